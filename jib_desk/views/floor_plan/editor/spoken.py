"""The sheet as a screen reader hears it: a list of pieces, each with its number, place, size and company."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from jib_desk.rules.plan_draft import Item, Kind
from jib_desk.rules.words import Lang
from jib_desk.views.floor_plan.editor.canvas import EditorCanvas
from jib_desk.views.floor_plan.editor.session import EditSession
from jib_desk.views.floor_plan.editor.words import spoken
from jib_desk.views.theme import Theme
from jib_desk.views.widgets.spoken_items import install_spoken_items


class SpokenCanvas(EditorCanvas):
    """Tells of its pieces, and which of them is selected."""

    def __init__(self, session: EditSession, theme: Theme, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, lang, parent)
        install_spoken_items()
        session.selected.connect(self._speak)

    def spoken_items(self) -> list[int]:
        """Pieces in the order of the plan; each by its place."""
        return list(range(len(self.session.items)))

    def spoken_name(self, item: int) -> str:
        """What it is, its number, where it lies and how large it is."""
        found = self._spoken(item)
        return self.said(found) if found is not None else ""

    def spoken_description(self, item: int) -> str:
        """The name says it all."""
        return ""

    def spoken_place(self, item: int) -> QRect:
        """Where it lies on the screen."""
        found = self._spoken(item)
        if found is None:
            return QRect()
        corner = self.to_view((found.shape.x, found.shape.y)).toPoint()
        size = QPointF(found.shape.w * self.scale, found.shape.h * self.scale).toPoint()
        return QRect(self.mapToGlobal(corner), self.mapToGlobal(corner + size))

    def current_item(self) -> int | None:
        """The last that was selected."""
        return self.selected_item()

    def selected_item(self) -> int | None:
        """The last that was selected."""
        chosen = self.session.selection[-1:]
        return next((place for place, item in enumerate(self.session.items) if item.ref in chosen), None)

    def said(self, item: Item) -> str:
        """A piece in words."""
        return spoken(item, self._lang, self.holders.get(item.ref.id, "") if item.ref.kind is Kind.UNIT else "")

    def _speak(self) -> None:
        """Tells a screen reader which piece is selected."""
        place = self.selected_item()
        if place is not None and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(place)
            QAccessible.updateAccessibility(event)

    def _spoken(self, place: int) -> Item | None:
        items = self.session.items
        return items[place] if 0 <= place < len(items) else None
