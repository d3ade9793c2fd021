import subprocess

import pytest

from faqcli.sanitize import (
    command_line,
    followable,
    is_link,
    one_line,
    quoted,
    visible,
    visible_name,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x00", "\N{SYMBOL FOR NULL}"),
        ("\x1b[31m", "\N{SYMBOL FOR ESCAPE}[31m"),
        ("\r", "\N{SYMBOL FOR CARRIAGE RETURN}"),
        ("\x0b\x0c", "\N{SYMBOL FOR VERTICAL TABULATION}\N{SYMBOL FOR FORM FEED}"),
        ("\x7f", "\N{SYMBOL FOR DELETE}"),
        ("\x85\x9b", "\ufffd\ufffd"),
        ("\u202a\u202b\u202c\u202d\u202e", "\ufffd" * 5),
        ("\u2066\u2067\u2068\u2069", "\ufffd" * 4),
        ("\u2028\u2029", "\n\n"),
        ("\ud800\udfff", "\ufffd\ufffd"),
        ("a\U000e0041\U000e0042", "a\ufffd\ufffd"),
        ("\U0001f3f4\U000e0041", "\U0001f3f4\ufffd"),
        ("\u206a\u206f\ufff9\ufffa\ufffb", "\ufffd" * 5),
        ("a" + "\u0301" * 12 + "b", "a" + "\u0301" * 10 + "\ufffd" * 2 + "b"),
        ("\u0489" * 11 + "é", "\u0489" * 10 + "\ufffdé"),
        ("a" + "\u0301\u200d" * 12, "a" + "\u0301\u200d" * 10 + "\ufffd\u200d" * 2),
    ],
)
def test_control_characters_become_harmless_symbols(text: str, shown: str) -> None:
    """The length of the text stays the same."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain text, 1–2 “quotes”",
        "tab\tand\nnewline",
        "e\u0301 ß İ ﬁ",
        "👩\u200d👩\u200d👧",
        "עברית \u200f العربية",
        "हिन्दी ไทย 国境",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "————————————————————————————————",
        "שָׁ֭לוֹם མཎྜལ",
    ],
)
def test_ordinary_text_is_unchanged(text: str) -> None:
    """Tabs, newlines, joiners, accents and all scripts stay."""
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a\n\tb  c ", "a b c"),
        ("a\u2028b\u00a0c", "a b c"),
        ("a\x1b\x07b", "a\N{SYMBOL FOR ESCAPE}\N{SYMBOL FOR BELL}b"),
        ("\n\t ", ""),
    ],
)
def test_one_line_joins_lines_and_shows_control_characters(text: str, line: str) -> None:
    """Any white space becomes one space, or none at the ends."""
    assert one_line(text) == line


def test_spaces_in_a_file_name_are_kept() -> None:
    """Line ends and control characters become symbols."""
    assert visible_name("my  faq\n\x1b[2J.yaml") == (
        "my  faq\N{SYMBOL FOR LINE FEED}\N{SYMBOL FOR ESCAPE}[2J.yaml"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nato", "“nato”"),
        ("two\nlines", "“two lines”"),
        ("x" * 60, f"“{'x' * 60}”"),
        ("x" * 61, f"“{'x' * 59}…”"),
        ("\x1b]8;;", "“\N{SYMBOL FOR ESCAPE}]8;;”"),
    ],
)
def test_a_quoted_text_is_one_short_harmless_line(text: str, shown: str) -> None:
    """It has at most sixty characters."""
    assert quoted(text) == shown


@pytest.mark.parametrize(
    "address",
    ["https://harbour.example/a?b=c#d", "http://x", "HTTPS://X", "mailto:ada@harbour.example"],
)
def test_web_and_mail_addresses_can_be_followed(address: str) -> None:
    """They are returned unchanged."""
    assert followable(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://",
        "mailto:",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://x",
        "//x",
        "/relative",
        " https://x",
        "https://x y",
        "https://x\n",
        "https://x\x1b\\",
        "https://x\x07",
        "https://пример",
    ],
)
def test_other_addresses_cannot_be_followed(address: str) -> None:
    """Nor can those that could end a hyperlink early."""
    assert followable(address) == ""


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("../a/b.md#c", True),
        ("#c", True),
        ("a/b:c", True),
        ("?a:b", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("java%0Ascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("\\\\example.org", False),
    ],
)
def test_documents_link_only_to_web_mail_and_relative_addresses(
    address: str, *, is_allowed: bool
) -> None:
    """Others could run a script, or lead to another host without a browser showing it."""
    assert is_link(address) == is_allowed


@pytest.mark.parametrize(
    ("word", "quoted_word"),
    [
        ("tea", "tea"),
        ("Größe", "Größe"),
        (r"C:\faqs\tea.yaml", r"C:\faqs\tea.yaml"),
        ("", '""'),
        ("Q&A.yaml", '"Q&A.yaml"'),
        ("it's", '"it\'s"'),
        ("R&D\\", '"R&D\\\\"'),
    ],
)
def test_words_are_quoted_for_the_shells_of_windows(
    word: str, quoted_word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They know double quotes only."""
    monkeypatch.setattr("sys.platform", "win32")
    assert command_line(["faq", word]) == f"faq {quoted_word}"


@pytest.mark.parametrize(
    "word", ["green tea", 'say "tea"', r"a \b", "a b\\", r'\\" \"', "zapor* x"]
)
def test_words_of_a_command_line_are_those_of_windows(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert command_line([word]) == subprocess.list2cmdline([word])
