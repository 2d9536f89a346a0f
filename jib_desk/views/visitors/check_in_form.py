"""The left side of the visitors' page: somebody stands at the desk and is in within ten seconds."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from jib_desk import phrases
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import AlreadyInside, DeskError, ExpectedAlready, VisitClosed, VisitOff, VisitorForgotten
from jib_desk.services.rows.visitors import PlannedMatch, VisitorHit, VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.arrival_note import ArrivalNote
from jib_desk.views.visitors.checks import CHECKS
from jib_desk.views.visitors.coming_back import as_he_came
from jib_desk.views.visitors.deeds import let_back_in, let_out
from jib_desk.views.visitors.fields_scroll import FieldsScroll
from jib_desk.views.visitors.pass_offer import asks_about_pass
from jib_desk.views.visitors.planned_notice import BlanksLeftOut, PlannedNotice
from jib_desk.views.visitors.put_aside import PutAside
from jib_desk.views.visitors.typed_ahead import TypedAhead
from jib_desk.views.visitors.visit_fields import VisitFields, fields_by_name, is_blank
from jib_desk.views.widgets.form_field import FormField

_A_NIGHT = timedelta(hours=8)


class CheckInForm(QFrame):
    """Fields, badge and the page's one filled button. Stays filled until the answer has come."""

    checked_in = Signal(object)  # VisitRow

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_saving = self._is_begun = False
        self.setProperty("kind", "card")
        self.setFixedWidth(Size.FORM)
        self.badge = QLineEdit()
        self.badge_field = FormField(self.badge, lambda: self.tr("Badge"))
        self.fields = VisitFields(desk, self.badge_field, takes_lists=True)
        self.notice = InsideNotice(desk)
        self.planned = PlannedNotice(desk)
        self._planned: PlannedMatch | None = None  # whom the desk recognised in the notice
        self._is_unplanned = False
        self.checks = tuple(make(desk) for make in CHECKS)
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self._general: Callable[[], str] = lambda: ""
        self.arrival = ArrivalNote(desk)
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self.button.setMinimumHeight(Size.ROW)
        self._lay_out()
        self._ahead = TypedAhead(self, self.fields.name)
        self._aside = PutAside(self, self.fields, self.badge)
        self._back: VisitorHit | None = None  # who goes on with the visit that he stepped out of
        say = Texts(self).bind
        say(self.button.setText, lambda: self.tr("Check in (Enter)"))
        say(self._say_general, lambda: "")
        self.button.clicked.connect(self.submit)
        self.fields.submitted.connect(self.submit)
        self.fields.edited.connect(self._forget_all)
        self.fields.edited.connect(self._edited)
        self.fields.inside_chosen.connect(self._offer_check_out)
        self.fields.back_chosen.connect(self._let_back_in)
        self.badge.returnPressed.connect(self.submit)
        self.badge.textEdited.connect(lambda _text: self.badge_field.set_error(None))
        self.notice.settled.connect(self.start_again)
        self.planned.chosen.connect(self._choose_planned)
        self.fields.settled.connect(self._look)
        self.fields.settled.connect(self.offer_badge)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.L, Space.L, Space.L, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.notice)
        column.addWidget(self.fields)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        foot.setSpacing(Space.S)
        for check in self.checks:
            foot.addWidget(check)
            check.settled.connect(self.submit)
            check.finished.connect(self.start_again)
        foot.addWidget(self.planned)
        foot.addWidget(self.error)
        foot.addWidget(self.button)
        foot.addWidget(self.arrival)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        box.addWidget(FieldsScroll(inner))
        box.addLayout(foot)
        box.addStretch(1)

    # --- for the page ------------------------------------------------------------------------

    def start_again(self) -> None:
        """Empty, with the next free badge, and the caret where the next name goes; or what was put aside."""
        self._clear()
        if self._aside and not self._ahead.has_letters:
            self._aside.take_up()
            self._is_begun = True
        else:
            self.fields.name.setFocus()
        self._ahead.release()

    def make_room(self) -> None:
        """Empty for somebody who goes first; what is half filled in is put aside, and stands here again afterwards."""
        if self._is_begun and not self._is_saving:
            name = self._aside.keep() or self.tr("What was typed")
            self._desk.toast(self.tr("%1 stands here again afterwards.").replace("%1", name))
        self._clear()
        self.fields.name.setFocus()

    def _clear(self) -> None:
        self.fields.clear()
        self._forget_all()
        for check in self.checks:
            check.forget()
        self.badge.setModified(False)
        self.offer_badge()
        self._is_begun = False

    def _edited(self) -> None:
        """Something is typed: the form is not to be overwritten; empty again, it takes up what was put aside."""
        self._is_begun = not is_blank(self.fields)
        if self._aside and not self._is_begun:
            self.start_again()

    def bring_back(self, visit: VisitRow) -> None:
        """Fills in who stepped out, with the badge that goes on with the same visit, and asks what is to be asked."""
        hit = self._desk.read(lambda: self._desk.services.visitors.visitor(visit.visitor_id))
        self._back = as_he_came(hit, visit)
        self.make_room()
        self.fields.fill_from(self._back)
        self.badge.setText(visit.badge)
        self.badge.setModified(True)
        self.badge.setFocus()  # in the name's field Enter would ask for the host first
        self.submit()

    def offer_badge(self) -> None:
        """The number set aside for who is expected or kept while out, else the next free; unless one was typed."""
        if not self.badge.isModified():
            hit = self.fields.hit
            planned, visitor = (hit.expected_visit_id, hit.visitor_id) if hit is not None else (None, None)
            self.badge.setText(self._desk.read(lambda: self._desk.services.visitors.free_badge(planned, visitor)))

    # --- saving ------------------------------------------------------------------------------

    def submit(self) -> None:
        """Checks in whoever is filled in; asks for the host of somebody new first."""
        if self._is_saving or self.fields.is_composing:
            return
        self._forget_notes()
        if asks_about_pass(self._desk, self.fields):
            return
        if self.fields.name.hasFocus() and self.fields.name.text().strip() and self.fields.wants_host():
            if self.fields.is_named():
                self.fields.ask_for_host()
            return
        draft = self.fields.draft()
        if draft is None or not all(check.may_save(draft) for check in self.checks):
            return
        self._is_saving = self._ahead.holds = True
        self.button.setEnabled(False)
        by, token, badge = self._desk.actor(), uuid4().hex, self.badge.text().strip()
        visitors, said = self._desk.services.visitors, draft.arguments()
        visit_id, of_party = _arrival_of(self._planned, draft.visit_id)
        is_unplanned = self._is_unplanned or (self._back is not None and self.fields.hit is self._back)
        for check in self.checks:
            said |= check.arguments()
        self._desk.run(
            lambda: visitors.check_in(
                by=by,
                visit_id=visit_id,
                badge=badge,
                is_unplanned=is_unplanned,
                of_party=of_party,
                token=token,
                **said,
            ),
            self._saved,
            self._refused,
            self._said,
        )

    def _saved(self, outcome: Outcome[VisitRow]) -> None:
        self._ready()
        for check in self.checks:
            check.saved(outcome.row)
        self.start_again()
        self.arrival.show_for(outcome.row)
        self.checked_in.emit(outcome.row)

    def _look(self) -> None:
        draft = self.fields.held()
        for check in self.checks:
            check.look(draft)

    def _choose_planned(self, match: PlannedMatch | None) -> None:
        """Who it is was said: the visit planned for him, or one of its own. What was typed is kept either way."""
        self._planned, self._is_unplanned = match, match is None
        self.badge.setFocus()  # the notice is gone; in the name's field Enter would ask for the host first
        self.submit()

    def _refused(self, error: DeskError) -> None:
        self._ready()
        if isinstance(error, ExpectedAlready):
            self.planned.ask(error.candidates)
            return
        if any(check.takes(error) for check in self.checks):
            return

        goes_on = self._mended(error)

        def sentence() -> str:
            said = phrases.sentence(error, self._desk.lang, self._desk.zone)
            return said if goes_on is None else goes_on().replace("%1", said)

        field = self.fields.name_field if isinstance(error, AlreadyInside | VisitClosed) else self._field_of(error)
        if field is not None:
            field.set_error(sentence)
            self.fields.unfold(field)
            field.setFocus()
            if field is self.badge_field:
                self.badge.selectAll()
        else:
            self._general = sentence
            self._say_general()
            self.error.show()
        if goes_on is not None:
            self.badge.setFocus()  # in the name's field Enter would ask for the host first

    def _mended(self, error: DeskError) -> Callable[[], str] | None:
        """Another desk was quicker: the form lets go of what is no more, and Enter goes on with all that was typed."""
        if isinstance(error, VisitorForgotten):
            self.fields.let_go(is_known=False)
            return lambda: self.tr("%1 Enter writes the visitor down anew.")
        if isinstance(error, VisitClosed) or (isinstance(error, VisitOff) and error.kind == "cancelled"):
            self._planned = None
            self.fields.let_go(is_known=True)
            return lambda: self.tr("%1 Enter checks in without that visit.")
        return None

    def _say_general(self, _text: str = "") -> None:
        self.error.setText(self._general())

    def _field_of(self, error: DeskError) -> FormField | None:
        name = error.field or str(error.parameters().get("name", ""))
        return {**fields_by_name(self.fields), "badge": self.badge_field}.get(name)

    def _said(self, outcome: Outcome[VisitRow]) -> str:
        row = outcome.row
        name = row.name_zh or row.name_latin
        if row.badge:
            return self.tr("%1 is in, badge %2").replace("%1", name).replace("%2", row.badge)
        return self.tr("%1 is in").replace("%1", name)

    def _ready(self) -> None:
        self._is_saving = self._ahead.holds = False
        self.button.setEnabled(True)

    def _forget_notes(self) -> None:
        self.error.hide()
        self.badge_field.set_error(None)
        self.notice.hide()
        self.planned.hide()

    def _forget_all(self) -> None:
        """Something else is typed: whatever was asked or answered was about somebody else."""
        self._planned, self._is_unplanned = None, False
        self._forget_notes()

    def _let_back_in(self, visit_id: int) -> None:
        let_back_in(self._desk, self._desk.read(lambda: self._desk.services.visitors.visit(visit_id)), self.bring_back)
        self.start_again()

    def _offer_check_out(self, visit_id: int) -> None:
        self.notice.offer(self._desk.read(lambda: self._desk.services.visitors.visit(visit_id)))


def _arrival_of(planned: PlannedMatch | None, visit_id: int | None) -> tuple[int | None, tuple[int, int] | None]:
    """The expected visit that begins, or the party that somebody comes ahead of."""
    if planned is None:
        return visit_id, None
    if planned.member is None:
        return planned.visit.id, None
    return None, (planned.visit.id, planned.member)


class InsideNotice(QFrame):
    """Whoever was typed or scanned is inside: the likely wish is to leave, and Enter does it."""

    settled = Signal()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit: VisitRow | None = None
        self.setProperty("kind", "bar")
        self.setProperty("tone", "info")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self.check_out = QPushButton()
        self.forgotten = QPushButton()
        self.dismiss = QPushButton()
        self.dismiss.setProperty("kind", "quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        blanks = BlanksLeftOut(self)
        for button in (self.check_out, self.forgotten, self.dismiss):
            button.setAutoDefault(True)  # Enter presses it
            button.installEventFilter(blanks)
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        box.setSpacing(Space.S)
        box.addWidget(self._text)
        box.addLayout(buttons)
        say = Texts(self).bind
        say(self.check_out.setText, lambda: self.tr("Check out"))
        say(self.forgotten.setText, lambda: self.tr("Close, time unknown"))
        say(self.dismiss.setText, lambda: self.tr("Leave as it is"))
        say(self._say_who, lambda: "")
        self.check_out.clicked.connect(lambda: self._close(as_forgotten=False))
        self.forgotten.clicked.connect(lambda: self._close(as_forgotten=True))
        self.dismiss.clicked.connect(self.settled)
        self.hide()

    def offer(self, visit: VisitRow) -> None:
        """Shows who is inside since when. A visit of another day may have been forgotten: that is offered too.

        It is the likelier wish only after a night: who came before midnight and is seen after it leaves now.
        """
        self._visit = visit
        came = visit.arrived_at or self._desk.clock.now()
        is_of_another_day = self._desk.local(came).date() != self._desk.today()
        is_likely_forgotten = is_of_another_day and self._desk.clock.now() - came > _A_NIGHT
        self._say_who()
        self.forgotten.setVisible(is_of_another_day)
        self.dismiss.setVisible(not is_of_another_day)
        self.show()
        (self.forgotten if is_likely_forgotten else self.check_out).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.settled.emit()
        else:
            super().keyPressEvent(event)

    def _say_who(self, _text: str = "") -> None:
        visit = self._visit
        if visit is None:
            return
        since = self._desk.local(visit.arrived_at) if visit.arrived_at else None
        time = f"{since:%H:%M}" if since else ""
        if since is not None and since.date() != self._desk.today():
            time = f"{self._desk.day_text(since.date(), 'brief')} {time}"
        if visit.badge:
            text = self.tr("%1 is inside since %2, badge %3").replace("%3", visit.badge)
        else:
            text = self.tr("%1 is inside since %2")
        self._text.setText(text.replace("%2", time).replace("%1", visit.name_zh or visit.name_latin))

    def _close(self, *, as_forgotten: bool) -> None:
        visit = self._visit
        if visit is None:
            return
        by, token, visitors = self._desk.actor(), uuid4().hex, self._desk.services.visitors
        name = visit.name_zh or visit.name_latin
        if as_forgotten:
            text = self.tr("Visit of %1 closed, time unknown").replace("%1", name)
            self._desk.run(
                lambda: visitors.close_day(by=by, visit_ids=[visit.id], token=token),
                lambda _outcome: self.settled.emit(),
                text=text,
            )
        else:
            let_out(self._desk, (visit,), self, done=self.settled.emit)
