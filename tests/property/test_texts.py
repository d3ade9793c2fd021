import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from rich.cells import cell_len

from faqcli.markup import blocks as markup
from faqcli.model import Passage, Span
from faqcli.output.terminal import snippet
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import hang, window
from faqcli.sanitize import followable, one_line, quoted, visible
from faqcli.search.highlight import merge
from faqcli.search.query import MAX_WORDS, parse
from faqcli.search.references import select
from faqcli.text.similarity import similarities
from faqcli.text.tokens import fold, sentences, spell, words

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LETTERS = "aBsS1２ßİıﬁéŁǾŉΣς\u0301\u0345йЖ\u094dहिक\u0e31ทย\u064eע国境ひ線한\u1112👩½"
SIGNS = " \t\n.,'’ʼ\"“”+#-–_¶。」\u00a0\u00ad\u200b\u200c\u200d\u2060\u3000"
CONTROLS = "\x00\x07\x1b\r\x0b\x7f\x85\x9b\u2028\u202e\u2066\u200f\ud800\udfff"

WORDLIKE = st.text(st.sampled_from("asSlU10.,'’ʼ+# \u0301\u200d\u094dßकทع国"), max_size=16)
HOSTILE = WORDLIKE | st.text(
    st.sampled_from(LETTERS)
    | st.sampled_from(SIGNS)
    | st.sampled_from(CONTROLS)
    | st.characters(exclude_categories=[]),
    max_size=60,
)
SYNTAX = (
    st.sampled_from(["- ", "* ", "1. ", "0) ", "> ", "# ", "    ", "```", "~~~py", "---"])
    | st.sampled_from(["| a | b |", "|--|:-:|", "\n", "\n\n", "  \n", "\t", "\\"])
    | st.sampled_from(["*", "**", "`", "~~", "[", "](https://x.org)", "](javascript:x)", "!["])
    | st.sampled_from(["<https://x.org>", "<b>", "&amp;", "&#x202e;", "&#27;", "mailto:a@b.c"])
)
FEW_LETTERS = st.text(st.sampled_from("abc"), max_size=9)
MARKDOWN = st.lists(SYNTAX | HOSTILE, max_size=25).map("".join)


@given(HOSTILE)
@example("a's'b")
@example("U.S.'s l'U.S. 1.5's 1,000.a's")
def test_words_are_in_their_text_in_order(text: str) -> None:
    """No word is empty, or begins or ends with white space."""
    found = words(text)

    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(text[w.start : w.end].strip() == text[w.start : w.end] for w in found)
    assert sorted({w.start for w in found}) == [w.start for w in found]
    assert sorted(w.end for w in found) == [w.end for w in found]


@given(HOSTILE)
@example("a's'b")
@example("abc's's")
@example("ทS'0")
@example("ß'S国#")
@example("国’\u0301")
@example("U.S.'s l'U.S. 1.5's 1,000.a's")
def test_a_word_on_its_own_has_the_form_it_has_in_its_text(text: str) -> None:
    """So a search for it can find it."""
    for word in words(text):
        assert [w.form for w in words(text[word.start : word.end])] == [word.form]


@given(HOSTILE)
@example("a\u200d\u094d")
@example("e’\u0301")
@example("ᾳ\u0345")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    for word in words(text):
        assert fold(word.form) == word.form


@given(HOSTILE)
def test_folded_forms_are_single_words(text: str) -> None:
    """None is empty, or has white space or control characters."""
    for word in words(text):
        assert word.form.split() == [word.form]
        assert not UNSAFE.search(word.form)


@given(HOSTILE, HOSTILE)
def test_no_word_goes_on_over_a_newline(before: str, text: str) -> None:
    offset = len(before) + 1
    moved = [(w.start + offset, w.end + offset, w.form) for w in words(text)]

    assert words(f"{before}\n{text}") == words(before) + moved


@given(HOSTILE)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    """Only white space is between them."""
    place = 0
    for start, end in sentences(text):
        assert text[place:start].strip() == ""
        assert text[start:end].strip() == text[start:end] != ""
        place = end
    assert text[place:].strip() == ""


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_merged_spans_cover_the_same_positions(pairs: list[tuple[int, int]]) -> None:
    """They are in order and don't overlap."""
    spans = [Span(start, start + length) for start, length in pairs]

    result = merge(spans)

    assert all(one.end <= other.start for one, other in pairwise(result))
    assert {place for s in result for place in range(*s)} == {
        place for s in spans for place in range(*s)
    }


@given(HOSTILE)
def test_visible_text_has_no_control_characters(text: str) -> None:
    """Its length and its other characters stay the same."""
    shown = visible(text)

    assert not UNSAFE.search(shown)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    assert all(new == old for new, old in zip(shown, text, strict=True) if old.isalnum())


@given(HOSTILE)
def test_one_line_has_no_newline_of_any_kind(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert not UNSAFE.search(quoted(text))
    assert len(quoted(text)) <= 62


@given(st.sampled_from(["https://", "http://", "mailto:", "HTTPS://", "javascript:", ""]), HOSTILE)
def test_an_address_that_can_be_opened_is_ascii_without_white_space(scheme: str, rest: str) -> None:
    """So it cannot end its hyperlink."""
    address = followable(scheme + rest)

    assert address in ("", scheme + rest)
    assert re.fullmatch(r"((https?://|mailto:)[!-~]+)?", address, re.IGNORECASE)


@given(MARKDOWN)
@example("| a | b |\n|--|--|\n| *c\td* | `é` |\n| [x](https://x.org) |")
@example("0. a\n1. b")
def test_the_styles_of_a_block_have_spans_inside_its_text(text: str) -> None:
    """They are in order, and only links have an address."""
    for block in markup.parse(text):
        assert list(block.marks) == sorted(block.marks)
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
            assert (mark.kind == "link") is bool(mark.target)
            assert followable(mark.target) == mark.target
            if block.kind == "table":
                assert not set("\t\n") & set(block.text[mark.start : mark.end])


@given(MARKDOWN)
def test_markdown_brings_no_control_character_back(text: str) -> None:
    """Neither by entities, nor by escapes, nor by the language of a code block."""
    for block in markup.parse(visible(text)):
        assert not UNSAFE.search(block.text + block.info + "".join(block.margin))


@given(MARKDOWN)
def test_margins_are_bars_bullets_numbers_and_spaces(text: str) -> None:
    for block in markup.parse(text):
        assert all(re.fullmatch(r">|•|[0-9]+\.| +", mark) for mark in block.margin)


@given(st.text(st.sampled_from("aé国1 ,.;?()“”’-+#=/@\n\u00a0\u3000\u2028"), max_size=30))
def test_the_shortcut_for_plain_paragraphs_gives_the_parsers_result(text: str) -> None:
    parsed = markup._Flattener().flatten(markup._parser().parse(text.rstrip()))

    assert markup.parse(text) == parsed


REFERENCES = st.from_regex(r"[0-9٣]{1,25}([-–][0-9]{1,25})?", fullmatch=True) | HOSTILE


@given(st.lists(REFERENCES, max_size=6), st.integers(0, 12))
def test_any_reference_selects_existing_numbers_once_or_is_keywords(
    refs: list[str], count: int
) -> None:
    selection = select(refs, count, {"a": 1, "": 2}.get if count > 2 else {"": 0}.get)

    if selection is not None:
        assert set(selection.numbers) <= set(range(1, count + 1))
        assert len(set(selection.numbers)) == len(selection.numbers)
        assert all(re.fullmatch("[0-9]+(–[0-9]+)?", absent) for absent in selection.absent)


@given(st.lists(HOSTILE, max_size=40).map(" ".join))
def test_terms_of_a_query_have_words_up_to_the_limit(text: str) -> None:
    terms = parse(text)

    assert all(term.forms and all(term.forms) for term in terms)
    assert sum(len(term.forms) for term in terms) <= MAX_WORDS


@given(HOSTILE.map(visible), st.integers(12, 100))
def test_wrapping_changes_only_white_space(text: str, width: int) -> None:
    """No line is too wide."""
    lines = [line.plain for line in hang(Text("1 "), Text(text), width)]

    assert "".join("".join(lines).split()) == "".join(f"1{text}".split())
    assert all(cell_len(line) <= width for line in lines)


@given(HOSTILE.map(one_line), st.data(), st.integers(20, 60))
def test_a_snippet_window_is_inside_its_text(text: str, data: st.DataObject, room: int) -> None:
    """A short text is shown whole, a long one around a match."""
    long = " ".join([text] * data.draw(st.integers(1, 6)))
    spans = [Span(w.start, w.end) for w in words(long)[:3]]

    start, end = window(long, spans, room)

    assert 0 <= start <= end <= len(long)
    assert cell_len(long) > room or (start, end) == (0, len(long))


@given(HOSTILE.map(one_line), st.integers(1, 9), st.integers(40, 120))
def test_a_snippet_fits_two_lines_and_shows_its_first_word(
    text: str, times: int, width: int
) -> None:
    long = " ".join([text] * times)
    spans = tuple(Span(w.start, w.end) for w in words(long)[:1] if w.end - w.start < 20)

    lines = list(snippet(Passage("answer", long, spans), Text("    "), width))

    assert len(lines) <= 2
    assert all(cell_len(line.plain) <= width for line in lines)
    marked = [
        line.plain[start:end]
        for line in lines
        for start, end, role, _ in line.marks
        if role == Role.MATCH
    ]
    assert "".join("".join(marked).split()) == "".join(long[s:e] for s, e in spans)


@given(HOSTILE)
def test_the_shortcut_for_plain_texts_spells_the_same_words(text: str) -> None:
    found = words(text)

    assert spell(text) == ([text[w.start : w.end] for w in found], [w.form for w in found])


@given(FEW_LETTERS, st.lists(FEW_LETTERS))
def test_words_are_as_similar_as_rapidfuzz_says(typed: str, others: list[str]) -> None:
    expected = [OSA.normalized_similarity(typed, other) for other in others]
    assert list(similarities(typed, others)) == pytest.approx(expected)
