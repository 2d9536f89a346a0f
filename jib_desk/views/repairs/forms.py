"""The forms of a repair: report or change it, close it with an outcome, take it up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from jib_desk.rules.words import word
from jib_desk.services.changes import Outcome
from jib_desk.views.widgets.form_inputs import CheckInput, ChoiceInput, DayInput, OpenDayInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jib_desk.services.rows.repairs import RepairRow
    from jib_desk.views.context import DeskContext

Work = Callable[[], Outcome[Any]]
_DUE_DAYS = 7
_ELSEWHERE = "elsewhere"


class RepairForm(RecordForm):
    """What is broken, where, who mends it and until when; without a repair it reports a new one."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"end": ("due_on",), "unit": ("spot",)}

    def __init__(
        self, desk: DeskContext, row: RepairRow | None = None, *, spot: str = "", parent: QWidget | None = None
    ) -> None:
        self._row = row
        if row is not None:
            spot = f"unit:{row.unit_id}" if row.unit_id else f"space:{row.space_id}" if row.space_id else _ELSEWHERE
        due = row.due_on if row is not None else desk.today() + timedelta(days=_DUE_DAYS)
        slots = (
            Slot("what", lambda: self.tr("What is broken"), TextInput(row.what if row else "")),
            Slot("spot", lambda: self.tr("Where"), ChoiceInput(_spots(desk, self.tr("Elsewhere")), spot or _ELSEWHERE)),
            Slot(
                "place",
                lambda: self.tr("More exactly"),
                TextInput(row.place if row else "", lambda: self.tr("Such as: left of the door")),
            ),
            Slot("assigned_to", lambda: self.tr("Who mends it"), TextInput(row.assigned_to if row else "")),
            Slot(
                "due_on",
                lambda: self.tr("Until"),
                OpenDayInput(due, due or desk.today(), desk.locale, lambda: self.tr("No day")),
            ),
            Slot(
                "is_hazard",
                lambda: self.tr("Danger"),
                CheckInput(lambda: self.tr("A hazard: it endangers people"), is_checked=bool(row and row.is_hazard)),
            ),
        )
        save = (lambda: self.tr("Save")) if row else (lambda: self.tr("Report"))
        super().__init__(desk, slots, save, parent)

    def stand(self) -> None:
        """What is broken is what one knows first."""
        self.field("what").setFocus()

    def work(self) -> Work:
        values = self.values()
        kind, _, key = str(values.pop("spot")).partition(":")
        values["unit_id"] = int(key) if kind == "unit" else None
        values["space_id"] = int(key) if kind == "space" else None
        by, token, row, repairs = self._desk.actor(), self.token, self._row, self._desk.services.repairs
        if row is None:
            return lambda: repairs.report(by=by, token=token, **values)
        return lambda: repairs.edit(by=by, token=token, repair_id=row.id, version=row.version, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("Repair saved: {what}").format(what=outcome.row.what)


class MendedForm(RecordForm):
    """How it ended; a unit that was closed for it is offered back into service."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"end": ("closed_on",)}

    def __init__(self, desk: DeskContext, row: RepairRow, parent: QWidget | None = None) -> None:
        self._row = row
        slots = [
            Slot(
                "outcome",
                lambda: self.tr("Outcome"),
                TextInput("", lambda: self.tr("Such as: hose replaced")),
            ),
            Slot("closed_on", lambda: self.tr("Mended on"), DayInput(desk.today(), desk.locale)),
        ]
        if row.is_unit_closed:
            again = CheckInput(
                lambda: self.tr("{unit} is usable again from that day").format(unit=row.unit_code), is_checked=True
            )
            slots.append(Slot("back_in_service", lambda: self.tr("Seat"), again))
        super().__init__(desk, slots, lambda: self.tr("Mended"), parent)

    def work(self) -> Work:
        values, by, token, row = self.values(), self._desk.actor(), self.token, self._row
        return lambda: self._desk.services.repairs.close(
            by=by, token=token, repair_id=row.id, version=row.version, **values
        )

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("Mended: {what}").format(what=outcome.row.what)


class AgainForm(RecordForm):
    """Why a mended one is taken up again."""

    def __init__(self, desk: DeskContext, row: RepairRow, parent: QWidget | None = None) -> None:
        self._row = row
        slots = (Slot("reason", lambda: self.tr("Reason"), TextInput("", lambda: self.tr("Such as: drips again"))),)
        super().__init__(desk, slots, lambda: self.tr("Take it up again"), parent)

    def work(self) -> Work:
        values, by, token, row = self.values(), self._desk.actor(), self.token, self._row
        return lambda: self._desk.services.repairs.reopen(
            by=by, token=token, repair_id=row.id, version=row.version, **values
        )

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("Open again: {what}").format(what=outcome.row.what)


def _spots(desk: DeskContext, elsewhere: str) -> list[tuple[str, object]]:
    """Every unit and every space of the plan of today."""
    plan = desk.services.plans.plan(desk.today())
    spots: list[tuple[str, object]] = [(elsewhere, _ELSEWHERE)]
    spots += [(unit.code, f"unit:{unit.id}") for unit in plan.units]
    for space in plan.spaces:
        name = desk.name(space.name_en, space.name_zh) or word("space_kind", space.kind).said(desk.lang)
        spots.append((f"{name} · {space.code}", f"space:{space.id}"))
    return spots
