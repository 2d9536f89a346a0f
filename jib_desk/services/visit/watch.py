"""The watch list as managers keep it, with everybody who was taken for one of it.

The desk learns from `watch_screen` what to do, and no more: names, reasons and matches are read by managers only.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jib_desk.models.centre import Staff
from jib_desk.models.journal import Work
from jib_desk.models.watch import WatchEntry, WatchMatch
from jib_desk.rules.desk_words import WatchAction, WatchOutcome
from jib_desk.rules.texts import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT
from jib_desk.rules.watch import MATCH
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.watch import WatchEntryRow, WatchMatchRow
from jib_desk.services.seat.seat_writes import cleaned
from jib_desk.services.visit.party_watch import PartyScreen

_LIMITS = {
    "name_zh": NAME_LIMIT,
    "name_latin": NAME_LIMIT,
    "organisation": LINE_LIMIT,
    "phone": CODE_LIMIT,
    "reason": LINE_LIMIT,
}
_KNOWN_BY = ("name_zh", "name_latin", "phone")


class AboutEntry(TypedDict, total=False):
    """The keywords of an entry. `until_on` is its last day, None = until it is ended."""

    name_zh: str
    name_latin: str
    organisation: str
    phone: str
    reason: str
    action: WatchAction
    until_on: date | None


class WatchService(PartyScreen):
    """Keeps the list; `look`, `screen` and `notice` are what the desk asks."""

    # --- reading, for managers -----------------------------------------------------------------

    def entries(self, *, by: Actor, with_ended: bool = False) -> tuple[WatchEntryRow, ...]:
        """The list, the latest first; with what has ended if wanted. Raises NotAllowed."""
        _refuse_others(by)

        def reading(session: Session) -> tuple[WatchEntryRow, ...]:
            rows = _entry_rows(session, self._today(session))
            return tuple(row for row in rows if with_ended or row.is_live)

        return self._read(reading)

    def matches(self, *, by: Actor, entry_id: int | None = None, limit: int = 500) -> tuple[WatchMatchRow, ...]:
        """Everybody who was taken for one of the list, the latest first. Raises NotAllowed."""
        _refuse_others(by)
        conditions = [] if entry_id is None else [WatchMatch.watch_entry_id == entry_id]
        return self._read(lambda session: _match_rows(session, *conditions, limit=limit))

    # --- writing ---------------------------------------------------------------------------------

    def add(self, *, by: Actor, token: str | None = None, **about: Unpack[AboutEntry]) -> Outcome[WatchEntryRow]:
        """Somebody to be noticed from now on. Raises ValueMissing (name, reason), ValueRefused, NotAllowed."""
        values = _checked({"action": WatchAction.TELL, "until_on": None, **about})

        def do(work: Work) -> int:
            today = self._today(work.session)
            _refuse_past(values["until_on"], today)
            entry = WatchEntry(added_on=today, staff_id=by.id, **values)
            work.session.add(entry)
            work.session.flush()
            return entry.id

        return self._commit(by, "watch.add", do, self._entry, token=token, roles=MANAGERS)

    def edit(
        self, *, by: Actor, entry_id: int, version: int, token: str | None = None, **about: Unpack[AboutEntry]
    ) -> Outcome[WatchEntryRow]:
        """Says it differently; what is not given stays. Raises as `add`, Stale, ValueRefused (watch_ended)."""

        def do(work: Work) -> int:
            entry = self._open_entry(work, entry_id, version)
            kept = {name: getattr(entry, name) for name in AboutEntry.__annotations__}
            values = _checked({**kept, **about})
            if values["until_on"] != entry.until_on:
                _refuse_past(values["until_on"], self._today(work.session))
            for name, value in values.items():
                setattr(entry, name, value)
            return entry_id

        return self._commit(by, "watch.edit", do, self._entry, token=token, roles=MANAGERS)

    def end(
        self, *, by: Actor, entry_id: int, version: int, reason: str, token: str | None = None
    ) -> Outcome[WatchEntryRow]:
        """Nobody looks for this person any more; the entry and its matches stay. Raises NeedsReason, Stale."""
        why = cleaned("end_reason", reason, LINE_LIMIT)
        if not why:
            raise errors.NeedsReason("watch.end")

        def do(work: Work) -> int:
            entry = self._open_entry(work, entry_id, version)
            entry.ended_on, entry.end_reason = self._today(work.session), why
            return entry_id

        return self._commit(by, "watch.end", do, self._entry, token=token, roles=MANAGERS)

    def decide(
        self,
        *,
        by: Actor,
        match_id: int,
        version: int,
        outcome: WatchOutcome,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[WatchMatchRow]:
        """What became of somebody who was noticed, said or set right afterwards. Raises Stale, NeedsReason."""
        text = cleaned("note", note, LINE_LIMIT)

        def do(work: Work) -> int:
            match = found(work.session, WatchMatch, match_id)
            check_version("watch_match", match, version, ("outcome",))
            entry = found(work.session, WatchEntry, match.watch_entry_id)
            if outcome is WatchOutcome.LET_IN and entry.action is WatchAction.REFUSE and not text:
                raise errors.NeedsReason("watch.let_in")
            match.outcome, match.decided_at, match.note, match.staff_id = outcome, self._clock.now(), text, by.id
            return match_id

        return self._commit(by, "watch.decide", do, _match, token=token, roles=MANAGERS)

    # --- steps -------------------------------------------------------------------------------

    def _open_entry(self, work: Work, entry_id: int, version: int) -> WatchEntry:
        entry = found(work.session, WatchEntry, entry_id)
        check_version("watch_entry", entry, version, ("action", "until_on"))
        if entry.ended_on is not None:
            raise errors.ValueRefused("entry", "watch_ended")
        return entry

    def _entry(self, session: Session, key: int) -> WatchEntryRow:
        session.flush()
        rows = _entry_rows(session, self._today(session), WatchEntry.id == key)
        if not rows:
            raise errors.NotFound("watch_entry", str(key))
        return rows[0]


def _refuse_others(by: Actor) -> None:
    if by.role not in MANAGERS:
        raise errors.NotAllowed("watch.read", by.role)


def _checked(about: Mapping[str, Any]) -> dict[str, Any]:
    texts = {name: cleaned(name, about.get(name, ""), limit) for name, limit in _LIMITS.items()}
    if not any(texts[name] for name in _KNOWN_BY):
        raise errors.ValueMissing("name")
    if not texts["reason"]:
        raise errors.ValueMissing("reason")
    return {**about, **texts}


def _refuse_past(until_on: date | None, today: date) -> None:
    if until_on is not None and until_on < today:
        raise errors.ValueRefused("until_on", "in_the_past", until_on.isoformat())


def _entry_rows(session: Session, today: date, *conditions: Any) -> tuple[WatchEntryRow, ...]:
    asked = (
        select(WatchMatch.watch_entry_id, func.count(), func.max(WatchMatch.seen_at))
        .where(WatchMatch.score >= MATCH)
        .group_by(WatchMatch.watch_entry_id)
    )
    counts = {key: (count, last) for key, count, last in session.execute(asked)}
    query = select(WatchEntry, Staff.name).join(Staff, Staff.id == WatchEntry.staff_id).where(*conditions)
    rows: list[WatchEntryRow] = []
    for entry, staff in session.execute(query.order_by(WatchEntry.added_on.desc(), WatchEntry.id.desc())):
        count, last = counts.get(entry.id, (0, None))
        is_live = entry.ended_on is None and (entry.until_on is None or entry.until_on >= today)
        rows.append(
            WatchEntryRow(
                entry.id, entry.version, entry.name_zh, entry.name_latin, entry.organisation, entry.phone, entry.reason,
                entry.action, entry.added_on, entry.until_on, entry.ended_on, entry.end_reason, staff, is_live, count,
                last,
            )
        )  # fmt: skip
    return tuple(rows)


def _match(session: Session, key: int) -> WatchMatchRow:
    session.flush()
    return _match_rows(session, WatchMatch.id == key, limit=1)[0]


def _match_rows(session: Session, *conditions: Any, limit: int) -> tuple[WatchMatchRow, ...]:
    query = (
        select(WatchMatch, WatchEntry, Staff.name)
        .join(WatchEntry, WatchEntry.id == WatchMatch.watch_entry_id)
        .join(Staff, Staff.id == WatchMatch.staff_id)
        .where(*conditions)
        .order_by(WatchMatch.seen_at.desc(), WatchMatch.id.desc())
        .limit(limit)
    )
    return tuple(
        WatchMatchRow(
            match.id, match.version, entry.id, entry.name_zh or entry.name_latin or entry.phone, match.stage,
            match.score, match.score < MATCH, match.seen_at, match.name, match.visit_id, match.outcome,
            match.decided_at, match.note, staff,
        )
        for match, entry, staff in session.execute(query)
    )  # fmt: skip
