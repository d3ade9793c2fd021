"""`faq mcp`: a server of the Model Context Protocol, by which assistants ask a FAQ.

Messages are JSON-RPC 2.0, one on each line of standard input and output.
https://modelcontextprotocol.io/specification
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

import typer

from faqcli import __version__
from faqcli.cli.arguments import program_of
from faqcli.cli.discovery import Choice, choose
from faqcli.cli.opening import open_choice
from faqcli.cli.options import File
from faqcli.errors import FaqError, MisusedError
from faqcli.faq import Faq
from faqcli.output.console import say, stdout
from faqcli.output.plain import Plain
from faqcli.output.suggestions import on_search
from faqcli.output.text import Text
from faqcli.sanitize import quoted

_VERSIONS = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28")
"""The versions of the protocol that it speaks; the last one has no handshake."""
_NEWEST_WITH_HANDSHAKE = _VERSIONS[-2]
_META = "io.modelcontextprotocol/"
_URI = "faq:///"
_PAGE = 500
"""How many resources are listed at once."""
_MOST_HITS = 5
_PARSE_ERROR, _INVALID_REQUEST, _NO_METHOD, _INVALID_PARAMS = -32700, -32600, -32601, -32602
_INTERNAL, _UNSUPPORTED_VERSION = -32603, -32022

_CAPABILITIES: dict[str, Any] = {"tools": {}, "resources": {}}
_SERVER = {"name": "faqcli", "version": __version__}
_INSTRUCTIONS = (
    "Search this FAQ before you answer a question on its subject, and name the question that the "
    "answer is from. If a search finds nothing, say that the FAQ has no answer."
)


class _RequestError(Exception):
    """A request that can't be answered, with its code in JSON-RPC."""

    def __init__(self, code: int, message: str, data: object = None) -> None:
        super().__init__(message)
        self.code = code
        self.data = data


def mcp(ctx: typer.Context, file: File = None) -> None:
    """Answer assistants by the Model Context Protocol.

    Requests are read from standard input, and answered on standard output.

    Examples:
        faq mcp -f support.yaml
    """
    if file == "-":
        raise MisusedError("Standard input can't be both the FAQ and the messages.")
    choice = choose(file, program_of(ctx))
    with open_choice(choice) as faq:  # if it can't be read, that is an error at once
        if faq.document.path is None and choice.resource is None:
            raise MisusedError("A pipe can't be read again for each message.", "Name a file.")
    if sys.stdin is not None and sys.stdin.isatty():
        say("Waiting for an assistant, which starts this command itself; Ctrl+C ends it.")
    output = stdout()
    for line in filter(bytes.strip, sys.stdin.buffer if sys.stdin else ()):
        if reply := _reply(line, choice):
            output.write([json.dumps({"jsonrpc": "2.0", **reply}, ensure_ascii=False), "\n"])


def _reply(line: bytes, choice: Choice) -> dict[str, Any] | None:
    """Return the reply to a message; None for a notification, which needs none."""
    identifier = None
    try:
        message = _parsed(line)
        if "id" not in message:
            return None
        identifier = message["id"]
        return {"id": identifier, "result": _result(message, choice)}
    except _RequestError as error:
        failure = {"code": error.code, "message": str(error)}
        failure |= {"data": error.data} if error.data else {}
        return {"id": identifier, "error": failure}


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _RequestError(_PARSE_ERROR, "The message isn't JSON.") from error
    if not isinstance(message, dict):
        raise _RequestError(_INVALID_REQUEST, "A message is an object.")
    return message


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
            raise _RequestError(_INTERNAL, error.message) from error
        result = _text(error.message, is_error=True)  # an assistant can do something about it
    if version is None:
        return result
    return {"resultType": "complete", "ttlMs": 0, "cacheScope": "private", **result}


def _initialize(_faq: Faq, params: dict[str, Any]) -> dict[str, Any]:
    """Answer the handshake of versions before 2026-07-28."""
    asked = params.get("protocolVersion")
    is_known = asked in _VERSIONS and asked <= _NEWEST_WITH_HANDSHAKE
    return {
        "protocolVersion": asked if is_known else _NEWEST_WITH_HANDSHAKE,
        "capabilities": _CAPABILITIES,
        "serverInfo": _SERVER,
        "instructions": _INSTRUCTIONS,
    }


def _discover(_faq: Faq, _params: dict[str, Any]) -> dict[str, Any]:
    """Say what the server can do, as versions from 2026-07-28 ask."""
    return {
        "supportedVersions": _VERSIONS,
        "capabilities": _CAPABILITIES,
        "instructions": _INSTRUCTIONS,
        "_meta": {f"{_META}serverInfo": _SERVER},
    }


def _list_tools(faq: Faq, _params: dict[str, Any]) -> dict[str, Any]:
    return {
        "tools": [
            {
                "name": name,
                "description": f"{tool.description} The FAQ is “{faq.title}”.",
                "inputSchema": {
                    "type": "object",
                    "properties": {tool.argument: tool.schema},
                    "required": [tool.argument] if tool.is_required else [],
                },
                "annotations": {"readOnlyHint": True, "openWorldHint": False},
            }
            for name, tool in _TOOLS.items()
        ]
    }


def _call_tool(faq: Faq, params: dict[str, Any]) -> dict[str, Any]:
    tool = _TOOLS.get(str(params.get("name")))
    if tool is None:
        raise _RequestError(_INVALID_PARAMS, f"There is no tool {quoted(str(params.get('name')))}.")
    arguments = params.get("arguments") or {}
    given = arguments.get(tool.argument, "") if isinstance(arguments, dict) else ""
    value = str(given) if isinstance(given, str | int) else ""
    if tool.is_required and not value.strip():
        raise _RequestError(_INVALID_PARAMS, f"`{tool.argument}` is missing.")
    return _text(tool.call(faq, value))


def _text(text: str, *, is_error: bool = False) -> dict[str, Any]:
    return {"content": [{"type": "text", "text": text}], "isError": is_error}


def _search(faq: Faq, query: str) -> str:
    """Return the best hits as Markdown, and what a search didn't find."""
    results = faq.search(query, limit=_MOST_HITS)
    parts = [results.about.text] if results.about else []
    for entry, _, passages, _ in results:
        shown = [p.text for p in passages if p.field not in ("question", "short", "tags")]
        parts += [f"## {entry.number}. {entry.question}", entry.short, *(f"> {p}" for p in shown)]
    parts.append("\n".join(on_search(faq, query, results, is_live=True)))
    return "\n\n".join(filter(None, parts))


def _show(faq: Faq, reference: str) -> str:
    return _lines(Plain().answers(faq, [faq.entry(reference)], is_brief=False))


def _list(faq: Faq, section: str) -> str:
    return _lines(Plain().questions(faq, faq.headings(section))) or "The FAQ has no questions."


def _lines(lines: Iterable[Text]) -> str:
    return "\n".join(line.plain for line in lines)


def _list_resources(faq: Faq, params: dict[str, Any]) -> dict[str, Any]:
    """List the entries, a page at a time; the cursor is the number of the last one listed."""
    cursor = str(params.get("cursor") or 0)
    if not re.fullmatch("[0-9]{1,9}", cursor):
        raise _RequestError(_INVALID_PARAMS, "The cursor isn't one of this server's.")
    rest = (one for one in faq.headings() if one.number > int(cursor))
    page = list(islice(rest, _PAGE))
    resources = [
        {"uri": f"{_URI}{quote(one.id, safe='')}", "name": one.id, "title": one.question,
         "mimeType": "text/markdown"}
        for one in page
    ]  # fmt: skip
    more = {"nextCursor": str(page[-1].number)} if len(page) == _PAGE else {}
    return {"resources": resources, **more}


def _read_resource(faq: Faq, params: dict[str, Any]) -> dict[str, Any]:
    uri = str(params.get("uri"))
    number = faq.index.number_of(unquote(uri.removeprefix(_URI))) if uri.startswith(_URI) else None
    if not number:
        raise _RequestError(_INVALID_PARAMS, f"There is no resource {quoted(uri)}.", {"uri": uri})
    text = _show(faq, str(number))
    return {"contents": [{"uri": uri, "mimeType": "text/markdown", "text": text}]}


class _Tool(NamedTuple):
    """What an assistant can call."""

    call: Callable[[Faq, str], str]
    """Takes the FAQ and the argument, and returns Markdown."""
    description: str
    argument: str
    schema: dict[str, str]
    is_required: bool = True


_TOOLS = {
    "search": _Tool(
        _search,
        "Find the questions that answer a query, best first, each with its short answer and the "
        "passage that fits best. It says so if the FAQ has no answer.",
        "query",
        {"type": "string", "description": "A question, or keywords."},
    ),
    "show": _Tool(
        _show,
        "Return a question with its whole answer.",
        "reference",
        {"type": "string", "description": "The number of the question, or its id."},
    ),
    "list": _Tool(
        _list,
        "List all questions, numbered.",
        "section",
        {"type": "string", "description": "Only sections with this text in their title."},
        is_required=False,
    ),
}

_METHODS: dict[str, Callable[[Faq, dict[str, Any]], dict[str, Any]]] = {
    "initialize": _initialize,
    "server/discover": _discover,
    "ping": lambda _faq, _params: {},
    "tools/list": _list_tools,
    "tools/call": _call_tool,
    "resources/list": _list_resources,
    "resources/read": _read_resource,
}
