"""A document in another format than YAML → its entries, as the YAML reader yields them."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from faqcli.errors import UnreadableError
from faqcli.markup.blocks import parse
from faqcli.model import About, Body, Entry, Problem
from faqcli.readers.extraction import Extraction, LeftOut, entries_of
from faqcli.readers.identifiers import Identifiers
from faqcli.readers.locator import locate
from faqcli.readers.source import Document
from faqcli.readers.yaml.entries import Parsed, ParsedEntry
from faqcli.readers.yaml.fields import Value
from faqcli.readers.yaml.nodes import Position, Scalar
from faqcli.sanitize import all_visible

_HOW = (
    "Questions are headings, `Q:` lines, bold lines, `<details>` or terms of a definition list;"
    " in JSON or a page, a schema.org FAQPage; in a table, rows below `question` and `answer`."
)


class ExtractedReader:
    """Reads the questions that were extracted from a document.

    It is used like `faqcli.readers.yaml.reader.Reader`.
    """

    stopped = 0
    altered = ()

    def __init__(
        self,
        document: Document,
        extraction: Extraction,
        text: str,
        identifiers: Identifiers | None = None,
    ) -> None:
        # Readers decode escapes and character references: only now is all text what it will be.
        extraction = all_visible(extraction)
        self.about: About = extraction.about
        self.is_faq = bool(extraction.items)
        self.identifiers = identifiers or Identifiers()
        self._is_whole = identifiers is None
        self.left_out: tuple[LeftOut, ...] = extraction.left_out
        self.how = extraction.how
        self._document = document
        self._extraction = extraction
        self._text = text
        self._problems: list[Problem] = []

    def problems(self) -> list[Problem]:
        """Return what is wrong, in file order, each with the line that it is on."""
        return self._document.with_excerpts(self._problems)

    def entries(self) -> Iterator[Entry]:
        """Yield the entries, in order.

        Raises:
            UnreadableError: there are none.
        """
        for parsed in self.parse():
            if isinstance(parsed, ParsedEntry) and parsed.entry is not None:
                yield parsed.entry

    def parse(self) -> Iterator[Parsed]:
        """Yield the entries with the places of their questions.

        Raises:
            UnreadableError: there are none.
        """
        if not self.is_faq:
            hint = " ".join([*(f"Left out: {one}." for one in self.left_out), _HOW])
            raise UnreadableError(f"No questions were found in {self._document.name}.", hint)
        items = self._extraction.items
        entries = entries_of(items, self.identifiers, is_whole=self._is_whole)
        lines = [item.line for item in items]
        if not all(lines):
            lines = [line for line, _ in locate((item.question for item in items), self._text)]
        for entry, line in zip(entries, lines, strict=True):
            place = Position(line, 1)
            if not entry.answer.strip():
                self._problems.append(Problem("warning", "the answer is empty", *place))
            body = Body(parse(entry.short), parse(entry.answer), parse(entry.note))
            fields = entry._asdict()
            values = {
                name: Value(place, Scalar(place, fields[name], plain=False))
                for name in ("question", "answer", "short", "note")
            }
            yield ParsedEntry(entry._replace(body=body), MappingProxyType(values))
