"""Check-lists as rows, and the moves that have none."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.centre import Staff
from jib_desk.models.facility import AccessItem
from jib_desk.models.task import Checklist, ChecklistItem, ChecklistTemplate
from jib_desk.rules.checklists import default_items, from_stored
from jib_desk.rules.intervals import Days
from jib_desk.rules.occupancy_period import Moved, Movement, movements
from jib_desk.rules.words import ChecklistKind
from jib_desk.services.rows.tasks import ChecklistItemRow, ChecklistRow, DueChecklist, TemplateRow
from jib_desk.services.seat.seat_book import CompanyNames, SeatBook, company_names, seat_book
from jib_desk.services.seat.seat_writes import code_of

_KINDS = {Movement.MOVE_IN: ChecklistKind.MOVE_IN, Movement.MOVE_OUT: ChecklistKind.MOVE_OUT}
NOBODY = CompanyNames("", "", "", "")


def template_row(session: Session, kind: ChecklistKind) -> TemplateRow:
    """What new lists of a kind get."""
    row = session.execute(select(ChecklistTemplate).where(ChecklistTemplate.kind == kind)).scalar()
    if row is None:
        return TemplateRow(kind, 0, default_items(kind))
    return TemplateRow(kind, row.version, from_stored(row.items))


def checklist_rows(session: Session, *conditions: Any) -> tuple[ChecklistRow, ...]:
    """Lists as rows: open ones first, the earliest due of them in front; closed ones the newest first."""
    session.flush()
    lists = session.execute(select(Checklist).where(*conditions)).scalars().all()
    items = _items(session, [row.id for row in lists])
    names = company_names(session)
    leaving = {row.company_id or 0 for row in lists if row.kind is ChecklistKind.MOVE_OUT}
    out = _cards_out(session, leaving)
    rows = [_row(session, row, items.get(row.id, ()), names, out) for row in lists]
    still_open = sorted((row for row in rows if row.is_open), key=lambda row: (row.due_on, row.id))
    closed = sorted((row for row in rows if not row.is_open), key=lambda row: (row.due_on, row.id), reverse=True)
    return (*still_open, *closed)


def due_lists(session: Session, today: date, window: timedelta) -> tuple[DueChecklist, ...]:
    """Moves in and out from so long before today to as long after it that nobody opened a list for."""
    book = seat_book(session, today)
    found = movements(book.occupancy, Days(today - window, today + window))
    return _without_list(session, book, found)


def due_of(session: Session, today: date, window: timedelta, assignments: Collection[int]) -> tuple[DueChecklist, ...]:
    """What just these assignments ask for: a list to move in, or, where the end is certain, one to move out.

    Of moves that lie further back than `window` nothing is asked: somebody writes down what was long ago.
    """
    book = seat_book(session, today)
    since = Days(today - window)
    found = [moved for moved in movements(book.occupancy, since) if moved.assignment.id in assignments]
    return _without_list(session, book, [moved for moved in found if _is_certain(moved, book)])


def _is_certain(moved: Moved, book: SeatBook) -> bool:
    leaves = moved.assignment.vacated_on is not None or moved.assignment.id in book.notices
    return leaves is (moved.what is Movement.MOVE_OUT)


def _without_list(session: Session, book: SeatBook, found: Iterable[Moved]) -> tuple[DueChecklist, ...]:
    query = select(Checklist.kind, Checklist.assignment_id).where(Checklist.assignment_id.is_not(None))
    known = {(row.kind, row.assignment_id) for row in session.execute(query)}
    rows: list[DueChecklist] = []
    for moved in found:
        kind, company_id = _KINDS.get(moved.what), moved.assignment.company_id
        if kind is None or company_id is None or (kind, moved.assignment.id) in known:
            continue
        names = book.companies[company_id]
        code = book.code(moved.unit_id, moved.on)
        rows.append(DueChecklist(kind, moved.assignment.id, company_id, names.en, names.zh, code, moved.on))
    return tuple(rows)


def _items(session: Session, lists: Sequence[int]) -> Mapping[int, list[ChecklistItemRow]]:
    query = (
        select(ChecklistItem, Staff.name)
        .outerjoin(Staff, Staff.id == ChecklistItem.done_by)
        .where(ChecklistItem.checklist_id.in_(lists))
        .order_by(ChecklistItem.checklist_id, ChecklistItem.position)
    )
    found: dict[int, list[ChecklistItemRow]] = {}
    for item, staff in session.execute(query):
        found.setdefault(item.checklist_id, []).append(_item_row(item, staff or ""))
    return found


def _item_row(item: ChecklistItem, staff: str) -> ChecklistItemRow:
    return ChecklistItemRow(
        id=item.id,
        version=item.version,
        position=item.position,
        text_en=item.text_en,
        text_zh=item.text_zh,
        is_signed=item.signed,
        done_at=item.done_at,
        done_by=staff,
        signed_for_company=item.signed_for_company,
        signed_for_centre=item.signed_for_centre,
        note=item.note,
    )


def _cards_out(session: Session, companies: Collection[int]) -> Mapping[int, list[str]]:
    query = (
        select(AccessItem.company_id, AccessItem.number)
        .where(AccessItem.company_id.in_(companies))
        .where(AccessItem.returned_on.is_(None), AccessItem.lost_on.is_(None))
        .order_by(AccessItem.kind, AccessItem.number)
    )
    found: dict[int, list[str]] = {}
    for company_id, number in session.execute(query):
        found.setdefault(company_id or 0, []).append(number)
    return found


def _row(
    session: Session,
    row: Checklist,
    items: Sequence[ChecklistItemRow],
    names: Mapping[int, CompanyNames],
    out: Mapping[int, list[str]],
) -> ChecklistRow:
    company = names.get(row.company_id or 0, NOBODY)
    seat = session.get(Assignment, row.assignment_id) if row.assignment_id is not None else None
    return ChecklistRow(
        id=row.id,
        uid=row.uid,
        version=row.version,
        kind=row.kind,
        company_id=row.company_id,
        company_en=company.en,
        company_zh=company.zh,
        assignment_id=row.assignment_id,
        unit_code=code_of(session, seat.unit_id, row.due_on) if seat is not None else "",
        due_on=row.due_on,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        close_reason=row.close_reason,
        items=tuple(items),
        cards_out=tuple(out.get(row.company_id or 0, ())) if row.kind is ChecklistKind.MOVE_OUT else (),
    )
