"""What is arranged for a day to come: another first day for it, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment, until
from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.models.journal_tables import JournalLine
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AssignmentKind, EndedAs
from jib_desk.services import errors
from jib_desk.services.base import check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.seats import AssignmentRow, Wanted
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_conflicts import Wishes
from jib_desk.services.seat.seat_ends import SeatEnds
from jib_desk.services.seat.seat_writes import code_of, held, note_of, rows_of, subject

_CARRIED_ON = (EndedAs.TRANSFER, EndedAs.TAKEN_UP)


@dataclass(frozen=True, slots=True)
class _Step:
    """An assignment, and the one that ends the day before because it goes on in it; None when it stands alone."""

    new: Assignment
    old: Assignment | None


class SeatComing(SeatEnds):
    """Arrangements are changed as a whole: both units of a move, both companies of a swap."""

    def begin(
        self,
        *,
        by: Actor,
        assignment_id: int,
        version: int,
        starts_on: date,
        vacate_overstay: bool = False,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Another first day. Of a move or a swap, the days in the other units follow.

        Raises EndBeforeStart, SeatTaken, NeedsReason when a past day becomes something else, and SeatOverstayed unless
        `vacate_overstay` confirms that they have left; to put an arrival off asks nobody to leave.
        """
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            item = held(work.session, assignment_id, version, *AssignmentKind)
            self._justify(work, "seat.begin", why, min(item.starts_on, starts_on))
            steps = _arrangement(work.session, item)
            own = _own(steps)
            for step in steps:
                if step.new.kind is not AssignmentKind.HOLD:
                    self._make_room(work, step.new.unit_id, starts_on, vacate_overstay=vacate_overstay, besides=own)
            is_later = starts_on > item.starts_on
            # Whoever makes room goes first, so that no state in between has two in one unit.
            for renew in (_start_new, _end_old) if is_later else (_end_old, _start_new):
                for step in steps:
                    renew(step, starts_on)
                work.session.flush()
            work.subject = subject(work.session, item.company_id, code_of(work.session, item.unit_id, starts_on))
            return [item.id]

        return self._one(by, "seat.begin", do, token, _begun(assignment_id, starts_on), reason=why)

    def call_off(
        self, *, by: Actor, assignment_id: int, version: int, reason: str = "", token: str | None = None
    ) -> Outcome[AssignmentRow]:
        """What was arranged does not happen: who was to come does not come, who was to leave stays.

        `assignment_id` is the coming assignment, or the one that was to end. Raises ValueRefused (begun, ended), and
        SeatTaken when the unit that was to be left has been given to somebody else.
        """
        why = note_of(reason)

        def do(work: Work) -> list[int]:
            session = work.session
            item = found(session, Assignment, assignment_id)
            check_version("assignment", item, version, ("starts_on", "ends_on", "vacated_on"))
            coming = self._coming(session, item)
            steps = [] if coming is None else _arrangement(session, coming)
            for step in steps:
                step.new.live, step.new.released_at = False, self._clock.now()
                step.new.ended_as = EndedAs.GIVEN_UP if step.new.company_id is not None else None
            session.flush()
            for step in steps:
                if step.old is not None:
                    _stays(session, step.old, step.new)
            if coming is None:
                _stays(session, item, item)
            session.flush()
            work.subject = subject(session, item.company_id, code_of(session, item.unit_id, item.starts_on))
            return [item.id]

        return self._one(by, "seat.call_off", do, token, self._called_off(assignment_id), reason=why)

    def arranged_with(self, assignment_id: int) -> tuple[AssignmentRow, ...]:
        """What changes with a coming assignment, or with one that is to end, when that is put off or called off.

        The other arrivals of a swap, and of who moves in where somebody else moves out on the same day.
        """

        def reading(session: Session) -> tuple[AssignmentRow, ...]:
            item = found(session, Assignment, assignment_id)
            new = item if item.vacated_on is None else _successor(session, item)
            steps = [] if new is None else _arrangement(session, new)
            return rows_of(session, [step.new.id for step in steps if step.new is not new])

        return self._read(reading)

    def wanted_to_begin(self, assignment_id: int, starts_on: date) -> tuple[Wanted, ...]:
        """The days that another first day takes, of all that are arranged together: for `foresee`."""
        return self._read(lambda session: tuple(_begun(assignment_id, starts_on)(session)))

    def _coming(self, session: Session, item: Assignment) -> Assignment | None:
        """The coming assignment that is meant: itself, what it goes on in, or none when it only was to end."""
        today = self._today(session)
        if item.live and item.starts_on > today:
            return item
        if not item.live or item.vacated_on is None or item.vacated_on < today:
            why = "ended" if item.vacated_on is not None else "begun"
            raise errors.ValueRefused("assignment", why, (item.vacated_on or item.starts_on).isoformat())
        return _successor(session, item)

    def _called_off(self, assignment_id: int) -> Wishes:
        def wishes(session: Session) -> list[Wanted]:
            item = found(session, Assignment, assignment_id)
            coming = self._coming(session, item)
            steps = [] if coming is None else _arrangement(session, coming)
            staying = [item] if coming is None else [step.old for step in steps if step.old is not None]
            own = frozenset({*_own(steps), item.id})
            return [Wanted(old.unit_id, old.starts_on, old.ends_on, own) for old in staying]

        return wishes


# --- what belongs together ------------------------------------------------------------------


def _arrangement(session: Session, item: Assignment) -> list[_Step]:
    """An assignment with all that was arranged with it: what it goes on from, and who takes that unit in a swap."""
    steps: list[_Step] = []
    waiting = [item]
    while waiting:
        new = waiting.pop()
        old = _predecessor(session, new)
        steps.append(_Step(new, old))
        if old is None:
            continue
        for arrival in _starting(session, old.unit_id, new.starts_on):
            is_known = any(step.new.id == arrival.id for step in steps)
            if not is_known and arrival.id != new.id and _predecessor(session, arrival) is not None:
                waiting.append(arrival)
    return steps


def _predecessor(session: Session, new: Assignment) -> Assignment | None:
    """The assignment that ended the day before because it goes on in this one."""
    if new.company_id is None:
        return None
    query = select(Assignment).where(
        Assignment.live.is_(True),
        Assignment.vacated_on == new.starts_on - ONE_DAY,
        Assignment.ended_as.in_(_CARRIED_ON),
        Assignment.id != new.id,
    )
    stays = [item for item in session.execute(query.order_by(Assignment.id)).scalars() if _goes_on(item, new)]
    if len(stays) > 1:  # a company that moves twice on one day: the entry that made this one knows which
        together = _written_with(session, new)
        stays = [item for item in stays if item.id in together] or stays
    return stays[0] if stays else None


def _goes_on(old: Assignment, new: Assignment) -> bool:
    if old.ended_as is EndedAs.TAKEN_UP:
        return old.unit_id == new.unit_id and old.company_id in {None, new.company_id}
    return old.kind is new.kind and old.company_id == new.company_id and old.unit_id != new.unit_id


def _written_with(session: Session, item: Assignment) -> frozenset[int]:
    """The assignments of the journal entry in which one first appears."""
    own = select(JournalLine.entry).where(JournalLine.kind == "assignment", JournalLine.key == item.id)
    entry = session.execute(own.order_by(JournalLine.entry).limit(1)).scalar()
    keys = select(JournalLine.key).where(JournalLine.kind == "assignment", JournalLine.entry == entry)
    return frozenset(session.execute(keys).scalars())


def _successor(session: Session, old: Assignment) -> Assignment | None:
    """The assignment in which one goes on; None when the company leaves."""
    if old.ended_as not in _CARRIED_ON or old.vacated_on is None:
        return None
    query = select(Assignment).where(Assignment.live.is_(True), Assignment.starts_on == old.vacated_on + ONE_DAY)
    for new in session.execute(query).scalars():
        if _goes_on(old, new) and _predecessor(session, new) is old:
            return new
    return None


def _starting(session: Session, unit_id: int, on: date) -> Sequence[Assignment]:
    query = select(Assignment).where(
        Assignment.live.is_(True), Assignment.unit_id == unit_id, Assignment.starts_on == on
    )
    return list(session.execute(query).scalars())


# --- changing it ----------------------------------------------------------------------------


def _start_new(step: _Step, on: date) -> None:
    last = step.new.vacated_on or step.new.ends_on
    if last is not None and last < on:
        raise errors.EndBeforeStart(on, last)
    step.new.starts_on = on


def _end_old(step: _Step, on: date) -> None:
    if step.old is None:
        return
    if on <= step.old.starts_on:
        raise errors.EndBeforeStart(step.old.starts_on, on - ONE_DAY)
    step.old.vacated_on = on - ONE_DAY
    step.old.until_on = until(step.old.vacated_on, step.old.ends_on)


def _stays(session: Session, old: Assignment, new: Assignment) -> None:
    """Nobody leaves after all; what was agreed since of a transfer is kept."""
    if old.company_id is not None and old.vacated_on is not None:
        company = found(session, Company, old.company_id)
        if old.ended_as is EndedAs.GRADUATED and company.graduated_on == old.vacated_on:
            company.graduated_on, company.end_reason = None, ""
        elif old.ended_as is EndedAs.LEFT and company.left_on == old.vacated_on:
            company.left_on, company.end_reason = None, ""
    if old.ended_as is EndedAs.TRANSFER:
        old.ends_on, old.notice_on = new.ends_on, new.notice_on
    old.vacated_on = old.ended_as = None
    old.until_on = until(None, old.ends_on)


# --- who may be in the way ------------------------------------------------------------------


def _begun(assignment_id: int, starts_on: date) -> Wishes:
    def wishes(session: Session) -> list[Wanted]:
        steps = _arrangement(session, found(session, Assignment, assignment_id))
        own = _own(steps)
        news = [
            Wanted(step.new.unit_id, starts_on, step.new.ends_on, own, is_hold=step.new.kind is AssignmentKind.HOLD)
            for step in steps
        ]
        olds = [
            Wanted(step.old.unit_id, step.old.starts_on, starts_on - ONE_DAY, own)
            for step in steps
            if step.old is not None
        ]
        return [*news, *olds]

    return wishes


def _own(steps: Sequence[_Step]) -> frozenset[int]:
    items = (item for step in steps for item in (step.new, step.old) if item is not None)
    return frozenset(item.id for item in items)
