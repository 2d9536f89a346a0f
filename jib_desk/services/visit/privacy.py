"""People's data: what is kept, given out, forgotten on request, and forgotten when its time is over (DOMAIN §6).

Erasing cannot be undone, and says so. The journal tells that it was done, never what was there.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.database import Database
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.redaction import redact
from jib_desk.models.tables import TABLES
from jib_desk.rules.texts import CODE_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.clock import Clock
from jib_desk.services.files.file_store import FileStore, folder_of
from jib_desk.services.files.own_files import refuse_own_files
from jib_desk.services.rows.exports import ExportNotice, ExportRow
from jib_desk.services.rows.privacy import DuePerson, ErasedRow, KeptPerson, PersonRow, PurgePreview
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned
from jib_desk.services.visit import privacy_due, privacy_reads, privacy_rows, privacy_writes, tombstones
from jib_desk.services.visit.privacy_due import Due
from jib_desk.services.visit.tombstones import Tombstone

SHOWN = 200  # people that a preview names
ASKED, RETENTION = "asked", "retention"
_VISITOR = TABLES["visitor"]
_NO_CHANGES = Changes()
_NOBODY: dict[str, Any] = {"lines": [], "entries": [], "people": 0, "visits": 0, "files": 0}


class PrivacyService(Service):
    """Finds, tells, gives out and forgets what is kept about people.

    `stores` are further places with copies of attached files: that of the backups. `told` is run after somebody was
    forgotten, for what others keep outside the database: the muster roll.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        stores: Sequence[FileStore] = (),
        told: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(database, clock)
        self._stores = (FileStore(folder_of(database.path)), *stores)
        self._told = told

    # --- telling ----------------------------------------------------------------------------

    def find(self, text: str) -> tuple[PersonRow, ...]:
        """People by name in either script, pinyin, initials, organisation or phone, best first."""
        return self._read(lambda session: privacy_reads.find(session, text, self._zone(session)))

    def kept(self, visitor_id: int) -> KeptPerson:
        """All that is kept about one person and nobody else. Raises NotFound."""
        return self._read(lambda session: self._kept(session, visitor_id))

    def export(self, *, by: Actor, uid: str, path: Path) -> Outcome[ExportRow]:
        """The same as a workbook to be handed over; logged, without the name. Raises NotFound, NotWritable, DiskFull.

        Needs a manager (NotAllowed), as every export of personal data does.
        """
        from jib_desk.excel.sheets.person import PersonSheet, write_person  # a start waits for no workbook

        refuse_own_files(path, self._database.path)
        visitor_id = self._read(lambda session: privacy_reads.id_of(session, uid))

        def do(work: Work) -> int:
            work.subject = f"visitor {visitor_id}"
            return visitor_id

        def read(session: Session, key: int) -> KeptPerson:
            return self._kept(session, key)

        logged = self._commit(by, "export.personal", do, read, roles=MANAGERS, always=True)
        centre = self._read(centre_of)
        made_at = self._clock.now().astimezone(centre.zone)
        try:
            sheets = [PersonSheet(part.title, part.columns, part.rows) for part in logged.row.parts]
            written = write_person(path, sheets, (centre.name_zh, centre.name_en), made_at)
        except OSError as error:
            raise errors.of_system(error, str(path)) from error
        notices = tuple(ExportNotice(item.sheet, item.row, item.column, item.code) for item in written)
        count = sum(len(part.rows) for part in logged.row.parts)
        return Outcome(ExportRow(str(path), count, notices, has_personal_data=True), logged.changes)

    # --- what a person agrees to --------------------------------------------------------------

    def agree(
        self, *, by: Actor, visitor_id: int, version: int, agreed: bool, token: str | None = None
    ) -> Outcome[KeptPerson]:
        """Note that somebody agrees to be remembered, or does not any more. Raises NotFound, Stale."""

        def values(session: Session) -> dict[str, Any]:
            return {"agreed_on": self._today(session) if agreed else None}

        return self._change(by, "privacy.agree", visitor_id, version, values, token)

    def set_id_number(
        self, *, by: Actor, visitor_id: int, version: int, id_number: str, token: str | None = None
    ) -> Outcome[KeptPerson]:
        """Keep an ID number, or none. Raises ValueRefused (not_kept) where the centre does not allow it, Stale."""
        number = cleaned("id_number", id_number, CODE_LIMIT)

        def values(session: Session) -> dict[str, Any]:
            if number and not centre_of(session).reception.keeps_id_numbers:
                raise errors.ValueRefused("id_number", "not_kept")
            return {"id_number": number}

        return self._change(by, "privacy.id_number", visitor_id, version, values, token)

    def remove_photo(self, *, by: Actor, visitor_id: int, token: str | None = None) -> Outcome[KeptPerson]:
        """Delete the photos of a person, for good. Raises NotFound, NotWritable."""

        def do(work: Work) -> int:
            query = "SELECT id FROM attachment WHERE kind = 'visitor' AND key = ?"
            keys = [key for (key,) in direct.fetch(work.session, query, (visitor_id,))]
            privacy_writes.remove_files(work, keys, self._clock.now())
            return visitor_id

        outcome = self._commit(by, "privacy.photo", do, self._kept, token=token)
        self._delete_files()
        return outcome

    # --- forgetting on request ----------------------------------------------------------------

    def erase(self, *, by: Actor, uid: str, token: str | None = None) -> Outcome[ErasedRow]:
        """Forget one person: rows, files, keys of the search and the journal lose what is personal.

        Counts, times, category, host stay; planned visits are called off. Needs a manager and cannot be undone.
        Raises NotFound, PersonInside, NotAllowed.
        """

        def do(work: Work) -> dict[str, Any]:
            visitor_id = privacy_reads.id_of(work.session, uid)
            self._refuse_inside(work.session, visitor_id)
            named = privacy_rows.elsewhere(work.session, privacy_reads.identity(work.session, visitor_id))
            return self._forget(work, (visitor_id,), ASKED, named)

        return self._cleaned(self._commit(by, "privacy.erase", do, _erased, token=token, roles=MANAGERS))

    def erase_again(self, *, by: Actor, stones: Collection[Tombstone]) -> Outcome[ErasedRow]:
        """After a restore: keep these tombstones, and forget everybody of theirs who came back with the backup.

        Whoever is inside according to the backup is not: nobody is forgotten less because of an old open visit.
        """

        def do(work: Work) -> dict[str, Any]:
            tombstones.keep(work.session, list(stones))
            found = tombstones.met(work.session, tombstones.all_in(work.session))
            return self._forget(work, found, ASKED, {}) if found else _NOBODY

        if not stones and not self._read(tombstones.all_in):
            return Outcome(ErasedRow(0, 0, 0), changes=_NO_CHANGES)
        return self._cleaned(self._commit(by, "privacy.erase", do, _erased, roles=MANAGERS))

    # --- forgetting when the time is over -------------------------------------------------------

    def purge_preview(
        self, on: date | None = None, *, retention_days: int | None = None, remember_months: int | None = None
    ) -> PurgePreview:
        """What a purge would do on a day (default: today), also if the centre kept data for another time."""

        def reading(session: Session) -> PurgePreview:
            today = on or self._today(session)
            dues = self._due(session, today, retention_days, remember_months)
            reception = centre_of(session).reception
            shown = dues[:SHOWN]
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
            )

        return self._read(reading)

    def purge(self, *, by: Actor, token: str | None = None) -> Outcome[ErasedRow]:
        """Forget everybody who is due today, as one entry; nothing is written when nobody is.

        What a setting no longer allows (ID numbers, photos) goes too. Needs a manager and cannot be undone.
        """
        is_empty = self.purge_preview().is_empty
        if is_empty and by.role in MANAGERS:
            return Outcome(ErasedRow(0, 0, 0), changes=_NO_CHANGES)

        def do(work: Work) -> dict[str, Any]:
            due = [item.visitor_id for item in self._due(work.session, self._today(work.session))]
            reception = centre_of(work.session).reception
            ids = [] if reception.keeps_id_numbers else _with_id(work.session)
            photos = [] if reception.keeps_photos else _photos(work.session)
            done = self._forget(work, due, RETENTION, {})
            if ids:
                more = redact(work, {"visitor": ids})
                work.update_many(_VISITOR, [{"id": key, "id_number": ""} for key in ids])
                done = {**done, **{name: [*done[name], *more[name]] for name in more}}
            gone = privacy_writes.remove_files(work, photos, self._clock.now())
            return {**done, "files": max(done["files"], gone)}

        return self._cleaned(self._commit(by, "privacy.purge", do, _erased, token=token, roles=MANAGERS))

    def purge_if_asked(self, *, by: Actor) -> Outcome[ErasedRow] | None:
        """The start of the day: a purge where the centre's settings say so; None where a person decides."""
        return self.purge(by=by) if self._read(centre_of).reception.purges_daily else None

    # --- how ------------------------------------------------------------------------------------

    def _kept(self, session: Session, visitor_id: int) -> KeptPerson:
        centre = centre_of(session)
        retention = privacy_due.retention_of(session, centre)
        months = centre.reception.remember_months
        due = next(iter(privacy_due.all_dues(session, retention, months, centre.zone, visitor_id)), None)
        return privacy_reads.kept(session, visitor_id, due and due.due_on, centre.zone)

    def _due(self, session: Session, today: date, days: int | None = None, months: int | None = None) -> list[Due]:
        centre = centre_of(session)
        retention = privacy_due.retention_of(session, centre, days)
        remembered = centre.reception.remember_months if months is None else months
        return privacy_due.due_people(session, retention, remembered, centre.zone, today)

    def _change(
        self,
        by: Actor,
        action: str,
        visitor_id: int,
        version: int,
        values: Callable[[Session], dict[str, Any]],
        token: str | None,
    ) -> Outcome[KeptPerson]:
        def do(work: Work) -> int:
            row = self._kept(work.session, visitor_id)
            if row.version != version:
                raise errors.Stale("visitor", visitor_id, {})
            work.update_many(_VISITOR, [{"id": visitor_id, **values(work.session)}])
            return visitor_id

        return self._commit(by, action, do, self._kept, token=token)

    def _refuse_inside(self, session: Session, visitor_id: int) -> None:
        query = """SELECT coalesce(nullif(p.name_zh, ''), p.name_latin), v.arrived_at, v.badge
          FROM visit v JOIN visitor p ON p.id = v.visitor_id WHERE v.visitor_id = ? AND v.is_open = 1"""
        found = direct.first(session, query, (visitor_id,))
        if found is not None:
            name, since, badge = found
            raise errors.PersonInside(name, privacy_reads.instant(since), badge)

    def _forget(self, work: Work, visitors: Collection[int], why: str, named: privacy_rows.Rows) -> dict[str, Any]:
        now = self._clock.now()
        own = privacy_rows.linked(work.session, visitors)
        done = privacy_writes.anonymise(work, privacy_rows.merged({"visitor": [], **own}, named), now)
        uids = work.stored_rows(_VISITOR, sorted(visitors))
        tombstones.add(work.session, (row["uid"] for row in uids.values()), why, int(now.timestamp()))
        return {**done, "visits": len(own.get("visit", ()))}

    def _cleaned(self, outcome: Outcome[ErasedRow]) -> Outcome[ErasedRow]:
        """After the commit: nothing is left in the log of the database, beside it, or in the store of files."""
        is_clean = self._database.empty_log()
        self._delete_files()
        stones = self._read(tombstones.all_in)
        tombstones.write(self._database.path, stones)
        self._told()
        row = outcome.row
        return Outcome(ErasedRow(row.people, row.visits, row.files, is_clean), outcome.changes, outcome.repeated)

    def _delete_files(self) -> None:
        dead = self._read(privacy_writes.dead_contents)
        for store in self._stores:
            store.forget(dead)


def _erased(_session: Session, done: dict[str, Any]) -> ErasedRow:
    return ErasedRow(done["people"], done["visits"], done["files"])


def _with_id(source: Source) -> list[int]:
    """Visitors whose ID number is kept."""
    return [key for (key,) in direct.fetch(source, "SELECT id FROM visitor WHERE id_number <> ''")]


def _photos(source: Source) -> list[int]:
    """The photos of visitors that were not taken away."""
    query = "SELECT id FROM attachment WHERE kind = 'visitor' AND removed_at IS NULL"
    return [key for (key,) in direct.fetch(source, query)]
