"""One seat of the walk: what is recorded, what differs, who and how many, a note and photos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jib_desk.rules.census import SOMEBODY
from jib_desk.rules.words import AttachmentOf, CensusResult, UnitState, word
from jib_desk.views.census.walk_table import DIGITS
from jib_desk.views.item_models.census import recorded_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.file_list import FileList
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.form_inputs import ChoiceInput, TextInput
from jib_desk.views.widgets.inputs import NumberBox

if TYPE_CHECKING:
    from jib_desk.services.rows.census import CensusLine
    from jib_desk.services.rows.companies import CompanyRow
    from jib_desk.views.context import DeskContext

_DESKS = frozenset({CensusResult.EXTRA_DESKS, CensusResult.FEWER_DESKS})
_COLUMNS = 2
_MOST_DESKS = 999


class SeatPanel(Card):
    """Shows a line and asks for what is chosen; what is typed stays while the line is read anew."""

    result_wanted = Signal(str)  # CensusResult
    fits_wanted = Signal()
    save_wanted = Signal()
    next_wanted = Signal()
    left = Signal()  # Esc: back to the list

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=Space.M)
        self._desk = desk
        self.line: CensusLine | None = None
        self._asked: dict[str, Any] = {}
        self.say = Texts(self).bind
        self.heading: QLabel = label("heading", wrap=True)
        self._recorded: QLabel = label("dim", wrap=True)
        self.body.addWidget(self.heading)
        self.body.addWidget(self._recorded)
        self._make_choices()
        self.error: QLabel = label("error", wrap=True)
        self.body.addWidget(self.error)
        self._make_fields()

    def _make_choices(self) -> None:
        self._choices = QWidget()
        grid = QGridLayout(self._choices)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.XS)
        self.chips: dict[CensusResult, QPushButton] = {}
        for place, (key, result) in enumerate(DIGITS.items()):
            chip = button("chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, result=result: self.result_wanted.emit(result))
            digit = chr(key)
            self.say(chip.setText, lambda digit=digit, result=result: f"{digit}  {self._word(result)}")
            self.chips[result] = chip
            grid.addWidget(chip, place // _COLUMNS, place % _COLUMNS)
        self.fits_button = button("chip")
        self.fits_button.setCheckable(True)
        self.fits_button.clicked.connect(self.fits_wanted)
        self.say(self.fits_button.setText, lambda: self.tr("0  As recorded"))
        grid.addWidget(self.fits_button, len(DIGITS) // _COLUMNS, len(DIGITS) % _COLUMNS)
        self.body.addWidget(self._choices)

    def _make_fields(self) -> None:
        self._fields = QWidget()
        box = QVBoxLayout(self._fields)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        self.company = ChoiceInput([], is_typed=True)
        self.desks = NumberBox(0, _MOST_DESKS)
        self.note = TextInput()
        self.company_field = FormField(self.company, lambda: self.tr("Who is there"))
        self.desks_field = FormField(self.desks, lambda: self.tr("Desks found"))
        self.note_field = FormField(self.note, lambda: self.tr("Note"))
        self.files = FileList(self._desk)
        for widget in (self.company_field, self.desks_field, self.note_field, self.files):
            box.addWidget(widget)
        self.body.addWidget(self._fields)
        self.company.activated.connect(lambda _place: self._save())
        self.desks.editingFinished.connect(self._save)
        self.note.editingFinished.connect(self._save)
        self.files.take_from(self.note, self.desks, self.company)
        edit = self.company.lineEdit()
        if edit is not None:
            self.files.take_from(edit)
            edit.editingFinished.connect(self._save)
            self.say(edit.setPlaceholderText, lambda: self.tr("Name or code; empty when nobody knows"))

    # --- showing -----------------------------------------------------------------------------

    def set_companies(self, rows: Sequence[CompanyRow]) -> None:
        """Whom one can find."""
        with QSignalBlocker(self.company):
            chosen = self.company.value()
            self.company.clear()
            for row in rows:
                name = self._desk.name(row.short_en or row.name_en, row.short_zh or row.name_zh)
                self.company.addItem(f"{name} · {row.code}", row.id)
            self._choose(chosen)

    def companies(self) -> tuple[tuple[str, object], ...]:
        """The same ones, for a form that asks who it was."""
        return tuple((self.company.itemText(at), self.company.itemData(at)) for at in range(self.company.count()))

    def show_line(self, line: CensusLine, total: int, *, may_write: bool) -> None:
        """A seat; of the same one again what is being typed stays."""
        is_same = self.line is not None and self.line.unit.id == line.unit.id
        self.line = line
        finding, lang = line.finding, self._desk.lang
        self.heading.setText(f"{line.unit.code} · {recorded_text(line.unit, lang)}")
        about = self.tr("Seat {place} of {total} · {count} desks recorded")
        self._recorded.setText(about.format(place=line.place, total=total, count=line.unit.desks))
        is_open = may_write and (finding is None or not finding.is_settled)
        self._choices.setVisible(may_write)
        self._choices.setEnabled(is_open)
        self.fits_button.setChecked(finding is None)
        for result, chip in self.chips.items():
            chip.setText(f"{chr(next(key for key, code in DIGITS.items() if code is result))}  {self._word(result)}")
            chip.setChecked(finding is not None and self._said(finding.result) is result)
        self.show_error("")
        self._fields.setVisible(finding is not None)
        if finding is None:
            return
        for field in (self.company_field, self.desks_field, self.note_field):
            field.setEnabled(is_open)
        self.company_field.setVisible(finding.result in SOMEBODY)
        self.desks_field.setVisible(finding.result in _DESKS)
        self._fill(line, is_same=is_same)
        self.files.show_files_of(AttachmentOf.CENSUS_FINDING, finding.id, may_write=may_write)

    def _fill(self, line: CensusLine, *, is_same: bool) -> None:
        finding = line.finding
        assert finding is not None
        if not (is_same and self.note.isModified()):
            self.note.setText(finding.note)
        with QSignalBlocker(self.desks):
            if not (is_same and self.desks.hasFocus()):
                self.desks.setValue(line.unit.desks if finding.desks is None else finding.desks)
        edit = self.company.lineEdit()
        if not (is_same and edit is not None and edit.isModified()):
            with QSignalBlocker(self.company):
                self._choose(finding.company_id)
        self._asked = self.values()

    def _choose(self, company_id: object) -> None:
        self.company.setCurrentIndex(self.company.findData(company_id) if company_id else -1)
        if self.company.currentIndex() < 0:
            self.company.clearEditText()
        edit = self.company.lineEdit()
        if edit is not None:
            edit.setModified(False)

    def show_error(self, text: str) -> None:
        """What was refused; "" when nothing was."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    # --- what is entered ---------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """Company, desks and note as they stand in the fields that matter for the finding."""
        result = self.line.finding.result if self.line is not None and self.line.finding else None
        return {
            "company_id": self.company.value() if result in SOMEBODY else None,
            "desks": self.desks.value() if result in _DESKS else None,
            "note": self.note.value() if result is not None else "",
        }

    def put_back(self, values: Mapping[str, Any]) -> None:
        """What was typed and refused stands in the fields again, to be kept by another Enter; the note has the keys."""
        note = str(values.get("note", ""))
        if self.line is None or self.line.finding is None or note in ("", self.line.finding.note):
            return
        self.note.setText(note)
        self.note.setModified(True)
        self.note.setFocus()

    def focus_field(self) -> None:
        """Where one goes on after a digit: who, how many, or the note; nothing more is needed of an empty seat."""
        finding = self.line.finding if self.line else None
        if finding is None or finding.result is CensusResult.EMPTY:
            return
        if finding.result in SOMEBODY:
            self.company.setFocus()
        elif finding.result in _DESKS:
            self.desks.setFocus()
            self.desks.selectAll()
        else:
            self.note.setFocus()

    def _save(self) -> None:
        """Asks to keep what is entered, once."""
        if self.line is None or self.line.finding is None or self.line.finding.is_settled:
            return
        stray = self._stray() if self.company_field.isVisible() else ""
        self.company_field.set_error(
            (lambda: self.tr("“{text}” is not in the list.").format(text=stray)) if stray else None
        )
        if stray or self.values() == self._asked:
            return
        self._asked = self.values()
        self.note.setModified(False)
        self.save_wanted.emit()

    def _stray(self) -> str:
        """What is written and means no company; a part that means only one chooses it."""
        written = self.company.stray_text()
        meant = [at for at in range(self.company.count()) if written.casefold() in self.company.itemText(at).casefold()]
        if not written or len(meant) != 1:
            return written
        self.company.setCurrentIndex(meant[0])
        return ""

    def _word(self, result: CensusResult) -> str:
        """What a digit says of this very seat."""
        is_lived_in = self.line is None or self.line.unit.state is UnitState.OCCUPIED
        if result is CensusResult.OTHER_COMPANY and not is_lived_in:
            result = CensusResult.OCCUPIED
        return word("census_result", result).said(self._desk.lang)

    def _said(self, result: CensusResult) -> CensusResult:
        return CensusResult.OTHER_COMPANY if result is CensusResult.OCCUPIED else result

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps and goes on, Esc leads back to the list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._save()
            if not self.company_field.is_wrong:
                self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
