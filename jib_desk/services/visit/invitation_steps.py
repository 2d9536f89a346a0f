"""The steps of inviting, each inside the transaction of its caller: visits in bulk, and the booking they are for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Table

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.invitations import BEFORE_BOOKING, Meeting, meeting_of
from jib_desk.services import errors
from jib_desk.services.base import zone_of
from jib_desk.services.rows.invitations import InvitationRow, MeetingRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.visit import visit_reads
from jib_desk.services.visit.visit_fields import VisitFields
from jib_desk.services.visit.visit_steps import VISIT

INVITATION: Table = TABLES["invitation"]
_MEETINGS = """SELECT id, company_id, contact, starts_at, ends_at FROM booking
  WHERE live = 1 AND starts_at <= ? AND ends_at > ?"""
_MEETING = "SELECT b.id, b.subject, r.code, b.starts_at FROM booking b JOIN room r ON r.id = b.room_id WHERE b.id = ?"
_AWAITED = """SELECT id, visitor_id, expected_at FROM visit WHERE expected_at >= ? AND expected_at < ?
  AND arrived_at IS NULL AND refused_at IS NULL AND cancelled_at IS NULL"""


def booking_at(source: Source, place: Mapping[str, int | None], at: datetime) -> int | None:
    """The booking that a visit to this company or host comes to."""
    company_id, host_id = place["company_id"], place["host_id"]
    if company_id is None and host_id is None:
        return None
    latest = int((at + BEFORE_BOOKING).timestamp())
    rows = direct.fetch(source, _MEETINGS, (latest, int(at.timestamp())))
    if not rows:
        return None
    meetings = [Meeting(row[0], row[1], row[2] or "", _instant(row[3]), _instant(row[4])) for row in rows]
    host = direct.first(source, "SELECT name_zh, name_en FROM contact WHERE id = ?", (host_id,)) or ()
    return meeting_of(meetings, company_id, [str(name or "") for name in host], at)


def meeting_at(source: Source, place: Mapping[str, int | None], at: datetime) -> MeetingRow | None:
    """The same booking, to be shown."""
    key = booking_at(source, place, at)
    found = None if key is None else direct.first(source, _MEETING, (key,))
    return None if found is None else MeetingRow(found[0], found[1], found[2], _instant(found[3]))


def plan_visits(
    work: Work, by: Actor, invitation_id: int | None, planned: Sequence[tuple[int, VisitFields, datetime]]
) -> list[int]:
    """Writes expected visits: visitor, fields, when. Each is linked to the booking it is for.

    Without an invitation nobody is expected twice in one minute: raises ValueRefused (expected_then). One that has
    several dates leaves out those on which somebody is expected already.
    """
    keys = work.next_ids(VISIT, len(planned))
    rows: list[dict[str, Any]] = []
    for key, (person, fields, at) in zip(keys, planned, strict=True):
        if invitation_id is None:
            minute = planned_then(work.session, person, at)
            if minute is not None:
                raise errors.ValueRefused("expected_at", "expected_then", minute)
        place = visit_reads.place_of(work.session, fields.company_id, fields.host_id)
        rows.append(
            {
                "id": key,
                "version": 1,
                "uid": str(uuid4()),
                "visitor_id": person,
                "staff_id": by.id,
                "invitation_id": invitation_id,
                "booking_id": booking_at(work.session, place, at),
                "expected_at": at,
                "party_planned": fields.party_size,
                **place,
                **fields.about_visit(),
            }
        )
    work.write_many(VISIT, rows)
    return keys


def planned_then(source: Source, person: int, at: datetime, besides: int = 0) -> str | None:
    """The minute, as a wall time of the centre, in which a person is expected by another visit than `besides`."""
    minute = at.replace(second=0, microsecond=0)
    since = int(minute.timestamp())
    query = f"{_AWAITED} AND visitor_id = ? AND id <> ?"
    if direct.first(source, query, (since, since + 60, person, besides)) is None:
        return None
    return f"{minute.astimezone(zone_of(source)):%H:%M}"


def new_invitation(work: Work, kind: str, title: str, rule: str = "") -> int:
    """What the visits have in common."""
    (key,) = work.next_ids(INVITATION, 1)
    row = {"id": key, "version": 1, "uid": str(uuid4()), "kind": kind, "title": title, "rule": rule}
    work.write_many(INVITATION, [{**row, "booking_id": None}])
    return key


def awaited(source: Source, days: Iterable[date]) -> dict[date, dict[int, int]]:
    """Who is expected on these days: visitor → visit, by day."""
    zone = zone_of(source)
    found: dict[date, dict[int, int]] = {}
    for day in days:
        rows = direct.fetch(source, _AWAITED, visit_reads.day_bounds(day, day, zone))
        found[day] = {visitor_id: key for key, visitor_id, _at in rows}
    return found


def read_invitation(source: Source, key: int, now: datetime, already: int = 0) -> InvitationRow | None:
    """An invitation with its visits in order of time."""
    row = direct.first(source, "SELECT kind, title, rule FROM invitation WHERE id = ?", (key,))
    if row is None:
        return None
    query = "SELECT id FROM visit WHERE invitation_id = ? ORDER BY expected_at, id"
    keys = [visit_id for (visit_id,) in direct.fetch(source, query, (key,))]
    return InvitationRow(key, row[0], row[1], row[2], visit_reads.visits_by_id(source, keys, now), already)


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
