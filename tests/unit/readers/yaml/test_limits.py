"""Files that are made to crash, hang or fill the memory. What a fuzz run finds is kept here too."""

from contextlib import suppress
from pathlib import Path

import pytest

from faqcli.errors import FaqError
from faqcli.model import Entry
from faqcli.readers.lint import check
from faqcli.readers.source import Document, find
from faqcli.readers.yaml import composer, walker
from faqcli.readers.yaml.reader import Reader

MANY = 100_000


def read(data: bytes) -> list[Entry]:
    """Return the entries of a file."""
    document = Document("faq.yaml", data=data)
    stream, _ = document.open()
    return list(Reader(document, stream).entries())


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
def test_nesting_without_end_is_a_message(data: bytes) -> None:
    """In every style, wherever it begins; and so for the checker."""
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
def test_aliases_stand_for_so_much_and_no_more(text: str) -> None:
    """The message says how much."""
    with pytest.raises(FaqError, match=r"expand to more than 200,000|contains more than 100,000"):
        read(text.encode())


def test_a_text_has_so_many_characters_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says how many."""
    monkeypatch.setattr(composer, "MAX_TEXT", 1000)

    assert read(b"- {question: A, answer: " + b"x" * 1000 + b"}")
    with pytest.raises(FaqError, match=r"faq\.yaml:1:25: a text of more than 1,000 characters"):
        read(b"- {question: A, answer: " + b"x" * 1001 + b"}")


def test_a_section_without_a_title_yet_is_held_so_far_and_no_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing of it is lost, and a warning says what was not read."""
    monkeypatch.setattr(walker, "MAX_HELD", 50)
    text = "- items:\n" + "  - {question: A, answer: a}\n" * 120 + "  title: T\n"
    document = Document("faq.yaml", data=text.encode())
    stream, _ = document.open()
    reader = Reader(document, stream)

    sections = [entry.section for entry in reader.entries()]

    assert sections == [""] * 100 + [""] * 20
    (problem,) = reader.problems()
    assert (problem.severity, problem.line) == ("warning", 1)
    assert "more than 50 entries" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "- {question: A, answer: a}\n" * 20_000,
        "- {question: '?', answer: a}\n" * 5_000,
        "- {question: A, answer: '" + "<!--" * 20_000 + "'}",
        "- {question: A, answer: '" + "<b>" * 20_000 + "</b>'}",
        "- {question: A, answer: '" + "<a " * 20_000 + "'}",
        "- {question: '" + "<" * 90_000 + "', answer: a}",
        "- {question: A, answer: '" + "<p>" * 20_000 + "'}",
        "- {question: A, answer: '" + "".join(map(chr, range(0xE000, 0xF8FF))) + "<b>x</b>'}",
        "- {question: A, answer: '" + "<table><tr><td>a" * 30 + "</table>" * 30 + "'}",
        "- question: A\n  answer: |\n" + f"    {'a|' * 2000}\n    {'-|' * 2000}\n" * 9,
        "- question: A\n  answer: @" + " " * 90_000 + "x\n",
        "- question: a: b\n" * 20_000,
        "a: " * 50_000,
        '"' * 50_000,
        "---\n" * 20_000,
        "%YAML 1.1\n" * 9,
    ],
    ids=lambda text: text[:30],
)
def test_what_might_take_time_with_its_square_does_not(text: str) -> None:
    """These took minutes, or would."""
    document = Document("faq.yaml", data=text.encode())

    assert check(document).entries >= 0


@pytest.mark.parametrize("after", [None, b"", b"- {question: B, ", b"\xff\xfe\0", b"[" * 9000])
def test_a_file_that_changes_or_goes_while_it_is_read_ends_in_entries_or_a_message(
    tmp_path: Path, after: bytes | None
) -> None:
    """Whatever becomes of it between any two looks at it."""
    path = tmp_path / "faq.yaml"
    path.write_bytes(b"- {question: A, answer: a}\n" * 30_000 + b"- {question: B}\n- @\n")
    document = find(path)
    stream, _ = document.open()
    reader = Reader(document, stream)
    entries = reader.entries()
    assert next(entries).question == "A"

    if after is None:
        path.unlink()
    else:
        path.write_bytes(after)

    with stream, suppress(FaqError):  # anything else would be a crash
        list(entries)
        reader.problems()
    assert reader.identifiers.count >= 1
    with suppress(FaqError):
        check(document)


def test_a_mistake_that_a_sketch_meets_does_not_hide_what_is_before() -> None:
    """What a value is shows in its first events, among which the mistake may be."""
    data = b"- {question: A, answer: a}\n- {question: B}\n- question: 'It's'\n"

    problems = check(Document("faq.yaml", data=data)).problems

    assert [(p.line, p.severity) for p in problems] == [(2, "error"), (3, "error")]
