"""What was written down already of the time on a line from paper: nobody is inside twice, no badge is with two."""

from datetime import datetime

from jib_desk.models.direct import Source
from jib_desk.services import errors
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.visit import visit_reads

# A visit of which nobody knows when it ended says nothing. Half-open, but nobody comes twice in one minute.
_MEANWHILE = """(v.is_open = 1 AND v.arrived_at <= ?3
  OR v.left_at IS NOT NULL AND (v.arrived_at = ?2 OR v.arrived_at < ?3 AND v.left_at > ?2))
  ORDER BY v.is_open DESC, v.arrived_at LIMIT 1"""
_OF_PERSON = f"v.visitor_id = ?1 AND {_MEANWHILE}"
_WITH_BADGE = f"v.badge = ?1 COLLATE NOCASE AND v.arrived_at BETWEEN ?4 AND ?3 AND {_MEANWHILE}"


def refuse_overlap(source: Source, person: int, badge: str, came: datetime, until: datetime) -> None:
    """`until` is when the visitor of the line left, or now.

    Raises AlreadyInside and BadgeInUse of an open visit, InsideMeanwhile and BadgeWorn of one that is over.
    """
    first, last = int(came.timestamp()), int(until.timestamp())
    earliest = int((came - visit_reads.LONGEST_STAY).timestamp())
    for row in visit_reads.read_visits(source, _OF_PERSON, (person, first, last), until):
        raise _inside(row)
    for row in visit_reads.read_visits(source, _WITH_BADGE, (badge, first, last, earliest), until) if badge else ():
        raise _worn(row)


def _inside(row: VisitRow) -> errors.DeskError:
    name, since = _who(row)
    if row.left_at is None:
        return errors.AlreadyInside(name, since, row.badge)
    return errors.InsideMeanwhile(name, since, row.left_at)


def _worn(row: VisitRow) -> errors.DeskError:
    name, since = _who(row)
    if row.left_at is None:
        return errors.BadgeInUse(row.badge, name, since)
    return errors.BadgeWorn(row.badge, name, since, row.left_at)


def _who(row: VisitRow) -> tuple[str, datetime]:
    assert row.arrived_at is not None
    return row.name_zh or row.name_latin, row.arrived_at
