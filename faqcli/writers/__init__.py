"""A FAQ → other formats.

A writer is a module with a function `write(about, entries)`, which returns the text of a file, or,
if it needs only one entry at a time, `parts(about, entries)`, which yields the text in parts. It is
imported only when it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, overload

from faqcli.model import About, Entry

if TYPE_CHECKING:
    from faqcli.readers.streams import Progress

FORMATS = {
    "yaml": "a FAQ file",
    "markdown": "a document that can be read back",
    "json": "everything in it, for other programs",
    "jsonl": "a question on each line, for pipelines",
    "jsonld": "schema.org data for search engines",
    "html": "a page to read and search offline",
}
"""The formats and what each is for; the writer of a format is the module of its name."""

_PASSES = {"json": 1, "jsonl": 1, "html": 4}
"""How often the entries are gone through for formats that don't keep them all in memory."""
_LACKING = {
    "jsonld": ("notice", "synonyms", "section_descriptions", "aliases", "see_also"),
}
"""The fields that a format has no place for, besides those that both `html` and `jsonld` lack."""


def lacking(name: str, about: About, entries: Iterable[Entry]) -> list[str]:
    """Return the keys of a FAQ for which a format has no place, as in the FAQ file."""
    if name == "jsonl":
        # Who reads it back recognises a language again, and takes it for English otherwise.
        is_lost = about.language != "en" and not about.is_language_guessed
        language = about.language if is_lost else ""
        about = about._replace(language=language, is_language_guessed=False)
        usual = About._field_defaults
        named = [key for key in usual if key != "extra" and getattr(about, key) != usual[key]]
        return [*named, *about.extra]
    if name not in ("html", "jsonld"):
        return []
    used: set[str] = set()
    unknown: dict[str, Any] = {}
    values: Iterable[About | Entry] = chain([about], entries)
    for value in values:
        used.update(n for n in _LACKING.get(name, ()) if getattr(value, n, None))
        unknown |= value.extra
    for extra in (about.source.extra, *about.section_extra.values()):
        unknown |= extra
    said = {
        "affiliation": bool(about.source.affiliation),
        "tests": bool(about.tests),
        "meaning": not about.meaning,
    }
    names = [n for n in _LACKING.get(name, ()) if n in used]
    return [*names, *(key for key, is_said in said.items() if is_said), *unknown]


class _Counted(Sequence[Entry]):
    """Entries that say how far they have been gone through.

    Args:
        entries: the entries.
        times: how often they will be gone through.
        progress: a function that is called now and then with how many entries are done, and of how
            many.
    """

    _BETWEEN_REPORTS = 64

    def __init__(self, entries: Sequence[Entry], times: int, progress: Progress) -> None:
        self._entries = entries
        self._progress = progress
        self._done, self._total = 0, len(entries) * times

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        return self._entries[index]

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self._done += 1
            if self._done % self._BETWEEN_REPORTS == 0:
                self._progress(self._done, self._total)
            yield entry


def parts(
    name: str, about: About, entries: Sequence[Entry], progress: Progress | None = None
) -> Iterator[str]:
    """Yield the text of a FAQ in the format of a name in FORMATS, in as many parts as it can be.

    Entries that are read from an index one by one are kept in memory only if they must be. In that
    case, it isn't known how much is done, and `progress` is not called.
    """
    writer = import_module(f"{__name__}.{name}")
    if progress and name in _PASSES:
        entries = _Counted(entries, _PASSES[name], progress)
    if hasattr(writer, "parts"):
        yield from writer.parts(about, entries)
    else:
        yield writer.write(about, list(entries))


def write(name: str, about: About, entries: Sequence[Entry]) -> str:
    """Return the same as one text."""
    return "".join(parts(name, about, entries))
