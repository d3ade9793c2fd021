"""Make the list of the commonest English words that a search uses.

Usage: python tools/word_list.py SCOWL > faqcli/text/english.txt

SCOWL is the folder `final` of Kevin Atkinson's Spell Checker Oriented Word Lists, release
2020.12.07 (http://wordlist.aspell.net), or `/usr/share/dict/scowl` of Debian's package. The same
lists give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

_SIZES = (10, 20, 35)
"""The words of the first size have rank 1, those that the second adds have rank 2, and so on."""
_SPELLINGS = ("english", "american", "british", "british_z", "canadian", "australian")


def ranks(folder: Path) -> dict[str, int]:
    """Return the rank of each word."""
    found: dict[str, int] = {}
    for rank, size in enumerate(_SIZES, start=1):
        for spelling in _SPELLINGS:
            path = folder / f"{spelling}-words.{size}"
            for line in path.read_text("latin-1").split() if path.exists() else ():
                word = line.lower().replace("'", "")
                if not line.endswith("'s") and word.isascii() and word.isalpha() and len(word) > 1:
                    found.setdefault(word, rank)
    return found


def main() -> None:
    """Print the list."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = ranks(Path(sys.argv[1]))
    sys.stdout.writelines(f"{word} {found[word]}\n" for word in sorted(found))


if __name__ == "__main__":
    main()
