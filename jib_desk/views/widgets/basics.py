"""The small parts of every page: labels, buttons, cards and rules, dressed by the theme."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from jib_desk.views.theme import Space

Role = Literal["title", "hero", "heading", "strong", "dim", "caption", "field", "error", "number", ""]
Kind = Literal["primary", "quiet", "danger", "link", "line", "chip", "segment", "question", ""]


def label(role: Role = "", text: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the roles of the type scale. Its text is plain, whatever a name may hold."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(kind: Kind = "", text: str = "") -> QPushButton:
    """A push button; one *primary* a page. Enter presses it, too, and not what a dialog has for its own verb."""
    made = QPushButton(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(kind != "segment")  # a choice within a form, as a field: Enter there is the form's
    if kind:
        made.setProperty("kind", kind)
    return made


def rule() -> QFrame:
    """A hairline between two parts."""
    made = QFrame()
    made.setProperty("kind", "rule")
    return made


class Card(QFrame):
    """A surface with a thin edge; `body` is its layout."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = Space.L) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(Space.S)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet looks at, and dresses the widget anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def row_of(*widgets: QWidget, spacing: int = Space.S, stretch: bool = True) -> QHBoxLayout:
    """Widgets side by side, the rest of the width empty."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout; widgets are deleted once control is back with Qt."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        inner = item.layout()
        if inner is not None:
            clear(inner)
            inner.deleteLater()
