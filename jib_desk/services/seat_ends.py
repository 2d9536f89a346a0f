"""How assignments end or go on: moved out, extended, given notice, released, reopened."""

from collections.abc import Callable
from datetime import date

from jib_desk.models.assignment import Assignment, until
from jib_desk.models.journal import Work
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.occupancy_past import changed_by_agreeing, changed_by_leaving, corrects_the_past
from jib_desk.rules.words import AssignmentKind, EndedAs
from jib_desk.services import errors
from jib_desk.services.base import Service
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat_conflicts import Wishes, changed, explain
from jib_desk.services.seat_writes import agree, code_of, held, note_of, rows_of, subject, tell_company


class SeatEnds(Service):
    """The ends of assignments; one method, one thing done at the desk, one transaction.

    What makes something else of a past day raises NeedsReason without a `reason`, here and in all that builds on it.
    """

    # --- ends -------------------------------------------------------------------------------

    def end(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        vacated_on: date,
        ended_as: EndedAs,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """The company's last day in the unit. Graduated or left is said of the company with its last unit."""
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            item = held(work.session, assignment_id, version, AssignmentKind.OCCUPANCY)
            self._justify(work, "seat.end", why, changed_by_leaving(vacated_on))
            if vacated_on < item.starts_on:
                raise errors.EndBeforeStart(item.starts_on, vacated_on)
            item.vacated_on, item.ended_as = vacated_on, ended_as
            item.until_on = until(vacated_on, item.ends_on)
            work.session.flush()
            tell_company(work.session, item, vacated_on, ended_as, why)
            work.subject = subject(work.session, item.company_id, code_of(work.session, item.unit_id, vacated_on))
            return [item.id]

        return self._one(by, "seat.end", do, token, changed(assignment_id, None, vacated_on), reason=why)

    def extend(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        ends_on: date | None,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Agree on another last day (None = open). A notice given before is withdrawn by it."""
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            item = held(work.session, assignment_id, version, *AssignmentKind)
            if item.kind is AssignmentKind.HOLD and ends_on is None:
                raise errors.ValueMissing("expires_on")
            self._justify(work, "seat.extend", why, changed_by_agreeing(item.kind, item.ends_on, ends_on))
            agree(item, ends_on)
            item.notice_on = None
            work.session.flush()
            work.subject = subject(work.session, item.company_id, code_of(work.session, item.unit_id, item.starts_on))
            return [item.id]

        return self._one(by, "seat.extend", do, token, changed(assignment_id, None, ends_on), reason=why)

    def give_notice(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        notice_on: date,
        ends_on: date,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """The company has said on a day that it leaves at the end date."""
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            item = held(work.session, assignment_id, version, AssignmentKind.OCCUPANCY)
            if ends_on < notice_on:
                raise errors.EndBeforeStart(notice_on, ends_on)
            self._justify(work, "seat.notice", why, changed_by_agreeing(item.kind, item.ends_on, ends_on))
            agree(item, ends_on)
            item.notice_on = notice_on
            work.session.flush()
            work.subject = subject(work.session, item.company_id, code_of(work.session, item.unit_id, item.starts_on))
            return [item.id]

        return self._one(by, "seat.notice", do, token, changed(assignment_id, None, ends_on), reason=why)

    def release_hold(
        self, *, by: Actor, assignment_id: int, version: int, reason: str = "", token: str | None = None
    ) -> Outcome[AssignmentRow]:
        """Give a hold up: the unit is free from today on."""
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            item = held(work.session, assignment_id, version, AssignmentKind.HOLD)
            self._cut(item, self._today(work.session), EndedAs.GIVEN_UP)
            work.session.flush()
            work.subject = subject(work.session, item.company_id, code_of(work.session, item.unit_id, item.starts_on))
            return [item.id]

        return self._one(by, "seat.release", do, token, changed(assignment_id, None, None), reason=why)

    def back_in_service(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        on: date,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """The unit is usable again from a day on."""
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            item = held(work.session, assignment_id, version, AssignmentKind.OUT_OF_SERVICE)
            self._justify(work, "seat.reopen", why, on)
            self._cut(item, on, None)
            work.session.flush()
            work.subject = subject(work.session, item.company_id, code_of(work.session, item.unit_id, item.starts_on))
            return [item.id]

        return self._one(by, "seat.reopen", do, token, changed(assignment_id, None, on), reason=why)

    # --- helpers ----------------------------------------------------------------------------

    def _justify(self, work: Work, action: str, why: str, *changed_from: date | None) -> None:
        """What makes something else of a past day gives its reason. Raises NeedsReason."""
        if not why and corrects_the_past(self._today(work.session), *changed_from):
            raise errors.NeedsReason(action)

    def _cut(self, item: Assignment, on: date, ended_as: EndedAs | None) -> None:
        """The assignment is over the day before; one that has not begun by then never was."""
        item.ended_as = ended_as
        if on <= item.starts_on:
            item.live, item.released_at = False, self._clock.now()
        elif item.until_on >= on:
            item.vacated_on = on - ONE_DAY
            item.until_on = until(item.vacated_on, item.ends_on)

    def _one(
        self,
        by: Actor,
        action: str,
        do: Callable[[Work], list[int]],
        token: str | None,
        wanted: Wishes,
        *,
        reason: str = "",
    ) -> Outcome[AssignmentRow]:
        return self._commit(
            by,
            action,
            do,
            lambda session, key: rows_of(session, key)[0],
            token=token,
            reason=reason,
            explain=explain(wanted),
        )

    def _many(
        self,
        by: Actor,
        action: str,
        do: Callable[[Work], list[int]],
        token: str | None,
        wanted: Wishes,
        *,
        reason: str = "",
    ) -> Outcome[tuple[AssignmentRow, ...]]:
        return self._commit(by, action, do, rows_of, token=token, reason=reason, explain=explain(wanted))
