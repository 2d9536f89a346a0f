"""Tab goes through a widget as the eye does, also through parts that were filled anew."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid


def follow_layout(root: QWidget) -> None:
    """Sets the order of Tab to that of the layouts; Qt's own is the order in which widgets were made."""
    layout = root.layout()
    if layout is not None:
        for one, other in pairwise(_in_order(layout)):
            QWidget.setTabOrder(one, other)


def lead_to(group: QWidget, target: QWidget) -> None:
    """Whoever gives the keys to a page, a view or a group gives them to the part of it where they belong.

    Not by Qt's focus proxy: that makes the group a stop of Tab, which skips what stands before the target, and leads
    to a field that is hidden while a view stands over its page.
    """
    lead = group.findChild(_Lead, "", Qt.FindChildOption.FindDirectChildrenOnly) or _Lead(group)
    lead.target = target


class _Lead(QObject):
    """Hands the keys on from a widget that is no stop of Tab itself."""

    def __init__(self, group: QWidget) -> None:
        super().__init__(group)
        self.target: QWidget | None = None
        group.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and self.target is not None and isValid(self.target):
            self.target.setFocus(event.reason())
            return True
        return super().eventFilter(watched, event)


def _in_order(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget = item.widget()
        inner = item.layout() if widget is None else widget.layout()
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        if isinstance(inner, QLayout):
            yield from _in_order(inner)
