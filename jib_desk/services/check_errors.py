"""What keeps somebody at the desk for a moment: the watch list, terms to accept, a pass that is over."""

from dataclasses import dataclass
from datetime import date

from jib_desk.rules.words import VisitorCategory
from jib_desk.services.desk_error import DeskError


@dataclass
class Watched(DeskError):
    """The desk is to decide first; the matches are written down already. `kind`: what to do, tell or refuse.

    It says nothing of who is meant. `WatchDecision(match_ids, …)` goes on.
    """

    code = "watched"
    match_ids: tuple[int, ...]
    kind: str


@dataclass
class GuestWatched(Watched):
    """Of a list, one is to be decided about: `place` counts from 0 among those who were to be expected.

    `noted` are the matches of each of them, for `Guest.told`: all are written down at once.
    """

    code = "guest_watched"
    place: int
    name: str
    line: int
    noted: tuple[tuple[int, ...], ...]


@dataclass
class PartyWatched(Watched):
    """Of a group that comes, one is to be decided about, and afterwards the others who are named.

    A decision that refuses keeps him alone out.
    """

    code = "party_watched"
    name: str
    others: tuple[str, ...]


@dataclass
class TermsNotAccepted(DeskError):
    """These versions are to be accepted first; `kinds` are the codes of what they are."""

    code = "terms_not_accepted"
    terms_ids: tuple[int, ...]
    kinds: tuple[str, ...]


@dataclass
class WorkPassOver(DeskError):
    """The pass of somebody who comes as `category` ended on `until`; one action renews it."""

    code = "work_pass_over"
    field = "category"
    visitor_id: int
    until: date
    category: VisitorCategory
