"""A command line, taken apart before its command is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from faqcli.errors import MisusedError
from faqcli.model import FAQ, Program

if TYPE_CHECKING:
    import typer

ARGUMENTS = "faqcli.arguments"
"""The key in a context for the whole command line."""
VALUED = frozenset(["-f", "--file", "--color", "-n", "--limit", "--section", "--tag", "--not"])
"""The options that a value follows, of the commands that read a FAQ."""


def program_of(context: typer.Context) -> Program:
    """Return the program that a context belongs to."""
    return context.obj if isinstance(context.obj, Program) else FAQ


def is_typed(context: typer.Context, option: str) -> bool:
    """Return whether an option is on the command line, and not only in the environment."""
    source = context.get_parameter_source(option)
    return source is not None and source.name == "COMMANDLINE"


class Line:
    """A command line, taken apart.

    Args:
        arguments: its words and options; everything after `--` is words.
    """

    def __init__(self, arguments: Iterable[str]) -> None:
        self.words: list[str] = []
        self.options: list[tuple[str, ...]] = []
        """Each option, with its value if that is an argument of its own."""
        rest = iter(arguments)
        for argument in rest:
            if argument == "--":
                self.words.extend(rest)
            elif not argument.startswith("-") or argument == "-":
                self.words.append(argument)
            elif argument in VALUED:
                self.options.append((argument, *filter(None, [next(rest, None)])))
            else:
                self.options.append((argument,))

    @property
    def files(self) -> list[str]:
        """The options that name a FAQ: `-f`, `--file`, `--file=FAQ.md`, `-fFAQ.md`."""
        names = (option[0] for option in self.options)
        return [n for n in names if n.startswith(("-f", "--file=")) or n == "--file"]


def leading_options(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Return the options before the first word, with their values, and the rest."""
    end = 0
    while end < len(arguments) and arguments[end][:1] == "-" and arguments[end] not in {"-", "--"}:
        end += 2 if arguments[end] in VALUED else 1
    return arguments[:end], arguments[end:]


def require_one_file(arguments: Sequence[str]) -> None:
    """Refuse a command line that names two FAQs: only one could be read.

    Raises:
        MisusedError: it does.
    """
    if len(Line(arguments).files) > 1:
        raise MisusedError("`--file` is given more than once.", "Name one FAQ.")
