"""What merging two cards, the waiting list and scouting refuse; `errors` gives these to everybody."""

from dataclasses import dataclass
from datetime import date

from jib_desk.services.desk_error import DeskError


@dataclass
class CompanyMerged(DeskError):
    """The card was merged into another one (`into`, code and name): nothing is written on it any more."""

    code = "company_merged"
    company: str
    into: str


@dataclass
class MergeUndecided(DeskError):
    """Both cards have a value of their own (`name`), and only a person knows which is right."""

    code = "merge_undecided"
    name: str
    kept: str
    merged: str


@dataclass
class SeatsAtOnce(DeskError):
    """Both cards occupy units on the same days: two companies, unless a person says that both are right."""

    code = "seats_at_once"
    field = "both_seats"
    kept: str
    merged: str


@dataclass
class WaitsAlready(DeskError):
    """A company waits once."""

    code = "waits_already"
    field = "company_id"
    company: str
    since: date


@dataclass
class WaitingClosed(DeskError):
    """The company does not wait any more."""

    code = "waiting_closed"
    closed_on: date
