"""What the desk of the sample centre looks after: cards and keys, wardens, and a move whose list is not done yet.

Everything stands in `resources/sample/care.json`, with dates like those of the sample itself.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Protocol

from sqlalchemy import select

from jib_desk.models.assignment import Assignment
from jib_desk.models.centre import Staff
from jib_desk.models.company import Contact
from jib_desk.models.journal import Work
from jib_desk.models.plan import UnitLayout
from jib_desk.models.tables import TABLES
from jib_desk.rules.checklists import default_items
from jib_desk.rules.words import AccessKind, ChecklistKind
from jib_desk.services.staff import FRONT_DESK

Row = Mapping[str, Any]


class SampleDates(Protocol):
    """The sample's dates, moved (sample_rows)."""

    def at(self, written: str, wall: str) -> Any:
        """A wall time of the data as an instant."""
        ...

    def day(self, written: str) -> Any:
        """A date of the data, moved."""
        ...

    def end(self, written: str | None) -> Any:
        """The same where there may be none."""
        ...


def write(
    work: Work,
    add: Callable[[str, Sequence[Row]], list[int]],
    content: Row,
    dates: SampleDates,
    companies: Mapping[str, int],
) -> None:
    """Adds the rows within the entry of the sample."""
    staff_id = work.session.execute(select(Staff.id).where(Staff.code == FRONT_DESK)).scalar_one()
    people = _people(work)
    add("access_item", [_item(item, dates, companies, people) for item in content["access"]])
    wardens: list[int] = [people[companies[code]][place - 1] for code, place in content["wardens"]]
    work.update_many(TABLES["contact"], [{"id": key, "is_warden": True} for key in wardens])
    for item in content["lists"]:
        _list(work, add, item, dates, companies, staff_id)


def _people(work: Work) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row in work.session.execute(select(Contact.id, Contact.company_id).order_by(Contact.id)):
        found.setdefault(row.company_id or 0, []).append(row.id)
    return found


def _item(item: Row, dates: SampleDates, companies: Mapping[str, int], people: Mapping[int, list[int]]) -> Row:
    company_id = companies.get(item.get("company", ""))
    place = item.get("contact")
    return {
        "kind": AccessKind(item["kind"]),
        "number": item["number"],
        "company_id": company_id,
        "contact_id": people[company_id][place - 1] if company_id is not None and place else None,
        "holder": item.get("holder", ""),
        "issued_on": dates.day(item["issued"]),
        "returned_on": dates.end(item.get("returned")),
        "lost_on": dates.end(item.get("lost")),
    }


def _list(
    work: Work,
    add: Callable[[str, Sequence[Row]], list[int]],
    item: Row,
    dates: SampleDates,
    companies: Mapping[str, int],
    staff_id: int,
) -> None:
    kind, company_id = ChecklistKind(item["kind"]), companies[item["company"]]
    query = (
        select(Assignment.id)
        .join(UnitLayout, UnitLayout.unit_id == Assignment.unit_id)
        .where(UnitLayout.code == item["unit"], Assignment.company_id == company_id)
    )
    (key,) = add(
        "checklist",
        [
            {
                "kind": kind,
                "company_id": company_id,
                "assignment_id": work.session.execute(query).scalar_one(),
                "due_on": dates.day(item["due"]),
                "opened_at": dates.at(item["opened"], "10:00"),
            }
        ],
    )
    done_at = dates.at(item["due"], "10:30") - timedelta(days=1)
    rows = [
        {
            "checklist_id": key,
            "position": place,
            "text_en": line.en,
            "text_zh": line.zh,
            "signed": line.signed,
            "done_at": done_at if place in item["done"] else None,
            "done_by": staff_id if place in item["done"] else None,
        }
        for place, line in enumerate(default_items(kind), start=1)
    ]
    add("checklist_item", rows)
