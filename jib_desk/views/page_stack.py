"""The pages of the window, each built when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtWidgets import QApplication, QHeaderView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from jib_desk.views import page_list
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, label

if TYPE_CHECKING:
    from jib_desk.views.context import DeskContext
    from jib_desk.views.page import Page


class PageFrame(QWidget):
    """What a page looks like before its data is there: its title and the surfaces it will fill."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        box.setSpacing(Space.M)
        name = label("title", title)
        name.setMinimumHeight(Size.CONTROL)
        box.addWidget(name)
        box.addWidget(Card(), 1)


class PageStack(QStackedWidget):
    """Shows one page; remembers columns and splitters of those that were built."""

    page_shown = Signal(str)

    def __init__(self, state: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page-area")
        self._state = state
        self._desk: DeskContext | None = None
        self._pages: dict[str, Page] = {}
        self._frame: PageFrame | None = None
        self.current = ""

    def show_frame(self, title: str) -> None:
        """Shows the frame of a page until there is data."""
        self._frame = PageFrame(title)
        self.addWidget(self._frame)
        self.setCurrentWidget(self._frame)

    def attach(self, desk: DeskContext) -> None:
        """From now on pages can be built."""
        self._desk = desk

    def page(self, page_id: str) -> Page:
        """The page, built if it is not yet. Raises KeyError for an unknown one, and what reading raises."""
        if page_id in self._pages:
            return self._pages[page_id]
        if self._desk is None:
            raise KeyError(page_id)
        page = self._build(page_id, self._desk)
        self._pages[page_id] = page
        self._restore(page_id, page)
        self.addWidget(page)
        page.setFocus()  # remembered for its first show; else its first button would look chosen
        return page

    def _build(self, page_id: str, desk: DeskContext) -> Page:
        """Where the database fails in the midst of it, nothing stays: parts that wait for each other never would go."""
        from jib_desk.services.errors import DeskError  # the window stands before these are loaded

        before = QApplication.topLevelWidgets()
        try:
            return page_list.load(page_id)(desk)
        except DeskError:
            for part in QApplication.topLevelWidgets():
                if part not in before:
                    part.deleteLater()
            raise

    def built(self) -> tuple[Page, ...]:
        """The pages that exist so far."""
        return tuple(self._pages.values())

    def show_page(self, page_id: str) -> Page:
        """Brings a page to the front."""
        page = self.page(page_id)
        self.setCurrentWidget(page)
        if self._frame is not None:
            self.removeWidget(self._frame)
            self._frame.deleteLater()
            self._frame = None
        self.current = page_id
        self.page_shown.emit(page_id)
        return page

    # --- columns and splitters -----------------------------------------------------------

    def keep_state(self) -> None:
        """Keeps columns and splitters that have a name."""
        if self._state is None:
            return
        for page_id, page in self._pages.items():
            for name, part in _parts(page_id, page):
                self._state.setValue(name, part.saveState())

    def _restore(self, page_id: str, page: Page) -> None:
        if self._state is None:
            return
        for name, part in _parts(page_id, page):
            kept = self._state.value(name)
            if isinstance(kept, QByteArray):
                part.restoreState(kept)


def _parts(page_id: str, page: QWidget) -> list[tuple[str, QHeaderView | QSplitter]]:
    found: list[QHeaderView | QSplitter] = [*page.findChildren(QHeaderView), *page.findChildren(QSplitter)]
    return [(f"pages/{page_id}/{part.objectName()}", part) for part in found if part.objectName()]
