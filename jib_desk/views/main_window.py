"""The window: rail, pages, foot. It only wires; what it does lies in the parts it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from jib_desk.views import window_state
from jib_desk.views.foot import Foot
from jib_desk.views.icons import Icons
from jib_desk.views.languages import Languages
from jib_desk.views.page_list import PAGES
from jib_desk.views.page_stack import PageStack
from jib_desk.views.preferences import Preferences
from jib_desk.views.sidebar import Sidebar
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Theme

if TYPE_CHECKING:
    from jib_desk.services.errors import DeskError
    from jib_desk.views.actions import Actions
    from jib_desk.views.context import DeskContext
    from jib_desk.views.printing.paper_kit_timer import KitTimer
    from jib_desk.views.toasts import Toasts
    from jib_desk.views.undo import UndoHistory
    from jib_desk.views.watch import Watch
    from jib_desk.views.widgets.bars import Bars

_HOLD_MS = 400


class MainWindow(QMainWindow):
    """Stands before there is any data; `attach` hands the desk in."""

    closing = Signal()
    reopen_requested = Signal()

    # Made by `attach`: nothing of them is seen before there is data.
    toasts: Toasts
    actions_: Actions

    def __init__(
        self,
        theme: Theme,
        languages: Languages,
        preferences: Preferences,
        icons: Icons,
        state: QSettings | None = None,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.languages = languages
        self.preferences = preferences
        self.icons = icons
        self.desk: DeskContext | None = None
        self.history: UndoHistory | None = None
        self.watch: Watch | None = None
        self.kits: KitTimer | None = None
        self.page_wanted = ""  # by somebody quicker than the data
        self._state = state
        self.setAcceptDrops(True)
        self.sidebar = Sidebar(PAGES, theme, icons, self.page_word)
        self.pages = PageStack(state)
        self._bars: Bars | None = None
        self.foot = Foot()
        self._lay_out()
        self._texts = Texts(self)
        self._texts.bind(self.setWindowTitle, self._title)
        self._ctrl = QTimer(self)
        self._ctrl.setSingleShot(True)
        self._ctrl.setInterval(_HOLD_MS)
        self._ctrl.timeout.connect(lambda: self.sidebar.show_keys(True))
        self.sidebar.page_requested.connect(self.show_page)
        self.foot.inside_clicked.connect(lambda: self.show_page("visitors"))
        self.foot.muster_clicked.connect(lambda: self.actions_.trigger("muster"))
        self.foot.evacuation_wanted.connect(lambda: self.actions_.trigger("evacuation"))
        self.foot.staff_chosen.connect(self.change_staff)
        window_state.restore(self, state)
        self.setFocus()  # else the first page's button would look chosen

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._column = column
        column.addWidget(self.pages, 1)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addWidget(middle, 1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(upper, 1)
        outer.addWidget(self.foot)
        self.setCentralWidget(whole)

    # --- words ---------------------------------------------------------------------------

    def page_word(self, page_id: str) -> str:
        """What a page is called."""
        return {
            "today": self.tr("Today"),
            "floor_plan": self.tr("Floor plan"),
            "visitors": self.tr("Visitors"),
            "bookings": self.tr("Bookings"),
            "companies": self.tr("Companies"),
            "programme": self.tr("Programme"),
            "reports": self.tr("Reports"),
            "journal": self.tr("Journal"),
            "settings": self.tr("Settings"),
            "imports": self.tr("Import"),
        }[page_id]

    def _title(self) -> str:
        if self.desk is None:
            return "JIB Desk"
        centre = self.desk.centre()
        name = self.desk.name(centre.name_en, centre.name_zh)
        if centre.is_sample:
            return self.tr("{name} (sample) – JIB Desk").format(name=name)
        return self.tr("{name} – JIB Desk").format(name=name)

    # --- the desk ------------------------------------------------------------------------

    def show_frame(self, page_id: str) -> None:
        """What is seen before the data is there."""
        self.sidebar.choose(page_id)
        self.pages.show_frame(self.page_word(page_id))

    def attach(self, desk: DeskContext) -> None:
        """There is data now: commands work and pages can be opened."""
        self.attach_pages(desk)
        self.attach_commands(desk)

    def attach_pages(self, desk: DeskContext) -> None:
        """The half of `attach` that a first page needs; the other half follows once it was painted."""
        from jib_desk.views.watch import Watch

        self.desk = desk
        self.watch = Watch(desk, self)  # before the page reads, so that it misses nothing
        self.watch.failed.connect(self._tell_lost)
        self.watch.recovered.connect(self._recover)
        self.pages.attach(desk)
        desk.error_raised.connect(self.tell_error)
        desk.error_over.connect(lambda: self.bars.solve("error"))
        desk.open_requested.connect(self.open_record)
        desk.centre_changed.connect(lambda: self.setWindowTitle(self._title()))

    def attach_commands(self, desk: DeskContext) -> None:
        """Commands, undo and the foot."""
        from jib_desk.views.actions import Actions
        from jib_desk.views.checklist_offers import ChecklistOffer
        from jib_desk.views.half_written import AsksBeforeClosing
        from jib_desk.views.printing.paper_kit_timer import KitTimer
        from jib_desk.views.toasts import Toasts
        from jib_desk.views.undo import UndoHistory
        from jib_desk.views.visitors.pass_scans import listen_for_scans
        from jib_desk.views.window_commands import WindowCommands

        self.toasts = Toasts(self, self.undo_entry)
        self.actions_ = Actions(self, self.icons)
        self.history = UndoHistory(desk, self)
        desk.toast_requested.connect(self.toasts.show_line)
        desk.command_requested.connect(self.actions_.trigger)
        ChecklistOffer(desk, self.toasts.offer, self)
        WindowCommands(self, desk)
        listen_for_scans(desk, self)
        AsksBeforeClosing(self)
        self.kits = KitTimer(desk, self)
        self.actions_.allow_for(desk.actor().role)
        self.foot.visitors_counted.connect(lambda number: self.sidebar.count("visitors", number))
        self.foot.attach(desk)
        self.setWindowTitle(self._title())  # the centre's name: from now on every key is answered

    def show_page(self, page_id: str) -> None:
        """Opens a page and remembers it for the next start; one asked for before there is data comes with it."""
        if self.desk is None:
            self.page_wanted = page_id
            self.show_frame(page_id)
            return
        self.pages.show_page(page_id)
        self.sidebar.choose(page_id)
        if any(spec.id == page_id for spec in PAGES):
            self.preferences.change(last_page=page_id)

    def open_record(self, page_id: str, kind: str = "", key: int = 0) -> None:
        """Opens a page, and on it one record."""
        self.show_page(page_id)
        if kind:
            self.pages.page(page_id).show_record(kind, key)

    def tell_error(self, error: DeskError, key: str = "error") -> None:
        """A refusal that no form took stays as a bar until it is closed; a wish to stop is none.

        About the watch list it is as quiet as any remark: whoever it is about stands before the desk.
        """
        from jib_desk import phrases
        from jib_desk.services.errors import Cancelled, Watched

        if isinstance(error, Cancelled):
            return
        tone = "info" if isinstance(error, Watched) else "error"
        self.bars.tell(key, tone, lambda: phrases.sentence(error, self.languages.lang))

    def tell_refused(self, error: DeskError) -> None:
        """What a page met in the midst of reading; another desk that is busy for a moment is not lost."""
        from jib_desk.services.errors import DatabaseRefused, DatabaseReplaced, DatabaseUnreadable

        is_lost = isinstance(error, DatabaseRefused | DatabaseReplaced | DatabaseUnreadable)
        (self._tell_lost if is_lost else self.tell_error)(error)

    def _tell_lost(self, error: DeskError) -> None:
        """The database under the window is gone or another one: writes stop until it is opened again."""
        self.tell_error(error, "database")
        bar = self.bars.bar("database")
        if bar is not None:
            bar.offer(lambda: self.tr("Open again"), self.reopen_requested.emit)

    def _recover(self) -> None:
        """It answers again: pages read what they could not."""
        self.bars.solve("database")
        for page in self.pages.built():
            page.mark_stale()

    @property
    def bars(self) -> Bars:
        """The lasting states above the pages."""
        if self._bars is None:
            from jib_desk.views.widgets.bars import Bars

            self._bars = Bars()
            self._column.insertWidget(0, self._bars)
        return self._bars

    def undo_entry(self, number: int) -> None:
        """Takes back what a toast speaks of."""
        if self.history is not None:
            self.history.undo_entry(number)

    def change_staff(self, code: str) -> None:
        """Another person takes the desk; what the one before did is no longer theirs to undo."""
        if self.desk is None:
            return
        self.desk.set_staff(code)
        if self.history is not None:
            self.history.forget()
        self.actions_.allow_for(self.desk.actor().role)

    def import_file(self, path: Path) -> None:
        """Opens the import on a workbook."""
        if self.desk is None:
            return
        self.show_page("imports")
        self.desk.file_offered.emit(str(path))

    def come_forward(self) -> None:
        """A second start wants this window instead."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # --- Qt ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl held a moment shows the pages' numbers."""
        if event.key() == Qt.Key.Key_Control:
            self._ctrl.start()
        else:
            self._hide_keys()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting go hides them."""
        self._hide_keys()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """So does leaving the window."""
        self._hide_keys()
        super().focusOutEvent(event)

    def _hide_keys(self) -> None:
        self._ctrl.stop()
        self.sidebar.show_keys(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook may be dropped anywhere."""
        if _workbook(event) is not None and self.desk is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It starts the import."""
        path = _workbook(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_file(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps the look of the window; the write at hand commits before the program ends."""
        window_state.keep(self, self._state)
        self.pages.keep_state()
        if self.watch is not None:
            self.watch.stop()
        if self.kits is not None:
            self.kits.stop()
        self.foot.stop()
        self.closing.emit()
        super().closeEvent(event)


def _workbook(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return next((file for file in files if file.suffix.lower() in {".xlsx", ".xlsm", ".xls"}), None)
