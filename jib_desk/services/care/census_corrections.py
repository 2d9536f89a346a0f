"""The correction of one finding, inside its transaction: through the seat verbs, then into the plan's desks."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from jib_desk.models.assignment import Assignment
from jib_desk.models.facility import Census, CensusFinding
from jib_desk.models.journal import Work
from jib_desk.models.plan import UnitLayout
from jib_desk.rules import census as rules
from jib_desk.rules.census import Step
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import CensusResolution, EndedAs, UnitState
from jib_desk.services import errors
from jib_desk.services.base import found
from jib_desk.services.care.census_reads import findings_of, places_of
from jib_desk.services.care.census_told import told
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_book import SeatBook, seat_book
from jib_desk.services.seat.seats_inside import SeatsInside


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person may say besides: how a stay ended, and until when and by which agreement a new one runs."""

    by: Actor
    reason: str
    ended_as: EndedAs | None = None
    ends_on: date | None = None
    agreement: str = ""


class Corrector:
    """Puts the record of one finding right. Steps raise what the seat service raises."""

    def __init__(self, work: Work, seats: SeatsInside, finding: CensusFinding, today: date, wish: Wish) -> None:
        self._work, self._seats, self._wish = work, seats, wish
        session = work.session
        self._on = found(session, Census, finding.census_id).counted_on
        self._book: SeatBook = seat_book(session, today)
        self._units = {unit.id: unit for unit in self._book.unit_rows(self._on)}
        stored = findings_of(session, finding.census_id)
        self._findings = {item.unit_id: item for item in stored}
        places = places_of(stored, self._units)
        own = next((place for place in places if place.unit_id == finding.unit_id), None)
        offered = rules.correction(own, places) if own is not None else None
        if offered is None:
            raise errors.ValueRefused("census_finding", "no_correction", "")
        self._offered = offered

    def run(self, now: datetime) -> tuple[str, ...]:
        """Does every step and settles the findings; gives the numbers of the units."""
        for step in self._offered.steps:
            self._do(step)
        for unit_id in self._offered.settles:
            finding = self._findings[unit_id]
            finding.resolved_at, finding.resolution = now, CensusResolution.CORRECTED
            unit = self._units[unit_id]
            finding.explanation = told(finding, unit.company_id, unit.desks, self._book.companies)
        self._work.session.flush()
        return tuple(self._units[unit_id].code for unit_id in self._offered.settles)

    def _do(self, step: Step) -> None:
        unit, seats, by = self._units[self._offered.unit_id], self._seats, self._wish.by
        match step:
            case Step.END:
                self._end(unit)
            case Step.RELEASE:
                seats.give_up(assignment_id=_held(unit), on=self._on)
            case Step.REOPEN:
                held = _held(unit)
                seats.back_in_service(
                    by=by,
                    assignment_id=held,
                    version=seats.version_of(held),
                    on=self._on,
                    reason=self._wish.reason,
                )
            case Step.TAKE_UP:
                held = _held(unit)
                seats.take_up(
                    by=by,
                    assignment_id=held,
                    version=seats.version_of(held),
                    starts_on=self._on,
                    ends_on=self._wish.ends_on,
                    agreement=self._wish.agreement,
                    reason=self._wish.reason,
                )
            case Step.ASSIGN:
                self._assign(unit)
            case Step.MOVE | Step.SWAP:
                self._move(unit, step)
            case Step.DESKS:
                for unit_id in self._offered.settles:
                    desks = self._findings[unit_id].desks
                    if desks is not None and desks != self._units[unit_id].desks:
                        set_desks(self._work, unit_id, self._on, desks)

    def _end(self, unit: UnitRow) -> None:
        """Found empty on a day: the last day in it was the one before."""
        held = _held(unit)
        starts_on = found(self._work.session, Assignment, held).starts_on
        has_more = any(
            other.company_id == unit.company_id and other.state is UnitState.OCCUPIED and other.id != unit.id
            for other in self._units.values()
        )
        self._seats.end(
            by=self._wish.by,
            assignment_id=held,
            version=self._seats.version_of(held),
            vacated_on=max(self._on - ONE_DAY, starts_on),
            ended_as=self._wish.ended_as or (EndedAs.GIVEN_UP if has_more else EndedAs.LEFT),
            reason=self._wish.reason,
        )

    def _assign(self, unit: UnitRow) -> None:
        company_id = self._findings[unit.id].company_id
        assert company_id is not None  # the rule offers it only then
        self._seats.assign(
            by=self._wish.by,
            unit_id=unit.id,
            company_id=company_id,
            starts_on=self._on,
            ends_on=self._wish.ends_on,
            agreement=self._wish.agreement,
            reason=self._wish.reason,
        )

    def _move(self, unit: UnitRow, step: Step) -> None:
        assert self._offered.from_unit_id is not None  # the rule gives it with every move
        seats, origin = self._seats, _held(self._units[self._offered.from_unit_id])
        version = seats.version_of(origin)
        if step is Step.MOVE:
            seats.move(
                by=self._wish.by,
                assignment_id=origin,
                version=version,
                to_unit_id=unit.id,
                on=self._on,
                reason=self._wish.reason,
            )
            return
        other = _held(unit)
        seats.swap(
            by=self._wish.by,
            assignment_id=origin,
            version=version,
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
