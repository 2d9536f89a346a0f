"""Who comes, to whom and why: the fields that checking in and expecting somebody share.

At most five fields are seen (the badge is the fifth, see check_in_form); phone, organisation,
group and note unfold on demand. A returning visitor fills the rest as it was the last time.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from jib_desk.rules.walk_in import WalkIn, parse_walk_in
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.rows.visitors import HostCard, VisitorHit, VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.offers import Offer
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.visitors.carried import carry
from jib_desk.views.visitors.category_choice import CategoryChoice
from jib_desk.views.visitors.offers import HostChoice, NewVisitor, SeveralVisitors, VisitOffers
from jib_desk.views.visitors.visit_draft import Draft, Filled
from jib_desk.views.visitors.visit_hints import VisitHints
from jib_desk.views.visitors.visit_name import NameNotes
from jib_desk.views.widgets.basics import button
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import NumberBox
from jib_desk.views.widgets.instruction_list import InstructionList
from jib_desk.views.widgets.suggest_field import SuggestField, Taken

MAX_PARTY = 999


class VisitFields(QWidget):
    """The fields. Enter in any of them asks the form to go on.

    `fifth` is a field of the form's own, seen always; it is put in here, so that Tab comes to it in its place.
    """

    submitted = Signal()
    back_chosen = Signal(int)  # id of the visit of somebody who stepped out with the badge that was typed
    inside_chosen = Signal(int)  # id of the open visit of somebody who is inside already
    list_written = Signal(str)  # several names stand in the field of one
    edited = Signal()
    settled = Signal()  # a field was left, or filled in by choice

    def __init__(self, desk: DeskContext, fifth: FormField | None = None, *, takes_lists: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._hit: VisitorHit | None = None
        self._is_one = False  # "new visitor" was chosen for what stands there, whatever it looks like
        self._host: HostChoice | None = None
        self._card: HostCard | None = None
        self.offers = VisitOffers(desk, self, takes_lists=takes_lists)
        self._notes = NameNotes(self, takes_lists=takes_lists)
        self._hints = VisitHints(desk, self.offers)
        self.name = SuggestField(desk.theme, self.offers.names)
        self.host = SuggestField(desk.theme, self.offers.hosts)
        self.purpose = SuggestField(desk.theme, self.offers.purposes)
        self.category = CategoryChoice(desk)
        self.phone = QLineEdit()
        self.organisation = QLineEdit()
        self.party = NumberBox(1, MAX_PARTY)
        self.note = QLineEdit()
        self.more = button("link")
        self.more.setCheckable(True)
        self.minded = InstructionList(desk, offers=False)
        self._build(fifth)
        _wire(self)

    def _build(self, fifth: FormField | None) -> None:
        self.name_field = FormField(self.name, lambda: self.tr("Visitor"))
        self.host_field = FormField(self.host, lambda: self.tr("Host"))
        self.purpose_field = FormField(self.purpose, lambda: self.tr("Purpose"))
        self.category_field = FormField(self.category, lambda: self.tr("Category"))
        self.phone_field = FormField(self.phone, lambda: self.tr("Phone"))
        self.organisation_field = FormField(self.organisation, lambda: self.tr("Organisation"))
        self.party_field = FormField(self.party, lambda: self.tr("People in the group"))
        self.note_field = FormField(self.note, lambda: self.tr("Note"))
        self._folded = (self.phone_field, self.organisation_field, self.party_field, self.note_field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        for field in (self.name_field, self.host_field, self.minded, self.purpose_field, self.category_field):
            box.addWidget(field)
        if fifth is not None:
            box.addWidget(fifth)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for field in self._folded:
            field.hide()
            box.addWidget(field)
        say = Texts(self).bind
        say(self.name.setPlaceholderText, lambda: self.tr("Name, phone, pass"))
        say(self.host.setPlaceholderText, lambda: self.tr("Name, phone or company"))
        say(self.purpose.setPlaceholderText, lambda: self.tr("Meeting, delivery …"))
        say(self._say_more, lambda: "")
        self.name_field.set_hint(self._name_hint)
        self.host_field.set_hint(lambda: self._hints.host(self._host, self._card))
        self.name.set_footer(lambda: self.tr("Enter takes it and goes on · Tab fills the form"))
        self.name.set_question(lambda: self.tr("Several fit: ↓ chooses, Enter takes the one chosen"))

    # --- for the form ------------------------------------------------------------------------

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds unwritten text in any of the fields."""
        return any(field.is_composing for field in (self.name, self.host, self.purpose))

    @property
    def hit(self) -> VisitorHit | None:
        """The returning visitor who was chosen."""
        return self._hit

    def clear(self) -> None:
        """Empty again, for the next visitor."""
        self._hit, self._is_one = None, False
        self._know_host(None)
        for line in _lines(self):
            line.setText("")  # unlike clear(), it forgets what Ctrl+Z would bring back: somebody else's name
        self.name.close_offers()
        self.party.setValue(1)
        self.more.setChecked(False)
        self.category.choose(VisitorCategory.GUEST.value)
        self.clear_errors()
        self._hints_changed()

    def clear_errors(self) -> None:
        """No field is wrong."""
        for field in (self.name_field, self.host_field, self.purpose_field, self.category_field, *self._folded):
            field.set_error(None)

    def draft(self) -> Draft | None:
        """What is filled in; None when something is missing, and the field says what."""
        self.clear_errors()
        if not self.is_named():
            return None
        if self.host.text().strip() and self._host is None:
            self.host_field.set_error(lambda: self.tr("Choose a host from the list, or leave the field empty."))
            self.host.setFocus()
            return None
        return self.held()

    def is_named(self) -> bool:
        """Whether somebody can come in by what stands in the first field; if not, the field says why."""
        walk_in = self._walk_in()
        wrong = self._notes.wrong(walk_in, self.name.text(), is_one=self._is_one) if self._hit is None else None
        if wrong is not None:
            self._refuse_name(walk_in, wrong)
        return wrong is None

    def held(self) -> Draft:
        """What is filled in, as far as it goes."""
        return Draft(
            visitor_id=self._hit.visitor_id if self._hit else None,
            visit_id=self._hit.expected_visit_id if self._hit else None,
            walk_in=self._walk_in() if self._hit is None else self._added(),
            category=self.category.category,
            purpose=self.purpose.text().strip(),
            host=self._host,
            party_size=self.party.value(),
            note=self.note.text().strip(),
        )

    def fill_from(self, hit: VisitorHit) -> None:
        """The same again: host, purpose and category as at the last visit."""
        self._hit = hit
        self.name.setText(hit.name_zh or hit.name_latin)
        self._set_host(self.offers.last_host(hit))
        self.purpose.setText(hit.last_purpose)
        self.party.setValue(hit.party_size)
        if hit.party_size > 1:
            self.more.setChecked(True)
        self.category.choose(hit.category.value)
        self.clear_errors()
        if hit.gone_host:
            self.host_field.set_error(lambda: self._hints.gone(hit.gone_host))
        self._hints_changed()
        self.settled.emit()

    def let_go(self, *, is_known: bool) -> None:
        """Of who was chosen no visit is planned any more, or he is not `is_known`; what is filled in stays."""
        self._hit = self._hit._replace(expected_visit_id=None) if self._hit and is_known else None
        self._is_one = self._hit is None
        self._hints_changed()

    def wants_host(self) -> bool:
        """Whether the host has not been asked for yet of somebody new, or of whoever came to see one who is gone."""
        if self._hit is not None:
            return bool(self._hit.gone_host) and (self._host is None or self._host.host_id is None)
        return self._host is None and not self.host.text().strip()

    def ask_for_host(self) -> None:
        """The keys go to the host; Enter there goes on without one."""
        self.host.setFocus()
        if self._hit is None:
            self.host_field.set_hint(lambda: self.tr("Enter without a host checks in for the centre."))

    # --- what is chosen ----------------------------------------------------------------------

    def _take_name(self, offer: Offer, how: str) -> None:
        subject = offer.subject
        if isinstance(subject, SeveralVisitors):
            self.list_written.emit(subject.written)
            return
        if isinstance(subject, NewVisitor):
            self._hit, self._is_one = None, True
            self._hints_changed()
        elif isinstance(subject, VisitRow):
            (self.inside_chosen if subject.closed_by is None else self.back_chosen).emit(subject.id)
            return
        elif isinstance(subject, VisitorHit):
            typed = parse_walk_in(self.name.text())
            self.fill_from(subject)
            if subject.inside_visit_id is not None:
                self.inside_chosen.emit(subject.inside_visit_id)
                return
            if carry(typed, subject, self.organisation, self.phone):
                self.more.setChecked(True)
                self._hints_changed()
                self.edited.emit()
                return
        self.edited.emit()
        if how == Taken.ENTER:
            self.submitted.emit()

    def _take_host(self, offer: Offer, how: str) -> None:
        if isinstance(offer.subject, HostChoice):
            self._set_host(offer.subject)
        self.edited.emit()
        self.settled.emit()
        if how == Taken.ENTER:
            self.submitted.emit()

    def _take_purpose(self, offer: Offer, how: str) -> None:
        self.purpose.setText(offer.title)
        self.edited.emit()
        if how == Taken.ENTER:
            self.submitted.emit()

    def _know_host(self, choice: HostChoice | None) -> None:
        """Beside the host stands what is to be minded for him and his company."""
        self._host = choice
        self._card = self.offers.host_card(choice)
        host_id, company_id = (choice.host_id, choice.company_id) if choice else (None, None)
        self.minded.show_for(contact_id=host_id, company_id=company_id)

    def _set_host(self, choice: HostChoice | None) -> None:
        self._know_host(choice)
        self.host.setText(choice.label if choice else "")
        self.host.setCursorPosition(0)
        self.host_field.set_error(None)
        self._hints_changed()

    def _name_edited(self, _text: str) -> None:
        if self._hit is not None:  # another name is another person
            self._hit = None
            self._set_host(None)
            self.purpose.clear()
        self._is_one = False
        self.name_field.set_error(None)
        self._hints_changed()
        self.edited.emit()

    def _host_edited(self, _text: str) -> None:
        self._know_host(None)
        self.host_field.set_error(None)
        self._hints_changed()
        self.edited.emit()

    def _walk_in(self) -> WalkIn:
        return _completed(parse_walk_in(self.name.text()), self._added())

    def _added(self) -> WalkIn:
        """What is written about somebody known besides the name."""
        return WalkIn(organisation=self.organisation.text().strip(), phone=self.phone.text().strip())

    def _refuse_name(self, walk_in: WalkIn, wrong: Callable[[], str]) -> None:
        if wrong == self._notes.unknown_number and walk_in.phone:
            # A phone that nobody is known by: it is kept, and only the name is still wanted.
            self.more.setChecked(True)
            self.phone.setText(walk_in.phone)
            self.name.clear()
        self.name_field.set_error(wrong)
        self.name.setFocus()

    # --- words -------------------------------------------------------------------------------

    def _name_hint(self) -> str:
        if self._hit is not None:
            return self._hints.known(self._hit)
        is_new = bool(self.name.text().strip()) and not self.name.is_offering
        return self._hints.new(self._walk_in()) if is_new else ""

    def _hints_changed(self) -> None:
        self.name_field.set_hint(self._name_hint)
        self.host_field.set_hint(lambda: self._hints.host(self._host, self._card))
        self.organisation_field.set_hint(lambda: self._hints.replaced_organisation(self._hit, self.organisation.text()))
        self.phone_field.set_hint(lambda: self._hints.replaced_phone(self._hit, self.phone.text()))

    # --- category and the folded part --------------------------------------------------------

    def _category_chosen(self) -> None:
        if self.category.category is VisitorCategory.DELEGATION:
            self.more.setChecked(True)
        self.edited.emit()
        self.settled.emit()

    def unfold(self, field: FormField) -> None:
        """Brings a field into view that something is said about."""
        if field in self._folded:
            self.more.setChecked(True)

    def _unfold(self, is_open: bool) -> None:
        for field in self._folded:
            field.setVisible(is_open)
        self._say_more()

    def _say_more(self, _text: str = "") -> None:
        more = self.tr("Phone, organisation, group, note")
        self.more.setText(self.tr("Less") if self.more.isChecked() else more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_composing:
            self.submitted.emit()
            return
        super().keyPressEvent(event)


def _wire(fields: VisitFields) -> None:
    fields.name.offer_taken.connect(fields._take_name)
    fields.host.offer_taken.connect(fields._take_host)
    fields.purpose.offer_taken.connect(fields._take_purpose)
    fields.name.textEdited.connect(fields._name_edited)
    fields.host.textEdited.connect(fields._host_edited)
    fields.category.activated.connect(fields._category_chosen)
    fields.more.toggled.connect(fields._unfold)
    for line in (fields.purpose, fields.phone, fields.organisation, fields.note):
        line.textEdited.connect(lambda _text: fields.edited.emit())
    for line in (fields.phone, fields.organisation):
        line.textEdited.connect(lambda _text: fields._hints_changed())
    for line in (fields.name, fields.host, fields.phone, fields.organisation):
        line.editingFinished.connect(fields.settled)


def _lines(fields: VisitFields) -> tuple[QLineEdit, ...]:
    return fields.name, fields.host, fields.purpose, fields.phone, fields.organisation, fields.note


def is_blank(fields: VisitFields) -> bool:
    """Whether nothing is written in any of the fields."""
    return not any(line.text().strip() for line in _lines(fields))


def filled(fields: VisitFields) -> Filled:
    """All that stands in the fields."""
    texts = tuple(line.text() for line in _lines(fields))
    about = fields.party.value(), fields.category.category.value, fields.more.isChecked()
    return Filled(fields._hit, fields._is_one, fields._host, texts, *about)


def fill_again(fields: VisitFields, was: Filled) -> None:
    """The fields hold what they held."""
    fields._hit, fields._is_one = was.hit, was.is_one
    fields._know_host(was.host)
    for line, text in zip(_lines(fields), was.texts, strict=True):
        line.setText(text)
    fields.name.close_offers()
    fields.party.setValue(was.people)
    fields.more.setChecked(was.is_unfolded)
    fields.category.choose(was.category)
    fields.clear_errors()
    fields._hints_changed()


def _completed(typed: WalkIn, added: WalkIn) -> WalkIn:
    """What was understood of the first field, with what stands in fields of their own."""
    return replace(typed, organisation=added.organisation or typed.organisation, phone=added.phone or typed.phone)


def fields_by_name(fields: VisitFields) -> dict[str, FormField]:
    """Where a refusal is shown that is about one of them."""
    return {
        "visitor": fields.name_field,
        "name": fields.name_field,
        "name_zh": fields.name_field,
        "name_latin": fields.name_field,
        "organisation": fields.organisation_field,
        "host": fields.host_field,
        "phone": fields.phone_field,
        "purpose": fields.purpose_field,
        "party_size": fields.party_field,
        "note": fields.note_field,
    }
