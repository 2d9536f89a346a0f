"""Agreements of companies: number, dates, deposit and files; and what of them needs looking at."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.attachment import Attachment
from jib_desk.models.company import Agreement, Company
from jib_desk.models.journal import Work
from jib_desk.rules.agreements import Missing, covers, is_in_force, missing
from jib_desk.rules.occupancy import UnitStatus
from jib_desk.rules.texts import NOTE_LIMIT
from jib_desk.rules.words import AssignmentKind, AttachmentOf, UnitState
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.company.company_stages import touched
from jib_desk.services.rows.agreements import AgreementRow, AttentionRow, EndingRow, LackingRow
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_book import SeatBook, seat_book
from jib_desk.services.seat.seat_reads import assignment_rows
from jib_desk.services.seat.seat_writes import agreement_number, cleaned

LONGEST_NOTICE_DAYS = 90
_SHOWN = ("number", "signed_on", "starts_on", "ends_on", "deposit")
_MOST_YUAN = 1_000_000_000
_COMPLETENESS = (
    *(Agreement.id, Agreement.company_id, Agreement.number, Agreement.starts_on, Agreement.ends_on),
    *(Agreement.signed_on, Agreement.deposit, Agreement.deposit_paid_on),
)


class AgreementsService(Service):
    """Reads and writes agreements; their files are attachments."""

    # --- reading ----------------------------------------------------------------------------

    def of(self, company_id: int) -> tuple[AgreementRow, ...]:
        """A company's agreements, the newest first."""
        return self._read(lambda session: _rows(session, self._today(session), Agreement.company_id == company_id))

    def attention(self) -> AttentionRow:
        """Everything about agreements that needs looking at today, in one read."""

        def reading(session: Session) -> AttentionRow:
            today = self._today(session)
            book = seat_book(session, today)
            statuses = book.occupancy.statuses(today)
            occupied = [status for status in statuses if status.state is UnitState.OCCUPIED]
            past = [status for status in occupied if status.is_overstayed]
            expiring = {item.id for item in book.occupancy.expiring(today, LONGEST_NOTICE_DAYS)}
            soon = [status for status in occupied if status.assignment and status.assignment.id in expiring]
            return AttentionRow(_endings(book, soon), _endings(book, past), _lacking(session, book, today))

        return self._read(reading)

    def ending(self, days: int) -> tuple[EndingRow, ...]:
        """Stays that end within some days (at most 90) and are not renewed, the next first."""
        return self.attention().ending_within(days)

    def overstayed(self) -> tuple[EndingRow, ...]:
        """Stays past their agreed end that nobody ended."""
        return self.attention().overstayed

    def missing_documents(self) -> tuple[LackingRow, ...]:
        """What residents and agreements in force lack, in order of company code."""
        return self.attention().lacking

    # --- writing ----------------------------------------------------------------------------

    def add(
        self,
        *,
        by: Actor,
        company_id: int,
        number: str,
        signed_on: date | None = None,
        starts_on: date | None = None,
        ends_on: date | None = None,
        deposit: int | None = None,
        deposit_paid_on: date | None = None,
        deposit_returned_on: date | None = None,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[AgreementRow]:
        """A new agreement. The company's stays in its days that have none stand on it from now on.

        Raises ValueMissing, AgreementKnown, EndBeforeStart, ValueRefused, NotFound.
        """
        values = _values(number, signed_on, starts_on, ends_on, deposit, deposit_paid_on, deposit_returned_on, note)

        def do(work: Work) -> int:
            found(work.session, Company, company_id)
            _refuse_payments_to_come(self._today(work.session), values)
            _refuse_known(work.session, company_id, values["number"], None)
            agreement = Agreement(company_id=company_id, **values)
            work.session.add(agreement)
            work.session.flush()
            _stand_on(work.session, agreement)
            work.subject = f"{touched(work.session, company_id)} · {agreement.number}"
            return agreement.id

        return self._commit(by, "agreement.add", do, self._row, token=token)

    def edit(
        self,
        *,
        by: Actor,
        agreement_id: int,
        version: int,
        number: str,
        signed_on: date | None = None,
        starts_on: date | None = None,
        ends_on: date | None = None,
        deposit: int | None = None,
        deposit_paid_on: date | None = None,
        deposit_returned_on: date | None = None,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[AgreementRow]:
        """The agreement as it is from now on: what is not given is not known. Raises as `add`, and Stale."""
        values = _values(number, signed_on, starts_on, ends_on, deposit, deposit_paid_on, deposit_returned_on, note)

        def do(work: Work) -> int:
            agreement = found(work.session, Agreement, agreement_id)
            check_version("agreement", agreement, version, _SHOWN)
            _refuse_payments_to_come(self._today(work.session), values)
            _refuse_known(work.session, agreement.company_id, values["number"], agreement_id)
            for name, value in values.items():
                setattr(agreement, name, value)
            work.session.flush()
            _stand_on(work.session, agreement)
            work.subject = f"{touched(work.session, agreement.company_id)} · {agreement.number}"
            return agreement_id

        return self._commit(by, "agreement.edit", do, self._row, token=token)

    def _row(self, session: Session, key: int) -> AgreementRow:
        session.flush()
        return _rows(session, self._today(session), Agreement.id == key)[0]


# --- writing, in parts ------------------------------------------------------------------------


def _values(
    number: str,
    signed_on: date | None,
    starts_on: date | None,
    ends_on: date | None,
    deposit: int | None,
    deposit_paid_on: date | None,
    deposit_returned_on: date | None,
    note: str,
) -> dict[str, Any]:
    known = agreement_number(number)
    if not known:
        raise errors.ValueMissing("number")
    for first, last, name in ((starts_on, ends_on, "ends_on"), (deposit_paid_on, deposit_returned_on, "returned")):
        if first is not None and last is not None and last < first:
            raise (
                errors.EndBeforeStart(first, last)
                if name == "ends_on"
                else errors.ValueRefused("deposit_returned_on", "before_paid", last.isoformat())
            )
    if deposit is not None and not 0 <= deposit <= _MOST_YUAN:
        raise errors.ValueRefused("deposit", "out_of_range", str(deposit))
    return {
        "number": known,
        "signed_on": signed_on,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "deposit": deposit,
        "deposit_paid_on": deposit_paid_on,
        "deposit_returned_on": deposit_returned_on,
        "note": cleaned("note", note, NOTE_LIMIT, lines=True),
    }


def _refuse_payments_to_come(today: date, values: Mapping[str, Any]) -> None:
    for name in ("deposit_paid_on", "deposit_returned_on"):
        if values[name] is not None and values[name] > today:
            raise errors.ValueRefused(name, "in_the_future", values[name].isoformat())


def _refuse_known(session: Session, company_id: int, number: str, agreement_id: int | None) -> None:
    query = select(Agreement.id).where(Agreement.company_id == company_id, Agreement.number == number)
    known = session.execute(query).scalar()
    if known is not None and known != agreement_id:
        raise errors.AgreementKnown(number)


def _stand_on(session: Session, agreement: Agreement) -> None:
    """Stays of the company without an agreement, in the days of this one, are told that it is theirs."""
    query = select(Assignment).where(
        Assignment.company_id == agreement.company_id,
        Assignment.agreement_id.is_(None),
        Assignment.kind == AssignmentKind.OCCUPANCY,
        Assignment.live.is_(True),
    )
    for item in session.execute(query).scalars():
        if covers(agreement.starts_on, agreement.ends_on, item.starts_on, item.vacated_on or item.ends_on):
            item.agreement_id = agreement.id
    session.flush()


# --- rows ------------------------------------------------------------------------------------


def _rows(session: Session, today: date, *conditions: Any) -> tuple[AgreementRow, ...]:
    agreements = list(session.execute(select(Agreement).where(*conditions)).scalars())
    keys = [item.id for item in agreements]
    files = _files(session, Attachment.key.in_(keys))
    seats: dict[int, list[AssignmentRow]] = {}
    numbered = session.execute(select(Assignment.id, Assignment.agreement_id).where(Assignment.agreement_id.in_(keys)))
    behind = {row.id: row.agreement_id for row in numbered}
    for row in assignment_rows(session, Assignment.id.in_(list(behind)), Assignment.live.is_(True)):
        if row.vacated_on is None or row.vacated_on >= today:
            seats.setdefault(behind[row.id], []).append(row)
    rows = [_row(item, files.get(item.id, 0), seats.get(item.id, []), today) for item in agreements]
    return tuple(sorted(rows, key=lambda row: (row.starts_on or date.min, row.id), reverse=True))


def _row(item: Agreement, files: int, seats: Sequence[AssignmentRow], today: date) -> AgreementRow:
    ends = [row.vacated_on or row.ends_on for row in seats]
    return AgreementRow(
        id=item.id,
        uid=item.uid,
        version=item.version,
        company_id=item.company_id,
        number=item.number,
        signed_on=item.signed_on,
        starts_on=item.starts_on,
        ends_on=item.ends_on,
        deposit=item.deposit,
        deposit_paid_on=item.deposit_paid_on,
        deposit_returned_on=item.deposit_returned_on,
        note=item.note,
        files=files,
        units=tuple(sorted(row.unit_code for row in seats)),
        seats_until=None if None in ends else max((end for end in ends if end is not None), default=None),
        is_current=bool(seats) or is_in_force(item.starts_on, item.ends_on, today),
        lacks=missing(
            signed_on=item.signed_on, files=files, deposit=item.deposit, deposit_paid_on=item.deposit_paid_on
        ),
    )


def _files(session: Session, *conditions: ColumnElement[bool]) -> Mapping[int, int]:
    """Agreement → how many files it has; absent without any."""
    query = (
        select(Attachment.key, func.count())
        .where(Attachment.kind == AttachmentOf.AGREEMENT, Attachment.removed_at.is_(None), *conditions)
        .group_by(Attachment.key)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _endings(book: SeatBook, statuses: Iterable[UnitStatus]) -> tuple[EndingRow, ...]:
    rows: list[EndingRow] = []
    for status in statuses:
        item = status.assignment
        if item is None or item.company_id is None or status.until is None or status.days_left is None:
            continue
        names = book.companies[item.company_id]
        rows.append(
            EndingRow(
                assignment_id=item.id,
                unit_id=item.unit_id,
                unit_code=status.layout.code,
                company_id=item.company_id,
                company_code=names.code,
                company_en=names.en,
                company_zh=names.zh,
                ends_on=status.until,
                days_left=status.days_left,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.ends_on, row.unit_code)))


def _lacking(session: Session, book: SeatBook, today: date) -> tuple[LackingRow, ...]:
    """Agreements that matter today and lack something, and residents that have none at all.

    Past the mapping: with every change of a thousand residents this is read anew.
    """
    units = {unit.id: unit for unit in book.occupancy.units}
    behind: dict[int, list[str]] = {}
    bare: dict[int, list[str]] = {}
    stays = select(Assignment.agreement_id, Assignment.company_id, Assignment.unit_id, Assignment.starts_on).where(
        Assignment.kind == AssignmentKind.OCCUPANCY,
        Assignment.live.is_(True),
        or_(Assignment.vacated_on.is_(None), Assignment.vacated_on >= today),
    )
    for row in session.execute(stays):
        code = units[row.unit_id].layout(max(today, row.starts_on)).code
        if row.agreement_id is not None:
            behind.setdefault(row.agreement_id, []).append(code)
        elif row.starts_on <= today:
            bare.setdefault(row.company_id, []).append(code)
    files = _files(session)
    rows = [_lacks(book, key, None, "", codes, (Missing.AGREEMENT,)) for key, codes in bare.items()]
    for row in session.execute(select(*_COMPLETENESS)):
        lacks = missing(
            signed_on=row.signed_on,
            files=files.get(row.id, 0),
            deposit=row.deposit,
            deposit_paid_on=row.deposit_paid_on,
        )
        if lacks and (row.id in behind or is_in_force(row.starts_on, row.ends_on, today)):
            rows.append(_lacks(book, row.company_id, row.id, row.number, behind.get(row.id, ()), lacks))
    return tuple(sorted(rows, key=lambda row: (row.company_code, row.number)))


def _lacks(
    book: SeatBook, company_id: int, key: int | None, number: str, units: Iterable[str], lacks: tuple[Missing, ...]
) -> LackingRow:
    names = book.companies[company_id]
    return LackingRow(company_id, names.code, names.en, names.zh, key, number, tuple(sorted(units)), lacks)
