"""Draw the full screen of `faq browse` as an SVG picture, from the running app.

Usage: python docs/screen.py [--columns N] [--rows N] [--light] [-f FAQ] [-o FILE] [KEY...]

The app opens with the search `--words`; then each KEY, by Textual's name for it, is pressed.
Without arguments this makes docs/browse.svg.
"""

from __future__ import annotations

import argparse
import asyncio
import re
from functools import partialmethod
from unittest.mock import patch

from picture import LIGHT, save
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME

import faqcli
from faqcli.tui.app import FaqApp


async def screenshot(args: argparse.Namespace) -> str:
    """Return the screen as SVG after all keys have been pressed."""
    app = FaqApp(faqcli.load(args.file), args.words)
    # The app draws in the terminal's sixteen colours. Rich's export takes a theme that says what
    # they look like, but Textual's has no parameter for it.
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
    save(re.sub(r"terminal-\d+", "faq", picture), args.output)


if __name__ == "__main__":
    main()
