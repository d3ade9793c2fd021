"""What the elements of a web page are: questions, signs, links, or no content at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING

from faqcli.markup.elements import AROUND, BLOCKS, HEADINGS, KINDS, MAY_ASK
from faqcli.readers import labels
from faqcli.readers.cleaning import asks
from faqcli.readers.identifiers import slug_of
from faqcli.readers.questions import Kind, are_columns
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = HEADINGS | {"p", "div", "li", "dt", "summary"}
_WHOLE = frozenset(["p", "table", "pre"])
"""Elements that are part of one answer, whatever is in them."""
_EMPHASIS: dict[Kind, Sequence[str]] = {"bold": ("b", "strong"), "italic": ("i", "em")}
_MOST_NODES = 40
"""How many nodes an element that is only a question has at most."""
_SIGN = re.compile(r"\s*[+\-–−×✕xX^∨∧›»▼▲▾▴▸►▶◀◂⌄⌃⮟⮝⯆⯅🔽🔼➕➖]\ufe0f?\s*")
"""What an element shows that opens or closes an answer."""
_ICON = re.compile(r"(?:^|[\s_-])(?:icons?|material-symbols)(?=$|[\s_-])", re.IGNORECASE)
"""The class of an element that shows a word as a sign: `expand_more`."""
_CONTENT = frozenset(["main", "article", "h1"])
"""What a sidebar or a footer has inside only if it is a part of the content."""
_SILENT = frozenset(["script", "style", "template", "noscript", "-comment"])
_SIDEBAR = re.compile(
    r"(?:^|\s)(?!(?:has|with|no|without)[-_])[\w-]*(?:side-?bar|breadcrumbs?)(?=\s|$)",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"(?:^|\s)(?:(?:page|site)[-_])?footer(?=\s|$)", re.IGNORECASE)
_NUMBERED = re.compile(r"\(\d{1,3}\)\s+\w")
"""How a bold line begins that is a question even without a mark, among others that have numbers."""
_MARK = re.compile("[?？؟⸮]")
_PAGING = frozenset(["next", "prev", "previous", "up", "contents", "index", "start", "home", "top"])
"""How links are related to a page that lead to others of the same book."""
_MOST_BETWEEN = 150
"""How many characters are between such links at most."""
_NOTE = re.compile(r"note|admonition|callout|warning|hint|tip\b", re.IGNORECASE)
"""The class or role of an `<aside>` that is a part of the text around it."""


def _texts(node: LexborNode) -> list[LexborNode]:
    """Return the texts in a node that a reader sees, unlike scripts."""
    texts = (one for one in node.traverse(include_text=True) if one.tag == "-text")
    return [one for one in texts if one.parent is None or one.parent.tag not in _SILENT]


def shown(node: LexborNode) -> str:
    """Return the text that a node shows."""
    return "".join(one.text_content or "" for one in _texts(node))


def line_of(nodes: Iterable[LexborNode]) -> str:
    """Return the text that nodes show, on one line."""
    return one_line("".join(map(shown, nodes)))


def apart(node: LexborNode) -> str:
    """Return what a node is that has no content of its page; empty for one that may have."""
    tag = node.tag or ""
    if tag[:1] == "-":
        return ""
    role = (node.attributes.get("role") or "").lower()
    names, identifier = node.attributes.get("class") or "", node.attributes.get("id") or ""
    if tag == "aside" and _NOTE.search(f"{role} {names} {identifier}"):
        return ""
    if _SIDEBAR.search(names) or (_SIDEBAR.search(identifier) and not _is_titled(node, identifier)):
        kind = "aside"
    else:
        kind = "footer" if _FOOTER.search(names) else tag
    what = AROUND.get(role) or AROUND.get(kind, "")
    if not what and tag in BLOCKS and _is_paging(node):
        return AROUND["nav"]
    if not what or tag == "nav":
        return what
    content = _CONTENT | HEADINGS if tag == "form" else _CONTENT
    return "" if any(inner.tag in content for inner in node.traverse()) else what


def _is_titled(node: LexborNode, identifier: str) -> bool:
    """Return whether an id is made of the first heading in a node: `how-do-i-hide-the-sidebar`."""
    heading = next((one for one in node.traverse() if one.tag in HEADINGS), None)
    slug = slug_of(shown(heading)) if heading is not None else ""
    return bool(slug) and identifier.lower().startswith(slug)


def _is_paging(node: LexborNode) -> bool:
    """Return whether a node has hardly more than links, and all of them turn the page."""
    links = []
    for link in (one for one in node.traverse() if one.tag == "a" and "href" in one.attributes):
        related = (link.attributes.get("rel") or "").lower().split()
        if _PAGING.isdisjoint(related) and not link.attributes.get("accesskey"):
            return False
        links.append(link)
    if not links or any(one.tag in HEADINGS for one in node.traverse()):
        return False
    return len(line_of([node])) <= len(line_of(links)) + _MOST_BETWEEN


def is_link(node: LexborNode) -> bool:
    """Return whether all that a node shows is a link to a place in a page."""
    link = next((one for one in node.traverse() if one.tag == "a"), None)
    target = link.attributes.get("href") or "" if link is not None else ""
    return link is not None and "#" in target and shown(link).strip() == shown(node).strip()


def is_sign(node: LexborNode) -> bool:
    """Return whether an element shows only a sign, such as that which opens an answer."""
    if node.tag == "-text":
        return False
    text = shown(node)
    is_icon = _ICON.search(node.attributes.get("class") or "") and len(text.split()) == 1
    return bool(is_icon or _SIGN.fullmatch(text))


def question_text(node: LexborNode) -> str:
    """Return the text of a question without an element beside it that shows a sign."""
    texts = [(one, one.text_content or "") for one in _texts(node)]
    for step in (1, -1):
        one, text = next(((o, t) for o, t in texts[::step] if t.strip()), (node, ""))
        around = one.parent
        if text and around is not None and around.mem_id != node.mem_id and is_sign(around):
            texts = [(other, " " if other.mem_id == one.mem_id else t) for other, t in texts]
    return one_line((" " if node.tag == "tr" else "").join(text for _, text in texts))


def question_kind(node: LexborNode) -> Kind | None:
    """Return how an element with nothing but a question marks it; None for other elements."""
    tag = node.tag or ""
    if tag in HEADINGS or tag == "dt":
        return "term" if tag == "dt" else "heading"
    if tag not in MAY_ASK:
        is_row = tag == "tr" and "question" in (node.attributes.get("class") or "").split()
        return "label" if is_row else None  # of a table that DocBook makes
    inside = [one.tag for one in islice(node.traverse(include_text=True), 1, 1 + _MOST_NODES)]
    is_long = len(inside) == _MOST_NODES or not _BLOCKS.isdisjoint(inside)
    if is_long or _is_answered(node):
        return None
    text = question_text(node)
    if labels.pattern("before question").match(text) and "br" not in inside:
        return "label"
    is_numbered = bool(_NUMBERED.match(text)) and _is_all(node, _EMPHASIS["bold"])
    return "line" if asks(text) or is_numbered else None


def question_rows(table: LexborNode) -> list[list[LexborNode]]:
    """Return the cells of a table by rows if its first row names questions and answers."""
    groups = (one for one in table.iter() if one.tag in ("thead", "tbody", "tfoot"))
    rows = [
        [cell for cell in row.iter() if cell.tag in ("td", "th")]
        for group in (table, *groups)
        for row in group.iter()
        if row.tag == "tr"
    ]
    return rows if rows and are_columns([line_of([cell]) for cell in rows[0]]) else []


def runs(node: LexborNode) -> Iterator[tuple[bool, list[LexborNode]]]:
    """Yield the children of a node, those that follow each other on a line together."""
    children = (one for one in node.iter(include_text=True) if one.tag not in _SILENT)
    for is_inline, run in groupby(children, _is_inline):
        yield is_inline, list(run)


def _is_inline(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag in ("-text", "br"):
        return True
    if KINDS.get(tag, "inline") not in ("inline", "mark") or question_kind(node):
        return False
    return not any(inner.tag in BLOCKS or inner.tag == "button" for inner in node.traverse())


def broken(nodes: Iterable[LexborNode]) -> Iterator[list[LexborNode]]:
    """Yield the nodes that are on each line, as `<br>` breaks them."""
    line: list[LexborNode] = []
    for node in nodes:
        if node.tag == "br":
            yield line
            line = []
        else:
            line.append(node)
    yield line


def question_in(line: Sequence[LexborNode]) -> tuple[Kind | None, Sequence[LexborNode]]:
    """Return how a line marks a question, and the part of it that is the question."""
    text = line_of(line)
    label = labels.pattern("before question")
    is_labelled = bool(label.match(text))
    if not is_labelled and not _MARK.search(text):
        return None, ()
    for kind, tags in _EMPHASIS.items():
        marked = list(takewhile(lambda one: _is_all(one, tags), line))  # noqa: B023 - used at once
        if label.match(asked := line_of(marked)):
            return "label", marked
        if asks(asked):
            return kind, marked
    return ("label", line) if is_labelled else (None, ())


def _is_all(node: LexborNode, tags: Sequence[str]) -> bool:
    """Return whether all text in a node is in the first element of some kinds."""
    inner = next((one for one in node.traverse() if one.tag in tags), None)
    return shown(node).strip() == (shown(inner).strip() if inner is not None else "")


def has_questions(nodes: Iterable[LexborNode]) -> bool:
    """Return whether a line of a paragraph begins with a question."""
    return any(question_in(line)[0] for line in broken(nodes))


def _is_answered(node: LexborNode) -> bool:
    """Return whether a paragraph has a question and more text."""
    nodes = [one for one in node.iter(include_text=True) if not is_sign(one)]
    lines = [line for line in broken(nodes) if line_of(line)]
    if not has_questions(lines[0] if lines else ()):
        return False
    _, question = question_in(lines[0])
    return len(lines) > 1 or bool(line_of(lines[0][len(question) :]))


def with_questions(body: LexborNode) -> set[int]:
    """Return the elements with questions in them, which are then not part of an answer."""
    found: set[int] = set()
    for node in body.traverse():
        if not _may_ask(node):
            continue
        path: list[int] = []
        around: LexborNode | None = node
        while around is not None and around.mem_id not in found:
            if around.tag in _WHOLE and around.mem_id != node.mem_id and node.tag != "tr":
                path = []
                break
            path.append(around.mem_id)
            around = around.parent
        found.update(path)
    return found


def _may_ask(node: LexborNode) -> bool:
    if node.tag == "table" and question_rows(node):
        return True
    if node.tag == "p":
        return bool(question_kind(node)) or has_questions(node.iter(include_text=True))
    if node.tag in _WHOLE:
        return False
    return (
        node.tag == "details"
        or bool(question_kind(node))
        or (node.tag in BLOCKS and any(i and has_questions(run) for i, run in runs(node)))
    )
