"""Standing instructions where they matter: read at a glance, written and ended in place."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.instructions import InstructionRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, clear, label, restyle, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.form_inputs import OpenDayInput, TextInput


class InstructionList(QWidget):
    """What is to be minded today for a company, a host or a room, or for several of them together.

    Of exactly one of them, whoever may write can add, edit and end instructions here; they stay fresh, and there is
    nothing to be seen where there is nothing to mind and nothing to add. Without `offers` the verb that adds stands
    elsewhere and calls `edit(None)`.
    """

    def __init__(self, desk: DeskContext, parent: QWidget | None = None, *, offers: bool = True) -> None:
        super().__init__(parent)
        self._desk = desk
        self._offers = offers
        self._target: dict[str, int] = {}
        self._may_write = False
        self._has_lines = False
        self._editor: _Editor | None = None
        self._opener: QWidget | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        box.addLayout(self._lines)
        self._place = QVBoxLayout()
        box.addLayout(self._place)
        self.add_button = button("link")
        self.add_button.clicked.connect(lambda: self.edit(None))
        box.addLayout(row_of(self.add_button))
        say = Texts(self).bind
        say(self.add_button.setText, lambda: self.tr("Add an instruction"))
        say(self._say, lambda: "")
        desk.notifier.changed.connect(self._on_changed)
        self.hide()

    def show_for(
        self,
        *,
        company_id: int | None = None,
        contact_id: int | None = None,
        room_id: int | None = None,
        may_write: bool = False,
    ) -> None:
        """Shows what is to be minded for these; for none of them, nothing."""
        wanted = {"company_id": company_id, "contact_id": contact_id, "room_id": room_id}
        target = {name: key for name, key in wanted.items() if key is not None}
        if not target and not self._target:
            return
        if target != self._target:
            self.close_editor()
        self._target = target
        self._may_write = may_write and len(target) == 1
        self._say()

    def texts(self) -> list[str]:
        """What is said, in order."""
        return [row.body for row in self._rows()]

    # --- writing -----------------------------------------------------------------------------

    def edit(self, row: InstructionRow | None) -> None:
        """Opens the fields in place; `row` None for a new one."""
        self.close_editor()
        self._opener = QApplication.focusWidget()
        self._editor = _Editor(self._desk, row, self._target)
        self._editor.closed.connect(self.close_editor)
        self._place.addWidget(self._editor)
        self._editor.show()
        self._show_offer()
        self._editor.text.setFocus()

    def end(self, row: InstructionRow) -> None:
        """Need not be minded any more; the toast can bring it back."""
        by = self._desk.actor()
        self._desk.run(
            lambda: self._desk.services.instructions.end(by=by, instruction_id=row.id, version=row.version),
            text=self.tr("Instruction ended"),
        )

    def close_editor(self) -> None:
        """Takes the fields away; the keys go back to the verb that opened them."""
        if self._editor is not None:
            editor, self._editor = self._editor, None
            focused = QApplication.focusWidget()
            had_keys = focused is not None and editor.isAncestorOf(focused)
            self._place.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self._show_offer()
            if had_keys and self._offers:
                self.add_button.setFocus()
            elif had_keys and self._opener is not None:
                self._opener.setFocus()

    # --- showing -----------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if self._target and changes.touches("standing_instruction"):
            self._say()

    def _rows(self) -> tuple[InstructionRow, ...]:
        return self._desk.read(lambda: self._desk.services.instructions.of(**self._target)) if self._target else ()

    def _say(self, _text: str = "") -> None:
        clear(self._lines)
        rows = self._rows()
        for row in rows:
            self._lines.addWidget(self._line(row))
        self._has_lines = bool(rows)
        self._show_offer()
        if rows and not self._may_write:  # read in passing, while something else has the keys
            said = ". ".join(row.body for row in rows)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _show_offer(self) -> None:
        offers = self._may_write and self._offers and self._editor is None
        self.add_button.setVisible(offers)
        self.setVisible(self._has_lines or offers or self._editor is not None)

    def _line(self, row: InstructionRow) -> QWidget:
        line = QFrame()
        restyle(line, "kind", "bar")
        restyle(line, "tone", "warning")
        box = QHBoxLayout(line)
        box.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        box.setSpacing(Space.S)
        until = ""
        if row.ends_on is not None:
            until = self.tr(" (until {day})").format(day=short_day_text(row.ends_on, self._desk.lang))
        box.addWidget(label("", f"{row.body}{until}", wrap=True), 1)
        if self._may_write:
            for text, name, do in (
                (self.tr("Edit"), self.tr("Edit the instruction: {text}"), lambda: self.edit(row)),
                (self.tr("End"), self.tr("End the instruction: {text}"), lambda: self.end(row)),
            ):
                verb = button("link", text)
                verb.setAccessibleName(name.format(text=row.body))
                verb.clicked.connect(do)
                box.addWidget(verb, 0, Qt.AlignmentFlag.AlignTop)
        return line


class _Editor(QWidget):
    """The two fields of an instruction; Enter saves, Esc gives up, and neither reaches the form around it."""

    closed = Signal()

    def __init__(self, desk: DeskContext, row: InstructionRow | None, target: dict[str, int]) -> None:
        super().__init__()
        from uuid import uuid4  # with the sentences below 10 ms, which no start on the plan waits for

        self._desk = desk
        self._row = row
        self._target: dict[str, Any] = dict(target)
        self._token = str(uuid4())
        self.text = TextInput(row.body if row else "", lambda: self.tr("Such as: call the deputy first"))
        self.until = OpenDayInput(
            row.ends_on if row else None, desk.today(), desk.locale, lambda: self.tr("Until taken away")
        )
        self._field = FormField(self.text, lambda: self.tr("Instruction"))
        self._save = button("", self.tr("Save"))
        self._save.clicked.connect(self.save)
        cancel = button("", self.tr("Cancel"))
        cancel.clicked.connect(self.closed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, Space.S)
        box.setSpacing(Space.S)
        box.addWidget(self._field)
        self._until_field = FormField(self.until, lambda: self.tr("Last day"))
        box.addWidget(self._until_field)
        box.addLayout(row_of(self._save, cancel))

    def save(self) -> None:
        """Hands it to the service; what is typed stays until it is kept."""
        if not self._save.isEnabled():
            return
        for field in (self._field, self._until_field):
            field.set_error(None)
        values: dict[str, Any] = {"by": self._desk.actor(), "body": self.text.value(), "ends_on": self.until.value()}
        self._save.setEnabled(False)
        row, instructions = self._row, self._desk.services.instructions

        def work() -> Outcome[InstructionRow]:
            if row is None:
                return instructions.add(**values, **self._target, token=self._token)
            return instructions.edit(**values, instruction_id=row.id, version=row.version, token=self._token)

        self._desk.run(work, lambda _outcome: self.closed.emit(), self._refused, self.tr("Instruction saved"))

    def _refused(self, error: DeskError) -> None:
        from jib_desk import phrases

        self._save.setEnabled(True)
        field = self._until_field if error.parameters().get("name") == "ends_on" else self._field
        field.set_error(lambda: phrases.sentence(error, self._desk.lang, self._desk.zone))
        field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc gives up."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
