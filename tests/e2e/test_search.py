from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command


@pytest.mark.parametrize(
    "word", ["zaporizhzhia", "ZAPORIZHZHIA", "Zaporozhye", "Запоріжжя", "Запорожье"]
)
def test_every_synonym_finds_the_entry(faq: Command, word: str) -> None:
    ran = faq("search", word)
    assert ran.status == 0
    assert ran.lines[0].split("\t")[0] == "3"


def test_a_match_by_a_synonym_is_named_on_standard_error(faq: Command, tea: Path) -> None:
    ran = faq("search", "asom", "-f", tea)
    assert ran.text == "2\tWhat is black tea?\tAssam is one.\n"
    assert "matched as “Assam”" in ran.messages
    assert "matched as “Assam”" in faq("show", "asom", "-f", tea).messages


def test_a_match_by_an_alias_is_mentioned_on_standard_error(faq: Command, tea: Path) -> None:
    ran = faq("search", "cuppa", "-f", tea)
    assert [line.split("\t")[0] for line in ran.lines] == ["1"]
    assert "cuppa" not in ran.text
    assert "matched an alternative phrasing" in ran.messages
    assert "matched an alternative phrasing" in faq("show", "cuppa", "-f", tea).messages


def test_an_unknown_word_names_the_nearest_word_and_question(faq: Command, tea: Path) -> None:
    ran = faq("search", "stea", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "“stea”" in ran.messages
    assert "Did you mean “steamed”" not in ran.messages
    ran = faq("search", "leavs", "--exact", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "“leavs” isn't in this FAQ." in ran.messages
    assert "Did you mean “leaves”? Try `faq search leaves -f " in ran.messages
    assert "The nearest question is 1: What is green tea?" in ran.messages


def test_a_misspelt_word_finds_the_similar_one_and_names_it(faq: Command, tea: Path) -> None:
    ran = faq("search", "oxidysed", "-f", tea)
    assert (ran.status, [line[0] for line in ran.lines]) == (0, ["2", "1"])
    assert ran.messages == "Questions 2, 1 matched as “oxidised”.\n"


def test_an_unknown_word_unlike_any_other_makes_no_guess(faq: Command, tea: Path) -> None:
    ran = faq("search", "qqqqqqq", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "qqqqqqq" in ran.messages
    assert "Did you mean" not in ran.messages


def test_an_unknown_word_among_known_ones_is_named(faq: Command, tea: Path) -> None:
    ran = faq("search", "assam", "qqqqqqq", "-f", tea)
    assert (ran.status, [line[0] for line in ran.lines]) == (0, ["2"])
    assert "qqqqqqq" in ran.messages


def test_quotes_make_a_phrase(faq: Command, tea: Path) -> None:
    phrase = faq("search", '"fully oxidised"', "-f", tea)
    assert [line[0] for line in phrase.lines] == ["2"]
    assert phrase.errors == b""
    assert len(faq("search", "fully", "oxidised", "--limit", "9", "-f", tea).lines) == 2


def test_an_unknown_phrase_falls_back_to_its_words(faq: Command, tea: Path) -> None:
    ran = faq("search", '"oxidised fully"', "--limit", "9", "-f", tea)
    assert (ran.status, [line[0] for line in ran.lines]) == (0, ["2", "1"])
    assert "oxidised fully" in ran.messages


def test_one_argument_or_several_are_the_same_query(faq: Command, tea: Path) -> None:
    assert faq("search", "black", "tea", "-f", tea) == faq("search", "black tea", "-f", tea)


@pytest.mark.parametrize("option", ["--limit", "-n"])
def test_limit_keeps_the_best_hits_in_order(faq: Command, option: str) -> None:
    everything = faq("search", "ukraine").lines
    assert faq("search", "ukraine", option, "3").lines == everything[:3]


def test_a_query_without_words_says_so(faq: Command, tea: Path) -> None:
    ran = faq("search", "?!…", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "word" in ran.messages


def test_a_word_after_two_hyphens_is_no_option(faq: Command, tea: Path) -> None:
    ran = faq("search", "-f", tea, "--", "--oxidised")
    assert (ran.status, len(ran.lines)) == (0, 2)


@pytest.mark.parametrize(
    "query", ["NEAR(", '"', "tea*", "a AND", "NOT", "question:tea", "'; DROP", "%", "\\", "^tea"]
)
def test_sql_and_full_text_syntax_mean_nothing_in_a_query(
    faq: Command, tea: Path, query: str
) -> None:
    ran = faq("search", query, "-f", tea)
    assert ran.status in {0, 1}
    assert "Traceback" not in ran.messages
