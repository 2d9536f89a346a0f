"""One click puts a seat right whoever was found in it, also over what was arranged for it; one undo takes it back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from jib_desk.rules.census import Step
from jib_desk.rules.words import CensusResult, CompanyStage, EndedAs, UnitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.census import CensusRow, FindingRow
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
YESTERDAY = TODAY - timedelta(days=1)
NEXT_WEEK = TODAY + timedelta(days=7)
MORE_DESKS = 6

Find = Callable[..., FindingRow]


class Walk:
    """A census of today at the sample centre, where A05 and A06 are lived in and A12 is vacant."""

    def __init__(self, services: Services, by: Actor, on: date = TODAY) -> None:
        self.services, self.by = services, by
        self.census: CensusRow = services.census.start(by=by, counted_on=on, counted_by="赵示一").row

    def unit(self, code: str, on: date = TODAY) -> UnitRow:
        return next(row for row in self.services.plans.plan(on).units if row.code == code)

    def company(self, code: str) -> int:
        return next(row.id for row in self.services.companies.all(TODAY) if row.code == code)

    def find(self, code: str, result: CensusResult, company_id: int | None = None, **more: object) -> FindingRow:
        given = {"by": self.by, "census_id": self.census.id, "unit_id": self.unit(code).id, "result": result, **more}
        return self.services.census.find(company_id=company_id, **given).row  # type: ignore[arg-type]

    def now(self, code: str) -> FindingRow:
        line = self.services.census.sheet(self.census.id).line(self.unit(code).id)
        assert line is not None
        assert line.finding is not None
        return line.finding

    def steps(self, code: str) -> tuple[Step, ...]:
        offered = self.now(code).correction
        assert offered is not None
        return offered.steps

    def click(self, code: str, **more: object) -> int:
        """The one click; gives the number of the entry."""
        finding = self.now(code)
        given = {"by": self.by, "finding_id": finding.id, "version": finding.version, **more}
        return self.services.census.correct(**given).changes.entry  # type: ignore[arg-type]

    def arrange(self, unit: str, company: int, starts_on: date, ends_on: date | None = None) -> int:
        given = {"by": self.by, "unit_id": self.unit(unit).id, "company_id": company}
        return self.services.seats.assign(**given, starts_on=starts_on, ends_on=ends_on).row.id  # type: ignore[arg-type]

    def version(self, assignment_id: int, unit: str) -> int:
        detail = self.services.plans.unit_detail(self.unit(unit).id, TODAY)
        rows = (detail.current, *detail.coming, *detail.history)
        return next(row.version for row in rows if row is not None and row.id == assignment_id)

    def undo(self, entry: int) -> None:
        self.services.journal.undo(by=self.by, number=entry)


@pytest.fixture
def walk(sample: Services, actor: Actor) -> Walk:
    return Walk(sample, actor)


def test_another_company_in_a_seat_is_put_right_by_one_click_and_back_by_one_undo(walk: Walk) -> None:
    recorded, newcomer = walk.unit("A05"), walk.company("ST-025")
    walk.find("A05", CensusResult.OTHER_COMPANY, newcomer)
    entry = walk.click("A05")
    assert (walk.unit("A05").company_id, walk.unit("A05").since, walk.unit("A05").until) == (newcomer, TODAY, None)
    assert walk.unit("A05", YESTERDAY).company_id == recorded.company_id
    walk.undo(entry)
    assert walk.unit("A05").assignment_id == recorded.assignment_id
    assert not walk.now("A05").is_settled


def test_who_was_found_in_a_seat_promised_to_somebody_has_it_until_they_come(walk: Walk) -> None:
    newcomer, promised = walk.company("ST-025"), walk.company("ST-024")
    walk.arrange("A12", promised, NEXT_WEEK)
    offered = walk.find("A12", CensusResult.OCCUPIED, newcomer).correction
    assert offered is not None
    assert (offered.steps, offered.ends_on) == ((Step.ASSIGN,), NEXT_WEEK - timedelta(days=1))
    walk.click("A12")
    assert (walk.unit("A12").company_id, walk.unit("A12").until) == (newcomer, NEXT_WEEK - timedelta(days=1))
    assert walk.unit("A12", NEXT_WEEK).company_id == promised


def test_a_longer_stay_than_until_the_next_is_refused_with_who_comes_and_changes_nothing(walk: Walk) -> None:
    walk.arrange("A12", walk.company("ST-024"), NEXT_WEEK)
    walk.find("A12", CensusResult.OCCUPIED, walk.company("ST-025"))
    with pytest.raises(errors.SeatTaken) as refused:
        walk.click("A12", ends_on=NEXT_WEEK)
    assert (refused.value.unit, refused.value.start) == ("A12", NEXT_WEEK)
    assert walk.unit("A12").state is UnitState.VACANT
    assert not walk.now("A12").is_settled


def test_who_moved_in_before_the_agreed_day_begins_on_the_day_they_were_found(walk: Walk) -> None:
    newcomer = walk.company("ST-025")
    coming = walk.arrange("A12", newcomer, NEXT_WEEK, date(2024, 11, 30))
    walk.find("A12", CensusResult.OCCUPIED, newcomer)
    assert walk.steps("A12") == (Step.BEGIN,)
    walk.click("A12")
    now = walk.unit("A12")
    assert (now.assignment_id, now.since, now.until) == (coming, TODAY, date(2024, 11, 30))


def test_who_moved_to_the_next_seat_too_early_is_recorded_so_in_both(walk: Walk) -> None:
    recorded = walk.unit("A05")
    assert recorded.assignment_id is not None
    version = walk.version(recorded.assignment_id, "A05")
    seats, there = walk.services.seats, walk.unit("A12").id
    seats.move(
        by=walk.by, assignment_id=recorded.assignment_id, version=version, to_unit_id=there, on=date(2023, 12, 7)
    )
    walk.find("A05", CensusResult.EMPTY)
    walk.find("A12", CensusResult.OCCUPIED, recorded.company_id)
    assert walk.steps("A05") == (Step.BEGIN, Step.LEAVE)
    entry = walk.click("A05")
    assert (walk.unit("A12").company_id, walk.unit("A12").since) == (recorded.company_id, TODAY)
    assert walk.unit("A05").state is UnitState.VACANT
    assert walk.unit("A05", YESTERDAY).company_id == recorded.company_id
    assert walk.now("A05").is_settled
    assert walk.now("A12").is_settled
    walk.undo(entry)
    assert walk.unit("A12").state is UnitState.VACANT
    assert walk.unit("A05").until == date(2023, 12, 6)


def test_a_hold_of_a_later_day_is_taken_up_by_whom_it_is_for(walk: Walk) -> None:
    newcomer, later = walk.company("ST-025"), TODAY + timedelta(days=3)
    given = {"unit_id": walk.unit("A12").id, "company_id": newcomer, "starts_on": later, "expires_on": NEXT_WEEK}
    walk.services.seats.hold(by=walk.by, **given)  # type: ignore[arg-type]
    walk.find("A12", CensusResult.OCCUPIED, newcomer)
    assert walk.steps("A12") == (Step.TAKE_UP,)
    walk.click("A12")
    assert (walk.unit("A12").state, walk.unit("A12").until) == (UnitState.OCCUPIED, None)


def test_a_seat_found_empty_before_the_noted_last_day_was_left_then(walk: Walk) -> None:
    recorded = walk.unit("A05")
    assert recorded.assignment_id is not None
    walk.services.seats.end(
        by=walk.by,
        assignment_id=recorded.assignment_id,
        version=walk.version(recorded.assignment_id, "A05"),
        vacated_on=NEXT_WEEK,
        ended_as=EndedAs.GRADUATED,
    )
    walk.find("A05", CensusResult.EMPTY)
    walk.click("A05")
    assert walk.unit("A05").state is UnitState.VACANT
    assert walk.unit("A05", YESTERDAY).state is UnitState.OCCUPIED


def overstay(walk: Walk, code: str) -> UnitRow:
    """Whoever is in a seat was to leave a week ago."""
    unit = walk.unit(code)
    assert unit.assignment_id is not None
    walk.services.seats.extend(
        by=walk.by,
        assignment_id=unit.assignment_id,
        version=walk.version(unit.assignment_id, code),
        ends_on=TODAY - timedelta(days=7),
        reason="typed wrongly",
    )
    assert walk.unit(code).is_overstayed
    return unit


def test_who_is_past_their_end_and_found_elsewhere_has_left_the_old_seat(walk: Walk) -> None:
    late = overstay(walk, "A05")
    walk.find("A05", CensusResult.EMPTY)
    walk.find("A12", CensusResult.OCCUPIED, late.company_id)
    assert walk.steps("A12") == (Step.LEAVE, Step.ASSIGN)
    walk.click("A12")
    assert (walk.unit("A12").company_id, walk.unit("A12").until) == (late.company_id, None)
    assert walk.unit("A05").state is UnitState.VACANT
    assert walk.unit("A05", YESTERDAY).company_id == late.company_id
    assert walk.now("A05").is_settled
    stages = {row.id: row.stage for row in walk.services.companies.all(TODAY)}
    assert stages[late.company_id or 0] is CompanyStage.RESIDENT


def test_somebody_in_the_seat_of_who_is_past_their_end_puts_them_out(walk: Walk) -> None:
    overstay(walk, "A05")
    newcomer = walk.company("ST-025")
    walk.find("A05", CensusResult.OTHER_COMPANY, newcomer)
    walk.click("A05")
    assert walk.unit("A05").company_id == newcomer


def test_for_whom_a_seat_is_held_below_an_overstay_takes_it_up_and_others_end_the_hold(walk: Walk) -> None:
    newcomer = walk.company("ST-025")
    for code in ("A05", "A06"):
        overstay(walk, code)
        walk.services.seats.hold(
            by=walk.by,
            unit_id=walk.unit(code).id,
            company_id=newcomer,
            starts_on=TODAY - timedelta(days=2),
            expires_on=NEXT_WEEK,
            reason="promised",
        )
    walk.find("A05", CensusResult.OTHER_COMPANY, newcomer)
    walk.find("A06", CensusResult.OTHER_COMPANY, walk.company("ST-024"))
    assert walk.steps("A05") == (Step.END, Step.TAKE_UP)
    assert walk.steps("A06") == (Step.END, Step.RELEASE, Step.ASSIGN)
    walk.click("A05")
    walk.click("A06")
    assert walk.unit("A05").company_id == newcomer
    assert walk.unit("A06").company_id == walk.company("ST-024")
    assert walk.unit("A06", NEXT_WEEK).state is UnitState.OCCUPIED


def test_a_company_that_is_promised_elsewhere_keeps_its_agreed_end_and_its_agreement(walk: Walk) -> None:
    """A05's company went to A12, which somebody else has from next week: it cannot go on there as it was agreed."""
    stay = walk.services.plans.unit_detail(walk.unit("A05").id, TODAY).current
    assert stay is not None
    walk.arrange("A12", walk.company("ST-024"), NEXT_WEEK)
    walk.find("A05", CensusResult.EMPTY)
    walk.find("A12", CensusResult.OCCUPIED, stay.company_id)
    assert walk.steps("A12") == (Step.LEAVE, Step.ASSIGN)
    walk.click("A12")
    there = walk.services.plans.unit_detail(walk.unit("A12").id, TODAY).current
    assert there is not None
    assert (there.agreement, there.ends_on) == (stay.agreement, NEXT_WEEK - timedelta(days=1))


def test_who_began_on_the_very_day_and_was_not_found_never_came(walk: Walk) -> None:
    wrong, newcomer = walk.company("ST-024"), walk.company("ST-025")
    walk.arrange("A12", wrong, TODAY)
    walk.find("A12", CensusResult.OTHER_COMPANY, newcomer)
    walk.click("A12")
    assert (walk.unit("A12").company_id, walk.unit("A12").since) == (newcomer, TODAY)


def test_a_ring_of_three_ends_with_everybody_where_they_were_found(walk: Walk) -> None:
    ring = ("A05", "A06", "A04")
    homes = {code: walk.unit(code).company_id for code in ring}
    assert len(set(homes.values())) == len(ring)
    found_there = {"A05": homes["A06"], "A06": homes["A04"], "A04": homes["A05"]}
    for code, who in found_there.items():
        walk.find(code, CensusResult.OTHER_COMPANY, who)
    for code in ring:
        if not walk.now(code).is_settled:
            walk.click(code)
    assert {code: walk.unit(code).company_id for code in ring} == found_there
    stages = {row.id: row.stage for row in walk.services.companies.all(TODAY)}
    assert {stages[who or 0] for who in homes.values()} == {CompanyStage.RESIDENT}
    gone = walk.services.plans.unit_detail(walk.unit("A05").id, TODAY).history[0]
    assert gone.ended_as is EndedAs.TRANSFER


def test_a_closure_with_a_known_end_gives_way_to_who_was_found(walk: Walk) -> None:
    closed = walk.unit("C08").assignment_id
    assert closed is not None
    walk.services.seats.back_in_service(
        by=walk.by, assignment_id=closed, version=walk.version(closed, "C08"), on=NEXT_WEEK
    )
    walk.find("C08", CensusResult.OCCUPIED, walk.company("ST-025"))
    walk.click("C08")
    assert walk.unit("C08").state is UnitState.OCCUPIED
    assert walk.unit("C08", YESTERDAY).state is UnitState.OUT_OF_SERVICE


def test_of_a_past_census_what_was_recorded_since_begins_on_its_day(sample: Services, actor: Actor) -> None:
    walk = Walk(sample, actor, YESTERDAY)
    newcomer = walk.company("ST-025")
    walk.find("A12", CensusResult.OCCUPIED, newcomer)
    coming = walk.arrange("A12", newcomer, TODAY)
    walk.click("A12", reason="census")
    assert walk.unit("A12", YESTERDAY).assignment_id == coming


def test_the_seats_that_a_company_keeps_besides_are_known(walk: Walk) -> None:
    company_id = walk.unit("A06").company_id
    assert walk.find("A12", CensusResult.OCCUPIED, company_id).kept_codes == ("A06",)
    walk.find("A06", CensusResult.EMPTY)
    assert walk.now("A12").kept_codes == ()


def test_who_was_unknown_during_the_walk_is_named_and_put_right_in_one_step(walk: Walk) -> None:
    recorded = walk.unit("A05")
    walk.find("A05", CensusResult.OTHER_COMPANY)
    assert walk.now("A05").correction is None
    newcomer = walk.company("ST-025")
    entry = walk.click("A05", company_id=newcomer)
    assert walk.unit("A05").company_id == newcomer
    assert walk.now("A05").company_id == newcomer
    walk.undo(entry)
    assert walk.unit("A05").assignment_id == recorded.assignment_id
    assert walk.now("A05").company_id is None


def test_who_is_recorded_cannot_be_who_was_found_instead(walk: Walk) -> None:
    walk.find("A05", CensusResult.OTHER_COMPANY)
    with pytest.raises(errors.ValueRefused) as refused:
        walk.click("A05", company_id=walk.unit("A05").company_id)
    assert (refused.value.name, refused.value.why) == ("company_id", "fits")
    assert walk.now("A05").company_id is None
