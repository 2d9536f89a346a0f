"""What holds a unit: an occupancy, a hold, or its being out of service — one table, one constraint."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Public, column, is_day, is_flag, kept, one_of, refers_to, text
from jib_desk.models.types import OPEN_END, Code, Day, Flag, Instant
from jib_desk.rules.words import AssignmentKind, EndedAs


class Assignment(Public):
    """Days are inclusive. `ends_on` is what was agreed (NULL = open), `vacated_on` what happened.

    `until_on` is the last day that the unit is taken: vacated, else agreed, else 9999-12-31. The
    overlap guard looks at it alone. A row that is not `live` was cancelled or released before it began.
    """

    __tablename__ = "assignment"
    __table_args__ = kept(
        *(is_day(name) for name in ("starts_on", "ends_on", "vacated_on", "notice_on", "until_on")),
        is_flag("live"),
        one_of("kind", AssignmentKind),
        one_of("ended_as", EndedAs),
        CheckConstraint(f"until_on = coalesce(vacated_on, ends_on, '{OPEN_END}')", name="until"),
        CheckConstraint("live = 0 OR until_on >= starts_on", name="order"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="agreed_order"),
        CheckConstraint(
            "(kind = 'occupancy' AND company_id IS NOT NULL) OR kind = 'hold'"
            " OR (kind = 'out_of_service' AND company_id IS NULL)",
            name="holder",
        ),
        CheckConstraint("kind <> 'hold' OR ends_on IS NOT NULL", name="hold_expires"),
        CheckConstraint("live = 1 OR released_at IS NOT NULL", name="released"),
        Index("ix_assignment_unit_days", "unit_id", "starts_on", "until_on", sqlite_where=sql("live = 1")),
    )

    unit_id: Mapped[int] = refers_to("unit.id", index=True)
    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    agreement_id: Mapped[int | None] = refers_to("agreement.id", nullable=True, index=True)
    kind: Mapped[AssignmentKind] = column(Code(AssignmentKind))
    starts_on: Mapped[date] = column(Day)
    ends_on: Mapped[date | None] = column(Day, nullable=True)
    vacated_on: Mapped[date | None] = column(Day, nullable=True)
    until_on: Mapped[date] = column(Day)
    notice_on: Mapped[date | None] = column(Day, nullable=True)
    ended_as: Mapped[EndedAs | None] = column(Code(EndedAs), nullable=True)
    released_at: Mapped[datetime | None] = column(Instant, nullable=True)
    live: Mapped[bool] = column(Flag, default=True)
    note: Mapped[str] = text(free=True)


def until(vacated_on: date | None, ends_on: date | None) -> date:
    """The last day that the unit is taken, as `until_on` stores it."""
    return vacated_on or ends_on or date.fromisoformat(OPEN_END)
