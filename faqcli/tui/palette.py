"""The command palette, drawn as the rest of the screen is."""

from textual.command import CommandPalette


class Palette(CommandPalette):
    """Textual's, on the terminal's own ground and in its sixteen colours."""

    CSS_PATH = "palette.tcss"
