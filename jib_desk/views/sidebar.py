"""The rail at the left: one button a page, narrow with a word below the icon, wide on demand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from jib_desk.views.icons import Icons
from jib_desk.views.page_list import PageSpec
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Radius, Size, Space, Theme, Type, Weight


class NavButton(QAbstractButton):
    """Icon and word; at its edge a counter, or the shortcut while Ctrl is held."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_wide = False
        self.counter = ""
        self.hint = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One height for all; the rail gives the width."""
        return QSize(Size.RAIL, Size.NAV_WIDE if self.is_wide else Size.NAV)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the button for its state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        token = "accent" if self.isChecked() else "text" if self.isEnabled() else "wall"
        painter.setPen(self._theme.color(token))
        size = Size.ICON_LARGE
        if self.is_wide:
            left = 2 * Space.S + Space.XS
            self._paint_icon(painter, left, (self.height() - size) // 2)
            weight = Weight.BOLD if self.isChecked() else Weight.MEDIUM
            painter.setFont(self._theme.font(Type.BODY, weight))
            text = self.rect().adjusted(left + size + Space.M, 0, -Space.M, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        else:
            self._paint_icon(painter, (self.width() - size) // 2, Space.S)
            painter.setFont(self._theme.font(Type.TINY, Weight.MEDIUM))
            below = QRect(0, Space.S + size, self.width(), self.height() - size - Space.S)
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)
        self._paint_aside(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        inner = self.rect().adjusted(Space.XS // 2, 1, -Space.XS // 2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(inner, Radius.CONTROL, Radius.CONTROL)
        elif self.underMouse():
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(inner, Radius.CONTROL, Radius.CONTROL)
        if self.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, Radius.CONTROL, Radius.CONTROL)

    def _paint_icon(self, painter: QPainter, x: int, y: int) -> None:
        state = QIcon.State.On if self.isChecked() else QIcon.State.Off
        self.icon().paint(
            painter,
            QRect(x, y, Size.ICON_LARGE, Size.ICON_LARGE),
            Qt.AlignmentFlag.AlignCenter,
            QIcon.Mode.Normal,
            state,
        )

    def _paint_aside(self, painter: QPainter) -> None:
        text = self.hint or self.counter
        if not text:
            return
        painter.setFont(self._theme.font(Type.TINY, Weight.BOLD))
        width = max(painter.fontMetrics().horizontalAdvance(text) + Space.S, Space.L)
        top = (self.height() - Space.L) // 2 if self.is_wide else Space.XS
        pill = QRect(self.width() - width - Space.S, top, width, Space.L)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("shade" if self.hint else "accent"))
        painter.drawRoundedRect(pill, Space.S, Space.S)
        painter.setPen(self._theme.color("on_shade" if self.hint else "on_accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class Sidebar(QFrame):
    """The pages in their fixed order."""

    page_requested = Signal(str)
    width_changed = Signal(bool)

    def __init__(
        self,
        specs: Sequence[PageSpec],
        theme: Theme,
        icons: Icons,
        word: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._is_wide = False
        say = Texts(self).bind
        box = QVBoxLayout(self)
        box.setContentsMargins(0, Space.S, 1, Space.S)
        box.setSpacing(Space.XS)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        self.toggle = NavButton(theme)
        self.toggle.setCheckable(False)
        self.toggle.clicked.connect(lambda: self.set_wide(not self._is_wide))
        icons.show(self.toggle.setIcon, "menu", "dim")
        for spec in specs:
            button = NavButton(theme)
            icons.show(button.setIcon, spec.icon, "dim", "accent")
            button.clicked.connect(lambda _checked=False, page=spec.id: self.page_requested.emit(page))
            self._group.addButton(button)
            self._buttons[spec.id] = button
            box.addWidget(button)
            say(button.setText, lambda page=spec.id: word(page))
            say(button.setAccessibleName, lambda page=spec.id: word(page))
        box.addStretch(1)
        box.addWidget(self.toggle)
        say(self.toggle.setText, lambda: self.tr("Menu"))
        say(self.toggle.setAccessibleName, lambda: self.tr("Widen or narrow the sidebar"))
        say(self.toggle.setToolTip, lambda: self.tr("Widen or narrow the sidebar"))
        theme.changed.connect(self.update)
        self.setFixedWidth(Size.RAIL)

    @property
    def is_wide(self) -> bool:
        """Whether words stand beside the icons."""
        return self._is_wide

    def set_wide(self, is_wide: bool) -> None:
        """Shows the words beside the icons, or the rail."""
        self._is_wide = is_wide
        for button in (*self._buttons.values(), self.toggle):
            button.is_wide = is_wide
            button.updateGeometry()
        self.setFixedWidth(Size.RAIL_WIDE if is_wide else Size.RAIL)
        self.width_changed.emit(is_wide)

    def choose(self, page_id: str) -> None:
        """Marks the page that is shown; a page without a button leaves none marked."""
        button = self._buttons.get(page_id)
        self._group.setExclusive(False)
        for other in self._buttons.values():
            other.setChecked(other is button)
        self._group.setExclusive(True)

    def count(self, page_id: str, number: int) -> None:
        """Shows how much waits on a page; 0 shows nothing."""
        button = self._buttons[page_id]
        button.counter = str(number) if number else ""
        button.update()

    def show_keys(self, is_shown: bool) -> None:
        """Shows the number of each page while Ctrl is held."""
        for place, button in enumerate(self._buttons.values(), start=1):
            button.hint = str(place) if is_shown and place <= 9 else ""
            button.update()
