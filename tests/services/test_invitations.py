"""Invitations: one visitor on several dates, a pasted delegation, linked to what is booked, undone in one step."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.models import direct
from jib_desk.rules.recurrence import Frequency, Rule
from jib_desk.rules.words import VisitorCategory, VisitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor

DAY = date(2023, 12, 1)
AT = datetime(2023, 12, 1, 14, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LIST = "示例大学参观团\n团长：单雄信 教授 12000000001\n2. 王伟 12000000002\n3. 李娜\n谢谢\n"
WEEKLY = Rule(Frequency.WEEKLY, count=4)


def booking_of(services: Services, visit_id: int) -> int | None:
    with services.database.read() as session:
        return direct.scalar(session, "SELECT booking_id FROM visit WHERE id = ?", (visit_id,))


# --- several dates -----------------------------------------------------------------------------


def test_each_date_is_a_visit_of_its_own(services: Services, actor: Actor) -> None:
    row = services.invitations.recurring(
        by=actor, rule=WEEKLY, first=DAY, at=time(14), name_zh="王伟", purpose="辅导"
    ).row
    assert [visit.expected_at for visit in row.visits] == [AT + timedelta(weeks=n) for n in range(4)]
    assert {visit.name_zh for visit in row.visits} == {"王伟"}
    assert (row.kind, row.title, row.rule) == ("recurring", "辅导", "FREQ=WEEKLY;BYDAY=FR;COUNT=4")
    assert services.visitors.expected(DAY)[0].invitation_id == row.id


def test_one_undo_takes_them_all_back(services: Services, actor: Actor) -> None:
    made = services.invitations.recurring(by=actor, rule=WEEKLY, first=DAY, at=time(14), name_zh="王伟")
    services.journal.undo(by=actor, number=made.changes.entry)
    assert services.visitors.expected(DAY) == ()
    with pytest.raises(errors.NotFound):
        services.invitations.invitation(made.row.id)


def test_a_date_on_which_somebody_is_expected_anyway_is_not_doubled(services: Services, actor: Actor) -> None:
    first = services.visitors.expect(by=actor, expected_at=AT, name_zh="王伟", phone="12000000002").row
    row = services.invitations.recurring(by=actor, rule=WEEKLY, first=DAY, at=time(9), visitor_id=first.visitor_id).row
    assert (len(row.visits), row.already) == (3, 1)
    assert len(services.visitors.expected(DAY)) == 1


def test_days_off_are_left_out_when_asked(services: Services, actor: Actor) -> None:
    rule = Rule(Frequency.DAILY, count=5, skips_days_off=True)
    row = services.invitations.recurring(by=actor, rule=rule, first=DAY, at=time(9), name_zh="王伟").row
    assert [visit.expected_at.weekday() for visit in row.visits if visit.expected_at] == [4, 0, 1]


def test_times_at_which_the_centre_is_closed_are_left_out_as_days_off_are(services: Services, actor: Actor) -> None:
    def close(day: int, begins: int, ends: int, room_id: int | None = None) -> None:
        opens, shuts = (AT.replace(day=day, hour=hour) for hour in (begins, ends))
        services.bookings.close(by=actor, room_id=room_id, starts_at=opens, ends_at=shuts, reason=f"R{day}")

    close(8, 14, 15)
    close(15, 8, 14)  # it opens as somebody comes
    weekly = Rule(Frequency.WEEKLY, count=4, skips_days_off=True)
    series = services.invitations.series(weekly, DAY, time(14))
    assert [(row.day.day, row.closed, row.is_left_out) for row in series.dates] == [
        (1, None, False),
        (8, "R8", True),
        (15, None, False),
        (22, None, False),
    ]
    row = services.invitations.recurring(by=actor, rule=weekly, first=DAY, at=time(14), name_zh="王伟").row
    assert [visit.expected_at.day for visit in row.visits if visit.expected_at] == [1, 15, 22]
    told = services.invitations.series(WEEKLY, DAY, time(14)).dates[1]
    assert (told.closed, told.is_left_out) == ("R8", False)


@pytest.mark.parametrize(
    ("rule", "first", "why"),
    [
        (WEEKLY, date(2023, 11, 29), "is_over"),
        (Rule(Frequency.DAILY), DAY, "too_many_dates"),
        (Rule(Frequency.WEEKLY, until=date(2031, 1, 1)), DAY, "too_far"),
        (Rule(Frequency.MONTHLY_BY_DATE), DAY, "too_far"),
        (Rule(Frequency.WEEKLY, weekdays=(7,), count=2), DAY, "bad_weekday"),
        (Rule(Frequency.DAILY, interval=0), DAY, "bad_interval"),
        (Rule(Frequency.DAILY, count=2, skips_days_off=True), date(2023, 12, 2), "no_dates"),
    ],
)
def test_what_gives_no_dates_is_refused(services: Services, actor: Actor, rule: Rule, first: date, why: str) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        services.invitations.recurring(by=actor, rule=rule, first=first, at=time(9), name_zh="王伟")
    assert refused.value.why == why
    assert services.journal.entries()[0].action != "invitation.recurring"


# --- calling off and moving --------------------------------------------------------------------


def test_one_or_all_dates_can_be_called_off(services: Services, actor: Actor) -> None:
    row = services.invitations.recurring(by=actor, rule=WEEKLY, first=DAY, at=time(14), name_zh="王伟").row
    services.invitations.call_off(by=actor, visit_ids=[row.visits[0].id], reason="病了")
    assert services.visitors.expected(DAY) == ()
    rest = [visit.id for visit in row.visits[1:]]
    off = services.invitations.call_off(by=actor, visit_ids=rest)
    assert {visit.state for visit in services.invitations.invitation(row.id).visits} == {VisitState.CANCELLED}
    services.journal.undo(by=actor, number=off.changes.entry)
    states = [visit.state for visit in services.invitations.invitation(row.id).visits]
    assert states == [VisitState.CANCELLED, *[VisitState.EXPECTED] * 3]


def test_nobody_is_called_off_when_one_is_inside(services: Services, actor: Actor, clock: FixedClock) -> None:
    here = services.visitors.expect(by=actor, expected_at=clock.now(), name_zh="王伟").row
    other = services.visitors.expect(by=actor, expected_at=clock.now(), name_zh="李娜").row
    services.visitors.check_in(by=actor, visit_id=here.id)
    with pytest.raises(errors.AlreadyInside):
        services.invitations.call_off(by=actor, visit_ids=[other.id, here.id])
    assert services.visitors.visit(other.id).state is VisitState.EXPECTED


def test_what_was_called_off_is_neither_moved_nor_called_off_again(services: Services, actor: Actor) -> None:
    visit = services.visitors.expect(by=actor, expected_at=AT, name_zh="王伟").row
    (off,) = services.invitations.call_off(by=actor, visit_ids=[visit.id]).row
    with pytest.raises(errors.VisitOff):
        services.invitations.call_off(by=actor, visit_ids=[visit.id])
    with pytest.raises(errors.VisitOff):
        services.invitations.move(by=actor, versions={off.id: off.version}, expected_at=AT + timedelta(hours=1))


def test_the_dates_of_one_visitor_are_not_moved_onto_each_other(services: Services, actor: Actor) -> None:
    row = services.invitations.recurring(by=actor, rule=WEEKLY, first=DAY, at=time(9), name_zh="王伟").row
    versions = {visit.id: visit.version for visit in row.visits[:2]}
    with pytest.raises(errors.ValueRefused, match="twice_at_once"):
        services.invitations.move(by=actor, versions=versions, expected_at=AT)
    assert len(services.visitors.expected(DAY)) == 1


def test_a_visit_is_not_moved_onto_another_of_the_same_visitor(services: Services, actor: Actor) -> None:
    expect, move = services.invitations.expect, services.invitations.move
    first = expect(by=actor, expected_at=AT, name_zh="王伟", phone="12000000001").row
    later = AT + timedelta(hours=2)
    second = expect(by=actor, expected_at=later, visitor_id=first.visitor_id).row
    other = expect(by=actor, expected_at=later, name_zh="李娜").row
    with pytest.raises(errors.ValueRefused) as refused:
        move(by=actor, versions={other.id: other.version, second.id: second.version}, expected_at=AT)
    assert (refused.value.name, refused.value.why, refused.value.value) == ("expected_at", "planned_then", "王伟")
    assert services.visitors.visit(other.id).expected_at == later
    moved = move(by=actor, versions={second.id: second.version}, expected_at=AT + timedelta(minutes=1)).row[0]
    move(by=actor, versions={moved.id: moved.version}, expected_at=AT + timedelta(seconds=80))  # its own minute
    services.invitations.call_off(by=actor, visit_ids=[first.id])
    again = services.visitors.visit(second.id)
    assert move(by=actor, versions={again.id: again.version}, expected_at=AT).row[0].expected_at == AT


def test_a_move_tells_who_read_an_older_version(services: Services, actor: Actor) -> None:
    visit = services.visitors.expect(by=actor, expected_at=AT, name_zh="王伟").row
    services.invitations.move(by=actor, versions={visit.id: visit.version}, expected_at=AT + timedelta(hours=1))
    with pytest.raises(errors.Stale):
        services.invitations.move(by=actor, versions={visit.id: visit.version}, expected_at=AT)
    with pytest.raises(errors.ValueRefused):
        services.invitations.move(by=actor, versions={visit.id: visit.version + 1}, expected_at=AT - timedelta(days=9))


# --- what is booked ----------------------------------------------------------------------------


def test_a_visit_is_linked_to_what_its_company_has_booked(sample: Services, actor: Actor) -> None:
    company = sample.companies.all(DAY)[0]
    room = sample.bookings.rooms()[-1]
    end = AT + timedelta(hours=2)
    booked = sample.bookings.book(
        by=actor, room_id=room.id, starts_at=AT, ends_at=end, subject="评审", company_id=company.id
    ).row
    early = sample.visitors.expect(
        by=actor, expected_at=AT - timedelta(minutes=20), name_zh="王伟", company_id=company.id
    )
    assert booking_of(sample, early.row.id) == booked.id
    meant = sample.invitations.meeting(company_id=company.id, host_id=None, at=AT - timedelta(minutes=20))
    assert meant is not None
    assert (meant.id, meant.subject) == (booked.id, booked.subject)
    assert sample.invitations.meeting(company_id=company.id, host_id=None, at=AT - timedelta(hours=3)) is None
    other = sample.visitors.expect(by=actor, expected_at=AT - timedelta(hours=3), name_zh="李娜", company_id=company.id)
    assert booking_of(sample, other.row.id) is None
    moved = sample.invitations.move(by=actor, versions={other.row.id: other.row.version}, expected_at=AT).row
    assert booking_of(sample, moved[0].id) == booked.id
    nobody = sample.visitors.expect(by=actor, expected_at=AT, name_zh="赵六")
    assert booking_of(sample, nobody.row.id) is None


# --- delegations -------------------------------------------------------------------------------


def test_a_pasted_list_is_shown_before_anything_is_written(services: Services) -> None:
    before = services.journal.last_number()
    preview = services.invitations.preview(LIST, DAY)
    assert preview.organisation == "示例大学"
    assert [(guest.line, guest.name_zh, guest.is_leader) for guest in preview.taken] == [
        (2, "单雄信", True),
        (3, "王伟", False),
        (4, "李娜", False),
    ]
    assert [(guest.line, guest.why) for guest in preview.guests if guest.why] == [(5, "no_name")]
    assert services.journal.last_number() == before


def test_each_of_them_is_expected_in_one_entry(services: Services, actor: Actor) -> None:
    guests = services.invitations.preview(LIST, DAY).taken
    made = services.invitations.invite(by=actor, guests=guests, expected_at=AT, title="示例大学", purpose="参观")
    assert [visit.name_zh for visit in made.row.visits] == ["单雄信", "王伟", "李娜"]
    assert {visit.category for visit in made.row.visits} == {VisitorCategory.DELEGATION}
    assert {visit.organisation for visit in made.row.visits} == {"示例大学"}
    assert len(services.visitors.suggest("wangwei")) == 1
    services.journal.undo(by=actor, number=made.changes.entry)
    assert services.visitors.expected(DAY) == ()


def test_or_they_come_as_one_party_under_their_leader(services: Services, actor: Actor) -> None:
    guests = services.invitations.preview(LIST.replace("团长：", "") + "领队：赵六", DAY).taken
    row = services.invitations.invite(by=actor, guests=guests, expected_at=AT, as_party=True).row
    (visit,) = row.visits
    assert (visit.name_zh, visit.party_size, visit.party_planned) == ("赵六", 4, 4)
    with services.database.read() as session:
        query = "SELECT name_zh FROM party_member WHERE visit_id = ? ORDER BY position"
        members = [name for (name,) in direct.fetch(session, query, (visit.id,))]
    assert members == ["单雄信", "王伟", "李娜"]


def test_a_party_is_as_large_as_its_list_says(services: Services, actor: Actor) -> None:
    preview = services.invitations.preview("示例大学一行12人\n张三\n李四等3人", DAY)
    assert (len(preview.taken), preview.unnamed) == (2, 10)
    invite = services.invitations.invite
    (visit,) = invite(by=actor, guests=preview.taken, expected_at=AT, as_party=True, heads=12).row.visits
    assert (visit.name_zh, visit.party_size, visit.party_planned) == ("张三", 12, 12)
    assert [who.name_zh for who in services.visitors.party(visit.id)] == ["李四"]
    later = AT + timedelta(days=1)
    (less,) = invite(by=actor, guests=preview.taken[1:], expected_at=later, as_party=True, heads=0).row.visits
    assert less.party_size == 1
    with pytest.raises(errors.ValueRefused) as refused:
        invite(by=actor, guests=preview.taken, expected_at=AT, as_party=True, heads=1000)
    assert refused.value.why == "too_many_people"


def test_who_signs_is_in_the_preview_with_his_name_and_not_taken(services: Services) -> None:
    preview = services.invitations.preview("1. 张三\n谢谢\n孙七 12000000007", DAY)
    assert [guest.name_zh for guest in preview.taken] == ["张三"]
    (signed,) = [guest for guest in preview.guests if guest.why == "signature"]
    assert (signed.name_zh, signed.phone, signed.is_named) == ("孙七", "12000000007", True)


def test_known_people_are_known_and_whoever_is_expected_is_not_doubled(services: Services, actor: Actor) -> None:
    known = services.visitors.expect(by=actor, expected_at=AT, name_zh="王伟", phone="12000000002").row
    away = services.visitors.expect(
        by=actor, expected_at=AT + timedelta(days=9), name_zh="单雄信", phone="+86 120 0000 0001"
    ).row
    preview = services.invitations.preview(LIST, DAY)
    found = {guest.name_zh: guest for guest in preview.guests if guest.known}
    assert {name: guest.known and guest.known.visitor_id for name, guest in found.items()} == {
        "王伟": known.visitor_id,
        "单雄信": away.visitor_id,
    }
    assert (found["王伟"].why, found["单雄信"].why) == ("expected", "")
    row = services.invitations.invite(by=actor, guests=preview.guests[:3], expected_at=AT).row
    assert row.already == 1
    assert sorted(visit.name_zh for visit in services.visitors.expected(DAY)) == sorted(["单雄信", "王伟", "李娜"])


def test_another_person_of_the_same_name_is_not_taken_for_who_is_expected(services: Services, actor: Actor) -> None:
    services.visitors.expect(by=actor, expected_at=AT, name_zh="李娜", organisation="别家示例", phone="12000007777")
    preview = services.invitations.preview(LIST, DAY)
    assert [guest.why for guest in preview.guests if guest.name_zh == "李娜"] == [""]
    row = services.invitations.invite(by=actor, guests=preview.taken, expected_at=AT).row
    assert len(row.visits) == 3


def test_a_list_with_one_bad_row_writes_nobody(services: Services, actor: Actor) -> None:
    from dataclasses import replace

    guests = list(services.invitations.preview(LIST, DAY).taken)
    guests[1] = replace(guests[1], name_zh="王" * 10_000)
    with pytest.raises(errors.GuestRefused) as refused:
        services.invitations.invite(by=actor, guests=guests, expected_at=AT)
    assert (refused.value.line, refused.value.name, refused.value.why) == (3, "name_zh", "too_long")
    guests[1] = replace(guests[1], name_zh="", name_latin="12345")
    with pytest.raises(errors.GuestRefused):
        services.invitations.invite(by=actor, guests=guests, expected_at=AT)
    assert services.visitors.expected(DAY) == ()


def test_nobody_cannot_be_invited(services: Services, actor: Actor) -> None:
    with pytest.raises(errors.ValueRefused):
        services.invitations.invite(by=actor, guests=(), expected_at=AT)


def test_nobody_is_expected_on_a_day_that_is_over(services: Services, actor: Actor, clock: FixedClock) -> None:
    guests = services.invitations.preview(LIST, DAY).taken
    yesterday = clock.now() - timedelta(days=1)
    with pytest.raises(errors.ValueRefused, match="is_over"):
        services.invitations.invite(by=actor, guests=guests, expected_at=yesterday)
    with pytest.raises(errors.ValueRefused, match="is_over"):
        services.invitations.expect(by=actor, expected_at=yesterday, name_zh="王伟")
    late = services.invitations.expect(by=actor, expected_at=clock.now() - timedelta(hours=1), name_zh="王伟").row
    assert late.state is VisitState.EXPECTED


def test_nobody_is_expected_twice_in_one_minute_and_again_on_that_day_only_where_it_is_meant(
    services: Services, actor: Actor
) -> None:
    about = {"name_zh": "王伟", "phone": "12000000001"}
    expect, already = services.invitations.expect, services.invitations.already
    first = expect(by=actor, expected_at=AT, **about).row  # type: ignore[arg-type]
    with pytest.raises(errors.ValueRefused) as refused:
        expect(by=actor, expected_at=AT + timedelta(seconds=20), **about)  # type: ignore[arg-type]
    assert (refused.value.name, refused.value.why, refused.value.value) == ("expected_at", "expected_then", "14:00")
    later = AT + timedelta(hours=2)
    assert [match.visit.id for match in already(expected_at=later, name_zh="王伟")] == [first.id]
    assert already(expected_at=later, name_zh="王伟", phone="12000000002") == ()
    assert already(expected_at=later + timedelta(days=1), visitor_id=first.visitor_id) == ()
    assert expect(by=actor, expected_at=later, **about).row.visitor_id == first.visitor_id  # type: ignore[arg-type]
