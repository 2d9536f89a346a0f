"""The waiting list, scoutings and the way to a seat as rows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.admission import Scouting, WaitingEntry
from jib_desk.models.company import Company
from jib_desk.rules.admission import best_fit, held_from, in_turn, is_long_enough, matching, step_of
from jib_desk.rules.occupancy_free import free_until
from jib_desk.rules.words import AssignmentKind, PipelineStep, UnitState
from jib_desk.services.company.company_reads import company_rows, standing
from jib_desk.services.rows.admission import PipelineRow, ScoutingRow, SeatOffer, WaitingRow
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.seat.seat_book import SeatBook, company_names, seat_book


def waiting_rows(session: Session, *conditions: Any) -> tuple[WaitingRow, ...]:
    """Places on the waiting list in the order in which they began."""
    names = company_names(session)
    query = select(WaitingEntry).where(*conditions)
    return in_turn(
        WaitingRow(
            id=row.id,
            uid=row.uid,
            version=row.version,
            company_id=row.company_id,
            company_code=names[row.company_id].code,
            company_en=names[row.company_id].en,
            company_zh=names[row.company_id].zh,
            desks=row.desks,
            since_on=row.since_on,
            wanted_on=row.wanted_on,
            closed_on=row.closed_on,
            outcome=row.outcome,
            note=row.note,
        )
        for row in session.execute(query).scalars()
    )


def open_waits(session: Session) -> tuple[WaitingRow, ...]:
    """Who waits, whoever has waited longest first."""
    return waiting_rows(session, WaitingEntry.closed_on.is_(None))


def scouting_rows(session: Session, *conditions: Any) -> tuple[ScoutingRow, ...]:
    """Scoutings in the order in which they were written down."""
    query = select(Scouting).where(*conditions).order_by(Scouting.id)
    return tuple(
        ScoutingRow(
            id=row.id,
            uid=row.uid,
            version=row.version,
            company_id=row.company_id,
            source=row.source,
            source_note=row.source_note,
            scouted_on=row.scouted_on,
            score=row.score,
            decision=row.decision,
            decided_on=row.decided_on,
            note=row.note,
        )
        for row in session.execute(query).scalars()
    )


def held_units(book: SeatBook, on: date) -> dict[int, tuple[int, str]]:
    """Company → the unit (id, number) that is held for it on a day or from a later one, the next first."""
    holds = [
        item
        for items in book.occupancy.by_unit.values()
        for item in items
        if item.kind is AssignmentKind.HOLD and (item.vacated_on or item.ends_on or on) >= on
    ]
    found: dict[int, tuple[int, str]] = {}
    for item in sorted(holds, key=lambda item: (item.starts_on, item.id)):
        if item.company_id is not None:
            found.setdefault(item.company_id, (item.unit_id, book.code(item.unit_id, item.starts_on)))
    return found


def unserved(book: SeatBook, waits: Iterable[WaitingRow], on: date) -> tuple[WaitingRow, ...]:
    """The waits of those for whom nothing is held yet."""
    held = held_units(book, on)
    return tuple(wait for wait in waits if wait.company_id not in held)


def offers_of_unit(book: SeatBook, waits: Iterable[WaitingRow], unit: UnitRow, on: date) -> tuple[SeatOffer, ...]:
    """Whom a unit would serve that is vacant on a day, in turn.

    None where it is taken again by the day wanted, or so soon afterwards that it is no seat to move into.
    """
    offers: list[SeatOffer] = []
    for wait in matching(waits, unit.desks, on):
        start = held_from(wait, on)
        then = unit if start == on else book.unit_row(unit.id, start)
        if then is None or then.state is not UnitState.VACANT:
            continue
        until = free_until(book.occupancy, unit.id, start)
        if is_long_enough(start, until):
            offers.append(SeatOffer(wait, unit.id, then.code, then.desks, start, until))
    return tuple(offers)


def best_offers(book: SeatBook, waits: Iterable[WaitingRow], on: date) -> dict[int, SeatOffer]:
    """Company → the free unit that fits it best. The longest wait chooses first, and no unit is offered twice."""
    free = [row for row in book.unit_rows(on) if row.state is UnitState.VACANT]
    left = {row.id: row for row in free}
    found: dict[int, SeatOffer] = {}
    for wait in in_turn(waits):
        offers = {offer.unit_id: offer for unit in left.values() for offer in offers_of_unit(book, (wait,), unit, on)}
        key = best_fit(wait, [(unit_id, offer.desks) for unit_id, offer in offers.items()])
        if key is not None:
            found[wait.company_id] = offers[key]
            del left[key]
    return found


def pipeline_rows(session: Session, on: date, today: date) -> tuple[PipelineRow, ...]:
    """Every company on its way to a seat, in order of steps and of how long it has been there."""
    scoutings = {row.company_id: row for row in scouting_rows(session)}
    waits = {row.company_id: row for row in open_waits(session)}
    book = seat_book(session, today)
    held = held_units(book, on)
    offers = best_offers(book, unserved(book, waits.values(), on), on)
    rows: list[PipelineRow] = []
    seen = standing(session, on, today)
    likely = {*scoutings, *waits, *seen.residents}
    asked = Company.approved_on.is_(None) & Company.graduated_on.is_(None) & Company.left_on.is_(None)
    for company in company_rows(session, seen, Company.id.in_(likely) | asked):
        scouting, wait = scoutings.get(company.id), waits.get(company.id)
        step = step_of(company.way, scouting.decision if scouting else None, is_waiting=wait is not None)
        if step is not None:
            row = _row(company, step, scouting, wait)
            rows.append(replace(row, offer=offers.get(company.id), held=held.get(company.id)))
    steps = list(PipelineStep)
    return tuple(sorted(rows, key=lambda row: (steps.index(row.step), row.since or date.max, row.code)))


def _row(
    company: CompanyRow,
    step: PipelineStep,
    scouting: ScoutingRow | None,
    wait: WaitingRow | None,
) -> PipelineRow:
    since = {
        PipelineStep.SCOUTED: scouting.scouted_on if scouting else None,
        PipelineStep.INVITED: scouting.decided_on if scouting else None,
        PipelineStep.APPLIED: company.applied_on,
        PipelineStep.WAITING: wait.since_on if wait else None,
        PipelineStep.RESIDENT: None,
    }[step]
    return PipelineRow(
        id=company.id,
        version=company.version,
        code=company.code,
        name_en=company.name_en,
        name_zh=company.name_zh,
        step=step,
        since=since,
        units=company.units,
        scouting=scouting,
        waiting=wait,
    )
