"""The two columns of the main screen: the questions, and the answer that is read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from faqcli.tui.listing import Listing
from faqcli.tui.widgets.answer import AnswerView
from faqcli.tui.widgets.questions import QuestionList

_TWO_COLUMNS = 90
"""The width from which there is room for both columns."""
_WIDEST_LIST = 64


class Columns(Horizontal):
    """Shows questions and answer side by side where there is room, otherwise the one in use."""

    def __init__(self, listing: Listing, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.questions = QuestionList(listing, id="questions")
        self.answer = AnswerView(id="answer")
        self.total_width = 80
        """How many cells there are for both."""
        self._arranged = (0, False)
        """The total width that the columns are arranged for, and whether the answer is read."""

    def compose(self) -> ComposeResult:
        """Yield both columns."""
        yield self.questions
        yield self.answer

    @property
    def is_reading(self) -> bool:
        """Whether the focus is in the answer."""
        return self.is_attached and self.screen.focused is self.answer

    @property
    def is_wide(self) -> bool:
        """Whether questions and answer stand side by side."""
        return self.total_width >= _TWO_COLUMNS

    @property
    def list_width(self) -> int:
        """How many cells the questions have, with their scroll bar."""
        return min(_WIDEST_LIST, self.total_width * 2 // 5) if self.is_wide else self.total_width

    @property
    def text_width(self) -> int:
        """How many cells the text of an answer has, without what is beside it."""
        return max(1, self.total_width - (self.list_width + 4 if self.is_wide else 3))

    def lay_out(self, *, is_reading: bool) -> None:
        """Show both columns if there is room for them, otherwise the one in use."""
        if (self.total_width, is_reading) == self._arranged:
            return
        self._arranged = (self.total_width, is_reading)
        self.questions.is_alone = not self.is_wide
        self.questions.styles.width = self.list_width
        self.questions.display = self.is_wide or not is_reading
        self.answer.display = self.is_wide or is_reading
        self.answer.set_class(not self.is_wide, "-alone")
