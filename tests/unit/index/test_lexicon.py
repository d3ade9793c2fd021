from collections.abc import Callable, Mapping

import pytest

from faqcli.faq import Faq
from faqcli.index.codes import BOUNDARY
from faqcli.index.lexicon import Lexicon
from faqcli.index.postings import IN_ALIAS, IN_QUESTION
from faqcli.index.store import Index


@pytest.fixture
def lexicon(index: Index) -> Lexicon:
    """Return the words of a small FAQ."""
    return index.lexicon


def test_words_with_the_same_stem_are_found_together(lexicon: Lexicon) -> None:
    assert lexicon.stems(["boats", "boat", "xyzzy"]) == {"boats": "boat", "boat": "boat"}
    assert lexicon.forms(["boat", "xyzzy"]) == {"boat": {"boat", "boats"}}


def test_a_synonym_that_is_in_no_entry_has_no_forms(lexicon: Lexicon) -> None:
    assert lexicon.forms(["zaporozhy", "запорожье"]) == {}


def test_words_that_are_only_in_aliases_are_never_shown(lexicon: Lexicon) -> None:
    assert lexicon.as_shown("ship") == ""
    assert lexicon.document_frequencies(["ship", "boats", "xyzzy"]) == {"ship": 1, "boats": 2}


def test_words_are_shown_as_texts_spell_them_and_only_then_as_tags_do(lexicon: Lexicon) -> None:
    assert lexicon.as_shown("boats") == "Boats"
    assert lexicon.as_shown("money") == "money"
    assert lexicon.as_shown("zaporizhzhia") == "Zaporizhzhia"
    assert lexicon.as_shown("xyzzy") == ""


def test_similar_spellings_leave_out_short_words_and_aliases(lexicon: Lexicon) -> None:
    assert sorted(lexicon.spellings("edits", "b", 4, 6)) == ["basin", "boat", "boats"]
    assert lexicon.spellings("edits", "s", 4, 4) == []
    assert "hersson" not in lexicon.spellings("sounds", "h", 4, 9)
    assert lexicon.spellings("edits", "n", 2, 3) == []


def test_postings_say_how_often_a_word_occurs_and_where(lexicon: Lexicon) -> None:
    postings = {
        form: one for form, (_, one) in lexicon.postings(["moor", "ship", "boats", "xyzzy"]).items()
    }

    assert {form: one.numbers() for form, one in postings.items()} == {
        "moor": [1],
        "ship": [1],
        "boats": [1, 3],
    }
    assert postings["moor"].get(1) == 2 << 2 | IN_QUESTION
    assert postings["ship"].get(1) == 1 << 2 | IN_ALIAS
    assert postings["boats"].get(1) == 2 << 2


def test_the_texts_of_an_entry_are_encoded_with_boundaries_between_them(lexicon: Lexicon) -> None:
    codes = {
        form: code for form, (code, _) in lexicon.postings(["at", "moor", "quay", "the"]).items()
    }

    texts = lexicon.encoded_texts([1])[1]

    assert [codes["moor"] in texts.question, codes["quay"] in texts.question] == [True, False]
    assert [codes["moor"] in alias for alias in texts.aliases] == [False]
    assert texts.rest.count(BOUNDARY) == 6  # between the blocks and tags of the entry
    assert texts.rest.startswith(codes["at"] + codes["the"])
    assert lexicon.encoded_texts([99]) == {}


def test_the_synonyms_of_a_word_are_found_by_stems(lexicon: Lexicon) -> None:
    groups = lexicon.synonym_groups(["harbor master", "hm", "harbor"])

    (group,) = groups["hm"]
    assert groups == {"harbor master": {group}, "hm": {group}}
    assert lexicon.synonyms(group) == [("harbor master", "harbour master"), ("hm", "HM")]


def test_lengths_are_counted_in_words(lexicon: Lexicon) -> None:
    measures = lexicon.measures

    assert (measures.question_lengths[2], measures.lengths[2]) == (5, 11)
    assert lexicon.entry_count == 3
    assert lexicon.mean_question_length == sum(measures.question_lengths) / 3
    assert lexicon.mean_length == sum(measures.lengths) / 3


@pytest.mark.parametrize(
    "content",
    [
        "questions: []",
        "- {question: Где лодки?, answer: В гавани.}",
        "- {question: 船はどこですか, answer: 港にあります。}",
    ],
)
def test_a_faq_of_which_the_table_knows_no_word_has_no_vectors_of_words(
    content: str,
    faq_of: Callable[[str], Faq],
    use_table: Callable[[Mapping[str, Mapping[int, int]]], None],
) -> None:
    """Without a language, it is taken as English. Sentences are searched all the same."""
    use_table({"boats": {0: 90}, "harbour": {1: 90}})
    faq = faq_of(content)

    assert faq.index.lexicon.word_vectors == ([], b"")
    assert not faq.search("what are the boats in the harbour")
