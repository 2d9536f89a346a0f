"""A window that is closed over half-written forms asks once: nothing typed is lost by a slip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from jib_desk.views.main_window import MainWindow


@runtime_checkable
class HalfWritten(Protocol):
    """A form that can hold what is not saved."""

    def stays(self) -> bool:
        """Whether it must stay for what is written in it; it then says so and takes the keys."""
        ...


class AsksBeforeClosing(QObject):
    """Leads to the first form that is half written instead of closing; asked again, the window closes.

    A window that is hidden, behind the kiosk on the only screen, can lead nobody anywhere.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked: set[QWidget] = set()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Holds back the close event."""
        if watched is not self._window or event.type() != QEvent.Type.Close or not self._window.isVisible():
            return False
        for page_id, form in self._forms():
            if form not in self._asked and isinstance(form, HalfWritten) and form.stays():
                self._asked.add(form)
                self._window.show_page(page_id)
                form.stays()  # a page that was hidden gives its own field the keys when it is shown
                event.ignore()
                return True
        return False

    def _forms(self) -> Iterator[tuple[str, QWidget]]:
        for page in self._window.pages.built():
            for form in page.findChildren(QWidget):
                if isinstance(form, HalfWritten) and form.isVisibleTo(page):
                    yield page.page_id, form
