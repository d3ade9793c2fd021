"""TOML, CSV and TSV → the same data in YAML, on the same lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from faqcli.model import Problem
from faqcli.readers.data import TooDeepError, parse_toml
from faqcli.readers.extraction import Extraction, MalformedTextError, Translation
from faqcli.readers.json import quoted
from faqcli.readers.yaml import keys

if TYPE_CHECKING:
    from _csv import Reader as Rows

_TABLE = re.compile(r"\s*\[\[\s*(?P<path>.+?)\s*\]\]\s*(?:#.*)?")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)| \(at end of document\)")
_DELIMITERS = "\t,;|"
_LISTS = ("tags", "aliases", "see_also")


def read_toml(text: str) -> str:
    """Return TOML as YAML: each table of an array stands on the line of its header.

    Raises:
        MalformedTextError: it isn't TOML.
    """
    try:
        data = parse_toml(text)
    except TooDeepError as error:
        raise _too_deep() from error
    except ValueError as error:  # it isn't TOML, or a number has thousands of digits
        message = str(error)
        place = _PLACE.search(message)
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (1, 1)
        line = text.rstrip().count("\n") + 1 if place and not place[1] else line
        said = _PLACE.sub("", message)
        problem = Problem("error", f"this isn't TOML: {said[:1].lower()}{said[1:]}", line, column)
        raise MalformedTextError(problem) from error
    lines: dict[str, list[int]] = {}
    for number, written in enumerate(text.split("\n"), start=1):
        if table := _TABLE.fullmatch(written):
            path = ".".join(part.strip(" \"'") for part in table["path"].split("."))
            lines.setdefault(path, []).append(number)
    try:
        return _Writer({path: iter(numbers) for path, numbers in lines.items()}).written(data)
    except RecursionError as error:
        raise _too_deep() from error


def _too_deep() -> MalformedTextError:
    return MalformedTextError(Problem("error", "tables and arrays are nested too deeply", 1, 1))


class _Writer:
    """Writes values as YAML in flow style, the tables of arrays on given lines.

    Args:
        lines: the lines, from 1, of the tables of each array, by the array's path.
    """

    def __init__(self, lines: dict[str, Iterator[int]]) -> None:
        self._lines = lines
        self._line = 1

    def written(self, data: Any) -> str:
        """Return a value as YAML."""
        return "".join(self._value(data, ""))

    def _value(self, value: Any, path: str) -> Iterator[str]:
        if isinstance(value, dict):
            yield "{"
            for name, inner in value.items():
                yield f"{quoted(name)}: "
                yield from self._value(inner, f"{path}.{name}" if path else name)
                yield ", "
            yield "}"
        elif isinstance(value, list):
            yield "["
            for inner in value:
                if isinstance(inner, dict):
                    yield from self._down_to(next(self._lines.get(path, iter(())), 0))
                yield from self._value(inner, path)
                yield ", "
            yield "]"
        else:
            yield quoted(str(value).lower() if isinstance(value, bool) else str(value))

    def _down_to(self, line: int) -> Iterator[str]:
        if line > self._line:
            yield "\n" * (line - self._line)
            self._line = line


def read_csv(text: str) -> Translation | Extraction:
    """Return a table as YAML: each row is an entry, whose keys are in the first row.

    A table without a column of questions and one of answers has no questions.

    Raises:
        MalformedTextError: it isn't a table.
    """
    rows = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text.partition("\n")[0]))
    usual = csv.field_size_limit(len(text) + 1)  # the YAML reader has a limit of its own
    try:
        names = [name.strip() for name in next(rows, [])]
        parts = keys.parts_of(names)
        if names and not (parts.question and parts.answer):
            return Extraction(())
        problems: list[Problem] = []
        return Translation("".join(_entries(names, rows, problems)), tuple(problems))
    except csv.Error as error:
        problem = Problem("error", f"this isn't CSV: {error}", max(1, rows.line_num), 1)
        raise MalformedTextError(problem) from error
    finally:
        csv.field_size_limit(usual)


def _entries(names: Sequence[str], rows: Rows, problems: list[Problem]) -> Iterator[str]:
    """Yield the rows below the first, each on its line; note those with cells in no column."""
    line = 1
    start = rows.line_num + 1
    for row in rows:
        if any(cell.strip() for cell in row):
            yield "\n" * (start - line)
            line = start
            pairs = [pair for pair in zip(names, row, strict=False) if pair[0]]
            yield f"- {{{', '.join(f'{quoted(n)}: {_cell(n, cell)}' for n, cell in pairs)}}}"
            if any(
                cell.strip() and not name for name, cell in zip_longest(names, row, fillvalue="")
            ):
                columns = sum(map(bool, names))
                message = f"{len(row)} cells in a row of {columns} columns"
                hint = "put a cell that contains the delimiter in double quotes"
                problems.append(Problem("warning", message, start, 1, hint))
        start = rows.line_num + 1


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _cell(name: str, cell: str) -> str:
    """Return a cell as YAML: a list if it is that of tags and the like."""
    folded = keys.fold_key(name)
    if any(folded in (known, *keys.OTHERS[known]) for known in _LISTS):
        separator = ";" if ";" in cell else "|" if "|" in cell else "\n" if "\n" in cell else ","
        is_whole = separator == "," and folded not in ("tags", *keys.OTHERS["tags"])
        parts = [cell] if is_whole else cell.split(separator)
        return f"[{', '.join(quoted(part.strip()) for part in parts if part.strip())}]"
    return quoted(cell)
