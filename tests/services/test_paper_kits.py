"""The paper bridge: kits are made at their hours, each line is entered once, and no time is invented."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jib_desk.models.faults import GuardRefused
from jib_desk.models.journal import Stamp
from jib_desk.models.tables import TABLES
from jib_desk.rules.words import ClosedBy, VisitState
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import (
    AlreadyInside,
    BadgeInUse,
    BadgeWorn,
    DeskError,
    InsideMeanwhile,
    KitClosed,
    LineEntered,
    Stale,
    ValueMissing,
    ValueRefused,
    VisitClosed,
)
from jib_desk.services.rows.paper_kits import KitLineRow, KitRow
from jib_desk.services.rows.staff import Actor

ZONE = ZoneInfo("Asia/Shanghai")


def at(hour: int, minute: int, day: int = 30) -> datetime:
    return datetime(2023, 11, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def kit(services: Services, actor: Actor, clock: FixedClock) -> KitRow:
    """Printed at half past eight; now it is noon."""
    clock.at = at(8, 30) + timedelta(seconds=40)
    made = services.paper_kits.make(by=actor).row
    clock.at = at(12, 0)
    return made


def enter(services: Services, actor: Actor, kit: KitRow, line: int, **said: Any) -> KitLineRow:
    about: dict[str, Any] = {"arrived_at": at(10, 32), "name_zh": f"林{line}"} | said
    return services.paper_kits.enter_line(by=actor, kit_id=kit.id, line=line, **about).row


def refusal(kind: type[DeskError], work: Any) -> Any:
    with pytest.raises(kind) as refused:
        work()
    return refused.value


def test_kits_of_a_day_are_numbered_and_bring_the_badges_on_the_shelf(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    services.visitors.check_in(by=actor, name_zh="林一", badge="2")
    services.badges.lost(by=actor, number="3")
    first, second = (services.paper_kits.make(by=actor).row for _ in range(2))
    assert (first.code, second.code) == ("K-231130-01", "K-231130-02")
    assert (first.lines, first.badges[:3], len(first.badges)) == (22, ("01", "04", "05"), 22)
    clock.at += timedelta(days=1)
    assert services.paper_kits.make(by=actor).row.code == "K-231201-01"
    assert next(kit.code for kit in services.paper_kits.open_kits()) == "K-231201-01"
    found = services.paper_kits.by_code("k231130-2")
    assert found is not None
    assert found.id == second.id


def test_a_kit_is_due_once_an_hour_and_workstation(services: Services, actor: Actor, clock: FixedClock) -> None:
    clock.at = at(8, 29)
    assert services.paper_kits.due(actor.workstation) is None
    clock.at = at(8, 31)
    assert services.paper_kits.due(actor.workstation) == at(8, 30)
    services.paper_kits.make(by=actor)
    assert services.paper_kits.due(actor.workstation) is None
    assert services.paper_kits.due("another desk") == at(8, 30)
    clock.at = at(13, 0)
    assert services.paper_kits.due(actor.workstation) == at(13, 0)
    services.settings.change(by=services.staff.actor("command_line"), kit_times=())
    assert services.paper_kits.due(actor.workstation) is None


def test_a_line_becomes_a_visit_from_paper_with_the_times_of_the_paper(
    services: Services, actor: Actor, kit: KitRow
) -> None:
    row = enter(services, actor, kit, 3, left_at=at(11, 5), badge=kit.badges[2])
    visit = services.visitors.visit(row.visit_id or 0)
    assert (visit.arrived_at, visit.left_at, visit.closed_by) == (at(10, 32), at(11, 5), ClosedBy.DESK)
    assert (visit.badge, visit.state, row.entered_by) == ("03", VisitState.LEFT, actor.name)
    with services.database.read() as session:
        source = session.connection().exec_driver_sql("SELECT source FROM visit WHERE id = ?", (visit.id,)).scalar()
    assert source == "paper"
    assert services.paper_kits.sheet(kit.id).line(3) == row


def test_who_did_not_leave_yet_is_inside_and_checks_out_as_anybody(
    services: Services, actor: Actor, kit: KitRow
) -> None:
    row = enter(services, actor, kit, 1, badge="01")
    (inside,) = services.visitors.on_site()
    assert (inside.id, inside.arrived_at) == (row.visit_id, at(10, 32))
    services.visitors.check_out(by=actor, visit_ids=[inside.id])


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"arrived_at": at(12, 1)}, "arrived_at", "in_the_future"),
        ({"arrived_at": at(8, 29)}, "arrived_at", "before_kit"),
        ({"arrived_at": at(8, 30, 29)}, "arrived_at", "before_kit"),
        ({"left_at": at(12, 1)}, "left_at", "in_the_future"),
        ({"left_at": at(10, 31)}, "left_at", "left_before_arrival"),
    ],
)
def test_a_time_that_cannot_be_is_refused_and_nothing_is_saved(
    services: Services, actor: Actor, kit: KitRow, said: dict[str, Any], field: str, why: str
) -> None:
    error = refusal(ValueRefused, lambda: enter(services, actor, kit, 1, **said))
    assert (error.name, error.why) == (field, why)
    assert services.paper_kits.sheet(kit.id).entered == ()
    assert services.visitors.visits(at(0, 0).date(), at(0, 0).date()) == ()


def test_the_minute_of_printing_counts_as_after_it(services: Services, actor: Actor, kit: KitRow) -> None:
    assert enter(services, actor, kit, 1, arrived_at=at(8, 30)).arrived_at == at(8, 30)


def test_a_line_is_entered_once_and_the_refusal_says_by_whom_and_when(
    services: Services, actor: Actor, kit: KitRow, clock: FixedClock
) -> None:
    enter(services, actor, kit, 5)
    clock.at += timedelta(minutes=3)
    error = refusal(LineEntered, lambda: enter(services, actor, kit, 5, name_zh="高一"))
    assert (error.kit, error.line, error.staff, error.at) == (kit.code, 5, actor.name, at(12, 0))
    assert refusal(LineEntered, lambda: services.paper_kits.void_line(by=actor, kit_id=kit.id, line=5)).line == 5


def test_the_database_itself_holds_that_a_line_is_entered_once(services: Services, actor: Actor, kit: KitRow) -> None:
    services.paper_kits.void_line(by=actor, kit_id=kit.id, line=5)
    stamp = Stamp(at(12, 0), actor.id, "tests", "0", "paper_kit.line")
    row = {"version": 1, "kit_id": kit.id, "line": 5, "is_void": True, "entered_at": at(12, 0), "staff_id": actor.id}
    with pytest.raises(GuardRefused), services.database.write(stamp) as writing:
        writing.work.write_many(TABLES["paper_line"], [{"id": 999, **row}])


def test_a_repeated_request_enters_nothing_twice(services: Services, actor: Actor, kit: KitRow) -> None:
    first = enter(services, actor, kit, 5, token="once")
    assert enter(services, actor, kit, 5, token="once") == first


@pytest.mark.parametrize("line", [0, 23, -1])
def test_a_line_that_the_kit_has_not_is_refused(services: Services, actor: Actor, kit: KitRow, line: int) -> None:
    assert refusal(ValueRefused, lambda: enter(services, actor, kit, line)).why == "no_such_line"


def test_a_line_without_a_name_is_refused(services: Services, actor: Actor, kit: KitRow) -> None:
    assert refusal(ValueMissing, lambda: enter(services, actor, kit, 1, name_zh="")).name == "name"


def test_a_badge_that_somebody_wears_is_refused_with_his_name(services: Services, actor: Actor, kit: KitRow) -> None:
    services.visitors.check_in(by=actor, name_zh="高一", badge="1")
    error = refusal(BadgeInUse, lambda: enter(services, actor, kit, 1, badge="1"))
    assert error.visitor == "高一"
    enter(services, actor, kit, 1, badge="1", left_at=at(11, 0))  # he had it before, and gave it back


def test_somebody_who_is_inside_cannot_have_come_meanwhile(services: Services, actor: Actor, clock: FixedClock) -> None:
    clock.at = at(8, 30)
    kit = services.paper_kits.make(by=actor).row
    clock.at = at(9, 0)
    visit = services.visitors.check_in(by=actor, name_zh="高一", phone="13800000001").row
    clock.at = at(12, 0)
    error = refusal(
        AlreadyInside, lambda: enter(services, actor, kit, 1, visitor_id=visit.visitor_id, left_at=at(11, 0))
    )
    assert error.since == at(9, 0)


def test_one_visitor_is_not_inside_twice_at_the_same_time(services: Services, actor: Actor, kit: KitRow) -> None:
    about: dict[str, Any] = {"name_zh": "高一", "phone": "13800000001"}
    enter(services, actor, kit, 1, left_at=at(11, 5), badge="1", **about)
    error = refusal(
        InsideMeanwhile,
        lambda: enter(services, actor, kit, 2, arrived_at=at(10, 50), left_at=at(11, 30), badge="2", **about),
    )
    assert (error.visitor, error.since, error.left_at) == ("高一", at(10, 32), at(11, 5))
    refusal(InsideMeanwhile, lambda: enter(services, actor, kit, 2, left_at=at(10, 32), **about))
    refusal(InsideMeanwhile, lambda: enter(services, actor, kit, 2, arrived_at=at(9, 0), **about))
    enter(services, actor, kit, 2, arrived_at=at(9, 0), left_at=at(10, 32), **about)
    enter(services, actor, kit, 3, arrived_at=at(11, 5), **about)


def test_one_badge_is_not_with_two_people_at_the_same_time(services: Services, actor: Actor, kit: KitRow) -> None:
    enter(services, actor, kit, 1, left_at=at(11, 5), badge="1")
    error = refusal(BadgeWorn, lambda: enter(services, actor, kit, 2, left_at=at(11, 0), badge="1"))
    assert (error.badge, error.visitor, error.since, error.left_at) == ("01", "林1", at(10, 32), at(11, 5))
    assert services.paper_kits.sheet(kit.id).line(2) is None
    enter(services, actor, kit, 2, arrived_at=at(11, 5), badge="1")
    worn = refusal(
        BadgeInUse, lambda: enter(services, actor, kit, 3, arrived_at=at(11, 10), left_at=at(11, 20), badge="1")
    )
    assert (worn.visitor, worn.since) == ("林2", at(11, 5))


def test_who_was_expected_and_is_on_another_line_already_is_not_inside_twice(
    services: Services, actor: Actor, kit: KitRow
) -> None:
    about: dict[str, Any] = {"name_zh": "高一", "phone": "13800000001"}
    planned = services.visitors.expect(by=actor, expected_at=at(10, 30), **about).row
    later = services.visitors.expect(by=actor, expected_at=at(11, 30), **about).row
    line = enter(services, actor, kit, 1, visitor_id=planned.visitor_id, left_at=at(11, 5), **about)
    assert line.visit_id == planned.id
    refusal(InsideMeanwhile, lambda: enter(services, actor, kit, 2, visit_id=later.id, left_at=at(11, 0), **about))


def test_who_was_inside_before_the_outage_leaves_by_the_time_on_the_paper(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    clock.at = at(8, 0)
    visit = services.visitors.check_in(by=actor, name_zh="高一", badge="1").row
    clock.at = at(8, 30)
    kit = services.paper_kits.make(by=actor).row
    clock.at = at(12, 0)
    leave = services.paper_kits.leave_line
    early = refusal(ValueRefused, lambda: leave(by=actor, kit_id=kit.id, line=1, visit_id=visit.id, left_at=at(8, 10)))
    assert early.why == "before_kit"
    row = leave(by=actor, kit_id=kit.id, line=1, visit_id=visit.id, left_at=at(9, 41)).row
    assert (row.visit_id, row.arrived_at, row.left_at) == (visit.id, at(8, 0), at(9, 41))
    assert services.visitors.on_site() == ()
    refusal(VisitClosed, lambda: leave(by=actor, kit_id=kit.id, line=2, visit_id=visit.id, left_at=at(9, 50)))


def test_somebody_expected_comes_on_paper_without_a_second_visit(services: Services, actor: Actor, kit: KitRow) -> None:
    planned = services.visitors.expect(by=actor, name_zh="林一", purpose="面试", expected_at=at(10, 30)).row
    row = enter(services, actor, kit, 1, name_zh="", visit_id=planned.id, left_at=at(11, 0))
    assert row.visit_id == planned.id
    (visit,) = services.visitors.visits(at(0, 0).date(), at(0, 0).date())
    assert (visit.purpose, visit.arrived_at, visit.left_at) == ("面试", at(10, 32), at(11, 0))


def test_a_kit_begun_is_to_do_until_all_is_entered_or_the_rest_is_blank(
    services: Services, actor: Actor, kit: KitRow
) -> None:
    kits = services.paper_kits
    assert kits.unfinished() == ()
    enter(services, actor, kit, 1)
    kits.void_line(by=actor, kit_id=kit.id, line=2)
    (begun,) = kits.unfinished()
    assert begun.entered == 2
    assert refusal(Stale, lambda: kits.close(by=actor, kit_id=kit.id, version=begun.version + 1))
    closed = kits.close(by=actor, kit_id=kit.id, version=begun.version)
    assert kits.unfinished() == ()
    assert kits.open_kits() == ()
    assert refusal(KitClosed, lambda: enter(services, actor, kit, 3)).kit == kit.code
    services.journal.undo(by=actor, number=closed.changes.entry)
    assert len(kits.unfinished()) == 1


def test_the_last_line_closes_its_kit(services: Services, actor: Actor, clock: FixedClock) -> None:
    services.settings.change(by=services.staff.actor("command_line"), kit_lines=2)
    kit = services.paper_kits.make(by=actor).row
    clock.at += timedelta(hours=1)
    enter(services, actor, kit, 2)
    services.paper_kits.void_line(by=actor, kit_id=kit.id, line=1)
    assert services.paper_kits.open_kits() == ()


def test_undo_makes_a_line_free_again_and_takes_its_visit_away(services: Services, actor: Actor, kit: KitRow) -> None:
    done = services.paper_kits.enter_line(by=actor, kit_id=kit.id, line=4, name_zh="林四", arrived_at=at(10, 32))
    services.journal.undo(by=actor, number=done.changes.entry)
    assert services.paper_kits.sheet(kit.id).entered == ()
    assert services.visitors.on_site() == ()
    enter(services, actor, kit, 4)


def test_the_journal_names_kit_and_line_but_nobody(services: Services, actor: Actor, kit: KitRow) -> None:
    enter(services, actor, kit, 4)
    assert services.journal.entries(limit=1)[0].subject == f"{kit.code} · 4"


def test_who_is_on_the_watch_list_is_written_down_though_nobody_is_stopped(
    services: Services, actor: Actor, kit: KitRow
) -> None:
    manager = services.staff.actor("command_line")
    entry = services.watch.add(by=manager, name_zh="林五", phone="13800000009", reason="unpaid").row
    row = enter(services, actor, kit, 5, name_zh="林五", phone="13800000009")
    (match,) = services.watch.matches(by=manager, entry_id=entry.id)
    assert match.visit_id == row.visit_id


@pytest.mark.parametrize("name", ["林" * 10_000, "林\u202e一", "林\x00一", "林\ud800"])
def test_a_name_that_cannot_be_is_refused_and_the_line_stays_free(
    services: Services, actor: Actor, kit: KitRow, name: str
) -> None:
    assert refusal(ValueRefused, lambda: enter(services, actor, kit, 1, name_zh=name)).name == "name_zh"
    assert services.paper_kits.sheet(kit.id).entered == ()
    assert enter(services, actor, kit, 1, name_zh="林😀").name_zh == "林😀"


# --- what was planned ------------------------------------------------------------------------


def test_a_line_that_is_entered_the_next_morning_takes_the_plan_of_the_kits_day(
    services: Services, actor: Actor, clock: FixedClock, kit: KitRow
) -> None:
    expect = services.invitations.expect
    yesterday = expect(by=actor, expected_at=at(13, 0), name_zh="秦测甲", purpose="Tour").row
    today = expect(by=actor, expected_at=at(13, 0) + timedelta(days=1), visitor_id=yesterday.visitor_id).row
    clock.at = at(9, 0) + timedelta(days=1)
    line = enter(services, actor, kit, 1, name_zh="秦测甲先生", badge="5", arrived_at=at(13, 5), left_at=at(14, 0))
    assert line.visit_id == yesterday.id
    came = services.visitors.visit(yesterday.id)
    assert (came.name_zh, came.purpose, came.badge, came.state) == ("秦测甲", "Tour", "05", VisitState.LEFT)
    assert services.visitors.visit(today.id).state is VisitState.EXPECTED
    assert [row.id for row in services.visitors.visits(at(1, 0).date(), at(1, 0).date())] == [yesterday.id]


def test_who_is_chosen_from_the_known_comes_to_his_plan_of_that_day(
    services: Services, actor: Actor, clock: FixedClock, kit: KitRow
) -> None:
    known = services.visitors.check_in(by=actor, name_zh="秦测甲", phone="12000000001").row
    services.visitors.check_out(by=actor, visit_ids=[known.id])
    planned = services.invitations.expect(by=actor, expected_at=at(13, 0), name_zh="秦测甲").row
    assert planned.visitor_id != known.visitor_id
    clock.at = at(9, 0) + timedelta(days=1)
    about = {"visitor_id": known.visitor_id, "name_zh": "", "arrived_at": at(13, 5), "left_at": at(14, 0)}
    assert enter(services, actor, kit, 1, **about).visit_id == planned.id
    assert services.visitors.visit(planned.id).visitor_id == known.visitor_id
