"""The steps that the deeds of the visitors' desk are made of, each inside the transaction of its caller."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Table
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.faults import GuardRefused
from jib_desk.models.guards import BADGE_IN_USE
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.badges import badge_number
from jib_desk.rules.identity import same_phone
from jib_desk.rules.recognition import Described, Why, score
from jib_desk.rules.walk_in import is_other_organisation
from jib_desk.rules.words import ClosedBy, VisitorCategory, VisitState
from jib_desk.services import errors
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.visit import recognition, visit_reads
from jib_desk.services.visit.arrivals import ARRIVALS
from jib_desk.services.visit.muster import InsideReads
from jib_desk.services.visit.visit_fields import VisitFields

VISIT: Table = TABLES["visit"]
_VISITOR: Table = TABLES["visitor"]
_GAP: Table = TABLES["visit_gap"]

# The last visit of a person that is over, and how many left last.
_LAST = """SELECT id, badge, left_at, company_id, host_id, party_size - heads_left, category, purpose, note, escort
  FROM visit WHERE visitor_id = ? AND is_open = 0 AND arrived_at IS NOT NULL ORDER BY arrived_at DESC LIMIT 1"""


class VisitSteps(InsideReads):
    """Who a visitor is, how a visit begins, goes on and ends."""

    # --- persons -----------------------------------------------------------------------------

    def _person(self, work: Work, visitor_id: int | None, fields: VisitFields, *, comes: bool = False) -> int:
        """The visitor's id: the one named, one who is the same beyond doubt, or a new one.

        Whoever `comes` must not be inside already. Raises AlreadyInside, NotFound, VisitorForgotten, ValueMissing.
        """
        found = self._known(work.session, visitor_id, fields)
        if found is None:
            return self._new_person(work, fields)
        if comes:
            self._refuse_if_inside(work.session, found)
        return found

    def _who(self, visitor_id: int | None) -> int | None:
        """Who was chosen, as the centre knows him by now. Raises NotFound, VisitorForgotten."""
        if visitor_id is None:
            return None
        return self._quick_read(lambda source: visit_reads.standing_record(source, visitor_id))

    def _new_person(self, work: Work, fields: VisitFields) -> int:
        (key,) = work.next_ids(_VISITOR, 1)
        work.write_many(_VISITOR, [{"id": key, "version": 1, "uid": str(uuid4()), **fields.about_person()}])
        return key

    def _known(self, session: Session, visitor_id: int | None, fields: VisitFields) -> int | None:
        if visitor_id is not None:
            return visit_reads.standing_record(session, visitor_id)
        if not (fields.name_zh or fields.name_latin):
            raise errors.ValueMissing("name")
        return recognition.same_person(session, fields.described())

    def _learn(self, work: Work, visitor_id: int, fields: VisitFields, *, is_here: bool = False) -> None:
        """What was typed about somebody known fills what nobody had written yet.

        A name in the other script is kept when it is the same name, not initials or a slip. It replaces nothing, but
        of whoever `is_here` another organisation or phone is what holds from now on.
        """
        said = fields.described()
        known = recognition.described(work.session, visitor_id) if said != Described() else None
        if known is None:
            return
        is_his_name = bool({Why.SAME_NAME, Why.SOUNDS_ALIKE} & set(score(known, said).why))
        names = ("name_zh", "name_latin") if is_his_name else ()
        blank = [name for name in (*names, "organisation", "phone") if not getattr(known, name)]
        fresh = {name: getattr(said, name) for name in blank if getattr(said, name)}
        fresh |= _changed(known, said) if is_here else {}
        if fresh:
            work.update_many(_VISITOR, [{"id": visitor_id, **fresh}])

    def _refuse_if_inside(self, session: Session, person: int) -> None:
        found = visit_reads.open_visit_of(session, person)
        if found is not None:
            row = self._one(session, found)
            raise errors.AlreadyInside(row.name_zh or row.name_latin, row.arrived_at or self._clock.now(), row.badge)

    # --- coming ------------------------------------------------------------------------------

    def _new_visit(self, work: Work, person: int, fields: VisitFields, by: Actor, **times: Any) -> int:
        (key,) = work.next_ids(VISIT, 1)
        row = {"id": key, "version": 1, "uid": str(uuid4()), "visitor_id": person, "staff_id": by.id}
        place = visit_reads.place_of(work.session, fields.company_id, fields.host_id)
        work.write_many(VISIT, [{**row, **place, **fields.about_visit(), **times}])
        work.subject = fields.badge
        return key

    def _walk_in(
        self,
        work: Work,
        visitor_id: int | None,
        fields: VisitFields,
        said: frozenset[str],
        by: Actor,
        now: datetime,
        *,
        is_unplanned: bool,
    ) -> int:
        """Somebody comes of whom no visit is named: a planned one, one that goes on, or a new one."""
        known = self._known(work.session, visitor_id, fields)
        planned = None if is_unplanned else self._planned(work.session, known, fields, now)
        if planned is not None:
            key, person = planned
            return self._arrive(work, key, fields, said, by, now, person=person)
        if known is None:
            known = self._new_person(work, fields)
        else:
            self._refuse_if_inside(work.session, known)
            self._learn(work, known, fields, is_here=True)
            gone_on = self._stepped_out(work.session, known, fields, now)
            if gone_on is not None:
                return self._reopen(work, self._one(work.session, gone_on), now, fields)
        return self._new_visit(work, known, fields, by, arrived_at=now, is_open=True, badge=fields.badge)

    def _planned(
        self, session: Session, known: int | None, fields: VisitFields, now: datetime
    ) -> tuple[int, int] | None:
        """The visit planned for today that this surely is, and its visitor. Raises ExpectedAlready when it may be."""
        who = (recognition.described(session, known) if known is not None else None) or fields.described()
        matches = recognition.planned(session, who, known, now)
        if not matches:
            return None
        best = recognition.beyond_doubt(matches)
        if best is None:
            likeliest = matches[0].visit
            raise errors.ExpectedAlready(likeliest.name_zh or likeliest.name_latin, len(matches), matches)
        return best.visit.id, known if known is not None else best.visit.visitor_id

    def _arrive(
        self,
        work: Work,
        visit_id: int,
        fields: VisitFields,
        said: frozenset[str],
        by: Actor,
        now: datetime,
        *,
        person: int | None = None,
        stands_in: bool = False,
    ) -> int:
        """An expected visit begins; `person` comes, the planned one or, who `stands_in`, a colleague."""
        row = self._waiting(work.session, visit_id)
        comes = row.visitor_id if person is None else person
        self._refuse_if_inside(work.session, comes)
        self._learn(work, comes, fields, is_here=not stands_in)
        values = {name: value for name, value in fields.about_visit().items() if name in said}
        if fields.company_id is not None or fields.host_id is not None:
            values |= visit_reads.place_of(work.session, fields.company_id, fields.host_id)
        else:
            values |= _planned_place(work.session, row, is_told=person is None and "host_id" in said)
        if comes != row.visitor_id:
            values["visitor_id"] = comes
            values |= {"planned_visitor_id": row.visitor_id} if stands_in else {}
        badge = fields.badge or self._free_of_others(work.session, row.badge)  # one may have been set aside
        arrival = {"arrived_at": now, "is_open": True, "badge": badge, "staff_id": by.id}
        work.update_many(VISIT, [{"id": visit_id, **values, **arrival}])
        work.subject = badge
        return visit_id

    def _free_of_others(self, session: Session, number: str) -> str:
        """A number that was set aside, unless somebody was given that badge."""
        is_worn = bool(visit_reads.read_visits(session, visit_reads.BY_BADGE, (number,), self._clock.now()))
        return "" if is_worn else badge_number(number)

    def _stepped_out(self, source: Source, person: int, fields: VisitFields, now: datetime) -> int | None:
        """The visit that goes on: its visitor is back on the same badge, soon, and nothing said is of another visit."""
        last = direct.first(source, _LAST, (person,)) if fields.badge else None
        if last is None:
            return None
        key, badge, left, company_id, host_id, heads, category, *texts = last
        place = (fields.company_id, fields.host_id)
        is_back = badge_number(badge) == fields.badge and place in ((None, None), (company_id, host_id))
        # One person and a guest are what nobody chose; a text fills what is empty, and replaces none.
        is_back &= fields.party_size in (1, heads) and fields.category in (VisitorCategory.GUEST, category)
        said = _texts_of(fields).values()
        is_back &= all(text in ("", was) or not was for text, was in zip(said, texts, strict=True))
        return key if is_back and self._is_soon(source, left, now) else None

    def _is_soon(self, source: Source, left: int | None, now: datetime) -> bool:
        left_at = visit_reads.instant(left)
        hours = timedelta(hours=centre_of(source).reentry_hours)
        return left_at is not None and left_at <= now <= left_at + hours

    def _reopen(self, work: Work, row: VisitRow, now: datetime, fields: VisitFields) -> int:
        """A visit goes on with what was said now, and nothing of before is replaced; the time outside is a gap."""
        (gap,) = work.next_ids(_GAP, 1)
        work.write_many(_GAP, [{"id": gap, "version": 1, "visit_id": row.id, "left_at": row.left_at, "back_at": now}])
        again = {"left_at": None, "closed_by": None, "closed_at": None, "is_open": True, "badge_is_out": False}
        said: dict[str, Any] = {name: text for name, text in _texts_of(fields).items() if text}
        said |= {"badge": badge_number(row.badge)} | ({"id_checked": True} if fields.id_checked else {})
        work.update_many(VISIT, [{"id": row.id, **again, **said}])
        work.subject = row.badge
        return row.id

    def _came(self, work: Work, visit_id: int, now: datetime) -> int:
        """The end of every arrival: what else belongs to it."""
        for step in ARRIVALS:
            step(work, visit_id, now)
        return visit_id

    # --- leaving -----------------------------------------------------------------------------

    def _close(
        self,
        by: Actor,
        action: str,
        visit_ids: Sequence[int],
        closing: Callable[[VisitRow], dict[str, Any]],
        token: str | None,
    ) -> Outcome[tuple[VisitRow, ...]]:
        def do(work: Work) -> list[int]:
            rows = [self._one(work.session, key) for key in dict.fromkeys(visit_ids)]
            for row in rows:
                refuse_closed(row)
            work.update_many(VISIT, [{"id": row.id, "is_open": False, **closing(row)} for row in rows])
            work.subject = ", ".join(row.badge for row in rows if row.badge)
            return [row.id for row in rows]

        return self._commit(by, action, do, self._many, token=token)

    def _leaving_now(self, row: VisitRow, *, badge_is_out: bool, left_at: datetime | None = None) -> dict[str, Any]:
        """How a visit is closed at the desk. Raises ClockSetBack, EndBeforeStart, ValueRefused (in_the_future)."""
        now, came = self._clock.now(), row.arrived_at or self._clock.now()
        if left_at is None and now < came:
            raise errors.ClockSetBack(row.name_zh or row.name_latin, came, now, row.id)
        if left_at is not None:
            if left_at < came:
                raise errors.EndBeforeStart(came, left_at)
            # With a clock that cannot be right, a time by hand is believed within a day of the arrival.
            if left_at > (now if now >= came else came + timedelta(days=1)):
                raise errors.ValueRefused("left_at", "in_the_future")
        at = left_at or now
        is_out = badge_is_out and bool(row.badge)
        return {"left_at": at, "closed_by": ClosedBy.DESK, "closed_at": at, "badge_is_out": is_out}

    # --- refusals ----------------------------------------------------------------------------

    def _waiting(self, session: Session, visit_id: int) -> VisitRow:
        """A visit that is expected still. Raises AlreadyInside, VisitClosed, VisitOff, VisitorForgotten."""
        row = self._one(session, visit_id)
        visit_reads.standing_record(session, row.visitor_id)
        if row.arrived_at is not None and row.closed_by is None:
            raise errors.AlreadyInside(row.name_zh or row.name_latin, row.arrived_at, row.badge)
        refuse_closed(row, waiting=True)
        refuse_off(row)
        return row

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


def _texts_of(fields: VisitFields) -> dict[str, str]:
    """What is said about a visit in words, in the order of `_LAST`."""
    return {"purpose": fields.purpose, "note": fields.note, "escort": fields.escort}


def _changed(known: Described, said: Described) -> dict[str, str]:
    """Another organisation or phone than before; fewer words for the same, or another way to write it, are none."""
    is_other = is_other_organisation(known.organisation, said.organisation)
    changed = {"organisation": said.organisation} if is_other else {}
    if said.phone and not same_phone(known.phone, said.phone):
        changed["phone"] = said.phone
    return changed


def _planned_place(source: Source, row: VisitRow, *, is_told: bool) -> dict[str, int | None]:
    """Whom the plan names must be here still. Raises HostGone; who `is_told` of it and names nobody comes without."""
    try:
        visit_reads.place_of(source, row.company_id, row.host_id)
    except errors.HostGone:
        if not is_told:
            raise
        return {"host_id": None}
    return {}


def reason_of(reason: str, action: str) -> str:
    """A reason that must be given. Raises NeedsReason."""
    if not reason.strip():
        raise errors.NeedsReason(action)
    return reason.strip()


def refuse_off(row: VisitRow) -> None:
    """Raises VisitOff of a plan that was called off or refused."""
    if row.state in {VisitState.CANCELLED, VisitState.REFUSED}:
        raise errors.VisitOff(row.name_zh or row.name_latin, row.state.value)


def refuse_closed(row: VisitRow, *, waiting: bool = False) -> None:
    """Raises VisitClosed, and for a visit that has not begun ValueRefused unless it is `waiting`."""
    if row.closed_by is not None:
        raise errors.VisitClosed(row.name_zh or row.name_latin, row.left_at, row.closed_by)
    if row.arrived_at is None and not waiting:
        raise errors.ValueRefused("visit", "not_arrived", row.name_zh or row.name_latin)
