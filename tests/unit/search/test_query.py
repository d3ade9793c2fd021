import pytest

from faqcli.search.query import MAX_WORDS, Term, parse, phrases, relax


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
def test_a_query_is_words_and_phrases_between_quotes(
    text: str, terms: list[tuple[str, list[str]]]
) -> None:
    """A phrase of one word is that word, and a quote without a partner counts for nothing."""
    assert parse(text) == tuple(Term(typed, tuple(forms)) for typed, forms in terms)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"w{n}" for n in range(1000)),
        '"' + " ".join(f"w{n}" for n in range(1000)) + '"',
        " ".join(f'"v{n} w{n}"' for n in range(1000)),
    ],
)
def test_a_long_query_is_cut_after_so_many_words(text: str) -> None:
    """Only the first are searched for, whether they stand in phrases or not."""
    terms = parse(text)

    assert sum(len(term.forms) for term in terms) <= MAX_WORDS
    assert sum(len(term.forms) for term in relax(terms, phrases(terms))) <= MAX_WORDS
    assert terms[0].typed.split()[0] in ("w0", "v0")


def test_phrases_are_the_terms_of_several_words() -> None:
    """Single words are none."""
    assert [term.typed for term in phrases(parse('a "b c" d "e f"'))] == ["b c", "e f"]


def test_a_phrase_can_be_taken_apart_in_its_place() -> None:
    """The other terms stay, and a word that is there already is not doubled."""
    terms = parse('b "b c" "d e"')

    assert [term.typed for term in relax(terms, [terms[1]])] == ["b", "c", "d e"]
