"""Settings of the centre, as rows changed through a service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class CentreRow:
    """The centre's own settings. Opening hours are wall times in `zone`; the window is inclusive."""

    name_en: str
    name_zh: str
    zone: ZoneInfo
    opens: time
    closes: time
    window_start: date
    window_end: date
    site_fire_limit: int
    card_limit: int  # access cards that a company may have out, unless it has a limit of its own
    targets: Mapping[str, int]
    retention_days: int
    reentry_hours: int
    reached_event_types: tuple[str, ...]
    is_sample: bool
