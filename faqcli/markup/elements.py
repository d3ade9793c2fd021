"""What each HTML element is, and how deeply elements may nest: one table for every reader."""

from __future__ import annotations

from typing import Literal

from faqcli.model import MarkKind

Kind = Literal["block", "heading", "part", "inline", "mark", "silent", "control"]

_MARKS: dict[MarkKind, str] = {
    "strong": "strong b",
    "emphasis": "em i cite var dfn",
    "code": "code kbd samp tt",
    "strike": "s del strike",
    "link": "a",
}
_NAMES: dict[Kind, str] = {
    "block": (
        "p div section article main header footer nav aside center address figure figcaption"
        " details summary ul ol menu dl dt dd li blockquote pre table hr form fieldset"
    ),
    "heading": "h1 h2 h3 h4 h5 h6",
    "part": "thead tbody tfoot tr td th caption colgroup col",  # of a table
    "inline": "u ins span small big sub sup mark q abbr acronym font label time wbr br img",
    "mark": " ".join(_MARKS.values()),
    # What does something rather than say something is left out.
    "silent": (
        "script style template head title iframe object embed video audio svg math canvas noscript"
    ),
    # A FAQ file's answer may show a button; on a web page it is only there to be pressed.
    "control": "button select textarea",
}
KINDS: dict[str, Kind] = {name: kind for kind, names in _NAMES.items() for name in names.split()}
"""The kind of each element that means something; the others count as inline."""
MARKS: dict[str, MarkKind] = {
    name: kind for kind, names in _MARKS.items() for name in names.split()
}
"""The meaning of each element that marks a part of a text."""
HEADINGS = frozenset(_NAMES["heading"].split())
BLOCKS = frozenset(_NAMES["block"].split()) | HEADINGS
SINGLE = frozenset("p li br hr img dt dd tr td th wbr".split())
"""Elements that count as HTML in an answer even without an end tag."""
UNENDED = SINGLE | frozenset("option area base col embed input link meta source track".split())
"""Elements that have no end tag or need none: those inside them aren't nested any deeper."""
IN_ANSWERS = KINDS.keys() - frozenset("head title math menu select textarea".split())
"""Elements that are read in an answer of a FAQ file, where tags of others are text."""
AROUND = {
    "nav": "navigation", "navigation": "navigation",
    "aside": "a sidebar", "complementary": "a sidebar",
    "footer": "a footer", "contentinfo": "a footer",
    "form": "a form",
}  # fmt: skip
"""Elements and roles that are beside the content of a web page, and what they are."""
MAY_ASK = frozenset("p div button span a li".split())
"""Elements of a web page that may consist of a question, and so mark it as one."""

MAX_DEPTH = 100
"""How many elements may nest in an answer; those nested deeper are reduced to their text."""
MAX_PAGE_DEPTH = 5_000
"""How many elements may nest in a page; the time to parse it grows with the square."""
MAX_ATTRIBUTES = 2_000
"""How many attributes a tag of a page may have, for the same reason."""
