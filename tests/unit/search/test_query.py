import pytest

from faqcli.search.query import MAX_WORDS, Term, as_typed, parse, phrases, relax


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ('?! “” ""', []),
        ("Harbour dues", [("Harbour", ["harbour"]), ("dues", ["dues"])]),
        ('"harbour dues"', [("harbour dues", ["harbour", "dues"])]),
        ("“harbour dues”", [("harbour dues", ["harbour", "dues"])]),
        ("„harbour dues“", [("harbour dues", ["harbour", "dues"])]),
        ('the "harbour dues" now', [("the", ["the"]), ("harbour dues", ["harbour", "dues"]),
         ("now", ["now"])]),
        ('" The  U.S. "', [("The  U.S.", ["the", "us"])]),
        ('"harbour"', [("harbour", ["harbour"])]),
        ('harbour "dues', [("harbour", ["harbour"]), ("dues", ["dues"])]),
        ('"a b" c "d', [("a b", ["a", "b"]), ("c", ["c"]), ("d", ["d"])]),
        ("don't", [("don't", ["dont"])]),
        ("国境線", [("国境", ["国境"]), ("境線", ["境線"])]),
        ("dues dues DUES", [("dues", ["dues"]), ("DUES", ["dues"])]),
    ],
)  # fmt: skip
def test_a_query_is_parsed_into_words_and_phrases(
    text: str, terms: list[tuple[str, list[str]]]
) -> None:
    """A phrase of one word is that word, and a quote without a partner is ignored."""
    assert parse(text) == tuple(Term(typed, tuple(forms)) for typed, forms in terms)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"w{n}" for n in range(1000)),
        '"' + " ".join(f"w{n}" for n in range(1000)) + '"',
        " ".join(f'"v{n} w{n}"' for n in range(1000)),
    ],
)
def test_a_long_query_is_cut_after_the_maximum_of_words(text: str) -> None:
    terms = parse(text)

    assert sum(len(term.forms) for term in terms) <= MAX_WORDS
    assert sum(len(term.forms) for term in relax(terms, phrases(terms))) <= MAX_WORDS
    assert terms[0].typed.split()[0] in ("w0", "v0")


def test_only_terms_of_several_words_are_phrases() -> None:
    assert [term.typed for term in phrases(parse('a "b c" d "e f"'))] == ["b c", "e f"]


def test_a_relaxed_phrase_is_replaced_by_its_words() -> None:
    """The other terms stay, and a word that is already in the query isn't repeated."""
    terms = parse('b "b c" "d e"')

    assert [term.typed for term in relax(terms, [terms[1]])] == ["b", "c", "d e"]


@pytest.mark.parametrize(
    ("query", "places", "typed"),
    [
        ("ferry to mars", {0, 2}, ("ferry", "mars")),
        ("可以退款嗎", {0, 1, 3}, ("可以退款嗎",)),
        ("可以退款嗎", {1, 3}, ()),
        ("refund 可以退款嗎 mars", {0, 1, 2, 3, 4, 5}, ("refund", "可以退款嗎", "mars")),
        ("退款 多少", {0}, ("退款",)),
        ("退", {0}, ("退",)),
        ("款*", {0}, ("款*",)),
    ],
)
def test_a_row_of_characters_without_spaces_is_named_as_typed_or_not_at_all(
    query: str, places: set[int], typed: tuple[str, ...]
) -> None:
    """Its pairs are no words."""
    assert as_typed(parse(query), places) == typed
