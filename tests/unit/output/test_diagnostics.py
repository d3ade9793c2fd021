import pytest
from rich.cells import cell_len

from faqcli.errors import quote
from faqcli.model import Problem
from faqcli.output.diagnostics import annotation, for_github, lines, tally
from faqcli.readers.lint import check
from faqcli.readers.source import Document


def test_annotations_escape_the_characters_that_github_interprets() -> None:
    """Percent signs and line ends everywhere, colons and commas in properties."""
    problem = check(Document("x", data=b"- question: '50% : a' b\n")).problems[0]

    assert annotation("a:b,c%.yaml", problem._replace(hint="d")) == (
        "::error file=a%3Ab%2Cc%25.yaml,line=1,col=21,title=faq check"
        "::an unescaped quote inside the text ends it%0AFix: d.\n"
    )


def test_a_problem_is_shown_with_its_line_and_fix() -> None:
    problem = check(Document("x", data=b"- question: @a\n")).problems[0]

    assert [line.plain for line in lines("x.yaml", problem)] == [
        "x.yaml:1:13: error: unquoted text can't start with `@`",
        "  - question: @a",
        "              ^^",
        "  Fix: put the text in quotes.",
    ]


def test_a_long_hint_is_wrapped_to_the_window_but_the_place_never() -> None:
    problem = Problem("warning", "m " * 40, 1, 1, "a " * 40 + "b")

    first, *rest = lines("x.yaml", problem, 40)

    assert first.plain == f"x.yaml:1:1: warning: {'m ' * 40}"
    assert len(rest) > 1
    assert max(line.cell_len for line in rest) <= 40
    assert len(list(lines("x.yaml", problem))) == 2


def test_a_long_line_of_a_file_is_cut_around_the_problem_to_fit_the_window() -> None:
    problem = Problem("error", "m", 1, 501, excerpt="a" * 500 + "!" + "b" * 500)

    _, excerpt, caret = lines("x.yaml", problem, 60)

    assert excerpt.cell_len <= 60
    assert excerpt.plain[caret.plain.index("^")] == "!"


@pytest.mark.parametrize(
    ("excerpt", "column", "carets"),
    [
        ("answer: *contact*", 9, "*contact*"),
        ('title: "a b" c', 8, '"a b"'),
        ("see_also: [nope, x]", 12, "nope"),
        ("answer: {a: b} # c", 9, "{a: b}"),
        ("see_also: [does not exist, x]", 12, "does not exist"),
        ("- question: How, then, are you? # well", 13, "How, then, are you?"),
        ("anwser: From ten", 1, "anwser"),
        ("answer: @home is fine", 9, "@home is fine"),
        ("answer: What: is it?", 13, " "),
        ("answer:", 8, " "),
        ("q: 漢字 x", 4, "漢字 x"),
    ],
)
def test_the_carets_are_under_all_that_is_wrong(excerpt: str, column: int, carets: str) -> None:
    _, line = quote(Problem("error", "wrong", 1, column, excerpt=excerpt))

    assert line.count("^") == cell_len(carets)


def test_problems_are_counted_by_kind_and_file() -> None:
    error, warning = Problem("error", "a", 1, 1), Problem("warning", "b", 2, 1)

    assert [line.plain for line in tally([("a", error), ("a", warning), ("b", warning)])][-2:] == [
        "",
        "1 error, 2 warnings in 2 files",
    ]
    assert not list(tally([]))


def test_problems_of_a_kind_without_end_are_counted() -> None:
    unknown = "`see_also` has an unknown id: "
    problems = [
        ("x.yaml", Problem("error", f"{unknown}`a{i}`", i, 1, "remove it")) for i in range(1, 1302)
    ]
    other = ("x.yaml", Problem("warning", "the answer is empty", 2000, 1))

    shown = [line.plain for line in tally([*problems, other])]

    assert sum(line.startswith("x.yaml:") and unknown in line for line in shown) == 100
    assert shown[-3:] == [
        f"… and 1,201 more problems of this kind, such as on line 101 of x.yaml: {unknown}`a101`",
        "",
        "1,301 errors, 1 warning in 1 file",
    ]
    assert any("the answer is empty" in line for line in shown)
    annotated = list(for_github([*problems, other]))
    assert sum(line.startswith("::") for line in annotated) == 101
    assert annotated[-1] == f"{shown[-3]}\n"


def test_a_problem_that_two_files_share_is_shown_and_counted_for_each() -> None:
    """Or for one file that is named twice."""
    problems = [("x.yaml", Problem("error", "this is no question", i, 1)) for i in range(60)] * 2

    assert sum(line.plain.startswith("x.yaml:") for line in tally(problems)) == 100
