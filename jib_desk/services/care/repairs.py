"""Repairs: reported, changed, made a hazard, closing a unit while they last, and done with an outcome."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.facility import Repair
from jib_desk.models.journal import Work
from jib_desk.models.plan import Space, Unit
from jib_desk.rules.texts import LINE_LIMIT, NAME_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import check_version, found
from jib_desk.services.care.repair_reads import RepairReads, repair_row
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.repairs import RepairRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned, code_of
from jib_desk.services.seat.seats_inside import SeatsInside

_SHOWN = ("what", "assigned_to", "due_on", "closed_on")


class RepairsService(RepairReads):
    """Writes repairs; what is read of them is told in `repair_reads`."""

    # --- writing ----------------------------------------------------------------------------

    def report(
        self,
        *,
        by: Actor,
        what: str,
        unit_id: int | None = None,
        space_id: int | None = None,
        place: str = "",
        reported_on: date | None = None,
        assigned_to: str = "",
        due_on: date | None = None,
        is_hazard: bool = False,
        token: str | None = None,
    ) -> Outcome[RepairRow]:
        """Something is broken in a unit, in a space, or at a place said in words.

        Raises ValueMissing (what, place), ValueRefused, EndBeforeStart (due before reported), NotFound.
        """
        texts = _texts(what=what, place=place, assigned_to=assigned_to)

        def do(work: Work) -> int:
            day = reported_on or self._today(work.session)
            self._refuse_future(work.session, "reported_on", day)
            repair = Repair(reported_on=day, is_hazard=is_hazard)
            _fill(work.session, repair, unit_id, space_id, due_on, texts)
            work.session.add(repair)
            work.session.flush()
            work.subject = _subject(work.session, repair)
            return repair.id

        return self._commit(by, "repair.report", do, self._one, token=token)

    def edit(
        self,
        *,
        by: Actor,
        repair_id: int,
        version: int,
        what: str,
        unit_id: int | None = None,
        space_id: int | None = None,
        place: str = "",
        assigned_to: str = "",
        due_on: date | None = None,
        is_hazard: bool = False,
        token: str | None = None,
    ) -> Outcome[RepairRow]:
        """Say it otherwise. Raises what `report` raises, Stale, ValueRefused (over)."""
        texts = _texts(what=what, place=place, assigned_to=assigned_to)

        def do(work: Work) -> int:
            repair = _running(work.session, repair_id, version)
            _fill(work.session, repair, unit_id, space_id, due_on, texts)
            repair.is_hazard = is_hazard
            work.subject = _subject(work.session, repair)
            return repair_id

        return self._commit(by, "repair.edit", do, self._one, token=token)

    def mark_hazard(
        self, *, by: Actor, repair_id: int, version: int, is_hazard: bool = True, token: str | None = None
    ) -> Outcome[RepairRow]:
        """It endangers somebody, or no longer does. Raises Stale, ValueRefused (over)."""

        def do(work: Work) -> int:
            repair = _running(work.session, repair_id, version)
            repair.is_hazard = is_hazard
            work.subject = _subject(work.session, repair)
            return repair_id

        action = "repair.hazard" if is_hazard else "repair.no_hazard"
        return self._commit(by, action, do, self._one, token=token)

    def close_unit(
        self,
        *,
        by: Actor,
        repair_id: int,
        version: int,
        starts_on: date | None = None,
        ends_on: date | None = None,
        token: str | None = None,
    ) -> Outcome[RepairRow]:
        """Take the unit out of service for it, from today unless said otherwise; one undo takes both back.

        Raises ValueMissing (unit), ValueRefused (over), and SeatTaken or SeatOverstayed while somebody has the unit.
        """
        seats = SeatsInside(self._database, self._clock)

        def do(work: Work) -> int:
            repair = _running(work.session, repair_id, version)
            if repair.unit_id is None:
                raise errors.ValueMissing("unit")
            closed = seats.within(work).out_of_service(
                by=by,
                unit_id=repair.unit_id,
                starts_on=starts_on or self._today(work.session),
                ends_on=ends_on,
                reason=repair.what,
            )
            repair.assignment_id = closed.row.id
            work.subject = _subject(work.session, repair)
            return repair_id

        return self._commit(by, "repair.close_unit", do, self._one, token=token, explain=seats.explain)

    def close(
        self,
        *,
        by: Actor,
        repair_id: int,
        version: int,
        outcome: str = "",
        closed_on: date | None = None,
        back_in_service: bool = False,
        token: str | None = None,
    ) -> Outcome[RepairRow]:
        """It is mended, or given up: `outcome` says which. `back_in_service` reopens its unit from that day on.

        Raises EndBeforeStart (closed before reported), ValueRefused (over, in_the_future), Stale.
        """
        said = cleaned("outcome", outcome, LINE_LIMIT)
        seats = SeatsInside(self._database, self._clock)

        def do(work: Work) -> int:
            repair = _running(work.session, repair_id, version)
            day = closed_on or self._today(work.session)
            self._refuse_future(work.session, "closed_on", day)
            if day < repair.reported_on:
                raise errors.EndBeforeStart(repair.reported_on, day)
            repair.closed_on, repair.outcome = day, said
            if back_in_service and _closes_unit(work.session, repair, day):
                assert repair.assignment_id is not None  # it closes the unit
                inside = seats.within(work)
                closure = repair.assignment_id
                inside.back_in_service(
                    by=by,
                    assignment_id=closure,
                    version=inside.version_of(closure),
                    on=day,
                    reason=said or repair.what,  # of a day that is past it must be given
                )
            work.subject = _subject(work.session, repair)
            return repair_id

        return self._commit(by, "repair.done", do, self._one, token=token, explain=seats.explain)

    def reopen(
        self, *, by: Actor, repair_id: int, version: int, reason: str, token: str | None = None
    ) -> Outcome[RepairRow]:
        """It is broken again, or never was mended. Raises NeedsReason, Stale."""
        why = cleaned("reason", reason, LINE_LIMIT)
        if not why:
            raise errors.NeedsReason("repair.reopen")

        def do(work: Work) -> int:
            repair = found(work.session, Repair, repair_id)
            check_version("repair", repair, version, _SHOWN)
            repair.closed_on, repair.outcome = None, ""
            work.subject = _subject(work.session, repair)
            return repair_id

        return self._commit(by, "repair.reopen", do, self._one, token=token, reason=why)

    # --- helpers ----------------------------------------------------------------------------

    def _one(self, session: Session, repair_id: int) -> RepairRow:
        return repair_row(session, repair_id, self._today(session))

    def _refuse_future(self, session: Session, name: str, day: date) -> None:
        if day > self._today(session):
            raise errors.ValueRefused(name, "in_the_future", day.isoformat())


# --- writing --------------------------------------------------------------------------------


def _closes_unit(session: Session, repair: Repair, day: date) -> bool:
    """Whether the unit is out of service for this repair on a day or later."""
    if repair.assignment_id is None:
        return False
    closure = session.get(Assignment, repair.assignment_id)
    return closure is not None and closure.live and closure.vacated_on is None and closure.until_on >= day


def _texts(*, what: str, place: str, assigned_to: str) -> Mapping[str, str]:
    texts = {
        "what": cleaned("what", what, LINE_LIMIT),
        "place": cleaned("place", place, NAME_LIMIT),
        "assigned_to": cleaned("assigned_to", assigned_to, NAME_LIMIT),
    }
    if not texts["what"]:
        raise errors.ValueMissing("what")
    return texts


def _fill(
    session: Session,
    repair: Repair,
    unit_id: int | None,
    space_id: int | None,
    due_on: date | None,
    texts: Mapping[str, str],
) -> None:
    """Place, day and texts. A unit goes before a space; with neither, words must say where."""
    if unit_id is not None:
        found(session, Unit, unit_id)
    elif space_id is not None:
        found(session, Space, space_id)
    elif not texts["place"]:
        raise errors.ValueMissing("place")
    if due_on is not None and due_on < repair.reported_on:
        raise errors.EndBeforeStart(repair.reported_on, due_on)
    repair.unit_id, repair.space_id = unit_id, None if unit_id is not None else space_id
    repair.due_on = due_on
    repair.what, repair.place, repair.assigned_to = texts["what"], texts["place"], texts["assigned_to"]


def _running(session: Session, repair_id: int, version: int) -> Repair:
    repair = found(session, Repair, repair_id)
    check_version("repair", repair, version, _SHOWN)
    if repair.closed_on is not None:
        raise errors.ValueRefused("repair", "over", repair.what)
    return repair


def _subject(session: Session, repair: Repair) -> str:
    """Where, then what."""
    where = repair.place
    if repair.unit_id is not None:
        where = code_of(session, repair.unit_id, repair.reported_on)
    elif repair.space_id is not None:
        where = found(session, Space, repair.space_id).code
    return f"{where} · {repair.what}"
