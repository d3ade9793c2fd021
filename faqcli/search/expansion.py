"""The terms of a query → the words of this FAQ that they stand for (query expansion)."""

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from faqcli.index.lexicon import Lexicon
from faqcli.search.lookup import Lookup
from faqcli.search.query import Options, Term, is_sentence
from faqcli.search.respelling import as_one_word, guess, numbers
from faqcli.search.synonyms import NO_SYNONYMS, Synonyms, of_stems, synonyms_of
from faqcli.search.terms import ExpandedTerm, Expansion, typed_text
from faqcli.text.stopwords import foreign
from faqcli.text.tokens import is_unspaced, spell

_MAX_PREFIXED, _MIN_PREFIXED = 64, 4
"""How many words all prefixes of a query stand for at most, and each prefix at least."""


def expand(lookup: Lookup, terms: Sequence[Term], options: Options) -> list[ExpandedTerm]:
    """Return an expanded term for each term, in the order of the query.

    After these come the runs of terms that have a synonym together, such as `power plant`, then
    numbers that the FAQ writes in another way, and pairs of terms that it writes as one word.
    """
    lexicon = lookup.lexicon
    stems = _stems(lexicon, terms)
    keys = [" ".join(stems[form] for form in term.forms) for term in terms]
    synonyms = NO_SYNONYMS if options.is_exact else synonyms_of(lexicon, keys)
    prefixes = sum(_is_part(term) for term in terms)
    limit = max(_MIN_PREFIXED, _MAX_PREFIXED // max(1, prefixes))
    expanded = []
    for i, (term, key) in enumerate(zip(terms, keys, strict=True)):
        expansions = tuple(_expansions(lexicon, term, key, synonyms, options, limit))
        expanded.append(ExpandedTerm(term.typed, expansions, range(i, i + 1)))
    for key, covers in synonyms.compounds.items():
        expansions = tuple(of_stems(key, synonyms))
        expanded.append(ExpandedTerm(typed_text(terms, covers), expansions, covers))
    if not options.is_exact:
        expanded += numbers(lookup, terms)
        if options.uses_similar:
            expanded += as_one_word(lexicon, terms)
    function = _function_words(lexicon, terms, expanded)
    if options.uses_similar and not options.is_exact:
        small = sum(term.forms[0] in function for term in terms)
        has_meaning = is_sentence(terms, small)
        for i in _unknown(terms, expanded):
            if terms[i].forms[0] not in function:
                expansions = tuple(guess(lookup, terms[i].typed))
                if has_meaning and not expansions:
                    from faqcli.search.near_words import near_words

                    expansions = tuple(near_words(lexicon, terms[i].forms[0]))
                expanded[i] = expanded[i]._replace(expansions=expansions)
    return [one._replace(is_function=_is_function(one, terms, function)) for one in expanded]


def _unknown(terms: Sequence[Term], expanded: Sequence[ExpandedTerm]) -> list[int]:
    """Return the places of the single words that nothing in the FAQ expresses."""
    known = {i for one in expanded if one.expansions for i in one.covers}
    return [i for i, term in enumerate(terms) if i not in known and not term.is_operator]


def _function_words(
    lexicon: Lexicon, terms: Sequence[Term], expanded: Sequence[ExpandedTerm]
) -> Collection[str]:
    """Return the function words of the FAQ's language and, if it is another, of the query's."""
    function = lexicon.stopwords
    unknown = {terms[i].forms[0] for i in _unknown(terms, expanded)} - function
    if len(unknown) > 1 and lexicon.is_english:  # all languages take longer than the whole search
        from faqcli.text.word_list import UNLISTED, rank

        unknown = {form for form in unknown if rank(form) == UNLISTED}
    return function | foreign(unknown) if len(unknown) > 1 else function


def _is_function(one: ExpandedTerm, terms: Sequence[Term], function: Collection[str]) -> bool:
    term = terms[one.covers.start]
    return len(one.covers) == 1 and not term.is_operator and term.forms[0] in function


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


def _expansions(
    lexicon: Lexicon, term: Term, key: str, synonyms: Synonyms, options: Options, limit: int
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
        yield from of_stems(key, synonyms, form if len(term.forms) == 1 else "")


def _is_part(term: Term) -> bool:
    """Return whether a term is a part of words: a prefix, or one character of an unspaced script.

    Words of these scripts are indexed as pairs of characters.
    """
    return term.is_prefix or (len(term.forms[0]) == 1 and is_unspaced(term.forms[0]))
