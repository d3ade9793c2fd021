import pytest

from faqcli.model import Author, Source


def test_an_author_is_printed_as_a_name() -> None:
    assert f"{Author('Ada', 'pilot')}" == "Ada"


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ((), ""),
        ((Author("Ada"), Author("Li")), "Ada, Li"),
        ((Author("Ada", "pilot"), Author("Li")), "Ada, pilot; Li"),
    ],
)
def test_a_role_in_the_byline_belongs_to_one_author(
    authors: tuple[Author, ...], byline: str
) -> None:
    assert Source(authors=authors).byline == byline
