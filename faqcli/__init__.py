"""Read and search FAQs.

`load()` opens the bundled FAQ, or the file that you name:

>>> import faqcli
>>> faq = faqcli.load()
>>> faq.about.title
'The Russia–Ukraine negotiations: questions and answers'
>>> faq.entry(1).question
'Has Russia made any concessions in the talks?'

A search returns hits, best first, and says how many entries match in all:

>>> results = faq.search("Запорожье", limit=2)
>>> [hit.entry.number for hit in results], results.total
([3, 4], 3)
>>> results[0].matched_as
'Zaporizhzhia'
>>> faq.search("zeppelin").missing
('zeppelin',)

Close a FAQ when you are done with it, or use it in a `with` statement:

>>> faq.close()
>>> with faqcli.load() as faq:
...     len(faq.entries)
10
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it; importing that is a matter for those who need it
if TYPE_CHECKING:
    from faqcli.cli.embedding import run, typer_app
    from faqcli.errors import FaqError
    from faqcli.faq import Faq, load
    from faqcli.model import Entry, Hit, Passage, Results, Span

__version__ = "0.1.0"
__all__ = [
    "Entry", "Faq", "FaqError", "Hit", "Passage", "Results", "Span", "load", "run", "typer_app",
]  # fmt: skip

_HOMES = {
    "FaqError": "faqcli.errors",
    "Faq": "faqcli.faq",
    "load": "faqcli.faq",
    "run": "faqcli.cli.embedding",
    "typer_app": "faqcli.cli.embedding",
}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for: the command needs none at once."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_HOMES.get(name, "faqcli.model")), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
