"""Make the picture of the full screen for the README, as SVG, from the running app.

Usage: python docs/screen.py [--columns N] [--rows N] [--light] [-f FAQ] [-o FILE] [KEY...]

Each KEY is pressed in turn, by Textual's name for it, after the words of `--words` were typed.
"""

from __future__ import annotations

import argparse
import asyncio
import re
from functools import partialmethod
from pathlib import Path
from unittest.mock import patch

from picture import LIGHT
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME

import faqcli
from faqcli.tui.app import Browser


async def screenshot(args: argparse.Namespace) -> str:
    """Return the screen as SVG after all keys were pressed."""
    app = Browser(faqcli.load(args.file), args.words)
    # The app draws in the sixteen colours; what they look like, Rich's export decides by a theme
    # for which Textual's does not ask.
    theme = LIGHT if args.light else SVG_EXPORT_THEME
    export = partialmethod(Console.export_svg, theme=theme)
    async with app.run_test(size=(args.columns, args.rows)) as pilot:
        await pilot.pause(0.3)
        await app.workers.wait_for_complete()
        await pilot.press(*args.keys)
        await pilot.pause(0.3)
        await app.workers.wait_for_complete()
        with patch.object(Console, "export_svg", export):
            return app.export_screenshot(title="faq browse")


def main() -> None:
    """Run the app and write the picture."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("keys", nargs="*", metavar="KEY")
    parser.add_argument("--words", default="zaporozhye")
    parser.add_argument("--columns", type=int, default=110)
    parser.add_argument("--rows", type=int, default=28)
    parser.add_argument("--light", action="store_true")
    parser.add_argument("-f", "--file")
    parser.add_argument("-o", "--output", default="docs/browse.svg")
    args = parser.parse_args()
    picture = asyncio.run(screenshot(args))
    # The fonts would be fetched from elsewhere; a picture should ask for nothing.
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    picture = re.sub(r"terminal-\d+", "faq", picture)
    Path(args.output).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
