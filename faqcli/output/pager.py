"""The user's pager, for text that is longer than the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterable
from contextlib import suppress


def page(chunks: Iterable[str], encoding: str, errors: str) -> bool:
    """Send text to `$PAGER`, by default `less`, and wait until the reader leaves it.

    Return False, without reading the text, if there is no pager to run. As in git, the pager is a
    command line for the shell, and `LESS` is set to `FRX` unless the user has set it.
    """
    command = os.environ.get("PAGER", "less")
    try:
        # On Windows, a backslash is part of a path.
        words = [word.strip('"') for word in shlex.split(command, posix=os.name != "nt")]
    except ValueError:  # an unclosed quote
        return False
    if not words or words == ["cat"] or not shutil.which(words[0]):
        return False
    environment = {"LESS": "FRX", "LV": "-c"} | os.environ
    if encoding.lower().replace("-", "") == "utf8":
        environment.setdefault("LESSCHARSET", "utf-8")
    pager = subprocess.Popen(
        command,
        shell=True,
        stdin=subprocess.PIPE,
        env=environment,
        encoding=encoding,
        errors=errors,
    )
    if feed := pager.stdin:
        with suppress(BrokenPipeError, KeyboardInterrupt):  # the reader has seen enough
            feed.writelines(chunks)
        with suppress(BrokenPipeError):
            feed.close()
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue  # it is the pager's to act on
        return True
