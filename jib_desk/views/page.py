"""What every page of the window is: a header, bars for lasting states, a body; fresh when seen."""

from collections.abc import Callable
from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from jib_desk.services.changes import Changes
from jib_desk.services.errors import DeskError
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space


@runtime_checkable
class Keeper(Protocol):
    """A view over a page that can hold work which is not saved."""

    def may_leave(self) -> bool:
        """Whether it may go. If not, it has asked in a bar of its own what shall become of the work."""
        ...


class Page(QWidget):
    """One page. Subclasses fill `header` (right of the title) and `body`, and answer `refresh`.

    A visible page is refreshed at once when something changed, a hidden one on its next
    show; a change of language refreshes it too, because rows carry words.
    """

    page_id: ClassVar[str] = ""
    # Tables whose changes concern this page; empty = all.
    tables: ClassVar[tuple[str, ...]] = ()

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self.desk = desk
        self.say = Texts(self).bind
        self._is_stale = True
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._layers = QStackedLayout(self)
        ground = QWidget()
        self._layers.addWidget(ground)
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.setSpacing(Space.M)
        self.header = QHBoxLayout()
        self.header.setSpacing(Space.S)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.title.setMinimumHeight(Size.CONTROL)
        self.header.addWidget(self.title)
        outer.addLayout(self.header)
        self.bars = QVBoxLayout()
        self.bars.setSpacing(Space.S)
        outer.addLayout(self.bars)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.M)
        outer.addLayout(self.body, 1)
        desk.notifier.changed.connect(self._on_changed)
        desk.theme.changed.connect(self.update)

    # --- for subclasses ------------------------------------------------------------------

    def set_title(self, producer: Callable[[], str]) -> None:
        """Shows the page's title and keeps it in the present language."""
        self.say(self.title.setText, producer)
        self.say(self.setAccessibleName, producer)

    def refresh(self, changes: Changes | None) -> None:
        """Reads what is shown anew; `changes` None means everything."""

    def show_record(self, kind: str, key: int) -> None:
        """Brings one record into view: kinds are table names ("office_unit", "company", "visit" …)."""

    def primary_action(self) -> None:
        """Does what the page's one filled button does."""

    # --- a view that takes the whole page ----------------------------------------------------

    def show_over(self, view: QWidget) -> bool:
        """Lets a view (an editor, a census) take the page's place until `leave_over`. It is owned from now on.

        False when the view that stands there must stay; the new one is gone then.
        """
        if not self.come_forward():
            view.deleteLater()
            return False
        self._layers.addWidget(view)
        self._layers.setCurrentWidget(view)
        view.setFocus()
        return True

    def come_forward(self) -> bool:
        """The page itself is seen, unless the view over it holds work that is not saved, and asks about it."""
        over = self.over
        if isinstance(over, Keeper) and not over.may_leave():
            focused = QApplication.focusWidget()
            if focused is None or not over.isAncestorOf(focused):  # it may have led to what is not saved itself
                over.setFocus()
            return False
        self.leave_over()
        return True

    def leave_over(self) -> None:
        """Back to the page itself; the view that stood over it goes."""
        over = self.over
        if over is not None:
            self._layers.removeWidget(over)
            over.hide()
            over.deleteLater()
            self.setFocus()

    @property
    def over(self) -> QWidget | None:
        """The view that stands over the page now."""
        return self._layers.widget(1) if self._layers.count() > 1 else None

    # --- staying fresh -------------------------------------------------------------------

    def mark_stale(self) -> None:
        """Reads anew now if seen, else when next shown."""
        self._is_stale = True
        if self.isVisible():
            self._read_anew()

    def _on_changed(self, changes: Changes) -> None:
        if self.tables and not changes.touches(*self.tables):
            return
        if not self.isVisible():
            self._is_stale = True
        elif self._is_stale:
            self._read_anew()
        else:
            self.refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read_anew()

    def _read_anew(self) -> None:
        """What could not be read, the next time."""
        self._is_stale = False
        try:
            self.refresh(None)
        except DeskError:
            self._is_stale = True
            raise

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_is_stale"):
            self.mark_stale()
