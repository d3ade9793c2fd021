import pytest

from faqcli.errors import FaqError
from faqcli.index import ingest as module
from faqcli.index.ingest import ingest
from faqcli.index.records import EntryRecord, FaqRecord
from faqcli.readers.source import Document

FAQ = """\
language: de
questions:
- {id: same, question: A, answer: a}
- {id: bad, question: B}
- {question: C, answer: "**c**"}
"""


class Recorder:
    """A writer that keeps what it is given."""

    def __init__(self) -> None:
        self.entries: list[EntryRecord] = []
        self.faqs: list[FaqRecord] = []

    def add(self, entry: EntryRecord) -> None:
        """Keep an entry."""
        self.entries.append(entry)

    def finish(self, faq: FaqRecord) -> None:
        """Keep the FAQ."""
        self.faqs.append(faq)


def test_usable_entries_are_written_before_the_facts_about_the_faq() -> None:
    writer = Recorder()

    stamp = ingest(Document("faq.yaml", data=FAQ.encode()), writer)

    assert stamp is None
    assert [(entry.number, entry.id) for entry in writer.entries] == [(1, "same"), (3, "c")]
    assert writer.entries[1].texts == ("c",)
    (faq,) = writer.faqs
    assert (faq.language, faq.entry_count, faq.unusable) == ("de", 3, {"bad": 2})
    assert len(faq.problems) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("- {question: 'Was soll das?', answer: Das ist so und nicht anders.}", "de"),
        ("language: en\nquestions:\n- {question: 'Was soll das?', answer: Das ist so.}", "en"),
        ("- {pregunta: '¿Precio?', respuesta: 20 €}", "es"),
        ("- {pregunta: What does it cost?, respuesta: It is free for all of you.}", "en"),
        ("- {q: Precio?, a: 20 €}", "en"),
    ],
)
def test_the_language_is_what_the_file_says_or_its_words_tell_or_its_keys(
    text: str, language: str
) -> None:
    writer = Recorder()

    ingest(Document("faq.yaml", data=text.encode()), writer)

    (faq,) = writer.faqs
    assert (faq.language, faq.has_vectors) == (language, language == "en")


def test_a_faq_with_too_many_entries_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ENTRIES", 2)

    with pytest.raises(FaqError, match=r"^A FAQ can have at most 2 questions\.$"):
        ingest(Document("faq.yaml", data=FAQ.encode()), Recorder())
