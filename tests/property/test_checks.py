import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from faqcli.errors import FaqError, explain
from faqcli.markup.blocks import parse
from faqcli.markup.html import text_of
from faqcli.markup.tags import is_html
from faqcli.markup.to_markdown import from_blocks
from faqcli.output.diagnostics import annotation
from faqcli.readers.lint import check
from faqcli.readers.source import Document
from faqcli.readers.yaml.reader import Reader
from faqcli.sanitize import visible

from .test_files import CHARACTERS, FILES, UNSAFE

TAGS = """
    p div b i em a code pre ul ol li br hr table tr td th h2 blockquote dl dt dd sup q img
    script span String your-name
    """.split()  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(TAGS).map("<{}/>".format),
    st.sampled_from(["<a href='https://x.y'>", "<img src=https://x.y alt=z>"]),
    st.sampled_from(["<!-- a -->", "<!--", "\ue000", "<", ">", "<https://x>"]),
    st.sampled_from(["&amp;", "&lt;", "&#27;", "&#x202e;", "&nbsp;"]),
    st.sampled_from(["\n", "\n\n", "    ", "- ", "1. ", "> ", "# ", "```\n", "`", "**", "_", "|"]),
    st.text(CHARACTERS, max_size=5),
)  # fmt: skip
SOUP = st.lists(PIECES, max_size=30).map("".join)

NAMES = st.sampled_from(
    """
    question answer q a title text name body faq faqs questions sections items en de S T 1 q1
    answer1 question2 category tags id aliases see_also synonyms source Ignored
    """.split()
) | st.sampled_from(["How is it?", "Where is that?", "Full name", "", "é\u202e"])  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.text(CHARACTERS, max_size=6) | st.sampled_from(["How?", "Q. A", "A: b", "~", "<b>x</b>"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=25,
)


@given(FILES)
def test_check_of_any_bytes_reports_problems_with_positions(data: bytes) -> None:
    """Positions are in the file, no text has control characters, and fixes are one line."""
    document = Document("faq.yaml", data=data)
    count = len(list(document.lines()))

    for problem in check(document).problems:
        assert 1 <= problem.line <= count + 1
        assert problem.column >= 1
        assert "\n" not in problem.message + problem.hint + problem.excerpt
        assert not UNSAFE.search(problem.message + problem.hint + explain(problem))
        assert annotation("faq.yaml", problem).count("\n") == 1


@given(FILES)
def test_check_reports_the_error_that_reading_raises(data: bytes) -> None:
    document = Document("faq.yaml", data=data)
    stream, _ = document.open()
    reader = Reader(document, stream)
    try:
        list(reader.entries())
        told = {(p.line, p.message) for p in reader.problems()}
    except FaqError:
        told = set()
        assert any(p.severity == "error" for p in check(document).problems)

    assert told <= {(p.line, p.message) for p in check(document).problems}


@given(SOUP)
def test_any_html_becomes_blocks_with_valid_spans(text: str) -> None:
    """Neither the blocks nor their Markdown have control characters."""
    blocks = parse(visible(text))

    for block in blocks:
        assert not UNSAFE.search(block.text + block.info + "".join(block.margin))
        assert list(block.marks) == sorted(block.marks)
        for start, end, kind, target in block.marks:
            assert 0 <= start < end <= len(block.text)
            assert bool(target) == (kind == "link") or kind == "image"
            assert not UNSAFE.search(target)
    markdown = from_blocks(blocks)
    assert not UNSAFE.search(markdown)
    parse(markdown)


@given(SOUP)
def test_text_without_tags_is_not_taken_for_html(text: str) -> None:
    if not is_html(text):
        assert text_of(text) == text


@given(VALUES)
def test_any_structure_is_a_faq_or_an_error(value: Any) -> None:
    """Texts of entries come from the file, and reading it again gives the same."""
    data = json.dumps(value, ensure_ascii=False).encode("utf-8", "ignore")
    results = []
    for _ in range(2):
        document = Document("faq.yaml", data=data)
        stream, _ = document.open()
        reader = Reader(document, stream)
        try:
            entries = list(reader.entries())
        except FaqError as error:
            results.append([str(error)])
            continue
        assert [e.number for e in entries] == sorted({e.number for e in entries})
        assert len(entries) <= reader.identifiers.count
        ids = [reader.identifiers.renamed.get(e.number, e.id) for e in entries]
        for entry in entries:
            assert entry.question
            assert not UNSAFE.search(entry.section + "".join(ids))
        results.append([repr(entry) for entry in entries])
    assert results[0] == results[1]
