"""What is refused about people's data."""

from dataclasses import dataclass
from datetime import datetime

from jib_desk.services.desk_error import DeskError


@dataclass
class PersonInside(DeskError):
    """Nobody who is inside is forgotten: the muster roll needs the name. `since` is when the open visit began."""

    code = "person_inside"
    person: str
    since: datetime
    badge: str
