"""Who was sent from the kiosk to the desk: when, from which question, and what was typed there. No name is in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jib_desk.services.errors import (
    AlreadyInside,
    BadgeNotWorn,
    DatabaseBusy,
    DeskError,
    NotForKiosk,
    PassCalledOff,
    PassOfAnotherCentre,
    PassOfAnotherDay,
    PassReplaced,
    PassUnknown,
    PassUsed,
)

# What somebody hears who only tries numbers.
_WRONG = (
    AlreadyInside,
    BadgeNotWorn,
    PassCalledOff,
    PassOfAnotherCentre,
    PassOfAnotherDay,
    PassReplaced,
    PassUnknown,
    PassUsed,
)
# Whose sentences tell nobody's name, nor that somebody is to be noticed.
_PLAIN = (
    BadgeNotWorn,
    DatabaseBusy,
    NotForKiosk,
    PassOfAnotherCentre,
    PassOfAnotherDay,
    PassReplaced,
    PassUnknown,
)
_NOBODY_FOR_SURE = frozenset({"nobody", "several"})


class Way(StrEnum):
    """The question that was answered."""

    PASS = "pass"  # noqa: S105 - a word on a screen
    EXPECTED = "expected"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Sent:
    """Somebody on the way to the desk. `typed` is seen there, `text` is what its form is given: a scan is not shown."""

    at: datetime
    way: Way
    typed: str
    text: str
    error: DeskError | None = None  # None while nothing is tried

    @property
    def reason(self) -> DeskError | None:
        """Why, as far as it may stand on a screen that others see."""
        return self.error if isinstance(self.error, _PLAIN) else None

    def is_same(self, other: "Sent") -> bool:
        """Whether it is the same person trying again, for all that is known."""
        return (self.way, self.text) == (other.way, other.text)


def is_wrong_number(error: DeskError) -> bool:
    """Whether it may be a guess. What only a person can decide is none: a right pass was shown then."""
    if isinstance(error, NotForKiosk):
        return error.why in _NOBODY_FOR_SURE
    return isinstance(error, _WRONG)
