"""How common an English word is, by a list of 40,000 words.

`english.txt` has a line for each: the word and its rank. The words are those of SCOWL by Kevin
Atkinson, sizes 10, 20 and 35 (NOTICE has its licence); `tools/word_list.py` makes the list.
"""

from functools import cache
from pathlib import Path

COMMONEST, UNLISTED = 1, 4


def rank(word: str) -> int:
    """Return how common a word in lower case is.

    COMMONEST is one of the 4,000 commonest words, 2 one of the next 7,000, 3 one of the next
    29,000, and UNLISTED any other: a name, a term, a misspelt word, or one of another language.
    """
    listed, key = _listed(), f"{word} ".encode(errors="replace")
    low, high = 0, len(listed)
    while low < high:
        middle = listed.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = listed.find(b"\n", middle)
        line = listed[middle:end]
        if line.startswith(key):
            return int(line[len(key) :])
        low, high = (end + 1, high) if line < key else (low, middle)
    return UNLISTED


@cache
def _listed() -> bytes:
    path = Path(__file__).with_name("english.txt")
    if path.exists():
        return path.read_bytes()
    from importlib.resources import files  # the package is zipped

    return (files("faqcli.text") / path.name).read_bytes()
