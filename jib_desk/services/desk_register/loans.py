"""Things of the desk that are lent: to whom, until when, and back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.models.register import Loan
from jib_desk.rules.texts import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.register import LoanRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned

_SHOWN = ("item", "number", "due_at", "returned_at")
Query = Select[Loan, Company]


class LoansService(Service):
    """Reads and writes loans. A numbered thing is with one holder at a time."""

    # --- reading ----------------------------------------------------------------------------

    def out(self) -> tuple[LoanRow, ...]:
        """What is lent, the first due first, then what is due whenever."""
        return self._rows(_ALL.where(Loan.returned_at.is_(None)).order_by(Loan.due_at.is_(None), Loan.due_at, Loan.id))

    def back(self, limit: int = 200) -> tuple[LoanRow, ...]:
        """What came back, the latest first."""
        return self._rows(_ALL.where(Loan.returned_at.is_not(None)).order_by(Loan.returned_at.desc()).limit(limit))

    def overdue(self) -> tuple[LoanRow, ...]:
        """What should be back by now, the longest first."""
        return tuple(row for row in self.out() if row.is_overdue)

    # --- writing ----------------------------------------------------------------------------

    def lend(
        self,
        *,
        by: Actor,
        item: str,
        number: str = "",
        company_id: int | None = None,
        holder: str = "",
        phone: str = "",
        due_at: datetime | None = None,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[LoanRow]:
        """Somebody borrows a thing. Raises ValueMissing (item, holder), ValueRefused, LoanOut, NotFound."""
        texts = _texts(item=item, number=number, holder=holder, phone=phone, note=note)
        if not texts["holder"] and company_id is None:
            raise errors.ValueMissing("holder")
        now = self._clock.now()
        if due_at is not None and due_at <= now:
            raise errors.ValueRefused("due_at", "in_the_past", due_at.isoformat())

        def do(work: Work) -> int:
            if company_id is not None:
                found(work.session, Company, company_id)
            _refuse_twice(work.session, texts["item"], texts["number"])
            loan = Loan(**texts, company_id=company_id, lent_at=now, due_at=due_at)
            work.session.add(loan)
            work.session.flush()
            work.subject = _subject(loan)
            return loan.id

        return self._commit(by, "loan.lend", do, self._one, token=token)

    def extend(
        self, *, by: Actor, loan_id: int, version: int, due_at: datetime | None, token: str | None = None
    ) -> Outcome[LoanRow]:
        """It may stay for longer, or has to be back earlier. Raises Stale, EntryClosed, ValueRefused, NotFound."""

        def do(work: Work) -> int:
            loan = found(work.session, Loan, loan_id)
            check_version("loan", loan, version, _SHOWN)
            _refuse_back(loan)
            if due_at is not None and due_at < loan.lent_at:
                raise errors.ValueRefused("due_at", "in_the_past", due_at.isoformat())
            loan.due_at = due_at
            work.subject = _subject(loan)
            return loan_id

        return self._commit(by, "loan.extend", do, self._one, token=token)

    def give_back(
        self, *, by: Actor, loan_ids: Sequence[int], token: str | None = None
    ) -> Outcome[tuple[LoanRow, ...]]:
        """They are at the desk again: all of them, or none. Raises EntryClosed, NotFound."""
        if not loan_ids:
            raise errors.ValueMissing("loan")

        def do(work: Work) -> list[int]:
            loans = [found(work.session, Loan, key) for key in dict.fromkeys(loan_ids)]
            for loan in loans:
                _refuse_back(loan)
                loan.returned_at = max(self._clock.now(), loan.lent_at)  # a clock set back invents no earlier time
            work.subject = ", ".join(map(_subject, loans))[:NAME_LIMIT]
            return [loan.id for loan in loans]

        def read(session: Session, keys: Sequence[int]) -> tuple[LoanRow, ...]:
            return tuple(self._one(session, key) for key in keys)

        return self._commit(by, "loan.give_back", do, read, token=token)

    # --- helpers ----------------------------------------------------------------------------

    def _rows(self, query: Query) -> tuple[LoanRow, ...]:
        return self._read(lambda session: self._read_rows(session, query))

    def _read_rows(self, session: Session, query: Query) -> tuple[LoanRow, ...]:
        now = self._clock.now()
        return tuple(_row(loan, company, now) for loan, company in session.execute(query))

    def _one(self, session: Session, key: int) -> LoanRow:
        session.flush()
        return self._read_rows(session, _ALL.where(Loan.id == key))[0]


_ALL: Query = select(Loan, Company).outerjoin(Company, Company.id == Loan.company_id)


def _row(loan: Loan, company: Company | None, now: datetime) -> LoanRow:
    is_overdue = loan.returned_at is None and loan.due_at is not None and loan.due_at < now
    zh, en = ("", "") if company is None else (company.short_zh or company.name_zh, company.short_en or company.name_en)
    return LoanRow(
        loan.id, loan.version, loan.item, loan.number, loan.company_id, zh, en, loan.holder, loan.phone,
        loan.lent_at, loan.due_at, loan.returned_at, is_overdue, loan.note,
    )  # fmt: skip


def _texts(*, item: str, number: str, holder: str, phone: str, note: str) -> dict[str, str]:
    texts = {
        "item": cleaned("item", item, NAME_LIMIT),
        "number": cleaned("number", number, CODE_LIMIT),
        "holder": cleaned("holder", holder, NAME_LIMIT),
        "phone": cleaned("phone", phone, CODE_LIMIT),
        "note": cleaned("note", note, LINE_LIMIT),
    }
    if not texts["item"]:
        raise errors.ValueMissing("item")
    return texts


def _refuse_twice(session: Session, item: str, number: str) -> None:
    if not number:
        return
    same = select(Loan).where(Loan.item == item, Loan.number == number, Loan.returned_at.is_(None))
    loan = session.execute(same.limit(1)).scalar()
    if loan is not None:
        raise errors.LoanOut(item, number, loan.lent_at)


def _refuse_back(loan: Loan) -> None:
    if loan.returned_at is not None:
        raise errors.EntryClosed(_subject(loan))


def _subject(loan: Loan) -> str:
    return f"{loan.item} {loan.number}".strip()
