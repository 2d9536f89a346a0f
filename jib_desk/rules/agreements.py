"""What an agreement still lacks to be complete (FEATURES B4)."""

from datetime import date
from enum import StrEnum


class Missing(StrEnum):
    """A document that should be there and is not."""

    AGREEMENT = "agreement"  # somebody holds a seat without any
    SIGNATURE = "signature"
    FILE = "file"
    DEPOSIT = "deposit"  # agreed on and not paid


def missing(
    *, signed_on: date | None, files: int, deposit: int | None, deposit_paid_on: date | None
) -> tuple[Missing, ...]:
    """What an agreement lacks; nothing for a complete one. A deposit (yuan) of None or 0 was never agreed on."""
    lacks = (
        (Missing.SIGNATURE, signed_on is None),
        (Missing.FILE, files == 0),
        (Missing.DEPOSIT, bool(deposit) and deposit_paid_on is None),
    )
    return tuple(what for what, is_missing in lacks if is_missing)


def is_in_force(starts_on: date | None, ends_on: date | None, on: date) -> bool:
    """Whether an agreement runs on a day; days are inclusive. One without any date says nothing and does not."""
    if starts_on is None and ends_on is None:
        return False
    return (starts_on is None or starts_on <= on) and (ends_on is None or on <= ends_on)


def covers(starts_on: date | None, ends_on: date | None, first: date, last: date | None) -> bool:
    """Whether an agreement's days and those of a stay meet; days are inclusive, None = open."""
    return (last is None or starts_on is None or starts_on <= last) and (ends_on is None or first <= ends_on)
