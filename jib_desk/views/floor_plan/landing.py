"""What would happen if something were let go over a unit: said while it is dragged, decided by the page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import Lang, UnitState
from jib_desk.services.rows.seats import UnitDetail, UnitRow
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.unit_faces import company_of, name_of

FreeUntil = Callable[[int], date | None]  # of a vacant unit, by its id


class Deed(StrEnum):
    """What letting go does."""

    ASSIGN = "assign"
    TAKE_UP = "take_up"
    MOVE = "move"
    SWAP = "swap"
    STAY = "stay"  # over itself, or beside all units
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
        return self.deed not in {Deed.NOTHING, Deed.STAY}


def free_until(detail: UnitDetail) -> date | None:
    """The last day before somebody comes to a vacant unit or it is retired; None = neither is to come."""
    if detail.unit.state is not UnitState.VACANT:
        return None
    taken = (item.starts_on for item in detail.coming[:1])
    return min((day - ONE_DAY for day in (*taken, detail.unit.retires_on) if day is not None), default=None)


class Landings(QObject):
    """Judges drags for the day and the language of the plan. The database has the last word."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.free_until: FreeUntil = lambda _unit: None  # asked when something vacant is pointed at

    def judge(self, dragged: Dragged, unit: UnitRow | None, lang: Lang) -> Landing:
        """What letting go over a unit (None: beside all units) would do."""
        if unit is None or (dragged.unit is not None and dragged.unit.id == unit.id):
            return Landing(Deed.STAY, dragged.name)
        if dragged.unit is not None and dragged.unit.is_overstayed:
            text = self.tr("{company} is past its end in {unit}: extend the stay or note the move-out first")
            return Landing(Deed.NOTHING, text.format(company=dragged.name, unit=dragged.unit.code))
        if dragged.unit is not None and _is_retired_before(unit, dragged.unit.until):
            return self._retired(unit, lang)
        if unit.state is UnitState.VACANT:
            return self._free(dragged, unit, lang)
        if dragged.unit is None and unit.state is UnitState.HELD and unit.company_id in {None, dragged.company_id}:
            return Landing(Deed.TAKE_UP, self.tr("Take up the hold on {unit}").format(unit=unit.code))
        if unit.is_overstayed:
            text = self.tr("{holder} is past its end in {unit}: it will be asked")
            deed = Deed.ASSIGN if dragged.unit is None else Deed.MOVE
            return Landing(deed, text.format(holder=company_of(unit, lang), unit=unit.code))
        if dragged.unit is not None and _may_swap(unit, dragged.unit):
            if _is_retired_before(dragged.unit, unit.until):
                return self._retired(dragged.unit, lang)
            text = self.tr("Swap with {holder} in {unit}")
            return Landing(Deed.SWAP, text.format(holder=company_of(unit, lang), unit=unit.code))
        return self._taken(unit, lang)

    def _free(self, dragged: Dragged, unit: UnitRow, lang: Lang) -> Landing:
        is_new = dragged.unit is None
        text = self.tr("Assign {unit} to {company}") if is_new else self.tr("Move {company} to {unit}")
        said = text.format(unit=unit.code, company=dragged.name)
        last = self.free_until(unit.id)
        if last is not None:
            said = self.tr("{deed}, free until {day}").format(deed=said, day=short_day_text(last, lang))
        return Landing(Deed.ASSIGN if is_new else Deed.MOVE, said)

    def _retired(self, unit: UnitRow, lang: Lang) -> Landing:
        """A seat that is gone before who comes would be."""
        day = short_day_text(unit.retires_on, lang) if unit.retires_on is not None else ""
        said = self.tr("{unit}: retired from {day}").format(unit=unit.code, day=day)
        way_on = self.tr("Let go here to see what is free")
        return Landing(Deed.NOTHING, f"{said}\n{way_on}")

    def _taken(self, unit: UnitRow, lang: Lang) -> Landing:
        """Who has it and until when; whoever lets go all the same is offered what is free."""
        holder, day = name_of(unit, lang), "" if unit.until is None else short_day_text(unit.until, lang)
        if unit.state is UnitState.OUT_OF_SERVICE:
            holder = f"{holder} ({unit.reason})" if unit.reason else holder
            text = self.tr("{unit}: {holder} until {day}") if day else self.tr("{unit}: {holder}, open end")
        elif unit.state is UnitState.HELD:
            text = self.tr("{unit}: held for {holder} until {day}") if day else self.tr("{unit}: held for {holder}")
        elif day:
            text = self.tr("{unit}: taken by {holder} until {day}")
        else:
            text = self.tr("{unit}: taken by {holder}, open end")
        said = text.format(unit=unit.code, holder=holder, day=day)
        way_on = self.tr("Let go here to see what is free")
        return Landing(Deed.NOTHING, f"{said}\n{way_on}")


def _may_swap(unit: UnitRow, other: UnitRow) -> bool:
    """Whether two companies sit in them."""
    return unit.state is other.state is UnitState.OCCUPIED and unit.company_id != other.company_id


def _is_retired_before(unit: UnitRow, until: date | None) -> bool:
    """Whether a unit is off the plan before somebody would leave it (None = open end)."""
    return unit.retires_on is not None and (until is None or until >= unit.retires_on)
