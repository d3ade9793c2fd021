from collections.abc import Callable

import pytest

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]


def order(faq: Faq, query: str) -> list[int]:
    """Return the numbers of the hits."""
    return [hit.entry.number for hit in faq.search(query, limit=None, weaker=True)]


def entries(*pairs: tuple[str, str]) -> str:
    """Return a FAQ file with these questions and answers."""
    return "".join(f"- {{question: '{q}', answer: '{a}'}}\n" for q, a in pairs)


FILLER = "crowns for each boat and night"


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("quay", ("A quay?", FILLER), ("A mole?", f"quay {FILLER}")),
        ("quay", ("A mole?", f"quay quay quay {FILLER}"), ("A mole?", f"quay {FILLER} {FILLER}")),
        ("quay", ("A mole?", "The quay."), ("A mole?", f"The quay {FILLER} {FILLER} {FILLER}.")),
        ("quay mole", ("What?", f"quay mole {FILLER}"), ("What?", f"quay quay {FILLER}")),
        ("north quay", ("What?", "A north quay is here."), ("What?", "A quay is north here.")),
        ("security", ("What?", "Some security now."), ("What?", "Some secure now.")),
    ],
)
def test_the_better_of_two_entries_is_first(
    query: str, better: tuple[str, str], worse: tuple[str, str], faq_of: FaqOf
) -> None:
    """In either file order, among entries that don't match."""
    others = [("Where?", "There."), ("Who?", "Nobody."), ("When?", "Never.")]

    assert order(faq_of(entries(better, worse, *others)), query) == [1, 2]
    assert order(faq_of(entries(worse, better, *others)), query) == [2, 1]


def test_a_rare_word_outweighs_a_common_one(faq_of: FaqOf) -> None:
    faq = faq_of(
        entries(("A boat?", "boat"), ("A boat?", "boat"), ("A boat?", "boat"), ("X?", "quay"))
    )

    assert order(faq, "boat quay")[0] == 4


@pytest.mark.parametrize("query", ["quay", "quay mole", '"quay mole"', "the quay", "qwuay quay"])
def test_equal_scores_are_in_file_order(query: str, faq_of: FaqOf) -> None:
    faq = faq_of(entries(*[("What is it?", "The quay mole.")] * 25))

    assert order(faq, query) == list(range(1, 26))


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("what is the", [1, 2, 3]),
        ("what is the quay", [1]),
        ("what is the xyzzy", []),
        ("xyzzy", []),
        ("where", [2]),
    ],
)
def test_function_words_find_entries_only_if_there_are_no_content_words(
    query: str, numbers: list[int], faq_of: FaqOf
) -> None:
    faq = faq_of(
        entries(
            ("What is the quay?", "It is what the quay is."),
            ("Where?", f"It is the {FILLER} {FILLER}."),
            ("Who?", f"What is the {FILLER} {FILLER}."),
        )
    )

    assert sorted(order(faq, query)) == numbers


@pytest.mark.parametrize(
    "field", ["short: quay", "note: quay", "tags: [quay]", "aliases: [a quay]", "answer: quay"]
)
def test_every_field_for_readers_is_searched(field: str, faq_of: FaqOf) -> None:
    answer = "" if field.startswith("answer") else "  answer: There.\n"
    faq = faq_of(f"- question: Where?\n{answer}  {field}\n- {{question: Who?, answer: Nobody.}}\n")

    assert order(faq, "quay") == [1]


@pytest.mark.parametrize("field", ["see_also: [quay]", "id: quay", "colour: quay"])
def test_ids_references_and_unknown_keys_are_not_searched(field: str, faq_of: FaqOf) -> None:
    faq = faq_of(f"- question: Where?\n  answer: There.\n  {field}\n")

    assert order(faq, "quay") == []


def test_scores_fall_and_are_positive(harbour: Faq) -> None:
    scores = [hit.score for hit in harbour.search("boat night quay", limit=None, weaker=True)]

    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


MANY = """\
- question: Where do boats moor?
  answer: At the quay.
  aliases: [where may ferries stop, which quay is free, how do I find a berth, who lets a mooring]
- question: Who lets a crane?
  answer: The harbour master.
  aliases: [which crane may ferries use, where is the crane by the crane shed]
- question: When does the quay open?
  answer: At dawn, when the tide allows ferries to stop.
"""


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("where may ferries stop", 1),
        ("which crane may ferries use", 2),
        ("where is the crane by the crane shed", 2),  # a word twice
        ("When does the quay open?", 3),
    ],
)
def test_a_question_or_an_alias_word_for_word_is_first(
    query: str, first: int, faq_of: FaqOf
) -> None:
    assert order(faq_of(MANY), query)[0] == first


def test_words_that_stand_together_outweigh_the_same_words_apart(faq_of: FaqOf) -> None:
    apart = ("Which berth has a guard?", "A berth is free. The guard knows which berth it is.")
    together = ("Who is at night there?", f"Somebody. The berth guard is. {FILLER}")

    assert order(faq_of(entries(apart, together, *[("Who?", "No.")] * 4)), "berth guard")[0] == 2


def test_function_words_do_not_outweigh_a_word_of_content(faq_of: FaqOf) -> None:
    faq = faq_of(
        entries(
            ("What will it be?", "It will be so."),
            ("Is there a quay?", "There is."),
            ("Is there a mole?", "There is."),
        )
    )

    assert order(faq, "will there be a quay")[0] == 2


def test_matches_below_a_drop_of_the_score_are_weaker(faq_of: FaqOf) -> None:
    faq = faq_of(
        entries(
            ("When does the north quay open for boats?", "At dawn."),
            ("What is a mole?", f"A wall by the quay. {FILLER} {FILLER}"),
            ("Who?", "Nobody."),
        )
    )

    results = faq.search("when does the north quay open for my boats")
    assert [hit.entry.number for hit in results] == [1]
    assert results.weaker >= 1
    assert len(faq.search("when does the north quay open for my boats", weaker=True)) > 1
    assert faq.search("quay").weaker == 0  # it has all keywords
