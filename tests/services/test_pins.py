"""PINs of staff: whose one is, and what happens to who guesses."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jib_desk.models.database import Database
from jib_desk.models.files import companions
from jib_desk.services import errors
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.pins import ATTEMPTS, PinsService
from jib_desk.services.rows.staff import Actor
from tests.conftest import copy_centre


@pytest.fixture
def with_pin(services: Services, actor: Actor) -> Services:
    """The front desk has the PIN 4711."""
    services.pins.set_pin(by=actor, staff_id=actor.id, pin="4711")
    return services


def test_a_pin_tells_whose_it_is(with_pin: Services, actor: Actor) -> None:
    assert with_pin.pins.whose(by=actor, pin="4711") == actor
    assert with_pin.pins.holders() == {actor.id}


def test_before_a_pin_is_set_nobody_has_one(services: Services) -> None:
    assert not services.pins.has_any()


def test_a_pin_can_be_taken_away(with_pin: Services, actor: Actor) -> None:
    with_pin.pins.set_pin(by=actor, staff_id=actor.id, pin="")
    assert not with_pin.pins.has_any()
    with pytest.raises(errors.PinWrong):
        with_pin.pins.whose(by=actor, pin="4711")


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "１２３４", " 1234"])
def test_what_is_no_pin_is_refused_at_its_field(services: Services, actor: Actor, pin: str) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        services.pins.set_pin(by=actor, staff_id=actor.id, pin=pin)
    assert (refused.value.name, refused.value.why) == ("pin", "not_a_pin")
    assert pin not in str(refused.value.value)


def test_two_people_never_have_one_pin(with_pin: Services, actor: Actor) -> None:
    other = with_pin.staff.actor("command_line")
    with pytest.raises(errors.ValueRefused) as refused:
        with_pin.pins.set_pin(by=actor, staff_id=other.id, pin="4711")
    assert refused.value.why == "pin_in_use"


def test_wrong_pins_are_counted_and_then_locked(with_pin: Services, actor: Actor, clock: FixedClock) -> None:
    lefts: list[int] = []
    for _ in range(ATTEMPTS - 1):
        with pytest.raises(errors.PinWrong) as wrong:
            with_pin.pins.whose(by=actor, pin="0000")
        lefts.append(wrong.value.left)
    assert lefts == [4, 3, 2, 1]
    with pytest.raises(errors.PinLocked) as locked:
        with_pin.pins.whose(by=actor, pin="0000")
    assert locked.value.until == clock.now() + timedelta(minutes=1)
    with pytest.raises(errors.PinLocked):
        with_pin.pins.whose(by=actor, pin="4711")


def test_after_the_lock_the_right_pin_opens_and_forgets_the_wrong_ones(
    with_pin: Services, actor: Actor, clock: FixedClock
) -> None:
    for _ in range(ATTEMPTS):
        with pytest.raises((errors.PinWrong, errors.PinLocked)):
            with_pin.pins.whose(by=actor, pin="0000")
    clock.at += timedelta(minutes=1, seconds=1)
    assert with_pin.pins.whose(by=actor, pin="4711") == actor
    with pytest.raises(errors.PinWrong) as wrong:
        with_pin.pins.whose(by=actor, pin="0000")
    assert wrong.value.left == ATTEMPTS - 1


def test_the_journal_knows_that_a_pin_was_changed_and_nothing_of_it(with_pin: Services, actor: Actor) -> None:
    (entry,) = with_pin.journal.entries(limit=1)
    assert entry.action == "staff.pin"
    assert with_pin.journal.lines(entry.number) == ()
    with pytest.raises(errors.UndoRefused):
        with_pin.journal.undo(by=actor, number=entry.number)


# --- the clock, and a database that does not answer ---------------------------------------------------


def guess(services: Services, actor: Actor, times: int) -> datetime | None:
    """Wrong ones in a row; gives until when PINs are locked then."""
    until = None
    for _ in range(times):
        with pytest.raises((errors.PinWrong, errors.PinLocked)) as refused:
            services.pins.whose(by=actor, pin="0000")
        until = getattr(refused.value, "until", None)
    return until


def garble(services: Services) -> None:
    """The file is there, and no database any more."""
    path = services.database.path
    with path.open("r+b") as file:
        file.write(b"no database at all\n" * (path.stat().st_size // 19 + 1))
    Path(f"{path}-wal").write_bytes(b"")


def lose(services: Services) -> None:
    for path in (services.database.path, *companions(services.database.path)):
        path.unlink(missing_ok=True)


@pytest.mark.parametrize("hours", [-24, 24])
def test_whoever_sets_the_clock_neither_shortens_nor_prolongs_a_lock(
    with_pin: Services, actor: Actor, clock: FixedClock, hours: int
) -> None:
    guess(with_pin, actor, ATTEMPTS)
    clock.set_by(timedelta(hours=hours))
    with pytest.raises(errors.PinLocked) as locked:
        with_pin.pins.whose(by=actor, pin="4711")
    assert locked.value.until == clock.now() + timedelta(minutes=1)
    clock.at += timedelta(minutes=1)
    assert with_pin.pins.whose(by=actor, pin="4711") == actor


def test_a_lock_outlives_a_restart_and_is_no_longer_for_a_clock_that_was_set_back(
    with_pin: Services, actor: Actor, clock: FixedClock
) -> None:
    guess(with_pin, actor, ATTEMPTS)
    clock.set_by(timedelta(days=-1))
    restarted = PinsService(with_pin.database, clock)
    with pytest.raises(errors.PinLocked) as locked:
        restarted.whose(by=actor, pin="4711")
    assert locked.value.until == clock.now() + timedelta(minutes=1)
    clock.at += timedelta(minutes=1)
    assert restarted.whose(by=actor, pin="4711") == actor


@pytest.mark.parametrize("fate", [garble, lose])
def test_a_pin_is_known_without_the_database_and_wrong_ones_are_counted_and_locked(
    with_pin: Services, actor: Actor, clock: FixedClock, fate: Callable[[Services], None]
) -> None:
    guess(with_pin, actor, 1)
    fate(with_pin)
    assert with_pin.pins.whose(by=actor, pin="4711") == actor
    assert guess(with_pin, actor, ATTEMPTS) == clock.now() + timedelta(minutes=1)
    with pytest.raises(errors.PinLocked):
        with_pin.pins.whose(by=actor, pin="4711")
    clock.at += timedelta(minutes=1)
    assert guess(with_pin, actor, 1) == clock.now() + timedelta(minutes=2), "doubled, as ever"
    clock.at += timedelta(minutes=2)
    assert with_pin.pins.whose(by=actor, pin="4711") == actor


def test_what_was_counted_without_the_database_goes_on_counting_in_it(
    with_pin: Services, actor: Actor, clock: FixedClock, tmp_path: Path
) -> None:
    with_pin.pins.has_any()
    away = tmp_path / "away.db"
    with_pin.database.path.rename(away)
    guess(with_pin, actor, ATTEMPTS - 1)
    away.rename(with_pin.database.path)
    assert guess(with_pin, actor, 1) == clock.now() + timedelta(minutes=1)
    with pytest.raises(errors.PinLocked):
        PinsService(with_pin.database, clock).whose(by=actor, pin="4711")


def test_a_file_that_was_put_in_the_place_of_ours_brings_no_pin_of_its_own(
    with_pin: Services, actor: Actor, init_template: Path, clock: FixedClock, tmp_path: Path
) -> None:
    with_pin.pins.has_any()
    other = open_services(Database.open(copy_centre(init_template, tmp_path / "other.db")), clock)
    other.pins.set_pin(by=other.staff.actor("front_desk"), staff_id=actor.id, pin="1234")
    other.database.close()
    lose(with_pin)
    (tmp_path / "other.db").rename(with_pin.database.path)
    with pytest.raises(errors.PinWrong):
        with_pin.pins.whose(by=actor, pin="1234")
    assert with_pin.pins.whose(by=actor, pin="4711") == actor


def test_where_no_pin_was_ever_read_it_is_said_what_is_wrong(with_pin: Services, actor: Actor) -> None:
    fresh = PinsService(with_pin.database, with_pin.clock)
    garble(with_pin)
    with pytest.raises(errors.DatabaseRefused):
        fresh.whose(by=actor, pin="4711")
