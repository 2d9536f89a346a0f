"""How some companies of the sample centre were found, and which of them wait for a seat or for another one.

Everything stands in `resources/sample/admission.json`, with dates like those of the sample itself.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from jib_desk.rules.words import ScoutDecision, ScoutSource

Row = Mapping[str, Any]
Add = Callable[[str, Sequence[Row]], list[int]]


def write(add: Add, content: Row, companies: Mapping[str, int], day: Callable[[str], date]) -> None:
    """Adds the rows within the entry of the sample. `day` moves a date of the data."""
    add(
        "scouting",
        [
            {
                "company_id": companies[item["company"]],
                "source": ScoutSource(item["source"]),
                "source_note": item["source_note"],
                "scouted_on": day(item["scouted"]),
                "score": item["score"],
                "decision": ScoutDecision(item["decision"]),
                "decided_on": day(item["decided"]),
                "note": item["note"],
            }
            for item in content["scouting"]
        ],
    )
    add(
        "waiting_entry",
        [
            {
                "company_id": companies[item["company"]],
                "desks": item["desks"],
                "since_on": day(item["since"]),
                "wanted_on": day(item["wanted"]) if item["wanted"] else None,
                "note": item["note"],
            }
            for item in content["waiting"]
        ],
    )
