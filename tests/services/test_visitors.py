"""Visitors arrive, are found again, leave, and nothing about them is invented."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text as sql

from jib_desk.models.database import Database
from jib_desk.models.faults import GuardRefused
from jib_desk.models.journal import Stamp
from jib_desk.models.tables import TABLES
from jib_desk.phrases import sentence
from jib_desk.rules.names import Fit
from jib_desk.rules.words import ClosedBy, VisitorCategory, VisitState
from jib_desk.services import errors
from jib_desk.services.clock import FixedClock
from jib_desk.services.journal import JournalService
from jib_desk.services.rows.staff import Actor
from jib_desk.services.search import SearchService
from jib_desk.services.staff import StaffService
from jib_desk.services.visit.visitors import VisitorsService

TODAY = date(2023, 11, 30)


class Desk(SimpleNamespace):
    """A front desk with one resident company and one host."""

    database: Database
    clock: FixedClock
    visitors: VisitorsService
    search: SearchService
    journal: JournalService
    by: Actor
    company: int
    host: int

    def keys(self, kind: str, key: int) -> set[str]:
        with self.database.read() as session:
            found = session.execute(
                sql("SELECT key FROM search_key WHERE kind = :kind AND ref_id = :key"), {"kind": kind, "key": key}
            )
            return {row.key for row in found}


@pytest.fixture
def desk(database: Database, clock: FixedClock) -> Desk:
    search = SearchService(database, clock)
    database.hooks.append(search.refresh)
    by = StaffService(database, clock).actor("front_desk", "tests")
    company, host = _house(database, clock, by)
    return Desk(
        database=database,
        clock=clock,
        visitors=VisitorsService(database, clock),
        search=search,
        journal=JournalService(database, clock),
        by=by,
        company=company,
        host=host,
    )


def _house(database: Database, clock: FixedClock, by: Actor) -> tuple[int, int]:
    stamp = Stamp(clock.now(), by.id, "tests", "0", "test.house")
    with database.write(stamp) as writing:
        (company,) = writing.work.next_ids(TABLES["company"], 1)
        (host,) = writing.work.next_ids(TABLES["contact"], 1)
        names = {"name_zh": "月熊猫电池（示例）有限公司", "name_en": "MoonPanda Battery (Sample) Ltd."}
        row = {"id": company, "version": 1, "uid": "c-1", "code": "ST-001", "sector": "electrification", **names}
        writing.work.write_many(TABLES["company"], [row | {"short_zh": "月熊猫电池", "short_en": "MoonPanda Battery"}])
        person = {"name_zh": "赵示一", "name_en": "Zhao Shiyi", "phone": "12000000101"}
        writing.work.write_many(
            TABLES["contact"], [{"id": host, "version": 1, "uid": "h-1", "company_id": company, **person}]
        )
    return company, host


def _names(rows: object) -> list[str]:
    return [row.name_zh or row.name_latin for row in rows]  # type: ignore[attr-defined]


# --- arriving --------------------------------------------------------------------------------


def test_a_new_visitor_is_inside_with_host_company_and_badge(desk: Desk) -> None:
    row = desk.visitors.check_in(
        by=desk.by, name_zh="王示例", phone="12000000001", host_id=desk.host, purpose="Meeting", badge="7"
    ).row
    assert (row.state, row.badge, row.host, row.company_zh) == (VisitState.INSIDE, "07", "赵示一", "月熊猫电池")
    assert row.arrived_at == desk.clock.now()
    assert desk.visitors.on_site() == (row,)
    assert desk.visitors.inside().visitors == 1


def test_a_phone_is_shown_masked_and_the_hosts_in_full(desk: Desk) -> None:
    row = desk.visitors.check_in(by=desk.by, name_zh="王示例", phone="12000000001", host_id=desk.host).row
    assert row.masked_phone == "120****0001"
    assert row.host_phone == "12000000101"
    assert desk.visitors.suggest("王示例")[0].masked_phone == "120****0001"
    assert "12000000001" not in repr(desk.visitors.muster())


@pytest.mark.parametrize(
    "typed",
    ["王示例", "王", "示例", "wangshili", "wsl", "WANG shi", "0001", "12000000001", "+86 120 0000 0001", "车灯"],
)
def test_a_returning_visitor_is_found_by_name_pinyin_initials_phone_and_organisation(desk: Desk, typed: str) -> None:
    desk.visitors.check_in(
        by=desk.by, name_zh="王示例", phone="12000000001", organisation="示例车灯", host_id=desk.host, purpose="Meeting"
    )
    (hit,) = desk.visitors.suggest(typed)
    assert (hit.name_zh, hit.visits, hit.last_host, hit.last_purpose) == ("王示例", 1, "赵示一", "Meeting")


def test_a_slip_of_the_finger_still_finds_the_visitor(desk: Desk) -> None:
    desk.visitors.check_in(by=desk.by, name_latin="Anna Sampleton")
    desk.visitors.check_in(by=desk.by, name_zh="欧阳娜")
    assert _names(desk.visitors.suggest("Anna Samplton")) == ["Anna Sampleton"]
    assert [(hit.name_zh, hit.fit) for hit in desk.visitors.suggest("欧阳那")] == [("欧阳娜", Fit.NOT_HIS_NAME)]
    assert desk.visitors.suggest("李那") == ()
    assert desk.visitors.suggest("zzzzzz") == ()


def test_among_many_of_one_name_the_latest_come_first_and_six_are_offered(desk: Desk) -> None:
    for number in range(9):
        desk.clock.at += timedelta(minutes=1)
        desk.visitors.check_in(by=desk.by, name_zh="王示例", phone=f"1200000000{number}")
    tails = [hit.masked_phone[-4:] for hit in desk.visitors.suggest("王示例")]
    assert tails == ["0008", "0007", "0006", "0005", "0004", "0003"]


def test_among_more_of_one_name_than_are_looked_at_the_latest_and_the_expected_are_found(desk: Desk) -> None:
    for number in range(18):
        desk.visitors.expect(
            by=desk.by,
            name_zh="王示例",
            phone=f"120000001{number:02}",
            expected_at=desk.clock.now() - timedelta(days=9),
        )
    latest = desk.visitors.check_in(by=desk.by, name_zh="王示例", phone="12000000999").row
    expected = desk.visitors.expect(
        by=desk.by, name_zh="王朔林", phone="12000000998", expected_at=desk.clock.now() + timedelta(hours=1)
    ).row
    for typed in ("王示例", "wsl", "wangshili"):
        found = [hit.visitor_id for hit in desk.visitors.suggest(typed)]
        assert latest.visitor_id in found[:2], typed
    for typed in ("w", "王", "wsl"):
        assert desk.visitors.suggest(typed)[0].visitor_id == expected.visitor_id, typed


@pytest.mark.parametrize(("kept", "typed"), [("王伟", "王 偉"), ("王偉", "王伟"), ("單麗", "shanli"), ("單麗", "单丽")])
def test_traditional_and_simplified_forms_lead_to_one_name(desk: Desk, kept: str, typed: str) -> None:
    desk.visitors.check_in(by=desk.by, name_zh=kept)
    assert [(hit.name_zh, hit.fit) for hit in desk.visitors.suggest(typed)] == [(kept, Fit.WHOLE)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Wei Wang", Fit.WHOLE),
        ("Wang Wei 王伟", Fit.WHOLE),
        ("王伟，示例车灯", Fit.WHOLE),
        ("王伟 示例车灯", Fit.WHOLE),
        ("王伟 12000000001", Fit.WHOLE),
        ("王伟 12000000002", Fit.NOT_HIS_NAME),
        ("王伟 李娜", Fit.NOT_HIS_NAME),
    ],
)
def test_a_name_in_both_scripts_or_with_its_organisation_is_his_whole_name(
    desk: Desk, typed: str, expected: Fit
) -> None:
    desk.visitors.check_in(by=desk.by, name_zh="王伟", organisation="示例车灯", phone="12000000001")
    fits = [hit.fit for hit in desk.visitors.suggest(typed)]
    assert fits == [Fit.WHOLE] if expected is Fit.WHOLE else Fit.WHOLE not in fits


def test_the_same_name_and_phone_is_the_same_person_and_another_phone_is_another(desk: Desk) -> None:
    first = desk.visitors.check_in(by=desk.by, name_zh="王示例", phone="120 0000 0001").row
    desk.visitors.check_out(by=desk.by, visit_ids=[first.id])
    again = desk.visitors.check_in(by=desk.by, name_zh="王 示例", phone="+86 120-0000-0001").row
    other = desk.visitors.check_in(by=desk.by, name_zh="王示例", phone="12000000002").row
    assert again.visitor_id == first.visitor_id
    assert other.visitor_id != first.visitor_id


def test_somebody_without_a_name_is_refused(desk: Desk) -> None:
    with pytest.raises(errors.ValueMissing):
        desk.visitors.check_in(by=desk.by, phone="12000000001")
    assert desk.visitors.on_site() == ()


@pytest.mark.parametrize(("name", "why"), [("王" * 201, "too_long"), ("王\u202e示例", "control_character")])
def test_a_name_that_cannot_be_shown_is_refused(desk: Desk, name: str, why: str) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        desk.visitors.check_in(by=desk.by, name_zh=name)
    assert (refused.value.name, refused.value.why) == ("name_zh", why)


def test_whoever_is_inside_cannot_come_in_again(desk: Desk) -> None:
    row = desk.visitors.check_in(by=desk.by, name_zh="王示例", badge="3").row
    with pytest.raises(errors.AlreadyInside) as refused:
        desk.visitors.check_in(by=desk.by, visitor_id=row.visitor_id)
    assert refused.value.badge == "03"


def test_a_request_repeated_after_a_lost_answer_is_carried_out_once(desk: Desk) -> None:
    first = desk.visitors.check_in(by=desk.by, name_zh="王示例", token="t-1")
    second = desk.visitors.check_in(by=desk.by, name_zh="王示例", token="t-1")
    assert second.repeated
    assert second.row.id == first.row.id
    assert len(desk.visitors.on_site()) == 1


# --- badges ----------------------------------------------------------------------------------


def test_a_badge_in_use_names_who_wears_it_since_when(desk: Desk) -> None:
    since = desk.clock.now()
    desk.visitors.check_in(by=desk.by, name_zh="王示例", badge="17")
    desk.clock.at += timedelta(minutes=5)
    with pytest.raises(errors.BadgeInUse) as refused:
        desk.visitors.check_in(by=desk.by, name_zh="李示例", badge="17")
    assert (refused.value.badge, refused.value.visitor, refused.value.since) == ("17", "王示例", since)
    assert _names(desk.visitors.on_site()) == ["王示例"]


def test_the_database_itself_refuses_a_second_open_visit_on_a_badge(desk: Desk) -> None:
    row = desk.visitors.check_in(by=desk.by, name_zh="王示例", badge="17").row
    stamp = Stamp(desk.clock.now(), desk.by.id, "tests", "0", "test.raw")
    with pytest.raises(GuardRefused), desk.database.write(stamp) as writing:
        second = {"id": 99, "version": 1, "uid": "x", "visitor_id": row.visitor_id, "staff_id": desk.by.id}
        writing.work.write_many(
            TABLES["visit"], [second | {"badge": "17", "arrived_at": desk.clock.now(), "is_open": True}]
        )


def test_a_badge_is_free_again_when_its_wearer_has_left(desk: Desk) -> None:
    assert desk.visitors.free_badge() == "01"
    row = desk.visitors.check_in(by=desk.by, name_zh="王示例", badge="1").row
    assert desk.visitors.free_badge() == "02"
    assert desk.visitors.by_badge(" 1 ") == row
    desk.visitors.check_out(by=desk.by, visit_ids=[row.id])
    assert desk.visitors.free_badge() == "01"
    assert desk.visitors.by_badge("1") is None


# --- expected --------------------------------------------------------------------------------


def test_an_expected_visitor_is_offered_and_arrives_on_the_planned_visit(desk: Desk) -> None:
    at = desk.clock.now() + timedelta(hours=1)
    planned = desk.visitors.expect(
        by=desk.by, name_zh="王示例", expected_at=at, host_id=desk.host, purpose="Interview", party_size=3
    ).row
    assert desk.visitors.expected(TODAY) == (planned,)
    hit = desk.visitors.suggest("wsl")[0]
    assert hit.expected_visit_id == planned.id
    assert (hit.last_host, hit.last_purpose, hit.party_size) == ("赵示一", "Interview", 3)
    come = desk.visitors.check_in(by=desk.by, visit_id=planned.id, badge="4").row
    assert (come.id, come.state, come.badge, come.purpose, come.host) == (
        planned.id, VisitState.INSIDE, "04", "Interview", "赵示一",
    )  # fmt: skip
    assert come.party_size == 3
    assert desk.visitors.expected(TODAY) == ()


def test_whoever_was_expected_and_did_not_come_is_a_no_show_the_day_after(desk: Desk) -> None:
    desk.visitors.expect(by=desk.by, name_zh="王示例", expected_at=desk.clock.now() + timedelta(hours=1))
    desk.clock.at += timedelta(days=1)
    (row,) = desk.visitors.expected(TODAY)
    assert row.state is VisitState.NO_SHOW


def test_a_refused_visitor_was_never_inside_and_the_reason_is_kept(desk: Desk) -> None:
    row = desk.visitors.refuse(by=desk.by, name_zh="王示例", reason="No host").row
    assert (row.state, row.refused_reason) == (VisitState.REFUSED, "No host")
    assert desk.visitors.on_site() == ()
    assert desk.visitors.visits(TODAY, TODAY) == (row,)
    with pytest.raises(errors.NeedsReason):
        desk.visitors.refuse(by=desk.by, name_zh="李示例", reason=" ")


# --- leaving ---------------------------------------------------------------------------------


def test_several_leave_at_once_in_one_entry(desk: Desk) -> None:
    rows = [desk.visitors.check_in(by=desk.by, name_zh=name).row for name in ("王示例", "李示例", "张示例")]
    desk.clock.at += timedelta(hours=1)
    outcome = desk.visitors.check_out(by=desk.by, visit_ids=[row.id for row in rows[:2]])
    assert {row.state for row in outcome.row} == {VisitState.LEFT}
    assert all(row.left_at == desk.clock.now() for row in outcome.row)
    assert _names(desk.visitors.on_site()) == ["张示例"]
    assert desk.journal.entries(limit=1)[0].number == outcome.changes.entry


def test_when_one_of_several_has_left_already_nobody_is_checked_out(desk: Desk) -> None:
    first, second = (desk.visitors.check_in(by=desk.by, name_zh=name).row for name in ("王示例", "李示例"))
    desk.visitors.check_out(by=desk.by, visit_ids=[first.id])
    with pytest.raises(errors.VisitClosed):
        desk.visitors.check_out(by=desk.by, visit_ids=[second.id, first.id])
    assert _names(desk.visitors.on_site()) == ["李示例"]


def test_closing_the_day_marks_the_system_and_invents_no_departure(desk: Desk) -> None:
    row = desk.visitors.check_in(by=desk.by, name_zh="王示例").row
    desk.clock.at += timedelta(hours=9)
    (closed,) = desk.visitors.close_day(by=desk.by, visit_ids=[row.id]).row
    assert (closed.state, closed.closed_by, closed.left_at) == (VisitState.LEFT, ClosedBy.SYSTEM, None)
    assert desk.visitors.left(TODAY) == (closed,)
    with pytest.raises(errors.VisitClosed) as refused:
        desk.visitors.check_out(by=desk.by, visit_ids=[row.id])
    assert refused.value.left_at is None
    assert sentence(refused.value, "en") == "The visit of 王示例 is closed already."


def test_a_visit_over_midnight_stays_inside_and_has_left_on_the_day_it_ends(desk: Desk) -> None:
    row = desk.visitors.check_in(by=desk.by, name_zh="王示例").row
    desk.clock.at += timedelta(days=1)
    assert _names(desk.visitors.on_site()) == ["王示例"]
    desk.visitors.check_out(by=desk.by, visit_ids=[row.id])
    assert desk.visitors.left(TODAY) == ()
    assert _names(desk.visitors.left(TODAY + timedelta(days=1))) == ["王示例"]


def test_the_second_visit_of_a_day_is_a_visit_of_its_own(desk: Desk) -> None:
    first = desk.visitors.check_in(by=desk.by, name_zh="王示例").row
    desk.visitors.check_out(by=desk.by, visit_ids=[first.id])
    desk.clock.at += timedelta(hours=4)
    second = desk.visitors.check_in(by=desk.by, visitor_id=first.visitor_id).row
    assert [row.id for row in desk.visitors.visits(TODAY, TODAY)] == [first.id, second.id]
    assert desk.visitors.suggest("wsl")[0].visits == 2


# --- corrections and undo --------------------------------------------------------------------


def test_times_are_corrected_with_a_reason_and_the_journal_keeps_both(desk: Desk) -> None:
    row = desk.visitors.check_in(by=desk.by, name_zh="王示例").row
    earlier = desk.clock.now() - timedelta(minutes=30)
    outcome = desk.visitors.correct_times(
        by=desk.by, visit_id=row.id, version=row.version, arrived_at=earlier, left_at=desk.clock.now(), reason="paper"
    )
    assert (outcome.row.arrived_at, outcome.row.state) == (earlier, VisitState.LEFT)
    (line,) = desk.journal.lines(outcome.changes.entry)
    assert line.before is not None
    assert line.after is not None
    assert line.before["arrived_at"] == int(desk.clock.now().timestamp())
    assert line.after["arrived_at"] == int(earlier.timestamp())
    with pytest.raises(errors.NeedsReason):
        desk.visitors.correct_times(by=desk.by, visit_id=row.id, version=2, arrived_at=earlier, left_at=None, reason="")


def test_an_impossible_or_stale_correction_changes_nothing(desk: Desk) -> None:
    row = desk.visitors.check_in(by=desk.by, name_zh="王示例").row
    now = desk.clock.now()

    def correct(arrived_at: datetime, left_at: datetime | None, version: int) -> None:
        desk.visitors.correct_times(
            by=desk.by, visit_id=row.id, version=version, arrived_at=arrived_at, left_at=left_at, reason="r"
        )

    with pytest.raises(errors.EndBeforeStart):
        correct(now, now - timedelta(minutes=1), row.version)
    with pytest.raises(errors.ValueRefused):
        correct(now + timedelta(minutes=1), None, row.version)
    with pytest.raises(errors.Stale):
        correct(now - timedelta(minutes=1), None, row.version + 1)
    assert desk.visitors.visit(row.id) == row


def test_undoing_a_first_check_in_takes_visitor_visit_and_search_keys_back(desk: Desk) -> None:
    outcome = desk.visitors.check_in(by=desk.by, name_zh="王示例", phone="12000000001")
    assert "wsl" in desk.keys("visitor", outcome.row.visitor_id)
    undone = desk.journal.undo(by=desk.by, number=outcome.changes.entry)
    assert desk.visitors.on_site() == ()
    assert desk.visitors.suggest("王示例") == ()
    assert desk.keys("visitor", outcome.row.visitor_id) == set()
    desk.journal.undo(by=desk.by, number=undone.changes.entry)
    assert _names(desk.visitors.suggest("wsl")) == ["王示例"]


def test_undoing_a_check_out_lets_the_visitor_be_inside_again(desk: Desk) -> None:
    row = desk.visitors.check_in(by=desk.by, name_zh="王示例", badge="5").row
    out = desk.visitors.check_out(by=desk.by, visit_ids=[row.id])
    desk.journal.undo(by=desk.by, number=out.changes.entry)
    assert [visit.badge for visit in desk.visitors.on_site()] == ["05"]


# --- everybody inside ------------------------------------------------------------------------


def test_heads_of_a_group_count_and_each_part_stands_apart(desk: Desk) -> None:
    group = {"organisation": "示例区", "party_size": 18, "category": VisitorCategory.DELEGATION}
    desk.visitors.check_in(by=desk.by, name_zh="王示例", **group)
    inside = desk.visitors.inside()
    assert (inside.visitors, inside.event_guests, inside.residents, inside.total) == (18, 0, 0, 18)
    roll = desk.visitors.muster()
    assert [(line.group, line.heads) for line in roll.lines] == [("visitor", 18)]


def test_residents_and_guests_of_a_running_event_are_on_the_muster_roll(desk: Desk, tmp_path: Path) -> None:
    assert tmp_path.exists()
    now = int(desk.clock.now().timestamp())
    _resident_with_event(desk, now)
    linked = desk.visitors.check_in(by=desk.by, name_zh="王示例").row
    _link(desk, linked.id)
    inside = desk.visitors.inside()
    assert (inside.visitors, inside.event_guests, inside.residents) == (1, 24, 4)
    assert [line.group for line in desk.visitors.muster().lines] == ["visitor", "event", "resident"]
    desk.clock.at = datetime.fromtimestamp(now + 3600 + 15 * 60, UTC)
    assert desk.visitors.inside().event_guests == 0


def _resident_with_event(desk: Desk, now: int) -> None:
    stamp = Stamp(desk.clock.now(), desk.by.id, "tests", "0", "test.event")
    start, end = (datetime.fromtimestamp(now + offset, UTC) for offset in (-3600, 3600))
    with desk.database.write(stamp) as writing:
        write = writing.work.write_many
        base = {"id": 1, "version": 1}
        write(TABLES["floor"], [{**base, "uid": "f", "code": "F1", "width_m": 60.0, "height_m": 30.0}])
        write(TABLES["unit"], [{**base, "uid": "u", "opened_on": date(2021, 5, 20)}])
        layout = {"unit_id": 1, "valid_from": date(2021, 5, 20), "floor_id": 1, "code": "A01", "shape": [0, 0, 4, 6]}
        write(TABLES["unit_layout"], [{**base, "uid": "l", **layout, "desks": 4, "area_m2": 24.0}])
        held = {"unit_id": 1, "company_id": desk.company, "kind": "occupancy", "starts_on": date(2022, 1, 1)}
        write(TABLES["assignment"], [{**base, "uid": "a", **held, "until_on": date(9999, 12, 31)}])
        write(TABLES["headcount"], [{**base, "company_id": desk.company, "valid_from": date(2022, 1, 1), "people": 4}])
        write(TABLES["room"], [{**base, "uid": "r", "code": "R-HALL", "name_zh": "路演厅", "fire_limit": 180}])
        slot = {"room_id": 1, "starts_at": start, "ends_at": end, "teardown_min": 15, "blocks_from": start}
        until = {"blocks_until": end + timedelta(minutes=15)}
        write(TABLES["booking"], [{**base, "uid": "b", "reference": "B-231130-01", **slot, **until}])
        event = {"code": "EV-1", "booking_id": 1, "title": "Roadshow", "type": "roadshow", "attended": 25}
        write(TABLES["event"], [{**base, "uid": "e", **event}])


def _link(desk: Desk, visit_id: int) -> None:
    stamp = Stamp(desk.clock.now(), desk.by.id, "tests", "0", "test.link")
    with desk.database.write(stamp) as writing:
        writing.work.update_many(TABLES["visit"], [{"id": visit_id, "booking_id": 1}])


# --- search over everything ------------------------------------------------------------------


def test_one_search_finds_companies_hosts_visitors_and_worn_badges(desk: Desk) -> None:
    visit = desk.visitors.check_in(by=desk.by, name_zh="赵样本", phone="12000000001", badge="ST-9").row
    kinds = {(found.kind, found.id) for found in desk.search.find("zhao")}
    assert kinds == {("contact", desk.host), ("visitor", visit.visitor_id)}
    assert [found.kind for found in desk.search.find("月熊")] == ["company"]
    assert [found.kind for found in desk.search.find("ST-9")] == ["visit"]
    assert [found.id for found in desk.search.find("st-001")] == [desk.company]
    assert desk.search.find("  ") == ()


def test_units_rooms_and_bookings_are_found_by_code_and_name(desk: Desk) -> None:
    _resident_with_event(desk, int(desk.clock.now().timestamp()))
    assert [found.kind for found in desk.search.find("Ａ０１")] == ["unit"]
    assert [found.kind for found in desk.search.find("lyt")] == ["room"]
    assert [found.kind for found in desk.search.find("b231130")] == ["booking"]


def test_a_visitor_found_by_search_has_no_phone_in_full(desk: Desk) -> None:
    desk.visitors.check_in(by=desk.by, name_zh="王示例", phone="12000000001")
    (found,) = desk.search.find("wsl")
    assert "120****0001" in found.detail_en
    assert "12000000001" not in repr(found)


@pytest.mark.parametrize("badge", ["<b>", "😀", "1" * 20])
def test_what_is_no_badge_is_refused_with_what_one_is(desk: Desk, badge: str) -> None:
    with pytest.raises(errors.ValueRefused) as refusal:
        desk.visitors.check_in(by=desk.by, name_zh="王示例", badge=badge)
    assert refusal.value.name == "badge"
    assert "such as 07 or A-12" in sentence(refusal.value, "en")
    assert desk.visitors.on_site() == ()
