from __future__ import annotations

from faqcli.model import Entry
from faqcli.tui.history import History, Visit


def visit(number: int) -> Visit:
    return Visit(Entry(number, str(number), "Q?", "A."), position=10 * number)


def test_history_goes_back_in_reverse_order() -> None:
    history = History()
    history.leave(visit(1))
    history.leave(visit(2))

    assert history.can_go_back
    assert [history.pop(-1), history.pop(-1), history.pop(-1)] == [visit(2), visit(1), None]
    assert not history.can_go_back


def test_history_goes_forward_to_what_was_pushed_there() -> None:
    history = History()
    history.push(1, visit(3))

    assert history.pop(-1) is None
    assert history.pop(1) == visit(3)
    assert history.pop(1) is None


def test_jump_leaves_nothing_to_go_forward_to() -> None:
    history = History()
    history.push(1, visit(3))
    history.leave(visit(1))

    assert history.pop(1) is None
    assert history.pop(-1) == visit(1)
