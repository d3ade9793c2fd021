from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.model import Problem
from faqcli.readers.lint import check
from faqcli.readers.source import Document
from faqcli.search import self_test
from faqcli.search.engine import search

FaqOf = Callable[[str], Faq]

SHOP = """\
questions:
- id: hours
  question: When are you open?
  answer: From nine. The price is low.
- id: dogs
  question: May I bring a dog?
  answer: Yes.
  aliases: [are pets allowed]
"""


@pytest.fixture
def problems(faq_of: FaqOf) -> Callable[[str], list[Problem]]:
    """Return a function that holds the searches of a FAQ against what they find."""

    def found(text: str) -> list[Problem]:
        report = check(Document("shop.yaml", data=text.encode()))
        return list(self_test.problems(faq_of(text).index, report.rules))

    return found


@pytest.mark.parametrize(
    ("query", "finds", "message", "hint"),
    [
        ("may I bring my dog", "dogs", "", ""),
        ("bring a dog", "[hours, dogs]", "", ""),
        ("dog", "2", "", ""),
        ("zeppelin", "none", "", ""),
        (
            "price",
            "none",
            "a search for “price” finds `hours` first, not nothing",
            "change the test",
        ),
        (
            "price",
            "[dogs, 2]",
            "a search for “price” finds `hours` first, not `dogs` or `2`",
            "add it to the aliases of `dogs`, or change the test",
        ),
        (
            "zeppelin",
            "hours",
            "a search for “zeppelin” finds nothing (“zeppelin” isn't in this FAQ), not `hours`",
            "add it to the aliases of `hours`, or change the test",
        ),
        ("dog", "cats", "`finds` has an unknown id: `cats`", "write the id of an entry"),
        ("dog", "3", "`finds` has an unknown id: `3`", "write the id of an entry"),
    ],
)
def test_a_test_that_fails_says_what_was_found_instead(
    query: str, finds: str, message: str, hint: str, problems: Callable[[str], list[Problem]]
) -> None:
    found = problems(f"tests:\n- query: {query}\n  finds: {finds}\n{SHOP}")

    assert [(p.severity, p.message, p.line, p.column, p.hint) for p in found] == (
        [("error", message, 2, 10, hint)] if message else []
    )


def test_the_message_says_what_a_word_was_matched_as(
    problems: Callable[[str], list[Problem]],
) -> None:
    tests = "synonyms:\n- [open, accessible]\ntests:\n- query: accessible\n  finds: dogs\n"
    (problem,) = problems(tests + SHOP)

    assert problem.message.endswith("`hours` first (matched as “open”), not `dogs`")


def test_a_phrasing_that_does_not_find_its_own_entry_is_a_warning(
    problems: Callable[[str], list[Problem]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No FAQ is known in which one doesn't, so that the search is made to look for another text."""
    monkeypatch.setattr(
        self_test,
        "search",
        lambda index, text, limit: search(index, text.replace("are pets allowed", "open"), limit),
    )

    assert [(p.severity, p.message, p.line) for p in problems(SHOP)] == [
        ("warning", "a search for “are pets allowed” finds `hours` first, not `dogs`", 8)
    ]


def test_phrasings_of_two_entries_and_of_no_words_are_not_told_twice(
    problems: Callable[[str], list[Problem]],
) -> None:
    """That a question is asked twice is a problem of its own."""
    assert not problems(f"{SHOP}- {{question: When are you open?, answer: B}}\n")
    assert not problems(f"{SHOP}- {{question: '?', answer: B}}\n")


def test_the_phrasings_of_a_large_faq_are_not_searched_for(
    problems: Callable[[str], list[Problem]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_test, "MOST_ENTRIES", 1)
    monkeypatch.setattr(self_test, "search", None)

    assert not problems(SHOP)
