"""What would happen if something were let go over a unit: said while it is dragged, decided by the page."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject

from jib_desk.rules.words import Lang, UnitState
from jib_desk.services.rows.seats import UnitRow
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.unit_faces import company_of, name_of


class Deed(StrEnum):
    """What letting go does."""

    ASSIGN = "assign"
    TAKE_UP = "take_up"
    MOVE = "move"
    SWAP = "swap"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Dragged:
    """A company from the list (`unit` None), or what holds a unit."""

    company_id: int | None
    name: str
    unit: UnitRow | None = None


@dataclass(frozen=True, slots=True)
class Landing:
    """What would happen over one unit, and the sentence that says so."""

    deed: Deed
    text: str

    @property
    def is_possible(self) -> bool:
        """Whether letting go does anything."""
        return self.deed is not Deed.NOTHING


class Landings(QObject):
    """Judges drags for the day and the language of the plan. The database has the last word."""

    def judge(self, dragged: Dragged, unit: UnitRow | None, lang: Lang) -> Landing:
        """What letting go over a unit (None: beside all units) would do."""
        if unit is None or (dragged.unit is not None and dragged.unit.id == unit.id):
            return Landing(Deed.NOTHING, dragged.name)
        if dragged.unit is not None:
            return self._moving(dragged, dragged.unit, unit, lang)
        if unit.state is UnitState.VACANT:
            return Landing(
                Deed.ASSIGN, self.tr("Assign {unit} to {company}").format(unit=unit.code, company=dragged.name)
            )
        if unit.state is UnitState.HELD and unit.company_id in {None, dragged.company_id}:
            return Landing(Deed.TAKE_UP, self.tr("Take up the hold on {unit}").format(unit=unit.code))
        if unit.is_overstayed:
            text = self.tr("{holder} is past its end in {unit}: it will be asked")
            return Landing(Deed.ASSIGN, text.format(holder=company_of(unit, lang), unit=unit.code))
        return self._taken(unit, lang)

    def _moving(self, dragged: Dragged, old: UnitRow, unit: UnitRow, lang: Lang) -> Landing:
        if unit.state is UnitState.VACANT:
            return Landing(Deed.MOVE, self.tr("Move {company} to {unit}").format(company=dragged.name, unit=unit.code))
        if unit.is_overstayed:
            text = self.tr("{holder} is past its end in {unit}: it will be asked")
            return Landing(Deed.MOVE, text.format(holder=company_of(unit, lang), unit=unit.code))
        both_sit = unit.state is UnitState.OCCUPIED and old.state is UnitState.OCCUPIED
        if both_sit and unit.company_id != dragged.company_id:
            text = self.tr("Swap with {holder} in {unit}")
            return Landing(Deed.SWAP, text.format(holder=company_of(unit, lang), unit=unit.code))
        return self._taken(unit, lang)

    def _taken(self, unit: UnitRow, lang: Lang) -> Landing:
        holder = name_of(unit, lang)
        if unit.state is UnitState.OUT_OF_SERVICE and unit.reason:
            holder = f"{holder} ({unit.reason})"
        if unit.until is None:
            return Landing(Deed.NOTHING, self.tr("{unit}: {holder}, open end").format(unit=unit.code, holder=holder))
        text = self.tr("{unit}: {holder} until {day}")
        day = short_day_text(unit.until, lang)
        return Landing(Deed.NOTHING, text.format(unit=unit.code, holder=holder, day=day))
