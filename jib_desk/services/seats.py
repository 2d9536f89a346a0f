"""What staff do with seats: assign, hold, take up, move, swap, end, extend, notice, close and reopen.

Days are inclusive. That no two assignments of a unit overlap is the database's word; this service
says in advance what it knows better (somebody overstayed) and afterwards who was in the way.
"""

from datetime import date

from jib_desk.models.assignment import Assignment, until
from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.models.plan import Unit
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AssignmentKind, EndedAs
from jib_desk.services import errors
from jib_desk.services.base import found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat_book import seat_book
from jib_desk.services.seat_conflicts import Wanted, changed, moved, swapped
from jib_desk.services.seat_ends import SeatEnds
from jib_desk.services.seat_writes import (
    agreement_id,
    agreement_number,
    code_of,
    continued,
    held,
    new_assignment,
    note_of,
    refuse_past_end,
    subject,
)


class SeatsService(SeatEnds):
    """Taking units and changing them; how assignments end is told in `seat_ends`."""

    # --- taking a unit ----------------------------------------------------------------------

    def assign(
        self,
        *,
        by: Actor,
        unit_id: int,
        company_id: int,
        starts_on: date,
        ends_on: date | None = None,
        agreement: str = "",
        note: str = "",
        vacate_overstay: bool = False,
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Give a unit to a company; without `ends_on` for an open time.

        `vacate_overstay` confirms that a company past its end has left the day before. Raises
        SeatTaken, SeatOverstayed, EndBeforeStart, NotFound.
        """
        number, text = agreement_number(agreement), note_of(note)

        def do(work: Work) -> list[int]:
            found(work.session, Company, company_id)
            self._make_room(work, unit_id, starts_on, vacate_overstay=vacate_overstay)
            item = new_assignment(AssignmentKind.OCCUPANCY, unit_id, company_id, starts_on, ends_on, text)
            item.agreement_id = agreement_id(work.session, company_id, number, starts_on, ends_on)
            work.session.add(item)
            work.session.flush()
            work.subject = subject(work.session, company_id, code_of(work.session, unit_id, starts_on))
            return [item.id]

        return self._one(by, "seat.assign", do, token, lambda _: [Wanted(unit_id, starts_on, ends_on)])

    def hold(
        self,
        *,
        by: Actor,
        unit_id: int,
        company_id: int | None,
        starts_on: date,
        expires_on: date,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Reserve a unit, for a company or for nobody yet; it frees itself after `expires_on`.

        A hold puts nobody out: it may be laid on a unit whose company is past its end.
        """
        text = note_of(note)

        def do(work: Work) -> list[int]:
            found(work.session, Unit, unit_id)
            if company_id is not None:
                found(work.session, Company, company_id)
            item = new_assignment(AssignmentKind.HOLD, unit_id, company_id, starts_on, expires_on, text)
            work.session.add(item)
            work.session.flush()
            work.subject = subject(work.session, company_id, code_of(work.session, unit_id, starts_on))
            return [item.id]

        return self._one(by, "seat.hold", do, token, lambda _: [Wanted(unit_id, starts_on, expires_on)])

    def take_up(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        starts_on: date,
        ends_on: date | None,
        agreement: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Turn a hold into an occupancy of the same company from a day on. Raises ValueMissing(company)."""
        number = agreement_number(agreement)

        def do(work: Work) -> list[int]:
            hold = held(work.session, assignment_id, version, AssignmentKind.HOLD)
            if hold.company_id is None:
                raise errors.ValueMissing("company")
            self._cut(hold, starts_on, EndedAs.TAKEN_UP)
            work.session.flush()
            item = new_assignment(AssignmentKind.OCCUPANCY, hold.unit_id, hold.company_id, starts_on, ends_on, "")
            item.agreement_id = agreement_id(work.session, hold.company_id, number, starts_on, ends_on)
            work.session.add(item)
            work.session.flush()
            work.subject = subject(work.session, hold.company_id, code_of(work.session, hold.unit_id, starts_on))
            return [item.id]

        return self._one(by, "seat.take_up", do, token, changed(assignment_id, starts_on, ends_on))

    # --- changing units ---------------------------------------------------------------------

    def move(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        to_unit_id: int,
        on: date,
        vacate_overstay: bool = False,
        token: str | None = None,
    ) -> Outcome[tuple[AssignmentRow, ...]]:
        """To another unit: the old assignment ends the day before, the new one starts on the day.

        An assignment that has not begun by then moves as a whole. Gives the old and the new one.
        """

        def do(work: Work) -> list[int]:
            old = held(work.session, assignment_id, version, AssignmentKind.OCCUPANCY, AssignmentKind.HOLD)
            refuse_past_end(old, on)
            self._make_room(work, to_unit_id, on, vacate_overstay=vacate_overstay)
            new = continued(old, to_unit_id, on)
            self._cut(old, on, EndedAs.TRANSFER)
            work.session.flush()
            work.session.add(new)
            work.session.flush()
            here, there = code_of(work.session, old.unit_id, on), code_of(work.session, to_unit_id, on)
            work.subject = subject(work.session, old.company_id, f"{here} → {there}")
            return [old.id, new.id]

        return self._many(by, "seat.move", do, token, moved(assignment_id, to_unit_id, on))

    def swap(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        with_assignment_id: int,
        with_version: int,
        on: date,
        token: str | None = None,
    ) -> Outcome[tuple[AssignmentRow, ...]]:
        """Two companies change places on one day, or neither does. Gives both old ones, then both new."""

        def do(work: Work) -> list[int]:
            first = held(work.session, assignment_id, version, AssignmentKind.OCCUPANCY)
            second = held(work.session, with_assignment_id, with_version, AssignmentKind.OCCUPANCY)
            for item in (first, second):
                refuse_past_end(item, on)
            new = [continued(first, second.unit_id, on), continued(second, first.unit_id, on)]
            for item in (first, second):
                self._cut(item, on, EndedAs.TRANSFER)
            work.session.flush()  # both units are free before either is taken
            work.session.add_all(new)
            work.session.flush()
            codes = [code_of(work.session, item.unit_id, on) for item in (first, second)]
            work.subject = " ⇄ ".join(codes)
            return [first.id, second.id, *(item.id for item in new)]

        return self._many(by, "seat.swap", do, token, swapped(assignment_id, with_assignment_id, on))

    # --- closing a unit ---------------------------------------------------------------------

    def out_of_service(
        self,
        *,
        by: Actor,
        unit_id: int,
        starts_on: date,
        ends_on: date | None,
        reason: str,
        vacate_overstay: bool = False,
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Close a unit; it leaves the usable ones. Raises NeedsReason, SeatTaken, SeatOverstayed."""
        why = note_of(reason)
        if not why:
            raise errors.NeedsReason("seat.close")

        def do(work: Work) -> list[int]:
            self._make_room(work, unit_id, starts_on, vacate_overstay=vacate_overstay)
            item = new_assignment(AssignmentKind.OUT_OF_SERVICE, unit_id, None, starts_on, ends_on, why)
            work.session.add(item)
            work.session.flush()
            work.subject = code_of(work.session, unit_id, starts_on)
            return [item.id]

        return self._one(by, "seat.close", do, token, lambda _: [Wanted(unit_id, starts_on, ends_on)])

    def _make_room(self, work: Work, unit_id: int, on: date, *, vacate_overstay: bool) -> None:
        """Whoever is past their end in the unit has to have left; a person says so, or is asked."""
        found(work.session, Unit, unit_id)
        book = seat_book(work.session, self._today(work.session))
        holder = book.occupancy.holder(unit_id, min(on, book.occupancy.today))
        if holder is None or holder.ends_on is None or holder.kind is not AssignmentKind.OCCUPANCY:
            return
        if holder.vacated_on is not None or holder.ends_on >= min(on, book.occupancy.today):
            return
        if not vacate_overstay:
            names = book.companies[holder.company_id] if holder.company_id is not None else None
            raise errors.SeatOverstayed(book.code(unit_id, on), names.both if names else "", holder.ends_on)
        item = found(work.session, Assignment, holder.id)
        item.vacated_on, item.ended_as = on - ONE_DAY, EndedAs.EXPIRED
        item.until_on = until(item.vacated_on, item.ends_on)
        work.session.flush()
