"""Spans of days and of time: what overlaps, and what only touches."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.intervals import Days, Span, gaps, merged

MIDNIGHT = datetime(2023, 11, 21, tzinfo=UTC)


def day(n: int) -> date:
    return date(2023, 11, n)


def span(start: float, end: float) -> Span:
    return Span(MIDNIGHT + timedelta(hours=start), MIDNIGHT + timedelta(hours=end))


# A booking from 10 to 12 against another: the eight ways in which two spans can lie to one another.
EIGHT_CASES = [
    ("before", 8, 9, False),
    ("touches the start", 8, 10, False),
    ("runs into it", 9, 11, True),
    ("inside", 10.5, 11.5, True),
    ("the same", 10, 12, True),
    ("around it", 9, 13, True),
    ("runs out of it", 11, 13, True),
    ("touches the end", 12, 14, False),
]


@pytest.mark.parametrize(
    ("start", "end", "shared"), [case[1:] for case in EIGHT_CASES], ids=[c[0] for c in EIGHT_CASES]
)
def test_times_overlap_only_when_they_share_time(start: float, end: float, shared: bool) -> None:
    assert span(10, 12).overlaps(span(start, end)) is shared
    assert span(start, end).overlaps(span(10, 12)) is shared


@pytest.mark.parametrize(
    ("first", "last", "shared"),
    [
        (6, 8, False),
        (6, 9, False),  # the day before: days touch when they follow one another
        (6, 10, True),
        (11, 11, True),
        (10, 12, True),
        (9, 13, True),
        (12, 14, True),
        (13, 14, False),
    ],
)
def test_days_overlap_when_they_share_a_day(first: int, last: int, shared: bool) -> None:
    assert Days(day(10), day(12)).overlaps(Days(day(first), day(last))) is shared
    assert Days(day(first), day(last)).overlaps(Days(day(10), day(12))) is shared


def test_an_open_end_overlaps_everything_after_its_start() -> None:
    assert Days(day(10)).overlaps(Days(date(2099, 1, 1)))
    assert Days(day(10)).overlaps(Days(day(1), day(10)))
    assert not Days(day(10)).overlaps(Days(day(1), day(9)))


def test_an_empty_time_overlaps_nothing() -> None:
    assert not span(11, 11).overlaps(span(10, 12))


def test_a_span_that_ends_before_it_starts_cannot_be() -> None:
    with pytest.raises(ValueError, match="before"):
        Days(day(2), day(1))
    with pytest.raises(ValueError, match="before"):
        span(2, 1)


def test_november_has_thirty_days_and_both_ends_belong_to_it() -> None:
    november = Days(day(1), day(30))
    assert len(november) == len(list(november)) == 30
    assert day(1) in november
    assert day(30) in november
    assert date(2023, 12, 1) not in november


def test_the_end_of_a_booking_does_not_belong_to_it() -> None:
    assert span(10, 12).start in span(10, 12)
    assert span(10, 12).end not in span(10, 12)


def test_the_common_days_of_two_assignments() -> None:
    assert Days(day(1), day(10)).within(Days(day(5))) == Days(day(5), day(10))
    assert Days(day(1)).within(Days(day(5))) == Days(day(5))
    assert Days(day(1), day(4)).within(Days(day(5))) is None


def test_setup_and_teardown_widen_what_a_booking_blocks() -> None:
    assert span(10, 12).widened(60, 30) == span(9, 12.5)


def test_free_time_is_what_lies_between_bookings() -> None:
    bookings = [span(8, 9.5), span(11, 12), span(12, 13), span(17, 20)]
    assert gaps(bookings, span(9, 18)) == [span(9.5, 11), span(13, 17)]
    assert gaps([], span(9, 18)) == [span(9, 18)]
    assert gaps([span(8, 20)], span(9, 18)) == []
    assert gaps([span(19, 20)], span(9, 18)) == [span(9, 18)]


spans = st.tuples(st.integers(0, 48), st.integers(0, 12)).map(lambda pair: span(pair[0] / 2, (pair[0] + pair[1]) / 2))
day_spans = st.tuples(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.none() | st.integers(0, 800)
).map(lambda pair: Days(pair[0], None if pair[1] is None else pair[0] + timedelta(days=pair[1])))  # fmt: skip


@given(spans, spans)
def test_overlap_means_that_there_is_common_time(a: Span, b: Span) -> None:
    common = a.within(b)
    assert a.overlaps(b) == b.overlaps(a) == (common is not None)
    assert common is None or (common.length > timedelta() and a.within(common) == common)


@given(day_spans, day_spans)
def test_overlap_of_days_means_that_there_is_a_common_day(a: Days, b: Days) -> None:
    common = a.within(b)
    assert a.overlaps(b) == b.overlaps(a) == (common is not None)
    assert common is None or (common.first in a and common.first in b)


@given(st.lists(spans), spans)
def test_booked_and_free_time_make_up_the_whole(booked: list[Span], inside: Span) -> None:
    free = gaps(booked, inside)
    used = [common for item in merged(booked) if (common := item.within(inside))]
    assert sum((item.length for item in [*free, *used]), timedelta()) == inside.length
    assert not any(a.overlaps(b) for a in free for b in booked)
