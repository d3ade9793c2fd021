import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, TextIO

import pytest
import terminals
from rich.text import Text

from faqcli.errors import ClosedError, UnwritableError
from faqcli.output.console import (
    ColorChoice,
    Output,
    ReadingProgress,
    say,
    stdout,
)

AUTO, ALWAYS, NEVER = ColorChoice
MATCHED = Text.assemble("a ", ("quay", "faq.match"), " b")


class Terminal:
    """A pseudo-terminal, and what has been written to it."""

    def __init__(self) -> None:
        self._terminal = terminals.Terminal()
        self.resize = self._terminal.resize
        self.stream = open(  # noqa: SIM115
            self._terminal.theirs, "w", encoding="utf-8", closefd=False
        )

    def written(self) -> str:
        """Return what has been written since it was last asked, as a terminal gets it."""
        self.stream.write("\0")
        self.stream.flush()
        read = b""
        while not read.endswith(b"\0"):
            read += self._terminal.read()
        return read[:-1].decode()

    def close(self) -> None:
        """Close both ends."""
        self.stream.close()
        self._terminal.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """Return a terminal that can show colours."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminals")
    monkeypatch.setenv("TERM", "xterm-256color")
    opened = Terminal()
    opened.resize(80, 24)
    yield opened
    opened.close()


@pytest.fixture
def piped() -> Iterator[tuple[TextIO, Callable[[], str]]]:
    """Return a stream that is no terminal, and what gives back its text."""
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="utf-8", newline="") as stream:
        yield stream, lambda: raw.getvalue().decode()


Piped = tuple[TextIO, Callable[[], str]]


@pytest.mark.parametrize(
    ("choice", "environment", "on_terminal", "in_pipe"),
    [
        (AUTO, {}, "full", None),
        (AUTO, {"NO_COLOR": "1"}, "plain", None),
        (AUTO, {"NO_COLOR": ""}, "full", None),
        (AUTO, {"FORCE_COLOR": "1"}, "full", "full"),
        (AUTO, {"FORCE_COLOR": ""}, "full", None),
        (AUTO, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, "plain", None),
        (AUTO, {"TERM": "dumb"}, None, None),
        (AUTO, {"TERM": "dumb", "NO_COLOR": "1"}, None, None),
        (AUTO, {"TERM": "dumb", "FORCE_COLOR": "1"}, "full", "full"),
        (ALWAYS, {}, "full", "full"),
        (ALWAYS, {"NO_COLOR": "1", "TERM": "dumb"}, "full", "full"),
        (NEVER, {}, None, None),
        (NEVER, {"FORCE_COLOR": "1"}, None, None),
    ],
)
def test_colours_follow_the_option_then_the_environment_then_the_terminal(
    *,
    choice: ColorChoice,
    environment: dict[str, str],
    on_terminal: Literal["full", "plain"] | None,
    in_pipe: Literal["full", "plain"] | None,
    terminal: Terminal,
    piped: Piped,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The command line wins over NO_COLOR, that over FORCE_COLOR, that over TERM."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert Output(terminal.stream, choice).color == on_terminal
    assert Output(piped[0], choice).color == in_pipe


@pytest.mark.parametrize(
    ("choice", "environment", "line"),
    [
        (AUTO, {}, "a \x1b[1;4;31mquay\x1b[0m b\r\n"),
        (AUTO, {"NO_COLOR": "1"}, "a \x1b[1;4mquay\x1b[0m b\r\n"),
        (NEVER, {}, "a quay b\r\n"),
    ],
)
def test_a_match_stays_visible_without_colour(
    choice: ColorChoice,
    environment: dict[str, str],
    line: str,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """NO_COLOR takes the colour and leaves bold and underline; `never` leaves plain text."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    Output(terminal.stream, choice).show([MATCHED])

    assert terminal.written() == line


@pytest.mark.parametrize(
    ("choice", "text"),
    [(AUTO, "a quay b\n"), (ALWAYS, "a \x1b[1;4;31mquay\x1b[0m b\n")],
)
def test_a_pipe_gets_no_escape_codes_unless_asked_for(
    choice: ColorChoice, text: str, piped: Piped
) -> None:
    """The same lines come with colour or without."""
    stream, written = piped

    Output(stream, choice).show([MATCHED])

    assert written() == text


def test_a_link_can_be_clicked_where_there_are_colours(piped: Piped) -> None:
    """A hyperlink is written as OSC 8, around its text."""
    stream, written = piped

    Output(stream, ALWAYS).show([Text("times", "link https://x.org")])

    assert written().startswith("\x1b]8;")
    assert written().endswith(";https://x.org\x1b\\times\x1b]8;;\x1b\\\n")


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "“Запоріжжя” – ß"),
        ("utf-16-le", "“Запоріжжя” – ß"),
        ("ascii", '"Zaporizhzhya" - ss'),
        ("latin-1", '"Zaporizhzhya" - ß'),
        ("koi8-u", '"Запоріжжя" - ss'),
    ],
)
def test_an_encoding_that_cannot_hold_a_character_loses_no_answer(
    encoding: str, shown: str
) -> None:
    """What it cannot hold is replaced by what comes near to it, the rest stays."""
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding=encoding, newline="") as stream:
        output = Output(stream, AUTO)
        output.write(["“Запоріжжя” – ß"])

        assert raw.getvalue().decode(encoding) == shown
        assert output.is_unicode is encoding.startswith("utf")


def test_a_reader_who_has_left_is_told_from_other_trouble() -> None:
    """Writing to a pipe that nobody reads any more raises ClosedError, once and for all."""
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8") as stream:  # noqa: PTH123
        with pytest.raises(ClosedError):
            Output(stream, AUTO).write(["text\n"])

        stream.write("what is still buffered makes no second error")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_an_error_that_says_so() -> None:
    """What cannot be written is told in the user's words."""
    with (
        Path("/dev/full").open("w", encoding="utf-8") as stream,
        pytest.raises(UnwritableError) as caught,
    ):
        Output(stream, AUTO).write(["text\n"])

    assert caught.value.message == "The output cannot be written: no space left on device."


def test_an_output_closed_from_outside_is_an_error_that_says_so() -> None:
    """`faq list >&-` has nowhere to write to."""
    with pytest.raises(UnwritableError, match=r"^The output cannot be written: it is closed\.$"):
        Output(None, AUTO).write(["text\n"])


@pytest.mark.parametrize(
    ("columns", "width"), [("", 57), ("40", 40), ("wide", 57), ("0", 80), ("-5", 57), ("²", 57)]
)
def test_columns_decides_on_the_width_else_the_terminal(
    columns: str, width: int, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A setting that is no number counts for nothing, and no width at all for 80."""
    terminal.resize(57, 24)
    monkeypatch.setenv("COLUMNS", columns)

    assert Output(terminal.stream, AUTO).width == width


def test_a_terminal_that_does_not_know_its_size_has_eighty_columns(terminal: Terminal) -> None:
    """A serial line says nought by nought."""
    terminal.resize(0, 0)

    assert Output(terminal.stream, AUTO).width == 80


def test_a_pipe_has_eighty_columns(piped: Piped) -> None:
    """What asks for a width where there is none gets the usual one."""
    assert Output(piped[0], AUTO).width == 80


@pytest.mark.skipif(sys.platform == "win32", reason="the pager is a POSIX shell command")
@pytest.mark.parametrize(("lines", "paged"), [(22, False), (24, True)])
def test_what_is_longer_than_the_screen_goes_through_the_pager(
    *,
    lines: int,
    paged: bool,
    terminal: Terminal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A short answer is printed at once, a long one given to $PAGER whole."""
    file = tmp_path / "paged"
    monkeypatch.setenv("PAGER", f"cat > '{file}'")
    text = [Text(str(i)) for i in range(lines)]

    Output(terminal.stream, AUTO, can_page=True).show(text)

    assert file.exists() is paged
    shown = file.read_text() if paged else terminal.written().replace("\r\n", "\n")
    assert shown == "".join(f"{i}\n" for i in range(lines))


@pytest.mark.parametrize(
    ("environment", "can_page"), [({"TERM": "dumb"}, True), ({}, False), ({"PAGER": ""}, True)]
)
def test_without_a_pager_everything_is_printed(
    *,
    environment: dict[str, str],
    can_page: bool,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A dumb terminal, `--no-pager` and an empty PAGER all print straight away."""
    monkeypatch.setenv("PAGER", "false")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    Output(terminal.stream, AUTO, can_page=can_page).show(Text(str(i)) for i in range(100))

    assert terminal.written().split() == [str(i) for i in range(100)]


def test_a_pipe_is_never_paged(piped: Piped, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pager is for people: what another program reads goes straight to it."""
    monkeypatch.setenv("PAGER", "false")
    stream, written = piped

    Output(stream, AUTO, can_page=True).show(Text(str(i)) for i in range(100))

    assert written().split() == [str(i) for i in range(100)]


def test_messages_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Each is a line of its own, empty ones are left out, and no control character survives."""
    say("No question \x1b[2J42.", "", "Try 1.")

    assert capsys.readouterr() == ("", "No question \N{SYMBOL FOR ESCAPE}[2J42.\nTry 1.\n")


def test_messages_that_nobody_can_read_are_no_matter(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A closed standard error does not end a run."""
    monkeypatch.setattr(sys, "stderr", None)

    with ReadingProgress() as progress:
        progress(10, 100)
        say("No question 42.")

    assert capsys.readouterr() == ("", "")


def test_the_answer_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """What a command prints can be piped on."""
    stdout(AUTO).write(["1\tWhere may I moor?\n"])

    assert capsys.readouterr() == ("1\tWhere may I moor?\n", "")


def test_progress_is_silent_where_nobody_watches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard error in a file or a pipe gets no bar, however long reading takes."""
    monkeypatch.setattr(ReadingProgress, "_PATIENCE", 0.0)

    with ReadingProgress() as progress:
        progress(10, 100)

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("patience", "shown"), [(0.0, True), (3600.0, False)])
def test_progress_shows_on_a_terminal_once_reading_takes_long(
    *, patience: float, shown: bool, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bar appears when patience has run out, and not before."""
    monkeypatch.setattr(ReadingProgress, "_PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", terminal.stream)

    with ReadingProgress() as progress:
        progress(10, 100)
        progress(20, 0)

    assert ("Reading the FAQ" in terminal.written()) is shown
