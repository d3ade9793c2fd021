import json
from functools import partial
from types import MappingProxyType

import pytest

from faqcli import writers
from faqcli.model import About, Entry
from faqcli.writers.json import lines_of, of_entry

write = partial(writers.write, "json")


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


@pytest.mark.parametrize("count", [0, 1, 2, 99, 100, 101, 250])
@pytest.mark.parametrize("is_ascii", [True, False])
def test_a_long_list_is_written_as_if_at_once(count: int, *, is_ascii: bool) -> None:
    """Its lines are those of one long text, in as many parts as there are hundreds."""
    record = {"faq": {"title": "Zürich [0]", "tests": []}}
    values = [{"number": i, "text": 'a "0"\n]\n}', "tags": ["ü"] * (i % 3)} for i in range(count)]

    lines = list(lines_of(record, "entries", iter(values), is_ascii=is_ascii))

    whole = json.dumps({**record, "entries": values}, ensure_ascii=is_ascii, indent=2)
    assert "\n".join(lines) == whole
    assert len(lines) == (count + 99) // 100 + 1
