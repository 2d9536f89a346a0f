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


def tab_on(window: QWidget, *, forward: bool) -> bool:
    """Gives the keys to the next stop of a window; False where there is none, or nobody has them yet.

    For `focusNextPrevChild` of a window, in place of Qt's own. That takes a page, a view or a group that leads the
    keys into itself (`setFocusProxy`) for a stop: it skips what stands before the place it leads to, and gives the
    keys to a field that is hidden when a view stands over its page.
    """
    here = window.focusWidget()
    stop = here and _beside(here, forward=forward)
    while stop is not None and stop is not here:
        if _is_stop(stop):
            stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            return True
        stop = _beside(stop, forward=forward)
    return False


def _beside(widget: QWidget, *, forward: bool) -> QWidget | None:
    """The next of all widgets of a window, without the window itself.

    PySide takes what the calls of the chain give back for a child of the widget that was asked, and lets it go with
    that one: so the last of a window's widgets is never asked, which would be given the whole window.
    """
    window = widget.window()
    if widget is _chained(window, forward=not forward):
        widget = window
    return _chained(widget, forward=forward)


def _chained(widget: QWidget, *, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()


def _is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_tab and widget.isVisible() and widget.isEnabled() and not widget.isWindow()


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
