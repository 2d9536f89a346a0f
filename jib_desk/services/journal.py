"""The journal as staff use it: reading, undo and redo, hearing of others' changes, and the proof of the chain."""

import json
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jib_desk.models import undo as undoing
from jib_desk.models.centre import Staff
from jib_desk.models.database import HEAD
from jib_desk.models.faults import GuardRefused
from jib_desk.models.journal import Work
from jib_desk.models.journal_tables import JournalEntry, JournalLine
from jib_desk.models.proof import verify
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.base import NOT_UNDOABLE
from jib_desk.services.changes import Outcome
from jib_desk.services.journal_news import JournalNews
from jib_desk.services.rows.journal import ChainState, EntryRow, LineRow
from jib_desk.services.rows.staff import Actor

# Actions whose undoing needs a manager, as doing them did.
_MANAGERS_ONLY = ("settings.", "plan.", "import.")


class JournalService(JournalNews):
    """Reads entries, takes them back, and proves that none is missing."""

    # --- reading ----------------------------------------------------------------------------

    def entries(
        self, limit: int = 100, before: int | None = None, action: str = "", staff_id: int | None = None
    ) -> tuple[EntryRow, ...]:
        """Newest first; `before` a number pages on. `action` is a code or its start ("visit.")."""
        query = select(JournalEntry).order_by(JournalEntry.number.desc()).limit(limit)
        if before is not None:
            query = query.where(JournalEntry.number < before)
        if action:
            query = query.where(JournalEntry.action.startswith(action, autoescape=True))
        if staff_id is not None:
            query = query.where(JournalEntry.staff_id == staff_id)
        return self._read(lambda session: _rows(session, list(session.execute(query).scalars())))

    def entry(self, number: int) -> EntryRow:
        """One entry. Raises NotFound."""
        return self._read(lambda session: _entry_row(session, number))

    def lines(self, number: int, first: int = 0, limit: int | None = None) -> tuple[LineRow, ...]:
        """The changed rows of an entry, before → after; from the `first` on (0 is the first), at most `limit`."""
        query = select(JournalLine).where(JournalLine.entry == number).order_by(JournalLine.position)
        query = query.offset(first).limit(limit) if first or limit is not None else query
        return self._read(lambda session: tuple(_line_row(line) for line in session.execute(query).scalars()))

    def history(self, table: str, key: int) -> tuple[EntryRow, ...]:
        """All entries that touched one record, newest first."""
        numbers = select(JournalLine.entry).where(JournalLine.kind == table, JournalLine.key == key)
        query = select(JournalEntry).where(JournalEntry.number.in_(numbers)).order_by(JournalEntry.number.desc())
        return self._read(lambda session: _rows(session, list(session.execute(query).scalars())))

    # --- taking back ------------------------------------------------------------------------

    def undo(self, *, by: Actor, number: int, token: str | None = None) -> Outcome[EntryRow]:
        """Take an entry back by a new one; undoing an undo is redo. Raises UndoRefused with why."""

        def do(work: Work) -> int:
            entry = work.session.get(JournalEntry, number)
            if entry is None:
                raise errors.NotFound("journal_entry", str(number))
            self._check_allowed(by, entry.action, number)
            work.subject = entry.subject
            try:
                undoing.undo(work, number, HEAD)
            except undoing.UndoImpossible as reason:
                raise errors.UndoRefused(number, reason.why, reason.detail) from reason
            return number

        def explain(_session: Session, refusal: GuardRefused) -> errors.DeskError:
            return errors.UndoRefused(number, "place_taken", refusal.code)

        return self._commit(by, "undo", do, _entry_row, token=token, undoes=number, explain=explain)

    def _check_allowed(self, by: Actor, action: str, number: int) -> None:
        if action in NOT_UNDOABLE:
            raise errors.UndoRefused(number, "not_undoable", action)
        if action.startswith(_MANAGERS_ONLY) and by.role not in {Role.MANAGER, Role.SYSTEM}:
            raise errors.UndoRefused(number, "role", by.role)

    # --- proof ------------------------------------------------------------------------------

    def verify(self, head: str = "") -> ChainState:
        """Walk the chain. `head` = NUMBER:HASH from an export or a backup finds a cut-off end."""
        return self._read(lambda session: ChainState(*verify(session.connection(), head)))

    def head(self) -> str:
        """NUMBER:HASH of the newest entry, as printed on exports and backups; empty without entries."""

        def reading(session: Session) -> str:
            query = select(JournalEntry.number, JournalEntry.hash).order_by(JournalEntry.number.desc()).limit(1)
            row = session.execute(query).first()
            return f"{row.number}:{row.hash}" if row else ""

        return self._read(reading)


def _rows(session: Session, entries: list[JournalEntry]) -> tuple[EntryRow, ...]:
    numbers = [entry.number for entry in entries]
    names = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    counted = select(JournalLine.entry, func.count()).where(JournalLine.entry.in_(numbers)).group_by(JournalLine.entry)
    lines = {row[0]: row[1] for row in session.execute(counted)}
    undone_by = undoing.undone(session, numbers)
    return tuple(
        EntryRow(
            number=entry.number,
            at=entry.at,
            staff=names.get(entry.staff_id, ""),
            workstation=entry.workstation,
            action=entry.action,
            subject=entry.subject,
            reason=entry.reason or "",
            lines=lines.get(entry.number, 0),
            undoes=entry.undoes,
            undone_by=undone_by.get(entry.number),
            is_undoable=entry.action not in NOT_UNDOABLE and entry.number not in undone_by and entry.number in lines,
        )
        for entry in entries
    )


def _entry_row(session: Session, number: int) -> EntryRow:
    entry = session.get(JournalEntry, number)
    if entry is None:
        raise errors.NotFound("journal_entry", str(number))
    return _rows(session, [entry])[0]


def _line_row(line: JournalLine) -> LineRow:
    plain: dict[str, Any] = json.loads(line.plain)
    personal: dict[str, Any] = json.loads(line.personal) if line.personal else {}
    is_redacted = line.personal is None and line.personal_hash != ""

    def side(name: str) -> dict[str, object] | None:
        return None if plain[name] is None else {**plain[name], **(personal.get(name) or {})}

    return LineRow(line.kind, line.key, side("before"), side("after"), is_redacted)
