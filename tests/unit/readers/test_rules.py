import pytest

from faqcli.readers.lint import check
from faqcli.readers.source import Document

Reported = tuple[int, int, str, str]


def problems_of(text: str | bytes) -> list[Reported]:
    """Return the problems of a file: position, severity and message."""
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
            "- {question: A, answer: a, mood: b}\n- {question: B, answer: b, mood: b}",
            (1, 28, "warning", "unknown key `mood`, 2 times"),
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
            "source: {titel: T}\nquestions: [{question: A, answer: a}]",
            (1, 10, "warning", "unknown key `titel`"),
        ),
        (
            "source: {authors: [A, {name: B, post: c}]}\nquestions: [{question: A, answer: a}]",
            (1, 33, "warning", "unknown key `post`"),
        ),
        (
            "source: {authors: {role: c}}\nquestions: [{question: A, answer: a}]",
            (1, 19, "error", "this author has no `name`"),
        ),
        (
            "source: {authors: [[A]]}\nquestions: []",
            (1, 20, "error", "`authors` must be text, but is a list"),
        ),
        (
            "source: {disclosures: {a: b}}\nquestions: []",
            (1, 23, "error", "`disclosures` must be text, but is a mapping"),
        ),
        (
            "source: {disclosures: [https://a.org, ftp://b.org]}\nquestions: []",
            (1, 39, "warning", "`disclosures` has “ftp://b.org”, which isn't a web address"),
        ),
        (
            "source: {url: www.a.org}\nquestions: []",
            (1, 15, "warning", "`url` has “www.a.org”, which isn't a web address"),
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
def test_a_readable_file_can_break_a_rule(text: str, problem: Reported) -> None:
    """The problem is where one would look."""
    assert problem in problems_of(text)


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
def test_a_good_file_breaks_no_rule(text: str) -> None:
    """Relative links, ids in any case, and keys of other forms are fine."""
    assert problems_of(text) == []


def test_keys_for_programs_and_keys_without_values_are_harmless() -> None:
    """Files of other programs are full of them."""
    text = "- {question: A, answer: a, image: a.png, link: '#', dataTarget: One, sub: , more: ~}"
    assert problems_of(f"enable: true\nsummary: s\nfaqs:\n{text}") == []


def test_hints_suggest_the_nearest_name() -> None:
    """For a misspelt key and a misspelt id."""
    text = "- {id: apple, question: A, anwser: a}\n- {question: B, answer: b, see_also: aple}"
    problems = check(Document("faq.yaml", data=text.encode())).problems

    assert [p.hint for p in problems] == [
        "write `answer` instead of `anwser` on line 1",
        "write `answer` if you meant that",
        "write `apple` if you meant that",
    ]


def test_related_entries_may_be_called_by_a_key_that_repeats_in_other_sections() -> None:
    """It means the one in the same section."""
    text = (
        "a:\n  one: {q: A?, a: a, see_also: [two]}\n  two: {q: B?, a: b}\n"
        "b:\n  one: {q: C?, a: c, see_also: [two, a-two, three]}\n  two: {q: D?, a: d}\n"
    )
    assert problems_of(text) == [(5, 45, "error", "`see_also` has an unknown id: `three`")]
