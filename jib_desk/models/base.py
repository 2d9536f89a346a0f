"""What every table has: a key that is never used again, a version, and names for its constraints."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class Kept(Base):
    """A journalled table: `id` AUTOINCREMENT (a deleted id never comes back) and `version`."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True, sort_order=-3)
    version: Mapped[int] = mapped_column(Integer, nullable=False, default=1, sort_order=-2)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


def new_uid() -> str:
    """A name for a record that holds in every file and on every machine."""
    return str(uuid4())


class Public(Kept):
    """A journalled table that is exported: `uid` is its name in sheets and calendars."""

    __abstract__ = True

    uid: Mapped[str] = mapped_column(Text, nullable=False, unique=True, default=new_uid, sort_order=-1)


def kept(*items: Any) -> tuple[Any, ...]:
    """`__table_args__` of a journalled table."""
    return (*items, {"sqlite_strict": True, "sqlite_autoincrement": True, "info": {"journalled": True}})


def plain(*items: Any) -> tuple[Any, ...]:
    """`__table_args__` of a table that the journal does not follow."""
    return (*items, {"sqlite_strict": True, "sqlite_autoincrement": True})


def column(kind: Any, *rest: Any, personal: bool = False, free: bool = False, **options: Any) -> Any:
    """A column whose value before a change is always known (`active_history`), as the journal needs it.

    `personal` marks what must be erasable: the journal keeps it apart from the rest, salted. `free` marks free text,
    in which somebody may be named: the journal keeps it apart as well, but it does not go with the row's person.
    """
    options.setdefault("nullable", False)
    info = {"personal": True} if personal else {"free": True} if free else {}
    return mapped_column(kind, *rest, active_history=True, info=info, **options)


def text(*, personal: bool = False, free: bool = False, **options: Any) -> Any:
    """A text column; empty means that nothing is known, so that no one asks both for '' and NULL."""
    options.setdefault("default", "")
    return column(Text, personal=personal, free=free, **options)


def refers_to(target: str, **options: Any) -> Any:
    """A foreign key without database actions, checked at commit: undo and swaps delete and insert again."""
    return column(Integer, ForeignKey(target, deferrable=True, initially="DEFERRED"), **options)


def one_of(name: str, codes: type[StrEnum] | Iterable[str]) -> CheckConstraint:
    """CHECK that a column holds one of these codes (NULL passes)."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{name} IN ({listed})", name=f"{name}_code")


def is_day(name: str) -> CheckConstraint:
    """CHECK that a text is a real calendar day in ISO form (NULL passes)."""
    return CheckConstraint(f"{name} IS NULL OR {name} IS date({name})", name=f"{name}_day")


def is_flag(name: str) -> CheckConstraint:
    """CHECK that a number is 0 or 1."""
    return CheckConstraint(f"{name} IN (0, 1)", name=f"{name}_flag")


def personal_columns(columns: Iterable[Column[Any]]) -> frozenset[str]:
    """Names of the columns that hold personal data."""
    return frozenset(item.name for item in columns if item.info.get("personal"))


def erasable_columns(columns: Iterable[Column[Any]]) -> frozenset[str]:
    """Names of the columns that the journal keeps apart: personal data, and free text that may name anybody."""
    return frozenset(item.name for item in columns if item.info.get("personal") or item.info.get("free"))
