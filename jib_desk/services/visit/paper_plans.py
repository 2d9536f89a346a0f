"""Which planned visit a line from paper is: taken where there is no doubt, and asked where there is."""

from collections.abc import Sequence
from datetime import datetime

from jib_desk.models.direct import Source
from jib_desk.rules.recognition import SURE
from jib_desk.services import errors
from jib_desk.services.rows.visitors import PlannedMatch, VisitRow
from jib_desk.services.visit import recognition
from jib_desk.services.visit.visit_fields import VisitFields


def plan_of(source: Source, fields: VisitFields, visitor_id: int | None, at: datetime) -> tuple[int, int | None] | None:
    """The visit planned for the day of `at`, and whom its visitor is known to be; None where nobody was expected.

    Of one person's several plans the nearest in time. Raises ExpectedAlready where it may be one of several people's.
    """
    known = visitor_id if visitor_id is not None else recognition.same_person(source, fields.described())
    about = recognition.described(source, known) if known is not None else None
    matches = recognition.planned(source, about or fields.described(), known, at)
    if not matches:
        return None
    best = _own(matches, known) or recognition.beyond_doubt(matches) or _to_this_host(matches, fields)
    if best is None:
        likeliest = matches[0].visit
        raise errors.ExpectedAlready(likeliest.name_zh or likeliest.name_latin, len(matches), matches)
    return best.visit.id, known


def _own(matches: Sequence[PlannedMatch], known: int | None) -> PlannedMatch | None:
    """A plan of the very person, which was found as the nearest in time."""
    return next((match for match in matches if match.member is None and match.visit.visitor_id == known), None)


def _to_this_host(matches: Sequence[PlannedMatch], fields: VisitFields) -> PlannedMatch | None:
    """Of several people of one name, the only one who was expected by the host who is on the paper."""
    theirs = [
        match
        for match in matches
        if match.score >= SURE and match.member is None and _comes_to(match.visit, fields.company_id, fields.host_id)
    ]
    return theirs[0] if len({match.visit.visitor_id for match in theirs}) == 1 else None


def _comes_to(visit: VisitRow, company_id: int | None, host_id: int | None) -> bool:
    if host_id is not None:
        return visit.host_id == host_id
    return company_id is not None and visit.company_id == company_id
