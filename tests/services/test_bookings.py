"""Booking rooms: what is given, what is refused and by whom, and that nothing ever overlaps."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from jib_desk.rules.words import BookingState, EventType, Layout, Role
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.bookings import BookingMove, BookingRow
from jib_desk.services.rows.staff import Actor

Book = Callable[..., BookingRow]


def at(hour: float, day: int = 30) -> datetime:
    """A wall time of November 2023 at the centre (a naive one, as a form gives it)."""
    return wall(date(2023, 11, 1), (day - 1) * 24 + hour)


def wall(day: date, hour: float) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=hour)


def room(services: Services, code: str) -> int:
    return next(row.id for row in services.bookings.rooms() if row.code == code)


@pytest.fixture
def book(services: Services, actor: Actor) -> Book:
    """Book M1 (unless said otherwise) from one hour of the day to another."""

    def booked(start: float, end: float, code: str = "R-M1", day: int = 30, **fields: Any) -> BookingRow:
        values = {"subject": "Team meeting", **fields}
        return services.bookings.book(
            by=actor, room_id=room(services, code), starts_at=at(start, day), ends_at=at(end, day), **values
        ).row

    return booked


# --- what is given ---------------------------------------------------------------------------


def test_a_booking_is_read_back_as_it_was_made(services: Services, book: Book) -> None:
    said = {"booked_by": "KiteSignal", "headcount": 6, "layout": Layout.BOARDROOM, "contact": "Zhao Shiyi"}
    row = book(14, 16, subject="  Board meeting ", setup_min=30, teardown_min=15, note="a\nb", **said)
    assert services.bookings.day(date(2023, 11, 30)) == (row,)
    assert (row.subject, row.booked_by, row.headcount, row.layout) == ("Board meeting", "KiteSignal", 6, "boardroom")
    assert (row.starts_at, row.ends_at) == (
        datetime(2023, 11, 30, 6, tzinfo=UTC),
        datetime(2023, 11, 30, 8, tzinfo=UTC),
    )
    assert row.starts_at - row.blocks_from == timedelta(minutes=30)
    assert row.blocks_until - row.ends_at == timedelta(minutes=15)
    assert (row.room_code, row.state, row.live, row.version) == ("R-M1", BookingState.CONFIRMED, True, 1)


def test_references_count_the_bookings_of_the_day_they_start(book: Book) -> None:
    made = [book(9, 10).reference, book(10, 11).reference, book(9, 10, day=29).reference, book(11, 12).reference]
    assert made == ["B-231130-01", "B-231130-02", "B-231129-01", "B-231130-03"]


def test_a_reference_is_never_given_again_not_even_after_undo(services: Services, actor: Actor, book: Book) -> None:
    book(9, 10)
    taken_back = services.bookings.book(
        by=actor, room_id=room(services, "R-M1"), starts_at=at(11), ends_at=at(12), subject="Oops"
    )
    undo = services.journal.undo(by=actor, number=taken_back.changes.entry)
    assert book(11, 12, code="R-M2").reference == "B-231130-03"
    services.journal.undo(by=actor, number=undo.changes.entry)
    shown = {row.reference for row in services.bookings.day(date(2023, 11, 30))}
    assert shown == {"B-231130-01", "B-231130-02", "B-231130-03"}


def test_the_same_request_twice_books_once(services: Services, actor: Actor) -> None:
    m1 = room(services, "R-M1")
    first, again = (
        services.bookings.book(by=actor, room_id=m1, starts_at=at(9), ends_at=at(10), subject="A", token="t-1")
        for _ in range(2)
    )
    assert again.repeated
    assert again.row == first.row
    assert len(services.bookings.day(date(2023, 11, 30))) == 1


def test_who_booked_is_the_company_when_nothing_else_is_said(services: Services, actor: Actor, book: Book) -> None:
    company = services.companies.add(by=actor, name_en="KiteSignal V2X Ltd.", short_en="KiteSignal", sector="iot").row
    assert book(9, 10, company_id=company.id).booked_by == "KiteSignal"
    assert book(10, 11, company_id=company.id, booked_by="Ms Zhao").booked_by == "Ms Zhao"


# --- what is refused -------------------------------------------------------------------------


def test_a_taken_room_says_who_has_it_until_when_with_setup(services: Services, book: Book) -> None:
    book(14, 16, subject="Roadshow", booked_by="OwlEye", setup_min=60, teardown_min=30)
    with pytest.raises(errors.RoomTaken) as refused:
        book(16.25, 17)
    error = refused.value
    assert (error.room, error.subject, error.booked_by) == ("R-M1", "Roadshow", "OwlEye")
    assert error.blocked_until - error.ends == timedelta(minutes=30)
    assert error.starts - error.blocked_from == timedelta(minutes=60)
    assert len(services.bookings.day(date(2023, 11, 30))) == 1


def test_bookings_may_touch(book: Book) -> None:
    book(9, 10)
    book(10, 11)
    book(8, 9)
    book(12, 13, setup_min=60)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"subject": "  "}, errors.ValueMissing("subject")),
        ({"subject": "x" * 201}, errors.ValueRefused("subject", "too_long", "201")),
        ({"subject": "a\x00b"}, errors.ValueRefused("subject", "control_character", "U+0000")),
        ({"headcount": 0}, errors.ValueRefused("headcount", "not_positive", "0")),
        ({"setup_min": -5}, errors.ValueRefused("setup_min", "negative", "-5")),
        ({"headcount": 9}, errors.OverFireLimit("R-M1", 9, 8)),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    services: Services, book: Book, fields: dict[str, Any], error: errors.DeskError
) -> None:
    last = services.journal.last_number()
    with pytest.raises(type(error)) as refused:
        book(9, 10, **fields)
    assert refused.value == error
    assert services.journal.last_number() == last


def test_an_end_before_the_start_is_refused(book: Book) -> None:
    with pytest.raises(errors.EndBeforeStart):
        book(10, 10)


def test_a_booking_of_more_than_a_month_is_refused(book: Book) -> None:
    with pytest.raises(errors.ValueRefused):
        book(10, 10 + 32 * 24)


def test_an_unknown_room_is_not_found(services: Services, actor: Actor) -> None:
    with pytest.raises(errors.NotFound):
        services.bookings.book(by=actor, room_id=999, starts_at=at(9), ends_at=at(10), subject="A")


def test_an_auditor_books_nothing(services: Services) -> None:
    auditor = Actor(1, "auditor", "Auditor", Role.AUDITOR, "tests")
    with pytest.raises(errors.NotAllowed):
        services.bookings.book(by=auditor, room_id=room(services, "R-M1"), starts_at=at(9), ends_at=at(10), subject="A")


# --- people ----------------------------------------------------------------------------------


def test_a_manager_overrides_the_fire_limit_with_a_reason(book: Book) -> None:
    assert book(9, 10, headcount=9, override_reason="standing, door open").headcount == 9


def test_a_receptionist_does_not(services: Services, actor: Actor) -> None:
    receptionist = Actor(actor.id, actor.code, actor.name, Role.RECEPTIONIST, "tests")
    with pytest.raises(errors.NotAllowed):
        services.bookings.book(
            by=receptionist, room_id=room(services, "R-M1"), starts_at=at(9), ends_at=at(10), subject="A",
            headcount=9, override_reason="please",
        )  # fmt: skip


def test_correcting_the_subject_of_an_overridden_booking_asks_for_no_reason_again(
    services: Services, actor: Actor, book: Book
) -> None:
    row = book(9, 10, headcount=9, override_reason="standing")
    changed = services.bookings.change(by=actor, booking_id=row.id, version=row.version, subject="B", headcount=9)
    assert changed.row.subject == "B"


def test_over_the_layout_warns_and_books(services: Services, book: Book) -> None:
    hall = room(services, "R-HALL")
    assert services.bookings.warnings(hall, at(9), at(10), 120, Layout.BANQUET) == ("crowded",)
    assert services.bookings.warnings(hall, at(9), at(10), 100, Layout.BANQUET) == ()
    assert services.bookings.warnings(hall, at(8.5), at(10), 5, Layout.U_SHAPE) == ("layout_unknown", "outside_hours")
    assert book(9, 10, code="R-HALL", headcount=120, layout=Layout.BANQUET).headcount == 120


# --- the clock -------------------------------------------------------------------------------


def test_in_use_and_completed_follow_from_the_clock(services: Services, clock: FixedClock, book: Book) -> None:
    row = book(11, 12)

    def state() -> str:
        return services.bookings.booking(row.id).state

    assert state() == "confirmed"
    clock.at = row.starts_at
    assert state() == "in_use"
    clock.at = row.ends_at
    assert state() == "completed"


def test_a_lapsed_tentative_booking_gives_way_and_the_journal_says_so(
    services: Services, actor: Actor, clock: FixedClock, book: Book
) -> None:
    held = book(14, 15, tentative=True, tentative_until=clock.now() + timedelta(hours=1))
    assert held.state == "tentative"
    assert not services.bookings.is_free(held.room_id, at(14), at(15))
    clock.at += timedelta(hours=1)
    lapsed = services.bookings.booking(held.id)
    assert (lapsed.state, lapsed.live) == ("cancelled", False)
    assert services.bookings.is_free(held.room_id, at(14), at(15))
    taken = services.bookings.book(by=actor, room_id=held.room_id, starts_at=at(14.5), ends_at=at(15), subject="B")
    assert taken.changes.ids["booking"] == {held.id, taken.row.id}


def test_a_tentative_booking_is_confirmed_by_a_change(services: Services, actor: Actor, book: Book) -> None:
    row = book(14, 15, tentative=True)
    assert services.bookings.change(by=actor, booking_id=row.id, version=1, tentative=False).row.state == "confirmed"


# --- changing --------------------------------------------------------------------------------


def test_moving_to_another_room_and_time_frees_the_old_place(services: Services, actor: Actor, book: Book) -> None:
    row = book(9, 10, setup_min=15)
    m2 = room(services, "R-M2")
    moved = services.bookings.change(
        by=actor, booking_id=row.id, version=row.version, room_id=m2, starts_at=at(11), ends_at=at(12)
    ).row
    assert (moved.room_code, moved.starts_at - moved.blocks_from) == ("R-M2", timedelta(minutes=15))
    assert services.bookings.is_free(row.room_id, at(8), at(12))
    assert not services.bookings.is_free(m2, at(10.5), at(11))


def test_a_move_onto_another_booking_is_refused_and_leaves_it_where_it_was(
    services: Services, actor: Actor, book: Book
) -> None:
    row, other = book(9, 10), book(11, 12, subject="Other")
    with pytest.raises(errors.RoomTaken) as refused:
        services.bookings.change(by=actor, booking_id=row.id, version=row.version, starts_at=at(11.5), ends_at=at(12.5))
    assert refused.value.subject == other.subject
    assert services.bookings.booking(row.id) == row


def test_a_booking_may_be_stretched_over_its_own_place(services: Services, actor: Actor, book: Book) -> None:
    row = book(9, 10)
    assert services.bookings.change(
        by=actor, booking_id=row.id, version=1, ends_at=at(11)
    ).row.ends_at == row.ends_at + timedelta(hours=1)


def test_a_form_filled_from_an_older_version_is_refused(services: Services, actor: Actor, book: Book) -> None:
    row = book(9, 10)
    services.bookings.change(by=actor, booking_id=row.id, version=1, subject="B")
    with pytest.raises(errors.Stale):
        services.bookings.change(by=actor, booking_id=row.id, version=1, subject="C")
    with pytest.raises(errors.Stale):
        services.bookings.cancel(by=actor, booking_id=row.id, version=1)


def test_two_bookings_swap_their_rooms_at_once(services: Services, actor: Actor, book: Book) -> None:
    one, two = book(9, 11), book(9, 11, code="R-M2", setup_min=30)
    swapped = services.bookings.move_many(
        by=actor,
        moves=[
            BookingMove(one.id, one.version, two.room_id, one.starts_at, one.ends_at),
            BookingMove(two.id, two.version, one.room_id, two.starts_at, two.ends_at),
        ],
    )
    assert [row.room_code for row in swapped.row] == ["R-M2", "R-M1"]
    services.journal.undo(by=actor, number=swapped.changes.entry)
    assert [services.bookings.booking(row.id).room_id for row in (one, two)] == [one.room_id, two.room_id]


def test_a_chain_of_touching_bookings_moves_an_hour_over_itself(services: Services, actor: Actor, book: Book) -> None:
    rows = [book(hour, hour + 1) for hour in (9, 10, 11)]
    hour = timedelta(hours=1)
    moves = [BookingMove(row.id, row.version, row.room_id, row.starts_at + hour, row.ends_at + hour) for row in rows]
    moved = services.bookings.move_many(by=actor, moves=moves).row
    assert [row.starts_at for row in moved] == [row.ends_at for row in rows]


def test_of_several_moves_none_happens_when_one_is_in_the_way(services: Services, actor: Actor, book: Book) -> None:
    one, two, third = book(9, 10), book(9, 10, code="R-M2"), book(12, 13, subject="Third")
    with pytest.raises(errors.RoomTaken) as refused:
        services.bookings.move_many(
            by=actor,
            moves=[
                BookingMove(one.id, 1, two.room_id, at(14), at(15)),
                BookingMove(two.id, 1, third.room_id, at(12.5), at(13.5)),
            ],
        )
    assert refused.value.subject == "Third"
    assert services.bookings.booking(one.id) == one


def test_bookings_that_would_meet_where_they_go_do_not_move(services: Services, actor: Actor, book: Book) -> None:
    long, short = book(9, 11, subject="Long"), book(9, 9.5, code="R-M2")
    with pytest.raises(errors.RoomTaken) as refused:
        services.bookings.move_many(
            by=actor,
            moves=[
                BookingMove(long.id, 1, short.room_id, at(12), at(14)),
                BookingMove(short.id, 1, short.room_id, at(13), at(13.5)),
            ],
        )
    assert (refused.value.subject, refused.value.room) == ("Long", "R-M2")


# --- ends ------------------------------------------------------------------------------------


def test_a_cancelled_booking_frees_the_room_and_stays(services: Services, actor: Actor, book: Book) -> None:
    row = book(14, 15)
    gone = services.bookings.cancel(by=actor, booking_id=row.id, version=1, reason="ill").row
    assert (gone.state, gone.live) == ("cancelled", False)
    book(14, 15, subject="Another")
    assert len(services.bookings.day(date(2023, 11, 30))) == 2


def test_what_is_over_is_not_cancelled(services: Services, actor: Actor, book: Book) -> None:
    row = book(9, 9.5)
    with pytest.raises(errors.ValueRefused):
        services.bookings.cancel(by=actor, booking_id=row.id, version=1)
    assert services.bookings.mark_no_show(by=actor, booking_id=row.id, version=1).row.state == "no_show"


def test_nobody_fails_to_come_before_the_start(services: Services, actor: Actor, book: Book) -> None:
    row = book(14, 15)
    with pytest.raises(errors.ValueRefused):
        services.bookings.mark_no_show(by=actor, booking_id=row.id, version=1)


def test_a_cancelled_booking_comes_back_only_while_its_place_is_free(
    services: Services, actor: Actor, book: Book
) -> None:
    row = book(14, 15)
    gone = services.bookings.cancel(by=actor, booking_id=row.id, version=1).row
    usurper = book(14.5, 15.5, subject="Usurper")
    with pytest.raises(errors.RoomTaken):
        services.bookings.reinstate(by=actor, booking_id=row.id, version=gone.version)
    services.bookings.cancel(by=actor, booking_id=usurper.id, version=1)
    assert services.bookings.reinstate(by=actor, booking_id=row.id, version=gone.version).row.live


def test_undoing_a_cancellation_into_a_taken_place_is_refused(services: Services, actor: Actor, book: Book) -> None:
    row = book(14, 15)
    gone = services.bookings.cancel(by=actor, booking_id=row.id, version=1)
    book(14.5, 15.5)
    with pytest.raises(errors.DeskError):
        services.journal.undo(by=actor, number=gone.changes.entry)
    assert not services.bookings.booking(row.id).live


# --- closures --------------------------------------------------------------------------------


def test_a_closed_room_is_not_booked_and_says_why(services: Services, actor: Actor, book: Book) -> None:
    closed = services.bookings.close(
        by=actor, room_id=room(services, "R-M1"), starts_at=at(12), ends_at=at(18), reason="Repair"
    )
    with pytest.raises(errors.RoomClosed) as refused:
        book(11, 12, teardown_min=15)
    assert refused.value.reason == "Repair"
    assert not services.bookings.is_free(room(services, "R-M1"), at(11), at(12), teardown_min=15)
    book(11, 12)
    services.bookings.reopen(by=actor, closure_id=closed.row.id, version=closed.row.version)
    book(14, 15)
    assert services.bookings.closures(at(0), at(24)) == ()


def test_the_centre_is_not_closed_over_bookings(services: Services, actor: Actor, book: Book) -> None:
    book(14, 15)
    book(14, 15, code="R-M2", teardown_min=30)
    with pytest.raises(errors.BookingsInTheWay) as refused:
        services.bookings.close(by=actor, room_id=None, starts_at=at(14.5), ends_at=at(20), reason="Fumigation")
    assert refused.value.references == ("B-231130-01", "B-231130-02")
    with pytest.raises(errors.BookingsInTheWay) as refused:
        services.bookings.close(by=actor, room_id=None, starts_at=at(15), ends_at=at(20), reason="Fumigation")
    assert refused.value.references == ("B-231130-02",)
    services.bookings.close(by=actor, room_id=None, starts_at=at(15.5), ends_at=at(20), reason="Fumigation")
    with pytest.raises(errors.RoomClosed):
        book(16, 17, code="R-L")


def test_a_closure_needs_a_reason(services: Services, actor: Actor) -> None:
    with pytest.raises(errors.NeedsReason):
        services.bookings.close(by=actor, room_id=None, starts_at=at(12), ends_at=at(13), reason=" ")


# --- time ------------------------------------------------------------------------------------


def test_a_night_is_seen_on_both_of_its_days(services: Services, book: Book) -> None:
    row = book(22, 26)
    assert services.bookings.day(date(2023, 11, 30)) == services.bookings.day(date(2023, 12, 1)) == (row,)
    assert services.bookings.day(date(2023, 12, 2)) == ()
    with pytest.raises(errors.RoomTaken):
        book(1, 3, day=31)


def test_teardown_past_midnight_is_seen_on_the_next_day_and_blocks_it(services: Services, book: Book) -> None:
    row = book(22, 24, teardown_min=60)
    assert services.bookings.day(date(2023, 12, 1)) == (row,)
    assert services.bookings.between(at(24), at(48)) == ()
    with pytest.raises(errors.RoomTaken):
        book(0.5, 2, day=31)


@pytest.mark.parametrize(("day", "why"), [(date(2024, 3, 31), "missing"), (date(2024, 10, 27), "ambiguous")])
def test_wall_times_that_are_not_or_are_twice_are_refused(
    services: Services, actor: Actor, day: date, why: str
) -> None:
    services.settings.change(by=actor, zone="Europe/Berlin")
    with pytest.raises(errors.WallTimeRefused) as refused:
        services.bookings.book(
            by=actor, room_id=room(services, "R-M1"), starts_at=wall(day, 2.5), ends_at=wall(day, 6), subject="A"
        )
    assert refused.value.why == why


def test_a_booking_over_the_change_of_the_clocks_is_as_long_as_it_is(services: Services, actor: Actor) -> None:
    services.settings.change(by=actor, zone="Europe/Berlin")
    row = services.bookings.book(
        by=actor, room_id=room(services, "R-M1"), subject="Night",
        starts_at=wall(date(2024, 3, 31), 1), ends_at=wall(date(2024, 3, 31), 4),
    ).row  # fmt: skip
    assert row.ends_at - row.starts_at == timedelta(hours=2)


# --- where else ------------------------------------------------------------------------------


def suggested(services: Services, *args: Any, **options: Any) -> list[tuple[str, str, str]]:
    zone = services.settings.centre().zone
    found = services.bookings.suggestions(*args, **options)
    return [(item.why, item.room_code, f"{item.starts_at.astimezone(zone):%d %H:%M}") for item in found]


def test_a_taken_slot_is_answered_with_the_same_room_other_rooms_and_the_next_day(
    services: Services, book: Book
) -> None:
    book(14, 15.5, setup_min=30)
    book(14, 15, code="R-M2")
    assert suggested(services, room(services, "R-M1"), at(14), at(15), 6) == [
        ("same_room", "R-M1", "30 15:30"),
        ("same_room", "R-M1", "30 12:30"),
        ("other_room", "R-S1", "30 14:00"),
        ("other_room", "R-S2", "30 14:00"),
        ("other_room", "R-S3", "30 14:00"),
        ("next_day", "R-M1", "01 14:00"),
    ]


def test_suggestions_keep_the_setup_and_skip_the_weekend_and_what_is_over(services: Services, book: Book) -> None:
    book(10, 11, setup_min=0)
    book(10, 11, day=31)
    found = suggested(services, room(services, "R-M1"), at(10), at(11), 8, setup_min=30)
    assert found[0] == ("same_room", "R-M1", "30 11:30")
    assert [item for item in found if item[0] == "same_room"] == [found[0]]  # before ten has passed
    assert found[-1] == ("next_day", "R-M1", "04 10:00")  # Friday is taken, then comes Monday


def test_a_booth_stands_in_only_for_a_booth(services: Services, book: Book) -> None:
    book(14, 15, code="PB1")
    others = [item for item in suggested(services, room(services, "PB1"), at(14), at(15)) if item[0] == "other_room"]
    assert [code for _, code, _ in others] == ["PB2", "PB3", "PB4"]


# --- events ----------------------------------------------------------------------------------


def test_an_event_takes_room_time_and_state_from_its_booking(services: Services, actor: Actor, book: Book) -> None:
    row = book(14, 16, code="R-HALL")
    event = services.events.add(
        by=actor, title="Autumn roadshow", type=EventType.ROADSHOW, booking_id=row.id, places=120
    ).row
    assert (event.code, event.room_code, event.starts_at) == ("EV-2311-01", "R-HALL", row.starts_at)
    assert services.bookings.booking(row.id).event_type is EventType.ROADSHOW
    services.bookings.cancel(by=actor, booking_id=row.id, version=row.version)
    assert services.events.event(event.id).state is BookingState.CANCELLED


def test_a_site_wide_event_has_no_room_and_times_of_its_own(services: Services, actor: Actor) -> None:
    drill = services.events.add(
        by=actor, title="Fire drill", type=EventType.FIRE_DRILL, starts_at=at(15, 9), ends_at=at(15.5, 9), attended=87
    ).row
    assert (drill.booking_id, drill.room_code, drill.state) == (None, "", BookingState.COMPLETED)
    assert services.events.between(date(2023, 11, 9), date(2023, 11, 9)) == (drill,)
    assert services.events.between(date(2023, 11, 10), date(2023, 11, 30)) == ()
    came = services.events.edit(by=actor, event_id=drill.id, version=1, attended=90).row
    assert came.attended == 90
    with pytest.raises(errors.Stale):
        services.events.edit(by=actor, event_id=drill.id, version=1, attended=91)


def test_an_event_without_booking_and_times_is_refused(services: Services, actor: Actor) -> None:
    with pytest.raises(errors.ValueMissing):
        services.events.add(by=actor, title="Nowhere", type=EventType.SUMMIT)


# --- how it is read --------------------------------------------------------------------------


def test_whether_a_room_is_free_is_one_look_at_a_covering_index(services: Services, book: Book) -> None:
    row = book(14, 15)
    asked: list[str] = []
    with services.database.quick_read() as reading:
        reading.driver.set_trace_callback(asked.append)
    assert services.bookings.is_free(row.room_id, row.ends_at, row.ends_at + timedelta(hours=1))
    with services.database.quick_read() as reading:
        reading.driver.set_trace_callback(None)
        (statement,) = [statement for statement in asked if statement.startswith("SELECT")]
        plan = reading.driver.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    steps = [step[-1] for step in plan if "booking" in step[-1]]
    assert "COVERING INDEX ix_booking_room_blocks" in steps[0]
    assert all("SCAN booking" not in step for step in steps)
