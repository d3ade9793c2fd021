import pytest

from faqcli.errors import UnreadableError
from faqcli.markup.elements import MAX_PAGE_DEPTH
from faqcli.markup.tree import depth, parse, text_of


@pytest.mark.parametrize(
    ("tags", "deepest"),
    [
        ([], 0),
        ([("", "b"), ("/", "b"), ("", "b")], 1),
        ([("", "ul"), ("", "li"), ("", "UL")], 2),
        ([("", "br"), ("", "img"), ("", "p")], 0),
        ([("/", "b"), ("/", "b"), ("", "b")], 1),
    ],
)
def test_only_elements_that_must_be_ended_count_as_nested(
    tags: list[tuple[str, str]], deepest: int
) -> None:
    """`<br>` and `<li>` have others beside them, not inside."""
    assert depth(tags) == deepest


def test_a_page_that_nests_too_deeply_is_refused() -> None:
    """The time to parse it grows with the square of the depth."""
    with pytest.raises(UnreadableError, match="nests more than 5,000"):
        parse("<b>" * (MAX_PAGE_DEPTH + 1))


@pytest.mark.parametrize("written", ["a{}", "a{}=x", "a{}='>'", 'a{} = "b c"', "a{}=x /"])
def test_a_tag_with_too_many_attributes_is_refused(written: str) -> None:
    """The time to parse it grows with the square of their number."""
    attributes = [written.format(i) for i in range(2001)]
    with pytest.raises(UnreadableError, match="more than 2,000 attributes"):
        parse(f"<p {' '.join(attributes)}>So.</p>")
    assert parse(f"<p {' '.join(attributes[1:])}>So.</p>").body is not None


def test_words_in_an_attribute_are_no_attributes() -> None:
    assert parse(f"<p title='{'a=b ' * 5000}'>So.</p>").body is not None


def test_the_text_of_a_deep_tree_needs_no_recursion() -> None:
    """Text beside an element isn't in it."""
    root = parse("<div>" * 4_000 + "a" + "</div>" * 4_000 + "<p>b").body
    assert root is not None
    first, second = root.iter()
    assert (text_of(first), text_of(second)) == ("a", "b")
