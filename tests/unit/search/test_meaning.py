from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from faqcli import paths
from faqcli.faq import Faq
from faqcli.model import BY_MEANING
from faqcli.search.engine import rank

FaqOf = Callable[[str], Faq]
UseTable = Callable[[Mapping[str, Mapping[int, int]]], None]

VOTING, ARMY, MONEY, TRAVEL = range(4)
PIECES = {
    "referendum": {VOTING: 100},
    "ballot": {VOTING: 90, 9: 10},
    "citizens": {VOTING: 60, 8: 40},
    "decide": {VOTING: 60},
    "troops": {ARMY: 100},
    "fighters": {ARMY: 90, 10: 20},
    "peacetime": {ARMY: 30, 7: 30},
    "cost": {MONEY: 100},
    "rebuilding": {MONEY: 40, 6: 60},
    "tide": {ARMY: 22, 11: 100},
    "passport": {TRAVEL: 100},
    "border": {TRAVEL: 90},
    "schengen": {TRAVEL: 90},
}
LAND = """\
- question: Will there be a referendum?
  answer: |
    The government promises one. The ballot takes place in autumn. Nobody knows the date.
- question: How many troops may stay?
  short: At most six hundred thousand.
  answer: That is fewer than today.
- question: What does rebuilding cost?
  answer: More than anyone can pay.
- question: May I cross without a passport?
  answer: No.
"""


@pytest.fixture(autouse=True)
def _table(use_table: UseTable) -> None:
    use_table(PIECES)


@pytest.fixture
def land(faq_of: FaqOf) -> Faq:
    return faq_of(LAND)


def numbers(faq: Faq, query: str, *, exact: bool = False, all_words: bool = False) -> list[int]:
    return [hit.entry.number for hit in faq.search(query, exact=exact, all_words=all_words)]


def test_a_sentence_ranks_by_meaning_what_it_matches_less_by_words(land: Faq) -> None:
    """By words alone, `stay` and `may` decide."""
    query = "may the ballot of all the citizens stay"

    assert numbers(land, query)[0] == 1
    assert numbers(land, query, exact=True)[:1] != [1]


def test_a_hit_without_any_of_the_words_says_that_it_matches_by_meaning(faq_of: FaqOf) -> None:
    """Its passage is the nearest sentence, with nothing highlighted."""
    answer = "answer: Sometimes. Keep the passport. Good luck."
    faq = faq_of(LAND.replace("answer: No.", answer))
    results = faq.search("how many of the troops may stay from schengen to schengen")
    found = {hit.entry.number: hit for hit in results}

    assert found[2].matched_as != BY_MEANING
    assert found[4].matched_as == BY_MEANING
    assert [(passage.text, passage.spans) for passage in found[4].passages] == [
        ("Keep the passport.", ())
    ]


def test_a_word_by_itself_does_not_show_what_an_entry_means(faq_of: FaqOf) -> None:
    faq = faq_of(LAND.replace("answer: No.", "answer: Passport. At the border nobody looks."))
    results = faq.search("how many of the troops may stay from schengen to schengen")
    hit = next(hit for hit in results if hit.entry.number == 4)

    assert [passage.text for passage in hit.passages] == ["At the border nobody looks."]


def test_a_hit_with_only_another_phrasing_shows_the_sentence_nearest_to_it(faq_of: FaqOf) -> None:
    answer = "answer: Yes. Nobody minds. Keep the passport.\n  note: The passport is green."
    faq = faq_of(
        LAND.replace("answer: No.", f"{answer}\n  aliases: [where is the schengen border]")
    )
    (hit,) = faq.search("schengen")

    assert hit.matched_as == "an alternative phrasing: “where is the schengen border”"
    assert [passage.text for passage in hit.passages] == ["Keep the passport."]


def test_an_entry_without_the_words_must_be_near_in_meaning(faq_of: FaqOf) -> None:
    faq = faq_of(
        "- question: When is the tide?\n  answer: At noon.\n"
        "- question: Who guards the gates?\n  answer: A few troops, by night and by day.\n"
        "- question: May I cross?\n  answer: No.\n"
    )

    assert numbers(faq, "will there be any troops") == [2]


@pytest.mark.parametrize(
    "query", ["citizens ballot", "citizens ballot stay", '"may stay" the ballot of the citizens']
)
def test_keywords_and_phrases_are_searched_by_words_only(
    query: str, land: Faq, faq_of: FaqOf
) -> None:
    assert numbers(land, query) == numbers(faq_of(f"meaning: false\nquestions:\n{LAND}"), query)


def test_a_faq_can_switch_it_off(faq_of: FaqOf) -> None:
    faq = faq_of(f"meaning: false\nquestions:\n{LAND}")

    assert not faq.about.meaning
    assert faq.index.vectors() == []
    assert numbers(faq, "may the ballot of all the citizens stay")[:1] != [1]


def test_a_faq_in_another_language_is_searched_by_words_only(faq_of: FaqOf) -> None:
    faq = faq_of(f"language: de\nquestions:\n{LAND}")

    assert faq.index.vectors() == []
    hits = faq.search("how many of the troops may stay from schengen to schengen", weaker=True)
    assert BY_MEANING not in {hit.matched_as for hit in hits}


def test_without_a_table_words_are_searched(
    faq_of: FaqOf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "MEANING_TABLE", tmp_path / "none.sqlite")
    faq = faq_of(LAND)

    assert numbers(faq, "how many of the troops may stay") == [2]


def test_a_table_that_was_damaged_since_the_index_was_built_is_not_used(
    land: Faq, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "damaged.sqlite").write_bytes(b"no table")
    monkeypatch.setattr(paths, "MEANING_TABLE", tmp_path / "damaged.sqlite")

    assert land.index.vectors()
    assert numbers(land, "how many of the fighters may stay") == [2]


def test_a_question_that_is_typed_word_for_word_stays_first(land: Faq) -> None:
    assert numbers(land, "How many troops may stay?")[0] == 2
    assert numbers(land, "what does rebuilding cost")[0] == 3


def test_a_query_of_unknown_words_is_searched_by_words(land: Faq) -> None:
    assert numbers(land, "is the xyzzy of the plugh") == []


def test_a_large_faq_is_only_compared_where_words_match(
    land: Faq, monkeypatch: pytest.MonkeyPatch
) -> None:
    from faqcli.search import meaning as by_meaning

    query = "may the ballot of all the citizens stay"
    monkeypatch.setattr(by_meaning, "MAX_SCANNED", 2)

    assert set(numbers(land, query)) <= {1, 2, 4}
    assert numbers(land, query)[0] == 1  # its answer has `ballot`


def test_a_section_limits_the_hits_by_meaning(faq_of: FaqOf) -> None:
    indented = LAND.replace("\n", "\n    ")
    faq = faq_of(
        f"sections:\n- title: All\n  questions:\n    {indented}\n- title: Other\n  questions:\n"
        "  - question: May we all stay?\n    answer: Yes.\n"
    )
    results = faq.search("may the citizens stay for the ballot", section="other")

    assert {hit.entry.number for hit in results} <= {5}


def test_an_entry_without_the_words_is_found_in_a_section_and_without_a_word(faq_of: FaqOf) -> None:
    """An entry that is matched by its meaning belongs to a section like any other."""
    indented = LAND.replace("\n", "\n    ")
    faq = faq_of(
        f"sections:\n- title: All\n  questions:\n    {indented}\n- title: Other\n  questions:\n"
        "  - question: Who guards the gates?\n    answer: A few troops.\n"
    )
    query = "are there troops in schengen or a referendum on schengen"

    def found(section: str = "", without: str = "") -> set[int]:
        results = faq.search(query, section=section, without=[without] if without else [])
        return {hit.entry.number for hit in results if hit.matched_as == BY_MEANING}

    assert found() == found("all") == {4}
    assert found("all", "troops") == {4}
    assert found("all", "passport") == set()
    assert found("other") == set()


def test_a_misspelt_word_means_what_the_word_means_that_it_stands_for(land: Faq) -> None:
    query = "may the tide decide in a {} or not"
    (_, misspelt), (_, right) = (
        rank(land.index, query.format(word), None) for word in ("referendmu", "referendum")
    )

    assert misspelt.cosines == right.cosines


def test_a_word_means_what_its_commonest_synonym_means(faq_of: FaqOf) -> None:
    again = "- question: Who pays for a referendum?\n  answer: The state does.\n"
    land = faq_of(f"synonyms: [[passport, referendum]]\nfaq:\n{LAND}{again}")
    query = "may the tide decide in a {} or not"
    (_, synonym), (_, commonest) = (
        rank(land.index, query.format(word), None) for word in ("passport", "referendum")
    )

    assert synonym.cosines == commonest.cosines
