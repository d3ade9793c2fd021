from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from .conftest import Command

COMMANDS = (
    ("list",),
    ("show", "1"),
    ("show", "1-3"),
    ("show", "oxidised"),
    ("search", "green tea"),
    ("info",),
)
# SGR parameters of bold, dim, italic, underline and the sixteen colours, and what ends them.
SIXTEEN = re.compile(r"(?:0|1|2|3|4|9|[34][0-7]|9[0-7]|10[0-7])(?:;(?:1|2|3|4|9|[349][0-7]))*")
COLOR = re.compile(r"\b(?:[34][0-7]|9[0-7]|10[0-7])\b")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_colours_are_the_sixteen_of_the_terminal(
    faq: Command, tea: Path, arguments: tuple[str, ...]
) -> None:
    ran = faq.on_terminal(*arguments, "-f", tea, env={"COLORTERM": "truecolor"})
    assert ran.status == 0
    assert ran.colors
    assert [code for code in ran.colors if not SIXTEEN.fullmatch(code)] == []


@pytest.mark.parametrize("term", ["xterm-kitty", "linux", "nosuch", "", None])
def test_the_kind_of_terminal_does_not_change_the_colours(
    faq: Command, tea: Path, term: str | None
) -> None:
    usual = faq.on_terminal("list", "-f", tea)
    assert faq.on_terminal("list", "-f", tea, env={"TERM": term}) == usual


def test_list_has_coloured_headings_and_no_background(faq: Command) -> None:
    ran = faq.on_terminal("list")
    assert any(COLOR.search(code) for code in ran.colors)
    assert [c for code in ran.colors for c in code.split(";") if c in {"7", "40", "47"}] == []


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_color_keeps_bold_and_underline(
    faq: Command, tea: Path, arguments: tuple[str, ...]
) -> None:
    ran = faq.on_terminal(*arguments, "-f", tea, env={"NO_COLOR": "1"})
    assert ran.colors
    assert [code for code in ran.colors if COLOR.search(code)] == []
    assert ran.plain == faq.on_terminal(*arguments, "-f", tea).plain


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}], ids=["colour", "NO_COLOR"])
def test_a_match_is_bold_or_underlined(faq: Command, tea: Path, env: dict[str, str | None]) -> None:
    for arguments in (("search", "wok"), ("show", "wok")):
        text = faq.on_terminal(*arguments, "-f", tea, env=env).text
        (codes,) = re.findall(r"\x1b\[([0-9;]+)mwok\x1b\[0m", text)
        assert {"1", "4"} & set(codes.split(";"))


@pytest.mark.parametrize("arguments", [("show", "1"), ("search", "tea")], ids=" ".join)
@pytest.mark.parametrize(
    ("options", "env"),
    [
        (["--color", "never"], {}),
        (["--color", "never"], {"FORCE_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
        ([], {"TERM": "dumb", "NO_COLOR": "1"}),
    ],
    ids=["never", "never and FORCE_COLOR", "dumb", "dumb and NO_COLOR"],
)
def test_color_never_and_a_dumb_terminal_get_no_escape_codes(
    faq: Command,
    tea: Path,
    arguments: tuple[str, ...],
    options: list[str],
    env: dict[str, str | None],
) -> None:
    ran = faq.on_terminal(*arguments, "-f", tea, *options, env=env)
    assert b"\x1b" not in ran.output
    assert ran.text == faq.on_terminal(*arguments, "-f", tea).plain


@pytest.mark.parametrize(
    ("options", "env"),
    [
        (["--color", "always"], {"NO_COLOR": "1"}),
        (["--color", "always"], {"TERM": "dumb"}),
        ([], {"FORCE_COLOR": "1", "TERM": "dumb"}),
    ],
    ids=["always over NO_COLOR", "always over dumb", "FORCE_COLOR over dumb"],
)
def test_color_always_and_force_color_override_the_terminal(
    faq: Command, tea: Path, options: list[str], env: dict[str, str | None]
) -> None:
    ran = faq.on_terminal("list", "-f", tea, *options, env=env)
    assert any(COLOR.search(code) for code in ran.colors)


def test_colour_is_decided_for_each_stream(faq: Command, tea: Path) -> None:
    ran = faq.on_terminal("show", "2", "9", "-f", tea)
    assert ran.status == 1
    assert b"\x1b[" in ran.output
    assert ran.messages == "No question 9: this FAQ has 1 to 3.\n"
    piped = faq.shell("faq show 2 -f tea.yaml | cat")
    assert b"\x1b" not in piped.output


def test_links_are_hyperlinks_with_their_address_in_the_text(faq: Command, tea: Path) -> None:
    ran = faq.on_terminal("show", "1", "-f", tea)
    assert set(ran.links) == {"https://example.org/longjing"}
    assert [link for link in ran.links if link not in ran.plain] == []
    opened = re.findall(r"\x1b\]8;[^;\x1b]*;([^\x1b]*)\x1b\\", ran.text)
    assert [bool(target) for target in opened] == [True, False] * (len(opened) // 2)
    assert ran.text.count("\x1b]") == len(opened)
    info = faq.on_terminal("info", "-f", tea)
    assert info.links == ["https://example.org/tea"]


def test_only_http_https_and_mailto_are_hyperlinks(faq: Command) -> None:
    path = faq.write(
        "source: {title: T, url: 'javascript:alert(1)'}\n"
        "questions:\n- question: Q?\n  answer: |\n"
        "    [a](http://a.example/) [b](https://b.example/?x=1&y=2) [c](mailto:c@d.example)\n"
        "    [d](javascript:alert(1)) [e](file:///etc/passwd) [f](ftp://f.example/)\n"
        "    [g](data:text/html,x) [h](//h.example) [i](relative) [j](#part) [k](vscode://k)\n"
        "    <https://l.example/> <HTTPS://m.example/> ![n](https://n.example/i.png)\n"
    )
    ran = faq.on_terminal("show", "1", "-f", path, columns=200)
    assert {link.lower() for link in ran.links} <= {
        "http://a.example/",
        "https://b.example/?x=1&y=2",
        "mailto:c@d.example",
        "https://l.example/",
        "https://m.example/",
        "https://n.example/i.png",
    }
    assert {"http://a.example/", "https://b.example/?x=1&y=2"} <= set(ran.links)
    assert "mailto:c@d.example" in ran.links
    assert "c (c@d.example)" in ran.plain
    assert [x for x in "defghijk" if not re.search(rf"\b{x}\b", ran.plain)] == []
    assert faq.on_terminal("info", "-f", path).links == []


def test_without_colour_there_are_no_hyperlinks(faq: Command, tea: Path) -> None:
    assert faq("show", "1", "-f", tea, env={"FORCE_COLOR": "1"}).links == []
    assert faq.on_terminal("show", "1", "-f", tea, "--color", "never").links == []


def test_slow_reading_shows_progress_on_a_terminal_only(faq: Command) -> None:
    faq.write("".join(f"- question: Q {i}?\n  answer: A {i}.\n" for i in range(700)), "big.yaml")
    os.mkfifo(faq.folder / "fifo")
    # The pipe is opened when the program opens it, so the program waits through the whole pause.
    # On a busy machine the pause may be long enough for "Still waiting" to be said as well.
    line = "(exec 3> fifo; sleep 0.6; cat big.yaml >&3) & faq list -f fifo"
    faq.program = ("bash", "-c")
    shown = faq.on_terminal(f"{line} > out", apart=False)
    assert shown.status == 0
    assert "Reading the FAQ" in shown.text
    assert len((faq.folder / "out").read_bytes().splitlines()) == 700
    quiet = faq(line)
    assert (quiet.status, b"Reading" in quiet.errors, len(quiet.lines)) == (0, False, 700)
    aside = faq.on_terminal(f"{line} 2> messages")
    assert b"Reading" not in (faq.folder / "messages").read_bytes()
    assert "Reading" not in aside.text
