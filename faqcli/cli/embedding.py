"""The FAQ of another program, as a command of its own: `mytool faq`.

Nothing else is imported before the command is called, so that the program starts as fast as ever.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    import typer

    from faqcli.model import Program
    from faqcli.paths import FaqFile


def run(
    arguments: Sequence[str] | None = None,
    *,
    file: FaqFile,
    name: str,
    commands: Collection[str] | None = None,
) -> int:
    """Run a command line on the FAQ of a program, and return the exit status.

    Errors are reported on standard error and never raised.

    Args:
        arguments: what follows `name` on the command line; None for `sys.argv[1:]`.
        file: a path, a resource of a package, or `package:file`.
        name: what users type to get here, such as `mytool faq`.
        commands: the commands that there are; by default `list`, `show`, `search`, `info` and
            `browse`. `show` is always there, because it answers questions.

    Raises:
        TypeError: `file` is None.
        ValueError: there is no command of such a name.
    """
    from faqcli.cli.app import main

    return main(arguments, _program(file, name, commands))


def typer_app(file: FaqFile, *, name: str, commands: Collection[str] | None = None) -> typer.Typer:
    """Return an app for `Typer.add_typer`, called by the last word of `name`.

    The arguments and errors are those of `run`.
    """
    import typer
    from typer.core import TyperGroup

    if file is None or commands is not None:
        _program(file, name, commands)  # what is wrong is an error at once

    class Mounted(TyperGroup):
        """Leaves its whole command line to `run`; the program sees only a status.

        Completion is that of the program, which asks for the commands and their options.
        """

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            ctx.args = args
            return args

        def invoke(self, ctx: Any) -> Any:
            raise typer.Exit(run(ctx.args, file=file, name=name, commands=commands))

        def list_commands(self, ctx: Any) -> list[str]:
            del ctx
            return list(_program(file, name, commands).commands)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            from faqcli.cli.app import load_command

            ctx.obj = _program(file, name, commands)
            return load_command(cmd_name, ctx.obj)

    last = name.rpartition(" ")[2]
    return typer.Typer(name=last, cls=Mounted, help="Ask the FAQ.", callback=lambda: None)


def _program(file: FaqFile, name: str, commands: Collection[str] | None) -> Program:
    """Return a program with a FAQ of its own, and its commands in the order of the help."""
    from faqcli.cli.commands import COMMANDS, READING
    from faqcli.model import Program

    if file is None:
        raise TypeError("`file` is None; it should be a path or a resource of a package")
    wanted = READING if commands is None else commands
    unknown = [one for one in wanted if one not in COMMANDS]
    if unknown:
        raise ValueError(f"no command {unknown[0]!r}; there are {', '.join(COMMANDS)}")
    return Program(name, file, [one for one in COMMANDS if one in wanted or one == "show"])
