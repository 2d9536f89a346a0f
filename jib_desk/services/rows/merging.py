"""Two cards of one company, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jib_desk.rules.merging import Side
from jib_desk.services.rows.companies import CompanyRow


@dataclass(frozen=True, slots=True)
class FieldPair:
    """What both cards say in a field. `offered` None: a person has to choose."""

    name: str
    kept: Any
    merged: Any
    offered: Side | None

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.kept != self.merged


@dataclass(frozen=True, slots=True)
class Comparison:
    """`moves` is how many rows of each table would move to the card that stays.

    `seats_at_once` are the units that both occupy on the same days (of the one that stays, of the other):
    a person has to say that both are right.
    """

    kept: CompanyRow
    merged: CompanyRow
    fields: tuple[FieldPair, ...]
    moves: Mapping[str, int]
    seats_at_once: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
