"""Two cards of one company: which value of each field stays, and what both say once only (FEATURES B2).

Pure. A person decides that two cards are one company; the fuller value is only what is offered first.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Side(StrEnum):
    """Of two cards the one that stays, or the one that is merged into it."""

    KEPT = "kept"
    MERGED = "merged"


# The fields of a card that can say two things, in the order in which they are compared. Tags are put together.
FIELDS = (
    "name_zh",
    "name_en",
    "short_zh",
    "short_en",
    "uscc",
    "sector",
    "founded_on",
    "applied_on",
    "approved_on",
    "graduated_on",
    "left_on",
    "end_reason",
    "card_limit",
    "notes",
)
_EARLIEST = frozenset({"founded_on", "applied_on", "approved_on"})
_LONGEST = frozenset({"name_zh", "name_en", "end_reason", "notes"})
_NOTHING = (None, "", "other")  # a sector of `other` says nothing yet


def offered(name: str, kept: Any, merged: Any) -> Side | None:
    """Which value is offered: the one that says something, else the fuller one, else that of the card that stays.

    None for two different credit codes: they are two companies by law until a person says otherwise.
    """
    if kept == merged or merged in _NOTHING:
        return Side.KEPT
    if kept in _NOTHING:
        return Side.MERGED
    if name == "uscc":
        return None
    if name in _EARLIEST:
        return Side.MERGED if merged < kept else Side.KEPT
    if name in _LONGEST:
        return Side.MERGED if len(merged) > len(kept) else Side.KEPT
    return Side.KEPT


def values(kept: Mapping[str, Any], merged: Mapping[str, Any], sides: Mapping[str, Side]) -> dict[str, Any]:
    """The fields of the card that stays; the credit code that was not chosen is `other_code`'s."""
    return {name: (merged if sides[name] is Side.MERGED else kept)[name] for name in FIELDS}


def other_code(kept: Mapping[str, Any], merged: Mapping[str, Any], sides: Mapping[str, Side]) -> Any:
    """The credit code that the merged card keeps, by which a ledger still finds the company; it is never in both."""
    return (kept if sides["uscc"] is Side.MERGED else merged)["uscc"]
