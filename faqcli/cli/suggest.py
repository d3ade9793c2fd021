"""`faq suggest`: a comment with the questions that may answer a text, such as an issue's title."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from itertools import pairwise, takewhile
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Annotated

import typer

from faqcli.cli.arguments import program_of
from faqcli.cli.exit_codes import NOT_FOUND
from faqcli.cli.opening import open_faq, open_output
from faqcli.cli.options import File, Json
from faqcli.errors import MisusedError
from faqcli.model import Block, Mark
from faqcli.output import json
from faqcli.output.console import say
from faqcli.sanitize import command_line, visible_name

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Entry, Hit

_MOST = 3
_NEAR = 0.45
"""The cosine of a text and a question that are likely to mean the same."""
_LONGEST = 100_000
"""How many bytes of standard input are read."""
_OPERATORS = re.compile('["“”„«»*]')
_PAGES = {"", ".html", ".htm"}
_RENDERED = {".md", ".markdown", ".mdown", ".mkd", ".rst", ".rest", ".csv", ".tsv"}
"""Files that GitHub shows as documents, without lines, unless it is asked for the plain text."""
_TEMPLATE = """\
The FAQ may already answer this:

$suggestions
"""


def suggest(
    ctx: typer.Context,
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT...]",
            help="What was asked; without it, the first paragraph of FAQ_TEXT or standard input.",
        ),
    ] = None,
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Where the page or file is, for links.")
    ] = "",
    template: Annotated[
        str, typer.Option("--template", metavar="FILE", help="A file with $suggestions in it.")
    ] = "",
    file: File = None,
    as_json: Json = False,
) -> None:
    """Write a Markdown comment with the questions that may answer a text.

    There are at most three. If the FAQ has no answer, nothing is written, and the exit status
    is 1.

    Examples:
        faq suggest will ukraine join nato
        faq suggest --json < title.txt
        faq suggest ukraine --template note.md
    """
    if base_url and not re.fullmatch(r"https?://[^\s#\x00-\x1f\x7f-\x9f]+", base_url):
        message = "`--base-url` needs an address that begins with https://, and has no `#` in it."
        raise MisusedError(message)
    around = _template(template) if template else Template(_TEMPLATE)
    given = " ".join(text or ())
    if os.path.isfile(given):  # noqa: PTH113 - a text may be too long for Path
        attempt = f"{program_of(ctx).line('suggest')} < {command_line([given])}"
        say(f"{visible_name(given)} is taken as text: `{attempt}` reads the file.")
    # Click would split the variable into words, and its paragraphs would be lost.
    asked = given or os.environ.get("FAQ_TEXT") or _standard_input(ctx, file)
    # Nobody writes operators in an issue.
    query = _OPERATORS.sub(" ", re.split(r"\n\s*\n", asked.strip(), maxsplit=1)[0])
    faq = open_faq(ctx, file)
    hits = _suggestions(faq, query)
    found = list(zip(hits, _places(faq, base_url, [hit.entry for hit in hits]), strict=True))
    output, format_ = open_output(no_pager=True, as_json=as_json)
    if isinstance(format_, json.Json):
        records = [json.of_hit(hit) | {"url": place} for hit, place in found]
        output.show(format_.lines(faq=json.of_faq(faq), hits=records))
    elif found:
        from faqcli.writers.markdown import escaped

        listed = "\n\n".join(_suggestion(hit.entry, place) for hit, place in found)
        output.write([around.safe_substitute(suggestions=listed, title=escaped(faq.title))])
    if not found:
        raise typer.Exit(NOT_FOUND)


def _template(name: str) -> Template:
    """Return the template in a file, which must have a place for the suggestions."""
    shown = visible_name(name)
    try:
        template = Template(Path(name).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise MisusedError(f"The template {shown} cannot be read: {reason}.") from error
    if "suggestions" not in template.get_identifiers():
        raise MisusedError(f"The template {shown} has no `$suggestions`.", "Write where they go.")
    return template


def _standard_input(ctx: typer.Context, file: str | None) -> str:
    if file == "-":
        raise MisusedError("Standard input can't be both the FAQ and the text.")
    if sys.stdin is None or sys.stdin.isatty():
        attempt = program_of(ctx).line("suggest", "YOUR", "QUESTION")
        raise MisusedError("Nothing to look for.", f"Try `{attempt}`.")
    return sys.stdin.buffer.read(_LONGEST).decode("utf-8", errors="replace")


def _suggestions(faq: Faq, query: str) -> Sequence[Hit]:
    """Return the best hits, if they are certain enough to be told to someone who didn't search.

    If the FAQ lacks words of the query, a question must have more of them than are missing, or be
    near in meaning; and it must have a word that stands alone, such as `Bug` or `The bug`, which is
    in many an answer.
    """
    from faqcli.search.query import is_sentence, parse

    results = faq.search(query, limit=_MOST)
    terms = parse(query)
    small = sum(faq.index.lexicon.stopwords.issuperset(term.forms) for term in terms)
    is_alone = len(terms) - small < 2 and not is_sentence(terms, small)
    if not (is_alone or results.missing):
        return results
    return list(takewhile(lambda hit: _is_certain(hit, len(results.missing)), results))


def _is_certain(hit: Hit, missing: int) -> bool:
    asked = (passage for passage in hit.passages if passage.field == "question")
    words = {one.text[start:end].casefold() for one in asked for start, end in one.spans}
    return len(words) > missing or hit.cosine >= _NEAR


def _suggestion(entry: Entry, address: str) -> str:
    """Return an item of a list: the question, linked to an address, and its short answer."""
    from faqcli.markup.to_markdown import from_blocks

    mark = Mark(0, len(entry.question), "link" if address else "strong", address)
    question = from_blocks([Block("paragraph", entry.question, (mark,))]).strip()
    short = from_blocks(entry.body.short or _beginning(entry.body.answer)).strip()
    quoted = "".join(f"\n  > {line}".rstrip() for line in short.split("\n")) if short else ""
    return f"- {question}\n{quoted}"


def _beginning(answer: Sequence[Block]) -> Sequence[Block]:
    """Return the first block of an answer, with what its colon announces or the rest of its list.

    A heading above it is left out.
    """
    blocks = [block for block in answer if block.kind != "heading"]
    for i, (before, block) in enumerate(pairwise(blocks), start=1):
        if not (before.text.endswith(":") or (before.margin and block.margin)):
            return blocks[:i]
    return blocks


def _places(faq: Faq, base_url: str, entries: Sequence[Entry]) -> list[str]:
    """Return the addresses of entries: `base_url` and an anchor; empty without a `base_url`.

    If that is the address of the FAQ file itself, the anchor is that of a heading in Markdown, or
    else a line, as GitHub has them. If not, it is the anchor on an exported page or document.
    """
    from faqcli.writers.anchors import anchors_of, fragment

    if not (base_url and entries):
        return [""] * len(entries)
    file = faq.document.path
    # Without `urlsplit`, which raises errors for some hosts that nobody asks for here.
    suffix = Path(re.sub(r"^https?://[^/?]*|[?].*", "", base_url)).suffix.lower()
    if file is None or not file.is_file() or suffix in _PAGES or suffix != file.suffix.lower():
        anchors = anchors_of(faq.headings())
        return [f"{base_url}{fragment(anchors[entry.number])}" for entry in entries]
    from faqcli.readers.lint import check
    from faqcli.text.tokens import folded

    questions = check(faq.document).rules.questions
    lines = [questions[folded(entry.question)].line for entry in entries]
    texts = faq.document.excerpts(lines)
    plain = "?plain=1" if suffix in _RENDERED else ""
    return [base_url + (_heading(texts.get(line, "")) or f"{plain}#L{line}") for line in lines]


def _heading(line: str) -> str:
    """Return the link to a heading in Markdown, as GitHub has it; empty if a line is none."""
    from faqcli.markup.blocks import parse
    from faqcli.writers.anchors import fragment

    if not re.match("#{1,6} ", line):
        return ""
    text = "".join(block.text for block in parse(line)).lower()
    return fragment(re.sub(r"[^\w -]", "", text).replace(" ", "-"))
