"""The command palette, in the colours of the other screens."""

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hits
from textual.system_commands import SystemCommandsProvider

from faqcli.tui.textual_adapter import FrequentUpdates
from faqcli.tui.widgets.lines import draw_whole_cells


class Commands(SystemCommandsProvider):
    """The commands of the app in the order it has them, where Textual would sort them by name."""

    async def discover(self) -> Hits:
        """Yield all commands, while nothing is typed."""
        for title, explanation, run, _ in self.app.get_system_commands(self.screen):
            yield DiscoveryHit(title, run, help=explanation)


class Palette(FrequentUpdates, CommandPalette):
    """Textual's command palette, on the terminal's own background and in its sixteen colours."""

    CSS_PATH = "palette.tcss"

    def __init__(self) -> None:
        super().__init__([Commands], id="--command-palette")

    def on_mount(self) -> None:
        """Draw the scroll bar like those of the other screens."""
        draw_whole_cells(self.query_one(CommandList))
