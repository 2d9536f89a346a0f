"""Files of records: agreements, photos, evidence. The row is journalled; the content lies in the file store."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.attachment import Attachment
from jib_desk.models.database import Database
from jib_desk.models.journal import Work
from jib_desk.rules.texts import NAME_LIMIT
from jib_desk.rules.words import AttachmentOf
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.clock import Clock
from jib_desk.services.files.file_store import FileStore, Kept, folder_of
from jib_desk.services.rows.attachments import AttachmentRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned


class AttachmentsService(Service):
    """Attaches, lists, opens and takes away the files of any record."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self.store = FileStore(folder_of(database.path))
        self._opened: Path | None = None

    def of(self, kind: AttachmentOf, key: int) -> tuple[AttachmentRow, ...]:
        """The files of a record, oldest first."""
        return self._read(lambda session: attachment_rows(session, Attachment.kind == kind, Attachment.key == key))

    def attach(
        self, *, by: Actor, kind: AttachmentOf, key: int, path: Path, name: str = "", token: str | None = None
    ) -> Outcome[AttachmentRow]:
        """Keep a copy of a file with a record. Raises FileMissing, FileRefused, DiskFull, NotWritable."""
        return self._add(by, kind, key, name or path.name, self.store.put(path), token)

    def attach_bytes(
        self, *, by: Actor, kind: AttachmentOf, key: int, name: str, content: bytes, token: str | None = None
    ) -> Outcome[AttachmentRow]:
        """Keep what was pasted (a picture, say) with a record. Raises what `attach` raises."""
        return self._add(by, kind, key, name, self.store.put_bytes(name, content), token)

    def remove(
        self, *, by: Actor, attachment_id: int, version: int, token: str | None = None
    ) -> Outcome[AttachmentRow]:
        """Take a file from its record; the content stays, so that this can be undone."""

        def do(work: Work) -> int:
            row = found(work.session, Attachment, attachment_id)
            check_version("attachment", row, version)
            row.removed_at = self._clock.now()
            work.subject = row.name
            return attachment_id

        return self._commit(by, "attachment.remove", do, _row, token=token)

    def copy_to_open(self, attachment_id: int) -> Path:
        """A copy under its own name in a folder of this run, for another program to open.

        Raises FileMissing, FileRefused (changed).
        """
        row = self._read(lambda session: _row(session, attachment_id))
        if self._opened is None:
            self._opened = Path(mkdtemp(prefix="jib-desk-"))
        return self.store.copy_out(row.sha256, row.name, self._opened / str(row.id))

    def content(self, attachment_id: int) -> bytes:
        """The content itself, such as a plan's background. Raises FileMissing, FileRefused (changed)."""
        row = self._read(lambda session: _row(session, attachment_id))
        return self.store.content(row.sha256, row.name)

    def findings(self) -> list[str]:
        """Contents that are missing or were changed outside the program; empty when all are sound."""
        rows = self._read(attachment_rows)
        return [
            f"file {row.name} ({row.kind} {row.key}): {row.sha256}"
            for row in rows
            if not self.store.is_sound(row.sha256)
        ]

    def _add(
        self, by: Actor, kind: AttachmentOf, key: int, name: str, kept: Kept, token: str | None
    ) -> Outcome[AttachmentRow]:
        # Only the last part of whatever path a name may carry: it becomes a file's name again when opened.
        own_name = PurePosixPath(cleaned("name", name.replace("\\", "/"), NAME_LIMIT)).name or kept.sha256[:8]

        def do(work: Work) -> int:
            row = Attachment(
                kind=kind,
                key=key,
                name=own_name,
                media_type=mimetypes.guess_type(own_name)[0] or "application/octet-stream",
                size=kept.size,
                sha256=kept.sha256,
                added_at=self._clock.now(),
            )
            work.session.add(row)
            work.session.flush()
            work.subject = own_name
            return row.id

        return self._commit(by, "attachment.add", do, _row, token=token)


def attachment_rows(session: Session, *conditions: object) -> tuple[AttachmentRow, ...]:
    """Files that were not taken away, oldest first."""
    query = select(Attachment).where(Attachment.removed_at.is_(None), *conditions).order_by(Attachment.id)  # type: ignore[arg-type]
    return tuple(_as_row(item) for item in session.execute(query).scalars())


def kept_contents(session: Session) -> Sequence[str]:
    """The names of all contents that any row speaks of, removed ones too: undo may ask for them."""
    return session.execute(select(Attachment.sha256).distinct()).scalars().all()


def _row(session: Session, key: int) -> AttachmentRow:
    return _as_row(found(session, Attachment, key))


def _as_row(item: Attachment) -> AttachmentRow:
    return AttachmentRow(
        id=item.id,
        uid=item.uid,
        version=item.version,
        kind=item.kind,
        key=item.key,
        name=item.name,
        media_type=item.media_type,
        size=item.size,
        sha256=item.sha256,
        added_at=item.added_at,
    )
