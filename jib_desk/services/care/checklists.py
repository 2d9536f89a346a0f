"""Check-lists: opened for a move, worked off item by item, closed by the last tick or with a reason.

A list keeps the items that its template had on the day it was opened; templates changed later concern new lists only.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.models.task import Checklist, ChecklistItem, ChecklistTemplate
from jib_desk.rules.checklists import MOST_ITEMS, MOVES, TemplateItem, to_stored
from jib_desk.rules.texts import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT
from jib_desk.rules.words import AssignmentKind, ChecklistKind, word
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service, check_version, found
from jib_desk.services.care.checklist_reads import checklist_rows, due_lists, due_of, template_row
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.tasks import ChecklistRow, DueChecklist, TemplateRow
from jib_desk.services.seat.seat_book import company_names
from jib_desk.services.seat.seat_writes import cleaned

AROUND_TODAY = timedelta(days=14)


class ChecklistsService(Service):
    """Reads and writes check-lists and their templates."""

    # --- reading ----------------------------------------------------------------------------

    def one(self, checklist_id: int) -> ChecklistRow:
        """One list. Raises NotFound."""
        return self._read(lambda session: _row(session, checklist_id))

    def of_company(self, company_id: int) -> tuple[ChecklistRow, ...]:
        """All lists of a company: open ones by due date, then closed ones, the newest first."""
        return self._read(lambda session: checklist_rows(session, Checklist.company_id == company_id))

    def still_open(self) -> tuple[ChecklistRow, ...]:
        """Every open list, the earliest due first."""
        return self._read(lambda session: checklist_rows(session, Checklist.closed_at.is_(None)))

    def due(self, company_id: int | None = None) -> tuple[DueChecklist, ...]:
        """Moves of the last and the next 14 days without a list, in order of days; of one company if it is given."""
        rows = self._read(lambda session: due_lists(session, self._today(session), AROUND_TODAY))
        return tuple(row for row in rows if company_id in {None, row.company_id})

    def due_of(self, assignment_ids: Collection[int]) -> tuple[DueChecklist, ...]:
        """What these assignments ask for, however far ahead; nothing for transfers, holds, renewals and the past."""
        return self._read(lambda session: due_of(session, self._today(session), AROUND_TODAY, assignment_ids))

    def template(self, kind: ChecklistKind) -> TemplateRow:
        """What new lists of a kind get."""
        return self._read(lambda session: template_row(session, kind))

    # --- a list -----------------------------------------------------------------------------

    def open_list(
        self,
        *,
        by: Actor,
        kind: ChecklistKind,
        company_id: int | None = None,
        assignment_id: int | None = None,
        due_on: date | None = None,
        token: str | None = None,
    ) -> Outcome[ChecklistRow]:
        """A new list for a move (`assignment_id`), or for a company as such.

        Without `due_on` it is due on the first or the last day in the unit, else today. Raises NotFound,
        ValueMissing (company, items), ValueRefused (wrong_kind), ChecklistOpen when the company has one of the kind
        for this very move.
        """
        if kind not in MOVES:
            raise errors.ValueRefused("kind", "wrong_kind", kind)

        def do(work: Work) -> int:
            session = work.session
            seat = found(session, Assignment, assignment_id) if assignment_id is not None else None
            owner = seat.company_id if seat is not None else company_id
            if owner is None:
                raise errors.ValueMissing("company")
            if seat is not None and seat.kind is not AssignmentKind.OCCUPANCY:
                raise errors.ValueRefused("assignment", "wrong_kind", seat.kind)
            found(session, Company, owner)
            _refuse_second(session, kind, owner, assignment_id)
            row = Checklist(
                kind=kind,
                company_id=owner,
                assignment_id=assignment_id,
                due_on=due_on or _day_of(seat, kind) or self._today(session),
                opened_at=self._clock.now(),
            )
            session.add(row)
            session.flush()
            _copy_items(session, row)
            work.subject = _subject(session, row)
            return row.id

        return self._commit(by, "checklist.open", do, _row, token=token)

    def tick(
        self,
        *,
        by: Actor,
        item_id: int,
        version: int,
        signed_for_company: str = "",
        signed_for_centre: str = "",
        token: str | None = None,
    ) -> Outcome[ChecklistRow]:
        """An item is done. One that asks for both signatures takes two names; the last tick closes the list.

        Raises ValueMissing (signed_for_company, signed_for_centre), Stale, ChecklistClosed.
        """
        names = {
            "signed_for_company": cleaned("signed_for_company", signed_for_company, NAME_LIMIT),
            "signed_for_centre": cleaned("signed_for_centre", signed_for_centre, NAME_LIMIT),
        }

        def do(work: Work) -> int:
            item, row = _item(work.session, item_id, version)
            if item.signed:
                for name, value in names.items():
                    if not value:
                        raise errors.ValueMissing(name)
                    setattr(item, name, value)
            if item.done_at is None:
                item.done_at, item.done_by = self._clock.now(), by.id
            work.session.flush()
            if not _is_anything_open(work.session, row.id):
                row.closed_at = self._clock.now()
            work.subject = _subject(work.session, row, item)
            return row.id

        return self._commit(by, "checklist.tick", do, _row, token=token)

    def untick(self, *, by: Actor, item_id: int, version: int, token: str | None = None) -> Outcome[ChecklistRow]:
        """An item is open again, its signatures are taken off, and a list that its tick had closed is open again."""

        def do(work: Work) -> int:
            item, row = _item(work.session, item_id, version)
            item.done_at = item.done_by = None
            item.signed_for_company = item.signed_for_centre = ""
            row.closed_at = None
            work.subject = _subject(work.session, row, item)
            return row.id

        return self._commit(by, "checklist.untick", do, _row, token=token)

    def note(
        self, *, by: Actor, item_id: int, version: int, note: str, token: str | None = None
    ) -> Outcome[ChecklistRow]:
        """What is to be remembered of an item, such as the numbers of keys; "" takes it away."""
        text = cleaned("note", note, NOTE_LIMIT, lines=True)

        def do(work: Work) -> int:
            item, row = _item(work.session, item_id, version)
            item.note = text
            work.subject = _subject(work.session, row, item)
            return row.id

        return self._commit(by, "checklist.note", do, _row, token=token)

    def move_due(
        self, *, by: Actor, checklist_id: int, version: int, due_on: date, token: str | None = None
    ) -> Outcome[ChecklistRow]:
        """Another day on which everything is to be done. Raises Stale, ChecklistClosed."""

        def do(work: Work) -> int:
            row = _open_list(work.session, checklist_id, version)
            row.due_on = due_on
            work.subject = _subject(work.session, row)
            return row.id

        return self._commit(by, "checklist.due", do, _row, token=token)

    def close(
        self, *, by: Actor, checklist_id: int, version: int, reason: str, token: str | None = None
    ) -> Outcome[ChecklistRow]:
        """No more is done on the list although items are open; why, is kept. Raises NeedsReason, ChecklistClosed."""
        why = cleaned("reason", reason, LINE_LIMIT)
        if not why:
            raise errors.NeedsReason("checklist.close")

        def do(work: Work) -> int:
            row = _open_list(work.session, checklist_id, version)
            row.closed_at, row.close_reason = self._clock.now(), why
            work.subject = _subject(work.session, row)
            return row.id

        return self._commit(by, "checklist.close", do, _row, token=token, reason=why)

    def reopen(self, *, by: Actor, checklist_id: int, version: int, token: str | None = None) -> Outcome[ChecklistRow]:
        """Work goes on: a list closed with a reason is open again. Raises ValueRefused (nothing_open)."""

        def do(work: Work) -> int:
            row = found(work.session, Checklist, checklist_id)
            check_version("checklist", row, version)
            if not _is_anything_open(work.session, checklist_id):
                raise errors.ValueRefused("checklist", "nothing_open")
            row.closed_at, row.close_reason = None, ""
            work.subject = _subject(work.session, row)
            return row.id

        return self._commit(by, "checklist.reopen", do, _row, token=token)

    # --- templates --------------------------------------------------------------------------

    def set_template(
        self,
        *,
        by: Actor,
        kind: ChecklistKind,
        version: int,
        items: Sequence[TemplateItem],
        token: str | None = None,
    ) -> Outcome[TemplateRow]:
        """The items that new lists get; lists that are there keep theirs. Items without a text are left out.

        `version` is that of the row that was read. Raises ValueMissing (items), ValueRefused (too_many), Stale.
        """
        written = [
            TemplateItem(cleaned("text_en", item.en, LINE_LIMIT), cleaned("text_zh", item.zh, LINE_LIMIT), item.signed)
            for item in items
        ]
        kept = [item for item in written if item.en or item.zh]
        if not kept:
            raise errors.ValueMissing("items")
        if len(kept) > MOST_ITEMS:
            raise errors.ValueRefused("items", "too_many", str(MOST_ITEMS))

        def do(work: Work) -> str:
            row = _template(work.session, kind, version)
            if row is None:
                work.session.add(ChecklistTemplate(kind=kind, items=to_stored(kept)))
            else:
                row.items = to_stored(kept)
            work.subject = word("checklist_kind", kind).both()
            return kind

        return self._commit(by, "checklist.template", do, _template_row, token=token, roles=MANAGERS)

    def restore_template(
        self, *, by: Actor, kind: ChecklistKind, version: int, token: str | None = None
    ) -> Outcome[TemplateRow]:
        """Back to the items that the program brings."""

        def do(work: Work) -> str:
            row = _template(work.session, kind, version)
            if row is not None:
                work.session.delete(row)
            work.subject = word("checklist_kind", kind).both()
            return kind

        return self._commit(by, "checklist.template", do, _template_row, token=token, roles=MANAGERS)


# --- helpers --------------------------------------------------------------------------------


def _row(session: Session, key: int) -> ChecklistRow:
    rows = checklist_rows(session, Checklist.id == key)
    if not rows:
        raise errors.NotFound("checklist", str(key))
    return rows[0]


def _template_row(session: Session, kind: str) -> TemplateRow:
    session.flush()
    return template_row(session, ChecklistKind(kind))


def _template(session: Session, kind: ChecklistKind, version: int) -> ChecklistTemplate | None:
    row = session.execute(select(ChecklistTemplate).where(ChecklistTemplate.kind == kind)).scalar()
    if (row.version if row is not None else 0) != version:
        raise errors.Stale("checklist_template", row.id if row is not None else 0, {})
    return row


def _refuse_second(session: Session, kind: ChecklistKind, company_id: int, assignment_id: int | None) -> None:
    query = select(Checklist.due_on).where(Checklist.kind == kind, Checklist.company_id == company_id)
    if assignment_id is not None:
        query = query.where(Checklist.assignment_id == assignment_id)
    else:
        query = query.where(Checklist.assignment_id.is_(None), Checklist.closed_at.is_(None))
    known = session.execute(query.limit(1)).scalar()
    if known is not None:
        raise errors.ChecklistOpen(company_names(session)[company_id].both, known)


def _day_of(seat: Assignment | None, kind: ChecklistKind) -> date | None:
    if seat is None:
        return None
    return seat.starts_on if kind is ChecklistKind.MOVE_IN else seat.vacated_on or seat.ends_on


def _copy_items(session: Session, row: Checklist) -> None:
    items = template_row(session, row.kind).items
    if not items:
        raise errors.ValueMissing("items")
    session.add_all(
        ChecklistItem(checklist_id=row.id, position=place, text_en=item.en, text_zh=item.zh, signed=item.signed)
        for place, item in enumerate(items, start=1)
    )
    session.flush()


def _item(session: Session, item_id: int, version: int) -> tuple[ChecklistItem, Checklist]:
    """An item and its list, which is open or was closed by its last tick. Raises Stale, ChecklistClosed."""
    item = found(session, ChecklistItem, item_id)
    check_version("checklist_item", item, version)
    row = found(session, Checklist, item.checklist_id)
    if row.close_reason:
        raise errors.ChecklistClosed(row.close_reason)
    return item, row


def _open_list(session: Session, checklist_id: int, version: int) -> Checklist:
    row = found(session, Checklist, checklist_id)
    check_version("checklist", row, version)
    if row.closed_at is not None:
        raise errors.ChecklistClosed(row.close_reason)
    return row


def _is_anything_open(session: Session, checklist_id: int) -> bool:
    query = select(ChecklistItem.id).where(ChecklistItem.checklist_id == checklist_id, ChecklistItem.done_at.is_(None))
    return session.execute(query.limit(1)).first() is not None


def _subject(session: Session, row: Checklist, item: ChecklistItem | None = None) -> str:
    """What the journal says that an entry was about: the kind, the company, then the item, in both languages."""
    names = company_names(session).get(row.company_id or 0)
    texts = [item.text_zh, item.text_en] if item is not None else []
    about = " ".join(text for text in texts if text)
    parts = (word("checklist_kind", row.kind).both(), names.both if names else "", about)
    return " · ".join(part for part in parts if part)
