from __future__ import annotations

import pytest
import yaml

from faqcli.model import Problem
from faqcli.readers.extraction import Extraction, MalformedTextError
from faqcli.readers.json import as_yaml, read, read_lines


def test_a_faq_page_is_extracted() -> None:
    page = """{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Q?",
        "acceptedAnswer": {"text": "A."}}]}"""
    extraction = read(page)
    assert isinstance(extraction, Extraction)
    assert [item.question for item in extraction.items] == ["Q?"]


@pytest.mark.parametrize(
    "text",
    ['{"a":\t"b\\/c\\ud83d\\ude00\\n"}', '{"a": [1.10, true], "b": {}}', '"\\u0085 \\u2028"'],
)
def test_json_is_written_so_that_yaml_reads_the_same(text: str) -> None:
    """With tabs, and escapes that YAML doesn't have; control characters are made visible."""
    import json

    from faqcli.sanitize import visible

    expected = json.loads(text)
    if isinstance(expected, str):
        expected = visible(expected)
    assert yaml.safe_load(as_yaml(text)) == expected


def test_lines_stay_where_they_are() -> None:
    assert read_lines('{"q": "A?"}\n\n{"q": null}\n') == '- {"q": "A?"}\n\n- {"q": ""  }\n'


def test_the_place_of_a_mistake_is_known() -> None:
    with pytest.raises(MalformedTextError) as caught:
        read('{"a": 1,\n  b}')
    assert caught.value.problem[2:4] == Problem("error", "", 2, 3)[2:4]


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ('[{"a": "b"},\n]', (1, 12), "a comma after the last value", "remove it"),
        ('{"a": "b",}', (1, 10), "a comma after the last value", "remove it"),
        (
            '[{"a": "b"}\n\n',
            (1, 11),
            "it ends before the data is complete",
            "close each `[` and `{` with `]` and `}`",
        ),
        ('["a"\n"b"]', (2, 1), "a comma is missing here", "write `,` between two values"),
        ('{"a": 1,\n // b\n "c": 2}', (2, 2), "a comment, which JSON doesn't have", "remove it"),
        ("{'a': 1}", (1, 2), "single quotes", "use double quotes"),
        ("{a: 1}", (1, 2), "a key was expected here", "put it in double quotes"),
        (r'["a\q"]', (1, 4), "a backslash without a meaning", r"write it as `\\`"),
        ('["a]', (1, 2), "a quote is opened here and never closed", "close it"),
    ],
)
def test_a_mistake_in_json_is_explained_with_its_fix(
    text: str, place: tuple[int, int], message: str, hint: str
) -> None:
    with pytest.raises(MalformedTextError) as caught:
        read(text)
    expected = Problem("error", f"this isn't JSON: {message}", *place, hint)
    assert caught.value.problem == expected
