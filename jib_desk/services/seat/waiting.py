"""What seats tell the waiting list: who was given one does not wait any more."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from jib_desk.models.admission import WaitingEntry
from jib_desk.models.journal import Work
from jib_desk.rules.words import WaitOutcome


def placed(work: Work, companies: Iterable[int | None], today: date, ends_on: date | None = None) -> None:
    """In the transaction that gives companies seats: their open waits end today. A seat of the past places nobody."""
    keys = [key for key in companies if key is not None]
    if not keys or (ends_on is not None and ends_on < today):
        return
    query = select(WaitingEntry).where(WaitingEntry.company_id.in_(keys), WaitingEntry.closed_on.is_(None))
    for entry in work.session.execute(query).scalars():
        entry.closed_on, entry.outcome = max(today, entry.since_on), WaitOutcome.PLACED
