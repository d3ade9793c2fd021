"""Draw what `faq` prints on a terminal as an SVG picture.

Usage: python docs/picture.py [--columns N] [--light] [-o FILE] COMMAND...

Each COMMAND is one argument. These are the commands behind the pictures in README.md and docs/:

    python docs/picture.py -o docs/faq.svg "search will ukraine get its land back -n 1" \
        "search referendm" "search Херсон"
    python docs/picture.py -o docs/import.svg "import FAQ.md -o faq.yaml" "list -f faq.yaml"

The second one needs the FAQ.md that docs/faq-files.md shows, in the current folder.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import terminals
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME, TerminalTheme
from rich.text import Text

LIGHT = TerminalTheme(
    (255, 255, 255),
    (40, 40, 40),
    [(0, 0, 0), (187, 0, 0), (0, 135, 0), (160, 110, 0), (0, 60, 187), (150, 0, 150),
     (0, 120, 130), (160, 160, 160)],
    [(85, 85, 85), (220, 50, 50), (0, 160, 0), (190, 140, 0), (60, 100, 220), (190, 60, 190),
     (0, 150, 160), (220, 220, 220)],
)  # fmt: skip
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT = re.compile(
    r'(<text class="[^"]+") x="([\d.]+)" (y="[\d.]+") textLength="([\d.]+)"([^>]*>)([^<]*)</text>'
)
_CELL = 12.2
"""How many pixels wide Rich draws a character."""


def save(picture: str, path: str) -> None:
    """Write an SVG picture by Rich so that it looks the same in every viewer.

    Rich has fonts loaded from the web, and indents text with spaces, which librsvg drops and
    Inkscape may. Here nothing is loaded, and a text begins and ends with a visible character.
    """
    picture = _TEXT.sub(_trimmed, _FONT.sub("", picture.replace("&#160;", "\xa0")))
    Path(path).write_text(picture, encoding="utf-8")


def _trimmed(match: re.Match[str]) -> str:
    """Return a text without the spaces around it, moved to where its first other character was."""
    start, x, y, length, end, text = match.groups()
    kept = text.strip()
    if not kept:
        return "\n" if text.endswith("\n") else ""
    left = float(x) + _CELL * (len(text) - len(text.lstrip()))
    width = float(length) - _CELL * (len(text) - len(kept))
    return f'{start} x="{left:g}" {y} textLength="{width:g}"{end}{kept}</text>'


def output_of(command: str, columns: int) -> str:
    """Return what a command prints on a terminal, escape codes included."""
    faq = Path(sys.executable).with_name("faq")
    environment = {**os.environ, "TERM": "xterm-256color"}
    run = terminals.run([faq, *shlex.split(command)], columns=columns, env=environment)
    return run.output.decode()


def main() -> None:
    """Run the commands and write the picture."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("commands", nargs="+", metavar="COMMAND")
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--light", action="store_true")
    parser.add_argument("-o", "--output", default="docs/faq.svg")
    args = parser.parse_args()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(
            record=True, width=args.columns, file=nowhere, force_terminal=True, highlight=False
        )
        for command in args.commands:
            console.print(Text.assemble(("$ ", "green"), f"faq {command}"))
            console.print(Text.from_ansi(output_of(command, args.columns)))
        theme = LIGHT if args.light else SVG_EXPORT_THEME
        save(console.export_svg(title="faq", theme=theme, unique_id="faq"), args.output)


if __name__ == "__main__":
    main()
