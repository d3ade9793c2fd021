"""Runs the installed command: in a pipe, on a pseudo-terminal, from a shell."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pyte
import pytest
from terminals import PATIENCE
from terminals import run as run_on_terminal

from faqcli.paths import bundled_faq

PROGRAM = Path(sys.executable).with_name("faq")
"""The command as it is installed beside the Python that runs the tests."""

RACY = 2.1
"""Seconds: an index of a file that is younger than this when it is read is good for one run."""

TEA = """\
title: Tea
description: What people ask about tea.
language: en
as_of: "2024"
source:
  title: The Book of Tea
  authors: [Okakura Kakuzo, A. Reader]
  publisher: Putnam
  year: 1906
  url: https://example.org/tea
synonyms:
  - [Assam, Asom]
sections:
  - title: Leaves
    questions:
      - id: green
        question: What is green tea?
        short: Tea whose leaves are *not* oxidised.
        answer: |
          Green tea is heated early, so its leaves stay green.

          - **Sencha** is steamed.
          - [Longjing](https://example.org/longjing) is pan-fired in a wok.
        note: Prices vary.
        tags: [leaves, japan]
        aliases: [which cuppa is pale]
        see_also: [black]
      - id: black
        question: What is black tea?
        answer: Black tea is fully oxidised. Assam is one.
        tags: [leaves, india]
  - title: Brewing
    questions:
      - question: How hot should the water be?
        short: Eighty degrees for green tea.
        answer: |
          | tea | degrees |
          | --- | --- |
          | green | 80 |
          | black | 100 |
        tags: [water]
"""
"""A FAQ of three entries in two sections, with something in every field."""

BROKEN = """\
questions:
  - question: What is first?
    answer: The first.
  - question: What is second?
  - question: What is third?
    answer: The third.
"""
"""A FAQ whose second entry is unusable."""

MANY = 3_000
"""How many entries the biggest of the aged FAQs has."""

LISTED = b"1\tWhat is green tea?\n2\tWhat is black tea?\n3\tHow hot should the water be?\n"
"""What `faq list` prints of it in a pipe."""

_SGR = re.compile(r"\x1b\[[0-9;]*m")
_LINK = re.compile(r"\x1b]8;(?P<parameters>[^;\x1b]*);(?P<target>[^\x1b]*)\x1b\\")
# What `faqcli` promises never to pass on; tab and newline are text.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]|\u0301{11}"
)


class Ran(NamedTuple):
    """A finished run of the program."""

    status: int
    output: bytes
    """Standard output."""
    errors: bytes
    """Standard error, if it was kept apart."""

    @property
    def text(self) -> str:
        """Standard output, which must be UTF-8."""
        return self.output.decode()

    @property
    def lines(self) -> list[str]:
        """The lines of standard output; the last one must end with a newline too."""
        assert not self.output or self.output.endswith(b"\n")
        return self.text.split("\n")[:-1]

    @property
    def messages(self) -> str:
        """Standard error, which must be UTF-8."""
        return self.errors.decode()

    @property
    def plain(self) -> str:
        """Standard output without its colours and links."""
        return without_styles(self.text)

    @property
    def links(self) -> list[str]:
        """The targets of the hyperlinks on standard output."""
        return [m["target"] for m in _LINK.finditer(self.text) if m["target"]]

    @property
    def colors(self) -> set[str]:
        """The parameters of the colour sequences on standard output, such as `1;4`."""
        return {match.group()[2:-1] for match in _SGR.finditer(self.text)}


class Command:
    """The installed program, with a home and a cache of its own, run outside the checkout."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / "cache"
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        self.environment = {
            "PATH": os.pathsep.join((str(PROGRAM.parent), os.environ.get("PATH", os.defpath))),
            "HOME": str(self.home),
            "XDG_CACHE_HOME": str(self.cache),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }
        if sys.platform == "win32":  # Python doesn't start without it
            self.environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        self.program: tuple[str | bytes | Path, ...] = (PROGRAM,)

    @property
    def indexes(self) -> list[Path]:
        """The indexes in the cache, sorted by name."""
        return sorted((self.cache / "faqcli").glob("*.sqlite"))

    @property
    def leftovers(self) -> list[Path]:
        """Everything in the cache that isn't an index."""
        folder = self.cache / "faqcli"
        return [p for p in folder.iterdir() if p.suffix != ".sqlite"] if folder.is_dir() else []

    def write(self, text: str | bytes, name: str = "faq.yaml") -> Path:
        """Write a FAQ file and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def surroundings(self, changes: dict[str, str | None] | None = None) -> dict[str, str]:
        """Return the environment of a run; None removes a variable."""
        merged = self.environment | (changes or {})
        return {name: value for name, value in merged.items() if value is not None}

    def start(
        self,
        *arguments: str | bytes | Path,
        env: dict[str, str | None] | None = None,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.PIPE,
    ) -> subprocess.Popen[bytes]:
        """Start a run in the background."""
        return subprocess.Popen(
            [*self.program, *arguments],
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=self.surroundings(env),
            cwd=self.folder,
        )

    def start_to_build(self, path: Path) -> subprocess.Popen[bytes]:
        """List a FAQ without an index; return the run, stopped while it writes one.

        SIGCONT lets it go on. A run that is too quick to be caught is repeated.
        """
        if sys.platform == "win32":
            pytest.skip("Windows stops no processes")
        while True:
            run = self.start("list", "-f", path)
            while not self.leftovers and run.poll() is None:
                time.sleep(0.001)
            if run.returncode is None:
                run.send_signal(signal.SIGSTOP)
                _, status = os.waitpid(run.pid, os.WUNTRACED)
                if self.leftovers and os.WIFSTOPPED(status):
                    return run
                if os.WIFSTOPPED(status):
                    run.send_signal(signal.SIGCONT)
                else:
                    run.returncode = os.waitstatus_to_exitcode(status)
            run.communicate(timeout=PATIENCE)
            shutil.rmtree(self.cache)

    def __call__(
        self,
        *arguments: str | bytes | Path,
        stdin: str | bytes = b"",
        env: dict[str, str | None] | None = None,
        umask: int = -1,
    ) -> Ran:
        """Run the program with its input and outputs in pipes."""
        done = subprocess.run(
            [*self.program, *arguments],
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            capture_output=True,
            check=False,
            env=self.surroundings(env),
            cwd=self.folder,
            timeout=PATIENCE,
            umask=umask,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def shell(
        self,
        line: str,
        *,
        env: dict[str, str | None] | None = None,
        program: Sequence[str] = ("bash", "-c"),
    ) -> Ran:
        """Run a command line in a shell."""
        if sys.platform == "win32":
            pytest.skip("Windows has other shells")
        other = Command(self.folder)
        other.program = tuple(program)
        other.environment = self.environment
        return other(line, env=env)

    def on_terminal(
        self,
        *arguments: str | bytes | Path,
        columns: int = 80,
        rows: int = 5000,
        env: dict[str, str | None] | None = None,
        apart: bool = True,
    ) -> Ran:
        """Run the program on a pseudo-terminal and return its bytes as it wrote them.

        By default the screen is so high that no pager is needed, and standard error is a pipe: on
        a terminal a busy machine could be slow enough for progress to be shown there. Without
        `apart` both go to the same terminal.
        """
        if sys.platform == "win32":
            pytest.skip("Windows has no pseudo-terminals")
        return Ran(
            *run_on_terminal(
                [*self.program, *arguments],
                columns=columns,
                rows=rows,
                env=self.surroundings(env),
                cwd=self.folder,
                apart=apart,
            )
        )


def without_styles(text: str) -> str:
    """Return a text without its colours and links, which must be well-formed."""
    return _LINK.sub("", _SGR.sub("", text))


def controls_in(text: str | bytes) -> list[str]:
    """Return the control characters and overrides in a text, apart from colours and links."""
    shown = text.decode(errors="surrogateescape") if isinstance(text, bytes) else text
    return _CONTROLS.findall(without_styles(shown))


def screen(text: str, columns: int = 80, rows: int = 500) -> list[str]:
    """Return the lines that a terminal shows for an output, without empty ones at the end."""
    display = pyte.Screen(columns, rows)
    pyte.Stream(display).feed(text.replace("\n", "\r\n"))
    lines = [line.rstrip() for line in display.display]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def let_age(path: Path) -> None:
    """Wait until a file is old enough for its index to be kept."""
    time.sleep(max(0.0, path.stat().st_ctime + RACY - time.time()))


@pytest.fixture(scope="session", autouse=True)
def _written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the files of `aged` early, so that nothing has to wait for them."""
    folder = tmp_path_factory.mktemp("aged")
    (folder / "tea.yaml").write_text(TEA)
    (folder / "other.yaml").write_text("- question: Another file?\n  answer: Yes.\n")
    big = "".join(
        f"- question: Question {i}?\n  answer: |\n    An *answer* of several words: {i}.\n"
        for i in range(MANY)
    )
    (folder / "big.yaml").write_text(big)
    german = "language: de\nquestions: [{question: Wo ist der Hafen?, answer: In der Stadt.}]\n"
    (folder / "hafen.yaml").write_text(german)
    shutil.copyfile(bundled_faq(), folder / "copy.yaml")
    return folder


@pytest.fixture(scope="session")
def aged(_written: Path) -> Path:
    """Return a folder of FAQ files that are old enough for their indexes to be kept."""
    for path in _written.iterdir():
        let_age(path)
    return _written


@pytest.fixture(scope="session")
def built(aged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache with the index of `aged/tea.yaml`."""
    faq = Command(tmp_path_factory.mktemp("built"))
    assert faq("list", "-f", aged / "tea.yaml").status == 0
    return faq.cache


@pytest.fixture
def faq(tmp_path: Path) -> Command:
    """Return the command with an empty home and no cache."""
    return Command(tmp_path)


@pytest.fixture
def tea(faq: Command) -> Path:
    """Return the path of a small FAQ that uses every field."""
    return faq.write(TEA, "tea.yaml")


@pytest.fixture
def aged_tea(aged: Path) -> Path:
    """Return the path of the same FAQ, old enough for its index to be kept."""
    return aged / "tea.yaml"


@pytest.fixture
def index(faq: Command, built: Path) -> Path:
    """Return the index of that FAQ."""
    shutil.copytree(built, faq.cache)
    (path,) = faq.indexes
    return path


@pytest.fixture
def broken(faq: Command) -> Path:
    """Return the path of a FAQ whose second entry has no answer."""
    return faq.write(BROKEN, "broken.yaml")
