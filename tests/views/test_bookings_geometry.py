"""Where bookings lie on the grid, and what a drag proposes."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.intervals import Span
from jib_desk.rules.words import BookingState, Layout, SpaceKind
from jib_desk.services.rows.bookings import BookingRow, ClosureRow, RoomRow
from jib_desk.views.bookings.drag import DragKind, created, is_movable, judged, moved, resized
from jib_desk.views.bookings.geometry import SNAP, LaneLayout, TimeAxis, day_span, free_room, place
from jib_desk.views.item_models.bookings import Lane

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
DAY = day_span(date(2023, 11, 30), SHANGHAI)
MINUTE = timedelta(minutes=1)


def at(hour: float) -> datetime:
    return DAY.start + timedelta(hours=hour)


def room(key: int) -> RoomRow:
    return RoomRow(key, 1, f"R{key}", f"R{key}", "", SpaceKind.MEETING, {Layout.BOARDROOM: 8}, 8, True)


def booking(
    key: int, start: float, end: float, room_id: int = 1, setup: int = 0, state: BookingState = BookingState.CONFIRMED
) -> BookingRow:
    live = state not in (BookingState.CANCELLED, BookingState.NO_SHOW)
    return BookingRow(
        id=key, uid="", version=1, reference="", room_id=room_id, room_code="", subject=f"B{key}", company_id=None,
        booked_by="", contact="", headcount=None, layout=None, equipment="", catering="", starts_at=at(start),
        ends_at=at(end), setup_min=setup, teardown_min=0, blocks_from=at(start) - setup * MINUTE, blocks_until=at(end),
        state=state, live=live, event_id=None, event_type=None, note="",
    )  # fmt: skip


LANES = (Lane("one", (room(1),)), Lane("two", (room(2),)), Lane("booths", (room(3), room(4)), is_group=True))
AXIS = TimeAxis(DAY, 100)
LAYOUT = LaneLayout(LANES, 60, 30)


# --- time and lanes --------------------------------------------------------------------------


@given(st.floats(0, 2399))
def test_every_place_snaps_to_the_quarter_it_lies_in(x: float) -> None:
    snapped = AXIS.snapped(x)
    assert (snapped - DAY.start) % SNAP == timedelta(0)
    assert timedelta(0) <= AXIS.at(x) - snapped <= SNAP + timedelta(seconds=1)


@given(st.integers(0, 95))
def test_a_quarter_is_drawn_where_it_is_found(quarter: int) -> None:
    assert AXIS.snapped(AXIS.x(DAY.start + quarter * SNAP) + 0.5) == DAY.start + quarter * SNAP


@pytest.mark.parametrize(("day", "hours"), [(date(2024, 3, 31), 23), (date(2024, 10, 27), 25), (date(2024, 5, 1), 24)])
def test_a_day_is_as_long_as_its_clocks_make_it(day: date, hours: int) -> None:
    axis = TimeAxis(day_span(day, BERLIN), 10)
    assert axis.width == hours * 10
    assert len(axis.hours()) == hours + 1


def test_heights_lead_to_lanes_and_rooms() -> None:
    assert [LAYOUT.lane_at(y) for y in (-1, 0, 59, 60, 121, 200)] == [None, 0, 0, 1, 2, None]
    assert [LAYOUT.room_at(y) for y in (0, 60, 121, 151, 200)] == [1, 2, 3, 4, None]


def test_an_unfolded_group_is_a_thin_title() -> None:
    open_ = LaneLayout((Lane("booths", (), is_group=True, is_open=True), Lane("PB1", (room(3),))), 60, 30)
    assert (open_.height, open_.room_at(10), open_.room_at(40)) == (90, None, 3)


# --- placing ---------------------------------------------------------------------------------


def test_setup_lies_before_the_booking_in_one_block() -> None:
    placed = place([booking(1, 10, 12, setup=30)], AXIS, LAYOUT, 4)[0]
    assert (placed.outer.left(), placed.core.left(), placed.core.right()) == (950, 1000, 1200)
    assert (placed.outer.top(), placed.outer.height()) == (4, 52)


def test_a_night_is_cut_at_midnight_and_another_day_is_not_drawn() -> None:
    placed = place([booking(1, -2, 3), booking(2, 24, 26), booking(3, 22, 26, room_id=2)], AXIS, LAYOUT, 4)
    assert {item.booking.id: (item.outer.left(), item.outer.right()) for item in placed} == {
        1: (0, 300),
        3: (2200, 2400),
    }


def test_a_released_booking_is_a_sliver_under_what_took_its_place() -> None:
    gone, now = booking(1, 10, 12, state=BookingState.NO_SHOW), booking(2, 11, 12)
    placed = place([now, gone], AXIS, LAYOUT, 4)
    assert [item.booking.id for item in placed] == [1, 2]  # painted first, so that it lies below
    assert placed[0].is_thin
    assert placed[0].outer.height() < placed[1].outer.height()
    assert not place([gone], AXIS, LAYOUT, 4)[0].is_thin


# --- proposals -------------------------------------------------------------------------------


def test_a_drag_covers_the_quarters_at_both_its_ends_in_either_direction() -> None:
    assert created(1, at(10), at(11)).span == created(1, at(11), at(10)).span == Span(at(10), at(11.25))
    assert created(1, at(10), at(10)).span.length == SNAP


def test_setup_goes_along_and_is_judged_too() -> None:
    row, other = booking(1, 14, 15, setup=30), booking(2, 10, 12, room_id=2)
    assert judged(moved(row, 2, at(12.5)), [row, other], []).is_free
    assert judged(moved(row, 2, at(12.25)), [row, other], []).obstacle == other


def test_a_booking_is_not_in_its_own_way() -> None:
    row = booking(1, 14, 15)
    assert judged(moved(row, 1, at(14.25)), [row], []).is_free


def test_a_resize_leaves_a_quarter_at_least() -> None:
    row = booking(1, 14, 15)
    assert resized(row, DragKind.END, at(13)).span == Span(at(14), at(14.25))
    assert resized(row, DragKind.START, at(16)).span == Span(at(14.75), at(15))
    assert not resized(row, DragKind.END, at(15)).changes_something


def test_a_closure_stands_in_the_way_of_its_room_or_of_all() -> None:
    repair = ClosureRow(1, 1, 2, at(9), at(12), "Repair")
    assert judged(created(2, at(11), at(11)), [], [repair]).obstacle == repair
    assert judged(created(1, at(11), at(11)), [], [repair]).is_free
    everywhere = ClosureRow(2, 1, None, at(9), at(12), "Holiday")
    assert judged(created(1, at(11), at(11)), [], [everywhere]).obstacle == everywhere


def test_of_folded_booths_a_free_one_is_taken() -> None:
    span = Span(at(10), at(11))
    assert free_room(LANES[2], [], [], span) == 3
    assert free_room(LANES[2], [booking(1, 10, 12, room_id=3)], [], span) == 4
    both = [booking(1, 10, 12, room_id=3), booking(2, 10, 12, room_id=4)]
    assert free_room(LANES[2], both, [], span) == 3  # and is judged to be taken


@pytest.mark.parametrize(
    ("state", "may"),
    [("confirmed", True), ("tentative", True), ("in_use", True), ("completed", False), ("no_show", False)],
)
def test_only_what_lies_ahead_or_goes_on_is_moved_by_hand(state: str, may: bool) -> None:
    assert is_movable(booking(1, 10, 11, state=BookingState(state))) is may
