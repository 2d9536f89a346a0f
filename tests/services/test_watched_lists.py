"""The watch list and a pasted delegation: whoever invites is asked as quietly as at the door, one after the other."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.desk_words import WatchAction, WatchOutcome, WatchStage
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.invitations import Guest, InvitationRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.watch import WatchDecision

TODAY = date(2023, 11, 30)
DAY = date(2023, 12, 1)
AT = datetime(2023, 12, 1, 14, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LIST = "示例大学参观团\n王伟\n欧阳示例 12000007001\n团长：单雄信\n司马示例\n"


@pytest.fixture
def manager(services: Services) -> Actor:
    return replace(services.staff.actor("front_desk", "tests"), role=Role.MANAGER)


@pytest.fixture
def actor(manager: Actor) -> Actor:
    """Who receives visitors."""
    return replace(manager, role=Role.RECEPTIONIST)


@pytest.fixture
def guests(services: Services, manager: Actor) -> tuple[Guest, ...]:
    for name, action in (("欧阳示例", WatchAction.TELL), ("司马示例", WatchAction.REFUSE)):
        services.watch.add(by=manager, name_zh=name, action=action, reason="took a key along")
    services.watch.add(by=manager, name_zh="王伟", organisation="示例物流", reason="sample")
    return services.invitations.preview(LIST, DAY).taken


def asked(services: Services, by: Actor, guests: tuple[Guest, ...], as_party: bool = False) -> errors.GuestWatched:
    with pytest.raises(errors.GuestWatched) as found:
        services.invitations.invite(by=by, guests=guests, expected_at=AT, as_party=as_party)
    return found.value


def answered(
    guests: tuple[Guest, ...], about: errors.GuestWatched, outcome: WatchOutcome, note: str = ""
) -> tuple[Guest, ...]:
    decision = WatchDecision(about.match_ids, outcome, note)
    told = [replace(guest, told=noted) for guest, noted in zip(guests, about.noted, strict=True)]
    return tuple(replace(g, decision=decision) if place == about.place else g for place, g in enumerate(told))


def invited(services: Services, by: Actor, guests: tuple[Guest, ...], *, as_party: bool = False) -> InvitationRow:
    return services.invitations.invite(by=by, guests=guests, expected_at=AT, as_party=as_party).row


def test_one_after_the_other_is_asked_about_and_all_are_written_down_at_once(
    services: Services, actor: Actor, manager: Actor, guests: tuple[Guest, ...]
) -> None:
    first = asked(services, actor, guests)
    assert (guests[first.place].name_zh, first.line, first.kind) == ("欧阳示例", 3, "tell")
    assert services.visitors.expected(DAY) == ()
    assert {match.name for match in services.watch.matches(by=manager)} == {"欧阳示例", "司马示例"}
    second = asked(services, actor, answered(guests, first, WatchOutcome.LET_IN, "known to us"))
    assert (guests[second.place].name_zh, second.kind) == ("司马示例", "refuse")
    assert len(services.watch.matches(by=manager)) == 2


@pytest.mark.parametrize("as_party", [False, True])
def test_what_was_decided_is_written_with_the_visit(
    services: Services, actor: Actor, manager: Actor, guests: tuple[Guest, ...], as_party: bool
) -> None:
    first = asked(services, actor, guests, as_party)
    decided = answered(guests, first, WatchOutcome.LET_IN, "known to us")
    second = asked(services, actor, decided, as_party)
    decided = answered(decided, second, WatchOutcome.SOMEONE_ELSE)
    row = invited(services, actor, decided, as_party=as_party)
    found = {match.name: match for match in services.watch.matches(by=manager)}
    assert found["欧阳示例"].outcome is WatchOutcome.LET_IN
    assert found["欧阳示例"].note == "known to us"
    assert found["司马示例"].outcome is WatchOutcome.SOMEONE_ELSE
    visits = {visit.name_zh: visit.id for visit in row.visits}
    assert found["欧阳示例"].visit_id == visits["单雄信" if as_party else "欧阳示例"]
    assert (found["王伟"].is_hint, found["王伟"].stage) == (True, WatchStage.INVITATION)


def test_only_a_manager_invites_whom_nobody_is_to_let_in(
    services: Services, actor: Actor, manager: Actor, guests: tuple[Guest, ...]
) -> None:
    decided = answered(guests, asked(services, actor, guests), WatchOutcome.SOMEONE_ELSE)
    about = asked(services, actor, decided)
    let_in = answered(decided, about, WatchOutcome.LET_IN, "for a talk")
    with pytest.raises(errors.NotAllowed):
        invited(services, actor, let_in)
    assert services.visitors.expected(DAY) == ()
    assert len(invited(services, manager, let_in).visits) == 4


def test_who_is_left_out_of_the_list_is_not_asked_about_again(
    services: Services, actor: Actor, manager: Actor, guests: tuple[Guest, ...]
) -> None:
    about = asked(services, actor, guests)
    services.watch.turn_away(by=actor, match_ids=about.match_ids)
    rest = tuple(guest for guest in guests if not guest.name_zh.endswith("示例"))
    assert [visit.name_zh for visit in invited(services, actor, rest).visits] == ["单雄信", "王伟"]
    found = {match.name: match.outcome for match in services.watch.matches(by=manager)}
    assert found["欧阳示例"] is WatchOutcome.REFUSED


def test_who_was_told_apart_once_is_invited_without_a_question(
    services: Services, actor: Actor, guests: tuple[Guest, ...]
) -> None:
    chosen = tuple(guest for guest in guests if guest.name_zh == "欧阳示例")
    invited(services, actor, answered(chosen, asked(services, actor, chosen), WatchOutcome.SOMEONE_ELSE))
    again = services.invitations.preview("欧阳示例 12000007001", DAY + timedelta(days=1)).taken
    assert again[0].known is not None
    made = services.invitations.invite(by=actor, guests=again, expected_at=AT + timedelta(days=1)).row
    assert len(made.visits) == 1


def test_a_common_name_is_to_be_asked_about_before_anything_is_written(
    services: Services, manager: Actor, guests: tuple[Guest, ...]
) -> None:
    assert [guests[place].name_zh for place in services.invitations.doubted(guests)] == ["王伟"]
    known = tuple(replace(guest, phone="13000000001", organisation="示例大学") for guest in guests)
    assert services.invitations.doubted(known) == frozenset()
    assert services.watch.matches(by=manager) == ()


def test_two_of_one_name_in_a_list_are_two_matches_and_each_is_decided_about(
    services: Services, actor: Actor, manager: Actor, guests: tuple[Guest, ...]
) -> None:
    two = services.invitations.preview("欧阳示例 12000007001\n欧阳示例 12000007002", DAY).taken
    first = asked(services, actor, two)
    decided = answered(two, first, WatchOutcome.LET_IN, "known to us")
    second = asked(services, actor, decided)
    assert (first.place, second.place) == (0, 1)
    assert first.match_ids != second.match_ids
    row = invited(services, actor, answered(decided, second, WatchOutcome.SOMEONE_ELSE))
    found = [(match.visit_id, match.outcome) for match in services.watch.matches(by=manager)]
    assert found == [(row.visits[1].id, WatchOutcome.SOMEONE_ELSE), (row.visits[0].id, WatchOutcome.LET_IN)]


def test_another_list_of_the_same_day_is_asked_about_anew(
    services: Services, actor: Actor, manager: Actor, guests: tuple[Guest, ...]
) -> None:
    before = asked(services, actor, guests)
    assert asked(services, actor, guests).match_ids != before.match_ids
    again = answered(guests, before, WatchOutcome.LET_IN, "known to us")
    assert asked(services, actor, again).match_ids == before.noted[3]
    assert len(services.watch.matches(by=manager)) == 4
