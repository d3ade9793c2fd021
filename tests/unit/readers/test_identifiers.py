import pytest

from faqcli.readers.identifiers import slug_of


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("Where may I moor?", "where-may-i-moor"),
        ("  What's 1.5 — “tonnes”?  ", "what-s-1-5-tonnes"),
        ("ÜBER Straße", "über-straße"),
        ("Что дальше?", "что-дальше"),
        ("snake_case", "snake-case"),
        ("?!", ""),
        ("a " * 40, "-".join("a" * 30)),
        ("word " * 20, "-".join(["word"] * 12)),
        ("x" * 100, "x" * 60),
        ("a " + "x" * 100, "a"),
    ],
)
def test_a_slug_is_the_words_of_a_question_up_to_sixty_characters(question: str, slug: str) -> None:
    """Words are never cut, but for a first one that is too long by itself."""
    assert slug_of(question) == slug
    assert len(slug) <= 60
