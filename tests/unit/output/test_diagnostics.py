from faqcli.output.diagnostics import annotation, lines
from faqcli.readers.lint import check
from faqcli.readers.source import Document


def test_annotations_escape_what_github_interprets() -> None:
    """Percent signs and line ends, and in properties colons and commas."""
    problem = check(Document("x", data=b"- question: '50% : a' b\n")).problems[0]

    assert annotation("a:b,c%.yaml", problem._replace(hint="d")) == (
        "::error file=a%3Ab%2Cc%25.yaml,line=1,col=21,title=faq check"
        "::an unescaped quote inside the text ends it%0AFix: d.\n"
    )


def test_a_problem_is_shown_with_its_line_and_fix() -> None:
    """As compilers do."""
    problem = check(Document("x", data=b"- question: @a\n")).problems[0]

    assert [line.plain for line in lines("x.yaml", problem)] == [
        "x.yaml:1:13: error: unquoted text can't start with `@`",
        "  - question: @a",
        "              ^",
        "  Fix: put the text in quotes.",
    ]
