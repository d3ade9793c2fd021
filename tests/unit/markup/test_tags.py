import pytest

from faqcli.markup.tags import begins_with_block, is_html, mask


@pytest.mark.parametrize(
    "text",
    [
        "List<String>", "Map<String, List<Integer>>", "<your-name>", "a < b > c", "a <b> c", "<a>",
        "<https://faq.example>", "<mail@faq.example>", "1<2", "<-", "<i", "i </i>", "<T>x</T>",
        "`<x>`", "use <code> here", "", "<",
    ],
)  # fmt: skip
def test_placeholders_and_comparisons_are_no_html(text: str) -> None:
    """Nor is the start tag of an element that is never ended."""
    assert not is_html(text)


@pytest.mark.parametrize(
    "text",
    ["<b>a</b>", "a<br>b", "<p>a", "<!-- a -->b", "<IMG src=x>", "<a\nhref=x>a</a>"],
)
def test_known_elements_are_html(text: str) -> None:
    """Those that need no end tag count without one."""
    assert is_html(text)


def test_text_that_is_no_html_is_masked() -> None:
    """Tags and addresses keep their `<`, all others get a character that isn't in the text."""
    masked, stand_in = mask("<b>a</b> List<T> <https://x.y> 1 < 2 \ue000")
    assert stand_in == "\ue001"
    assert masked == "<b>a</b> List\ue001T> <https://x.y> 1 \ue001 2 \ue000"


@pytest.mark.parametrize(("text", "is_so"), [(" <div>a", True), ("<b>a", False), ("a<p>", False)])
def test_a_text_begins_with_a_block_element_or_not(text: str, *, is_so: bool) -> None:
    """White space before it doesn't count."""
    assert begins_with_block(text) == is_so
