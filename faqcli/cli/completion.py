"""What a shell offers to complete: references to entries, and names of FAQs."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import typer

from faqcli.errors import FaqError

_PLAIN = r"\w[\w.-]*"
"""What no shell needs quotes for, and no program takes for an option."""


def complete_reference(incomplete: str, ctx: typer.Context) -> Iterator[tuple[str, str]]:
    """Yield the numbers and ids that start with the typed text, each with its question."""
    try:
        from faqcli.cli.discovery import choose

        file = choose(ctx.params.get("file") or os.environ.get("FAQ_FILE") or None).path
        if file and not (Path(file).is_file() or Path(file).is_dir()):
            return  # completion must not read from standard input or a pipe
        from rich.console import Console

        from faqcli.faq import load
        from faqcli.output.text import Text
        from faqcli.output.wrap import cut

        width = Console().width  # Typer prints the questions with Rich, which wraps longer ones
        with load(file) as faq:
            headings = list(faq.headings())
        for heading in headings:
            for ref in (str(heading.number), heading.id):
                is_wanted = ref.startswith(incomplete) and (incomplete or ref.isdecimal())
                if is_wanted and re.fullmatch(_PLAIN, ref):
                    yield ref, _harmless(cut(Text(heading.question), width - 1).plain)
    except FaqError:
        return  # a message would only disturb the line that is being typed


def complete_faq(incomplete: str) -> list[str]:
    """Return the names of FAQs that start with the typed text, and then such files here as well.

    If there is no such name, nothing is returned, and the shell completes the names of files.
    """
    from faqcli.cli.configuration import read_configuration

    try:
        names = [name for name in read_configuration().faqs if name.startswith(incomplete)]
        files = sorted(os.listdir()) if names else []
    except (FaqError, OSError):
        return []
    found = [*names, *(name for name in files if name.startswith(incomplete))]
    return [name for name in found if re.fullmatch(_PLAIN, name)]


def _harmless(question: str) -> str:
    """Return a question escaped for the shell and for Rich.

    zsh evaluates completions, and Typer escapes everything that matters except backslashes. Rich
    takes brackets for markup and words between colons for emoji.
    """
    text = question.replace("\\", "\N{FULLWIDTH REVERSE SOLIDUS}")
    return text.replace("[", "\\[").replace(":", ":[b][/b]")
