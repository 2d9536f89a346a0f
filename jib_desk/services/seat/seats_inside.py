"""The seat verbs within somebody else's transaction: one deed at the desk stays one entry, and one undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from jib_desk.models.assignment import Assignment
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AssignmentKind, EndedAs, Role
from jib_desk.services import errors
from jib_desk.services.base import EVERYBODY, Explain, found
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.seat.seat_conflicts import explain, moved
from jib_desk.services.seat.seat_writes import continued, held, refuse_past_end, tell_company
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

    def cut(self, *, assignment_id: int, on: date, ended_as: EndedAs | None) -> None:
        """It is over from a day on, were it a past one or its last day another; not begun by then, it never was."""
        assert self._work is not None
        self._cut(found(self._work.session, Assignment, assignment_id), on, ended_as)
        self._work.session.flush()

    def depart(self, *, assignment_id: int, to_unit_id: int, on: date) -> Assignment:
        """The first half of a move: out of a unit. Gives what `arrive` records when there is room in the other one."""
        assert self._work is not None
        session = self._work.session
        old = held(session, assignment_id, self.version_of(assignment_id), AssignmentKind.OCCUPANCY)
        refuse_past_end(session, old, on)
        self._explains = (*self._explains, explain(moved(assignment_id, to_unit_id, on)))
        new = continued(old, to_unit_id, on)
        self._cut(old, on, EndedAs.TRANSFER)
        session.flush()
        return new

    def arrive(self, new: Assignment) -> None:
        """The second half of a move. The unit is free by now."""
        assert self._work is not None
        self._work.session.add(new)
        self._work.session.flush()

    def leave(self, *, assignment_id: int, last: date, ended_as: EndedAs, reason: str) -> None:
        """They were there until a day, whatever day had been noted; one that begins later never was."""
        assert self._work is not None
        session = self._work.session
        item = found(session, Assignment, assignment_id)
        if last < item.starts_on:
            self._cut(item, last + ONE_DAY, ended_as)
            session.flush()
            return
        self._leave(self._work, item, last, ended_as)
        tell_company(session, item, last, ended_as, reason)

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
