import json

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
    assert "<" not in script_of(About(), [entry])
    assert "\u2028" not in script_of(About(), [entry])
