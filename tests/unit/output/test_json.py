import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from faqcli.faq import Faq
from faqcli.model import Entry, Heading, Problem
from faqcli.output import json as records
from faqcli.writers.json import of_entry

FORMAT = records.Json(is_unicode=True)
HARBOUR = {
    "title": "The harbour",
    "description": "Questions about a small harbour.",
    "notice": "Made up for tests.",
    "language": "en",
    "as_of": "2024",
    "source": {
        "title": "Harbour rules",
        "authors": [{"name": "Ada Berg", "role": "pilot"}, "Li Wei"],
        "affiliation": "Port office",
        "publisher": "Town press",
        "credit": "Berg and Li, Town press",
        "about": "The printers of the town.",
        "year": "1999",
        "url": "https://harbour.example",
        "disclosures": ("https://harbour.example/money",),
        "rights": "© Town press",
    },
    "count": 3,
    "file": "faq.yaml",
}


def test_the_record_of_a_faq_has_every_name_of_the_file_format(harbour: Faq) -> None:
    assert records.of_faq(harbour) == HARBOUR


def test_the_record_of_a_faq_has_the_same_names_if_it_says_nothing(
    harbour: Faq, faq_of: Callable[[str], Faq]
) -> None:
    bare = records.of_faq(faq_of("- {question: A, answer: B}"))

    assert bare.keys() == HARBOUR.keys()
    assert bare["source"].keys() == records.of_faq(harbour)["source"].keys()
    assert (bare["title"], bare["language"], bare["count"]) == ("", "en", 1)


def test_info_adds_sections_tags_problems_and_index(harbour: Faq) -> None:
    """An index in memory has no path."""
    assert records.of_info(harbour) == HARBOUR | {
        "sections": [
            {"title": "Arriving by sea", "first": 1, "size": 2, "description": ""},
            {"title": "Leaving", "first": 3, "size": 1, "description": ""},
        ],
        "tags": [
            {"name": "boats", "count": 2},
            {"name": "money", "count": 1},
            {"name": "quay", "count": 1},
        ],
        "is_language_guessed": False,
        "problems": 0,
        "index": None,
    }


def test_file_and_index_are_recorded_with_absolute_paths(
    write_faq: Callable[..., Path], open_faq: Callable[..., Faq]
) -> None:
    path = write_faq("- {question: A, answer: B}")

    record = records.of_info(open_faq(path))

    assert record["file"] == str(path)
    assert record["index"].endswith(".sqlite")
    assert Path(record["index"]).is_file()


FEES = {
    "number": 2,
    "id": "fees",
    "question": "What does a night cost?",
    "section": "Arriving by sea",
}


def parsed(lines: Iterable[str]) -> Any:
    """Return the values of the JSON that a format prints."""
    return json.loads("\n".join(lines))


def as_json(value: Any) -> Any:
    """Return a value as a reader of JSON gets it: with lists in place of tuples."""
    return json.loads(json.dumps(value))


def test_a_list_of_questions_has_number_id_question_and_section(harbour: Faq) -> None:
    listed = parsed(FORMAT.questions(harbour, harbour.headings(tag="money")))

    assert listed == {"faq": as_json(HARBOUR), "entries": [FEES]}


def test_answers_are_whole_entries_even_if_only_short_answers_are_asked_for(harbour: Faq) -> None:
    answers = parsed(FORMAT.answers(harbour, harbour.entries, is_brief=True))

    entries = [as_json(of_entry(entry)) for entry in harbour.entries]
    assert answers == {"faq": as_json(HARBOUR), "entries": entries}


def test_the_best_answer_is_the_only_entry_and_the_rest_are_others(harbour: Faq) -> None:
    results = harbour.search("boat")

    found = parsed(FORMAT.best_answer(harbour, "boat", results, is_brief=False))

    best, *others = results
    assert list(found) == ["faq", "entries", "others", "about"]
    assert found["entries"] == [as_json(of_entry(best.entry))]
    assert found["others"] == [as_json(records.of_hit(hit)) for hit in others]


def test_the_best_answer_of_a_search_without_hits_has_no_entries(harbour: Faq) -> None:
    found = parsed(FORMAT.best_answer(harbour, "xyzzy", harbour.search("xyzzy"), is_brief=False))

    assert (found["entries"], found["others"]) == ([], [])


def test_what_a_faq_says_about_itself_takes_the_place_of_the_best_answer(harbour: Faq) -> None:
    results = harbour.search("li wei")

    found = parsed(FORMAT.best_answer(harbour, "li wei", results, is_brief=False))
    listed = parsed(FORMAT.hits(harbour, "li wei", results))

    about = {"field": "authors", "text": "Ada Berg, pilot; Li Wei", "spans": [[17, 19], [20, 23]]}
    assert (found["about"], found["entries"], found["others"]) == (about, [], [])
    assert (listed["about"], listed["hits"], listed["weaker"]) == (about, [], 0)


def test_nothing_is_left_to_say_on_standard_error(harbour: Faq) -> None:
    """The JSON says how each hit was found."""
    assert FORMAT.remarks(harbour, harbour.search("Запорожье"), are_listed=False) == []


def test_the_record_of_an_entry_has_every_name_then_unknown_keys(harbour: Faq) -> None:
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


def test_an_unknown_key_cannot_replace_a_known_name() -> None:
    """An entry with a `number` of its own in the file keeps the number it is asked for by."""
    entry = Entry(3, "a", "A?", "B.", extra={"number": "99", "section": "x", "more": "y"})

    record = of_entry(entry)

    assert (record["number"], record["section"], record["more"]) == (3, "", "y")


def test_the_record_of_a_hit_has_its_passages_with_spans(harbour: Faq) -> None:
    """Spans are pairs of offsets into the text of a passage."""
    (hit,) = harbour.search("crowns")

    record = records.of_hit(hit)

    assert record == FEES | {
        "score": hit.score,
        "matched_as": "",
        "by_meaning": False,
        "passages": [{"field": "answer", "text": "Ten crowns for each boat.", "spans": ((4, 10),)}],
    }
    assert as_json(record)["passages"][0]["spans"] == [[4, 10]]


def test_the_record_of_a_search_has_missing_words_and_the_total(harbour: Faq) -> None:
    record = records.of_results(harbour, harbour.search("crowns quay zeppelin", limit=1))

    assert record["faq"] == HARBOUR
    assert record["total"] == 2
    assert record["missing"] == ["zeppelin"]
    assert len(record["hits"]) == 1
    assert parsed(FORMAT.hits(harbour, "boat", harbour.search("boat"))) == as_json(
        records.of_results(harbour, harbour.search("boat"))
    )


@pytest.mark.parametrize(("entry", "number"), [(0, None), (7, 7)])
def test_the_record_of_a_problem_has_its_file_and_place(entry: int, number: int | None) -> None:
    """Its number is that of the entry that it makes unusable, if any."""
    problem = Problem("error", "the question is empty", 3, 5, "write one", entry, "- question:")

    record = {
        "file": "faq.yaml",
        "severity": "error",
        "message": "the question is empty",
        "line": 3,
        "column": 5,
        "hint": "write one",
        "number": number,
        "excerpt": "- question:",
    }
    assert records.of_problem("faq.yaml", problem) == record
    assert parsed(FORMAT.problems([("faq.yaml", problem)])) == {"problems": [record]}


@pytest.mark.parametrize(("is_unicode", "question"), [(True, "–ß"), (False, "\\u2013\\u00df")])
def test_json_is_ascii_only_for_an_output_that_encodes_nothing_else(
    *, is_unicode: bool, question: str, harbour: Faq
) -> None:
    lines = records.Json(is_unicode=is_unicode).questions(harbour, [Heading(1, "a", "–ß", "")])

    assert f'      "question": "{question}",\n' in "\n".join(lines)


def test_facts_in_json_are_those_of_info(harbour: Faq) -> None:
    assert parsed(FORMAT.facts(harbour)) == {"faq": as_json(records.of_info(harbour))}
