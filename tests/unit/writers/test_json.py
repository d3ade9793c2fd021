import json
from types import MappingProxyType

from faqcli.model import About, Entry
from faqcli.writers.json import of_entry, write


def test_unknown_keys_never_replace_known_ones() -> None:
    """They follow the keys of the format."""
    entry = Entry(1, "a", "Why?", "So.", extra=MappingProxyType({"id": "x", "colour": "blue"}))
    record = of_entry(entry)
    assert (record["id"], list(record)[-1]) == ("a", "colour")


def test_a_document_has_the_names_of_a_faq_file() -> None:
    """What the FAQ says about itself is under `faq`, with the keys that it doesn't know."""
    about = About(title="Tea", extra=MappingProxyType({"licence": "MIT", "title": "x"}))
    data = json.loads(write(about, [Entry(1, "a", "Why?", "So.")]))
    assert (data["faq"]["title"], data["faq"]["licence"]) == ("Tea", "MIT")
    assert "extra" not in data["faq"]
    assert data["entries"][0]["answer"] == "So."
