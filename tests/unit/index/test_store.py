import gc
import sqlite3
from collections.abc import Callable, Iterator
from math import hypot
from pathlib import Path

import pytest

from faqcli.errors import FaqError
from faqcli.index.freshness import index_path
from faqcli.index.postings import BOUNDARY, IN_ALIAS, IN_QUESTION, idf
from faqcli.index.store import Index, open_index
from faqcli.model import Heading, Section
from faqcli.paths import cache_folder
from faqcli.readers.source import Document, find

WriteFaq = Callable[..., Path]


@pytest.fixture
def index(harbour_yaml: str) -> Iterator[Index]:
    """Return the index of a small FAQ, in memory."""
    opened = open_index(Document("faq.yaml", data=harbour_yaml.encode()))
    yield opened
    opened.close()


def test_an_index_lies_in_the_cache_under_a_name_people_recognise(tmp_path: Path) -> None:
    """Letters and digits of the file's name are kept; another folder makes another index."""
    one = index_path(tmp_path / "My FAQ, 2nd é.yaml")
    other = index_path(tmp_path / "there" / "My FAQ, 2nd é.yaml")

    assert one is not None
    assert other is not None
    assert one.parent == cache_folder()
    assert one.name.startswith("My-FAQ--2nd--")
    assert one.suffix == ".sqlite"
    assert one != other
    assert one == index_path(tmp_path / "My FAQ, 2nd é.yaml")


@pytest.mark.parametrize("stem", ["x" * 200, "ü" * 80, "...", " "])
def test_any_name_of_a_file_gives_a_name_for_its_index(stem: str, tmp_path: Path) -> None:
    """It is short, and of characters that every file system knows."""
    path = index_path(tmp_path / f"{stem}.yaml")

    assert path is not None
    assert path.name.isascii()
    assert len(path.name) < 64


def test_an_index_is_built_once_and_found_again(harbour_yaml: str, write_faq: WriteFaq) -> None:
    """Both answer alike, and nothing but the index is left in the cache."""
    document = find(write_faq(harbour_yaml))

    first, second = open_index(document), open_index(document)

    assert first.connection.path == second.connection.path == index_path(document.path or Path())
    assert first.entries([1, 2, 3]) == second.entries([1, 2, 3])
    assert list((cache_folder() or Path()).iterdir()) == [first.connection.path]
    first.close()
    second.close()


def test_without_a_cache_the_index_lives_in_memory(
    harbour_yaml: str, write_faq: WriteFaq, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It answers all the same."""
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "nowhere")
    monkeypatch.setenv("USERPROFILE", "nowhere")

    index = open_index(find(write_faq(harbour_yaml)))

    assert index.connection.path is None
    assert index.numbers() == [1, 2, 3]
    index.close()


def connections() -> list[sqlite3.Connection]:
    """Return all that there are."""
    return [found for found in gc.get_objects() if type(found) is sqlite3.Connection]


@pytest.mark.parametrize("data", [b"{", b"text", b"\xff", b"- " * 100])
def test_a_file_that_cannot_be_read_leaves_no_connection_open(data: bytes) -> None:
    """Whoever catches the error has nothing to tidy up."""
    before = set(map(id, connections()))

    with pytest.raises(FaqError) as caught:
        open_index(Document("faq.yaml", data=data))

    for connection in connections():
        if id(connection) not in before:
            with pytest.raises(sqlite3.ProgrammingError, match="closed"):
                connection.execute("SELECT 1")
    assert caught.value.message


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        ("mooring", 1),
        ("FEES", 2),
        ("when-does-the-fuel-pump-open", 3),
        ("moor", None),
        ("", None),
        ("'; DROP TABLE entry", None),
        ("%", None),
        ("\ud800", None),
    ],
)
def test_an_id_leads_to_its_entry(identifier: str, number: int | None, index: Index) -> None:
    """In any case; what is no id leads nowhere."""
    assert index.number_of(identifier) == number


def test_an_id_in_its_own_case_wins() -> None:
    """Ids that differ in case alone can both be had."""
    data = b"- {id: a, question: A, answer: a}\n- {id: A, question: B, answer: b}\n"
    index = open_index(Document("faq.yaml", data=data))

    assert (index.number_of("a"), index.number_of("A")) == (1, 2)
    index.close()


def test_entries_are_had_by_number(index: Index) -> None:
    """Those that do not exist are left out."""
    assert index.numbers() == [1, 2, 3]
    assert {n: e.question for n, e in index.entries([3, 99, 1, 0]).items()} == {
        1: "Where may I moor?",
        3: "When does the fuel pump open?",
    }
    assert index.entries([]) == {}


def test_headings_come_in_order_of_the_file(index: Index) -> None:
    """All of them, or those asked for."""
    assert [heading.number for heading in index.headings()] == [1, 2, 3]
    assert list(index.headings([2, 99])) == [
        Heading(2, "fees", "What does a night cost?", "Arriving by sea")
    ]
    assert list(index.headings([])) == []


def test_sections_and_tags_lead_to_their_entries(index: Index) -> None:
    """By their whole names."""
    assert index.sections() == [Section("Arriving by sea", 1, 2), Section("Leaving", 3, 1)]
    assert index.in_sections(["Leaving", "none"]) == {3}
    assert index.tags() == [("boats", 2), ("money", 1), ("quay", 1)]
    assert index.tagged(["boats", "none"]) == {1, 3}
    assert index.tagged([]) == set()


def test_more_numbers_than_one_statement_takes_can_be_asked_for() -> None:
    """Long lists are asked for in pieces, and come back whole."""
    data = "".join(f"- {{id: i{n}, question: Q, answer: A, tags: [t{n}]}}\n" for n in range(1500))
    index = open_index(Document("faq.yaml", data=data.encode()))

    everything = range(1, 1501)
    assert index.entries(everything).keys() == set(everything)
    assert index.lexicon.encoded_texts(everything).keys() == set(everything)
    assert [heading.number for heading in index.headings(everything)] == list(everything)
    assert index.tagged([f"t{n}" for n in range(1500)]) == set(everything)
    index.close()


def test_words_are_known_by_form_and_stem(index: Index) -> None:
    """Forms of one stem are found together; a synonym that stands nowhere is no form."""
    assert index.lexicon.stems(["boats", "boat", "xyzzy"]) == {"boats": "boat", "boat": "boat"}
    assert index.lexicon.forms(["boat", "xyzzy"]) == {"boat": {"boat", "boats"}}
    assert index.lexicon.forms(["zaporozhy", "запорожье"]) == {}


def test_words_that_only_aliases_hold_are_not_shown(index: Index) -> None:
    """A suggestion is never a word that a reader cannot find."""
    assert index.lexicon.as_shown("ship") == ""
    assert index.lexicon.as_shown("boats") == "Boats"  # as the text has it, whatever a tag does
    assert index.lexicon.as_shown("money") == "money"
    assert index.lexicon.as_shown("zaporizhzhia") == "Zaporizhzhia"
    assert index.lexicon.as_shown("xyzzy") == ""
    assert index.lexicon.document_frequencies(["ship", "boats", "xyzzy"]) == {"ship": 1, "boats": 2}


def test_words_that_may_be_meant_are_kept_by_what_has_to_be_alike(index: Index) -> None:
    """By their letters and by their sounds, those of aliases and short ones left out."""
    lines = index.lexicon.spellings("edits", "b", 4, 6)

    assert sorted(lines) == ["basin", "boat", "boats"]
    assert index.lexicon.spellings("edits", "s", 4, 4) == []
    assert "hersson" not in index.lexicon.spellings("sounds", "h", 4, 9)
    assert index.lexicon.spellings("edits", "n", 2, 3) == []


def test_a_word_leads_to_its_entries_and_how_it_stands_there(index: Index) -> None:
    """How often, and whether in the question or in another way to ask it."""
    found = index.lexicon.postings(["moor", "ship", "boats", "xyzzy"])

    assert {form: postings.numbers() for form, (_, postings) in found.items()} == {
        "moor": [1],
        "ship": [1],
        "boats": [1, 3],
    }
    assert found["moor"][1].get(1) == 2 << 2 | IN_QUESTION
    assert found["ship"][1].get(1) == 1 << 2 | IN_ALIAS
    assert found["boats"][1].get(1) == 2 << 2


def test_runs_of_words_stand_in_one_text_each(index: Index) -> None:
    """The question is apart, and a boundary is between each two of the others."""
    codes = {
        form: code for form, (code, _) in index.lexicon.postings(["moor", "quay", "the"]).items()
    }

    question, rest = index.lexicon.encoded_texts([1])[1]

    assert [codes["moor"] in question, codes["quay"] in question] == [True, False]
    assert rest.count(BOUNDARY) == 7  # blocks, tags and aliases of the entry
    assert rest.startswith(index.lexicon.postings(["at"])["at"][0] + codes["the"])
    assert index.lexicon.encoded_texts([99]) == {}


def test_synonyms_are_known_by_their_stems(index: Index) -> None:
    """Each member leads to its group, whose first is the form shown."""
    families = index.lexicon.synonym_groups(["harbour master", "hm", "harbour"])

    (family,) = families["hm"]
    assert families == {"harbour master": {family}, "hm": {family}}
    assert index.lexicon.synonyms(family) == [("harbour master", "harbour master"), ("hm", "HM")]


def test_lengths_count_the_words_of_question_and_entry(index: Index) -> None:
    """What a score weighs them by."""
    measures = index.lexicon.measures

    assert (measures.question_lengths[2], measures.lengths[2]) == (5, 11)
    assert index.lexicon.entry_count == 3
    assert index.lexicon.mean_question_length == sum(measures.question_lengths) / 3
    assert index.lexicon.mean_length == sum(measures.lengths) / 3


def test_the_norm_of_a_question_is_the_length_of_the_weights_of_its_words() -> None:
    """Words count once, rare ones more; a question without words has a norm all the same."""
    data = b"- {question: Quay quay?, answer: a}\n- {question: Quay mole?, answer: b}\n"
    index = open_index(Document("faq.yaml", data=data + b"- {question: '?', answer: c}\n"))

    one, other, none = index.lexicon.measures.norms[1:]

    assert one == pytest.approx(idf(3, 2))
    assert other == pytest.approx(hypot(idf(3, 2), idf(3, 1)))
    assert none == 1
    index.close()
