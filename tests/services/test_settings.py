"""The centre's settings are rows of the centre: journalled, undoable, and refused when they cannot be."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from jib_desk.models.booking import Booking
from jib_desk.models.database import Database
from jib_desk.models.journal import Stamp
from jib_desk.models.plan import Room
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.clock import FixedClock
from jib_desk.services.journal import JournalService
from jib_desk.services.rows.staff import Actor
from jib_desk.services.settings import SettingsService
from jib_desk.services.staff import StaffService


@pytest.fixture
def settings(database: Database, clock: FixedClock) -> SettingsService:
    return SettingsService(database, clock)


@pytest.fixture
def manager(database: Database, clock: FixedClock) -> Actor:
    return StaffService(database, clock).actor("front_desk", "desk 1")


def test_a_new_centre_has_the_defaults_of_the_base(settings: SettingsService) -> None:
    centre = settings.centre()
    assert (centre.opens, centre.closes, centre.zone.key) == (time(9), time(18), "Asia/Shanghai")
    assert (centre.window_end - centre.window_start).days + 1 == 1096
    assert centre.targets["companies_supported"] == 300


def test_opening_hours_change_and_come_back_by_undo(
    settings: SettingsService, manager: Actor, database: Database, clock: FixedClock
) -> None:
    changed = settings.change(by=manager, opens=time(8, 30), closes="19:00")
    assert (settings.centre().opens, settings.centre().closes) == (time(8, 30), time(19))
    JournalService(database, clock).undo(by=manager, number=changed.changes.entry)
    assert settings.centre().opens == time(9)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"opens": "18:00"}, "before_opening"),
        ({"zone": "Mars/Olympus"}, "unknown_zone"),
        ({"site_fire_limit": -1}, "not_positive"),
    ],
)
def test_settings_that_cannot_be_are_refused(
    settings: SettingsService, manager: Actor, values: dict[str, object], why: str
) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        settings.change(by=manager, **values)
    assert refused.value.why == why
    assert settings.centre() == SettingsService.centre(settings)


def test_the_zone_stays_while_bookings_lie_ahead(
    settings: SettingsService, manager: Actor, database: Database, clock: FixedClock
) -> None:
    stamp = Stamp(at=clock.now(), staff_id=3, workstation="d", program="0", action="test")
    start = datetime(2023, 12, 1, 2, tzinfo=UTC)
    with database.write(stamp) as writing:
        writing.session.add(Room(code="R-M1", fire_limit=8))
        writing.session.flush()
        end = start + timedelta(hours=1)
        writing.session.add(
            Booking(
                reference="B-1",
                room_id=1,
                subject="x",
                starts_at=start,
                ends_at=end,
                blocks_from=start,
                blocks_until=end,
            )
        )
    with pytest.raises(errors.ValueRefused, match="future_bookings"):
        settings.change(by=manager, zone="Europe/Berlin")


def test_a_receptionist_does_not_change_the_centre(settings: SettingsService, manager: Actor) -> None:
    receptionist = Actor(manager.id, "r", "R", Role.RECEPTIONIST, "desk 1")
    with pytest.raises(errors.NotAllowed):
        settings.change(by=receptionist, opens="08:00")


def test_a_make_up_saturday_is_a_workday_unless_staff_say_otherwise(settings: SettingsService, manager: Actor) -> None:
    make_up = date(2023, 10, 7)
    assert settings.is_workday(make_up)
    settings.set_workday(by=manager, day=make_up, is_workday=False, note="closed")
    assert not settings.is_workday(make_up)
    settings.set_workday(by=manager, day=make_up, is_workday=None)
    assert settings.is_workday(make_up)


def test_an_opening_balance_is_stated_once(settings: SettingsService, manager: Actor) -> None:
    for amount in (9, 10):
        settings.set_opening_balance(
            by=manager, figure="companies_given_office", amount=amount, as_of=date(2023, 11, 1), source="ledger of 2022"
        )
    (balance,) = settings.opening_balances()
    assert balance.amount == 10


def test_other_windows_hear_of_a_change(
    settings: SettingsService, manager: Actor, database: Database, clock: FixedClock
) -> None:
    journal = JournalService(database, clock)
    before = journal.last_number()
    settings.change(by=manager, name_en="Sample base")
    (change,) = journal.newer_than(before)
    assert change.touches("setting")
    assert journal.entries()[0].subject == "name_en"
