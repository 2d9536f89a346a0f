"""Whose time is over is forgotten, no sooner and no later; what it costs is said before."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from jib_desk.models.tables import TABLES
from jib_desk.rules.words import VisitorCategory
from jib_desk.services import errors
from jib_desk.services.centre import open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.visit.privacy import PrivacyService
from jib_desk.services.visit.tombstones import side_file
from tests.services.test_privacy import WANG, come_and_go, traces
from tests.services.test_privacy_elsewhere import Write, put, said  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from jib_desk.services.centre import Services
    from jib_desk.services.rows.privacy import ErasedRow

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


# --- things of the register ---------------------------------------------------------------------


def test_who_had_to_do_with_a_thing_of_the_register_is_forgotten_days_after_it_is_over(
    services: "Services",
    actor: Actor,
    clock: FixedClock,
    put: Write,  # noqa: F811 - the fixture of the other module
) -> None:
    now, day = clock.now(), TODAY
    parcel = put("parcel", addressee="陆收件", number="SF1", received_at=now, collected_at=now, collected_by="陆代领")
    loan = put("loan", item="伞", holder="陆借伞", phone="13500008888", lent_at=now, returned_at=now)
    out = put("loan", item="投影仪", holder="陆在借", lent_at=now)
    car = put("vehicle", plate="沪A8K3M7", holder="陆开车", valid_from=day, valid_until=day)
    key = put("access_item", kind="key", number="7", holder="陆拿钥匙", issued_on=day, returned_on=day)
    entry = services.watch.add(by=actor, name_zh="陆欠款", reason="unpaid").row
    services.watch.end(by=actor, entry_id=entry.id, version=entry.version, reason="陆欠款已付")
    assert services.privacy.purge_preview(day + timedelta(days=29)).register == 0
    assert services.privacy.purge_preview(day + timedelta(days=30)).register == 5
    assert services.privacy.purge_preview(day + timedelta(days=7), register_days=7).register == 5
    clock.at += timedelta(days=30)
    row = services.privacy.purge(by=actor).row
    assert (row.people, row.register) == (0, 5)
    assert [said(services, "parcel", "collected_by", parcel), said(services, "loan", "phone", loan)] == ["", ""]
    assert [said(services, "vehicle", "plate", car), said(services, "access_item", "holder", key)] == ["–", ""]
    assert (said(services, "parcel", "number", parcel), said(services, "loan", "holder", out)) == ("SF1", "陆在借")
    assert services.privacy.purge_preview().is_empty
    assert services.journal.verify().findings == ()
    assert traces(services, "陆收件", "陆代领", "陆借伞", "陆开车", "陆拿钥匙", "陆欠款", "13500008888", "8K3M7") == []


# --- in portions --------------------------------------------------------------------------------


@pytest.fixture
def many(services: "Services", actor: Actor, clock: FixedClock) -> "Services":
    """Seven people who are due, of one visit each, and one with three."""
    for number in range(7):
        come_and_go(services, actor, name_zh=f"陆访{chr(0x4E01 + number)}")
    for _ in range(3):
        come_and_go(services, actor, **WANG)
    clock.at += timedelta(days=40)
    return services


def test_a_large_purge_is_done_in_short_transactions_and_said_as_one_deed(many: "Services", actor: Actor) -> None:
    before, heard, rests = many.journal.last_number(), list[tuple[int, int]](), list[int]()
    privacy = PrivacyService(many.database, many.clock, rest=lambda: rests.append(1))
    outcome = privacy.purge(by=actor, report=lambda done, of: heard.append((done, of)), portion=3)
    assert (outcome.row.people, outcome.row.visits, outcome.row.left) == (8, 10, 0)
    assert heard == [(0, 8), (3, 8), (6, 8), (7, 8)]
    assert len(rests) == 3
    entries = many.journal.entries(limit=4)
    assert [entry.subject for entry in entries] == ["1 · 4/4", "1 · 3/4", "3 · 2/4", "3 · 1/4"]
    assert (outcome.changes.entry, len(outcome.changes.ids["visitor"])) == (before + 4, 8)
    assert many.journal.verify().findings == ()


def test_whoever_stops_a_purge_has_forgotten_fewer_people_and_the_next_one_goes_on(
    many: "Services", actor: Actor
) -> None:
    privacy = PrivacyService(many.database, many.clock, rest=lambda: None)

    def stop_at(people: int) -> "ErasedRow":
        def report(done: int, _of: int) -> None:
            if done >= people:
                raise errors.Cancelled

        return privacy.purge(by=actor, report=report, portion=3).row

    with pytest.raises(errors.Cancelled):
        stop_at(0)
    assert privacy.purge_preview().count == 8
    stopped = stop_at(3)
    assert (stopped.people, stopped.left, stopped.is_clean) == (3, 5, True)
    assert privacy.purge_preview().count == 5
    assert privacy.purge(by=actor, portion=3).row.people == 5
    assert many.journal.verify().findings == ()


def test_a_purge_that_was_killed_before_it_cleaned_up_is_cleaned_up_by_the_next(many: "Services", actor: Actor) -> None:
    many.privacy.purge(by=actor)
    file = side_file(many.database.path)
    whole = file.read_text()
    file.write_text("")
    assert many.privacy.purge(by=actor).row.people == 0
    assert file.read_text() == whole


def test_between_two_portions_another_desk_works_and_whoever_comes_again_is_not_forgotten(
    many: "Services", actor: Actor
) -> None:
    other = open_services(many.database, many.clock)
    came: list[int] = []

    def rest() -> None:
        if not came:
            came.append(other.visitors.check_in(by=actor, **WANG).row.id)

    row = PrivacyService(many.database, many.clock, rest=rest).purge(by=actor, portion=3).row
    assert (row.people, row.left) == (7, 0)
    assert many.visitors.visit(came[0]).name_zh == "王蔚岚"


def test_the_day_of_the_last_visit_is_that_of_the_centre(services: "Services", actor: Actor, clock: FixedClock) -> None:
    zone = services.facts.centre().zone
    clock.at = clock.at.astimezone(zone).replace(hour=23, minute=50)  # in UTC it stays the same day for eight hours
    come_and_go(services, actor, **WANG)
    clock.at += timedelta(minutes=20)
    come_and_go(services, actor, name_zh="陆留下")
    assert names(services, TODAY + timedelta(days=29)) == []
    assert names(services, TODAY + timedelta(days=30)) == ["王蔚岚"]
    assert names(services, TODAY + timedelta(days=31)) == ["王蔚岚", "陆留下"]
