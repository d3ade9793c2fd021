from __future__ import annotations

from pathlib import Path

import pytest

from faqcli.readers.extraction import LeftOut, MalformedTextError
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


def test_code_has_its_language() -> None:
    text = "Why?\n====\n\n.. code-block:: python\n\n   x = 1\n\n::\n\n   y\n"
    (item,) = read(text).items
    assert item.answer == "```python\nx = 1\n```\n\n```\ny\n```\n"


def test_other_directives_are_left_out_and_named() -> None:
    extraction = read(TEXT)
    assert LeftOut(27, 30, "`toctree`") in extraction.left_out


def test_definition_lists_are_questions() -> None:
    extraction = read("What is it?\n    A tool.\n\nIs it free?\n    Yes.\n")
    assert [item.question for item in extraction.items] == ["What is it?", "Is it free?"]


FILE = "   :file: {0}\n"
READING = {
    "include": ".. include:: {0}\n",
    "include in a list": "* .. include:: {0}\n",
    "include in a note": ".. note:: .. include:: {0}\n",
    "include with spaces": "..   include :: {0}\n",
    "include in capitals": ".. INCLUDE:: {0}\n",
    "a substitution": ".. |x| include:: {0}\n\n|x|\n",
    "literalinclude": ".. literalinclude:: {0}\n",
    "raw": f".. raw:: html\n{FILE}",
    "raw from the network": ".. raw:: html\n   :url: http://127.0.0.1:9/a\n",
    "csv-table": f".. csv-table:: T\n{FILE}",
    "csv-table from the network": ".. csv-table:: T\n   :url: http://127.0.0.1:9/a\n",
}


@pytest.mark.parametrize("text", READING.values(), ids=READING)
def test_no_directive_reads_another_file(text: str, tmp_path: Path) -> None:
    """Each is named instead, on its line."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Swordfish, 1\n")

    extraction = read(f"Why?\n====\n\nSo.\n\n{text.format(secret)}")

    (item,) = extraction.items
    assert "Swordfish" not in f"{item}"
    (left_out,) = extraction.left_out
    assert left_out.start == 6
    assert left_out.what.strip("`") in text.lower()


HEAD = "Why?\n====\n\n"
LIMITS = {
    "quotations": (HEAD + "".join(f"{' ' * i}x\n\n" for i in range(300)), "nested too deeply"),
    "lists": (HEAD + "".join(f"{'  ' * i}- x\n\n" for i in range(300)), "nested too deeply"),
    "directives": (
        HEAD + "".join(f"{'   ' * i}.. only:: a\n\n" for i in range(900)), "nested too deeply",
    ),
    "a long line": (f"{HEAD}{'x ' * 6_000}\n", "a line of more than 10,000 characters"),
    "substitutions": (
        "".join(f".. |s{i}| replace:: |s{i + 1}| |s{i + 1}|\n" for i in range(30))
        + f".. |s30| replace:: x\n\n{HEAD}|s0|\n",
        "expand too far",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), LIMITS.values(), ids=LIMITS)
def test_what_would_take_too_long_or_too_much_is_refused(text: str, message: str) -> None:
    with pytest.raises(MalformedTextError, match=message):
        read(text)


REFERENCES = "".join(f"    |a|_ b_ {i}\n" for i in range(1_500))
MARKS = f"    {'|a| `b` *c* ' * 60}\n" * 1_200


@pytest.mark.parametrize("text", [REFERENCES, MARKS], ids=["references", "marks"])
@pytest.mark.parametrize("introduction", ["So::", "::", "- So::\n\n  So::", ".. code::"])
def test_what_is_marked_in_code_counts_towards_no_limit(introduction: str, text: str) -> None:
    (item,) = read(f"{HEAD}{introduction}\n\n{text}").items
    assert text.splitlines()[-1].strip() in item.answer


def test_marks_in_a_parsed_literal_count_as_in_any_text() -> None:
    with pytest.raises(MalformedTextError, match="more than 2,000 references"):
        read(f"{HEAD}.. parsed-literal::\n\n{REFERENCES}")


def test_substitutions_may_use_each_other() -> None:
    """Those that go round in a circle are left to docutils."""
    (item,) = read(f".. |a| replace:: one |b|\n.. |b| replace:: two\n\n{HEAD}|a|.\n").items
    assert item.answer == "one two.\n"
    assert read(f".. |a| replace:: |a|\n\n{HEAD}|a|\n").items


def test_an_image_is_not_embedded(tmp_path: Path) -> None:
    image = tmp_path / "a.svg"
    image.write_text("<svg><text>Swordfish</text></svg>")
    (item,) = read(f"Why?\n====\n\n.. image:: {image}\n   :loading: embed\n").items
    assert "Swordfish" not in item.answer


def test_a_directive_that_docutils_ignores_is_named() -> None:
    """Even in a place where only docutils finds it."""
    extraction = read("Why?\n====\n\nSo.\n\n* .. toctree::\n     :glob:\n\n* item\n")
    assert extraction.left_out == (LeftOut(6, 7, "`toctree`"),)


def test_footnotes_are_text_with_their_number() -> None:
    """They are no quotation, and lead nowhere; a note is one."""
    text = "Why?\n====\n\nSo [1]_, [C]_, [1]_.\n\n.. [1] One.\n.. [C] Two.\n\n.. note:: Three.\n"
    (item,) = read(text).items
    assert item.answer == (
        "So [1], [C], [1].\n\n[1] One.\n\n[C] Two.\n\n> **Note:**\n>\n> Three.\n"
    )


def test_comments_are_named_with_their_lines() -> None:
    text = "Why?\n====\n\nSo.\n\n.. One\n\n..\n   Two\n   more\n\n.. One\n\nHow?\n====\n\nThus.\n"
    spans = ((8, 10), (12, 12))
    assert read(text).left_out == (LeftOut(6, 6, "comments", spans),)


def test_thousands_of_substitutions_are_read() -> None:
    defined = "".join(f".. |a{i}| replace:: b\n" for i in range(5000))
    (item,) = read(f"Why?\n====\n\nSo |a1|.\n\n{defined}").items
    assert "So b." in item.answer


def test_a_paragraph_of_thousands_of_references_is_refused() -> None:
    """Docutils' time grows with their square."""
    few = "`a`_ b_ [1]_ |c|_ " * 30
    read(f"Why?\n====\n\n{few}\n")
    with pytest.raises(MalformedTextError, match="more than 2,000 references") as caught:
        read(f"Why?\n====\n\n{few}\n\n" + f"{few}\n" * 20)
    assert caught.value.problem.line == 6


def test_a_file_of_hundreds_of_thousands_of_marks_is_refused() -> None:
    """Docutils' tree of it would take gigabytes."""
    with pytest.raises(MalformedTextError, match="more than 400,000 marks"):
        read("Why?\n====\n\n" + "a\n b\n" * 200_000)
