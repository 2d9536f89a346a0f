"""Whoever comes back on the same badge goes on with his visit; what is typed then is kept, and so is what was there."""

from datetime import timedelta
from typing import Any

import pytest

from jib_desk.rules.words import VisitorCategory
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import UndoRefused
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from tests.services.test_groups_and_times import come

BADGE = "07"


def back(services: Services, by: Actor, clock: FixedClock, first: VisitRow, **about: object) -> VisitRow:
    """The same visitor after twenty minutes outside, on the badge that he had."""
    clock.at += timedelta(minutes=10)
    services.visitors.check_out(by=by, visit_ids=[first.id])
    clock.at += timedelta(minutes=20)
    return services.visitors.check_in(by=by, visitor_id=first.visitor_id, badge=BADGE, **about).row  # type: ignore[arg-type]


def test_what_nobody_had_written_is_written_on_the_visit_that_goes_on(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    first = come(services, actor, badge=BADGE, purpose="样品")
    again = back(services, actor, clock, first, purpose="样品", note="带了两箱")
    assert (again.id, again.purpose, again.note) == (first.id, "样品", "带了两箱")


@pytest.mark.parametrize(
    ("said", "was"),
    [
        ({"party_size": 3}, {}),
        ({"purpose": "面试"}, {"purpose": "样品"}),
        ({"note": "带了两箱"}, {"note": "有过敏"}),
        ({"category": VisitorCategory.MENTOR_EXPERT}, {}),
    ],
)
def test_who_comes_otherwise_than_before_makes_a_visit_of_his_own(
    services: Services, actor: Actor, clock: FixedClock, said: dict[str, Any], was: dict[str, Any]
) -> None:
    first = come(services, actor, badge=BADGE, **was)
    again = back(services, actor, clock, first, **said)
    assert again.id != first.id
    assert {name: getattr(again, name) for name in said} == said
    before = services.visitors.visit(first.id)
    assert {name: getattr(before, name) for name in was} == was
    assert before.left_at is not None
    assert services.visitors.inside().visitors == said.get("party_size", 1)
    assert services.visitors.muster().lines[0].heads == said.get("party_size", 1)


@pytest.mark.parametrize(("size", "goes_on", "inside"), [(5, False, 5), (2, True, 2), (1, True, 2)])
def test_as_many_of_a_group_are_inside_as_come_back(
    services: Services, actor: Actor, clock: FixedClock, size: int, goes_on: bool, inside: int
) -> None:
    group = come(services, actor, badge=BADGE, party_size=5)
    services.visitors.depart(by=actor, visit_id=group.id, heads=3)
    again = back(services, actor, clock, group, party_size=size)
    assert (again.id == group.id) is goes_on
    assert (again.heads_inside, services.visitors.inside().visitors) == (inside, inside)


def test_nothing_said_changes_nothing_of_what_was_written(services: Services, actor: Actor, clock: FixedClock) -> None:
    told = {"purpose": "样品", "note": "有过敏", "category": VisitorCategory.MENTOR_EXPERT, "party_size": 2}
    first = come(services, actor, badge=BADGE, **told)
    again = back(services, actor, clock, first)
    assert again.id == first.id
    assert {name: getattr(again, name) for name in told} == told


# --- what changed since the last time -----------------------------------------------------------


def changed(services: Services, actor: Actor, **about: str) -> tuple[str, str]:
    """Organisation and phone of a known visitor, after something was typed at his return."""
    before = services.visitors.check_in(
        by=actor, name_zh="换示例", organisation="示例车灯有限公司", phone="12000001234", badge="7"
    ).row
    services.visitors.check_out(by=actor, visit_ids=[before.id])
    row = services.visitors.check_in(by=actor, visitor_id=before.visitor_id, badge="8", **about).row  # type: ignore[arg-type]
    (face,) = services.badges.faces([row.id])
    assert face.organisation == row.organisation
    return row.organisation, row.masked_phone


def test_another_organisation_or_phone_of_a_known_visitor_holds_from_now_on(services: Services, actor: Actor) -> None:
    assert changed(services, actor, organisation="示例电机", phone="12000007777") == ("示例电机", "120****7777")
    assert services.visitors.suggest("12000007777")
    entry = services.journal.entries(limit=1)[0]
    (line,) = (line for line in services.journal.lines(entry.number) if line.table == "visitor")
    assert (line.before or {})["organisation"] == "示例车灯有限公司"
    services.journal.undo(by=actor, number=entry.number)
    (hit,) = services.visitors.suggest("换示例")
    assert hit.organisation == "示例车灯有限公司"


@pytest.mark.parametrize("same", ["示例车灯", "示例", "（示例）车灯有限责任公司"])
def test_fewer_words_for_the_same_organisation_replace_nothing(services: Services, actor: Actor, same: str) -> None:
    kept = changed(services, actor, organisation=same, phone="+86 120 0000 1234")
    assert kept == ("示例车灯有限公司", "120****1234")


def test_the_organisation_that_a_colleague_is_presumed_of_replaces_nothing(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    known = services.visitors.check_in(by=actor, name_zh="换示例", organisation="示例电机", phone="12000001234").row
    services.visitors.check_out(by=actor, visit_ids=[known.id])
    planned = services.visitors.expect(by=actor, name_zh="麦示例", expected_at=clock.now()).row
    row = services.visitors.check_in(
        by=actor, visit_id=planned.id, stands_in=True, name_zh="换示例", organisation="示例车灯", phone="12000001234"
    ).row
    assert (row.visitor_id, row.organisation) == (known.visitor_id, "示例电机")


def test_a_departure_is_not_taken_back_once_its_visitor_came_again(services: Services, actor: Actor) -> None:
    first = services.visitors.check_in(by=actor, name_zh="换示例", badge="7").row
    services.visitors.check_out(by=actor, visit_ids=[first.id])
    left = services.journal.last_number()
    second = services.visitors.check_in(by=actor, visitor_id=first.visitor_id, badge="8").row
    with pytest.raises(UndoRefused) as refused:
        services.journal.undo(by=actor, number=left)
    assert (refused.value.why, refused.value.detail) == ("came_again", "换示例")
    assert [row.id for row in services.visitors.on_site()] == [second.id]
    services.visitors.check_out(by=actor, visit_ids=[second.id])
    again = services.journal.last_number()
    with pytest.raises(UndoRefused):
        services.journal.undo(by=actor, number=left)
    services.journal.undo(by=actor, number=again)
    assert [row.id for row in services.visitors.on_site()] == [second.id], "the last departure can be"
