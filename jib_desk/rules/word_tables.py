"""The words of every code list, in both languages: English for the window, 中文 for window and sheets."""

from typing import Literal, NamedTuple

Lang = Literal["en", "zh_CN"]


class Word(NamedTuple):
    """One word in both languages."""

    en: str
    zh: str

    def said(self, lang: Lang) -> str:
        """The word in one language."""
        return self.zh if lang == "zh_CN" else self.en

    def both(self) -> str:
        """The word as headers of sheets carry it: Chinese first, then English."""
        return f"{self.zh} {self.en}"


# One table per code list; the key of WORDS is the enum's class name in lower case with underscores.
WORDS: dict[str, dict[str, Word]] = {
    "unit_state": {
        "occupied": Word("Occupied", "在驻"),
        "held": Word("Held", "预留"),
        "vacant": Word("Vacant", "空闲"),
        "out_of_service": Word("Out of service", "停用"),
        "retired": Word("Retired", "已注销"),
        # Facets of "occupied", stated apart and never states of their own.
        "overstayed": Word("Overstayed", "超期"),
        "ending": Word("Ending soon", "即将到期"),
        "notice": Word("Notice given", "待退"),
    },
    "assignment_kind": {
        "occupancy": Word("Occupancy", "入驻"),
        "hold": Word("Hold", "预留"),
        "out_of_service": Word("Out of service", "停用"),
    },
    "ended_as": {
        "transfer": Word("Transfer", "迁移"),
        "graduated": Word("Graduated", "毕业"),
        "left": Word("Left", "迁出"),
        "given_up": Word("Given up", "退还"),
        "expired": Word("Expired", "到期"),
        "taken_up": Word("Taken up", "转为入驻"),
    },
    "company_stage": {
        "scouted": Word("Scouted", "寻访"),
        "applicant": Word("Applicant", "申请"),
        "resident": Word("Resident", "在驻"),
        "supported": Word("Supported", "服务"),
        "graduated": Word("Graduated", "毕业"),
        "left": Word("Left", "迁出"),
    },
    "sector": {
        "digitisation": Word("Digitisation", "数字化"),
        "electrification": Word("Electrification", "电动化"),
        "sustainability": Word("Sustainability", "可持续"),
        "iot": Word("IoT", "物联网"),
        "autonomous_ai": Word("Autonomous driving / AI", "自动驾驶/AI"),
        "other": Word("Other", "其他"),
    },
    "layout": {
        "theatre": Word("Theatre", "剧院式"),
        "classroom": Word("Classroom", "课桌式"),
        "u_shape": Word("U-shape", "U型"),
        "boardroom": Word("Boardroom", "董事会式"),
        "banquet": Word("Banquet", "宴会式"),
        "cocktail": Word("Cocktail", "酒会式"),
        "tour": Word("Tour", "参观"),
    },
    "space_kind": {
        "office": Word("Office seat", "席位"),
        "hall": Word("Hall", "路演厅"),
        "training": Word("Training room", "培训室"),
        "meeting": Word("Meeting room", "会议室"),
        "booth": Word("Phone booth", "电话间"),
        "demo": Word("Demo area", "展示区"),
        "lobby": Word("Lobby", "大堂"),
        "staff": Word("Centre office", "办公室"),
        "pantry": Word("Pantry", "茶水间"),
        "restroom": Word("WC", "卫生间"),
        "core": Word("Stairs and lifts", "楼梯电梯"),
        "storage": Word("Storage", "储藏室"),
        "corridor": Word("Corridor", "走廊"),
    },
    "booking_state": {
        "tentative": Word("Tentative", "暂定"),
        "confirmed": Word("Confirmed", "已确认"),
        "in_use": Word("In use", "使用中"),
        "completed": Word("Completed", "已完成"),
        "cancelled": Word("Cancelled", "已取消"),
        "no_show": Word("No-show", "爽约"),
    },
    "event_type": {
        "training": Word("Training", "培训"),
        "roadshow": Word("Roadshow", "路演"),
        "demo_day": Word("Demo day", "成果展示日"),
        "summit": Word("Summit", "峰会"),
        "competition": Word("Competition", "赛事"),
        "networking": Word("Networking", "交流活动"),
        "mentor_hours": Word("Mentor hours", "导师辅导"),
        "bmw_matching": Word("BMW matching", "宝马业务对接"),
        "finance_docking": Word("Financial docking", "投融资对接"),
        "policy_briefing": Word("Policy briefing", "政策宣讲"),
        "delegation": Word("Delegation visit", "参观接待"),
        "fire_drill": Word("Fire drill", "消防演练"),
    },
    "service_type": {
        "training": Word("Training", "培训"),
        "consulting": Word("Consulting", "咨询"),
        "cloud_credit": Word("Cloud credit", "云资源"),
        "bmw_matching": Word("BMW matching", "宝马业务对接"),
        "finance_docking": Word("Financial docking", "投融资对接"),
        "mentoring": Word("Mentoring", "导师辅导"),
    },
    "visitor_category": {
        "guest": Word("Guest", "来宾"),
        "delegation": Word("Delegation", "参观团"),
        "candidate": Word("Candidate", "求职者"),
        "vendor": Word("Vendor", "供应商"),
        "contractor": Word("Contractor", "施工人员"),
        "mentor_expert": Word("Mentor / expert", "导师专家"),
        "official": Word("Official", "公务人员"),
        "press": Word("Press", "媒体"),
    },
    "closed_by": {
        "visitor": Word("Visitor", "本人签离"),
        "desk": Word("Desk", "前台签离"),
        "system": Word("System", "系统关闭"),
    },
    "visit_state": {
        "expected": Word("Expected", "预约"),
        "inside": Word("Inside", "在场"),
        "left": Word("Left", "已离开"),
        "no_show": Word("Did not come", "未到"),
        "refused": Word("Refused", "谢绝"),
        "cancelled": Word("Called off", "已取消"),
    },
    "role": {
        "receptionist": Word("Receptionist", "前台"),
        "manager": Word("Manager", "经理"),
        "auditor": Word("Auditor", "审计"),
        "system": Word("System", "系统"),
    },
    "coming_change": {
        "move_in": Word("Moves in", "迁入"),
        "move_out": Word("Moves out", "迁出"),
        "agreement_ends": Word("Agreement ends", "协议到期"),
        "overstay_ends": Word("Overstay ends", "超期结束"),
        "transfer": Word("Moves here", "调入"),
        "hold_starts": Word("Hold starts", "预留开始"),
        "hold_ends": Word("Hold lapses", "预留到期"),
        "closed": Word("Out of service", "停用"),
        "reopened": Word("Back in service", "恢复使用"),
    },
    # What the drawn plan says; sheets and pictures need it without a window.
    "plan_mark": {
        "today": Word("today", "今天"),
        "days_left": Word("{days} d", "{days}天"),
        "days_over": Word("{days} d over", "超{days}天"),
        "ending": Word("{count} end ≤ 30 d", "{count}个30天内到期"),
        "until": Word("to {day}", "至{day}"),
        "desks": Word("{desks} desks", "{desks}工位"),
        "entrance": Word("Entrance", "入口"),
        "stairs": Word("Stairs", "楼梯"),
        "lifts": Word("Lifts", "电梯"),
        "share": Word("{share} %", "{share} %"),
        "no_end": Word("open end", "无期限"),
        "busy_until": Word("until {time}", "至{time}"),
        "free_until": Word("free until {time}", "{time}前空闲"),
        "free": Word("free", "空闲"),
        "in_use": Word("in use", "使用中"),
        "next": Word("next {start}–{end}", "下一场{start}–{end}"),
        "takes": Word("up to {people} people", "最多{people}人"),
        "takes_one": Word("for one person", "限1人"),
        "room_closed": Word("closed", "关闭"),
        "due_in": Word("in {days} d", "{days}天后"),
        "next_check": Word("Next check {day}", "下次检查 {day}"),
        "last_check": Word("Last checked {day}", "上次检查 {day}"),
    },
    "colour_by": {
        "status": Word("Status", "状态"),
        "sector": Word("Sector", "行业"),
        "lease_end": Word("End of lease", "租期"),
        "crowding": Word("Crowding", "拥挤度"),
    },
    "plan_layer": {
        "seats": Word("Seats", "席位"),
        "now": Word("Now", "此刻"),
        "safety": Word("Safety", "安全"),
    },
    # Buckets of every way to colour the plan but the status; sectors have their own words.
    "plan_bucket": {
        "over": Word("Overstayed", "逾期"),
        "today": Word("Ends today", "今天到期"),
        "days_30": Word("≤ 30 d", "≤30天"),
        "days_60": Word("≤ 60 d", "≤60天"),
        "days_90": Word("≤ 90 d", "≤90天"),
        "later": Word("Later", "以后"),
        "open": Word("Open end", "无期限"),
        "over_full": Word("Over 100 %", "超过100%"),
        "full": Word("81–100 %", "81–100%"),
        "fair": Word("51–80 %", "51–80%"),
        "roomy": Word("Up to 50 %", "50%以内"),
        "unknown": Word("Head-count unknown", "人数未知"),
        "not_occupied": Word("Not occupied", "未占用"),
    },
    "safety_due": {
        "overdue": Word("Overdue", "已逾期"),
        "soon": Word("Due ≤ 30 d", "30天内到期"),
        "in_order": Word("In order", "正常"),
        "unchecked": Word("Without a check", "免检"),
    },
    "target": {
        "companies_supported": Word("Companies supported", "服务企业数"),
        "companies_given_office": Word("Companies given an office", "入驻企业数"),
        "companies_docked": Word("Companies financially docked", "投融资对接企业数"),
        "companies_reached": Word("Companies reached by events", "活动覆盖企业数"),
        "people_reached": Word("People reached by events", "活动覆盖人次"),
    },
    "safety_kind": {
        "extinguisher": Word("Extinguisher", "灭火器"),
        "hydrant": Word("Hydrant", "消火栓"),
        "exit": Word("Exit", "安全出口"),
        "exit_sign": Word("Exit sign", "疏散指示"),
        "emergency_light": Word("Emergency light", "应急照明"),
        "alarm_button": Word("Alarm button", "报警按钮"),
        "first_aid": Word("First aid", "急救箱"),
        "assembly_point": Word("Assembly point", "集合点"),
    },
    "scout_source": {
        "bmw": Word("BMW", "宝马"),
        "alibaba_cloud": Word("Alibaba Cloud", "阿里云"),
        "event": Word("Event", "活动"),
        "self": Word("Applied by itself", "自荐"),
    },
    "scout_decision": {
        "open": Word("To be decided", "待定"),
        "invited": Word("Invited to apply", "邀请申请"),
        "later": Word("Later", "暂缓"),
        "declined": Word("Declined", "不予考虑"),
    },
    "wait_outcome": {
        "placed": Word("Seat given", "已安排席位"),
        "withdrawn": Word("Withdrawn", "已撤回"),
        "refused": Word("Refused", "未通过"),
    },
    "pipeline_step": {
        "scouted": Word("Scouted", "寻访"),
        "invited": Word("Invited", "已邀请"),
        "applied": Word("Applied", "已申请"),
        "waiting": Word("Waiting", "候位"),
        "resident": Word("Resident", "在驻"),
    },
    "checklist_kind": {
        "opening": Word("Opening", "开门检查"),
        "closing": Word("Closing", "关门检查"),
        "handover": Word("Handover", "交接班"),
        "move_in": Word("Move-in", "入驻手续"),
        "move_out": Word("Move-out", "迁出手续"),
        "event_week": Word("Event, a week before", "活动前一周"),
        "event_eve": Word("Event, the day before", "活动前一天"),
        "event_day": Word("Event, on the day", "活动当天"),
        "month_end": Word("Month end", "月末"),
        "inspection": Word("Inspection", "安全检查"),
    },
    "access_kind": {
        "card": Word("Access card", "门禁卡"),
        "key": Word("Key", "钥匙"),
        "remote": Word("Remote control", "遥控器"),
    },
    "access_state": {
        "issued": Word("Issued", "在用"),
        "returned": Word("Returned", "已归还"),
        "lost": Word("Lost", "遗失"),
    },
    "census_result": {
        "empty": Word("Found empty", "实际空置"),
        "other_company": Word("Another company", "他企占用"),
        "occupied": Word("In use, not recorded", "未登记占用"),
        "extra_desks": Word("More desks", "工位多出"),
        "fewer_desks": Word("Fewer desks", "工位缺少"),
        "other": Word("Something else", "其他"),
    },
    "census_resolution": {
        "corrected": Word("Corrected", "已更正"),
        "explained": Word("Explained", "已说明"),
    },
    "host_answer": {
        "yes": Word("Yes, please", "同意来访"),
        "no": Word("No", "不同意"),
        "silent": Word("No answer", "无应答"),
    },
    "terms_kind": {
        "privacy": Word("Privacy notice", "隐私告知"),
        "nda": Word("Non-disclosure agreement", "保密协议"),
    },
    "watch_action": {
        "tell": Word("Tell the manager", "告知经理"),
        "refuse": Word("Do not let in", "不予放行"),
    },
    "watch_stage": {
        "invitation": Word("Invitation", "预约时"),
        "arrival": Word("Arrival", "到访时"),
    },
    "watch_outcome": {
        "let_in": Word("Let in", "已放行"),
        "refused": Word("Refused", "已谢绝"),
        "someone_else": Word("Somebody else", "并非此人"),
    },
    "channel_kind": {
        "wecom": Word("WeCom", "企业微信"),
        "dingtalk": Word("DingTalk", "钉钉"),
        "feishu": Word("Feishu", "飞书"),
        "mail": Word("Mail", "邮件"),
        "webhook": Word("Webhook", "网络回调"),
    },
    "message_kind": {
        "arrival": Word("Arrival", "到访通知"),
        "parcel": Word("Parcel", "快递通知"),
        "test": Word("Test", "测试"),
    },
    "message_state": {
        "waiting": Word("Waiting", "待发送"),
        "sent": Word("Sent", "已发送"),
        "failed": Word("Not sent", "发送失败"),
        "expired": Word("Too late to send", "已过时"),
        "cancelled": Word("Called off", "已取消"),
    },
    "send_fault": {
        "refused": Word("refused by the service", "对方服务拒绝"),
        "no_answer": Word("no answer from the service", "对方服务无应答"),
        "no_network": Word("no network", "网络不通"),
        "bad_address": Word("the channel's address is wrong", "渠道地址有误"),
        "no_secret": Word("the channel's address is not kept on this computer", "本机未保存渠道地址"),
        "no_channel": Word("no channel is in use", "没有可用渠道"),
    },
    "lost_kind": {
        "found": Word("Found", "拾获"),
        "missed": Word("Missed", "寻物"),
    },
    "lost_outcome": {
        "given_back": Word("Given back", "已归还失主"),
        "handed_over": Word("Handed over", "已移交"),
        "disposed": Word("Disposed of", "已处理"),
        "withdrawn": Word("No longer missed", "已撤销"),
    },
    "muster_kind": {
        "visitor": Word("Visitor", "访客"),
        "event": Word("Event guests", "活动来宾"),
        "resident": Word("Residents", "入驻企业人员"),
        "unknown": Word("Not on the roll", "名单外人员"),
    },
    "tick_source": {
        "window": Word("Desk", "前台"),
        "kiosk": Word("Kiosk", "自助机"),
        "snapshot": Word("Emergency list", "应急名单"),
    },
}
