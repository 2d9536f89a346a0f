"""How the list of companies draws what needs looking at, and two things in one cell where room is scarce."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.item_models.companies import CompaniesModel
from jib_desk.views.theme import Space, Theme, Type, Weight

_SIGNS = {True: "▲", False: "◔"}


class Words(NamedTuple):
    """What is written, in which colour of the theme and how strongly."""

    text: str
    ink: str
    is_strong: bool = False


def warning_words(row: CompanyRow, text: str) -> Words | None:
    """The one warning of a company, never by colour alone; None where there is none."""
    ink = "overstayed_text" if row.is_overstayed else "ends_soon_text"
    return Words(f"{_SIGNS[row.is_overstayed]} {text}", ink, is_strong=True) if text else None


class FoldingDelegate(QStyledItemDelegate):
    """Writes a cell as it is; folded, with the words of another column below it."""

    def __init__(self, theme: Theme, second: Callable[[CompanyRow], Words | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.is_folded = False
        self._theme = theme
        self._second = second
        self._view = parent

    def lines(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Words, ...]:
        """What is written, one below the other."""
        row, text = index.data(CompaniesModel.CompanyRole), index.data()
        first = Words(text, "text") if text else None
        second = self._second(row) if isinstance(row, CompanyRow) else None
        return tuple(words for words in (first, second) if words is not None and words.text)

    def _font(self, words: Words, *, is_first: bool) -> QFont:
        size = Type.BODY if is_first else Type.SMALL
        return self._theme.font(size, Weight.BOLD if words.is_strong else Weight.REGULAR)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the wider line."""
        hint = super().sizeHint(option, index)
        if not self.is_folded:
            return hint
        fonts = ((self._font(words, is_first=at == 0), words.text) for at, words in enumerate(self.lines(index)))
        widths = [QFontMetrics(font).horizontalAdvance(text) + 2 * Space.S for font, text in fonts]
        return QSize(max((hint.width(), *widths)), hint.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not self.is_folded:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._view)
        lines = self.lines(index)
        box = option.rect.adjusted(Space.S, Space.XS, -Space.XS, -Space.XS)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        for at, words in enumerate(lines):
            painter.setFont(self._font(words, is_first=at == 0))
            painter.setPen(self._theme.color(words.ink))
            shown = painter.fontMetrics().elidedText(words.text, Qt.TextElideMode.ElideRight, box.width())
            side = Qt.AlignmentFlag.AlignVCenter if len(lines) == 1 else _SIDES[at]
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | side, shown)
        painter.restore()


_SIDES = (Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom)


class WarningDelegate(QStyledItemDelegate):
    """The one warning of a row, in a column of its own."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as what is drawn: the sign stands before the text, and both are bold."""
        text = index.data()
        if not text:
            return super().sizeHint(option, index)
        metrics = QFontMetrics(self._theme.font(Type.CAPTION, Weight.BOLD))
        width = Space.S + metrics.horizontalAdvance(f"{_SIGNS[False]} {text}") + Space.S
        return QSize(width, super().sizeHint(option, index).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        view = self.parent()
        if isinstance(view, QWidget):
            view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, view)
        row = index.data(CompaniesModel.CompanyRole)
        words = warning_words(row, index.data() or "") if isinstance(row, CompanyRow) else None
        if words is None:
            return
        painter.save()
        painter.setFont(self._theme.font(Type.CAPTION, Weight.BOLD))
        painter.setPen(self._theme.color(words.ink))
        box = option.rect.adjusted(Space.S, 0, -Space.XS, 0)  # pyright: ignore[reportAttributeAccessIssue]
        shown = painter.fontMetrics().elidedText(words.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
