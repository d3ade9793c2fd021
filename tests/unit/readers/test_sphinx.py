from __future__ import annotations

import pytest

from faqcli.readers.extraction import LeftOut
from faqcli.readers.restructuredtext import read
from faqcli.readers.sphinx import understood


def lines_of(text: str) -> list[str]:
    """Return what docutils gets of a text, without empty lines."""
    return [line.text for line in understood(text, []) if line.text.strip()]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (":ref:`the other <label>`", "the other"),
        (":ref:`label`", "label"),
        (":doc:`the\nguide </a/b>`", "the\nguide"),
        (":class:`~os.PathLike`", "``os.PathLike``"),
        (":py:meth:`!run`", "``run``"),
        (":meth:`~.Session.run`", "``Session.run``"),
        (":file:`.bashrc`", "``.bashrc``"),
        (":set:opt:`<user> <gui.user>`", "<user>"),
        (":set:opt:`<user>`", "``<user>``"),
        (":abbr:`GIL (global lock)`", "GIL (global lock)"),
        (":emphasis:`so`", ":emphasis:`so`"),
        ("``:ref:`label```", "``:ref:`label```"),
    ],
)
def test_a_role_is_the_text_that_it_shows(role: str, text: str) -> None:
    """One that docutils knows stays, and so does one in a literal."""
    assert "\n".join(lines_of(f"See {role}.\n")) == f"See {text}."


@pytest.mark.parametrize(
    "head", ["Write this::", "- Write this::", ".. code-block:: rst", ".. code::"]
)
def test_code_stays_as_it_is(head: str) -> None:
    """It may be about reStructuredText."""
    code = "      .. toctree::\n         :glob:\n\n      :ref:`label`\n"
    left_out: list[LeftOut] = []
    lines = [line.text for line in understood(f"{head}\n\n{code}\nThen :ref:`a`.\n", left_out)]
    assert "\n".join(lines) == f"{head}\n\n{code}\nThen a.\n"
    assert left_out == []


def test_options_that_only_sphinx_knows_are_taken_from_directives() -> None:
    """Or docutils would leave out the whole directive; a caption is a text above it."""
    text = (
        ".. code-block:: text\n   :emphasize-lines: 3,\n      4\n   :caption: a.txt\n"
        "   :name: a\n\n   x\n"
    )
    assert lines_of(text) == ["a.txt", ".. code-block:: text", "   :name: a", "   x"]


def test_contents_of_directives_around_text_stay() -> None:
    text = ".. only:: html\n\n   .. versionadded:: 3.1\n\n      At :ref:`last`.\n"
    assert lines_of(text) == ["New in version 3.1", "At last."]


def test_code_that_is_tested_is_code() -> None:
    """What only prepares the test isn't shown."""
    text = ".. testsetup::\n\n   a = 1\n\n.. doctest:: x\n   :hide:\n\n   >>> a\n   1\n"
    assert lines_of(text) == [".. code::", "   >>> a", "   1"]


def test_what_sphinx_only_asks_itself_is_no_text() -> None:
    assert lines_of(":tocdepth: 2\n\nWhy?\n") == ["Why?"]


def test_lines_know_their_numbers() -> None:
    """Whatever was taken out above them."""
    text = ".. index:: a\n   b\n\nSee :ref:`x\n<y>`.\n\n.. code::\n   :linenos:\n\n   z\n"
    assert [(line.number, line.text) for line in understood(text, []) if line.text.strip()] == [
        (4, "See x."),
        (7, ".. code::"),
        (10, "   z"),
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (":pep:`8`", "[PEP 8](https://peps.python.org/pep-0008)"),
        ("see :issue:`225`", "see #225"),
        (".. versionchanged:: 2.1 It\n   differs.", "Changed in version 2.1: It differs."),
        (".. versionadded:: 3.9", "New in version 3.9"),
        (".. deprecated:: 4.0\n   Use b.", "Deprecated since version 4.0\n\nUse b."),
    ],
)  # fmt: skip
def test_roles_and_versions_read_as_sphinx_shows_them(source: str, shown: str) -> None:
    """A text that begins beside the version goes on in the next line."""
    (item,) = read(f"Why?\n====\n\n{source}\n").items
    assert item.answer.strip() == shown
