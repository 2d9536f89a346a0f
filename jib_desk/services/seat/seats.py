"""What staff do with seats: assign, hold, take up, move, swap, end, extend, notice, close and reopen.

Days are inclusive. That no two assignments of a unit overlap is the database's word; this service
says in advance what it knows better (somebody overstayed) and afterwards who was in the way.
"""

from datetime import date

from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.models.plan import Unit
from jib_desk.rules.words import AssignmentKind, EndedAs
from jib_desk.services import errors
from jib_desk.services.base import found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.seats import AssignmentRow, Wanted
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_closing import SeatClosing
from jib_desk.services.seat.seat_coming import SeatComing
from jib_desk.services.seat.seat_conflicts import changed, moved, swapped
from jib_desk.services.seat.seat_foresight import SeatForesight
from jib_desk.services.seat.seat_writes import (
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
from jib_desk.services.seat.waiting import placed


class SeatsService(SeatClosing, SeatComing, SeatForesight):
    """Taking units and changing them; how assignments end is told in `seat_ends`, what is to come in `seat_coming`.

    What makes something else of a past day is a correction: without a `reason` it raises NeedsReason.
    """

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
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Give a unit to a company; without `ends_on` for an open time.

        `vacate_overstay` confirms that a company past its end has left the day before. Raises
        SeatTaken, SeatOverstayed, UnitRetires, EndBeforeStart, NotFound.
        """
        number, text, why = agreement_number(agreement), note_of(note), note_of(reason)

        def do(work: Work) -> list[int]:
            found(work.session, Company, company_id)
            self._justify(work, "seat.assign", why, starts_on)
            self._make_room(work, unit_id, starts_on, vacate_overstay=vacate_overstay)
            item = new_assignment(AssignmentKind.OCCUPANCY, unit_id, company_id, starts_on, ends_on, text)
            item.agreement_id = agreement_id(work.session, company_id, number, starts_on, ends_on)
            placed(work, [company_id], self._today(work.session), ends_on)
            work.session.add(item)
            work.session.flush()
            work.subject = subject(work.session, company_id, code_of(work.session, unit_id, starts_on))
            return [item.id]

        wanted = Wanted(unit_id, starts_on, ends_on)
        return self._one(by, "seat.assign", do, token, lambda _: [wanted], reason=why)

    def hold(
        self,
        *,
        by: Actor,
        unit_id: int,
        company_id: int | None,
        starts_on: date,
        expires_on: date,
        note: str = "",
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Reserve a unit, for a company or for nobody yet; it frees itself after `expires_on`.

        A hold puts nobody out: it may be laid on a unit whose company is past its end.
        """
        text, why = note_of(note), note_of(reason)

        def do(work: Work) -> list[int]:
            found(work.session, Unit, unit_id)
            self._justify(work, "seat.hold", why, starts_on)
            if company_id is not None:
                found(work.session, Company, company_id)
            item = new_assignment(AssignmentKind.HOLD, unit_id, company_id, starts_on, expires_on, text)
            work.session.add(item)
            work.session.flush()
            work.subject = subject(work.session, company_id, code_of(work.session, unit_id, starts_on))
            return [item.id]

        wanted = Wanted(unit_id, starts_on, expires_on, is_hold=True)
        return self._one(by, "seat.hold", do, token, lambda _: [wanted], reason=why)

    def take_up(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        starts_on: date,
        ends_on: date | None,
        company_id: int | None = None,
        agreement: str = "",
        vacate_overstay: bool = False,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Turn a hold into an occupancy from a day on: of its company, or of `company_id` where it was for nobody yet.

        Raises ValueMissing (company), and SeatOverstayed unless `vacate_overstay` confirms that they have left.
        """
        number, why = agreement_number(agreement), note_of(reason)

        def do(work: Work) -> list[int]:
            hold = held(work.session, assignment_id, version, AssignmentKind.HOLD)
            company = hold.company_id or company_id
            if company is None:
                raise errors.ValueMissing("company")
            found(work.session, Company, company)
            self._justify(work, "seat.take_up", why, starts_on)
            self._make_room(work, hold.unit_id, starts_on, vacate_overstay=vacate_overstay)
            self._cut(hold, starts_on, EndedAs.TAKEN_UP)
            work.session.flush()
            item = new_assignment(AssignmentKind.OCCUPANCY, hold.unit_id, company, starts_on, ends_on, "")
            item.agreement_id = agreement_id(work.session, company, number, starts_on, ends_on)
            placed(work, [company], self._today(work.session), ends_on)
            work.session.add(item)
            work.session.flush()
            work.subject = subject(work.session, company, code_of(work.session, hold.unit_id, starts_on))
            return [item.id]

        return self._one(by, "seat.take_up", do, token, changed(assignment_id, starts_on, ends_on), reason=why)

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
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[tuple[AssignmentRow, ...]]:
        """To another unit: the old assignment ends the day before, the new one starts on the day.

        An assignment that has not begun by then moves as a whole. Gives the old and the new one. Raises StayOver for
        who is past the end by then, UnitRetires, SeatTaken, SeatOverstayed.
        """
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            old = held(work.session, assignment_id, version, AssignmentKind.OCCUPANCY, AssignmentKind.HOLD)
            refuse_past_end(work.session, old, on)
            self._justify(work, "seat.move", why, max(on, old.starts_on))
            self._make_room(work, to_unit_id, on, vacate_overstay=vacate_overstay)
            new = continued(old, to_unit_id, on)
            self._cut(old, on, EndedAs.TRANSFER)
            work.session.flush()
            work.session.add(new)
            work.session.flush()
            here, there = code_of(work.session, old.unit_id, on), code_of(work.session, to_unit_id, on)
            work.subject = subject(work.session, old.company_id, f"{here} → {there}")
            return [old.id, new.id]

        return self._many(by, "seat.move", do, token, moved(assignment_id, to_unit_id, on), reason=why)

    def swap(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        with_assignment_id: int,
        with_version: int,
        on: date,
        vacate_overstay: bool = False,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[tuple[AssignmentRow, ...]]:
        """Two companies change places on one day, or neither does. Gives both old ones, then both new.

        Of one that has not come yet, somebody past the end may still be in the unit: raises SeatOverstayed, unless
        `vacate_overstay` confirms that they have left.
        """
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            first = held(work.session, assignment_id, version, AssignmentKind.OCCUPANCY)
            second = held(work.session, with_assignment_id, with_version, AssignmentKind.OCCUPANCY)
            for item in (first, second):
                refuse_past_end(work.session, item, on)
                self._justify(work, "seat.swap", why, max(on, item.starts_on))
            for item, other in ((first, second), (second, first)):
                there = max(on, item.starts_on)
                self._make_room(work, other.unit_id, there, vacate_overstay=vacate_overstay)
            new = [continued(first, second.unit_id, on), continued(second, first.unit_id, on)]
            for item in (first, second):
                self._cut(item, on, EndedAs.TRANSFER)
            work.session.flush()  # both units are free before either is taken
            work.session.add_all(new)
            work.session.flush()
            codes = [code_of(work.session, item.unit_id, on) for item in (first, second)]
            work.subject = " ⇄ ".join(codes)
            return [first.id, second.id, *(item.id for item in new)]

        return self._many(by, "seat.swap", do, token, swapped(assignment_id, with_assignment_id, on), reason=why)
