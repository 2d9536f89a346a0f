"""Forgetting when the time is over: who and what is due, what it costs, and the deed itself in portions.

One transaction for a hundred thousand visits would keep every desk waiting for half a minute. So it is done in short
ones, each a whole entry; whoever stops in between has forgotten fewer people, and the next purge goes on from there.
"""

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.database import Database
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.clock import Clock
from jib_desk.services.files.file_store import FileStore, folder_of
from jib_desk.services.rows.privacy import DuePerson, ErasedRow, KeptMention, PurgePreview
from jib_desk.services.rows.staff import Actor
from jib_desk.services.visit import privacy_due, privacy_reads, privacy_rows, privacy_writes, tombstones
from jib_desk.services.visit.privacy_due import Due, Ruled
from jib_desk.services.visit.privacy_mentions import Found
from jib_desk.services.visit.privacy_rows import Rows

SHOWN = 200  # people that a preview names
PORTION = 1_000  # visits or other rows of one transaction: a quarter of a second
ASKED, RETENTION = "asked", "retention"
NOTHING = ErasedRow(0, 0, 0)
_REST_S = 0.15  # between two portions: a desk that waits for the lock tries again every 0.1 s
_VISITOR = TABLES["visitor"]

Report = Callable[[int, int], None]  # people done, of how many; raises Cancelled where somebody stopped it


@dataclass(frozen=True, slots=True)
class _Portion:
    """What one transaction forgets: people, or what settings and time ask for besides."""

    visitors: Sequence[int] = ()
    id_numbers: Sequence[int] = ()
    photos: Sequence[int] = ()
    register: Rows = field(default_factory=dict[str, list[int]])


class Purges(Service):
    """What erasing on request and forgetting by age have in common, and the latter.

    `stores` are further places with copies of attached files: that of the backups. `told` is run after somebody was
    forgotten, for what others keep outside the database: the muster roll.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        stores: Sequence[FileStore] = (),
        told: Callable[[], None] = lambda: None,
        rest: Callable[[], None] = lambda: time.sleep(_REST_S),
    ) -> None:
        super().__init__(database, clock)
        self._stores = (FileStore(folder_of(database.path)), *stores)
        self._told = told
        self._rest = rest

    def purge_preview(
        self,
        on: date | None = None,
        *,
        retention_days: int | None = None,
        remember_months: int | None = None,
        register_days: int | None = None,
        rules: Ruled | None = None,
        is_whole: bool = False,
    ) -> PurgePreview:
        """What a purge would do on a day (default: today), also if the centre kept data for another time.

        It names the first who are due, or everybody where `is_whole`.
        """

        def reading(session: Session) -> PurgePreview:
            today = on or self._today(session)
            dues = self._due(session, today, retention_days, remember_months, rules=rules)
            things = self._due_things(session, today, dues, register_days, days=retention_days, rules=rules)
            reception = centre_of(session).reception
            shown = dues if is_whole else dues[:SHOWN]
            rows = privacy_reads.people(session, [due.visitor_id for due in shown], self._zone(session))
            told = {row.visitor_id: row for row in rows}
            return PurgePreview(
                on=today,
                count=len(dues),
                visits=sum(due.visits for due in dues),
                returning=sum(due.came > 1 for due in dues),
                agreed=sum(due.why == privacy_due.MEMORY_OVER for due in dues),
                first_on=min((due.first_on for due in dues), default=None),
                last_on=max((due.last_on for due in dues), default=None),
                id_numbers=0 if reception.keeps_id_numbers else len(_with_id(session)),
                photos=0 if reception.keeps_photos else len(_photos(session)),
                people=tuple(
                    DuePerson(told[due.visitor_id], due.category, due.last_on, due.due_on, due.why) for due in shown
                ),
                register=sum(map(len, things.values())),
            )

        return self._read(reading)

    def purge(
        self, *, by: Actor, token: str | None = None, report: Report = lambda _done, _of: None, portion: int = PORTION
    ) -> Outcome[ErasedRow]:
        """Forget everybody who is due today; nothing is written when nobody is.

        What a setting no longer allows (ID numbers, photos) goes too, and the names of things that are over. In
        portions of so many visits, each one entry, so that other desks go on working; `report` may raise Cancelled
        between two of them: what was forgotten stays so, and the row says how many are `left`. Needs a manager and
        cannot be undone.
        """
        if by.role not in MANAGERS:
            raise errors.NotAllowed("privacy.purge", by.role)
        portions = self._read(lambda session: list(self._portions(session, portion)))
        if not portions and len(tombstones.read(self._database.path)) < len(self._read(tombstones.all_in)):
            self._clean()  # the one before was killed at its end
        of = sum(len(part.visitors) for part in portions)
        done: list[Outcome[ErasedRow]] = []
        taken = 0
        try:
            for number, part in enumerate(portions):
                report(taken, of)
                if number:
                    self._rest()
                done.append(self._purge_one(by, part, (number + 1, len(portions)), token if number == 0 else None))
                taken += len(part.visitors)
        except (errors.Cancelled, KeyboardInterrupt):
            if not done:
                raise  # nothing was changed
        finally:
            # Where another desk was quicker there is nothing left to clean up.
            is_clean = self._clean() if any(outcome.changes.entry for outcome in done) else True
        return _summed(done, is_clean=is_clean, left=of - taken)

    # --- portions -------------------------------------------------------------------------------

    def _portions(self, session: Session, size: int) -> Iterator[_Portion]:
        today, reception = self._today(session), centre_of(session).reception
        group: list[int] = []
        visits = 0
        dues = self._due(session, today)
        for due in dues:
            if group and visits + due.visits > size:
                yield _Portion(group)
                group, visits = [], 0
            group.append(due.visitor_id)
            visits += max(1, due.visits)
        if group:
            yield _Portion(group)
        if not reception.keeps_id_numbers:
            yield from (_Portion(id_numbers=part) for part in _cut(_with_id(session), size))
        if not reception.keeps_photos:
            yield from (_Portion(photos=part) for part in _cut(_photos(session), size))
        for table, keys in self._due_things(session, today, dues).items():
            yield from (_Portion(register={table: list(part)}) for part in _cut(keys, size))

    def _purge_one(self, by: Actor, part: _Portion, place: tuple[int, int], token: str | None) -> Outcome[ErasedRow]:
        def do(work: Work) -> dict[str, Any]:
            today = self._today(work.session)
            still = self._due(work.session, today, visitors=part.visitors) if part.visitors else []
            rows, photos = self._still(work.session, part)
            done = self._forget(work, [due.visitor_id for due in still], RETENTION, {})
            more = privacy_writes.forget_parts(work, rows, photos, self._clock.now())
            (number, of), counted = place, str(len(still) or more["register"])
            work.subject = f"{counted} · {number}/{of}" if of > 1 else counted
            return privacy_writes.joined(done, more)

        return self._commit(by, "privacy.purge", do, erased_row, token=token, roles=MANAGERS)

    def _still(self, session: Session, part: _Portion) -> tuple[Rows, list[int]]:
        """What of a portion's things and photos no other desk has forgotten meanwhile."""
        things = self._due_things(session, self._today(session)) if part.register else {}
        rows = {table: _both(keys, things.get(table, ())) for table, keys in part.register.items()}
        if part.id_numbers:
            rows["visitor"] = _both(part.id_numbers, _with_id(session))
        return rows, _both(part.photos, _photos(session)) if part.photos else []

    # --- how ------------------------------------------------------------------------------------

    def _due(
        self,
        session: Session,
        today: date,
        days: int | None = None,
        months: int | None = None,
        visitors: Sequence[int] | None = None,
        rules: Ruled | None = None,
    ) -> list[Due]:
        centre = centre_of(session)
        retention = privacy_due.retention_of(session, centre, days, rules)
        remembered = centre.reception.remember_months if months is None else months
        return privacy_due.due_people(session, retention, remembered, centre.zone, today, visitors)

    def _due_things(
        self,
        session: Session,
        today: date,
        going: Sequence[Due] = (),
        register_days: int | None = None,
        *,
        days: int | None = None,
        rules: Ruled | None = None,
    ) -> Rows:
        """Whose names go besides: of things that are over, who came along with one who stays, of what was undone."""
        centre = centre_of(session)
        kept = centre.reception.register_days if register_days is None else register_days
        retention = privacy_due.retention_of(session, centre, days, rules)
        leaders = {due.visitor_id for due in going}
        members = privacy_due.due_members(session, retention, centre.zone, today, leaders)
        undone = privacy_due.due_undone(session, retention.days, centre.zone, today)
        return privacy_rows.merged(
            privacy_rows.merged(privacy_due.due_things(session, kept, centre.zone, today), members), undone
        )

    def _forget(
        self, work: Work, visitors: Collection[int], why: str, named: Rows, found: Found | None = None
    ) -> dict[str, Any]:
        now = self._clock.now()
        own = privacy_rows.linked(work.session, visitors)
        done = privacy_writes.anonymise(work, privacy_rows.merged({"visitor": [], **own}, named), now, found)
        uids = work.stored_rows(_VISITOR, own.get("visitor", []))  # also those of records that went into one of these
        tombstones.add(work.session, (row["uid"] for row in uids.values()), why, int(now.timestamp()))
        work.subject = str(len(visitors))
        return {**done, "people": len(visitors), "visits": len(own.get("visit", ()))}

    def _cleaned(self, outcome: Outcome[ErasedRow]) -> Outcome[ErasedRow]:
        row = replace(outcome.row, is_clean=self._clean())
        return Outcome(row, outcome.changes, outcome.repeated)

    def _clean(self) -> bool:
        """After the commit: nothing is left in any byte of the database, beside it, or in the store of files."""
        is_clean = self._database.rewrite()
        self._delete_files()
        tombstones.write(self._database.path, self._read(tombstones.all_in))
        self._told()
        return is_clean

    def _delete_files(self) -> None:
        dead = self._read(privacy_writes.dead_contents)
        for store in self._stores:
            store.forget(dead)


def erased_row(_session: Session, done: Mapping[str, Any]) -> ErasedRow:
    """What an entry's result says was taken; an older entry says less."""
    kept = tuple(KeptMention(*about) for about in done.get("kept", ()))
    texts, register = done.get("texts", 0), done.get("register", 0)
    return ErasedRow(done["people"], done["visits"], done["files"], texts=texts, kept=kept, register=register)


def _summed(done: Sequence[Outcome[ErasedRow]], *, is_clean: bool, left: int) -> Outcome[ErasedRow]:
    """Several portions as the one deed that they are."""
    if not done:
        return Outcome(NOTHING, Changes())
    rows = [outcome.row for outcome in done]
    ids: dict[str, frozenset[int]] = {}
    for outcome in done:
        for table, keys in outcome.changes.ids.items():
            ids[table] = ids.get(table, frozenset()) | keys
    summed = ErasedRow(
        people=sum(row.people for row in rows),
        visits=sum(row.visits for row in rows),
        files=sum(row.files for row in rows),
        is_clean=is_clean,
        left=left,
        register=sum(row.register for row in rows),
    )
    return Outcome(summed, replace(done[-1].changes, ids=ids), done[0].repeated)


def _cut(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _both(keys: Sequence[int], others: Collection[int]) -> list[int]:
    """Those of the first that are among the others, in their order."""
    known = set(others)
    return [key for key in keys if key in known]


def _with_id(source: Source) -> list[int]:
    """Visitors whose ID number is kept."""
    return [key for (key,) in direct.fetch(source, "SELECT id FROM visitor WHERE id_number <> ''")]


def _photos(source: Source) -> list[int]:
    """The photos of visitors that were not taken away."""
    query = "SELECT id FROM attachment WHERE kind = 'visitor' AND removed_at IS NULL"
    return [key for (key,) in direct.fetch(source, query)]
