import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, TextIO

import pytest
import terminals

from faqcli.errors import ClosedError, UnwritableError
from faqcli.output.console import (
    ColorChoice,
    Output,
    say,
    stdout,
)
from faqcli.output.text import Text
from faqcli.output.theme import Role

MATCHED = Text.assemble("a ", ("quay", Role.MATCH), " b")


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
    """Return a stream that isn't a terminal, and a function that returns its text."""
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="utf-8", newline="") as stream:
        yield stream, lambda: raw.getvalue().decode()


Piped = tuple[TextIO, Callable[[], str]]


@pytest.mark.parametrize(
    ("choice", "environment", "on_terminal", "in_pipe"),
    [
        ("auto", {}, "full", None),
        ("auto", {"NO_COLOR": "1"}, "plain", None),
        ("auto", {"NO_COLOR": ""}, "full", None),
        ("auto", {"FORCE_COLOR": "1"}, "full", "full"),
        ("auto", {"FORCE_COLOR": ""}, "full", None),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, "plain", None),
        ("auto", {"TERM": "dumb"}, None, None),
        ("auto", {"TERM": "dumb", "NO_COLOR": "1"}, None, None),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, "full", "full"),
        ("always", {}, "full", "full"),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, "full", "full"),
        ("never", {}, None, None),
        ("never", {"FORCE_COLOR": "1"}, None, None),
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
    """The command line overrides NO_COLOR, which overrides FORCE_COLOR, then TERM."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert Output(terminal.stream, choice).color == on_terminal
    assert Output(piped[0], choice).color == in_pipe


@pytest.mark.parametrize(
    ("choice", "environment", "line"),
    [
        ("auto", {}, "a \x1b[1;4;31mquay\x1b[0m b\r\n"),
        ("auto", {"NO_COLOR": "1"}, "a \x1b[1;4mquay\x1b[0m b\r\n"),
        ("never", {}, "a quay b\r\n"),
    ],
)
def test_a_match_stays_bold_and_underlined_without_colour(
    choice: ColorChoice,
    environment: dict[str, str],
    line: str,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """NO_COLOR removes only the colour; `never` removes everything."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    Output(terminal.stream, choice).show([MATCHED])

    assert terminal.written() == line


@pytest.mark.parametrize(
    ("choice", "text"),
    [("auto", "a quay b\n"), ("always", "a \x1b[1;4;31mquay\x1b[0m b\n")],
)
def test_a_pipe_gets_no_escape_codes_unless_asked_for(
    choice: ColorChoice, text: str, piped: Piped
) -> None:
    stream, written = piped

    Output(stream, choice).show([MATCHED])

    assert written() == text


def test_a_link_can_be_clicked_where_there_are_colours(piped: Piped) -> None:
    """A hyperlink is an OSC 8 sequence on either side of its text."""
    stream, written = piped

    Output(stream, "always").show([Text("times", Role.LINK, "https://x.org")])

    assert written() == ("\x1b]8;id=0;https://x.org\x1b\\\x1b[4mtimes\x1b[0m\x1b]8;;\x1b\\\n")


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
def test_characters_that_cannot_be_encoded_are_replaced_by_similar_ones(
    encoding: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal, or if the user has chosen the encoding."""
    for chosen, is_terminal in (("", True), (f"{encoding}:strict", False)):
        monkeypatch.setenv("PYTHONIOENCODING", chosen)
        raw = io.BytesIO()
        with io.TextIOWrapper(raw, encoding=encoding, newline="") as stream:
            monkeypatch.setattr(stream.buffer, "isatty", lambda is_it=is_terminal: is_it)
            output = Output(stream, "auto")
            output.write(["“Запоріжжя” – ß"])

            assert raw.getvalue().decode(encoding) == shown
            assert output.is_unicode is encoding.startswith("utf")


@pytest.mark.parametrize("chosen", ["", ":strict"])
def test_a_file_is_written_in_utf_8_whatever_the_locale_says(
    chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", chosen)
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="cp1252", newline="") as stream:
        output = Output(stream, "auto")
        output.write(["“Запоріжжя” – ß"])

        assert raw.getvalue().decode() == "“Запоріжжя” – ß"
        assert output.is_unicode


def test_a_closed_pipe_is_told_apart_from_other_errors() -> None:
    """And only once: what is still in the buffer is discarded."""
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8") as stream:  # noqa: PTH123
        with pytest.raises(ClosedError):
            Output(stream, "auto").write(["text\n"])

        stream.write("this raises no second error")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_an_error_that_says_so() -> None:
    with (
        Path("/dev/full").open("w", encoding="utf-8") as stream,
        pytest.raises(UnwritableError) as caught,
    ):
        Output(stream, "auto").write(["text\n"])

    assert caught.value.message == "The output cannot be written: no space left on device."


def test_an_output_closed_from_outside_is_an_error_that_says_so() -> None:
    """As by `faq list >&-`."""
    with pytest.raises(UnwritableError, match=r"^The output cannot be written: it is closed\.$"):
        Output(None, "auto").write(["text\n"])


@pytest.mark.parametrize(
    ("columns", "width"), [("", 57), ("40", 40), ("wide", 57), ("0", 80), ("-5", 57), ("²", 57)]
)
def test_the_width_is_columns_if_set_else_that_of_the_terminal(
    columns: str, width: int, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A setting that isn't a number is ignored; a width of zero means 80."""
    terminal.resize(57, 24)
    monkeypatch.setenv("COLUMNS", columns)

    assert Output(terminal.stream, "auto").width == width


def test_a_terminal_that_reports_no_size_has_eighty_columns(terminal: Terminal) -> None:
    """A serial line reports zero by zero."""
    terminal.resize(0, 0)

    assert Output(terminal.stream, "auto").width == 80


def test_a_pipe_has_eighty_columns(piped: Piped) -> None:
    assert Output(piped[0], "auto").width == 80


@pytest.mark.skipif(sys.platform == "win32", reason="the pager is a POSIX shell command")
@pytest.mark.parametrize(("lines", "paged"), [(22, False), (24, True)])
def test_only_text_that_is_longer_than_the_screen_is_paged(
    *,
    lines: int,
    paged: bool,
    terminal: Terminal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "paged"
    monkeypatch.setenv("PAGER", f"cat > '{file}'")
    text = [Text(str(i)) for i in range(lines)]

    Output(terminal.stream, "auto", can_page=True).show(text)

    assert file.exists() is paged
    shown = file.read_text() if paged else terminal.written().replace("\r\n", "\n")
    assert shown == "".join(f"{i}\n" for i in range(lines))


@pytest.mark.parametrize(
    ("environment", "can_page"), [({"TERM": "dumb"}, True), ({}, False), ({"PAGER": ""}, True)]
)
def test_text_is_printed_where_there_is_no_pager(
    *,
    environment: dict[str, str],
    can_page: bool,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a dumb terminal, with `--no-pager`, and with an empty PAGER."""
    monkeypatch.setenv("PAGER", "false")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    Output(terminal.stream, "auto", can_page=can_page).show(Text(str(i)) for i in range(100))

    assert terminal.written().split() == [str(i) for i in range(100)]


def test_a_pipe_is_never_paged(piped: Piped, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "false")
    stream, written = piped

    Output(stream, "auto", can_page=True).show(Text(str(i)) for i in range(100))

    assert written().split() == [str(i) for i in range(100)]


def test_messages_are_lines_of_standard_error_without_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Empty lines are left out."""
    say("No question \x1b[2J42.", "", "Try 1.")

    assert capsys.readouterr() == ("", "No question \N{SYMBOL FOR ESCAPE}[2J42.\nTry 1.\n")


def test_the_answer_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    stdout().write(["1\tWhere may I moor?\n"])

    assert capsys.readouterr() == ("1\tWhere may I moor?\n", "")
