"""What is longer than the screen → the user's pager."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterable
from contextlib import suppress


def page(chunks: Iterable[str], encoding: str, errors: str) -> bool:
    """Feed text to `$PAGER`, by default `less`, until the reader leaves it.

    False, and nothing is read, when there is no pager to be run. As git does, the pager is given
    to the shell, and `LESS=FRX` is set where the user has no LESS of their own.
    """
    command = os.environ.get("PAGER", "less")
    try:
        words = shlex.split(command)
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
        text=True,
        encoding=encoding,
        errors=errors,
    )
    feed = pager.stdin
    with suppress(BrokenPipeError, KeyboardInterrupt):  # the reader has seen enough
        if feed is not None:
            feed.writelines(chunks)
    with suppress(BrokenPipeError):
        if feed is not None:
            feed.close()
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue  # it is the pager's to act on
        return True
