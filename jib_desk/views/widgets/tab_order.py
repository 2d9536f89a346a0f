"""Tab goes through a widget as the eye does, also through parts that were filled anew."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(root: QWidget) -> None:
    """Sets the order of Tab to that of the layouts; Qt's own is the order in which widgets were made."""
    layout = root.layout()
    if layout is not None:
        for one, other in pairwise(_in_order(layout)):
            QWidget.setTabOrder(one, other)


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
