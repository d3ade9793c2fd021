from __future__ import annotations

import csv
from pathlib import Path

import pytest
import yaml

from faqcli import load
from faqcli.readers.extraction import MalformedTextError, Translation
from faqcli.readers.tables import read_csv, read_toml


def test_each_table_of_toml_stays_on_its_line() -> None:
    text = '# FAQ\ntitle = "T"\n\n[[questions]]\nq = "A?"\na = "1"\n\n[[questions]]\nq = "B?"\n'
    written = read_toml(text)
    assert [i for i, line in enumerate(written.split("\n"), start=1) if '"q"' in line] == [4, 8]
    assert yaml.safe_load(written)["questions"][1] == {"q": "B?"}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[[faq]]\nq = "A?"\na = b\n', 3, "this isn't TOML: invalid value"),
        ("a = 1\nb = [\n", 2, "this isn't TOML: invalid value"),
        (f"a = 1\nb = {'9' * 5000}\n", 1, "this isn't TOML: exceeds the limit"),
        (f"a = {'[' * 9000}{']' * 9000}\n", 1, "tables and arrays are nested too deeply"),
        (f"{'.'.join('a' * 90_000)} = 1\n", 1, "tables and arrays are nested too deeply"),
        (f"[{'.'.join('a' * 99)}]\n" * 40, 2, "this isn't TOML: cannot declare"),
    ],
)
def test_what_is_wrong_with_toml_is_told(text: str, line: int, message: str) -> None:
    """In a moment, however deep it nests."""
    with pytest.raises(MalformedTextError, match=message) as caught:
        read_toml(text)
    assert caught.value.problem.line == line


def test_values_of_toml_are_text_as_yaml_has_it() -> None:
    assert yaml.safe_load(read_toml("a = true\nb = 2026-01-31\nc = [1, 2]\n")) == {
        "a": "true",
        "b": "2026-01-31",
        "c": ["1", "2"],
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_row_of_a_table_stays_on_its_line(delimiter: str) -> None:
    """Also below a cell of several lines."""
    rows = [["Question", "Answer", "Tags"], ["A?", '"one\ntwo"', "x; y"], ["B?", "b", ""]]
    if delimiter == ";":
        rows[1][2] = '"x; y"'
    lines = "\n".join(delimiter.join(row) for row in rows)
    table = read_csv(lines)
    assert isinstance(table, Translation)
    written, problems = table
    assert not problems
    assert yaml.safe_load(written) == [
        {"Question": "A?", "Answer": "one\ntwo", "Tags": ["x", "y"]},
        {"Question": "B?", "Answer": "b", "Tags": []},
    ]
    assert [i for i, line in enumerate(written.split("\n"), start=1) if line] == [2, 4]


def test_a_table_without_known_columns_is_told(tmp_path: Path) -> None:
    path = tmp_path / "faq.csv"
    path.write_text("one,two\n1,2\n")
    with pytest.raises(ValueError, match=r"in a table, rows below `question` and `answer`"):
        load(path)


def test_a_problem_is_on_the_line_of_its_row(tmp_path: Path) -> None:
    path = tmp_path / "faq.tsv"
    path.write_text("question\tanswer\nA?\t1\nB?\t\n")
    with load(path) as faq:
        assert [(problem.line, problem.excerpt) for problem in faq.problems()] == [(3, "B?\t")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('question,answer\nA?,"b\nc",d\nShort?,a\nLong?,a, lost\n', [2, 5]),
        ("question,answer,\nShort?,a,\nLong?,a,lost\n", [3]),
    ],
)
def test_cells_in_no_column_are_named_with_their_line(text: str, lines: list[int]) -> None:
    table = read_csv(text)
    assert isinstance(table, Translation)
    message = "3 cells in a row of 2 columns"
    assert [(p.message, p.line) for p in table.problems] == [(message, line) for line in lines]


def test_a_cell_may_be_as_long_as_any_other_text(tmp_path: Path) -> None:
    """Python's own limit, which every program may change, is as it was."""
    limit = csv.field_size_limit()
    path = tmp_path / "faq.csv"
    path.write_text(f"question,answer\nLong?,{'word ' * 30_000}\nOdd?,a,b\n")
    with load(path) as faq:
        assert (len(faq.entries), faq.problem_count) == (2, 1)
    assert csv.field_size_limit() == limit
