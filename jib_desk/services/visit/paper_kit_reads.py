"""Paper kits and the lines of them that were entered, as rows."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.services import errors
from jib_desk.services.rows.paper_kits import KitLineRow, KitRow
from jib_desk.services.visit import visit_reads

_KITS = """SELECT k.id, k.uid, k.version, k.code, k.printed_at, k.lines, k.badges, k.closed_at,
  (SELECT count(*) FROM paper_line l WHERE l.kit_id = k.id) FROM paper_kit k"""
_LINES = """SELECT l.line, l.is_void, l.entered_at, s.name, v.id, p.name_zh, p.name_latin, p.organisation,
  coalesce(nullif(h.name_zh, ''), h.name_en), coalesce(nullif(c.short_en, ''), c.name_en),
  coalesce(nullif(c.short_zh, ''), c.name_zh), v.badge, v.arrived_at, v.left_at
  FROM paper_line l JOIN staff s ON s.id = l.staff_id LEFT JOIN visit v ON v.id = l.visit_id
  LEFT JOIN visitor p ON p.id = v.visitor_id LEFT JOIN contact h ON h.id = v.host_id
  LEFT JOIN company c ON c.id = v.company_id WHERE l.kit_id = ?"""


def read_kits(source: Source, where: str, values: Sequence[Any] = ()) -> tuple[KitRow, ...]:
    """The kits `k` that a condition of this package names."""
    return tuple(_row(row) for row in direct.fetch(source, f"{_KITS} {where}", values))


def _row(values: Sequence[Any]) -> KitRow:
    key, uid, version, code, printed, lines, badges, closed, entered = values
    closed_at = visit_reads.instant(closed)
    return KitRow(
        key,
        uid,
        version,
        code,
        datetime.fromtimestamp(printed, UTC),
        lines,
        tuple(json.loads(badges)),
        entered,
        closed_at,
    )


def read_kit(source: Source, kit_id: int) -> KitRow:
    """One kit. Raises NotFound."""
    rows = read_kits(source, "WHERE k.id = ?", (kit_id,))
    if not rows:
        raise errors.NotFound("paper_kit", str(kit_id))
    return rows[0]


def read_lines(source: Source, kit_id: int, line: int | None = None) -> tuple[KitLineRow, ...]:
    """What was entered of a kit, in the order of its lines; of one line if given."""
    one = " AND l.line = ?" if line is not None else " ORDER BY l.line"
    values = (kit_id,) if line is None else (kit_id, line)
    return tuple(_line_row(row) for row in direct.fetch(source, _LINES + one, values))


def _line_row(values: Sequence[Any]) -> KitLineRow:
    line, is_void, entered, staff, visit_id, name_zh, name_latin, organisation, host, en, zh, badge, came, left = values
    return KitLineRow(
        line=line,
        is_void=bool(is_void),
        entered_at=datetime.fromtimestamp(entered, UTC),
        entered_by=staff,
        visit_id=visit_id,
        name_zh=name_zh or "",
        name_latin=name_latin or "",
        organisation=organisation or "",
        host=host or "",
        company_en=en or "",
        company_zh=zh or "",
        badge=badge or "",
        arrived_at=visit_reads.instant(came),
        left_at=visit_reads.instant(left),
    )


def line_of(source: Source, key: Sequence[int]) -> KitLineRow:
    """A line that was entered, by its kit and number."""
    kit_id, line = key
    return read_lines(source, kit_id, line)[0]


def entered_before(source: Source, kit_id: int, line: int) -> errors.LineEntered | None:
    """Why a line cannot be entered again; None where it was not yet."""
    rows = read_lines(source, kit_id, line)
    if not rows:
        return None
    return errors.LineEntered(read_kit(source, kit_id).code, line, rows[0].entered_by, rows[0].entered_at)
