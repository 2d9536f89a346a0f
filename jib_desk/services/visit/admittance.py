"""What is asked before somebody goes in: the watch list first, then what the category wants, a pass, and the terms.

All but the watch list happens in the transaction of the arrival, so that whatever is missing leaves nothing half
written.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jib_desk.models import direct
from jib_desk.models.journal import Work
from jib_desk.rules.categories import Field
from jib_desk.rules.desk_words import WatchStage
from jib_desk.rules.words import VisitorCategory
from jib_desk.services import errors
from jib_desk.services.base import zone_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.visit import categories, terms
from jib_desk.services.visit.party_watch import PartyScreen, PartyScreening, PartyToAsk
from jib_desk.services.visit.visit_fields import VisitFields
from jib_desk.services.visit.visit_steps import VISIT
from jib_desk.services.visit.watch_screen import Screening, WatchScreen

_VISIT = """SELECT v.visitor_id, v.category, v.purpose, v.company_id, v.host_id, v.escort, p.organisation, p.phone
  FROM visit v JOIN visitor p ON p.id = v.visitor_id WHERE v.id = ?"""


def screened(
    screen: WatchScreen,
    by: Actor,
    stage: WatchStage,
    fields: VisitFields,
    *,
    visitor_id: int | None,
    visit_id: int | None = None,
    stands_in: bool = False,
    is_refused: bool = False,
    may_be_planned: bool = False,
    token: str | None = None,
) -> Screening:
    """Asked before the transaction of a visit begins. Raises Watched; the match is written down by then.

    Whoever `stands_in` is not the person of the expected visit.
    """
    return screen.screen(
        by=by,
        stage=stage,
        person=fields.described(),
        visitor_id=visitor_id,
        visit_id=None if stands_in else visit_id,
        decision=fields.watch_decision,
        told=fields.watch_told,
        is_refused=is_refused,
        may_be_planned=may_be_planned,
        token=token,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the watch list says of who comes, and of those who come along."""

    comer: Screening
    party: PartyScreening


def asked(
    screen: PartyScreen,
    by: Actor,
    fields: VisitFields,
    visitor_id: int | None,
    visit_id: int | None,
    party_of: int | None,
    token: str | None,
    *,
    stands_in: bool = False,
    may_be_planned: bool = False,
) -> Asked:
    """Of an arrival; `party_of` is the visit with which others come along. Raises Watched, PartyWatched.

    Everybody is written down before the first of them is asked about.
    """

    def party() -> PartyScreening:
        if party_of is None:
            return PartyScreening()
        return screen.screen_party(by=by, visit_id=party_of, decisions=fields.party_decisions, token=token)

    try:
        comer = screened(
            screen, by, WatchStage.ARRIVAL, fields, visitor_id=visitor_id, visit_id=visit_id, stands_in=stands_in,
            may_be_planned=may_be_planned, token=token,
        )  # fmt: skip
    except errors.Watched:
        with suppress(errors.DeskError):
            party()
        raise
    return Asked(comer, party())


def with_party(come: Callable[[int | None], Outcome[VisitRow]], party_of: int | None) -> Outcome[VisitRow]:
    """Runs an arrival; whoever turns out in it to be expected with others is asked about with them, and comes then."""
    try:
        return come(party_of)
    except PartyToAsk as found:
        return come(found.visit_id)


def admit(work: Work, visit_id: int, asked: Asked, accepted: Iterable[int], now: datetime) -> None:
    """Within the transaction, once the visit is written. Raises ValueMissing, WorkPassOver, TermsNotAccepted."""
    kept_out = asked.party.settle(work, visit_id)
    if kept_out:
        size = direct.scalar(work.session, "SELECT party_size FROM visit WHERE id = ?", (visit_id,))
        work.update_many(VISIT, [{"id": visit_id, "party_size": max(1, size - kept_out)}])
    row: tuple[Any, ...] | None = direct.first(work.session, _VISIT, (visit_id,))
    if row is None:
        return
    visitor_id, category, purpose, company_id, host_id, escort, organisation, phone = row
    today = now.astimezone(zone_of(work.session)).date()
    given = {
        Field.ORGANISATION: bool(organisation),
        Field.PHONE: bool(phone),
        Field.PURPOSE: bool(purpose),
        Field.HOST: company_id is not None or host_id is not None,
    }
    categories.check_arrival(work, VisitorCategory(category), visitor_id, today, given, escort)
    terms.keep_acceptance(work, visitor_id, visit_id, accepted, now, today)
    asked.comer.settle(work, visitor_id, visit_id)


def settle(work: Work, visit_id: int, screening: Screening) -> None:
    """Of a visit that is planned or refused: what was decided about it."""
    visitor_id = direct.scalar(work.session, "SELECT visitor_id FROM visit WHERE id = ?", (visit_id,))
    screening.settle(work, visitor_id, visit_id)
