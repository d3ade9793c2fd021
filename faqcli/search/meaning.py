"""Search by meaning: sentences also find entries that say the same in other words.

What a query means is compared to what the phrasings of each question mean, by the cosines of their
vectors. The less of a query the FAQ knows by its words, the more these count.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from faqcli.index.lexicon import MAX_SCANNED, SUBJECT, Lexicon
from faqcli.index.store import Index
from faqcli.model import Entry, Passage
from faqcli.search.answerability import known_share
from faqcli.search.query import Options, Term
from faqcli.search.ranking import MIN_COSINE, Ranked, Ranking
from faqcli.search.snippets import pieces
from faqcli.text.tokens import spell

_COMPARED = 100
"""How many of the best entries are compared in a large FAQ."""
_SHARE, _USUAL_SCORE = 1.0, 10.0
"""How much the cosine counts, of the best score by words and a usual one together."""
_STRONG_SHARE = 0.4
"""The share of the best score that an entry needs to be more than a weaker match."""
_MIN_WORDS = 3
"""How long a passage must be to show what an entry means: `Yes.` by itself doesn't."""
_UNKNOWN_SHARE, _KNOWN_SHARE = 1.2, 0.5
"""How much the cosine counts if none of a query is known, and how much less if all of it is."""


class _Way(NamedTuple):
    """How a FAQ may put a word of a query, and how certain it is that it means the same."""

    likeness: float
    words: list[str]


def by_meaning(
    index: Index, text: str, terms: Sequence[Term], ranking: Ranking, options: Options
) -> Ranking:
    """Return a ranking of a sentence by words and by meaning; by words only without vectors.

    Args:
        index: the index of the FAQ.
        text: the query as typed.
        terms: its terms.
        ranking: the entries that match by words.
        options: which entries may match.
    """
    every = _cosines(index, list(_meant(index.lexicon, text, terms, ranking)), ranking, options)
    subject = every.pop(SUBJECT, 0.0)
    cosines = {n: cosine for n, cosine in every.items() if ranking.condition.passes(n)}
    if not cosines:
        return ranking
    words = {one.number: one for one in ranking.entries}
    best = ranking.entries[0].score if ranking.entries else 0.0
    weight = _SHARE * (best + _USUAL_SCORE)
    weight *= _UNKNOWN_SHARE - _KNOWN_SHARE * known_share(terms, ranking)
    scores = {
        number: (words[number].score if number in words else 0.0)
        + weight * max(0.0, cosines.get(number, 0.0) - MIN_COSINE)
        for number in words.keys() | cosines.keys()
    }
    least = _STRONG_SHARE * max(scores.values())
    real = {number for number, cosine in cosines.items() if cosine >= MIN_COSINE}
    real |= {n for n in words if ranking.has_content(n) or not ranking.asks_content}
    entries = [
        Ranked(number, score, is_weaker=score < least or number not in real)
        for number, score in scores.items()
        if number in words or score >= least
    ]
    entries.sort(key=lambda one: (one.is_weaker, -one.score, one.number))
    usual = sum(every.values()) / len(every)
    return ranking._replace(
        entries=entries, cosines=cosines, usual_cosine=usual, subject_cosine=subject
    )


def _meant(lexicon: Lexicon, text: str, terms: Sequence[Term], ranking: Ranking) -> Iterator[str]:
    """Yield the words of a query, folded, as the FAQ is most likely to put them.

    One that isn't in the FAQ is replaced by what was likely meant, and one that has synonyms by the
    commonest of them: `kremlin` by `moscow`.
    """
    ways: dict[str, list[_Way]] = {}
    for one in ranking.statistics[: len(terms)]:
        form = terms[one.term.covers.start].forms[0]
        is_known = any(expansion.is_typed for expansion in one.term.expansions)
        ways[form] = [_Way(1.0, [form])] if is_known else []
        for expansion in one.term.expansions:
            if expansion.likeness and not expansion.is_typed:
                ways[form].append(_Way(expansion.likeness, list(map(min, expansion.positions))))
    several = [way.words for listed in ways.values() if len(listed) > 1 for way in listed]
    frequencies = lexicon.document_frequencies({word for words in several for word in words})

    def rank(way: _Way) -> tuple[float, int]:
        return way.likeness, min(frequencies.get(word, 0) for word in way.words)

    likely = {form: max(listed, key=rank).words for form, listed in ways.items() if listed}
    for word in spell(text)[1]:
        yield from likely.get(word, [word])


def _cosines(
    index: Index, words: Sequence[str], ranking: Ranking, options: Options
) -> dict[int, float]:
    """Return the cosine of a query and the phrasing of each entry that is nearest to it.

    In a large FAQ, these are the best entries, or all that may be hits if these aren't many. By
    SUBJECT comes the cosine of the query and the FAQ as a whole.
    """
    numbers: Collection[int] | None = None
    if ranking.entry_count > MAX_SCANNED:
        numbers = options.allowed
        if numbers is None or len(numbers) > MAX_SCANNED:
            numbers = [one.number for one in ranking.entries[:_COMPARED]]
        numbers = {SUBJECT, *numbers}
    rows = index.vectors(numbers)
    embedder = index.lexicon.embedder if rows else None
    if not embedder:
        return {}
    from faqcli.text.meaning import SIZE, cosines

    embedder.load(words)
    vector = embedder.embed(words)
    if not vector:
        return {}
    owners = (number for number, data in rows for _ in range(len(data) // SIZE))
    found = zip(owners, cosines(vector, b"".join(data for _, data in rows)), strict=True)
    return {
        number: max(cosine for _, cosine in group)
        for number, group in groupby(found, key=lambda one: one[0])
    }


def nearest_sentence(index: Index, text: str, entry: Entry) -> tuple[Passage, ...]:
    """Return the passage of an entry that is nearest to a text in meaning, if it has any.

    Notes are about an answer, and don't give it.
    """
    every = [piece for piece in pieces(entry) if piece.field != "note"]
    listed = [one for one in every if len(one.text.split()) >= _MIN_WORDS] or every
    if not (listed and index.lexicon.embedder):
        return tuple(listed[:1])
    from faqcli.text.meaning import cosines

    words = [spell(text)[1], *(spell(piece.text)[1] for piece in listed)]
    index.lexicon.embedder.load(word for one in words for word in one)
    query, *others = map(index.lexicon.embedder.embed, words)
    found = [cosines(query, other)[0] if other else 0.0 for other in others]
    return (listed[found.index(max(found))],)
