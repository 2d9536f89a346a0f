"""Services that a company was given."""

from dataclasses import dataclass
from datetime import date, datetime

from jib_desk.rules.words import ServiceProvider, ServiceType


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service. `partner` names the provider where it is neither sponsor; `event_id`: the event it was given at."""

    id: int
    uid: str
    version: int
    company_id: int
    event_id: int | None
    served_on: date
    type: ServiceType
    provider: ServiceProvider
    partner: str
    need: str
    outcome: str
    amount_yuan: int | None
    evidence: str
    cancelled_at: datetime | None
    cancel_reason: str

    @property
    def is_cancelled(self) -> bool:
        """Whether it was written down by mistake and counts nowhere."""
        return self.cancelled_at is not None
