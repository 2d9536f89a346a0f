"""New centres: an empty one with its plan, and the sample centre of DOMAIN §7.

A new database is made beside its place and renamed when it is whole, so that a full disk or a kill leaves
nothing half made, and a file that is there already is never touched.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from jib_desk.models.database import Database
from jib_desk.models.faults import DatabaseFault
from jib_desk.models.files import companions
from jib_desk.rules.plan_geometry import Plan
from jib_desk.services import errors
from jib_desk.services.base import typed
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import Clock, FixedClock, SystemClock
from jib_desk.services.plan.plan_shelf import DEFAULT_PLAN, read_shipped_plan
from jib_desk.services.sample.sample_companies import put_files
from jib_desk.services.sample.sample_rows import Dates, SampleWriter
from jib_desk.services.settings import DEFAULTS
from jib_desk.services.staff import COMMAND_LINE
from jib_desk.shipped import resources


def init(
    path: Path, *, clock: Clock | None = None, plan: str | Plan = DEFAULT_PLAN, forgets_daily: bool = True
) -> Services:
    """An empty centre: plan, rooms and settings, no companies. The plan is one of its own or one that ships, by name.

    It forgets by itself who is due, unless whoever begins it says otherwise (docs/decisions/forgetting.md).
    Raises FileExists, NotFound, NotWritable, DiskFull.
    """
    drawn = read_shipped_plan(plan) if isinstance(plan, str) else plan
    at = clock or SystemClock()

    def fill(services: Services) -> None:
        by = services.staff.actor(COMMAND_LINE)
        services.plans.install(by=by, plan=drawn, opened_on=date.fromisoformat(DEFAULTS["window_start"]))
        services.settings.change(by=by, purges_daily=forgets_daily)

    return _made(path, at, fill)


def demo(path: Path, *, on: date | None = None, clock: Clock | None = None) -> Services:
    """The sample centre as of a day (its closing time), or as of now when none is given.

    All dates move by the whole number of weeks nearest to that day, so that weekdays stay. Raises as `init`.
    """
    content = _sample_data()
    zone = ZoneInfo(content["timezone"])
    if on is not None:
        clock = FixedClock(datetime.combine(on, time.fromisoformat(content["closes"]), zone))
    at = clock or SystemClock()
    today = at.now().astimezone(zone).date()
    dates = Dates(_weeks_between(date.fromisoformat(content["as_of"]), today), zone, today)
    drawn = read_shipped_plan(DEFAULT_PLAN)

    def fill(services: Services) -> None:
        by = services.staff.actor(COMMAND_LINE)
        services.plans.install(by=by, plan=drawn, opened_on=dates.day(content["programme"][0]))
        SampleWriter(services.database, at).write(by=by, content=content, dates=dates)
        put_files(path)

    return _made(path, at, fill)


def _sample_data() -> Mapping[str, Any]:
    """The sample centre, and under their own names what its slices bring along."""
    folder = resources() / "sample"
    content: dict[str, Any] = json.loads((folder / "centre.json").read_bytes())
    own = ("care", "audit", "admission")
    return content | {name: json.loads((folder / f"{name}.json").read_bytes()) for name in own}


def _weeks_between(start: date, end: date) -> int:
    """Days of the whole number of weeks nearest to `end`."""
    return round((end - start).days / 7) * 7


def _made(path: Path, clock: Clock, fill: Callable[[Services], None]) -> Services:
    if path.exists():
        raise errors.FileExists(str(path))
    beside = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        services = open_services(Database.create(beside), clock)
        try:
            fill(services)
            services.database.settle()  # it is moved without its log
        finally:
            services.close()
        if path.exists():  # made by another start meanwhile
            raise errors.FileExists(str(path))
        beside.rename(path)
    except DatabaseFault as fault:
        raise typed(fault) from fault
    except OSError as error:
        raise errors.NotWritable(str(path)) from error
    finally:
        for left in (beside, *companions(beside)):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return open_services(Database.open(path), clock)
