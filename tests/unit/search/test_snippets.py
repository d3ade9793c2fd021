from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.model import Passage, Span
from faqcli.search.snippets import pieces

FaqOf = Callable[[str], Faq]

ANSWER = """\
- question: What is a quay?
  short: It is *stone*.
  answer: |
    A quay is built of stone. Boats of
    the town moor there, and ferries too. At night nobody does.

    - A mole keeps off the waves.
    - A [slip](https://x.org) is for launching.

    | kind | dues |
    |------|------|
    | ketch | ten crowns |
    | yawl | nine crowns |

    ```
    moor = quay
    leave = tide
    ```
  note: Ropes are **hemp**.
  tags: [harbour, rope work]
"""


@pytest.fixture
def faq(faq_of: FaqOf) -> Faq:
    """Return a FAQ with one entry that has every kind of block."""
    return faq_of(ANSWER)


def passages(faq: Faq, query: str) -> list[tuple[str, str, list[str]]]:
    """Return field, text and matches of the passages of the only hit."""
    (hit,) = faq.search(query)
    return [(p.field, p.text, [p.text[s:e] for s, e in p.spans]) for p in hit.passages]


@pytest.mark.parametrize(
    ("query", "field", "text", "matches"),
    [
        ("stone", "short", "It is stone.", ["stone"]),
        ("built stone", "answer", "A quay is built of stone.", ["built", "stone"]),
        ("ferry", "answer", "Boats of the town moor there, and ferries too.", ["ferries"]),
        (
            "boat town",
            "answer",
            "Boats of the town moor there, and ferries too.",
            ["Boats", "town"],
        ),
        ("wave", "answer", "A mole keeps off the waves.", ["waves"]),
        ("slip", "answer", "A slip (https://x.org) is for launching.", ["slip"]),
        ("yawl", "answer", "yawl nine crowns", ["yawl"]),
        ("tide", "answer", "leave = tide", ["tide"]),
        ("hemp", "note", "Ropes are hemp.", ["hemp"]),
    ],
)
def test_the_passage_is_the_best_sentence_item_row_or_line(
    query: str, field: str, text: str, matches: list[str], faq: Faq
) -> None:
    """It is on one line, without Markdown, and has the spans of its matches."""
    assert passages(faq, query) == [(field, text, matches)]


def test_a_question_that_matches_is_the_first_passage(faq: Faq) -> None:
    assert passages(faq, "quay") == [
        ("question", "What is a quay?", ["quay"]),
        ("answer", "A quay is built of stone.", ["quay"]),
    ]


def test_tags_are_a_passage_if_nothing_else_matches(faq: Faq) -> None:
    assert passages(faq, "harbour work") == [
        ("short", "It is stone.", []),
        ("tags", "harbour, rope work", ["harbour", "work"]),
    ]


def test_a_piece_with_more_of_the_query_wins(faq_of: FaqOf) -> None:
    """Different words count more than one that is repeated."""
    faq = faq_of("- {question: A?, answer: Boat boat boat. A boat at the quay. A quay.}")

    assert passages(faq, "boat quay")[0] == ("answer", "A boat at the quay.", ["boat", "quay"])


def test_the_first_of_equal_pieces_is_shown(faq_of: FaqOf) -> None:
    faq = faq_of("- {question: A?, short: No., answer: A quay here. A quay there.}")

    assert passages(faq, "quay")[0] == ("answer", "A quay here.", ["quay"])


def test_spans_are_code_points_of_the_passage(faq_of: FaqOf) -> None:
    faq = faq_of("- {question: A?, answer: 'Eins. Die Straße 👩 hat *Straßen*.'}")

    (hit,) = faq.search("strasse")

    assert hit.passages == (
        Passage("answer", "Die Straße 👩 hat Straßen.", (Span(4, 10),)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        ("Zaporizhzhia", ""),
        ("Zaporizhzhias", ""),
        ("Запорожье", "Zaporizhzhia"),
        ("ЗАПОРОЖЬЕ", "Zaporizhzhia"),
        ("Запорожье boats", "Zaporizhzhia"),
        ("HM", "harbour master"),
        ("hm zaporozhye", "harbour master, Zaporizhzhia"),
        ("harbour master", ""),
        ("park my ship", "an alternative phrasing: “where can I park my ship”"),
        ("park boats", ""),
    ],
)
def test_a_hit_names_the_spelling_that_matched_if_it_is_not_the_typed_one(
    query: str, spelling: str, harbour: Faq
) -> None:
    hits = {hit.entry.number: hit for hit in harbour.search(query)}

    assert hits[1].matched_as == spelling


@pytest.mark.parametrize("answer", ["the power  \\nplant", "```\\nthe power\\nplant\\n```"])
def test_a_spelling_over_two_lines_is_named_on_one(answer: str, faq_of: FaqOf) -> None:
    faq = faq_of(
        f'{{synonyms: [[power plant, ZNPP]], questions: [{{question: A?, answer: "{answer}"}}]}}'
    )

    (hit,) = faq.search("znpp")

    assert hit.matched_as == "power plant"


HARBOUR = """\
- question: What does the harbour offer?
  answer: |
    The harbour had 12 berths in 1990. It also had a crane for boats.

    Boats with a mast pay for:

    - water and power;
    - a berth.

    **Berths.** The town lets 140 berths for boats. Ada Berg runs them.

    https://harbour.example/boats
"""


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("crane", "The harbour had 12 berths in 1990. It also had a crane for boats."),
        ("power", "Boats with a mast pay for: water and power;"),
        ("how many berths", "Berths. The town lets 140 berths for boats."),
        ("when did it have berths", "The harbour had 12 berths in 1990."),
        ("berths", "Berths. The town lets 140 berths for boats."),
    ],
)
def test_a_passage_answers_the_question_and_stands_by_itself(
    query: str, passage: str, faq_of: FaqOf
) -> None:
    (hit,) = faq_of(HARBOUR).search(query)

    assert hit.passages[-1].text == passage


def test_a_piece_brings_the_one_it_leans_on(faq_of: FaqOf) -> None:
    answer = "The plant is large. It makes power. It was built in 1980. Nobody knows by whom."
    (entry,) = faq_of(f"- {{question: A?, answer: '{answer}'}}").entries

    assert [piece.text for piece in pieces(entry)] == [
        "The plant is large.",
        "The plant is large. It makes power.",
        "It makes power. It was built in 1980.",
        "Nobody knows by whom.",
    ]


def test_a_sentence_that_leans_on_another_shares_its_words(faq_of: FaqOf) -> None:
    answer = """\
    Fees rose after the flood of 1990. At that time they came to 50 crowns. Now each boat has to pay
    between 100 and 200 crowns.
    """
    query = "how many crowns did fees come to after the flood of 1990"
    (hit,) = faq_of(f"- question: A?\n  answer: |\n{answer}").search(query)

    assert hit.passages[-1].text == (
        "Fees rose after the flood of 1990. At that time they came to 50 crowns."
    )


def test_a_sentence_that_introduces_a_list_brings_the_first_item(faq_of: FaqOf) -> None:
    faq = faq_of("""\
- question: How long?
  answer: |
    It leaves today. Delivery takes:

    - two days in towns. Ask us.
    - ten days elsewhere
- question: Where?
  answer: |
    Delivery is:

    At the quay.
""")

    shown = [hit.passages[0].text for hit in faq.search("delivery")]
    assert sorted(shown) == ["Delivery is:", "Delivery takes: two days in towns."]


def test_the_names_of_columns_are_shown_only_if_no_row_is_as_good(faq_of: FaqOf) -> None:
    faq = faq_of("""\
- question: What is it?
  answer: |
    | Harbour | Fee |
    | --- | --- |
    | Any harbour | None |
    | Abroad | Ten |
""")

    shown = [faq.search(query)[0].passages[0].text for query in ("harbour", "fee")]
    assert shown == ["Any harbour None", "Harbour Fee"]
