import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faqcli.errors import NotFoundError
from faqcli.faq import Faq
from faqcli.index.store import open_index
from faqcli.model import Hit
from faqcli.output import suggestions
from faqcli.output.json import Json
from faqcli.output.plain import Plain
from faqcli.output.terminal import Terminal
from faqcli.readers.source import Document
from faqcli.text.tokens import words

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FAQ = """\
synonyms:
- [Zaporizhzhia, Запорожье]
- [power plant, ZNPP, atomic station]
- [U.S., United States]
sections:
- title: Where the talks stand
  questions:
  - question: What is the power plant's state?
    short: It *stands* still, says the U.S. and l'État.
    answer: |
      The power plant in Zaporizhzhia made 1.5 GW, or 1,000,000 of them. Who'd've known?

      | naïve | Straße |
      |-------|--------|
      | ﬁn    | İstanbul |

      - 国境線 and ประเทศไทย
      - हिन्दी में, עברית

          C++ and C# code
    tags: [security guarantees, nuclear]
    aliases: [is ZNPP working]
  - question: Why is the border where it is?
    answer: The border is where it is. The border is long.
- title: What may come
  questions:
  - question: Why is the border where it is?
    answer: The border is where it is. The border is long.
    note: Emoji 👩\u200d👧 too.
"""
WORDS = """
the what is border bordr xyzzy ZNPP запорожье u.s. 1.5 1,000 c++ l' 's ' ’ naive straße 国境 ไทย में
AND NOT NEAR( ) * ^ question: " “ ” „ - . , ; % _ --
"""
PIECES = st.sampled_from(WORDS.split()) | st.sampled_from(
    ["power plant", " ", "\x00", "\x1b[2J", "\ud800", "\udcff", "\u202e", "\u0301", "\u200d", "👩"]
)
WORDLIKE = st.text(st.sampled_from("asSlU10.,'’ʼ+# \u0301\u200d\u094dßकทع国"), max_size=16)
QUERIES = st.one_of(
    WORDLIKE,
    st.lists(PIECES | st.text(st.characters(exclude_categories=[]), max_size=6), max_size=12).map(
        "".join
    ),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=9).map(lambda pieces: f'"{" ".join(pieces)}"'),
)


@contextmanager
def reading(text: str) -> Iterator[Faq]:
    """Open a text as a FAQ."""
    document = Document("faq.yaml", data=text.encode())
    index = open_index(document)
    try:
        yield Faq(document, index)
    finally:
        index.close()


@pytest.fixture(scope="module")
def faq() -> Iterator[Faq]:
    """Return a FAQ with words of many kinds."""
    with reading(FAQ) as opened:
        yield opened


@pytest.fixture(scope="module")
def twin() -> Iterator[Faq]:
    """Return the same FAQ with an index of its own."""
    with reading(FAQ) as opened:
        yield opened


def check(hits: Sequence[Hit]) -> None:
    """Assert that the spans of hits are in their texts, in order, and don't overlap."""
    for hit in hits:
        for field, text, spans in hit.passages:
            assert text
            assert not set("\n\t") & set(text)
            place = 0
            for start, end in spans:
                assert place <= start < end <= len(text)
                place = end
            if field == "question":
                assert text == hit.entry.question


@given(query=QUERIES)
@example(query="a's'b")
@example(query="l'c'est")
@example(query="国#")
@example(query='"' + " ".join(f"w{n}" for n in range(10_000)) + '"')
@example(query=" ".join(f"w{n}" for n in range(10_000)))
@example(query='"' * 10_001)
def test_any_query_is_answered(query: str, faq: Faq) -> None:
    """Spans are in their passages, in order, and don't overlap."""
    results = faq.search(query, limit=None)

    check(results)
    assert results.total == len(results)
    assert not results.has_words or words(query)


@given(query=QUERIES)
def test_hits_are_sorted_by_score_then_number(query: str, faq: Faq) -> None:
    """Each entry is found once."""
    keys = [(-hit.score, hit.entry.number) for hit in faq.search(query, limit=None)]

    assert keys == sorted(keys)
    assert len({number for _, number in keys}) == len(keys)


@given(query=QUERIES)
def test_the_same_query_gives_the_same_hits(query: str, faq: Faq, twin: Faq) -> None:
    """When it is repeated, and with another index of the same file."""
    results = faq.search(query)

    assert vars(faq.search(query)) == vars(results)
    assert vars(twin.search(query)) == vars(results)


@given(query=QUERIES, limit=st.integers(0, 4))
def test_a_limit_keeps_the_first_hits_unchanged(query: str, limit: int, faq: Faq) -> None:
    assert faq.search(query, limit) == faq.search(query, limit=None)[:limit]


@given(query=QUERIES, text=WORDLIKE | st.text(max_size=60) | QUERIES)
def test_matches_in_any_text_are_whole_words(query: str, text: str, faq: Faq) -> None:
    """They are in order and don't overlap."""
    starts = {word.start for word in words(text)}
    ends = {word.end for word in words(text)}

    place = 0
    for start, end in faq.highlighter(query).spans(text):
        assert place <= start < end <= len(text)
        assert start in starts
        assert end in ends
        place = end


@given(query=QUERIES)
def test_messages_about_a_query_have_no_control_characters(query: str, faq: Faq) -> None:
    results = faq.search(query)

    lines = suggestions.on_search(faq, query, results)
    lines += [line.plain for line in Terminal(60).hits(faq, query, results)]
    lines += [line.plain for line in Plain().hits(faq, query, results)]
    assert all("\n" not in line for line in lines)

    lines += Json(is_unicode=True).hits(faq, query, results)
    assert not any(UNSAFE.search(line) for line in lines)


@given(ref=QUERIES | st.from_regex("[0-9]{1,20}(-[0-9]{1,20})?", fullmatch=True))
def test_any_reference_is_an_entry_or_a_not_found_error(ref: str, faq: Faq) -> None:
    try:
        said = faq.entry(ref).question
    except NotFoundError as error:
        said = str(error)

    assert said
    assert not UNSAFE.search(said)


@given(name=QUERIES.filter(bool), kind=st.sampled_from(["section", "tag"]))
def test_any_section_or_tag_has_entries_or_is_a_not_found_error(
    name: str, kind: str, faq: Faq
) -> None:
    try:
        said = [heading.question for heading in faq.headings(**{kind: name})]
    except NotFoundError as error:
        said = [str(error)]

    assert said
    assert not UNSAFE.search("".join(said))


TEXTS = WORDLIKE | st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("aBİıﬁéŁǾŉΣς\u0308\u0345йЖहिक\u0e31ยع境ひ한\u1112👩½²\u00ad-_"),
    max_size=40,
)


def quote(text: str) -> str:
    """Return a text as YAML with every character escaped."""
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


@given(text=TEXTS, language=st.sampled_from(["en", "ru", "xx"]))
@example(text="It cost 1.5 billion, said the U.S.", language="en")
@example(text="a's'b", language="en")
@example(text="0’S国", language="en")
def test_every_word_of_an_answer_finds_it_and_is_highlighted(text: str, language: str) -> None:
    """In any case, and on its own."""
    source = f"language: {language}\nquestions: [{{question: Xyzzy?, answer: {quote(text)}}}]"

    with reading(source) as faq:
        for block in faq.entry(1).body.answer:
            for word in words(block.text):
                shown = block.text[word.start : word.end]
                hits = faq.search(shown, exact=not faq.search(shown).has_words)
                check(hits)
                assert [hit.entry.number for hit in hits] == [1]
                spans = faq.highlighter(shown).spans(block.text)
                assert any(start <= word.start and word.end <= end for start, end in spans)
