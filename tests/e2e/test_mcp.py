from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError
from terminals import PATIENCE, Terminal

from .conftest import PROGRAM, Command

MODES = "auto", "legacy"
"""How the official client connects: by the newest version of the protocol, or by the handshake."""

UNKNOWN_VERSION = (
    '{"id": 1, "method": "ping", "params": {"_meta": '
    '{"io.modelcontextprotocol/protocolVersion": "2099-01-01"}}}'
)


def ask(
    faq: Command, file: Path, mode: str, conversation: Callable[[Client], Awaitable[Any]]
) -> Any:
    """Start the server on a FAQ, let the official client talk to it, and return what it learns."""
    server = StdioServerParameters(
        command=str(PROGRAM), args=["mcp", "-f", str(file)], env=faq.surroundings()
    )

    async def talk() -> Any:
        async with Client(stdio_client(server), mode=mode) as client:
            return await conversation(client)

    return asyncio.run(asyncio.wait_for(talk(), 60))


def text_of(result: Any) -> str:
    return str(result.content[0].text)


@pytest.mark.parametrize("mode", MODES)
def test_assistants_list_search_and_show(faq: Command, tea: Path, mode: str) -> None:
    async def conversation(client: Client) -> list[Any]:
        tools = await client.list_tools()
        return [
            {tool.name for tool in tools.tools},
            await client.call_tool("list", {}),
            await client.call_tool("search", {"query": "how hot must the water be"}),
            await client.call_tool("show", {"reference": "black"}),
            await client.call_tool("show", {"reference": 3}),
        ]

    names, listed, found, shown, numbered = ask(faq, tea, mode, conversation)
    assert names == {"list", "search", "show"}
    assert text_of(listed).split("\n")[1] == "2\tWhat is black tea?"
    assert text_of(found).startswith("## 3. How hot should the water be?\n\nEighty degrees for")
    assert text_of(shown).startswith("## 2. What is black tea?\n\nBlack tea is fully oxidised.")
    assert text_of(numbered).startswith("## 3. ")


def test_assistants_are_told_what_tools_do_and_take(faq: Command, tea: Path) -> None:
    """Also if Python leaves out docstrings."""

    async def conversation(client: Client) -> Any:
        return (await client.list_tools()).tools

    faq.environment["PYTHONOPTIMIZE"] = "2"
    tools = {tool.name: tool for tool in ask(faq, tea, "auto", conversation)}
    assert tools["search"].description.startswith("Find the questions that answer a query")
    assert all(tool.description.endswith("The FAQ is “Tea”.") for tool in tools.values())
    said = {name: tool.input_schema["properties"] for name, tool in tools.items()}
    assert said["list"] == {}
    assert said["show"]["reference"]["description"] == "A question's number or id."
    assert said["search"]["query"]["description"].startswith("A question in any words")


@pytest.mark.parametrize("mode", MODES)
def test_a_refusal_is_said_as_text(faq: Command, tea: Path, mode: str) -> None:
    """It is no error, because the search worked; a reference that leads nowhere is one."""

    async def conversation(client: Client) -> tuple[Any, Any]:
        return (
            await client.call_tool("search", {"query": "how do kangaroos jump"}),
            await client.call_tool("show", {"reference": "42"}),
        )

    refused, absent = ask(faq, tea, mode, conversation)
    assert not refused.is_error
    assert text_of(refused).startswith("This FAQ doesn't answer “how do kangaroos jump”.")
    assert absent.is_error
    assert text_of(absent) == "No question 42: this FAQ has 1 to 3."


@pytest.mark.parametrize("mode", MODES)
def test_an_entry_is_a_resource(faq: Command, tea: Path, mode: str) -> None:
    async def conversation(client: Client) -> tuple[Any, Any]:
        listed = await client.list_resources()
        return listed.resources, await client.read_resource(listed.resources[1].uri)

    resources, read = ask(faq, tea, mode, conversation)
    assert [(str(one.uri), one.title) for one in resources][:2] == [
        ("faq:///green", "What is green tea?"),
        ("faq:///black", "What is black tea?"),
    ]
    assert read.contents[0].text.startswith("## 2. What is black tea?")


def test_no_two_resources_have_one_address(faq: Command) -> None:
    """The second entry with an id, and one whose id is the number of another, have their number."""
    path = faq.write(
        "- {id: a, q: One?, a: '1'}\n- {id: a, q: Two?, a: '2'}\n- {id: '1', q: Three?, a: '3'}\n"
    )

    async def conversation(client: Client) -> dict[str, str]:
        read: dict[str, Any] = {}
        for resource in (await client.list_resources()).resources:
            read[str(resource.uri)] = await client.read_resource(resource.uri)
        return {uri: one.contents[0].text.partition("\n")[0] for uri, one in read.items()}

    assert ask(faq, path, "auto", conversation) == {
        "faq:///a": "## 1. One?",
        "faq:///2": "## 2. Two?",
        "faq:///3": "## 3. Three?",
    }


def test_messages_are_ascii_so_that_no_locale_matters(faq: Command, tea: Path) -> None:
    request = '{"id": "\\ud800", "method": "tools/call", "params": {"name": "list"}}\n'
    faq.write("- {question: Чай?, answer: Чай.}\n", tea.name)
    ran = faq("mcp", "-f", tea, stdin=request, env={"PYTHONIOENCODING": "ascii"})
    reply = json.loads(ran.output)
    assert reply["id"] == "\ud800"
    assert reply["result"]["content"][0]["text"] == "1\tЧай?"


def test_many_resources_come_in_pages(faq: Command) -> None:
    path = faq.write("".join(f"- {{q: What is {i}?, a: A number.}}\n" for i in range(1200)))

    async def conversation(client: Client) -> list[str]:
        uris: list[str] = []
        page = await client.list_resources()
        while True:
            uris += [str(one.uri) for one in page.resources]
            if not page.next_cursor:
                return uris
            page = await client.list_resources(cursor=page.next_cursor)

    assert len(set(ask(faq, path, "auto", conversation))) == 1200


@pytest.mark.parametrize(
    "request_",
    [
        lambda client: client.call_tool("nope", {}),
        lambda client: client.call_tool("search", {}),
        lambda client: client.read_resource("faq:///nope"),
        lambda client: client.read_resource("https://example.org/"),
        lambda client: client.list_resources(cursor="x"),
    ],
)
def test_a_wrong_request_is_an_error_of_the_protocol(
    faq: Command, tea: Path, request_: Callable[[Client], Awaitable[Any]]
) -> None:
    async def conversation(client: Client) -> None:
        with pytest.raises(MCPError):
            await request_(client)
        await client.list_tools()  # the server goes on

    ask(faq, tea, "auto", conversation)


@pytest.mark.parametrize(
    ("line", "code", "identifier"),
    [
        ("{", -32700, None),
        ("[" * 100_000, -32700, None),
        ('[{"id": 1, "method": "ping"}]', -32600, None),
        ('{"id": NaN, "method": "ping"}', -32600, None),
        ('{"id": 1.5, "method": "ping"}', -32600, None),
        ('{"id": true, "method": "ping"}', -32600, None),
        ('{"id": null, "method": "ping"}', -32600, None),
        ('{"id": 1}', -32600, 1),
        ('"a"', -32600, None),
        ('{"id": 1, "method": 2}', -32600, 1),
        ('{"id": 1, "method": "tools/call", "params": []}', -32600, 1),
        ('{"id": 1, "method": "nope"}', -32601, 1),
        ('{"id": 1, "method": "resources/read", "params": {"uri": "1"}}', -32602, 1),
        (UNKNOWN_VERSION, -32022, 1),
    ],
)
def test_a_broken_message_is_answered_and_the_next_one_too(
    faq: Command, tea: Path, line: str, code: int, identifier: int | None
) -> None:
    ran = faq("mcp", "-f", tea, stdin=f'\n{line}\n{{"id": 2, "method": "ping"}}\n')
    broken, pong = map(json.loads, ran.lines)
    assert (broken["error"]["code"], broken["id"]) == (code, identifier)
    assert pong == {"jsonrpc": "2.0", "id": 2, "result": {}}
    assert (ran.status, ran.errors) == (0, b"")


@pytest.mark.parametrize(
    "message",
    [
        '{"method": "notifications/initialized"}',
        '{"id": 1, "result": {}}',
        '{"id": 1, "error": {"code": -32603, "message": "No."}}',
    ],
)
def test_a_notification_and_a_response_have_no_reply(faq: Command, tea: Path, message: str) -> None:
    ran = faq("mcp", "-f", tea, stdin=f"{message}\n")
    assert (ran.status, ran.output) == (0, b"")


def test_a_faq_that_changes_is_read_again(faq: Command, tea: Path) -> None:
    async def conversation(client: Client) -> list[str]:
        before = await client.call_tool("list", {})
        faq.write("- {q: What is mate?, a: A drink.}\n", tea.name)
        return [text_of(before), text_of(await client.call_tool("list", {}))]

    before, after = ask(faq, tea, "auto", conversation)
    assert "green tea" in before
    assert after == "1\tWhat is mate?"


@pytest.mark.parametrize("file", ["-", "gone.yaml", "<(cat {tea})"])
def test_a_faq_that_cannot_be_read_each_time_is_wrong_use(
    faq: Command, tea: Path, file: str
) -> None:
    ran = faq.shell(f"faq mcp -f {file.format(tea=tea)}")
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages


def test_whoever_starts_it_by_hand_is_told_that_it_waits(faq: Command, tea: Path) -> None:
    """An assistant is told nothing, not even if it has closed standard input."""
    with Terminal() as terminal:
        command = (PROGRAM, "mcp", "-f", tea)
        run = terminal.start(command, env=faq.surroundings(), takes_control=True)
        terminal.read_until(b"Waiting for an assistant")
        terminal.write("\x03")
        assert run.wait(PATIENCE) == 130
    ran = faq.shell(f"faq mcp -f {tea} <&-")
    assert (ran.status, ran.output, ran.errors) == (0, b"", b"")
