import pytest

from faqcli.markup.blocks import parse
from faqcli.model import About, Entry
from faqcli.readers.markdown import reader
from faqcli.writers.markdown import write


@pytest.mark.parametrize(
    "answer",
    [
        "**Note:** not a note of the entry",
        "> **In short:** a quotation",
        '<a id="x"></a>\n\n### Not a question',
        "`code\n**Note:** in code`",
        "~~~\nnever closed",
        "<p>HTML &lt;b></p>",
    ],
)
def test_an_answer_that_looks_like_a_part_of_the_document_comes_back(answer: str) -> None:
    """It has labels, anchors and headings like those that are written around answers."""
    text = write(About(title="T"), [Entry(1, "a", "A?", answer), Entry(2, "b", "B?", "b")])
    found = reader.read(text)
    assert [item.question for item in found.items] == ["A?", "B?"]
    assert parse(found.items[0].answer) == parse(answer)
    assert (found.items[0].note, found.items[0].short) == ("", "")


def test_questions_are_shown_as_they_are_written() -> None:
    """Characters that mean something in Markdown are escaped."""
    text = write(About(title="*T*"), [Entry(1, "a", "What is `<b>`?", "x")])
    assert "# \\*T\\*" in text
    assert "### What is \\`\\<b\\>\\`?" in text
