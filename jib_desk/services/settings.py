"""The centre's own settings (never a workstation's), its calendar, and its opening balances."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.booking import Booking
from jib_desk.models.centre import CalendarDay, Setting
from jib_desk.models.journal import Work
from jib_desk.models.programme import OpeningBalance
from jib_desk.rules import workdays
from jib_desk.rules.words import Target
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS
from jib_desk.services.centre_reads import DEFAULTS, CentreReads, centre_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.rows.staff import Actor

_DAYS = frozenset({"window_start", "window_end"})
_TIMES = frozenset({"opens", "closes"})
_NUMBERS = frozenset(
    {
        "site_fire_limit",
        "card_limit",
        "retention_days",
        "reentry_hours",
        "remember_months",
        "register_days",
        "message_minutes",
    }
)
_FLAGS = frozenset({"purges_daily", "asks_host", "asks_terms", "has_kiosk", "keeps_photos", "keeps_id_numbers"})
MOST_LINES = 99  # of a paper kit
_PAPERS = frozenset({"100x62", "86x54", "A4"})


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """A figure from before the program: added once to what the rows count."""

    figure: str
    amount: int
    as_of: date
    source: str


class SettingsService(CentreReads):
    """Reads and changes what belongs to the centre."""

    def change(self, *, by: Actor, token: str | None = None, **values: Any) -> Outcome[CentreRow]:
        """Change settings by name (the fields of CentreRow). Raises ValueRefused, EndBeforeStart.

        The time zone cannot change while bookings lie ahead: their wall times would move.
        """

        def do(work: Work) -> list[str]:
            for key, value in values.items():
                _set(work.session, key, _storable(key, value))
            work.session.flush()
            self._check(work.session, values)
            work.subject = ", ".join(sorted(values))
            return sorted(values)

        return self._commit(
            by, "settings.change", do, lambda session, _key: centre_of(session), token=token, roles=MANAGERS
        )

    def _check(self, session: Session, values: Mapping[str, Any]) -> None:
        centre = centre_of(session)
        if centre.closes <= centre.opens:
            raise errors.ValueRefused("closes", "before_opening", centre.closes.isoformat("minutes"))
        if centre.window_end < centre.window_start:
            raise errors.EndBeforeStart(centre.window_start, centre.window_end)
        if "zone" in values:
            ahead = select(Booking.id).where(Booking.live.is_(True), Booking.ends_at > self._clock.now()).limit(1)
            if session.execute(ahead).first() is not None:
                raise errors.ValueRefused("zone", "future_bookings", str(values["zone"]))

    # --- the calendar -----------------------------------------------------------------------

    def is_workday(self, day: date) -> bool:
        """Whether the centre works that day: the calendar of China, unless staff said otherwise."""
        return self._read(lambda session: workdays.is_workday(day, overrides_of(session)))

    def set_workday(
        self, *, by: Actor, day: date, is_workday: bool | None, note: str = "", token: str | None = None
    ) -> Outcome[date]:
        """Declare a day a workday or a day off; None = as in the calendar again."""

        def do(work: Work) -> str:
            row = work.session.execute(select(CalendarDay).where(CalendarDay.day == day)).scalar()
            if is_workday is None:
                if row is not None:
                    work.session.delete(row)
            elif row is None:
                work.session.add(CalendarDay(day=day, is_workday=is_workday, note=note))
            else:
                row.is_workday, row.note = is_workday, note
            work.subject = day.isoformat()
            return day.isoformat()

        return self._commit(
            by, "settings.calendar", do, lambda _session, key: date.fromisoformat(key), token=token, roles=MANAGERS
        )

    # --- opening balances -------------------------------------------------------------------

    def opening_balances(self) -> tuple[BalanceRow, ...]:
        """Figures from before the program, by date."""
        return self._read(balances_of)

    def set_opening_balance(
        self, *, by: Actor, figure: str, amount: int, as_of: date, source: str, token: str | None = None
    ) -> Outcome[tuple[BalanceRow, ...]]:
        """State a figure from before the program, once per figure and date."""
        if figure not in {*Target, "graduated", "left"}:
            raise errors.ValueRefused("figure", "unknown_code", figure)

        def do(work: Work) -> str:
            query = select(OpeningBalance).where(OpeningBalance.figure == figure, OpeningBalance.as_of == as_of)
            row = work.session.execute(query).scalar()
            if row is None:
                work.session.add(OpeningBalance(figure=figure, amount=amount, as_of=as_of, source=source))
            else:
                row.amount, row.source = amount, source
            work.subject = figure
            return figure

        return self._commit(
            by, "settings.balance", do, lambda session, _key: balances_of(session), token=token, roles=MANAGERS
        )


def overrides_of(session: Session) -> dict[date, bool]:
    """The days on which staff overrode the calendar."""
    return {row.day: row.is_workday for row in session.execute(select(CalendarDay.day, CalendarDay.is_workday))}


def balances_of(session: Session) -> tuple[BalanceRow, ...]:
    """Opening balances inside a transaction."""
    rows = session.execute(select(OpeningBalance).order_by(OpeningBalance.as_of, OpeningBalance.figure)).scalars()
    return tuple(BalanceRow(row.figure, row.amount, row.as_of, row.source) for row in rows)


def opening_hours(centre: CentreRow, day: date) -> tuple[datetime, datetime]:
    """Opening and closing of a day as aware instants, half-open; closing past midnight is the next day."""
    opens = datetime.combine(day, centre.opens, centre.zone)
    closes = datetime.combine(day, centre.closes, centre.zone)
    return opens, closes if closes > opens else closes + timedelta(days=1)


def _set(session: Session, key: str, value: Any) -> None:
    row = session.execute(select(Setting).where(Setting.key == key)).scalar()
    if row is None:
        session.add(Setting(key=key, value=value))
    else:
        row.value = value


def _storable(key: str, value: Any) -> Any:
    if key not in DEFAULTS:
        raise errors.NotFound("setting", key)
    if key in _DAYS:
        return value.isoformat() if isinstance(value, date) else date.fromisoformat(value).isoformat()
    if key in _TIMES:
        moment = value if isinstance(value, time) else time.fromisoformat(value)
        return moment.isoformat("minutes")
    if key in _NUMBERS and (not isinstance(value, int) or value < 0):
        raise errors.ValueRefused(key, "not_positive", str(value))
    if key == "kit_times":
        return sorted(
            {time.fromisoformat(str(moment)).isoformat("minutes") for moment in cast("tuple[Any, ...]", value)}
        )
    _check_reception(key, value)
    if key == "zone":
        return _zone_name(str(value))
    return list(cast("tuple[Any, ...]", value)) if isinstance(value, tuple) else value


def _check_reception(key: str, value: Any) -> None:
    if key in _FLAGS and not isinstance(value, bool):
        raise errors.ValueRefused(key, "unknown_code", str(value))
    if key == "badge_paper" and value not in _PAPERS:
        raise errors.ValueRefused(key, "unknown_code", str(value))
    if key == "kit_lines" and not (isinstance(value, int) and 1 <= value <= MOST_LINES):
        raise errors.ValueRefused(key, "out_of_range", str(value))


def _zone_name(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise errors.ValueRefused("zone", "unknown_zone", name) from error
