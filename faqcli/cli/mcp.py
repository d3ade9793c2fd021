"""`faq mcp`: a server of the Model Context Protocol, by which assistants ask a FAQ.

Messages are JSON-RPC 2.0, one on each line of standard input and output.
https://modelcontextprotocol.io/specification
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote, unquote

import typer

from faqcli import __version__
from faqcli.cli.arguments import program_of
from faqcli.cli.discovery import Choice, choose
from faqcli.cli.opening import open_choice
from faqcli.cli.options import FileOnDisk
from faqcli.errors import FaqError, MisusedError, NotFoundError
from faqcli.faq import Faq
from faqcli.model import Heading
from faqcli.output.console import say, stdout
from faqcli.output.plain import Plain
from faqcli.output.suggestions import on_search
from faqcli.output.text import Text
from faqcli.sanitize import quoted

_WITH_HANDSHAKE = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
_VERSIONS = (*_WITH_HANDSHAKE, "2026-07-28")
"""The versions of the protocol that it speaks; the last one has no handshake."""
_META = "io.modelcontextprotocol/"
_URI = "faq:///"
_MARKDOWN = "text/markdown"
_PAGE = 500
"""How many resources are listed at once."""
_MOST_HITS = 5
_PARSE_ERROR, _INVALID_REQUEST, _NO_METHOD, _INVALID_PARAMS = -32700, -32600, -32601, -32602
_INTERNAL, _UNSUPPORTED_VERSION = -32603, -32022

_SERVER = {"name": "faqcli", "version": __version__}
_ABOUT: dict[str, Any] = {
    "capabilities": {"tools": {}, "resources": {}},
    "instructions": "Search this FAQ before you answer a question on its subject, and name the "
    "question that the answer is from. If a search finds nothing, say that the FAQ has no answer.",
}


class _RequestError(Exception):
    """A request that can't be answered: its code in JSON-RPC, a message, and perhaps data."""


def mcp(ctx: typer.Context, file: FileOnDisk = None) -> None:
    """Answer assistants by the Model Context Protocol.

    Requests are read from standard input, and answered on standard output.

    Examples:
        faq mcp -f support.yaml
    """
    if file == "-":
        raise MisusedError("Standard input can't be both the FAQ and the messages.")
    choice = choose(file, program_of(ctx))
    with open_choice(choice) as faq:  # if it can't be read, that is an error at once
        if faq.document.path is None and isinstance(choice.path, str):
            raise MisusedError("A pipe can't be read again for each message.", "Name a file.")
    if sys.stdin is not None and sys.stdin.isatty():
        say("Waiting for an assistant, which starts this command itself; Ctrl+C ends it.")
    output = stdout()
    for line in filter(bytes.strip, sys.stdin.buffer if sys.stdin else ()):
        if reply := _reply(line, choice):
            output.write([json.dumps({"jsonrpc": "2.0", **reply}), "\n"])


def _reply(line: bytes, choice: Choice) -> dict[str, Any] | None:
    """Return the reply to a message; None for a notification or a response, which need none."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return _refusal(None, _PARSE_ERROR, "The message isn't JSON.")
    if not (isinstance(message, dict) and type(message.get("id", 0)) in (str, int)):  # not a bool
        return _refusal(None, _INVALID_REQUEST, "A message is an object; its id, text or a number.")
    if "id" not in message or {"result", "error"} & message.keys():
        return None
    try:
        return {"id": message["id"], "result": _result(message, choice)}
    except _RequestError as error:
        return _refusal(message["id"], *error.args)


def _refusal(identifier: object, code: int, message: str, data: object = None) -> dict[str, Any]:
    more = {"data": data} if data else {}
    return {"id": identifier, "error": {"code": code, "message": message, **more}}


def _result(request: dict[str, Any], choice: Choice) -> dict[str, Any]:
    """Return the result of a request, in the version of the protocol that it is in."""
    name, params = request.get("method"), request.get("params", {})
    if not (isinstance(name, str) and isinstance(params, dict)):
        raise _RequestError(_INVALID_REQUEST, "A request has a method, and `params` is an object.")
    method = _METHODS.get(name)
    if method is None:
        raise _RequestError(_NO_METHOD, f"There is no method {quoted(name)}.")
    meta = params.get("_meta")
    version = meta.get(f"{_META}protocolVersion") if isinstance(meta, dict) else None
    if version not in (None, *_VERSIONS):
        data = {"supported": _VERSIONS, "requested": str(version)}
        raise _RequestError(_UNSUPPORTED_VERSION, "This version isn't supported.", data)
    try:
        with open_choice(choice) as faq:  # anew, as the file may have changed
            result = method(faq, params)
    except FaqError as error:
        if name != "tools/call":
            code = _INVALID_PARAMS if isinstance(error, NotFoundError) else _INTERNAL
            raise _RequestError(code, error.message) from error
        result = _text(error.message, is_error=True)  # an assistant can do something about it
    if version is None:
        return result
    return {"resultType": "complete", "ttlMs": 0, "cacheScope": "private", **result}


def _initialize(_faq: Faq, params: dict[str, Any]) -> dict[str, Any]:
    """Answer the handshake of versions before 2026-07-28."""
    asked = params.get("protocolVersion")
    version = asked if asked in _WITH_HANDSHAKE else _WITH_HANDSHAKE[-1]
    return {"protocolVersion": version, "serverInfo": _SERVER, **_ABOUT}


def _discover(_faq: Faq, _params: dict[str, Any]) -> dict[str, Any]:
    """Say what the server can do, as versions from 2026-07-28 ask."""
    return {"supportedVersions": _VERSIONS, "_meta": {f"{_META}serverInfo": _SERVER}, **_ABOUT}


def _search(faq: Faq, query: str) -> str:
    """Return the best hits, each with its short answer and its passages, and what is missing."""
    results = faq.search(query, limit=_MOST_HITS)
    parts = [results.about.text] if results.about else []
    for hit in results:
        entry = hit.entry
        shown = [p.text for p in hit.passages if p.field not in ("question", "short", "tags")]
        parts += [f"## {entry.number}. {entry.question}", entry.short, *(f"> {p}" for p in shown)]
    parts.append("\n".join(on_search(faq, query, results, is_live=True)))
    return "\n\n".join(filter(None, parts))


def _show(faq: Faq, reference: str) -> str:
    return _lines(Plain().answers(faq, [faq.entry(reference)], is_brief=False))


def _list(faq: Faq) -> str:
    return _lines(Plain().questions(faq, faq.headings())) or "The FAQ has no questions."


def _lines(lines: Iterable[Text]) -> str:
    return "\n".join(line.plain for line in lines)


_TOOLS: dict[str, tuple[Callable[..., str], dict[str, str], str]] = {
    "search": (
        _search,
        {"query": "A question in any words, or keywords."},
        "Find the questions that answer a query, best first. It says so if the FAQ has no answer.",
    ),
    "show": (_show, {"reference": "A question's number or id."}, "Return a question's answer."),
    "list": (_list, {}, "List all questions, numbered."),
}
"""What an assistant can call: functions of a FAQ and texts, which return Markdown. Each is here
with what its texts are, and what it does."""


def _list_tools(faq: Faq, _params: dict[str, Any]) -> dict[str, Any]:
    tools = [
        {
            "name": name,
            "description": f"{purpose}\n\nThe FAQ is “{faq.title}”.",
            "inputSchema": {
                "type": "object",
                "properties": {
                    argument: {"type": "string", "description": meaning}
                    for argument, meaning in arguments.items()
                },
                "required": list(arguments),
            },
            "annotations": {"readOnlyHint": True, "openWorldHint": False},
        }
        for name, (_, arguments, purpose) in _TOOLS.items()
    ]
    return {"tools": tools}


def _call_tool(faq: Faq, params: dict[str, Any]) -> dict[str, Any]:
    name, given = str(params.get("name")), params.get("arguments")
    if name not in _TOOLS:
        raise _RequestError(_INVALID_PARAMS, f"There is no tool {quoted(name)}.")
    call, arguments, _ = _TOOLS[name]
    values = [given.get(one, "") if isinstance(given, dict) else "" for one in arguments]
    if not all(isinstance(one, str | int) and str(one).strip() for one in values):
        raise _RequestError(_INVALID_PARAMS, f"{quoted(name)} needs `{', '.join(arguments)}`.")
    return _text(call(faq, *map(str, values)))


def _text(text: str, *, is_error: bool = False) -> dict[str, Any]:
    return {"content": [{"type": "text", "text": text}], "isError": is_error}


def _list_resources(faq: Faq, params: dict[str, Any]) -> dict[str, Any]:
    """List the entries, a page at a time; the cursor is the last number on the page before."""
    cursor = str(params.get("cursor") or 0)
    if not re.fullmatch("[0-9]{1,9}", cursor):
        raise _RequestError(_INVALID_PARAMS, "The cursor isn't one of this server's.")
    last = int(cursor) + _PAGE
    resources = [
        {"uri": _uri(faq, one), "name": one.id, "title": one.question, "mimeType": _MARKDOWN}
        for one in faq.index.headings(range(int(cursor) + 1, last + 1))
    ]
    return {"resources": resources, **({"nextCursor": str(last)} if last < faq.count else {})}


def _uri(faq: Faq, heading: Heading) -> str:
    """Return the address of an entry: its id, or its number if that isn't what the id leads to."""
    found = faq.select([heading.id])
    is_own = found is not None and found.numbers == (heading.number,)
    return f"{_URI}{quote(heading.id if is_own else str(heading.number), safe='')}"


def _read_resource(faq: Faq, params: dict[str, Any]) -> dict[str, Any]:
    uri = str(params.get("uri"))
    if not uri.startswith(_URI):
        raise _RequestError(_INVALID_PARAMS, f"No resource has the address {quoted(uri)}.")
    text = _show(faq, unquote(uri.removeprefix(_URI)))
    return {"contents": [{"uri": uri, "mimeType": _MARKDOWN, "text": text}]}


_METHODS: dict[str, Callable[[Faq, dict[str, Any]], dict[str, Any]]] = {
    "initialize": _initialize,
    "server/discover": _discover,
    "ping": lambda _faq, _params: {},
    "tools/list": _list_tools,
    "tools/call": _call_tool,
    "resources/list": _list_resources,
    "resources/read": _read_resource,
}
