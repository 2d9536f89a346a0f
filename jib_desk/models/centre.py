"""Staff, the centre's settings, and the days on which its calendar differs from the nation's."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from jib_desk.models.base import Base, Kept, Public, column, is_day, is_flag, kept, one_of, plain, text
from jib_desk.models.types import Code, Day, Flag, Instant, Json
from jib_desk.rules.words import Role


class Staff(Public):
    """Who acts. `system`, `command_line` and `front_desk` are there from the first revision."""

    __tablename__ = "staff"
    __table_args__ = kept(one_of("role", Role), is_flag("active"))

    code: Mapped[str] = text(unique=True)
    name: Mapped[str] = text()
    role: Mapped[Role] = column(Code(Role))
    active: Mapped[bool] = column(Flag, default=True)


class Setting(Kept):
    """One setting of the centre (never of a workstation); absent = the default of services/settings."""

    __tablename__ = "setting"
    __table_args__ = kept()

    key: Mapped[str] = text(unique=True)
    value: Mapped[Any] = column(Json, nullable=True)


class CalendarDay(Kept):
    """A day that staff declared a workday or a day off, over what the calendar of China says."""

    __tablename__ = "calendar_day"
    __table_args__ = kept(is_day("day"), is_flag("is_workday"))

    day: Mapped[date] = column(Day, unique=True)
    is_workday: Mapped[bool] = column(Flag)
    note: Mapped[str] = text(free=True)


class StaffPin(Base):
    """A PIN of a member of staff as an argon2 hash. Not journalled: a hash of few digits can be guessed."""

    __tablename__ = "staff_pin"
    __table_args__ = plain(CheckConstraint("failures >= 0", name="failures"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    staff_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("staff.id", deferrable=True, initially="DEFERRED"), nullable=False, unique=True
    )
    hash: Mapped[str] = mapped_column(Text, nullable=False)
    changed_at: Mapped[datetime] = mapped_column(Instant, nullable=False)
    failures: Mapped[int] = mapped_column(Integer, nullable=False, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Instant)
