"""Where the muster is opened from, with the database and without it; and the bar while an evacuation is running."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from jib_desk.services.errors import DeskError

if TYPE_CHECKING:
    from datetime import datetime

    from jib_desk.services.changes import Changes
    from jib_desk.views.context import DeskContext
    from jib_desk.views.evacuation.keeper import RollKeeper
    from jib_desk.views.evacuation.kept_roll import KeptRoll
    from jib_desk.views.evacuation.view import EvacuationView
    from jib_desk.views.main_window import MainWindow


class Evacuations(QObject):
    """Opens the view over the page at hand, and tells of an evacuation that is running, whoever started it.

    Where the database does not answer the kept roll is opened instead.
    """

    def __init__(self, window: MainWindow, print_roll: Callable[[], QDialog]) -> None:
        super().__init__(window)
        self._window = window
        self._print_roll = print_roll
        self._since: datetime | None = None  # as the bar says it
        self._view: EvacuationView | None = None
        self._paper: QDialog | None = None  # the roll that is seen now
        self.kept: KeptRoll | None = None
        self.keeper: RollKeeper | None = None
        if window.desk is not None:
            window.desk.notifier.changed.connect(self._on_changed)
            self.look()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reach_over)

    def muster(self) -> None:
        """F12: the roll as it is printed, over the view in which it is ticked; one is enough."""
        desk = self._window.desk
        if desk is None:
            return
        _close_popups()
        if self._paper is not None and self._paper.isVisible():
            self._paper.raise_()
            return
        if not desk.services.muster_snapshots.is_reachable():
            if self.open_kept() and self.kept is not None:
                self.kept.print_paper()
            return
        try:
            self.open_view()
            self.print_paper()
        except DeskError as error:  # the database went in that very moment
            if not self.open_kept():
                desk.show_error(error)

    def print_paper(self) -> None:
        """The roll of now, through the preview."""
        self._paper = paper = self._print_roll()
        paper.finished.connect(self._forget_paper)

    def _reach_over(self, _before: QWidget | None, now: QWidget | None) -> None:
        """F12 in a question or a preview: it stands before the window and would keep every key to itself."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or not dialog.isModal() or not self._is_over_window(dialog):
            return
        if self.kept is not None and dialog.parentWidget() is self.kept:
            return  # the paper of the kept roll
        key = QKeySequence(Qt.Key.Key_F12)
        if all(shortcut.key() != key for shortcut in dialog.findChildren(QShortcut)):
            shortcut = QShortcut(key, dialog, self.muster)
            shortcut.activatedAmbiguously.connect(self.muster)  # over a list that hangs open in it

    def _is_over_window(self, widget: QWidget) -> bool:
        above = widget.parentWidget()
        while above is not None and above.window() is not self._window:
            above = above.window().parentWidget()
        return above is not None

    def open_kept(self, over: QWidget | None = None) -> bool:
        """The roll that was kept on this workstation, before the window or `over` it; False when there is none."""
        from jib_desk.views.evacuation.kept_roll import KeptRoll

        desk = self._window.desk
        roll = desk.services.muster_snapshots.unplugged() if desk is not None else None
        kept = roll.snapshot() if roll is not None else None
        if desk is None or roll is None or kept is None:
            return False
        if self.kept is None:
            self.kept = dialog = KeptRoll(roll, kept, desk.theme, desk.lang, over or self._window)
            dialog.finished.connect(self._forget_kept)
            dialog.open()
        return True

    def _forget_paper(self) -> None:
        self._paper = None

    def _forget_kept(self) -> None:
        self.kept = None
        if self.keeper is not None:
            self.keeper.write_in()

    def keep_rolls(self, desk: DeskContext) -> None:
        """From now on the roll is kept beside the database, and what was ticked without it is written in."""
        from jib_desk.views.evacuation.keeper import RollKeeper

        keeper = RollKeeper(desk, self)
        self.keeper = keeper
        self._window.closing.connect(keeper.stop)
        keeper.failed.connect(self._tell_not_kept)
        keeper.waiting.connect(self._tell_waiting)
        keeper.written_in.connect(lambda: self._window.bars.solve("ticks"))
        keeper.kept.connect(lambda: self._window.bars.solve("muster"))
        keeper.written_in.connect(lambda: desk.toast(self.tr("Ticks made without the database are written in.")))
        keeper.ended.connect(self._offer_report)
        if self._window.watch is not None:
            self._window.watch.recovered.connect(self._back)

    def _back(self) -> None:
        """The database answers again: what was ticked without it goes in, and the roll is ticked there."""
        was_open = self.kept is not None
        if self.kept is not None:
            self.kept.accept()
        if self.keeper is not None:
            self.keeper.write_in()
        if was_open:
            self.open_view()

    def _offer_report(self, evacuation_id: int) -> None:
        """An evacuation that ended without the database: its report is there now."""
        bars = self._window.bars
        bar = bars.tell("report", "info", lambda: self.tr("The all-clear given without the database is written in."))

        def show() -> None:
            bars.solve("report")
            self.open_view(evacuation_id)

        bar.offer(lambda: self.tr("Open the report"), show)

    def _tell_not_kept(self, error: DeskError) -> None:
        self._tell("muster", self.tr("The muster roll for emergencies could not be kept. {why}"), error)

    def _tell_waiting(self, error: DeskError) -> None:
        self._tell("ticks", self.tr("Ticks made without the database wait to be written in. {why}"), error)

    def _tell(self, key: str, text: str, error: DeskError) -> None:
        from jib_desk import phrases

        desk = self._window.desk
        if desk is None or not desk.services.muster_snapshots.is_reachable():
            return  # the window tells of its database by itself
        self._window.bars.tell(key, "warning", lambda: text.format(why=phrases.sentence(error, desk.lang)))

    def open_view(self, report: int = 0) -> None:
        """Over whichever page is seen; a second wish leads to the one that is open. `report`: an earlier evacuation."""
        from jib_desk.views.evacuation.view import EvacuationView

        desk = self._window.desk
        if desk is None:
            return
        page = self._window.pages.show_page(self._window.pages.current or "visitors")
        if not isinstance(page.over, EvacuationView) and not page.come_forward():
            self._window.show_page("visitors")  # an emergency does not wait until a plan is saved
            page = self._window.pages.page("visitors")
        if not isinstance(page.over, EvacuationView):
            view = EvacuationView(desk, page.leave_over, self.print_paper)
            view.unreachable.connect(self.open_kept)
            self._view = view
            view.installEventFilter(self)
            page.show_over(view)
            view.begin()
        if report and isinstance(page.over, EvacuationView):
            page.over.show_report(report)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The view comes to be seen, or is seen no more: the bar leads to it from elsewhere."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            QTimer.singleShot(0, self, self.look)
        return False

    def look(self) -> None:
        """Shows the bar while an evacuation is running, and takes it away afterwards and where the roll itself is."""
        desk = self._window.desk
        is_seen = self._view is not None and isValid(self._view) and self._view.isVisible()
        since = desk.services.heads.evacuating_since() if desk is not None and not is_seen else None
        if desk is None or since == self._since:
            return
        self._since = since
        bars = self._window.bars
        if since is None:
            bars.solve("evacuation")
            return
        text = self.tr("An evacuation or drill has been running since {time}.")
        bar = bars.tell("evacuation", "error", lambda: text.format(time=f"{desk.local(since):%H:%M}"), closable=False)
        bar.offer(lambda: self.tr("Open the muster"), self.open_view)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("evacuation"):
            self.look()


def _close_popups() -> None:
    """Menus and lists that hang open, each below the one that it opened: they would keep the keys from the roll."""
    closed: QWidget | None = None
    while (popup := QApplication.activePopupWidget()) is not None and popup is not closed:
        closed = popup
        popup.close()
