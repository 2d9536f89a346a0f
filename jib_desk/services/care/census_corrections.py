"""The correction of one finding, inside its transaction: through the seat verbs, then into the plan's desks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select

from jib_desk.models.assignment import Assignment
from jib_desk.models.company import Agreement
from jib_desk.models.facility import Census, CensusFinding
from jib_desk.models.journal import Work
from jib_desk.models.plan import UnitLayout
from jib_desk.rules import census as rules
from jib_desk.rules.census import Correction, Step
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import CensusResolution, EndedAs, UnitState
from jib_desk.services import errors
from jib_desk.services.base import found
from jib_desk.services.care.census_reads import ends_as, findings_of, places_of
from jib_desk.services.care.census_told import told
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_book import SeatBook, seat_book
from jib_desk.services.seat.seats_inside import SeatsInside

_LETS_IN = frozenset({Step.ASSIGN, Step.TAKE_UP, Step.BEGIN, Step.MOVE})


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person may say besides: how a stay ended, and until when and by which agreement a new one runs."""

    by: Actor
    reason: str
    ended_as: EndedAs | None = None
    ends_on: date | None = None
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class _Ground:
    """How everything stood before the first step."""

    on: date
    book: SeatBook
    units: Mapping[int, UnitRow]
    findings: Mapping[int, CensusFinding]


class Corrector:
    """Puts the record of one finding right, and of those that go with it. Steps raise what the seat service raises."""

    def __init__(self, work: Work, seats: SeatsInside, finding: CensusFinding, today: date, wish: Wish) -> None:
        session = work.session
        on = found(session, Census, finding.census_id).counted_on
        book = seat_book(session, today)
        units = {unit.id: unit for unit in book.unit_rows(on)}
        stored = findings_of(session, finding.census_id)
        places = places_of(stored, units, book, on)
        own = next((place for place in places if place.unit_id == finding.unit_id), None)
        offered = rules.correction(own, places) if own is not None else None
        if offered is None:
            raise errors.ValueRefused("census_finding", "no_correction", "")
        self._work, self._offered = work, offered
        self._ground = ground = _Ground(on, book, units, {item.unit_id: item for item in stored})
        theirs = replace(wish, ends_on=None, agreement="")  # a person says these of who was found in the seat itself
        self._parts = (
            _Part(work, seats, ground, offered, wish),
            *(_Part(work, seats, ground, item, theirs) for item in offered.onward),
        )

    def run(self, now: datetime) -> tuple[str, ...]:
        """Does every step and settles the findings; gives the numbers of the units."""
        for part in self._parts:
            part.depart()
        for part in reversed(self._parts):
            part.run()
        ground = self._ground
        for unit_id in self._offered.settles:
            finding, unit = ground.findings[unit_id], ground.units[unit_id]
            finding.resolved_at, finding.resolution = now, CensusResolution.CORRECTED
            finding.explanation = told(finding, unit.company_id, unit.desks, ground.book.companies)
        self._work.session.flush()
        return tuple(ground.units[unit_id].code for unit_id in self._offered.settles)


class _Part:
    """One company that comes to one seat, or one that has left it."""

    def __init__(self, work: Work, seats: SeatsInside, ground: _Ground, offered: Correction, wish: Wish) -> None:
        self._work, self._seats, self._wish, self._offered = work, seats, wish, offered
        self._on, self._units, self._findings = ground.on, ground.units, ground.findings
        self._unit = self._units[offered.unit_id]
        self._origin = self._units[offered.from_unit_id] if offered.from_unit_id is not None else None
        self._coming: Assignment | None = None

    def depart(self) -> None:
        """Who comes here is not where they were any more; what they agreed on goes along."""
        if Step.MOVE in self._offered.steps:
            assert self._origin is not None  # the rule gives it with every move
            self._coming = self._seats.depart(assignment_id=_held(self._origin), to_unit_id=self._unit.id, on=self._on)
        elif Step.LEAVE in self._offered.steps and Step.BEGIN not in self._offered.steps:
            self._leave()

    def run(self) -> None:
        """Does every step; who is to go has departed."""
        for step in self._offered.steps:
            self._do(step)

    def _do(self, step: Step) -> None:
        match step:
            case Step.END:
                self._end()
            case Step.RELEASE:
                holds = (_held(self._unit),) if self._unit.state is UnitState.HELD else ()
                for hold in (*holds, *self._offered.releases):
                    self._seats.cut(assignment_id=hold, on=self._on, ended_as=EndedAs.GIVEN_UP)
            case Step.REOPEN:
                self._seats.cut(assignment_id=_held(self._unit), on=self._on, ended_as=None)
            case Step.LEAVE:
                self._leave()
            case Step.TAKE_UP | Step.BEGIN:
                self._let_in(step)
            case Step.ASSIGN:
                self._assign()
            case Step.MOVE:
                assert self._coming is not None  # they have departed
                self._seats.arrive(self._coming)
            case Step.SWAP:
                self._swap()
            case Step.DESKS:
                for unit_id in self._offered.settles:
                    desks = self._findings[unit_id].desks
                    if desks is not None and desks != self._units[unit_id].desks:
                        set_desks(self._work, unit_id, self._on, desks)

    def _end(self) -> None:
        """Who is recorded was not found on a day: the last day there was the one before.

        A seat that is left empty on the first day of a stay was had that day; for somebody else, the stay never was.
        """
        unit = self._unit
        is_alone = not _LETS_IN & set(self._offered.steps)
        first = unit.since if unit.since is not None else self._on
        self._seats.leave(
            assignment_id=_held(unit),
            last=max(self._on - ONE_DAY, first) if is_alone else self._on - ONE_DAY,
            ended_as=self._wish.ended_as or ends_as(unit, self._findings.values(), self._units.values()),
            reason=self._wish.reason,
        )

    def _leave(self) -> None:
        """Who was found is not in the other seat any more, unless that was noted by what was just done."""
        assert self._origin is not None  # the rule offers it only then
        stay = found(self._work.session, Assignment, _held(self._origin))
        if stay.live and (stay.vacated_on is None or stay.vacated_on >= self._on):
            self._seats.leave(
                assignment_id=stay.id, last=self._on - ONE_DAY, ended_as=EndedAs.TRANSFER, reason=self._wish.reason
            )

    def _let_in(self, step: Step) -> None:
        """By what was arranged for them, from the day of the census."""
        seats = self._seats
        arranged = self._offered.takes if self._offered.takes is not None else _held(self._unit)
        if step is Step.BEGIN:
            seats.begin(
                by=self._wish.by,
                assignment_id=arranged,
                version=seats.version_of(arranged),
                starts_on=self._on,
                reason=self._wish.reason,
            )
            return
        seats.take_up(
            by=self._wish.by,
            assignment_id=arranged,
            version=seats.version_of(arranged),
            starts_on=self._on,
            ends_on=self._wish.ends_on or self._offered.ends_on,
            agreement=self._wish.agreement or self._agreement(),
            reason=self._wish.reason,
        )

    def _assign(self) -> None:
        company_id = self._findings[self._unit.id].company_id
        assert company_id is not None  # the rule offers it only then
        self._seats.assign(
            by=self._wish.by,
            unit_id=self._unit.id,
            company_id=company_id,
            starts_on=self._on,
            ends_on=self._wish.ends_on or self._last_day(),
            agreement=self._wish.agreement or self._agreement(),
            reason=self._wish.reason,
        )

    def _last_day(self) -> date | None:
        """Until somebody else comes, and not longer than was agreed on for the seat that they left."""
        origin = self._origin
        agreed = origin.until if origin is not None and not origin.is_overstayed else None
        return min((day for day in (self._offered.ends_on, agreed) if day is not None), default=None)

    def _agreement(self) -> str:
        """The agreement goes along from the seat that they left."""
        if self._origin is None:
            return ""
        query = (
            select(Agreement.number)
            .join(Assignment, Assignment.agreement_id == Agreement.id)
            .where(Assignment.id == _held(self._origin))
        )
        return self._work.session.execute(query).scalar() or ""

    def _swap(self) -> None:
        assert self._origin is not None  # the rule gives it with every swap
        seats, origin, other = self._seats, _held(self._origin), _held(self._unit)
        seats.swap(
            by=self._wish.by,
            assignment_id=origin,
            version=seats.version_of(origin),
            with_assignment_id=other,
            with_version=seats.version_of(other),
            on=self._on,
            reason=self._wish.reason,
        )


def set_desks(work: Work, unit_id: int, on: date, desks: int) -> None:
    """Another number of desks from a day on; a layout that begins that day is changed, else one begins."""
    query = (
        select(UnitLayout)
        .where(UnitLayout.unit_id == unit_id, UnitLayout.valid_from <= on)
        .order_by(UnitLayout.valid_from.desc())
        .limit(1)
    )
    layout = work.session.execute(query).scalar_one()
    if layout.valid_from == on:
        layout.desks = desks
    else:
        work.session.add(
            UnitLayout(
                unit_id=unit_id,
                valid_from=on,
                floor_id=layout.floor_id,
                code=layout.code,
                zone=layout.zone,
                shape=layout.shape,
                doors=layout.doors,
                desks=desks,
                area_m2=layout.area_m2,
            )
        )
    work.session.flush()


def _held(unit: UnitRow) -> int:
    assert unit.assignment_id is not None  # the rule offers a step only over what holds the unit
    return unit.assignment_id
