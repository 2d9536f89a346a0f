"""Fire items by one plain statement: the plan is read before SQLAlchemy is loaded."""

from datetime import date
from typing import Any

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.words import SafetyKind
from jib_desk.services.rows.safety import SafetyRow

_ITEMS = """SELECT id, version, floor_id, kind, x_m, y_m, label, checked_on, due_on, note
FROM safety_item WHERE retired_on IS NULL OR retired_on > ? ORDER BY id"""


def safety_rows(source: Source, on: date) -> tuple[SafetyRow, ...]:
    """Everything that is there on a day, on all floors."""
    return tuple(_row(row) for row in direct.fetch(source, _ITEMS, (on.isoformat(),)))


def _row(row: tuple[Any, ...]) -> SafetyRow:
    key, version, floor_id, kind, x_m, y_m, label, checked_on, due_on, note = row
    return SafetyRow(
        id=key,
        version=version,
        floor_id=floor_id,
        kind=SafetyKind(kind),
        x_m=x_m,
        y_m=y_m,
        label=label,
        checked_on=None if checked_on is None else date.fromisoformat(checked_on),
        due_on=None if due_on is None else date.fromisoformat(due_on),
        note=note,
    )
