from importlib import import_module
from pathlib import Path

import pytest

from faqcli.errors import UnreadableError
from faqcli.readers.formats import FORMATS, Format, read

PAGE = "<!doctype html><h2>What is X?</h2><p>It is Y.</p>"
JSON = '{"entries": [{"question": "What is X?", "answer": "It is Y."}]}'
MARKDOWN = "## What is X?\n\nIt is Y.\n"


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_row_names_a_reader(row: Format) -> None:
    """Its suffixes are in lower case, and in no other row."""
    assert callable(import_module(row.module).read)
    others = {suffix for other in FORMATS if other != row for suffix in other.suffixes}
    assert others.isdisjoint(row.suffixes)
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in row.suffixes)


@pytest.mark.parametrize("name", ["faq", "faq.txt", "-"])
@pytest.mark.parametrize("text", [PAGE, JSON, MARKDOWN], ids=["HTML", "JSON", "Markdown"])
def test_a_format_is_recognised_by_content_without_a_known_suffix(
    text: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a file or from standard input."""
    path = tmp_path / "faq"
    path.write_text(text)
    with path.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        path.rename(path.with_name(name))
        monkeypatch.chdir(tmp_path)
        (item,) = read(name).items
    assert (item.question, item.answer.strip()) == ("What is X?", "It is Y.")


def test_markdown_that_starts_like_json_is_read_as_markdown(tmp_path: Path) -> None:
    """A link or a checkbox may come first."""
    path = tmp_path / "faq"
    path.write_text(f"[Home](/)\n\n{MARKDOWN}")
    assert [item.question for item in read(str(path)).items] == ["What is X?"]


def test_a_known_suffix_decides(tmp_path: Path) -> None:
    """What is named JSON must be JSON."""
    path = tmp_path / "faq.JSON"
    path.write_text(MARKDOWN)
    with pytest.raises(UnreadableError, match=r"faq\.JSON is not JSON\.$"):
        read(str(path))
