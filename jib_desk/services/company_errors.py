"""What is refused about companies and their agreements; `errors` gives these to everybody."""

from dataclasses import dataclass

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
