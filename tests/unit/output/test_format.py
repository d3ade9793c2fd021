import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pytest
import terminals

from faqcli.faq import Faq
from faqcli.output.console import Output
from faqcli.output.format import Format, choose
from faqcli.output.json import Json
from faqcli.output.plain import Plain
from faqcli.output.terminal import Terminal


@contextmanager
def opened(*, is_terminal: bool) -> Iterator[IO[str]]:
    """Open a stream to a terminal or a pipe."""
    if not is_terminal:
        yield io.StringIO()
        return
    with (
        terminals.Terminal() as terminal,
        open(terminal.theirs, "w", encoding="utf-8", closefd=False) as stream,
    ):
        yield stream


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(
    ("is_terminal", "as_json", "kind"),
    [
        (True, False, Terminal),
        (False, False, Plain),
        (True, True, Json),
        (False, True, Json),
    ],
)
def test_the_format_follows_the_option_then_the_output(
    *, is_terminal: bool, as_json: bool, kind: type[Format]
) -> None:
    with opened(is_terminal=is_terminal) as stream:
        output = Output(stream, "auto")

        assert type(choose(output, as_json=as_json)) is kind


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_the_format_for_a_terminal_fits_its_width(
    harbour: Faq, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    with opened(is_terminal=True) as stream:
        format_ = choose(Output(stream, "auto"), as_json=False)

    lines = [str(line) for line in format_.answers(harbour, harbour.entries, is_brief=False)]
    assert 20 < max(map(len, lines)) <= 30


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_json_is_ascii_where_the_output_encodes_nothing_else(
    encoding: str, harbour: Faq, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)  # else a pipe gets UTF-8
    with io.TextIOWrapper(io.BytesIO(), encoding=encoding) as stream:
        format_ = choose(Output(stream, "auto"), as_json=True)

    results = harbour.search("Запорожье — ß")
    text = "".join(map(str, format_.hits(harbour, "ß", results)))
    assert text.isascii() is (encoding == "ascii")
