"""The ids of entries: those given in the file, and slugs of questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faqcli.model import Entry

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
    """The numbers and ids of a FAQ's entries; the files of a folder share them.

    An id is given in the file, or it is the key of an entry, or else a slug of its question. A slug
    or a key makes way for an id given further down. A key that entries in several sections have
    leads to none of them: their ids begin with the name of the section.
    """

    def __init__(self, file: str = "") -> None:
        self.count = 0
        """How many entries have been numbered, including unusable ones."""
        self.given: dict[str, str] = {}
        """Ids given in the file, and the place of the first entry with each."""
        self.slugs: dict[str, tuple[int, str]] = {}
        """Ids that were made: the entry's number, and what another id for it begins with."""
        self.renamed: dict[int, str] = {}
        """New ids of entries whose id turned out to be another's, or that of several."""
        self.unusable: dict[str, int] = {}
        """The given ids of unusable entries, and their numbers."""
        self.section_keys: dict[str, str] = {}
        """The keys of sections that have a title as well, by the title."""
        self._keyed: dict[str, dict[str, tuple[int, str]]] = {}
        """By the key of entries and the title of their section: an entry's number and first id."""
        self._related: dict[int, tuple[str, tuple[str, ...]]] = {}
        """The section and `see_also` of each entry that has a key, by its number."""
        self._suffixes: dict[str, int] = {}
        self.file = file
        """The file being read, if there are several, as messages call it."""

    def give(self, identifier: str, line: int) -> str:
        """Take an id given in a file; return the place where it was given before, if it was."""
        place = f"on line {line} of {self.file}" if self.file else f"on line {line}"
        first = self.given.setdefault(identifier, place)
        self._displace(identifier)
        return first if first != place else ""

    def key(self, key: str, section: str, number: int) -> str:
        """Return the id of an entry with this key in the section with this title."""
        named = slug_of(self.section_keys.get(section, section))
        base = f"{named}-{key}" if named else key
        namesakes = self._keyed.setdefault(key, {})
        is_taken = bool(namesakes) or key in self.given
        self._displace(key)
        identifier = self.slug(base, number) if is_taken else key
        self.slugs[identifier] = (number, base)
        namesakes.setdefault(section, (number, identifier))
        return identifier

    def relate(self, number: int, section: str, see_also: tuple[str, ...]) -> None:
        """Note the `see_also` of an entry that has a key in a section, for `related`."""
        self._related[number] = (section, see_also)

    def slug(self, base: str, number: int) -> str:
        """Return an id that no other entry has: `base`, with a number after it if necessary."""
        slug = base = base or f"question-{number}"
        suffix = self._suffixes.get(base, 2)
        while slug in self.given or slug in self.slugs:
            slug = f"{base}-{suffix}"
            suffix += 1
        self._suffixes[base] = suffix
        self.slugs[slug] = (number, base)
        return slug

    def target(self, reference: str, section: str) -> str:
        """Return the id that a reference in a section means, once all entries have been read.

        A key that several sections have means the entry in the same section.
        """
        namesakes = self._keyed.get(reference, {})
        if len(namesakes) < 2 or section not in namesakes:
            return reference
        number, identifier = namesakes[section]
        return self.renamed.get(number, identifier)

    def related(self) -> dict[int, tuple[str, ...]]:
        """Return the `see_also` of the entries in which it turned out to mean other ids."""
        targets = {
            number: tuple(self.target(reference, section) for reference in see_also)
            for number, (section, see_also) in self._related.items()
        }
        return {n: new for n, new in targets.items() if new != self._related[n][1]}

    def settled(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return entries with the ids that they have now that all have been read."""
        related = self.related()
        return [
            entry._replace(
                id=self.renamed.get(entry.number, entry.id),
                see_also=related.get(entry.number, entry.see_also),
            )
            for entry in entries
        ]

    def _displace(self, identifier: str) -> None:
        """Give the entry with an id that was made another one."""
        if identifier in self.slugs:
            number, base = self.slugs.pop(identifier)
            self.renamed[number] = self.slug(base, number)
