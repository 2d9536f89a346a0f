"""Cards, keys and remote controls: handed out, taken back, lost, replaced; and how many a company may have.

That a number is out once at a time is the database's word; this service says who has it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jib_desk.models.company import Company, Contact
from jib_desk.models.facility import AccessItem
from jib_desk.models.faults import GuardRefused
from jib_desk.models.journal import Work
from jib_desk.rules.access import access_number, state_of
from jib_desk.rules.texts import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT
from jib_desk.rules.words import AccessKind, AccessState, word
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service, check_version, found
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Outcome
from jib_desk.services.company.company_stages import company_subject
from jib_desk.services.rows.access import AccessRow, CardAllowance
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import both, cleaned

_OUT = (AccessItem.returned_on.is_(None), AccessItem.lost_on.is_(None))
_MOST_CARDS = 999


class AccessService(Service):
    """Reads and writes who has which card and key."""

    # --- reading ----------------------------------------------------------------------------

    def one(self, item_id: int) -> AccessRow:
        """One handing-out. Raises NotFound."""
        return self._read(lambda session: _row(session, item_id))

    def of_company(self, company_id: int) -> tuple[AccessRow, ...]:
        """Everything that a company ever had: what is out first, then the latest."""
        return self._read(lambda session: access_rows(session, AccessItem.company_id == company_id))

    def who_has(self, number: str) -> tuple[AccessRow, ...]:
        """Every handing-out of a number, the present one first: a card and a key may bear the same."""
        return self._read(lambda session: access_rows(session, AccessItem.number == access_number(number)))

    def items(
        self, state: AccessState | None = None, kind: AccessKind | None = None, text: str = ""
    ) -> tuple[AccessRow, ...]:
        """All cards and keys, narrowed by what they are, where they are, and a part of number, holder or company."""
        wanted = text.strip().casefold()

        def is_meant(row: AccessRow) -> bool:
            shown = (row.number, row.holder_zh, row.holder_en, row.company_zh, row.company_en)
            return state in {None, row.state} and (not wanted or any(wanted in name.casefold() for name in shown))

        conditions = [] if kind is None else [AccessItem.kind == kind]
        return tuple(row for row in self._read(lambda session: access_rows(session, *conditions)) if is_meant(row))

    def allowance(self, company_id: int) -> CardAllowance:
        """How many access cards a company has and may have. Raises NotFound."""
        return self._read(lambda session: _allowance(session, found(session, Company, company_id)))

    # --- writing ----------------------------------------------------------------------------

    def issue(
        self,
        *,
        by: Actor,
        kind: AccessKind,
        number: str,
        company_id: int | None = None,
        contact_id: int | None = None,
        holder: str = "",
        issued_on: date | None = None,
        note: str = "",
        override_reason: str = "",
        token: str | None = None,
    ) -> Outcome[AccessRow]:
        """Hand out a card or key, today unless another day is given. A contact brings its company along.

        Raises ValueMissing (number, holder), ValueRefused (in_the_future), AccessItemOut, and TooManyCards unless a
        manager gives a reason (else NotAllowed).
        """
        written, name = _number(number), cleaned("holder", holder, NAME_LIMIT)
        text, why = cleaned("note", note, LINE_LIMIT), cleaned("reason", override_reason, LINE_LIMIT)

        def do(work: Work) -> int:
            contact = found(work.session, Contact, contact_id) if contact_id is not None else None
            owner = (contact.company_id if contact is not None else None) or company_id
            if owner is None and contact is None and not name:
                raise errors.ValueMissing("holder")
            item = AccessItem(
                kind=AccessKind(kind),
                number=written,
                company_id=owner,
                contact_id=contact_id,
                holder="" if contact is not None else name,
                issued_on=self._day("issued_on", issued_on, work.session),
                note=text,
            )
            self._check_limit(work.session, by, item, why)
            return _added(work, item)

        return self._commit(by, "access.issue", do, _row, token=token, reason=why, explain=_holder_of(kind, written))

    def give_back(
        self, *, by: Actor, item_id: int, version: int, on: date | None = None, token: str | None = None
    ) -> Outcome[AccessRow]:
        """A card or key is back at the desk, also one that was reported lost. Raises AccessItemBack, Stale."""

        def do(work: Work) -> int:
            item = _there(work.session, item_id, version)
            item.returned_on = self._day("returned_on", on, work.session, item.issued_on)
            work.subject = _subject(item)
            return item.id

        return self._commit(by, "access.return", do, _row, token=token)

    def report_lost(
        self, *, by: Actor, item_id: int, version: int, on: date | None = None, token: str | None = None
    ) -> Outcome[AccessRow]:
        """Nobody knows where it is: its number is free, it no longer counts. Raises AccessItemBack, Stale."""

        def do(work: Work) -> int:
            item = _there(work.session, item_id, version)
            item.lost_on = self._day("lost_on", on, work.session, item.issued_on)
            work.subject = _subject(item)
            return item.id

        return self._commit(by, "access.lost", do, _row, token=token)

    def reissue(
        self,
        *,
        by: Actor,
        item_id: int,
        version: int,
        number: str,
        override_reason: str = "",
        token: str | None = None,
    ) -> Outcome[AccessRow]:
        """Another card or key for the same holder in the place of one that is lost, today and in one step.

        One that is out yet is noted as lost by it. Raises what `issue` raises.
        """
        written, why = _number(number), cleaned("reason", override_reason, LINE_LIMIT)
        old = self._read(lambda session: _row(session, item_id))

        def do(work: Work) -> int:
            item = _there(work.session, item_id, version)
            today = self._today(work.session)
            item.lost_on = item.lost_on or today
            work.session.flush()
            new = AccessItem(
                kind=item.kind,
                number=written,
                company_id=item.company_id,
                contact_id=item.contact_id,
                holder=item.holder,
                issued_on=today,
            )
            self._check_limit(work.session, by, new, why)
            key = _added(work, new)
            work.subject = f"{_subject(item)} → {written}"
            return key

        explain = _holder_of(old.kind, written)
        return self._commit(by, "access.reissue", do, _row, token=token, reason=why, explain=explain)

    def set_limit(
        self, *, by: Actor, company_id: int, version: int, limit: int | None, token: str | None = None
    ) -> Outcome[CardAllowance]:
        """How many access cards a company may have out; None = as many as the centre allows. Managers only."""
        if limit is not None and not 0 <= limit <= _MOST_CARDS:
            raise errors.ValueRefused("card_limit", "out_of_range", str(limit))

        def do(work: Work) -> int:
            company = found(work.session, Company, company_id)
            check_version("company", company, version)
            company.card_limit = limit
            work.subject = company_subject(company)
            return company_id

        return self._commit(
            by,
            "access.limit",
            do,
            lambda session, key: _allowance(session, found(session, Company, key)),
            token=token,
            roles=MANAGERS,
        )

    # --- helpers ----------------------------------------------------------------------------

    def _day(self, name: str, day: date | None, session: Session, since: date = date.min) -> date:
        today = self._today(session)
        if day is None:
            return max(today, since)
        if day > today:
            raise errors.ValueRefused(name, "in_the_future")
        if day < since:
            raise errors.ValueRefused(name, "before_issue", day.isoformat())
        return day

    def _check_limit(self, session: Session, by: Actor, item: AccessItem, why: str) -> None:
        if item.kind is not AccessKind.CARD or item.company_id is None:
            return
        company = found(session, Company, item.company_id)
        allowed = _allowance(session, company)
        if allowed.out < allowed.limit:
            return
        if not why:
            name = both(company.short_zh or company.name_zh, company.short_en or company.name_en)
            raise errors.TooManyCards(name, allowed.out, allowed.limit)
        if by.role not in MANAGERS:
            raise errors.NotAllowed("access.over_limit", by.role)


def access_rows(session: Session, *conditions: Any) -> tuple[AccessRow, ...]:
    """Cards and keys as rows: what is out first, then the latest that were handed out."""
    session.flush()
    query = (
        select(AccessItem, Company, Contact)
        .outerjoin(Company, Company.id == AccessItem.company_id)
        .outerjoin(Contact, Contact.id == AccessItem.contact_id)
        .where(*conditions)
        .order_by(AccessItem.issued_on.desc(), AccessItem.id.desc())
    )
    rows = [_as_row(item, company, contact) for item, company, contact in session.execute(query)]
    return tuple(sorted(rows, key=lambda row: row.state is not AccessState.ISSUED))


def _as_row(item: AccessItem, company: Company | None, contact: Contact | None) -> AccessRow:
    return AccessRow(
        id=item.id,
        uid=item.uid,
        version=item.version,
        kind=item.kind,
        number=item.number,
        company_id=item.company_id,
        company_en=(company.short_en or company.name_en) if company else "",
        company_zh=(company.short_zh or company.name_zh) if company else "",
        contact_id=item.contact_id,
        holder_zh=contact.name_zh if contact else item.holder,
        holder_en=contact.name_en if contact else item.holder,
        holder_phone=contact.phone if contact else "",
        issued_on=item.issued_on,
        returned_on=item.returned_on,
        lost_on=item.lost_on,
        note=item.note,
        state=state_of(item.returned_on, item.lost_on),
    )


def _row(session: Session, key: int) -> AccessRow:
    rows = access_rows(session, AccessItem.id == key)
    if not rows:
        raise errors.NotFound("access_item", str(key))
    return rows[0]


def _number(written: str) -> str:
    number = access_number(cleaned("number", written, CODE_LIMIT))
    if not number:
        raise errors.ValueMissing("number")
    return number


def _added(work: Work, item: AccessItem) -> int:
    work.session.add(item)
    work.session.flush()
    work.subject = _subject(item)
    return item.id


def _there(session: Session, item_id: int, version: int) -> AccessItem:
    """A card or key that was not returned. Raises Stale, AccessItemBack."""
    item = found(session, AccessItem, item_id)
    check_version("access_item", item, version)
    if item.returned_on is not None:
        raise errors.AccessItemBack(item.number, item.returned_on)
    return item


def _allowance(session: Session, company: Company) -> CardAllowance:
    query = select(func.count()).where(AccessItem.company_id == company.id, AccessItem.kind == AccessKind.CARD, *_OUT)
    limit = company.card_limit
    return CardAllowance(
        out=session.execute(query).scalar_one(),
        limit=centre_of(session).card_limit if limit is None else limit,
        is_own=limit is not None,
    )


def _holder_of(kind: AccessKind, number: str) -> Callable[[Session, GuardRefused], errors.DeskError | None]:
    def explain(session: Session, _refusal: GuardRefused) -> errors.DeskError | None:
        rows = access_rows(session, AccessItem.kind == kind, AccessItem.number == number, *_OUT)
        if not rows:
            return None
        row = rows[0]
        names = (both(row.holder_zh, row.holder_en), both(row.company_zh, row.company_en))
        holder = " · ".join(part for part in names if part)
        return errors.AccessItemOut(number, holder, row.issued_on)

    return explain


def _subject(item: AccessItem) -> str:
    """What the journal says that an entry was about: never who holds it."""
    return f"{word('access_kind', item.kind).both()} {item.number}"
