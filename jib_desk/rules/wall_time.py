"""From what the clock on the wall says to an instant, refusing what never was or was twice (DOMAIN D20).

China has no daylight saving; a centre elsewhere may have it, and an old date in Shanghai too.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from jib_desk.rules.faults import RuleFault


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a wall time in a zone; a time that is aware already only becomes UTC.

    Raises RuleFault `missing` (the clocks are put forward over it) or `ambiguous` (they are put back over it).
    """
    if wall.tzinfo is not None:
        return wall.astimezone(UTC)
    first = wall.replace(tzinfo=zone, fold=0)
    second = wall.replace(tzinfo=zone, fold=1)
    if first.utcoffset() != second.utcoffset():
        # In a gap the earlier reading does not come back as it was written; in a repeated hour it does.
        exists = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) == wall.replace(fold=0)
        raise RuleFault("ambiguous" if exists else "missing", f"{wall:%Y-%m-%d %H:%M}")
    return first.astimezone(UTC)
