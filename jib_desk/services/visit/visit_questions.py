"""What the visitors' desk asks: who is meant, who is inside, who is expected, who wears a badge."""

from datetime import date
from functools import cached_property

from jib_desk.models.direct import Source
from jib_desk.rules import near_keys
from jib_desk.rules.badges import badge_number
from jib_desk.rules.recognition import Described
from jib_desk.services import errors
from jib_desk.services.rows.visitors import HostCard, MusterRoll, PeakOfDay, PlannedMatch, VisitorHit, VisitRow
from jib_desk.services.visit import movements, muster, recognition, visit_reads, visit_search
from jib_desk.services.visit.latest_visitors import LatestVisitors
from jib_desk.services.visit.visit_steps import VisitSteps


class VisitQuestions(VisitSteps):
    """Reads, each within a key press."""

    @cached_property
    def _latest(self) -> LatestVisitors:
        return LatestVisitors()

    def get_ready(self) -> None:
        """What the first key press would wait for; called in a thread beside the window."""
        near_keys.load()
        self._quick_read(self._latest.load)

    def suggest(self, text: str, limit: int = 6) -> tuple[VisitorHit, ...]:
        """Returning visitors by 汉字, pinyin, initials, Latin, organisation or end of the phone, best first."""
        latest, now = self._latest, self._clock.now()
        return self._quick_read(lambda source: visit_search.suggest(source, text, limit, now, latest))

    def visitor(self, visitor_id: int) -> VisitorHit:
        """One person, as `suggest` gives him. Raises NotFound."""
        found = self._quick_read(lambda source: visit_search.hit(source, visitor_id, self._clock.now()))
        if found is None:
            raise errors.NotFound("visitor", str(visitor_id))
        return found

    def planned_match(
        self, *, name_zh: str = "", name_latin: str = "", organisation: str = "", phone: str = ""
    ) -> tuple[PlannedMatch, ...]:
        """Visits planned for today that may be this person's, the surest first."""
        who = Described(name_zh, name_latin, organisation, phone)
        return self._quick_read(lambda source: recognition.planned(source, who, None, self._clock.now()))

    def host(self, contact_id: int) -> HostCard:
        """Whom to call about a visitor of this host. Raises NotFound."""
        found = self._quick_read(lambda source: visit_reads.host_card(source, contact_id, self._clock.now()))
        if found is None:
            raise errors.NotFound("contact", str(contact_id))
        return found

    def peak(self, day: date) -> PeakOfDay:
        """The most heads of visitors at once on a day, and when."""
        return self._quick_read(lambda source: movements.peak_of(source, day, self._clock.now()))

    def on_site(self) -> tuple[VisitRow, ...]:
        """Open visits, the latest arrival first."""
        return self._visits(visit_reads.OPEN, lambda _source: ())

    def expected(self, day: date) -> tuple[VisitRow, ...]:
        """Planned for a day and not come (yet), in order of time; today with those awaited since the evening before."""

        def bounds(source: Source) -> tuple[int, int]:
            start, end = visit_reads.day_bounds(day, day, self._zone(source))
            since, until = visit_reads.awaited_bounds(source, self._clock.now())
            return (since if until == end else start), end

        return self._visits(visit_reads.EXPECTED, bounds)

    def left(self, day: date) -> tuple[VisitRow, ...]:
        """Visits that ended on a day, also those closed by the system, the last first."""

        def bounds(source: Source) -> tuple[int, int, int, int]:
            start, end = visit_reads.day_bounds(day, day, self._zone(source))
            return start - int(visit_reads.LONGEST_STAY.total_seconds()), end, start, end

        return self._visits(visit_reads.LEFT, bounds)

    def visits(self, start: date, end: date) -> tuple[VisitRow, ...]:
        """Every visit of these days (inclusive): come, planned, or refused; in order of time."""
        return self._visits(visit_reads.BETWEEN, lambda s: visit_reads.day_bounds(start, end, self._zone(s)))

    def visit(self, visit_id: int) -> VisitRow:
        """One visit. Raises NotFound."""
        return self._read(lambda session: self._one(session, visit_id))

    def by_badge(self, number: str) -> VisitRow | None:
        """Who wears this badge now."""
        wanted = badge_number(number)
        found = self._visits(visit_reads.BY_BADGE, lambda _source: (wanted,)) if wanted else ()
        return found[0] if found else None

    def stepped_out(self, number: str) -> VisitRow | None:
        """Who left with this badge so short a time ago that coming back goes on with the visit."""
        wanted, now = badge_number(number), self._clock.now()
        found = self._visits(visit_reads.OUT_WITH, lambda _source: (wanted,)) if wanted else ()
        if not found or found[0].left_at is None:
            return None
        left = int(found[0].left_at.timestamp())
        return found[0] if self._quick_read(lambda source: self._is_soon(source, left, now)) else None

    def free_badge(self, visit_id: int | None = None, visitor_id: int | None = None) -> str:
        """The number set aside for an expected visit, or still worn by a visitor who stepped out; else the lowest free.

        The lowest on the shelf, that is, that is for nobody else.
        """

        def reading(source: Source) -> str:
            badge = visit_reads.set_aside(source, visit_id) if visit_id is not None else ""
            if not badge and visitor_id is not None:
                badge, left = visit_reads.kept_badge(source, visitor_id)
                badge = badge if self._is_soon(source, left, self._clock.now()) else ""
            return badge or visit_reads.free_badge(source, self._clock.now())

        return self._quick_read(reading)

    def muster(self) -> MusterRoll:
        """Everybody inside, for an evacuation."""
        return self._read(lambda session: muster.roll(session, self._clock.now()))
