"""The commands: read the arguments, call, render, exit status."""

import sys
from collections.abc import Sequence
from copy import copy
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from faqcli import __version__
from faqcli.cli.exit_codes import (
    FOUND,
    INTERRUPTED,
    NOT_FOUND,
    fail,
    status_of,
)
from faqcli.cli.opening import mention_problems as _mention_problems
from faqcli.cli.opening import open_faq as _open
from faqcli.cli.options import (
    AllWords,
    Color,
    Exact,
    File,
    InSection,
    Json,
    NoPager,
    Without,
    WithTag,
    complete_reference,
)
from faqcli.errors import (
    ClosedError,
    FaqError,
    MisusedError,
    NotFoundError,
    UnreadableError,
    UnwritableError,
)
from faqcli.faq import Faq
from faqcli.output import format as views
from faqcli.output.console import (
    ColorChoice,
    say,
    stdout,
)
from faqcli.sanitize import one_line, quoted

if TYPE_CHECKING:
    from faqcli.model import Results

_UsageError: Any = typer.BadParameter.__base__
"""What Typer raises for a wrong call; it has no public name for it."""


class _Group(TyperGroup):
    """Commands that say what to type instead when a word is none of them."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        word = args[0]
        if not word.startswith("-") and word not in self.commands:
            import shlex
            from difflib import get_close_matches

            if word == "help":
                return self._help(ctx, args[1:])
            near = get_close_matches(word, self.commands, n=1)
            words = [*near, *args[1:]] if near else ["show", *args]
            command = shlex.join(["faq", *map(one_line, words)])
            hint = f"Did you mean `{command}`? `faq --help` lists the commands."
            raise MisusedError(f"`{one_line(word)}` is not a command of faq.", hint)
        return super().resolve_command(ctx, args)

    def _help(self, ctx: Any, args: list[str]) -> Any:
        """Take `help` for the option of that name, as git and others do."""
        if args and args[0] in self.commands:
            return args[0], self.commands[args[0]], ["--help"]
        typer.echo(ctx.get_help())
        raise typer.Exit


app = typer.Typer(
    cls=_Group,
    help="Browse a FAQ: list its questions, show answers, search the text.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _require(words: Sequence[str], example: str) -> str:
    """Return words as one text, if there is anything in them."""
    text = " ".join(words)
    if not text.strip():
        raise MisusedError("There is nothing to look for.", f"Try `{example}`.")
    return text


@app.callback(invoke_without_command=True)
def main_callback(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Say what this is when no command is given."""
    if version:
        stdout(ColorChoice.never).write([f"faq {__version__}\n"])
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        stdout(ColorChoice.never).write([_WELCOME])


_WELCOME = """\
faq reads a FAQ at the terminal: yours,
or one on the Russia–Ukraine talks.

  faq list            the questions
  faq show 3          an answer
  faq search kherson  what mentions it

`faq --help` lists all commands.
`faq list -f FAQ.yaml` reads your own.
"""


@app.command("list")
def list_questions(
    section: InSection = "",
    tag: WithTag = "",
    file: File = None,
    as_json: Json = False,
    color: Color = ColorChoice.auto,
    no_pager: NoPager = False,
) -> None:
    """List the questions, numbered, under their section headings."""
    faq = _open(file)
    output = stdout(color, can_page=not no_pager)
    headings = faq.headings(section, tag)
    if section and tag:
        headings = iter(found := list(headings))
        if not found:
            message = f"No question in a section {quoted(section)} has a tag {quoted(tag)}."
            raise NotFoundError(message, f"`{faq.command('info')}` lists sections and tags.")
    views.questions(output, faq, headings, as_json=as_json)
    if not faq.count:
        say(f"There are no questions in {faq.document.name}.")
    _mention_problems(faq)


@app.command("show")
def show(
    refs: Annotated[
        list[str],
        typer.Argument(
            metavar="REF...",
            help="A number, a range such as 2-4, an id; or keywords, all together.",
            autocompletion=complete_reference,
        ),
    ],
    brief: Annotated[bool, typer.Option("--brief", help="Only the short answer.")] = False,
    file: File = None,
    as_json: Json = False,
    color: Color = ColorChoice.auto,
    no_pager: NoPager = False,
) -> None:
    """Show answers: by number, range or id, or the one that fits keywords best."""
    text = _require(refs, "faq show 3")
    faq = _open(file)
    output = stdout(color, can_page=not no_pager)
    selection = faq.select(refs)
    if selection is None:
        results = faq.search(text, limit=6)
        others = views.best_answer(output, faq, text, results, is_brief=brief, as_json=as_json)
        say(*others)
        _conclude(faq, text, results)
        return
    entries = []
    failures: list[FaqError] = []
    for number in selection.numbers:
        try:
            entries.append(faq.entry(number))
        except UnreadableError as error:
            failures.append(error)
    failures += [faq.absent(ref) for ref in selection.absent]
    views.answers(output, faq, entries, is_brief=brief, as_json=as_json)
    for failure in failures:
        say(failure.message, failure.hint)
    _mention_problems(faq)
    if failures:
        raise typer.Exit(max(status_of(failure) for failure in failures))


def _require_word(text: str) -> None:
    """Refuse to leave out what has no word in it, which would leave out nothing in silence."""
    from faqcli.search.query import parse

    if not parse(text):
        raise MisusedError(f"{quoted(text)} holds no word to leave out.")


def _conclude(faq: Faq, text: str, results: "Results", *, is_narrowed: bool = False) -> None:
    """Say what is to be said of a search, and end with status 1 if it found nothing."""
    if not results or results.missing or results.relaxed_phrases:
        from faqcli.output import suggestions

        if results:
            say(*suggestions.on_hits(faq, results))
        else:
            say(*suggestions.on_miss(faq, text, results, is_narrowed=is_narrowed))
    _mention_problems(faq)
    if not results:
        raise typer.Exit(NOT_FOUND)


@app.command("search")
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORD...",
            help="Words; '\"two words\"' is a phrase, 'zapor*' the beginning of a word.",
        ),
    ],
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most N hits.")
    ] = 10,
    without: Without = None,
    exact: Exact = False,
    all_words: AllWords = False,
    section: InSection = "",
    tag: WithTag = "",
    file: File = None,
    as_json: Json = False,
    color: Color = ColorChoice.auto,
    no_pager: NoPager = False,
) -> None:
    """Search questions and answers; the best matches come first."""
    text = _require(words, "faq search kherson")
    for shunned in without or ():
        _require_word(shunned)
    faq = _open(file)
    output = stdout(color, can_page=not no_pager)
    results = faq.search(
        text, limit,
        section=section, tag=tag, without=without or (), exact=exact, all_words=all_words,
    )  # fmt: skip
    say(*views.hits(output, faq, text, results, as_json=as_json))
    _conclude(faq, text, results, is_narrowed=bool(section or tag or without or all_words))


@app.command("info")
def info(
    file: File = None,
    as_json: Json = False,
    color: Color = ColorChoice.auto,
    no_pager: NoPager = False,
) -> None:
    """Say what this FAQ is: its source, date, sections and tags, and where it lies."""
    faq = _open(file)
    views.facts(stdout(color, can_page=not no_pager), faq, as_json=as_json)
    _mention_problems(faq)


_ROOMS = {
    "check": ("faqcli.cli.check", "check"),
    "browse": ("faqcli.cli.browse", "browse"),
    "import": ("faqcli.cli.convert", "import_faq"),
    "export": ("faqcli.cli.convert", "export_faq"),
}
"""The commands that have a module of their own, imported when they are called."""


def _lean(arguments: Sequence[str]) -> typer.Typer:
    """Return the app with none but the command that is called, if it is clear which.

    To make ready the others too takes a twentieth of a plain run.
    """
    first = arguments[0] if arguments else ""
    lean = copy(app)
    lean.registered_commands = [c for c in app.registered_commands if c.name == first]
    if lean.registered_commands:
        return lean
    if first not in _ROOMS:
        lean.registered_commands = list(app.registered_commands)
    for name, (module, function) in _ROOMS.items():
        if first in (name, "") or first not in _ROOMS:
            lean.command(name)(getattr(import_module(module), function))
    return lean


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; `arguments` default to the command line's."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        if sys.stdout is None:
            raise UnwritableError("The output cannot be written: it is closed.")
        status = _lean(arguments)(arguments, prog_name="faq", standalone_mode=False)
    except ClosedError:
        return FOUND
    except FaqError as error:
        return fail(error)
    except _UsageError as error:
        path = error.ctx.command_path if error.ctx else "faq"
        message = error.format_message()
        hint = f"See `{path} --help`."
        if path == "faq" or message.startswith("Got unexpected"):
            hint += " A FAQ file is named after the command: `faq list -f FAQ.yaml`."
        return fail(MisusedError(message, hint))
    except OSError as error:  # Typer's own output: help and completion
        return fail(
            UnwritableError(f"The output cannot be written: {str(error.strerror).lower()}.")
        )
    except SystemExit as end:  # how Typer ends completion, and help that nobody reads on
        return end.code if isinstance(end.code, int) else FOUND
    except typer.Abort:
        return INTERRUPTED
    return status if isinstance(status, int) else FOUND
