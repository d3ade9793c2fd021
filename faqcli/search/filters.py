"""Which entries are in a section or have a tag."""

from collections.abc import Sequence

from faqcli.errors import NotFoundError
from faqcli.index.store import Index
from faqcli.sanitize import quoted
from faqcli.text.similarity import nearest_text
from faqcli.text.tokens import folded

_MAX_NAMES = 12
"""How many names a hint lists."""


def numbers_in(index: Index, section: str = "", tag: str = "") -> set[int]:
    """Return the numbers of the entries in a section and with a tag.

    Each is any part of the name, ignoring case and accents; one of them may be empty.

    Raises:
        NotFoundError: no section or no tag matches.
    """
    selections = []
    if section:
        titles = [one.title for one in index.sections() if one.title]
        selections.append(index.in_sections(_matching("section", section, titles)))
    if tag:
        names = [name for name, _ in index.tags()]
        selections.append(index.tagged(_matching("tag", tag, names)))
    return set.intersection(*selections)


def _matching(kind: str, part: str, names: Sequence[str]) -> list[str]:
    """Return the names that contain `part`."""
    sought = folded(part)
    matching = [name for name in names if sought and sought in folded(name)]
    if matching:
        return matching
    message = f"No {kind} matches {quoted(part)}"
    if not names:
        raise NotFoundError(f"{message}: this FAQ has no {kind}s.")
    every = list(dict.fromkeys(names))
    listed = ", ".join(every[:_MAX_NAMES]) + (" …" if len(every) > _MAX_NAMES else ".")
    nearest = nearest_text(part, names)
    hint = f"Did you mean “{nearest}”?" if nearest else f"{kind.capitalize()}s: {listed}"
    raise NotFoundError(f"{message}.", hint)
