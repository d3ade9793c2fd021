"""The commands that read a FAQ: `list`, `show`, `search` and `info`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from faqcli.cli.arguments import is_typed, program_of
from faqcli.cli.completion import complete_reference, complete_word
from faqcli.cli.discovery import on_shelf
from faqcli.cli.exit_codes import NOT_FOUND, status_of
from faqcli.cli.opening import mention_problems, open_faq, open_output
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
)
from faqcli.errors import FaqError, MisusedError, NotFoundError, UnreadableError
from faqcli.faq import Faq
from faqcli.model import Program
from faqcli.output.console import say
from faqcli.output.plain import DEFAULT_LIMIT, left_out
from faqcli.sanitize import quoted

if TYPE_CHECKING:
    from faqcli.model import Results


def list_questions(
    ctx: typer.Context,
    section: InSection = "",
    tag: WithTag = "",
    file: File = None,
    as_json: Json = False,
    color: Color = "auto",
    no_pager: NoPager = False,
) -> None:
    """List the questions, numbered, under their section headings.

    Examples:
        faq list
        faq list --section "come next"
        faq list --tag nato -f support.yaml
    """
    faq = open_faq(ctx, file)
    output, format_ = open_output(color, no_pager=no_pager, as_json=as_json)
    headings = faq.headings(section, tag)
    if section and tag:
        headings = iter(matching := list(headings))
        if not matching:
            message = f"No question in section {quoted(section)} has the tag {quoted(tag)}."
            raise NotFoundError(message, faq.hint("`{}` lists the sections and tags.", "info"))
    output.show(format_.questions(faq, headings))
    if not faq.count:
        say(f"There are no questions in {faq.document.name}.")
    mention_problems(faq)


def show(
    ctx: typer.Context,
    refs: Annotated[
        list[str],
        typer.Argument(
            metavar="REF...",
            help="Numbers, ranges such as 2-4, or ids; otherwise keywords.",
            autocompletion=complete_reference,
        ),
    ],
    brief: Annotated[bool, typer.Option("--brief", help="Show only the short answer.")] = False,
    file: File = None,
    as_json: Json = False,
    color: Color = "auto",
    no_pager: NoPager = False,
) -> None:
    """Show answers by number, range or id, or the best one for keywords.

    Keywords may be a question. `faq WORDS...` does the same, unless the first word is a command.

    Examples:
        faq show 3
        faq show 2-4 final-agreement
        faq show security guarantees --brief
    """
    named, may_name = "", program_of(ctx).file is None and not is_typed(ctx, "file")
    if may_name:
        named, refs = on_shelf(refs)
        file = named or file
        if named and refs == ["info"]:  # so a search of the shelf numbers what a FAQ says of itself
            info(ctx, file, as_json=as_json, color=color, no_pager=no_pager)
            return
    text = _require(refs, program_of(ctx), "show", "3")
    faq = open_faq(ctx, file)
    output, format_ = open_output(color, no_pager=no_pager, as_json=as_json)
    known, unknown = _sorted_out(faq, refs)
    selection = faq.select(known)
    if unknown or selection is None:
        from faqcli.cli.hints import require_words

        require_words(ctx, faq, refs, unknown, may_name=may_name and not named)
    if selection is None:
        results = faq.search(text, limit=6)
        notes = _missing(ctx, faq, text, results)
        output.show(format_.best_answer(faq, text, results, is_brief=brief), notes)
        say(*format_.remarks(faq, results, are_listed=False))
        _conclude(faq, results)
        return
    entries = []
    failures: list[FaqError] = []
    for number in selection.numbers:
        try:
            entries.append(faq.entry(number))
        except UnreadableError as error:
            failures.append(error)
    failures += [faq.absent(ref) for ref in selection.absent]
    failures += [NotFoundError(f"{quoted(word)} isn't in this FAQ.") for word in unknown]
    output.show(format_.answers(faq, entries, is_brief=brief))
    for failure in failures:
        say(failure.message, failure.hint)
    mention_problems(faq)
    if failures:
        raise typer.Exit(max(status_of(failure) for failure in failures))


def search(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORD...",
            help="Words; '\"two words\"' is a phrase, 'zapor*' the beginning of a word.",
            autocompletion=complete_word,
        ),
    ],
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            min=1,
            metavar="N",
            help="Show the N best matches, weak ones too; default: at most 10 good ones.",
        ),
    ] = None,
    without: Without = None,
    exact: Exact = False,
    all_words: AllWords = False,
    section: InSection = "",
    tag: WithTag = "",
    shelf: Annotated[
        bool, typer.Option("--shelf", help="Search all FAQs that `faq shelf` lists.")
    ] = False,
    file: File = None,
    as_json: Json = False,
    color: Color = "auto",
    no_pager: NoPager = False,
) -> None:
    """Search questions and answers; the best matches come first.

    Examples:
        faq search kherson
        faq search '"peace deal"' --not nato
        faq search 'zapor*' --json
    """
    program = program_of(ctx)
    text = _require(words, program, "search", "WORDS" if program.file else "kherson")
    without = without or []
    for excluded in without:
        _require_word(excluded)
    if shelf:
        if is_typed(ctx, "file") or section or tag or without or exact or all_words:
            raise MisusedError("`--shelf` searches all FAQs for words, without other options.")
        from faqcli.cli.shelf import search_shelf

        output, format_ = open_output(color, no_pager=no_pager, as_json=as_json)
        raise typer.Exit(search_shelf(text, limit, output, format_))
    faq = open_faq(ctx, file)
    output, format_ = open_output(color, no_pager=no_pager, as_json=as_json)
    results = faq.search(
        text, limit or DEFAULT_LIMIT,
        section=section, tag=tag, without=without, exact=exact, all_words=all_words,
        weaker=limit is not None,
    )  # fmt: skip
    is_narrowed = bool(section or tag or without or all_words)
    notes = _missing(ctx, faq, text, results, is_narrowed=is_narrowed)
    options = {"--not": without, "--section": [section], "--tag": [tag]}
    named = [part for name, values in options.items() for v in values if v for part in (name, v)]
    named += ["--exact"] * exact + ["--all"] * all_words
    rest = left_out(faq, text, results, named)
    output.show(format_.hits(faq, text, results, rest), notes)
    say(*format_.remarks(faq, results, are_listed=True, rest=rest))
    _conclude(faq, results)


def info(
    ctx: typer.Context,
    file: File = None,
    as_json: Json = False,
    color: Color = "auto",
    no_pager: NoPager = False,
) -> None:
    """Describe the FAQ: its source, date, sections, tags and file.

    Examples:
        faq info
        faq info -f support.yaml --json
    """
    faq = open_faq(ctx, file)
    output, format_ = open_output(color, no_pager=no_pager, as_json=as_json)
    output.show(format_.facts(faq))
    mention_problems(faq)


def _require(words: Sequence[str], program: Program, *example: str) -> str:
    """Return words as one text, which must not be empty."""
    text = " ".join(words)
    if not text.strip():
        message = "Nothing to show." if example[0] == "show" else "Nothing to search for."
        raise MisusedError(message, f"Try `{program.line(*example)}`.")
    return text


def _sorted_out(faq: Faq, refs: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return references, and apart from them the words beside numbers: `nope` in `1 3 nope`.

    That is only if this FAQ knows none of these words; else they are keywords, and so are numbers.
    `question 3` is the number, unless a question says that.
    """
    from faqcli.search.references import after_name, is_number, split

    called = " ".join(refs)
    if (numbers := after_name(called)) and not faq.index.number_of(refs[0]):
        hits = faq.search(f'"{called}"', 1, exact=True)
        if not any(called.casefold() in hit.entry.question.casefold() for hit in hits):
            return numbers, []
    parts = split(refs)
    words = [part for part in parts if not is_number(part)]
    if words and len(words) < len(parts) and not any(map(faq.index.number_of, words)):
        missing = faq.search(" ".join(words), limit=1).missing
        if len(missing) >= len(words):
            return [part for part in parts if part not in words], words
    return parts, []


def _require_word(text: str) -> None:
    """Refuse to exclude a text without words, which would silently exclude nothing."""
    from faqcli.search.query import parse

    if not parse(text):
        raise MisusedError(f"{quoted(text)} has no words to leave out.")


def _missing(
    ctx: typer.Context, faq: Faq, query: str, results: "Results", *, is_narrowed: bool = False
) -> list[str]:
    """Return what a search didn't find, a line each."""
    if results.missing or not results.has_words:
        from faqcli.cli.hints import require_no_file

        require_no_file(ctx)
    if (results or results.about) and not results.missing and not results.relaxed_phrases:
        return []
    from faqcli.output.suggestions import on_search

    return on_search(faq, query, results, is_narrowed=is_narrowed)


def _conclude(faq: Faq, results: "Results") -> None:
    """Mention the problems of a FAQ, and end with status 1 if a search in it found nothing."""
    mention_problems(faq)
    if not (results or results.about):
        raise typer.Exit(NOT_FOUND)
