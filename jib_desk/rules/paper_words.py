"""Words on paper that no sheet of the ledgers has: titles, notes and what a person fills in by hand.

Paper always carries both languages: whoever picks it up in an evacuation may read only one.
"""

from jib_desk.rules.words import Word

PAPER: dict[str, Word] = {
    "muster_roll": Word("Muster roll", "疏散点名表"),
    "visitors_of_the_day": Word("Visitors of the day", "当日访客登记表"),
    "day_sheet": Word("Day sheet", "场地日程单"),
    "inside": Word("Inside", "在场人数"),
    "visitors": Word("Visitors", "访客"),
    "event_guests": Word("Event guests", "活动来宾"),
    "residents": Word("Residents", "入驻企业人员"),
    "fire_limit": Word("Fire limit", "消防限额"),
    "as_of": Word("As of", "截至"),
    "safe": Word("Safe", "已到"),
    "badge": Word("Badge", "证号"),
    "name": Word("Name", "姓名"),
    "heads": Word("Heads", "人数"),
    "counted": Word("Counted", "实到"),
    "since": Word("Since", "进入"),
    "units": Word("Seats", "席位"),
    "host": Word("Host", "被访"),
    "also_found": Word("Also found", "另有人员"),
    "counted_by": Word("Counted by", "清点人"),
    "all_clear_at": Word("All clear at", "清点完毕时间"),
    "in_out": Word("In – out", "进出时间"),
    "setup_from": Word("Setup from", "布场开始"),
    "time": Word("Time", "时间"),
    "clear_by": Word("Clear by", "撤场完成"),
    "kit": Word("Kit and catering", "设备与茶歇"),
    "contact": Word("Booked by", "预订方"),
    "nothing": Word("None", "无"),
    "closed": Word("Closed", "关闭"),
    "whole_centre": Word("Whole centre", "全中心"),
    "page": Word("Page", "页"),
    "visits_heads": Word("Visits / heads", "人次 / 人数"),
    "bookings": Word("Bookings", "预订"),
    "expected": Word("Expected", "预约"),
    "time_unknown": Word("unknown", "不详"),
}
