"""Write the texts that the table of vectors is fitted to: the first of three steps.

Usage: python tools/meaning/texts.py SOURCES WORK

Nearly a third of the texts are what people ask, of assistants, of a bank and of anyone; the others
are sentences about words, software, countries and everything else. README.md in this folder says
what SOURCES has, and has the other steps. The texts are written to WORK/texts.json.
"""

import csv
import html
import json
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SHORTEST, LONGEST = 3, 30
"""How many words a sentence has."""
LETTERS = 0.85
"""The share of a text that letters and spaces make up at least."""


class Synset(NamedTuple):
    """A set of synonyms in WordNet."""

    words: list[str]
    gloss: str
    examples: list[str]


def synsets(wordnet: Path) -> Iterator[Synset]:
    """Yield the synsets in WordNet's data files."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"data.{part}").read_text("latin-1").splitlines():
            if line.startswith(" "):
                continue
            head, _, gloss = line.partition("|")
            fields = head.split()
            words = [fields[4 + 2 * i].replace("_", " ") for i in range(int(fields[3], 16))]
            words = [re.sub(r"\(\w+\)$", "", word) for word in words]
            yield Synset(words, gloss.strip().split('; "')[0], re.findall(r'"([^"]+)"', gloss))


def glosses(sources: Path) -> Iterator[str]:
    """Yield what WordNet's words mean, half of them after the word, and examples of their use."""
    for i, one in enumerate(synsets(sources / "wordnet")):
        yield from one.examples
        yield one.gloss if i % 2 else f"{one.words[0]}: {one.gloss}"


def names(sources: Path) -> Iterator[str]:
    """Yield WordNet's words: synonyms together, and those that occur in its tagged texts."""
    for one in synsets(sources / "wordnet"):
        if len(one.words) > 1:
            yield ", ".join(one.words[:3])
    for line in (sources / "wordnet/index.sense").read_text("latin-1").splitlines():
        key, _, _, count = line.split()
        word = key.partition("%")[0]
        if int(count) and word.isalpha():
            yield word


def packages(sources: Path) -> Iterator[str]:
    """Yield sentences that describe Debian's packages."""
    for text in (sources / "Translation-en").read_text("utf-8").split("\n\n"):
        summary, _, rest = text.partition("Description-en: ")[2].partition("\n")
        yield summary
        for paragraph in rest.split("\n .\n"):
            if not re.search(r"^ {2,}| [*-] ", paragraph, re.MULTILINE):  # no list, no code
                yield from sentences(" ".join(paragraph.split()))


def countries(sources: Path) -> Iterator[str]:
    """Yield sentences on the world's countries."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for one in value.values():
                yield from texts(one)
        elif isinstance(value, str):
            yield html.unescape(re.sub(r"<[^>]*>", " ", value))

    for path in sorted((sources / "factbook").glob("*/*.json")):
        for text in texts(json.loads(path.read_text("utf-8"))):
            yield from sentences(" ".join(text.split()))


def splits(sources: Path) -> Iterator[str]:
    """Yield sentences of an encyclopedia, as simple ones."""
    for path in sorted((sources / "wiki-split").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            yield from line.partition("\t")[2].replace(" ''", "").split(" <::::> ")


def questions(sources: Path) -> Iterator[str]:
    """Yield questions of every kind that people have asked a web site."""
    for path in sorted((sources / "query-wellformedness").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            yield line.partition("\t")[0]


def intents(sources: Path) -> Iterator[str]:
    """Yield what people ask an assistant."""
    for rows in json.loads((sources / "data_full.json").read_text("utf-8")).values():
        yield from (text for text, _ in rows)


def commands(sources: Path) -> Iterator[str]:
    """Yield what people tell and ask a robot at home."""
    for path in sorted((sources / "nlu").glob("**/testset/csv/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                yield row["answer_from_user"] or ""


def banking(sources: Path) -> Iterator[str]:
    """Yield what customers ask a bank."""
    with (sources / "banking.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["text"] for row in csv.DictReader(file))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return re.split(r"(?<=[.;!?])\s+", text)


READERS: dict[Callable[[Path], Iterable[str]], int] = {
    glosses: 55_000,
    names: 20_000,
    packages: 75_000,
    countries: 18_000,
    splits: 25_000,
    questions: 25_000,
    intents: 23_000,
    commands: 20_000,
    banking: 10_000,
}
"""How many texts of each source there are, at most."""


def is_fit(text: str, shortest: int) -> bool:
    """Return whether a text is of the right length and hardly anything but words."""
    letters = sum(c.isalpha() or c == " " for c in text)
    return shortest <= len(text.split()) <= LONGEST and letters >= LETTERS * len(text)


def write_texts(sources: Path, work: Path) -> None:
    """Write the texts to be fitted, in random order."""
    chance = random.Random(5)  # noqa: S311  # the same texts each time
    chosen: dict[str, None] = {}
    for read, most in READERS.items():
        shortest = 1 if read is names else SHORTEST
        found = [text for text in dict.fromkeys(read(sources)) if is_fit(text, shortest)]
        chance.shuffle(found)
        chosen |= dict.fromkeys(found[:most])
        print(f"{min(len(found), most):8} of {len(found):7} {read.__name__}")
    texts = list(chosen)
    chance.shuffle(texts)
    work.mkdir(parents=True, exist_ok=True)
    (work / "texts.json").write_text(json.dumps(texts), "utf-8")
    print(f"{len(texts):8} texts")


if __name__ == "__main__":
    write_texts(*map(Path, sys.argv[1:]))
