"""What was found otherwise than recorded: each with the correction that one click makes, or an explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from jib_desk.rules.census import SOMEBODY
from jib_desk.rules.words import word
from jib_desk.views.census.words import CensusWords, capital
from jib_desk.views.item_models.census import found_text, recorded_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, clear, label, row_of, rule
from jib_desk.views.widgets.elided import ElidedLink

if TYPE_CHECKING:
    from jib_desk.services.rows.census import CensusLine, CensusSheet
    from jib_desk.views.context import DeskContext


class Differences(Card):
    """The list; unsettled ones first. Wishes carry the id of the unit."""

    correct_wanted = Signal(int)
    details_wanted = Signal(int)
    explain_wanted = Signal(int)
    seat_wanted = Signal(int)

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=Space.M)
        self._desk = desk
        self._words = CensusWords(self)
        self.correct_buttons: dict[int, QPushButton] = {}
        self.explain_buttons: dict[int, QPushButton] = {}
        heading = label("heading")
        Texts(self).bind(heading.setText, lambda: self.tr("Differences"))
        self.body.addWidget(heading)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.body.addLayout(self._list)

    def show_sheet(self, sheet: CensusSheet, *, may_write: bool) -> None:
        """The differences of a census."""
        clear(self._list)
        self.correct_buttons, self.explain_buttons = {}, {}
        if not sheet.differences:
            self._list.addWidget(label("dim", self.tr("None so far: every seat is as recorded."), wrap=True))
        for place, line in enumerate(sheet.differences):
            if place:
                self._list.addWidget(rule())
            self._add(sheet, line, may_write=may_write)

    def focused(self) -> str | None:
        """By which of its buttons the keyboard is, said as it is read aloud; None when it is elsewhere."""
        focused = QApplication.focusWidget()
        return focused.accessibleName() if focused is not None and self.isAncestorOf(focused) else None

    def next_button(self, name: str) -> QPushButton | None:
        """The button of that name, else the first that settles a difference; None when there is none left."""
        made = [*self.correct_buttons.values(), *self.explain_buttons.values()]
        first = (self.correct_buttons.get(key, explain) for key, explain in self.explain_buttons.items())
        return next((item for item in made if item.accessibleName() == name), next(first, None))

    def _add(self, sheet: CensusSheet, line: CensusLine, *, may_write: bool) -> None:
        finding, lang = line.finding, self._desk.lang
        assert finding is not None
        title = ElidedLink(f"{line.unit.code} · {found_text(finding, lang)}")
        title.clicked.connect(lambda: self.seat_wanted.emit(line.unit.id))
        self._list.addWidget(title)
        if finding.resolution is not None:
            settled = word("census_resolution", finding.resolution).said(lang)
            text = self.tr("✓ {how}: {what}").format(how=settled, what=self._words.corrected(finding, lang))
            self._list.addWidget(label("dim", text, wrap=True))
            return
        recorded = self.tr("Recorded: {what}, {count} desks")
        about = recorded.format(what=recorded_text(line.unit, lang), count=line.unit.desks)
        self._list.addWidget(label("dim", " · ".join(part for part in (about, finding.note) if part), wrap=True))
        if may_write:
            self._add_verbs(sheet, line)

    def _add_verbs(self, sheet: CensusSheet, line: CensusLine) -> None:
        finding, unit_id = line.finding, line.unit.id
        assert finding is not None
        explain = button("link", self.tr("Explain…"))
        explain.setAccessibleName(self.tr("Explain {code}").format(code=line.unit.code))
        explain.clicked.connect(lambda: self.explain_wanted.emit(unit_id))
        self.explain_buttons[unit_id] = explain
        if finding.correction is None:
            self._add_question(line, explain)
            return
        text = capital(self._words.correction(line, sheet.census.counted_on, self._desk.lang))
        self._list.addWidget(label("strong", text, wrap=True))
        correct = button("", self.tr("Correct"))
        correct.setAccessibleName(self.tr("Correct {code}: {what}").format(code=line.unit.code, what=text))
        correct.clicked.connect(lambda: self.correct_wanted.emit(unit_id))
        self.correct_buttons[unit_id] = correct
        details = button("link", self.tr("With details…"))
        details.setAccessibleName(self.tr("Correct {code} with details").format(code=line.unit.code))
        details.clicked.connect(lambda: self.details_wanted.emit(unit_id))
        self._list.addLayout(row_of(correct, details, explain))

    def _add_question(self, line: CensusLine, explain: QPushButton) -> None:
        """Of a difference of which the walk did not show enough: who was found is asked for, all else is known."""
        finding, unit_id = line.finding, line.unit.id
        assert finding is not None
        met = self.tr("It is recorded so by now: take it back with 0, or explain it.")
        if finding.is_met or finding.result not in SOMEBODY:
            hint = met if finding.is_met else self.tr("Nothing recorded has to be corrected for it: explain it.")
            self._list.addWidget(label("caption", hint, wrap=True))
            self._list.addLayout(row_of(explain))
            return
        self._list.addWidget(label("caption", self.tr("Say who was found, or explain it."), wrap=True))
        who = button("", self.tr("Say who…"))
        who.setAccessibleName(self.tr("Say who was found in {code} and correct it").format(code=line.unit.code))
        who.clicked.connect(lambda: self.details_wanted.emit(unit_id))
        self.correct_buttons[unit_id] = who
        self._list.addLayout(row_of(who, explain))
