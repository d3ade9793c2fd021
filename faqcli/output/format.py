"""What every format can print. One is chosen for each run, and only that one is imported.

A format turns values into lines and prints nothing itself; `Output.show` does that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Entry, Heading, Problem, Results
    from faqcli.output.console import Output
    from faqcli.output.text import Text

    Lines = Iterable[Text | str]


class Format(Protocol):
    """Turns what a command found into lines."""

    def questions(self, faq: Faq, headings: Iterable[Heading]) -> Lines:
        """Return a list of questions."""

    def answers(self, faq: Faq, entries: Sequence[Entry], *, is_brief: bool) -> Lines:
        """Return entries; only their short answers if `is_brief`."""

    def best_answer(self, faq: Faq, query: str, results: Results, *, is_brief: bool) -> Lines:
        """Return the best hit as an answer with its matches highlighted, then the other hits.

        What the FAQ says about itself, if the query asks for that, takes the place of the answer.
        """

    def hits(self, faq: Faq, query: str, results: Results, rest: str = "") -> Lines:
        """Return the hits of a search, each with its best passage.

        What the FAQ says about itself, if the query asks for that, comes before them. `rest` says
        what was left out.
        """

    def facts(self, faq: Faq) -> Lines:
        """Return what a FAQ says about itself."""

    def problems(self, problems: Sequence[tuple[str, Problem]]) -> Lines:
        """Return the problems of files, each with the name of its file."""

    def remarks(self, faq: Faq, results: Results, *, are_listed: bool, rest: str = "") -> list[str]:
        """Return what its lines leave out and standard error should say.

        `are_listed` is false for `best_answer`, which shows only the first hit in full; `rest` is
        that of `hits`.
        """
        return []


def choose(output: Output, *, as_json: bool) -> Format:
    """Return the format for an output: JSON if asked for, else one for a terminal or a pipe."""
    if as_json:
        from faqcli.output.json import Json

        return Json(is_unicode=output.is_unicode)
    if output.is_terminal:
        from faqcli.output.terminal import Terminal

        return Terminal(output.width)
    from faqcli.output.plain import Plain

    return Plain()
