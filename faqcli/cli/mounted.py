"""The group of commands that stands for a FAQ in the app of another program."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from faqcli.cli.embedding import chosen, run

if TYPE_CHECKING:
    from faqcli.cli.embedding import Source


def mounted(file: Source, name: str, commands: Collection[str] | None) -> type[TyperGroup]:
    """Return a group that leaves its whole command line to `run`; the host sees only a status.

    Completion is the host's, so that asks the group for the commands and their options.
    """

    class Mounted(TyperGroup):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            if ctx.resilient_parsing:
                from faqcli.model import Program

                ctx.obj = Program(name, file, chosen(commands))
            ctx.args = args
            return args

        def invoke(self, ctx: Any) -> Any:
            raise typer.Exit(run(ctx.args, file=file, name=name, commands=commands))

        def list_commands(self, ctx: Any) -> list[str]:
            del ctx
            return list(chosen(commands))

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            from faqcli.cli.app import load_command

            return load_command(cmd_name, ctx.obj) if cmd_name in chosen(commands) else None

    return Mounted
