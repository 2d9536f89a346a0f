"""One book of the desk's register: at the left the form of a new entry, at the right what is open and what is over."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jib_desk import phrases
from jib_desk.rules.words import Role
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError, WallTimeRefused
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.register import RegisterModel
from jib_desk.views.register.two_lines import TwoLines, share_out
from jib_desk.views.register.typed_over import TypedOver
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.segments import Segments
from jib_desk.views.widgets.tab_order import lead_to
from jib_desk.views.widgets.tables import Table

OPEN, OVER = "open", "over"
_NARROW = 3 * Size.DRAWER  # a pane less wide has a narrower form, too
_NARROW_FORM = Size.PALETTE // 2


class Pane(QWidget):
    """Subclasses add `fields` and `verbs`, then call `begin`.

    Enter in the form saves it and begins the next one; a refusal stands at its field, and what was typed stays.
    ↓ where one begins leads to the list, Esc leads back, and so does whatever is typed or scanned there.
    """

    name: ClassVar[str]
    tables: ClassVar[tuple[str, ...]] = ()
    # Fields of the service that have another name here.
    places: ClassVar[Mapping[str, str]] = {}
    stretch: ClassVar[int] = 0
    widths: ClassVar[Mapping[int, int]] = {}
    widths_over: ClassVar[Mapping[int, int]] = {}  # other ones in the list of what is over
    yielding: ClassVar[tuple[int, ...]] = ()  # columns that give way in a narrow window, the first first

    def __init__(self, desk: DeskContext, model: RegisterModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.model = desk, model
        self.say = Texts(self).bind
        self.fields: dict[str, FormField] = {}
        self.verbs: list[tuple[QPushButton, Callable[[Sequence[Any]], bool]]] = []
        self.row: Any = None  # the entry that the form changes, None for a new one
        self._token = uuid4().hex
        self.heading, self.error = label("heading", wrap=True), label("error", wrap=True)
        self.error.hide()
        self.save_button, self.cancel_button = button("primary"), button()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.start_again)
        self.form = Card()
        self.form.setFixedWidth(Size.DRAWER)
        self.form.body.setSpacing(Space.M)
        self.form.body.addWidget(self.heading)
        self.which = Segments(
            ((OPEN, self.open_text, lambda: ""), (OVER, self.over_text, lambda: "")),
        )
        self.which.chosen.connect(lambda _which: (self._share_out(), self.refresh()))
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._take_first)
        self.table = Table(model, f"register-{self.name}", self.stretch, dict(self.widths))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._two_lines = TwoLines(desk.theme)
        self.table.setItemDelegateForColumn(self.stretch, self._two_lines)
        self.table.activated.connect(lambda _index: self.act(self.chosen()))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        model.modelReset.connect(self._allow)
        self.empty = label("dim", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verb_row = row_of(self.which, self.search, stretch=False)

    # --- for subclasses ------------------------------------------------------------------------

    def open_text(self) -> str:
        """What is at hand."""
        raise NotImplementedError

    def over_text(self) -> str:
        """What is over."""
        raise NotImplementedError

    def nothing_text(self) -> str:
        """What is said where there is nothing."""
        raise NotImplementedError

    def read(self, is_over: bool, /) -> Sequence[Any]:
        """The rows of a list."""
        raise NotImplementedError

    def work(self, token: str, /) -> Callable[[], Outcome[Any]]:
        """The call that carries the form out. Raises WallTimeRefused of a moment that is none."""
        raise NotImplementedError

    def done_text(self) -> str:
        """What the toast says of what the form holds."""
        raise NotImplementedError

    def clear(self) -> None:
        """Empties the form, for the next entry."""
        raise NotImplementedError

    def is_written(self) -> bool:
        """Whether the form holds what is not saved."""
        raise NotImplementedError

    def act(self, rows: Sequence[Any], /) -> None:
        """What Enter does with rows of the table."""
        raise NotImplementedError

    def add_field(self, name: str, control: QWidget, text: Callable[[], str]) -> FormField:
        """One more field; `name` is the service's."""
        self.fields[name] = FormField(control, text)
        self.form.body.addWidget(self.fields[name])
        return self.fields[name]

    def add_verb(
        self,
        text: Callable[[], str],
        run: Callable[[Sequence[Any]], object],
        suits: Callable[[Sequence[Any]], bool] = bool,
    ) -> QPushButton:
        """A button for the rows that are selected."""
        verb = button()
        verb.clicked.connect(lambda: run(self.chosen()))
        self.say(verb.setText, text)
        self.verbs.append((verb, suits))
        return verb

    def begin(self, first: QWidget) -> None:
        """Puts it together; `first` is where one begins."""
        self.form.body.addWidget(self.error)
        self.form.body.addLayout(row_of(self.save_button, self.cancel_button))
        self.form.body.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.stack)
        side = QVBoxLayout()
        side.setSpacing(Space.S)
        side.addLayout(self.verb_row)
        side.addLayout(row_of(*(verb for verb, _suits in self.verbs)))
        side.addWidget(frame, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.L)
        box.addWidget(self.form)
        box.addLayout(side, 1)
        lead_to(self, first)
        self._first = first
        TypedOver(self.table, first)
        self.say(self.search.setPlaceholderText, lambda: self.tr("Find in the list"))
        self.say(self.search.setAccessibleName, lambda: self.tr("Find in the list"))
        self.say(self.cancel_button.setText, lambda: self.tr("Cancel"))
        self.start_again()

    # --- the list ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the list anew, in the language in use."""
        self.model.set_language(self.desk.lang)
        self.model.set_rows(self.desk.read(lambda: self.read(self.which.current == OVER)))
        self.empty.setText(self.nothing_text())
        self._allow()

    def chosen(self) -> tuple[Any, ...]:
        """The rows that are selected, from above."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.rows()[place] for place in places)

    def select(self, key: int) -> None:
        """Brings a row into view, in whichever list it is; the keys are there then."""
        if self.point_to(key):
            self.table.setFocus()

    def point_to(self, key: int) -> bool:
        """Selects a row, in whichever list it is; False where it is in none."""
        self.search.clear()
        for which in (OPEN, OVER):
            self.which.choose(which)
            place = self.model.place_of(key)
            if place.isValid():
                self.table.setCurrentIndex(place)
                return True
        return False

    def _narrow(self, text: str) -> None:
        self.model.set_filter(text)
        self._allow()

    def _take_first(self) -> None:
        """Enter in the search selects what was found and goes on with it where it is one."""
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus()
        if self.model.rowCount() == 1:
            self.act(self.chosen())

    def _allow(self) -> None:
        rows, may_write = self.chosen(), self.desk.actor().role is not Role.AUDITOR
        self.form.setVisible(may_write)
        for verb, suits in self.verbs:
            verb.setVisible(may_write)
            verb.setEnabled(bool(rows) and suits(rows))
        if hasattr(self, "stack"):
            self.stack.setCurrentWidget(self.table if self.model.rowCount() else self.empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """In a narrow window the form is narrower, and columns without room stand below the widest one."""
        form = Size.DRAWER if self.width() >= _NARROW else _NARROW_FORM
        self.form.setFixedWidth(form)
        widths = {**self.widths, **(self.widths_over if self.which.current == OVER else {})}
        room = self.width() - form - Space.L - 2 * Space.M - sum(widths.values())
        self.model.set_below(share_out(self.table, widths, self.yielding, room))

    # --- the form ------------------------------------------------------------------------------

    def start_again(self) -> None:
        """A new entry, with nothing in it; the keys are where one begins."""
        self.row = None
        self._token = uuid4().hex
        self.clear_errors()
        self.clear()
        self.cancel_button.hide()
        self._first.setFocus()

    def change(self, row: object) -> None:
        """The form shows this entry from now on; subclasses fill it."""
        self.row = row
        self._token = uuid4().hex
        self.clear_errors()
        self.cancel_button.show()
        self._first.setFocus()

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        self.error.hide()
        for field in self.fields.values():
            field.set_error(None)

    def save(self) -> None:
        """Hands the form to the service; it stays filled until the answer."""
        if not self.save_button.isEnabled():
            return
        self.clear_errors()
        try:
            work = self.work(self._token)
        except WallTimeRefused as error:
            self._refused(error)
            return
        self.save_button.setEnabled(False)
        self.desk.run(work, self._done, self._refused, self.done_text())

    def _done(self, _outcome: Outcome[Any]) -> None:
        self.save_button.setEnabled(True)
        self.start_again()

    def _refused(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        self.show_error(lambda: phrases.sentence(error, self.desk.lang, self.desk.zone), self._place_of(error))

    def _place_of(self, error: DeskError) -> str:
        name = error.field or str(error.parameters().get("name", ""))
        return self.places.get(name, name)

    def show_error(self, said: Callable[[], str], name: str = "") -> None:
        """What is wrong, at its field or at the foot of the form."""
        field = self.fields.get(name)
        if field is None:
            self.error.setText(said())
            self.error.show()
        else:
            field.set_error(said)
            field.setFocus()
            if isinstance(field.control, QLineEdit):
                field.control.selectAll()  # what is typed or scanned next takes its place

    def stays(self) -> bool:
        """Whether the form must stay for what is written in it; it has said so then and has the keys."""
        if not self.is_written():
            return False
        self.show_error(lambda: self.tr("This is not saved yet. Save it first, or give it up with Esc."))
        if not self.form.isAncestorOf(self.focusWidget()):
            self._first.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the form saves, Esc gives up what is written, ↓ leads to the list and Esc back."""
        is_form = self.form.isAncestorOf(self.focusWidget() or self)
        if is_form and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        elif event.key() == Qt.Key.Key_Down and self._first.hasFocus():
            self._go_down()
        elif event.key() == Qt.Key.Key_Escape and self.table.hasFocus() and self.form.isVisible():
            self._first.setFocus()
        elif event.key() == Qt.Key.Key_Escape and (self.is_written() or self.row is not None):
            self.start_again()
        else:
            super().keyPressEvent(event)

    def _go_down(self) -> None:
        """To the list, unless something is written here; what was refused is given up for it."""
        is_refused = any(field.is_wrong for field in self.fields.values())
        if not self.model.rowCount() or (self.is_written() and not is_refused):
            return
        if self.row is None:
            self.start_again()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, self.stretch))
        self.table.setFocus()
