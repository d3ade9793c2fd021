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
        "year": "1906",
        "url": "https://example.org/tea",
    },
    "count": 3,
}


def record(faq: Command, *arguments: str | Path, status: int = 0) -> Any:
    """Run a command with `--json` and return what it prints."""
    ran = faq(*arguments, "--json")
    assert ran.status == status
    return json.loads(ran.output)


def test_list_is_an_object_with_faq_and_entries(faq: Command, tea: Path) -> None:
    """`list --json` is an object with `faq` and `entries`, names as in the FAQ file."""
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


def test_show_gives_the_entry_whole(faq: Command, tea: Path) -> None:
    """`show --json` gives every field of an entry under its name in the file."""
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


def test_unknown_keys_are_kept(faq: Command) -> None:
    """A key that the format does not know is no fault, and `show --json` has it."""
    path = faq.write("- question: Q?\n  answer: A.\n  author: {name: Ann, since: 1.10}\n")
    (entry,) = record(faq, "show", "1", "-f", path)["entries"]
    assert entry["author"] == {"name": "Ann", "since": "1.10"}


def test_a_hit_has_its_promised_names(faq: Command, tea: Path) -> None:
    """A hit has number, id, question, section, score, matched_as and passages."""
    found = record(faq, "search", "water", "-f", tea)
    assert {"faq", "hits"} <= set(found)
    (hit,) = found["hits"]
    assert list(hit) == [
        *("number", "id", "question", "section", "score", "matched_as", "passages")
    ]
    assert (hit["number"], hit["id"]) == (3, "how-hot-should-the-water-be")
    assert (hit["section"], hit["matched_as"]) == ("Brewing", "")
    assert hit["score"] > 0
    assert hit["passages"][0] == {
        "field": "question",
        "text": "How hot should the water be?",
        "spans": [[19, 24]],
    }


def test_spans_count_code_points_of_the_text_shown(faq: Command) -> None:
    """Spans are half-open, in code points of a text without Markdown marks."""
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


def test_scores_fall(faq: Command) -> None:
    """Hits come best first."""
    hits = record(faq, "search", "russia", "security", "guarantees")["hits"]
    scores = [hit["score"] for hit in hits]
    assert len(hits) > 3
    assert scores == sorted(scores, reverse=True)


def test_a_hit_by_another_spelling_says_which(faq: Command, tea: Path) -> None:
    """`matched_as` is the spelling that the FAQ uses for the word typed."""
    (hit,) = record(faq, "search", "asom", "-f", tea)["hits"]
    assert hit["matched_as"] == "Assam"


def test_show_of_keywords_names_the_others(faq: Command, tea: Path) -> None:
    """`show --json` of keywords has the best entry whole, and the others as hits."""
    found = record(faq, "show", "oxidised", "-f", tea)
    assert [entry["number"] for entry in found["entries"]] == [2]
    assert [hit["number"] for hit in found["others"]] == [1]


def test_info_says_where_the_index_lies(faq: Command, tea: Path) -> None:
    """`info --json` has the sections, tags, counts, the file and its index."""
    about = record(faq, "info", "-f", tea)["faq"]
    (index,) = faq.indexes
    assert {key: about[key] for key in ABOUT} == ABOUT
    assert about["index"] == str(index)
    assert about["file"] == str(tea)
    assert [(s["title"], s["size"]) for s in about["sections"]] == [("Leaves", 2), ("Brewing", 1)]
    assert about["tags"][0] == {"name": "leaves", "count": 2}


def test_check_reports_in_json_too(faq: Command, broken: Path) -> None:
    """Every command that reports takes `--json`: `check` gives each problem and its place."""
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
def test_nothing_found_is_still_an_object(
    faq: Command, tea: Path, arguments: tuple[str, ...], empty: str
) -> None:
    """What finds nothing prints an object with nothing in it, and exits 1."""
    found = record(faq, *arguments, "-f", tea, status=1)
    assert found["faq"]["title"] == "Tea"
    assert found[empty] == []


def test_json_is_never_coloured(faq: Command, tea: Path) -> None:
    """JSON is for programs: colour is not for it, nor is a pager."""
    plain = faq("list", "-f", tea, "--json")
    forced = faq("list", "-f", tea, "--json", env={"FORCE_COLOR": "1"})
    shown = faq.on_terminal("list", "-f", tea, "--json", rows=5, env={"PAGER": "false"})
    assert forced == plain
    assert shown.output == plain.output


def test_other_scripts_stay_readable(faq: Command) -> None:
    """JSON holds text as text where the output can, and escaped where it cannot."""
    path = faq.write("- question: Що таке чай?\n  answer: 茶.\n")
    assert "Що таке чай?" in faq("list", "-f", path, "--json").text
    ran = faq("list", "-f", path, "--json", env={"PYTHONIOENCODING": "ascii"})
    assert ran.output.isascii()
    assert json.loads(ran.output)["entries"][0]["question"] == "Що таке чай?"
