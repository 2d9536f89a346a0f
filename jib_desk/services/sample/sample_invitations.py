"""Who is expected at the sample centre after its day: a mentor each week, a guest with a pass, a delegation.

Their passes are from a fixed seed: they open nothing but the sample. All names and phones are fictional.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.rules.invitations import rrule_text
from jib_desk.rules.passes import TOKEN_BYTES, random_code, random_text
from jib_desk.rules.recurrence import Frequency, Rule
from jib_desk.rules.words import VisitorCategory

Row = Mapping[str, Any]
Add = Callable[[str, Sequence[Row]], list[int]]

SEED = 2312
TAG = "SAMPLE"
_WEEKS = 4
_DELEGATION = (("邵访一", ""), ("韦访二", ""), ("", "Sample Visitor"), ("买买提·示例", ""))


def write(
    add: Add, zone: ZoneInfo, today: date, now: datetime, staff_id: int, hosts: Sequence[tuple[int, int]]
) -> None:
    """Adds them within the entry of the sample; `today` is its day, and the first of them come a day later."""
    random = Random(SEED)
    first = today + timedelta(days=1)
    rule = Rule(Frequency.WEEKLY, count=_WEEKS)
    kinds = (("recurring", "导师辅导", rrule_text(rule, first)), ("delegation", "示例大学", ""))
    weekly, group = add("invitation", [{"kind": k, "title": t, "rule": r, "booking_id": None} for k, t, r in kinds])
    mentor, guest, *people = add("visitor", _people())
    (mentor_host, mentor_company), (guest_host, guest_company) = hosts[0], hosts[1]

    def visit(visitor: int, at: datetime, category: VisitorCategory, purpose: str) -> dict[str, Any]:
        about = {"visitor_id": visitor, "staff_id": staff_id, "category": category, "purpose": purpose}
        return {**about, "expected_at": at, "party_planned": 1, "source": "sample"}

    rows: list[Row] = []
    for week in range(_WEEKS):
        at = datetime.combine(first + timedelta(weeks=week), time(10), zone)
        row = visit(mentor, at, VisitorCategory.MENTOR_EXPERT, "导师辅导")
        rows.append({**row, "invitation_id": weekly, "host_id": mentor_host, "company_id": mentor_company})
    row = visit(guest, datetime.combine(first, time(14), zone), VisitorCategory.GUEST, "项目洽谈")
    rows.append({**row, "host_id": guest_host, "company_id": guest_company})
    for person in people:
        at = datetime.combine(today + timedelta(days=6), time(14), zone)
        rows.append({**visit(person, at, VisitorCategory.DELEGATION, "参观"), "invitation_id": group})
    keys = add("visit", rows)
    add("setting", [{"key": "centre_tag", "value": TAG}])
    code, token = random_code(random.randrange), random_text(TOKEN_BYTES, random.randbytes)
    add("visit_pass", [{"visit_id": keys[_WEEKS], "code": code, "token": token, "valid_on": first, "made_at": now}])


def _people() -> list[Row]:
    """A mentor, a guest, and the delegation."""
    known = [("沈访七", "12000002001", "示例基金", VisitorCategory.MENTOR_EXPERT)]
    known.append(("韩访八", "12000002002", "示例汽车", VisitorCategory.GUEST))
    rows = [
        {"name_zh": name, "name_latin": "", "organisation": from_, "phone": phone, "category": category}
        for name, phone, from_, category in known
    ]
    about = {"organisation": "示例大学", "phone": "", "category": VisitorCategory.DELEGATION}
    return [*rows, *({"name_zh": zh, "name_latin": latin, **about} for zh, latin in _DELEGATION)]
