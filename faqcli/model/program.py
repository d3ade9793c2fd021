"""The program that a FAQ is opened by."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from faqcli.sanitize import command_line

if TYPE_CHECKING:
    from faqcli.paths import FaqFile


class Program(NamedTuple):
    """The program that a user runs: `faq`, or another one with a FAQ of its own."""

    name: str = "faq"
    """What a user types to run it: one word or more, such as `mytool faq`."""
    file: "FaqFile | None" = None
    """The only FAQ that it reads: a path, a resource, or `package:resource`; None for any FAQ."""
    commands: Collection[str] = ()
    """The names of its commands; empty for all that there are."""

    def line(self, command: str, *words: str, options: Sequence[str] = ()) -> str:
        """Return a command line that can be pasted; without a command, that may be empty."""
        has_dash = any(word.startswith("-") and word != "-" for word in words)
        rest = [*options, "--", *words] if has_dash else [*words, *options]
        return command_line([*self.name.split(), *filter(None, [command]), *rest])

    def hint(self, text: str, command: str, *words: str, options: Sequence[str] = ()) -> str:
        """Return a text with a command line in place of `{}`; empty without that command."""
        is_there = not self.commands or command in self.commands
        return text.format(self.line(command, *words, options=options)) if is_there else ""


FAQ = Program()
"""The command `faq`."""
