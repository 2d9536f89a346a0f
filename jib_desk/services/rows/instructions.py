"""Standing instructions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InstructionRow:
    """What to mind for one company, host or room. `ends_on` is its last day, None = until taken away."""

    id: int
    uid: str
    version: int
    company_id: int | None
    contact_id: int | None
    room_id: int | None
    body: str
    ends_on: date | None
