"""The commands: read the arguments, call, render, exit status."""

import os
import sys
from collections.abc import Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from faqcli import __version__
from faqcli.console import (
    ClosedError,
    ColorChoice,
    Messages,
    Output,
    ReadingProgress,
    UnwritableError,
    stdout,
)
from faqcli.controls import one_line
from faqcli.errors import (
    FaqError,
    MalformedError,
    MissingFileError,
    NotFoundError,
    UnreadableError,
    explain,
)
from faqcli.faq import Faq, load

if TYPE_CHECKING:
    from faqcli.model import Entry, Hit
    from faqcli.render import Spans
    from faqcli.search.searching import Results

FOUND, NOT_FOUND, MISUSED, UNREADABLE, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 4, 130
_UsageError: Any = typer.BadParameter.__base__
"""What Typer raises for a wrong call; it has no public name for it."""


class _MisusedError(FaqError):
    """The command line asks for what does not exist."""


_STATUS: tuple[tuple[type[FaqError], int], ...] = (
    (NotFoundError, NOT_FOUND),
    (MissingFileError, MISUSED),
    (_MisusedError, MISUSED),
    (UnwritableError, UNWRITABLE),
    (FaqError, UNREADABLE),
)


class _Group(TyperGroup):
    """Commands that say what to type instead when a word is none of them."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        word = args[0]
        if not word.startswith("-") and word not in self.commands:
            from difflib import get_close_matches

            near = get_close_matches(word, self.commands, n=1)
            try_instead = near[0] if near else f"show {one_line(' '.join(args))}"
            hint = f"Did you mean `faq {try_instead}`? `faq --help` lists the commands."
            raise _MisusedError(f"`{one_line(word)}` is not a command of faq.", hint)
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_Group,
    help="Browse a FAQ: list its questions, show answers, search the text.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_messages = Messages()


def _complete(incomplete: str, ctx: typer.Context) -> Iterator[tuple[str, str]]:
    """Yield the numbers and ids that start with what is typed, with their questions."""
    try:
        faq = load(ctx.params.get("file") or os.environ.get("FAQ_FILE") or None)
        for heading in faq.headings():
            for ref in (str(heading.number), heading.id):
                if ref.startswith(incomplete) and (incomplete or ref.isdecimal()):
                    yield ref, heading.question.replace("[", "\\[")
    except FaqError:
        return  # a shell in the middle of a line has no use for a message


File = Annotated[
    str | None,
    typer.Option(
        "--file", "-f", metavar="FAQ", envvar="FAQ_FILE", show_envvar=True,
        help="A FAQ file in YAML, `-` for standard input; without it, the bundled FAQ.",
    ),
]  # fmt: skip
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Color = Annotated[
    ColorChoice,
    typer.Option("--color", help="When to use colours; NO_COLOR and FORCE_COLOR count too."),
]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help="Do not page what is longer than the screen.")
]
InSection = Annotated[
    str, typer.Option("--section", metavar="TEXT", help="Only sections whose title holds TEXT.")
]
WithTag = Annotated[
    str, typer.Option("--tag", metavar="TEXT", help="Only entries with a tag that holds TEXT.")
]


def _open(file: str | None) -> Faq:
    with ReadingProgress(_messages) as progress:
        faq = load(file, progress=progress)
    return faq


def _mention_problems(faq: Faq) -> None:
    if faq.problem_count:
        noun = "problem" if faq.problem_count == 1 else "problems"
        _messages.say(f"{faq.problem_count} {noun}: run `faq check {faq.name}`")


def _print_record(output: Output, record: dict[str, Any]) -> None:
    from faqcli import records

    output.write([records.to_text(record, is_unicode=output.is_unicode)])


@app.callback(invoke_without_command=True)
def main_callback(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        stdout(ColorChoice.never).write([f"faq {__version__}\n"])
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        stdout(ColorChoice.never).write([_WELCOME])


_WELCOME = """\
faq reads a FAQ at the terminal: by itself, one about the Russia–Ukraine negotiations.

  faq list              the questions, numbered
  faq show 3            an answer, by number, id or keywords
  faq search kherson    what the answers say about a word

`faq --help` lists all commands; `--file FAQ.yaml` after one reads a FAQ of your own.
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
    if as_json:
        from faqcli import records

        entries = [records.of_heading(heading) for heading in headings]
        _print_record(output, {"faq": records.of_faq(faq), "entries": entries})
    elif output.is_terminal:
        from faqcli import render

        output.show(render.headings(headings, faq.count, output.width))
    else:
        from faqcli import plain

        output.show(plain.headings(headings))
    if not faq.count:
        _messages.say(f"{faq.name} has no questions.")
    _mention_problems(faq)


@app.command("show")
def show(
    refs: Annotated[
        list[str],
        typer.Argument(
            metavar="REF...",
            help="A number, a range such as 2-4, an id; or keywords, all together.",
            autocompletion=_complete,
        ),
    ],
    brief: Annotated[bool, typer.Option("--brief", help="Only the short answer.")] = False,
    file: File = None,
    as_json: Json = False,
    color: Color = ColorChoice.auto,
    no_pager: NoPager = False,
) -> None:
    """Show answers: by number, range or id, or the one that fits keywords best."""
    faq = _open(file)
    output = stdout(color, can_page=not no_pager)
    selection = faq.select(refs)
    if selection is None:
        _show_best(faq, " ".join(refs), output, is_brief=brief, as_json=as_json)
        return
    entries, failures = [], []
    for number in selection.numbers:
        try:
            entries.append(faq.entry(number))
        except UnreadableError as error:
            failures.append(error)
    failures += [faq.absent(ref) for ref in selection.absent]
    if as_json:
        from faqcli import records

        found = [records.of_entry(entry) for entry in entries]
        _print_record(output, {"faq": records.of_faq(faq), "entries": found})
    elif entries:
        _print_answers(output, faq, entries, is_brief=brief)
    for failure in failures:
        _messages.say(failure.message, failure.hint)
    _mention_problems(faq)
    if failures:
        raise typer.Exit(max(_status_of(failure) for failure in failures))


def _print_answers(
    output: Output,
    faq: Faq,
    entries: "Sequence[Entry]",
    *,
    is_brief: bool,
    spans: "Spans | None" = None,
    matched_as: str = "",
    others: "Sequence[Hit]" = (),
) -> None:
    if output.is_terminal:
        from faqcli import render

        width = output.width
        screens = [
            render.screen(faq, entry, width, spans, is_brief=is_brief, matched_as=matched_as)
            for entry in entries
        ]
        screens += [render.others(others, width)] if others else []
        output.show(render.joined(screens))
    else:
        from faqcli import plain

        answers = (plain.answer(entry, spans, is_brief=is_brief) for entry in entries)
        output.show(plain.joined(answers))
        _messages.say(*(f"see also {hit.entry.number}: {hit.entry.question}" for hit in others))


def _show_best(faq: Faq, text: str, output: Output, *, is_brief: bool, as_json: bool) -> None:
    """Show the entry that fits keywords best, and name at most five others."""
    results = faq.find(text, limit=6)
    if as_json:
        from faqcli import records

        best = [records.of_entry(hit.entry) for hit in results.hits[:1]]
        others = [records.of_hit(hit) for hit in results.hits[1:]]
        record = {"faq": records.of_faq(faq), "entries": best, "others": others}
        _print_record(output, record)
    elif results.hits:
        best, *others = results.hits
        _print_answers(
            output,
            faq,
            [best.entry],
            is_brief=is_brief,
            spans=faq.highlighter(text).spans,
            matched_as=best.matched_as,
            others=others,
        )
    _conclude(faq, text, results)


def _conclude(faq: Faq, text: str, results: "Results", *, is_filtered: bool = False) -> None:
    """Say what is to be said of a search, and end with status 1 if it found nothing."""
    if not results.hits or results.missing or results.loosened:
        from faqcli import advice

        if results.hits:
            _messages.say(*advice.on_hits(faq, results))
        else:
            _messages.say(*advice.on_miss(faq, text, results, is_filtered=is_filtered))
    _mention_problems(faq)
    if not results.hits:
        raise typer.Exit(NOT_FOUND)


@app.command("search")
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help="Words; '\"two words\"' is a phrase.")
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many hits.")] = 10,
    section: InSection = "",
    tag: WithTag = "",
    file: File = None,
    as_json: Json = False,
    color: Color = ColorChoice.auto,
    no_pager: NoPager = False,
) -> None:
    """Search questions and answers; the best matches come first."""
    text = " ".join(words)
    if not text.strip():
        raise _MisusedError("There is nothing to search for.", "Try `faq search kherson`.")
    faq = _open(file)
    output = stdout(color, can_page=not no_pager)
    results = faq.find(text, limit, section=section, tag=tag)
    if as_json:
        from faqcli import records

        _print_record(output, records.of_results(faq, results))
    elif results.hits and output.is_terminal:
        from faqcli import render

        output.show(render.hits(results, faq.count, text, output.width))
    elif results.hits:
        from faqcli import plain

        output.show(plain.hits(results.hits))
    _conclude(faq, text, results, is_filtered=bool(section or tag))


@app.command("info")
def info(
    file: File = None, as_json: Json = False, color: Color = ColorChoice.auto
) -> None:
    """Say what this FAQ is: its source, date, sections and tags, and where it lies."""
    from faqcli import records

    faq = _open(file)
    output = stdout(color)
    if as_json:
        _print_record(output, {"faq": records.of_info(faq)})
    elif output.is_terminal:
        from faqcli import render

        output.show(render.facts(records.facts(faq), output.width))
    else:
        from faqcli import plain

        output.show(plain.facts(records.facts(faq)))
    _mention_problems(faq)


@app.command("check")
def check(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE...]")] = None,
    file: File = None,
    color: Color = ColorChoice.auto,
) -> None:
    """Report every problem in a FAQ file that reading it meets."""
    output = stdout(color)
    worst = FOUND
    for name in files or [file]:
        try:
            faq = _open(name)
            label, problems = faq.name, faq.problems()
        except MalformedError as error:
            label, problems = error.file, [error.problem]
        for problem in problems:
            place = f"{label}:{problem.line}:{problem.column}"
            lines = [f"{place}: {problem.severity}: {problem.message}", explain(problem)]
            output.write(f"{line}\n" for line in lines if line)
            worst = UNREADABLE if problem.severity == "error" else worst
        if not problems:
            _messages.say(f"{label}: no problems in {faq.count} questions.")
    raise typer.Exit(worst)


def _status_of(error: FaqError) -> int:
    return next(status for kind, status in _STATUS if isinstance(error, kind))


def _fail(error: FaqError) -> int:
    _messages.say(error.message, *error.hint.split("\n"))
    return _status_of(error)


def _lean(arguments: Sequence[str]) -> typer.Typer:
    """Return the app with none but the command that is called, if it is clear which.

    To make ready the others too takes a twentieth of a plain run.
    """
    called = [c for c in app.registered_commands if arguments and c.name == arguments[0]]
    lean = copy(app)
    lean.registered_commands = called or app.registered_commands
    return lean


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; `arguments` default to the command line's."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        status = _lean(arguments)(arguments, prog_name="faq", standalone_mode=False)
    except ClosedError:
        return FOUND
    except FaqError as error:
        return _fail(error)
    except _UsageError as error:
        path = error.ctx.command_path if error.ctx else "faq"
        return _fail(_MisusedError(error.format_message(), f"See `{path} --help`."))
    except OSError as error:  # Typer's own output: help and completion
        return _fail(UnwritableError(f"The output cannot be written: {error.strerror}."))
    except SystemExit as end:  # how Typer ends completion, and help that nobody reads on
        return end.code if isinstance(end.code, int) else FOUND
    except typer.Abort:
        return INTERRUPTED
    return status if isinstance(status, int) else FOUND
