"""The command line: the group of all commands, and the function that runs one of them."""

import os
import re
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from inspect import cleandoc
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from faqcli import __version__
from faqcli.cli.arguments import (
    ARGUMENTS,
    VALUED,
    Line,
    leading_options,
    program_of,
    require_one_file,
)
from faqcli.cli.commands import COMMANDS, GROUPS
from faqcli.cli.exit_codes import FOUND, INTERRUPTED, fail
from faqcli.cli.options import File
from faqcli.errors import FaqError, MisusedError, UnwritableError
from faqcli.model import FAQ, Program
from faqcli.output.console import stdout
from faqcli.sanitize import visible_name

_WIDEST, _NARROW, _INDENT = 80, 60, 6
"""The widest help; narrower windows than the second have the text of an option below its name,
indented by the third."""


class _Command(TyperCommand):
    """A command whose help can be read in a narrow window."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the arguments and options; a program with a FAQ of its own reads no other."""
        others = {"file", "shelf"} if program_of(ctx).file is not None else set()
        return [one for one in super().get_params(ctx) if one.name not in others]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _narrow(formatter)
        super().format_help(ctx, formatter)


def load_command(name: str, program: Program) -> Any:
    """Import a command and return it, as Click has it, with help for a program; None without it."""
    if name not in (program.commands or COMMANDS):
        return None
    module, _, function = COMMANDS[name].partition(":")
    callback = getattr(import_module(module), function)
    summary, text = _help(callback.__doc__, program, name)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=_Command, help=text, short_help=summary)(callback)
    return typer.main.get_command(single)


class _LazyGroup(TyperGroup):
    """Commands that are imported when they are called.

    Click documents such a group under "Lazily Loading Subcommands". Defining all commands would
    take a twentieth of a plain run.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        return list(program_of(ctx).commands or COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return load_command(cmd_name, program_of(ctx))

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options; a program with a FAQ of its own has only help."""
        own = program_of(ctx).file is not None
        return [one for one in super().get_params(ctx) if not own or one.name == "help"]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read a command line; if it has words but no command, `show` them.

        Options may stand before a command or before words: `faq -f FAQ.yaml list`.
        """
        ctx.meta[ARGUMENTS] = list(args)
        if not {"-h", "--help", "help"}.isdisjoint(args):
            ctx.terminal_width = min(stdout().width, _WIDEST)  # Click's own is at least 50
        if not ctx.resilient_parsing and program_of(ctx).file is None:  # completion says nothing
            require_one_file(args)
        options, rest = leading_options(args)
        own = {name for param in self.get_params(ctx) for name in param.opts} - VALUED
        if not rest or own.intersection(options):
            return super().parse_args(ctx, args)
        word = rest[0]
        commands = self.list_commands(ctx)
        if word == "help" and set(rest[1:]) <= set(commands):
            return super().parse_args(ctx, rest)
        if word in commands:
            return super().parse_args(ctx, [word, *options, *rest[1:]])
        return super().parse_args(ctx, ["show", *options, *rest])

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _narrow(formatter)
        _, self.help = _help(INTRODUCTION, program_of(ctx))
        super().format_help(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write what each command does, group by group."""
        there = self.list_commands(ctx)
        for heading, group in GROUPS.items():
            rows = [(n, self.get_command(ctx, n).short_help) for n in group if n in there]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command to run."""
        if args[0] == "help":
            return self._command_for_help(ctx, args[1:])
        return super().resolve_command(ctx, args)

    def _command_for_help(self, ctx: Any, args: list[str]) -> Any:
        """Treat `faq help list` as `faq list --help`, as git does."""
        if args:
            return args[0], self.get_command(ctx, args[0]), ["--help"]
        if ctx.resilient_parsing:  # a shell asks for what may follow `help`
            return None, None, []
        typer.echo(ctx.get_help())
        raise typer.Exit


def _narrow(formatter: Any) -> None:
    """Let help start below the name of an option in a narrow window, instead of beside it."""
    if formatter.width < _NARROW:
        formatter.write_dl = partial(formatter.write_dl, col_max=_INDENT)


INTRODUCTION = """Answer a question from a FAQ, list its questions, search its text.

Examples:
    faq will ukraine join nato
    faq list
    faq search kherson
"""
_EXAMPLES = {
    "": ("YOUR QUESTION",),
    "list": ("list", "list --section TITLE"),
    "show": ("show 3", "show 2-4", "show YOUR QUESTION --brief"),
    "search": ("search WORDS", "search WORDS --not WORD"),
    "browse": ("browse", "browse WORDS"),
    "suggest": ("suggest YOUR QUESTION",),
    "mcp": ("mcp",),
}
"""The examples of a program with a FAQ of its own; others are those of `faq`, without `-f`."""


def _help(docstring: str | None, program: Program, name: str = "") -> tuple[str, str]:
    """Return the summary of a command, and its help, which begins with examples.

    They are at the end of its docstring, indented below `Examples:`.
    """
    text, _, examples = cleandoc(docstring or "").partition("\n\nExamples:\n")
    examples = "\n".join(map(str.strip, examples.splitlines()))  # `dedent` compiles a pattern
    if program.file is not None:
        own = [f"faq {example}" for example in _EXAMPLES.get(name, ())]
        others = [line for line in examples.splitlines() if " -f " not in line]
        examples = _spoken("\n".join(own or others), program)
        text = _spoken(text, program)
    summary = text.partition("\n\n")[0].replace("\n", " ")
    return summary, f"\b\n{examples}\n\n{text}" if examples else text


def _spoken(text: str, program: Program) -> str:
    """Return a text with the name of a program in place of `faq`."""
    return re.sub(r"(?<![\w/.])faq (?=\w)", lambda _: f"{program.name} ", text)


app = typer.Typer(
    cls=_LazyGroup,
    help=_help(INTRODUCTION, FAQ)[1],
    subcommand_metavar="WORDS... | COMMAND [ARGS]...",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def introduce(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    file: File = None,
) -> None:
    """Introduce the program and the FAQ if no command is given."""
    if version:
        stdout().write([f"faq {__version__}\n"])
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from faqcli.cli.opening import mention_problems, open_faq
        from faqcli.cli.welcome import welcome

        faq = open_faq(ctx, file)
        output = stdout()
        # Commands can be copied from lines that only the terminal breaks.
        output.write(x if x.startswith("  ") else output.fitted(x) for x in welcome(faq))
        mention_problems(faq)


def main(arguments: Sequence[str] | None = None, program: Program = FAQ) -> int:
    """Run a command and return its exit status; `arguments` default to the command line's."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        if sys.stdout is None:
            raise UnwritableError("The output", "it is closed")
        if "_FAQ_COMPLETE" in os.environ:
            from faqcli.cli.completion import prepare

            prepare()
        status = app(arguments, prog_name=program.name, standalone_mode=False, obj=program)
    except FaqError as error:
        return fail(error)
    except typer.TyperException as error:
        return fail(_misused(error, program, arguments))
    except OSError as error:  # what Typer writes: help, and files for completion
        name = visible_name(os.fsdecode(error.filename)) if error.filename else "The output"
        return fail(UnwritableError(name, error))
    except SystemExit as end:  # how Typer ends completion, and help that nobody reads on
        return end.code if isinstance(end.code, int) else FOUND
    except typer.Abort:
        return INTERRUPTED
    return status if isinstance(status, int) else FOUND


_INSTEAD = {
    "Got unexpected": "To look for these words, write",
    "No such option": "Try",
    "Invalid value for '--limit'": "Try",
}
"""How Typer's messages begin that a hint can be added to, and how that begins."""


def _misused(
    error: typer.TyperException, program: Program, arguments: Sequence[str]
) -> MisusedError:
    """Return what Typer says about a wrong command line, with a hint."""
    context = getattr(error, "ctx", None)
    named = [word for word in Line(arguments).words[:1] if word in COMMANDS]
    path = context.command_path if context else " ".join([program.name, *named])
    message = error.format_message()
    hint = f"See `{path} --help`."
    lead = next((_INSTEAD[start] for start in _INSTEAD if message.startswith(start)), "")
    if context and lead:
        from faqcli.cli.hints import Hints

        hint = f"{hint} {Hints(context).after_misuse(lead)}".rstrip()
    return MisusedError(message, hint)
