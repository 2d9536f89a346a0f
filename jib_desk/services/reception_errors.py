"""What the reception refuses: PINs."""

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
