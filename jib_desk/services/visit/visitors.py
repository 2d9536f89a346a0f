"""Visitors: who comes, is inside, has left. A visit is never deleted and no time is invented."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Unpack
from uuid import uuid4

from sqlalchemy import Table
from sqlalchemy.orm import Session

from jib_desk.models.direct import Source
from jib_desk.models.faults import GuardRefused
from jib_desk.models.guards import BADGE_IN_USE
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.badges import badge_number
from jib_desk.rules.desk_words import MessageKind
from jib_desk.rules.words import ClosedBy
from jib_desk.services import errors
from jib_desk.services.base import check_version
from jib_desk.services.changes import Outcome
from jib_desk.services.message import outbox
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import MusterRoll, VisitorHit, VisitRow
from jib_desk.services.visit import muster, visit_reads, visit_search
from jib_desk.services.visit.badges import came_to_hand
from jib_desk.services.visit.muster import InsideReads
from jib_desk.services.visit.visit_fields import AboutVisit, VisitFields

_VISIT: Table = TABLES["visit"]
_VISITOR: Table = TABLES["visitor"]


class VisitorsService(InsideReads):
    """Checks visitors in and out, and says who is inside."""

    # --- what staff do -----------------------------------------------------------------------

    def check_in(
        self,
        *,
        by: Actor,
        visitor_id: int | None = None,
        visit_id: int | None = None,
        badge: str = "",
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[VisitRow]:
        """Somebody arrives: new, returning (`visitor_id`) or expected (`visit_id`).

        An expected visit keeps what it says where nothing else is said. Raises ValueMissing (name),
        ValueRefused, NotFound, AlreadyInside, VisitClosed and BadgeInUse.
        """
        fields = VisitFields(badge=badge, **about).checked()

        def do(work: Work) -> int:
            now = self._clock.now()
            if fields.badge:
                came_to_hand(work, fields.badge)
            if visit_id is not None:
                return self._arrive(work, visit_id, fields, frozenset(about), by, now)
            person = self._person(work, visitor_id, fields, comes=True)
            return self._new_visit(work, person, fields, by, arrived_at=now, is_open=True, badge=fields.badge)

        return self._commit(by, "visit.check_in", do, self._one, token=token, explain=self._badge_holder(fields.badge))

    def check_out(
        self, *, by: Actor, visit_ids: Sequence[int], closed_by: ClosedBy = ClosedBy.DESK, token: str | None = None
    ) -> Outcome[tuple[VisitRow, ...]]:
        """These visitors leave now. Raises NotFound and, when one has left already, VisitClosed: then nobody does."""
        now = self._clock.now()
        left_at = None if closed_by is ClosedBy.SYSTEM else now
        return self._close(by, "visit.check_out", visit_ids, closed_by, left_at, token)

    def close_day(
        self, *, by: Actor, visit_ids: Sequence[int], token: str | None = None
    ) -> Outcome[tuple[VisitRow, ...]]:
        """Close forgotten visits as by the system: they are marked so, and no departure is invented."""
        return self._close(by, "visit.close_day", visit_ids, ClosedBy.SYSTEM, None, token)

    def expect(
        self,
        *,
        by: Actor,
        expected_at: datetime,
        visitor_id: int | None = None,
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[VisitRow]:
        """Somebody will come at `expected_at` (aware). Raises ValueMissing (name), ValueRefused, NotFound."""
        fields = VisitFields(**about).checked()

        def do(work: Work) -> int:
            person = self._person(work, visitor_id, fields)
            planned = {"expected_at": expected_at, "party_planned": fields.party_size}
            return self._new_visit(work, person, fields, by, **planned)

        return self._commit(by, "visit.expect", do, self._one, token=token)

    def refuse(
        self,
        *,
        by: Actor,
        reason: str,
        visit_id: int | None = None,
        visitor_id: int | None = None,
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[VisitRow]:
        """Somebody is not let in: expected (`visit_id`) or at the door.

        Raises NeedsReason, AlreadyInside, VisitClosed, and what `check_in` raises of a person.
        """
        why = _reason(reason, "visit.refuse")
        fields = VisitFields(**about).checked()

        def do(work: Work) -> int:
            refused = {"refused_at": self._clock.now(), "refused_reason": why}
            if visit_id is None:
                person = self._person(work, visitor_id, fields)
                return self._new_visit(work, person, fields, by, **refused)
            self._waiting(work.session, visit_id)
            work.update_many(_VISIT, [{"id": visit_id, **refused, "staff_id": by.id}])
            return visit_id

        return self._commit(by, "visit.refuse", do, self._one, token=token)

    def correct_times(
        self,
        *,
        by: Actor,
        visit_id: int,
        version: int,
        arrived_at: datetime,
        left_at: datetime | None,
        reason: str,
        token: str | None = None,
    ) -> Outcome[VisitRow]:
        """Set right when somebody came and left; the journal keeps both values and the reason.

        Without `left_at` a visit closed at the desk is open again, one closed by the system stays closed.
        Raises NeedsReason, EndBeforeStart, ValueRefused (in_the_future, not_arrived), Stale, BadgeInUse.
        """
        why = _reason(reason, "visit.correct")
        now = self._clock.now()
        for name, at in (("arrived_at", arrived_at), ("left_at", left_at)):
            if at is not None and at > now:
                raise errors.ValueRefused(name, "in_the_future")
        if left_at is not None and left_at < arrived_at:
            raise errors.EndBeforeStart(arrived_at, left_at)

        def do(work: Work) -> int:
            row = self._one(work.session, visit_id)
            check_version("visit", row, version, ("arrived_at", "left_at"))
            if row.arrived_at is None:
                raise errors.ValueRefused("arrived_at", "not_arrived")
            closing: dict[str, Any] = {"left_at": left_at}
            if left_at is not None:
                closing |= {"closed_by": ClosedBy.DESK, "closed_at": left_at, "is_open": False}
            elif row.closed_by is not ClosedBy.SYSTEM:
                closing |= {"closed_by": None, "closed_at": None, "is_open": True}
            work.update_many(_VISIT, [{"id": visit_id, "arrived_at": arrived_at, **closing}])
            work.subject = row.badge
            return visit_id

        badge = self._read(lambda session: _badge_of(session, visit_id))
        explain = self._badge_holder(badge)
        return self._commit(by, "visit.correct", do, self._one, token=token, reason=why, explain=explain)

    # --- who is where ------------------------------------------------------------------------

    def suggest(self, text: str, limit: int = 6) -> tuple[VisitorHit, ...]:
        """Returning visitors by 汉字, pinyin, initials, Latin, organisation or end of the phone, best first."""
        return self._quick_read(lambda source: visit_search.suggest(source, text, limit, self._clock.now()))

    def visitor(self, visitor_id: int) -> VisitorHit:
        """One person, as `suggest` gives him. Raises NotFound."""
        found = self._quick_read(lambda source: visit_search.hit(source, visitor_id, self._clock.now()))
        if found is None:
            raise errors.NotFound("visitor", str(visitor_id))
        return found

    def on_site(self) -> tuple[VisitRow, ...]:
        """Open visits, the latest arrival first."""
        return self._visits(visit_reads.OPEN, lambda _source: ())

    def expected(self, day: date) -> tuple[VisitRow, ...]:
        """Planned for a day and not come (yet), in order of time."""
        return self._visits(visit_reads.EXPECTED, lambda s: visit_reads.day_bounds(day, day, self._zone(s)))

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

    def free_badge(self) -> str:
        """The lowest number that is on the shelf and not set aside for somebody expected today."""
        return self._quick_read(lambda source: visit_reads.free_badge(source, self._clock.now()))

    def muster(self) -> MusterRoll:
        """Everybody inside, for an evacuation."""
        return self._read(lambda session: muster.roll(session, self._clock.now()))

    # --- steps of a transaction ---------------------------------------------------------------

    def _person(self, work: Work, visitor_id: int | None, fields: VisitFields, *, comes: bool = False) -> int:
        """The visitor's id: the one named, one who has this name and phone already, or a new one.

        Whoever `comes` must not be inside already. Raises AlreadyInside, NotFound, ValueMissing.
        """
        known = visitor_id
        if visitor_id is not None:
            visit_reads.refuse_unknown(work.session, "visitor", visitor_id)
        elif fields.name_zh or fields.name_latin:
            known = visit_search.same_person(work.session, fields.name_zh, fields.name_latin, fields.phone)
        else:
            raise errors.ValueMissing("name")
        if known is not None:
            if comes:
                self._refuse_if_inside(work.session, known)
            return known
        (key,) = work.next_ids(_VISITOR, 1)
        work.write_many(_VISITOR, [{"id": key, "version": 1, "uid": str(uuid4()), **fields.about_person()}])
        return key

    def _new_visit(self, work: Work, person: int, fields: VisitFields, by: Actor, **times: Any) -> int:
        (key,) = work.next_ids(_VISIT, 1)
        row = {"id": key, "version": 1, "uid": str(uuid4()), "visitor_id": person, "staff_id": by.id}
        place = visit_reads.place_of(work.session, fields.company_id, fields.host_id)
        work.write_many(_VISIT, [{**row, **place, **fields.about_visit(), **times}])
        if times.get("is_open"):
            outbox.enqueue(work, kind=MessageKind.ARRIVAL, ref_id=key, contact_id=place["host_id"])
        work.subject = fields.badge
        return key

    def _arrive(
        self, work: Work, visit_id: int, fields: VisitFields, said: frozenset[str], by: Actor, now: datetime
    ) -> int:
        row = self._waiting(work.session, visit_id)
        self._refuse_if_inside(work.session, row.visitor_id)
        values = {name: value for name, value in fields.about_visit().items() if name in said}
        if fields.company_id is not None or fields.host_id is not None:
            values |= visit_reads.place_of(work.session, fields.company_id, fields.host_id)
        badge = fields.badge or row.badge  # one may have been set aside
        arrival = {"arrived_at": now, "is_open": True, "badge": badge, "staff_id": by.id}
        work.update_many(_VISIT, [{"id": visit_id, **values, **arrival}])
        host_id = values.get("host_id", row.host_id)
        outbox.enqueue(work, kind=MessageKind.ARRIVAL, ref_id=visit_id, contact_id=host_id)
        work.subject = badge
        return visit_id

    def _close(
        self,
        by: Actor,
        action: str,
        visit_ids: Sequence[int],
        closed_by: ClosedBy,
        left_at: datetime | None,
        token: str | None,
    ) -> Outcome[tuple[VisitRow, ...]]:
        def do(work: Work) -> list[int]:
            rows = [self._one(work.session, key) for key in dict.fromkeys(visit_ids)]
            for row in rows:
                _refuse_closed(row)
            closing = {"left_at": left_at, "closed_by": closed_by, "closed_at": self._clock.now(), "is_open": False}
            work.update_many(_VISIT, [{"id": row.id, **closing} for row in rows])
            work.subject = ", ".join(row.badge for row in rows if row.badge)
            return [row.id for row in rows]

        return self._commit(by, action, do, self._many, token=token)

    def _waiting(self, session: Session, visit_id: int) -> VisitRow:
        """A visit that is expected still. Raises AlreadyInside, VisitClosed."""
        row = self._one(session, visit_id)
        if row.arrived_at is not None and row.closed_by is None:
            raise errors.AlreadyInside(row.name_zh or row.name_latin, row.arrived_at, row.badge)
        _refuse_closed(row, waiting=True)
        return row

    def _refuse_if_inside(self, session: Session, person: int) -> None:
        found = visit_reads.open_visit_of(session, person)
        if found is not None:
            row = self._one(session, found)
            raise errors.AlreadyInside(row.name_zh or row.name_latin, row.arrived_at or self._clock.now(), row.badge)

    def _badge_holder(self, badge: str) -> Callable[[Session, GuardRefused], errors.DeskError | None]:
        def explain(session: Session, refusal: GuardRefused) -> errors.DeskError | None:
            if refusal.code != BADGE_IN_USE:
                return None
            now = self._clock.now()
            worn = visit_reads.read_visits(session, visit_reads.BY_BADGE, (badge,), now)
            holder = worn[0] if worn else None
            name = (holder.name_zh or holder.name_latin) if holder else ""
            return errors.BadgeInUse(badge, name, (holder.arrived_at if holder else None) or now)

        return explain

    # --- rows --------------------------------------------------------------------------------

    def _visits(self, where: str, parameters: Callable[[Source], Sequence[Any]]) -> tuple[VisitRow, ...]:
        def reading(source: Source) -> tuple[VisitRow, ...]:
            return visit_reads.read_visits(source, where, parameters(source), self._clock.now())

        return self._quick_read(reading)

    def _one(self, session: Session, visit_id: int) -> VisitRow:
        found = visit_reads.visits_by_id(session, (visit_id,), self._clock.now())
        if not found:
            raise errors.NotFound("visit", str(visit_id))
        return found[0]

    def _many(self, session: Session, visit_ids: Sequence[int]) -> tuple[VisitRow, ...]:
        return visit_reads.visits_by_id(session, visit_ids, self._clock.now())


def _reason(reason: str, action: str) -> str:
    if not reason.strip():
        raise errors.NeedsReason(action)
    return reason.strip()


def _refuse_closed(row: VisitRow, *, waiting: bool = False) -> None:
    if row.closed_by is not None:
        raise errors.VisitClosed(row.name_zh or row.name_latin, row.left_at, row.closed_by)
    if row.arrived_at is None and not waiting:
        raise errors.ValueRefused("visit", "not_arrived", row.name_zh or row.name_latin)


def _badge_of(session: Session, visit_id: int) -> str:
    return str(session.connection().exec_driver_sql("SELECT badge FROM visit WHERE id = ?", (visit_id,)).scalar() or "")
