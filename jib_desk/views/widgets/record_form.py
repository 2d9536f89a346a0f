"""A small form: labels above, errors below the field; kept filled when refused, closed when done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.form_inputs import ChoiceInput, Input, NumberInput

Work = Callable[[], Outcome[Any]]
_SHOWN = 40  # characters of a text that is no number


@dataclass(frozen=True, slots=True)
class Slot:
    """One field: its name in the service, its label, its input."""

    name: str
    label: Callable[[], str]
    input: Input


class RecordForm(QWidget):
    """At most a handful of fields; Enter saves, Esc gives up.

    `buttons` may be moved to the foot of what holds the form, so that they are always in sight.
    Subclasses say by `work` which call carries it out, and by `done_text` what is told afterwards.
    """

    saved = Signal(object)  # Outcome
    cancelled = Signal()

    # Where an error of the service belongs when it does not name a field of this very form.
    places: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def __init__(
        self,
        desk: DeskContext,
        slots: Sequence[Slot],
        save_text: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._slots = tuple(slots)
        self._rows: dict[str, FormField] = {}
        self.token = str(uuid4())
        self._filled: dict[str, Any] | None = None  # what the fields held when the form was shown
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(Space.M)
        for slot in self._slots:
            self._rows[slot.name] = FormField(slot.input.widget(), slot.label)
            self.box.addWidget(self._rows[slot.name])
        self._general: Callable[[], str] = lambda: ""
        self._error = label("error", wrap=True)
        self._error.hide()
        self.box.addWidget(self._error)
        self.save_button = button("primary")
        self.save_button.clicked.connect(self.save)
        self.cancel_button = button()
        self.cancel_button.clicked.connect(self.cancelled)
        self.buttons = QWidget()
        self.buttons.setLayout(row_of(self.save_button, self.cancel_button))
        self.box.addWidget(self.buttons)
        self.say = Texts(self).bind
        self.say(self.save_button.setText, save_text)
        self.say(self.cancel_button.setText, lambda: self.tr("Cancel"))
        self.say(self._say_general, lambda: "")

    # --- for subclasses ----------------------------------------------------------------------

    def work(self) -> Work:
        """The call that carries the form out, for the writer thread. May raise a DeskError itself."""
        raise NotImplementedError

    def done_text(self, outcome: Outcome[Any]) -> str:
        """What the toast says."""
        raise NotImplementedError

    def advice(self, error: DeskError) -> str:
        """What is added to the sentence of an error: a way out, where there is one."""
        del error
        return ""

    # --- filling -----------------------------------------------------------------------------

    def field(self, name: str) -> FormField:
        """A field by the name that the service gives it."""
        return self._rows[name]

    def slot(self, *names: str) -> Slot | None:
        """The first field with one of these names."""
        return next((slot for slot in self._slots if slot.name in names), None)

    def values(self) -> dict[str, Any]:
        """What the fields hold."""
        return {slot.name: slot.input.value() for slot in self._slots}

    @property
    def is_touched(self) -> bool:
        """Whether somebody wrote something that is not saved."""
        if self._filled is None:
            return False
        return self.values() != self._filled or any(_stray_text(slot) for slot in self._slots)

    def stays(self) -> bool:
        """Whether the form must stay for what is written in it; it then says so and takes the keys."""
        if not self.is_touched:
            return False
        self._general = lambda: self.tr("This is not saved yet. Save it first, or give it up with Esc.")
        self._say_general()
        self._error.show()
        self.focus_first()
        return True

    def focus_first(self) -> None:
        """The keys go where one begins; what the fields hold then is not what somebody wrote."""
        if self._filled is None:
            self._filled = self.values()
        self.stand()

    def stand(self) -> None:
        """For subclasses: where one begins. The first field that is still empty, or else the first."""
        empty = (slot for slot in self._slots if slot.input.value() in {None, ""})
        chosen = next(empty, self._slots[0] if self._slots else None)
        (chosen.input.widget() if chosen else self.save_button).setFocus()

    # --- saving ------------------------------------------------------------------------------

    def save(self) -> None:
        """Hands the form to the service; it stays filled until the answer."""
        if not self.save_button.isEnabled():
            return
        self._clear_errors()
        if self._has_strays():
            return
        try:
            work = self.work()
        except DeskError as error:
            self.show_error(error)
            return
        self.save_button.setEnabled(False)
        self.run_work(work)

    def run_work(self, work: Callable[[], Outcome[Any]]) -> None:
        """Has it written; the answer comes to `_done` or `_refused`."""
        self._desk.run(work, self._done, self._refused, self.done_text)

    def _has_strays(self) -> bool:
        """Whether something is written that is none of a list, or no number: it is said, not dropped."""
        for slot in self._slots:
            if _stray_text(slot):
                field = self._rows[slot.name]
                field.set_error(lambda slot=slot: self._about_stray(slot))
                field.setFocus()
                return True
        return False

    def _about_stray(self, slot: Slot) -> str:
        if isinstance(slot.input, NumberInput):
            text = self.tr("“{text}” is no whole number from 0 to {highest}.")
            return text.format(text=_stray_text(slot)[:_SHOWN], highest=f"{slot.input.highest:,}")
        return self.tr("“{text}” is not in the list.").format(text=_stray_text(slot))

    def show_error(self, error: DeskError, *, takes_focus: bool = True) -> None:
        """The sentence below the field it belongs to, or at the foot of the form."""

        def sentence() -> str:
            return f"{phrases.sentence(error, self._desk.lang, self._desk.zone)} {self.advice(error)}".strip()

        field = self._field_of(error)
        if field is not None:
            field.set_error(sentence)
            if takes_focus:
                field.setFocus()
                self._reveal(field)
        else:
            self._general = sentence
            self._say_general()
            self._error.show()

    def _reveal(self, field: FormField) -> None:
        """Scrolls to a field, where the form stands in something that scrolls."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(field)

    def clear_error(self, error: DeskError) -> None:
        """Takes back what was said of an error that is none any more."""
        field = self._field_of(error)
        if field is not None:
            field.set_error(None)
        else:
            self._error.hide()

    def _say_general(self, _text: str = "") -> None:
        self._error.setText(self._general())

    def _done(self, outcome: Outcome[Any]) -> None:
        self.save_button.setEnabled(True)
        self.saved.emit(outcome)

    def _refused(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        self.show_error(error)

    def _field_of(self, error: DeskError) -> FormField | None:
        name = error.field or str(error.parameters().get("name", ""))
        for place in (name, *self.places.get(name, ())):
            if place in self._rows:
                return self._rows[place]
        return None

    def _clear_errors(self) -> None:
        self._error.hide()
        for field in self._rows.values():
            field.set_error(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc gives up."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _stray_text(slot: Slot) -> str:
    return slot.input.stray_text() if isinstance(slot.input, ChoiceInput | NumberInput) else ""
