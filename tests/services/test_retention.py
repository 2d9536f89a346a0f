"""Whose time is over is forgotten, no sooner and no later; what it costs is said before."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from jib_desk.models.tables import TABLES
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from tests.services.test_privacy import WANG, come_and_go

if TYPE_CHECKING:
    from jib_desk.services.centre import Services

TODAY = date(2023, 11, 30)


def agree(services: "Services", actor: Actor, name: str) -> None:
    kept = services.privacy.kept(services.privacy.find(name)[0].visitor_id)
    services.privacy.agree(by=actor, visitor_id=kept.person.visitor_id, version=kept.version, agreed=True)


def names(services: "Services", on: date) -> list[str]:
    return [due.person.name for due in services.privacy.purge_preview(on).people]


def test_a_visitor_is_forgotten_on_the_thirtieth_day_and_not_before(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    assert names(services, TODAY + timedelta(days=29)) == []
    assert names(services, TODAY + timedelta(days=30)) == ["王蔚岚"]


def test_whoever_agreed_is_remembered_for_a_year_after_the_last_visit(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    agree(services, actor, "王蔚岚")
    assert names(services, date(2024, 11, 30)) == []
    (due,) = services.privacy.purge_preview(date(2024, 12, 1)).people
    assert due.why == "memory_over"


def test_each_category_has_its_own_time(services: "Services", actor: Actor, clock: FixedClock) -> None:
    stamp_rule(services, VisitorCategory.CONTRACTOR, 90)
    come_and_go(services, actor, **WANG, category=VisitorCategory.CONTRACTOR, purpose="检修")
    come_and_go(services, actor, name_zh="陆留下")
    assert names(services, TODAY + timedelta(days=30)) == ["陆留下"]
    assert names(services, TODAY + timedelta(days=90)) == ["陆留下", "王蔚岚"]


def stamp_rule(services: "Services", category: VisitorCategory, days: int) -> None:
    """A rule of a category as the settings write it."""
    from jib_desk.models.journal import Stamp

    stamp = Stamp(at=services.clock.now(), staff_id=3, workstation="t", program="0", action="settings.category")
    with services.database.write(stamp) as writing:
        (key,) = writing.work.next_ids(TABLES["category_rule"], 1)
        row = {"id": key, "version": 1, "category": category, "retention_days": days}
        writing.work.write_many(TABLES["category_rule"], [row])


def test_a_visit_to_come_keeps_a_person(services: "Services", actor: Actor, clock: FixedClock) -> None:
    come_and_go(services, actor, **WANG)
    services.visitors.expect(by=actor, **WANG, expected_at=clock.now() + timedelta(days=100))
    assert names(services, TODAY + timedelta(days=120)) == []
    assert names(services, TODAY + timedelta(days=130)) == ["王蔚岚"]


def test_whoever_is_inside_is_never_due(services: "Services", actor: Actor) -> None:
    services.visitors.check_in(by=actor, **WANG)
    assert services.privacy.purge_preview(date(2099, 1, 1)).is_empty


def test_the_preview_says_what_a_shorter_time_would_cost(services: "Services", actor: Actor, clock: FixedClock) -> None:
    come_and_go(services, actor, **WANG)
    come_and_go(services, actor, **WANG)
    come_and_go(services, actor, name_zh="陆留下")
    clock.at += timedelta(days=10)
    assert services.privacy.purge_preview().is_empty
    shorter = services.privacy.purge_preview(retention_days=7)
    assert (shorter.count, shorter.visits, shorter.returning) == (2, 3, 1)
    assert (shorter.first_on, shorter.last_on) == (TODAY, TODAY)


def test_a_purge_is_one_entry_that_forgets_all_who_are_due(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, **WANG, note="左门")
    come_and_go(services, actor, name_zh="陆离")
    clock.at += timedelta(days=20)
    come_and_go(services, actor, name_zh="陆留下")
    clock.at += timedelta(days=15)
    before = services.journal.last_number()
    outcome = services.privacy.purge(by=actor)
    assert (outcome.row.people, outcome.row.visits) == (2, 2)
    assert services.journal.last_number() == before + 1
    assert services.journal.verify().findings == ()
    assert [len(services.privacy.find(name)) for name in ("王蔚岚", "陆离", "陆留下")] == [0, 0, 1]
    with services.database.read() as session:
        assert session.execute(text("SELECT count(*) FROM visit")).scalar() == 3
    assert services.privacy.purge(by=actor).changes.entry == 0


def test_whoever_does_not_agree_any_more_is_due_as_all_others(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    agree(services, actor, "王蔚岚")
    kept = services.privacy.kept(services.privacy.find("王蔚岚")[0].visitor_id)
    assert (kept.agreed_on, kept.due_on) == (TODAY, date(2024, 12, 1))
    again = services.privacy.agree(by=actor, visitor_id=kept.person.visitor_id, version=kept.version, agreed=False)
    assert (again.row.agreed_on, again.row.due_on) == (None, TODAY + timedelta(days=30))


@pytest.mark.parametrize("days", [0, 1])
def test_no_time_at_all_forgets_as_soon_as_the_visit_is_over(services: "Services", actor: Actor, days: int) -> None:
    services.settings.change(by=actor, retention_days=days)
    come_and_go(services, actor, **WANG)
    assert names(services, TODAY + timedelta(days=days)) == ["王蔚岚"]


def test_the_day_begins_with_a_purge_only_where_the_centre_says_so(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, **WANG)
    clock.at += timedelta(days=31)
    assert services.privacy.purge_if_asked(by=actor) is None
    services.settings.change(by=actor, purges_daily=True)
    done = services.privacy.purge_if_asked(by=actor)
    assert done is not None
    assert done.row.people == 1
