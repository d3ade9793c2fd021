import pytest

from faqcli.model import About, Author, Source
from faqcli.readers.objects import about_of, lines_at, text_at


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", "a"), (["", " ", "b"], "b"), ({"@value": "c"}, "c"), (1, ""), (None, ""), ([[]], "")],
)
def test_the_first_text_counts_whatever_else_is_there(value: object, text: str) -> None:
    assert text_at({"name": value}, "title", "name") == text


def test_texts_in_a_list_are_lines_and_stand_once() -> None:
    assert lines_at({"tags": ["a", "b\nc", "a", 1, ""]}, "tags") == ("a", "b c")
    assert lines_at({"tags": "a"}, "tags") == ("a",)
    assert lines_at({}, "tags") == ()


def test_what_a_faq_says_about_itself_is_read_whatever_its_kind() -> None:
    about = about_of(
        {
            "title": "Tea",
            "language": 1,
            "synonyms": [["cup", "mug"], ["alone"], 3],
            "source": {"authors": ["A", {"name": "B", "role": "editor"}, 7], "year": None},
            "section_descriptions": {"Leaves": "Green or black.", "Water": 2},
            "meaning": False,
            "colour": "green",
        }
    )

    assert about == About(
        title="Tea",
        synonyms=(("cup", "mug"),),
        source=Source(authors=(Author("A"), Author("B", "editor"))),
        section_descriptions={"Leaves": "Green or black."},
        meaning=False,
        extra={"colour": "green"},
    )
    assert about_of({"source": [], "section_descriptions": []}) == About()
