from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import faqcli

from .conftest import CHECKOUT, PHONE, Browser

pytestmark = pytest.mark.slow

DIFFERENT = {
    "L'Ukraine va-t-elle rejoindre l'OTAN ?",  # the page has no French function words
    "frozen conflict",  # nor irregular verbs that aren't in the FAQ
    "is ukraine losing",
}
"""Queries on the bundled FAQ whose first hit in the page isn't that of `faq search`."""

FIRST_HITS = """
  const input = document.querySelector("input[type=search]");
  return arguments[0].map((query) => {
    input.value = query;
    input.dispatchEvent(new Event("input"));
    const first = document.querySelector(".matches .entry");
    return first && Number(first.dataset.number);
  });
"""

FAQ = """\
- question: Is the list mutable?
  answer: It can be changed.
- question: Is the tuple immutable?
  answer: A significant difference.
- question: Are there sanctions?
  answer: Against a country, or against countries.
- question: Which armies are there?
  answer: The Ukrainian army. It's Ukraine's.
- question: What costs a chocolate cake?
  answer: Cake costs 12,500 in the U.S.
- question: Is the list mutable and hashable in every version of the language?
  answer: No. 一般的な質問。
"""


@pytest.fixture(scope="module")
def page(export: Callable[[str], str]) -> str:
    """Return the address of a page with a few short answers."""
    return export(FAQ)


def numbers(browser: Browser) -> list[int]:
    """Return the numbers of the matches, the best first."""
    found = "return [...document.querySelectorAll('.matches .entry')].map((e) => +e.dataset.number)"
    return list(browser.run(found))


@pytest.mark.parametrize(("typed", "found"), [("are there ", []), ("is the list mutable", [1, 6])])
def test_small_words_alone_match_nothing(
    browser: Browser, page: str, typed: str, found: list[int]
) -> None:
    """Any entry may contain them."""
    browser.open(page)
    browser.search(typed)
    assert numbers(browser)[:2] == found


def test_the_page_and_the_command_put_the_same_entry_first(
    browser: Browser, export: Callable[[str], str], tmp_path: Path
) -> None:
    """For nine in ten of the English queries of two words and more that the command answers.

    The command searches by words only, as the page does.
    """
    lines = (CHECKOUT / "benchmarks" / "bundled.tsv").read_text(encoding="utf-8").splitlines()
    listed = [line.partition("\t")[0] for line in lines if not line.startswith("#")]
    queries = [query for query in listed if query.isascii() and " " in query]
    content = (CHECKOUT / "data" / "faq.yaml").read_text(encoding="utf-8")
    file = tmp_path / "faq.yaml"
    file.write_text(f"meaning: false\n{content}", encoding="utf-8")
    with faqcli.load(file) as faq:
        results = {query: faq.search(query) for query in queries}
    expected = {query: hits[0].entry.number for query, hits in results.items() if hits}
    browser.open(export(content))
    browser.search("ukraine")  # from then on it need not wait
    found = dict(zip(expected, browser.run(FIRST_HITS, list(expected)), strict=True))
    assert {query for query in expected if found[query] != expected[query]} == DIFFERENT
    assert len(DIFFERENT) <= len(expected) / 10


@pytest.mark.parametrize(
    ("typed", "found", "marks"),
    [
        ("mutable", [1, 6], {"mutable"}),
        ("muta", [1, 6], {"mutable"}),
        ("immutable", [2], {"immutable"}),
        ("immutabel", [2], {"immutable"}),
        ("imutable", [2], {"immutable"}),
        ("sanction", [3], {"sanctions"}),
        ("country ", [3], {"country", "countries"}),
        ("armys", [4], {"army", "armies"}),
        ("ukrane", [4], {"Ukraine"}),
        ("12500", [5], {"12,500"}),
        ("us", [5], {"U.S."}),
        ("質問", [6], {"質問"}),
        ('"chocolate cake"', [5], {"chocolate cake"}),
        ('"cake chocolate"', [5], {"chocolate", "cake", "Cake"}),
        ("mut* list", [1, 6], {"mutable", "list"}),
    ],
)
def test_words_match_whole_in_other_forms_or_with_a_typo(
    browser: Browser, page: str, typed: str, found: list[int], marks: set[str]
) -> None:
    """The last word may be the beginning of one; only what matches is highlighted."""
    browser.open(page)
    browser.search(typed)
    assert numbers(browser) == found
    browser.wait(lambda: browser.texts("mark"))
    assert set(browser.texts("mark")) == marks


def test_the_shortest_question_that_a_query_says_comes_first(browser: Browser, page: str) -> None:
    """Entries are shown by rank, and in the order of the file again when the search ends."""
    browser.open(page)
    browser.search("is the list mutable?")
    assert numbers(browser)[:2] == [1, 6]
    browser.search("hashable list")
    assert numbers(browser)[:2] == [6, 1]
    assert browser.first("[role=status]").text == "2 of 6 questions"
    browser.search("")
    browser.first("input").send_keys("x\b")
    assert [text[:2] for text in browser.texts("main .number")] == [f"{n}." for n in range(1, 7)]


def test_a_word_that_is_not_in_the_faq_is_named(browser: Browser, page: str) -> None:
    """The rest of the query may still match."""
    browser.open(page)
    browser.search("mutable zeppelins ")
    assert numbers(browser) == [1, 6]
    assert browser.first("[role=status]").text == "2 of 6 questions; “zeppelins” isn’t in this FAQ"


def test_a_query_of_mostly_unknown_words_matches_nothing(browser: Browser, page: str) -> None:
    """What is left of it could be about anything."""
    browser.open(page)
    browser.search("mutable zeppelins quokka ")
    assert numbers(browser) == []
    assert browser.first("[role=status]").text == (
        "0 of 6 questions; “zeppelins”, “quokka” aren’t in this FAQ"
    )


@pytest.mark.parametrize(
    ("typed", "passage"),
    [
        ("guarantee", "Guarantees. A guarantee of Dr. Smith and the U.S. government is given."),
        ("five", "The price in the whole of the town is 5. That is five coins."),
        ("green", "green 80"),
        ("brew", "brew tea --until-it-is-dark"),
    ],
)
def test_a_passage_stands_by_itself(
    browser: Browser, export: Callable[[str], str], typed: str, passage: str
) -> None:
    """A label belongs to its sentence, and a sentence brings the one that it leans on."""
    browser.set_screen(PHONE)
    browser.open(
        export(
            "- question: Why?\n  answer: |\n    See:\n\n    - **Guarantees.** A guarantee of"
            " Dr. Smith and the U.S. government is given. The price in"
            " the whole of the town is 5. That is five coins.\n\n"
            "    | tea | degrees |\n    | --- | --- |\n    | green | 80 |\n\n"
            "    ```\n    boil water --until-it-is-hot\n    brew tea --until-it-is-dark\n    ```\n"
        )
    )
    browser.search(typed)
    assert browser.texts(".passage") == [passage]
