"""A line to type in that offers what it finds, as a list laid over the page below it.

Enter takes the chosen line and lets the form go on, Tab takes it and moves on, a click takes it and stays,
Esc keeps what was typed, a second Esc empties the field. While an input method composes (preedit), nothing
is searched, taken or submitted: what is in the air is not yet text.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jib_desk.views.item_models.offers import Offer, OfferModel, Offers
from jib_desk.views.theme import Radius, Size, Space, Theme, Type

Index = QModelIndex | QPersistentModelIndex
LookUp = Callable[[str], Offers]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Taken(StrEnum):
    """How a line was taken, which says what the form does next."""

    ENTER = "enter"
    TAB = "tab"
    CLICK = "click"


class SuggestField(QLineEdit):
    """The field. `look_up` answers each change of the text at once; it is a read under 10 ms."""

    offer_taken = Signal(object, str)  # Offer, Taken
    offer_shown = Signal(object)  # the Offer that Enter would take, or None
    composing_changed = Signal(bool)

    def __init__(self, theme: Theme, look_up: LookUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look_up = look_up
        self._is_composing = False
        self._list: OfferList | None = None
        self._footer: Callable[[], str] = lambda: ""
        self._question: Callable[[], str] = lambda: ""
        self._asks = False
        self.textEdited.connect(lambda _text: self.look_again())

    # --- for the form ------------------------------------------------------------------------

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds text that is not written yet."""
        return self._is_composing

    @property
    def is_offering(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    def set_footer(self, producer: Callable[[], str]) -> None:
        """One quiet line below the list that says what the keys do."""
        self._footer = producer

    def set_question(self, producer: Callable[[], str]) -> None:
        """What stands there instead while several fit and Enter takes none of them."""
        self._question = producer

    def offers(self) -> OfferModel | None:
        """The lines at hand, None before the first search."""
        return self._list.model if self._list else None

    def chosen(self) -> Offer | None:
        """The line that Enter would take, None while the list is closed."""
        return self._list.chosen() if self._list and self.is_offering else None

    def look_again(self) -> None:
        """Searches for the text as it stands; an empty answer closes the list."""
        if self._is_composing:
            return
        found = self._look_up(self.text())
        if not found.lines:
            self.close_offers()
            return
        overlay = self._overlay()
        self._asks = found.asks
        overlay.show_offers(found, self._question() if found.asks else self._footer())
        self._place()
        overlay.raise_()
        overlay.show()
        self.offer_shown.emit(overlay.chosen())

    def close_offers(self) -> None:
        """Closes the list; what was typed stays."""
        if self._list is not None and self._list.isVisible():
            self._list.hide()
            self.offer_shown.emit(None)

    def take(self, how: Taken) -> bool:
        """Takes the chosen line; False when there is none."""
        offer = self.chosen()
        if offer is None:
            return False
        self.close_offers()
        self.offer_taken.emit(offer, how)
        return True

    # --- keys and composing ------------------------------------------------------------------

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was = self._is_composing
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was != self._is_composing:
            self.composing_changed.emit(self._is_composing)
        if was and not self._is_composing:
            self.look_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER:
            if self._is_composing or self.take(Taken.ENTER) or self._asked_which():
                event.accept()
                return
            event.ignore()  # the form's
            return
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return
        if key == Qt.Key.Key_Escape and (self.is_offering or self.text()):
            if self.is_offering:
                self.close_offers()
            else:
                self.clear()
                self.textEdited.emit("")
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and not self._is_composing:
            self.take(Taken.TAB)
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._is_composing = False
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.close_offers()

    def _asked_which(self) -> bool:
        """Whether Enter asks for a choice among the lines instead of going on."""
        if self._list is None or not (self.is_offering and self._asks):
            return False
        self._list.say(self._question(), is_urgent=True)
        return True

    def _step(self, by: int) -> None:
        if not self.is_offering:
            self.look_again()
            return
        overlay = self._overlay()
        overlay.step(by)
        overlay.say(self._footer())
        self.offer_shown.emit(overlay.chosen())

    # --- the list laid over the page ---------------------------------------------------------

    def _overlay(self) -> "OfferList":
        if self._list is None or self._list.parent() is not self.window():
            if self._list is not None:
                self._list.deleteLater()
            self._list = OfferList(self._theme, self.window())
            self._list.clicked.connect(lambda: self.take(Taken.CLICK))
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _place(self) -> None:
        if self._list is None:
            return
        corner = self.mapTo(self.window(), QPoint(0, self.height() + Space.XS))
        height = min(self._list.wanted_height(), max(Size.ROW, self.window().height() - corner.y() - Space.S))
        self._list.setGeometry(QRect(corner, QSize(self.width(), height)))

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_offers()
        super().hideEvent(event)


class OfferList(QFrame):
    """The list below the field. It never takes the keyboard's focus."""

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = OfferModel(self)
        self._view = QListView(self)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setModel(self.model)
        self._view.setItemDelegate(OfferDelegate(theme, self._view))
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._view.setMouseTracking(True)
        self._view.clicked.connect(lambda _index: self.clicked.emit())
        self._footer = QLabel(self)
        self._footer.setProperty("role", "dim")
        self._footer.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        box.setSpacing(0)
        box.addWidget(self._view, 1)
        box.addWidget(self._footer)
        self.hide()

    def show_offers(self, offers: Offers, footer: str) -> None:
        """Shows these lines; the first choice is highlighted."""
        self.model.set_rows(offers.lines)
        self.say(footer)
        self._view.setCurrentIndex(self.model.index(offers.chosen, 0) if offers.chosen >= 0 else QModelIndex())

    def say(self, footer: str, *, is_urgent: bool = False) -> None:
        """The line at the foot."""
        role = "error" if is_urgent else "dim"
        if self._footer.property("role") != role:
            self._footer.setProperty("role", role)
            self._footer.style().unpolish(self._footer)
            self._footer.style().polish(self._footer)
        self._footer.setText(footer)
        self._footer.setVisible(bool(footer))
        self.setAccessibleDescription(footer)

    def chosen(self) -> Offer | None:
        """The highlighted line."""
        return self.model.offer(self._view.currentIndex())

    def step(self, by: int) -> None:
        """One line down or up; past either end comes the other."""
        count = self.model.rowCount()
        here = self._view.currentIndex().row()
        start = here if here >= 0 else (-1 if by > 0 else 0)
        self._view.setCurrentIndex(self.model.index((start + by) % count, 0))

    def wanted_height(self) -> int:
        """So that no line is hidden, when the window leaves room."""
        self.ensurePolished()  # before it is dressed it has no edge yet, and would be too low by that
        lines = sum(self._view.sizeHintForRow(row) for row in range(self.model.rowCount()))
        # isHidden, because the list may be measured before it is shown
        foot = 0 if self._footer.isHidden() else self._footer.sizeHint().height()
        return lines + foot + 2 * Space.XS + 2 * self.frameWidth()

    def event(self, event: QEvent) -> bool:
        # a press beside a line must not reach the page below
        if event.type() is QEvent.Type.MouseButtonPress:
            event.accept()
            return True
        return super().event(event)


class OfferDelegate(QStyledItemDelegate):
    """Paints a line: title and detail at the left, mark and note at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        offer = index.data(OfferModel.OfferRole)
        two_lines = isinstance(offer, Offer) and (offer.detail or offer.note)
        return QSize(option.rect.width(), Size.ROW + Space.M if two_lines else Size.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(OfferModel.OfferRole)
        if not isinstance(offer, Offer):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(option.rect, Radius.UNIT, Radius.UNIT)
        rect = option.rect.adjusted(Space.M, Space.XS, -Space.M, -Space.XS)
        upper, lower = rect, QRect()
        if offer.detail or offer.note:
            upper = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
            lower = QRect(rect.left(), upper.bottom() + 1, rect.width(), rect.height() - upper.height())
        taken = self._right(painter, upper, offer.mark, tokens.accent, Type.CAPTION, 500)
        left = upper.adjusted(0, 0, -taken, 0)
        used = self._left(painter, left, offer.title, tokens.text, Type.BODY, 600)
        self._left(painter, left.adjusted(used + Space.S, 0, 0, 0), offer.beside, tokens.dim, Type.CAPTION, 400)
        if not lower.isNull():
            taken = self._right(painter, lower, offer.note, tokens.dim, Type.CAPTION, 400)
            self._left(painter, lower.adjusted(0, 0, -taken, 0), offer.detail, tokens.dim, Type.CAPTION, 400)
        painter.restore()

    def _left(self, painter: QPainter, rect: QRect, text: str, colour: str, size: int, weight: int) -> int:
        return self._text(painter, rect, text, colour, size, weight, Qt.AlignmentFlag.AlignLeft)

    def _right(self, painter: QPainter, rect: QRect, text: str, colour: str, size: int, weight: int) -> int:
        used = self._text(painter, rect, text, colour, size, weight, Qt.AlignmentFlag.AlignRight)
        return used + Space.S if used else 0

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        colour: str,
        size: int,
        weight: int,
        side: Qt.AlignmentFlag,
    ) -> int:
        """Draws one line, elided; returns its width in pixels."""
        if not text or rect.width() <= 0:
            return 0
        font = self._theme.font(size, weight)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)
