"""The command line: a table of commands, and the function that runs one of them."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from faqcli import __version__
from faqcli.cli.exit_codes import FOUND, INTERRUPTED, fail
from faqcli.errors import FaqError, MisusedError, UnwritableError
from faqcli.output.console import stdout
from faqcli.sanitize import one_line

COMMANDS = {
    "list": "faqcli.cli.read:list_questions",
    "show": "faqcli.cli.read:show",
    "search": "faqcli.cli.read:search",
    "info": "faqcli.cli.read:info",
    "check": "faqcli.cli.check:check",
    "browse": "faqcli.cli.browse:browse",
    "import": "faqcli.cli.convert:import_faq",
    "export": "faqcli.cli.convert:export_faq",
}
"""The commands, in the order of `faq --help`: each is imported when it is called."""


class _LazyGroup(TyperGroup):
    """Commands that are imported when they are called.

    Click documents such a group under "Lazily Loading Subcommands". Defining all commands would
    take a twentieth of a plain run.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(":")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name)(getattr(import_module(module), function))
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command to run, or suggest one if the word isn't a command."""
        word = args[0]
        if word in COMMANDS or word.startswith("-"):
            return super().resolve_command(ctx, args)
        if word == "help":
            return self._help(ctx, args[1:])
        import shlex
        from difflib import get_close_matches

        near = get_close_matches(word, COMMANDS, n=1)
        words = [*near, *args[1:]] if near else ["show", *args]
        command = shlex.join(["faq", *map(one_line, words)])
        hint = f"Did you mean `{command}`? `faq --help` lists the commands."
        raise MisusedError(f"`{one_line(word)}` is not a faq command.", hint)

    def _help(self, ctx: Any, args: list[str]) -> Any:
        """Treat `faq help list` as `faq list --help`, as git does."""
        if args and args[0] in COMMANDS:
            return args[0], self.get_command(ctx, args[0]), ["--help"]
        typer.echo(ctx.get_help())
        raise typer.Exit


app = typer.Typer(
    cls=_LazyGroup,
    help="Browse a FAQ: list its questions, show answers, search the text.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_WELCOME = """\
faq reads a FAQ in the terminal: yours,
or one on the Russia–Ukraine talks.

  faq list            the questions
  faq show 3          an answer
  faq search kherson  what mentions it

`faq --help` lists all commands.
`faq list -f FAQ.yaml` reads your own.
"""


@app.callback(invoke_without_command=True)
def welcome(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Introduce the program if no command is given."""
    if version:
        stdout().write([f"faq {__version__}\n"])
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        stdout().write([_WELCOME])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; `arguments` default to the command line's."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        if sys.stdout is None:
            raise UnwritableError("The output", "it is closed")
        status = app(arguments, prog_name="faq", standalone_mode=False)
    except FaqError as error:
        return fail(error)
    except typer.TyperException as error:
        return fail(_misused(error))
    except OSError as error:  # Typer's own output: help and completion
        return fail(UnwritableError("The output", error))
    except SystemExit as end:  # how Typer ends completion, and help that nobody reads on
        return end.code if isinstance(end.code, int) else FOUND
    except typer.Abort:
        return INTERRUPTED
    return status if isinstance(status, int) else FOUND


def _misused(error: typer.TyperException) -> MisusedError:
    """Return what Typer says about a wrong command line, with a hint."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "faq"
    message = error.format_message()
    hint = f"See `{path} --help`."
    if path == "faq" or message.startswith("Got unexpected"):
        hint += " To read your own FAQ, add it after the command: `faq list -f FAQ.yaml`."
    return MisusedError(message, hint)
