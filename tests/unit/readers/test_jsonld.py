from __future__ import annotations

from faqcli.readers import jsonld

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
