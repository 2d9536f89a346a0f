"""The journal as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LineRow:
    """One changed row. `before` None = it was made, `after` None = it was taken away.

    Redacted personal columns are absent and `is_redacted` says so.
    """

    table: str
    key: int
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    is_redacted: bool


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One transaction. `action` is a code such as visit.check_in; phrases.py gives its sentence.

    `subject` names what it was about (unit, company, badge …) without personal data.
    """

    number: int
    at: datetime
    staff: str
    workstation: str
    action: str
    subject: str
    reason: str
    lines: int
    undoes: int | None
    undone_by: int | None
    is_undoable: bool


@dataclass(frozen=True, slots=True)
class ChainState:
    """What `check` says of the chain: unbroken up to `head`, or the findings."""

    head: int
    head_hash: str
    findings: tuple[str, ...]
