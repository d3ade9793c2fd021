from collections.abc import Callable

import pytest

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]

KITCHEN = """\
- question: How do I bake bread?
  answer: Knead flour, water and salt. Wait for an hour, then put it in the oven.
- question: How long does soup keep in the fridge?
  answer: Three days. Cool it first and cover the pot.
  aliases: [when does broth spoil]
- question: Which knife is best for vegetables?
  answer: A chef's knife. Sharpen it on a whetstone every month.
- question: Can I freeze cooked rice?
  answer: Yes, for a month.
"""


@pytest.fixture
def kitchen(faq_of: FaqOf) -> Faq:
    """Return a FAQ on one subject."""
    return faq_of(KITCHEN)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("how do I bake bread", 1),
        ("what is the way to bake a bread", 1),
        ("how do I bake braed", 1),
        ("bread", 1),
        ("whetstone", 3),
        ("whetstone xyzzy", 3),
        ("my soup", 2),
        ("when will the broth spoil", 2),
        ("is it safe to freeze rice", 4),
        ("knead flour water salt oven", 1),
        ("how do I", 1),
        ('xyzzy plugh bread "cover the pot"', 1),
        ("xyzzy shar*", 3),
    ],
)
def test_a_query_about_the_faq_s_subject_is_answered(query: str, best: int, kitchen: Faq) -> None:
    results = kitchen.search(query)

    assert [hit.entry.number for hit in results][:1] == [best]
    assert results.nearest is None


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("xyzzy", ("xyzzy",)),
        ("what is the capital of France", ("capital", "France")),
        ("how do I reset the password of my account", ("reset", "password", "account")),
        ("xyzzy plugh bread", ("xyzzy", "plugh")),
        ("how do I cover a loan for a month", ("loan",)),
        ("what is the xyzzy", ("xyzzy",)),
        ("put first xyzzy", ("xyzzy",)),
    ],
)
def test_a_query_about_another_subject_is_refused(
    query: str, missing: tuple[str, ...], kitchen: Faq
) -> None:
    """Fewer than half of its content words are known, or they are known only from answers."""
    results = kitchen.search(query)

    assert (list(results), results.total, results.is_total_exact) == ([], 0, True)
    assert results.missing == missing


def test_a_refused_query_names_the_nearest_entry_if_any_word_is_known(kitchen: Faq) -> None:
    assert kitchen.search("how to bake a xyzzy of plugh, quux and quuux").nearest == 1
    assert kitchen.search("xyzzy plugh").nearest is None


def test_a_search_for_all_words_is_never_refused(kitchen: Faq) -> None:
    found = kitchen.search("the pot it first", all_words=True)

    assert [hit.entry.number for hit in found] == [2]
    assert kitchen.search("wait hour oven xyzzy", all_words=True) == []


@pytest.mark.parametrize("known", range(7))
def test_half_of_the_words_is_enough_if_questions_contain_them(known: int, kitchen: Faq) -> None:
    words = ["bake", "bread", "soup", "fridge", "knife", "rice"][:known]
    query = " ".join(words + [f"xyzzy{n}" for n in range(6 - known)])

    assert bool(kitchen.search(query)) is (known >= 3)


def test_function_words_of_the_faq_s_language_are_no_evidence(faq_of: FaqOf) -> None:
    faq = faq_of(
        "language: de\nquestions:\n"
        "- {question: Wie backe ich ein Brot?, answer: Im Ofen und mit Geduld.}\n"
        "- {question: Wie lange hält die Suppe?, answer: Drei Tage im Kühlschrank.}\n"
    )

    assert faq.search("Wie ist die Hauptstadt von Frankreich und was kann ich da machen?") == []
    assert faq.search("Wie kann ich denn ein Brot backen?")[0].entry.number == 1


def test_a_query_can_be_refused_in_a_language_without_known_function_words(faq_of: FaqOf) -> None:
    faq = faq_of("language: xx\nquestions: [{question: Alpha beta?, answer: Gamma delta.}]")

    assert faq.search("alpha xyzzy plugh quux") == []
    assert len(faq.search("alpha beta xyzzy")) == 1


HARBOUR = "".join(
    f"- {{question: What does a boat pay at {place}?, answer: A boat pays {dues}.}}\n"
    for place, dues in [
        ("dawn", "nothing"), ("noon", "ten crowns"), ("night", "by the demurrage table"),
        ("sea", "never"), ("Easter", "half"), ("all", "in part"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "is_answered"),
    [
        ("does a boat pay at noon", True),
        ("demurrage", True),
        ("what does demurrage mean", True),  # rare, even if only in an answer
        ("is zanzibar a part of what a boat pays", False),  # the word that decides is missing
        ("boat elections", False),
        ("elections", False),
    ],
)
def test_the_word_that_decides_decides(query: str, is_answered: bool, faq_of: FaqOf) -> None:  # noqa: FBT001
    assert bool(faq_of(HARBOUR).search(query)) is is_answered


def test_function_words_of_another_language_are_not_missed(faq_of: FaqOf) -> None:
    results = faq_of(HARBOUR).search("est-ce que je peux être à Easter ou Noon avec elle")

    assert {hit.entry.number for hit in results} == {2, 5}


SHOP = """\
- {question: How do I receive a refund?, answer: Send the goods to us within thirty days.}
- {question: Which payment methods do you accept?, answer: Cards and transfers.}
- {question: Are pets allowed?, answer: No animals may enter the building.}
- {question: What are your opening hours?, answer: From nine to five.}
- {question: Where is the nearest car park?, answer: Behind the building.}
- {question: How do I reset my password?, answer: Click the link in the mail.}
- {question: How do I delete my profile?, answer: Write to us.}
- {question: How long does shipping take?, answer: Three days.}
"""


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("May I bring my dog?", 3),  # `pets` is near to `dog`, and the sentences are
        ("how long until my parcel arrives", 8),  # not all of many keywords are known
        ("where can I leave my vehicle", 5),
    ],
)
def test_a_sentence_that_is_near_to_a_question_is_answered(
    query: str, best: int, faq_of: FaqOf
) -> None:
    """With the table in the package, without any of the words."""
    assert faq_of(SHOP).search(query)[0].entry.number == best


@pytest.mark.parametrize("query", ["can my dog read a book", "is the weather nice today"])
def test_a_near_word_by_itself_answers_nothing(query: str, faq_of: FaqOf) -> None:
    assert not faq_of(SHOP).search(query)


def test_a_small_cosine_does_not_count_against_a_rare_word(kitchen: Faq) -> None:
    """The table says little about names and the like; `chef` is only in an answer, too."""
    assert kitchen.search("what do you think of a chef")[0].entry.number == 3
    assert not kitchen.search("what do you think of a month")


def test_a_sentence_is_answered_in_a_section_of_one_entry_as_in_the_whole_faq(
    faq_of: FaqOf,
) -> None:
    shipping, rest = SHOP.splitlines()[-1], SHOP.splitlines()[:-1]
    listed = "\n    ".join(rest)
    faq = faq_of(
        f"sections:\n- title: Shop\n  questions:\n    {listed}\n"
        f"- title: Delivery\n  questions:\n    {shipping}\n"
    )
    query = "how long until my parcel arrives"

    for section in "", "delivery":
        assert [hit.entry.number for hit in faq.search(query, section=section)] == [8]


def test_a_sentence_is_answered_if_one_entry_has_all_of_it(faq_of: FaqOf) -> None:
    answer = "In the west lies a rump of the old state."
    faq = faq_of(f"- {{question: Who are we?, answer: {answer}}}\n" + KITCHEN)

    assert [hit.entry.number for hit in faq.search("what is a rump state")] == [1]
    assert not faq.search("what is a rump parliament")
