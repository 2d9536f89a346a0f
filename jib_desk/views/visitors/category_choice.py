"""The category of a visitor, to be chosen."""

from jib_desk.rules.words import VisitorCategory, word
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.widgets.inputs import Choice


class CategoryChoice(Choice):
    """The categories of visitors, in the language of the window."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self._desk = desk
        Texts(self).bind(self._fill, lambda: "")

    @property
    def category(self) -> VisitorCategory:
        """The one chosen."""
        return VisitorCategory(self.currentData())

    def _fill(self, _text: str = "") -> None:
        at = max(0, self.currentIndex())
        self.clear()
        for category in VisitorCategory:
            self.addItem(word("visitor_category", category).said(self._desk.lang), category.value)
        self.setCurrentIndex(at)
