"""The sample centre as plain values of the rules, straight from its data."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jib_desk.rules.occupancy import Assignment, Headcount, Layout, Occupancy, Unit
from jib_desk.rules.words import AssignmentKind, EndedAs

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class SampleCentre:
    data: dict[str, Any]
    oracle: dict[str, Any]
    occupancy: Occupancy
    companies: list[str]  # the id of a company is its place here
    units: list[str]

    def codes(self, company_ids: Any) -> list[str]:
        return [self.companies[at] for at in company_ids]


@pytest.fixture(scope="session")
def sample() -> SampleCentre:
    data = json.loads((ROOT / "resources/sample/centre.json").read_text(encoding="utf-8"))
    oracle = json.loads((ROOT / "tests/fixtures/oracle-2023-11.json").read_text(encoding="utf-8"))
    opened = date.fromisoformat(data["programme"][0])
    offices = [space for space in data["spaces"] if space["kind"] == "office"]
    companies = [company["code"] for company in data["companies"]]
    units = [office["code"] for office in offices]
    assignments = [
        Assignment(
            id=at,
            unit_id=units.index(item["unit"]),
            company_id=companies.index(item["company"]) if "company" in item else None,
            kind=AssignmentKind(item.get("kind", "out_of_service")),
            starts_on=date.fromisoformat(item["start"]),
            ends_on=date.fromisoformat(item["end"]) if item["end"] else None,
            vacated_on=date.fromisoformat(item["vacated_on"]) if "vacated_on" in item else None,
            ended_as=EndedAs(item["ended"]) if "ended" in item else None,
        )
        for at, item in enumerate([*data["assignments"], *data["out_of_service"]])
    ]
    occupancy = Occupancy(
        [
            Unit(at, opened, None, (Layout(opened, office["code"], office["desks"], office["area_m2"]),))
            for at, office in enumerate(offices)
        ],
        assignments,
        [Headcount(at, opened, company["headcount"]) for at, company in enumerate(data["companies"])],
        today=date.fromisoformat(data["as_of"]),
    )
    return SampleCentre(data, oracle, occupancy, companies, units)
