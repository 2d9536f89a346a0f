"""What would happen if something were let go over a unit: said while it is dragged, decided by the page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AssignmentKind, Lang, UnitState, word
from jib_desk.services.rows.seats import AssignmentRow, UnitDetail, UnitRow
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.unit_faces import company_of, name_of


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
    is_asked: bool = False  # the form that opens has to settle something first: until when, or who has left

    @property
    def is_possible(self) -> bool:
        """Whether letting go does anything."""
        return self.deed not in {Deed.NOTHING, Deed.STAY}


@dataclass(frozen=True, slots=True)
class Following:
    """What becomes of a unit after `last`: somebody comes, or (None) it is retired."""

    last: date
    arrival: AssignmentRow | None


NextOf = Callable[[int], Following | None]  # of a unit, by its id


def following(detail: UnitDetail) -> Following | None:
    """Who comes to a unit after whoever has it on the day looked at, or its retirement; None = nothing is to come."""
    retires_on = detail.unit.retires_on
    found = [Following(item.starts_on - ONE_DAY, item) for item in detail.coming[:1]]
    if retires_on is not None:
        found.append(Following(retires_on - ONE_DAY, None))
    return min(found, key=lambda item: item.last, default=None)


def free_until(detail: UnitDetail) -> date | None:
    """The last day before somebody comes to a vacant unit or it is retired; None = neither is to come."""
    found = following(detail) if detail.unit.state is UnitState.VACANT else None
    return None if found is None else found.last


class Landings(QObject):
    """Judges drags for the day and the language of the plan. The database has the last word."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.next_of: NextOf = lambda _unit: None  # asked when a unit is pointed at that might be had
        self.term_end: Callable[[], date | None] = lambda: (
            None
        )  # until when a new stay is agreed, unless said otherwise

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
            said = self.tr("Take up the hold on {unit}").format(unit=unit.code)
            return self._limited(Deed.TAKE_UP, said, unit, self.term_end(), lang)
        if unit.is_overstayed:
            text = self.tr("{holder} is past its end in {unit}: it will be asked")
            deed = Deed.ASSIGN if dragged.unit is None else Deed.MOVE
            return Landing(deed, text.format(holder=company_of(unit, lang), unit=unit.code), is_asked=True)
        if dragged.unit is not None and _may_swap(unit, dragged.unit):
            if _is_retired_before(dragged.unit, unit.until):
                return self._retired(dragged.unit, lang)
            said = self.tr("Swap with {holder} in {unit}").format(holder=company_of(unit, lang), unit=unit.code)
            there = self._limited(Deed.SWAP, said, unit, dragged.unit.until, lang)
            return (
                there if there.deed is Deed.NOTHING else self._limited(Deed.SWAP, said, dragged.unit, unit.until, lang)
            )
        return self._taken(unit, lang)

    def _free(self, dragged: Dragged, unit: UnitRow, lang: Lang) -> Landing:
        is_new = dragged.unit is None
        text = self.tr("Assign {unit} to {company}") if is_new else self.tr("Move {company} to {unit}")
        said = text.format(unit=unit.code, company=dragged.name)
        until = self.term_end() if dragged.unit is None else dragged.unit.until
        return self._limited(Deed.ASSIGN if is_new else Deed.MOVE, said, unit, until, lang)

    def _limited(self, deed: Deed, said: str, unit: UnitRow, until: date | None, lang: Lang) -> Landing:
        """What letting go does where somebody comes later: a new stay is agreed until then, another cannot go on there.

        `until` is the last day that would be had of the unit (None = open end).
        """
        found = self.next_of(unit.id)
        if found is None:
            return Landing(deed, said)
        is_too_long = until is None or until > found.last
        values = {"unit": unit.code, "day": short_day_text(found.last, lang), "who": self._who(found, lang)}
        if is_too_long and deed in {Deed.MOVE, Deed.SWAP}:
            refused = self.tr("{unit}: free only until {day}, then {who}").format(**values)
            return Landing(Deed.NOTHING, f"{refused}\n{self._way_on()}")
        if deed is Deed.SWAP:
            return Landing(deed, said)
        text = self.tr("{deed}: free until {day}, then {who}")
        return Landing(deed, text.format(deed=said, **values), is_asked=is_too_long)

    def _way_on(self) -> str:
        return self.tr("Let go here to see what is free")

    def _who(self, found: Following, lang: Lang) -> str:
        """What comes after the last free day."""
        item = found.arrival
        if item is None:
            return self.tr("retired")
        names = (item.company_zh, item.company_en) if lang == "zh_CN" else (item.company_en, item.company_zh)
        who = names[0] or names[1]
        if item.kind is AssignmentKind.OUT_OF_SERVICE:
            return word("unit_state", UnitState.OUT_OF_SERVICE).said(lang)
        if item.kind is AssignmentKind.HOLD:
            return self.tr("held for {who}").format(who=who) if who else word("unit_state", UnitState.HELD).said(lang)
        return who

    def _retired(self, unit: UnitRow, lang: Lang) -> Landing:
        """A seat that is gone before who comes would be."""
        day = short_day_text(unit.retires_on, lang) if unit.retires_on is not None else ""
        said = self.tr("{unit}: retired from {day}").format(unit=unit.code, day=day)
        return Landing(Deed.NOTHING, f"{said}\n{self._way_on()}")

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
        return Landing(Deed.NOTHING, f"{said}\n{self._way_on()}")


def _may_swap(unit: UnitRow, other: UnitRow) -> bool:
    """Whether two companies sit in them."""
    return unit.state is other.state is UnitState.OCCUPIED and unit.company_id != other.company_id


def _is_retired_before(unit: UnitRow, until: date | None) -> bool:
    """Whether a unit is off the plan before somebody would leave it (None = open end)."""
    return unit.retires_on is not None and (until is None or until >= unit.retires_on)
