"""Whoever was expected in the evening and comes after midnight: found, let in by his plan, once."""

import secrets
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.words import EventType, VisitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow

ZONE = ZoneInfo("Asia/Shanghai")
THE_EVENING = date(2023, 11, 30)


def at(hour: int, minute: int, day: int = 30) -> datetime:
    return datetime(2023, 11, 30, hour, minute, tzinfo=ZONE) + timedelta(days=day - 30)


def expected(services: Services, actor: Actor, when: datetime, name: str = "王伟", **about: str) -> VisitRow:
    return services.invitations.expect(by=actor, expected_at=when, name_zh=name, **about).row  # type: ignore[arg-type]


@pytest.fixture
def late(services: Services, actor: Actor) -> VisitRow:
    """王伟 is expected at half past eleven at night."""
    return expected(services, actor, at(23, 30), phone="12000009999")


@pytest.fixture
def evening(sample: Services, actor: Actor, clock: FixedClock) -> int:
    """A booking from eight in the evening until two; 王伟 is expected for it, 李娜 was expected at three."""
    room = sample.bookings.rooms()[0]
    clock.at = at(14, 0)
    sample.bookings.book(by=actor, room_id=room.id, starts_at=at(20, 0), ends_at=at(2, 0, 31), subject="路演之夜")
    return expected(sample, actor, at(20, 0)).id


def test_a_pass_is_made_after_midnight_for_whoever_is_awaited_still(
    services: Services, actor: Actor, clock: FixedClock, late: VisitRow
) -> None:
    clock.at = at(0, 20, 31)
    made = services.passes.issue(by=actor, visit_id=late.id).row
    assert made.valid_on == THE_EVENING
    assert services.passes.of_day(date(2023, 12, 1)) == {late.id: made}
    other = services.passes.reissue(by=actor, visit_id=late.id).row
    with pytest.raises(errors.PassReplaced):
        services.passes.look(made.qr_text)
    assert services.passes.arrive(by=actor, text=other.code).row.id == late.id
    with pytest.raises(errors.AlreadyInside):
        services.passes.arrive(by=actor, text=other.qr_text)
    services.visitors.check_out(by=actor, visit_ids=[late.id])
    with pytest.raises(errors.PassUsed):
        services.passes.look(other.qr_text)


def test_nobody_awaits_him_three_hours_after_his_time(
    services: Services, actor: Actor, clock: FixedClock, late: VisitRow
) -> None:
    made = services.passes.issue(by=actor, visit_id=late.id).row
    clock.at = at(2, 30, 31)
    assert services.passes.look(made.code).visit.id == late.id
    clock.at = at(2, 31, 31)
    with pytest.raises(errors.PassOfAnotherDay):
        services.passes.look(made.code)
    with pytest.raises(errors.ValueRefused) as over:
        services.passes.reissue(by=actor, visit_id=late.id)
    assert over.value.why == "is_over"


def test_the_kiosk_knows_him_after_midnight(services: Services, clock: FixedClock, late: VisitRow) -> None:
    clock.at = at(0, 20, 31)
    assert services.kiosk.come_expected(by=services.kiosk.actor(), tail="9999").row.id == late.id


def test_no_six_digits_are_those_of_two_passes_of_neighbouring_days(
    services: Services, actor: Actor, late: VisitRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter((7, 7, 8, 7, 8, 9))
    monkeypatch.setattr(secrets, "randbelow", lambda _below: next(drawn))
    others = [expected(services, actor, at(9, 0, day), "李娜") for day in (31, 32)]
    codes = [services.passes.issue(by=actor, visit_id=visit.id).row.code for visit in (late, *others)]
    assert codes == ["000007", "000008", "000007"]


def test_while_an_event_runs_over_midnight_its_guests_are_awaited(
    sample: Services, actor: Actor, clock: FixedClock, evening: int
) -> None:
    missed = expected(sample, actor, at(15, 0), "李娜")
    made = sample.passes.issue(by=actor, visit_id=evening).row
    other = expected(sample, actor, at(19, 30), "赵六")
    clock.at = at(1, 10, 31)
    awaited = {row.id for row in sample.visitors.expected(date(2023, 12, 1))}
    assert {evening, other.id} <= awaited
    assert missed.id not in awaited
    assert sample.visitors.suggest("wangwei")[0].expected_visit_id == evening
    assert sample.passes.look(made.code).visit.id == evening
    came = sample.visitors.check_in(by=actor, name_zh="赵六").row  # as he says at the desk, without his pass
    assert (came.id, came.state) == (other.id, VisitState.INSIDE)
    assert sample.passes.arrive(by=actor, text=made.qr_text).row.id == evening


def test_with_its_end_nobody_is_awaited_for_it_any_more(
    sample: Services, actor: Actor, clock: FixedClock, evening: int
) -> None:
    made = sample.passes.issue(by=actor, visit_id=evening).row
    clock.at = at(2, 0, 31)
    assert sample.visitors.visit(evening).state is VisitState.NO_SHOW
    with pytest.raises(errors.PassOfAnotherDay):
        sample.passes.look(made.code)


def test_an_event_of_the_whole_site_awaits_its_guests_but_not_until_the_next_working_day(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    clock.at = at(12, 0)
    services.events.add(
        by=actor, title="Hackathon", type=EventType.COMPETITION, starts_at=at(18, 0), ends_at=at(18, 0, 31)
    )
    visit = expected(services, actor, at(18, 0))
    clock.at = at(3, 59, 31)
    assert services.visitors.visit(visit.id).state is VisitState.EXPECTED
    clock.at = at(4, 0, 31)
    assert services.visitors.visit(visit.id).state is VisitState.NO_SHOW


def test_a_line_from_paper_takes_the_plan_of_an_evening_that_ran_on(
    sample: Services, actor: Actor, clock: FixedClock, evening: int
) -> None:
    clock.at = at(23, 0)
    kit = sample.paper_kits.make(by=actor).row
    clock.at = at(9, 0, 31)
    line = sample.paper_kits.enter_line(
        by=actor, kit_id=kit.id, line=1, name_zh="王伟", arrived_at=at(0, 40, 31), left_at=at(1, 30, 31)
    ).row
    assert line.visit_id == evening
