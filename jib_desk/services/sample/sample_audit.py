"""What audits of the sample centre left behind: two repairs, one of which closes a seat, and a closed seat census.

Everything stands in `resources/sample/audit.json`, with dates like those of the sample itself.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from jib_desk.models.assignment import Assignment
from jib_desk.models.journal import Work
from jib_desk.models.plan import Space
from jib_desk.rules import census
from jib_desk.rules.words import AssignmentKind, CensusResolution, CensusResult
from jib_desk.services.sample.sample_care import SampleDates

Row = Mapping[str, Any]
Add = Callable[[str, Sequence[Row]], list[int]]


def write(
    work: Work, add: Add, content: Row, dates: SampleDates, units: Mapping[str, int], companies: Mapping[str, int]
) -> None:
    """Adds the rows within the entry of the sample."""
    spaces = {row.code: row.id for row in work.session.execute(select(Space.code, Space.id))}
    add("repair", [_repair(work, item, dates, units, spaces) for item in content["repairs"]])
    _census(add, content["census"], dates, units, companies)


def _repair(work: Work, item: Row, dates: SampleDates, units: Mapping[str, int], spaces: Mapping[str, int]) -> Row:
    unit_id = units[item["unit"]] if "unit" in item else None
    closure = None
    if item.get("closes_unit"):
        query = select(Assignment.id).where(
            Assignment.unit_id == unit_id, Assignment.kind == AssignmentKind.OUT_OF_SERVICE
        )
        closure = work.session.execute(query).scalar()
    return {
        "unit_id": unit_id,
        "space_id": spaces[item["space"]] if "space" in item else None,
        "place": item.get("place", ""),
        "what": item["what"],
        "reported_on": dates.day(item["reported"]),
        "assigned_to": item["assigned_to"],
        "due_on": dates.day(item["due"]),
        "assignment_id": closure,
    }


def _census(add: Add, item: Row, dates: SampleDates, units: Mapping[str, int], companies: Mapping[str, int]) -> None:
    day, closed_at = dates.day(item["day"]), dates.at(item["day"], item["closed"])
    (key,) = add(
        "census",
        [
            {
                "code": census.code(day, 1),
                "counted_on": day,
                "counted_by": item["counted_by"],
                "closed_at": closed_at,
                "is_open": False,
            }
        ],
    )
    add(
        "census_finding",
        [
            {
                "census_id": key,
                "unit_id": units[one["unit"]],
                "result": CensusResult(one["result"]),
                "company_id": companies[one["company"]] if "company" in one else None,
                "desks": one.get("desks"),
                "note": one.get("note", ""),
                "resolved_at": closed_at,
                "resolution": CensusResolution(one["settled"]),
                "explanation": one["explanation"],
            }
            for one in item["findings"]
        ],
    )
