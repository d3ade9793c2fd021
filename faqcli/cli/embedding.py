"""The FAQ of another program, as a command of its own: `mytool faq`.

Nothing else is imported before the command is called, so that the program starts as fast as ever.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from importlib.resources.abc import Traversable

    import typer

    Source = str | os.PathLike[str] | Traversable


def run(
    arguments: Sequence[str] | None = None,
    *,
    file: Source,
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
        ValueError: there is no command of such a name.
    """
    there = chosen(commands)
    try:
        from faqcli.cli.app import main
        from faqcli.model import Program

        return main(arguments, Program(name, file, there))
    except KeyboardInterrupt:
        return 130


def typer_app(file: Source, *, name: str, commands: Collection[str] | None = None) -> typer.Typer:
    """Return an app for `Typer.add_typer`, called by the last word of `name`.

    The arguments and errors are those of `run`.
    """
    import typer

    from faqcli.cli.mounted import mounted

    if commands is not None:
        chosen(commands)  # a wrong name is an error at once
    return typer.Typer(
        name=(name.split() or [""])[-1],
        cls=mounted(file, name, commands),
        help="Ask the FAQ.",
        callback=lambda: None,
        invoke_without_command=True,
        add_completion=False,
    )


def chosen(commands: Collection[str] | None) -> tuple[str, ...]:
    """Return the names of commands in the order of the help, `show` among them.

    Raises:
        ValueError: there is no command of such a name.
    """
    from faqcli.cli.commands import COMMANDS, READING

    wanted = READING if commands is None else commands
    unknown = [name for name in wanted if name not in COMMANDS]
    if unknown:
        raise ValueError(f"no command {unknown[0]!r}; there are {', '.join(COMMANDS)}")
    return tuple(name for name in COMMANDS if name in wanted or name == "show")
