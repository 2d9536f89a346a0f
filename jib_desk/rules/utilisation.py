"""How much rooms are used: booked time inside opening hours, net and with setup and teardown (DOMAIN §5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jib_desk.rules.intervals import Span, merged
from jib_desk.rules.words import BookingState

# Only what took place counts as use.
USED = frozenset({BookingState.COMPLETED, BookingState.IN_USE})
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class BookedTime:
    """`[starts_at, ends_at)`, aware instants, and the minutes around it that it blocks too."""

    starts_at: datetime
    ends_at: datetime
    setup_min: int = 0
    teardown_min: int = 0


@dataclass(frozen=True, slots=True)
class RoomTime:
    """Minutes of use inside opening hours, without and with setup and teardown, of `open_min` there were."""

    net_min: int
    gross_min: int
    open_min: int

    @property
    def net_h(self) -> float:
        """Net use in hours."""
        return self.net_min / 60

    @property
    def gross_h(self) -> float:
        """Gross use in hours."""
        return self.gross_min / 60


def open_spans(days: Iterable[date], opens: time, closes: time, zone: ZoneInfo) -> list[Span]:
    """The opening hours of days as time, in order. `opens` and `closes` are wall times in `zone`.

    A closing time that is not after the opening one belongs to the following day.
    """
    spans: list[Span] = []
    for day in days:
        last = day if closes > opens else day + timedelta(days=1)
        # Aware times of one zone subtract as wall times; through UTC a change of the clocks counts.
        start = datetime.combine(day, opens, zone).astimezone(UTC)
        spans.append(Span(start, datetime.combine(last, closes, zone).astimezone(UTC)))
    return merged(spans)


def open_minutes(hours: Iterable[Span]) -> int:
    """The length of opening hours together."""
    return sum(span.length // _MINUTE for span in hours)


def room_time(bookings: Iterable[BookedTime], hours: Sequence[Span]) -> RoomTime:
    """The use of one room by bookings that took place (`USED`), within the opening hours given."""
    booked = [(Span(item.starts_at, item.ends_at), item) for item in bookings]
    net = [span for span, _ in booked]
    gross = [span.widened(item.setup_min, item.teardown_min) for span, item in booked]
    return RoomTime(_minutes_inside(net, hours), _minutes_inside(gross, hours), open_minutes(hours))


def _minutes_inside(spans: Iterable[Span], hours: Sequence[Span]) -> int:
    total = timedelta()
    at = 0
    for span in merged(spans):
        while at < len(hours) and hours[at].end <= span.start:
            at += 1
        for opening in hours[at:]:
            if opening.start >= span.end:
                break
            common = span.within(opening)
            if common is not None:
                total += common.length
    return total // _MINUTE
