"""PINs of staff: whose one is, and what happens to who guesses."""

from datetime import timedelta

import pytest

from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.pins import ATTEMPTS
from jib_desk.services.rows.staff import Actor


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
