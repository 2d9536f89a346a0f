"""The sample centre's November as the month's workbook shows it, made straight from the data and the oracle."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.excel.lists import Imprint
from jib_desk.excel.sheets.events import EventLine
from jib_desk.excel.sheets.figures import Figure
from jib_desk.excel.sheets.occupancy import OccupancyBook
from jib_desk.excel.sheets.occupancy_lines import (
    DayLine,
    ExpiringLine,
    MovementLine,
    PlanSpaceLine,
    RoomLine,
    UnitLine,
)
from jib_desk.excel.sheets.visitor_log import VisitLine
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import EventType, Sector, UnitState, VisitorCategory

ROOT = Path(__file__).parents[2]
DATA: dict[str, Any] = json.loads((ROOT / "resources/sample/centre.json").read_text(encoding="utf-8"))
ORACLE: dict[str, Any] = json.loads((ROOT / "tests/fixtures/oracle-2023-11.json").read_text(encoding="utf-8"))
AS_OF = date(2023, 11, 30)
IMPRINT = Imprint(
    DATA["name_en"], DATA["name_cn"], AS_OF, datetime(2023, 11, 30, 18, 0, tzinfo=ZoneInfo("Asia/Shanghai")), "0.1.0",
    made_by="前台", period=(date(2023, 11, 1), AS_OF), filters=(("个人信息 Personal data", "否 no"),),
)  # fmt: skip


def figures() -> dict[str, Figure]:
    """The oracle by the keys of the report."""
    flat: dict[str, Figure] = {
        "residents": ORACLE["residents"],
        "resident_headcount": ORACLE["resident_headcount"],
        **{f"residents_by_sector_{code}": number for code, number in ORACLE["residents_by_sector"].items()},
        **{f"units_{state}": number for state, number in ORACLE["units"].items()},
        "units_overstayed": 0,
        "units_ending": 2,
        **{key: tuple(value) for key, value in ORACLE["month_end"].items()},
        **{f"average_{key}": tuple(value) for key, value in ORACLE["month_average"].items()},
        **{f"expiring_{days}": tuple(codes) for days, codes in ORACLE["expiring"].items()},
        "crowded": tuple(ORACLE["crowded"]),
        "workdays": ORACLE["rooms"]["workdays"],
        "open_hours": ORACLE["rooms"]["open_hours"],
        **{f"events_{key}": number for key, number in ORACLE["events"].items()},
        "elapsed_days": tuple(ORACLE["pace"]["elapsed_days"]),
        **{f"pace_{key}": tuple(pair) for key, pair in ORACLE["pace"].items() if key != "elapsed_days"},
        "visits_visits": 130,
        "visits_by_category_guest": 70,
        "something_new": 7,
    }
    return flat


def shape(space: dict[str, Any]) -> Shape:
    return Shape(space["x"], space["y"], space["w"], space["h"])


def on(item: dict[str, Any], day: date) -> bool:
    end = item.get("vacated_on") or item["end"]
    return date.fromisoformat(item["start"]) <= day and (end is None or day <= date.fromisoformat(end))


def units() -> tuple[UnitLine, ...]:
    companies = {company["code"]: company for company in DATA["companies"]}
    return tuple(_unit(space, companies) for space in DATA["spaces"] if space["kind"] == "office")


def _unit(space: dict[str, Any], companies: dict[str, dict[str, Any]]) -> UnitLine:
    closed = [item for item in DATA["out_of_service"] if item["unit"] == space["code"] and on(item, AS_OF)]
    held = [item for item in DATA["assignments"] if item["unit"] == space["code"] and on(item, AS_OF)]
    item = (closed or held or [None])[0]
    company = companies.get(item.get("company", ""), {}) if item else {}
    state = UnitState.VACANT
    if item:
        state = UnitState.OUT_OF_SERVICE if closed else UnitState.HELD if item["kind"] == "hold" else UnitState.OCCUPIED
    end = date.fromisoformat(item["end"]) if item and item["end"] else None
    return UnitLine(
        seat=space["code"], zone=space["zone"], area=space["area_m2"], desks=space["desks"], status=state,
        company=company.get("name_cn", ""), start=date.fromisoformat(item["start"]) if item else None, end=end,
        days_left=(end - AS_OF).days if end else None, remarks="", english_name=company.get("name_en", ""),
        sector=Sector(company["sector"]) if "sector" in company else None, headcount=company.get("headcount"),
        agreement="", is_overstayed=False, is_ending=bool(end and (end - AS_OF).days <= 30),
        vacant_since=None if item else AS_OF, shape=shape(space),
    )  # fmt: skip


def days() -> tuple[DayLine, ...]:
    """Every day of November, counted from the data."""
    offices = {space["code"]: space["desks"] for space in DATA["spaces"] if space["kind"] == "office"}
    lines: list[DayLine] = []
    for number in range(30):
        day = date(2023, 11, 1) + timedelta(days=number)
        closed = {item["unit"] for item in DATA["out_of_service"] if on(item, day)}
        taken = {item["unit"] for item in DATA["assignments"] if item["kind"] == "occupancy" and on(item, day)}
        usable = offices.keys() - closed
        lines.append(
            DayLine(
                day,
                len(taken),
                len(usable),
                sum(offices[unit] for unit in taken),
                sum(offices[unit] for unit in usable),
            )
        )
    return tuple(lines)


def month(plan_picture: bytes | None = None) -> OccupancyBook:
    rooms = {code: hours for code, hours in ORACLE["rooms"].items() if code.startswith("R-")}
    return OccupancyBook(
        imprint=IMPRINT,
        figures=figures(),
        last_month=figures() | {"units_occupied": 25, "seat_occupancy": (25, 29)},
        units=units(),
        days=days(),
        movements=(MovementLine(date(2023, 11, 13), "move_in", "C06", "灯笼物联"),),
        expiring=(ExpiringLine("ST-018", "苔织材料", "C01", AS_OF, 0),),
        rooms=tuple(
            RoomLine(code, code, 198, hours["net_h"], hours.get("gross_h", hours["net_h"]))
            for code, hours in rooms.items()
        ),
        visits=(
            VisitLine(
                date(2023, 11, 2), "王示一", "示例", "12000000003", 1, VisitorCategory.GUEST, "", "", "赵示一", time(9),
                None, None, "", "前台",
            ),
        ),
        events=(
            EventLine("路演", EventType.ROADSHOW, AS_OF, time(14), time(16), "R-HALL", "", "", 50, 40, "photos"),
        ),
        plan_picture=plan_picture,
        spaces=tuple(
            PlanSpaceLine(space.get("name_cn", space["code"]), shape(space))
            for space in DATA["spaces"]
            if space["kind"] != "office"
        ),
    )  # fmt: skip
