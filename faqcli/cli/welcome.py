"""The short help of `faq` without a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqcli.faq import Faq

_TRIED = ("will ukraine join nato", "kherson"), ("YOUR QUESTION", "WORDS")
"""What to ask and what to search for: in the bundled FAQ, and in any other."""


def welcome(faq: Faq) -> list[str]:
    """Return the name of a FAQ and the commands that a newcomer needs."""
    question, word = _TRIED[bool(faq.document.argument)]
    uses = {
        faq.command("list"): "the questions",
        faq.command("show", str(min(3, faq.count))): "an answer",
        faq.command("search", word): "what mentions it",
        faq.command("browse"): "the full screen",
    }
    widest = max(map(len, uses))
    noun = "question" if faq.count == 1 else "questions"
    title = f"{faq.title}\n{faq.count:,} {noun}\n\n"
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
