"""A corrected time is one that can have been: nobody is inside twice, and nobody came before the centre was there."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.phrases import sentence
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow

ZONE = ZoneInfo("Asia/Shanghai")
HOUR = timedelta(hours=1)


def at(hour: int, minute: int = 0, day: int = 30) -> datetime:
    return datetime(2023, 11, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def twice(services: Services, actor: Actor, clock: FixedClock) -> tuple[VisitRow, VisitRow]:
    """One person was here from 10 to 11, and is inside again since 14:00."""
    first = services.visitors.check_in(by=actor, name_zh="王伟", badge="77").row
    clock.at += HOUR
    services.visitors.check_out(by=actor, visit_ids=[first.id])
    clock.at += 3 * HOUR
    second = services.visitors.check_in(by=actor, visitor_id=first.visitor_id, badge="78").row
    return services.visitors.visit(first.id), second


def correct(services: Services, by: Actor, visit: VisitRow, arrived: datetime, left: datetime | None) -> VisitRow:
    return services.visitors.correct_times(
        by=by, visit_id=visit.id, version=visit.version, arrived_at=arrived, left_at=left, reason="seen"
    ).row


def test_a_visit_that_is_over_is_not_open_again_while_its_visitor_is_inside_on_another(
    services: Services, actor: Actor, twice: tuple[VisitRow, VisitRow]
) -> None:
    first, _second = twice
    with pytest.raises(errors.AlreadyInside) as refused:
        correct(services, actor, first, at(10), None)
    assert (refused.value.badge, refused.value.since) == ("78", at(14))
    assert services.visitors.inside().visitors == 1


def test_without_another_visit_it_is_open_again(services: Services, actor: Actor, clock: FixedClock) -> None:
    visit = services.visitors.check_in(by=actor, name_zh="王伟").row
    clock.at += HOUR
    left = services.visitors.check_out(by=actor, visit_ids=[visit.id]).row[0]
    assert correct(services, actor, left, at(10), None).left_at is None


def test_an_arrival_within_the_persons_other_visit_is_refused_with_its_times(
    services: Services, actor: Actor, twice: tuple[VisitRow, VisitRow]
) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        correct(services, actor, twice[1], at(10, 30), None)
    assert (refused.value.name, refused.value.why) == ("arrived_at", "overlaps_own_visit")
    assert "2023-11-30 10:00 – 11:00" in sentence(refused.value, "en")
    assert correct(services, actor, twice[1], at(11), None).arrived_at == at(11)


def test_a_departure_after_the_persons_next_arrival_is_refused_at_its_field(
    services: Services, actor: Actor, clock: FixedClock, twice: tuple[VisitRow, VisitRow]
) -> None:
    clock.at += HOUR
    with pytest.raises(errors.ValueRefused) as refused:
        correct(services, actor, twice[0], at(10), at(14, 30))
    assert (refused.value.name, refused.value.why) == ("left_at", "overlaps_own_visit")
    assert correct(services, actor, twice[0], at(10), at(14)).left_at == at(14)


def test_a_visit_is_not_open_from_before_another_one_that_is_over(
    services: Services, actor: Actor, clock: FixedClock, twice: tuple[VisitRow, VisitRow]
) -> None:
    clock.at += HOUR
    services.visitors.check_out(by=actor, visit_ids=[twice[1].id])
    with pytest.raises(errors.ValueRefused) as refused:
        correct(services, actor, twice[0], at(10), None)
    assert refused.value.why == "overlaps_own_visit"


def test_somebody_may_have_come_and_gone_while_he_had_stepped_out_of_another_visit(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    first = services.visitors.check_in(by=actor, name_zh="王伟", badge="77").row
    clock.at += HOUR
    services.visitors.check_out(by=actor, visit_ids=[first.id], badge_is_out=True)
    clock.at += HOUR / 4
    between = services.visitors.check_in(by=actor, visitor_id=first.visitor_id, badge="78").row
    clock.at += HOUR / 4
    left = services.visitors.check_out(by=actor, visit_ids=[between.id]).row[0]
    clock.at += HOUR / 4
    services.visitors.come_back(by=actor, visit_id=first.id)
    assert correct(services, actor, left, at(11, 5), at(11, 30)).arrived_at == at(11, 5)
    with pytest.raises(errors.ValueRefused):
        correct(services, actor, services.visitors.visit(left.id), at(11, 5), at(11, 46))


def test_when_the_system_closed_another_visit_its_end_is_unknown_and_stands_in_nobodys_way(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    forgotten = services.visitors.check_in(by=actor, name_zh="王伟").row
    clock.at += 10 * HOUR
    services.visitors.close_day(by=actor, visit_ids=[forgotten.id])
    clock.at += HOUR
    again = services.visitors.check_in(by=actor, visitor_id=forgotten.visitor_id).row
    again = correct(services, actor, again, at(19), None)
    with pytest.raises(errors.ValueRefused):
        correct(services, actor, again, at(9), None)


def test_nobody_came_before_the_centre_was_there(services: Services, actor: Actor) -> None:
    services.settings.change(by=actor, window_start=date(2021, 5, 20))
    visit = services.visitors.check_in(by=actor, name_zh="王伟").row
    with pytest.raises(errors.ValueRefused) as refused:
        correct(services, actor, visit, datetime(1990, 1, 1, tzinfo=ZONE), None)
    assert (refused.value.name, refused.value.why, refused.value.value) == (
        "arrived_at", "before_the_centre", "2021-05-20",
    )  # fmt: skip
    assert correct(services, actor, visit, datetime(2021, 5, 20, 9, tzinfo=ZONE), None).state == visit.state


def test_of_a_group_as_many_leave_as_are_named_and_each_of_them_once(services: Services, actor: Actor) -> None:
    group = services.visitors.check_in(by=actor, name_zh="王伟", party_size=5).row
    services.visitors.set_party(
        by=actor, visit_id=group.id, version=group.version, people=5, names=["李娜", "陈示例", "麦示例"]
    )
    with pytest.raises(errors.ValueRefused) as refused:
        services.visitors.depart(by=actor, visit_id=group.id, heads=1, members=[1, 2])
    assert (refused.value.name, refused.value.why) == ("heads", "fewer_than_named")
    services.visitors.depart(by=actor, visit_id=group.id, heads=1, members=[1, 1])
    with pytest.raises(errors.ValueRefused) as refused:
        services.visitors.depart(by=actor, visit_id=group.id, heads=2, members=[1, 2])
    assert sentence(refused.value, "en") == "李娜 has left already."
    assert services.visitors.visit(group.id).heads_inside == 4
    assert [who.left_at is None for who in services.visitors.party(group.id)] == [False, True, True]
