from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command


@pytest.mark.parametrize(
    "word", ["zaporizhzhia", "ZAPORIZHZHIA", "Zaporozhye", "Запоріжжя", "Запорожье"]
)
def test_any_spelling_that_the_faq_knows_finds_it(faq: Command, word: str) -> None:
    """Names are found in any case, spelling and script that the FAQ's synonyms have."""
    ran = faq("search", word)
    assert ran.status == 0
    assert ran.lines[0].split("\t")[0] == "3"


def test_another_spelling_is_named_beside_the_hits(faq: Command, tea: Path) -> None:
    """A search that matched another spelling says which, in a pipe on standard error."""
    ran = faq("search", "asom", "-f", tea)
    assert ran.text == "2\tWhat is black tea?\tAssam is one.\n"
    assert "matched as “Assam”" in ran.messages
    assert "matched as “Assam”" in faq("show", "asom", "-f", tea).messages


def test_another_wording_is_named_beside_the_hits(faq: Command, tea: Path) -> None:
    """A search that matched only through an unseen alias says `matched another wording`."""
    ran = faq("search", "cuppa", "-f", tea)
    assert [line.split("\t")[0] for line in ran.lines] == ["1"]
    assert "cuppa" not in ran.text
    assert "matched another wording" in ran.messages
    assert "matched another wording" in faq("show", "cuppa", "-f", tea).messages


def test_a_word_found_nowhere_names_the_nearest(faq: Command, tea: Path) -> None:
    """A miss says so on standard error, names the nearest word and question, and exits 1."""
    ran = faq("search", "stea", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "“stea”" in ran.messages
    assert "Did you mean “steamed”" not in ran.messages
    ran = faq("search", "leavs", "--exact", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "No entry holds “leavs”." in ran.messages
    assert "Did you mean “leaves”? Try `faq search leaves -f " in ran.messages
    assert "The nearest question is 1: What is green tea?" in ran.messages


def test_a_misspelt_word_finds_what_was_meant_and_says_so(faq: Command, tea: Path) -> None:
    """A word that no entry holds is looked for among near ones, named on standard error."""
    ran = faq("search", "oxidysed", "-f", tea)
    assert (ran.status, [line[0] for line in ran.lines]) == (0, ["2", "1"])
    assert ran.messages == "Questions 2, 1 matched as “oxidised”.\n"


def test_a_miss_that_nothing_comes_near_is_said_plainly(faq: Command, tea: Path) -> None:
    """Where nothing is near, the miss is said without a guess."""
    ran = faq("search", "qqqqqqq", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "qqqqqqq" in ran.messages
    assert "Did you mean" not in ran.messages


def test_a_word_that_stands_nowhere_is_named_beside_the_hits(faq: Command, tea: Path) -> None:
    """When other words hit, the one that stands nowhere is named on standard error."""
    ran = faq("search", "assam", "qqqqqqq", "-f", tea)
    assert (ran.status, [line[0] for line in ran.lines]) == (0, ["2"])
    assert "qqqqqqq" in ran.messages


def test_quotes_make_a_phrase(faq: Command, tea: Path) -> None:
    """Literal quotes make a phrase: its words in that order, side by side."""
    phrase = faq("search", '"fully oxidised"', "-f", tea)
    assert [line[0] for line in phrase.lines] == ["2"]
    assert phrase.errors == b""
    assert len(faq("search", "fully", "oxidised", "-f", tea).lines) == 2


def test_a_phrase_that_stands_nowhere_falls_back_to_its_words(faq: Command, tea: Path) -> None:
    """A phrase that stands nowhere is searched for as single words, and that is said."""
    ran = faq("search", '"oxidised fully"', "-f", tea)
    assert (ran.status, [line[0] for line in ran.lines]) == (0, ["2", "1"])
    assert "oxidised fully" in ran.messages


def test_words_are_joined_by_spaces(faq: Command, tea: Path) -> None:
    """It does not matter how the shell divides the words."""
    assert faq("search", "black", "tea", "-f", tea) == faq("search", "black tea", "-f", tea)


@pytest.mark.parametrize("option", ["--limit", "-n"])
def test_a_limit_keeps_the_best(faq: Command, option: str) -> None:
    """`--limit` keeps the best hits, in the same order."""
    everything = faq("search", "ukraine").lines
    assert faq("search", "ukraine", option, "3").lines == everything[:3]


def test_a_query_of_signs_alone_is_said_to_hold_no_word(faq: Command, tea: Path) -> None:
    """A query without a word finds nothing and says why."""
    ran = faq("search", "?!…", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "word" in ran.messages


def test_a_word_that_looks_like_an_option_can_be_searched(faq: Command, tea: Path) -> None:
    """After `--` a word may begin with a hyphen."""
    ran = faq("search", "-f", tea, "--", "--oxidised")
    assert (ran.status, len(ran.lines)) == (0, 2)


@pytest.mark.parametrize(
    "query", ["NEAR(", '"', "tea*", "a AND", "NOT", "question:tea", "'; DROP", "%", "\\", "^tea"]
)
def test_no_query_is_taken_for_the_index_s_own_language(
    faq: Command, tea: Path, query: str
) -> None:
    """What means something to the index means nothing special in a query."""
    ran = faq("search", query, "-f", tea)
    assert ran.status in {0, 1}
    assert "Traceback" not in ran.messages
