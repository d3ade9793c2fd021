import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.cli.configuration import Configuration, read_configuration
from faqcli.cli.discovery import is_name
from faqcli.errors import UnreadableError
from faqcli.paths import configuration_file


@pytest.fixture
def configure() -> Callable[[str], Path]:
    """Return a function that writes the configuration file and returns its path."""

    def write(text: str) -> Path:
        file = configuration_file()
        assert file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_without_a_file_only_the_bundled_faq_has_a_name() -> None:
    assert read_configuration() == Configuration()
    assert dict(Configuration().faqs) == {"bundled": None}


@pytest.mark.skipif(sys.platform == "win32", reason="HOME decides on POSIX systems only")
def test_paths_start_at_the_folder_of_the_file_or_at_home(
    configure: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    file = configure(
        "[faqs]\n"
        'here = "tea.yaml"\n'
        'above = "../tea.yaml"\n'
        'home = "~/tea.yaml"\n'
        'absolute = "/srv/tea.yaml"\n'
    )

    configuration = read_configuration()

    assert configuration.file == str(file)
    assert configuration.default == ""
    assert dict(configuration.faqs) == {
        "bundled": None,
        "here": str(file.parent / "tea.yaml"),
        "above": str(file.parent.parent / "tea.yaml"),
        "home": str(tmp_path / "tea.yaml"),
        "absolute": "/srv/tea.yaml",
    }


def test_a_file_in_another_encoding_is_named(configure: Callable[[str], Path]) -> None:
    configure("").write_bytes(b'default = "caf\xe9"')
    with pytest.raises(UnreadableError, match=r"config\.toml is not UTF-8 text\."):
        read_configuration()


@pytest.mark.parametrize(
    ("default", "is_path"),
    [("tea", False), ("bundled", False), ("tea.yaml", True), ("other", True), ("", False)],
)
def test_the_default_is_a_name_or_a_path(
    default: str, configure: Callable[[str], Path], *, is_path: bool
) -> None:
    file = configure(f'default = "{default}"\nfaqs = {{tea = "x.yaml"}}\n')

    expected = str(file.parent / default) if is_path else default
    assert read_configuration().default == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("oops", " cannot be read: expected '=' after a key"),
        ('\x00 = "x"', " cannot be read: "),
        ("a = " + "[" * 100_000, " cannot be read: "),
        ('defualt = "tea"', ": unknown key `defualt`; there are `default` and `[faqs]`."),
        ("default = 3", ": `default` must be a name or a path."),
        ('faqs = ["tea.yaml"]', ": `faqs` must be a table."),
        ("[faqs]\ntea = 3", ": `tea` must be a path in quotes."),
        ('[faqs]\ntea = ""', ": `tea` must be a path in quotes."),
        ('[faqs]\nmy.tea = "x"', ": `my` must be a path in quotes."),
        ('[faqs]\n"my.tea" = "x"', ": `my.tea` can't be a name: "),
        ('[faqs]\n"" = "x"', ": `` can't be a name: "),
        ('[faqs]\nbundled = "x"', ": `bundled` can't be a name: "),
        ('"\\u001b[31m" = "x"', ": unknown key `␛[31m`; "),
    ],
)
def test_a_broken_file_is_an_error_on_one_line(
    text: str, message: str, configure: Callable[[str], Path]
) -> None:
    file = configure(text)

    with pytest.raises(UnreadableError) as caught:
        read_configuration()

    assert caught.value.message.startswith(f"{file}{message}")
    assert "\n" not in caught.value.message
    assert caught.value.hint == (
        'Write names as `support = "~/support.yaml"`, below a line `[faqs]`.'
    )


def test_a_file_that_is_not_utf_8_is_an_error(configure: Callable[[str], Path]) -> None:
    configure("").write_bytes(b'default = "\xff"')

    with pytest.raises(UnreadableError):
        read_configuration()


def test_a_byte_order_mark_is_no_part_of_the_first_key(configure: Callable[[str], Path]) -> None:
    configure('\ufeffdefault = "bundled"')

    assert read_configuration().default == "bundled"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_or_a_folder_in_its_place_is_not_read(configure: Callable[[str], Path]) -> None:
    file = configure("")
    file.unlink()
    os.mkfifo(file)
    assert read_configuration() == Configuration()
    file.unlink()
    file.mkdir()
    assert read_configuration() == Configuration()


@pytest.mark.parametrize("text", ["support", "tea-2", "häfen", "C:"])
def test_a_bare_word_may_be_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["", "-", ".", "tea.yaml", "docs/", "/tea", f"a{os.sep}b"])
def test_a_text_with_a_dot_or_a_slash_is_a_path(text: str) -> None:
    assert not is_name(text)
