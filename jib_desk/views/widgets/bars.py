"""Lasting states as bars inside the page: they stay until what they say is over."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, label

Tone = Literal["error", "warning", "info"]


class InlineBar(QFrame):
    """One sentence with at most one verb, and a way to put it aside."""

    def __init__(self, tone: Tone, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setProperty("tone", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.S)
        self.label: QLabel = label(wrap=True)
        self.label.setMinimumHeight(Size.CONTROL)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.label, 1)
        self._row = row
        self._texts = Texts(self)
        self.close_button = QToolButton()
        self.close_button.setProperty("kind", "quiet")
        self.close_button.setText("×")
        self.close_button.clicked.connect(self.put_aside)
        row.addWidget(self.close_button)
        self.close_button.setVisible(closable)  # within the bar: before, it would be a window of its own
        self._texts.bind(self.close_button.setAccessibleName, lambda: self.tr("Close the message"))
        self._texts.bind(self.close_button.setToolTip, lambda: self.tr("Close the message"))

    def tell(self, producer: Callable[[], str]) -> None:
        """Says the sentence, in every later language too."""
        self._texts.bind(self.label.setText, producer)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, producer()))

    def offer(self, text: Callable[[], str], run: Callable[[], object]) -> None:
        """Adds the one verb that solves it."""
        verb = button()
        verb.clicked.connect(run)
        self._texts.bind(verb.setText, text)
        self._row.insertWidget(1, verb)

    def put_aside(self) -> None:
        """Takes the bar away."""
        self.hide()
        self.deleteLater()


class Bars(QWidget):
    """The bars of the window, one per state: telling a state again replaces its bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, InlineBar] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        self._box.setSpacing(Space.XS)
        self.hide()

    def keys(self) -> tuple[str, ...]:
        """The states that are being told."""
        return tuple(self._bars)

    def bar(self, key: str) -> InlineBar | None:
        """The bar of a state, None when it is over."""
        return self._bars.get(key)

    def tell(self, key: str, tone: Tone, producer: Callable[[], str], *, closable: bool = True) -> InlineBar:
        """Shows a state until `solve` is called with its key, or a person closes it."""
        self.solve(key)
        bar = InlineBar(tone, closable=closable)
        bar.tell(producer)
        bar.close_button.clicked.connect(lambda: self._forget(key))
        self._bars[key] = bar
        self._box.addWidget(bar)
        self.show()
        return bar

    def solve(self, key: str) -> None:
        """The state is over."""
        bar = self._bars.get(key)
        if bar is not None:
            bar.put_aside()
            self._forget(key)

    def _forget(self, key: str) -> None:
        self._bars.pop(key, None)
        self.setVisible(bool(self._bars))
