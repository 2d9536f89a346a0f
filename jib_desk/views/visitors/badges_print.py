"""Printing badges: of visits, of those who are expected, or with numbers alone; always through the preview."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QLineEdit, QRadioButton

from jib_desk.rules.badges import BadgePaper, number_range
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.words import VisitState
from jib_desk.services.errors import ValueRefused
from jib_desk.views.texts import Texts
from jib_desk.views.visitors.dialogs import DeskDialog
from jib_desk.views.widgets.basics import row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice, DateBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from jib_desk.services.rows.badges import BadgeFace
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.printing.badge_paper import BadgePreview


class PaperWords(QObject):
    """The papers in words; translations belong to a class."""

    def text(self, paper: BadgePaper) -> str:
        """A paper with its size."""
        return {
            BadgePaper.LABEL: self.tr("Label 100 × 62 mm"),
            BadgePaper.CARD: self.tr("Card 86 × 54 mm"),
            BadgePaper.SHEET: self.tr("A4 sheet, ten to be cut"),
        }[paper]


def fill_papers(choice: Choice) -> None:
    """The papers to choose from, in the language in use; what was chosen stays."""
    kept = choice.currentData()
    choice.clear()
    for paper in BadgePaper:
        choice.addItem(PaperWords().text(paper), paper.value)
    if kept is not None:
        choice.choose(kept)


def print_badges(
    desk: DeskContext, visits: Sequence[VisitRow], parent: QWidget, paper: BadgePaper | None = None
) -> None:
    """The preview of these visits' badges; whoever is expected without a number gets one set aside first."""
    badges, by = desk.services.badges, desk.actor()
    keys = [visit.id for visit in visits]
    waiting = [visit.id for visit in visits if visit.state is VisitState.EXPECTED and not visit.badge]

    def show() -> None:
        preview(desk, desk.read(lambda: badges.faces(keys)), parent, paper)

    def reserve() -> None:
        if waiting:
            token = uuid4().hex
            desk.run(lambda: badges.reserve(by=by, visit_ids=waiting, token=token), lambda _outcome: show())
        else:
            show()

    _with_tag(desk, reserve)


def print_numbers(desk: DeskContext, numbers: Sequence[str], parent: QWidget, paper: BadgePaper | None = None) -> None:
    """The preview of badges for whoever will wear them."""

    def show() -> None:
        preview(desk, desk.read(lambda: desk.services.badges.empty_faces(numbers)), parent, paper)

    _with_tag(desk, show)


def preview(
    desk: DeskContext, faces: Sequence[BadgeFace], parent: QWidget, paper: BadgePaper | None = None
) -> BadgePreview:
    """On the paper asked for, else that of the centre."""
    from jib_desk.views.printing.badge import BadgeStyle
    from jib_desk.views.printing.badge_paper import BadgePreview  # Qt's printing takes time to load

    centre = desk.centre()
    dialog = BadgePreview(faces, paper or BadgePaper(centre.reception.badge_paper), BadgeStyle.of(centre), parent)
    dialog.open()
    return dialog


def _with_tag(desk: DeskContext, then: Callable[[], None]) -> None:
    """A code without the centre's tag could be another centre's: it is made before the first one."""
    if desk.centre().reception.centre_tag:
        then()
    else:
        by, token = desk.actor(), uuid4().hex
        desk.run(lambda: desk.services.badges.mark(by=by, token=token), lambda _outcome: then())


class PreprintDialog(DeskDialog):
    """Badges that lie ready before anybody comes."""

    def __init__(self, desk: DeskContext, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent)
        self._parent = parent
        self._expected: tuple[VisitRow, ...] = ()
        self.setWindowTitle(self.tr("Print badges beforehand"))
        self.verb.setText(self.tr("Preview"))
        self.for_expected, self.for_numbers = QRadioButton(), QRadioButton(self.tr("With numbers alone"))
        self.day, self.first, self.last, self.paper = DateBox(), QLineEdit(), QLineEdit(), Choice()
        today = desk.today()
        self.day.set_day(QDate(today.year, today.month, today.day))
        self.day.setAccessibleName(self.tr("Day"))
        self.first.setText((desk.read(lambda: desk.services.badges.free(1)))[0])
        fill_papers(self.paper)
        self.paper.choose(desk.centre().reception.badge_paper)
        self.first_field = FormField(self.first, lambda: self.tr("From number"))
        self.last_field = FormField(self.last, lambda: self.tr("to number"))
        self.body.addWidget(self.for_expected)
        self.body.addLayout(row_of(self.day))
        self.body.addWidget(self.for_numbers)
        self.body.addLayout(row_of(self.first_field, self.last_field))
        self.body.addWidget(FormField(self.paper, lambda: self.tr("Paper")))
        self.day.dateChanged.connect(lambda _day: self._count())
        for choice in (self.for_expected, self.for_numbers):
            choice.toggled.connect(lambda _checked: self._allow())
        Texts(self).bind(lambda _text: self._count(), lambda: "")
        self.for_expected.setChecked(bool(self._expected))
        self.for_numbers.setChecked(not self._expected)
        (self.for_expected if self._expected else self.first).setFocus()

    def save(self) -> None:
        """Opens the preview; what is wrong is said at its field."""
        paper = BadgePaper(self.paper.currentData())
        if self.for_expected.isChecked():
            print_badges(self.desk, self._expected, self._parent, paper)
            self.accept()
            return
        try:
            numbers = number_range(self.first.text(), self.last.text())
        except RuleFault as fault:
            error = ValueRefused("badge", fault.code, fault.detail)
            field = (
                self.last_field
                if fault.code != "not_a_number" or self.last.text() == fault.detail
                else self.first_field
            )
            self._refuse(field, error)
            return
        print_numbers(self.desk, numbers, self._parent, paper)
        self.accept()

    def _refuse(self, field: FormField, error: ValueRefused) -> None:
        from jib_desk import phrases

        field.set_error(lambda: phrases.sentence(error, self.desk.lang))
        field.setFocus()

    def _count(self) -> None:
        shown = self.day.date()
        day = date(shown.year(), shown.month(), shown.day())
        self._expected = self.desk.read(lambda: self.desk.services.visitors.expected(day))
        self.for_expected.setText(self.tr("For who is expected: %n badge(s)", "", len(self._expected)))
        self._allow()

    def _allow(self) -> None:
        is_numbers = self.for_numbers.isChecked()
        for field in (self.first_field, self.last_field):
            field.setEnabled(is_numbers)
            field.set_error(None)
        self.day.setEnabled(not is_numbers)
        self.verb.setEnabled(is_numbers or bool(self._expected))
