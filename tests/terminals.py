"""Pseudo-terminals for the tests, the benchmarks and the scripts that draw pictures."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self

PATIENCE = 60.0
"""Seconds without output after which a program counts as hanging."""

Word = str | bytes | Path
"""A word of a command line."""

# Run before a program, in a session of its own. It could be done after a fork in this process,
# but since 3.12 Python warns of that in processes with threads, such as the workers of the tests.
_TAKE_CONTROL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)


class Terminal:
    """A pseudo-terminal: a program has one end, the caller types and reads at the other."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self._ours, self.theirs = os.openpty()
        self._has_theirs = True
        self.resize(columns, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def fileno(self) -> int:
        """Return the descriptor of the caller's end, for `select`."""
        return self._ours

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        import termios  # here, because Windows has none

        termios.tcsetwinsize(self.theirs, (rows, columns))

    def keep_bytes(self) -> None:
        """Let output through as it is written; terminals put a CR before each LF otherwise."""
        import termios

        modes = termios.tcgetattr(self.theirs)
        modes[1] &= ~termios.OPOST
        termios.tcsetattr(self.theirs, termios.TCSANOW, modes)

    def start(
        self,
        command: Sequence[Word],
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        stderr: int | None = None,
        takes_control: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start the one program that the terminal is for.

        Args:
            command: the program and its arguments.
            env: its environment; by default the caller's.
            cwd: its folder; by default the caller's.
            stderr: where its standard error goes, as for Popen; by default to the terminal.
            takes_control: whether Ctrl-C and Ctrl-Z are to reach the program, as with a shell.
        """
        prefix: tuple[Word, ...] = (sys.executable, "-ISc", _TAKE_CONTROL) if takes_control else ()
        process = subprocess.Popen(
            [*prefix, *command],
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs if stderr is None else stderr,
            env=env,
            cwd=cwd,
            start_new_session=True,
        )
        self._let_go()
        return process

    def write(self, keys: str) -> None:
        """Type something."""
        os.write(self._ours, keys.encode())

    def read(self) -> bytes:
        """Return what is written next; nothing once no program has the terminal open.

        Raises:
            TimeoutError: nothing comes.
        """
        if not select.select([self._ours], [], [], PATIENCE)[0]:
            raise TimeoutError("nothing is written to the terminal")
        try:
            return os.read(self._ours, 65536)
        except OSError:  # how Linux says that no program has the terminal open
            return b""

    def read_until(self, end: bytes) -> bytes:
        """Return what is written up to `end`, and what came with that.

        Raises:
            TimeoutError: `end` doesn't come.
        """
        received = b""
        until = time.monotonic() + PATIENCE
        while end not in received:
            try:
                chunk = self.read()
            except TimeoutError:
                chunk = b""
            if not chunk or time.monotonic() > until:
                raise TimeoutError(f"{end!r} doesn't come after {received!r}")
            received += chunk
        return received

    def close(self) -> None:
        """Close the terminal, which hangs up programs that still run in it."""
        self._let_go()
        os.close(self._ours)

    def _let_go(self) -> None:
        """Close the program's end on this side: else it would stay open after the program."""
        if self._has_theirs:
            os.close(self.theirs)
            self._has_theirs = False


class Result(NamedTuple):
    """What a run on a terminal left behind."""

    status: int
    output: bytes
    """The bytes as they were written, without the CR that terminals put before each LF."""
    errors: bytes
    """Standard error if it was kept apart."""


def run(
    command: Sequence[Word],
    *,
    columns: int = 80,
    rows: int = 5000,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    apart: bool = False,
) -> Result:
    """Run a program on a terminal, by default one so high that no pager is wanted.

    With `apart`, standard error is a pipe; otherwise it is the same terminal.

    Raises:
        TimeoutError: the program hangs; it is killed.
    """
    with Terminal(columns, rows) as terminal:
        terminal.keep_bytes()
        pipe = subprocess.PIPE if apart else None
        with terminal.start(command, env=env, cwd=cwd, stderr=pipe) as process:
            received = _read_all(process, terminal)
            return Result(process.wait(PATIENCE), *received)


def _read_all(process: subprocess.Popen[bytes], terminal: Terminal) -> tuple[bytes, bytes]:
    """Return what a program writes to its terminal and to the pipe of its standard error."""
    pipe = process.stderr.fileno() if process.stderr else -1
    received: dict[int, list[bytes]] = {terminal.fileno(): [], pipe: []}
    still_open = set(received) - {-1}
    while still_open:
        ready, _, _ = select.select(list(still_open), [], [], PATIENCE)
        if not ready:
            os.killpg(process.pid, signal.SIGKILL)
            written = b"".join(received[terminal.fileno()])
            raise TimeoutError(f"{process.args!r} hangs after {written!r}")
        for source in ready:
            chunk = terminal.read() if source == terminal.fileno() else os.read(source, 65536)
            received[source].append(chunk)
            if not chunk:
                still_open.discard(source)
    return b"".join(received[terminal.fileno()]), b"".join(received[pipe])


class Tmux:
    """A terminal that a person could sit at, with a server of its own."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        self._socket = ""

    def run(self, *arguments: str) -> str:
        """Give tmux a command and return its answer."""
        done = subprocess.run(
            ["tmux", "-f", os.devnull, "-S", self._socket, *arguments],
            env=self._env,
            capture_output=True,
            check=True,
            text=True,
            timeout=PATIENCE,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names for them, or type text."""
        self.run("send-keys", *keys)

    @contextmanager
    def session(self, *command: str, columns: int = 100, rows: int = 30) -> Iterator[None]:
        """Run a command on a screen of that size; end both afterwards."""
        # The path of a socket may have about a hundred characters, so it is not in the test's own
        # folder, whose name is long.
        with tempfile.TemporaryDirectory(prefix="tmux-") as folder:
            self._socket = str(Path(folder, "socket"))
            self.run("new-session", "-d", "-x", str(columns), "-y", str(rows), *command)
            try:
                yield
            finally:
                self.run("kill-server")

    def wait_for(self, text: str, *, key: str = "") -> str:
        """Wait until the screen shows a text; return the screen.

        If a key is given, press it until then: some programs lose keys after an interrupt.

        Raises:
            TimeoutError: it isn't shown.
        """
        deadline = time.monotonic() + PATIENCE
        while text not in (screen := self.run("capture-pane", "-p")):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{text!r} isn't on the screen:\n{screen}")
            if key:
                self.press(key)
            time.sleep(0.02)
        return screen
