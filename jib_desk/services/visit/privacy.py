"""People's data: what is kept, given out, forgotten on request, and forgotten when its time is over (DOMAIN §6).

Erasing cannot be undone, and says so. The journal tells that it was done, never what was there.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.texts import CODE_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.files.handing_over import HandingOver
from jib_desk.services.files.own_files import refuse_own_files
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.rows.exports import ExportNotice, ExportRow
from jib_desk.services.rows.privacy import ErasedRow, KeptPart, KeptPerson, Mentions, PersonRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned
from jib_desk.services.visit import (
    privacy_due,
    privacy_others,
    privacy_parts,
    privacy_reads,
    privacy_rows,
    privacy_writes,
    tombstones,
)
from jib_desk.services.visit.privacy_daily import Daily
from jib_desk.services.visit.privacy_mentions import Found, look
from jib_desk.services.visit.privacy_parts import Photo, as_cell
from jib_desk.services.visit.privacy_purge import ASKED, NOTHING, RETENTION, erased_row
from jib_desk.services.visit.tombstones import Tombstone

_VISITOR = TABLES["visitor"]
_NOBODY: dict[str, Any] = {"lines": [], "entries": [], "people": 0, "visits": 0, "files": 0}


class PrivacyService(Daily, HandingOver):
    """Finds, tells, gives out and forgets what is kept about people."""

    # --- telling ----------------------------------------------------------------------------

    def find(self, text: str, *, is_whole: bool = False) -> tuple[PersonRow, ...]:
        """People by name in either script, pinyin, initials, organisation or phone, best first.

        At most a few hundred, which a key press can wait for; all of them where `is_whole`.
        """
        return self._read(lambda session: privacy_reads.find(session, text, self._zone(session), is_whole=is_whole))

    def kept(self, visitor_id: int) -> KeptPerson:
        """All that is kept about one person and nobody else. Raises NotFound."""
        return self._read(lambda session: self._kept(session, visitor_id))

    def export(self, *, by: Actor, uid: str, path: Path) -> Outcome[ExportRow]:
        """The same as a workbook to be handed over; logged, without the name. Raises NotFound, NotWritable, DiskFull.

        Needs a manager (NotAllowed), as every export of personal data does.
        """
        from jib_desk.excel.sheets.person import PersonSheet, Picture, write_person  # a start waits for no workbook

        refuse_own_files(path, self._database.path)

        def reading(session: Session) -> tuple[CentreRow, tuple[KeptPart, ...], tuple[Photo, ...]]:
            visitor_id = privacy_reads.id_of(session, uid)
            _named, found = self._elsewhere(session, (visitor_id,))
            person = privacy_reads.identity(session, visitor_id)
            own = privacy_others.without_others(session, person, self._kept(session, visitor_id).parts)
            parts = (*own, privacy_parts.stays_named(found.kept.values()))
            photos = privacy_parts.photos(session, visitor_id)
            return centre_of(session), tuple(part for part in parts if part.rows), photos

        def write(place: Path) -> ExportRow:
            centre, parts, photos = self._read(reading)
            made_at = self._clock.now().astimezone(centre.zone)
            sheets = [
                PersonSheet(part.title, part.columns, tuple(tuple(map(as_cell, row)) for row in part.rows))
                for part in parts
            ]
            pictures = [Picture(name, self._content(sha256, name)) for sha256, name in photos]
            written = write_person(place, sheets, (centre.name_zh, centre.name_en), made_at, pictures)
            notices = tuple(ExportNotice(item.sheet, item.row, item.column, item.code) for item in written)
            return ExportRow(str(path), sum(len(part.rows) for part in parts), notices, has_personal_data=True)

        def check(work: Work) -> str:
            return f"visitor {privacy_reads.id_of(work.session, uid)}"  # erased meanwhile, it is not handed over

        return self._hand_over(by, path, write, check)

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

        Counts, times, category, host stay; planned visits are called off. Where others' free texts name the person a
        mark stands instead; the row says which records keep the name, and why. Needs a manager and cannot be undone.
        Raises NotFound, PersonInside, NotAllowed.
        """

        def do(work: Work) -> dict[str, Any]:
            visitor_id = privacy_reads.id_of(work.session, uid)
            self._refuse_inside(work.session, visitor_id)
            return self._erase(work, (visitor_id,))

        return self._cleaned(self._commit(by, "privacy.erase", do, erased_row, token=token, roles=MANAGERS))

    def mentions(self, visitor_id: int) -> Mentions:
        """Where else a person is named, as an erasure would find it. Reads every free text: no key press may wait.

        Raises NotFound.
        """

        def reading(session: Session) -> Mentions:
            if not privacy_reads.people(session, (visitor_id,), self._zone(session)):
                raise errors.NotFound("visitor", str(visitor_id))
            _named, found = self._elsewhere(session, (visitor_id,))
            texts = Counter(table for (table, _key), columns in found.texts.items() for _column in columns)
            return Mentions(tuple(sorted(texts.items())), tuple(found.kept.values()))

        return self._read(reading)

    def erase_again(self, *, by: Actor, stones: Collection[Tombstone]) -> Outcome[ErasedRow]:
        """After a restore: keep these tombstones, and forget everybody of theirs who came back with the backup.

        Whoever is inside according to the backup is not: nobody is forgotten less because of an old open visit.
        """

        def do(work: Work) -> dict[str, Any]:
            tombstones.keep(work.session, list(stones))
            known = tombstones.all_in(work.session)
            asked = tombstones.met(work.session, [stone for stone in known if stone.why == ASKED])
            done = self._erase(work, asked) if asked else _NOBODY
            over = tombstones.met(work.session, known)
            return privacy_writes.joined(done, self._forget(work, over, RETENTION, {})) if over else done

        if not stones and not self._read(tombstones.all_in):
            return Outcome(NOTHING, changes=Changes())
        return self._cleaned(self._commit(by, "privacy.erase", do, erased_row, roles=MANAGERS))

    # --- how ------------------------------------------------------------------------------------

    def _content(self, sha256: str, name: str) -> bytes | None:
        try:
            return self._stores[0].content(sha256, name)
        except (errors.FileMissing, errors.FileRefused):  # the copy says so in the picture's place
            return None

    def _kept(self, session: Session, visitor_id: int) -> KeptPerson:
        centre = centre_of(session)
        retention = privacy_due.retention_of(session, centre)
        months = centre.reception.remember_months
        due = next(iter(privacy_due.all_dues(session, retention, months, centre.zone, (visitor_id,))), None)
        return privacy_reads.kept(session, visitor_id, due and due.due_on, self._today(session), centre.zone)

    def _erase(self, work: Work, visitors: Sequence[int]) -> dict[str, Any]:
        """Forget people who asked for it, wherever they are named."""
        named, found = self._elsewhere(work.session, visitors)
        return self._forget(work, visitors, ASKED, named, found)

    def _elsewhere(self, session: Session, visitors: Sequence[int]) -> tuple[privacy_rows.Rows, Found]:
        """Rows of others that are about these people, and all that names them besides."""
        people = [privacy_reads.identity(session, key) for key in visitors]
        named: privacy_rows.Rows = {}
        for person in people:
            named = privacy_rows.merged(named, privacy_rows.elsewhere(session, person, self._today(session)))
        own = privacy_rows.merged(privacy_rows.linked(session, visitors), named)
        return named, look(session, people, own)

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
