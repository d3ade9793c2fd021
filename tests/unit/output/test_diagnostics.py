from faqcli.model import Problem
from faqcli.output.diagnostics import annotation, lines
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
        "              ^",
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
