"""Badges that are not on the shelf, and what is printed on one."""

from dataclasses import dataclass
from datetime import date, datetime

from jib_desk.rules.badges import BadgeState
from jib_desk.rules.words import VisitorCategory


@dataclass(frozen=True, slots=True)
class BadgeRow:
    """A badge and who has or had it. `since` is when he came (worn) or when his visit was closed (out)."""

    id: int  # of the visit; of a lost badge that no visit is known of, below zero
    number: str
    state: BadgeState
    visit_id: int | None = None
    name_zh: str = ""
    name_latin: str = ""
    organisation: str = ""
    masked_phone: str = ""
    host: str = ""
    host_phone: str = ""
    company_en: str = ""
    company_zh: str = ""
    since: datetime | None = None
    lost_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class BadgeFace:
    """What stands on a badge; one without a name is printed for whoever will wear it.

    `code` is the content of its QR: the centre and the number, nothing about a person.
    """

    number: str
    code: str
    name_zh: str = ""
    name_latin: str = ""
    organisation: str = ""
    host: str = ""
    company_en: str = ""
    company_zh: str = ""
    category: VisitorCategory | None = None
    on: date | None = None
    needs_escort: bool = False
