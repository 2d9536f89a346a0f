"""Number plates for the gate: typed, with whose they are and their days; told to the gate together."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QDate
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from jib_desk.services.changes import Outcome
from jib_desk.services.rows.register import AddresseeHit, VehicleRow
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.register import VehiclesModel
from jib_desk.views.register.pane import OVER, Pane
from jib_desk.views.register.whom import WhomField
from jib_desk.views.theme import Size
from jib_desk.views.widgets.form_inputs import DayInput, OpenDayInput

_M = VehiclesModel


class VehiclesPane(Pane):
    """A car comes in today unless other days are said; a visitor's car goes with the visit."""

    name = "vehicles"
    tables = ("vehicle", "company")
    places = {"company": "holder", "end": "valid_until"}  # noqa: RUF012 - as in Pane
    stretch = _M.WHOM
    widths = {  # noqa: RUF012 - as in Pane
        _M.PLATE: Size.COLUMN,
        _M.FROM: Size.COLUMN,
        _M.UNTIL: Size.COLUMN,
        _M.GATE: Size.COLUMN_WIDE,
    }
    yielding = (_M.FROM, _M.UNTIL)

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, VehiclesModel(desk.lang, desk.zone), parent)
        self.model.setParent(self)
        self.plate, self.note = QLineEdit(), QLineEdit()
        self.whom = WhomField(desk, self.save)
        today = desk.today()
        self.first = DayInput(today, desk.locale)
        self.last = OpenDayInput(today, today, desk.locale, lambda: self.tr("Open end"))
        self.add_field("plate", self.plate, lambda: self.tr("Number plate"))
        self.add_field("holder", self.whom, lambda: self.tr("Whose"))
        self.add_field("valid_from", self.first, lambda: self.tr("From"))
        self.add_field("valid_until", self.last, lambda: self.tr("Until, that day included"))
        self.add_field("note", self.note, lambda: self.tr("Note for the gate"))
        self.say(self.plate.setPlaceholderText, lambda: self.tr("Such as: 沪A12345"))
        self.say(self.whom.setPlaceholderText, lambda: self.tr("Company or person"))
        self.visit: VisitRow | None = None  # whose car a new entry is
        self.fields["holder"].set_hint(self._visit_said)
        self.say(self.heading.setText, self._heading)
        self.say(self.save_button.setText, lambda: self.tr("Save (Enter)"))
        self.add_verb(lambda: self.tr("Copy for the gate"), self.copy)
        self.add_verb(lambda: self.tr("Gate told"), self.tell_gate)
        self.add_verb(lambda: self.tr("Edit"), self.act, _one)
        self.add_verb(lambda: self.tr("Show the visit"), self.show_visit, _one_of_visit)
        self.begin(self.plate)

    def _heading(self) -> str:
        return self.tr("Let a car in") if self.row is None else self.tr("Change the car")

    def _visit_said(self) -> str:
        return self.tr("Goes with the visit.") if self.visit is not None or _is_of_visit(self.row) else ""

    def begin_for(self, visit: VisitRow) -> None:
        """A new entry for the car of a visitor, on the day of the visit; only the plate is to be typed."""
        self.start_again()
        self.visit = visit
        self.whom.choose(None, visit.name_zh or visit.name_latin)
        at = visit.arrived_at or visit.expected_at
        local = self.desk.local(at).date() if at is not None else self.desk.today()
        for box in (self.first, self.last.day):
            box.set_day(QDate(local.year, local.month, local.day))
        self.fields["holder"].set_hint(self._visit_said)
        self.plate.setFocus()

    def open_text(self) -> str:
        return self.tr("May come in")

    def over_text(self) -> str:
        return self.tr("Over")

    def nothing_text(self) -> str:
        if self.search.text().strip():
            return self.tr("No car has these words.")
        return self.tr("No entry of a car is over.") if self.which.current == OVER else self.tr("No car is registered.")

    def done_text(self) -> str:
        return self.tr("Car saved: {plate}").format(plate=self.plate.text().strip())

    def read(self, is_over: bool, /) -> Sequence[VehicleRow]:
        vehicles = self.desk.services.vehicles
        return vehicles.over() if is_over else vehicles.current()

    def work(self, token: str, /) -> Callable[[], Outcome[Any]]:
        vehicles, by, row = self.desk.services.vehicles, self.desk.actor(), self.row
        values: dict[str, Any] = {
            "plate": self.plate.text(),
            "company_id": self.whom.company_id,
            "holder": self.whom.written or self.whom.person,
            "valid_from": self.first.value(),
            "valid_until": self.last.value(),
            "note": self.note.text(),
        }
        if row is None:
            visit_id = self.visit.id if self.visit is not None else None
            return lambda: vehicles.add(by=by, token=token, visit_id=visit_id, **values)
        return lambda: vehicles.edit(by=by, token=token, vehicle_id=row.id, version=row.version, **values)

    def clear(self) -> None:
        self.visit = None
        today = self.desk.today()
        day = QDate(today.year, today.month, today.day)
        self.plate.setText("")
        self.note.setText("")
        self.whom.choose(None)
        self.whom.close_offers()
        self.first.set_day(day)
        self.last.is_open.setChecked(False)
        self.last.day.set_day(day)
        self.heading.setText(self._heading())
        self.fields["holder"].set_hint(self._visit_said)

    def is_written(self) -> bool:
        return bool(self.plate.text().strip() or self.whom.text().strip())

    def change(self, row: object) -> None:
        assert isinstance(row, VehicleRow)  # of this pane's table
        super().change(row)
        self.plate.setText(row.plate)
        self.note.setText(row.note)
        known = AddresseeHit(row.company_id, row.company_zh, row.company_en, None, row.holder, row.holder)
        self.whom.choose(known if row.company_id is not None else None, row.holder)
        self.first.set_day(QDate(row.valid_from.year, row.valid_from.month, row.valid_from.day))
        self.last.is_open.setChecked(row.valid_until is None)
        if row.valid_until is not None:
            self.last.day.set_day(QDate(row.valid_until.year, row.valid_until.month, row.valid_until.day))
        self.heading.setText(self._heading())
        self.fields["holder"].set_hint(self._visit_said)

    def act(self, rows: Sequence[VehicleRow], /) -> None:
        """Opens the form of one."""
        if _one(rows):
            self.change(rows[0])

    def show_visit(self, rows: Sequence[VehicleRow]) -> None:
        """Who comes in the car."""
        visit_id = rows[0].visit_id
        if visit_id is not None:
            self.desk.go_to("visitors", "visit", visit_id)

    def copy(self, rows: Sequence[VehicleRow]) -> None:
        """A line a car, to be sent to the gate as one likes."""
        cells, days = self.model, (_M.FROM, _M.UNTIL)
        lines = [
            " · ".join(
                part for part in (row.plate, cells.cells(row)[_M.WHOM], cells.below(row, days), row.note) if part
            )
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.desk.toast(self.tr("%n car(s) copied", "", len(lines)))

    def tell_gate(self, rows: Sequence[VehicleRow]) -> None:
        """The gate knows of these cars."""
        keys, by, vehicles = [row.id for row in rows], self.desk.actor(), self.desk.services.vehicles
        text = self.tr("Noted: the gate knows")
        self.desk.run(partial(vehicles.tell_gate, by=by, vehicle_ids=keys, token=uuid4().hex), text=text)


def _one(rows: Sequence[VehicleRow]) -> bool:
    return len(rows) == 1


def _is_of_visit(row: object) -> bool:
    return isinstance(row, VehicleRow) and row.visit_id is not None


def _one_of_visit(rows: Sequence[VehicleRow]) -> bool:
    return len(rows) == 1 and _is_of_visit(rows[0])
