from itertools import pairwise

import pytest
from rich.cells import cell_len

from faqcli.output.tables import table
from faqcli.output.text import Text
from faqcli.output.theme import Role, runs

BOATS = "Boat\tHarbour dues\nketch\tten crowns\nfishing smack\ttwelve crowns"


def plain(text: str, width: int) -> list[str]:
    """Return the lines of a table without their marks."""
    return [line.plain for line in table(Text(text), width)]


def test_a_narrow_table_wraps_its_cells_and_cuts_none() -> None:
    lines = plain(BOATS, 24)

    assert max(map(cell_len, lines)) <= 24
    words = " ".join(lines).split()
    assert sorted(word for word in words if word.isalpha()) == sorted(BOATS.split())


def test_a_table_with_too_many_columns_is_shown_cell_by_cell() -> None:
    lines = plain("alpha\tbravo\tcharlie\n1\t2\t3\n4\t5\t6", 25)

    assert lines == ["alpha  1", "bravo  2", "charlie  3", "", "alpha  4", "bravo  5", "charlie  6"]


def test_a_table_that_just_fits_has_columns() -> None:
    """Its words and the gaps between them take 26 cells."""
    lines = plain("alpha\tbravo\tcharlie\n1\t2\t3", 26)

    assert [line.split() for line in lines[::2]] == [["alpha", "bravo", "charlie"], ["1", "2", "3"]]


def test_columns_are_aligned_by_cells_where_characters_are_wide() -> None:
    lines = plain("国境線\tx\na\ty", 40)

    assert cell_len(lines[0].split("x")[0]) == cell_len(lines[-1].split("y")[0])


@pytest.mark.parametrize("width", [40, 16], ids=["columns", "stacked"])
def test_cells_keep_their_roles_and_links(width: int) -> None:
    text = Text("Boat\tDues\nketch\tcrowns")
    start = text.plain.index("crowns")
    text.mark(Role.LINK, start, start + 6, "https://x.org")
    text.mark(Role.MATCH, start, start + 3)

    *_, line = table(text, width)

    place = line.plain.index("crowns")
    covers = {
        what: sorted(
            n
            for start, end, *rest in line.marks
            if tuple(rest) == what
            for n in range(max(start - place, 0), min(end - place, 6))
        )
        for what in ((Role.MATCH, ""), (Role.LINK, "https://x.org"))
    }
    assert list(covers.values()) == [[0, 1, 2], list(range(6))]


@pytest.mark.parametrize("width", [40, 16], ids=["columns", "stacked"])
def test_the_heads_of_a_table_are_strong_and_its_cells_are_not(width: int) -> None:
    lines = list(table(Text("Boat\tDues\nketch\tcrowns"), width))

    strong = {piece.strip() for line in lines for piece, looks, _ in runs(line) if "bold" in looks}
    assert {"Boat", "Dues"} <= strong
    assert not {"ketch", "crowns"} & strong


@pytest.mark.parametrize("text", ["[bold]a[/]", ":smile:", "[/"])
def test_console_markup_in_a_table_is_shown_as_text(text: str) -> None:
    assert any(text in line for line in plain(f"{text}\tb\nc\t{text}", 60))


def test_a_table_has_no_blank_lines_and_no_spaces_at_line_ends() -> None:
    lines = plain(BOATS, 60)

    assert all(lines)
    assert [line.rstrip() for line in lines] == lines


def test_rows_that_are_shorter_than_the_heads_are_shown() -> None:
    assert plain("Boat\tDues\tMonth\nketch", 60)[-1].strip() == "ketch"


def test_every_row_of_a_stacked_table_is_set_off_by_a_blank_line() -> None:
    lines = plain("alpha\tbravo\tcharlie\n1\t2\t3\n4\t5\t6\n7\t8\t9", 20)

    assert lines.count("") == 2
    assert all(a or b for a, b in pairwise(lines))


def test_a_table_whose_paths_do_not_fit_is_stacked() -> None:
    """There they are broken after slashes."""
    lines = plain("Where\tWhat\n/usr/share/doc/faq/README.md\tread this", 24)

    assert lines[:2] == ["Where  /usr/share/doc/", "       faq/README.md"]
