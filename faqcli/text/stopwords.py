"""Function words: articles, pronouns, prepositions, auxiliaries, question words, contractions.

They say little about a subject, so they weigh less in ranking, and are no evidence that a FAQ
answers a question.
"""

from collections.abc import Collection
from functools import cache

_FUNCTION = """
    a about after all also am an and any are aren as at be because been before being between
    both but by can cannot cant could couldn d did didn didnt do does doesn doesnt doing don done
    dont for from get had hadn has hasn have haven having he her here him his how hows i id if
    im in into is isn it its ive just ll m many may me might more most much must my no nor not
    of off on one only or other our out over own re s she should shouldn so some such t tell than
    that the their them then there these they this those through to too under up upon ve very
    was wasn we were weren what whats when where wheres which while who whom whose why will
    with without won would wouldn yes you your
    wont wouldnt shouldnt mustnt neednt isnt arent aint wasnt werent hasnt havent hadnt doesnt
    couldnt ive youve weve theyve youre theyre im youd theyd youll theyll
    thats whats wheres whos whens hows theres heres lets
"""
ENGLISH = frozenset(_FUNCTION.split())


def is_english(language: str) -> bool:
    """Return whether a language is English, by code or by name."""
    if language == "en":  # most are, which needs no table of languages
        return True
    from faqcli.languages import base_of

    return base_of(language) in ("en", "english", "")


def foreign(forms: Collection[str]) -> frozenset[str]:
    """Return the function words of the language that some folded words are probably in.

    That is the language with the most of them among its function words; none if it has fewer than
    two of them, which any language may share.
    """
    from faqcli.languages import LANGUAGES

    known = (function_words(language.code) for language in LANGUAGES)
    best = max(known, key=lambda function: len(function.intersection(forms)))
    return best if len(best.intersection(forms)) > 1 else frozenset()


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the function words of a language, folded; none if they aren't known.

    Args:
        language: a code such as `de` or `pt-BR`.
    """
    if is_english(language):
        return ENGLISH
    from faqcli.text.tokens import folded

    return frozenset(folded("\n".join(listed(language))).split())


def listed(language: str) -> list[str]:
    """Return the function words of a language other than English, as they are written.

    They are those that the stop-words package lists. If it doesn't know the language, there are
    none.
    """
    from stop_words import StopWordError, get_stop_words

    from faqcli.languages import base_of, find

    known = find(language)
    code = known.stop_words if known and known.stop_words else base_of(language)
    try:
        return [*get_stop_words(code)]
    except StopWordError:
        return []
