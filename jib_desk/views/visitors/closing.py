"""The end of the day over the visitors' page: who is still inside is called, closed, or left at a known time."""

from datetime import datetime, timedelta
from uuid import uuid4

from PySide6.QtCore import QModelIndex, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from jib_desk import phrases
from jib_desk.rules.words import Role
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.closing import DayEnd, StillOpen
from jib_desk.views.item_models.still_open import StillOpenModel
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.widgets.basics import Card, button, clear, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice, TimeBox
from jib_desk.views.widgets.tab_order import lead_to
from jib_desk.views.widgets.tables import Table


class StillOpenTable(Table):
    """Space or a click on the box chooses."""

    toggled = Signal(QModelIndex)

    def __init__(self, model: StillOpenModel) -> None:
        widths = {
            StillOpenModel.CHOSEN: Size.COLUMN_NARROW,
            StillOpenModel.NAME: Size.COLUMN_NAME,
            StillOpenModel.BADGE: Size.COLUMN_NARROW,
            StillOpenModel.SINCE: Size.COLUMN,
            StillOpenModel.STAYS: Size.COLUMN_WIDE,
        }
        super().__init__(model, "still-open", StillOpenModel.CALL, widths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses."""
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box chooses."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == StillOpenModel.CHOSEN:
            self.toggled.emit(index)


class ClosingView(ViewOver):
    """Ticked visits are closed as by the system, or leave at a time by hand; below, the badges that are not back."""

    tables = ("visit", "visitor", "booking", "event", "badge")
    answered = Signal(object)  # the uids of the visits that a person looked at and left open

    def __init__(self, page: Page, *, asks: bool = False) -> None:
        super().__init__(page)
        self._asks = asks
        self._end: DayEnd | None = None
        self._token = uuid4().hex
        self.close_visits, self.leave_button = button("primary"), button()
        self.close_visits.clicked.connect(self.close_chosen)
        self.leave_button.clicked.connect(self.leave_chosen)
        self.add_verbs(self.close_visits)
        self.says, self.error = label("", wrap=True), label("error", wrap=True)
        self.model = StillOpenModel(page.desk.lang, page.desk.zone, self)
        self.table = StillOpenTable(self.model)
        self.table.toggled.connect(self._toggle)
        self.left_at = TimeBox()
        self.left_field = FormField(self.left_at, lambda: self.tr("Left at"))
        self.keep = Choice()
        self.keep_field = FormField(self.keep, lambda: self.tr("Close all but the visits of"))
        self.keep.activated.connect(lambda _place: self._keep_one())
        self._lay_out()
        say = self._say
        say(self.close_button.setText, lambda: self.tr("Back  Esc"))  # what is closed here are visits
        say(self.leave_button.setText, lambda: self.tr("They left then"))
        say(self.table.setAccessibleName, lambda: self.tr("Visits that are still open"))
        lead_to(self, self.table)
        self.begin()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(self.keep_field)
        line.addWidget(self.left_field)
        beside = QVBoxLayout()
        beside.setSpacing(Space.XS)
        beside.addWidget(label("field", " "))
        beside.addWidget(self.leave_button)
        beside.addStretch(1)
        line.addLayout(beside)
        line.addStretch(1)
        self._frame = Card(padding=Space.S)
        self._frame.body.addWidget(self.table)
        self.badges = QVBoxLayout()
        self.badges.setSpacing(Space.XS)
        self.error.hide()
        self.box.addWidget(self.says)
        self.box.addWidget(self.error)
        self.box.addLayout(line)
        self.box.addWidget(self._frame, 1)
        self.box.addLayout(self.badges)
        self.box.addStretch(0)

    # --- what it shows -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads who is still inside, in the language in use."""
        end = self._desk.services.closing.day_end()
        is_first, self._end = self._end is None, end
        self.title.setText(self.tr("Still here?") if self._asks else self.tr("Close the day"))
        self.model.set_language(self._desk.lang)
        self.model.show_end(end)
        if is_first:
            local = self._desk.local(end.at)
            self.left_at.setTime(QTime(local.hour, local.minute))
        if is_first and self._asks:
            self.model.choose(line.id for line in end.forgotten)
        may_write, is_open = self._desk.actor().role is not Role.AUDITOR, bool(end.lines)
        self.says.setText(self._said(end))
        for widget in (self.close_visits, self.left_field, self.leave_button):
            widget.setVisible(may_write and is_open)
        self._frame.setVisible(is_open)
        self._show_running(end, may_write=may_write, is_first=is_first)
        self._show_badges(end, may_write=may_write)
        self._count()
        if is_open and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _said(self, end: DayEnd) -> str:
        if not end.lines:
            return self.tr("Nobody is inside: the day is closed.")
        return self.tr("Call, or close: the visit is marked as closed by the system, without a time of leaving.")

    def _show_running(self, end: DayEnd, *, may_write: bool, is_first: bool) -> None:
        with_visits = [line.booking_id for line in end.lines if line.booking_id is not None]
        kept = (with_visits[0] if with_visits else None) if is_first else self.keep.currentData()
        self.table.setColumnHidden(StillOpenModel.STAYS, not end.running)
        self.keep_field.setVisible(may_write and bool(end.running) and bool(end.lines))
        self.keep.clear()
        self.keep.addItem(self.tr("nobody"), None)
        for booking in end.running:
            self.keep.addItem(f"{booking.title} · {booking.room}", booking.booking_id)
        self.keep.setCurrentIndex(max(0, self.keep.findData(kept)))

    def _show_badges(self, end: DayEnd, *, may_write: bool) -> None:
        clear(self.badges)
        if end.badges_out:
            self.badges.addWidget(label("field", self.tr("Badges that are not back")))
        for badge in end.badges_out:
            about = (badge.number, badge.name_zh or badge.name_latin, badge.masked_phone, badge.host, badge.host_phone)
            back: QPushButton = button("link", self.tr("Badge {number} is back").format(number=badge.number))
            back.clicked.connect(lambda _checked=False, number=badge.number: self.take_back(number))
            back.setVisible(may_write)
            self.badges.addLayout(row_of(label("dim", " · ".join(part for part in about if part)), back))

    def _count(self) -> None:
        count = len(self.model.chosen())
        self.close_visits.setText(self.tr("Close %n visit(s)", "", count))
        for verb in (self.close_visits, self.leave_button):
            verb.setEnabled(count > 0)

    # --- verbs -------------------------------------------------------------------------------

    def close_chosen(self) -> None:
        """As by the system: nobody knows when they left."""
        keys, by, closing, token = self._keys(), self._desk.actor(), self._desk.services.closing, self._token
        self._desk.run(
            lambda: closing.close(by=by, visit_ids=keys, token=token),
            done=lambda _outcome: self._done(),
            failed=self._refused,
            text=self.tr("%n visit(s) closed, times of leaving unknown", "", len(keys)),
        )

    def leave_chosen(self) -> None:
        """They left at the time that is written, on the day on which they came or the night after."""
        lines = self.model.chosen()
        moments = {self._moment(line) for line in lines}
        if len(moments) != 1:
            self._say_wrong(self.tr("These visits began on different days: choose those of one day."))
            return
        (left_at,) = moments
        keys, by, closing, token = self._keys(), self._desk.actor(), self._desk.services.closing, self._token
        self._desk.run(
            lambda: closing.left(by=by, visit_ids=keys, left_at=left_at, token=token),
            done=lambda _outcome: self._done(),
            failed=self._refused,
            text=self.tr("%n visit(s) ended", "", len(keys)),
        )

    def take_back(self, number: str) -> None:
        """A badge that was missed lies on the desk."""
        by, badges = self._desk.actor(), self._desk.services.badges
        text = self.tr("Badge {number} is back").format(number=number)
        self._desk.run(lambda: badges.came_back(by=by, numbers=[number]), failed=self._refused, text=text)

    def close_view(self) -> None:
        """Back to the page; whoever was left open was looked at."""
        self.answered.emit(frozenset(row.visit.uid for row in self.model.rows()))
        super().close_view()

    def _keep_one(self) -> None:
        if self._end is not None:
            self.model.choose(self._end.all_but(self.keep.currentData()))
            self._count()

    def _keys(self) -> list[int]:
        return [line.id for line in self.model.chosen()]

    def _moment(self, line: StillOpen) -> datetime:
        came = self._desk.local(line.visit.arrived_at or self._desk.clock.now())
        wall = self.left_at.time()
        left = came.replace(hour=wall.hour(), minute=wall.minute(), second=0, microsecond=0)
        return left if left >= came.replace(second=0) else left + timedelta(days=1)

    def _toggle(self, index: QModelIndex) -> None:
        self.model.toggle(index)
        self._count()

    def _done(self) -> None:
        self._token = uuid4().hex
        self.error.hide()
        self.table.setFocus()

    def _refused(self, error: DeskError) -> None:
        self._token = uuid4().hex
        self._say_wrong(phrases.sentence(error, self._desk.lang, self._desk.zone))

    def _say_wrong(self, text: str) -> None:
        self.error.setText(text)
        self.error.show()
