"""What badges and paper kits refuse."""

from dataclasses import dataclass
from datetime import datetime

from jib_desk.services.desk_error import DeskError


@dataclass
class LineEntered(DeskError):
    """A line of a paper kit is entered once."""

    code = "line_entered"
    field = "line"
    kit: str
    line: int
    staff: str
    at: datetime


@dataclass
class KitClosed(DeskError):
    code = "kit_closed"
    field = "line"
    kit: str
    at: datetime
