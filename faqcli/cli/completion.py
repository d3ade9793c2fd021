"""What a shell offers to complete: references, sections, tags and words of a FAQ, and its name."""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from faqcli.cli.arguments import program_of
from faqcli.errors import FaqError

if TYPE_CHECKING:
    from faqcli.faq import Faq

T = TypeVar("T")

_WORD = r"\w[\w.:-]*"
"""What no shell needs quotes for, and no program takes for an option."""
_NAME = r"\w[\w.,:/ -]*"
"""What needs them only for its spaces."""
_MOST_WORDS = 50


def complete_reference(incomplete: str, ctx: typer.Context) -> list[tuple[str, str]]:
    """Return the numbers and ids that start with the typed text, each with its question.

    bash and zsh sort by letters: there all numbers are as long as the longest, `03` as `12`, until
    one is typed.
    """
    from rich.console import Console

    from faqcli.output.text import Text
    from faqcli.output.wrap import cut

    typed = _typed(incomplete)
    headings = _ask(ctx, lambda faq: faq.headings())
    is_padded = typed[:1] in {"", "0"} and _shell() in {"bash", "zsh"}
    digits = len(str(headings[-1].number)) if headings and is_padded else 0
    width = Console().width  # Typer prints the questions with Rich, which wraps longer ones
    return [
        (_in_shell(ref, typed), _harmless(cut(Text(heading.question), width - 1).plain))
        for heading in headings
        for ref in (str(heading.number).zfill(digits), heading.id)
        if ref.startswith(typed) and (typed or ref.isdecimal()) and re.fullmatch(_WORD, ref)
    ]


def complete_section(incomplete: str, ctx: typer.Context) -> list[str]:
    """Return the titles of sections that start with the typed text."""
    titles = _ask(ctx, lambda faq: [section.title for section in faq.sections()])
    return _starting(incomplete, titles)


def complete_tag(incomplete: str, ctx: typer.Context) -> list[str]:
    """Return the tags that start with the typed text, the commonest first."""
    return _starting(incomplete, _ask(ctx, lambda faq: [name for name, _ in faq.tags()]))


def complete_word(incomplete: str, ctx: typer.Context) -> list[str]:
    """Return the commonest words of the FAQ that start with the typed text, if there is any."""
    from faqcli.text.tokens import folded

    start = folded(incomplete)
    if not start:
        return []
    forms = _ask(ctx, lambda faq: faq.index.lexicon.with_prefix(start, _MOST_WORDS))
    return _starting(incomplete, [incomplete + form.removeprefix(start) for form in forms])


def complete_faq(incomplete: str) -> list[str]:
    """Return the names of FAQs that start with the typed text, and then such files here as well.

    If there is no such name, nothing is returned, and the shell completes the names of files.
    """
    from faqcli.cli.discovery import named_faqs

    try:
        names = _starting(incomplete, named_faqs())
        return [*names, *_starting(incomplete, sorted(os.listdir()))] if names else []
    except (FaqError, OSError):
        return []


def _ask(ctx: typer.Context, question: Callable[["Faq"], Iterable[T]]) -> list[T]:
    """Return what the FAQ of a command line answers; nothing if it cannot be read.

    A message would only disturb the line that is being typed.
    """
    from faqcli.cli.discovery import choose
    from faqcli.faq import load

    try:
        named = ctx.params.get("file") or os.environ.get("FAQ_FILE") or None
        choice = choose(named, program_of(ctx))
        file = choice.path
        if isinstance(file, str) and not (Path(file).is_file() or Path(file).is_dir()):
            return []  # completion must not read from standard input or a pipe
        with load(file) as faq:
            return list(question(faq))
    except FaqError:
        return []


def _starting(incomplete: str, names: Iterable[str]) -> list[str]:
    """Return the names that start with the typed text, each once, as the shell wants them."""
    typed = _typed(incomplete)
    found = dict.fromkeys(name for name in names if name.startswith(typed))
    return [_in_shell(name, typed) for name in found if re.fullmatch(_NAME, name)]


def prepare() -> None:
    """Let bash complete what follows a colon, which is a word of its own there.

    Typer would only offer what begins with that colon.
    """
    words, last = _words()
    if _shell() == "bash" and words[last:] == [":"]:
        os.environ["COMP_CWORD"] = str(last + 1)


def _words() -> tuple[list[str], int]:
    """Return the words that bash has on its line up to the cursor, and which is the last."""
    last = int(os.environ.get("COMP_CWORD", "0"))
    return os.environ.get("COMP_WORDS", "").split()[: last + 1], last


def _shell() -> str:
    """Return the name of the shell that asks, in the variable that is named after the program."""
    asked = (value for name, value in os.environ.items() if re.fullmatch("_.*_COMPLETE", name))
    return next(asked, "").removeprefix("complete_")


def _typed(incomplete: str) -> str:
    """Return the whole word before the cursor; bash splits words at colons, as in `std:thread`."""
    if _shell() != "bash":
        return incomplete
    words, _ = _words()
    start = len(words) - 1
    while start > 0 and ":" in {words[start], words[start - 1]}:
        start -= 1
    return "".join(words[start:]) if ":" in words[start:] else incomplete


def _in_shell(name: str, typed: str) -> str:
    """Return a name as a shell completes it; only bash wants its spaces quoted.

    In bash the part of `typed` that ends with a colon stays on the line.
    """
    return name[typed.rfind(":") + 1 :].replace(" ", "\\ ") if _shell() == "bash" else name


def _harmless(question: str) -> str:
    """Return a question escaped for the shell and for Rich.

    zsh evaluates completions, and Typer escapes everything that matters except backslashes. Rich
    takes brackets for markup and words between colons for emoji.
    """
    text = question.replace("\\", "\N{FULLWIDTH REVERSE SOLIDUS}")
    return text.replace("[", "\\[").replace(":", ":[b][/b]")
