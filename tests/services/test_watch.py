"""The watch list: kept by managers, noticed before anything else happens, never told to anybody but managers."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jib_desk.models import direct
from jib_desk.models.database import Database
from jib_desk.models.files import connect
from jib_desk.rules.desk_words import WatchAction, WatchOutcome, WatchStage
from jib_desk.rules.recognition import Described
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.watch import WatchDecision, WatchEntryRow

TODAY = date(2023, 11, 30)
ENTRY: dict[str, Any] = {
    "name_zh": "欧阳示例",
    "organisation": "示例物流",
    "phone": "12000007001",
    "reason": "took a sample key along",
}


@pytest.fixture
def manager(services: Services) -> Actor:
    return replace(services.staff.actor("front_desk", "tests"), role=Role.MANAGER)


@pytest.fixture
def actor(manager: Actor) -> Actor:
    """Who receives visitors."""
    return replace(manager, role=Role.RECEPTIONIST)


@pytest.fixture
def entry(services: Services, manager: Actor) -> WatchEntryRow:
    return services.watch.add(by=manager, **ENTRY).row


def arrive(services: Services, by: Actor, **person: str) -> Any:
    return services.watch.screen(by=by, stage=WatchStage.ARRIVAL, person=Described(**person))


# --- the list ----------------------------------------------------------------------------------


def test_an_entry_is_written_changed_and_ended_with_a_reason(
    services: Services, manager: Actor, entry: WatchEntryRow
) -> None:
    assert (entry.action, entry.added_on, entry.is_live) == (WatchAction.TELL, TODAY, True)
    edited = services.watch.edit(
        by=manager, entry_id=entry.id, version=entry.version, action=WatchAction.REFUSE, until_on=TODAY
    ).row
    assert (edited.name_zh, edited.action, edited.until_on) == ("欧阳示例", WatchAction.REFUSE, TODAY)
    with pytest.raises(errors.NeedsReason):
        services.watch.end(by=manager, entry_id=entry.id, version=edited.version, reason="  ")
    ended = services.watch.end(by=manager, entry_id=entry.id, version=edited.version, reason="settled").row
    assert (ended.ended_on, ended.end_reason, ended.is_live) == (TODAY, "settled", False)
    assert services.watch.entries(by=manager) == ()
    assert [row.id for row in services.watch.entries(by=manager, with_ended=True)] == [entry.id]
    with pytest.raises(errors.ValueRefused, match="watch_ended"):
        services.watch.edit(by=manager, entry_id=entry.id, version=ended.version, reason="again")


def test_an_entry_holds_through_its_last_day(
    services: Services, manager: Actor, entry: WatchEntryRow, clock: FixedClock
) -> None:
    services.watch.edit(by=manager, entry_id=entry.id, version=entry.version, until_on=TODAY)
    assert services.watch.look(Described("欧阳示例"))
    clock.at += timedelta(days=1)
    assert services.watch.look(Described("欧阳示例")) == ()
    with pytest.raises(errors.ValueRefused, match="in_the_past"):
        services.watch.add(by=manager, **ENTRY, until_on=TODAY)


def test_only_managers_write_and_read_it(
    services: Services, actor: Actor, manager: Actor, entry: WatchEntryRow
) -> None:
    for by in (actor, replace(actor, role=Role.AUDITOR)):
        for ask in (
            lambda by: services.watch.entries(by=by),
            lambda by: services.watch.matches(by=by),
            lambda by: services.watch.add(by=by, **ENTRY),
            lambda by: services.watch.edit(by=by, entry_id=entry.id, version=entry.version, reason="none"),
            lambda by: services.watch.end(by=by, entry_id=entry.id, version=entry.version, reason="none"),
        ):
            with pytest.raises(errors.NotAllowed):
                ask(by)
    hit = services.watch.look(Described("欧阳示例"))[0]
    assert (hit.action, hit.is_match) == (WatchAction.TELL, True)
    assert not {"name", "name_zh", "reason", "phone"} & {name for name in dir(hit) if not name.startswith("_")}


@pytest.mark.parametrize(
    ("about", "wrong"),
    [
        ({"name_zh": ""}, None),
        ({"reason": " "}, None),
        ({"name_zh": "欧" * 10_000}, "name_zh"),
        ({"name_latin": "a\u202eb"}, "name_latin"),
        ({"reason": "a\x00b"}, "reason"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_at_its_field(
    services: Services, manager: Actor, about: dict[str, str], wrong: str | None
) -> None:
    refusal = errors.ValueMissing if wrong is None else errors.ValueRefused
    with pytest.raises(refusal) as refused:
        services.watch.add(by=manager, **{**ENTRY, "phone": "", **about})
    assert wrong in {None, refused.value.name}
    assert services.watch.entries(by=manager) == ()


def test_adding_and_ending_is_undone_by_managers_only(services: Services, actor: Actor, manager: Actor) -> None:
    services.watch.add(by=manager, **ENTRY)
    number = services.journal.last_number()
    with pytest.raises(errors.UndoRefused):
        services.journal.undo(by=actor, number=number)
    services.journal.undo(by=manager, number=number)
    assert services.watch.entries(by=manager, with_ended=True) == ()


def test_the_journal_tells_nobody_who_is_on_the_list(services: Services, actor: Actor, entry: WatchEntryRow) -> None:
    with pytest.raises(errors.Watched):
        arrive(services, actor, name_zh="欧阳示例")
    said = repr([services.journal.lines(row.number) for row in services.journal.entries(limit=2)])
    said += repr(services.journal.entries(limit=2)) + repr(services.journal.history("watch_entry", entry.id))
    assert "watch_match" in said
    assert not [word for word in (*ENTRY.values(), "欧阳") if str(word) in said]


def looked_at(database: Database) -> set[int]:
    """The entries that the index leads to."""
    with database.read() as session:
        return {ref for (ref,) in direct.fetch(session, "SELECT ref_id FROM search_key WHERE kind = 'watch_entry'")}


def test_the_index_follows_every_change_of_the_list(services: Services, manager: Actor, entry: WatchEntryRow) -> None:
    other = services.watch.add(by=manager, name_latin="Sam Ple-Watcher", reason="sample").row
    edited = services.watch.edit(by=manager, entry_id=entry.id, version=entry.version, name_zh="东方示例").row
    assert not services.watch.look(Described("欧阳示例"))
    assert services.watch.look(Described("东方示例"))
    services.journal.undo(by=manager, number=services.journal.last_number())
    assert services.watch.look(Described("欧阳示例"))
    version = services.watch.entries(by=manager)[-1].version
    services.watch.end(by=manager, entry_id=edited.id, version=version, reason="settled")
    assert looked_at(services.database) == {other.id}


def test_a_list_from_before_it_had_an_index_is_noticed_all_the_same(
    services: Services, manager: Actor, entry: WatchEntryRow
) -> None:
    with closing(connect(services.database.path, "rw")) as bare:
        bare.execute("DELETE FROM search_key WHERE kind = 'watch_entry'")
    assert services.watch.look(Described("欧阳示例"))
    other = services.watch.add(by=manager, name_latin="Sam Ple-Watcher", reason="sample").row
    assert looked_at(services.database) == {entry.id, other.id}
    assert services.watch.look(Described("欧阳示例"))


# --- at the door ---------------------------------------------------------------------------------


def test_a_match_is_written_down_before_anything_is_decided(
    services: Services, actor: Actor, manager: Actor, entry: WatchEntryRow
) -> None:
    with pytest.raises(errors.Watched) as noticed:
        arrive(services, actor, name_latin="Ouyang Shili", organisation="示例物流有限公司")
    assert noticed.value.kind == "tell"
    (match,) = services.watch.matches(by=manager)
    assert noticed.value.match_ids == (match.id,)
    assert (match.name, match.stage, match.outcome, match.entry) == (
        "Ouyang Shili", WatchStage.ARRIVAL, None, "欧阳示例",
    )  # fmt: skip
    assert services.watch.entries(by=manager)[0].matches == 1


def test_pressing_enter_again_is_the_same_match_and_tomorrow_is_another(
    services: Services, actor: Actor, manager: Actor, entry: WatchEntryRow, clock: FixedClock
) -> None:
    told: tuple[int, ...] = ()
    for _ in range(3):
        with pytest.raises(errors.Watched) as noticed:
            services.visitors.check_in(by=actor, name_zh="欧阳示例", watch_told=told)
        told = noticed.value.match_ids
    assert len(services.watch.matches(by=manager)) == 1
    clock.at += timedelta(days=1)
    with pytest.raises(errors.Watched):
        arrive(services, actor, name_zh="欧阳示例")
    assert len(services.watch.matches(by=manager)) == 2


def test_what_is_said_besides_makes_the_same_match_likelier(
    services: Services, actor: Actor, manager: Actor, entry: WatchEntryRow
) -> None:
    with pytest.raises(errors.Watched) as noticed:
        services.visitors.check_in(by=actor, name_zh="欧阳示例")
    told = noticed.value.match_ids
    with pytest.raises(errors.Watched) as again:
        services.visitors.check_in(by=actor, name_zh="欧阳示例", phone=ENTRY["phone"], watch_told=told)
    assert again.value.match_ids == told
    assert [match.score for match in services.watch.matches(by=manager)] == [97]


def test_two_unknown_people_of_one_name_are_two_matches_and_each_is_decided_about(
    services: Services, actor: Actor, manager: Actor, entry: WatchEntryRow
) -> None:
    asked: list[tuple[int, ...]] = []
    for _ in range(2):
        with pytest.raises(errors.Watched) as noticed:
            services.visitors.check_in(by=actor, name_zh="欧阳示例")
        asked.append(noticed.value.match_ids)
    first = WatchDecision(asked[0], WatchOutcome.SOMEONE_ELSE, "showed a passport")
    came = services.visitors.check_in(by=actor, name_zh="欧阳示例", watch_decision=first).row
    about: dict[str, Any] = {"name_zh": "欧阳示例", "is_unplanned": True, "watch_told": asked[1]}
    with pytest.raises(errors.Watched) as noticed:  # what was decided about the first says nothing of the second
        services.visitors.check_in(by=actor, **about, watch_decision=first)
    assert noticed.value.match_ids == asked[1]
    assert [visit.id for visit in services.visitors.on_site()] == [came.id]
    second = WatchDecision(asked[1], WatchOutcome.REFUSED)
    away = services.visitors.refuse(
        by=actor, reason="not today", name_zh="欧阳示例", watch_decision=second, watch_told=asked[1]
    ).row
    found = [(match.visit_id, match.outcome) for match in services.watch.matches(by=manager)]
    assert found == [(away.id, WatchOutcome.REFUSED), (came.id, WatchOutcome.SOMEONE_ELSE)]


def test_whoever_is_matched_to_his_plan_is_asked_about_as_the_one_who_was_invited(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    """王伟 alone is a common name; as the one of this firm and phone he is on the list."""
    about = {"name_zh": "王伟", "organisation": "示例物流", "phone": "12000007002"}
    planned = services.visitors.expect(by=actor, expected_at=clock.now() + timedelta(hours=1), **about).row
    services.watch.add(by=manager, reason="took a sample key along", **about)
    with pytest.raises(errors.Watched):
        services.visitors.check_in(by=actor, name_zh="王伟")
    assert services.visitors.visit(planned.id).arrived_at is None
    stranger = services.visitors.check_in(by=actor, name_zh="王伟", is_unplanned=True).row
    assert stranger.visitor_id != planned.visitor_id, "another one of that name is not stopped"


def test_another_phone_on_the_day_hides_nobody(services: Services, actor: Actor, manager: Actor) -> None:
    came = services.visitors.check_in(by=actor, name_zh="李示例", phone="12000007003").row
    services.visitors.check_out(by=actor, visit_ids=[came.id])
    services.watch.add(by=manager, reason="took a sample key along", name_zh="欧阳示例", phone="12000007003")
    with pytest.raises(errors.Watched):
        services.visitors.check_in(by=actor, visitor_id=came.visitor_id, phone="12000009009")


def test_a_request_that_is_repeated_asks_nothing_and_writes_nothing(
    services: Services, actor: Actor, manager: Actor, entry: WatchEntryRow
) -> None:
    with pytest.raises(errors.Watched) as noticed:
        services.visitors.check_in(by=actor, name_zh="欧阳示例")
    decision = WatchDecision(noticed.value.match_ids, WatchOutcome.LET_IN)
    once, again = (
        services.visitors.check_in(by=actor, name_zh="欧阳示例", watch_decision=decision, token="one request")
        for _ in range(2)
    )
    assert (again.repeated, again.row.id) == (True, once.row.id)
    assert len(services.watch.matches(by=manager)) == 1


def test_each_of_two_people_of_one_name_has_a_match_of_his_own(
    services: Services, actor: Actor, manager: Actor
) -> None:
    services.watch.add(by=manager, name_zh="王伟", organisation="坏示例公司", reason="sample")
    first = services.visitors.check_in(by=actor, name_zh="王伟", organisation="好示例公司").row
    other: dict[str, Any] = {"name_zh": "王伟", "organisation": "坏示例公司", "is_unplanned": True}
    told: tuple[int, ...] = ()
    keys: set[tuple[int, ...]] = set()
    for _ in range(2):
        with pytest.raises(errors.Watched) as noticed:
            services.visitors.check_in(by=actor, **other, watch_told=told)
        told = noticed.value.match_ids
        keys.add(told)
    (asked,) = keys
    of_first = services.watch.matches(by=manager)[-1].id
    with pytest.raises(errors.Watched):  # what is known of the first says nothing of the second
        decision = WatchDecision((of_first,), WatchOutcome.SOMEONE_ELSE)
        services.visitors.check_in(by=actor, **other, watch_decision=decision, watch_told=told)
    decision = WatchDecision(asked, WatchOutcome.LET_IN, "is met at the door")
    second = services.visitors.check_in(by=actor, **other, watch_decision=decision).row
    seen = {(match.score, match.visit_id, match.outcome) for match in services.watch.matches(by=manager)}
    assert seen == {(50, first.id, None), (85, second.id, WatchOutcome.LET_IN)}


def test_nobody_goes_in_by_a_decision_about_another(
    services: Services, actor: Actor, manager: Actor, entry: WatchEntryRow
) -> None:
    with pytest.raises(errors.Watched) as noticed:
        arrive(services, actor, name_zh="欧阳示例")
    decision = WatchDecision(noticed.value.match_ids, WatchOutcome.LET_IN)
    came = services.visitors.check_in(by=actor, name_zh="欧阳示例", watch_decision=decision).row.id
    with pytest.raises(errors.Watched):
        services.visitors.check_in(by=actor, name_zh="欧阳示例", is_unplanned=True, watch_decision=decision)
    assert [match.visit_id for match in services.watch.matches(by=manager)] == [None, came]
    assert [visit.id for visit in services.visitors.on_site()] == [came]


def test_what_is_written_down_about_somebody_cannot_be_undone(
    services: Services, actor: Actor, manager: Actor, entry: WatchEntryRow
) -> None:
    with pytest.raises(errors.Watched):
        arrive(services, actor, name_zh="欧阳示例")
    with pytest.raises(errors.UndoRefused):
        services.journal.undo(by=manager, number=services.journal.last_number())


def test_a_common_name_stops_nobody(services: Services, actor: Actor, manager: Actor) -> None:
    services.watch.add(by=manager, name_zh="王伟", organisation="示例物流", reason="sample")
    assert [hit.is_match for hit in services.watch.look(Described("王伟"))] == [False]
    arrive(services, actor, name_zh="王伟")
    with pytest.raises(errors.Watched):
        arrive(services, actor, name_zh="王伟", organisation="示例物流")


@pytest.mark.parametrize("name", ["王" * 10_000, "🙂🙂", "\u202e欧阳示利\u202c", "\x07"])
def test_odd_names_pass_the_list_unharmed(services: Services, entry: WatchEntryRow, name: str) -> None:
    assert services.watch.look(Described(name, name, name, name)) == ()


def test_what_became_of_somebody_is_said_afterwards_by_a_manager(
    services: Services, actor: Actor, manager: Actor, entry: WatchEntryRow
) -> None:
    with pytest.raises(errors.Watched):
        arrive(services, actor, name_zh="欧阳示例")
    (match,) = services.watch.matches(by=manager)
    asked: dict[str, Any] = {"match_id": match.id, "version": match.version, "outcome": WatchOutcome.REFUSED}
    with pytest.raises(errors.NotAllowed):
        services.watch.decide(by=actor, **asked)
    decided = services.watch.decide(by=manager, **asked, note="went away").row
    assert (decided.outcome, decided.note) == (WatchOutcome.REFUSED, "went away")
    with pytest.raises(errors.Stale):
        services.watch.decide(by=manager, **asked)
