"""What people ask about a text: who wrote it, how old it is, whose view it is, what it is about."""

from collections.abc import Collection, Sequence

from faqcli.model import Field
from faqcli.text.stopwords import ENGLISH

_ITSELF = frozenset(["this", "it", "these", "faq", "faqs", "page", "document", "text", "answers"])
"""How a question refers to the text; the name of an author or the publisher does it, too."""
_ASKED: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        "when old date dated last updated update publication current recent outdated",
        ("as_of", "source"),
    ),
    (
        """
        bias biased unbiased view views viewpoint perspective opinion opinions side position stand
        stands think believe pro anti neutral objective impartial partisan slanted propaganda
        """,
        ("publisher", "notice", "source"),
    ),
    (
        "official reliable trust trusted trustworthy credible accurate true",
        ("notice", "publisher", "source"),
    ),
    ("funds funded funding donors conflict disclosure disclosures", ("disclosures", "source")),
    ("copyright licence license copy reuse republish quote", ("rights", "notice", "source")),
    ("author authors writer writers", ("authors", "source")),
    (
        """
        publisher publishers wrote written write writes published publishes publish source sources
        made makes created behind
        """,
        ("source",),
    ),
)
"""Words that ask about a text, and which of its fields answer them, the best first.

The first row with a word of the question counts: `when was this written` asks for the date.
"""
_ASKING = frozenset(word for row, _ in _ASKED for word in row.split()) - {"when"}
_ALONE = frozenset(
    ["author", "authors", "publisher", "publishers", "publication", "updated", "bias", "biased",
     "source", "sources", "donors", "copyright", "licence", "license"]
)  # fmt: skip
"""Words that need no reference to the text."""
_SIDES = frozenset(["pro", "anti"])
"""Any word may follow these: `pro russian`."""
_PURPOSE = frozenset(["what", "whats", "is", "this", "it", "about", "the", "faq", "tell", "me"])
"""The words of `what is this about`."""


def asks_about_text(forms: Sequence[str]) -> bool:
    """Return whether any of the folded words of a question may ask about a text."""
    return not _ASKING.isdisjoint(forms)


def fields_asked(forms: Sequence[str], names: Collection[str] = ()) -> tuple[Field, ...]:
    """Return the fields that answer a question about a text, the best first.

    Args:
        forms: the folded words of the question.
        names: those that name an author or the publisher of the text.

    Returns:
        No fields if the question is about anything else.
    """
    free = {i + 1 for i, form in enumerate(forms) if form in _SIDES}
    typed = {form for i, form in enumerate(forms) if i not in free and form not in names}
    if typed <= _PURPOSE and typed & {"what", "whats", "about"} and typed & {"this", "it", "faq"}:
        return ("description", "title") if typed & {"this", "about", "faq"} else ()
    is_asking = typed & _ASKING and (names or typed & (_ITSELF | _ALONE))
    if not is_asking or not typed <= _ASKING | _ITSELF | ENGLISH:
        return ()
    return next((fields for row, fields in _ASKED if typed.intersection(row.split())), ())
