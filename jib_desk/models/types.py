"""The column types of the house: one stored form each, the same on every database.

Instant = INTEGER epoch seconds UTC · Day = TEXT ISO date · Flag = 0/1 · Code = TEXT of an enum ·
Shapes and lists = TEXT JSON. SQLite tables are STRICT, so every type ends in INTEGER, REAL or TEXT.
"""

# ruff: noqa: ARG002 - the signatures are SQLAlchemy's

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import BigInteger, Column, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

C = TypeVar("C", bound=StrEnum)

OPEN_END = "9999-12-31"  # how an open end is stored in `until_on`, so that ends compare as text


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored as whole seconds since 1970 in UTC. Naive times are refused."""

    impl = Integer
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """INTEGER on SQLite (64 bits there), BIGINT elsewhere."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Aware datetime → seconds."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return int(value.timestamp())

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Seconds → aware datetime in UTC."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


class Day(TypeDecorator[date]):
    """A calendar day without a time zone, stored as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Date → ISO text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """ISO text → date."""
        return None if value is None else date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """A statement that is true or false, stored as 0 or 1."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Bool → 0/1."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """0/1 → bool."""
        return None if value is None else bool(value)


class Code(TypeDecorator[C], Generic[C]):
    """One code of a closed list; the table's CHECK holds the same list."""

    impl = Text
    cache_ok = True

    def __init__(self, codes: type[C]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: C | None, dialect: Dialect) -> str | None:
        """Enum → its code; a text that is no code is refused here, before the database does."""
        return None if value is None else self.codes(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> C | None:
        """Code → enum."""
        return None if value is None else self.codes(value)


class Json(TypeDecorator[Any]):
    """A small value without a query inside it (shape, doors, a setting), stored as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Value → JSON."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """JSON → value."""
        return None if value is None else json.loads(value)


def storing(column: Column[Any]) -> Callable[[Any, Dialect], Any] | None:
    """How a column's values become what the database keeps; None where they are kept as they are."""
    kind: Any = column.type
    return cast("Any", kind).process_bind_param if isinstance(kind, TypeDecorator) else None


def stored(column: Column[Any], value: Any, dialect: Dialect) -> Any:
    """A value as the database keeps it: what the journal writes and compares."""
    store = storing(column)
    return value if store is None else store(value, dialect)


def loaded(column: Column[Any], value: Any, dialect: Dialect) -> Any:
    """A stored value as Python sees it: the inverse of `stored`."""
    kind: Any = column.type
    own = isinstance(kind, TypeDecorator)
    return cast("Any", kind).process_result_value(value, dialect) if own else value
