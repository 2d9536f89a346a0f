"""The fire items on the plan: where they are, when their check is due, and that it was made."""

from datetime import date

from sqlalchemy.orm import Session

from jib_desk.models.facility import SafetyItem
from jib_desk.models.journal import Work
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.plan.safety_reads import safety_rows
from jib_desk.services.rows.safety import SafetyRow
from jib_desk.services.rows.staff import Actor

_SHOWN = ("checked_on", "due_on", "label")


class SafetyService(Service):
    """Reads fire items and records their checks; where they stand is the plan editor's."""

    def items(self, floor_id: int | None, on: date) -> tuple[SafetyRow, ...]:
        """What is there on a day, of one floor or of all (None)."""
        rows = self._quick_read(lambda source: safety_rows(source, on))
        return tuple(row for row in rows if floor_id is None or row.floor_id == floor_id)

    def mark_checked(
        self, *, by: Actor, item_id: int, version: int, checked_on: date, due_on: date | None, token: str | None = None
    ) -> Outcome[SafetyRow]:
        """It was looked at on a day, and is next due on another (None: no more).

        Raises ValueRefused (in_the_future), EndBeforeStart, Stale, NotFound.
        """

        def do(work: Work) -> int:
            item = found(work.session, SafetyItem, item_id)
            check_version("safety_item", item, version, _SHOWN)
            if checked_on > self._today(work.session):
                raise errors.ValueRefused("checked_on", "in_the_future", checked_on.isoformat())
            if due_on is not None and due_on <= checked_on:
                raise errors.EndBeforeStart(checked_on, due_on)
            item.checked_on, item.due_on = checked_on, due_on
            work.subject = item.label
            return item_id

        return self._commit(by, "safety.check", do, _row, token=token)


def _row(session: Session, key: int) -> SafetyRow:
    session.flush()
    item = found(session, SafetyItem, key)
    return SafetyRow(
        id=item.id,
        version=item.version,
        floor_id=item.floor_id,
        kind=item.kind,
        x_m=item.x_m,
        y_m=item.y_m,
        label=item.label,
        checked_on=item.checked_on,
        due_on=item.due_on,
        note=item.note,
    )
