"""The numbers of the centre in both languages: what each is called and how it is reckoned (DOMAIN §5).

These definitions are printed in every workbook.
"""

from typing import NamedTuple

from jib_desk.rules.words import WORDS, Word


class Definition(NamedTuple):
    """A number's name and its formula."""

    name: Word
    formula: Word


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        Word("Usable units", "可用席位数"),
        Word(
            "units of the plan − retired − out of service on the day",
            "平面图席位数 − 已注销 − 当日停用",
        ),
    ),
    Definition(
        Word("Seat occupancy", "入驻率"),
        Word(
            "units with an occupying assignment on the day ÷ usable units; a hold does not occupy",
            "当日有入驻分配的席位数 ÷ 可用席位数；预留不计入",
        ),
    ),
    Definition(
        Word("Committed rate", "签约率"), Word("(occupied + held) ÷ usable units", "（在驻 + 预留）÷ 可用席位数")
    ),
    Definition(
        Word("Desk and area occupancy", "工位与面积入驻率"),
        Word("Σ desks or m² of occupied units ÷ Σ of usable units", "在驻席位的工位数或面积之和 ÷ 可用席位之和"),
    ),
    Definition(
        Word("Average occupancy", "平均入驻率"),
        Word(
            "Σ occupied unit-days (desk-days) ÷ Σ usable ones over the days of the period",
            "期间各日在驻席位（工位）天数之和 ÷ 可用天数之和",
        ),
    ),
    Definition(
        Word("Desk utilisation", "工位使用率"),
        Word(
            "residents' head-count ÷ desks assigned to them; over 100 % is crowded",
            "在驻企业员工人数 ÷ 分配的工位数；超过100%为拥挤",
        ),
    ),
    Definition(
        Word("Expiring in n days", "n天内到期"),
        Word(
            "occupying assignments with 0 ≤ end − day ≤ n, cumulative, "
            "unless the same company holds the unit on end + 1",
            "0 ≤ 到期日 − 当日 ≤ n 的入驻分配（累计），同一企业次日续用同一席位的除外",
        ),
    ),
    Definition(
        Word("Overstayed", "超期"),
        Word(
            "past the agreed end and not vacated: still occupied, stated apart",
            "已过约定到期日而未腾退：仍计在驻，另行列示",
        ),
    ),
    Definition(
        Word("Room utilisation, net / gross", "场地使用率（净/毛）"),
        Word(
            "booked time inside opening hours ÷ (workdays × opening hours) / the same with setup and teardown; "
            "completed and in-use bookings only",
            "开放时间内的预订时长 ÷（工作日 × 开放时长）/ 含布场撤场；仅计已完成和使用中的预订",
        ),
    ),
    Definition(
        Word("Fill of an event", "活动满座率"),
        Word("attended ÷ its places", "签到人数 ÷ 活动名额"),
    ),
    Definition(
        Word("Attendance rate", "签到率"),
        Word(
            "attended ÷ registered, completed events without fire drills",
            "签到 ÷ 报名；仅计已完成活动，不含消防演练",
        ),
    ),
    Definition(
        Word("No-show rate", "爽约率"), Word("no-show ÷ (completed + no-show)", "爽约 ÷（已完成 + 爽约）")
    ),
    Definition(
        Word("Visits, heads, persons", "来访次数、人次、人数"),
        Word(
            "arrivals / sum of actual party sizes / distinct persons: three different numbers",
            "来访登记数 / 实际同行人数之和 / 不同的人：三个不同的数字",
        ),
    ),
    Definition(
        Word("Dwell time", "停留时长"),
        Word(
            "median of out − in; visits closed by the system are excluded and counted",
            "离开 − 进入的中位数；系统关闭的来访除外并另计",
        ),
    ),
    Definition(
        Word("Peak head-count", "峰值人数"),
        Word("maximum of heads in simultaneously open visits", "同时在场来访人数的最大值"),
    ),
    Definition(
        Word("People reached", "活动覆盖人次"),
        Word("attendances, unless persons are known to be distinct", "签到人次，除非确知为不同的人"),
    ),
    Definition(
        Word("Target progress / pace", "目标进度 / 节奏"),
        Word(
            "actual ÷ target / progress ÷ elapsed share of the programme window (days, both ends counted)",
            "实际 ÷ 目标 / 进度 ÷ 已过时间占比（按天，含首尾）",
        ),
    ),
)  # fmt: skip

# The figures of the monthly report, by the key of the report with nested names joined by "_".
FIGURES: dict[str, Word] = {
    "units_total": Word("Units of the plan", "席位总数"),
    "units_usable": Word("Usable units", "可用席位"),
    "units_occupied": Word("Occupied units", "在驻席位"),
    "units_overstayed": Word("of these overstayed", "其中超期"),
    "units_ending": Word("of these ending within 30 days", "其中30天内到期"),
    "units_held": Word("Held units", "预留席位"),
    "units_vacant": Word("Vacant units", "空闲席位"),
    "units_out_of_service": Word("Units out of service", "停用席位"),
    "seat_occupancy": Word("Seat occupancy", "入驻率"),
    "committed": Word("Committed rate", "签约率"),
    "desk_occupancy": Word("Desk occupancy", "工位入驻率"),
    "area_occupancy": Word("Area occupancy (m²)", "面积入驻率(㎡)"),
    "desk_utilisation": Word("Desk utilisation", "工位使用率"),
    "average_seat_occupancy": Word("Average seat occupancy", "月均入驻率"),
    "average_desk_occupancy": Word("Average desk occupancy", "月均工位入驻率"),
    "residents": Word("Resident companies", "在驻企业数"),
    "resident_headcount": Word("Residents' head-count", "在驻企业员工数"),
    "crowded": Word("Crowded companies", "拥挤企业"),
    "expiring_30": Word("Expiring in 30 days", "30天内到期"),
    "expiring_60": Word("Expiring in 60 days", "60天内到期"),
    "expiring_90": Word("Expiring in 90 days", "90天内到期"),
    "workdays": Word("Workdays", "工作日"),
    "open_hours": Word("Opening hours", "开放时长(小时)"),
    "events_all": Word("Events", "活动场次"),
    "events_completed": Word("Events completed", "已完成活动"),
    "events_completed_without_drill": Word("Completed without fire drills", "已完成（不含消防演练）"),
    "events_registered": Word("Registered", "报名人次"),
    "events_attended": Word("Attended", "签到人次"),
    "visits_visits": Word("Visits", "来访次数"),
    "visits_heads": Word("Heads", "来访人次"),
    "visits_persons": Word("Distinct persons", "来访人数（去重）"),
    "visits_peak_heads": Word("Peak head-count", "峰值人数"),
    "visits_median_dwell_min": Word("Median dwell time (min)", "停留时长中位数(分)"),
    "visits_system_closed": Word("Visits closed by the system", "系统关闭的来访"),
    "elapsed_days": Word("Elapsed days of the window", "已过天数"),
    **{f"residents_by_sector_{code}": name for code, name in WORDS["sector"].items()},
    **{f"visits_by_category_{code}": name for code, name in WORDS["visitor_category"].items()},
    **{f"pace_{code}": name for code, name in WORDS["target"].items()},
}

# What sheets say around their numbers.
PHRASES: dict[str, Word] = {
    "metric": Word("Metric", "指标"),
    "value": Word("Value", "数值"),
    "numerator": Word("Numerator", "分子"),
    "denominator": Word("Denominator", "分母"),
    "last_month": Word("Last month", "上月"),
    "change": Word("Change", "变化"),
    "details": Word("Details", "明细"),
    "no_data": Word("No data for this period", "本期无数据"),
    "as_of": Word("As of", "截至日期"),
    "period": Word("Period", "期间"),
    "made_at": Word("Made at", "生成时间"),
    "made_by": Word("Made by", "生成人"),
    "version": Word("Program version", "程序版本"),
    "journal": Word("Journal head", "日志校验"),
    "filters": Word("Filters", "筛选条件"),
    "units": Word("Units", "席位"),
    "rates": Word("Rates", "比率"),
    "companies": Word("Companies", "企业"),
    "sectors": Word("Resident companies by sector", "在驻企业行业分布"),
    "rooms": Word("Rooms and events", "场地与活动"),
    "visitors": Word("Visitors", "访客"),
    "categories": Word("Visits by category", "来访类别"),
    "targets": Word("Programme targets", "项目目标"),
    "target": Word("Target", "目标"),
    "actual": Word("Actual", "实际"),
    "progress": Word("Progress", "进度"),
    "pace": Word("Pace", "节奏"),
    "days": Word("Seats day by day", "逐日席位"),
    "plan": Word("Plan", "平面图"),
    "code": Word("Code", "编号"),
    "bookings": Word("Bookings", "预订次数"),
    "what": Word("What", "变动类型"),
    "notices": Word("Notices", "提示"),
    "definition": Word("Definition", "定义"),
    "vacant_since": Word("Vacant since", "空闲起始"),
    "net_hours": Word("Net hours", "净时长(小时)"),
    "gross_hours": Word("Gross hours", "毛时长(小时)"),
    "net_rate": Word("Net utilisation", "净使用率"),
    "gross_rate": Word("Gross utilisation", "毛使用率"),
    "other": Word("Other figures", "其他指标"),
    "visits": Word("Visits", "来访次数"),
    "sheet": Word("Sheet", "工作表"),
    "row": Word("Row", "行"),
    "column": Word("Column", "列"),
    "example": Word("Example", "示例"),
    "how": Word("How to fill it in", "填写说明"),
    "text_too_long": Word("The text was cut to what a cell can hold", "文字过长，已按单元格上限截断"),
    "control_character": Word("Characters that cannot be written are shown as signs", "无法写入的字符已用符号代替"),
}

# How the columns of a template are filled in, by what they hold.
HINTS: dict[str, Word] = {
    "text": Word("Text, kept as it is written; phones and codes too", "文本，按原样保存；电话和代码也按文本填写"),
    "note": Word("Text, line breaks allowed", "文本，可换行"),
    "count": Word("A whole number", "整数"),
    "area": Word("A number, decimals allowed", "数字，可带小数"),
    "day": Word("A date such as 2023-11-30; 长期 for an open end", "日期，如2023-11-30；无到期日填“长期”"),
    "time": Word("A time such as 09:30", "时间，如09:30"),
    "percent": Word("A percentage", "百分比"),
    "choice": Word("Pick from the list", "从列表中选择"),
}
