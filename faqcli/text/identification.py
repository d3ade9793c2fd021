"""Which language a text is in, told by its script and its function words.

About every third word of a text is an article, a pronoun or the like of its own language, and few
words are of any other (Gregory Grefenstette, *Comparing two language identification schemes*,
1995). Related languages have some of these words in common: Slovene, whose words aren't known, has
a fifth of Czech ones.
"""

from collections import Counter
from collections.abc import Iterator
from heapq import nlargest
from string import punctuation

from faqcli.languages import LANGUAGES
from faqcli.text.stopwords import ENGLISH, is_english, listed

ENOUGH = 20_000
"""How many characters of a text are looked at."""
_USUAL = 0.25
"""The share of function words from which on a text may well be in their language."""
_FEW, _UNRIVALLED = 5, 0.12
"""How many function words a text has at least, and what share of all if no language has half as
many: few are known of Turkish."""
_OWN_LETTERS, _FIRST_LETTERS = 0.5, 0.1
"""The share of letters that are in the scripts of a language, and in the first of these."""
_AROUND = punctuation + "¿¡«»‹›“”„‘’…–—。、"


def identify(text: str, default: str) -> str:
    """Return the code of the language of a text: `default`, unless another is clearly ahead."""
    text = text[:ENOUGH].lower()
    counts = Counter(filter(None, (word.strip(_AROUND) for word in text.split())))
    usual = _USUAL * counts.total()
    own = _count(counts, default)
    if own >= usual > 0:
        return default
    if not text.isascii() and (written := list(_of_script(text))):
        return max(written, key=lambda code: _count(counts, code))
    known = [one.code for one in LANGUAGES if not one.stop_words]  # the others share a list
    (count, best), (second, _) = nlargest(2, ((_count(counts, code), code) for code in known))
    is_rivalled = count < 2 * second or count < _UNRIVALLED * counts.total()
    is_ahead = count >= max(_FEW, 2 * own) and (count >= usual or not is_rivalled)
    return best if is_ahead else default


def _count(counts: Counter[str], language: str) -> int:
    """Return how many words are function words of a language, given how often each word occurs."""
    function = ENGLISH if is_english(language) else frozenset(listed(language))
    return sum(counts[word] for word in counts.keys() & function)


def _of_script(text: str) -> Iterator[str]:
    """Yield the codes of the languages that most letters of a text are in the scripts of."""
    from unicodedata import name

    letters = Counter(filter(str.isalpha, text))
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        scripts[name(letter, "").partition(" ")[0]] += count
    for code, own in ((one.code, one.scripts) for one in LANGUAGES if one.scripts):
        is_most = sum(scripts[script] for script in own) > _OWN_LETTERS * letters.total()
        if is_most and scripts[own[0]] > _FIRST_LETTERS * letters.total():
            yield code
