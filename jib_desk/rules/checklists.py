"""What a move-in and a move-out ask for, until a centre writes its own; and when a list falls due (DOMAIN §3.1–3.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jib_desk.rules.words import ChecklistKind

MOVES = (ChecklistKind.MOVE_IN, ChecklistKind.MOVE_OUT)
MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One thing to do, in at least one language. `signed` asks for two names: the company's and the centre's."""

    en: str
    zh: str
    signed: bool = False

    def said(self, *, chinese: bool) -> str:
        """The text in one language, in the other where that one is missing."""
        return (self.zh or self.en) if chinese else (self.en or self.zh)


DEFAULTS: Mapping[ChecklistKind, tuple[TemplateItem, ...]] = {
    ChecklistKind.MOVE_IN: (
        TemplateItem("Agreement signed and filed", "入驻协议已签署并归档"),
        TemplateItem("Deposit received", "押金已收"),
        TemplateItem("Business licence copied, registered address settled", "营业执照留存复印件，注册地址事宜已确认"),
        TemplateItem("Contacts, hosts and warden written down", "联系人、被访人与疏散负责人已登记"),
        TemplateItem("Access cards handed out", "门禁卡已发放"),
        TemplateItem("Keys handed out", "钥匙已移交"),
        TemplateItem("House rules and escape routes explained", "园区须知与疏散路线已告知"),
        TemplateItem("Joint acceptance of the seat: desks, power, network", "席位共同验收：工位、电源、网络", True),
    ),
    ChecklistKind.MOVE_OUT: (
        TemplateItem("Notice confirmed, last day agreed", "退租通知已确认，迁出日期已商定"),
        TemplateItem("Access cards returned", "门禁卡已交还"),
        TemplateItem("Keys returned", "钥匙已交还"),
        TemplateItem("Seat cleared, condition noted", "席位已清空，现状已记录"),
        TemplateItem("Registered address moved", "注册地址已迁出"),
        TemplateItem("Joint handover of the seat", "席位共同交接", True),
        TemplateItem("Invoices settled, deposit returned", "费用已结清，押金已退还"),
    ),
}


def default_items(kind: ChecklistKind) -> tuple[TemplateItem, ...]:
    """The items that a kind has while nobody wrote others; none for kinds that have no list of their own yet."""
    return DEFAULTS.get(kind, ())


def from_stored(stored: Sequence[Mapping[str, object]]) -> tuple[TemplateItem, ...]:
    """The items of a template as the database keeps them."""
    return tuple(
        TemplateItem(str(item.get("en", "")), str(item.get("zh", "")), bool(item.get("signed"))) for item in stored
    )


def to_stored(items: Sequence[TemplateItem]) -> list[dict[str, object]]:
    """The inverse of `from_stored`."""
    return [{"en": item.en, "zh": item.zh, "signed": item.signed} for item in items]


def days_over(due_on: date, today: date) -> int:
    """Days past the day on which a list was to be done; 0 on that day, negative before it."""
    return (today - due_on).days
