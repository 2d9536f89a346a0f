"""The paper kit for an outage: its code, when it is due, and times as a hurried hand writes them (DOMAIN §3.9)."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.wall_time import instant_of

# A kit whose hour passed while the program was shut is still printed within this time.
PATIENCE = timedelta(hours=1)
_TIME = re.compile(r"(\d{1,2})[:.。hH点 ]?(\d{2})分?")
_CODE = re.compile(r"K-?(\d{6})-?(\d{1,3})", re.IGNORECASE)


def kit_code(day: date, number: int) -> str:
    """What is printed on every sheet: K-yymmdd-nn, the nth kit of a day."""
    return f"K-{day:%y%m%d}-{number:02d}"


def read_kit_code(written: str) -> str:
    """A code as it is kept, from how it was typed or scanned; "" for what is none."""
    found = _CODE.fullmatch(unicodedata.normalize("NFKC", written).strip())
    return f"K-{found[1]}-{int(found[2]):02d}" if found else ""


def written_time(written: str) -> time | None:
    """A wall time: `1032`, `932`, `10:32`, `10.32`, `10：32`, `１０３２`; None for an empty text.

    Raises RuleFault `not_a_time` for anything else: nothing is guessed.
    """
    text = unicodedata.normalize("NFKC", written).strip()
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise RuleFault("not_a_time", text)
    return time(int(found[1]), int(found[2]))


def moments(day: date, came: time | None, left: time | None, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    """The instants of a line of that day; who left at an earlier time than he came left after midnight.

    Raises RuleFault `missing` or `ambiguous` where the clocks are changed.
    """
    arrived = None if came is None else instant_of(datetime.combine(day, came), zone)
    if left is None:
        return arrived, None
    night = timedelta(days=1) if came is not None and left < came else timedelta()
    return arrived, instant_of(datetime.combine(day + night, left), zone)


def refuse_impossible(
    arrived_at: datetime | None, left_at: datetime | None, printed_at: datetime, now: datetime
) -> None:
    """Nothing on a kit is later than now or earlier than the minute it was printed in, and nobody leaves unarrived.

    Raises RuleFault `in_the_future`, `before_kit` or `left_before_arrival`; its detail names the time that is wrong.
    """
    first = printed_at.replace(second=0, microsecond=0)
    for name, at in (("arrived_at", arrived_at), ("left_at", left_at)):
        if at is not None and at > now:
            raise RuleFault("in_the_future", name)
        if at is not None and at < first:
            raise RuleFault("before_kit", name)
    if arrived_at is not None and left_at is not None and left_at < arrived_at:
        raise RuleFault("left_before_arrival", "left_at")


def due_since(times: Sequence[str], local: datetime) -> datetime | None:
    """The set time (ISO wall times) at which a kit should have been printed by now, None when there is none.

    `local` is the present moment in the centre's zone.
    """
    passed = [
        at
        for at in (datetime.combine(local.date(), time.fromisoformat(text), local.tzinfo) for text in times)
        if at <= local < at + PATIENCE
    ]
    return max(passed, default=None)
