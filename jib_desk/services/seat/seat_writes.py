"""One assignment at a time: made, found fit to change, agreed on anew, carried on elsewhere."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment, until
from jib_desk.models.company import Agreement, Company
from jib_desk.models.plan import UnitLayout
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.texts import clean_text
from jib_desk.rules.words import AssignmentKind, EndedAs
from jib_desk.services import errors
from jib_desk.services.base import check_version, found
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.services.seat.seat_book import company_names
from jib_desk.services.seat.seat_reads import assignment_rows, code_on

NOTE_LIMIT = 500
AGREEMENT_LIMIT = 60
_SHOWN = ("starts_on", "ends_on", "vacated_on", "notice_on")


def new_assignment(
    kind: AssignmentKind, unit_id: int, company_id: int | None, starts_on: date, ends_on: date | None, note: str
) -> Assignment:
    if ends_on is not None and ends_on < starts_on:
        raise errors.EndBeforeStart(starts_on, ends_on)
    return Assignment(
        unit_id=unit_id,
        company_id=company_id,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        until_on=until(None, ends_on),
        note=note,
    )


def continued(old: Assignment, unit_id: int, on: date) -> Assignment:
    """The same agreement in another unit, from a day on."""
    new = new_assignment(old.kind, unit_id, old.company_id, max(on, old.starts_on), last_day(old), old.note)
    new.agreement_id = old.agreement_id
    new.notice_on = old.notice_on
    return new


def last_day(item: Assignment) -> date | None:
    """The last day of it as is known now: it may be given up before its end, as a hold that is taken up."""
    return item.ends_on if item.vacated_on is None else item.vacated_on


def held(session: Session, assignment_id: int, version: int, *kinds: AssignmentKind) -> Assignment:
    """A running assignment of one of some kinds. Raises NotFound, Stale, ValueRefused."""
    item = found(session, Assignment, assignment_id)
    check_version("assignment", item, version, _SHOWN)
    if item.kind not in kinds:
        raise errors.ValueRefused("assignment", "wrong_kind", item.kind)
    if not item.live or item.vacated_on is not None:
        raise errors.ValueRefused("assignment", "ended", (item.vacated_on or item.starts_on).isoformat())
    return item


def refuse_past_end(session: Session, item: Assignment, on: date) -> None:
    """Whoever is past their agreed end has to agree on another one before moving on. Raises StayOver."""
    if item.ends_on is not None and item.ends_on < on:
        names = company_names(session).get(item.company_id) if item.company_id is not None else None
        raise errors.StayOver(code_of(session, item.unit_id, on), names.both if names else item.note, item.ends_on)


def agree(item: Assignment, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < item.starts_on:
        raise errors.EndBeforeStart(item.starts_on, ends_on)
    item.ends_on = ends_on
    item.until_on = until(item.vacated_on, ends_on)


def agree_along(session: Session, item: Assignment) -> None:
    """The agreement behind an assignment does not end before it."""
    agreement = None if item.agreement_id is None else found(session, Agreement, item.agreement_id)
    if agreement is None or agreement.ends_on is None:
        return
    if item.ends_on is None or item.ends_on > agreement.ends_on:
        agreement.ends_on = item.ends_on


def agreement_id(session: Session, company_id: int, number: str, starts_on: date, ends_on: date | None) -> int | None:
    """The agreement of that number, made when there is none yet; None without a number."""
    if not number:
        return None
    query = select(Agreement.id).where(Agreement.company_id == company_id, Agreement.number == number)
    known = session.execute(query).scalar()
    if known is not None:
        return known
    agreement = Agreement(company_id=company_id, number=number, starts_on=starts_on, ends_on=ends_on)
    session.add(agreement)
    session.flush()
    return agreement.id


def tell_company(session: Session, item: Assignment, on: date, ended_as: EndedAs, reason: str) -> None:
    """Graduated and left are milestones of the company, once it has no unit any more."""
    if ended_as not in {EndedAs.GRADUATED, EndedAs.LEFT} or item.company_id is None:
        return
    others = select(Assignment.id).where(
        Assignment.company_id == item.company_id,
        Assignment.kind == AssignmentKind.OCCUPANCY,
        Assignment.live.is_(True),
        Assignment.id != item.id,
        Assignment.until_on > on,
    )
    if session.execute(others.limit(1)).first() is not None:
        return
    company = found(session, Company, item.company_id)
    if ended_as is EndedAs.GRADUATED:
        company.graduated_on = on
    else:
        company.left_on = on
    company.end_reason = reason


def rows_of(session: Session, keys: list[int]) -> tuple[AssignmentRow, ...]:
    """Assignments in the order of their keys."""
    session.flush()
    rows = {row.id: row for row in assignment_rows(session, Assignment.id.in_(keys))}
    return tuple(rows[key] for key in keys)


def code_of(session: Session, unit_id: int, on: date) -> str:
    """The unit's number on a day."""
    query = select(UnitLayout.valid_from, UnitLayout.code).where(UnitLayout.unit_id == unit_id)
    layouts = [(row.valid_from, row.code) for row in session.execute(query.order_by(UnitLayout.valid_from))]
    return code_on(layouts, on)


def subject(session: Session, company_id: int | None, code: str) -> str:
    """What the journal says that an entry was about: the seat, then the company in both languages."""
    names = company_names(session).get(company_id) if company_id is not None else None
    return f"{code} · {names.both}" if names else code


def note_of(text: str) -> str:
    return cleaned("note", text, NOTE_LIMIT)


def agreement_number(text: str) -> str:
    return cleaned("agreement", text, AGREEMENT_LIMIT)


def both(zh: str, en: str) -> str:
    """A name as every window can read it, whatever its language; said once where both are the same."""
    return " ".join(name for name in dict.fromkeys((zh, en)) if name)


def cleaned(name: str, text: str, limit: int, *, lines: bool = False) -> str:
    """A text as it is kept. Raises ValueRefused with the name of the field and the rule's code."""
    try:
        return clean_text(text, limit, lines)
    except RuleFault as fault:
        raise errors.ValueRefused(name, fault.code, fault.detail) from fault
