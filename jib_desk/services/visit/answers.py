"""What hosts say about a visitor who waits at the desk; only where the centre asks them."""

from sqlalchemy import Table
from sqlalchemy.orm import Session

from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import HostAnswer
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.texts import NOTE_LIMIT, clean_text
from jib_desk.rules.words import VisitState
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.visit import visit_reads

_VISIT: Table = TABLES["visit"]


class AnswersService(Service):
    """Notes answers of hosts."""

    def note(
        self,
        *,
        by: Actor,
        visit_id: int,
        version: int,
        answer: HostAnswer,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[VisitRow]:
        """The host of a visitor at the desk said yes or no, or could not be reached.

        After a no the visitor is refused for a reason, as at the door: the badge is free and no arrival counts.
        Raises NeedsReason, NotAnsweredNow (nobody waits, or nobody is visited), Stale, NotFound.
        """
        why = _reason(reason) if answer is HostAnswer.NO else ""
        now = self._clock.now()

        def do(work: Work) -> int:
            row = self._one(work.session, visit_id)
            check_version("visit", row, version)
            if row.state is not VisitState.INSIDE or row.host_id is None:
                raise errors.NotAnsweredNow
            values = {"host_answer": answer, "host_answered_at": now}
            if answer is HostAnswer.NO:
                refused = {"refused_at": now, "refused_reason": why}
                values |= {**refused, "arrived_at": None, "is_open": False, "badge": "", "staff_id": by.id}
            work.update_many(_VISIT, [{"id": visit_id, "version": version, **values}])
            work.subject = row.badge
            return visit_id

        return self._commit(by, f"visit.host_{answer}", do, self._one, token=token)

    def _one(self, session: Session, visit_id: int) -> VisitRow:
        found = visit_reads.visits_by_id(session, (visit_id,), self._clock.now())
        if not found:
            raise errors.NotFound("visit", str(visit_id))
        return found[0]


def _reason(reason: str) -> str:
    try:
        why = clean_text(reason, NOTE_LIMIT)
    except RuleFault as fault:
        raise errors.ValueRefused("reason", fault.code.removeprefix("text_"), fault.detail) from fault
    if not why:
        raise errors.NeedsReason("visit.refuse")
    return why
