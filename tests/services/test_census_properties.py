"""Whatever a census finds: no seat is held twice, nothing agreed on is lost, and undoing all gives the start."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from jib_desk.models.database import Database
from jib_desk.rules.words import CensusResult, EndedAs
from jib_desk.services import errors
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import UnitRow
from tests.conftest import OPENING_MORNING

TODAY = date(2023, 11, 30)
_SEATS = ("A05", "A06", "A11", "A12", "B01", "B02", "C01", "C08")  # taken, held, vacant, of one company, out of service

FINDINGS = st.dictionaries(
    st.sampled_from(_SEATS),
    st.tuples(
        st.sampled_from(CensusResult),
        st.sampled_from([None, "", *_SEATS]),  # whoever is recorded there; "" for a company without a seat
        st.sampled_from([None, None, None, 6]),
    ),
    max_size=6,
)


COMING = st.dictionaries(
    st.sampled_from(_SEATS),
    st.tuples(
        st.sampled_from(["assign", "hold", "move", "end", "overstay", "close"]),
        st.sampled_from(["", *_SEATS]),
        st.sampled_from([0, 1, 5, 40]),
    ),
    max_size=4,
)


@contextmanager
def centre(template: Path) -> Iterator[Services]:
    """A copy of the sample centre for one example."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "centre.db"
        shutil.copyfile(template, path)
        database = Database.open(path)
        try:
            yield open_services(database, FixedClock(OPENING_MORNING))
        finally:
            database.close()


def arrange(services: Services, unit: UnitRow, what: str, who: int | None, day: date) -> None:
    """Something that was known of a seat before the census."""
    by, seats = services.staff.actor("front_desk", "tests"), services.seats
    detail = services.plans.unit_detail(unit.id, TODAY).current
    if what == "assign" and who is not None:
        seats.assign(by=by, unit_id=unit.id, company_id=who, starts_on=day, ends_on=day + timedelta(days=90))
    elif what == "hold":
        seats.hold(by=by, unit_id=unit.id, company_id=who, starts_on=day, expires_on=day + timedelta(days=9))
    elif what == "close":
        seats.out_of_service(by=by, unit_id=unit.id, starts_on=day, ends_on=None, reason="leak")
    elif detail is None:
        return
    elif what == "move":
        free = services.plans.free_units(TODAY, limit=9)[-1]
        seats.move(by=by, assignment_id=detail.id, version=detail.version, to_unit_id=free.id, on=day)
    elif what == "end":
        seats.end(
            by=by,
            assignment_id=detail.id,
            version=detail.version,
            vacated_on=day,
            ended_as=EndedAs.LEFT,
            reason="known",
        )
    else:
        seats.extend(
            by=by,
            assignment_id=detail.id,
            version=detail.version,
            ends_on=max(detail.starts_on, TODAY - timedelta(days=day.day)),
            reason="known",
        )


def seats(services: Services) -> list[tuple[UnitRow, ...]]:
    """The plan on the days around the census; versions only rise."""
    days = (TODAY + timedelta(days=by) for by in (-40, -2, -1, 0, 1, 30, 400))
    return [tuple(services.plans.plan(day).units) for day in days]


def held_twice(services: Services) -> list[tuple[object, ...]]:
    with services.database.quick_read() as source:
        return source.driver.execute(
            "SELECT a.id, b.id FROM assignment a JOIN assignment b ON a.unit_id = b.unit_id AND a.id < b.id"
            " AND a.live = 1 AND b.live = 1 AND a.starts_on <= b.until_on AND b.starts_on <= a.until_on"
        ).fetchall()


@settings(max_examples=8)
@given(found=FINDINGS, coming=COMING, is_today=st.booleans())
def test_every_offered_correction_is_one_click_that_holds_the_rules_and_can_be_taken_back(
    sample_template: Path,
    found: dict[str, tuple[CensusResult, str | None, int | None]],
    coming: dict[str, tuple[str, str, int]],
    is_today: bool,
) -> None:
    with centre(sample_template) as services:
        by = services.staff.actor("front_desk", "tests")
        stranger = next(row.id for row in services.companies.all(TODAY) if row.code == "ST-026")
        day = TODAY if is_today else TODAY - timedelta(days=1)
        rows = {unit.code: unit for unit in services.plans.plan(day).units}
        for code, (what, company, days) in coming.items():
            who = rows[company].company_id if company else stranger
            with suppress(errors.DeskError):  # it cannot be had
                arrange(services, rows[code], what, who, TODAY + timedelta(days=days))
        rows = {unit.code: unit for unit in services.plans.plan(day).units}
        before, first = seats(services), services.news.last_number()
        census = services.census.start(by=by, counted_on=day, counted_by="A").row
        for code, (result, company, desks) in found.items():
            who = rows[company].company_id if company else stranger if company == "" else None
            with suppress(errors.ValueRefused):  # it fits: no difference
                services.census.find(
                    by=by, census_id=census.id, unit_id=rows[code].id, result=result, company_id=who, desks=desks
                )
        for line in services.census.sheet(census.id).differences:
            now = services.census.sheet(census.id).line(line.unit.id)
            if now is None or now.finding is None or now.finding.is_settled or now.finding.correction is None:
                continue
            settled = services.census.correct(
                by=by, finding_id=now.finding.id, version=now.finding.version, reason="census"
            )
            assert settled.row.is_settled
            assert not held_twice(services)
        for number in range(services.news.last_number(), first, -1):
            services.journal.undo(by=by, number=number)
        assert [_plain(rows) for rows in seats(services)] == [_plain(rows) for rows in before]
        assert services.census.running() is None


_TAKEN, _FREE = ("A02", "A03", "A04", "A05", "A06"), ("A12", "C01")


@settings(max_examples=8)
@given(
    seats_now=st.permutations((*_TAKEN, *_FREE)),
    clicks=st.permutations((*_TAKEN, *_FREE)),
    is_over=st.sampled_from([None, *_TAKEN]),
)
def test_whoever_changed_seats_keeps_what_was_agreed_in_whatever_order_it_is_corrected(
    sample_template: Path, seats_now: list[str], clicks: list[str], is_over: str | None
) -> None:
    with centre(sample_template) as services:
        by = services.staff.actor("front_desk", "tests")
        rows = {unit.code: unit for unit in services.plans.plan(TODAY).units}
        if is_over is not None:
            arrange(services, rows[is_over], "overstay", None, TODAY - timedelta(days=8))
        start, first = seats(services), services.news.last_number()
        went = dict(zip(_TAKEN, seats_now, strict=False))
        who = {there: rows[here].company_id for here, there in went.items()}
        agreed = {there: terms(services, rows[here]) for here, there in went.items()}
        if is_over is not None and went[is_over] != is_over:  # a new end has to be agreed on
            agreed[went[is_over]] = (*agreed[went[is_over]][:2], None)
        census = services.census.start(by=by, counted_on=TODAY, counted_by="A").row
        for code in clicks:
            with suppress(errors.ValueRefused):  # it fits
                result = CensusResult.OTHER_COMPANY if code in who else CensusResult.EMPTY
                services.census.find(
                    by=by, census_id=census.id, unit_id=rows[code].id, result=result, company_id=who.get(code)
                )
        for code in clicks:
            line = services.census.sheet(census.id).line(rows[code].id)
            if line is not None and line.finding is not None and not line.finding.is_settled:
                services.census.correct(by=by, finding_id=line.finding.id, version=line.finding.version)
                assert {row.company_id for row in services.plans.plan(TODAY).units} >= set(who.values())
        now = {unit.code: unit for unit in services.plans.plan(TODAY).units}
        assert {code: now[code].company_id for code in (*_TAKEN, *_FREE)} == dict.fromkeys((*_TAKEN, *_FREE)) | who
        assert {there: terms(services, now[there]) for there in agreed} == agreed
        assert all(line.finding is None or line.finding.is_settled for line in services.census.sheet(census.id).lines)
        for number in range(services.news.last_number(), first, -1):
            services.journal.undo(by=by, number=number)
        assert [_plain(units) for units in seats(services)] == [_plain(units) for units in start]


def terms(services: Services, unit: UnitRow) -> tuple[object, ...]:
    """What a stay was agreed on."""
    current = services.plans.unit_detail(unit.id, TODAY).current
    assert current is not None
    return (current.company_id, current.agreement, current.ends_on)


def _plain(rows: tuple[UnitRow, ...]) -> list[tuple[object, ...]]:
    return [
        (row.code, row.state, row.company_id, row.assignment_id, row.since, row.until, row.desks, row.area_m2)
        for row in rows
    ]
