"""Every word and code list of the centre, in both languages.

Codes are what the database stores and what services pass about; the two names
are what people read (window, sheets, command line). Source: DOMAIN §1.
"""

import unicodedata
from enum import StrEnum
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


class UnitState(StrEnum):
    """What a unit is on a day; exclusive, and with RETIRED outside the usable plan."""

    OCCUPIED = "occupied"
    HELD = "held"
    VACANT = "vacant"
    OUT_OF_SERVICE = "out_of_service"
    RETIRED = "retired"


class AssignmentKind(StrEnum):
    OCCUPANCY = "occupancy"
    HOLD = "hold"
    OUT_OF_SERVICE = "out_of_service"


class EndedAs(StrEnum):
    """Why an assignment ended."""

    TRANSFER = "transfer"
    GRADUATED = "graduated"
    LEFT = "left"
    GIVEN_UP = "given_up"
    EXPIRED = "expired"
    TAKEN_UP = "taken_up"


class CompanyStage(StrEnum):
    """Where a company stands; derived from dates, never stored."""

    APPLICANT = "applicant"
    RESIDENT = "resident"
    SUPPORTED = "supported"
    GRADUATED = "graduated"
    LEFT = "left"


class Sector(StrEnum):
    DIGITISATION = "digitisation"
    ELECTRIFICATION = "electrification"
    SUSTAINABILITY = "sustainability"
    IOT = "iot"
    AUTONOMOUS_AI = "autonomous_ai"
    OTHER = "other"


class Layout(StrEnum):
    THEATRE = "theatre"
    CLASSROOM = "classroom"
    U_SHAPE = "u_shape"
    BOARDROOM = "boardroom"
    BANQUET = "banquet"
    COCKTAIL = "cocktail"
    TOUR = "tour"


class SpaceKind(StrEnum):
    OFFICE = "office"
    HALL = "hall"
    TRAINING = "training"
    MEETING = "meeting"
    BOOTH = "booth"
    DEMO = "demo"
    LOBBY = "lobby"
    STAFF = "staff"
    PANTRY = "pantry"
    RESTROOM = "restroom"
    CORE = "core"
    STORAGE = "storage"
    CORRIDOR = "corridor"


class BookingState(StrEnum):
    """`in_use` is derived from the clock for display; it may also be stored after a check-in."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    IN_USE = "in_use"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class EventType(StrEnum):
    TRAINING = "training"
    ROADSHOW = "roadshow"
    DEMO_DAY = "demo_day"
    SUMMIT = "summit"
    COMPETITION = "competition"
    NETWORKING = "networking"
    MENTOR_HOURS = "mentor_hours"
    BMW_MATCHING = "bmw_matching"
    FINANCE_DOCKING = "finance_docking"
    POLICY_BRIEFING = "policy_briefing"
    DELEGATION = "delegation"
    FIRE_DRILL = "fire_drill"


class ServiceType(StrEnum):
    TRAINING = "training"
    CONSULTING = "consulting"
    CLOUD_CREDIT = "cloud_credit"
    BMW_MATCHING = "bmw_matching"
    FINANCE_DOCKING = "finance_docking"
    MENTORING = "mentoring"


class VisitorCategory(StrEnum):
    GUEST = "guest"
    DELEGATION = "delegation"
    CANDIDATE = "candidate"
    VENDOR = "vendor"
    CONTRACTOR = "contractor"
    MENTOR_EXPERT = "mentor_expert"
    OFFICIAL = "official"
    PRESS = "press"


class ClosedBy(StrEnum):
    VISITOR = "visitor"
    DESK = "desk"
    SYSTEM = "system"


class VisitState(StrEnum):
    """Derived from the times of a visit and the clock."""

    EXPECTED = "expected"
    INSIDE = "inside"
    LEFT = "left"
    NO_SHOW = "no_show"
    REFUSED = "refused"


class Role(StrEnum):
    RECEPTIONIST = "receptionist"
    MANAGER = "manager"
    AUDITOR = "auditor"
    SYSTEM = "system"


class Target(StrEnum):
    """The programme's targets."""

    COMPANIES_SUPPORTED = "companies_supported"
    COMPANIES_GIVEN_OFFICE = "companies_given_office"
    COMPANIES_DOCKED = "companies_docked"
    COMPANIES_REACHED = "companies_reached"
    PEOPLE_REACHED = "people_reached"


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
        "transfer": Word("Transfer", "调换"),
        "graduated": Word("Graduated", "毕业"),
        "left": Word("Left", "迁出"),
        "given_up": Word("Given up", "退还"),
        "expired": Word("Expired", "到期"),
        "taken_up": Word("Taken up", "转为入驻"),
    },
    "company_stage": {
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
        "until": Word("to {day}", "至{day}"),
        "desks": Word("{desks} desks", "{desks}工位"),
        "entrance": Word("Entrance", "入口"),
        "stairs": Word("Stairs", "楼梯"),
        "lifts": Word("Lifts", "电梯"),
    },
    "target": {
        "companies_supported": Word("Companies supported", "服务企业数"),
        "companies_given_office": Word("Companies given an office", "入驻企业数"),
        "companies_docked": Word("Companies financially docked", "投融资对接企业数"),
        "companies_reached": Word("Companies reached by events", "活动覆盖企业数"),
        "people_reached": Word("People reached by events", "活动覆盖人次"),
    },
}


def word(kind: str, code: str) -> Word:
    """The word of a code; an unknown code is shown as it is, so that old data stays readable."""
    return WORDS[kind].get(code, Word(code, code))


def code_of(kind: str, written: str) -> str | None:
    """The code that a person means by a word in either language, or by the code itself; None if none.

    Case, blanks and full-width forms do not matter.
    """

    def plain(text: str) -> str:
        return "".join(unicodedata.normalize("NFKC", text).casefold().split())

    wanted = plain(written)
    for code, names in WORDS[kind].items():
        if wanted in {plain(code), plain(names.en), plain(names.zh), plain(names.both())}:
            return code
    return None
