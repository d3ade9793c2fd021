"""A query → the hits in an index."""

from collections.abc import Sequence
from importlib import import_module

from faqcli.index.postings import CHAMPIONS
from faqcli.index.store import Index
from faqcli.model import ANOTHER_WORDING, BY_MEANING, Entry, Hit, Results
from faqcli.search import about
from faqcli.search.answerability import is_answerable
from faqcli.search.expansion import expand
from faqcli.search.expectations import expected
from faqcli.search.highlight import Highlighter
from faqcli.search.lookup import MAX_PHRASE_ENTRIES, Lookup
from faqcli.search.query import (
    DEFAULTS,
    Options,
    Term,
    as_typed,
    is_sentence,
    parse,
    phrases,
    relax,
)
from faqcli.search.ranking import Ranked, Ranker, Ranking
from faqcli.search.snippets import has_match, passages, spelling
from faqcli.search.statistics import gather, known_terms
from faqcli.search.terms import ExpandedTerm

_FEW_FUNCTION_WORDS = 2
"""So few say nothing about a subject. Three may be a question: `what is it`."""
_VERBATIM = 0.95
"""How similar a query is to a question that it repeats word for word."""


class _Query:
    """A query as it is searched for. A phrase that isn't in the FAQ is relaxed to its words.

    Args:
        lookup: looks up the words of the FAQ.
        text: the query as typed.
        options: how it is understood.
    """

    def __init__(self, lookup: Lookup, text: str, options: Options) -> None:
        terms = parse(text)
        unknown = [term for term in phrases(terms) if not _occurs(lookup, term, options)]
        self.terms = relax(terms, unknown)
        self.expanded = expand(lookup, self.terms, options)
        self.relaxed_phrases = tuple(term.typed for term in unknown)


def search(index: Index, text: str, limit: int | None, options: Options = DEFAULTS) -> Results:
    """Return the entries that match a query, the best first, at most `limit`."""
    query, ranking = rank(index, text, limit, options)
    fact = None
    if not options.is_narrowed:
        fact = about.find(index, query.terms, ranking.statistics, ranking.similarity)
    is_empty = not query.terms or _says_nothing(query, ranking, options)
    matching = [] if is_empty else ranking.entries
    is_answered = options.needs_all or is_answerable(query.terms, ranking)
    if not is_answered or (fact and fact.is_all):
        matching = []
    has_all = options.needs_all or options.includes_weaker
    strong = [one for one in matching if has_all or not one.is_weaker]
    is_refused = bool(ranking.entries) and not matching and not is_empty
    missing = fact.missing if fact else ()
    if not (fact or is_empty):
        missing = _missing(index, query, ranking)
    return Results(
        _hits(index, text, strong[:limit], query.expanded, ranking),
        len(strong),
        is_total_exact=ranking.is_complete or not matching,
        has_words=not is_empty,
        missing=missing,
        relaxed_phrases=() if fact else query.relaxed_phrases,
        nearest=ranking.entries[0].number if is_refused and not fact else None,
        weaker=len(matching) - len(strong),
        about=fact.passage if fact else None,
    )


def rank(
    index: Index, text: str, limit: int | None, options: Options = DEFAULTS
) -> tuple[_Query, Ranking]:
    """Return a query as it is searched for, and the entries that match it at all."""
    lookup = Lookup(index.lexicon, None if _is_thorough(limit, options) else MAX_PHRASE_ENTRIES)
    query = _Query(lookup, text, options)
    ranking = Ranker(lookup, text, query.expanded, options).rank(limit)
    if not _is_compared(query, ranking, options):
        return query, ranking
    from faqcli.search.meaning import by_meaning

    return query, by_meaning(index, text, query.terms, ranking, options)


def _is_compared(query: _Query, ranking: Ranking, options: Options) -> bool:
    """Return whether a query is a sentence that doesn't repeat a question word for word."""
    if options.needs_all or options.is_exact or ranking.is_verbatim:
        return False
    function = sum(one.is_function for one in query.expanded[: len(query.terms)])
    return is_sentence(query.terms, function)


def _says_nothing(query: _Query, ranking: Ranking, options: Options) -> bool:
    """Return whether a query is only function words, too few to tell what is asked: `will the`."""
    return (
        len(query.terms) <= _FEW_FUNCTION_WORDS
        and not (options.is_exact or options.needs_all)
        and ranking.similarity < _VERBATIM
        and all(term.is_function for term in query.expanded)
    )


def preload(index: Index) -> None:
    """Load what a search may need, so that the first one takes no longer than the next."""
    for module in ("index.packing", "search.meaning", "search.proximity", "search.spelling"):
        import_module(f"faqcli.{module}")
    import_module("rapidfuzz")
    lexicon = index.lexicon
    _ = lexicon.measures, lexicon.stopwords, lexicon.stem


def _is_thorough(limit: int | None, options: Options) -> bool:
    """Return whether phrases and prefixes must be looked for in every entry."""
    return limit is None or limit > CHAMPIONS or options.is_narrowed


def highlighter(index: Index, text: str, options: Options = DEFAULTS) -> Highlighter:
    """Return an object that finds the matches of a query in any text."""
    return Highlighter(_content(_Query(Lookup(index.lexicon), text, options).expanded))


def _occurs(lookup: Lookup, phrase: Term, options: Options) -> bool:
    """Return whether any entry contains a phrase."""
    return bool(gather(lookup, expand(lookup, [phrase], options))[0].postings)


def _content(expanded: Sequence[ExpandedTerm]) -> list[ExpandedTerm]:
    """Return the expanded terms, with nothing to match in function words.

    If the query has nothing else, they are returned unchanged.
    """
    if all(one.is_function for one in expanded):
        return list(expanded)
    return [one._replace(expansions=()) if one.is_function else one for one in expanded]


def _missing(index: Index, query: _Query, ranking: Ranking) -> tuple[str, ...]:
    """Return the terms that neither an entry nor what the FAQ says about itself contains.

    A term may be a part of a longer one. Function words are left out if there are others. A word
    isn't contained where there is only one that is near in meaning.
    """
    known = known_terms(ranking.statistics, has_near=False)
    single = query.expanded[: len(query.terms)]
    missing = {i for i in range(len(single)) if i not in known}
    if any(not term.is_function for term in single):
        missing = {i for i in missing if not single[i].is_function}
    return as_typed(query.terms, about.unsaid(index, query.terms, missing))


def _best_alias(entry: Entry, highlighter: Highlighter) -> str:
    """Return the alias that contains most of a query; empty if there is none."""

    def matched(alias: str) -> int:
        return sum(span.end - span.start for span in highlighter.spans(alias))

    return max(entry.aliases, key=matched, default="")


def _hits(
    index: Index,
    text: str,
    ranked: Sequence[Ranked],
    expanded: Sequence[ExpandedTerm],
    ranking: Ranking,
) -> tuple[Hit, ...]:
    entries = index.entries([one.number for one in ranked])
    has_content = any(not one.is_function for one in expanded)
    highlighters = {True: Highlighter(_content(expanded)), False: Highlighter(expanded)}
    is_typed = all(expansion.is_typed for one in expanded for expansion in one.expansions)
    weights = [one.entry_weight for one in ranking.statistics]
    sought = expected(text) if ranked else None
    hits = []
    for number, score, _ in ranked:
        entry = entries[number]
        has_word = ranking.has_content(number) if has_content else number in ranking.matches
        if not has_word and ranking.is_near(number):
            from faqcli.search.meaning import nearest_sentence

            chosen, matched_as = nearest_sentence(index, text, entry), BY_MEANING
        else:
            # Without any of the content words, the small ones are why it is a hit.
            highlighter = highlighters[has_word]
            chosen, matched_as = passages(entry, highlighter, weights, sought), ""
            is_seen = any(passage.spans for passage in chosen) or has_match(entry, highlighter)
            if not is_seen:
                alias = _best_alias(entry, highlighter)
                matched_as = f"{ANOTHER_WORDING}: “{alias}”" if alias else ANOTHER_WORDING
                if alias and index.vectors([number]):
                    from faqcli.search.meaning import nearest_sentence

                    chosen = nearest_sentence(index, alias, entry)
            elif not is_typed:
                matched_as = spelling(entry, highlighter)
        cosine = ranking.cosines.get(number, 0.0)
        hits.append(Hit(entry, round(score, 4), chosen, matched_as, cosine))
    return tuple(hits)
