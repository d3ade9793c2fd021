"""`faq browse`: the FAQ on a full screen."""

import sys
from typing import Annotated

import typer

from faqcli.cli.arguments import program_of
from faqcli.cli.exit_codes import NOT_FOUND
from faqcli.cli.opening import open_faq
from faqcli.cli.options import File
from faqcli.errors import MisusedError
from faqcli.output.console import stdout
from faqcli.sanitize import one_line


def browse(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORD...]", help="What to search for at first.")
    ] = None,
    pick: Annotated[
        bool, typer.Option("--pick", help="Make Enter print the question's number and quit.")
    ] = False,
    file: File = None,
) -> None:
    """Read the FAQ on a full screen, and search it as you type.

    Examples:
        faq browse
        faq browse sanctions
        faq show $(faq browse --pick)
    """
    from faqcli.tui.terminal import lacks_terminal, whole_screen

    reason = lacks_terminal()
    if reason:
        command = ["search", *words] if words else ["list"]
        options = ["-f", file] if file else []
        hint = program_of(ctx).hint("`{}` doesn't need one.", *command, options=options)
        raise MisusedError(reason, hint)
    faq = open_faq(ctx, file)
    from faqcli.tui.app import FaqApp

    is_between_pipes = not (sys.stdin.isatty() and sys.stdout.isatty())
    text = one_line(" ".join(words or ()))
    with whole_screen():
        app = FaqApp(faq, text, is_picking=pick, can_suspend=not is_between_pipes)
        number = app.run()
    if app.error:
        raise app.error
    if app.return_code:
        raise typer.Exit(app.return_code)
    if pick and not number:
        raise typer.Exit(NOT_FOUND)
    if pick:
        stdout().write([f"{number}\n"])
