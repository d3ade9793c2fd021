import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faqcli.errors import FaqError
from faqcli.faq import Faq
from faqcli.index.store import open_index
from faqcli.output import json as records
from faqcli.readers.source import Document
from faqcli.sanitize import one_line, visible
from faqcli.writers.json import of_entry

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
KEYS = ["question", "answer", "short", "note", "id", "tags", "aliases", "see_also", "colour"]
HOSTILE = (
    "aßİﬁéŁ\u0301\u094dहทย国境👩ע\u200d\u200f\ufeff:'\"\\#{}[]&*!|>%@`-?,\n\t"
    "\x00\x07\x1b\x7f\x80\x85\x9b\u2028\u202a\u202e\u2066\u2069"
)
CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(HOSTILE)
TOKENS = (
    st.sampled_from([f"{key}: " for key in KEYS])
    | st.sampled_from(["questions:", "sections:", "title: ", "source:", "synonyms:", "language: "])
    | st.sampled_from(["- ", "  ", "    ", "\n", "\n- ", "\n  ", "\r\n", "\r", "\t", "? ", ": "])
    | st.sampled_from(
        ["{", "}", "[", "]", ",", "|\n", ">-\n", "#", "@", "`", "~", "null", "\ufeff"]
    )
    | st.sampled_from(["&a ", "*a", "!t ", "!%ed%a0%80 ", "%TAG ! x", "---\n", "...\n", "<<: *a"])
    | st.sampled_from(['"', "'", "\\", "\\x1b", "\\u202e", "\\ud800", "\ud800", "\udcff"])
)
YAML = st.lists(TOKENS | st.text(CHARACTERS, max_size=8), max_size=40).map("".join)
FILES = st.one_of(
    YAML.map(lambda text: text.encode("utf-8", "surrogatepass")),
    YAML.map(lambda text: f"- question: A\n  answer: a\n{text}".encode("utf-8", "ignore")),
    YAML.map(lambda text: text.encode("utf-16", "ignore")),
    st.binary(max_size=80),
    st.binary(max_size=20).map(lambda data: b"- question: A\n  answer: " + data),
)


@contextmanager
def reading(data: bytes) -> Iterator[Faq]:
    """Open bytes as a FAQ."""
    document = Document("faq.yaml", data=data)
    index = open_index(document)
    try:
        yield Faq(document, index)
    finally:
        index.close()


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a value, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(key)
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def everything(faq: Faq) -> Iterator[str]:
    """Yield every text that a FAQ has, starting with its name."""
    yield faq.document.name
    for entry in faq.entries:
        yield from texts(entry._replace(extra=dict(entry.extra)))
        yield from texts(of_entry(entry))
    for part in (faq.about._replace(extra=dict(faq.about.extra)), faq.sections(), faq.tags()):
        yield from texts(part)
    yield from texts(faq.problems())
    yield from texts(list(faq.headings()))
    yield from texts(records.of_info(faq))


@given(FILES)
@example(b"- question: !%ed%a0%80 a\n  answer: b\n")
@example(b"- question: a\n  answer: caf\xe9 b\n")
@example(b"\xef\xbb\xbf")
@example(b"- &a [*a]")
@example(b"{" * 100)
@example(b"- question: A\r  answer: @")
@example(b"sections: [&s {title: T, questions: []}, *s]")
@example(b"? [a]\n: b")
@example(b"[a]: b\nquestions: []")
def test_any_bytes_are_a_faq_or_a_faq_error(data: bytes) -> None:
    """Messages have no control characters."""
    try:
        with reading(data) as faq:
            given_out = list(everything(faq))
    except FaqError as error:
        given_out = [error.message, *error.hint.split("\n")]

    assert given_out[0]
    assert "\n" not in given_out[0]
    assert not any(UNSAFE.search(text) for text in given_out)


@given(FILES)
def test_problems_have_a_position_and_the_line_of_the_file(data: bytes) -> None:
    """Lines and columns count from 1."""
    try:
        with reading(data) as faq:
            problems = faq.problems()
            unusable = {p.number for p in problems if p.number}
            usable = {entry.number for entry in faq.entries}
    except FaqError:
        return

    assert all(p.line >= 1 and p.column >= 1 and p.message for p in problems)
    assert [(p.line, p.column) for p in problems] == sorted((p.line, p.column) for p in problems)
    assert not unusable & usable
    assert all(p.severity == "error" for p in problems if p.number)


def quote(value: Any) -> str:
    """Return a value as YAML with every character escaped."""
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(character):08x}" for character in value) + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(quote, value))}]"
    return "{" + ", ".join(f"{quote(key)}: {quote(inner)}" for key, inner in value.items()) + "}"


TEXT = st.text(CHARACTERS, max_size=20)
NAMED = TEXT.filter(lambda text: one_line(text) != "")
EXTRA = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2)
)
ENTRIES = st.fixed_dictionaries(
    {"question": NAMED, "answer": TEXT},
    optional={
        **dict.fromkeys(("short", "note"), TEXT),
        **dict.fromkeys(("tags", "aliases", "see_also"), st.lists(TEXT, max_size=3)),
        "id": NAMED,
        "colour": EXTRA,
    },
)
FAQS = st.fixed_dictionaries(
    {"questions": st.lists(ENTRIES, max_size=3)},
    optional={
        **dict.fromkeys(("title", "description", "notice", "as_of", "language"), TEXT),
        "source": st.dictionaries(st.sampled_from(["title", "authors", "url"]), TEXT) | TEXT,
        "synonyms": st.lists(st.lists(TEXT, max_size=3), max_size=3),
        "colour": EXTRA,
    },
)


@given(FAQS)
def test_control_characters_never_survive_reading(faq: dict[str, Any]) -> None:
    """Wherever they are and however they are written."""
    with reading(quote(faq).encode()) as read:
        assert read.count == len(faq["questions"])
        assert not any(UNSAFE.search(text) for text in everything(read))


@given(FAQS)
def test_entries_are_read_as_they_are_written(faq: dict[str, Any]) -> None:
    """Only control characters are lost, and questions and names become one line."""
    with reading(quote(faq).encode()) as read:
        for number, (given_, entry) in enumerate(
            zip(faq["questions"], read.entries, strict=True), start=1
        ):
            assert entry.number == number
            assert entry.question == one_line(given_["question"])
            for name in ("answer", "short", "note"):
                assert getattr(entry, name) == visible(given_.get(name, ""))
            for name in ("tags", "aliases", "see_also"):
                lines = [one_line(text) for text in given_.get(name, [])]
                assert getattr(entry, name) == tuple(dict.fromkeys(filter(None, lines)))


@given(st.lists(ENTRIES, max_size=6))
def test_an_id_leads_to_its_entry(entries: list[dict[str, Any]]) -> None:
    """A generated id is unique; a given one leads to the first entry that has it."""
    with reading(quote(entries).encode()) as faq:
        ids = [entry.id for entry in faq.entries]
        for number, (given_, identifier) in enumerate(zip(entries, ids, strict=True), start=1):
            assert "id" not in given_ or identifier == one_line(given_["id"])
            assert "id" in given_ or ids.count(identifier) == 1
            if not re.fullmatch(r"[0-9]+([-–][0-9]+)?", identifier):
                assert faq.entry(identifier).number == ids.index(identifier) + 1 <= number


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@given(texts=st.lists(st.from_regex(r"[a-zé国]{1,9}", fullmatch=True), min_size=1, max_size=5))
def test_line_endings_and_a_byte_order_mark_change_nothing(end: str, texts: list[str]) -> None:
    lines = [f"- question: {text}\n  answer: |\n    {text}\n    {text}\n" for text in texts]
    data = "".join(lines).encode()

    with (
        reading(data) as one,
        reading(b"\xef\xbb\xbf" + data.replace(b"\n", end.encode())) as other,
    ):
        assert list(one.entries) == list(other.entries)
