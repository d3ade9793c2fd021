"""The terms of a query → the words of this FAQ that they stand for."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from faqcli.index.store import Index
from faqcli.search.query import EVERYTHING, Scope, Term
from faqcli.search.statistics import Counter
from faqcli.text.tokens import fold, is_unspaced, spell

_SYNONYM_WEIGHT = 0.9
"""What a synonym counts against the word that was typed."""
_OTHER_FORM_WEIGHT = 0.6
"""What another word of the same stem counts: `secure` where `security` was typed."""
_NEAR_WEIGHT = 0.8
"""What a near word counts, times its nearness."""
_OTHER_FORM_LIKENESS = 0.5
_NEAR_LIKENESS = 1.0
_MOST_BEGINNINGS, _LEAST_BEGINNINGS = 64, 4
"""How many words all beginnings of a query stand for at most, the commonest, and each at least."""
_LEAST_JOINED, _MOST_JOINED, _LEAST_HALF = 6, 64, 3
"""How many letters a word has that may be written as two, and each of the two at least."""


class Alternative(NamedTuple):
    """One way in which a term may stand in a text: a run of words."""

    places: tuple[frozenset[str], ...]
    """For each word of the run, the folded forms that it may have."""
    weight: float = 1.0
    is_typed: bool = True
    """Whether it is what was typed, in whatever form of the word; not for synonyms."""
    likeness: float = 1.0
    """How sure it is that it means what was typed, from 0 to 1."""


class Wanted(NamedTuple):
    """A term of a query and all ways in which it may stand in this FAQ."""

    typed: str
    alternatives: tuple[Alternative, ...]
    """None when no entry has a word of it."""
    first: int
    """Which term of the query it starts with, and before which it ends."""
    last: int
    is_function: bool = False
    is_generic: bool = False


class _Synonyms(NamedTuple):
    """What the FAQ's groups of synonyms say of the stems of a query."""

    members: dict[str, list[str]]
    """The stems of all members of the groups that a run of stems is a member of."""
    runs: dict[str, tuple[int, int]]
    """The runs of several terms that are one, and where in the query."""
    forms: dict[str, set[str]]
    """The words that stand in entries, by their stems."""


def resolve(
    index: Index, counter: Counter, terms: Sequence[Term], scope: Scope = EVERYTHING
) -> list[Wanted]:
    """Return what to look for, for each term.

    After these comes each run of several terms that is a synonym of something, and each two that
    the FAQ writes as one word.
    """
    stems = _stems(index, terms)
    keys = [" ".join(stems[form] for form in term.forms) for term in terms]
    synonyms = _synonyms(index, keys, scope)
    beginnings = sum(_is_part(term) for term in terms)
    most = max(_LEAST_BEGINNINGS, _MOST_BEGINNINGS // max(1, beginnings))
    wanted = [
        Wanted(term.typed, tuple(_alternatives(index, term, key, synonyms, scope, most)), i, i + 1)
        for i, (term, key) in enumerate(zip(terms, keys, strict=True))
    ]
    wanted += [
        Wanted(_typed(terms, first, last), tuple(_of_stems(key, synonyms)), first, last)
        for key, (first, last) in synonyms.runs.items()
    ]
    if scope.takes_near and not scope.is_exact:
        wanted += _joined(index, terms)
        covered = {i for one in wanted[len(terms) :] for i in range(one.first, one.last)}
        for i, term in enumerate(terms):
            if not wanted[i].alternatives and i not in covered and len(term.forms) == 1:
                wanted[i] = _guess(index, counter, wanted[i])
    return [_judged(index, one, terms) for one in wanted]


def _judged(index: Index, one: Wanted, terms: Sequence[Term]) -> Wanted:
    """Return a wanted term, with what kind of word it is."""
    forms = [form for term in terms[one.first : one.last] for form in term.forms]
    is_word = len(forms) == 1 and not terms[one.first].is_beginning
    stopwords = index.stopwords
    return one._replace(
        is_function=is_word and forms[0] in stopwords.function,
        is_generic=is_word and forms[0] in stopwords.generic,
    )


def _typed(terms: Sequence[Term], first: int, last: int) -> str:
    return " ".join(term.typed for term in terms[first:last])


def _stems(index: Index, terms: Sequence[Term]) -> dict[str, str]:
    """Return the stem of each folded word of the terms."""
    typed: dict[str, str] = {}
    for term in terms:
        # A word by itself is not always cut as it was in its place: it is not cut again.
        written = [term.typed] if len(term.forms) == 1 else spell(term.typed)[0]
        typed.update(zip_longest(term.forms, written[: len(term.forms)], fillvalue=""))
    stems = index.stems(list(typed))
    unknown = typed.keys() - stems.keys()
    if unknown:
        from faqcli.text.stems import stemmer

        stem = stemmer(index.about().language)
        stems.update((form, stem(typed[form].rstrip("*") or form)) for form in unknown)
    return stems


def _synonyms(index: Index, keys: Sequence[str], scope: Scope) -> _Synonyms:
    if scope.is_exact:
        return _Synonyms({}, {}, {})
    runs = _runs(keys, int(index.meta["longest_synonym"]))
    families = index.families(list(runs)) if runs else {}
    members = {key: _members(index, found) for key, found in families.items()}
    sought = {stem for key in keys for stem in key.split(" ")}
    sought |= {stem for listed in members.values() for key in listed for stem in key.split(" ")}
    several = {key: runs[key] for key in members if key not in keys}
    return _Synonyms(members, several, index.forms(sorted(sought)))


def _runs(keys: Sequence[str], longest: int) -> dict[str, tuple[int, int]]:
    """Return the runs of consecutive keys of at most `longest`, each with its place."""
    found: dict[str, tuple[int, int]] = {}
    for first in range(len(keys)):
        for last in range(first + 1, min(first + longest, len(keys)) + 1):
            found.setdefault(" ".join(keys[first:last]), (first, last))
    return found


def _members(index: Index, families: Iterable[int]) -> list[str]:
    return [member for family in sorted(families) for member, _ in index.members(family)]


def _alternatives(
    index: Index, term: Term, key: str, synonyms: _Synonyms, scope: Scope, most: int
) -> Iterator[Alternative]:
    """Yield the ways in which one term may stand in the FAQ, parts of words in `most` of these."""
    form = term.forms[0]
    if _is_part(term):
        forms = index.beginning(form, most) if term.is_beginning else index.containing(form, most)
        if forms:
            yield Alternative((frozenset(forms),))
    elif scope.is_exact:
        held = index.entries_with(term.forms)
        if all(held.get(form) for form in term.forms):
            yield Alternative(tuple(frozenset([form]) for form in term.forms))
    else:
        yield from _of_stems(key, synonyms, form if len(term.forms) == 1 else "")


def _is_part(term: Term) -> bool:
    """Tell whether a term is a part of words: a beginning, or one character of a pair."""
    return term.is_beginning or (len(term.forms[0]) == 1 and is_unspaced(term.forms[0]))


def _of_stems(key: str, synonyms: _Synonyms, form: str = "") -> Iterator[Alternative]:
    """Yield a run of stems as runs of forms: as typed, for less in other forms, its synonyms."""
    typed = _run(key, synonyms)
    if typed and not form:
        yield Alternative(typed)
    elif typed:
        same, others = typed[0] & {form}, typed[0] - {form}
        if same:
            yield Alternative((same,))
        if others:
            yield Alternative((others,), _OTHER_FORM_WEIGHT, likeness=_OTHER_FORM_LIKENESS)
    for member in synonyms.members.get(key, ()):
        found = _run(member, synonyms) if member != key else ()
        if found:
            yield Alternative(found, _SYNONYM_WEIGHT, is_typed=False)


def _run(key: str, synonyms: _Synonyms) -> tuple[frozenset[str], ...]:
    """Return a run of stems as a run of forms; empty if no entry has a word of it."""
    places = tuple(frozenset(synonyms.forms.get(stem, ())) for stem in key.split(" "))
    return places if all(places) else ()


def _joined(index: Index, terms: Sequence[Term]) -> Iterator[Wanted]:
    """Yield each two neighbouring words that the FAQ writes as one: `git hub`."""
    couples = {
        left.forms[0] + right.forms[0]: i
        for i, (left, right) in enumerate(pairwise(terms))
        if len(left.forms) == len(right.forms) == 1 and not right.is_beginning
    }
    long = [word for word in couples if len(word) >= _LEAST_JOINED]
    for word, entries in sorted(index.entries_with(long).items()) if long else ():
        if entries:
            first = couples[word]
            found = tuple(_like(index, word, 1.0))
            yield Wanted(_typed(terms, first, first + 2), found, first, first + 2)


def _like(index: Index, word: str, nearness: float) -> Iterator[Alternative]:
    """Yield a word of the FAQ that stands in for the one typed, its other forms, its synonyms."""
    key = index.stems([word])[word]
    weight = _NEAR_WEIGHT * nearness if nearness < 1 else 1.0
    likeness = _NEAR_LIKENESS * nearness if nearness < 1 else 1.0
    for alternative in _of_stems(key, _synonyms(index, [key], EVERYTHING), word):
        yield alternative._replace(
            weight=weight * alternative.weight,
            likeness=likeness * alternative.likeness,
            is_typed=False,
        )


def _guess(index: Index, counter: Counter, one: Wanted) -> Wanted:
    """Return what a word that the FAQ does not have may be there: two words, or near ones."""
    halves = _halves(index, fold(one.typed))
    runs = (tuple(frozenset([half]) for half in pair) for pair in halves)
    standing = tuple(Alternative(run, is_typed=False) for run in runs if counter.run(run).entries)
    if standing:
        return one._replace(alternatives=standing)
    from faqcli.search.spelling import nearest

    near = [a for n in nearest(index, one.typed) for a in _like(index, n.form, n.nearness)]
    return one._replace(alternatives=tuple(near))


def _halves(index: Index, word: str) -> list[tuple[str, str]]:
    """Return the pairs of known words that a word is made of."""
    if len(word) > _MOST_JOINED:
        return []
    inside = range(1, len(word))
    cuts = [i for i in inside if word[i - 1].isdecimal() != word[i].isdecimal()]  # covid19
    if len(word) >= _LEAST_JOINED:
        cuts += inside[_LEAST_HALF - 1 : len(word) - _LEAST_HALF]
    pairs = [(word[:i], word[i:]) for i in dict.fromkeys(cuts)]
    if not pairs:
        return []
    known = index.entries_with(sorted({half for pair in pairs for half in pair}))
    return [pair for pair in pairs if all(known.get(half) for half in pair)]


def pairs(wanted: Sequence[Wanted], count: int) -> Iterator[tuple[int, int, list[frozenset[str]]]]:
    """Yield the neighbours among the first `count` terms: which two, and a run to look for."""
    for i, (left, right) in enumerate(pairwise(wanted[:count])):
        places = [
            frozenset().union(*(a.places[0] for a in one.alternatives if len(a.places) == 1))
            for one in (left, right)
        ]
        if all(places):
            yield i, i + 1, places
