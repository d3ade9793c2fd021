import json
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.faq import Faq
from faqcli.model import Entry, Problem
from faqcli.output import json as records
from faqcli.writers.json import of_entry

HARBOUR = {
    "title": "The harbour",
    "description": "Questions about a small harbour.",
    "notice": "Made up for tests.",
    "language": "en",
    "as_of": "2024",
    "source": {
        "title": "Harbour rules",
        "authors": ("Ada Berg", "Li Wei"),
        "affiliation": "Port office",
        "publisher": "Town press",
        "year": "1999",
        "url": "https://harbour.example",
    },
    "count": 3,
    "file": "faq.yaml",
}


def test_a_faq_is_recorded_by_what_it_says_of_itself(harbour: Faq) -> None:
    """Names are those of the FAQ file, every one is there, and texts stay as written."""
    assert records.of_faq(harbour) == HARBOUR


def test_a_faq_that_says_nothing_of_itself_has_the_same_names(
    harbour: Faq, faq_of: Callable[[str], Faq]
) -> None:
    """A reader of the JSON need not ask whether a name is there."""
    bare = records.of_faq(faq_of("- {question: A, answer: B}"))

    assert bare.keys() == HARBOUR.keys()
    assert bare["source"].keys() == records.of_faq(harbour)["source"].keys()
    assert (bare["title"], bare["language"], bare["count"]) == ("", "en", 1)


def test_info_adds_what_is_in_a_faq_and_where_its_index_lies(harbour: Faq) -> None:
    """Sections and tags come with their counts; an index in memory lies nowhere."""
    assert records.of_info(harbour) == HARBOUR | {
        "sections": [
            {"title": "Arriving by sea", "first": 1, "size": 2},
            {"title": "Leaving", "first": 3, "size": 1},
        ],
        "tags": [
            {"name": "boats", "count": 2},
            {"name": "money", "count": 1},
            {"name": "quay", "count": 1},
        ],
        "problems": 0,
        "index": None,
    }


def test_a_file_is_recorded_with_its_whole_path(
    write_faq: Callable[..., Path], open_faq: Callable[..., Faq]
) -> None:
    """The JSON says where the file and its index lie, absolutely."""
    path = write_faq("- {question: A, answer: B}")

    record = records.of_info(open_faq(path))

    assert record["file"] == str(path)
    assert record["index"].endswith(".sqlite")
    assert Path(record["index"]).is_file()


def test_a_heading_is_recorded_with_number_id_question_and_section(harbour: Faq) -> None:
    """That is what a list of questions needs."""
    assert [records.of_heading(heading) for heading in harbour.headings(tag="money")] == [
        {
            "number": 2,
            "id": "fees",
            "question": "What does a night cost?",
            "section": "Arriving by sea",
        }
    ]


def test_an_entry_is_recorded_whole(harbour: Faq) -> None:
    """Every part of the format is there, and keys it does not know follow."""
    assert of_entry(harbour.entry(3)) == {
        "number": 3,
        "id": "when-does-the-fuel-pump-open",
        "question": "When does the fuel pump open?",
        "short": "",
        "answer": "At eight. See [the timetable](https://harbour.example/times).",
        "note": "",
        "section": "Leaving",
        "tags": ("boats",),
        "aliases": (),
        "see_also": (),
        "colour": "blue",
    }


def test_an_unknown_key_cannot_take_the_place_of_a_known_name() -> None:
    """A file whose entries have a `number` of their own does not renumber them."""
    entry = Entry(3, "a", "A?", "B.", extra={"number": "99", "section": "x", "more": "y"})

    record = of_entry(entry)

    assert (record["number"], record["section"], record["more"]) == (3, "", "y")


def test_a_hit_is_recorded_with_its_passages(harbour: Faq) -> None:
    """Spans are pairs of offsets into the text of their passage."""
    (hit,) = harbour.search("crowns")

    record = records.of_hit(hit)

    assert record == {
        "number": 2,
        "id": "fees",
        "question": "What does a night cost?",
        "section": "Arriving by sea",
        "score": hit.score,
        "matched_as": "",
        "passages": [{"field": "answer", "text": "Ten crowns for each boat.", "spans": ((4, 10),)}],
    }
    assert json.loads(records.to_text(record, is_unicode=True))["passages"][0]["spans"] == [[4, 10]]


def test_results_name_the_words_that_no_entry_holds(harbour: Faq) -> None:
    """A program that reads them sees what was left out, and how many entries fit in all."""
    record = records.of_results(harbour, harbour.search("boat zeppelin", limit=1))

    assert record["faq"] == HARBOUR
    assert record["total"] == 3
    assert record["missing"] == ["zeppelin"]
    assert len(record["hits"]) == 1


def test_facts_for_people_leave_out_what_is_not_known(
    harbour: Faq, faq_of: Callable[[str], Faq]
) -> None:
    """Only what a FAQ says is listed."""
    assert dict(records.facts(harbour)) == {
        "title": "The harbour",
        "about": "Questions about a small harbour.",
        "notice": "Made up for tests.",
        "source": "Harbour rules",
        "authors": "Ada Berg, Li Wei",
        "affiliation": "Port office",
        "publisher": "Town press",
        "year": "1999",
        "address": "https://harbour.example",
        "as of": "2024",
        "language": "en",
        "questions": "3",
        "sections": "Arriving by sea (2), Leaving (1)",
        "tags": "boats (2), money (1), quay (1)",
        "file": "faq.yaml",
        "index": "in memory",
    }
    assert [label for label, _ in records.facts(faq_of("- {question: A, answer: B}"))] == [
        "language",
        "questions",
        "file",
        "index",
    ]


@pytest.mark.parametrize(("entry", "number"), [(0, None), (7, 7)])
def test_a_problem_is_recorded_with_its_file_and_place(entry: int, number: int | None) -> None:
    """The number is that of the entry it makes unusable, and none if it makes none so."""
    problem = Problem("error", "the question is empty", 3, 5, "write one", entry, "- question:")

    assert records.of_problem("faq.yaml", problem) == {
        "file": "faq.yaml",
        "severity": "error",
        "message": "the question is empty",
        "line": 3,
        "column": 5,
        "hint": "write one",
        "number": number,
        "excerpt": "- question:",
    }


@pytest.mark.parametrize(
    ("is_unicode", "text"),
    [(True, '{\n  "a": "–ß"\n}\n'), (False, '{\n  "a": "\\u2013\\u00df"\n}\n')],
)
def test_json_is_ascii_only_for_an_output_that_holds_no_more(
    *, is_unicode: bool, text: str
) -> None:
    """Both texts mean the same to whoever parses them."""
    assert records.to_text({"a": "–ß"}, is_unicode=is_unicode) == text
