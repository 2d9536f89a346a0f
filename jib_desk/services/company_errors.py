"""What is refused about companies, their agreements and services; `errors` gives these to everybody."""

from dataclasses import dataclass
from datetime import date

from jib_desk.services.desk_error import DeskError


@dataclass
class StillSeated(DeskError):
    """A company that takes its leave holds seats (`units`, their numbers): end them in the same step."""

    code = "still_seated"
    field = "end_seats"
    units: str


@dataclass
class AgreementKnown(DeskError):
    """The company has an agreement of this number already."""

    code = "agreement_known"
    field = "number"
    number: str


@dataclass
class ServiceCancelled(DeskError):
    """The service of that day was cancelled: it is neither changed nor cancelled again."""

    code = "service_cancelled"
    served_on: date
