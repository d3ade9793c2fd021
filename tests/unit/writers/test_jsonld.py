import json

import pytest

from faqcli.model import About, Entry, Source
from faqcli.writers.jsonld import script_of, write


def test_answers_are_html_and_empty_fields_are_left_out() -> None:
    """Google's guide to FAQPage asks for the whole question and the whole answer."""
    entry = Entry(1, "a", "Why?", "*So*.", section="S", tags=("t",))
    data = json.loads(write(About(title="Tea", source=Source(title="Book")), [entry]))
    (question,) = data["mainEntity"]
    assert question["name"] == "Why?"
    assert question["acceptedAnswer"] == {"@type": "Answer", "text": "<p><em>So</em>.</p>"}
    assert (question["isPartOf"]["name"], question["keywords"]) == ("S", ["t"])
    assert data["isBasedOn"] == {"@type": "CreativeWork", "name": "Book"}
    assert "description" not in data


def test_nothing_in_the_data_can_end_a_script() -> None:
    """`<` and the line separators of JavaScript are written as escapes."""
    entry = Entry(1, "a", "</script>\u2028", "b")
    for text in (write(About(), [entry]), "".join(script_of(About(), [entry], {1: "a"}))):
        assert "<" not in text
        assert "\u2028" not in text


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_page_has_the_same_data_as_the_file(count: int) -> None:
    about = About(title="A </script> FAQ")
    entries = [Entry(i, f"e{i}", "Why?", "So.") for i in range(count)]

    in_page = "".join(script_of(about, entries, {i: f"e{i}" for i in range(count)}))

    assert json.loads(in_page) == json.loads(write(about, entries))
