"""Words that a FAQ writes in another way than the query does.

They are two words instead of one, one instead of two, another way to write a number, or the words
that a misspelt one may be meant to be.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from faqcli.index.lexicon import Lexicon
from faqcli.search.lookup import Lookup
from faqcli.search.query import Term
from faqcli.search.synonyms import of_stems, synonyms_of
from faqcli.search.terms import ExpandedTerm, Expansion, typed_text
from faqcli.text.tokens import fold

_SIMILAR_WEIGHT = 0.8
"""The weight of a similar word, to be multiplied by its similarity."""
_SCALE_ENDINGS = ("thousand", "illion")
"""How number words end: `million`."""
_MIN_COMPOUND, _MAX_COMPOUND, _MIN_HALF = 6, 64, 3
"""How many letters a word has that may be written as two words, and each of the two at least."""


def as_one_word(lexicon: Lexicon, terms: Sequence[Term]) -> Iterator[ExpandedTerm]:
    """Yield the pairs of neighbouring words that the FAQ writes as one word: `git hub`."""
    pairs = {
        left.forms[0] + right.forms[0]: range(i, i + 2)
        for i, (left, right) in enumerate(pairwise(terms))
        if len(left.forms) == len(right.forms) == 1 and not right.is_prefix
    }
    long = [word for word in pairs if len(word) >= _MIN_COMPOUND]
    frequencies = lexicon.document_frequencies(long) if long else {}
    for word in sorted(word for word, frequency in frequencies.items() if frequency):
        expansions = tuple(_of_similar(lexicon, {word: 1.0}))
        yield ExpandedTerm(typed_text(terms, pairs[word]), expansions, pairs[word])


def numbers(lookup: Lookup, terms: Sequence[Term]) -> Iterator[ExpandedTerm]:
    """Yield the numbers among the terms that the FAQ writes in another way: `85k` as `85,000`."""
    if not any(map(_may_be_number, terms)):
        return
    from faqcli.search.numerals import LONGEST, other_spellings

    for start in range(len(terms)):
        for end in range(start + 1, min(start + LONGEST, len(terms)) + 1):
            if any(term.is_operator for term in terms[start:end]):
                continue
            spellings = other_spellings([term.forms[0] for term in terms[start:end]])
            expansions = tuple(_occurring(lookup, spellings))
            if expansions:
                covers = range(start, end)
                yield ExpandedTerm(typed_text(terms, covers), expansions, covers)


def _may_be_number(term: Term) -> bool:
    return term.forms[0][0].isdecimal() or term.forms[0].endswith(_SCALE_ENDINGS)


def _occurring(lookup: Lookup, spellings: Iterable[Sequence[str]]) -> Iterator[Expansion]:
    """Yield the spellings, word by word, that occur in the FAQ."""
    for spelling in spellings:
        positions = tuple(frozenset([form]) for form in spelling)
        if lookup.phrase(positions).document_frequency:
            yield Expansion(positions, is_typed=False)


def _of_similar(lexicon: Lexicon, similar: Mapping[str, float]) -> Iterator[Expansion]:
    """Yield the expansions of words of the FAQ that stand in for the one typed.

    Args:
        lexicon: the words of the FAQ.
        similar: how similar each of the folded words is, from 0 to 1.
    """
    stems = lexicon.stems(similar)
    synonyms = synonyms_of(lexicon, list(stems.values()))
    for word, similarity in similar.items():
        weight = _SIMILAR_WEIGHT * similarity if similarity < 1 else 1.0
        for expansion in of_stems(stems[word], synonyms, word):
            yield expansion._replace(
                weight=weight * expansion.weight,
                likeness=similarity * expansion.likeness,
                is_typed=False,
            )


def guess(lookup: Lookup, typed: str) -> Iterator[Expansion]:
    """Yield what a word that isn't in the FAQ may be meant to be: two words, or similar words."""
    lexicon = lookup.lexicon
    occurring = list(_occurring(lookup, _halves(lexicon, fold(typed))))
    if occurring:
        yield from occurring
        return
    from faqcli.search.spelling import nearest

    similar = nearest(lexicon, typed)
    if similar:
        yield from _of_similar(lexicon, similar)


def _halves(lexicon: Lexicon, word: str) -> list[tuple[str, str]]:
    """Return the pairs of known words that an unknown word is made of: `datacentre`."""
    if len(word) > _MAX_COMPOUND:
        return []
    inside = range(1, len(word))
    cuts = [i for i in inside if word[i - 1].isdecimal() != word[i].isdecimal()]  # covid19
    if len(word) >= _MIN_COMPOUND:
        cuts += inside[_MIN_HALF - 1 : len(word) - _MIN_HALF]
    pairs = [(word[:i], word[i:]) for i in dict.fromkeys(cuts)]
    if not pairs:
        return []
    known = lexicon.document_frequencies(sorted({half for pair in pairs for half in pair}))
    return [pair for pair in pairs if all(known.get(half) for half in pair)]
