from collections.abc import Callable

import pytest

from faqcli.errors import MalformedError, UnreadableError
from faqcli.faq import Faq
from faqcli.model import About, Entry, Problem, Section, Source

FaqOf = Callable[[str], Faq]
PROBLEM = tuple[int, int, str, str]


def told(faq: Faq) -> list[PROBLEM]:
    """Return the problems of a FAQ without what explains them."""
    return [(p.line, p.column, p.severity, p.message) for p in faq.problems()]


@pytest.mark.parametrize(
    "text",
    [
        "- {question: A, answer: a}\n- {question: B, answer: b}\n",
        "questions:\n- {question: A, answer: a}\n- {question: B, answer: b}\n",
        "sections:\n- title: T\n  questions: [{question: A, answer: a}, {question: B, answer: b}]",
        "sections:\n- questions: [{question: A, answer: a}, {question: B, answer: b}]\n  title: T",
        "sections: [{questions: [{question: A, answer: a}]}]\n---\n- {question: B, answer: b}",
        "questions: [{question: A, answer: a}]\nsections: [questions: [{question: B, answer: b}]]",
        "- {question: A, answer: a}\n---\n- {question: B, answer: b}\n",
        "\ufeff- question: A\r\n  answer: a\r\n- question: B\r\n  answer: b\r\n",
        "- question: A\r  answer: a\r- question: B\r  answer: b\r",
        "# a remark\n\n- {answer: a, question: A}\n- 'question': \"B\"\n  'answer': \"b\"\n",
        '[{"question": "A", "answer": "a"}, {"question": "B", "answer": "b"}]',
        "- &a {question: A, answer: a}\n- {question: B, answer: &b b}\n",
    ],
)
def test_a_faq_may_be_written_in_many_ways(text: str, faq_of: FaqOf) -> None:
    """A bare list, a flat one, sections, several documents, any line ends, JSON."""
    faq = faq_of(text)

    assert [(e.number, e.id, e.question, e.answer) for e in faq.entries] == [
        (1, "a", "A", "a"),
        (2, "b", "B", "b"),
    ]


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "questions:\n", "questions: []", "sections:\n", "[]", "---\n"]
)
def test_a_file_without_questions_is_an_empty_faq(text: str, faq_of: FaqOf) -> None:
    """It can be listed and searched, and has no problems."""
    faq = faq_of(text)

    assert (faq.count, list(faq.entries), faq.problems(), faq.search("a")) == (0, [], [], [])


@pytest.mark.parametrize("text", ["text", "42", "a: b", "question: A\n", "{}", "|\n a"])
def test_what_is_yaml_and_no_faq_is_an_error(text: str, faq_of: FaqOf) -> None:
    """The message names the file, and the hint what a FAQ is."""
    with pytest.raises(UnreadableError, match=r"^faq\.yaml:1:1: ") as caught:
        faq_of(text)

    assert "`question` and `answer`" in caught.value.hint


def test_every_part_of_an_entry_is_read(harbour: Faq) -> None:
    """Texts are as written, lists in their order; Markdown is there as blocks too."""
    entry = harbour.entry(1)

    assert entry._replace(body=Entry(0, "", "", "").body) == Entry(
        number=1,
        id="mooring",
        question="Where may I moor?",
        answer=(
            "Visitors moor at the north quay. Ask the harbour master first.\n\n"
            "- Boats over 1.5 tonnes use the outer wall.\n"
            "- Ferries from Zaporizhzhia use the inner basin.\n"
        ),
        short="At the **north** quay.",
        note="The quay was rebuilt.",
        section="Arriving by sea",
        tags=("boats", "quay"),
        aliases=("where can I park my ship",),
        see_also=("fees", "mooring", "nowhere", "Fees"),
        extra={},
    )
    assert [block.text for block in entry.body.short] == ["At the north quay."]
    assert [block.margin for block in entry.body.answer] == [(), ("•",), ("•",)]
    assert [block.text for block in entry.body.note] == ["The quay was rebuilt."]


def test_what_a_faq_says_of_itself_is_read(harbour: Faq) -> None:
    """Every key of the format has its place."""
    assert harbour.about == About(
        title="The harbour",
        description="Questions about a small harbour.",
        notice="Made up for tests.",
        language="en",
        as_of="2024",
        source=Source(
            "Harbour rules",
            ("Ada Berg", "Li Wei"),
            "Port office",
            "Town press",
            "1999",
            "https://harbour.example",
        ),
        synonyms=(("Zaporizhzhia", "Zaporozhye", "Запорожье"), ("harbour master", "HM")),
        extra={},
    )


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("questions: []", About()),
        ("questions: []\nsource: Rules", About(source=Source("Rules"))),
        ("questions: []\nsource: {authors: Ada}", About(source=Source(authors=("Ada",)))),
        ("as_of: 2026-01-31\nquestions: []", About(as_of="2026-01-31")),
        ("title: |\n  The\n  harbour\nquestions: []", About(title="The harbour")),
        ("title: ~\nquestions: []", About()),
        ("language:\nquestions: []", About()),
        ("language: ~\nquestions: []", About()),
        (
            "colour: [blue, {a: yes}]\nquestions: []",
            About(extra={"colour": ["blue", {"a": "yes"}]}),
        ),
        ("synonyms: [[a, b], [c], [d, d], []]\nquestions: []", About(synonyms=(("a", "b"),))),
    ],
)
def test_what_is_not_said_has_its_default(text: str, about: About, faq_of: FaqOf) -> None:
    """Unknown keys are kept, a single text may stand for a list, groups of one mean nothing."""
    assert faq_of(text).about == about


@pytest.mark.parametrize("value", ["yes", "on", "1.10", "2026-01-31", "0x1F", "010", "1e3"])
def test_scalars_are_text_as_written(value: str, faq_of: FaqOf) -> None:
    """What YAML would take for something else stays as it stands in the file."""
    faq = faq_of(
        f"- {{id: {value}, question: {value}, answer: {value}, tags: [{value}], more: {value}}}"
    )

    entry = faq.entries[0]
    assert (entry.id, entry.question, entry.answer) == (value,) * 3
    assert (entry.tags, entry.extra) == ((value,), {"more": value})


@pytest.mark.parametrize("nothing", ["~", "null", "", "''", "[]", "[~, '', null]"])
def test_an_optional_key_may_be_left_empty(nothing: str, faq_of: FaqOf) -> None:
    """Nothing, however it is written, is nothing."""
    faq = faq_of(f"- question: A\n  answer: a\n  tags: {nothing}\n  aliases: {nothing}\n")

    assert (faq.entry(1).tags, faq.entry(1).aliases, faq.problems()) == ((), (), [])


def test_a_list_has_each_text_once_and_on_one_line(faq_of: FaqOf) -> None:
    """Tags and the like are names; a single one needs no list."""
    faq = faq_of('- {question: A, answer: a, tags: [b, " b ", "c\\nd"], aliases: e}')

    assert (faq.entry(1).tags, faq.entry(1).aliases) == (("b", "c d"), ("e",))


def test_a_question_is_put_on_one_line(faq_of: FaqOf) -> None:
    """Lists and headings have room for one."""
    assert faq_of("- question: |\n    Where\n    may I?\n  answer: a").entry(1).question == (
        "Where may I?"
    )


def test_keys_the_format_does_not_know_are_kept(faq_of: FaqOf) -> None:
    """As text, lists and mappings of text, in their order."""
    faq = faq_of("- {question: A, answer: a, more: {b: [1, c]}, less: no}")

    assert faq.entry(1).extra == {"more": {"b": ["1", "c"]}, "less": "no"}
    assert faq.problems() == []


def test_a_key_given_twice_names_both_lines_and_the_first_counts(faq_of: FaqOf) -> None:
    """At the root, in a section and in an entry; reading goes on."""
    faq = faq_of(
        "title: T\ntitle: U\n"
        "sections:\n"
        "- title: V\n  title: W\n  questions:\n"
        "  - question: A\n    answer: a\n    answer: b\n"
    )

    assert told(faq) == [
        (2, 1, "error", "`title` is given twice; the one on line 1 is used"),
        (5, 3, "error", "`title` is given twice; the one on line 4 is used"),
        (9, 5, "error", "`answer` is given twice; the one on line 8 is used"),
    ]
    entry = faq.entry(1)
    assert (faq.about.title, entry.section, entry.answer) == ("T", "V", "a")


@pytest.mark.parametrize(
    ("entry", "place", "message"),
    [
        ("text", (2, 3), "an entry must have `question` and `answer`, but this is text"),
        ("[a]", (2, 3), "an entry must have `question` and `answer`, but this is a list"),
        ("{answer: b}", (2, 3), "this entry has no `question`"),
        ("{question: B}", (2, 3), "this entry has no `answer`"),
        ("{question: [B], answer: b}", (2, 14), "`question` must be text, but is a list"),
        ("{question: B, answer: {b: c}}", (2, 25), "`answer` must be text, but is a mapping"),
        ("{question: ' ', answer: b}", (2, 4), "the question is empty"),
    ],
)
def test_an_unusable_entry_is_told_and_the_others_are_read(
    entry: str, place: tuple[int, int], message: str, faq_of: FaqOf
) -> None:
    """It keeps its number, and its problem says where and which."""
    faq = faq_of(f"- {{question: A, answer: a}}\n- {entry}\n- {{question: C, answer: c}}\n")

    assert [e.number for e in faq.entries] == [1, 3]
    assert faq.problems() == [Problem("error", message, *place, "", 2, f"- {entry}")]
    assert faq.problems(2) == faq.problems()
    assert faq.problems(1) == []


def test_an_entry_may_have_several_problems(faq_of: FaqOf) -> None:
    """All are found in one pass."""
    assert told(faq_of("- {question: A, answer: a}\n- {id: a}")) == [
        (2, 3, "error", "this entry has no `question`"),
        (2, 3, "error", "this entry has no `answer`"),
    ]


@pytest.mark.parametrize("answer", ["''", "", "|\n"])
def test_an_empty_answer_is_a_warning(answer: str, faq_of: FaqOf) -> None:
    """The question can be listed and found all the same."""
    faq = faq_of(f"- question: A\n  answer: {answer}")

    assert told(faq) == [(2, 3, "warning", "the answer is empty")]
    assert faq.entry(1).answer.strip() == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("questions: {a: b}", (1, 12, "error", "`questions` must be a list, but is a mapping")),
        ("sections: text", (1, 11, "error", "`sections` must be a list, but is text")),
        (
            "sections: [text]",
            (1, 12, "error", "a section must have `title` and `questions`, but this is text"),
        ),
        (
            "synonyms: [a]\nquestions: []",
            (1, 12, "error", "a group of synonyms must be a list, but is text"),
        ),
        (
            "- {question: A, answer: a, tags: {b: c}}",
            (1, 34, "error", "`tags` must be text, but is a mapping"),
        ),
        (
            "- {question: A, answer: a, note: [b]}",
            (1, 34, "error", "`note` must be text, but is a list"),
        ),
        (
            "- {question: A, answer: a, [b]: c}",
            (1, 28, "warning", "a key must be text, but this is a list"),
        ),
        (
            "questions: []\n---\nquestions: []",
            (2, 1, "warning", "a second YAML document starts here; its entries are read too"),
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    text: str, problem: PROBLEM, faq_of: FaqOf
) -> None:
    """The rest of the file is read."""
    assert told(faq_of(text)) == [problem]


def test_problems_come_in_the_order_of_the_file_with_their_lines(faq_of: FaqOf) -> None:
    """Whatever was found first, a reader goes from top to bottom."""
    faq = faq_of("source: [a]\nquestions:\n- text\n- question: é\nlanguage: {b: c}\n")

    assert [(p.line, p.excerpt) for p in faq.problems()] == [
        (1, "source: [a]"),
        (3, "- text"),
        (4, "- question: é"),
        (5, "language: {b: c}"),
    ]
    assert faq.problem_count == 4


def test_an_id_that_is_not_given_is_a_slug_that_no_other_entry_has(faq_of: FaqOf) -> None:
    """Equal questions are numbered, and one without a letter is called by its number."""
    faq = faq_of("".join(f"- {{question: {q}, answer: a}}\n" for q in ("B?", "b", "B!", "'?!'")))

    assert [entry.id for entry in faq.entries] == ["b", "b-2", "b-3", "question-4"]
    assert faq.problems() == []


def test_an_id_given_twice_is_an_error_that_names_both_lines(faq_of: FaqOf) -> None:
    """The id leads to the first of them."""
    faq = faq_of("- {id: b, question: A, answer: a}\n- {id: b, question: C, answer: c}\n")

    assert told(faq) == [(2, 8, "error", "the id `b` is used twice, first on line 1")]
    assert faq.entry("b").number == 1


def test_an_id_given_once_is_never_taken_by_a_slug(faq_of: FaqOf) -> None:
    """An earlier question may have the words of a later entry's id."""
    faq = faq_of("- {question: Fees?, answer: a}\n- {id: fees, question: What?, answer: b}\n")

    assert faq.problems() == []
    assert faq.entry("fees").number == 2


def test_several_documents_are_one_faq(faq_of: FaqOf) -> None:
    """Entries are numbered on, the first says what the FAQ is, anchors end with their document."""
    faq = faq_of(
        "title: T\nquestions: [{question: A, answer: &a a}]\n"
        "---\ntitle: U\nquestions: [{question: B, answer: b}]\n"
    )

    assert [(e.number, e.question) for e in faq.entries] == [(1, "A"), (2, "B")]
    assert faq.about.title == "T"
    with pytest.raises(MalformedError, match=r"faq\.yaml:3:6: `\*a` has no anchor above it"):
        faq_of("- &a {question: A, answer: a}\n---\n- x: *a\n")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("- &a {question: A, answer: a}\n- *a\n", [1, 2]),
        ("sections:\n- questions: &q [{question: A, answer: a}]\n- questions: *q\n", [1, 2]),
        ("sections:\n- &s {title: T, questions: [{question: A, answer: a}]}\n- *s\n", [1, 2]),
        ("more: &q [{question: A, answer: a}]\nquestions: *q\n", [1]),
    ],
)
def test_entries_lists_and_sections_may_be_repeated_by_an_alias(
    text: str, numbers: list[int], faq_of: FaqOf
) -> None:
    """An alias stands for what it names wherever that stood."""
    faq = faq_of(text)

    assert [(e.number, e.question, e.answer) for e in faq.entries] == [
        (number, "A", "a") for number in numbers
    ]
    assert faq.problems() == []


def test_thousands_of_equal_questions_are_read(faq_of: FaqOf) -> None:
    """Each has an id of its own, numbered on."""
    faq = faq_of("- {question: A, answer: a}\n" * 3000)

    assert faq.entry("a-3000").number == 3000


def test_a_long_section_may_have_its_title_at_the_end(faq_of: FaqOf) -> None:
    """Keys in the order of the alphabet, as programs write them, change no limit."""
    tags = ", ".join("abcdefghij" * 10)
    entries = f"  - {{question: A, answer: a, tags: [{tags}]}}\n" * 1000

    faq = faq_of(f"sections:\n- questions:\n{entries}  title: T\n")

    assert faq.sections() == [Section("T", 1, 1000)]
