"""What visitors may do by themselves, and what is left to the desk."""

from datetime import timedelta

import pytest

from jib_desk.models import direct
from jib_desk.rules.desk_words import WatchAction
from jib_desk.rules.words import VisitorCategory
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow


@pytest.fixture
def kiosk_actor(services: Services) -> Actor:
    return services.kiosk.actor("front-desk")


def expect(services: Services, by: Actor, name: str, phone: str = "", **about: object) -> VisitRow:
    at = services.clock.now() + timedelta(hours=1)
    return services.visitors.expect(by=by, expected_at=at, name_zh=name, phone=phone, **about).row  # type: ignore[arg-type]


def source_of(services: Services, visit_id: int) -> str:
    with services.database.read() as session:
        return str(direct.scalar(session, "SELECT source FROM visit WHERE id = ?", (visit_id,)))


def test_a_pass_lets_in_and_the_visit_says_where(services: Services, actor: Actor, kiosk_actor: Actor) -> None:
    planned = expect(services, actor, "陈示例")
    code = services.passes.issue(by=actor, visit_id=planned.id).row.code
    row = services.kiosk.come_with_pass(by=kiosk_actor, text=code).row
    assert (row.id, row.badge) == (planned.id, "01")
    assert source_of(services, row.id) == "kiosk"
    assert services.journal.entries(limit=1)[0].workstation == "front-desk kiosk"
    with pytest.raises(errors.AlreadyInside):
        services.kiosk.come_with_pass(by=kiosk_actor, text=code)


def test_whoever_comes_to_the_desk_is_noted_there(services: Services, actor: Actor) -> None:
    assert source_of(services, services.visitors.check_in(by=actor, name_zh="陈示例").row.id) == "desk"


def test_the_end_of_a_phone_lets_in_who_is_expected(services: Services, actor: Actor, kiosk_actor: Actor) -> None:
    planned = expect(services, actor, "陈示例", "+86 120 0000 9999")
    row = services.kiosk.come_expected(by=kiosk_actor, tail="9999").row
    assert row.id == planned.id
    assert source_of(services, row.id) == "kiosk"


@pytest.mark.parametrize(("tail", "why"), [("9999", "several"), ("1234", "nobody"), ("", "nobody"), ("999", "nobody")])
def test_a_phone_that_tells_nobody_for_sure_goes_to_the_desk(
    services: Services, actor: Actor, kiosk_actor: Actor, tail: str, why: str
) -> None:
    expect(services, actor, "陈示例", "12000009999")
    expect(services, actor, "李示例", "12011119999")
    with pytest.raises(errors.NotForKiosk) as refused:
        services.kiosk.come_expected(by=kiosk_actor, tail=tail)
    assert refused.value.why == why
    assert not services.visitors.on_site()


def test_more_digits_tell_two_phones_apart(services: Services, actor: Actor, kiosk_actor: Actor) -> None:
    planned = expect(services, actor, "陈示例", "12000009999")
    expect(services, actor, "李示例", "12011119999")
    assert services.kiosk.come_expected(by=kiosk_actor, tail="00009999").row.id == planned.id


def test_who_comes_twice_a_day_is_one_person_and_comes_for_the_first(
    services: Services, actor: Actor, kiosk_actor: Actor, clock: FixedClock
) -> None:
    later = clock.now() + timedelta(hours=3)
    second = services.visitors.expect(by=actor, expected_at=later, name_zh="陈示例", phone="12000009999").row
    first = expect(services, actor, "陈示例", visitor_id=second.visitor_id)
    assert services.kiosk.come_expected(by=kiosk_actor, tail="9999").row.id == first.id


def test_whoever_is_expected_tomorrow_is_not_let_in(
    services: Services, actor: Actor, kiosk_actor: Actor, clock: FixedClock
) -> None:
    services.visitors.expect(
        by=actor, expected_at=clock.now() + timedelta(days=1), name_zh="陈示例", phone="12000009999"
    )
    with pytest.raises(errors.NotForKiosk):
        services.kiosk.come_expected(by=kiosk_actor, tail="9999")


@pytest.mark.parametrize(
    ("about", "why"),
    [({"party_size": 3}, "party"), ({"category": VisitorCategory.CANDIDATE}, "asks")],
)
def test_what_the_desk_would_ask_about_is_left_to_it(
    services: Services, actor: Actor, kiosk_actor: Actor, about: dict[str, object], why: str
) -> None:
    expect(services, actor, "陈示例", "12000009999", **about)
    with pytest.raises(errors.NotForKiosk) as refused:
        services.kiosk.come_expected(by=kiosk_actor, tail="9999")
    assert refused.value.why == why


def test_who_is_to_be_noticed_does_not_come_in(services: Services, actor: Actor, kiosk_actor: Actor) -> None:
    expect(services, actor, "陈示例", "12000009999")
    services.watch.add(by=actor, name_zh="陈示例", reason="Test", action=WatchAction.REFUSE)
    with pytest.raises(errors.Watched):
        services.kiosk.come_expected(by=kiosk_actor, tail="9999")
    assert not services.visitors.on_site()


@pytest.mark.parametrize("typed", ["7", "07", "JIB::B07", "jib::b7"])
def test_a_badge_lets_its_wearer_out(services: Services, actor: Actor, kiosk_actor: Actor, typed: str) -> None:
    inside = services.visitors.check_in(by=actor, name_zh="陈示例", badge="07").row
    (row,) = services.kiosk.leave(by=kiosk_actor, text=typed).row
    assert row.id == inside.id
    assert row.left_at == services.clock.now()


def test_a_badge_that_nobody_wears_lets_nobody_out(services: Services, actor: Actor, kiosk_actor: Actor) -> None:
    services.visitors.check_in(by=actor, name_zh="陈示例", badge="07")
    with pytest.raises(errors.BadgeNotWorn):
        services.kiosk.leave(by=kiosk_actor, text="8")
    with pytest.raises(errors.PassOfAnotherCentre):
        services.kiosk.leave(by=kiosk_actor, text="JIB:ELSEWHERE:B07")
    assert len(services.visitors.on_site()) == 1


def test_a_group_leaves_at_the_desk(services: Services, actor: Actor, kiosk_actor: Actor) -> None:
    services.visitors.check_in(by=actor, name_zh="陈示例", badge="07", party_size=4)
    with pytest.raises(errors.NotForKiosk):
        services.kiosk.leave(by=kiosk_actor, text="7")
