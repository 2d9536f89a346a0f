"""The units on one day: the one model behind the drawn plan, the seat table and the counts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal

from jib_desk.rules.words import Lang, UnitState
from jib_desk.services.rows.plan_layers import CallRow
from jib_desk.services.rows.seats import UnitCounts, UnitRow
from jib_desk.views.item_models.days import day_text, short_day_text
from jib_desk.views.item_models.plan_layers import Badge, Tone
from jib_desk.views.item_models.records import RecordsModel
from jib_desk.views.item_models.unit_faces import (
    Facet,
    belongs_to,
    company_of,
    counts_of,
    facet_of,
    mark_of,
    people_in,
    since_day,
)

_Key = Callable[[UnitRow], tuple[object, ...]]


class UnitsModel(RecordsModel[UnitRow]):
    """One row a unit, in the order of their codes unless a column was sorted by."""

    CODE, ZONE, STATE, COMPANY, DESKS, AREA, SINCE, UNTIL, DAYS_LEFT = range(9)
    COLUMNS = 9
    UnitRole = RecordsModel.RecordRole

    shown = Signal()  # rows or words changed: once for all of them, where Qt tells of each row

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._people: dict[int, int] = {}
        self._calls: Mapping[int, CallRow] = {}
        self._visitors: Mapping[int, int] = {}
        self._on: date | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] = (self.CODE, Qt.SortOrder.AscendingOrder)

    # --- what is shown -----------------------------------------------------------------------

    def set_rows(self, rows: Sequence[UnitRow], on: date) -> None:
        """Show these units as they are on a day; where the same units stay, only changed rows are announced."""
        new = self._ordered(rows)
        self._on = on
        self._people = dict(people_in(new))
        self._show(new)
        self.shown.emit()

    def set_language(self, lang: Lang) -> None:
        """Words, names and dates in another language from now on."""
        super().set_language(lang)
        self.shown.emit()

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """Column and direction of the order."""
        return self._sorted_by

    def set_calls(self, calls: Mapping[int, CallRow]) -> None:
        """Whom to call of each company, for the details."""
        self._calls = calls

    def set_visitors(self, visitors: Mapping[int, int]) -> None:
        """Visitors inside now by company, for the details."""
        self._visitors = visitors

    @property
    def on(self) -> date | None:
        """The day that is shown."""
        return self._on

    def unit(self, unit_id: int) -> UnitRow | None:
        """A unit by its id, None when it is not there on that day."""
        return self.record(unit_id)

    def people(self, unit_id: int) -> int | None:
        """Heads at the desks of a unit; None where nobody is known to sit."""
        return self._people.get(unit_id)

    def counts(self) -> UnitCounts:
        """How many units are what."""
        return counts_of(self._rows)

    def ids_of(self, facet: Facet) -> frozenset[int]:
        """The units that the legend counts under a facet."""
        return frozenset(unit.id for unit in self._rows if belongs_to(unit, facet))

    # --- Qt ----------------------------------------------------------------------------------

    def heads(self) -> Sequence[str]:
        return (
            self.tr("Seat"),
            self.tr("Zone"),
            self.tr("State"),
            self.tr("Company"),
            self.tr("Desks"),
            self.tr("Area"),
            self.tr("Since"),
            self.tr("Until"),
            self.tr("Days left"),
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; units without a value there come last."""
        self._sorted_by = (column, order)
        before = list(self.persistentIndexList())
        kept = [(self._rows[index.row()].id, index.column()) for index in before]
        self.layoutAboutToBeChanged.emit()
        self._rows = self._ordered(self._rows)
        self._places = {unit.id: place for place, unit in enumerate(self._rows)}
        self.changePersistentIndexList(before, [self.index(self._places[unit_id], at) for unit_id, at in kept])
        self.layoutChanged.emit()

    # --- words -------------------------------------------------------------------------------

    def spoken(self, unit: UnitRow) -> str:
        """What a screen reader says of a unit."""
        parts = [self.tr("Seat {code}").format(code=unit.code), self._state(unit).lower()]
        company = company_of(unit, self._lang)
        if company:
            parts.append(company)
        if unit.state is UnitState.OUT_OF_SERVICE and unit.reason:
            parts.append(unit.reason)
        if unit.until is not None:
            parts.append(self.tr("until {day}").format(day=day_text(unit.until, self._lang)))
        elif unit.state is UnitState.VACANT:
            parts.append(self.tr("{count} desks").format(count=unit.desks))
        if unit.is_crowded:
            parts.append(self.tr("more people than desks"))
        return (self.tr(", ")).join(parts)

    def spoken_badges(self, badges: Sequence[Badge]) -> str:
        """What a screen reader says of the counts at a unit's corner."""
        words = {
            Tone.VISITORS: lambda count: self.tr("%n visitor(s) inside", "", count),
            Tone.REPAIR: lambda count: self.tr("%n repair(s) open", "", count),
            Tone.HAZARD: lambda count: self.tr("%n urgent repair(s) open", "", count),
        }
        said = [words[badge.tone](int(badge.text)) for badge in badges if badge.tone in words]
        return (self.tr(", ")).join(said)

    def details(self, unit: UnitRow) -> str:
        """The hover card: the whole name and what the drawing had no room for."""
        head = " · ".join(part for part in (unit.code, company_of(unit, self._lang)) if part)
        state = " · ".join(part for part in (self._state(unit), mark_of(unit, self._lang), unit.reason) if part)
        lines = [head, state]
        call = self._calls.get(unit.company_id or 0)
        if call is not None and call.name:
            lines.append(" · ".join(part for part in (call.name, call.phone) if part))
        heads = self._visitors.get(unit.company_id or 0, 0)
        if heads and unit.state is UnitState.OCCUPIED:
            lines.append(self.tr("%n visitor(s) inside", "", heads))
        since = since_day(unit)
        if since is not None and unit.until is not None:
            span = self.tr("{start} to {end}")
            lines.append(span.format(start=day_text(since, self._lang), end=day_text(unit.until, self._lang)))
            if unit.days_left is not None and unit.days_left > 0:
                lines.append(self.tr("%n day(s) left", "", unit.days_left))
        elif since is not None:
            lines.append(self.tr("since {day}").format(day=day_text(since, self._lang)))
        people = self.people(unit.id)
        if people is None:
            lines.append(self.tr("{area} m² · {count} desks").format(area=f"{unit.area_m2:g}", count=unit.desks))
        else:
            size = self.tr("{area} m² · {people} people at {count} desks")
            lines.append(size.format(area=f"{unit.area_m2:g}", people=people, count=unit.desks))
        return "\n".join(lines)

    def _state(self, unit: UnitRow) -> str:
        """In a word. Who ends soon is occupied: until when is said beside it."""
        facet = facet_of(unit)
        return (Facet.OCCUPIED if facet is Facet.ENDING else facet).word(self._lang)

    def text(self, unit: UnitRow, column: int) -> str:
        since = since_day(unit)
        values: dict[int, Callable[[], str]] = {
            self.CODE: lambda: unit.code,
            self.ZONE: lambda: unit.zone,
            self.STATE: lambda: self._state(unit),
            self.COMPANY: lambda: company_of(unit, self._lang) or unit.reason,
            self.DESKS: lambda: str(unit.desks),
            self.AREA: lambda: f"{unit.area_m2:g} m²",
            self.SINCE: lambda: short_day_text(since, self._lang) if since else "",
            self.UNTIL: lambda: short_day_text(unit.until, self._lang) if unit.until else "",
            self.DAYS_LEFT: lambda: "" if unit.days_left is None else str(unit.days_left),
        }
        return values[column]()

    def _ordered(self, rows: Sequence[UnitRow]) -> tuple[UnitRow, ...]:
        column, order = self._sorted_by
        key = self._keys()[column]
        is_down = order == Qt.SortOrder.DescendingOrder
        by_code = sorted(rows, key=lambda unit: unit.code)
        there = [unit for unit in by_code if key(unit)[0] not in {None, ""}]
        absent = [unit for unit in by_code if key(unit)[0] in {None, ""}]
        return (*sorted(there, key=key, reverse=is_down), *absent)

    def _keys(self) -> dict[int, _Key]:
        return {
            self.CODE: lambda unit: (unit.code,),
            self.ZONE: lambda unit: (unit.zone,),
            self.STATE: lambda unit: (list(Facet).index(facet_of(unit)) + 1,),
            self.COMPANY: lambda unit: (company_of(unit, self._lang).casefold(),),
            self.DESKS: lambda unit: (unit.desks,),
            self.AREA: lambda unit: (unit.area_m2,),
            self.SINCE: lambda unit: (since_day(unit),),
            self.UNTIL: lambda unit: (unit.until,),
            self.DAYS_LEFT: lambda unit: (unit.days_left,),
        }
