"""A delegation pasted from a mail or a sheet: the list on the left, whom it names on the right, then one entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout
from shiboken6 import isValid

from jib_desk import phrases
from jib_desk.services.errors import Cancelled, DeskError, GuestRefused, ValueRefused, WallTimeRefused
from jib_desk.views.item_models.guests import GuestsModel
from jib_desk.views.moments import wall_instant
from jib_desk.views.theme import Size, Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.visitors.delegation_asked import AskedOfAll
from jib_desk.views.visitors.delegation_heads import ComingAs
from jib_desk.views.visitors.delegation_table import GuestsTable
from jib_desk.views.visitors.delegation_text import ListEdit
from jib_desk.views.visitors.delegation_watch import GuestCheck
from jib_desk.views.visitors.delegation_words import GuestWords
from jib_desk.views.visitors.desk_dialog import beside
from jib_desk.views.visitors.meeting_hint import MeetingHint
from jib_desk.views.visitors.offers import HostChoice, VisitOffers
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import DateBox, TimeBox
from jib_desk.views.widgets.suggest_field import SuggestField
from jib_desk.views.widgets.tab_order import lead_to

if TYPE_CHECKING:
    from pathlib import Path

    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.invitations import DelegationPreview, Guest, InvitationRow
    from jib_desk.views.item_models.offers import Offer
    from jib_desk.views.visitors.page import VisitorsPage

_AT_ONCE = 6_000  # characters that are understood while somebody types; more is read beside the window
_PEOPLE_AT_ONCE = 200


class DelegationView(ViewOver):
    """Nothing is written before the button; what is typed stays when it is refused."""

    tables = ("visit", "visitor", "category_rule")

    def __init__(self, page: VisitorsPage, day: date) -> None:
        super().__init__(page)
        self._page = page
        self._token = uuid4().hex
        self._host: HostChoice | None = None
        self._is_given_up = False  # by the first Esc
        self.text = ListEdit()
        self.offers = VisitOffers(self._desk, self)
        self.subject = QLineEdit()
        self.host = SuggestField(self._desk.theme, self.offers.hosts)
        self.day, self.at = DateBox(), TimeBox()
        self.day.set_day(QDate(day.year, day.month, day.day))
        now = self._desk.local(self._desk.clock.now())
        self.at.setTime(QTime(min(now.hour + 1, 23), 0))
        self.meeting = MeetingHint(self._desk, lambda: self._host, self.day, self.at)
        self.coming = ComingAs()
        self.way, self.party = self.coming.way, self.coming.party
        self.words = GuestWords(self.offers, self)
        self.model = GuestsModel(self.words.state, self)
        self.table = GuestsTable(self.model)
        self.asked = AskedOfAll(self._desk, self.model)
        self.watch = GuestCheck(self._desk, self.model, self.table)
        self.counted = label("dim", wrap=True)
        self.error = label("error", wrap=True)
        self.error.hide()
        self.invite = button("primary")
        self._lay_out()
        self._bind()
        self._wire()
        lead_to(self, self.text)
        self.begin()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        self.text_field = FormField(self.text, lambda: self.tr("The list, from a mail or a sheet"))
        self.subject_field = FormField(self.subject, lambda: self.tr("What for"))
        self.host_field = FormField(self.host, lambda: self.tr("Host"))
        self.day_field = FormField(self.day, lambda: self.tr("Day"))
        self.time_field = FormField(self.at, lambda: self.tr("Time"))
        left.addWidget(self.text_field, 1)
        left.addWidget(self.asked)
        left.addWidget(self.subject_field)
        left.addWidget(self.host_field)
        left.addLayout(beside(self.day_field, self.time_field))
        left.addWidget(self.meeting)
        left.addWidget(self.coming)
        card = Card()
        card.setFixedWidth(Size.FORM)
        card.body.addLayout(left)
        right = Card(padding=Space.S)
        right.body.addWidget(self.table, 1)
        right.body.addWidget(self.counted)
        right.body.addWidget(self.watch)
        right.body.addWidget(self.error)
        right.body.addWidget(self.invite, 0, Qt.AlignmentFlag.AlignRight)
        halves = QHBoxLayout()
        halves.setSpacing(Space.L)
        halves.addWidget(card)
        halves.addWidget(right, 1)
        self.box.addLayout(halves, 1)

    def _bind(self) -> None:
        say = self._say
        say(self.title.setText, lambda: self.tr("Expect a delegation"))
        say(
            self.text.setPlaceholderText, lambda: self.tr("Paste the list here: one person a line, or cells of a sheet")
        )
        say(self.table.setAccessibleName, lambda: self.tr("Who is named in the list"))
        say(self.host.setPlaceholderText, lambda: self.tr("Name, phone or company"))
        say(lambda _text: self._say_columns(), lambda: "")

    def _wire(self) -> None:
        self.text.textChanged.connect(self._read)
        self.text.file_given.connect(self.take_file)
        self.day.dateChanged.connect(self._recognise)
        self.host.offer_taken.connect(self._take_host)
        self.host.textEdited.connect(self._forget_host)
        self.model.changed.connect(self._count)
        self.model.edited.connect(self._recognise)
        self.subject.textChanged.connect(self._count)
        self.coming.changed.connect(self._count)
        self.watch.settled.connect(self.save)
        self.invite.clicked.connect(self.save)

    # --- what is shown -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Who is known and who is expected may have changed; the words follow the language."""
        self.day.setLocale(self._desk.locale)
        self.asked.refresh()
        self._recognise()
        self._say_columns()

    def _say_columns(self) -> None:
        who, about = (self.tr("Visitor"), self.tr("Recognised")), (self.tr("Role"), self.tr("Line"))
        self.model.set_headers((*who, self.tr("Organisation"), self.tr("Phone"), *about))
        self._count()

    def _count(self) -> None:
        taken = self.model.taken
        self.coming.propose(len(taken), self.model.unnamed)
        is_party, left_out = self.coming.is_party, self.model.rowCount() - len(taken)
        leader = next((guest for guest in taken if guest.is_leader), taken[0] if taken else None)
        others = [guest for guest in taken if is_party and guest is not leader]
        at_the_door = [leader] if is_party and leader is not None else taken
        asked = self.asked.lacking(
            at_the_door, has_purpose=bool(self.subject.text().strip()), has_host=self._host is not None
        )
        phones = sum(bool(guest.phone) for guest in others)
        self.counted.setText(self.words.counted(left_out, self.party.unnamed, phones, asked))
        self.invite.setText(self.words.verb(self.party.heads if is_party else len(taken)))
        self.invite.setEnabled(bool(taken))

    # --- reading the list --------------------------------------------------------------------

    def _day(self) -> date:
        shown = self.day.date()
        return date(shown.year(), shown.month(), shown.day())

    def _read(self) -> None:
        text, day, invitations = self.text.toPlainText(), self._day(), self._desk.services.invitations
        self.error.hide()
        self._is_given_up = False
        if len(text) <= _AT_ONCE:
            self._show(text, self._desk.read(lambda: invitations.preview(text, day)))
        else:
            work = partial(invitations.preview, text, day)
            self._desk.run_long(self.tr("Reading the list"), lambda _job: work(), partial(self._show, text))

    def take_file(self, file: Path) -> None:
        """Puts in what a sheet or a text file says, below what stands there."""
        read = self._desk.services.invitations.read_file

        def put_in(text: str) -> None:
            if isValid(self):
                before = self.text.toPlainText().rstrip()
                self.text.setPlainText(f"{before}\n{text}" if before else text)

        def refused(error: DeskError) -> None:
            if isValid(self) and not isinstance(error, Cancelled):
                self._say_error(error)

        self.error.hide()
        self._desk.run_long(self.tr("Reading the list"), lambda job: read(file, job.is_cancelled), put_in, refused)

    def _show(self, text: str, preview: DelegationPreview) -> None:
        if isValid(self) and text == self.text.toPlainText():  # of two readings only the later counts
            self.watch.forget()
            self.party.begin(preview.unnamed, is_empty=not text.strip())
            self.model.set_guests(preview.guests)
            self.watch.ask_of_names()
            if preview.organisation and not self.subject.isModified():
                self.subject.setText(preview.organisation)

    def _recognise(self) -> None:
        guests, day, invitations = self.model.guests, self._day(), self._desk.services.invitations

        def look() -> tuple[Guest, ...]:
            return invitations.recognise([_open(guest) for guest in guests], day)

        def show(known: tuple[Guest, ...]) -> None:
            if isValid(self) and guests == self.model.guests:
                self.model.recognised(known)
                self.watch.ask_of_names()

        if len(guests) > _PEOPLE_AT_ONCE:
            self._desk.run_long(self.tr("Reading the list"), lambda _job: look(), show)
        elif guests:
            show(self._desk.read(look))

    # --- the host ----------------------------------------------------------------------------

    def _take_host(self, offer: Offer, _how: str) -> None:
        if isinstance(offer.subject, HostChoice):
            self._host = offer.subject
            self.host.setText(offer.subject.label)
            self.host_field.set_error(None)
            self.meeting.look()
            self._count()

    def _forget_host(self, _text: str) -> None:
        self._host = None
        self.host_field.set_error(None)
        self.meeting.look()
        self._count()

    # --- saving ------------------------------------------------------------------------------

    def save(self) -> None:
        """Expects everybody who is ticked, in one entry."""
        if not self.invite.isEnabled():
            return
        if self.host.text().strip() and self._host is None:
            self.host_field.set_error(lambda: self.tr("Choose a host from the list, or leave the field empty."))
            self.host.setFocus()
            return
        self.error.hide()
        self.day_field.set_error(None)
        self.invite.setEnabled(False)
        guests = self.model.taken
        try:
            wall = wall_instant(self._desk, self.day.date(), self.at.time())
        except WallTimeRefused as error:
            self._refused(error)
            return
        one, more = self.tr("1 person is expected"), self.tr("%1 people are expected")
        subject, by, token = self.subject.text().strip(), self._desk.actor(), self._token
        company_id, host_id = (self._host.company_id, self._host.host_id) if self._host else (None, None)
        as_party, heads, invitations = self.coming.is_party, self.party.heads, self._desk.services.invitations
        self._desk.run(
            lambda: invitations.invite(
                by=by,
                guests=guests,
                expected_at=wall,
                as_party=as_party,
                heads=heads if as_party else 0,
                title=subject,
                purpose=subject,
                company_id=company_id,
                host_id=host_id,
                token=token,
            ),
            self._saved,
            self._refused,
            lambda outcome: one if (n := _heads(outcome.row)) == 1 else more.replace("%1", str(n)),
        )

    def _saved(self, outcome: Outcome[InvitationRow]) -> None:
        if not isValid(self):
            return  # given up before the answer came; the line that tells of it says Undo
        self.text.clear()
        page, visits = self._page, outcome.row.visits
        page.leave_over()
        if visits:
            page.show_record("visit", visits[0].id)

    def _refused(self, error: DeskError) -> None:
        if not isValid(self):
            self._desk.show_error(error)
            return
        self.invite.setEnabled(True)
        self._token = uuid4().hex
        if self.watch.takes(error):
            return
        if isinstance(error, ValueRefused) and error.name == "expected_at":
            self.day_field.set_error(lambda: phrases.sentence(error, self._desk.lang, self._desk.zone))
            self.day.setFocus()
            return
        self._say_error(error)
        place = self.model.place_of(error.line) if isinstance(error, GuestRefused) else -1
        if place >= 0:
            self.table.show_place(place)
            self.table.setFocus()

    def _say_error(self, error: DeskError) -> None:
        self.error.setText(phrases.sentence(error, self._desk.lang, self._desk.zone))
        self.error.show()

    # --- room, and leaving ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns go that are least needed to tell who somebody is."""
        super().resizeEvent(event)
        self.table.fit(self.width() - Size.FORM - 4 * Space.XL)

    def may_leave(self) -> bool:
        """A pasted list that nobody expects yet stays until it is given up on purpose: Esc twice."""
        if not self.text.toPlainText().strip() or self._is_given_up:
            return True
        self._is_given_up = True
        self.error.setText(self.tr("Nobody of this list is expected yet. Press Esc again to give it up."))
        self.error.show()
        return False


def _heads(invited: InvitationRow) -> int:
    return sum(visit.party_size for visit in invited.visits)


def _open(guest: Guest) -> Guest:
    """A row as it was read: whether somebody is expected anyway is looked at anew."""
    return replace(guest, why="") if guest.why == "expected" else guest


def takes_file(page: VisitorsPage, file: Path) -> bool:
    """Opens the view on a list that was dropped on the page, or puts it into the one that is open.

    False where something else stands over the page.
    """
    view = page.over if page.over is not None else open_delegation(page)
    if not isinstance(view, DelegationView):
        return False
    view.take_file(file)
    return True


def open_delegation(page: VisitorsPage) -> DelegationView | None:
    """The view over the visitors' page; None when one that stands there must stay."""
    day = max(page.list.days.day, page.desk.today())
    view = DelegationView(page, day)
    return view if page.show_over(view) else None
