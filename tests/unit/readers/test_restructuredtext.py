from __future__ import annotations

from faqcli.readers.extraction import LeftOut
from faqcli.readers.restructuredtext import read

TEXT = """\
===
FAQ
===

.. contents::

.. _why:

Why is there no :func:`~os.goto`?
=================================

See :ref:`the other one <other>` and ``code``.

.. versionadded:: 3.1

   At last.

.. note:: Not on Sundays.

When are you open?
==================

From nine::

    open --now

.. toctree::
   :maxdepth: 1

   others
"""


def test_sections_are_questions() -> None:
    extraction = read(TEXT)
    assert extraction.about.title == "FAQ"
    assert [item.question for item in extraction.items] == [
        "Why is there no os.goto?",
        "When are you open?",
    ]


def test_roles_and_directives_become_text_that_reads_well() -> None:
    """Whether docutils knows them or only Sphinx does."""
    first, second = read(TEXT).items
    assert "See the other one and `code`." in first.answer
    assert "New in version 3.1" in first.answer
    assert "At last." in first.answer
    assert "Not on Sundays." in first.answer
    assert "open --now" in second.answer
    assert ":" not in first.answer.replace("Note:", "")


def test_other_directives_are_left_out_and_named() -> None:
    extraction = read(TEXT)
    assert LeftOut(27, 30, "`toctree`") in extraction.left_out


def test_definition_lists_are_questions() -> None:
    extraction = read("What is it?\n    A tool.\n\nIs it free?\n    Yes.\n")
    assert [item.question for item in extraction.items] == ["What is it?", "Is it free?"]
