"""What is one question of the watch list and what is another: one arrival is asked about once, what is new again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jib_desk.rules.desk_words import WatchOutcome
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.rows.watch import WatchDecision

NAME, PHONE, FIRM = "单雄信", "12000007001", "示例物流"


@pytest.fixture
def manager(services: Services) -> Actor:
    return replace(services.staff.actor("front_desk", "tests"), role=Role.MANAGER)


@pytest.fixture
def actor(manager: Actor) -> Actor:
    """Who receives visitors."""
    return replace(manager, role=Role.RECEPTIONIST)


@pytest.fixture
def expected(services: Services, actor: Actor, clock: FixedClock) -> VisitRow:
    return services.visitors.expect(by=actor, expected_at=clock.now() + timedelta(hours=1), name_zh=NAME).row


def watch(services: Services, manager: Actor, phone: str = "", organisation: str = "") -> None:
    services.watch.add(by=manager, reason="took a key along", name_zh=NAME, phone=phone, organisation=organisation)


def asked(services: Services, by: Actor, **about: object) -> tuple[int, ...]:
    with pytest.raises(errors.Watched) as noticed:
        services.visitors.check_in(by=by, **about)  # type: ignore[arg-type]
    return noticed.value.match_ids


def written(services: Services, manager: Actor) -> list[tuple[int | None, WatchOutcome | None]]:
    return [(match.visit_id, match.outcome) for match in services.watch.matches(by=manager)]


def test_whoever_was_expected_and_is_turned_away_is_one_match(
    services: Services, actor: Actor, manager: Actor, expected: VisitRow
) -> None:
    watch(services, manager)
    services.visitors.refuse(by=actor, visit_id=expected.id, reason="not today")
    assert written(services, manager) == [(expected.id, WatchOutcome.REFUSED)]


def test_so_he_is_where_the_desk_was_asked_before(
    services: Services, actor: Actor, manager: Actor, expected: VisitRow
) -> None:
    watch(services, manager)
    asked(services, actor, visit_id=expected.id)
    services.visitors.refuse(by=actor, visit_id=expected.id, reason="not today")
    assert written(services, manager) == [(expected.id, WatchOutcome.REFUSED)]


def test_whoever_was_expected_is_one_question_in_the_list_and_in_the_form(
    services: Services, actor: Actor, manager: Actor, expected: VisitRow
) -> None:
    """The list knows the visit alone, the form the visitor, too."""
    watch(services, manager)
    of_list = asked(services, actor, visit_id=expected.id)
    of_form = asked(services, actor, visit_id=expected.id, visitor_id=expected.visitor_id)
    assert of_list == of_form
    let_in = WatchDecision(of_form, WatchOutcome.LET_IN)
    services.visitors.check_in(by=actor, visit_id=expected.id, visitor_id=expected.visitor_id, watch_decision=let_in)
    assert written(services, manager) == [(expected.id, WatchOutcome.LET_IN)]


def told_apart(services: Services, by: Actor, clock: FixedClock) -> int:
    """Somebody who came, was told apart from who is meant, and left; the visitor's id."""
    apart = WatchDecision(asked(services, by, name_zh=NAME), WatchOutcome.SOMEONE_ELSE)
    came = services.visitors.check_in(by=by, name_zh=NAME, watch_decision=apart).row
    services.visitors.check_out(by=by, visit_ids=[came.id])
    clock.at += timedelta(days=2)
    return came.visitor_id


def come(services: Services, by: Actor, visitor_id: int, phone: str) -> VisitRow:
    return services.visitors.check_in(by=by, visitor_id=visitor_id, is_unplanned=True, phone=phone).row


def test_whoever_was_told_apart_and_says_no_more_is_not_asked_about_again(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    watch(services, manager, phone=PHONE, organisation=FIRM)
    visitor = told_apart(services, actor, clock)
    come(services, actor, visitor, phone="12000007009")
    assert len(written(services, manager)) == 1


def test_whoever_was_told_apart_by_his_name_and_gives_the_phone_of_who_is_meant_is_asked_about(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    watch(services, manager, phone=PHONE, organisation=FIRM)
    visitor = told_apart(services, actor, clock)
    again = asked(services, actor, visitor_id=visitor, is_unplanned=True, phone=PHONE, organisation=FIRM)
    apart = WatchDecision(again, WatchOutcome.SOMEONE_ELSE)
    came = services.visitors.check_in(
        by=actor, visitor_id=visitor, is_unplanned=True, phone=PHONE, organisation=FIRM, watch_decision=apart
    ).row
    services.visitors.check_out(by=actor, visit_ids=[came.id])
    clock.at += timedelta(days=2)
    come(services, actor, visitor, phone=PHONE)  # it was told apart from all of that
    assert len(written(services, manager)) == 2


def test_what_was_said_besides_when_he_was_told_apart_is_not_asked_about_again(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    """The question came by the name; the phone was typed beneath it, and then it was decided."""
    watch(services, manager, phone=PHONE)
    apart = WatchDecision(asked(services, actor, name_zh=NAME), WatchOutcome.SOMEONE_ELSE)
    came = services.visitors.check_in(by=actor, name_zh=NAME, phone=PHONE, watch_decision=apart).row
    services.visitors.check_out(by=actor, visit_ids=[came.id])
    clock.at += timedelta(days=2)
    come(services, actor, came.visitor_id, phone=PHONE)
    assert [match.score for match in services.watch.matches(by=manager)] == [97]
