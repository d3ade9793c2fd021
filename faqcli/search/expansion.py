"""The terms of a query → the words of this FAQ that they stand for (query expansion)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from faqcli.index.lexicon import Lexicon
from faqcli.search.lookup import Lookup
from faqcli.search.query import DEFAULTS, Options, Term
from faqcli.text.tokens import fold, is_unspaced, spell

_SYNONYM_WEIGHT = 0.9
_OTHER_FORM_WEIGHT = 0.6
"""The weight of another word with the same stem: `secure` where `security` was typed."""
_SIMILAR_WEIGHT = 0.8
"""The weight of a similar word, to be multiplied by its similarity."""
_OTHER_FORM_LIKENESS = 0.5
_SIMILAR_LIKENESS = 1.0
_MAX_PREFIXED, _MIN_PREFIXED = 64, 4
"""How many words all prefixes of a query stand for at most, and each prefix at least."""
_MIN_COMPOUND, _MAX_COMPOUND, _MIN_HALF = 6, 64, 3
"""How many letters a word has that may be written as two words, and each of the two at least."""


class Expansion(NamedTuple):
    """One way in which a text may express a term: a word, or several words in a row."""

    positions: tuple[frozenset[str], ...]
    """The folded forms that each of the words may have."""
    weight: float = 1.0
    """How much it counts in ranking, compared to the term as typed."""
    is_typed: bool = True
    """Whether it is what was typed, in any form of the word, and not a synonym."""
    likeness: float = 1.0
    """How certain it is that it means what was typed, from 0 to 1."""


class ExpandedTerm(NamedTuple):
    """A term of a query, or several in a row, and every way in which a text may express it."""

    typed: str
    expansions: tuple[Expansion, ...]
    """Empty if nothing that expresses it is in the FAQ."""
    covers: range
    """Which of the query's terms it stands for."""
    is_function: bool = False
    is_generic: bool = False


class _Synonyms(NamedTuple):
    """The FAQ's synonyms of the terms of a query. Words are given by their stems."""

    members: dict[str, list[str]]
    """All members of the groups that a term, or several terms in a row, belongs to."""
    compounds: dict[str, range]
    """The synonyms that cover several terms, and which terms each covers."""
    forms: dict[str, set[str]]
    """The words of each stem that occur in entries."""


def expand(lookup: Lookup, terms: Sequence[Term], options: Options) -> list[ExpandedTerm]:
    """Return an expanded term for each term, in the order of the query.

    After these come the runs of terms that have a synonym together, such as `power plant`, then
    the pairs of terms that the FAQ writes as one word.
    """
    lexicon = lookup.lexicon
    stems = _stems(lexicon, terms)
    keys = [" ".join(stems[form] for form in term.forms) for term in terms]
    synonyms = _synonyms(lexicon, keys, options)
    prefixes = sum(_is_part(term) for term in terms)
    limit = max(_MIN_PREFIXED, _MAX_PREFIXED // max(1, prefixes))
    expanded = []
    for i, (term, key) in enumerate(zip(terms, keys, strict=True)):
        expansions = tuple(_expansions(lexicon, term, key, synonyms, options, limit))
        expanded.append(ExpandedTerm(term.typed, expansions, range(i, i + 1)))
    for key, covers in synonyms.compounds.items():
        expansions = tuple(_of_stems(key, synonyms))
        expanded.append(ExpandedTerm(_typed(terms, covers), expansions, covers))
    if options.uses_similar and not options.is_exact:
        expanded += _joined(lexicon, terms)
        covered = {i for one in expanded[len(terms) :] for i in one.covers}
        for i, term in enumerate(terms):
            if not expanded[i].expansions and i not in covered and len(term.forms) == 1:
                expanded[i] = _guess(lookup, expanded[i])
    return [_classify(lexicon, one, terms) for one in expanded]


def _classify(lexicon: Lexicon, one: ExpandedTerm, terms: Sequence[Term]) -> ExpandedTerm:
    """Return an expanded term that knows whether it is a stopword."""
    forms = [form for i in one.covers for form in terms[i].forms]
    is_word = len(forms) == 1 and not terms[one.covers.start].is_prefix
    stopwords = lexicon.stopwords
    return one._replace(
        is_function=is_word and forms[0] in stopwords.function,
        is_generic=is_word and forms[0] in stopwords.generic,
    )


def _typed(terms: Sequence[Term], covers: range) -> str:
    return " ".join(terms[i].typed for i in covers)


def _stems(lexicon: Lexicon, terms: Sequence[Term]) -> dict[str, str]:
    """Return the stem of each folded word of the terms."""
    typed: dict[str, str] = {}
    for term in terms:
        # A single word is not split again: by itself it might be split in another way.
        written = [term.typed] if len(term.forms) == 1 else spell(term.typed)[0]
        typed.update(zip_longest(term.forms, written[: len(term.forms)], fillvalue=""))
    stems = lexicon.stems(list(typed))
    unknown = typed.keys() - stems.keys()
    stems.update((form, lexicon.stem(typed[form].rstrip("*") or form)) for form in unknown)
    return stems


def _synonyms(lexicon: Lexicon, keys: Sequence[str], options: Options) -> _Synonyms:
    if options.is_exact:
        return _Synonyms({}, {}, {})
    runs = _runs(keys, lexicon.longest_synonym)
    groups = lexicon.synonym_groups(list(runs)) if runs else {}
    members = {key: _members(lexicon, found) for key, found in groups.items()}
    stems = {stem for key in keys for stem in key.split(" ")}
    stems |= {stem for listed in members.values() for key in listed for stem in key.split(" ")}
    compounds = {key: runs[key] for key in members if key not in keys}
    return _Synonyms(members, compounds, lexicon.forms(sorted(stems)))


def _runs(keys: Sequence[str], longest: int) -> dict[str, range]:
    """Return the runs of at most `longest` keys, joined, and where each is first."""
    runs: dict[str, range] = {}
    for start in range(len(keys)):
        for end in range(start + 1, min(start + longest, len(keys)) + 1):
            runs.setdefault(" ".join(keys[start:end]), range(start, end))
    return runs


def _members(lexicon: Lexicon, groups: Iterable[int]) -> list[str]:
    return [member for group in sorted(groups) for member, _ in lexicon.synonyms(group)]


def _expansions(
    lexicon: Lexicon, term: Term, key: str, synonyms: _Synonyms, options: Options, limit: int
) -> Iterator[Expansion]:
    """Yield the expansions of one term; a prefix stands for at most `limit` words."""
    form = term.forms[0]
    if _is_part(term):
        read = lexicon.with_prefix if term.is_prefix else lexicon.containing
        forms = read(form, limit)
        if forms:
            yield Expansion((frozenset(forms),))
    elif options.is_exact:
        frequencies = lexicon.document_frequencies(term.forms)
        if all(frequencies.get(form) for form in term.forms):
            yield Expansion(tuple(frozenset([form]) for form in term.forms))
    else:
        yield from _of_stems(key, synonyms, form if len(term.forms) == 1 else "")


def _is_part(term: Term) -> bool:
    """Return whether a term is a part of words: a prefix, or one character of an unspaced script.

    Words of these scripts are indexed as pairs of characters.
    """
    return term.is_prefix or (len(term.forms[0]) == 1 and is_unspaced(term.forms[0]))


def _of_stems(key: str, synonyms: _Synonyms, form: str = "") -> Iterator[Expansion]:
    """Yield the expansions of a run of stems: its own words, then those of its synonyms.

    If the folded word `form` is given, other words with its stem weigh less.
    """
    typed = _positions(key, synonyms)
    if typed and not form:
        yield Expansion(typed)
    elif typed:
        same, others = typed[0] & {form}, typed[0] - {form}
        if same:
            yield Expansion((same,))
        if others:
            yield Expansion((others,), _OTHER_FORM_WEIGHT, likeness=_OTHER_FORM_LIKENESS)
    for member in synonyms.members.get(key, ()):
        positions = _positions(member, synonyms) if member != key else ()
        if positions:
            yield Expansion(positions, _SYNONYM_WEIGHT, is_typed=False)


def _positions(key: str, synonyms: _Synonyms) -> tuple[frozenset[str], ...]:
    """Return the words of each stem in a run; nothing if one of the stems isn't in any entry."""
    positions = tuple(frozenset(synonyms.forms.get(stem, ())) for stem in key.split(" "))
    return positions if all(positions) else ()


def _joined(lexicon: Lexicon, terms: Sequence[Term]) -> Iterator[ExpandedTerm]:
    """Yield the pairs of neighbouring words that the FAQ writes as one word: `git hub`."""
    pairs = {
        left.forms[0] + right.forms[0]: range(i, i + 2)
        for i, (left, right) in enumerate(pairwise(terms))
        if len(left.forms) == len(right.forms) == 1 and not right.is_prefix
    }
    long = [word for word in pairs if len(word) >= _MIN_COMPOUND]
    frequencies = lexicon.document_frequencies(long) if long else {}
    for word in sorted(word for word, frequency in frequencies.items() if frequency):
        expansions = tuple(_of_similar(lexicon, word, 1.0))
        yield ExpandedTerm(_typed(terms, pairs[word]), expansions, pairs[word])


def _of_similar(lexicon: Lexicon, word: str, similarity: float) -> Iterator[Expansion]:
    """Yield the expansions of a word of the FAQ that stands in for the one typed."""
    key = lexicon.stems([word])[word]
    weight = _SIMILAR_WEIGHT * similarity if similarity < 1 else 1.0
    likeness = _SIMILAR_LIKENESS * similarity if similarity < 1 else 1.0
    for expansion in _of_stems(key, _synonyms(lexicon, [key], DEFAULTS), word):
        yield expansion._replace(
            weight=weight * expansion.weight,
            likeness=likeness * expansion.likeness,
            is_typed=False,
        )


def _guess(lookup: Lookup, one: ExpandedTerm) -> ExpandedTerm:
    """Return an unknown word, expanded to two words of the FAQ or to similar words."""
    lexicon = lookup.lexicon
    halves = _halves(lexicon, fold(one.typed))
    split = (tuple(frozenset([half]) for half in pair) for pair in halves)
    occurring = tuple(
        Expansion(positions, is_typed=False)
        for positions in split
        if lookup.phrase(positions).document_frequency
    )
    if occurring:
        return one._replace(expansions=occurring)
    from faqcli.search.spelling import nearest

    similar = nearest(lexicon, one.typed)
    expansions = [e for s in similar for e in _of_similar(lexicon, s.form, s.similarity)]
    return one._replace(expansions=tuple(expansions))


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


def neighbours(expanded: Sequence[ExpandedTerm]) -> Iterator[tuple[int, list[frozenset[str]]]]:
    """Yield the phrase that each two neighbouring terms form, and the place of the first one."""
    for i, pair in enumerate(pairwise(expanded)):
        positions = [
            frozenset().union(*(e.positions[0] for e in one.expansions if len(e.positions) == 1))
            for one in pair
        ]
        if all(positions):
            yield i, positions
