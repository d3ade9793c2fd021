"""The program that a FAQ is opened by."""

from collections.abc import Collection
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

    def line(self, *words: str) -> str:
        """Return the command line with these words."""
        return command_line([*self.name.split(), *words])

    def hint(self, text: str, command: str, *words: str) -> str:
        """Return a text with a command line in place of `{}`; empty without that command."""
        is_there = not self.commands or command in self.commands
        return text.format(self.line(command, *words)) if is_there else ""


FAQ = Program()
"""The command `faq`."""
