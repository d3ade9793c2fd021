"""Make the picture of the README: what `faq` really prints, on a terminal of 80 columns, as SVG.

Usage: python docs/picture.py [--columns N] [--light] [-o FILE] COMMAND...

Each COMMAND is one argument, as in `docs/picture.py "list" "search zaporozhye"`, which made
`faq.svg`; `import.svg` was made by `"import FAQ.md -o faq.yaml" "list -f faq.yaml"`, beside a
FAQ.md.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from pathlib import Path

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


def printed(command: str, columns: int) -> str:
    """Return what a command prints on a terminal, escape codes and all."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 1000, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    faq = str(Path(sys.executable).with_name("faq"))
    process = subprocess.Popen(
        [faq, *shlex.split(command)], stdout=slave, stderr=slave, env=environment
    )
    os.close(slave)
    output = b""
    try:
        while piece := os.read(master, 65536):
            output += piece
    except OSError:
        pass  # how Linux says that the other end is closed
    process.wait()
    os.close(master)
    return output.decode().replace("\r\n", "\n")


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
        for i, command in enumerate(args.commands):
            console.print(Text.assemble("\n" if i else "", ("$ ", "green"), f"faq {command}"))
            console.print(Text.from_ansi(printed(command, args.columns)))
        theme = LIGHT if args.light else SVG_EXPORT_THEME
        picture = console.export_svg(title="faq", theme=theme, unique_id="faq")
    # Rich has the fonts fetched from elsewhere; a picture should ask for nothing.
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    Path(args.output).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
