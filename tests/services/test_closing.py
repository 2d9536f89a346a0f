"""The end of the day: who is still inside, what stays open, and that no departure is invented."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.words import ClosedBy
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.bookings import BookingRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow

ZONE = ZoneInfo("Asia/Shanghai")


def at(clock: FixedClock, hour: int, minute: int = 0, days: int = 0) -> datetime:
    clock.at = datetime(2023, 11, 30, hour, minute, tzinfo=ZONE) + timedelta(days=days)
    return clock.at


def comes(services: Services, actor: Actor, name: str, badge: str = "") -> VisitRow:
    return services.visitors.check_in(by=actor, name_zh=name, badge=badge).row


def booked(services: Services, actor: Actor, start: int, end: int, teardown: int = 0) -> BookingRow:
    """A booking of the first room for these hours."""
    day = datetime(2023, 11, 30, tzinfo=ZONE)
    return services.bookings.book(
        by=actor,
        room_id=services.bookings.rooms()[0].id,
        starts_at=day + timedelta(hours=start),
        ends_at=day + timedelta(hours=end),
        subject="夜间马拉松",
        teardown_min=teardown,
        override_reason="an event of the night",
    ).row


def of_booking(services: Services, visit: VisitRow, booking: BookingRow) -> None:
    with services.database.engine.connect() as connection:
        connection.info["door"] = True
        connection.exec_driver_sql("UPDATE visit SET booking_id = ? WHERE id = ?", (booking.id, visit.id))
        connection.commit()


def open_names(services: Services) -> list[str]:
    return [line.visit.name_zh for line in services.closing.day_end().lines]


def test_closing_is_due_in_the_last_hour_when_somebody_is_inside(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    at(clock, 17, 30)
    assert not services.closing.day_end().is_due
    comes(services, actor, "周示例")
    assert services.closing.day_end().is_due
    at(clock, 16, 59)
    assert not services.closing.day_end().is_due


def test_closing_comes_after_the_last_booking_of_the_day(services: Services, actor: Actor, clock: FixedClock) -> None:
    comes(services, actor, "周示例")
    booking = booked(services, actor, 19, 21)
    at(clock, 20, 59)
    assert not services.closing.day_end().is_due
    at(clock, 21)
    assert services.closing.day_end().is_due
    at(clock, 20)
    services.bookings.cancel(by=actor, booking_id=booking.id, version=booking.version)
    assert services.closing.day_end().is_due


def test_who_is_closed_is_marked_so_and_no_departure_is_invented(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visit = comes(services, actor, "周示例", "07")
    now = at(clock, 18)
    (closed,) = services.closing.close(by=actor, visit_ids=[visit.id]).row
    assert (closed.closed_by, closed.left_at) == (ClosedBy.SYSTEM, None)
    end = services.closing.day_end()
    assert (end.at, end.lines) == (now, ())
    assert [badge.number for badge in end.badges_out] == ["07"], "the badge did not come back"


def test_all_but_the_visits_of_a_running_event_are_closed(services: Services, actor: Actor, clock: FixedClock) -> None:
    at(clock, 17)
    guest, other = comes(services, actor, "来宾"), comes(services, actor, "周示例")
    booking = booked(services, actor, 17, 22, teardown=30)
    of_booking(services, guest, booking)
    at(clock, 18)
    end = services.closing.day_end()
    assert [(run.booking_id, run.title) for run in end.running] == [(booking.id, "夜间马拉松")]
    assert end.all_but(booking.id) == (other.id,)
    services.closing.close_all_but(by=actor, booking_id=booking.id)
    assert open_names(services) == ["来宾"]
    at(clock, 22, 30)
    assert services.closing.day_end().running == ()
    services.closing.close_all_but(by=actor)
    assert open_names(services) == []


def test_who_is_known_to_have_left_leaves_at_that_time(services: Services, actor: Actor, clock: FixedClock) -> None:
    visit = comes(services, actor, "周示例")
    at(clock, 9, days=1)
    then = datetime(2023, 11, 30, 18, 20, tzinfo=ZONE)
    (row,) = services.closing.left(by=actor, visit_ids=[visit.id], left_at=then).row
    assert (row.left_at, row.closed_by) == (then, ClosedBy.DESK)


@pytest.mark.parametrize("hours", [-3, 40])
def test_a_time_that_cannot_be_is_refused_and_nobody_leaves(
    services: Services, actor: Actor, clock: FixedClock, hours: int
) -> None:
    first, second = comes(services, actor, "周示例"), comes(services, actor, "吴示例")
    then = clock.at + timedelta(hours=hours)
    with pytest.raises((errors.EndBeforeStart, errors.ValueRefused)):
        services.closing.left(by=actor, visit_ids=[first.id, second.id], left_at=then)
    assert len(open_names(services)) == 2


def test_at_night_the_clock_closes_who_was_forgotten_and_nobody_of_a_running_event(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    at(clock, 18)
    guest = comes(services, actor, "来宾")
    comes(services, actor, "被遗忘者")
    booking = booked(services, actor, 18, 30)  # until six in the morning
    of_booking(services, guest, booking)
    system = services.staff.actor("system")
    at(clock, 3, 59, days=1)
    assert services.closing.by_the_clock(by=system) is None, "it is not night yet"
    at(clock, 4, 5, days=1)
    comes(services, actor, "早到者")
    done = services.closing.by_the_clock(by=system)
    assert done is not None
    assert [(row.name_zh, row.closed_by, row.left_at) for row in done.row] == [("被遗忘者", ClosedBy.SYSTEM, None)]
    assert open_names(services) == ["来宾", "早到者"]
    assert services.closing.by_the_clock(by=system) is None


def test_visits_of_an_earlier_day_are_told_from_todays(services: Services, actor: Actor, clock: FixedClock) -> None:
    at(clock, 23, 30)
    comes(services, actor, "过夜者")
    at(clock, 0, 30, days=1)
    comes(services, actor, "今日者")
    assert [line.visit.name_zh for line in services.closing.day_end().forgotten] == ["过夜者"]


def test_a_visit_that_left_meanwhile_refuses_the_whole_close(services: Services, actor: Actor) -> None:
    first, second = comes(services, actor, "周示例"), comes(services, actor, "吴示例")
    services.visitors.check_out(by=actor, visit_ids=[first.id])
    with pytest.raises(errors.VisitClosed):
        services.closing.close(by=actor, visit_ids=[first.id, second.id])
    assert open_names(services) == ["吴示例"]
