import io

import pytest
import yaml

from faqcli.errors import FaqError
from faqcli.model import Entry
from faqcli.readers.lint import check
from faqcli.readers.source import Document
from faqcli.readers.yaml import composer
from faqcli.readers.yaml.composer import MAX_DEPTH, MAX_NODES, Composer, LimitError
from faqcli.readers.yaml.nodes import Mapping, Node, Position, Scalar, Sequence, plain
from faqcli.readers.yaml.reader import Reader


def compose(text: str) -> Node:
    """Return the first value of a YAML text."""
    composer = Composer(io.BytesIO(text.encode()))
    event = next(event for event in composer.events if isinstance(event, yaml.NodeEvent))
    return composer.compose(event)


MANY = 100_000


def read(data: bytes) -> list[Entry]:
    """Return the entries of a file."""
    document = Document("faq.yaml", data=data)
    stream, _ = document.open()
    return list(Reader(document, stream).entries())


def test_values_have_positions() -> None:
    """Lines and columns count from 1, in characters."""
    assert compose("- é: [b]\n  c: |\n    d\n") == Sequence(
        Position(1, 1),
        (
            Mapping(
                Position(1, 3),
                (
                    (
                        Scalar(Position(1, 3), "é", plain=True),
                        Sequence(
                            Position(1, 6), (Scalar(Position(1, 7), "b", plain=True),), weight=2
                        ),
                    ),
                    (
                        Scalar(Position(2, 3), "c", plain=True),
                        Scalar(Position(2, 6), "d\n", plain=False),
                    ),
                ),
                weight=6,
            ),
        ),
        weight=7,
    )


WORDINGS = {
    "a list of questions": "- {questions: [Open?, hours, Closed?], answer: At nine.}",
    "a QnA Maker export": (
        '{"qnaDocuments": [{"id": 7, "answer": "At nine.", "source": "Editorial",'
        ' "questions": ["Open?", "hours", "Closed?"], "metadata": []}]}'
    ),
    "intents of a chatbot": (
        '{"intents": [{"tag": "t", "patterns": ["Open?", "hours", "Closed?"],'
        ' "responses": ["At nine."]}]}'
    ),
    "with aliases besides": "- {aliases: [Closed?], questions: [Open?, hours], answer: At nine.}",
}


@pytest.mark.parametrize("text", WORDINGS.values(), ids=WORDINGS)
def test_the_first_of_several_wordings_is_the_question(text: str) -> None:
    """The others are aliases, which are searched and never shown."""
    (entry,) = read(text.encode())

    assert (entry.question, entry.answer) == ("Open?", "At nine.")
    assert entry.aliases == ("hours", "Closed?")


@pytest.mark.parametrize("wordings", ["[]", "['']"])
def test_an_entry_without_any_wording_has_an_empty_question(wordings: str) -> None:
    """Chatbots have such an entry for what they don't understand."""
    text = (
        f"intents: [{{patterns: [A?], responses: [a]}}, {{patterns: {wordings}, responses: [b]}}]"
    )
    report = check(Document("faq.yaml", data=text.encode()))

    assert report.entries == 2
    assert [problem.message for problem in report.problems] == ["the question is empty"]


@pytest.mark.parametrize(
    "text", ["yes", "on", "1.10", "2026-01-31", "0x1F", "1_000", "~", "null", ".nan", "010", "1e3"]
)
def test_scalars_stay_text(text: str) -> None:
    """They don't become booleans, numbers, dates or null."""
    assert plain(compose(text)) == text
    assert plain(compose(f"{{a: [{text}]}}")) == {"a": [text]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\e[2J"', "\N{SYMBOL FOR ESCAPE}[2J"),
        (r'"\0\x7f"', "\N{SYMBOL FOR NULL}\N{SYMBOL FOR DELETE}"),
        (r'"\x9b\u202e"', "\ufffd\ufffd"),
        (r'"\r\n"', "\N{SYMBOL FOR CARRIAGE RETURN}\n"),
        (r'"\L\P\N"', "\n\n\ufffd"),
        (r'"\U0001F469"', "👩"),
    ],
)
def test_escapes_cannot_smuggle_in_control_characters(text: str, value: str) -> None:
    """A control character is made visible, however it is written."""
    assert plain(compose(text)) == value


def test_an_alias_repeats_its_value() -> None:
    """Text, lists and mappings can be repeated."""
    assert plain(compose("[&a x, *a, &b [y], *b, &c {z: *a}, *c]")) == [
        *("x", "x"),
        *(["y"], ["y"]),
        *({"z": "x"}, {"z": "x"}),
    ]


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("[*a]", "`*a` has no anchor above it", Position(1, 2)),
        ("[*a, &a x]", "`*a` has no anchor above it", Position(1, 2)),
        ("&a\n- *a", "`*a` is inside the value that it repeats", Position(2, 3)),
        ("&a {b: {c: *a}}", "`*a` is inside the value that it repeats", Position(1, 12)),
    ],
)
def test_an_alias_without_a_value_is_an_error_at_its_position(
    text: str, message: str, position: Position
) -> None:
    """It has no anchor above it, or is inside the anchor's value."""
    with pytest.raises(LimitError) as caught:
        compose(text)

    assert (caught.value.message, caught.value.position) == (message, position)


def test_nesting_is_limited() -> None:
    """Every list and every mapping counts as one level."""
    assert compose("[" * MAX_DEPTH + "]" * MAX_DEPTH).weight == MAX_DEPTH

    with pytest.raises(LimitError) as caught:
        compose("[" * (MAX_DEPTH + 1))

    assert caught.value.message == "lists and mappings are nested more than 64 levels deep"
    assert caught.value.position == Position(1, MAX_DEPTH + 1)


def test_thousands_of_opening_brackets_do_not_crash() -> None:
    """Our limit, or that of a newer libyaml, comes long before the interpreter's."""
    with pytest.raises((LimitError, yaml.YAMLError)):
        compose("[" * 9000)


def test_aliases_count_as_the_values_they_repeat() -> None:
    """A billion laughs stay a short file."""
    lines = ["- &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]

    with pytest.raises(LimitError) as caught:
        compose("\n".join(lines))

    assert caught.value.message == f"a single value contains more than {MAX_NODES:,} others"
    assert caught.value.position == Position(5, 3)


def test_aliases_of_long_texts_count_by_their_length() -> None:
    """A few kilobytes cannot expand to gigabytes."""
    with pytest.raises(LimitError):
        compose(f"[&a {'x' * 100_000}{', *a' * 50_000}]")


def test_duplicate_keys_are_both_kept() -> None:
    """What they mean is for others to decide."""
    node = compose("{a: b, a: c}")

    assert isinstance(node, Mapping)
    assert [(plain(key), plain(value)) for key, value in node.pairs] == [("a", "b"), ("a", "c")]


DEEP = {
    "lists": b"[" * MANY,
    "lists that close": b"[" * MANY + b"]" * MANY,
    "mappings": b"{a: " * MANY,
    "items in a line": b"- " * MANY + b"a\n",
    "keys in a line": b"? " * MANY + b"a\n",
    "keys below each other": b"".join(b" " * i + b"a:\n" for i in range(2000)),
    "items below each other": b"".join(b" " * (2 * i) + b"- a:\n" for i in range(1500)),
    "an answer": b"- question: A\n  answer: " + b"[" * MANY,
    "an unknown key": b"- question: A\n  answer: a\n  more: " + b"{a: " * MANY,
    "a list's name": b"faq: " + b"{faq: " * MANY,
    "sections": b"sections: " + b"[{title: T, sections: " * MANY,
    "single pairs": b"- " + b"{How is it?: " * MANY,
    "anchors": b"&a [" * MANY,
    "tags": b"!a [" * MANY,
}


@pytest.mark.parametrize("data", DEEP.values(), ids=DEEP)
def test_endless_nesting_is_an_error(data: bytes) -> None:
    """In every style, wherever it starts; and `check` reports it."""
    with pytest.raises(FaqError):
        read(data)

    assert {p.severity for p in check(Document("faq.yaml", data=data)).problems} >= {"error"}


BOMBS = {
    "of lists": "- &a [x, x]\n"
    + "".join(f"- &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(9)),
    "of entries": "- &a {question: A, answer: a, tags: [b, c, d]}\n" + "- *a\n" * 50_000,
    "of sections": "sections:\n- &a {title: T, questions: ["
    + "{question: A, answer: a}, " * 500
    + "]}\n"
    + "- *a\n" * 5000,
    "of texts": f"- &a {'x' * 90_000}\n" + "- {question: A, answer: *a}\n" * 5000,
    "of lists in a sketch": f"- &a [{'[x, [y, z]], ' * 9000}]\n- [{'*a, ' * 300}]\n",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_aliases_cannot_expand_without_limit(text: str) -> None:
    """The message gives the limit."""
    with pytest.raises(FaqError, match=r"expand to more than 200,000|contains more than 100,000"):
        read(text.encode())


def test_the_length_of_a_text_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message gives the limit."""
    monkeypatch.setattr(composer, "MAX_TEXT", 1000)

    assert read(b"- {question: A, answer: " + b"x" * 1000 + b"}")
    with pytest.raises(FaqError, match=r"faq\.yaml:1:25: a text of more than 1,000 characters"):
        read(b"- {question: A, answer: " + b"x" * 1001 + b"}")
