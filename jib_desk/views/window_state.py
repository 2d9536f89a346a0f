"""The window where it was, and always where it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from jib_desk.views.theme import Size

if TYPE_CHECKING:
    from jib_desk.views.main_window import MainWindow


def restore(window: MainWindow, state: QSettings | None) -> None:
    """Size and place of last time, moved onto a screen if that screen is gone."""
    window.setMinimumSize(Size.WINDOW_LEAST_WIDTH, Size.WINDOW_LEAST_HEIGHT)
    window.resize(Size.WINDOW_WIDTH, Size.WINDOW_HEIGHT)
    if state is not None:
        kept = state.value("window/geometry")
        if isinstance(kept, QByteArray):
            window.restoreGeometry(kept)
        # An ini file gives a truth value back as a word.
        window.sidebar.set_wide(str(state.value("window/wide_sidebar", "false")).lower() == "true")
    bring_into_view(window)


def keep(window: MainWindow, state: QSettings | None) -> None:
    """Remembers size, place and the width of the rail."""
    if state is not None:
        state.setValue("window/geometry", window.saveGeometry())
        state.setValue("window/wide_sidebar", "true" if window.sidebar.is_wide else "false")
        state.sync()


def bring_into_view(window: QWidget) -> None:
    """Moves a window whose top cannot be reached to the middle of the first screen, no larger than it."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not screens:
        return
    frame = window.geometry()
    top = QRect(frame.left(), frame.top(), frame.width(), Size.CONTROL)
    reachable = max(
        (part.width() for part in (screen.intersected(top) for screen in screens) if not part.isEmpty()), default=0
    )
    if reachable >= min(frame.width(), Size.RAIL_WIDE):
        return
    home = screens[0]
    width, height = min(frame.width(), home.width()), min(frame.height(), home.height())
    window.setGeometry(
        home.left() + (home.width() - width) // 2, home.top() + (home.height() - height) // 2, width, height
    )
