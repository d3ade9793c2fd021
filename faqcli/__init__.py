"""Read, search and show FAQs that are kept in a YAML file.

>>> import faqcli
>>> faq = faqcli.load()
>>> faq.entry("1").question
'What has Russia given up in the talks so far?'
>>> [hit.entry.number for hit in faq.search("zaporizhzhia", limit=1)]
[3]
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it; importing that is a matter for those who need it
if TYPE_CHECKING:
    from faqcli.errors import FaqError
    from faqcli.faq import Faq, load
    from faqcli.model import Entry, Hit, Passage, Span

__version__ = "0.1.0"
__all__ = ["Entry", "Faq", "FaqError", "Hit", "Passage", "Span", "load"]

_HOMES = {"FaqError": "faqcli.errors", "Faq": "faqcli.faq", "load": "faqcli.faq"}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for: the command needs none at once."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_HOMES.get(name, "faqcli.model")), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
