"""A new centre forgets by itself who is due, says whom next, and asks a person where its clock cannot be right."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from jib_desk.rules.words import Sector
from jib_desk.services import errors
from jib_desk.services.centre import create_centre, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.sample import sample as centres
from jib_desk.services.staff import SYSTEM
from jib_desk.services.visit.privacy import PrivacyService
from tests.services.test_privacy import WANG, come_and_go

if TYPE_CHECKING:
    from jib_desk.services.centre import Services
    from jib_desk.services.rows.privacy import ErasedRow

THURSDAY = date(2023, 11, 30)


@pytest.fixture
def system(services: "Services") -> Actor:
    """Who forgets by itself: nobody of the desk."""
    return services.staff.actor(SYSTEM, "tests")


def forget(services: "Services", by: Actor) -> "ErasedRow | None":
    done = services.privacy.forget_by_itself(by=by)
    return None if done is None else done.row


def days_of_work(services: "Services", actor: Actor, clock: FixedClock, days: int) -> None:
    """So many days go by, with a note in the journal each week."""
    for day in range(1, days + 1):
        clock.at += timedelta(days=1)
        if day % 7 == 0:
            services.companies.add(by=actor, name_zh=f"示例{clock.at:%m%d}科技", sector=Sector.IOT)


# --- who decides ----------------------------------------------------------------------------------


def test_a_new_centre_forgets_by_itself_and_the_journal_says_that_nobody_did_it(
    services: "Services", actor: Actor, system: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, **WANG)
    days_of_work(services, actor, clock, 29)
    assert forget(services, system) is not None
    assert len(services.privacy.find("王蔚岚")) == 1, "not before its time"
    days_of_work(services, actor, clock, 1)
    done = forget(services, system)
    assert done is not None
    assert done.people == 1
    assert services.privacy.find("王蔚岚") == ()
    (entry,) = services.journal.entries(limit=1)
    assert (entry.action, entry.staff, entry.workstation) == ("privacy.purge", "System", "tests")


def test_where_a_person_does_it_nobody_is_forgotten_by_itself(
    services: "Services", actor: Actor, system: Actor, clock: FixedClock
) -> None:
    services.settings.change(by=actor, purges_daily=False)
    come_and_go(services, actor, **WANG)
    days_of_work(services, actor, clock, 31)
    assert forget(services, system) is None
    assert services.privacy.outlook().is_daily is False
    assert services.privacy.purge_preview().count == 1


def test_a_centre_from_before_has_not_decided_and_forgets_nobody_until_it_has(
    tmp_path: Path, clock: FixedClock
) -> None:
    older = create_centre(tmp_path / "older.db", clock)  # no setting was ever stored
    by, actor = older.staff.actor(SYSTEM, "tests"), older.staff.actor("front_desk", "tests")
    come_and_go(older, actor, **WANG)
    days_of_work(older, actor, clock, 31)
    assert older.privacy.outlook().is_daily is None
    assert forget(older, by) is None
    older.settings.change(by=actor, purges_daily=True)
    done = forget(older, by)
    older.close()
    assert done is not None
    assert done.people == 1


def test_whoever_begins_a_centre_can_say_that_people_do_it(tmp_path: Path, clock: FixedClock) -> None:
    services = centres.init(tmp_path / "centre.db", clock=clock, forgets_daily=False)
    decided = services.facts.centre().reception.purges_daily
    services.close()
    assert decided is False


def test_nobody_of_the_sample_is_forgotten_by_itself(sample: "Services", actor: Actor, clock: FixedClock) -> None:
    clock.at += timedelta(days=400)
    outlook = sample.privacy.outlook()
    assert (outlook.is_daily, outlook.due, outlook.coming) == (False, 0, 0)
    assert forget(sample, sample.staff.actor(SYSTEM)) is None


def test_whoever_stops_it_is_left_with_those_who_are_due(
    services: "Services", actor: Actor, system: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, **WANG)
    days_of_work(services, actor, clock, 31)

    def stop(_done: int, _of: int) -> None:
        raise errors.Cancelled

    assert services.privacy.forget_by_itself(by=system, report=stop) is None, "the window was closed"
    assert services.privacy.outlook().due == 1


# --- what comes next ------------------------------------------------------------------------------


def test_the_day_before_it_is_said_how_many_are_forgotten_next(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, **WANG)
    days_of_work(services, actor, clock, 28)
    assert services.privacy.outlook().coming == 0
    days_of_work(services, actor, clock, 1)
    outlook = services.privacy.outlook()
    assert (outlook.due, outlook.coming, outlook.next_on) == (0, 1, date(2024, 1, 2)), "over New Year"
    assert [due.person.name for due in services.privacy.purge_preview(outlook.next_on).people] == ["王蔚岚"]


def test_on_a_friday_it_is_said_who_is_forgotten_on_monday(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    clock.at += timedelta(days=4)  # Monday 4 December
    come_and_go(services, actor, **WANG)
    services.settings.change(by=actor, retention_days=5)
    clock.at += timedelta(days=4)
    outlook = services.privacy.outlook()
    assert (outlook.next_on, outlook.coming) == (date(2023, 12, 11), 1)


def test_whoever_agreed_to_be_remembered_meanwhile_is_not_forgotten_next(
    services: "Services", actor: Actor, system: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, **WANG)
    days_of_work(services, actor, clock, 29)
    kept = services.privacy.kept(services.privacy.find("王蔚岚")[0].visitor_id)
    services.privacy.agree(by=actor, visitor_id=kept.person.visitor_id, version=kept.version, agreed=True)
    assert services.privacy.outlook().coming == 0
    days_of_work(services, actor, clock, 3)
    forget(services, system)
    assert len(services.privacy.find("王蔚岚")) == 1


# --- a clock that cannot be right -----------------------------------------------------------------


@pytest.fixture
def leapt(services: "Services", actor: Actor, clock: FixedClock) -> FixedClock:
    """王蔚岚 was here today; then the clock says that four years went by."""
    come_and_go(services, actor, **WANG)
    clock.at += timedelta(days=4 * 365)
    return clock


def test_a_clock_that_leapt_forgets_nobody_by_itself(services: "Services", system: Actor, leapt: FixedClock) -> None:
    assert forget(services, system) is None
    outlook = services.privacy.outlook()
    assert outlook.due == 1
    assert outlook.doubt is not None
    assert (outlook.doubt.before.date(), outlook.doubt.after) == (THURSDAY, leapt.now())


def test_work_under_a_clock_that_leapt_does_not_make_it_right(
    services: "Services", actor: Actor, system: Actor, leapt: FixedClock
) -> None:
    days_of_work(services, actor, leapt, 21)
    assert forget(services, system) is None
    doubt = services.privacy.outlook().doubt
    assert doubt is not None
    assert (doubt.after - doubt.before).days > 4 * 365 - 1


def test_whoever_looked_and_forgot_by_hand_has_said_that_the_clock_is_right(
    services: "Services", actor: Actor, system: Actor, leapt: FixedClock
) -> None:
    services.privacy.purge(by=actor)
    come_and_go(services, actor, name_zh="陆留下")
    days_of_work(services, actor, leapt, 31)
    assert services.privacy.outlook().doubt is None
    done = forget(services, system)
    assert done is not None
    assert done.people == 1


@pytest.mark.parametrize("undone", [False, True])
def test_to_turn_it_off_or_to_undo_that_says_nothing_about_the_clock(
    services: "Services", actor: Actor, system: Actor, leapt: FixedClock, undone: bool
) -> None:
    off = services.settings.change(by=actor, purges_daily=False)
    if undone:
        services.journal.undo(by=actor, number=off.changes.entry)
        assert forget(services, system) is None
    else:
        on = services.settings.change(by=actor, purges_daily=True)
        services.journal.undo(by=actor, number=on.changes.entry)
        services.journal.undo(by=actor, number=off.changes.entry)
        assert forget(services, system) is None, "what was undone was never said"
    assert len(services.privacy.find("王蔚岚")) == 1


def test_whoever_turns_it_on_after_a_leap_has_said_that_the_clock_is_right(
    services: "Services", actor: Actor, system: Actor, leapt: FixedClock
) -> None:
    services.settings.change(by=actor, purges_daily=False)
    services.settings.change(by=actor, purges_daily=True)
    assert forget(services, system) is not None


def test_a_clock_that_was_set_back_forgets_nobody_by_itself(
    services: "Services", actor: Actor, system: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, **WANG)
    days_of_work(services, actor, clock, 35)
    clock.at -= timedelta(days=2)
    assert forget(services, system) is None
    doubt = services.privacy.outlook().doubt
    assert doubt is not None
    assert doubt.after < doubt.before
    clock.at += timedelta(days=2)
    assert forget(services, system) is not None


def test_the_clock_of_another_desk_may_be_minutes_ahead(
    services: "Services", actor: Actor, system: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, **WANG)
    days_of_work(services, actor, clock, 35)
    clock.at -= timedelta(minutes=20)
    assert forget(services, system) is not None


@pytest.mark.parametrize(("closed", "is_done"), [(14, True), (15, False)])
def test_a_centre_may_be_closed_for_a_fortnight_before_it_is_asked(
    services: "Services", actor: Actor, system: Actor, clock: FixedClock, closed: int, *, is_done: bool
) -> None:
    come_and_go(services, actor, **WANG)
    days_of_work(services, actor, clock, 28)
    clock.at += timedelta(days=closed)
    assert (forget(services, system) is not None) is is_done


def test_things_of_the_register_are_asked_about_too(services: "Services", actor: Actor, clock: FixedClock) -> None:
    loan = services.loans.lend(by=actor, item="伞", holder="陆借伞").row
    services.loans.give_back(by=actor, loan_ids=[loan.id])
    clock.at += timedelta(days=60)
    outlook = services.privacy.outlook()
    assert (outlook.due, outlook.things, outlook.doubt is not None) == (0, 1, True)


# --- two desks ------------------------------------------------------------------------------------


def test_two_desks_that_open_at_once_forget_once(
    services: "Services", actor: Actor, system: Actor, clock: FixedClock
) -> None:
    for name in ("陆访甲", "陆访乙", "陆访丙"):
        come_and_go(services, actor, name_zh=name)
    loan = services.loans.lend(by=actor, item="伞", holder="陆借伞").row
    services.loans.give_back(by=actor, loan_ids=[loan.id])
    days_of_work(services, actor, clock, 35)
    other = open_services(services.database, clock)
    before = services.journal.last_number()
    others: list[int] = []

    def as_it_begins(_done: int, _of: int) -> None:
        """The other desk, between this one's looking and its first deed."""
        if not others:
            row = forget(other, system)
            assert row is not None
            others.append(row.people)

    done = PrivacyService(services.database, clock).forget_by_itself(by=system, report=as_it_begins)
    assert done is not None
    assert (others, done.row.people, done.row.register, done.row.left) == ([3], 0, 0, 0)
    assert services.journal.last_number() == before + 2, "one entry for the people, one for the thing"
    with services.database.read() as session:
        assert session.execute(text("SELECT count(*) FROM erasure")).scalar() == 3
    assert services.journal.verify().findings == ()
