"""Closing the day: who is still inside is called or closed, and no departure is invented (FEATURES C12).

A close by the system has no time of leaving: "who was inside" knows such a visit as possibly there.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from jib_desk.models import direct
from jib_desk.models.direct import Reading
from jib_desk.rules.visit_states import NIGHT_HOUR
from jib_desk.services.base import Service
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.rows.closing import DayEnd, RunningBooking, StillOpen
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.visit import visit_reads
from jib_desk.services.visit.badges import BadgesService
from jib_desk.services.visit.visitors import VisitorsService

NIGHT = time(NIGHT_HOUR)  # at the centre: whoever is open then, of no running booking, was forgotten
LAST_HOUR = timedelta(hours=1)  # before the centre closes, its closing is not offered

# A visit belongs to the booking that it was planned for, by itself or by its invitation.
_OF_BOOKING = """
SELECT v.id, coalesce(v.booking_id, i.booking_id) FROM visit v
LEFT JOIN invitation i ON i.id = v.invitation_id WHERE v.is_open = 1"""

_RUNNING = """
SELECT b.id, coalesce(nullif(e.title, ''), b.subject), trim(r.name_zh || ' ' || r.name_en), b.blocks_until
FROM booking b JOIN room r ON r.id = b.room_id
LEFT JOIN event e ON e.booking_id = b.id AND e.cancelled_at IS NULL
WHERE b.live = 1 AND b.blocks_from <= ?1 AND b.blocks_until > ?1 ORDER BY b.blocks_until, b.id"""

_LAST_END = "SELECT max(ends_at) FROM booking WHERE live = 1 AND starts_at >= ? AND starts_at < ?"


class ClosingService(Service):
    """Reads who is still inside at the end of a day; closes what nobody closed."""

    # --- reading ----------------------------------------------------------------------------

    def day_end(self) -> DayEnd:
        """Everything that is open now."""
        now = self._clock.now()

        def reading(source: Reading) -> DayEnd:
            centre = centre_of(source)
            running = _running(source, now)
            known = {booking.booking_id for booking in running}
            booking_of = dict(direct.fetch(source, _OF_BOOKING))
            today = visit_reads.day_start(now.astimezone(centre.zone).date(), centre.zone)
            visits = visit_reads.read_visits(source, visit_reads.OPEN, (), now)
            lines = tuple(
                StillOpen(
                    visit,
                    booking_of.get(visit.id) if booking_of.get(visit.id) in known else None,
                    (visit.arrived_at or now) < today,
                )
                for visit in reversed(visits)
            )
            return DayEnd(now, bool(lines) and _is_due(source, centre, now), lines, running, ())

        found = self._quick_read(reading)
        out = BadgesService(self._database, self._clock).out()
        return DayEnd(found.at, found.is_due, found.lines, found.running, out)

    # --- writing ----------------------------------------------------------------------------

    def close(self, *, by: Actor, visit_ids: Sequence[int], token: str | None = None) -> Outcome[tuple[VisitRow, ...]]:
        """Close these as by the system: nobody knows when they left. Raises NotFound, VisitClosed; then none is."""
        return self._visitors().close_day(by=by, visit_ids=visit_ids, token=token)

    def close_all_but(
        self, *, by: Actor, booking_id: int | None = None, token: str | None = None
    ) -> Outcome[tuple[VisitRow, ...]]:
        """Close everything that is open but the visits of one booking that runs."""
        return self.close(by=by, visit_ids=self.day_end().all_but(booking_id), token=token)

    def left(
        self, *, by: Actor, visit_ids: Sequence[int], left_at: datetime, token: str | None = None
    ) -> Outcome[tuple[VisitRow, ...]]:
        """Somebody knows when they left. Raises NotFound, VisitClosed, EndBeforeStart, ValueRefused (in_the_future)."""
        return self._visitors().check_out(by=by, visit_ids=visit_ids, left_at=left_at, token=token)

    def by_the_clock(self, *, by: Actor, token: str | None = None) -> Outcome[tuple[VisitRow, ...]] | None:
        """At night: close who came before it and belongs to no booking that still runs. None when there is nobody."""
        end = self.day_end()
        zone = self._quick_read(centre_of).zone
        night = datetime.combine(end.at.astimezone(zone).date(), NIGHT, zone)
        if end.at < night:
            night -= timedelta(days=1)
        late = [line.id for line in end.lines if line.booking_id is None and (line.visit.arrived_at or end.at) < night]
        return self.close(by=by, visit_ids=late, token=token) if late else None

    def _visitors(self) -> VisitorsService:
        return VisitorsService(self._database, self._clock)


def _running(source: Reading, now: datetime) -> tuple[RunningBooking, ...]:
    found = direct.fetch(source, _RUNNING, (int(now.timestamp()),))
    return tuple(
        RunningBooking(key, title, room, visit_reads.instant(until) or now) for key, title, room, until in found
    )


def _is_due(source: Reading, centre: CentreRow, now: datetime) -> bool:
    """After the last booking of the day, and not before its last hour."""
    today = now.astimezone(centre.zone).date()
    if now < datetime.combine(today, centre.closes, centre.zone) - LAST_HOUR:
        return False
    last = direct.scalar(source, _LAST_END, visit_reads.day_bounds(today, today, centre.zone))
    return last is None or now.timestamp() >= last
