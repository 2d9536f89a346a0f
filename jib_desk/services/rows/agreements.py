"""Agreements as lists show them, and what needs looking at."""

from dataclasses import dataclass
from datetime import date

from jib_desk.rules.agreements import Missing


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement. Days are inclusive, None = not known or open; `deposit` in yuan.

    `units` are the numbers of the seats behind it that are not given up; `seats_until` their last agreed day,
    None = open end or no seat. `lacks` is empty for a complete one.
    """

    id: int
    uid: str
    version: int
    company_id: int
    number: str
    signed_on: date | None
    starts_on: date | None
    ends_on: date | None
    deposit: int | None
    deposit_paid_on: date | None
    deposit_returned_on: date | None
    note: str
    files: int
    units: tuple[str, ...]
    seats_until: date | None
    is_current: bool  # in force, or behind a seat that is held
    lacks: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class EndingRow:
    """A stay that ends: `days_left` counts to its agreed end and is negative when overstayed."""

    assignment_id: int
    unit_id: int
    unit_code: str
    company_id: int
    company_code: str
    company_en: str  # short names
    company_zh: str
    ends_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class LackingRow:
    """What a company lacks; `agreement_id` None: it holds seats (`units`) without an agreement."""

    company_id: int
    company_code: str
    company_en: str
    company_zh: str
    agreement_id: int | None
    number: str
    units: tuple[str, ...]
    lacks: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """What the tiles count: stays that end within 90 days, stays past their end, and documents that are missing."""

    ending: tuple[EndingRow, ...]
    overstayed: tuple[EndingRow, ...]
    lacking: tuple[LackingRow, ...]

    def ending_within(self, days: int) -> tuple[EndingRow, ...]:
        """Of those that end, the ones within fewer days; cumulative, as DOMAIN §5 counts them."""
        return tuple(row for row in self.ending if row.days_left <= days)
