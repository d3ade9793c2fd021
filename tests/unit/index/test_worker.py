import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.faq import load
from faqcli.index import cache
from faqcli.model import Entry

Answers = tuple[list[Entry], list[list[str]]]


def answers(path: Path) -> Answers:
    """Return the entries of a FAQ, and what a few searches of it find."""
    with load(path) as faq:
        queries = ("quay", "запорожье", "ferys", '"harbour master"', "park my ship")
        return list(faq.entries), [[hit.entry.question for hit in faq.search(q)] for q in queries]


@pytest.fixture
def small(harbour_yaml: str, write_faq: Callable[..., Path]) -> tuple[Path, Answers]:
    """Return a FAQ, and its answers from an index that this process has built."""
    path = write_faq(harbour_yaml)
    return path, answers(path)


def test_an_index_from_two_processes_gives_the_same_answers(
    small: tuple[Path, Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, expected = small
    monkeypatch.setattr(cache, "_LARGE", 0)
    monkeypatch.delattr(cache, "Builder")  # which would build it in this process

    assert answers(path) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /bin/false")
@pytest.mark.parametrize("program", ["/no/such/python", "/bin/false"])
def test_one_process_builds_the_index_if_the_other_fails(
    program: str, small: tuple[Path, Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, expected = small
    monkeypatch.setattr(cache, "_LARGE", 0)
    monkeypatch.setattr(sys, "executable", program)

    assert answers(path) == expected
