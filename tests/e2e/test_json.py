from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Command

ABOUT = {
    "title": "Tea",
    "description": "What people ask about tea.",
    "language": "en",
    "as_of": "2024",
    "source": {
        "title": "The Book of Tea",
        "authors": ["Okakura Kakuzo", "A. Reader"],
        "affiliation": "",
        "publisher": "Putnam",
        "credit": "",
        "about": "",
        "year": "1906",
        "url": "https://example.org/tea",
        "disclosures": [],
        "rights": "",
    },
    "count": 3,
}


def record(faq: Command, *arguments: str | Path, status: int = 0) -> Any:
    """Run a command with `--json` and return the object that it prints."""
    ran = faq(*arguments, "--json")
    assert ran.status == status
    return json.loads(ran.output)


def test_list_prints_an_object_with_faq_and_entries(faq: Command, tea: Path) -> None:
    found = record(faq, "list", "-f", tea)
    assert list(found) == ["faq", "entries"]
    assert {key: found["faq"][key] for key in ABOUT} == ABOUT
    assert found["faq"]["file"] == str(tea)
    assert found["entries"][0] == {
        "number": 1,
        "id": "green",
        "question": "What is green tea?",
        "section": "Leaves",
    }
    assert [entry["id"] for entry in found["entries"]] == [
        "green",
        "black",
        "how-hot-should-the-water-be",
    ]


def test_show_prints_every_field_by_its_name_in_the_file(faq: Command, tea: Path) -> None:
    found = record(faq, "show", "green", "-f", tea)
    assert list(found) == ["faq", "entries"]
    assert found["entries"] == [
        {
            "number": 1,
            "id": "green",
            "question": "What is green tea?",
            "short": "Tea whose leaves are *not* oxidised.",
            "answer": (
                "Green tea is heated early, so its leaves stay green.\n\n"
                "- **Sencha** is steamed.\n"
                "- [Longjing](https://example.org/longjing) is pan-fired in a wok.\n"
            ),
            "note": "Prices vary.",
            "section": "Leaves",
            "tags": ["leaves", "japan"],
            "aliases": ["which cuppa is pale"],
            "see_also": ["black"],
        }
    ]


def test_show_prints_unknown_keys(faq: Command) -> None:
    path = faq.write("- question: Q?\n  answer: A.\n  author: {name: Ann, since: 1.10}\n")
    (entry,) = record(faq, "show", "1", "-f", path)["entries"]
    assert entry["author"] == {"name": "Ann", "since": "1.10"}


def test_a_hit_has_the_documented_fields(faq: Command, tea: Path) -> None:
    found = record(faq, "search", "water", "-f", tea)
    assert {"faq", "hits"} <= set(found)
    (hit,) = found["hits"]
    assert list(hit) == [
        *("number", "id", "question", "section", "score", "matched_as", "by_meaning", "passages")
    ]
    assert (hit["number"], hit["id"]) == (3, "how-hot-should-the-water-be")
    assert (hit["section"], hit["matched_as"]) == ("Brewing", "")
    assert hit["score"] > 0
    assert hit["passages"][0] == {
        "field": "question",
        "text": "How hot should the water be?",
        "spans": [[19, 24]],
    }


def test_spans_are_code_points_of_the_text_without_markdown(faq: Command) -> None:
    path = faq.write(
        "- question: 茶 🍵 🇺🇦 Café crème?\n"
        "  answer: A 🍵🍵 of **ﬁne** `Straße` and _crème brûlée_.\n"
    )
    (hit,) = record(faq, "search", "creme STRASSE fine", "-f", path)["hits"]
    marked = {
        passage["field"]: [passage["text"][start:end] for start, end in passage["spans"]]
        for passage in hit["passages"]
    }
    assert marked == {"question": ["crème"], "answer": ["ﬁne", "Straße", "crème"]}
    assert hit["passages"][1]["text"] == "A 🍵🍵 of ﬁne Straße and crème brûlée."


def test_hits_are_sorted_by_score(faq: Command) -> None:
    hits = record(faq, "search", "russia", "security", "guarantees")["hits"]
    scores = [hit["score"] for hit in hits]
    assert len(hits) > 3
    assert scores == sorted(scores, reverse=True)


def test_matched_as_is_the_spelling_in_the_faq(faq: Command, tea: Path) -> None:
    (hit,) = record(faq, "search", "asom", "-f", tea)["hits"]
    assert hit["matched_as"] == "Assam"


def test_show_of_keywords_prints_one_entry_and_the_other_hits(faq: Command, tea: Path) -> None:
    found = record(faq, "show", "oxidised", "-f", tea)
    assert [entry["number"] for entry in found["entries"]] == [2]
    assert [hit["number"] for hit in found["others"]] == [1]


def test_info_prints_the_file_and_its_index(faq: Command, tea: Path) -> None:
    about = record(faq, "info", "-f", tea)["faq"]
    (index,) = faq.indexes
    assert {key: about[key] for key in ABOUT} == ABOUT
    assert about["index"] == str(index)
    assert about["file"] == str(tea)
    assert [(s["title"], s["size"]) for s in about["sections"]] == [("Leaves", 2), ("Brewing", 1)]
    assert about["tags"][0] == {"name": "leaves", "count": 2}


def test_check_prints_each_problem_with_its_position(faq: Command, broken: Path) -> None:
    found = record(faq, "check", "-f", broken, status=3)
    assert isinstance(found, dict)
    (problem,) = found["problems"]
    assert (problem["line"], problem["column"]) == (4, 5)
    assert "answer" in problem["message"]


@pytest.mark.parametrize(
    ("arguments", "empty"),
    [
        (("search", "qqqq"), "hits"),
        (("show", "99"), "entries"),
        (("show", "qqqq", "xxxx"), "entries"),
    ],
    ids=str,
)
def test_no_hits_are_an_empty_object(
    faq: Command, tea: Path, arguments: tuple[str, ...], empty: str
) -> None:
    found = record(faq, *arguments, "-f", tea, status=1)
    assert found["faq"]["title"] == "Tea"
    assert found[empty] == []


def test_json_is_neither_coloured_nor_paged(faq: Command, tea: Path) -> None:
    plain = faq("list", "-f", tea, "--json")
    forced = faq("list", "-f", tea, "--json", env={"FORCE_COLOR": "1"})
    shown = faq.on_terminal("list", "-f", tea, "--json", rows=5, env={"PAGER": "false"})
    assert forced == plain
    assert shown.output == plain.output


def test_other_scripts_are_escaped_only_where_the_encoding_lacks_them(faq: Command) -> None:
    path = faq.write("- question: Що таке чай?\n  answer: 茶.\n")
    assert "Що таке чай?" in faq("list", "-f", path, "--json").text
    ran = faq("list", "-f", path, "--json", env={"PYTHONIOENCODING": "ascii"})
    assert ran.output.isascii()
    assert json.loads(ran.output)["entries"][0]["question"] == "Що таке чай?"


def test_info_prints_unknown_keys_of_the_faq_its_source_and_its_sections(faq: Command) -> None:
    path = faq.write(
        "icon: a\nsource: {isbn: b}\n"
        "sections: [{title: S, colour: c, questions: [{question: Q, answer: x}]}]\n"
    )
    record = json.loads(faq("info", "--json", "-f", path).text)["faq"]
    assert (record["icon"], record["source"]["isbn"]) == ("a", "b")
    assert record["sections"][0]["colour"] == "c"
