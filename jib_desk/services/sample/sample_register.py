"""The sample centre's register: three parcels that wait, one of them for long, a loan, a found thing, a car."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Row = Mapping[str, Any]
Add = Callable[[str, Sequence[Row]], list[int]]

# Company, number, carrier, pieces, days before, at.
_PARCELS = (
    ("ST-002", "SF1200000000017", "顺丰 SF Express", 1, 6, time(11, 50)),
    ("ST-005", "773000000000042", "", 2, 2, time(12, 5)),
    ("ST-006", "YT1200000000093", "圆通 YTO Express", 1, 1, time(12, 10)),
)


def write(add: Add, zone: ZoneInfo, today: date, companies: Mapping[str, int]) -> None:
    """Adds the rows within the entry of the sample."""

    def ago(days: int, at: time) -> datetime:
        return datetime.combine(today - timedelta(days=days), at, zone)

    parcels = [
        {
            "company_id": companies[code],
            "addressee": "",
            "number": number,
            "carrier": carrier,
            "pieces": pieces,
            "place": "shelf 1",
            "received_at": ago(days, at),
            "told_at": ago(days, at) + timedelta(minutes=4),
            "collected_by": "",
            "note": "",
        }
        for code, number, carrier, pieces, days, at in _PARCELS
    ]
    add("parcel", parcels)
    lent = {"item": "projector", "number": "2", "company_id": companies["ST-006"], "holder": "", "phone": ""}
    add("loan", [{**lent, "lent_at": ago(1, time(9, 30)), "due_at": ago(-1, time(18)), "note": ""}])
    thing = {"kind": "found", "what": "black umbrella", "place": "lobby", "kept_in": "desk", "person": "", "phone": ""}
    add("lost_item", [{**thing, "seen_at": ago(3, time(16, 20)), "given_to": "", "note": ""}])
    car = {"plate": "沪A00042", "company_id": companies["ST-002"], "holder": "", "valid_from": today, "note": ""}
    add("vehicle", [{**car, "valid_until": today + timedelta(days=30)}])
