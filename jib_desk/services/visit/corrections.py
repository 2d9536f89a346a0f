"""What speaks against the corrected times of a visit: the person's other visits, his way back, and the centre's age."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.words import ClosedBy
from jib_desk.services import errors
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.visit import movements, visit_reads

# A visit that the system closed ends for us where it began: when its visitor left is unknown.
_OTHERS = """SELECT id, arrived_at, left_at, is_open FROM visit
  WHERE visitor_id = ? AND id <> ? AND arrived_at IS NOT NULL ORDER BY arrived_at"""
_FIRST_PLAN = "SELECT min(opened_on) FROM unit"
_FOR_EVER = 1 << 62


def refuse_impossible(
    session: Session, row: VisitRow, arrived_at: datetime, left_at: datetime | None, now: datetime
) -> None:
    """Whether a visit that has begun can have been then. Raises AlreadyInside and ValueRefused.

    The reasons: before_last_return, before_the_centre (its first day), overlaps_own_visit (that visit's times).
    """
    _refuse_before_return(session, row.id, left_at)
    _refuse_before_centre(session, row, arrived_at)
    _refuse_twice_inside(session, row, arrived_at, left_at, now)


def _refuse_before_return(session: Session, visit_id: int, left_at: datetime | None) -> None:
    gaps = movements.gaps_of(session, (visit_id,))
    back = visit_reads.instant(gaps[-1][1]) if gaps else None
    if back is not None and left_at is not None and left_at < back:
        raise errors.ValueRefused("left_at", "before_last_return", f"{back.astimezone(centre_of(session).zone):%H:%M}")


def _refuse_before_centre(session: Session, row: VisitRow, arrived_at: datetime) -> None:
    """Nobody came before the centre was there: before its programme and its first plan, whichever began first."""
    if row.arrived_at is None or arrived_at >= row.arrived_at:
        return
    centre = centre_of(session)
    plan = direct.scalar(session, _FIRST_PLAN, ())
    known = row.arrived_at.astimezone(centre.zone).date() - timedelta(days=1)  # of a list from before, say
    first = min(known, centre.window_start, date.fromisoformat(plan) if plan else centre.window_start)
    if arrived_at.astimezone(centre.zone).date() < first:
        raise errors.ValueRefused("arrived_at", "before_the_centre", first.isoformat())


def _refuse_twice_inside(
    session: Session, row: VisitRow, arrived_at: datetime, left_at: datetime | None, now: datetime
) -> None:
    """One person is inside once. A step out of another visit is time in which he can have come and gone."""
    is_open = left_at is None and row.closed_by is not ClosedBy.SYSTEM
    came = int(arrived_at.timestamp())
    ended = _FOR_EVER if is_open else came if left_at is None else int(left_at.timestamp())
    for key, other_came, other_left, other_open in direct.fetch(session, _OTHERS, (row.visitor_id, row.id)):
        if is_open and other_open:
            other = visit_reads.visits_by_id(session, (key,), now)[0]
            raise errors.AlreadyInside(row.name_zh or row.name_latin, other.arrived_at or now, other.badge)
        other_ended = _FOR_EVER if other_open else other_came if other_left is None else other_left
        for start, end in _inside(session, key, other_came, other_ended):
            if came < max(end, start + 1) and start < max(ended, came + 1):
                field = "arrived_at" if start <= came else "left_at"
                raise errors.ValueRefused(field, "overlaps_own_visit", _times(session, other_came, other_left))


def _inside(source: Source, visit_id: int, came: int, ended: int) -> list[tuple[int, int]]:
    gaps = movements.gaps_of(source, (visit_id,))
    return list(zip([came, *(back for _out, back in gaps)], [*(out for out, _back in gaps), ended], strict=True))


def _times(source: Source, came: int, left: int | None) -> str:
    zone = centre_of(source).zone
    first = datetime.fromtimestamp(came, zone)
    last = datetime.fromtimestamp(left, zone) if left is not None else None
    if last is None:
        return f"{first:%Y-%m-%d %H:%M}"
    return (
        f"{first:%Y-%m-%d %H:%M} – {last:%H:%M}"
        if last.date() == first.date()
        else f"{first:%m-%d %H:%M} – {last:%m-%d %H:%M}"
    )
