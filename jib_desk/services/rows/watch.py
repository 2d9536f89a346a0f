"""The watch list: its entries for managers, what to do for the desk, and who was taken for whom."""

from dataclasses import dataclass
from datetime import date, datetime

from jib_desk.rules.desk_words import WatchAction, WatchOutcome, WatchStage


@dataclass(frozen=True, slots=True)
class WatchEntryRow:
    """Somebody to be noticed; for managers only. `until_on` is the last day, None = until ended."""

    id: int
    version: int
    name_zh: str
    name_latin: str
    organisation: str
    phone: str
    reason: str
    action: WatchAction
    added_on: date
    until_on: date | None
    ended_on: date | None
    end_reason: str
    staff: str
    is_live: bool  # today
    matches: int  # how often somebody was asked about
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class WatchMatchRow:
    """Somebody looked like an entry; for managers only. A hint stopped nobody and is decided by nobody."""

    id: int
    version: int
    entry_id: int
    entry: str  # the entry's name or phone
    stage: WatchStage
    score: int
    is_hint: bool
    seen_at: datetime
    name: str  # as it was given
    visit_id: int | None
    outcome: WatchOutcome | None
    decided_at: datetime | None
    note: str
    staff: str


@dataclass(frozen=True, slots=True)
class WatchHit:
    """What the desk gets to know: what to do, never who is meant or why."""

    entry_id: int
    action: WatchAction
    score: int
    is_match: bool  # else a hint: ask for the organisation or a phone


@dataclass(frozen=True, slots=True)
class WatchDecision:
    """What the desk decided about the matches that a refusal named (`Watched.match_ids`)."""

    match_ids: tuple[int, ...]
    outcome: WatchOutcome
    note: str = ""
