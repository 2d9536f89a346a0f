"""Files that belong to a record."""

from dataclasses import dataclass
from datetime import datetime

from jib_desk.rules.words import AttachmentOf


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One file of a record: `kind` is the record's table, `key` its id. `size` in bytes."""

    id: int
    uid: str
    version: int
    kind: AttachmentOf
    key: int
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
