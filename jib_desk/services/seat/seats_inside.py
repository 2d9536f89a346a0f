"""The seat verbs within somebody else's transaction: one deed at the desk stays one entry, and one undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from jib_desk.models.assignment import Assignment
from jib_desk.rules.words import AssignmentKind, EndedAs, Role
from jib_desk.services import errors
from jib_desk.services.base import EVERYBODY, Explain, found
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.seat.seat_writes import held
from jib_desk.services.seat.seats import SeatsService

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jib_desk.models.faults import GuardRefused
    from jib_desk.models.journal import Work
    from jib_desk.services.rows.staff import Actor

T = TypeVar("T")
K = TypeVar("K")


class SeatsInside(SeatsService):
    """Rules and refusals are those of `SeatsService`; what is written belongs to the transaction given to `within`."""

    _work: Work | None = None
    _explains: tuple[Explain, ...] = ()

    def within(self, work: Work) -> SeatsInside:
        """From now on in this transaction; called again when it is tried again."""
        self._work, self._explains = work, ()
        return self

    def explain(self, session: Session, refusal: GuardRefused) -> errors.DeskError | None:
        """Who is in the way, for the transaction's own `explain`: the verbs done in it know."""
        return next((error for ask in self._explains if (error := ask(session, refusal)) is not None), None)

    def version_of(self, assignment_id: int) -> int:
        """The version that an assignment has in this transaction."""
        assert self._work is not None
        return found(self._work.session, Assignment, assignment_id).version

    def give_up(self, *, assignment_id: int, on: date) -> None:
        """A hold is over from a day on, were it a past one: somebody sat in the unit by then."""
        assert self._work is not None
        item = held(self._work.session, assignment_id, self.version_of(assignment_id), AssignmentKind.HOLD)
        self._cut(item, on, EndedAs.GIVEN_UP)
        self._work.session.flush()

    def _justify(self, work: Work, action: str, why: str, *changed_from: date | None) -> None:
        """Whoever owns the transaction asks for the reason."""

    def _commit(
        self,
        by: Actor,
        action: str,
        do: Callable[[Work], K],
        read: Callable[[Session, K], T],
        *,
        token: str | None = None,
        reason: str = "",
        roles: frozenset[Role] = EVERYBODY,
        explain: Explain | None = None,
        undoes: int | None = None,
        always: bool = False,
    ) -> Outcome[T]:
        del token, reason, undoes, always  # they are the outer entry's
        if by.role not in roles:
            raise errors.NotAllowed(action, by.role)
        assert self._work is not None
        if explain is not None:
            self._explains = (*self._explains, explain)
        key = do(self._work)
        self._work.session.flush()
        return Outcome(read(self._work.session, key), Changes())
