"""What the desk of the sample centre is asked before somebody goes in: one to be noticed, and a pass that is over.

Both are plainly fictional: 访 in a name marks sample visitors, phones begin with 1200000.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from jib_desk.models import direct
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import WatchAction

Add = Callable[[str, Sequence[Mapping[str, Any]]], list[int]]

CONTRACTOR = "雷访二"  # of sample_visits, whose pass ended a week before the last visit


def write(work: Work, add: Add, day: Callable[[str], date], staff_id: int) -> None:
    """Adds the rows within the entry of the sample. `day` moves a date of the data."""
    entry: dict[str, Any] = {
        "name_zh": "关访九",
        "name_latin": "Guan Fangjiu",
        "organisation": "样本推销社",
        "phone": "12000009001",
        "reason": "示例：上门推销，屡劝不止 sample: went from door to door selling",
        "action": WatchAction.TELL,
        "added_on": day("2023-11-15"),
        "staff_id": staff_id,
    }
    add("watch_entry", [entry])
    contractor = direct.scalar(work.session, "SELECT id FROM visitor WHERE name_zh = ?", (CONTRACTOR,))
    work.update_many(TABLES["visitor"], [{"id": contractor, "pass_until": day("2023-11-10")}])
