"""The journal as staff use it: reading, undo and redo, hearing of others' changes, and the proof of the chain."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models import undo as undoing
from jib_desk.models.direct import Source
from jib_desk.models.faults import GuardRefused
from jib_desk.models.files import HEAD
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
_MANAGERS_ONLY = ("settings.", "plan.", "import.", "watch.", "terms.", "category.")
# Whom the watch list names is read in the list itself, by managers: the journal is open to the whole desk.
_UNSPOKEN = frozenset({"watch_entry", "watch_match"})


class JournalService(JournalNews):
    """Reads entries, takes them back, and proves that none is missing."""

    # --- reading ----------------------------------------------------------------------------

    def entries(
        self, limit: int = 100, before: int | None = None, action: str = "", staff_id: int | None = None
    ) -> tuple[EntryRow, ...]:
        """Newest first; `before` a number pages on. `action` is a code or its start ("visit.")."""
        conditions, values = ["1"], list[Any]()
        for given, condition, asked in (
            (before is not None, "e.number < ?", (before,)),
            (action, "substr(e.action, 1, ?) = ?", (len(action), action)),
            (staff_id is not None, "e.staff_id = ?", (staff_id,)),
        ):
            if given:
                conditions.append(condition)
                values += asked
        return self._quick_read(lambda source: _rows(source, " AND ".join(conditions), values, limit))

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
        return self.history_of({table: (key,)})

    def history_of(self, records: Mapping[str, Sequence[int]], limit: int = -1) -> tuple[EntryRow, ...]:
        """The newest entries that touched any of some records (ids by table), each once; -1 = all of them."""
        one = "SELECT entry FROM journal_line WHERE kind = ? AND key IN (SELECT value FROM json_each(?))"
        touched = f"e.number IN ({' UNION '.join([one] * len(records))})"
        values = [value for table, keys in records.items() for value in (table, json.dumps(list(keys)))]
        return self._quick_read(lambda source: _rows(source, touched, values, limit)) if records else ()

    # --- taking back ------------------------------------------------------------------------

    def undo(self, *, by: Actor, number: int, token: str | None = None) -> Outcome[EntryRow]:
        """Take an entry back by a new one; undoing an undo is redo. Raises UndoRefused with why."""

        def do(work: Work) -> int:
            entry = work.session.get(JournalEntry, number)
            if entry is None:
                raise errors.NotFound("journal_entry", str(number))
            self._check_allowed(by, entry.action, number)
            work.subject = entry.subject
            doubled = _came_again(work.session)
            try:
                undoing.undo(work, number, HEAD)
            except undoing.UndoImpossible as reason:
                raise errors.UndoRefused(number, reason.why, reason.detail) from reason
            for visit_id, name in _came_again(work.session).items():
                if visit_id not in doubled:
                    raise errors.UndoRefused(number, "came_again", name)
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


_ENTRIES = """SELECT e.number, e.at, coalesce(s.name, ''), e.workstation, e.action, e.subject, coalesce(e.reason, ''),
  (SELECT count(*) FROM journal_line WHERE entry = e.number), e.undoes
  FROM journal_entry e LEFT JOIN staff s ON s.id = e.staff_id WHERE {} ORDER BY e.number DESC LIMIT ?"""


# A visit is open of whose visitor a later one is known: nobody is inside twice, nor comes before he left.
_CAME_AGAIN = """SELECT v.id, coalesce(nullif(p.name_zh, ''), p.name_latin) FROM visit v
  JOIN visitor p ON p.id = v.visitor_id WHERE v.is_open = 1 AND EXISTS (
    SELECT 1 FROM visit w WHERE w.visitor_id = v.visitor_id AND (w.arrived_at, w.id) > (v.arrived_at, v.id))"""


def _came_again(source: Source) -> dict[int, str]:
    """Open visits that cannot be, and of whom."""
    return dict(direct.fetch(source, _CAME_AGAIN))  # type: ignore[arg-type]


def _rows(source: Source, condition: str, values: Sequence[Any], limit: int = -1) -> tuple[EntryRow, ...]:
    """Entries, newest first. Past the mapping: they come by the hundred while somebody scrolls."""
    found = direct.fetch(source, _ENTRIES.format(condition), (*values, limit))
    undone_by = undoing.undone(source, [row[0] for row in found])
    return tuple(
        EntryRow(
            number, datetime.fromtimestamp(at, UTC), staff, workstation, action, subject, reason, lines, undoes,
            undone_by.get(number),
            is_undoable=action not in NOT_UNDOABLE and number not in undone_by and lines > 0,
        )
        for number, at, staff, workstation, action, subject, reason, lines, undoes in found
    )  # fmt: skip


def _entry_row(source: Source, number: int) -> EntryRow:
    found = _rows(source, "e.number = ?", (number,))
    if not found:
        raise errors.NotFound("journal_entry", str(number))
    return found[0]


def _line_row(line: JournalLine) -> LineRow:
    plain: dict[str, Any] = json.loads(line.plain)
    is_told = line.kind not in _UNSPOKEN
    personal: dict[str, Any] = json.loads(line.personal) if line.personal and is_told else {}
    is_redacted = line.personal is None and line.personal_hash != ""

    def side(name: str) -> dict[str, object] | None:
        return None if plain[name] is None else {**plain[name], **(personal.get(name) or {})}

    return LineRow(line.kind, line.key, side("before"), side("after"), is_redacted)
