"""The data about a whole FAQ."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from faqcli.model.results import Field


class Author(NamedTuple):
    """An author of the source; `str()` gives the name."""

    name: str
    role: str = ""
    """Who they are, such as `research fellow at …`."""

    def __str__(self) -> str:
        return self.name


class Source(NamedTuple):
    """The document that a FAQ is based on."""

    title: str = ""
    authors: tuple[Author, ...] = ()
    affiliation: str = ""
    publisher: str = ""
    credit: str = ""
    """How to name it in a few words."""
    about: str = ""
    """Who published it, and what they stand for."""
    year: str = ""
    url: str = ""
    disclosures: tuple[str, ...] = ()
    """Addresses of pages on conflicts of interest, donors and the like."""
    rights: str = ""
    extra: Mapping[str, Any] = MappingProxyType({})
    """The values of keys that the format doesn't know, as in the file."""

    @property
    def names(self) -> str:
        """The people and institutions that it names."""
        authors = (author.name for author in self.authors)
        return " ".join((*authors, self.affiliation, self.publisher))

    @property
    def byline(self) -> str:
        """The authors, each with their role if it is known, on one line."""
        between = "; " if any(author.role for author in self.authors) else ", "
        return between.join(", ".join(filter(None, author)) for author in self.authors)

    @property
    def citation(self) -> str:
        """Authors, title, publisher and year on one line, as far as they are known."""
        named = ", ".join(author.name for author in self.authors)
        title = f"“{self.title}”" if self.title else ""
        publisher = self.publisher if self.publisher != named else ""
        return ", ".join(one for one in (named, title, publisher, self.year) if one)

    @property
    def credit_line(self) -> str:
        """Whose it is and its year; without a credit, authors and publisher, or else the title."""
        *others, last = [author.name for author in self.authors] or [""]
        named = f"{', '.join(others)} and {last}" if others else last
        by = ", ".join(dict.fromkeys(one for one in (named, self.publisher) if one))
        return ", ".join(one for one in (self.credit or by or self.title, self.year) if one)


NONE = "none"
"""What a test finds in a FAQ file if it must find nothing."""


class SearchTest(NamedTuple):
    """What a search for some words must find."""

    query: str
    finds: tuple[str, ...]
    """Ids or numbers, any of which may be first; empty if nothing must be found."""


class About(NamedTuple):
    """The data about a whole FAQ."""

    title: str = ""
    description: str = ""
    notice: str = ""
    """A remark on the text, such as that it restates another."""
    language: str = ""
    """Its code; a reader leaves it empty if the file doesn't say it."""
    is_language_guessed: bool = False
    """Whether the file doesn't say the language, so that its keys or words told it."""
    as_of: str = ""
    source: Source = Source()
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that a search treats alike; the first of each group is the form shown."""
    section_descriptions: Mapping[str, str] = MappingProxyType({})
    """What is said about sections, by their titles."""
    section_extra: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    """The values of keys of sections that the format doesn't know, by their titles."""
    meaning: bool = True
    """Whether sentences are also searched for by meaning."""
    tests: tuple[SearchTest, ...] = ()
    """What `faq check` makes sure that searches find."""
    extra: Mapping[str, Any] = MappingProxyType({})
    """The values of keys that the format doesn't know, as in the file."""

    @property
    def needed_language(self) -> str:
        """The language if a file must say it: one that doesn't may well be in English."""
        return "" if self.is_language_guessed and self.language == "en" else self.language

    @property
    def origin(self) -> str:
        """What it restates, and of when it is, in sentences; empty if neither is known."""
        credit = self.source.credit_line
        is_dated = credit.endswith(self.as_of)
        said = [credit and f"Restated from {credit}", "" if is_dated else f"As of {self.as_of}"]
        return " ".join(f"{sentence.rstrip('.')}." for sentence in said if sentence)

    def texts(self) -> "Iterator[tuple[Field, str]]":
        """Yield all that can be read in it; who publishes it and who wrote it come first."""
        source = self.source
        if source.about:
            published = f"{source.publisher}. " if source.publisher else ""
            yield "publisher", f"{published}{source.about}"
        if any(author.role for author in source.authors):
            yield "authors", source.byline
        yield "source", source.citation
        yield "source", source.affiliation
        yield "source", source.url
        yield "disclosures", " ".join(source.disclosures)
        yield "rights", source.rights
        yield "title", self.title
        yield "description", self.description
        yield "notice", self.notice
        yield "as_of", self.as_of
