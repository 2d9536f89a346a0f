"""Repairs as rows, and the marks that they leave on the plan.

Past SQLAlchemy: the plan and Today ask for them, and neither waits for it to be imported.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from jib_desk.models import direct
from jib_desk.rules.words import SpaceKind
from jib_desk.services import errors
from jib_desk.services.base import Service
from jib_desk.services.rows.repairs import OpenPlaces, PlaceMark, RepairRow
from jib_desk.services.seat.seat_book import day_of

if TYPE_CHECKING:
    from jib_desk.models.direct import Source

_OPEN = "r.closed_on IS NULL"
# A unit's number today; of one that is yet to be, its first. A closure counts while it lasts or lies ahead.
_ROWS = """SELECT r.id, r.uid, r.version, r.unit_id,
  coalesce((SELECT l.code FROM unit_layout l WHERE l.unit_id = r.unit_id
    ORDER BY l.valid_from > ?1, CASE WHEN l.valid_from > ?1 THEN julianday(l.valid_from)
      ELSE -julianday(l.valid_from) END LIMIT 1), ''),
  r.space_id, coalesce(s.code, ''), s.kind, coalesce(m.name_en, ''), coalesce(m.name_zh, ''),
  r.place, r.what, r.reported_on, r.assigned_to, r.due_on, r.closed_on, r.outcome, r.is_hazard, r.assignment_id,
  EXISTS (SELECT 1 FROM assignment a
    WHERE a.id = r.assignment_id AND a.live = 1 AND a.vacated_on IS NULL AND a.until_on >= ?1),
  (SELECT count(*) FROM attachment f WHERE f.kind = 'repair' AND f.key = r.id AND f.removed_at IS NULL)
FROM repair r LEFT JOIN space s ON s.id = r.space_id LEFT JOIN room m ON m.space_id = r.space_id WHERE """
_OPEN_PLACES = """SELECT unit_id, space_id, count(*), max(coalesce(due_on < ?1, 0)), max(is_hazard)
FROM repair WHERE closed_on IS NULL AND (unit_id IS NOT NULL OR space_id IS NOT NULL) GROUP BY unit_id, space_id"""


class RepairReads(Service):
    """What is to be mended, and where."""

    def open_list(self) -> tuple[RepairRow, ...]:
        """What is to be mended: the longest overdue first, then hazards, then by the day it is due."""
        return self._rows(_OPEN)

    def closed_list(self, limit: int = 100) -> tuple[RepairRow, ...]:
        """What was mended, the latest first."""
        rows = self._rows("r.closed_on IS NOT NULL")
        return tuple(sorted(rows, key=lambda row: (row.closed_on or row.reported_on, row.id), reverse=True)[:limit])

    def open_for(self, *, unit_id: int | None = None, space_id: int | None = None) -> tuple[RepairRow, ...]:
        """What is to be mended in one unit or space."""
        column, key = ("unit_id", unit_id) if unit_id is not None else ("space_id", space_id)
        return self._rows(f"{_OPEN} AND r.{column} = ?2", key)

    def one(self, repair_id: int) -> RepairRow:
        """One repair, open or closed. Raises NotFound."""
        return self._quick_read(lambda source: repair_row(source, repair_id, self._today(source)))

    def open_places(self) -> OpenPlaces:
        """Units and spaces with something open, for the marks on the plan."""

        def reading(source: Source) -> OpenPlaces:
            units: dict[int, PlaceMark] = {}
            spaces: dict[int, PlaceMark] = {}
            today = self._today(source).isoformat()
            for unit_id, space_id, count, late, hazard in direct.fetch(source, _OPEN_PLACES, (today,)):
                mark = PlaceMark(count, is_overdue=bool(late), is_hazard=bool(hazard))
                if unit_id is not None:
                    units[unit_id] = mark
                else:
                    spaces[space_id] = mark
            return OpenPlaces(units, spaces)

        return self._quick_read(reading)

    def _rows(self, condition: str, *values: object) -> tuple[RepairRow, ...]:
        return self._quick_read(lambda source: repair_rows(source, self._today(source), condition, *values))


def repair_rows(source: Source, today: date, condition: str, *values: object) -> tuple[RepairRow, ...]:
    """Repairs: the longest overdue first, then hazards, then by the day they are due, those without a day last.

    `condition` is the program's own SQL over r (repair); its values follow today, from ?2 on.
    """
    rows = [_row(found, today) for found in direct.fetch(source, _ROWS + condition, (today.isoformat(), *values))]
    return tuple(sorted(rows, key=lambda row: (-row.days_over, not row.is_hazard, row.due_on or date.max, row.id)))


def repair_row(source: Source, repair_id: int, today: date) -> RepairRow:
    """One repair. Raises NotFound."""
    rows = repair_rows(source, today, "r.id = ?2", repair_id)
    if not rows:
        raise errors.NotFound("repair", str(repair_id))
    return rows[0]


def _row(found: tuple[Any, ...], today: date) -> RepairRow:
    key, uid, version, unit_id, code, space_id, space_code, kind, name_en, name_zh, *rest = found
    place, what, reported_on, assigned_to, due, closed, outcome, is_hazard, closure, is_unit_closed, photos = rest
    due_on, closed_on = day_of(due), day_of(closed)
    return RepairRow(
        id=key,
        uid=uid,
        version=version,
        unit_id=unit_id,
        unit_code=code if unit_id is not None else "",
        space_id=space_id,
        space_code=space_code,
        space_kind=SpaceKind(kind) if kind else None,
        space_en=name_en,
        space_zh=name_zh,
        place=place,
        what=what,
        reported_on=date.fromisoformat(reported_on),
        assigned_to=assigned_to,
        due_on=due_on,
        closed_on=closed_on,
        outcome=outcome,
        is_hazard=bool(is_hazard),
        days_over=max((today - due_on).days, 0) if due_on is not None and closed_on is None else 0,
        assignment_id=closure,
        is_unit_closed=bool(is_unit_closed),
        photos=photos,
    )
