"""A line from paper that may be one of several planned visits: it says which, or is asked; nobody is doubled."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.words import VisitState
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import AlreadyInside, ExpectedAlready, InsideMeanwhile, NotFound, VisitClosed, VisitOff
from jib_desk.services.rows.paper_kits import KitLineRow, KitRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow

ZONE = ZoneInfo("Asia/Shanghai")
NAME = "秦测甲"
PHONES = ("12000000001", "12000000002")


def at(hour: int, minute: int) -> datetime:
    return datetime(2023, 11, 30, hour, minute, tzinfo=ZONE)


@pytest.fixture
def kit(sample: Services, actor: Actor, clock: FixedClock) -> KitRow:
    """Printed at half past eight; now it is three."""
    clock.at = at(8, 30)
    made = sample.paper_kits.make(by=actor).row
    clock.at = at(15, 0)
    return made


def expected(sample: Services, actor: Actor, when: datetime, **about: Any) -> VisitRow:
    said: dict[str, Any] = {"name_zh": NAME} | about
    return sample.visitors.expect(by=actor, expected_at=when, **said).row


@pytest.fixture
def two(sample: Services, actor: Actor) -> tuple[VisitRow, VisitRow]:
    """Two people of one name are planned for that day, each to see somebody else."""
    hosts = [sample.companies.hosts(name)[0].contact_id for name in ("赵示一", "钱示二")]
    first, second = (
        expected(sample, actor, at(13, 0), phone=phone, host_id=host, purpose="面试")
        for phone, host in zip(PHONES, hosts, strict=True)
    )
    return first, second


def enter(sample: Services, actor: Actor, kit: KitRow, line: int, **said: Any) -> KitLineRow:
    about: dict[str, Any] = {"name_zh": NAME, "arrived_at": at(13, line), "badge": str(40 + line)} | said
    return sample.paper_kits.enter_line(by=actor, kit_id=kit.id, line=line, **about).row


Two = tuple[VisitRow, VisitRow]


def test_of_two_who_were_planned_by_one_name_it_is_asked_which(
    sample: Services, actor: Actor, kit: KitRow, two: Two
) -> None:
    with pytest.raises(ExpectedAlready) as asked:
        enter(sample, actor, kit, 1)
    assert [match.visit.id for match in asked.value.candidates] == [visit.id for visit in two]
    assert sample.paper_kits.sheet(kit.id).entered == ()
    assert enter(sample, actor, kit, 1, visit_id=two[1].id, left_at=at(14, 0)).visit_id == two[1].id
    came = sample.visitors.visit(two[1].id)
    assert (came.visitor_id, came.purpose, came.badge, came.state) == (two[1].visitor_id, "面试", "41", VisitState.LEFT)
    assert enter(sample, actor, kit, 2).visit_id == two[0].id  # of the one who is left there is no doubt


def test_nobody_of_them_is_a_visit_of_its_own(sample: Services, actor: Actor, kit: KitRow, two: Two) -> None:
    alone = enter(sample, actor, kit, 1, is_unplanned=True)
    assert alone.visit_id not in {visit.id for visit in two}
    assert {sample.visitors.visit(visit.id).state for visit in two} == {VisitState.EXPECTED}


def test_a_phone_or_the_host_on_the_paper_says_which(sample: Services, actor: Actor, kit: KitRow, two: Two) -> None:
    assert enter(sample, actor, kit, 1, host_id=two[1].host_id).visit_id == two[1].id
    sample.journal.undo(by=actor, number=sample.journal.last_number())
    assert enter(sample, actor, kit, 1, company_id=two[0].company_id).visit_id == two[0].id
    sample.journal.undo(by=actor, number=sample.journal.last_number())
    assert enter(sample, actor, kit, 1, phone=PHONES[0]).visit_id == two[0].id


def test_of_two_who_come_to_one_host_he_says_nothing(sample: Services, actor: Actor, kit: KitRow, two: Two) -> None:
    expected(sample, actor, at(13, 30), phone="12000000003", host_id=two[0].host_id)
    with pytest.raises(ExpectedAlready) as asked:
        enter(sample, actor, kit, 1, host_id=two[0].host_id)
    assert asked.value.count == 3


def test_of_one_persons_plans_the_nearest_in_time_is_taken(sample: Services, actor: Actor, kit: KitRow) -> None:
    morning = expected(sample, actor, at(9, 0), phone=PHONES[0])
    afternoon = expected(sample, actor, at(14, 0), visitor_id=morning.visitor_id, name_zh="")
    about = {"visitor_id": morning.visitor_id, "name_zh": ""}
    assert enter(sample, actor, kit, 1, arrived_at=at(13, 40), left_at=at(14, 30), **about).visit_id == afternoon.id
    assert enter(sample, actor, kit, 2, arrived_at=at(9, 10), left_at=at(10, 0), **about).visit_id == morning.id


def test_who_is_chosen_comes_to_his_own_plan_though_another_is_called_so(
    sample: Services, actor: Actor, kit: KitRow, two: Two
) -> None:
    line = enter(sample, actor, kit, 1, name_zh="", visitor_id=two[1].visitor_id)
    assert line.visit_id == two[1].id


def test_who_is_known_and_comes_to_another_records_plan_stays_who_he_is(
    sample: Services, actor: Actor, kit: KitRow, two: Two
) -> None:
    known = sample.visitors.check_in(by=actor, name_zh=NAME, is_unplanned=True).row
    sample.visitors.check_out(by=actor, visit_ids=[known.id])
    about = {"name_zh": "", "visitor_id": known.visitor_id, "left_at": at(14, 0)}
    with pytest.raises(ExpectedAlready):
        enter(sample, actor, kit, 1, **about)
    assert enter(sample, actor, kit, 1, visit_id=two[0].id, **about).visit_id == two[0].id
    assert sample.visitors.visit(two[0].id).visitor_id == known.visitor_id


def test_somebody_alike_is_asked_about_before_he_is_doubled(sample: Services, actor: Actor, kit: KitRow) -> None:
    planned = expected(sample, actor, at(13, 0), phone=PHONES[0])
    with pytest.raises(ExpectedAlready) as asked:
        enter(sample, actor, kit, 1, name_zh="", name_latin="Qin Cejia")
    assert [match.visit.id for match in asked.value.candidates] == [planned.id]


def test_somebody_of_a_group_comes_ahead_of_it_on_paper_too(sample: Services, actor: Actor, kit: KitRow) -> None:
    group = expected(sample, actor, at(13, 0), name_zh="单雄信", party_size=3, organisation="示例大学", purpose="参观")
    names = ["李娜", NAME]
    sample.visitors.set_party(by=actor, visit_id=group.id, version=group.version, people=3, names=names)
    with pytest.raises(ExpectedAlready) as asked:
        enter(sample, actor, kit, 1)
    (match,) = asked.value.candidates
    assert (match.visit.id, match.member, match.member_name) == (group.id, 2, NAME)
    line = enter(sample, actor, kit, 1, of_party=(group.id, 2))
    came = sample.visitors.visit(line.visit_id or 0)
    assert (came.organisation, came.purpose, came.arrived_at) == ("示例大学", "参观", at(13, 1))
    assert sample.visitors.visit(group.id).party_size == 2
    assert [who.name_zh for who in sample.visitors.party(group.id)] == ["李娜"]
    with pytest.raises(NotFound):
        enter(sample, actor, kit, 2, of_party=(group.id, 2))
    enter(sample, actor, kit, 2, name_zh="单雄信")
    with pytest.raises(AlreadyInside):
        enter(sample, actor, kit, 3, name_zh="李娜", of_party=(group.id, 1))
    sample.visitors.check_out(by=actor, visit_ids=[group.id])
    with pytest.raises(VisitClosed):
        enter(sample, actor, kit, 3, name_zh="李娜", of_party=(group.id, 1))


def test_an_answer_lays_no_visit_over_another_one(sample: Services, actor: Actor, kit: KitRow, two: Two) -> None:
    enter(sample, actor, kit, 1, visit_id=two[0].id, left_at=at(14, 0))
    with pytest.raises(InsideMeanwhile):
        enter(sample, actor, kit, 2, visit_id=two[1].id, visitor_id=two[0].visitor_id, left_at=at(14, 30))
    assert sample.visitors.visit(two[1].id).state is VisitState.EXPECTED


def test_it_is_asked_the_next_morning_about_the_plans_of_the_kits_day(
    sample: Services, actor: Actor, kit: KitRow, two: Two, clock: FixedClock
) -> None:
    clock.at = at(9, 0) + timedelta(days=1)
    expected(sample, actor, at(13, 0) + timedelta(days=1), phone="12000000003")
    with pytest.raises(ExpectedAlready) as asked:
        enter(sample, actor, kit, 1)
    assert {match.visit.id for match in asked.value.candidates} == {visit.id for visit in two}


@pytest.mark.parametrize("end", ["cancelled", "refused"])
def test_an_answer_takes_no_plan_that_is_none_any_more(sample: Services, actor: Actor, kit: KitRow, end: str) -> None:
    planned = expected(sample, actor, at(13, 0))
    if end == "cancelled":
        sample.visitors.call_off(by=actor, visit_id=planned.id)
    else:
        sample.visitors.refuse(by=actor, visit_id=planned.id, reason="unwanted")
    with pytest.raises(VisitOff):
        enter(sample, actor, kit, 1, visit_id=planned.id)
    assert sample.visitors.visit(planned.id).arrived_at is None
