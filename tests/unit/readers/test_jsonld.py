from __future__ import annotations

import pytest

from faqcli.model import About, Author, Entry, Source
from faqcli.readers import jsonld
from faqcli.writers import write

DATA = """\
{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Shop"},
 {"@type": ["WebPage", "FAQPage"], "name": "Help", "mainEntity": [
  {"@type": "Question", "name": "1. What&#39;s <b>X</b>?", "acceptedAnswer":
   {"@type": "Answer", "text": "<p>A&nbsp;<i>thing</i>.</p><p><a href=\\"/y\\">Y</a><br>z</p>"}},
  {"@id": "#why"}]},
 {"@type": "http://schema.org/Question", "@id": "#why", "name": "Why?",
  "acceptedAnswer": [{"@type": "Answer", "text": "One\\n\\nTwo"}]}]}
"""


def test_linked_data_is_read_from_graphs_and_by_id() -> None:
    """Names may have entities and tags, values may be lists or not."""
    extraction = jsonld.read(DATA)
    assert extraction is not None
    assert [(item.question, item.answer, item.id) for item in extraction.items] == [
        ("What's X?", "A\xa0*thing*.\n\n[Y](/y)\\\nz\n", ""),
        ("Why?", "One\n\nTwo\n", "why"),
    ]
    assert extraction.about.title == "Help"


@pytest.mark.parametrize("name", ["json", "jsonld"])
def test_a_source_is_read_back_with_roles_and_disclosures(name: str) -> None:
    source = Source(
        title="Harbour rules",
        authors=(Author("Ada Berg", "harbour master"), Author("Li Wei")),
        publisher="Town press",
        about="The printers of the town.",
        year="1999",
        url="https://harbour.example",
        disclosures=("https://harbour.example/money",),
        rights="© Town press",
    )
    written = write(name, About(title="Harbour", source=source), [Entry(1, "a", "Why?", "So.")])

    extraction = jsonld.read(written)

    assert extraction is not None
    assert extraction.about.source == source


def test_a_publisher_and_an_author_may_be_plain_names() -> None:
    page = (
        '{"@type": "FAQPage", "name": "Help", "isBasedOn": {"name": "Book", "author": "Ada",'
        ' "publisher": "Press"}, "mainEntity": {"@type": "Question", "name": "Why?",'
        ' "acceptedAnswer": {"text": "So."}}}'
    )

    extraction = jsonld.read(page)

    assert extraction is not None
    assert extraction.about.source == Source("Book", (Author("Ada"),), publisher="Press")


def test_a_question_without_a_name_or_an_answer_is_told() -> None:
    page = (
        '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": " ",'
        ' "acceptedAnswer": {"text": "So."}}, {"@type": "Question", "name": "Why?",'
        ' "acceptedAnswer": {"text": "So."}}]}'
    )

    extraction = jsonld.read(page)

    assert extraction is not None
    assert [item.question for item in extraction.items] == ["Why?"]
    assert [str(one) for one in extraction.left_out] == [
        "question 1 of the FAQPage, which has no name or no answer"
    ]


def test_a_question_is_where_its_key_is_and_not_its_id() -> None:
    text = '{"entries": [\n{"id": "why",\n"question": "Why?", "answer": "So."},\n'
    extraction = jsonld.read(text + '{"id": "a",\n\n"question": "Why?", "answer": "X."}]}\n')
    assert extraction
    assert [item.line for item in extraction.items] == [3, 6]
