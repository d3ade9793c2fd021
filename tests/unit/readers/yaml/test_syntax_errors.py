import pytest

from faqcli.errors import MalformedError
from faqcli.readers.source import Document
from faqcli.readers.yaml.reader import Reader


def malformed(data: bytes) -> MalformedError:
    """Return the error that reading these bytes raises."""
    document = Document("faq.yaml", data=data)
    stream, _ = document.open()
    with pytest.raises(MalformedError) as caught:
        list(Reader(document, stream).entries())
    return caught.value


COLON = "an unquoted `: ` inside text, or wrong indentation"


UNINDENTED = "this line is indented less than the text that starts on line 2"


QUOTE = "an unescaped quote inside the text ends it"


INDENT = "wrong indentation: this starts in column 2"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("- question: What: why?\n  answer: b\n", (1, 17), COLON),
        ("- question: a\n answer: b\n", (2, 2), INDENT),
        ("- question: a\n  answer: b\n what: c\n", (3, 2), INDENT),
        (
            "- question: 'it's'\n  answer: b\n",
            (1, 16),
            QUOTE,
        ),
        ("- question: a\n\tanswer: b\n", (2, 1), "a tab in the indentation"),
        ("- question: @a\n", (1, 13), "unquoted text can't start with `@`"),
        ("- question: %a\n", (1, 13), "unquoted text can't start with `%`"),
        ("- question: a\n  answer: `b`\n", (2, 11), "unquoted text can't start with ```"),
        ('- question: "a\n  answer: b\n', (1, 13), "a quote is opened here and never closed"),
        ("- question: a\n  answer: 'b\n", (2, 11), "a quote is opened here and never closed"),
        (
            '- question: "a\\d"\n',
            (1, 15),
            "a backslash without a meaning inside double quotes",
        ),
        ("- question: a\n  answer: [", (2, 11), "`[` is opened here and never closed"),
        ("- question: a\n  answer: {\n\n", (2, 11), "`{` is opened here and never closed"),
        ("- q: a\n  tags: [\n  b,\n  a: c", (2, 9), "`[` is opened here and never closed"),
        ("- question: [a\n- question: b\n", (1, 13), "`[` is opened here and never closed"),
        ("- question: [a, , b]\n", (1, 17), "a value was expected here"),
        ("- question: a\n  answer: | b\n    c\n", (2, 13), "text after `|` or `>`"),
        ("- question: a\n  answer: b\nwhat\n- question: c\n", (3, 1), UNINDENTED),
        ("questions:\n- question: a\n  what\n  answer: b\n", (3, 3), UNINDENTED),
        ("- question: a\n  answer: b\x1bc\n", (2, 12), "a control character"),
        ("- question: a\n  answer: b\x00c\n", (2, 12), "a control character"),
        ("- question: é\n  answer: é\x9bc\n", (2, 12), "a control character"),
        ("- question: *a\n", (1, 13), "`*a` has no anchor above it"),
        ("\ufeff- question: @a\n", (1, 13), "unquoted text can't start with `@`"),
        ("- question: a\r\n  answer: @b\r\n", (2, 11), "unquoted text can't start with `@`"),
        ("- question: a\r  answer: @b", (2, 11), "unquoted text can't start with `@`"),
    ],
)
def test_a_mistake_is_explained_at_its_position(
    text: str, place: tuple[int, int], message: str
) -> None:
    """In plain words, with the line it is on."""
    problem = malformed(text.encode()).problem

    assert (problem.severity, problem.line, problem.column) == ("error", *place)
    assert problem.message == message
    assert problem.excerpt.strip()


@pytest.mark.parametrize(
    "text",
    [
        "- question: What: why?\n",
        "- question: a\n answer: b\n",
        "- question: a\n  answer: b\n what: c\n",
        "- question: a\n\tanswer: b\n",
        "- question: @a\n",
        '- question: "a\n',
        '- question: "a\\d"\n',
        "- question: a\n  answer: | b\n",
        "- question: a\n  what\n  answer: b\n",
        "- question: a\x1b\n",
        "- {question: a, answer: b\n- {question: c, answer: d}\n",
        "- question: a\n  tags: [a, b\n  answer: c\n",
    ],
)
def test_a_common_mistake_comes_with_a_fix(text: str) -> None:
    """On the last line of the message."""
    error = malformed(text.encode())

    assert error.problem.hint
    assert error.hint.endswith(f"  Fix: {error.problem.hint}.")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"caf\xe9", (1, 4)),
        (b"- question: a\n  answer: caf\xe9 b\n", (2, 14)),
        ("- question: é\n  answer: é".encode() + b"\xff\n", (2, 12)),
        (b"\xef\xbb\xbf- question: \xe9\n", (1, 13)),
        (b"# A remark.\n" * 40_000 + b"\xe9", (40_001, 1)),
    ],
)
def test_bytes_that_are_not_utf_8_are_explained_at_their_position(
    data: bytes, place: tuple[int, int]
) -> None:
    """Columns count characters, without the byte-order mark."""
    problem = malformed(data).problem

    assert (problem.line, problem.column) == place
    assert problem.message == "not UTF-8 text"
    assert problem.hint == "save the file as UTF-8"
    assert problem.excerpt[problem.column - 1] == "\ufffd"


@pytest.mark.parametrize(
    "data",
    [b"- question: \x1b[2J\x07\n", b"- question: %\xe2\x80\xae\n", b"- !\xc2\x9b a\n", b"\xc2\x9b"],
)
def test_a_quoted_line_cannot_control_the_terminal(data: bytes) -> None:
    """Control characters are made visible in message and line."""
    error = malformed(data)

    assert error.problem.excerpt
    assert not set(str(error)) & {"\x1b", "\x07", "\x9b", "\u202e"}
