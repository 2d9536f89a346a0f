"""What the reception refuses: PINs, and what a kiosk leaves to the desk."""

from dataclasses import dataclass
from datetime import datetime

from jib_desk.services.desk_error import DeskError


@dataclass
class PinWrong(DeskError):
    """`left` more attempts before PINs are locked for a while."""

    code = "pin_wrong"
    field = "pin"
    left: int


@dataclass
class PinLocked(DeskError):
    code = "pin_locked"
    field = "pin"
    until: datetime


@dataclass
class NotForKiosk(DeskError):
    """A person has to look: `why` is "nobody", "several" (by the end of a phone), "party" or "asks"."""

    code = "not_for_kiosk"
    why: str
