"""The visits of the sample centre: 130 heads of one November, from a fixed seed (DOMAIN §7).

Arrivals crowd at 09:30–11:00 and 13:30–15:30. The awkward ones are written out by hand, because they are the
reason for having a sample: the same person twice in a day, a visit left open overnight, one refused, a party of
18 under one leader, an expired contractor pass, a Latin-only name, two people of one name, a pre-registered
no-show, a lost badge, and records past their retention. All names, phones and organisations are fictional.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.rules.words import ClosedBy, VisitorCategory

Add = Callable[[str, Sequence[Mapping[str, Any]]], list[int]]

SEED = 2311
_AS_OF = date(2023, 11, 30)
# November 2023 had no holiday and no make-up day in China.
_WORKDAYS = tuple(day for day in (date(2023, 11, 1) + timedelta(days=n) for n in range(29)) if day.weekday() < 5)

# Visits drawn from the seed; with those written out below each category reaches its number.
_DRAWN = {
    VisitorCategory.GUEST: 53,
    VisitorCategory.CANDIDATE: 14,
    VisitorCategory.CONTRACTOR: 9,
    VisitorCategory.MENTOR_EXPERT: 10,
    VisitorCategory.VENDOR: 7,
}
_SURNAMES = "林郭高梁宋唐邓冯曾彭萧田董潘袁蔡蒋余杜叶程魏苏丁任卢姚钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟邱江尹薛闫"
_GIVEN = ("访一", "访二", "访三", "访四", "访五", "访六")
_ORGANISATIONS = ("示例汽车", "示例云服务", "示例基金", "示例大学", "示例传媒", "示例物流", "示例电子", "")
_PURPOSES = {
    VisitorCategory.GUEST: ("项目洽谈", "技术交流", "参观", "签约"),
    VisitorCategory.CANDIDATE: ("面试",),
    VisitorCategory.CONTRACTOR: ("空调检修", "网络施工"),
    VisitorCategory.MENTOR_EXPERT: ("导师辅导", "专家评审"),
    VisitorCategory.VENDOR: ("设备送货", "打印机维护"),
}


@dataclass(frozen=True, slots=True)
class _Visit:
    """One arrival in the sample's own time; `minutes` None = still inside, or closed by the system."""

    day: date
    at: time
    name_zh: str
    minutes: int | None = 60
    name_latin: str = ""
    organisation: str = ""
    phone: str = ""
    category: VisitorCategory = VisitorCategory.GUEST
    purpose: str = "项目洽谈"
    heads: int = 1
    note: str = ""
    badge: str = ""
    expected: time | None = None
    is_refused: bool = False
    is_no_show: bool = False
    is_left_open: bool = False
    meets_company: bool = True


def _written_out() -> list[_Visit]:
    november = _AS_OF.replace(day=1)

    def on(day: int) -> date:
        return november.replace(day=day)

    guest = _Visit(on(6), time(9, 40), "柳访一", 45, organisation="示例汽车", phone="12000005001")
    return [
        # One person twice in a day, four hours apart: two visits.
        guest,
        replace(guest, at=time(14, 5), purpose="签约"),
        # Two people of one name.
        _Visit(on(8), time(10, 0), "王示例", 50, organisation="示例基金", phone="12000005002"),
        _Visit(on(8), time(10, 20), "王示例", 35, organisation="示例大学", phone="12000005003"),
        # A Latin-only name, and one with a middle dot.
        _Visit(on(9), time(13, 45), "", 90, "Sam Ple-Visitor", "Sample Motors", "12000005004"),
        _Visit(on(13), time(10, 30), "阿依·示例", 60, "Ayi Shili", "示例传媒", "12000005005"),
        # Left open overnight: closed by the system, no departure is invented.
        _Visit(on(14), time(15, 10), "罗访三", None, organisation="示例物流", is_left_open=True),
        _Visit(on(15), time(9, 50), "毛访二", None, purpose="推销", is_refused=True, meets_company=False),
        _Visit(on(16), time(10, 0), "侯访四", None, organisation="示例电子", expected=time(10, 0), is_no_show=True),
        _Visit(on(20), time(14, 0), "龙访一", 70, badge="17", note="访客证17号遗失 badge 17 lost"),
        _Visit(on(22), time(9, 35), "万访五", 80, organisation="示例云服务", expected=time(9, 30)),
        # The delegation of the sample's own event on the 3rd.
        _Visit(
            on(3), time(9, 50), "段访六", 115, "Duan Fangliu", "示例区 Sample District Bureau", "12000005006",
            VisitorCategory.DELEGATION, "参观接待", heads=18, meets_company=False,
        ),
        _Visit(
            on(17), time(9, 30), "雷访二", 200, "", "示例工程队", "12000005007", VisitorCategory.CONTRACTOR,
            "天花板维修", note="施工证已于11月10日过期 contractor pass expired on 10 November", meets_company=False,
        ),
        # The last day: some have left, some are inside.
        _Visit(_AS_OF, time(9, 5), "史访三", 40, organisation="示例汽车", phone="12000005008"),
        _Visit(_AS_OF, time(9, 20), "顾访一", None, organisation="示例基金", phone="12000005009"),
        _Visit(_AS_OF, time(9, 35), "", None, "Visi Tor", "Sample Ventures", "12000005010"),
        _Visit(_AS_OF, time(9, 40), "郝访四", None, organisation="示例大学", phone="12000005011"),
        _Visit(_AS_OF, time(9, 55), "龚访二", None, "", "示例物流", "12000005012", VisitorCategory.VENDOR, "设备送货"),
        _Visit(_AS_OF, time(10, 30), "邵访五", 30, organisation="示例传媒", expected=time(10, 30)),
        _Visit(_AS_OF, time(14, 0), "钱访六", 50, organisation="示例电子", expected=time(14, 0)),
    ]  # fmt: skip


# Older than the retention of 30 days on the last day: what a purge would find. Not of November.
_PAST_RETENTION = (
    _Visit(date(2023, 9, 12), time(10, 10), "武访一", 55, organisation="示例大学", phone="12000005013"),
    _Visit(date(2023, 10, 11), time(14, 20), "康访二", 35, organisation="示例基金", phone="12000005014"),
    _Visit(date(2023, 10, 19), time(9, 45), "贺访三", 65, organisation="示例汽车", phone="12000005015"),
)


def visits() -> list[_Visit]:
    """All visits in order of arrival, in the sample's own time."""
    random = Random(SEED)
    drawn: list[_Visit] = []
    for category, count in _DRAWN.items():
        for _ in range(count):
            number = len(drawn)
            drawn.append(
                _Visit(
                    day=random.choice(_WORKDAYS),
                    at=_arrival(random),
                    name_zh=_SURNAMES[number % len(_SURNAMES)] + _GIVEN[number // len(_SURNAMES) % len(_GIVEN)],
                    minutes=random.randrange(15, 150, 5),
                    organisation=random.choice(_ORGANISATIONS),
                    phone=f"1200000{6001 + number}" if random.random() < 0.7 else "",
                    category=category,
                    purpose=random.choice(_PURPOSES[category]),
                    meets_company=category is not VisitorCategory.CONTRACTOR,
                )
            )
    return sorted([*_written_out(), *_PAST_RETENTION, *drawn], key=lambda visit: (visit.day, visit.at, visit.name_zh))


def _arrival(random: Random) -> time:
    start, minutes = random.choices(((time(9, 30), 90), (time(13, 30), 120), (time(9, 0), 450)), (4, 4, 1))[0]
    late = start.hour * 60 + start.minute + random.randrange(0, minutes, 5)
    return time(late // 60, late % 60)


def write(
    add: Add,
    zone: ZoneInfo,
    shift_days: int,
    today: date,
    now: datetime,
    staff_id: int,
    hosts: Sequence[tuple[int, int]],
) -> None:
    """Adds visitors and visits, moved by `shift_days`; those of the last day fall on `today`.

    What would arrive after `now` is expected, and who would leave after it is inside. `hosts` are
    (contact, company).
    """
    found = visits()
    keys = _visitors(add, found)
    random = Random(SEED + 1)
    worn: dict[date, int] = {}
    rows: list[Mapping[str, Any]] = []
    for visit in found:
        day = today if visit.day == _AS_OF else visit.day + timedelta(days=shift_days)
        worn[day] = worn.get(day, 0) + 1
        host_id, company_id = random.choice(hosts)
        about: dict[str, Any] = {
            "visitor_id": keys[visit.name_zh, visit.name_latin, visit.phone],
            "host_id": host_id if visit.meets_company else None,
            "company_id": company_id if visit.meets_company else None,
            "staff_id": staff_id,
            "category": visit.category,
            "purpose": visit.purpose,
            "party_size": visit.heads,
            "party_planned": 20 if visit.heads > 1 else None,
            "note": visit.note,
            "source": "sample",
        }
        badge = visit.badge or f"{worn[day]:02d}"
        rows.append({**about, **_times(visit, datetime.combine(day, visit.at, zone), now, badge, zone)})
    add("visit", rows)
    add("badge", [{"number": "17", "lost_on": date(2023, 11, 20) + timedelta(days=shift_days), "note": ""}])


def _visitors(add: Add, found: Sequence[_Visit]) -> Mapping[tuple[str, str, str], int]:
    """Everybody once: who has the same names and the same phone is the same person."""
    people: dict[tuple[str, str, str], Mapping[str, Any]] = {}
    for visit in found:
        about = {
            "name_zh": visit.name_zh,
            "name_latin": visit.name_latin,
            "organisation": visit.organisation,
            "phone": visit.phone,
            "category": visit.category,
        }
        people.setdefault((visit.name_zh, visit.name_latin, visit.phone), about)
    return dict(zip(people, add("visitor", list(people.values())), strict=True))


def _times(visit: _Visit, at: datetime, now: datetime, badge: str, zone: ZoneInfo) -> dict[str, Any]:
    """What is known of a visit's times at `now`."""
    expected_at = datetime.combine(at.date(), visit.expected, zone) if visit.expected else None
    times: dict[str, Any] = {
        "expected_at": expected_at, "arrived_at": None, "left_at": None, "closed_by": None, "closed_at": None,
        "is_open": False, "refused_at": None, "refused_reason": "", "badge": "",
    }  # fmt: skip
    if visit.is_no_show:
        return times
    if at > now:
        return {**times, "expected_at": expected_at or at}
    if visit.is_refused:
        return {**times, "refused_at": at, "refused_reason": "未预约 without appointment"}
    times |= {"arrived_at": at, "badge": badge}
    if visit.is_left_open:
        closed_at = datetime.combine(at.date() + timedelta(days=1), time(8, 45), zone)
        return {**times, "closed_by": ClosedBy.SYSTEM, "closed_at": closed_at}
    left_at = None if visit.minutes is None else at + timedelta(minutes=visit.minutes)
    if left_at is None or left_at > now:
        return {**times, "is_open": True}
    closed_by = ClosedBy.DESK if at.minute % 3 else ClosedBy.VISITOR
    return {**times, "left_at": left_at, "closed_by": closed_by, "closed_at": left_at}
