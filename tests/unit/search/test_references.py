import pytest

from faqcli.search.references import Selection, after_name, is_number, select, split

IDS = {"mooring": 1, "fees": 2, "2024": 7, "1": 9, "2-3": 8, "a b": 4, "٣": 5}


@pytest.mark.parametrize(
    ("refs", "numbers"),
    [
        ([], ()),
        (["3"], (3,)),
        (["007"], (7,)),
        (["fees"], (2,)),
        (["a b"], (4,)),
        (["2-4"], (2, 3, 4)),
        (["2–4"], (2, 3, 4)),
        (["4-2"], (4, 3, 2)),
        (["5-5"], (5,)),
        (["3", "fees", "9-10"], (3, 2, 9, 10)),
        (["3,4"], (3, 4)),
        (["3,", "5-6,8"], (3, 5, 6, 8)),
        (["3,fees", "mooring,#4"], (3, 2, 1, 4)),
        (["#3"], (3,)),
        (["2..4", "#6-#7"], (2, 3, 4, 6, 7)),
        (["٣", "٤"], (5, 4)),
    ],
)
def test_entries_are_selected_in_the_order_of_the_references(
    refs: list[str], numbers: tuple[int, ...]
) -> None:
    """A range may run backwards."""
    assert select(refs, 10, IDS.get) == Selection(numbers, ())


@pytest.mark.parametrize(
    ("refs", "numbers"),
    [(["3", "3"], (3,)), (["3", "2-4"], (3, 2, 4)), (["mooring", "1", "1-2"], (1, 2))],
)
def test_an_entry_named_twice_is_selected_once(refs: list[str], numbers: tuple[int, ...]) -> None:
    assert select(refs, 10, IDS.get) == Selection(numbers, ())


@pytest.mark.parametrize(
    ("refs", "numbers", "absent"),
    [
        (["42"], (), ("42",)),
        (["042", "42"], (), ("42",)),
        (["0"], (), ("0",)),
        (["2", "42", "3"], (2, 3), ("42",)),
        (["8-20"], (8, 9, 10), ("11–20",)),
        (["20-8"], (10, 9, 8), ("11–20",)),
        (["10-11"], (10,), ("11",)),
        (["0-2"], (1, 2), ("0",)),
        (["0-12"], tuple(range(1, 11)), ("0", "11–12")),
        (["30-40"], (), ("30–40",)),
        (["85,000"], (), ("85000",)),
        (["3,42"], (3,), ("42",)),
        (["30-30"], (), ("30",)),
        (["0-0"], (), ("0",)),
        (["1-999999999999999999"], tuple(range(1, 11)), ("11–999999999999999999",)),
    ],
)
def test_numbers_outside_the_faq_are_absent(
    refs: list[str], numbers: tuple[int, ...], absent: tuple[str, ...]
) -> None:
    """Of a range, only the part outside the FAQ is absent."""
    assert select(refs, 10, IDS.get) == Selection(numbers, absent)


@pytest.mark.parametrize(("ref", "number"), [("1", 1), ("2024", 7)])
def test_a_number_wins_over_an_id_that_looks_like_one(ref: str, number: int) -> None:
    assert select([ref], 10, IDS.get) == Selection((number,), ())


@pytest.mark.parametrize(
    "refs",
    [
        ["kherson"],
        ["3", "kherson"],
        ["3,kherson"],
        ["fees,mooring"],
        ["3, fees"],
        [","],
        ["#fees"],
        ["2-4", "42", "kherson"],
        ["-1"],
        ["1-2-3"],
        ["2-"],
        ["3 "],
        ["²-½"],
        ["é3"],
        [""],
        ["9" * 401],
        ["1.5"],
    ],
)
def test_nothing_is_selected_if_one_word_is_no_reference(refs: list[str]) -> None:
    assert select(refs, 10, IDS.get) is None


@pytest.mark.parametrize(("ref", "absent"), [("1", "1"), ("1-2", "1–2"), ("1-1", "1")])
def test_every_number_is_absent_from_an_empty_faq(ref: str, absent: str) -> None:
    assert select([ref], 0, dict[str, int]().get) == Selection((), (absent,))


@pytest.mark.parametrize("ref", ["3", "#3", "2-4", "2–4", "2..4", "#6-#7"])
def test_numbers_and_ranges_are_told_from_ids(ref: str) -> None:
    assert is_number(ref)
    assert not is_number(f"q{ref}")


@pytest.mark.parametrize(
    ("ref", "parts"),
    [
        ("1,2,nope", ["1", "2", "nope"]),
        ("85,000", ["85000"]),
        ("3,", ["3"]),
        ("yes,no", ["yes,no"]),
        ("in 2022, nope", ["in 2022, nope"]),
        ("", [""]),
    ],
)
def test_references_are_taken_apart_at_commas_beside_numbers(ref: str, parts: list[str]) -> None:
    assert split([ref]) == parts


@pytest.mark.parametrize(
    ("ref", "parts"),
    [
        ("３", ["3"]),
        ("＃３，４", ["#3", "4"]),
        ("２－４", ["2-4"]),
        ("2–4", ["2-4"]),
        ("٣", ["3"]),
        ("३,५", ["3", "5"]),
        ("ＮＡＴＯ", ["ＮＡＴＯ"]),
        ("möwe,3", ["möwe", "3"]),
        ("m²", ["m²"]),
        ("²", ["²"]),
        ("㊿", ["㊿"]),
    ],
)
def test_numbers_may_have_the_digits_of_any_script(ref: str, parts: list[str]) -> None:
    assert split([ref]) == parts


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("q3", ["3"]),
        ("Q 3", ["3"]),
        ("question 3", ["3"]),
        ("Question #3", ["#3"]),
        ("questions 2-4,6 8", ["2-4", "6", "8"]),
        ("question３", ["3"]),
        ("q", []),
        ("question", []),
        ("question 3 nato", []),
        ("quick 3", []),
        ("q3a", []),
        ("answer 3", []),
        ("3", []),
    ],
)
def test_a_number_may_be_called_a_question(text: str, numbers: list[str]) -> None:
    assert after_name(text) == numbers
