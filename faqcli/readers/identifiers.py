"""The ids of entries: those given in the file, and slugs of questions."""

from __future__ import annotations

import re

_SLUG_LENGTH = 60


def slug_of(question: str) -> str:
    """Return the words of a question in lower case, joined by hyphens, at most about 60 long."""
    slug = ""
    for word in re.findall(r"[^\W_]+", question.lower()):
        longer = f"{slug}-{word}" if slug else word[:_SLUG_LENGTH]
        if len(longer) > _SLUG_LENGTH:
            break
        slug = longer
    return slug


class Identifiers:
    """The numbers and ids of a FAQ's entries; the files of a folder share them."""

    def __init__(self, file: str = "") -> None:
        self.count = 0
        """How many entries have been numbered, including unusable ones."""
        self.given: dict[str, str] = {}
        """Ids given in the file, and the place of the first entry with each."""
        self.slugs: dict[str, tuple[int, str]] = {}
        """Ids made from a question, and the entry's number and question."""
        self.renamed: dict[int, str] = {}
        """New ids of entries whose slug was given as the id of a later entry."""
        self.unusable: dict[str, int] = {}
        """The given ids of unusable entries, and their numbers."""
        self._suffixes: dict[str, int] = {}
        self.file = file
        """The file being read, if there are several, as messages call it."""

    def give(self, identifier: str, line: int) -> str:
        """Take an id given in a file; return the place where it was given before, if it was."""
        place = f"on line {line} of {self.file}" if self.file else f"on line {line}"
        first = self.given.setdefault(identifier, place)
        if identifier in self.slugs:
            number, question = self.slugs.pop(identifier)
            self.renamed[number] = self.slug(question, number)
        return first if first != place else ""

    def slug(self, question: str, number: int, base: str = "") -> str:
        """Return an id that no other entry has, made from `base` or else from the question."""
        slug = base = base or slug_of(question) or f"question-{number}"
        suffix = self._suffixes.get(base, 2)
        while slug in self.given or slug in self.slugs:
            slug = f"{base}-{suffix}"
            suffix += 1
        self._suffixes[base] = suffix
        self.slugs[slug] = (number, question)
        return slug
