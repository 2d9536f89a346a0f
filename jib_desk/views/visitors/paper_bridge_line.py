"""One line of a paper kit as it is typed: letters belong to a name, digits to a time, and nothing else is asked.

A time that is whole goes on to the next; a letter after the times saves the line and begins the next one's name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from jib_desk.services.errors import (
    AlreadyInside,
    BadgeInUse,
    DeskError,
    ExpectedAlready,
    ValueMissing,
    ValueRefused,
)
from jib_desk.services.rows.visitors import VisitorHit, VisitRow
from jib_desk.views.visitors.offers import HostChoice, NewVisitor
from jib_desk.views.visitors.paper_bridge_fields import NameField
from jib_desk.views.visitors.paper_bridge_names import LineNames, WithHost
from jib_desk.views.visitors.paper_bridge_plans import Answer, PlanQuestion, Question, WhoQuestion
from jib_desk.views.visitors.paper_bridge_reading import LineReader, Written
from jib_desk.views.visitors.paper_bridge_row import LineRow
from jib_desk.views.widgets.suggest_field import Taken

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from jib_desk.services.rows.paper_kits import KitLineRow, KitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.item_models.offers import Offer, Offers

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperLine(LineRow):
    """What is typed in the fields of a line, and asked about it."""

    save_wanted = Signal(object, object)  # self, Written
    next_wanted = Signal(object, str)  # self, a letter that belongs to the next line's name

    def __init__(self, desk: DeskContext, names: LineNames, kit: KitRow, number: int) -> None:
        host = NameField(desk, names.offers.hosts, lambda: self.came, is_host=True)
        name = NameField(desk, self._look_up, self._after_name)
        super().__init__(desk, kit, number, name, host)
        self._names = names
        self.day: Callable[[], date] = desk.today
        self.person: VisitorHit | VisitRow | None = None
        self.chosen_host: HostChoice | None = None
        self.is_unsure = False  # several are called so: one is to be chosen before the line is saved
        self.question: Question | None = None  # several people, or planned visits, may be meant
        self.answer: Answer | None = None
        self._wire()

    def _wire(self) -> None:
        self.name.answers = self._answer_by
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
        """What the kit says of this line; what is typed and not saved stays, and what is being saved."""
        if self.is_waiting:
            if entered is None:
                return  # another line was saved before it
            self.is_waiting = False
            self._clear()  # it was this desk's own
        self.entered = entered if not self.is_typed else None
        self._typed.setEnabled(True)
        self._say()

    def refuse(self, error: DeskError) -> None:
        """Says at its field why it was not saved; everything typed stays."""
        self.is_waiting = False
        self._typed.setEnabled(True)
        self.answer = None
        if isinstance(error, ExpectedAlready):
            self._ask(PlanQuestion(self.desk, error.candidates))
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
        field.selectAll()  # a time that stands there was the one before
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

    def ask_who(self) -> bool:
        """Of several who are called as is written here; False where nobody is by now."""
        found = self._names.look_up(self.name.text())
        if found.lines:
            self._ask(WhoQuestion(self.desk, found))
        return bool(found.lines)

    def _ask(self, question: Question) -> None:
        self.question = question
        self.tell(self.name, question.text)

    def _settle(self, answer: Offer) -> None:
        """What was asked is answered: the line is whole."""
        self.question = None
        self.name.close_offers()
        if isinstance(answer.subject, Answer):
            self.answer = answer.subject
            self._forget_error()
        else:
            self._take_name(answer, Taken.CLICK)
            self.answer = Answer(None) if self.person is None else None  # nor is a plan of theirs meant
        self.submit()

    def is_inside(self) -> bool:
        """Whether the person is inside by the record: then only the time of leaving can be on the paper."""
        return isinstance(self.person, VisitRow) or (
            self.person is not None and self.person.inside_visit_id is not None
        )

    def _take_name(self, offer: Offer, how: str) -> None:
        if self.question is not None:
            self._settle(offer)
            return
        subject, host = offer.subject, None
        if isinstance(subject, WithHost):
            subject, host = subject.who, subject.host
        self.is_unsure = False
        self._forget_error()
        self.person = subject if isinstance(subject, VisitorHit | VisitRow) else None
        if isinstance(subject, VisitorHit | VisitRow):
            self.name.setText(subject.name_zh or subject.name_latin)
            self._know_host(
                host or (self._names.offers.last_host(subject) if isinstance(subject, VisitorHit) else None)
            )
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

    def _clear(self) -> None:
        self.person, self.is_unsure = None, False
        self.question, self.answer = None, None
        self._know_host(None)
        for field in (self.name, self.came, self.left):
            field.clear()
        self.name.close_offers()
        self._forget_error()


def _field_of(error: DeskError) -> str:
    """Which field a refusal is about."""
    if isinstance(error, AlreadyInside):
        return "name"
    if isinstance(error, BadgeInUse):
        return "badge"
    return error.name if isinstance(error, ValueRefused | ValueMissing) else error.field
