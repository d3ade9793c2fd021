"""The short help of `faq` without a command."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from faqcli.cli.commands import COMMANDS
from faqcli.sanitize import query_words

if TYPE_CHECKING:
    from faqcli.faq import Faq

_TRIED = ("will ukraine join nato", "kherson"), ("YOUR QUESTION", "WORDS")
"""What to ask and what to search for: in the bundled FAQ, and in any other."""
_LOOKED_AT, _LONG = 50, 72
"""How many questions may become examples, and the width that an example should keep to."""
_TAKEN = {"", "help", *COMMANDS}
"""What a question can't begin with, since that would be a command."""


def welcome(faq: Faq) -> list[str]:
    """Return the name of a FAQ and the commands that a newcomer needs.

    A program with a FAQ of its own shows how to ask three of its questions.
    """
    noun = "question" if faq.count == 1 else "questions"
    title = f"{faq.title}\n{faq.count:,} {noun}\n\n"
    if faq.program.file is not None:
        return [title, *_uses_of_program(faq)]
    question, word = _TRIED[bool(faq.document.argument)]
    uses = {
        faq.command("list"): "the questions",
        faq.command("show", str(min(3, faq.count))): "an answer",
        faq.command("search", word): "what mentions it",
        faq.command("browse"): "the full screen",
    }
    widest = max(map(len, uses))
    usage = [
        f"Ask in your own words:\n  {faq.command(*question.split())}\n\n",
        *(f"  {command:<{widest}}  {use}\n" for command, use in uses.items()),
        "\n",
    ]
    return [
        title,
        *(usage if faq.count else ()),
        "`faq --help` lists all commands.\n",
        "" if faq.document.argument else "`faq -f FAQ.yaml` reads your own.\n",
    ]


def _uses_of_program(faq: Faq) -> list[str]:
    asked = [_asked(heading.question) for heading in islice(faq.headings(), _LOOKED_AT)]
    queries = [" ".join(words) for words in asked if words[0] not in _TAKEN]
    lines = [faq.program.line(*query_words(query)) for query in queries]
    shown = sorted(lines, key=lambda line: len(line) > _LONG)[:3]
    return [
        *(f"  {line}\n" for line in shown),
        "\n" if shown else "",
        faq.hint("`{}` shows all questions, ", "list")
        + f"`{faq.program.line('--help')}` lists all commands.\n",
    ]


def _asked(question: str) -> list[str]:
    """Return the words of a question as somebody would type them."""
    first, *others = question.rstrip(" ?？¿").split() or [""]
    return [first.lower() if first[1:].islower() else first, *others]
