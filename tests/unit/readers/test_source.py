import io
import os
import sys
import threading
from pathlib import Path

import pytest

from faqcli.errors import MissingFileError, UnreadableError
from faqcli.readers.source import Document, find


def test_no_name_means_the_bundled_faq() -> None:
    """It is a file like any other, with a name for people."""
    document = find()

    assert document.name == "the bundled FAQ"
    assert document.path is not None
    assert document.path.is_file()


def test_a_file_has_the_given_name_and_an_absolute_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A detour in a path leads to the same file."""
    (tmp_path / "faq.yaml").write_bytes(b"text")
    monkeypatch.chdir(tmp_path)

    document = find("there/../faq.yaml")

    assert (document.name, document.path) == ("there/../faq.yaml", tmp_path / "faq.yaml")
    assert document.stamp is not None
    assert document.stamp.size == 4


def test_a_hyphen_means_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read at once."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))

    assert find("-") == Document("standard input", data=b"text", argument="-")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_read_at_once(tmp_path: Path) -> None:
    """It can be read only once."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"text",))
    writer.start()

    document = find(pipe)

    writer.join()
    assert document == Document(str(pipe), data=b"text", argument=str(pipe))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nothing.yaml", "No such file: nothing.yaml."),
        ("", "The file name is empty."),
        ("a\x00b", "No such file: a\N{SYMBOL FOR NULL}b."),
        (
            "a\nb\x1b[2J",
            "No such file: a\N{SYMBOL FOR LINE FEED}b\N{SYMBOL FOR ESCAPE}[2J.",
        ),
        ("a\udcff", "No such file: a\ufffd."),
        ("faq.yaml/faq.yaml", "No such file: faq.yaml/faq.yaml."),
    ],
)
def test_a_missing_file_is_named_without_control_characters(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, and the next says what to do."""
    (tmp_path / "faq.yaml").write_bytes(b"text")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(MissingFileError) as caught:
        find(name)

    assert caught.value.message == message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("./suport.yaml", "Did you mean `./support.yaml`?"),
        ("nothing.md", "It isn't in the folder {here}."),
        ("nowhere/support.yaml", "There is no folder nowhere."),
        ("support.yaml/x", "There is no folder support.yaml."),
    ],
)
def test_a_missing_file_is_said_to_be_another_one_or_where_it_is_not(
    name: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "support.yaml").write_bytes(b"text")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(MissingFileError) as caught:
        find(name)

    assert caught.value.hint == hint.format(here=tmp_path)


def test_a_folder_without_faq_files_is_an_error(tmp_path: Path) -> None:
    """Hidden files and folders in it don't count."""
    (tmp_path / ".faq.yaml").write_text("- {question: A, answer: a}")
    (tmp_path / "faq.yaml").mkdir()

    with pytest.raises(UnreadableError) as caught:
        find(tmp_path)

    assert caught.value.message == f"{tmp_path} is a folder without FAQ files."


def test_the_stamp_of_a_folder_changes_with_its_files(tmp_path: Path) -> None:
    """Whichever is added, renamed, removed or changed."""
    (tmp_path / "b.yml").write_text("- {question: B, answer: b}")
    (tmp_path / "A.YAML").write_text("- {question: A, answer: a}")
    (tmp_path / "c.txt").write_text("no")
    stamps = [find(tmp_path).stamp]

    assert [part.path and part.path.name for part in find(tmp_path).parts] == ["A.YAML", "b.yml"]
    assert find(tmp_path).stamp == stamps[0]
    (tmp_path / "c.yaml").write_text("- {question: C, answer: c}")
    stamps.append(find(tmp_path).stamp)
    (tmp_path / "c.yaml").rename(tmp_path / "d.yaml")
    stamps.append(find(tmp_path).stamp)
    (tmp_path / "b.yml").unlink()
    stamps.append(find(tmp_path).stamp)
    (tmp_path / "d.yaml").write_text("- {question: D, answer: dd}")
    stamps.append(find(tmp_path).stamp)
    assert len(set(stamps)) == 5


def test_the_size_of_a_faq_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of a file, of the files of a folder together, and of a stream that never ends."""
    (tmp_path / "a.yaml").write_bytes(b"# aaa\n")
    (tmp_path / "b.yaml").write_bytes(b"# bbb\n")
    monkeypatch.setattr("faqcli.readers.source.MAX_SIZE", 10)

    assert find(tmp_path / "a.yaml").parts == ()
    for name in (tmp_path, "/dev/zero"):
        with pytest.raises(UnreadableError, match="larger than"):
            find(name)


def test_an_impossible_file_name_is_an_error(tmp_path: Path) -> None:
    """The message gives the system's reason."""
    with pytest.raises(UnreadableError, match=r" cannot be read: file name too long\.$"):
        find(tmp_path / ("a" * 5000))


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="everything is open to this user"
)
def test_a_file_without_read_permission_is_an_error(tmp_path: Path) -> None:
    """It exists, but cannot be opened."""
    path = tmp_path / "faq.yaml"
    path.write_bytes(b"text")
    path.chmod(0)

    with pytest.raises(UnreadableError, match=r" cannot be read: permission denied\.$"):
        find(path).open()


def test_a_file_that_disappears_before_it_is_opened_is_missing(tmp_path: Path) -> None:
    """Opening raises what finding would have."""
    path = tmp_path / "faq.yaml"
    path.write_bytes(b"text")
    document = find(path)
    path.unlink()

    with pytest.raises(MissingFileError):
        document.open()


def test_the_stamp_of_an_open_file_is_that_of_its_content(tmp_path: Path) -> None:
    """Even if the file has been replaced."""
    path = tmp_path / "faq.yaml"
    path.write_bytes(b"text")
    document = find(path)
    (tmp_path / "new").write_bytes(b"longer text")
    (tmp_path / "new").replace(path)

    stream, stamp = document.open()

    with stream:
        assert stream.read() == b"longer text"
    assert stamp != document.stamp
    assert stamp == find(path).stamp


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", {}),
        (b"a", {1: "a"}),
        (b"a\nb\n", {1: "a", 2: "b"}),
        (b"a\r\nb\r\n", {1: "a", 2: "b"}),
        (b"a\rb\rc", {1: "a", 2: "b", 3: "c"}),
        (b"a\n\n\nb", {1: "a", 2: "", 3: "", 4: "b"}),
        ("a\u0085b\u2028c\u2029d".encode(), {1: "a", 2: "b", 3: "c", 4: "d"}),
        (b"\xef\xbb\xbfa\nb", {1: "a", 2: "b"}),
        (b"caf\xe9\nb", {1: "caf\ufffd", 2: "b"}),
        (b"\x1b[2J\n\x00", {1: "\N{SYMBOL FOR ESCAPE}[2J", 2: "\N{SYMBOL FOR NULL}"}),
    ],
)
def test_lines_are_counted_as_yaml_counts_them(data: bytes, lines: dict[int, str]) -> None:
    """So the number in a message leads to the line it means."""
    document = Document("faq.yaml", data=data)

    assert document.excerpts(range(1, 10)) == lines
    for number, line in lines.items():
        assert document.excerpts({number}) == {number: line}


def test_a_file_is_not_opened_for_no_lines() -> None:
    """Most files have no problems."""
    assert Document("gone", Path("/nowhere/gone.yaml")).excerpts([]) == {}


def test_a_closed_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in `faq list -f - <&-`."""
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(UnreadableError):
        find("-")


def test_markdown_is_not_looked_for_below_too_many_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As below `/`; nor deeper than three folders."""
    deep = tmp_path / "a" / "b" / "c" / "d"
    deep.mkdir(parents=True)
    (deep / "faq.md").write_text("## A?")
    with pytest.raises(UnreadableError, match="without FAQ files"):
        find(tmp_path)
    (deep.parent / "faq.md").write_text("## A?")
    assert len(find(tmp_path).parts) == 1
    monkeypatch.setattr("faqcli.readers.source._MOST_FOLDERS", 2)
    with pytest.raises(UnreadableError, match="too many folders"):
        find(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_folder_of_markdown_is_only_its_files(tmp_path: Path) -> None:
    """Pipes would be waited for, and links may lead around or nowhere."""
    (tmp_path / "a.md").write_text("## A?\n\na\n")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "round").symlink_to(".")
    (tmp_path / "self.md").symlink_to("self.md")
    (tmp_path / "nowhere.md").symlink_to("none")
    (tmp_path / "b.md").symlink_to("a.md")

    parts = find(tmp_path).parts

    assert [Path(part.argument).name for part in parts] == ["a.md", "b.md"]


def test_only_the_beginning_of_a_long_line_is_quoted() -> None:
    document = Document("faq.yaml", data=b"a\n" + bytes(1_000_000) + b"\nb\n")

    excerpts = document.excerpts([1, 2, 3])

    assert (excerpts[1], excerpts[3]) == ("a", "b")
    assert excerpts[2] == "\N{SYMBOL FOR NULL}" * 10_000
