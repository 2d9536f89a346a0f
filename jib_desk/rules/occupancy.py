"""What every unit is on a day, and the figures that follow from it (DOMAIN §2, §5).

Pure: fed with units, assignments and head-counts as they are stored, and with the centre's today;
nothing here is ever stored. Figures over a period and movements stand in `occupancy_period`.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from jib_desk.rules.intervals import ONE_DAY, Days
from jib_desk.rules.words import AssignmentKind, EndedAs, UnitState

ENDING_DAYS = 30

Fraction = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Number, desks and area of a unit from a day on, until the unit's next layout."""

    valid_from: date
    code: str
    desks: int
    area_m2: float


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit for as long as it exists: usable from `opened_on`, no longer on `retired_on`.

    `layouts` in order of `valid_from`, at least one; the first also holds before its day.
    """

    id: int
    opened_on: date
    retired_on: date | None
    layouts: tuple[Layout, ...]

    def layout(self, day: date) -> Layout:
        """The layout that is valid on a day."""
        at = bisect_right(self.layouts, day, key=lambda layout: layout.valid_from)
        return self.layouts[max(at - 1, 0)]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What holds a unit: an occupancy, a hold, or its being out of service.

    Days are inclusive. `ends_on` is what was agreed (None = open end), `vacated_on` the last day of
    what happened; also a hold or a closure that ended early has it. What is not `live` was taken
    back before it began and never counted.
    """

    id: int
    unit_id: int
    company_id: int | None
    kind: AssignmentKind
    starts_on: date
    ends_on: date | None = None
    vacated_on: date | None = None
    ended_as: EndedAs | None = None
    live: bool = True


@dataclass(frozen=True, slots=True)
class Headcount:
    """People of a company from a day on, until the next."""

    company_id: int
    valid_from: date
    people: int


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """One unit on one day.

    `until` is the last agreed day of what holds the unit (None = open end, or nothing holds it);
    `days_left` counts to it and is negative when overstayed. `vacant_since` only when vacant.
    """

    unit: Unit
    layout: Layout
    state: UnitState
    assignment: Assignment | None = None
    is_overstayed: bool = False
    is_ending: bool = False
    until: date | None = None
    days_left: int | None = None
    vacant_since: date | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Units by state. `total` and `usable` are without retired ones; overstayed and ending are of occupied."""

    total: int
    usable: int
    occupied: int
    overstayed: int
    ending: int
    held: int
    vacant: int
    out_of_service: int
    retired: int


@dataclass(frozen=True, slots=True)
class Rates:
    """The fractions of DOMAIN §5 on a day, never rounded; area in m², whole where the areas are."""

    seat_occupancy: Fraction
    committed: Fraction
    desk_occupancy: Fraction
    area_occupancy: tuple[float, float]
    desk_utilisation: Fraction


class Occupancy:
    """The units of a centre with what is assigned to them, looked at from `today`.

    An occupancy past its end that nobody vacated goes on (overstayed) until another occupancy or a
    closure of that unit begins. Only what lies before `today` can be overstayed: of the days to
    come, people are believed to leave as agreed. An occupied unit cannot be retired: as long as somebody
    is past the end in it, its planned retirement waits, and they stay on the plan and on every list.
    """

    def __init__(
        self, units: Iterable[Unit], assignments: Iterable[Assignment], headcounts: Iterable[Headcount], today: date
    ) -> None:
        self.units = tuple(units)
        self.today = today
        self.by_unit: Mapping[int, Sequence[Assignment]] = _grouped(assignments)
        self._statuses: dict[date, tuple[UnitStatus, ...]] = {}
        self._people: defaultdict[int, list[Headcount]] = defaultdict(list)
        for headcount in sorted(headcounts, key=lambda item: item.valid_from):
            self._people[headcount.company_id].append(headcount)

    @cached_property
    def held_days(self) -> Mapping[int, Days]:
        """Assignment id → the days on which it really holds its unit."""
        held: dict[int, Days] = {}
        for assignments in self.by_unit.values():
            for at, assignment in enumerate(assignments):
                last = self._last_day(assignment, assignments[at + 1 :])
                if last is None or last >= assignment.starts_on:
                    held[assignment.id] = Days(assignment.starts_on, last)
        return held

    def _last_day(self, assignment: Assignment, later: Sequence[Assignment]) -> date | None:
        if assignment.vacated_on is not None:
            return assignment.vacated_on
        ends_on = assignment.ends_on
        if ends_on is None or ends_on >= self.today or assignment.kind is not AssignmentKind.OCCUPANCY:
            return ends_on
        # Overstayed. A hold does not put anybody out, so it does not end an overstay.
        following = (other.starts_on for other in later if other.kind is not AssignmentKind.HOLD)
        start = min((day for day in following if day > ends_on), default=None)
        return None if start is None else start - ONE_DAY

    # --- one day ---------------------------------------------------------------------------------

    def status(self, unit: Unit, day: date) -> UnitStatus | None:
        """What a unit is on a day; None before it was opened."""
        state, holder = self._state(unit, day)
        if state is None:
            return None
        layout = unit.layout(day)
        if holder is None:
            since = self._vacant_since(unit, day) if state is UnitState.VACANT else None
            return UnitStatus(unit, layout, state, vacant_since=since)
        until = holder.ends_on
        if holder.vacated_on is not None and (until is None or holder.vacated_on < until):
            until = holder.vacated_on
        occupied = state is UnitState.OCCUPIED
        return UnitStatus(
            unit,
            layout,
            state,
            assignment=holder,
            is_overstayed=occupied and until is not None and until < day,
            is_ending=occupied and self._expires(holder, day, ENDING_DAYS),
            until=until,
            days_left=None if until is None else (until - day).days,
        )

    def state(self, unit: Unit, day: date) -> UnitState | None:
        """The bare state of a unit on a day; None before it was opened."""
        return self._state(unit, day)[0]

    def _state(self, unit: Unit, day: date) -> tuple[UnitState | None, Assignment | None]:
        if day < unit.opened_on:
            return None, None
        holder = self.holder(unit.id, day)
        if unit.retired_on is not None and unit.retired_on <= day and not self._keeps_open(unit.retired_on, holder):
            return UnitState.RETIRED, None
        return (UnitState.VACANT if holder is None else _STATES[holder.kind]), holder

    def _keeps_open(self, retired_on: date, holder: Assignment | None) -> bool:
        """Whether somebody past the end is still in a unit that was to be retired by today."""
        if holder is None or holder.kind is not AssignmentKind.OCCUPANCY or holder.vacated_on is not None:
            return False
        return retired_on <= self.today and holder.ends_on is not None and holder.ends_on < retired_on

    def statuses(self, day: date) -> tuple[UnitStatus, ...]:
        """Every unit there is on a day, in the order of the units. Looked at once: most figures ask for them."""
        if day not in self._statuses:
            found = (self.status(unit, day) for unit in self.units)
            self._statuses[day] = tuple(status for status in found if status is not None)
        return self._statuses[day]

    def holder(self, unit_id: int, day: date) -> Assignment | None:
        """What holds a unit on a day. Who is in it comes before who has reserved it."""
        found: Assignment | None = None
        for assignment in self.by_unit.get(unit_id, ()):
            days = self.held_days.get(assignment.id)
            if days is None or day not in days:
                continue
            if found is None or found.kind is AssignmentKind.HOLD:
                found = assignment
        return found

    def last_occupancy(self, unit_id: int, before: date) -> Assignment | None:
        """What held a unit last before a day, where that is an occupancy: holds put nobody out, closures do."""
        items = (item for item in self.by_unit.get(unit_id, ()) if item.starts_on < before)
        last = next((item for item in reversed(list(items)) if item.kind is not AssignmentKind.HOLD), None)
        return last if last is not None and last.kind is AssignmentKind.OCCUPANCY else None

    def _vacant_since(self, unit: Unit, day: date) -> date:
        ends = (self.held_days[item.id].last for item in self.by_unit.get(unit.id, ()) if item.id in self.held_days)
        return max((end + ONE_DAY for end in ends if end is not None and end < day), default=unit.opened_on)

    def counts(self, day: date) -> Counts:
        """Units by state on a day; occupied, held, vacant and out of service sum to the total."""
        return counted(self.statuses(day))

    def rates(self, day: date) -> Rates:
        """The fractions of a day."""
        statuses = self.statuses(day)
        counts = counted(statuses)
        usable = [item.layout for item in statuses if item.state in USABLE]
        occupied = [item.layout for item in statuses if item.state is UnitState.OCCUPIED]
        desks = sum(layout.desks for layout in occupied)
        return Rates(
            seat_occupancy=(counts.occupied, counts.usable),
            committed=(counts.occupied + counts.held, counts.usable),
            desk_occupancy=(desks, sum(layout.desks for layout in usable)),
            area_occupancy=(_area(occupied), _area(usable)),
            desk_utilisation=(self.resident_people(day), desks),
        )

    # --- companies on a day ----------------------------------------------------------------------

    def residents(self, day: date) -> Mapping[int, tuple[UnitStatus, ...]]:
        """Company → the units that it occupies on a day; who has none is no resident."""
        units: defaultdict[int, list[UnitStatus]] = defaultdict(list)
        for status in self.statuses(day):
            if status.state is UnitState.OCCUPIED and status.assignment and status.assignment.company_id is not None:
                units[status.assignment.company_id].append(status)
        return {company: tuple(found) for company, found in units.items()}

    def people(self, company_id: int, day: date) -> int | None:
        """A company's head-count on a day; None when none is known by then."""
        history = self._people.get(company_id, [])
        at = bisect_right(history, day, key=lambda item: item.valid_from)
        return history[at - 1].people if at else None

    def resident_people(self, day: date) -> int:
        """The residents' head-count together; an unknown one counts as nobody."""
        return sum(self.people(company, day) or 0 for company in self.residents(day))

    def crowded(self, day: date) -> frozenset[int]:
        """Companies with more people than desks, over all their units."""
        return frozenset(
            company
            for company, units in self.residents(day).items()
            if (self.people(company, day) or 0) > sum(status.layout.desks for status in units)
        )

    def expiring(self, day: date, within: int) -> tuple[Assignment, ...]:
        """Occupying assignments with 0 ≤ end − day ≤ `within`, not renewed, in order of their end."""
        occupying = (item.assignment for item in self.statuses(day) if item.state is UnitState.OCCUPIED)
        found = [item for item in occupying if item is not None and self._expires(item, day, within)]
        return tuple(sorted(found, key=lambda item: (item.ends_on or date.max, item.starts_on, item.id)))

    def _expires(self, assignment: Assignment, day: date, within: int) -> bool:
        end = assignment.ends_on
        return end is not None and 0 <= (end - day).days <= within and not self.is_renewed(assignment)

    def is_renewed(self, assignment: Assignment) -> bool:
        """Whether the same company holds the unit, by another assignment, on the day after its agreed end."""
        if assignment.ends_on is None or assignment.company_id is None or assignment.ends_on == date.max:
            return False
        following = assignment.ends_on + ONE_DAY
        return any(
            other.id != assignment.id
            and other.company_id == assignment.company_id
            and other.id in self.held_days
            and following in self.held_days[other.id]
            for other in self.by_unit.get(assignment.unit_id, ())
        )


_STATES = {
    AssignmentKind.OCCUPANCY: UnitState.OCCUPIED,
    AssignmentKind.HOLD: UnitState.HELD,
    AssignmentKind.OUT_OF_SERVICE: UnitState.OUT_OF_SERVICE,
}
USABLE = frozenset({UnitState.OCCUPIED, UnitState.HELD, UnitState.VACANT})


def counted(statuses: Iterable[UnitStatus]) -> Counts:
    """Statuses of one day as counts."""
    found = list(statuses)
    by_state = {state: sum(1 for item in found if item.state is state) for state in UnitState}
    return Counts(
        total=len(found) - by_state[UnitState.RETIRED],
        usable=sum(by_state[state] for state in USABLE),
        occupied=by_state[UnitState.OCCUPIED],
        overstayed=sum(1 for item in found if item.is_overstayed),
        ending=sum(1 for item in found if item.is_ending),
        held=by_state[UnitState.HELD],
        vacant=by_state[UnitState.VACANT],
        out_of_service=by_state[UnitState.OUT_OF_SERVICE],
        retired=by_state[UnitState.RETIRED],
    )


def _grouped(assignments: Iterable[Assignment]) -> Mapping[int, Sequence[Assignment]]:
    by_unit: defaultdict[int, list[Assignment]] = defaultdict(list)
    for assignment in sorted(assignments, key=lambda item: (item.starts_on, item.id)):
        if assignment.live:
            by_unit[assignment.unit_id].append(assignment)
    return dict(by_unit)


def _area(layouts: Iterable[Layout]) -> float:
    """Square metres to the hundredth, whole when they are."""
    area = round(sum(layout.area_m2 for layout in layouts), 2)
    return int(area) if area == int(area) else area
