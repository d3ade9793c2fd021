"""The command palette, in the colours of the other screens."""

from textual.command import CommandList, CommandPalette

from faqcli.tui.textual_adapter import FrequentUpdates
from faqcli.tui.widgets.lines import draw_whole_cells


class Palette(FrequentUpdates, CommandPalette):
    """Textual's command palette, on the terminal's own background and in its sixteen colours."""

    CSS_PATH = "palette.tcss"

    def on_mount(self) -> None:
        """Draw the scroll bar like those of the other screens."""
        draw_whole_cells(self.query_one(CommandList))
