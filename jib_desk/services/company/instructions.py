"""Standing instructions: what to mind for a company, a host or a room, shown where it matters."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jib_desk.models.company import Company, Contact
from jib_desk.models.journal import Work
from jib_desk.models.plan import Room
from jib_desk.models.task import StandingInstruction
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.instructions import InstructionRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned

_SHOWN = ("body", "ends_on")


class InstructionsService(Service):
    """Reads and writes standing instructions."""

    def of(
        self, company_id: int | None = None, contact_id: int | None = None, room_id: int | None = None
    ) -> tuple[InstructionRow, ...]:
        """What is to be minded today for any of these, in the order written down; nothing for none of them."""
        wanted = (
            (StandingInstruction.company_id, company_id),
            (StandingInstruction.contact_id, contact_id),
            (StandingInstruction.room_id, room_id),
        )
        of_these = [column == key for column, key in wanted if key is not None]
        if not of_these:
            return ()

        def reading(session: Session) -> tuple[InstructionRow, ...]:
            last = StandingInstruction.ends_on
            query = (
                select(StandingInstruction)
                .where(or_(*of_these), or_(last.is_(None), last >= self._today(session)))
                .order_by(StandingInstruction.id)
            )
            return tuple(_as_row(item) for item in session.execute(query).scalars())

        return self._read(reading)

    def add(
        self,
        *,
        by: Actor,
        body: str,
        company_id: int | None = None,
        contact_id: int | None = None,
        room_id: int | None = None,
        ends_on: date | None = None,
        token: str | None = None,
    ) -> Outcome[InstructionRow]:
        """A new one for exactly one company, host or room; `ends_on` is its last day.

        Raises ValueMissing, ValueRefused, NotFound.
        """
        text = _body(body)
        if sum(key is not None for key in (company_id, contact_id, room_id)) != 1:
            raise errors.ValueMissing("company")

        def do(work: Work) -> int:
            self._refuse_past(work, ends_on)
            item = StandingInstruction(
                company_id=company_id, contact_id=contact_id, room_id=room_id, body=text, ends_on=ends_on
            )
            work.subject = _subject(work.session, item)
            work.session.add(item)
            work.session.flush()
            return item.id

        return self._commit(by, "instruction.add", do, _row, token=token)

    def edit(
        self,
        *,
        by: Actor,
        instruction_id: int,
        version: int,
        body: str,
        ends_on: date | None = None,
        token: str | None = None,
    ) -> Outcome[InstructionRow]:
        """Says it differently, or until another day. Raises ValueMissing, ValueRefused, Stale."""
        text = _body(body)

        def do(work: Work) -> int:
            item = found(work.session, StandingInstruction, instruction_id)
            check_version("standing_instruction", item, version, _SHOWN)
            self._refuse_past(work, ends_on)
            item.body, item.ends_on = text, ends_on
            work.subject = _subject(work.session, item)
            return instruction_id

        return self._commit(by, "instruction.edit", do, _row, token=token)

    def _refuse_past(self, work: Work, ends_on: date | None) -> None:
        """What need not be minded any more is ended, not written down."""
        if ends_on is not None and ends_on < self._today(work.session):
            raise errors.ValueRefused("ends_on", "in_the_past", ends_on.isoformat())

    def end(self, *, by: Actor, instruction_id: int, version: int, token: str | None = None) -> Outcome[InstructionRow]:
        """It need not be minded any more: yesterday was its last day. Raises Stale."""

        def do(work: Work) -> int:
            item = found(work.session, StandingInstruction, instruction_id)
            check_version("standing_instruction", item, version, _SHOWN)
            item.ends_on = self._today(work.session) - ONE_DAY
            work.subject = _subject(work.session, item)
            return instruction_id

        return self._commit(by, "instruction.end", do, _row, token=token)


def _body(text: str) -> str:
    body = cleaned("body", text, LINE_LIMIT)
    if not body:
        raise errors.ValueMissing("body")
    return body


def _subject(session: Session, item: StandingInstruction) -> str:
    """Whose it is, without the names of people. Raises NotFound."""
    if item.room_id is not None:
        return found(session, Room, item.room_id).code
    company_id = item.company_id
    if item.contact_id is not None:
        company_id = found(session, Contact, item.contact_id).company_id
    return found(session, Company, company_id).code if company_id is not None else ""


def _row(session: Session, key: int) -> InstructionRow:
    session.flush()
    return _as_row(found(session, StandingInstruction, key))


def _as_row(item: StandingInstruction) -> InstructionRow:
    return InstructionRow(
        id=item.id,
        uid=item.uid,
        version=item.version,
        company_id=item.company_id,
        contact_id=item.contact_id,
        room_id=item.room_id,
        body=item.body,
        ends_on=item.ends_on,
    )
