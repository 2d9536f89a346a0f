"""The sheets of the centre and their columns, in both languages, and which column a header means.

A header cell reads `中文 English`: `HEADERS[key].both()`. Source: DOMAIN §4.
"""

import re
import unicodedata

from jib_desk.rules.words import Word

SHEETS: dict[str, Word] = {
    "tenant_ledger": Word("Tenant ledger", "入驻企业台账"), "seat_ledger": Word("Seat ledger", "席位台账"),
    "visitor_log": Word("Visitor log", "访客登记表"), "bookings": Word("Bookings", "场地预订表"),
    "events": Word("Events", "活动台账"), "services": Word("Services", "服务台账"),
    "safety": Word("Safety", "安全检查记录"), "occupancy": Word("Occupancy", "入驻率月报"),
    # The sheets of the occupancy workbook, in order.
    "summary": Word("Summary", "汇总"), "seats": Word("Seats", "席位"), "occupied": Word("Occupied", "在驻"),
    "vacant": Word("Vacant", "空闲"), "movements": Word("Movements", "变动"), "expiring": Word("Expiring", "到期"),
    "rooms": Word("Rooms", "场地"), "visitors": Word("Visitors", "访客"), "programme": Word("Programme", "项目进度"),
    "definitions": Word("Definitions", "指标定义"),
}  # fmt: skip

# Every column of every sheet; where two sheets say another word for a like thing, the keys differ.
HEADERS: dict[str, Word] = {
    "no": Word("No", "序号"), "company": Word("Company", "企业名称"), "english_name": Word("English name", "英文名"),
    "uscc": Word("USCC", "统一社会信用代码"), "sector": Word("Sector", "行业领域"), "seat": Word("Seat", "席位号"),
    "zone": Word("Zone", "区域"), "area": Word("Area", "面积(㎡)"), "desks": Word("Desks", "工位数"),
    "headcount": Word("Headcount", "员工人数"), "start": Word("Start", "入驻日期"), "end": Word("End", "到期日期"),
    "days_left": Word("Days left", "剩余天数"), "agreement": Word("Agreement", "合同编号"),
    "contact": Word("Contact", "联系人"), "phone": Word("Phone", "联系电话"), "status": Word("Status", "状态"),
    "remarks": Word("Remarks", "备注"), "date": Word("Date", "日期"), "visitor": Word("Visitor", "访客姓名"),
    "organisation": Word("Organisation", "单位"), "party_size": Word("Party size", "人数"),
    "category": Word("Category", "类别"), "purpose": Word("Purpose", "来访事由"),
    "host_company": Word("Host company", "被访企业"), "host": Word("Host", "被访人"), "in": Word("In", "进入时间"),
    "out": Word("Out", "离开时间"), "closed_by": Word("Closed by", "签离方式"), "badge": Word("Badge", "访客证号"),
    "staff": Word("Staff", "登记人"), "starts": Word("Start", "开始"), "ends": Word("End", "结束"),
    "room": Word("Room", "场地"), "subject": Word("Subject", "主题"), "booked_by": Word("Booked by", "预订单位"),
    "people": Word("Headcount", "人数"), "layout": Word("Layout", "布局"), "equipment": Word("Equipment", "设备"),
    "catering": Word("Catering", "茶歇"), "setup": Word("Setup", "布场(分)"), "teardown": Word("Teardown", "撤场(分)"),
    "event": Word("Event", "活动名称"), "event_type": Word("Type", "类型"), "organiser": Word("Organiser", "主办"),
    "speaker": Word("Speaker", "主讲人"), "registered": Word("Registered", "报名"),
    "attended": Word("Attended", "签到"), "evidence": Word("Evidence", "佐证"),
    "service_type": Word("Type", "服务类型"), "partner": Word("Partner", "对接方"), "need": Word("Need", "需求"),
    "result": Word("Result", "结果"), "amount": Word("Amount", "金额(千元)"), "location": Word("Location", "部位"),
    "item": Word("Item", "项目"), "hazard": Word("Hazard", "隐患"), "due": Word("Due", "整改期限"),
    "closed": Word("Closed", "完成"), "inspector": Word("Inspector", "检查人"), "signed": Word("Signed", "签字"),
}  # fmt: skip

COLUMNS: dict[str, tuple[str, ...]] = {
    sheet: tuple(keys.split())
    for sheet, keys in {
        "tenant_ledger": "no company english_name uscc sector seat area desks headcount start end agreement contact"
        " phone status remarks",
        "seat_ledger": "seat zone area desks status company start end days_left remarks",
        "visitor_log": "date visitor organisation phone party_size category purpose host_company host in out"
        " closed_by badge staff",
        "bookings": "date starts ends room subject booked_by contact people layout equipment catering setup teardown"
        " status",
        "events": "event event_type date starts ends room organiser speaker registered attended evidence",
        "services": "date company service_type partner need result amount evidence",
        "safety": "date location item result hazard due closed inspector signed",
    }.items()
}

# Left out altogether of exports without personal data.
PERSONAL_COLUMNS = frozenset({"visitor", "contact", "host", "phone"})

# Headers seen in the field.
ALIASES: dict[str, tuple[str, ...]] = {
    "company": ("入园企业名称", "公司名称", "单位名称"), "seat": ("工位号", "房间号", "办公室"),
    "area": ("租赁面积", "租凭面积"), "start": ("入驻开始时间", "起租日"), "end": ("入驻截止时间", "合同到期"),
    "phone": ("联系方式", "手机", "联系人电话"), "status": ("企业状态",),
}  # fmt: skip


def column_of(sheet: str, written: str) -> str | None:
    """The column of a sheet that a header means; line breaks, width, case and a unit in brackets do not matter."""

    def plain(text: str) -> str:
        folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
        return re.sub(r"\(.*?\)|[*:]", "", folded)

    wanted = plain(written)
    for key in COLUMNS[sheet]:
        header = HEADERS[key]
        if wanted and wanted in map(plain, (header.zh, header.en, header.both(), *ALIASES.get(key, ()))):
            return key
    return None
