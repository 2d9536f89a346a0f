"""How assignments end or go on: moved out, extended, given notice, released, reopened."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from jib_desk.models.assignment import Assignment, until
from jib_desk.models.journal import Work
from jib_desk.models.plan import Unit
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.occupancy_past import changed_by_agreeing, changed_by_leaving, corrects_the_past
from jib_desk.rules.words import AssignmentKind, EndedAs
from jib_desk.services import errors
from jib_desk.services.base import Service, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_book import seat_book
from jib_desk.services.seat.seat_conflicts import Wishes, changed, explain
from jib_desk.services.seat.seat_foresight import overstayed, overstayer
from jib_desk.services.seat.seat_writes import (
    agree,
    agree_along,
    code_of,
    held,
    note_of,
    rows_of,
    subject,
    tell_company,
)


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
            book = seat_book(work.session, self._today(work.session)).occupancy
            believed = book.held_days[item.id].last if item.id in book.held_days else None
            self._justify(work, "seat.end", why, changed_by_leaving(vacated_on, believed))
            if vacated_on < item.starts_on:
                raise errors.EndBeforeStart(item.starts_on, vacated_on)
            self._leave(work, item, vacated_on, ended_as)
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
        extend_agreement: bool = False,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Agree on another last day (None = open). A notice given before is withdrawn by it.

        Seat and agreement have days of their own. With `extend_agreement` an agreement that ends before the seat
        does now ends with it; without, and where it ends later, it stays as it is.
        """
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            item = held(work.session, assignment_id, version, *AssignmentKind)
            if item.kind is AssignmentKind.HOLD and ends_on is None:
                raise errors.ValueMissing("expires_on")
            self._justify(work, "seat.extend", why, changed_by_agreeing(item.kind, item.ends_on, ends_on))
            agree(item, ends_on)
            item.notice_on = None
            if extend_agreement:
                agree_along(work.session, item)
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
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        on: date | None = None,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Give a hold up: the unit is free from a day on, without `on` from today."""
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            item = held(work.session, assignment_id, version, AssignmentKind.HOLD)
            first = on or self._today(work.session)
            if on is not None:
                self._justify(work, "seat.release", why, max(on, item.starts_on))
            self._cut(item, first, EndedAs.GIVEN_UP)
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

    def _make_room(
        self, work: Work, unit_id: int, on: date, *, vacate_overstay: bool, besides: frozenset[int] = frozenset()
    ) -> None:
        """Whoever is past their end in the unit has to have left; a person says so, or is asked."""
        found(work.session, Unit, unit_id)
        book = seat_book(work.session, self._today(work.session))
        late = overstayer(book, unit_id, on)
        if late is None or late.id in besides:
            return
        if not vacate_overstay:
            raise overstayed(book, unit_id, on, late)
        self._leave(work, found(work.session, Assignment, late.id), on - ONE_DAY, EndedAs.EXPIRED)

    def _leave(self, work: Work, item: Assignment, last: date, ended_as: EndedAs) -> None:
        """They were there until a day. A hold that was laid over an overstay begins when they have left."""
        if item.ends_on is not None and last > item.ends_on:
            query = select(Assignment).where(
                Assignment.unit_id == item.unit_id,
                Assignment.kind == AssignmentKind.HOLD,
                Assignment.live.is_(True),
                Assignment.starts_on.between(item.ends_on, last),
            )
            for hold in list(work.session.execute(query).scalars()):
                if hold.until_on <= last:
                    self._cut(hold, hold.starts_on, EndedAs.EXPIRED)
                else:
                    hold.starts_on = last + ONE_DAY
            work.session.flush()
        item.vacated_on, item.ended_as = last, ended_as
        item.until_on = until(last, item.ends_on)
        work.session.flush()

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
