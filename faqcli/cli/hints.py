"""What was probably meant by a command line that is wrong: whole commands that can be pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from faqcli.cli.arguments import ARGUMENTS, VALUED, Line, program_of
from faqcli.cli.discovery import known_names, unknown_name
from faqcli.errors import MissingFileError, MisusedError
from faqcli.faq import Faq
from faqcli.readers.source import may_be_faq
from faqcli.sanitize import one_line, quoted

_READING = ("list", "info", "show", "search")
"""The commands that one of the others may have been meant for."""


class Hints:
    """Suggests other commands for a command line.

    Args:
        context: the context of a command, whose root knows the whole command line.
    """

    def __init__(self, context: typer.Context) -> None:
        arguments: list[str] = context.meta[ARGUMENTS]
        self._context = context
        group: Any = context.find_root().command
        self._program = program_of(context)
        self._group = group
        self._commands: list[str] = group.list_commands(context)
        """Their names; each command takes long to import, and few are looked at."""
        self._line = Line(arguments)
        self._first = self._line.words[0] if self._line.words and "--" not in arguments else ""
        self._named = self._first if self._first in self._commands else ""
        """The command that was asked for."""
        self.near = "" if self._named else self._near_command()
        """The command that the first word is spelt much like, if any."""
        self._excluded = self._without()
        """The options, with `--not troops` for `-troops`; empty without such a word."""
        self.file = self._file()
        """The word that names a FAQ file, if any; `--file` should."""

    def after_misuse(self, lead: str) -> str:
        """Return what to do about surplus words, or about an option that the command doesn't have.

        Args:
            lead: how a sentence begins that ends with a command.
        """
        if self.near:
            return self.did_you_mean()
        if self.file:
            return self.instead("To read the file, write")
        return self.instead(lead)

    def did_you_mean(self) -> str:
        """Return a question for a first word that is spelt much like a command."""
        words, options = self._line.words[1:], self._line.options
        if self._fits(self.near, words, options):
            return f"Did you mean `{self._joined(self.near, words, options)}`?"
        command = self._program.line(self.near)
        if not words:
            return f"Did you mean the command `{self.near}`? See `{command} --help`."
        return f"Did you mean `{command}`? {self.instead('To look for these words, write')}"

    def instead(self, lead: str) -> str:
        """Return a sentence with a command that takes the words and options, if there is one.

        Args:
            lead: how the sentence begins.
        """
        failed = self._named, self._line.words[bool(self._named) :], self._line.options
        for name, words, options in self._candidates():
            if (name, words, options) != failed and self._fits(name, words, options):
                return f"{lead} `{self._joined(name, words, options)}`."
        return ""

    def _near_command(self) -> str:
        near = (name for name in self._commands if _is_near(self._first, name))
        return next(near, "")

    def _file(self) -> str:
        if self._line.files or self._program.file:
            return ""
        words = self._line.words[bool(self._named) :]
        return next((word for word in words if may_be_faq(word)), "")

    def _without(self) -> list[tuple[str, ...]]:
        """Return the options if one is a word with a dash before it, as other searches have it."""
        found = [re.fullmatch(r"-([^\W\d_]\w+)", option[0]) for option in self._line.options]
        meant = [
            ("--not", match[1]) if match else option
            for match, option in zip(found, self._line.options, strict=True)
        ]
        return meant if any(found) else []

    def _candidates(self) -> Iterator[tuple[str, list[str], list[tuple[str, ...]]]]:
        """Yield what the command line may have been meant to be, the likeliest first."""
        words, options = self._line.words, self._line.options
        if self.file:
            options = [*options, ("-f", self.file)]
            words = [word for word in words if word != self.file]
            yield self._named or ("show" if words else ""), words[bool(self._named) :], options
        if self._named in _READING:
            words = words[1:]
        elif self._named:
            return
        if self._excluded:
            yield "search", words, self._excluded
        is_listed = self._named in {"list", "info"}  # which take no words
        for name in ("search", "show", "list") if is_listed else ("show", "search", "list"):
            if name != "search" or not all(word.isdecimal() for word in words):
                yield name, words, options

    def _fits(self, name: str, words: Sequence[str], options: Sequence[tuple[str, ...]]) -> bool:
        """Return whether a command takes these words and options."""
        if not name:
            return not words and all(option[0] in {"-f", "--file"} for option in options)
        if name not in self._commands:
            return False
        parameters = self._parameters(name)
        if any(len(option) == 1 and option[0] in VALUED for option in options):
            return False
        known = {one for p in parameters if p.param_type_name == "option" for one in p.opts}
        if any(option[0].partition("=")[0] not in known for option in options):
            return False
        return self._takes_words(name) if words else not any(p.required for p in parameters)

    def _takes_words(self, name: str) -> bool:
        return any(p.param_type_name == "argument" for p in self._parameters(name))

    def _parameters(self, name: str) -> list[Any]:
        command = self._group.get_command(self._context, name)
        parameters: list[Any] = command.get_params(self._context)
        return parameters

    def _joined(self, name: str, words: Sequence[str], options: Sequence[tuple[str, ...]]) -> str:
        return self._program.line(name, *words, options=[part for one in options for part in one])


def require_words(
    ctx: typer.Context, faq: Faq, refs: Sequence[str], unknown: Sequence[str], *, may_name: bool
) -> None:
    """Refuse words to show that must have been meant for something else.

    Args:
        ctx: the context of the command.
        faq: the FAQ that is open.
        refs: the words as typed.
        unknown: those beside numbers that the FAQ doesn't have; if none, all are keywords.
        may_name: whether they may begin with the name of another FAQ.

    Raises:
        MisusedError, MissingFileError: they are a file, a command, or in a FAQ that doesn't exist.
    """
    if unknown:
        require_no_file(ctx)
    if not unknown or refs[0] in unknown:
        _require_no_command(ctx, faq, refs[0])
    if not unknown and may_name:
        _require_known_name(faq, refs)


def _require_no_command(ctx: typer.Context, faq: Faq, word: str) -> None:
    """Refuse a first word that must be a mistyped command: `serach kherson`."""
    if faq.has_word(word):
        return
    hints = Hints(ctx)
    if hints.near:
        hint = f"{hints.did_you_mean()} `{faq.program.line('--help')}` lists the commands."
        raise MisusedError(f"`{one_line(word)}` isn't a command, and isn't in this FAQ.", hint)


def _require_known_name(faq: Faq, refs: Sequence[str]) -> None:
    """Refuse references into a FAQ that doesn't exist: `support:1`, unless this FAQ says that."""
    name = unknown_name(refs)
    phrases = (faq.search(f'"{ref}"', 1, exact=True) for ref in refs if name)
    if not any(phrase.relaxed_phrases or phrase.missing for phrase in phrases):
        return
    words = " ".join(refs).replace(":", " ").split()
    attempt = faq.hint("To look for these words, write `{}`.", "search", *words)
    raise MissingFileError(f"No FAQ is called {quoted(name)}.", f"{known_names()}\n{attempt}")


def require_no_file(ctx: typer.Context) -> None:
    """Refuse a word that must be the name of a FAQ file: `faq support.yaml`."""
    hints = Hints(ctx)
    if hints.file:
        kind = "folder" if Path(hints.file).is_dir() else "file"
        message = f"`{one_line(hints.file)}` is a {kind}, and not in this FAQ."
        raise MisusedError(message, hints.instead("To read it, write"))


def _is_near(word: str, command: str) -> bool:
    """Return whether a word is a command with one letter wrong, missing, added or swapped.

    Both are the same then, or with one letter less, as in SymSpell. The first letter must be right.
    """

    def shortened(text: str) -> set[str]:
        return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}

    return word[:1] == command[0] and not shortened(word).isdisjoint(shortened(command))
