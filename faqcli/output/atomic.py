"""Where a command's text goes: standard output, or a file that is complete or not there."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from faqcli.errors import ExistsError, UnwritableError
from faqcli.output.console import ColorChoice, stdout
from faqcli.sanitize import visible_name

STANDARD_OUTPUT = "-"


def require_free(output: str, source: str | None, *, force: bool) -> None:
    """Make sure, before any work is done, that a file may be written.

    Args:
        output: the file; `-` for standard output.
        source: the file that is read, which is never overwritten.
        force: whether a file that is there may be.

    Raises:
        ExistsError: it is there, or is the source.
    """
    if output == STANDARD_OUTPUT:
        return
    target, name = Path(output), visible_name(output)
    is_source = is_there = False
    with suppress(OSError, ValueError):
        is_there = _is_file(target)
        is_source = source not in (None, STANDARD_OUTPUT) and target.samefile(source or "")
    if is_source:
        raise ExistsError(f"{name} is the file that is read.", "Name another with `-o`.")
    if is_there and not force:
        raise _exists(name)


def save(text: str, output: str, *, force: bool) -> None:
    """Write a text to a file in UTF-8, or to standard output when `output` is `-`.

    The file is written under another name beside its place and moved there when it is complete,
    so that nothing that fails leaves half a file, or takes the one that is there.

    Raises:
        ExistsError: the file is there already, and `force` is not given.
        UnwritableError: it cannot be written.
    """
    if output == STANDARD_OUTPUT:
        stdout(ColorChoice.never).write([text])
        return
    name = visible_name(output)
    try:
        target = Path(output)
        if target.is_dir():
            raise UnwritableError(f"{name} is a folder.")
        if target.exists() and not _is_file(target):  # a device or a pipe
            target.write_bytes(text.encode())
            return
        _replace(Path(os.path.realpath(target)), text.encode(), force=force)
    except FileExistsError as error:
        raise _exists(name) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnwritableError(f"{name} cannot be written: {reason.lower()}.") from error


def _replace(target: Path, data: bytes, *, force: bool) -> None:
    """Write a file beside its place, then move it there."""
    draft = target.with_name(f".faq-{token_hex(6)}.tmp")
    try:
        with draft.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if force:
            with suppress(OSError):
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
        else:
            _link(draft, target)
    finally:
        with suppress(OSError):
            draft.unlink()


def _link(draft: Path, target: Path) -> None:
    """Give a file its name, unless that is taken by now; some file systems know no second names."""
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
    return ExistsError(f"{name} is there already.", "`--force` overwrites it.")
