"""Spans of matches in texts whose letters break naive counting of characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from faqcli.errors import FaqError
from faqcli.faq import Faq
from faqcli.index.store import open_index
from faqcli.model import Hit, Results
from faqcli.readers.source import Document
from faqcli.search.query import MAX_WORDS, parse
from faqcli.text.tokens import is_unspaced, words

LETTERS = "aSs\u0131ßİﬁéŁΣςйЖє\u0301\u0308\u094dहिकनา่กขี国境線ひらカ한글עבשלعرب👩\u200d🇩½1+#.'’"
WORD = st.text(st.sampled_from(LETTERS), min_size=1, max_size=9)
TEXT = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
OPERATORS = st.sampled_from(['"', "*", "-", "(", ")", "“", "”", "\ud83d", "\x00", "\u202e", "?!"])
QUERY = st.lists(WORD | OPERATORS | st.sampled_from(["what", "is", "the"]), max_size=8).map(
    " ".join
)

FAQ = """\
language: {language}
synonyms: [[strasse, Weg, शब्द], [ﬁ, 国境線, ใบขับขี่]]
questions:
- question: Was ist eine Straße, İstanbul, ﬁn, é or nai\u0308ve?
  answer: हिन्दी में, ใบขับขี่ได้, 国境線, 한글, שלום, 👩\u200d👧. The Weg is long.
  tags: [ß, kﬁ]
- question: 国境線 ひらカ?
  answer: ΣΑΣ and σας, Жé, Łódź. 1.5 C++ l'été.
- question: What is the שלום?
  answer: Is the عرب what? शब्द, กขค.
  aliases: [ﬁn de Straße]
"""


@contextmanager
def reading(text: str) -> Iterator[Faq]:
    """Open a text as a FAQ."""
    index = open_index(document := Document("faq.yaml", data=text.encode()))
    try:
        yield Faq(document, index)
    finally:
        index.close()


@pytest.fixture(scope="module", params=["en", "de", "hi", "zh", "xx"])
def faq(request: pytest.FixtureRequest) -> Iterator[Faq]:
    """Return FAQs with text in many scripts, one language after the other."""
    with reading(FAQ.format(language=request.param)) as opened:
        yield opened


def numbers(hits: Sequence[Hit]) -> set[int]:
    """Return the numbers of the hits."""
    return {hit.entry.number for hit in hits}


def quote(text: str) -> str:
    """Return a text as YAML with every character escaped."""
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


@given(text=TEXT)
@example(text="ใบขับขี่ได้")
@example(text="İ ı i ß ﬁ")
def test_a_word_of_the_question_is_highlighted_exactly(text: str) -> None:
    """No match begins or ends inside another word."""
    with reading(f"questions: [{{question: {quote(text)}, answer: Xyzzy.}}]") as faq:
        assume(faq.count and faq.entries)
        question = faq.entry(1).question
        found = words(question)
        for word in found:
            typed = question[word.start : word.end]
            hit = faq.search(typed, exact=not faq.search(typed).has_words)[0]
            (passage,) = (p for p in hit.passages if p.field == "question")
            marked = {place for span in passage.spans for place in range(*span)}
            same = {p for w in found if w.form == word.form for p in range(w.start, w.end)}
            assert same <= marked
            assert passage.text == question
            if len(parse(question[word.start : word.end])) == 1 and len(word.form) > 1:
                exact = faq.search(question[word.start : word.end], exact=True)[0]
                spans = {p for s in exact.passages[0].spans for p in range(*s)}
                assert spans == same


@given(query=QUERY)
def test_spans_are_in_their_passages_in_order(query: str, faq: Faq) -> None:
    """Each begins with a word and ends inside its text."""
    for hit in faq.search(query, limit=None):
        for passage in hit.passages:
            starts = {word.start for word in words(passage.text)}
            ends = {word.end for word in words(passage.text)}
            place = 0
            for start, end in passage.spans:
                assert place <= start < end <= len(passage.text)
                assert start in starts
                assert end in ends
                place = end


OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "limit": st.none() | st.integers(-2, 5),
        "section": st.sampled_from(["", "x", "国"]),
        "tag": st.sampled_from(["", "ß", "SS", "kfi", "\ud800"]),
        "without": st.lists(QUERY, max_size=3),
        "exact": st.booleans(),
        "all_words": st.booleans(),
    },
)


@given(query=QUERY | st.text(st.characters(exclude_categories=[]), max_size=40), options=OPTIONS)
@example(query="\ud800", options={})
@example(query="\udcff*", options={"exact": True})
@example(query='"' + " ".join(f"w{n} ß" for n in range(10_000)) + '"', options={"all_words": True})
@example(query="é" * 10_000, options={"without": ["ß" * 10_000]})
def test_any_operators_are_answered_or_a_not_found_error(
    query: str, options: dict[str, object], faq: Faq
) -> None:
    try:
        results: Results | None = faq.search(query, **options)  # type: ignore[arg-type]
    except FaqError as error:
        results, said = None, error.message
    if results is None:
        assert options.get("section") or options.get("tag")
        assert "matches" in said
        return
    keys = [(-hit.score, hit.entry.number) for hit in results]
    assert keys == sorted(keys)
    assert len(results) <= results.total <= faq.count
    assert vars(faq.search(query, **options)) == vars(results)  # type: ignore[arg-type]


@given(query=QUERY)
def test_exact_finds_a_part_of_what_is_found_without_it(query: str, faq: Faq) -> None:
    exact = numbers(faq.search(query, None, all_words=True, exact=True))
    anyhow = numbers(faq.search(query, None, all_words=True))

    assert exact <= anyhow


def forms_of(faq: Faq, number: int) -> set[str]:
    """Return the folded words of every searched text of an entry."""
    entry = faq.entry(number)
    texts = [entry.question, *entry.tags, *entry.aliases]
    texts += [block.text for blocks in entry.body for block in blocks]
    return {word.form for text in texts for word in words(text)}


@given(query=QUERY.filter(lambda query: not set('"*“”') & set(query)))
def test_all_finds_exactly_the_entries_with_every_word(query: str, faq: Faq) -> None:
    """With `exact` as well, only the words as typed count."""
    terms = parse(query)
    assume(terms and len(terms) < MAX_WORDS)
    wanted = {form for term in terms for form in term.forms}
    parts = {form for form in wanted if len(form) == 1 and is_unspaced(form)}
    found = numbers(faq.search(query, None, all_words=True, exact=True))

    holding = {
        number
        for number in range(1, faq.count + 1)
        if wanted - parts <= (forms := forms_of(faq, number))
        and all(any(part in form for form in forms) for part in parts)
    }
    assert found == holding


@given(query=QUERY, shunned=WORD)
def test_excluded_words_are_in_no_hit(query: str, shunned: str, faq: Faq) -> None:
    """All other hits stay."""
    left = numbers(faq.search(f"the what {query}", None, without=[shunned], exact=True))
    everything = numbers(faq.search(f"the what {query}", None, exact=True))
    forms = {form for term in parse(shunned) for form in term.forms}

    for number in everything:
        if forms & forms_of(faq, number):
            assert number not in left
    if not forms:
        assert left == everything


@given(query=QUERY)
@settings(max_examples=60)
def test_another_order_of_the_words_finds_the_same_entries(query: str, faq: Faq) -> None:
    """The order of words can change only the order of hits."""
    plain = [w for w in query.split() if w.isalnum() and not is_unspaced(w)]
    one = faq.search(" ".join(plain), None, exact=True, weaker=True)
    other = faq.search(" ".join(reversed(plain)), None, exact=True, weaker=True)

    assert numbers(one) == numbers(other)
