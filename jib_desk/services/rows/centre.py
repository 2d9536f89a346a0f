"""Settings of the centre, as rows changed through a service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class ReceptionRow:
    """How the front desk receives visitors. What is off leaves no trace in forms and menus."""

    remember_months: int = 12  # after the last visit, of people who agreed
    register_days: int = 30  # after its end, who had to do with a parcel, a loan, a thing found, a car or a key
    purges_daily: bool | None = None  # who is due is forgotten with the day's first opening; None: nobody decided yet
    message_minutes: int = 10  # after that an arrival is no news
    asks_host: bool = False
    asks_terms: bool = False
    has_kiosk: bool = False
    keeps_photos: bool = False
    keeps_id_numbers: bool = False
    badge_paper: str = "100x62"  # mm, or A4 for a sheet
    kit_times: tuple[str, ...] = ("08:30", "13:00")  # wall times; none = printed only when asked for
    kit_lines: int = 22
    centre_tag: str = ""  # in each pass, so that another centre's is told apart; empty until the first pass


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
    reception: ReceptionRow = ReceptionRow()
