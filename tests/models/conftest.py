"""Ground for the tests of the tables: an open database, and the shortest way to write into it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest

from jib_desk.models.assignment import Assignment, until
from jib_desk.models.company import Company
from jib_desk.models.database import Database
from jib_desk.models.journal import Stamp
from jib_desk.models.plan import Room, Unit
from jib_desk.models.sessions import Writing
from jib_desk.rules.words import AssignmentKind

NOON = datetime(2023, 11, 30, 4, 0, tzinfo=UTC)
Write = Callable[..., AbstractContextManager[Writing]]


@pytest.fixture
def write(database: Database) -> Write:
    """A transaction of the front desk, to be opened by `with`."""

    def opened(action: str = "test.write", **more: object) -> AbstractContextManager[Writing]:
        stamp = Stamp(at=NOON, staff_id=3, workstation="desk 1", program="0", action=action, **more)  # type: ignore[arg-type]
        return database.write(stamp)

    return opened


@pytest.fixture
def unit_and_company(write: Write) -> tuple[int, int]:
    """One unit, opened with the centre, and one company."""
    with write() as writing:
        unit = Unit(opened_on=date(2021, 5, 20))
        company = Company(code="ST-001", name_zh="月熊猫电池（示例）有限公司")
        writing.session.add_all([unit, company])
        writing.session.flush()
        return unit.id, company.id


@pytest.fixture
def room(write: Write) -> int:
    """One bookable room."""
    with write() as writing:
        added = Room(code="R-M1", name_en="Meeting room M1", fire_limit=8)
        writing.session.add(added)
        writing.session.flush()
        return added.id


def occupancy(unit: int, company: int, start: date, end: date | None = None) -> Assignment:
    """A company in a unit, days inclusive."""
    return Assignment(
        unit_id=unit,
        company_id=company,
        kind=AssignmentKind.OCCUPANCY,
        starts_on=start,
        ends_on=end,
        until_on=until(None, end),
    )
