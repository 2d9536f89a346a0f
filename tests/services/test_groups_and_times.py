"""Groups that leave in parts, steps out and back, and times that are told apart and never invented."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from jib_desk.phrases import sentence
from jib_desk.rules.words import ClosedBy, VisitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2023, 11, 30)


def come(services: Services, by: Actor, name: str = "王伟", **about: object) -> VisitRow:
    return services.visitors.check_in(by=by, name_zh=name, **about).row  # type: ignore[arg-type]


# --- groups ----------------------------------------------------------------------------------


def test_part_of_a_group_leaves_and_the_others_are_still_inside(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    group = come(services, actor, party_size=12)
    clock.at += timedelta(minutes=30)
    part = services.visitors.depart(by=actor, visit_id=group.id, heads=5).row
    assert (part.state, part.heads_inside, part.party_size) == (VisitState.INSIDE, 7, 12)
    assert services.visitors.inside().visitors == 7
    clock.at += timedelta(minutes=30)
    last = services.visitors.depart(by=actor, visit_id=group.id, heads=7).row
    assert (last.state, last.left_at) == (VisitState.LEFT, clock.now())
    assert services.visitors.inside().visitors == 0


def test_no_more_leave_than_are_inside(services: Services, actor: Actor) -> None:
    group = come(services, actor, party_size=3)
    services.visitors.depart(by=actor, visit_id=group.id, heads=1)
    for heads, why in ((3, "more_than_inside"), (0, "not_positive")):
        with pytest.raises(errors.ValueRefused) as refused:
            services.visitors.depart(by=actor, visit_id=group.id, heads=heads)
        assert refused.value.why == why


def test_a_group_is_as_many_as_came_and_some_of_them_have_names(services: Services, actor: Actor) -> None:
    group = come(services, actor, party_size=4)
    grown = services.visitors.set_party(
        by=actor, visit_id=group.id, version=group.version, people=3, names=["李娜", "Anna Schmidt"]
    ).row
    assert grown.party_size == 3
    assert [(who.name_zh, who.name_latin) for who in services.visitors.party(group.id)] == [
        ("李娜", ""),
        ("", "Anna Schmidt"),
    ]
    services.visitors.depart(by=actor, visit_id=group.id, heads=1, members=[2])
    assert [who.left_at is None for who in services.visitors.party(group.id)] == [True, False]
    now = services.visitors.visit(group.id)
    with pytest.raises(errors.ValueRefused):
        services.visitors.set_party(by=actor, visit_id=group.id, version=now.version, people=1)
    with pytest.raises(errors.Stale):
        services.visitors.set_party(by=actor, visit_id=group.id, version=group.version, people=9)


def test_fewer_names_take_the_others_away_and_undo_brings_them_back(services: Services, actor: Actor) -> None:
    group = come(services, actor, party_size=4)
    for names in (["李娜", "陈示例"], ["李娜"]):
        version = services.visitors.visit(group.id).version
        services.visitors.set_party(by=actor, visit_id=group.id, version=version, people=4, names=names)
    assert [who.name_zh for who in services.visitors.party(group.id)] == ["李娜"]
    services.journal.undo(by=actor, number=services.journal.entries(limit=1)[0].number)
    assert [who.name_zh for who in services.visitors.party(group.id)] == ["李娜", "陈示例"]


def test_who_left_stays_gone_and_nobody_else_does_however_the_names_are_written(
    services: Services, actor: Actor
) -> None:
    """A name is somebody; his place in the list is not."""
    group = come(services, actor, party_size=5)
    visitors = services.visitors

    def write(*names: str) -> dict[str, bool]:
        """Who of these is inside by now."""
        now = visitors.visit(group.id)
        visitors.set_party(by=actor, visit_id=group.id, version=now.version, people=5, names=names)
        return {who.name_zh or who.name_latin: who.left_at is None for who in visitors.party(group.id)}

    write("李娜", "陈示例", "Anna Schmidt")
    visitors.depart(by=actor, visit_id=group.id, heads=1, members=[1])
    assert write("丁示例", "李娜", "陈示例", "Anna Schmidt") == {
        "丁示例": True, "李娜": False, "陈示例": True, "Anna Schmidt": True,
    }  # fmt: skip
    services.journal.undo(by=actor, number=services.journal.entries(limit=1)[0].number)
    assert write("Anna Schmidt", "陈示例", "李娜") == {"李娜": False, "陈示例": True, "Anna Schmidt": True}
    assert write("陈示例", "Anna Schmidt") == {"陈示例": True, "Anna Schmidt": True}
    services.journal.undo(by=actor, number=services.journal.entries(limit=1)[0].number)
    assert [who.left_at is None for who in visitors.party(group.id) if who.name_zh == "李娜"] == [False]
    assert write("丁示例", "陈示例", "Anna Schmidt") == {"丁示例": True, "陈示例": True, "Anna Schmidt": True}


def test_of_two_of_one_name_the_one_who_is_inside_stays_on_the_list(services: Services, actor: Actor) -> None:
    group = come(services, actor, party_size=3)
    visitors = services.visitors
    visitors.set_party(by=actor, visit_id=group.id, version=group.version, people=3, names=["李娜", "李娜"])
    visitors.depart(by=actor, visit_id=group.id, heads=1, members=[1])
    now = visitors.visit(group.id)
    visitors.set_party(by=actor, visit_id=group.id, version=now.version, people=3, names=["李娜"])
    assert [who.left_at for who in visitors.party(group.id)] == [None]


def test_a_name_that_is_spelt_right_is_the_same_person(services: Services, actor: Actor) -> None:
    group = come(services, actor, party_size=3)
    visitors = services.visitors
    for names in (["李那", "陈示例"], ["李娜", "陈示例"]):
        now = visitors.visit(group.id)
        visitors.set_party(by=actor, visit_id=group.id, version=now.version, people=3, names=names)
    entry = services.journal.entries(limit=1)[0]
    assert [(who.position, who.name_zh) for who in visitors.party(group.id)] == [(1, "李娜"), (2, "陈示例")]
    lines = [line for line in services.journal.lines(entry.number) if line.table == "party_member"]
    assert [line.before is not None and line.after is not None for line in lines] == [True]


def test_after_one_of_a_group_came_by_himself_the_others_are_written_anew(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visitors = services.visitors
    at = clock.now() + timedelta(hours=1)
    group = visitors.expect(by=actor, expected_at=at, name_zh="王伟", party_size=3).row
    visitors.set_party(by=actor, visit_id=group.id, version=group.version, people=3, names=["李娜", "陈示例"])
    visitors.check_in(by=actor, of_party=(group.id, 1), name_zh="李娜")
    now = visitors.visit(group.id)
    visitors.set_party(by=actor, visit_id=group.id, version=now.version, people=2, names=["丁示例"])
    assert [who.name_zh for who in visitors.party(group.id)] == ["丁示例"]


def test_what_is_planned_of_a_group_changes_until_it_comes(services: Services, actor: Actor, clock: FixedClock) -> None:
    visitors = services.visitors
    later = clock.now() + timedelta(hours=1)
    group = visitors.expect(by=actor, expected_at=later, name_zh="单雄信", party_size=12).row
    said = visitors.set_party(by=actor, visit_id=group.id, version=group.version, people=15, names=["李娜"]).row
    assert (said.state, said.party_planned, said.party_size) == (VisitState.EXPECTED, 15, 15)
    came = visitors.check_in(by=actor, visit_id=group.id).row
    now = visitors.set_party(by=actor, visit_id=group.id, version=came.version, people=11).row
    assert (now.party_planned, now.party_size, now.heads_inside) == (15, 11, 11)
    assert [who.name_zh for who in visitors.party(group.id)] == ["李娜"]


def test_the_peak_of_the_day_goes_by_heads_that_are_inside(services: Services, actor: Actor, clock: FixedClock) -> None:
    group = come(services, actor, party_size=10)
    clock.at += timedelta(minutes=30)
    services.visitors.depart(by=actor, visit_id=group.id, heads=8)
    clock.at += timedelta(minutes=30)
    come(services, actor, "李娜", party_size=5)
    peak = services.visitors.peak(TODAY)
    assert (peak.heads, peak.at) == (10, group.arrived_at)
    come(services, actor, "陈示例", party_size=4)
    assert services.visitors.peak(TODAY).heads == 11
    assert services.reports.occupancy(as_of=TODAY).visits.peak_heads == 11


# --- out and back ----------------------------------------------------------------------------


def test_who_steps_out_and_comes_back_on_his_badge_is_one_visit_with_a_gap(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visit = come(services, actor, badge="7")
    clock.at += timedelta(hours=1)
    services.visitors.check_out(by=actor, visit_ids=[visit.id], badge_is_out=True)
    assert services.visitors.free_badge() == "01"
    clock.at += timedelta(minutes=45)
    back = services.visitors.check_in(by=actor, visitor_id=visit.visitor_id, badge="07").row
    assert (back.id, back.state, back.away_min, back.badge_is_out) == (visit.id, VisitState.INSIDE, 45, False)
    clock.at += timedelta(minutes=15)
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    figures = services.reports.occupancy(as_of=TODAY).visits
    assert (figures.visits, figures.median_dwell_min, figures.peak_heads) == (1, 75, 1)


@pytest.mark.parametrize(("after", "badge"), [(timedelta(hours=2, minutes=1), "07"), (timedelta(hours=1), "08")])
def test_later_or_on_another_badge_it_is_a_visit_of_its_own(
    services: Services, actor: Actor, clock: FixedClock, after: timedelta, badge: str
) -> None:
    visit = come(services, actor, badge="07")
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    clock.at += after
    assert services.visitors.check_in(by=actor, visitor_id=visit.visitor_id, badge=badge).row.id != visit.id


def test_who_is_back_can_be_let_in_from_the_list_of_those_who_left(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visit = come(services, actor)
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    clock.at += timedelta(minutes=10)
    assert services.visitors.come_back(by=actor, visit_id=visit.id).row.away_min == 10
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    clock.at += timedelta(hours=3)
    with pytest.raises(errors.TooLongAgo) as refused:
        services.visitors.come_back(by=actor, visit_id=visit.id)
    assert "more than 2 hours ago" in sentence(refused.value, "en")
    clock.at -= timedelta(hours=4)
    with pytest.raises(errors.TooLongAgo) as refused:
        services.visitors.come_back(by=actor, visit_id=visit.id)
    assert "by the clock that has not been yet" in sentence(refused.value, "en")


def test_a_visit_does_not_end_before_its_visitor_came_back(services: Services, actor: Actor, clock: FixedClock) -> None:
    visit = come(services, actor)
    clock.at += timedelta(minutes=10)
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    clock.at += timedelta(minutes=10)
    back = services.visitors.come_back(by=actor, visit_id=visit.id).row
    assert back.arrived_at is not None
    with pytest.raises(errors.ValueRefused) as refused:
        services.visitors.correct_times(
            by=actor, visit_id=back.id, version=back.version, arrived_at=back.arrived_at,
            left_at=back.arrived_at + timedelta(minutes=15), reason="seen",
        )  # fmt: skip
    assert (refused.value.why, refused.value.value) == ("before_last_return", "10:20")


# --- badges ----------------------------------------------------------------------------------


def test_a_forgotten_visit_keeps_its_badge_out_and_another_takes_the_next(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visit = come(services, actor, badge="01")
    clock.at += timedelta(days=1)
    closed = services.visitors.close_day(by=actor, visit_ids=[visit.id]).row[0]
    assert (closed.badge_is_out, closed.left_at, closed.closed_by) == (True, None, ClosedBy.SYSTEM)
    assert services.visitors.free_badge() == "02"
    come(services, actor, "李娜", badge="01")  # it is in the receptionist's hand after all
    assert not services.visitors.visit(visit.id).badge_is_out


# --- times -----------------------------------------------------------------------------------


def test_a_visit_over_midnight_is_of_the_day_it_began_and_left_on_the_next(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    clock.at = datetime(2023, 11, 30, 23, 10, tzinfo=ZONE)
    visit = come(services, actor)
    clock.at += timedelta(minutes=90)
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    assert [row.id for row in services.visitors.visits(TODAY, TODAY)] == [visit.id]
    assert services.visitors.left(TODAY) == ()
    assert [row.id for row in services.visitors.left(TODAY + timedelta(days=1))] == [visit.id]
    assert services.reports.occupancy(as_of=TODAY + timedelta(days=1)).visits.visits == 0


def test_the_list_on_paper_says_when_a_visit_went_over_midnight(
    services: Services, actor: Actor, clock: FixedClock, tmp_path: Path
) -> None:
    clock.at = datetime(2023, 11, 30, 22, 0, tzinfo=ZONE)
    late, short = come(services, actor), come(services, actor, "李娜")
    forgotten = come(services, actor, "陈示例")
    clock.at += timedelta(minutes=30)
    services.visitors.check_out(by=actor, visit_ids=[short.id])
    clock.at += timedelta(hours=2)
    services.visitors.check_out(by=actor, visit_ids=[late.id])
    services.visitors.close_day(by=actor, visit_ids=[forgotten.id])
    path = tmp_path / "log.xlsx"
    services.exports.visits(by=actor, path=path, start=TODAY, end=TODAY)
    sheet = load_workbook(path).active
    assert sheet is not None
    rows = [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    said = [row for row in rows if "22:00:00" in row]
    assert [("00:30:00" in row, any("2023-12-01" in cell for cell in row)) for row in said] == [
        (True, True),
        (False, False),
        (False, False),
    ]


def test_when_the_clock_was_set_back_the_time_is_asked_for_and_none_invented(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visit = come(services, actor)
    clock.at -= timedelta(hours=2)
    with pytest.raises(errors.ClockSetBack) as refused:
        services.visitors.check_out(by=actor, visit_ids=[visit.id])
    assert (refused.value.arrived_at, refused.value.now) == (visit.arrived_at, clock.now())
    assert services.visitors.visit(visit.id).state is VisitState.INSIDE
    assert visit.arrived_at is not None
    by_hand = visit.arrived_at + timedelta(minutes=40)
    left = services.visitors.check_out(by=actor, visit_ids=[visit.id], left_at=by_hand).row[0]
    assert left.left_at == by_hand


def test_a_time_by_hand_lies_between_the_arrival_and_now(services: Services, actor: Actor, clock: FixedClock) -> None:
    visit = come(services, actor)
    clock.at += timedelta(hours=1)
    assert visit.arrived_at is not None
    with pytest.raises(errors.EndBeforeStart):
        services.visitors.check_out(by=actor, visit_ids=[visit.id], left_at=visit.arrived_at - timedelta(minutes=1))
    with pytest.raises(errors.ValueRefused):
        services.visitors.check_out(by=actor, visit_ids=[visit.id], left_at=clock.now() + timedelta(minutes=1))


def test_a_forgotten_visit_can_be_closed_although_the_clock_was_set_back(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visit = come(services, actor)
    clock.at -= timedelta(hours=2)
    services.visitors.close_day(by=actor, visit_ids=[visit.id])
    clock.at += timedelta(hours=3)
    figures = services.reports.occupancy(as_of=TODAY).visits
    assert (figures.heads, figures.system_closed, figures.median_dwell_min) == (1, 1, None)


@pytest.mark.parametrize(
    ("name", "why"),
    [("王" * 10_000, "too_long"), ("\u202e王伟", "control_character"), ("王\x00伟", "control_character")],
)
def test_a_name_that_cannot_be_is_refused_at_its_field_and_nothing_is_written(
    services: Services, actor: Actor, name: str, why: str
) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        come(services, actor, name)
    assert (refused.value.name, refused.value.why) == ("name_zh", why)
    assert services.visitors.visits(TODAY, TODAY) == ()


def test_a_name_with_an_emoji_is_kept_as_written(services: Services, actor: Actor) -> None:
    assert come(services, actor, "王伟 🐼").name_zh == "王伟 🐼"


def test_undo_takes_back_a_return_and_a_part_that_left(services: Services, actor: Actor, clock: FixedClock) -> None:
    visit = come(services, actor, party_size=4, badge="07")
    services.visitors.depart(by=actor, visit_id=visit.id, heads=3)
    services.journal.undo(by=actor, number=services.journal.entries(limit=1)[0].number)
    assert services.visitors.visit(visit.id).heads_inside == 4
    services.visitors.check_out(by=actor, visit_ids=[visit.id], badge_is_out=True)
    left = services.visitors.visit(visit.id)
    clock.at += timedelta(minutes=20)
    services.visitors.come_back(by=actor, visit_id=visit.id)
    services.journal.undo(by=actor, number=services.journal.entries(limit=1)[0].number)
    again = services.visitors.visit(visit.id)
    assert (again.left_at, again.away_min, again.badge_is_out, again.state) == (left.left_at, 0, True, VisitState.LEFT)
