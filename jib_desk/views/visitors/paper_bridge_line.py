"""One line of a paper kit as it is typed: letters belong to a name, digits to a time, and nothing else is asked.

A time that is whole goes on to the next; a letter after the times saves the line and begins the next one's name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.services.errors import (
    AlreadyInside,
    BadgeInUse,
    DeskError,
    ExpectedAlready,
    ValueMissing,
    ValueRefused,
)
from jib_desk.services.rows.visitors import VisitorHit, VisitRow
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.offers import HostChoice, NewVisitor, VisitOffers
from jib_desk.views.visitors.paper_bridge_entered import HOST_SHARE, NAME_SHARE, EnteredLine
from jib_desk.views.visitors.paper_bridge_fields import NameField, TimeField
from jib_desk.views.visitors.paper_bridge_names import LineNames, WithHost
from jib_desk.views.visitors.paper_bridge_plans import Answer, PlanQuestion
from jib_desk.views.visitors.paper_bridge_reading import LineReader, Written
from jib_desk.views.widgets.basics import label, restyle
from jib_desk.views.widgets.suggest_field import Taken

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from jib_desk.services.rows.paper_kits import KitLineRow, KitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.item_models.offers import Offer, Offers

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperLine(QWidget):
    """The fields of a line; once it was entered, what was entered."""

    save_wanted = Signal(object, object)  # self, Written
    next_wanted = Signal(object, str)  # self, a letter that belongs to the next line's name

    def __init__(self, desk: DeskContext, offers: VisitOffers, kit: KitRow, number: int) -> None:
        super().__init__()
        self.number = number
        self.kit = kit
        self.day: Callable[[], date] = desk.today
        self.entered: KitLineRow | None = None
        self.desk, self._offers = desk, offers
        self.person: VisitorHit | VisitRow | None = None
        self.chosen_host: HostChoice | None = None
        self.is_unsure = False  # several are called so: one is to be chosen before the line is saved
        self.question: PlanQuestion | None = None  # several planned visits may be meant
        self.answer: Answer | None = None
        self.badge = QLineEdit(kit.badges[number - 1] if number <= len(kit.badges) else "")
        self.badge.setFixedWidth(Size.WHEN_NARROW)
        self.badge.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # as printed; Tab does not stop here
        self.came, self.left = TimeField(), TimeField(is_last=True)
        self.host = NameField(desk, offers.hosts, lambda: self.came, is_host=True)
        self._names = LineNames(desk, offers)
        self.name = NameField(desk, self._look_up, self._after_name)
        self.name.answers = self._answer_by
        self._fields = (self.name, self.host, self.came, self.left, self.badge)
        self._wrong: QLineEdit | None = None
        self._why: Callable[[], str] = lambda: ""
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.no = label("strong", str(self.number))
        self.no.setFixedWidth(Size.CONTROL)
        self._typed = QWidget()
        row = QHBoxLayout(self._typed)
        self.done = EnteredLine(self.desk)
        self.error = label("error", wrap=True)
        self.error.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)  # a line is as wide as all
        self.error.hide()
        for field, share in (
            (self.badge, 0),
            (self.name, NAME_SHARE),
            (self.host, HOST_SHARE),
            (self.came, 0),
            (self.left, 0),
        ):
            row.addWidget(field, share)
        first = QHBoxLayout()
        first.addWidget(self.no)
        first.addWidget(self._typed, 1)
        first.addWidget(self.done, 1)
        for part in (row, first):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(Space.S)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        box.addLayout(first)
        box.addWidget(self.error)
        self.error.setContentsMargins(Size.CONTROL + Space.S, 0, 0, Space.XS)
        say = Texts(self).bind
        names: tuple[tuple[QLineEdit, Callable[[], str]], ...] = (
            (self.badge, lambda: self.tr("Badge, line {line}")),
            (self.name, lambda: self.tr("Name, line {line}")),
            (self.host, lambda: self.tr("Host, line {line}")),
            (self.came, lambda: self.tr("In, line {line}")),
            (self.left, lambda: self.tr("Out, line {line}")),
        )
        for field, text in names:
            say(field.setAccessibleName, lambda text=text: text().format(line=self.number))
        say(lambda _text: self._say(), lambda: "")

    def _wire(self) -> None:
        self.name.offer_taken.connect(self._take_name)
        self.host.offer_taken.connect(self._take_host)
        self.name.textEdited.connect(self._name_edited)
        self.host.textEdited.connect(self._host_edited)
        for field in (self.name, self.host):
            field.digit_typed.connect(self._begin_time)
        self.name.unsure.connect(self._doubt)
        for field in self._fields:
            field.textEdited.connect(self._type_on)
        self.came.whole.connect(self.left.enter_by_itself)
        self.left.left_forward.connect(self.submit)
        for time in (self.came, self.left):
            time.letter_typed.connect(self.submit)

    # --- for the view ------------------------------------------------------------------------

    @property
    def is_typed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.entered is None and any(field.text().strip() for field in self._fields if field is not self.badge)

    @property
    def is_free(self) -> bool:
        """Whether it can be typed now."""
        return self.entered is None and self._typed.isEnabled()

    def show_entered(self, entered: KitLineRow | None) -> None:
        """What the kit says of this line; what is typed and not saved stays."""
        if entered is not None and not self._typed.isEnabled():
            self._clear()  # it was this desk's own
        self.entered = entered if not self.is_typed else None
        self._typed.setEnabled(True)
        self._say()

    def wait(self) -> None:
        """It is being saved."""
        self._typed.setEnabled(False)

    def refuse(self, error: DeskError) -> None:
        """Says at its field why it was not saved; everything typed stays."""
        self._typed.setEnabled(True)
        self.answer = None
        if isinstance(error, ExpectedAlready):
            self.question = PlanQuestion(self.desk, error.candidates)
            self.tell(self.name, self.question.text)
            return
        places = {"arrived_at": self.came, "left_at": self.left, "badge": self.badge}
        self.explain(places.get(_field_of(error), self.name), error)

    def begin(self, letter: str = "") -> None:
        """The caret is at the name."""
        self.name.setFocus(Qt.FocusReason.TabFocusReason)
        if letter:
            self.name.insert(letter)
            self.name.textEdited.emit(self.name.text())
        elif self.question is not None:
            self.name.look_again()

    def cross_out(self) -> None:
        """As the line on the paper."""
        self.save_wanted.emit(self, Written(is_void=True))

    def clear(self) -> None:
        """Empty again."""
        self._clear()
        self._say()

    # --- typing ------------------------------------------------------------------------------

    def submit(self, letter: str = "") -> None:
        """Saves what is typed and goes on to the next line; an empty line is only left.

        One that cannot be saved says why and stays, and has the caret unless the next name is begun already.
        """
        written = LineReader(self).read() if self.is_typed and self.question is None else None
        if written is not None:
            self.save_wanted.emit(self, written)
        elif self.is_typed and not letter:
            self.take_caret()
            return
        self.next_wanted.emit(self, letter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        composing = self.name.is_composing or self.host.is_composing
        if event.key() in _ENTER and not composing:
            if self.host.hasFocus() and not self.came.text():
                self.came.setFocus()
            else:
                self.submit()
        elif event.key() == Qt.Key.Key_Escape and self.is_typed:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _after_name(self) -> QWidget:
        if self.is_inside():
            return self.left
        return self.came if self.chosen_host is not None else self.host

    def _begin_time(self, digit: str) -> None:
        field = self.left if self.is_inside() else self.came
        field.setFocus()
        field.insert(digit)

    def _doubt(self) -> None:
        self.is_unsure = self.question is None

    def _look_up(self, text: str) -> Offers:
        return self.question.offers() if self.question is not None else self._names.look_up(text)

    def _answer_by(self, digit: str) -> bool:
        """A digit chooses among the planned visits; one that stands for none does nothing."""
        if self.question is None:
            return False
        answer = self.question.answer(digit)
        if answer is not None:
            self._settle(answer)
        return True

    def _settle(self, answer: Answer) -> None:
        self.question, self.answer = None, answer
        self.name.close_offers()
        self._forget_error()
        self.submit()

    def is_inside(self) -> bool:
        """Whether the person is inside by the record: then only the time of leaving can be on the paper."""
        return isinstance(self.person, VisitRow) or (
            self.person is not None and self.person.inside_visit_id is not None
        )

    def _take_name(self, offer: Offer, how: str) -> None:
        subject, host = offer.subject, None
        if isinstance(subject, Answer):
            self._settle(subject)
            return
        if isinstance(subject, WithHost):
            subject, host = subject.who, subject.host
        self.is_unsure = False
        self._forget_error()
        self.person = subject if isinstance(subject, VisitorHit | VisitRow) else None
        if isinstance(subject, VisitorHit | VisitRow):
            self.name.setText(subject.name_zh or subject.name_latin)
            self._know_host(host or (self._offers.last_host(subject) if isinstance(subject, VisitorHit) else None))
        elif host is not None and isinstance(subject, NewVisitor):
            self.name.setText(subject.written)
            self._know_host(host)
        if how == Taken.ENTER:
            self._after_name().setFocus()

    def _take_host(self, offer: Offer, how: str) -> None:
        if isinstance(offer.subject, HostChoice):
            self._know_host(offer.subject)
        if how == Taken.ENTER:
            self.came.setFocus()

    def _know_host(self, choice: HostChoice | None) -> None:
        self.chosen_host = choice
        self.host.setText(choice.label if choice else "")
        self.host.setCursorPosition(0)

    def _name_edited(self, _text: str) -> None:
        self.is_unsure = False
        if self.person is not None:  # another name is another person
            self.person = None
            self._know_host(None)

    def _host_edited(self, _text: str) -> None:
        self.chosen_host = None

    # --- saying ------------------------------------------------------------------------------

    def explain(self, field: QLineEdit, error: DeskError) -> None:
        self.tell(field, lambda: phrases.sentence(error, self.desk.lang, self.desk.zone))

    def tell(self, field: QLineEdit, why: Callable[[], str]) -> None:
        """What is wrong with a field; the caret goes there unless somebody types elsewhere by now."""
        self._forget_error()
        self._wrong, self._why = field, why
        restyle(field, "wrong", "true")
        self._say()

    def take_caret(self) -> None:
        """To the field that is wrong."""
        if self._wrong is not None:
            self._wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self._wrong.selectAll()
        if self.question is not None:
            self.name.look_again()

    def _type_on(self, _text: str) -> None:
        """What was asked or answered belonged to what was typed before."""
        was_asked, self.question, self.answer = self.question is not None, None, None
        self._forget_error()
        if was_asked and self.name.is_offering:
            self.name.look_again()

    def _forget_error(self) -> None:
        if self._wrong is not None:
            restyle(self._wrong, "wrong", "false")
        self._wrong, self._why = None, lambda: ""
        self._say()

    def _clear(self) -> None:
        self.person, self.is_unsure = None, False
        self.question, self.answer = None, None
        self._know_host(None)
        for field in (self.name, self.came, self.left):
            field.clear()
        self.name.close_offers()
        self._forget_error()

    def _say(self) -> None:
        """The fields, or what was entered; below them what is wrong."""
        is_done = self.entered is not None
        self._typed.setVisible(not is_done)
        self.done.setVisible(is_done)
        if self.entered is not None:
            self.done.show_row(self.entered)
        self.error.setText(self._why())
        self.error.setVisible(self._wrong is not None and not is_done)
        if self._wrong is not None:
            self._wrong.setAccessibleDescription(self._why())


def _field_of(error: DeskError) -> str:
    """Which field a refusal is about."""
    if isinstance(error, AlreadyInside):
        return "name"
    if isinstance(error, BadgeInUse):
        return "badge"
    return error.name if isinstance(error, ValueRefused | ValueMissing) else error.field
