"""Floors, the spaces drawn on them, and the office units with their layouts over time."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped
from sqlalchemy.types import REAL

from jib_desk.models.base import Public, column, is_day, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day, Json
from jib_desk.rules.words import SpaceKind


class Floor(Public):
    __tablename__ = "floor"
    __table_args__ = kept(CheckConstraint("width_m > 0 AND height_m > 0", name="size"))

    code: Mapped[str] = text(unique=True)
    name_en: Mapped[str] = text()
    name_zh: Mapped[str] = text()
    width_m: Mapped[float] = column(REAL)
    height_m: Mapped[float] = column(REAL)
    position: Mapped[int] = column(Integer, default=0)
    # A picture under the plan: {"attachment": id, "shape": [x, y, w, h] in metres, "fade": 0…100}.
    background: Mapped[dict[str, Any] | None] = column(Json, nullable=True)


class Space(Public):
    """Everything on a floor that is no office unit. `shape` is [x, y, w, h] in metres."""

    __tablename__ = "space"
    __table_args__ = kept(one_of("kind", SpaceKind))

    floor_id: Mapped[int] = refers_to("floor.id", index=True)
    code: Mapped[str] = text(unique=True)
    kind: Mapped[SpaceKind] = column(Code(SpaceKind))
    shape: Mapped[list[float]] = column(Json)
    doors: Mapped[list[list[float]]] = column(Json, default=list)
    name_en: Mapped[str] = text()  # what is written on the plan; a room that can be booked is called the same
    name_zh: Mapped[str] = text()


class Unit(Public):
    """An office unit for as long as it exists; its number and shape live in `UnitLayout`."""

    __tablename__ = "unit"
    __table_args__ = kept(
        is_day("opened_on"),
        is_day("retired_on"),
        CheckConstraint("retired_on IS NULL OR retired_on >= opened_on", name="days"),
    )

    opened_on: Mapped[date] = column(Day)
    retired_on: Mapped[date | None] = column(Day, nullable=True)


class UnitLayout(Public):
    """Number, place, desks and area of a unit from a day on, until the next layout of that unit."""

    __tablename__ = "unit_layout"
    __table_args__ = kept(
        is_day("valid_from"),
        UniqueConstraint("unit_id", "valid_from"),
        CheckConstraint("desks >= 0 AND area_m2 > 0", name="sizes"),
        Index("ix_unit_layout_code", "code"),
    )

    unit_id: Mapped[int] = refers_to("unit.id")
    valid_from: Mapped[date] = column(Day)
    floor_id: Mapped[int] = refers_to("floor.id", index=True)
    code: Mapped[str] = text()
    zone: Mapped[str] = text()
    shape: Mapped[list[float]] = column(Json)
    doors: Mapped[list[list[float]]] = column(Json, default=list)
    desks: Mapped[int] = column(Integer)
    area_m2: Mapped[float] = column(REAL)


class Room(Public):
    """A bookable space. `fire_limit` is a number of its own, apart from what layouts hold."""

    __tablename__ = "room"
    __table_args__ = kept(CheckConstraint("fire_limit > 0", name="fire_limit"))

    space_id: Mapped[int | None] = refers_to("space.id", nullable=True, index=True)
    code: Mapped[str] = text(unique=True)
    name_en: Mapped[str] = text()
    name_zh: Mapped[str] = text()
    fire_limit: Mapped[int] = column(Integer)
    capacity: Mapped[dict[str, Any]] = column(Json, default=dict)  # layout → comfortable heads
    position: Mapped[int] = column(Integer, default=0)
    closed_on: Mapped[date | None] = column(Day, nullable=True)
