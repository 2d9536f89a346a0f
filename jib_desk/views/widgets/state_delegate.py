"""A cell that says a state: in a colour, bold while somebody has to do something, never by the colour alone."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from jib_desk.views.theme import Space, Theme, Type, Weight


@dataclass(frozen=True, slots=True)
class Face:
    """How a state is written."""

    ink: str  # a colour of the theme
    sign: str = ""  # before the words, where they have none of their own
    is_quiet: bool = False  # settled: nobody has to look


class StateDelegate(QStyledItemDelegate):
    """Writes the words of a cell with the face that `face` gives to its place; without one the cell stays empty."""

    def __init__(
        self, theme: Theme, face: Callable[[QModelIndex | QPersistentModelIndex], Face | None], parent: QTableView
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = face
        self._view = parent
        theme.changed.connect(parent.viewport().update)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._view)
        face = self._face(index)
        if face is None:
            return
        painter.save()
        painter.setFont(self._theme.font(Type.CAPTION, Weight.REGULAR if face.is_quiet else Weight.BOLD))
        painter.setPen(self._theme.color(face.ink))
        box = option.rect.adjusted(Space.S, 0, -Space.XS, 0)  # pyright: ignore[reportAttributeAccessIssue]
        text = " ".join(part for part in (face.sign, str(index.data() or "")) if part)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
