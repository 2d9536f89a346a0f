"""The editing of the plan: a draft given out, looked at, and saved as one entry that can be undone."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from jib_desk.models.database import Database
from jib_desk.models.journal import Work
from jib_desk.rules import plan_pictures
from jib_desk.rules.plan_changes import Change, added_faults, changes
from jib_desk.rules.plan_draft import Draft, Kind, Ref
from jib_desk.rules.plan_pictures import PictureFault
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service
from jib_desk.services.changes import Outcome
from jib_desk.services.clock import Clock
from jib_desk.services.files.file_store import FileStore, Kept, folder_of, read_small
from jib_desk.services.plan.plan_edit_reads import read_draft, turns
from jib_desk.services.plan.plan_edit_writes import Writer, differences, refuse_held, refuse_used
from jib_desk.services.rows.plan_edits import PictureFile
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_book import seat_book
from jib_desk.services.seat.seat_writes import note_of

_NAMED = 6  # codes that an entry's subject lists


class PlanEditsService(Service):
    """Gives a draft of the plan and takes it back. Managers only."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._store = FileStore(folder_of(database.path))

    # --- reading ----------------------------------------------------------------------------

    def draft(self, on: date) -> Draft:
        """The whole plan of a day, to be edited from that day on."""
        return self._quick_read(lambda source: read_draft(source, on))

    def obstacles(self, refs: Collection[Ref], on: date) -> tuple[errors.DeskError, ...]:
        """What keeps pieces from being taken away on a day: who has a seat and until when, what a room was used for."""

        def reading(session: Session) -> tuple[errors.DeskError, ...]:
            pieces = read_draft(session, on).by_ref()
            book = seat_book(session, self._today(session))
            found: list[errors.DeskError] = []
            for ref in refs:
                item = pieces.get(ref)
                try:
                    if item is not None and ref.kind is Kind.UNIT:
                        refuse_held(session, book, item, on)
                    elif item is not None and ref.kind is Kind.SPACE:
                        refuse_used(session, item)
                except errors.DeskError as error:
                    found.append(error)
            return tuple(found)

        return self._read(reading)

    def picture(self, path: Path) -> PictureFile:
        """A picture from a file. Raises FileMissing, PictureRefused."""
        content = read_small(path, plan_pictures.LARGEST_MB)
        if content is None:
            raise errors.PictureRefused(path.name, "too_large", plan_pictures.LARGEST_MB)
        return self.picture_of(path.name, content)

    def picture_of(self, name: str, content: bytes) -> PictureFile:
        """A picture that was pasted. Raises PictureRefused."""
        try:
            facts = plan_pictures.look_at(content)
        except PictureFault as fault:
            limit = int(fault.detail) if fault.code in {"too_large", "too_many_pixels"} else 0
            raise errors.PictureRefused(name, fault.code, limit, fault.detail) from fault
        return PictureFile(name, content, facts.format, facts.width, facts.height)

    # --- writing ----------------------------------------------------------------------------

    def save(
        self, *, by: Actor, base: Draft, draft: Draft, reason: str = "", token: str | None = None
    ) -> Outcome[Draft]:
        """Everything that differs between `base` (as it was read) and `draft`, from the draft's day on.

        Units keep their past: what changes is a layout from that day on, what goes is retired on it. Spaces, marks,
        floors and pictures have no history and change at once. A day in the past asks for a reason.
        Raises PlanRefused (what cannot be, where, and on which day from today on: a room that changes at once may be
        in the way of units that go later; only of what the draft adds or touches), Stale (somebody else changed the
        plan since; with the difference), SeatOccupiedToday, SeatTaken, SeatOverstayed, LeavingUnnoted (what holds a
        unit to be retired), SpaceInUse, BookingsInTheWay, PictureRefused, NeedsReason, NotAllowed.
        """
        why = note_of(reason)
        if by.role not in MANAGERS:
            raise errors.NotAllowed("plan.edit", by.role)
        for fault in added_faults(base, draft):
            raise errors.PlanRefused(fault.code, fault.place)
        kept = self._keep_pictures(draft)

        def do(work: Work) -> str:
            session = work.session
            today = self._today(session)
            if draft.on < today and not why:
                raise errors.NeedsReason("plan.edit")
            fresh = read_draft(session, base.on)
            if (fresh.floors, fresh.items) != (base.floors, base.items):
                raise errors.Stale("plan", 0, differences(base, fresh))
            start = min(today, draft.on)
            before = {day: read_draft(session, day) for day in (start, draft.on, *turns(session, start))}
            Writer(session, base, draft, self._clock.now(), today, kept).write()
            for day, was in sorted(before.items()):
                for fault in added_faults(was, read_draft(session, day)):
                    raise errors.PlanRefused(fault.code, f"{fault.place} ({day.isoformat()})")
            work.subject = _subject(changes(base, draft))
            return draft.on.isoformat()

        return self._commit(
            by,
            "plan.edit",
            do,
            lambda session, key: read_draft(session, date.fromisoformat(key)),
            token=token,
            reason=why,
            roles=MANAGERS,
        )

    def _keep_pictures(self, draft: Draft) -> Mapping[int, Kept]:
        """The contents of new pictures, looked at before any is kept."""
        new = [(floor.id, floor.picture) for floor in draft.floors if floor.picture and not floor.picture.attachment_id]
        for _, picture in new:
            self.picture_of(picture.name, picture.content)
        return {key: self._store.put_bytes(picture.name, picture.content) for key, picture in new}


def _subject(listed: tuple[Change, ...]) -> str:
    codes = tuple(dict.fromkeys(change.code for change in listed if change.code))
    more = " …" if len(codes) > _NAMED else ""
    return ", ".join(codes[:_NAMED]) + more
