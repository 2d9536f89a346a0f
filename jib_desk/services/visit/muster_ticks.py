"""Ticks on the muster roll: who is safe, and who was found that is not on it. Several desks see each other's.

A tick is written by the uid of what it is for, whether it comes from a window, the kiosk, or from the roll that was
kept for a day without the database; written twice it changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.facility import Evacuation, EvacuationCount, MusterTick
from jib_desk.models.journal import Work
from jib_desk.rules.desk_words import MusterKind, TickSource
from jib_desk.rules.texts import NAME_LIMIT, NOTE_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import Service, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.evacuations import EvacuationRow
from jib_desk.services.rows.muster import Cleared, MusterSheet, RollLine, TickEntry, counted_by_name
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned
from jib_desk.services.visit import muster

_MOST_HEADS = 9_999


class MusterService(Service):
    """The roll with its ticks, during an evacuation and afterwards."""

    # --- reading ----------------------------------------------------------------------------

    def sheet(self, evacuation_id: int | None = None) -> MusterSheet:
        """The roll of an evacuation; without a key that of the one that is running, else of now. Raises NotFound."""

        def reading(session: Session) -> MusterSheet:
            running = select(Evacuation.id).where(Evacuation.is_open.is_(True))
            key = evacuation_id if evacuation_id is not None else session.execute(running).scalar()
            return muster.sheet(session, self._clock.now()) if key is None else self._sheet(session, key)

        return self._read(reading)

    # --- writing ----------------------------------------------------------------------------

    def tick(
        self,
        *,
        by: Actor,
        evacuation_id: int,
        line: RollLine,
        heads: int | None = None,
        note: str = "",
        source: TickSource = TickSource.WINDOW,
        token: str | None = None,
    ) -> Outcome[MusterSheet]:
        """`heads` of a line are safe: all of them where nothing is said, nobody with 0. The last word counts.

        Raises ValueRefused (out_of_range), EvacuationOver, NotFound.
        """
        count = line.heads if heads is None else heads
        if not 0 <= count <= max(line.heads, 1 if line.kind is MusterKind.UNKNOWN else 0):
            raise errors.ValueRefused("heads", "out_of_range", str(count))
        said = cleaned("note", note, NOTE_LIMIT, lines=True)

        def do(work: Work) -> int:
            evacuation, now = running_one(work.session, evacuation_id), self._clock.now()
            sheet = sheet_of(work.session, evacuation_id, now)
            if line.party and all(one.uid != line.party for one in sheet.lines):
                raise errors.NotFound("visit", line.party)
            known = next((one for one in sheet.lines if one.kind is line.kind and one.uid == line.uid), line)
            _apply(work.session, evacuation, sheet.tick(known, count, str(uuid4()), now, said), source, is_latest=True)
            work.subject = line.badge or (line.place if line.kind is MusterKind.RESIDENT else "")
            return evacuation.id

        return self._commit(by, "muster.tick", do, self._sheet, token=token)

    def add(
        self,
        *,
        by: Actor,
        evacuation_id: int,
        name: str,
        heads: int = 1,
        note: str = "",
        source: TickSource = TickSource.WINDOW,
        token: str | None = None,
    ) -> Outcome[MusterSheet]:
        """Somebody stands at the assembly point who is on no list.

        Raises ValueMissing (name), ValueRefused, EvacuationOver, NotFound.
        """
        entry = self.unknown(name, heads, note)

        def do(work: Work) -> int:
            evacuation = running_one(work.session, evacuation_id)
            _apply(work.session, evacuation, entry, source)
            return evacuation.id

        return self._commit(by, "muster.add", do, self._sheet, token=token)

    def unknown(self, name: str, heads: int = 1, note: str = "") -> TickEntry:
        """The tick that adds somebody. Raises ValueMissing (name), ValueRefused."""
        return somebody(name, self._clock.now(), heads, note)

    def write_in(
        self,
        *,
        by: Actor,
        entries: Sequence[TickEntry],
        evacuation: str = "",
        is_drill: bool = False,
        cleared: Cleared | None = None,
        token: str = "",
    ) -> Outcome[MusterSheet]:
        """Ticks that were made without the database, with their own times; those that are there already change nothing.

        They go to the evacuation of this uid, else to the one that is running, else to one that began with the first
        of them. An earlier word than the one that is kept is not taken over. An all-clear ends the evacuation that
        it was given for, and no other.
        """

        def do(work: Work) -> int:
            row = self._theirs(work.session, entries, evacuation, is_drill)
            for entry in _last_words(entries):
                _apply(work.session, row, entry, TickSource.SNAPSHOT)
            if cleared is not None and row.cleared_at is None and row.uid == evacuation:
                row.cleared_at, row.is_open = max(cleared.at, row.started_at), False
                row.note = "\n".join(part for part in (row.note, cleared.note) if part)
            return row.id

        return self._commit(by, "muster.write_in", do, self._sheet, token=token or None)

    def _theirs(self, session: Session, entries: Sequence[TickEntry], uid: str, is_drill: bool) -> Evacuation:
        of_uid = select(Evacuation).where(Evacuation.uid == uid)
        running = select(Evacuation).where(Evacuation.is_open.is_(True))
        row = session.execute(of_uid).scalar() or session.execute(running).scalar()
        if row is None:
            began = min((entry.at for entry in entries), default=self._clock.now())
            row = Evacuation(started_at=began, is_drill=is_drill, **({"uid": uid} if uid else {}))
            session.add(row)
            session.flush()
        return row

    def _sheet(self, session: Session, evacuation_id: int) -> MusterSheet:
        return sheet_of(session, evacuation_id, self._clock.now())


def somebody(name: str, at: datetime, heads: int = 1, note: str = "") -> TickEntry:
    """The tick that adds somebody who is on no list. Raises ValueMissing (name), ValueRefused."""
    said = cleaned("name", name, NAME_LIMIT)
    if not said:
        raise errors.ValueMissing("name")
    if not 1 <= heads <= _MOST_HEADS:
        raise errors.ValueRefused("heads", "out_of_range", str(heads))
    uid = str(uuid4())
    about = cleaned("note", note, NOTE_LIMIT, lines=True)
    return TickEntry(uid, MusterKind.UNKNOWN, uid, heads, heads, at, said, note=about)


def all_clear_of(sheet: MusterSheet, at: datetime, note: str) -> Cleared:
    """The all-clear of a roll. Raises PeopleMissing while somebody is not ticked or heard of and no note says why."""
    said = cleaned("note", note, NOTE_LIMIT, lines=True)
    residents = sheet.of(MusterKind.RESIDENT)
    missed = [line for line in residents if line.is_heard and line.missing]
    silent = [line for line in residents if not line.is_heard and not line.is_safe]
    if not said and (missed or silent or sheet.unticked):
        people, names = sum(line.missing for line in missed), tuple(line.name for line in missed)
        kind = "unfinished" if silent or sheet.unticked else ""
        raise errors.PeopleMissing(people, names, sheet.unticked, len(silent), kind)
    return Cleared(at, said)


def sheet_of(session: Session, evacuation_id: int, now: datetime) -> MusterSheet:
    """The roll of an evacuation with everything that was heard. Raises NotFound."""
    session.flush()
    row = found(session, Evacuation, evacuation_id)
    ticks = session.execute(select(MusterTick).where(MusterTick.evacuation_id == evacuation_id)).scalars().all()
    counts = session.execute(select(EvacuationCount).where(EvacuationCount.evacuation_id == evacuation_id)).scalars()
    told = {count.company_id: count for count in counts}
    span = muster.Span(row.started_at, row.cleared_at or max(now, row.started_at), row.cleared_at is None)
    lines = muster.lines(session, span)
    lines = counted_by_name(tuple(_told(_ticked(lines, ticks), told)))
    unknown = (_added(tick) for tick in ticks if tick.kind is MusterKind.UNKNOWN and tick.is_safe)
    return MusterSheet(as_row(row), now, (*lines, *unknown), muster.fire_limit(session))


def as_row(row: Evacuation) -> EvacuationRow:
    """An evacuation as views get it."""
    return EvacuationRow(row.id, row.uid, row.version, row.started_at, row.cleared_at, row.is_drill, row.note)


def running_one(session: Session, evacuation_id: int) -> Evacuation:
    """The evacuation while it runs. Raises NotFound, EvacuationOver."""
    row = found(session, Evacuation, evacuation_id)
    if row.cleared_at is not None:
        raise errors.EvacuationOver(row.cleared_at)
    return row


# --- what is heard of a line ------------------------------------------------------------------


def _ticked(lines: Iterable[RollLine], ticks: Sequence[MusterTick]) -> Iterable[RollLine]:
    of_line = {_subject(tick): tick for tick in ticks}
    for line in lines:
        tick = of_line.get((line.kind, line.is_contact, line.ref_id))
        if tick is None:
            yield line
        else:
            by_name = [int(key) for key in tick.name.split()] if tick.kind is MusterKind.VISITOR else ()
            yield line.with_tick(min(tick.heads, line.heads), tick.ticked_at, tick.note, by_name)


def _subject(tick: MusterTick) -> tuple[MusterKind, bool, int | None]:
    key = {MusterKind.VISITOR: tick.visit_id, MusterKind.EVENT: tick.event_id, MusterKind.RESIDENT: tick.contact_id}
    return tick.kind, tick.kind is MusterKind.RESIDENT, key.get(tick.kind, tick.id)


def _told(lines: Iterable[RollLine], told: Mapping[int, EvacuationCount]) -> Iterable[RollLine]:
    """Companies with their own reports."""
    for line in lines:
        is_company = line.kind is MusterKind.RESIDENT and not line.is_contact
        count = told.get(line.ref_id) if is_company else None
        if count is None:
            yield line
        else:
            said = {"heads": count.people, "safe": count.people_out, "at": count.told_at, "note": count.told_by}
            yield replace(line, **said, is_heard=True)


def _added(tick: MusterTick) -> RollLine:
    return RollLine(
        MusterKind.UNKNOWN,
        tick.id,
        tick.uid,
        tick.name,
        "",
        tick.heads,
        safe=tick.heads,
        at=tick.ticked_at,
        note=tick.note,
        is_heard=True,
    )


# --- what is written --------------------------------------------------------------------------


def _last_words(entries: Sequence[TickEntry]) -> Iterable[TickEntry]:
    """Of the ticks of one line the last; the order of lines stays."""
    return {(entry.kind, entry.is_contact, entry.ref): entry for entry in entries}.values()


_UID_OF = {MusterKind.VISITOR: "visit", MusterKind.EVENT: "event"}


def _apply(
    session: Session, evacuation: Evacuation, entry: TickEntry, source: TickSource, *, is_latest: bool = False
) -> None:
    """Writes one tick. An older word than the one that is kept changes nothing, unless it `is_latest` by itself."""
    if entry.kind is MusterKind.RESIDENT and not entry.is_contact:
        company = _key(session, "company", entry.ref)
        if company is not None:
            _count(session, evacuation, entry, company, is_latest=is_latest)
            return
    kind, subject = _place(session, entry)
    row = _kept(session, evacuation, entry, kind, subject)
    name = entry.name if kind is MusterKind.UNKNOWN else " ".join(map(str, entry.by_name))
    said: dict[str, Any] = {"heads": entry.heads, "is_safe": entry.heads > 0, "ticked_at": entry.at, "source": source}
    if kind is MusterKind.VISITOR:
        said["name"] = name
    if row is None:
        uid = entry.ref if kind is entry.kind is MusterKind.UNKNOWN else entry.uid
        about = {"uid": uid, "kind": kind, "name": name, "note": entry.note}
        session.add(MusterTick(evacuation_id=evacuation.id, **subject, **{**about, **said}))
    elif is_latest or entry.at > row.ticked_at:
        for name, value in {**said, "note": entry.note or row.note}.items():
            setattr(row, name, value)
    session.flush()


def _place(session: Session, entry: TickEntry) -> tuple[MusterKind, dict[str, int]]:
    """What a tick is of; of what the database does not know (any more) it is somebody who is on no list."""
    if entry.kind in _UID_OF:
        table = _UID_OF[entry.kind]
        key = _key(session, table, entry.ref)
        if key is not None:
            return entry.kind, {f"{table}_id": key}
    elif entry.kind is MusterKind.RESIDENT and entry.is_contact:
        key = _key(session, "contact", entry.ref)
        if key is not None:
            return entry.kind, {"contact_id": key}
    return MusterKind.UNKNOWN, {}


def _kept(
    session: Session, evacuation: Evacuation, entry: TickEntry, kind: MusterKind, subject: Mapping[str, int]
) -> MusterTick | None:
    query = select(MusterTick).where(MusterTick.evacuation_id == evacuation.id, MusterTick.kind == kind)
    if not subject:
        return session.execute(query.where(MusterTick.uid.in_((entry.uid, entry.ref)))).scalar()
    for name, key in subject.items():
        query = query.where(getattr(MusterTick, name) == key)
    return session.execute(query).scalar()


def _count(session: Session, evacuation: Evacuation, entry: TickEntry, company: int, *, is_latest: bool) -> None:
    query = select(EvacuationCount).where(
        EvacuationCount.evacuation_id == evacuation.id, EvacuationCount.company_id == company
    )
    row = session.execute(query).scalar()
    if row is None:
        told = {"people_out": entry.heads, "people": entry.of, "told_at": entry.at}
        session.add(EvacuationCount(evacuation_id=evacuation.id, company_id=company, **told))
    elif is_latest or entry.at > row.told_at:
        row.people_out, row.people, row.told_at = entry.heads, entry.of, entry.at
    session.flush()


def _key(session: Session, table: str, uid: str) -> int | None:
    """The key of a uid; `table` is one of ours."""
    return direct.scalar(session, f"SELECT id FROM {table} WHERE uid = ?", (uid,))  # noqa: S608 - our own names
