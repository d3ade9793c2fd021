"""Where words and phrases occur in the entries of a FAQ."""

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from faqcli.index.codes import phrase_pattern
from faqcli.index.lexicon import Lexicon
from faqcli.index.postings import (
    CHAMPIONS,
    IN_ALIAS,
    IN_QUESTION,
    Postings,
    champions,
    merge,
    postings_of,
)

_MANY = 8
"""More words than this are looked up as if they were one word."""
_MAX_READ = 20 * CHAMPIONS
"""How many postings of many words are read if only the best entries are wanted."""
MAX_PHRASE_ENTRIES = 2000
"""In how many entries a phrase is looked for if only the best entries are wanted."""


class Lookup:
    """Looks up the postings of words and phrases, those of each word once.

    Args:
        lexicon: the words of the FAQ.
        max_phrase_entries: the largest number of entries in which a phrase is looked for; None
            for all, which also makes it read all postings of many words.
    """

    def __init__(
        self, lexicon: Lexicon, max_phrase_entries: int | None = MAX_PHRASE_ENTRIES
    ) -> None:
        self.lexicon = lexicon
        self._max_phrase_entries = max_phrase_entries
        self._known: dict[str, tuple[str, Postings]] = {}
        self._loaded: set[str] = set()

    def load(self, forms: Iterable[str]) -> None:
        """Read the postings of folded words, all at once."""
        fresh = set(forms) - self._loaded
        if fresh:
            self._known.update(self.lexicon.postings(sorted(fresh)))
            self._loaded |= fresh

    def words(self, forms: Collection[str]) -> list[Postings]:
        """Return the postings of each of the folded words that occur at all."""
        self.load(forms)
        return [self._known[form][1] for form in sorted(forms) if form in self._known]

    def codes(self, forms: Collection[str]) -> list[str]:
        """Return the code of each of the folded words that occur at all."""
        self.load(forms)
        return [self._known[form][0] for form in sorted(forms) if form in self._known]

    def any_of(self, forms: Collection[str]) -> list[Postings]:
        """Return the postings of any of the folded words, merged into one if they are many."""
        listed = self.words(forms)
        if len(listed) <= _MANY:
            return listed
        if self._max_phrase_entries is None:
            return [merge(listed)]
        measures = self.lexicon.measures
        listed.sort(key=lambda postings: -postings.document_frequency)
        sizes = accumulate(min(postings.document_frequency, CHAMPIONS) for postings in listed)
        most = max(1, sum(size <= _MAX_READ for size in sizes))
        return [
            merge(
                listed[:most],
                lambda encoded: champions(encoded, measures.question_lengths, measures.lengths),
                unread=listed[most:],
            )
        ]

    def phrase(self, positions: Sequence[Collection[str]]) -> Postings:
        """Return the postings of a phrase, given the folded words allowed in each position."""
        self.load(form for forms in positions for form in forms)
        codes = [self.codes(forms) for forms in positions]
        if not all(codes):
            return postings_of({})
        pattern = phrase_pattern(codes)
        occurrences = {}
        numbers = self._with_every_word(positions)
        texts = self.lexicon.encoded_texts(numbers[: self._max_phrase_entries])
        for number, text in texts.items():
            in_question = len(pattern.findall(text.question))
            in_alias = any(map(pattern.search, text.aliases))
            frequency = in_question + len(pattern.findall(text.rest)) or in_alias
            if frequency:
                flags = IN_QUESTION * bool(in_question) | IN_ALIAS * in_alias
                occurrences[number] = (frequency, flags)
        return postings_of(occurrences, is_partial=len(texts) < len(numbers))

    def _with_every_word(self, positions: Sequence[Collection[str]]) -> list[int]:
        """Return the entries with a word for each position, anywhere in them.

        If not all can be read, the first are those with the most of the words in their question.
        """
        groups = sorted(
            map(self.words, positions), key=lambda group: sum(p.document_frequency for p in group)
        )
        rarest = {number for postings in groups[0] for number in postings.numbers()}
        numbers = [
            number
            for number in rarest
            if all(any(p.get(number) for p in group) for group in groups[1:])
        ]
        if self._max_phrase_entries is not None and len(numbers) > self._max_phrase_entries:
            numbers.sort(key=lambda n: -sum(max(p.get(n) & IN_QUESTION for p in g) for g in groups))
        return numbers
