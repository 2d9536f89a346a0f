"""What the centre forgets by itself, what it will forget next, and when it would rather ask a person.

What is taken does not come back, so a clock that cannot be right must not empty a centre: nothing is forgotten by
itself while the journal says that the clock has leapt, until a person has decided (docs/decisions/forgetting.md).
"""

from contextlib import suppress
from datetime import date, timedelta

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.workdays import is_workday
from jib_desk.services import errors
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.privacy import ClockDoubt, ErasedRow, Outlook
from jib_desk.services.rows.staff import Actor
from jib_desk.services.settings import overrides_of
from jib_desk.services.visit.privacy_purge import Purges, Report
from jib_desk.services.visit.privacy_reads import instant

# Longer than a centre is closed at a stretch (Spring Festival: nine days with its weekends, a company's break: two
# weeks), and half of what data is kept for: a leap that goes unnoticed takes nobody who was here within a fortnight.
LONGEST_PAUSE = timedelta(days=14)
BEHIND = timedelta(hours=1)  # the clocks of two desks may differ by minutes
_FURTHEST = 31  # days looked ahead for the next opening

# The last time that somebody, or a run that trusted its clock, decided to forget.
# To turn it on is such a decision: not to turn it off, nor to undo that.
_TRUSTED = """SELECT coalesce(max(e.number), 0) FROM journal_entry e WHERE e.action = 'privacy.purge'
  OR e.action = 'settings.change' AND instr(', ' || e.subject || ',', ', purges_daily,') AND e.undoes IS NULL
  AND NOT EXISTS (SELECT 1 FROM journal_entry u WHERE u.undoes = e.number)
  AND EXISTS (SELECT 1 FROM journal_line l JOIN setting s ON s.id = l.key WHERE l.entry = e.number
    AND l.kind = 'setting' AND s.key = 'purges_daily' AND l.plain ->> '$.after.value' = 'true'
    AND l.plain ->> '$.before.value' IS NOT 'true')"""
_NEWEST = "SELECT at FROM journal_entry ORDER BY number DESC LIMIT 1"
_LEAP = """SELECT at, later FROM (
    SELECT at, lead(at, 1, ?1) OVER (ORDER BY number) AS later FROM journal_entry WHERE number >= ?2)
  WHERE later - at > ?3 ORDER BY later - at DESC LIMIT 1"""


class Daily(Purges):
    """The purge of the day, which nobody has to think of."""

    def outlook(self) -> Outlook:
        """Where it is done by itself: who is due today, and who besides by the next opening; else nobody is counted."""

        def reading(session: Session) -> Outlook:
            centre, today = centre_of(session), self._today(session)
            is_daily, next_on = centre.reception.purges_daily, _next_opening(session, today)
            if not is_daily:
                return Outlook(False if centre.is_sample else is_daily, 0, 0, next_on, 0)
            dues = self._due(session, next_on)
            going = [one for one in dues if one.due_on <= today]
            due, things = len(going), sum(map(len, self._due_things(session, today, going).values()))
            doubt = self._doubt(session) if due or things else None
            return Outlook(is_daily, due, things, next_on, len(dues) - due, doubt)

        return self._read(reading)

    def forget_by_itself(self, *, by: Actor, report: Report = lambda _done, _of: None) -> Outcome[ErasedRow] | None:
        """The start of a day: a purge where the centre's settings say so and the clock can be right.

        None where a person decides, or stopped it. Whoever runs it second finds nobody and writes nothing.
        """

        def is_wanted(session: Session) -> bool:
            return bool(centre_of(session).reception.purges_daily) and self._doubt(session) is None

        if not self._read(is_wanted):
            return None
        with suppress(errors.Cancelled):
            return self.purge(by=by, report=report)
        return None

    def _doubt(self, source: Source) -> ClockDoubt | None:
        """Why the clock is not trusted: it stands before the newest entry, or leapt since a purge was last decided."""
        now = self._clock.now()
        newest = direct.scalar(source, _NEWEST)
        if newest is not None and newest > (now + BEHIND).timestamp():
            return ClockDoubt(instant(newest), now)
        asked = (int(now.timestamp()), direct.scalar(source, _TRUSTED), int(LONGEST_PAUSE.total_seconds()))
        leap = direct.first(source, _LEAP, asked)
        return ClockDoubt(instant(leap[0]), instant(leap[1])) if leap else None


def _next_opening(session: Session, today: date) -> date:
    """The next workday; the next day where none is near."""
    overrides = overrides_of(session)
    ahead = (today + timedelta(days=days) for days in range(1, _FURTHEST))
    return next((day for day in ahead if is_workday(day, overrides)), today + timedelta(days=1))
