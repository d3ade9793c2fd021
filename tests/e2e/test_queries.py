"""Queries to the installed command: operators, spellings, and questions to the bundled FAQ."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from terminals import PATIENCE

from faqcli.paths import bundled_faq

from .conftest import MANY, Command, screen

MATCH = re.compile(r"\x1b\[[0-9;]*4[0-9;]*m([^\x1b]+)\x1b\[0m")
"""A match is underlined, so that it is seen without colours too."""


def found(faq: Command, *arguments: str | Path) -> list[str]:
    """Return the numbers of the hits of a search."""
    return [line.partition("\t")[0] for line in faq("search", *arguments).lines]


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        (['"green tea"'], ["1", "3"]),
        (['"tea green"'], ["1", "2", "3"]),
        (["oxid*"], ["2", "1"]),
        (["oxi"], []),
        (["--exact", "leave"], []),
        (["--exact", "leaves"], ["1", "2"]),
        (["--exact", "asom"], []),
        (["--exact", "oxidysed"], []),
        (["leave"], ["1", "2"]),
        (["tea", "--all"], ["1", "2", "3"]),
        (["tea", "degrees", "--all"], ["3"]),
        (["tea", "xyzzy", "--all"], []),
        (["tea", "--not", "assam"], ["1", "3"]),
        (["tea", "--not", "asom"], ["1", "3"]),
        (["tea", "--not", "assam", "--not", "wok"], ["3"]),
        (["tea", "--not", '"black tea"'], ["1", "3"]),
        (["tea", "--not", "degr*"], ["1", "2"]),
        (["tea", "--not", "xyzzy"], ["1", "2", "3"]),
        (["tea", "--section", "brew"], ["3"]),
        (["tea", "--tag", "india"], ["2"]),
        (["tea", "--tag", "leaves", "--not", "wok"], ["2"]),
        (["tea", "-n", "1", "--tag", "leaves", "--not", "wok", "--all", "--exact"], ["2"]),
    ],
    ids=" ".join,
)
def test_each_operator_selects_the_right_entries(
    faq: Command, tea: Path, arguments: list[str], numbers: list[str]
) -> None:
    assert sorted(found(faq, *arguments, "-f", tea)) == sorted(numbers)


@pytest.mark.parametrize("limit", ["0", "-1", "x", "", "1.5"])
def test_a_limit_below_one_is_an_error(faq: Command, tea: Path, limit: str) -> None:
    ran = faq("search", "tea", "-n", limit, "-f", tea)

    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages.count("\n") == 2


def test_a_huge_limit_shows_every_hit(faq: Command, tea: Path) -> None:
    assert len(found(faq, "tea", "-n", "99999999999999999999", "-f", tea)) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["xyzzy"], "“xyzzy” isn't in this FAQ."),
        (["how", "do I", "bake bread"], "This FAQ doesn't answer “how do I bake bread”."),
        (["how", "do I", "bake bread"], "“bake” and “bread” aren't in this FAQ."),
        (["how", "do I", "bake bread"], "The nearest question is "),
        (["?!"], "“?!” has no words that say what to look for."),
        (["tea", "--not", "tea"], "Nothing matches “tea” with these options."),
        (["green", "assam", "--all"], "Nothing matches “green assam” with these options."),
        (["wok", "--tag", "india"], "Nothing matches “wok” with these options."),
        (["leavs", "--exact"], "Did you mean “leaves”? Try `faq search leaves -f "),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_search_without_hits_says_why_and_exits_1(
    faq: Command, tea: Path, arguments: list[str], message: str
) -> None:
    path: list[str | Path] = [] if "bake bread" in arguments else ["-f", tea]
    ran = faq("search", *arguments, *path)

    assert (ran.status, ran.output) == (1, b"")
    assert message in ran.messages
    record = faq("search", *arguments, "--json", *path)
    assert record.status == 1
    assert json.loads(record.text)["hits"] == []


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Return a command with a copy of the bundled FAQ that has no synonyms."""
    faq = Command(tmp_path_factory.mktemp("bundled"))
    path = bundled_faq()
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"(?m)^synonyms:\n(?:[ #].*\n|\n)*", "", text)
    assert "ZNPP" not in bare
    assert bare.count("question:") == 10
    faq.write(bare, "bare.yaml")
    return faq


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("zaporizhia", "Zaporizhzhia"),
        ("zaporizhzhya", "Zaporizhzhia"),
        ("Запоріжжя", "Zaporizhzhia"),
        ("Lugansk", "Luhansk"),
        ("Луганськ", "Luhansk"),
        ("Zelenskiy", "Zelensky"),
        ("Зеленський", "Zelensky"),
        ("Kherzon", "Kherson"),
        ("Херсон", "Kherson"),
        ("Донецк", "Donetsk"),
        ("gaurantees", "guarantees"),
        ("concesions", "concessions"),
        ("refrendum", "referendum"),
    ],
)
def test_other_spellings_find_the_same_entries(bundled: Command, typed: str, usual: str) -> None:
    """Without the FAQ's synonyms too."""
    own = set(found(bundled, usual, "-f", "bare.yaml"))
    ran = bundled("search", typed, "-f", "bare.yaml")

    assert own
    assert own <= {line.partition("\t")[0] for line in ran.lines}
    assert f"matched as “{usual}" in ran.messages or f"matched as “{usual.lower()}" in ran.messages
    assert own <= set(found(bundled, typed))


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("zaporozhye", "Zaporizhzhia"),
        ("Запорожье", "Zaporizhzhia"),
        ("Kiev", "Kyiv"),
        ("Київ", "Kyiv"),
        ("ZNPP", '"Zaporizhzhia Nuclear Power Plant"'),
    ],
)
def test_synonyms_find_the_same_entries(bundled: Command, typed: str, usual: str) -> None:
    assert set(found(bundled, usual)) <= set(found(bundled, typed))


NATURAL = """
3 who runs the nuclear plant
2 what did zelensky agree to
1 did trump and putin meet
1 what has moscow offered
1 is russia ready to compromise
2 does kyiv accept losing land
2 will there be a referendum
2 what is the fortress belt
3 why is donetsk important
3 what are the sticking points
3 who gets the rest of donetsk
4 can they still reach a deal
4 sanctions relief for russia
4 special economic zones
5 what would a peace treaty contain
5 ceasefire line in the donbas
5 language rights of russian speakers
6 what does washington gain
6 risk of nuclear war
6 is peace good for america
7 will putin attack again
7 is it appeasement
7 what does the president of finland say
8 would ukraine be independent
8 is ukraine going to be safe afterwards
8 how much of its land does ukraine keep
9 do american troops have to fight
9 what must the us do if russia invades again
9 more weapons and intelligence from america
10 what happens if talks collapse
10 could russia conquer the whole country
10 will refugees return
10 worst case scenario
10 can russia bomb the reconstruction
10 guerrilla attacks on occupiers
1 how big an army can ukraine keep
7 how many soldiers has russia lost
3 european soldiers in ukraine
5 will ukraine be allowed to join nato
"""


@pytest.mark.parametrize("line", NATURAL.strip().split("\n"))
def test_a_question_in_other_words_finds_its_answer_among_the_first_three(
    bundled: Command, line: str
) -> None:
    number, _, question = line.partition(" ")

    assert number in found(bundled, *question.split())[:3]


FOREIGN = """
how do I bake bread
what is the capital of France
best pizza in Naples
how to reset my password
how do I train a puppy
what time does the shop open
symptoms of the flu in children
how to install python on windows
who won the world cup in 1998
how much does a new car cost
can I return an item without a receipt
what is the boiling point of water
how do I change my email address
recipe for chicken soup
when was the pyramid of Giza built
how to learn the guitar
does my visa cover travel to Japan
why is my laptop so slow
how do I delete my account
"""


@pytest.mark.parametrize(
    "question",
    [
        *FOREIGN.strip().split("\n"),
        "how many planets are there",
    ],
)
def test_a_question_on_another_subject_has_no_hits(bundled: Command, question: str) -> None:
    ran = bundled("search", *question.split())

    assert (ran.status, ran.output) == (1, b"")
    assert "doesn't answer" in ran.messages or "t in this FAQ" in ran.messages


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("oxidysed", ["oxidised", "oxidised"]),
        ("steaming", ["steamed"]),
        ("asom", ["Assam"]),
        ('"green tea"', ["green tea", "Green tea"]),
        ("longj*", ["Longjing"]),
    ],
)
def test_matches_are_highlighted_on_a_terminal(
    faq: Command, tea: Path, query: str, matches: list[str]
) -> None:
    ran = faq.on_terminal("search", query, "-f", tea)

    assert ran.status == 0
    assert MATCH.findall(ran.text)[: len(matches)] == matches


def test_a_hit_for_a_similar_word_names_it(faq: Command, tea: Path) -> None:
    shown = screen(faq.on_terminal("search", "oxidysed", "-f", tea).text)
    record = json.loads(faq("search", "oxidysed", "--json", "-f", tea).text)

    assert "    Leaves · matched as “oxidised”" in shown
    assert [hit["matched_as"] for hit in record["hits"]] == ["oxidised", "oxidised"]


@pytest.mark.parametrize(
    "query", ["oxidysed leaves", "green tea", "degrees", '"pan-fired" wok', "80"]
)
def test_json_spans_are_offsets_in_order(faq: Command, tea: Path, query: str) -> None:
    record = json.loads(faq("search", query, "--json", "-f", tea).text)
    passages = [passage for hit in record["hits"] for passage in hit["passages"]]

    assert any(passage["spans"] for passage in passages)
    for passage in passages:
        places = [place for span in passage["spans"] for place in span]
        assert places == sorted(places)
        assert all(passage["text"][start:end].strip() for start, end in passage["spans"])
    assert (record["more"], record["missing"]) == (False, [])


def test_a_word_of_thousands_of_entries_is_counted_as_1000_or_more(
    faq: Command, aged: Path
) -> None:
    path = aged / "big.yaml"
    ran = faq.on_terminal("search", "answer", "-f", path)
    record = json.loads(faq("search", "answer", "--json", "-f", path).text)

    shown = " ".join(screen(ran.text)[-3:])
    assert "More than 1,000 questions match: `faq search answer --limit 20 -f" in shown
    assert record["more"] is True
    assert record["total"] >= 1000
    assert len(record["hits"]) == 10


def test_simultaneous_builds_and_searches_all_answer(faq: Command, aged: Path) -> None:
    path = aged / "big.yaml"
    runs = [faq.start("search", "several", "words", "-f", path) for _ in range(4)]
    runs += [faq.start("list", "-f", path) for _ in range(2)]
    results = [run.communicate(timeout=PATIENCE) for run in runs]

    assert [run.returncode for run in runs] == [0] * 6
    assert len({output for output, _ in results[:4]}) == 1
    assert len({output for output, _ in results[4:]}) == 1
    assert results[0][0].count(b"\n") == 10
    assert results[4][0].count(b"\n") == MANY
    command = f"faq search several words --limit 20 -f {path}"
    more = f"More than 1,000 questions match: `{command}` shows more\n".encode()
    assert [errors for _, errors in results] == [more] * 4 + [b""] * 2
    assert len(faq.indexes) == 1
    assert faq.leftovers == []


def test_a_search_while_the_file_changes_sees_one_state_of_it(faq: Command) -> None:
    quays = "".join(f"- {{question: Quay {i}?, answer: Is old.}}\n" for i in range(200))
    states = [quays + quays.replace("old", word) for word in ("red", "green")]
    path = faq.write(states[0])
    for i in range(6):
        runs = [faq.start("search", "red", "green", "--json", "-f", path) for _ in range(3)]
        temporary = faq.write(states[(i + 1) % 2], "next.yaml")
        temporary.replace(path)
        for run in runs:
            output, errors = run.communicate(timeout=PATIENCE)
            record = json.loads(output)
            assert (run.returncode, record["total"]) == (0, 200)
            assert record["missing"] in (["red"], ["green"])
            assert b"Traceback" not in errors


def test_bytes_that_are_not_utf_8_are_ignored_in_a_query(faq: Command, tea: Path) -> None:
    ran = faq("search", b"assam \xff", "-f", tea)

    assert (ran.status, ran.lines) == (0, ["2\tWhat is black tea?\tAssam is one."])
    assert faq("search", b"\xff", "-f", tea).status == 1


def test_a_query_of_ten_thousand_words_is_no_error(faq: Command, tea: Path) -> None:
    ran = faq("search", "assam", *(f"w{n}" for n in range(10_000)), "-f", tea)

    assert ran.status in {0, 1}
    assert "Traceback" not in ran.messages
    assert ran.messages.count("\n") <= 4
