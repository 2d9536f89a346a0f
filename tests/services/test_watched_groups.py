"""The watch list and a group at the door: nobody goes in before the desk has decided about each who is noticed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from jib_desk.rules.desk_words import WatchAction, WatchOutcome, WatchStage
from jib_desk.rules.words import Role, VisitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.rows.watch import WatchDecision

LIST = "示例大学参观团\n团长：单雄信\n欧阳示例\n李娜\n司马示例\n"
Expected = Callable[..., VisitRow]


@pytest.fixture
def manager(services: Services) -> Actor:
    return replace(services.staff.actor("front_desk", "tests"), role=Role.MANAGER)


@pytest.fixture
def actor(manager: Actor) -> Actor:
    """Who receives visitors."""
    return replace(manager, role=Role.RECEPTIONIST)


@pytest.fixture
def group(services: Services, actor: Actor, clock: FixedClock) -> Expected:
    """A group that is expected in an hour."""

    def expected(text: str = LIST) -> VisitRow:
        guests = services.invitations.preview(text, clock.now().date()).taken
        at = clock.now() + timedelta(hours=1)
        return services.invitations.invite(by=actor, guests=guests, expected_at=at, as_party=True).row.visits[0]

    return expected


def watch(services: Services, manager: Actor, *names: str, action: WatchAction = WatchAction.TELL) -> None:
    for name in names:
        services.watch.add(by=manager, name_zh=name, action=action, reason="took a key along")


def asked(services: Services, by: Actor, visit: VisitRow, *decisions: WatchDecision) -> errors.PartyWatched:
    with pytest.raises(errors.PartyWatched) as found:
        services.visitors.check_in(by=by, visit_id=visit.id, badge="7", party_decisions=decisions)
    return found.value


def decided(about: errors.Watched, outcome: WatchOutcome, note: str = "") -> WatchDecision:
    return WatchDecision(about.match_ids, outcome, note)


def outcomes(services: Services, manager: Actor) -> dict[str, WatchOutcome | None]:
    return {match.name: match.outcome for match in services.watch.matches(by=manager) if not match.is_hint}


def test_nobody_of_a_group_goes_in_before_the_desk_has_decided_about_each(
    services: Services, actor: Actor, manager: Actor, group: Expected
) -> None:
    visit = group()
    watch(services, manager, "欧阳示例", "司马示例")
    first = asked(services, actor, visit)
    assert (first.name, first.others, first.kind) == ("欧阳示例", ("司马示例",), "tell")
    assert services.visitors.on_site() == ()
    assert services.visitors.by_badge("7") is None
    assert outcomes(services, manager) == {"欧阳示例": None, "司马示例": None}
    let_in = decided(first, WatchOutcome.LET_IN, "known to us")
    second = asked(services, actor, visit, let_in)
    assert (second.name, second.others) == ("司马示例", ())
    apart = decided(second, WatchOutcome.SOMEONE_ELSE)
    came = services.visitors.check_in(by=actor, visit_id=visit.id, badge="7", party_decisions=(let_in, apart)).row
    assert (came.state, came.party_size) == (VisitState.INSIDE, 4)
    found = services.watch.matches(by=manager)
    assert {(match.name, match.stage, match.visit_id) for match in found} == {
        ("欧阳示例", WatchStage.ARRIVAL, visit.id), ("司马示例", WatchStage.ARRIVAL, visit.id),
    }  # fmt: skip
    assert outcomes(services, manager) == {"欧阳示例": WatchOutcome.LET_IN, "司马示例": WatchOutcome.SOMEONE_ELSE}


def test_one_who_is_not_let_in_stays_out_and_the_others_go_in(
    services: Services, actor: Actor, manager: Actor, group: Expected
) -> None:
    visit = group()
    watch(services, manager, "欧阳示例", action=WatchAction.REFUSE)
    about = asked(services, actor, visit)
    with pytest.raises(errors.NotAllowed):
        services.visitors.check_in(
            by=actor, visit_id=visit.id, party_decisions=(decided(about, WatchOutcome.LET_IN, "known"),)
        )
    out = decided(about, WatchOutcome.REFUSED, "waits outside")
    came = services.visitors.check_in(by=actor, visit_id=visit.id, badge="7", party_decisions=(out,))
    assert (came.row.party_size, came.row.party_planned) == (3, 4)
    assert [who.name_zh for who in services.visitors.party(visit.id)] == ["李娜", "司马示例"]
    (match,) = services.watch.matches(by=manager)
    assert (match.outcome, match.note, match.visit_id) == (WatchOutcome.REFUSED, "waits outside", visit.id)
    services.journal.undo(by=actor, number=came.changes.entry)
    assert [who.name_zh for who in services.visitors.party(visit.id)] == ["欧阳示例", "李娜", "司马示例"]
    assert services.visitors.visit(visit.id).party_size == 4
    assert outcomes(services, manager) == {"欧阳示例": None}


def test_the_leader_is_asked_about_first_and_all_are_written_down(
    services: Services, actor: Actor, manager: Actor, group: Expected
) -> None:
    visit = group()
    watch(services, manager, "单雄信", "司马示例")
    with pytest.raises(errors.Watched) as leader:
        services.visitors.check_in(by=actor, visit_id=visit.id)
    assert not isinstance(leader.value, errors.PartyWatched)
    assert outcomes(services, manager) == {"单雄信": None, "司马示例": None}
    let_in = decided(leader.value, WatchOutcome.LET_IN)
    with pytest.raises(errors.PartyWatched) as member:
        services.visitors.check_in(by=actor, visit_id=visit.id, watch_decision=let_in)
    both = {"watch_decision": let_in, "party_decisions": (decided(member.value, WatchOutcome.LET_IN),)}
    services.visitors.check_in(by=actor, visit_id=visit.id, **both)  # type: ignore[arg-type]
    assert outcomes(services, manager) == dict.fromkeys(("单雄信", "司马示例"), WatchOutcome.LET_IN)


def test_whoever_walks_in_and_is_expected_with_others_is_asked_about_them_too(
    services: Services, actor: Actor, manager: Actor, group: Expected
) -> None:
    visit = group()
    watch(services, manager, "欧阳示例")
    with pytest.raises(errors.PartyWatched) as about:
        services.visitors.check_in(by=actor, name_zh="单雄信", badge="7")
    assert services.visitors.on_site() == ()
    let_in = (decided(about.value, WatchOutcome.LET_IN),)
    came = services.visitors.check_in(by=actor, name_zh="单雄信", badge="7", party_decisions=let_in).row
    assert (came.id, came.party_size) == (visit.id, 4)
    assert outcomes(services, manager) == {"欧阳示例": WatchOutcome.LET_IN}


def test_two_of_one_name_in_a_group_are_two_matches(
    services: Services, actor: Actor, manager: Actor, group: Expected
) -> None:
    visit = group("示例大学参观团\n团长：单雄信\n欧阳示例 12000007001\n欧阳示例 12000007002")
    watch(services, manager, "欧阳示例")
    first = asked(services, actor, visit)
    second = asked(services, actor, visit, out := decided(first, WatchOutcome.REFUSED))
    assert set(first.match_ids).isdisjoint(second.match_ids)
    let_in = decided(second, WatchOutcome.LET_IN)
    came = services.visitors.check_in(by=actor, visit_id=visit.id, party_decisions=(out, let_in)).row
    assert came.party_size == 2
    found = [match.outcome for match in services.watch.matches(by=manager)]
    assert sorted(map(str, found)) == ["let_in", "refused"]


def test_who_was_told_apart_when_the_group_was_invited_is_not_asked_about_again(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    watch(services, manager, "欧阳示例")
    guests = services.invitations.preview(LIST, clock.now().date()).taken
    at = clock.now() + timedelta(hours=1)
    with pytest.raises(errors.GuestWatched) as about:
        services.invitations.invite(by=actor, guests=guests, expected_at=at, as_party=True)
    apart = decided(about.value, WatchOutcome.SOMEONE_ELSE)
    told = [replace(guest, decision=apart) if guest.name_zh == "欧阳示例" else guest for guest in guests]
    visit = services.invitations.invite(by=actor, guests=told, expected_at=at, as_party=True).row.visits[0]
    came = services.visitors.check_in(by=actor, visit_id=visit.id).row
    assert came.state is VisitState.INSIDE
    assert len(services.watch.matches(by=manager)) == 1


def test_a_group_that_is_back_is_asked_about_as_when_it_came(
    services: Services, actor: Actor, manager: Actor, group: Expected
) -> None:
    visit = group()
    services.visitors.check_in(by=actor, visit_id=visit.id, badge="7")
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    watch(services, manager, "欧阳示例")
    with pytest.raises(errors.PartyWatched) as about:
        services.visitors.come_back(by=actor, visit_id=visit.id)
    let_in = (decided(about.value, WatchOutcome.LET_IN),)
    back = services.visitors.come_back(by=actor, visit_id=visit.id, party_decisions=let_in).row
    assert (back.id, back.state) == (visit.id, VisitState.INSIDE)


def test_a_group_that_is_turned_away_leaves_no_question_open(
    services: Services, actor: Actor, manager: Actor, group: Expected
) -> None:
    visit = group()
    watch(services, manager, "欧阳示例")
    asked(services, actor, visit)
    services.visitors.refuse(by=actor, visit_id=visit.id, reason="not today")
    assert outcomes(services, manager) == {"欧阳示例": WatchOutcome.REFUSED}


def test_a_hint_of_somebody_in_a_group_stops_nobody_and_is_written_down(
    services: Services, actor: Actor, manager: Actor, group: Expected
) -> None:
    visit = group()
    watch(services, manager, "李娜")
    services.visitors.check_in(by=actor, visit_id=visit.id)
    (hint,) = services.watch.matches(by=manager)
    assert (hint.is_hint, hint.name, hint.visit_id) == (True, "李娜", visit.id)


def test_a_group_from_paper_is_written_down_and_stopped_by_nobody(
    services: Services, actor: Actor, manager: Actor, group: Expected, clock: FixedClock
) -> None:
    visit = group()
    watch(services, manager, "欧阳示例", "单雄信")
    kit = services.paper_kits.make(by=actor).row
    clock.at += timedelta(hours=1)
    with pytest.raises(errors.ValueRefused):
        services.paper_kits.enter_line(
            by=actor, kit_id=kit.id, line=99, arrived_at=clock.at, name_zh="单雄信", visit_id=visit.id
        )
    services.paper_kits.enter_line(by=actor, kit_id=kit.id, line=1, arrived_at=clock.at, name_zh="单雄信")
    assert [row.id for row in services.visitors.on_site()] == [visit.id]
    found = services.watch.matches(by=manager)
    assert sorted((match.name, match.visit_id) for match in found) == [("单雄信", visit.id), ("欧阳示例", visit.id)]


def test_two_of_one_name_who_are_named_later_are_two_matches_however_often_they_are_saved(
    services: Services, actor: Actor, manager: Actor
) -> None:
    watch(services, manager, "欧阳示例")
    row = services.visitors.check_in(by=actor, name_zh="李娜", party_size=3).row
    for version in (row.version, row.version + 1):
        names = ["欧阳示例", "欧阳示例"]
        services.visitors.set_party(by=actor, visit_id=row.id, version=version, people=3, names=names)
    assert [match.visit_id for match in services.watch.matches(by=manager)] == [row.id] * 2


def test_a_group_is_sent_from_the_kiosk_to_the_desk(services: Services, manager: Actor, group: Expected) -> None:
    visit = group()
    watch(services, manager, "欧阳示例")
    shown = services.passes.issue(by=manager, visit_id=visit.id).row.qr_text
    with pytest.raises(errors.NotForKiosk):
        services.kiosk.come_with_pass(by=services.kiosk.actor("kiosk"), text=shown)
    assert services.visitors.on_site() == ()


def test_who_of_a_group_was_told_apart_at_the_door_is_not_asked_about_when_it_is_back(
    services: Services, actor: Actor, manager: Actor, group: Expected
) -> None:
    visit = group()
    watch(services, manager, "欧阳示例")
    apart = decided(asked(services, actor, visit), WatchOutcome.SOMEONE_ELSE)
    services.visitors.check_in(by=actor, visit_id=visit.id, badge="7", party_decisions=(apart,))
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    services.visitors.come_back(by=actor, visit_id=visit.id)
    assert len(services.watch.matches(by=manager)) == 1
