import pytest

from faqcli.sanitize import followable, one_line, quoted, visible, visible_name


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
    ],
)
def test_control_characters_are_shown_by_something_harmless(text: str, shown: str) -> None:
    """Whatever could steer a terminal is replaced, character by character."""
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
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    """Tabs, newlines, joiners, accents and every script pass unchanged."""
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
    """White space of any kind and length becomes one space, at the ends none."""
    assert one_line(text) == line


def test_the_name_of_a_file_is_one_line_and_otherwise_as_it_is() -> None:
    """Spaces may matter in a name; line ends and control characters are shown as signs."""
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
    """What a user typed is echoed on one line of at most sixty characters."""
    assert quoted(text) == shown


@pytest.mark.parametrize(
    "address",
    ["https://harbour.example/a?b=c#d", "http://x", "HTTPS://X", "mailto:ada@harbour.example"],
)
def test_web_and_mail_addresses_can_be_followed(address: str) -> None:
    """An http, https or mailto address comes back as it is."""
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
def test_other_addresses_are_not_followed(address: str) -> None:
    """Another kind of address, or one that could end a hyperlink early, is no link."""
    assert followable(address) == ""
