"""Takes from Python what it lacks on Windows, for tests on other systems.

Typer and Rich are imported first: they choose their parts by the system that they find, and those
for Windows need its libraries. Only a run there shows whether these work.
"""

from __future__ import annotations

import os
import select
import signal
import sys

MODULES = ("fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty")
NAMES = {
    os: (
        "chown fchmod fchown fork forkpty getegid geteuid getgid getpgid getuid killpg mkfifo"
        " openpty setsid tcgetpgrp ttyname uname WIFSTOPPED WUNTRACED wait4"
    ),
    select: "epoll poll",
    signal: "SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGWINCH",
}
"""What `os`, `select` and `signal` don't have."""


def pretend(*, is_legacy: bool = False) -> None:
    """Let this process take its system for Windows, as far as `faqcli` can tell.

    Args:
        is_legacy: whether its console is one that shows escape codes as text.
    """
    import subprocess

    import rich.console
    import typer

    del subprocess, typer
    rich.console.detect_legacy_windows = lambda: is_legacy
    sys.platform = "win32"
    for module in MODULES:
        sys.modules[module] = None  # type: ignore[assignment]  # importing it fails
    for where, names in NAMES.items():
        for name in names.split():
            if hasattr(where, name):
                delattr(where, name)
