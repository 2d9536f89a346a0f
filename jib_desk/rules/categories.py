"""What each category of visitors asks for, as the program ships it; a centre says it differently in its settings.

A guest gives a name, and a host where there is one: the form stays as short as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jib_desk.rules.words import VisitorCategory

MOST_DAYS = 3650
_PASS_DAYS = 30


class Field(StrEnum):
    """What a category may ask for besides the name; codes are those of the form."""

    ORGANISATION = "organisation"
    PHONE = "phone"
    PURPOSE = "purpose"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class CategoryAsks:
    """`pass_days` is for how long a pass is given, its first day included; None = no pass that ends.

    `retention_days` None = as the centre keeps everybody's data. The notice is shown at the desk when the category is
    chosen.
    """

    required: tuple[Field, ...] = ()
    notice_en: str = ""
    notice_zh: str = ""
    needs_escort: bool = False
    pass_days: int | None = None
    retention_days: int | None = None


SHIPPED: Mapping[VisitorCategory, CategoryAsks] = {
    VisitorCategory.GUEST: CategoryAsks(),
    VisitorCategory.DELEGATION: CategoryAsks(
        (Field.ORGANISATION,),
        "The guide collects the group here; one badge for each who walks alone.",
        "由陪同人员在此集合，单独行动者每人一枚访客证。",
    ),
    VisitorCategory.CANDIDATE: CategoryAsks(
        (Field.HOST,), "Ask whom the interview is with, and offer a seat.", "请确认面试人，并请其就座等候。"
    ),
    VisitorCategory.VENDOR: CategoryAsks((Field.ORGANISATION,), "Deliveries go by the goods lift.", "送货请走货梯。"),
    VisitorCategory.CONTRACTOR: CategoryAsks(
        (Field.ORGANISATION, Field.PURPOSE),
        "Show the safety rules; no work on power or fire systems without a permit.",
        "请告知安全须知；未经许可不得进行动火、用电作业。",
        pass_days=_PASS_DAYS,
    ),
    VisitorCategory.MENTOR_EXPERT: CategoryAsks(),
    VisitorCategory.OFFICIAL: CategoryAsks(
        (Field.ORGANISATION,), "Tell the manager at once.", "请立即告知经理。", needs_escort=True
    ),
    VisitorCategory.PRESS: CategoryAsks(
        (Field.ORGANISATION,), "No pictures inside company seats.", "企业席位区内请勿拍摄。", needs_escort=True
    ),
}


def last_pass_day(first: date, days: int) -> date:
    """The last day of a pass that is given for so many days from `first` on, that day included."""
    return first + timedelta(days=days - 1)
