"""Answers stay right, whatever has happened to the index."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from e2e.conftest import LISTED, Command

from faqcli.index.freshness import write_checksum

from .conftest import Chances, assert_rebuilt

QUESTION = b"What is green tea?"


def test_an_index_is_reused_while_the_file_is_unchanged(
    faq: Command, tea: Path, index: Path
) -> None:
    assert_rebuilt(faq, tea, index)


@pytest.mark.parametrize("length", [0, 1, 16, 100, 4095, 4096, 8192, 0.5, -4096, -1])
def test_a_truncated_index_is_rebuilt(faq: Command, tea: Path, index: Path, length: float) -> None:
    size = index.stat().st_size
    os.truncate(index, int(size * length) if 0 < length < 1 else int(length) % size)
    assert_rebuilt(faq, tea, index)


def overwrite(index: Path, start: int, data: bytes) -> None:
    """Overwrite a part of an index."""
    with index.open("rb+") as file:
        file.seek(start)
        file.write(data)


@pytest.mark.parametrize(
    ("part", "fill"),
    [
        *((part, "noise") for part in ("whole", "start", "middle", "end", "grown")),
        *((part, fill) for part in ("whole", "middle") for fill in ("zeros", "text")),
    ],
)
def test_an_overwritten_index_is_rebuilt(
    faq: Command, tea: Path, index: Path, part: str, fill: str
) -> None:
    size = index.stat().st_size
    start = {"whole": 0, "start": 0, "middle": size // 2, "end": size - 512, "grown": size}[part]
    length = size if part == "whole" else 512
    noise = random.Random(part).randbytes(length)  # noqa: S311 - noise that repeats
    overwrite(index, start, {"noise": noise, "zeros": bytes(length), "text": b"x" * length}[fill])
    assert_rebuilt(faq, tea, index)


def test_a_single_changed_bit_is_noticed(faq: Command, tea: Path, index: Path) -> None:
    place = index.read_bytes().index(QUESTION)
    overwrite(index, place, b"w")
    assert QUESTION in faq("show", "1", "-f", tea).output
    assert_rebuilt(faq, tea, index)


def test_a_flipped_bit_changes_no_answer(faq: Command, tea: Path, index: Path) -> None:
    """Also in the schema, where SQLite's message about it isn't UTF-8, and with times as before."""
    whole = index.read_bytes()
    name = whole.index(b"CREATE TABLE meta") + len(b"CREATE TABLE m")
    letter = whole.index(QUESTION)
    wanted = faq("show", "1", "-f", tea)
    for place, bit in ((name, 7), (letter, 1), (20, 0), (60, 3), (4096, 5), (8192, 0)):
        status = index.stat()
        damaged = bytearray(whole)
        damaged[place] ^= 1 << bit
        index.write_bytes(damaged)
        os.utime(index, ns=(status.st_mtime_ns, status.st_mtime_ns))
        assert faq("show", "1", "-f", tea) == wanted
        assert index.read_bytes() != bytes(damaged), "it is rebuilt"


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _scribble(data: bytearray, chance: random.Random) -> None:
    length = chance.choice((1, 4, 512, 4096))
    start = length * chance.randrange(len(data) // length)
    fill = chance.choice((bytes(length), b"x" * length, chance.randbytes(length)))
    data[start : start + length] = fill


def _move_a_page(data: bytearray, chance: random.Random) -> None:
    to, start = (4096 * chance.randrange(len(data) // 4096) for _ in range(2))
    data[to : to + 4096] = data[start : start + 4096]


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


COMMANDS = (
    ("list",),
    ("show", "1-3"),
    ("show", "green", "--json"),
    ("search", "how", "hot", "should", "the", "water", "be"),
    ("search", "concesions", "--json"),
    ("info",),
)


@pytest.mark.parametrize("name", ["tea.yaml", "copy.yaml"])
def test_random_damage_changes_no_answer(
    faq: Command, aged: Path, chances: Chances, name: str
) -> None:
    """The times of the index are as before. Half of the damage is a single bit."""
    wanted = {command: faq(*command, "-f", aged / name) for command in COMMANDS}
    (index,) = faq.indexes
    whole, status = index.read_bytes(), index.stat()
    for chance in chances(40):
        damaged = bytearray(whole)
        chance.choice((_flip, _flip, _flip, _scribble, _move_a_page, _cut))(damaged, chance)
        index.write_bytes(damaged)
        os.utime(index, ns=(status.st_mtime_ns, status.st_mtime_ns))
        command = chance.choice(COMMANDS)
        assert faq(*command, "-f", aged / name) == wanted[command], chance
        assert (faq.indexes, faq.leftovers) == ([index], [])


def test_damage_that_the_checksum_of_the_file_does_not_show_is_no_traceback(
    faq: Command, aged: Path, chances: Chances
) -> None:
    """It covers only the beginning of a large index."""
    wanted = {command: faq(*command, "-f", aged / "copy.yaml") for command in COMMANDS}
    (index,) = faq.indexes
    whole, status = index.read_bytes(), index.stat()
    for chance in chances(40):
        damaged = bytearray(whole)
        chance.choice((_flip, _flip, _scribble, _move_a_page))(damaged, chance)
        index.write_bytes(damaged)
        write_checksum(index)
        os.utime(index, ns=(status.st_mtime_ns, status.st_mtime_ns))
        command = chance.choice(COMMANDS)
        ran = faq(*command, "-f", aged / "copy.yaml")
        # A word, a tag or a letter of a question may be lost.
        assert ran == wanted[command] or (ran.status in {0, 1} and b"Traceback" not in ran.errors)


def _remove(index: Path, _other: Path) -> None:
    index.unlink()


def _folder(index: Path, _other: Path) -> None:
    index.unlink()
    index.mkdir()
    (index / "file").touch()


def _dangling(index: Path, _other: Path) -> None:
    index.unlink()
    index.symlink_to("nowhere")


def _null(index: Path, _other: Path) -> None:
    index.unlink()
    index.symlink_to("/dev/null")


def _other(index: Path, other: Path) -> None:
    shutil.copy2(other, index)


def _other_in_place(index: Path, other: Path) -> None:
    status = index.stat()
    shutil.copyfile(other, index)
    os.utime(index, ns=(status.st_mtime_ns, status.st_mtime_ns))


def _unreadable(index: Path, _other: Path) -> None:
    index.chmod(0)


def _touched(index: Path, _other: Path) -> None:
    index.touch()


def _fifo(index: Path, _other: Path) -> None:
    index.unlink()
    os.mkfifo(index)


@pytest.mark.parametrize(
    "replace",
    [_remove, _folder, _dangling, _null, _other, _other_in_place, _unreadable, _touched, _fifo],
    ids=lambda function: function.__name__.strip("_"),
)
def test_a_replaced_index_is_rebuilt(
    faq: Command, tea: Path, index: Path, replace: Callable[[Path, Path], None]
) -> None:
    assert faq("list", "-f", tea.with_name("other.yaml")).text == "1\tAnother file?\n"
    (other,) = set(faq.indexes) - {index}
    replace(index, other)
    for _ in range(2):
        assert faq("list", "-f", tea) == (0, LISTED, b"")
    assert faq("list", "-f", tea.with_name("other.yaml")).text == "1\tAnother file?\n"
    assert faq.leftovers == []


def test_an_index_of_another_user_is_rebuilt(faq: Command, tea: Path, index: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may give a file away")
    os.chown(index, 12345, 12345)
    assert_rebuilt(faq, tea, index)
    assert index.stat().st_uid == 0
