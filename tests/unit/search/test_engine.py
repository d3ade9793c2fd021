from collections.abc import Callable

import pytest

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]


def numbers(faq: Faq, query: str) -> list[int]:
    """Return the numbers of the hits, in order of the file."""
    return sorted(hit.entry.number for hit in faq.search(query, limit=None))


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
        ("harbour.example", [1, 3]),
    ],
)
def test_entries_that_hold_any_of_the_words_are_found(
    query: str, found: list[int], harbour: Faq
) -> None:
    """In whatever form or spelling; parts of words find nothing."""
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
def test_a_phrase_that_stands_nowhere_falls_back_to_its_words(
    query: str, found: list[int], relaxed: tuple[str, ...], harbour: Faq
) -> None:
    """It is one within a paragraph, in its order, and the results say when it is none."""
    results = harbour.search(query, limit=None)

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
        ("", (), False),
    ],
)
def test_results_say_which_words_stand_in_no_entry(
    query: str, missing: tuple[str, ...], has_words: bool, harbour: Faq  # noqa: FBT001
) -> None:  # fmt: skip
    """As they were typed; a synonym that is known is not missing."""
    results = harbour.search(query)

    assert (results.missing, results.has_words) == (missing, has_words)


@pytest.mark.parametrize(
    "query", ["power plant", "ZNPP", "znpp", "atomic station", '"power plant"']
)
def test_synonyms_of_several_words_find_each_other(query: str, faq_of: FaqOf) -> None:
    """Each member of a group finds what holds any other."""
    faq = faq_of(
        "synonyms: [[power plant, ZNPP, atomic station]]\n"
        "questions:\n"
        "- {question: A?, answer: The power plant stands.}\n"
        "- {question: B?, answer: ZNPP stands.}\n"
        "- {question: C?, answer: No thing.}\n"
    )

    assert numbers(faq, query) == [1, 2]


def test_a_word_may_be_in_several_groups_of_synonyms(faq_of: FaqOf) -> None:
    """It finds what any of them holds; these do not find each other."""
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
def test_other_forms_of_a_word_are_found_in_the_language_of_the_faq(
    language: str, query: str, found: list[int], faq_of: FaqOf
) -> None:
    """The file names it; in one that is not known only the same form is found."""
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
    """However the word is written on either side; the match is marked where it stands."""
    faq = faq_of(f"- {{question: A?, answer: 'x {text} y.'}}")

    (hit,) = faq.search(query)

    (passage,) = hit.passages
    assert "".join(passage.text[s:e] for s, e in passage.spans) == text.removeprefix(
        "👩 "
    ).removeprefix("ประเทศ").removeprefix("国")


def test_thai_words_find_the_entries_that_hold_them_first(faq_of: FaqOf) -> None:
    """Marks within a word are a part of it wherever its pairs of characters are cut."""
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
def test_the_syntax_of_the_database_means_nothing(query: str, harbour: Faq) -> None:
    """Operators, columns, prefixes and quotes are no more than words and signs."""
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
    """It finds something or nothing, and what it finds can be marked."""
    results = harbour.search(query)

    assert results.total == len(results)
    assert harbour.highlighter(query).spans("no such words") == ()
