import pytest

from faqcli.search.expectations import expected


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("how many boats moor here", "About 85,000 boats, or a million, in 2022.", 2),
        ("How much is a berth?", "It is 12 crowns.", 1),
        ("what share is let", "one-quarter, or 80 percent", 2),
        ("when was it built", "In May 1990 for 300 crowns.", 2),
        ("who runs it", "Today Ada Berg does.", 1),
        ("who runs it", "Nobody does. Ask again.", 0),
    ],
)
def test_a_question_expects_numbers_dates_or_names(query: str, text: str, found: int) -> None:
    pattern = expected(query)

    assert pattern is not None
    assert len(pattern.findall(text)) == found


@pytest.mark.parametrize("query", ["", "why is it so", "somewhen", "the show", "boats"])
def test_other_questions_expect_nothing_in_particular(query: str) -> None:
    assert expected(query) is None
