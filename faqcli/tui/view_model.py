"""Everything that the screen reads from a FAQ: questions, search results, wrapped answers."""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from faqcli.faq import Faq
from faqcli.model import Entry, Hit, Results
from faqcli.output import answer as answers
from faqcli.output import plain
from faqcli.output.suggestions import nearest, on_search, problem_line
from faqcli.output.text import Text
from faqcli.sanitize import followable
from faqcli.tui.listing import WRAPPED, Item, Listing
from faqcli.tui.page import Page, compose

if TYPE_CHECKING:
    from faqcli.search.highlight import Highlighter

_EXCLUDED = re.compile(r"""(?<!\S)-("[^"]+"|\w\S*)|"[^"]*\"""")
"""What is left out of a search, or a phrase, in which a minus sign is only that."""
_FEW_FORMS = 10
"""At least as many forms as a word of a FAQ is likely to have."""
CHUNK = 100
"""How many questions of a long list are read at once."""


class LiveResults(NamedTuple):
    """The results of a search, as the screen shows them."""

    text: str
    """The text that was typed."""
    query: str
    """The query that was made of it: an unfinished last word is a prefix."""
    listing: Listing
    matched_as: dict[int, str]
    """By number, the spelling that an entry was matched as; empty if it was as typed."""
    total: str
    """How many entries match; a plus at the end means that there may be more."""
    nearest: int
    """The number of the nearest question if none matches; 0 if there is none."""
    is_complete: bool
    """Whether the listing has all of them, much weaker ones too."""


class ViewModel:
    """Reads from a FAQ what the screen shows; one thread at a time may use it."""

    def __init__(self, faq: Faq) -> None:
        self.faq = faq
        self._query = ""
        self._highlighter: Highlighter | None = None

    def close(self) -> None:
        """Close the FAQ."""
        self.faq.close()

    def replace(self, faq: Faq) -> None:
        """Read another FAQ from now on, and close the present one."""
        self.close()
        self.faq, self._highlighter = faq, None

    def outline(self) -> Listing:
        """Return all questions under their sections; of a long FAQ, the first are read."""
        sections = self.faq.sections()
        starts = accumulate((section.size for section in sections), initial=0)
        titles = {
            start: section.title
            for start, section in zip(starts, sections, strict=False)
            if section.title or start
        }
        items = (Item(h.number, h.question) for h in islice(self.faq.headings(), WRAPPED))
        name = self.faq.document.name
        notes = [] if len(self.faq.entries) else [f"{name} has no questions."]
        notes += filter(None, [self.problems()])
        return Listing(self.faq.entries.numbers, items, titles, notes, largest=self._largest)

    @property
    def _largest(self) -> int:
        return next(reversed(self.faq.entries.numbers), 0)

    def problems(self) -> str:
        """Return how many problems the file has; an empty text if it has none."""
        return problem_line(self.faq) if self.faq.problem_count else ""

    def chunk(self, index: int) -> list[Item]:
        """Return the questions around an index of the outline."""
        first = max(0, index - CHUNK // 2)
        entries = self.faq.entries[first : first + CHUNK]
        return [Item(entry.number, entry.question) for entry in entries]

    def preload(self) -> None:
        """Load what the first search needs, while nobody has typed anything yet."""
        from faqcli.search.engine import preload

        preload(self.faq.index)

    def search(self, text: str, limit: int, *, weaker: bool = False) -> LiveResults:
        """Search for a text whose last word may be unfinished.

        It is taken as a whole word, which finds similar ones and synonyms, if no word has it as a
        prefix, or only forms of it have.
        A word after a minus sign is left out. `weaker` is as for `Faq.search`.
        """
        asked, without = exclusions(text)
        find = partial(self.faq.search, limit=limit, without=without, weaker=weaker)
        query = asked if self._is_finished(asked) else beginning(asked)
        results = find(query)
        if query != asked and not results.about and (not results or results.missing):
            whole = find(asked)
            begins_none = any(word.endswith("*") for word in results.missing)
            knows_more = whole and len(whole.missing) < len(results.missing)
            if not results or begins_none or knows_more:
                query, results = asked, whole
        items = [_item(hit) for hit in results]
        notes, near = self._notes(text, asked, results)
        numbers = [item.number for item in items]
        return LiveResults(
            text,
            query,
            Listing(numbers, items, notes=notes, largest=self._largest),
            {hit.entry.number: hit.matched_as for hit in results},
            f"{results.total:,}{'' if results.is_total_exact else '+'}",
            near,
            len(items) < limit and not results.weaker,
        )

    def _is_finished(self, text: str) -> bool:
        """Return whether the last word of a text is one that begins no other word of the FAQ."""
        from faqcli.text.tokens import spell

        lexicon = self.faq.index.lexicon
        last = (spell(text)[1] or [""])[-1]
        forms = lexicon.with_prefix(last, _FEW_FORMS)
        return last in forms and len(set(lexicon.stems(forms).values())) == 1

    def _notes(self, text: str, asked: str, results: Results) -> tuple[list[str], int]:
        """Return what to say about results, and the number of the nearest question or 0."""
        notes = on_search(self.faq, text, results, is_live=True)
        if results.about:
            return [*notes, results.about.text], 0
        if results or results.nearest or not results.has_words or self.faq.count > WRAPPED:
            return notes, results.nearest or 0
        question = self.faq.nearest_question(asked)  # takes too long in a long FAQ
        return ([*notes, nearest(question)], question.number) if question else (notes, 0)

    def page(self, number: int, width: int, query: str = "", matched_as: str = "") -> Page:
        """Return an answer as `faq show` draws it, with the matches of a query.

        Raises:
            NotFoundError: there is no such question.
            UnreadableError: it can't be shown.
        """
        entry = self.faq.entry(number)
        spans = self._marker(query).spans if query else None
        found_by = plain.spelling(matched_as)
        lines = list(answers.answer(entry, width, spans))
        below = [*answers.provenance(self.faq, entry, width, found_by)]
        below += answers.credit(self.faq, width)
        lines += [Text(""), *below] if below else []
        return compose(entry, lines, answers.leads(self.faq, entry, width))

    def _marker(self, query: str) -> Highlighter:
        if self._highlighter is None or query != self._query:
            self._query, self._highlighter = query, self.faq.highlighter(query)
        return self._highlighter

    def find_again(self, entry: Entry | None) -> int:
        """Return the number of an entry that was read before the file changed.

        Look for its id first, then for its number, or the nearest number before it. Return 0 if
        there are no entries any more.
        """
        numbers = self.faq.entries.numbers
        if not numbers:
            return 0
        if entry is None:
            return numbers[0]
        number = self.faq.index.number_of(entry.id)
        if number and number in numbers:
            return number
        return max((n for n in numbers if n <= entry.number), default=numbers[0])

    def citation(self, entry: Entry) -> str:
        """Return a question with its source and date."""
        about = self.faq.about
        source = answers.citation(about.source).plain or about.title or self.faq.document.name
        as_of = f" (as of {about.as_of})" if about.as_of else ""
        return f"“{entry.question}” {source}{as_of}"

    def address(self) -> str:
        """Return the address of the source; an empty text if it can't be opened."""
        return followable(self.faq.about.source.url)


def _item(hit: Hit) -> Item:
    """Return a hit as the list shows it."""
    passages = {passage.field: passage for passage in hit.passages}
    question = passages.pop("question", None)
    spans = question.spans if question else ()
    best = next(iter(passages.values()), None)
    return Item(hit.entry.number, hit.entry.question, spans, plain.spelling(hit.matched_as), best)


def exclusions(text: str) -> tuple[str, list[str]]:
    """Return what is asked for, and the words and phrases after a minus sign: `tea -"iced tea"`."""
    without = [match[1] for match in _EXCLUDED.finditer(text) if match[1]]
    return _EXCLUDED.sub(lambda match: "" if match[1] else match[0], text), without


def beginning(text: str) -> str:
    """Return a query in which the last word is a prefix, if the text ends in a word."""
    from faqcli.text.tokens import words

    typed = words(text)
    return f"{text}*" if typed and typed[-1].end == len(text) else text
