"""Which FAQ a command opens: the one that is named, the project's, the default or the bundled."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from faqcli.errors import MisusedError
from faqcli.model import FAQ, Program
from faqcli.paths import configuration_file, resource
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from faqcli.paths import FaqFile

BUNDLED = "bundled"
"""The name of the bundled FAQ."""
_FILES = ("faq.yaml", "faq.yml", "FAQ.md", "faq.md")
"""What the FAQ of a project is called, the first that is there."""
_RESOURCE = r"[^\W\d]\w+(\.\w+)*:[^/\\].*"
"""`package:file`; with only one letter it would be a drive."""
_REFERENCE = r"(?P<name>[^\W\d][^:]*):(#?\d[\d.,–-]*|\w+(-\w+)+)"
_INSTEAD = f"`-f {BUNDLED}` opens the one that comes with `faq`."


class Choice(NamedTuple):
    """A FAQ to open."""

    path: "FaqFile | None"
    """A path, `-` or a resource; None for the bundled FAQ."""
    name: str = ""
    """The name that a command line calls it by; empty if that is its path."""
    reason: str = ""
    """Why it is opened, and what to do if it cannot be read; empty if the user gave its path."""
    program: Program = FAQ
    """The program that opens it."""


def choose(file: str | None, program: Program = FAQ) -> Choice:
    """Return the FAQ that a user means.

    Args:
        file: a name or a path; None for the FAQ of the project, or else the default, or else the
            bundled one.
        program: the program that asks: one that has a FAQ of its own opens that for None, and
            knows no names.

    Raises:
        UnreadableError: the configuration file is needed, and cannot be read.
        MissingFileError: a package doesn't have the file that it should have.
    """
    own = program.file
    if own is not None and file is None:
        if isinstance(own, str) and re.fullmatch(_RESOURCE, own):
            own = resource(own)
        return Choice(own, reason=f"It is the FAQ of `{program.name}`.", program=program)
    if file is None:
        return _unnamed()
    if not is_name(file) or own is not None:
        return Choice(file)
    return Choice(None, BUNDLED) if file == BUNDLED else _named(file)


def _named(file: str) -> Choice:
    """Return the FAQ of a name: a configured one, a path that is there, or that of a package."""
    from faqcli.cli.configuration import read_configuration

    configuration = read_configuration()
    if file in configuration.faqs:
        return Choice(
            configuration.faqs[file], file, f"`{file}` is its name in {configuration.file}."
        )
    if os.path.lexists(file):
        return Choice(file)
    packaged = _packaged()
    if file in packaged:
        reason = f"`{file}` is the FAQ of a package: {packaged[file]}."
        return Choice(resource(packaged[file]), file, reason)
    return Choice(file, reason=known_names())


@cache
def _packaged() -> dict[str, str]:
    """Return the FAQs that installed packages bring, as `package:file`, by their names.

    Looking for them takes longer than a whole search, so that is done last.
    """
    from importlib.metadata import entry_points

    points = sorted(entry_points(group="faqcli.faqs"))
    return {point.name: point.value for point in points if is_name(point.name)}


def named_faqs() -> list[str]:
    """Return the names of FAQs: the bundled one, those of the configuration file, of packages.

    Raises:
        UnreadableError: the configuration file cannot be read.
    """
    from faqcli.cli.configuration import read_configuration

    return list(dict.fromkeys([*read_configuration().faqs, *_packaged()]))


def known_names() -> str:
    """Return a sentence with the names of FAQs."""
    return f"Known names: {', '.join(map(one_line, named_faqs()))}."


def on_shelf(refs: Sequence[str]) -> tuple[str, list[str]]:
    """Return the FAQ that all references begin with the name of, and the rest of each.

    `mytool:9` is question 9 of the FAQ `mytool`. The name is empty if there is no such FAQ.

    Raises:
        MisusedError: they are in different FAQs.
    """
    parts = [ref.partition(":") for ref in refs]
    are_names = all(ref and is_name(name) for name, _, ref in parts)
    names = {name for name, _, _ in parts} if are_names else set()
    if not names or not all(choose(name).name for name in names):
        return "", list(refs)
    if len(names) > 1:
        raise MisusedError("These are in different FAQs.", "Show those of one FAQ at a time.")
    return names.pop(), [ref for _, _, ref in parts]


def unknown_name(refs: Sequence[str]) -> str:
    """Return the name of no FAQ that one of several references begins with; empty if none does.

    All must look like the references of `on_shelf`: a name, a colon, and a number or an id with a
    hyphen, as in `mytool:9`. `12:30` and `word:word` don't.
    """
    named = [re.fullmatch(_REFERENCE, ref) for ref in refs]
    names = [match["name"] for match in named if match]
    unknown = (name for name in names if is_name(name) and not choose(name).name)
    return next(unknown, "") if len(names) == len(refs) else ""


def is_name(text: str) -> bool:
    """Return whether a text may be the name of a FAQ; with a dot or a slash in it, it is a path."""
    return text not in {"", "-"} and {".", "/", os.sep}.isdisjoint(text)


def _unnamed() -> Choice:
    """Return the FAQ of the project, or else the default, or else the bundled one."""
    path = project_faq()
    if path:
        return Choice(path, reason=f"It is the FAQ of this project; {_INSTEAD}")
    file = configuration_file()
    if file is None or not os.path.isfile(file):  # nothing is imported that reads it
        return Choice(None)
    from faqcli.cli.configuration import read_configuration

    configuration = read_configuration()
    default = configuration.default
    if not default:
        return Choice(None)
    reason = f"It is the default in {configuration.file}; {_INSTEAD}"
    if default in configuration.faqs:
        return Choice(configuration.faqs[default], default, reason)
    return Choice(default, reason=reason)


def project_faq() -> str | None:
    """Return the path of the FAQ of the project that the current folder is in; None without one.

    It is looked for in each folder, and in `docs` there, up to the root of the repository; without
    a repository, in the current folder only. Nothing above the home folder is looked at.
    """
    for folder in _folders():
        for place in (folder, os.path.join(folder, "docs")):
            for name in _FILES:
                path = os.path.join(place, name)
                if os.path.lexists(path) and _is_meant(path):
                    return os.path.relpath(path)
    return None


def _is_meant(path: str) -> bool:
    """Return whether a path is a file, or a link that leads nowhere, which is worth an error.

    The file that the output goes to isn't meant: `faq export markdown > FAQ.md`.
    """
    try:
        status = os.stat(path)
        return stat.S_ISREG(status.st_mode) and not os.path.samestat(status, os.fstat(1))
    except OSError:  # the link leads nowhere, or there is no output
        return os.path.isfile(path) or os.path.islink(path)


def _folders() -> list[str]:
    """Return the current folder, and those above it up to the root of the repository."""
    try:
        here = os.getcwd()
    except OSError:  # it has been removed
        return []
    folders = []
    for folder in _upwards(here):
        folders.append(folder)
        if os.path.lexists(os.path.join(folder, ".git")):  # a file in a worktree or a submodule
            return folders
    return [here]


def _upwards(folder: str) -> Iterator[str]:
    """Yield a folder and those that it is in, up to the home folder or the root."""
    home = os.path.realpath(os.path.expanduser("~"))  # as the current folder is given, too
    yield folder
    while folder not in {home, above := os.path.dirname(folder)}:
        folder = above
        yield folder
