import json
from pathlib import Path

import pytest

from faqcli.errors import UnreadableError
from faqcli.output.diagnostics import annotation, lines
from faqcli.paths import schema_text
from faqcli.readers.lint import check
from faqcli.readers.source import Document, find

TOLD = tuple[int, int, str, str]


def told(text: str | bytes) -> list[TOLD]:
    """Return what is wrong with a file, without the hints."""
    data = text.encode() if isinstance(text, str) else text
    report = check(Document("faq.yaml", data=data))
    return [(p.line, p.column, p.severity, p.message) for p in report.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "- {question: A, answer: a, taggs: b}",
            (1, 28, "warning", "unknown key `taggs`"),
        ),
        (
            "titel: T\nquestions: [{question: A, answer: a}]",
            (1, 1, "warning", "unknown key `titel`"),
        ),
        (
            "- {question: A, answer: a, icon: b}\n- {question: B, answer: b, icon: b}",
            (1, 28, "warning", "unknown key `icon`, 2 times"),
        ),
        (
            "- {question: How is A?, answer: a}\n- {question: how is “A”, answer: b}",
            (2, 14, "warning", "this question was already asked on line 1"),
        ),
        (
            "- {question: A, answer: a, aliases: [c]}\n- {question: B, answer: b, aliases: [C!]}",
            (2, 38, "warning", "the alias “C!” also belongs to the entry on line 1"),
        ),
        (
            "- {question: A, answer: a}\n- {question: B, answer: b, aliases: a}",
            (2, 37, "warning", "the alias “a” is also the question on line 1"),
        ),
        (
            "synonyms: [[a, b], [c, B]]\nquestions: []",
            (1, 24, "warning", "“B” is in two groups of synonyms"),
        ),
        (
            "- {question: A, answer: a, id: c}\n- {question: B, answer: b, see_also: [C, a, d]}",
            (2, 42, "error", "`see_also` has an unknown id: `a`"),
        ),
        (
            "- question: A\n  answer: |\n    a\n\n    [b](javascript:c)\n",
            (5, 7, "warning", "`javascript:` links can't be opened"),
        ),
        (
            "- question: A\n  answer: >\n    a\n    <a href='ftp://b'>c</a>\n",
            (4, 8, "warning", "`ftp:` links can't be opened"),
        ),
        (
            '- {question: A, answer: "a\\x1b"}',
            (1, 25, "warning", "a control character, U+001B"),
        ),
        (
            "- question: A\n  answer: |\n    a\n    b\u202ec\n",
            (4, 6, "warning", "a control character, U+202E"),
        ),
    ],
)
def test_what_is_less_good_than_it_might_be_is_told(text: str, problem: TOLD) -> None:
    """Each with the place where one would look."""
    assert problem in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "- {question: A, answer: '[b](https://c.d) [e](f.md#g) [h](mailto:i@j) <https://k.l> 1:2'}",
        "- {question: A, answer: a, see_also: [B, a]}\n- {question: B, answer: b}",
        "synonyms: [[a, b, A]]\nx-more: b\nquestions: []",
        "- {question: A, answer: a, aliases: [c, c, a]}",
        "- {Question: A, text: a, category: b, tag: c}",
        "title: T\nsections: [{name: S, questions: [{q: A, a: a}]}]",
    ],
)
def test_what_is_good_is_not_told(text: str) -> None:
    """Relative links, ids in any case, names of other forms."""
    assert told(text) == []


def test_hints_name_what_may_be_meant() -> None:
    """A misspelt key of the format, an id, and the line of a misspelt answer."""
    text = "- {id: apple, question: A, anwser: a}\n- {question: B, answer: b, see_also: aple}"
    problems = check(Document("faq.yaml", data=text.encode())).problems

    assert [p.hint for p in problems] == [
        "write `answer` instead of `anwser` on line 1",
        "write `answer` if you meant that",
        "write `apple` if you meant that",
    ]


def test_what_is_wrong_behind_a_mistake_is_told_too() -> None:
    """Other mistakes, duplicates and unusable entries; the file is read on item by item."""
    text = (
        "title: T\nquestions:\n"
        "- question: A\n  answer: b: c\n"
        '- question: B\n  answer: "it "is" so"\n'
        "- question: C\n"
        "- question: D\n  answer: d\n  see_also: nowhere\n"
        "- question: d\n  answer: e\n"
        "more:\n- question: E\n  answer: @f\n"
    )

    assert told(text) == [
        (4, 12, "error", "an unquoted `: ` inside text, or wrong indentation"),
        (6, 15, "error", "an unescaped quote inside the text ends it"),
        (7, 3, "error", "this entry has no `answer`"),
        (11, 13, "warning", "this question was already asked on line 8"),
        (15, 11, "error", "unquoted text can't start with `@`"),
    ]


def test_a_list_of_something_else_behind_a_mistake_is_left_alone() -> None:
    """Only what has questions and answers is read as entries."""
    text = "- question: A\n  answer: b: c\n  links:\n  - x: y\n  - x: z\n"

    assert told(text) == [(2, 12, "error", "an unquoted `: ` inside text, or wrong indentation")]


def test_a_long_text_in_quotes_behind_a_mistake_is_no_mistake() -> None:
    """It may have lines that look like keys and are not indented."""
    text = "questions:\n  - question: A: b\n  - question: B\n    answer: 'a\n\nNote: b'\n"

    assert told(text) == [(2, 16, "error", "an unquoted `: ` inside text, or wrong indentation")]


def test_a_thousand_mistakes_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """At most so many are told."""
    monkeypatch.setattr("faqcli.readers.lint.MOST_PARTS", 5)

    assert len(told("- question: a: b\n" * 1000)) == 6


def test_what_is_no_faq_is_told_once() -> None:
    """Its keys are all unknown."""
    assert told("a: b\nc: d\n") == [
        (1, 1, "error", "this file has no `questions` and no `sections`")
    ]


def test_a_folder_is_checked_as_one(tmp_path: Path) -> None:
    """Duplicates and references across its files; what is no FAQ in it is left alone."""
    (tmp_path / "a.yaml").write_text("- {id: x, question: A, answer: a, see_also: [y]}\n")
    (tmp_path / "b.yml").write_text("- {id: x, question: a, answer: a}\n- {id: y, question: B}\n")
    (tmp_path / "c.yaml").write_text("nav: [d]\n")

    problems = check(find(tmp_path)).problems

    first = tmp_path / "a.yaml"
    assert [(Path(p.file).name, p.line, p.message) for p in problems] == [
        ("b.yml", 1, f"the id `x` is used twice, first on line 1 of {first}"),
        ("b.yml", 1, f"this question was already asked on line 1 of {first}"),
        ("b.yml", 2, "this entry has no `answer`"),
    ]
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "b.yml").unlink()
    with pytest.raises(UnreadableError, match="has questions and answers"):
        check(find(tmp_path))


def test_annotations_escape_what_github_reads() -> None:
    """Percent signs, line ends, and in properties colons and commas."""
    problem = check(Document("x", data=b"- question: '50% : a' b\n")).problems[0]

    assert annotation("a:b,c%.yaml", problem._replace(hint="d")) == (
        "::error file=a%3Ab%2Cc%25.yaml,line=1,col=21,title=faq check"
        "::an unescaped quote inside the text ends it%0AFix: d.\n"
    )


def test_lines_show_the_place_the_line_and_the_fix() -> None:
    """As compilers do."""
    problem = check(Document("x", data=b"- question: @a\n")).problems[0]

    assert [line.plain for line in lines("x.yaml", problem)] == [
        "x.yaml:1:13: error: unquoted text can't start with `@`",
        "  - question: @a",
        "              ^",
        "  Fix: put the text in quotes.",
    ]


def test_the_schema_knows_the_keys_that_the_reader_knows() -> None:
    """Neither may have one that the other has not."""
    from faqcli.readers.yaml.about import ABOUT_KEYS, SOURCE_KEYS
    from faqcli.readers.yaml.entries import ENTRY_KEYS

    parts = json.loads(schema_text())["$defs"]

    assert set(parts["entry"]["properties"]) == ENTRY_KEYS | {"category"}
    assert set(parts["file"]["properties"]) == ABOUT_KEYS | {"questions", "sections"}
    assert set(parts["file"]["properties"]["source"]["anyOf"][1]["properties"]) == SOURCE_KEYS
    assert set(parts["section"]["properties"]) == {"title", "questions"}
