"""The file or folder that a FAQ is read from: its name, its bytes, and whether it has changed."""

import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple

from faqcli.errors import MissingFileError, UnreadableError
from faqcli.paths import bundled_faq
from faqcli.readers.streams import Progress, cannot_read, reading, reported
from faqcli.sanitize import quoted, visible, visible_name

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from faqcli.model import Problem
    from faqcli.paths import FaqFile

# The line ends of YAML 1.1, which positions in messages follow.
_LINE_END = "\r\n|[\n\r\x85\u2028\u2029]"

_MOST_FILES = 20_000
_MOST_FOLDERS = 1000
_DEEPEST = 3
"""How far below a folder its Markdown files may be."""
_QUOTED = 10_000
"""How many characters of a line are quoted."""
MEGABYTE = 1_000_000
MAX_SIZE = 256 * MEGABYTE
"""How many bytes a file may have, or the files of a folder together."""


class Stamp(NamedTuple):
    """What changes whenever the content of a file does, known without reading it."""

    size: int
    modified: int
    """mtime, in nanoseconds."""
    changed: int
    """ctime, in nanoseconds."""
    inode: int
    device: int


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(
        status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev
    )


class Document(NamedTuple):
    """A FAQ file that exists, or a folder of them, not yet read; a pipe is read at once."""

    name: str
    """As the user named it, with control characters made visible."""
    path: Path | None = None
    """Absolute; None for a pipe, which cannot be read twice."""
    stamp: Stamp | None = None
    """As of when it was opened; None if `path` is."""
    data: bytes | None = None
    """The content, if there is no `path`."""
    argument: str = ""
    """The user's argument: a path or `-`; empty for the bundled FAQ."""
    alias: str = ""
    """The name that a command line calls it by, if that isn't `argument`."""
    parts: tuple["Document", ...] = ()
    """The files of a folder that may be FAQs, sorted by name."""
    passed_over: tuple[str, ...] = ()
    """Others in the folder that aren't read, and why."""
    alternatives: tuple["Document", ...] = ()
    """The folder with files in another format, if those in `parts` have no questions."""
    progress: Progress | None = None
    """Called while it is read, unless it is a folder."""

    @property
    def reference(self) -> str:
        """What a command line calls it; empty for the bundled FAQ, unless it has its alias."""
        return self.alias or self.argument

    def open(self) -> tuple[BinaryIO, Stamp | None]:
        """Return the content as a stream, and the stamp of exactly the file that it reads.

        Raises:
            MissingFileError, UnreadableError: it no longer exists, or may not be read.
        """
        if self.path is None or self.parts:  # the files of a folder are opened one by one
            data = self.data or b""
            return reported(io.BytesIO(data), len(data), self.progress), self.stamp
        with reading(self.name):
            stream = self.path.open("rb")
            stamp = _stamp(os.fstat(stream.fileno()))
        return reported(stream, stamp.size, self.progress), stamp

    def excerpts(self, lines: Collection[int]) -> dict[int, str]:
        """Return the lines with these numbers, from 1; those that no longer exist are left out.

        Only the first characters of a long line are returned.
        """
        numbered = islice(enumerate(self.lines(), start=1), max(lines, default=0))
        return {number: visible(line[:_QUOTED]) for number, line in numbered if number in lines}

    def with_excerpts(self, problems: "Sequence[Problem]") -> "list[Problem]":
        """Return problems, each with the line that it is on."""
        excerpts = self.excerpts({problem.line for problem in problems})
        return [problem._replace(excerpt=excerpts.get(problem.line, "")) for problem in problems]

    def lines(self) -> Iterable[str]:
        """Yield the lines of the file, without their ends and otherwise unchanged."""
        stream, _ = self.open()
        with stream, reading(self.name):
            for raw in stream:
                text = raw.decode("utf-8-sig", errors="replace")
                parts = re.split(_LINE_END, text)
                if len(parts) > 1 and not parts[-1]:
                    parts.pop()
                yield from parts


def find(faq: "FaqFile | None" = None) -> Document:
    """Return the document of a path, of standard input for `-`, or of the bundled FAQ for None.

    A resource of a package that is in a zip file has no path, and is read at once.

    Raises:
        MissingFileError: there is no such file.
        UnreadableError: it may not be read, is too large, or is a folder without FAQ files.
    """
    if faq is None:
        return _bundled()
    if not isinstance(faq, str | os.PathLike):
        return _inside(faq)
    text = os.fspath(faq)
    return _standard_input() if text == "-" else _at(text)


def _standard_input() -> Document:
    if sys.stdin is None:
        raise UnreadableError("No FAQ can be read: standard input is closed.")
    name = "standard input"
    with reading(name):
        return Document(name, argument="-", data=_read_whole(sys.stdin.buffer, name))


def _inside(resource: "Traversable") -> Document:
    """Return the document of a file in a zip file."""
    name = visible_name(resource.name)
    with reading(name), resource.open("rb") as stream:
        return Document(name, data=_read_whole(stream, name), argument=resource.name)


def _at(text: str) -> Document:
    """Return the document at a path."""
    name = visible_name(text)
    if not text:
        raise MissingFileError("The file name is empty.", "Name a file or folder.")
    if "://" in text and re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text):
        hint = "Save the page to a file, and read that."
        raise MissingFileError(f"{quoted(text)} is an address; only files can be read.", hint)
    try:
        path = Path(os.path.abspath(text))
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return _folder(name, path, text)
        if not stat.S_ISREG(status.st_mode):
            with path.open("rb") as stream:
                return Document(name, data=_read_whole(stream, name), argument=text)
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise cannot_read(name, error) from error
    if status.st_size > MAX_SIZE:
        raise _too_large(name)
    return Document(name, path, _stamp(status), argument=text)


def may_be_faq(text: str) -> bool:
    """Return whether a text is the path of something that may be a FAQ, rather than a word.

    A path has a dot or a slash in it: a folder may well have the name of a word.
    """
    if not {".", "/", os.sep} & set(text):
        return False
    if os.path.isdir(text):
        return any(_is_faq_name(name) for name in os.listdir(text))
    return _is_faq_name(text) and os.path.isfile(text)


def _is_faq_name(name: str) -> bool:
    """Return whether a file may be a FAQ by its name; hidden files are not."""
    from faqcli.readers.formats import named

    return named(name) is not None and not os.path.basename(name).startswith(".")


def _read_whole(stream: IO[bytes], name: str) -> bytes:
    data = stream.read(MAX_SIZE + 1)
    if len(data) > MAX_SIZE:
        raise _too_large(name)
    return data


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(f"{name} is larger than {MAX_SIZE // MEGABYTE} MB, the limit.")


def _folder(name: str, path: Path, argument: str) -> Document:
    """Return a folder with the files in it that may be FAQs, except hidden ones.

    These are its YAML files, or else all Markdown files below it, or else files in any other
    format. Files whose name starts with an underscore say something about others.
    """
    inside = [n for n in sorted(os.listdir(path)) if _is_faq_name(n) and (path / n).is_file()]
    yaml = [n for n in inside if _is_yaml_name(n) and not n.startswith("_")]
    other = [n for n in inside if not _is_yaml_name(n) and not _is_markdown_name(n)]
    formats: tuple[Callable[[], list[str]], ...]
    formats = (lambda: yaml, lambda: _markdown_below(path), lambda: other)
    groups: list[tuple[Document, ...]] = []
    for names in formats:
        try:
            parts = tuple(find(os.path.join(argument, n)) for n in names())
            if sum(part.stamp.size for part in parts if part.stamp) > MAX_SIZE:
                raise _too_large(name)
        except UnreadableError:
            if not groups:
                raise
        else:
            groups += [parts] if parts else []
    if not groups:
        hint = "FAQ files end in .yaml, .md, .html, .json, .toml or .csv."
        raise UnreadableError(f"{name} is a folder without FAQ files.", hint)
    stamp = _joined([part for parts in groups for part in parts])

    def made_of(parts: tuple[Document, ...]) -> Document:
        arguments = {part.argument for part in parts}
        others = [n for n in inside if os.path.join(argument, n) not in arguments and n[0] != "_"]
        passed_over = tuple(f"{visible_name(n)} (not in the format of the others)" for n in others)
        return Document(name, path, stamp, argument=argument, parts=parts, passed_over=passed_over)

    first, *alternatives = map(made_of, groups)
    return first._replace(alternatives=tuple(alternatives))


def _is_yaml_name(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def _is_markdown_name(name: str) -> bool:
    return name.lower().endswith((".md", ".mdx", ".markdown"))


def _markdown_below(path: Path) -> list[str]:
    """Return the paths of the Markdown files below a folder; none if there are none.

    Files that say something about these, such as `_metadata.yaml`, come before them.
    """
    about: list[str] = []
    files: list[str] = []
    for count, (folder, folders, names) in enumerate(os.walk(path)):
        if count > _MOST_FOLDERS:
            hint = "Name a folder further down."
            raise UnreadableError(f"{visible_name(str(path))} has too many folders below.", hint)
        is_deep = len(Path(folder).relative_to(path).parts) >= _DEEPEST
        inner = sorted(n for n in folders if n[0] != "." and n != "node_modules")
        folders[:] = [] if is_deep else inner
        for name in sorted(n for n in names if os.path.isfile(os.path.join(folder, n))):
            relative = os.path.relpath(os.path.join(folder, name), path)
            if name.startswith("_") and (_is_yaml_name(name) or _is_markdown_name(name)):
                about.append(relative)
            elif _is_markdown_name(name) and name[0] != ".":
                files.append(relative)
        if len(files) > _MOST_FILES:
            raise UnreadableError(f"A folder may have at most {_MOST_FILES:,} Markdown files.")
    return [*sorted(about), *sorted(files)] if files else []


def _joined(parts: list[Document]) -> Stamp:
    """Return a stamp that changes whenever one of several files changes, disappears or is added."""
    stamps = [part.stamp for part in parts if part.stamp]
    names = "\n".join(f"{part.argument!r} {part.stamp}" for part in parts)
    return Stamp(
        sum(stamp.size for stamp in stamps),
        max(stamp.modified for stamp in stamps),
        max(stamp.changed for stamp in stamps),
        zlib.crc32(names.encode("utf-8", errors="surrogateescape")),
        len(stamps),
    )


def _bundled() -> Document:
    name = "the bundled FAQ"
    path = bundled_faq()
    try:
        return Document(name, path=path, stamp=_stamp(path.stat()))
    except OSError:  # the package is imported from a zip file
        from importlib.resources import files

        return Document(name, data=(files("faqcli") / "data" / "faq.yaml").read_bytes())
