"""How a booking looks as a line of the agenda: what did not take place is struck, what is over is quiet."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from jib_desk.rules.words import BookingState
from jib_desk.services.rows.bookings import BookingRow
from jib_desk.views.bookings.blocks import STYLES
from jib_desk.views.item_models.bookings import BookingsModel
from jib_desk.views.theme import Theme

_OVER = frozenset({BookingState.COMPLETED, BookingState.CANCELLED, BookingState.NO_SHOW})
_LOUD = frozenset({BookingState.TENTATIVE, BookingState.NO_SHOW})  # their word in its colour


class AgendaDelegate(QStyledItemDelegate):
    """The same signs as the blocks of the grid."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        row = index.data(BookingsModel.BookingRole)
        if not isinstance(row, BookingRow):
            return
        style = STYLES[row.state]
        if index.column() == BookingsModel.SUBJECT and style.is_struck:
            font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
            font.setStrikeOut(True)
        if index.column() == BookingsModel.STATE and style.mark:
            option.text = f"{style.mark} {option.text}"  # pyright: ignore[reportAttributeAccessIssue]
        is_loud = index.column() == BookingsModel.STATE and row.state in _LOUD
        if is_loud or row.state in _OVER:
            ink = self._theme.color(style.dim if is_loud else "dim")
            palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, ink)
