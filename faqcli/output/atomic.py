"""Writing a file in full or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from shutil import copyfileobj
from typing import TYPE_CHECKING, BinaryIO

from faqcli.errors import ExistsError, FaqError, UnwritableError
from faqcli.output.console import stdout
from faqcli.sanitize import visible_name

if TYPE_CHECKING:
    from faqcli.paths import FaqFile

STANDARD_OUTPUT = "-"
_OPEN_FILES = Path("/proc/self/fd")


def require_free(output: str, source: FaqFile | None, *, force: bool) -> None:
    """Make sure that a file may be written, before any work is done.

    Args:
        output: the file; `-` for standard output.
        source: the input file, which is never overwritten.
        force: whether another file may be overwritten.

    Raises:
        ExistsError: the file exists, or is the input file.
    """
    if output == STANDARD_OUTPUT:
        return
    target, name = Path(output), visible_name(output)
    is_source = is_there = False
    with suppress(OSError, ValueError):
        is_there = _is_file(target)
        if isinstance(source, str | os.PathLike) and source != STANDARD_OUTPUT:
            is_source = target.samefile(source)
    if is_source:
        raise ExistsError(f"{name} is the input file.", "Choose another file with `-o`.")
    if is_there and not force:
        raise _exists(name)


def save(parts: Iterable[str], output: str, *, force: bool) -> None:
    """Write the parts of a text to a file in UTF-8, or to standard output if `output` is `-`.

    They are written to a temporary file in the same folder, which is renamed when it is
    complete. So a failure never leaves half a file, or damages the old one.

    Raises:
        ExistsError: the file exists, and `force` is false.
        UnwritableError: the file can't be written.
    """
    if output == STANDARD_OUTPUT:
        stdout().write(parts)
        return
    name = visible_name(output)
    try:
        target = Path(output)
        if target.is_dir():
            raise UnwritableError(name, "it is a folder")
        if target.exists() and not _is_file(target):  # a device or a pipe
            with target.open("wb") as stream:
                stream.writelines(map(str.encode, parts))
            return
        _replace(Path(os.path.realpath(target)), map(str.encode, parts), force=force)
    except FaqError:  # of what the text is made from
        raise
    except FileExistsError as error:
        raise _exists(name) from error
    except (OSError, ValueError) as error:
        raise UnwritableError(name, error) from error


def _replace(target: Path, data: Iterable[bytes], *, force: bool) -> None:
    """Write a temporary file, then rename it.

    Linux gives it a name only when it is complete, so that a run that is killed leaves at most a
    complete file.
    """
    draft = target.with_name(f".faq-{token_hex(6)}.tmp")
    try:
        with _open(draft) as stream:
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
            _name(stream, draft)
        if force:
            with suppress(OSError):
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
        else:
            _link(draft, target)
    finally:
        with suppress(OSError):
            draft.unlink()


def _open(draft: Path) -> BinaryIO:
    """Open a file without a name in the folder of `draft`, or that file itself."""
    if sys.platform == "linux" and _OPEN_FILES.is_dir():
        with suppress(OSError):  # not every file system has files without a name
            return open(os.open(draft.parent, os.O_TMPFILE | os.O_RDWR, 0o666), "w+b")  # noqa: PTH123
    return draft.open("xb")


def _name(stream: BinaryIO, draft: Path) -> None:
    """Give a file a name if it has none, or copy it to one where that isn't possible."""
    if draft.exists():
        return
    file = stream.fileno()
    try:
        # A link is only followed if a folder is given; that of an absolute path doesn't matter.
        os.link(_OPEN_FILES / str(file), draft, src_dir_fd=file)
    except OSError:
        with draft.open("xb") as copy:
            stream.seek(0)
            copyfileobj(stream, copy)
            copy.flush()
            os.fsync(copy.fileno())


def _link(draft: Path, target: Path) -> None:
    """Rename a file unless the new name is taken; not every file system has hard links."""
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError from None
        draft.rename(target)


def _is_file(target: Path) -> bool:
    return target.exists() and stat.S_ISREG(target.stat().st_mode)


def _exists(name: str) -> ExistsError:
    return ExistsError(f"{name} already exists.", "Use `--force` to overwrite it.")
