"""The strip at the foot of every page: who is inside, whether all is saved, and who is at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QToolButton, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import label

if TYPE_CHECKING:
    from jib_desk.services.changes import Changes
    from jib_desk.views.context import DeskContext
    from jib_desk.views.tasks import Job

_EVERY_MS = 60_000  # event guests come and go by the clock, without anything being written
_PRINTER_AFTER_MS = 1500  # Qt's printing is loaded, and the system asked, once the window stands
_CONCERNED = ("visit", "event", "booking", "assignment", "headcount", "setting")


class Foot(QFrame):
    """Numbers first. A click on the first opens the visitors, on the last the choice of staff."""

    inside_clicked = Signal()
    muster_clicked = Signal()
    evacuation_wanted = Signal()
    staff_chosen = Signal(str)
    visitors_counted = Signal(int)  # heads of open visits

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setFixedHeight(Size.FOOT)
        self._desk: DeskContext | None = None
        self._backup_at = ""
        self._printer: str | None = None  # None until the system has said, "" = there is none
        self._is_asking = False
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(Space.S)
        self._row = row
        self.state: QLabel = label()
        row.addStretch(1)
        row.addWidget(self.state)
        self._texts = Texts(self)
        self._texts.bind(self._say_all, lambda: "")

    def _build(self) -> None:
        """The rest, once there are numbers to show."""
        self.inside, self.muster, self.who = QToolButton(), QToolButton(), QToolButton()
        self.inside.clicked.connect(self.inside_clicked)
        self.muster.clicked.connect(self.muster_clicked)
        # A click prints at once; held down, by the right button or the Menu key there is more.
        self.evacuation = QAction(self.muster)
        self.evacuation.triggered.connect(self.evacuation_wanted)
        self.muster.addAction(self.evacuation)
        self.muster.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self.muster.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.who.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._work = JobStrip(self)
        self._row.insertWidget(0, self.inside)
        self._row.insertWidget(1, self.muster)
        self._row.insertWidget(3, self._work)
        self._row.addWidget(self.who)
        self._texts.bind(self.muster.setText, lambda: self.tr("Muster F12"))
        self._texts.bind(self.evacuation.setText, lambda: self.tr("Evacuation…"))
        self._texts.bind(self.muster.setToolTip, lambda: self.tr("Print who is inside, for an evacuation"))
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.timeout.connect(self.ask_for_printer)
        self._timer.start()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PRINTER_AFTER_MS)
        self._later.timeout.connect(self.ask_for_printer)
        self._later.start()

    def attach(self, desk: DeskContext) -> None:
        """Starts to show the centre's numbers."""
        self._desk = desk
        self._build()
        desk.notifier.changed.connect(self._on_changed)
        desk.tasks.busy_changed.connect(self._on_busy)
        desk.tasks.job_started.connect(self._work.follow)
        self._say_all()

    def show_backup(self, written: str) -> None:
        """Shows when the last backup was made, as wall time or day."""
        self._backup_at = written
        self._say_state(is_busy=False)

    def refresh(self) -> None:
        """Reads the numbers anew."""
        if self._desk is None:
            return
        now = self._desk.services.heads.inside()
        self.visitors_counted.emit(now.visitors)
        parts = [
            self.tr("Inside {number}").format(number=now.total),
            self.tr("%n visitor(s)", "", now.visitors),
            self.tr("%n event guest(s)", "", now.event_guests),
            self.tr("%n resident(s)", "", now.residents),
        ]
        self.inside.setText(" · ".join(parts))
        self.inside.setToolTip(self.tr("Fire limit {number}. Opens the visitors.").format(number=now.fire_limit))

    def stop(self) -> None:
        """The window closes: nothing is read any more."""
        if self._desk is not None:
            self._timer.stop()
            self._later.stop()

    def ask_for_printer(self) -> None:
        """Asks the system for its default printer, beside the work: a print server may let one wait."""
        if self._desk is not None and not self._is_asking:
            self._is_asking = True
            self._desk.tasks.ask(_default_printer, self.show_printer)

    def show_printer(self, name: str) -> None:
        """Shows the printer that a sheet would go to; "" = none is set up."""
        self._is_asking = False
        if name != self._printer:
            self._printer = name
            self._say_state(is_busy=False)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_CONCERNED):
            self.refresh()

    def _on_busy(self, is_busy: bool) -> None:
        self._say_state(is_busy=is_busy)

    def _say_all(self, _text: str = "") -> None:
        self.refresh()
        self._say_state(is_busy=False)
        self._say_who()

    def _say_state(self, *, is_busy: bool) -> None:
        if self._desk is None:
            self.state.setText(self.tr("Opening …"))
            return
        parts = [self.tr("Saving …") if is_busy else self.tr("Saved")]
        if self._backup_at:
            parts.append(self.tr("Backup {when}").format(when=self._backup_at))
        if self._printer is not None:
            name = self.fontMetrics().elidedText(self._printer, Qt.TextElideMode.ElideMiddle, Size.COLUMN_WIDE)
            parts.append(self.tr("Printer {name}").format(name=name) if name else self.tr("No printer"))
            self.state.setToolTip(self.tr("Default printer: {name}").format(name=self._printer) if name else "")
        self.state.setText(" · ".join(parts))

    def _say_who(self) -> None:
        if self._desk is None:
            return
        from jib_desk.rules.words import word

        actor = self._desk.actor()
        lang = self._desk.lang
        self.who.setText(self._desk.staff_name(actor.name))
        self.who.setToolTip(
            self.tr("{role} at {workstation}").format(
                role=word("role", actor.role).said(lang), workstation=actor.workstation
            )
        )
        menu = QMenu(self.who)
        for other in self._desk.services.staff.all():
            if other.code in {"system", "command_line"}:
                continue
            action = menu.addAction(self._desk.staff_name(other.name))
            action.triggered.connect(lambda _checked=False, code=other.code: self.staff_chosen.emit(code))
        self.who.setMenu(menu)


def _default_printer() -> str:
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:  # a system without the libraries of its print server
        return ""
    return QPrinterInfo.defaultPrinterName()


class JobStrip(QWidget):
    """The long work under way: what, how far, and Cancel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._text = label()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(Size.PROGRESS)
        self._bar.setTextVisible(False)
        self.cancel = QToolButton()
        for widget in (self._text, self._bar, self.cancel):
            row.addWidget(widget)
        Texts(self).bind(self.cancel.setText, lambda: self.tr("Cancel"))
        self._job: Job | None = None
        self.cancel.clicked.connect(self._stop)
        self.hide()

    def follow(self, job: Job) -> None:
        """Shows one job until it ends."""
        self._job = job
        self._bar.setRange(0, 0)
        self._text.setText(job.text)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_finished)
        self.cancel.setEnabled(True)
        self.show()

    def _on_progress(self, done: int, total: int) -> None:
        if self._job is None:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total:
            counted = self.tr("{text} {done} of {total}")
            self._text.setText(counted.format(text=self._job.text, done=done, total=total))

    def _on_finished(self) -> None:
        self._job = None
        self.hide()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
