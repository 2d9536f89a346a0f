"""Whoever comes back on the same badge goes on with his visit; what is typed then is kept, and so is what was there."""

from datetime import timedelta
from typing import Any

import pytest

from jib_desk.rules.words import VisitorCategory
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
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
