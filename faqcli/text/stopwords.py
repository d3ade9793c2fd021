"""Words that say little about a subject: function words, and words found in texts on any subject.

Function words weigh less in ranking, and are no evidence that a FAQ answers a question; words found
in texts on any subject count for half.
"""

from typing import NamedTuple


class Stopwords(NamedTuple):
    """The folded words of one language that say little."""

    function: frozenset[str]
    """Articles, pronouns, prepositions, auxiliaries, question words, parts of contractions."""
    generic: frozenset[str] = frozenset()
    """Content words found in texts on any subject."""


_FUNCTION = """
    a about after all also am an and any are aren as at be because been before being between
    both but by can cant could couldn d did didn didnt do does doesn doesnt doing don done
    dont for from get had hadn has hasn have haven having he her here him his how hows i id if
    im in into is isn it its ive just ll m many may me might more most much must my no nor not
    of off on one only or other our out over own re s she should shouldn so some such t than
    that the their them then there these they this those through to too under up upon ve very
    was wasn we were weren what whats when where wheres which while who whom whose why will
    with without won would wouldn yes you your
"""
_GENERIC = """
    able accept access across act action actually add advice affect again against ago allow
    almost alone along already always another answer anybody anyone anything anyway apart
    appear apply around ask available avoid away back bad base based basic become begin behind
    believe beside best better beyond big bit bring build buy call called came cannot case
    cause certain chance change check choose clear clearly close come common compare complete
    completely concern consider contain continue correct correctly cost course create current
    currently day days deal decide depend describe detail difference different difficult
    directly easily easy effect effective either else end enough especially etc even ever
    every everyone everything exact exactly example except exist expect explain extra fact
    fail far feel few find first fix follow following force form found free full further
    future general generally give given go goes going gone gonna good got great group guess
    half hand happen happening hard hear hello help hi high hold hope hour hours however idea
    important improve include including increase information inside instead interested involve
    issue issues itself job join keep kept kind know known large last late later latest learn
    least leave left less let level like likely limit list little live local long longer look
    looking lot lots low made main make makes making man manage matter maybe mean meaning
    means meant method mind mine minute minutes moment month months move multiple name near
    necessary need needed needs never new next nice nobody none normal nothing now number
    often ok okay old once ones open option options order others otherwise ourselves outside
    part particular past people per perhaps person piece place plan please point possible
    possibly prefer present prevent previous probably problem problems process proper properly
    provide purpose put question questions quick quickly quite rather read real really reason
    reasons receive recent recently recommend recommended regarding related remain remove
    report require required rest result return right run said same save say says second see
    seem seems seen send set several shall short show side similar simple simply since single
    situation size small somebody someone something sometimes somewhere soon sort special
    specific start started starting state stay step steps still stop stuff suggest support
    sure system take taken takes taking talk tell ten term thank thanks thing things think
    thought three thus time times today together told took total toward tried true try trying
    turn turned two type understand unless until us use used useful user users uses using
    usual usually various version view visit wait want wanted wants watch way ways week weeks
    well went whatever whenever wherever whether whole wish wonder word words work working
    works world worry worse worst worth write wrong year years yet yourself
"""
ENGLISH = Stopwords(frozenset(_FUNCTION.split()), frozenset(_GENERIC.split()))


def is_english(language: str) -> bool:
    """Return whether a language is English, by code or by name."""
    from faqcli.languages import base_of

    return base_of(language) in ("en", "english", "")


def listed(language: str) -> frozenset[str]:
    """Return the function words of a language, folded, as the stop-words package lists them.

    The language is a code such as `de` or `pt-BR`. If the package doesn't know it, there are none.
    """
    from stop_words import StopWordError, get_stop_words

    from faqcli.languages import base_of, find
    from faqcli.text.tokens import folded

    known = find(language)
    code = known.stop_words if known and known.stop_words else base_of(language)
    try:
        words = get_stop_words(code)
    except StopWordError:
        return frozenset()
    return frozenset(form for word in words for form in folded(word).split())
