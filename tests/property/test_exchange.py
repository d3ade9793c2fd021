from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from faqcli.errors import FaqError
from faqcli.faq import Faq
from faqcli.index.store import open_index
from faqcli.markup.blocks import parse
from faqcli.model import About, Author, Body, Entry, SearchTest, Source
from faqcli.readers import html as page
from faqcli.readers import jsonld
from faqcli.readers.extraction import Extraction, entries_of
from faqcli.readers.lint import check
from faqcli.readers.markdown import reader as markdown
from faqcli.readers.source import Document
from faqcli.sanitize import one_line, visible
from faqcli.writers import jsonld as jsonld_writer
from faqcli.writers import markdown as exporting
from faqcli.writers import write
from faqcli.writers import yaml as yaml_writer

CHARACTERS = st.characters(exclude_categories=["Cs"])
LINES = (
    st.lists(
        st.sampled_from(
            ["#", "*", "_", "{#x}", "1. ", "Q: ", "\\", "`", "<b>", "?", "[a](b)", "&lt;", " "]
        )
        | st.text(CHARACTERS, max_size=8),
        max_size=6,
    )
    .map("".join)
    .map(one_line)
)
PIECES = st.sampled_from(
    ["# h\n", "## h?\n", "```\n", "~~~ x\n", "- a\n", "  - b\n", "1. c\n", "> q\n", "\n\n", "\t",
     "> **Note:** x\n", "**Note:** y\n", "**In short:** z\n", "> **In short:** x\n", "{#id}", "Q: ",
     "**See also:** [a](#b)\n", '<a id="x"></a>\n', '<a id="x"></a>\n\n### foo\n', "\n    code\n",
     "| a | b |\n| - | - |\n| 1 | 2 |\n", "[x]: http://e\n", "[x]", "*e*", "`c`", "<!-- ", "-->",
     "<div>\n", "---\n", "===\n", "\\", "  \n", "![i](j)", "[l](http://m)", "&amp;", "A: "]
)  # fmt: skip
MARKDOWN = st.lists(PIECES | st.text(CHARACTERS, max_size=6), max_size=12).map("".join).map(visible)


def entries_with(answers: st.SearchStrategy[str]) -> st.SearchStrategy[list[Entry]]:
    """Return a strategy for the entries of a FAQ with such answers."""
    fields = st.tuples(LINES.filter(bool), answers, LINES, MARKDOWN, MARKDOWN, LINES.filter(bool))
    drawn = st.lists(fields, max_size=4, unique_by=lambda values: values[5])
    return drawn.map(
        lambda all_values: [
            Entry(number, name, question, answer, short=short, note=note, section=section)
            for number, (question, answer, section, short, note, name) in enumerate(all_values, 1)
        ]
    )


def well_formed() -> st.SearchStrategy[str]:
    """Return a strategy for Markdown as people write it, with nested blocks of every kind."""
    word = st.from_regex(r"[a-zA-Zé]{1,6}", fullmatch=True)
    signs = st.text(st.sampled_from("*_`[]()#&<>!|~-+.:\\"), min_size=1, max_size=4)
    code = st.text(st.sampled_from("ab<&*_[]#-+.\\ "), min_size=1, max_size=7).filter(str.strip)
    inline = st.one_of(
        word,
        signs.map(lambda text: "".join(f"\\{sign}" for sign in text)),
        st.tuples(st.sampled_from(["**", "*", "~~"]), word).map(lambda t: f"{t[0]}{t[1]}{t[0]}"),
        code.map(lambda text: f"`{text}`"),
        word.map(lambda text: f"[{text}](https://example.org/{text}?a=1&b=2)"),
        word.map(lambda text: f"![{text}](https://example.org/i.png)"),
        st.just("<https://example.org/x_y>"),
    )
    prose = st.lists(inline, min_size=1, max_size=6).map(" ".join)
    fence = st.lists(code, min_size=1, max_size=3).map("\n".join).map(lambda t: f"~~~ py\n{t}\n~~~")
    row = st.lists(word, min_size=2, max_size=2).map(lambda cells: f"| {' | '.join(cells)} |")
    table = st.lists(row, min_size=1, max_size=3).map(
        lambda rows: "\n".join(["| a | b |", "|---|---|", *rows])
    )
    heading = st.tuples(st.integers(1, 6), prose).map(lambda t: f"{'#' * t[0]} {t[1]}")
    broken = st.tuples(prose, prose).map("\\\n".join)

    def nested(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        some = st.lists(blocks, min_size=1, max_size=2).map("\n\n".join)
        items = st.lists(some, min_size=1, max_size=3)
        return st.one_of(
            items.map(lambda all_: "\n".join("- " + t.replace("\n", "\n  ") for t in all_)),
            items.map(
                lambda all_: "\n".join(
                    f"{n}. " + t.replace("\n", "\n   ") for n, t in enumerate(all_, 3)
                )
            ),
            some.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
        )

    block = st.recursive(
        st.one_of(prose, fence, table, heading, broken, st.just("***")), nested, max_leaves=6
    )
    return st.lists(block, max_size=4).map("\n\n".join)


def assert_same(found: Extraction, entries: list[Entry]) -> None:
    """Assert that an import has these questions, sections and answers, compared by their blocks."""
    assert [i.question for i in found.items] == [e.question for e in entries]
    assert [parse(i.answer) for i in found.items] == [parse(e.answer) for e in entries]
    assert [i.section for i in found.items] == [e.section for e in entries]


TEXTS = st.lists(LINES.filter(bool), max_size=3, unique=True).map(tuple)
KEYS = st.sampled_from(["x-a", "x-b"])
DATA = st.dictionaries(KEYS, LINES | TEXTS.map(list), max_size=2)
SECTION_DATA = st.dictionaries(KEYS, LINES | TEXTS.map(list), min_size=1, max_size=2)
AUTHORS = st.lists(st.builds(Author, LINES.filter(bool), LINES), max_size=2, unique=True)
SOURCES = st.builds(
    Source,
    title=LINES,
    authors=AUTHORS.map(tuple),
    affiliation=LINES,
    publisher=LINES,
    credit=LINES,
    about=LINES,
    year=LINES,
    url=LINES,
    disclosures=TEXTS,
    rights=LINES,
    extra=DATA,
)
SYNONYMS = st.lists(TEXTS.filter(lambda group: len(group) > 1), max_size=2).map(tuple)


FINDS = TEXTS.filter(lambda ids: "none" not in ids and not set(ids) & {"~", "null"})
TESTS = st.lists(st.builds(SearchTest, LINES.filter(bool), FINDS), max_size=2).map(tuple)


@st.composite
def faqs(draw: st.DrawFn) -> tuple[About, list[Entry]]:
    """Return a FAQ with every field that there is."""
    entries = draw(entries_with(MARKDOWN))
    ids = [entry.id for entry in entries]
    related = st.lists(st.sampled_from(ids), unique=True) if ids else st.just([])
    entries = [
        entry._replace(
            tags=draw(TEXTS), aliases=draw(TEXTS), see_also=tuple(draw(related)), extra=draw(DATA)
        )
        for entry in entries
    ]
    sections = {entry.section: draw(LINES) for entry in entries if entry.section}
    about = About(
        title=draw(LINES),
        description=draw(LINES),
        notice=draw(LINES),
        language=draw(st.sampled_from(["en", "de", "ar"])),
        as_of=draw(LINES),
        source=draw(SOURCES),
        synonyms=draw(SYNONYMS),
        section_descriptions={title: text for title, text in sections.items() if text},
        section_extra={title: draw(SECTION_DATA) for title in sections if draw(st.booleans())},
        meaning=draw(st.booleans()),
        tests=draw(TESTS),
        extra=draw(DATA),
    )
    return about, entries


@given(faqs())
def test_exported_markdown_comes_back(faq: tuple[About, list[Entry]]) -> None:
    """Any FAQ exported as Markdown is imported with every field as it was."""
    about, entries = faq
    found = markdown.read(exporting.write(about, entries))
    assert entries_of(found.items) == entries
    assert found.about == about


@given(faqs())
def test_exported_json_comes_back(faq: tuple[About, list[Entry]]) -> None:
    """Any FAQ exported as JSON is imported with every field as it was."""
    about, entries = faq
    found = jsonld.read(write("json", about, entries))
    assert found is not None
    assert entries_of(found.items) == entries
    assert found.about == about


@given(entries_with(well_formed()), LINES)
def test_exported_linked_data_comes_back(entries: list[Entry], title: str) -> None:
    """Any FAQ exported as JSON-LD is imported with the same questions, answers and sections."""
    found = jsonld.read(jsonld_writer.write(About(title=title), entries))
    assert found is not None
    assert_same(found, entries)
    assert found.about.title == title


@given(faqs())
def test_exported_yaml_comes_back(faq: tuple[About, list[Entry]]) -> None:
    """Any FAQ exported as YAML is read with every field as it was, without problems."""
    about, entries = faq
    document = Document("faq.yaml", data=yaml_writer.write(about, entries).encode())
    with Faq(document, open_index(document)) as read:
        assert [entry._replace(body=Body()) for entry in read.entries] == entries
        assert read.about == about
        assert [p for p in read.problems() if p.message != "the answer is empty"] == []


SUFFIXES = {"html": "html", "json": "json", "jsonld": "json", "markdown": "md"}


@settings(max_examples=30)
@given(faqs(), st.sampled_from(sorted(SUFFIXES)))
def test_a_check_says_nothing_of_an_export_that_it_does_not_say_of_the_faq(
    faq: tuple[About, list[Entry]], name: str
) -> None:
    """No key in it is unknown, and none of its links is broken."""
    about, entries = faq
    assume(entries)

    def messages(format_: str, file: str) -> set[str]:
        data = write(format_, about, entries).encode()
        problems = check(Document(file, data=data, argument=file)).problems
        said = {re.sub(r"line \d+", "line", problem.message) for problem in problems}
        return said - {"the answer is empty"}  # one with nothing but an anchor is, in HTML

    assert messages(name, f"faq.{SUFFIXES[name]}") <= messages("yaml", "faq.yaml")


@given(MARKDOWN)
def test_any_markdown_can_be_imported(text: str) -> None:
    """The questions of any document can be written as a FAQ file and read again."""
    entries = entries_of(markdown.read(text).items)
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.question and entry.id for entry in entries)
    document = Document("faq.yaml", data=yaml_writer.write(About(), entries).encode())
    open_index(document).close()


HTML = st.lists(
    st.sampled_from(
        ["<h2>", "</h2>", "<h3 id=a>", "<p>", "</p>", "<ul><li>", "</ul>", "<details>", "<summary>",
         "</summary>", "</details>", "<dl><dt>", "<dd>", "<table><tr><td>", "</table>", "<pre>",
         "</pre>", "<b>", "</b>", "<a href=x>", "</a>", "<br>", "<!--", "-->", "<script>", "?",
         "<script type='application/ld+json'>", "</script>", "&lt;", '{"@type":"FAQPage"}', "<img>"]
    )
    | st.text(CHARACTERS, max_size=6),
    max_size=20,
).map("".join)  # fmt: skip


@given(HTML)
def test_any_page_can_be_imported(html: str) -> None:
    """It is refused, or it has questions with answers in Markdown."""
    try:
        found = page.read(html)
    except FaqError:
        return
    for item in found.items:
        parse(item.answer)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("FAQPage"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "@id", "name", "mainEntity", "acceptedAnswer", "text"]
            ),
            inner | st.sampled_from(["FAQPage", "Question", "Answer"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_linked_data_can_be_imported(data: object) -> None:
    """JSON of any shape has questions or none."""
    for item in jsonld.of_linked_data(data).items:
        assert item.question
