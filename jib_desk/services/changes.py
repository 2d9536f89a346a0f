"""What a command changed: the one thing that screens listen to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that one journal entry touched.

    `ids` maps a table's name ("visit", "assignment", …) to the ids touched in it.
    An entry of 0 means that nothing was changed.
    """

    entry: int = 0
    action: str = ""
    ids: Mapping[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])
    undoable: bool = True

    def touches(self, *tables: str) -> bool:
        """Whether any row of these tables changed."""
        return any(self.ids.get(table) for table in tables)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a command gives back: the row as it now is, and what changed.

    `repeated` says that the same request had been carried out before and nothing was done again.
    """

    row: T
    changes: Changes
    repeated: bool = False
