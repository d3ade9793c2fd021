"""Writes the man page, `docs/faq.1`, from the help of the commands.

Usage: python docs/man.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from faqcli import __version__
from faqcli.cli.app import app
from faqcli.cli.commands import COMMANDS

PAGE = Path(__file__).with_name("faq.1")
ENVIRONMENT = {
    "FAQ_FILE": "The FAQ to read, unless --file names one. By default it is that of the project.",
    "NO_COLOR": "If it isn't empty, no colours are used.",
    "FORCE_COLOR": "If it isn't empty, colours are used in a pipe, too.",
    "PAGER": "The pager for what is longer than the screen; less by default.",
    "COLUMNS, LINES": "The size of the window, if it isn't what the terminal says.",
    "XDG_CONFIG_HOME": "Where faqcli/config.toml is, which names FAQs; ~/.config by default.",
    "XDG_CACHE_HOME": "Where the cache of indexes is; ~/.cache by default.",
}
STATUSES = {
    "0": "Done; something was found.",
    "1": "Nothing was found: no match, no such number, section or tag.",
    "2": "The command line is wrong, or a file doesn't exist.",
    "3": "The file can't be read as a FAQ, or check found errors.",
    "4": "The output can't be written.",
    "130": "Interrupted.",
}


def page() -> str:
    """Return the man page, in the macros of man(7)."""
    group = typer.main.get_command(app)
    with typer.Context(group, info_name="faq", **group.context_settings) as context:
        return "\n".join(_page(context)) + "\n"


def _page(context: Any) -> Iterator[str]:
    group = context.command
    examples, text = _help_of(group)
    yield f'.TH FAQ 1 "" "faq {__version__}" "User Commands"'
    yield from (".SH NAME", r"faq \- ask a FAQ in your own words")
    yield from (".SH SYNOPSIS", r"\fBfaq\fR [\fIOPTIONS\fR] \fIWORDS\fR...", ".br")
    yield r"\fBfaq\fR \fICOMMAND\fR [\fIARGUMENTS\fR]..."
    yield from (".SH DESCRIPTION", *text, *_example(examples))
    yield from (".SH OPTIONS", *_options(group, context))
    yield ".SH COMMANDS"
    for name in COMMANDS:
        command = group.get_command(context, name)
        with type(context)(command, info_name=name, parent=context) as inner:
            examples, text = _help_of(command)
            arguments = " ".join(command.collect_usage_pieces(inner))
            yield f'.SS "faq {name} {_escaped(arguments)}"'
            yield from (*text, *_example(examples), *_options(command, inner))
    for title, rows in (("ENVIRONMENT", ENVIRONMENT), ("EXIT STATUS", STATUSES)):
        yield f".SH {title}"
        yield from _terms(rows.items())


def _help_of(command: Any) -> tuple[list[str], list[str]]:
    """Return the examples in a command's help, and its other paragraphs."""
    examples, _, text = command.help.removeprefix("\b\n").partition("\n\n")
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return examples.split("\n"), [line for one in paragraphs for line in (".PP", _escaped(one))]


def _example(lines: Sequence[str]) -> Iterator[str]:
    yield from (".PP", ".RS 4", ".EX", *map(_escaped, lines), ".EE", ".RE")


def _options(command: Any, context: Any) -> Iterator[str]:
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    yield from _terms(record for record in records if record)


def _terms(rows: Any) -> Iterator[str]:
    for term, text in rows:
        yield from (".TP", rf"\fB{_escaped(term)}\fR", _escaped(" ".join(text.split())))


def _escaped(text: str) -> str:
    """Return a line of text that roff takes for nothing else."""
    text = re.sub(r"[\\\-]", lambda match: {"\\": r"\e", "-": r"\-"}[match[0]], text)
    return rf"\&{text}" if text[:1] in {".", "'"} else text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
