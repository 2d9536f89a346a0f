"""Censuses as rows: what is recorded on their day, in walking order, beside what was found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jib_desk.models.attachment import Attachment
from jib_desk.models.facility import Census, CensusFinding
from jib_desk.models.plan import Floor
from jib_desk.rules import census as rules
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.walking import Ground, Stop, walk
from jib_desk.rules.words import AttachmentOf, EndedAs, UnitState
from jib_desk.services.base import found
from jib_desk.services.care.census_arranged import Arrangements
from jib_desk.services.care.census_told import before
from jib_desk.services.plan.plans import space_rows
from jib_desk.services.rows.census import CensusLine, CensusRow, CensusSheet, FindingRow, Onward
from jib_desk.services.rows.seats import SpaceRow, UnitRow
from jib_desk.services.seat.seat_book import CompanyNames, SeatBook, seat_book


def census_row(session: Session, census_id: int) -> CensusRow:
    """One census. Raises NotFound."""
    found(session, Census, census_id)
    return next(row for row in census_rows(session) if row.id == census_id)


def census_rows(session: Session) -> tuple[CensusRow, ...]:
    """All censuses, the newest first."""
    counts: dict[int, tuple[int, int]] = {}
    query = select(
        CensusFinding.census_id, func.count(), func.count().filter(CensusFinding.resolution.is_(None))
    ).group_by(CensusFinding.census_id)
    for census_id, all_of_them, unsettled in session.execute(query):
        counts[census_id] = (all_of_them, unsettled)
    scans = _files(session, AttachmentOf.CENSUS)
    items = session.execute(select(Census).order_by(Census.counted_on.desc(), Census.id.desc())).scalars()
    return tuple(
        CensusRow(
            id=item.id,
            uid=item.uid,
            version=item.version,
            code=item.code,
            counted_on=item.counted_on,
            counted_by=item.counted_by,
            is_open=item.is_open,
            closed_at=item.closed_at,
            note=item.note,
            findings=counts.get(item.id, (0, 0))[0],
            unsettled=counts.get(item.id, (0, 0))[1],
            scans=scans.get(item.id, 0),
        )
        for item in items
    )


def census_sheet(session: Session, census_id: int, today: date) -> CensusSheet:
    """A census with every unit that was there on its day, and those where something was found. Raises NotFound."""
    census = census_row(session, census_id)
    book = seat_book(session, today)
    there = {unit.id: unit for unit in book.unit_rows(census.counted_on)}
    findings = _findings(session, census_id, book, there, census.counted_on)
    units = there | _gone(findings, there, book, (census.counted_on, today))
    floors = {floor.id: floor for floor in session.execute(select(Floor).order_by(Floor.position, Floor.id)).scalars()}
    order = _walked(tuple(units.values()), space_rows(session), tuple(floors))
    lines = (
        CensusLine(
            place=place,
            floor_en=floors[units[key].floor_id].name_en,
            floor_zh=floors[units[key].floor_id].name_zh,
            unit=units[key],
            finding=findings.get(key),
        )
        for place, key in enumerate(order, start=1)
    )
    return CensusSheet(census, tuple(lines))


def _gone(
    findings: Mapping[int, FindingRow], there: Mapping[int, UnitRow], book: SeatBook, days: Sequence[date]
) -> dict[int, UnitRow]:
    """Units that the plan lost after something was found there: what was found is still settled by somebody."""
    known = ((key, book.unit_row(key, day)) for key in findings if key not in there for day in reversed(days))
    return {key: unit for key, unit in known if unit is not None}


def places_of(
    findings: Sequence[CensusFinding], units: Mapping[int, UnitRow], book: SeatBook, on: date
) -> list[rules.Place]:
    """Every unit of the day of the census with what was found there and is not settled yet."""
    unsettled = {finding.unit_id: finding for finding in findings if finding.resolution is None}
    places: list[rules.Place] = []
    arrangements = Arrangements(book, on)
    for unit in units.values():
        holder, nexts = arrangements.of(unit)
        place = place_of(unit, unsettled.get(unit.id))
        is_leaving = holder is not None and holder.vacated_on is not None
        places.append(replace(place, is_leaving=is_leaving, nexts=nexts))
    return places


def place_of(unit: UnitRow, finding: CensusFinding | None) -> rules.Place:
    """One unit with its finding, without what is arranged for it."""
    return rules.Place(
        unit_id=unit.id,
        state=unit.state,
        company_id=unit.company_id,
        desks=unit.desks,
        result=finding.result if finding else None,
        found_company=finding.company_id if finding else None,
        found_desks=finding.desks if finding else None,
        until=unit.until,
        is_over=unit.is_overstayed,
        retires_on=unit.retires_on,
    )


def findings_of(session: Session, census_id: int) -> list[CensusFinding]:
    """The stored findings of a census."""
    query = select(CensusFinding).where(CensusFinding.census_id == census_id).order_by(CensusFinding.id)
    return list(session.execute(query).scalars())


def _findings(
    session: Session, census_id: int, book: SeatBook, units: Mapping[int, UnitRow], on: date
) -> Mapping[int, FindingRow]:
    """Unit → its finding."""
    stored = findings_of(session, census_id)
    places = places_of(stored, units, book, on)
    by_unit = {place.unit_id: place for place in places}
    photos = _files(session, AttachmentOf.CENSUS_FINDING)
    rows: dict[int, FindingRow] = {}
    for item in stored:
        offered = None
        if item.resolution is None and item.unit_id in by_unit:
            offered = rules.correction(by_unit[item.unit_id], places)
        names = book.companies.get(item.company_id) if item.company_id is not None else None
        row = _finding_row(item, names, offered, units, photos.get(item.id, 0))
        is_met = item.unit_id in by_unit and _is_met(by_unit[item.unit_id])
        kept = _kept(item, offered, places, units) if offered is not None else ()
        then = _next_of(offered, by_unit, book) if offered is not None else None
        ended = offered.onward[-1].unit_id if offered is not None and offered.onward else item.unit_id
        rows[item.unit_id] = replace(
            row,
            before=before(item, book.companies),
            is_met=is_met,
            kept_codes=kept,
            next_en=then.en if then is not None else "",
            next_zh=then.zh if then is not None else "",
            ends_as=ends_as(units[ended], stored, units.values()) if ended in units else EndedAs.LEFT,
            onward=_onward(offered, by_unit, units, book) if offered is not None else (),
        )
    return rows


def ends_as(unit: UnitRow, findings: Iterable[CensusFinding], units: Iterable[UnitRow]) -> EndedAs:
    """How a stay ended of which nobody said it: they were found elsewhere, have more seats, or have left."""
    if any(item.company_id == unit.company_id for item in findings):
        return EndedAs.TRANSFER
    others = (other for other in units if other.state is UnitState.OCCUPIED and other.id != unit.id)
    return EndedAs.GIVEN_UP if any(other.company_id == unit.company_id for other in others) else EndedAs.LEFT


def _kept(
    item: CensusFinding, offered: rules.Correction, places: Sequence[rules.Place], units: Mapping[int, UnitRow]
) -> tuple[str, ...]:
    """The seats that who was found keeps besides: nothing else was found there."""
    if item.unit_id != offered.unit_id or item.company_id is None:
        return ()
    kept = (place for place in places if place.is_lived_in_by == item.company_id and place.result not in rules.AWAY)
    return tuple(sorted(units[place.unit_id].code for place in kept if place.unit_id != item.unit_id))


def _onward(
    offered: rules.Correction, places: Mapping[int, rules.Place], units: Mapping[int, UnitRow], book: SeatBook
) -> tuple[Onward, ...]:
    """Who goes on from the seat of somebody else's correction."""
    rows: list[Onward] = []
    for item in offered.onward:
        assert item.from_unit_id is not None  # they come from the seat that they give way in
        here, there = units[item.from_unit_id], units[item.unit_id]
        names = book.companies.get(places[item.unit_id].found_company or 0)
        rows.append(
            Onward(
                company_en=names.en if names else "",
                company_zh=names.zh if names else "",
                here=here.code,
                there=there.code,
                former_en=there.company_en,
                former_zh=there.company_zh,
                steps=item.steps,
                ends_on=item.ends_on,
            )
        )
    return tuple(rows)


def _next_of(offered: rules.Correction, places: Mapping[int, rules.Place], book: SeatBook) -> CompanyNames | None:
    """The company that comes on the day after the last one of a correction; None for a closure, or an open end."""
    last = offered.ends_on
    nexts = places[offered.unit_id].nexts if last is not None else ()
    then = next((item for item in nexts if last is not None and item.starts_on == last + ONE_DAY), None)
    return book.companies.get(then.company_id) if then is not None and then.company_id is not None else None


def _is_met(place: rules.Place) -> bool:
    """Whether what was found is recorded by now, by another way than the census."""
    return place.result is not None and (
        rules.result_of(place, place.result, place.found_company, place.found_desks) is None
    )


def _finding_row(
    item: CensusFinding,
    names: CompanyNames | None,
    offered: rules.Correction | None,
    units: Mapping[int, UnitRow],
    photos: int,
) -> FindingRow:
    origin = units.get(offered.from_unit_id) if offered and offered.from_unit_id is not None else None
    return FindingRow(
        id=item.id,
        uid=item.uid,
        version=item.version,
        census_id=item.census_id,
        unit_id=item.unit_id,
        result=item.result,
        company_id=item.company_id,
        company_en=names.en if names else "",
        company_zh=names.zh if names else "",
        desks=item.desks,
        note=item.note,
        photos=photos,
        resolved_at=item.resolved_at,
        resolution=item.resolution,
        explanation=item.explanation,
        correction=offered,
        from_unit_code=origin.code if origin else "",
        to_unit_code=units[offered.unit_id].code if offered else "",
    )


def _files(session: Session, kind: AttachmentOf) -> Mapping[int, int]:
    """How many files each record of a kind has."""
    query = (
        select(Attachment.key, func.count())
        .where(Attachment.kind == kind, Attachment.removed_at.is_(None))
        .group_by(Attachment.key)
    )
    return {row.key: row[1] for row in session.execute(query)}


# --- the way round ----------------------------------------------------------------------------


def _walked(units: tuple[UnitRow, ...], spaces: tuple[SpaceRow, ...], floors: tuple[int, ...]) -> list[int]:
    """Unit ids floor after floor, each in walking order."""
    order: list[int] = []
    for floor in floors:
        stops = tuple(Stop(unit.id, unit.code, unit.shape, unit.doors) for unit in units if unit.floor_id == floor)
        grounds = tuple(Ground(space.kind, space.shape, space.doors) for space in spaces if space.floor_id == floor)
        order += _walked_floor(stops, grounds)
    return order


@lru_cache(maxsize=16)
def _walked_floor(stops: tuple[Stop, ...], grounds: tuple[Ground, ...]) -> tuple[int, ...]:
    """The walk of a floor depends on the plan alone: it is not walked again at every finding."""
    return walk(stops, grounds)
