from collections.abc import Callable

import pytest

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]


def numbers(faq: Faq, query: str) -> list[int]:
    """Return the numbers of the hits, in file order."""
    return sorted(hit.entry.number for hit in faq.search(query, limit=None))


def asking(*questions: str) -> str:
    """Return a FAQ file with some questions."""
    return "".join(f"- {{question: '{question}', answer: Yes.}}\n" for question in questions)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("moor", [1]),
        ("MOORED moors", [1]),
        ("crown", [2]),
        ("moor crown", [1, 2]),
        ("boat", [1, 2, 3]),
        ("1.5", [1]),
        ("запорожье", [1]),
        ("hm", [1]),
        ("blue", []),
        ("xyzzy", []),
        ("xyzzy moor", [1]),
        ("", []),
        ("?!", []),
        ("h", []),
        ("har", []),
        ("timetable", [3]),
        ("harbour.example", [3]),
    ],
)
def test_entries_with_any_of_the_words_are_found(
    query: str, found: list[int], harbour: Faq
) -> None:
    """In any form or spelling; parts of words find nothing."""
    assert numbers(harbour, query) == found


@pytest.mark.parametrize(
    ("query", "found", "relaxed"),
    [
        ('"harbour master"', [1], ()),
        ('"HARBOUR masters"', [1], ()),
        ('"master first"', [1], ()),
        ('"harbour first"', [1, 3], ("harbour first",)),
        ('"first. Boats"', [1, 2, 3], ("first. Boats",)),
        ('"boat master" crown', [1, 2, 3], ("boat master",)),
        ('"north quay" crown', [1, 2], ()),
        ('"xyzzy plugh"', [], ("xyzzy plugh",)),
    ],
)
def test_a_phrase_that_is_not_in_the_faq_is_relaxed_to_its_words(
    query: str, found: list[int], relaxed: tuple[str, ...], harbour: Faq
) -> None:
    results = harbour.search(query, limit=None, weaker=True)

    assert sorted(hit.entry.number for hit in results) == found
    assert results.relaxed_phrases == relaxed


@pytest.mark.parametrize(
    ("query", "missing", "has_words"),
    [
        ("boat", (), True),
        ("boat xyzzy Plugh", ("xyzzy", "Plugh"), True),
        ('"boat xyzzy"', ("xyzzy",), True),
        ("запорожье", (), True),
        ("?!", (), False),
        ("the of", (), False),
        ("", (), False),
    ],
)
def test_results_name_the_words_that_are_missing_from_the_faq(
    query: str, missing: tuple[str, ...], has_words: bool, harbour: Faq  # noqa: FBT001
) -> None:  # fmt: skip
    """As typed; a synonym of a known word isn't missing."""
    results = harbour.search(query)

    assert (results.missing, results.has_words) == (missing, has_words)


@pytest.mark.parametrize(
    "query", ["power plant", "ZNPP", "znpp", "atomic station", '"power plant"']
)
def test_synonyms_of_several_words_find_each_other(query: str, faq_of: FaqOf) -> None:
    faq = faq_of(
        "synonyms: [[power plant, ZNPP, atomic station]]\n"
        "questions:\n"
        "- {question: A?, answer: The power plant stands.}\n"
        "- {question: B?, answer: ZNPP stands.}\n"
        "- {question: C?, answer: No thing.}\n"
    )

    assert numbers(faq, query) == [1, 2]


def test_a_word_in_two_groups_of_synonyms_finds_both_groups(faq_of: FaqOf) -> None:
    """Other members of the groups don't find each other."""
    faq = faq_of(
        "synonyms: [[US, America], [us, we]]\n"
        "questions:\n- {question: A?, answer: America}\n- {question: B?, answer: We}\n"
    )

    assert numbers(faq, "U.S.") == [1, 2]
    assert numbers(faq, "America") == [1]


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [("en", "negotiate", [1]), ("ru", "переговоров", [2]), ("de", "haus", [3]), ("xx", "haus", [])],
)
def test_words_are_stemmed_in_the_language_of_the_faq(
    language: str, query: str, found: list[int], faq_of: FaqOf
) -> None:
    """In an unknown language only the same form is found."""
    faq = faq_of(
        f"language: {language}\nquestions:\n"
        "- {question: A?, answer: Negotiations}\n"
        "- {question: B?, answer: Переговоры}\n"
        "- {question: C?, answer: Hause}\n"
    )

    assert numbers(faq, query) == found


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("ﬁn", "fin"),
        ("nai\u0308ve", "naïve"),
        ("हिन्दी", "हिन्दी"),
        ("ประเทศไทย", "ไทย"),
        ("国境線", "境線"),
        ("ใบขับขี่", "ใบขับขี่"),
        ("👩 שלום", "שלום"),
        ("C++", "c++"),
        ("1,000", "1000"),
        ("U.S.", "US"),
        ("Donets’k", "donets'k"),
    ],
)
def test_every_script_can_be_searched(text: str, query: str, faq_of: FaqOf) -> None:
    faq = faq_of(f"- {{question: A?, answer: 'x {text} y.'}}")

    (hit,) = faq.search(query)

    (passage,) = hit.passages
    assert "".join(passage.text[s:e] for s, e in passage.spans) == text.removeprefix(
        "👩 "
    ).removeprefix("ประเทศ").removeprefix("国")


def test_thai_words_find_their_entries_first(faq_of: FaqOf) -> None:
    """Marks within a word belong to it, however it is cut into pairs of characters."""
    faq = faq_of(
        "language: th\nquestions:\n"
        "- {question: ค่าเก็บขยะเท่าไหร่, answer: เดือนละหนึ่งร้อยบาท}\n"
        "- {question: ฉันจะขอใบขับขี่ได้อย่างไร, answer: ไปที่กรมการขนส่งทางบก}\n"
    )

    for query, number in (("ใบขับขี่", 2), ("ขนส่ง", 2), ("เท่าไหร่", 1), ("ขยะ", 1)):
        assert faq.search(query)[0].entry.number == number


@pytest.mark.parametrize(
    "query",
    [
        "NEAR(moor boat)",
        "moor NEAR/2 boat",
        "moor AND boat",
        "moor NOT boat",
        "question:moor",
        "moor*",
        "^moor",
        "-moor",
        "moor quay'; DROP --",
        '"moor',
        'moor""',
        "%moor_",
        "{moor}",
        "moor\x00",
    ],
)
def test_the_query_syntax_of_sqlite_has_no_meaning(query: str, harbour: Faq) -> None:
    assert 1 in numbers(harbour, query)


@pytest.mark.parametrize(
    "query",
    [
        "\ud800",
        "moor \udcff",
        '"\ud800 a b"',
        " ".join(f"w{n}" for n in range(10_000)),
        '"' + " ".join(f"w{n}" for n in range(10_000)) + '"',
        '"' + " ".join(f"w{n}" for n in range(300_000)) + '"',
        '"' * 9999,
        "x" * 100_000,
        "é" * 100_000,
        "国" * 10_000,
    ],
    ids=lambda query: ascii(query[:12]),
)
def test_no_query_is_too_strange_or_too_long(query: str, harbour: Faq) -> None:
    results = harbour.search(query)

    assert results.total == len(results)
    assert harbour.highlighter(query).spans("no such words") == ()


@pytest.mark.parametrize("query", ["the", "of the"])
def test_a_few_small_words_find_nothing_unless_asked_for_as_typed(
    query: str, faq_of: FaqOf
) -> None:
    faq = faq_of(asking("What is the price of the boat?", "Where is the end of the quay?"))

    assert not faq.search(query)
    assert faq.search(query, exact=True).total == 2


@pytest.mark.parametrize("query", ["what is it", "what is it like"])
def test_a_question_of_small_words_is_answered(query: str, faq_of: FaqOf) -> None:
    assert faq_of(asking("What is?", "What is it like?")).search(query)


def test_the_first_entries_for_keywords_are_no_weaker_matches(faq_of: FaqOf) -> None:
    faq = faq_of(asking("Who needs an EU membership?", "Is the EU far?", "What is an EU?", "When?"))

    assert {hit.entry.number for hit in faq.search("eu membership")} == {1, 2, 3}


@pytest.mark.parametrize(
    ("head", "query", "exact"),
    [
        ("", "millions who fled", False),  # keywords
        ("", "are there millions of them who fled", True),
        ("meaning: false\n", "are there millions of them who fled", False),
    ],
)
def test_an_entry_with_none_but_small_words_is_a_weaker_match_and_says_no_more(
    head: str, query: str, exact: bool, faq_of: FaqOf  # noqa: FBT001
) -> None:  # fmt: skip
    """Nothing was compared by meaning."""
    fled = [f"Have millions of people fled in summer {n}?" for n in range(9)]
    others = [f"Is it number {n}?" for n in range(9)]
    faq = faq_of(f"{head}questions:\n" + asking("Who are there?", *fled, *others))

    assert 1 not in {hit.entry.number for hit in faq.search(query, exact=exact)}
    found = {hit.entry.number: hit for hit in faq.search(query, None, exact=exact, weaker=True)}
    assert found[1].matched_as == ""
    question = found[1].passages[0]
    assert "Who" in {question.text[start:end] for start, end in question.spans}
