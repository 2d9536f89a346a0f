"""Who is known or planned is found again however he is written, and never comes twice."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.names import Fit
from jib_desk.rules.words import EventType, VisitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.bookings import BookingRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow

Expect = Callable[..., VisitRow]
ZONE = ZoneInfo("Asia/Shanghai")
HIS_PHONE, HER_PHONE = "12000000001", "12000000002"


@pytest.fixture
def expect(services: Services, actor: Actor, clock: FixedClock) -> Expect:
    def expected(**about: object) -> VisitRow:
        at = clock.now() + timedelta(hours=about.pop("hours", 1))  # type: ignore[arg-type]
        return services.visitors.expect(by=actor, expected_at=at, **about).row  # type: ignore[arg-type]

    return expected


@pytest.mark.parametrize(
    "typed",
    [
        {"name_zh": "王伟"},
        {"name_zh": "王 偉"},
        {"name_zh": "王伟先生"},
        {"name_latin": "Mr Wang Wei", "organisation": "示例车灯"},
        {"name_latin": "Wang Wei", "organisation": "示例车灯"},
        {"name_latin": "wei wang", "phone": "+86 120 0000 0001"},
        {"name_latin": "wangwie", "phone": HIS_PHONE},
    ],
    ids=str,
)
def test_a_planned_visitor_who_walks_in_is_on_his_planned_visit(
    services: Services, actor: Actor, expect: Expect, typed: dict[str, str]
) -> None:
    planned = expect(name_zh="王伟", organisation="示例车灯有限公司", phone=HIS_PHONE)
    came = services.visitors.check_in(by=actor, badge="1", **typed).row  # type: ignore[arg-type]
    assert (came.id, came.visitor_id, came.state) == (planned.id, planned.visitor_id, VisitState.INSIDE)
    assert services.visitors.expected(came.arrived_at.date()) == ()  # type: ignore[union-attr]


def test_what_a_planned_visitor_says_at_the_desk_fills_what_nobody_knew(
    services: Services, actor: Actor, expect: Expect
) -> None:
    expect(name_zh="王伟")
    came = services.visitors.check_in(by=actor, name_zh="王伟", organisation="示例车灯", phone=HIS_PHONE).row
    assert (came.organisation, came.masked_phone) == ("示例车灯", "120****0001")


@pytest.mark.parametrize(("typed", "kept"), [("Wang Wei", "Wang Wei"), ("ww", ""), ("wangwie", "")])
def test_a_name_in_the_other_script_is_kept_and_a_slip_is_not(
    services: Services, actor: Actor, expect: Expect, typed: str, kept: str
) -> None:
    planned = expect(name_zh="王伟")
    came = services.visitors.check_in(by=actor, visit_id=planned.id, name_latin=typed, phone=HIS_PHONE).row
    assert (came.name_zh, came.name_latin, came.masked_phone) == ("王伟", kept, "120****0001")


def test_a_planned_visitor_who_may_be_another_is_asked_about_and_nothing_is_written(
    services: Services, actor: Actor, expect: Expect
) -> None:
    planned = expect(name_zh="王伟", phone=HIS_PHONE)
    with pytest.raises(errors.ExpectedAlready) as asked:
        services.visitors.check_in(by=actor, name_zh="王薇")
    assert [match.visit.id for match in asked.value.candidates] == [planned.id]
    assert services.visitors.on_site() == ()
    came = services.visitors.check_in(by=actor, name_zh="王薇", is_unplanned=True).row
    assert came.id != planned.id
    assert services.visitors.visit(planned.id).state is VisitState.EXPECTED


def test_of_two_planned_people_of_one_name_the_desk_is_asked_which(
    services: Services, actor: Actor, expect: Expect
) -> None:
    his, hers = expect(name_zh="王伟", phone=HIS_PHONE), expect(name_zh="王伟", phone=HER_PHONE, hours=2)
    with pytest.raises(errors.ExpectedAlready) as asked:
        services.visitors.check_in(by=actor, name_zh="王伟")
    assert {match.visit.id for match in asked.value.candidates} == {his.id, hers.id}
    assert {match.visit.masked_phone for match in asked.value.candidates} == {"120****0001", "120****0002"}
    assert services.visitors.check_in(by=actor, name_zh="王伟", phone=HER_PHONE).row.id == hers.id


def test_a_returning_visitor_who_was_planned_under_another_card_is_one_person_afterwards(
    services: Services, actor: Actor, expect: Expect
) -> None:
    first = services.visitors.check_in(by=actor, name_zh="王伟", phone=HIS_PHONE).row
    services.visitors.check_out(by=actor, visit_ids=[first.id])
    planned = expect(name_zh="王伟")
    assert planned.visitor_id != first.visitor_id
    came = services.visitors.check_in(by=actor, visitor_id=first.visitor_id).row
    assert (came.id, came.visitor_id) == (planned.id, first.visitor_id)


def test_somebody_planned_twice_today_comes_to_the_visit_that_is_next(
    services: Services, actor: Actor, expect: Expect
) -> None:
    late = expect(name_zh="王伟", hours=5)
    soon = expect(visitor_id=late.visitor_id, hours=1)
    assert services.visitors.check_in(by=actor, name_zh="王伟").row.id == soon.id
    assert services.visitors.visit(late.id).state is VisitState.EXPECTED


def test_whoever_is_planned_twice_is_offered_with_the_visit_that_is_nearest(
    services: Services, clock: FixedClock, expect: Expect
) -> None:
    missed = expect(name_zh="王伟", hours=1)
    next_one = expect(visitor_id=missed.visitor_id, hours=5)
    clock.at += timedelta(hours=4, minutes=30)
    (hit,) = services.visitors.suggest("王伟")
    assert hit.expected_visit_id == next_one.id


def test_tomorrows_visit_and_one_that_was_called_off_are_nobodys(
    services: Services, actor: Actor, expect: Expect
) -> None:
    tomorrow = expect(name_zh="王伟", hours=24)
    off = expect(name_zh="王伟", hours=1)
    services.visitors.call_off(by=actor, visit_id=off.id, reason="snow")
    assert services.visitors.visit(off.id).state is VisitState.CANCELLED
    came = services.visitors.check_in(by=actor, name_zh="王伟").row
    assert came.id not in {tomorrow.id, off.id}
    with pytest.raises(errors.AlreadyInside):
        services.visitors.call_off(by=actor, visit_id=came.id)


def test_somebody_of_a_planned_party_who_comes_first_is_counted_once(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    preview = services.invitations.preview("团长 高示例 示例集团\n李小娜\n陈示范", clock.now().date())
    about = {"as_party": True, "expected_at": clock.now() + timedelta(hours=1), "purpose": "Tour"}
    (party,) = services.invitations.invite(by=actor, guests=preview.guests, **about).row.visits  # type: ignore[arg-type]
    with pytest.raises(errors.ExpectedAlready) as asked:
        services.visitors.check_in(by=actor, name_zh="李小娜", badge="7")
    (match,) = asked.value.candidates
    assert (match.visit.id, match.member_name) == (party.id, "李小娜")
    assert match.member is not None
    came = services.visitors.check_in(by=actor, name_zh="李小娜", badge="7", of_party=(party.id, match.member)).row
    assert (came.id == party.id, came.party_size, came.purpose, came.badge) == (False, 1, "Tour", "07")
    waiting = services.visitors.visit(party.id)
    assert (waiting.party_size, waiting.party_planned, waiting.state) == (2, 3, VisitState.EXPECTED)
    assert [who.name_zh for who in services.visitors.party(party.id)] == ["陈示范"]
    services.visitors.check_in(by=actor, visit_id=party.id, badge="8")
    assert services.visitors.inside().visitors == 3


def test_who_comes_ahead_of_a_party_that_is_guest_of_an_event_is_counted_once(
    sample: Services, clock: FixedClock
) -> None:
    by = sample.staff.actor("front_desk", "tests")
    start = clock.now().astimezone(sample.settings.centre().zone).replace(tzinfo=None) + timedelta(days=2)
    company_id = sample.companies.all(clock.now().date())[0].id
    booked: BookingRow | None = None
    for room in sample.bookings.rooms():
        about = {"starts_at": start, "ends_at": start + timedelta(hours=2), "company_id": company_id}
        with suppress(errors.DeskError):
            booked = sample.bookings.book(by=by, room_id=room.id, subject="Demo", **about).row  # type: ignore[arg-type]
            break
    assert booked is not None
    sample.events.add(by=by, booking_id=booked.id, title="Demo", type=EventType.TRAINING, registered=10, attended=10)
    clock.at += timedelta(days=2)
    party = sample.invitations.expect(
        by=by, expected_at=clock.now() + timedelta(minutes=30), name_zh="高示例", company_id=company_id, party_size=3
    ).row
    sample.visitors.set_party(by=by, visit_id=party.id, version=party.version, people=3, names=["李小娜", "陈示范"])
    before = sample.visitors.inside()
    sample.visitors.check_in(by=by, name_zh="李小娜", of_party=(party.id, 1))
    now = sample.visitors.inside()
    assert now.visitors == before.visitors + 1
    assert now.visitors + now.event_guests == before.visitors + before.event_guests


def test_a_colleague_comes_in_stead_of_the_planned_visitor_on_the_same_visit(
    services: Services, actor: Actor, expect: Expect
) -> None:
    planned = expect(name_zh="王伟", organisation="示例车灯", purpose="Meeting")
    came = services.visitors.check_in(by=actor, visit_id=planned.id, stands_in=True, name_zh="李娜", badge="3").row
    assert (came.id, came.name_zh, came.instead_of, came.purpose) == (planned.id, "李娜", "王伟", "Meeting")
    services.journal.undo(by=actor, number=services.journal.entries(limit=1)[0].number)
    back = services.visitors.visit(planned.id)
    assert (back.name_zh, back.instead_of, back.state) == ("王伟", "", VisitState.EXPECTED)


def test_the_same_phone_under_another_spelling_is_no_second_card(services: Services, actor: Actor) -> None:
    first = services.visitors.check_in(by=actor, name_zh="欧阳娜", phone=HIS_PHONE).row
    services.visitors.check_out(by=actor, visit_ids=[first.id])
    again = services.visitors.check_in(by=actor, name_latin="Ouyang Na", phone="+86 12000000001").row
    assert again.visitor_id == first.visitor_id
    other = services.visitors.check_in(by=actor, name_latin="Ouyang Na", phone=HER_PHONE).row
    assert other.visitor_id != first.visitor_id


def test_likely_doubles_of_a_card_are_those_of_one_name_without_another_phone(services: Services, actor: Actor) -> None:
    def person(**about: str) -> int:
        return services.visitors.check_in(by=actor, is_unplanned=True, **about).row.visitor_id  # type: ignore[arg-type]

    card = person(name_zh="单丽", organisation="示例车灯", phone=HIS_PHONE)
    double = person(name_latin="Shan Li", organisation="示例车灯")
    person(name_zh="单丽", phone=HER_PHONE)
    person(name_zh="王伟", organisation="示例车灯")
    assert [hit.visitor_id for hit in services.visitors.likely_doubles(card)] == [double]


def test_a_name_typed_with_its_organisation_or_phone_is_offered_first(services: Services, actor: Actor) -> None:
    for name, organisation, phone in (("王伟", "示例车灯", HIS_PHONE), ("王伟", "月熊猫电池", HER_PHONE)):
        row = services.visitors.check_in(by=actor, name_zh=name, organisation=organisation, phone=phone).row
        services.visitors.check_out(by=actor, visit_ids=[row.id])
    assert services.visitors.suggest("王伟 示例车灯")[0].masked_phone == "120****0001"
    assert services.visitors.suggest("王伟 月熊猫")[0].masked_phone == "120****0002"


@pytest.mark.parametrize("typed", ["秦测甲先生", "秦测甲 女士", "秦测甲教授", "秦测甲先生 示例集团", "Dr Qin Cejia"])
def test_whoever_is_typed_with_his_title_is_who_is_meant(services: Services, expect: Expect, typed: str) -> None:
    planned = expect(name_zh="秦测甲", organisation="示例集团")
    (hit,) = services.visitors.suggest(typed)
    assert (hit.expected_visit_id, hit.fit) == (planned.id, Fit.WHOLE)


def test_a_host_who_left_is_not_prefilled_and_cannot_be_chosen(sample: Services) -> None:
    by = sample.staff.actor("front_desk", "tests")
    host = next(hit for hit in sample.companies.hosts("a", 8) if hit.contact_id is not None)
    assert host.contact_id is not None
    visit = sample.visitors.check_in(by=by, name_zh="魏示例", host_id=host.contact_id, is_unplanned=True).row
    assert sample.visitors.host(host.contact_id).is_active
    card = sample.companies.detail(visit.company_id or 0, sample.clock.now().date())
    contact = next(person for person in card.contacts if person.id == host.contact_id)
    sample.companies.edit_contact(by=by, contact_id=contact.id, version=contact.version, is_active=False)
    hit = sample.visitors.visitor(visit.visitor_id)
    assert (hit.last_host_id, hit.last_host, bool(hit.gone_host)) == (None, "", True)
    assert hit.last_company_id == visit.company_id
    with pytest.raises(errors.HostGone):
        sample.visitors.check_in(by=by, name_zh="陈示例", host_id=host.contact_id)


# --- over midnight ---------------------------------------------------------------------------


@pytest.fixture
def late(services: Services, actor: Actor, clock: FixedClock) -> tuple[VisitRow, str]:
    """Somebody with a pass is expected at 23:50, and it is ten past midnight."""
    clock.at = datetime(2023, 11, 30, 20, 0, tzinfo=ZONE)
    visit = services.invitations.expect(
        by=actor, expected_at=datetime(2023, 11, 30, 23, 50, tzinfo=ZONE), name_zh="王伟", phone=HIS_PHONE
    ).row
    shown = services.passes.issue(by=actor, visit_id=visit.id).row.qr_text
    clock.at = datetime(2023, 12, 1, 0, 10, tzinfo=ZONE)
    return visit, shown


def test_who_was_expected_shortly_before_midnight_is_awaited_after_it(
    services: Services, actor: Actor, clock: FixedClock, late: tuple[VisitRow, str]
) -> None:
    visit, shown = late
    assert services.visitors.visit(visit.id).state is VisitState.EXPECTED
    assert [row.id for row in services.visitors.expected(date(2023, 12, 1))] == [visit.id]
    assert services.visitors.suggest("王伟")[0].expected_visit_id == visit.id
    assert services.passes.look(shown).visit.id == visit.id
    came = services.visitors.check_in(by=actor, name_zh="王伟", phone=HIS_PHONE).row
    assert (came.id, came.arrived_at) == (visit.id, clock.now())


def test_his_pass_lets_in_who_is_late_over_midnight(
    services: Services, actor: Actor, late: tuple[VisitRow, str]
) -> None:
    assert services.passes.arrive(by=actor, text=late[1]).row.id == late[0].id


def test_three_hours_after_his_time_he_did_not_come_and_his_pass_is_of_another_day(
    services: Services, actor: Actor, clock: FixedClock, late: tuple[VisitRow, str]
) -> None:
    visit, shown = late
    clock.at = datetime(2023, 12, 1, 2, 51, tzinfo=ZONE)
    assert services.visitors.visit(visit.id).state is VisitState.NO_SHOW
    assert services.visitors.expected(date(2023, 12, 1)) == ()
    with pytest.raises(errors.PassOfAnotherDay):
        services.passes.look(shown)
    assert services.visitors.check_in(by=actor, name_zh="王伟", phone=HIS_PHONE).row.id != visit.id


def test_within_a_day_nobody_is_too_late(services: Services, actor: Actor, clock: FixedClock, expect: Expect) -> None:
    visit = expect(name_zh="王伟")
    clock.at += timedelta(hours=13)
    assert services.visitors.check_in(by=actor, name_zh="王伟").row.id == visit.id


@pytest.mark.parametrize(
    ("kept", "said"), [("0170 1234567", "+49 170 1234567"), ("+49 170 1234567", "0170 1234567")], ids=str
)
def test_a_phone_with_its_country_and_without_is_one_persons(
    services: Services, actor: Actor, clock: FixedClock, kept: str, said: str
) -> None:
    first = services.visitors.check_in(by=actor, name_latin="Anna Schmidt", phone=kept).row
    services.visitors.check_out(by=actor, visit_ids=[first.id])
    for typed in (said, said.replace(" ", ""), said[:-1]):
        assert [hit.visitor_id for hit in services.visitors.suggest(typed)] == [first.visitor_id], typed
    assert [row.visits for row in services.privacy.find(said)] == [1]
    clock.at += timedelta(hours=5)
    again = services.visitors.check_in(by=actor, name_latin="Anna Schmidt", phone=said).row
    assert again.visitor_id == first.visitor_id


@pytest.mark.parametrize("typed", ["0170 1234567", "+49 170 1234567", "0049 (0)170 1234567"])
def test_a_planned_visitor_is_known_by_his_phone_in_any_writing(
    services: Services, actor: Actor, expect: Expect, typed: str
) -> None:
    planned = expect(name_latin="Anna Schmidt", phone="+49 (0)170 1234567")
    other = expect(name_latin="Anna Schmitz", phone="+43 170 1234567")
    came = services.visitors.check_in(by=actor, name_latin="Anna Schmid", phone=typed).row
    assert (came.id, services.visitors.visit(other.id).state) == (planned.id, VisitState.EXPECTED)
