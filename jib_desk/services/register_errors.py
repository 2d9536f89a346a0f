"""What the desk's register refuses; `errors` gives these to everybody."""

from dataclasses import dataclass
from datetime import date, datetime

from jib_desk.services.desk_error import DeskError


@dataclass
class ParcelHere(DeskError):
    """A parcel of this number waits already: it was scanned twice."""

    code = "parcel_here"
    field = "number"
    number: str
    company: str
    since: datetime


@dataclass
class ParcelGone(DeskError):
    """The parcel was collected, or went back to its sender."""

    code = "parcel_gone"
    number: str


@dataclass
class LoanOut(DeskError):
    """The thing of this number is with somebody."""

    code = "loan_out"
    field = "number"
    item: str
    number: str
    since: datetime


@dataclass
class EntryClosed(DeskError):
    """A loan that is back, or a found or missed thing that was settled."""

    code = "entry_closed"
    what: str


@dataclass
class VehicleKnown(DeskError):
    """The company's car of this plate may come in on some of these days already. Inclusive; until None = open end."""

    code = "vehicle_known"
    field = "plate"
    plate: str
    company: str
    since: date
    until: date | None
