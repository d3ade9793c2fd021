"""The values that everything else works with: entries, the blocks of an answer, hits, problems.

They are named tuples, so they are frozen and slotted: a dataclass takes three times as long to
define. Each kind is in a module of its own, which is imported when one of its names is first asked
for, because a list of questions needs few of them.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as typing has it
if TYPE_CHECKING:
    from faqcli.model.about import NONE, About, Author, SearchTest, Source
    from faqcli.model.entry import UNCAPTIONED, Block, BlockKind, Body, Entry, Mark, MarkKind
    from faqcli.model.outline import Heading, Section
    from faqcli.model.problem import Problem, Severity
    from faqcli.model.program import FAQ, Program
    from faqcli.model.results import ANOTHER_WORDING, BY_MEANING, Field, Hit, Passage, Results, Span

__all__ = [
    "ANOTHER_WORDING", "BY_MEANING", "FAQ", "NONE", "UNCAPTIONED", "About", "Author", "Block",
    "BlockKind", "Body", "Entry", "Field", "Heading", "Hit", "Mark", "MarkKind", "Passage",
    "Problem", "Program", "Results", "SearchTest", "Section", "Severity", "Source", "Span",
]  # fmt: skip

_HOMES = {
    "about": {"NONE", "About", "Author", "SearchTest", "Source"},
    "entry": {"UNCAPTIONED", "Block", "BlockKind", "Body", "Entry", "Mark", "MarkKind"},
    "outline": {"Heading", "Section"},
    "problem": {"Problem", "Severity"},
    "program": {"FAQ", "Program"},
    "results": {"ANOTHER_WORDING", "BY_MEANING", "Field", "Hit", "Passage", "Results", "Span"},
}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a value's module when it is first asked for."""
        for module, names in _HOMES.items():
            if name in names:
                return getattr(import_module(f"faqcli.model.{module}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
