from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from faqcli.errors import FaqError, MalformedError, UnreadableError
from faqcli.faq import Faq
from faqcli.model import Problem
from faqcli.readers.lint import check
from faqcli.readers.source import Document, find
from faqcli.readers.yaml.entries import ParsedEntry, ParsedGroup
from faqcli.readers.yaml.reader import Reader

FaqOf = Callable[[str], Faq]


Reported = tuple[int, int, str, str]


def problems_of(faq: Faq) -> list[Reported]:
    """Return the problems of a FAQ: position, severity and message."""
    return [(p.line, p.column, p.severity, p.message) for p in faq.problems()]


@pytest.mark.parametrize("after", [None, b"", b"- {question: B, ", b"\xff\xfe\0", b"[" * 9000])
def test_a_file_may_change_or_disappear_while_it_is_read(
    tmp_path: Path, after: bytes | None
) -> None:
    """The outcome is entries or an error, never a crash."""
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


@pytest.mark.parametrize(
    "text",
    [
        "- {question: A, answer: a}\n- {question: B, answer: b}\n",
        "questions:\n- {question: A, answer: a}\n- {question: B, answer: b}\n",
        "sections:\n- title: T\n  questions: [{question: A, answer: a}, {question: B, answer: b}]",
        "sections:\n- questions: [{question: A, answer: a}, {question: B, answer: b}]\n  title: T",
        "sections: [{questions: [{question: A, answer: a}]}]\n---\n- {question: B, answer: b}",
        "questions: [{question: A, answer: a}]\nsections: [questions: [{question: B, answer: b}]]",
        "- {question: A, answer: a}\n---\n- {question: B, answer: b}\n",
        "\ufeff- question: A\r\n  answer: a\r\n- question: B\r\n  answer: b\r\n",
        "- question: A\r  answer: a\r- question: B\r  answer: b\r",
        "# a remark\n\n- {answer: a, question: A}\n- 'question': \"B\"\n  'answer': \"b\"\n",
        '[{"question": "A", "answer": "a"}, {"question": "B", "answer": "b"}]',
        "- &a {question: A, answer: a}\n- {question: B, answer: &b b}\n",
    ],
)
def test_a_faq_can_be_written_in_many_ways(text: str, faq_of: FaqOf) -> None:
    """As a list, under a key, in sections, in several documents, with any line ends, in JSON."""
    faq = faq_of(text)

    assert [(e.number, e.id, e.question, e.answer) for e in faq.entries] == [
        (1, "a", "A", "a"),
        (2, "b", "B", "b"),
    ]


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "questions:\n", "questions: []", "sections:\n", "[]", "---\n"]
)
def test_a_file_without_questions_is_an_empty_faq(text: str, faq_of: FaqOf) -> None:
    """It can be listed and searched, and has no problems."""
    faq = faq_of(text)

    assert (faq.count, list(faq.entries), faq.problems(), list(faq.search("a"))) == (0, [], [], [])


@pytest.mark.parametrize("text", ["text", "42", "a: b", "question: A\n", "{}", "|\n a"])
def test_yaml_that_is_not_a_faq_is_an_error(text: str, faq_of: FaqOf) -> None:
    """The message names the file, and the hint says what a FAQ is."""
    with pytest.raises(UnreadableError, match=r"^faq\.yaml:1:1: ") as caught:
        faq_of(text)

    assert "`question` and `answer`" in caught.value.hint


def test_a_duplicate_key_is_an_error_that_names_both_lines(faq_of: FaqOf) -> None:
    """The first counts, and reading continues."""
    faq = faq_of(
        "title: T\ntitle: U\n"
        "sections:\n"
        "- title: V\n  title: W\n  questions:\n"
        "  - question: A\n    answer: a\n    answer: b\n"
    )

    assert problems_of(faq) == [
        (2, 1, "error", "`title` is given twice; the one on line 1 is used"),
        (5, 3, "error", "`title` is given twice; the one on line 4 is used"),
        (9, 5, "error", "`answer` is given twice; the one on line 8 is used"),
    ]
    entry = faq.entry(1)
    assert (faq.about.title, entry.section, entry.answer) == ("T", "V", "a")


@pytest.mark.parametrize(
    ("entry", "place", "message"),
    [
        ("text", (2, 3), "an entry must have `question` and `answer`, but this is text"),
        ("[a]", (2, 3), "an entry must have `question` and `answer`, but this is a list"),
        ("{answer: b}", (2, 3), "this entry has no `question`"),
        ("{question: B}", (2, 3), "this entry has no `answer`"),
        ("{question: [B], answer: b}", (2, 14), "`question` must be text, but is a list"),
        ("{question: B, answer: {b: c}}", (2, 25), "`answer` must be text, but is a mapping"),
        ("{question: ' ', answer: b}", (2, 4), "the question is empty"),
    ],
)
def test_an_unusable_entry_does_not_keep_others_from_being_read(
    entry: str, place: tuple[int, int], message: str, faq_of: FaqOf
) -> None:
    """It keeps its number, and its problem says where it is."""
    faq = faq_of(f"- {{question: A, answer: a}}\n- {entry}\n- {{question: C, answer: c}}\n")

    assert [e.number for e in faq.entries] == [1, 3]
    assert faq.problems() == [Problem("error", message, *place, "", 2, f"- {entry}")]
    assert faq.problems(2) == faq.problems()
    assert faq.problems(1) == []


def test_all_problems_of_an_entry_are_reported(faq_of: FaqOf) -> None:
    """In one pass."""
    assert problems_of(faq_of("- {question: A, answer: a}\n- {id: a}")) == [
        (2, 3, "error", "this entry has no `question`"),
        (2, 3, "error", "this entry has no `answer`"),
    ]


@pytest.mark.parametrize("answer", ["''", "", "|\n"])
def test_an_empty_answer_is_a_warning(answer: str, faq_of: FaqOf) -> None:
    """The question can still be listed and found."""
    faq = faq_of(f"- question: A\n  answer: {answer}")

    assert problems_of(faq) == [(2, 3, "warning", "the answer is empty")]
    assert faq.entry(1).answer.strip() == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("questions: {a: b}", (1, 12, "error", "`questions` must be a list, but is a mapping")),
        ("sections: text", (1, 11, "error", "`sections` must be a list, but is text")),
        (
            "sections: [text]",
            (1, 12, "error", "a section must have `title` and `questions`, but this is text"),
        ),
        (
            "synonyms: [a]\nquestions: []",
            (1, 12, "error", "a group of synonyms must be a list, but is text"),
        ),
        (
            "- {question: A, answer: a, tags: {b: c}}",
            (1, 34, "error", "`tags` must be text, but is a mapping"),
        ),
        (
            "- {question: A, answer: a, note: [b]}",
            (1, 34, "error", "`note` must be text, but is a list"),
        ),
        (
            "- {question: A, answer: a, [b]: c}",
            (1, 28, "warning", "a key must be text, but this is a list"),
        ),
        (
            "questions: []\n---\nquestions: []",
            (2, 1, "warning", "a second YAML document starts here; its entries are read too"),
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_reported_at_its_position(
    text: str, problem: Reported, faq_of: FaqOf
) -> None:
    """The rest of the file is read."""
    assert problems_of(faq_of(text)) == [problem]


def test_problems_are_in_file_order_with_their_lines(faq_of: FaqOf) -> None:
    """Whichever was found first."""
    faq = faq_of("source: [a]\nquestions:\n- text\n- question: é\nlanguage: {b: c}\n")

    assert [(p.line, p.excerpt) for p in faq.problems()] == [
        (1, "source: [a]"),
        (3, "- text"),
        (4, "- question: é"),
        (5, "language: {b: c}"),
    ]
    assert faq.problem_count == 4


def test_several_documents_are_one_faq(faq_of: FaqOf) -> None:
    """The first is about the FAQ, numbers continue, and anchors end with their document."""
    faq = faq_of(
        "title: T\nquestions: [{question: A, answer: &a a}]\n"
        "---\ntitle: U\nquestions: [{question: B, answer: b}]\n"
    )

    assert [(e.number, e.question) for e in faq.entries] == [(1, "A"), (2, "B")]
    assert faq.about.title == "T"
    with pytest.raises(MalformedError, match=r"faq\.yaml:3:6: `\*a` has no anchor above it"):
        faq_of("- &a {question: A, answer: a}\n---\n- x: *a\n")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("- &a {question: A, answer: a}\n- *a\n", [1, 2]),
        ("sections:\n- questions: &q [{question: A, answer: a}]\n- questions: *q\n", [1, 2]),
        ("sections:\n- &s {title: T, questions: [{question: A, answer: a}]}\n- *s\n", [1, 2]),
        ("more: &q [{question: A, answer: a}]\nquestions: *q\n", [1]),
    ],
)
def test_an_alias_can_repeat_an_entry_a_list_or_a_section(
    text: str, numbers: list[int], faq_of: FaqOf
) -> None:
    """Wherever the anchor is."""
    faq = faq_of(text)

    assert [(e.number, e.question, e.answer) for e in faq.entries] == [
        (number, "A", "a") for number in numbers
    ]
    assert faq.problems() == []


@pytest.mark.parametrize("tag", ["!%ed%a0%80", "!<%ed%a0%80>", "!!%ed%a0%80", "!%c0%80"])
def test_a_tag_that_is_not_utf_8_is_an_error(tag: str) -> None:
    """What percent signs encode is not checked by libyaml."""
    document = Document("faq.yaml", data=f"- question: {tag} a\n  answer: b\n".encode())
    stream, _ = document.open()

    with pytest.raises(UnreadableError):
        list(Reader(document, stream).entries())


def test_parsing_yields_what_the_entries_were_made_from() -> None:
    """Unusable entries and the mappings around entries too, in file order."""
    text = "questions:\n- {question: A, answer: a, icon: b}\n- {question: B}\nmore: c\n"
    document = Document("faq.yaml", data=text.encode())
    stream, _ = document.open()

    first, second, group = Reader(document, stream).parse()

    assert isinstance(first, ParsedEntry)
    assert first.entry
    assert first.entry.question == "A"
    assert ([*first.values], [*first.others]) == (["question", "answer"], ["icon"])
    assert isinstance(second, ParsedEntry)
    assert (second.entry, second.values["question"].position) == (None, (3, 4))
    assert isinstance(group, ParsedGroup)
    assert (group.is_root, [*group.others]) == (True, ["more"])


def test_keys_of_sections_that_are_unknown_are_kept(faq_of: FaqOf) -> None:
    """The title is none of them, whatever it is called; sections of one title share theirs."""
    faq = faq_of(
        "sections:\n"
        "- {name: S, icon: cart, description: One., questions: [{question: A, answer: a}]}\n"
        "- {title: S, weight: 2, description: Two., questions: [{question: B, answer: b}]}\n"
    )

    assert faq.about.section_extra == {"S": {"icon": "cart", "weight": "2"}}
    assert faq.about.section_descriptions == {"S": "One. Two."}
    assert faq.index.left_out == []


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("- {title: S, icon: a, questions: [E]}\n- {title: S, icon: b, questions: [E]}", "icon"),
        ("- {icon: a, questions: [E]}\n- {title: '', icon: b, questions: [E]}", "icon"),
        ("- {name: Ignored, questions: [E]}", ""),
        ("source: {authors: [{name: A, mail: b}]}\nquestions: [E]", "mail"),
        ("tests: [{query: a, finds: a, why: b}]\nquestions: [E]", "why"),
        ("questions: [E]\n---\ntitle: T\nquestions: [E]", "title"),
    ],
)
def test_a_key_that_is_in_no_field_is_left_out_with_its_line(
    text: str, left_out: str, faq_of: FaqOf
) -> None:
    said = faq_of(text.replace("E", "{question: A, answer: a}")).index.left_out

    assert [one.split("`")[1] for one in said] == ([left_out] if left_out else [])
    assert all(one.startswith("line") for one in said)


def test_a_mapping_around_the_questions_may_say_what_the_root_does(faq_of: FaqOf) -> None:
    """Its keys are no section's."""
    faq = faq_of("faq: {title: T, source: {title: S}, icon: a, questions: [{q: A, a: a}]}")

    assert (faq.about.title, faq.about.source.title) == ("T", "S")
    assert faq.about.extra == {"icon": "a"}
    assert faq.about.section_extra == {}
