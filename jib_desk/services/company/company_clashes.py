"""What two cards may both have though a company has it once: which of the two stays, and what it takes over.

The one that goes is the same fact said twice. It is taken away so that no list or figure counts it again; its
values stay in the journal, and undo brings it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.models.types import loaded
from jib_desk.rules.words import ScoutDecision
from jib_desk.services.redirecting import redirect

Row = Mapping[str, Any]  # stored values


@dataclass(frozen=True, slots=True)
class Clash:
    """Rows of both companies that agree in the columns `same` clash, where `counts` says that they count at all.

    `other_stays` is asked with the row of the company that stays and that of the merged one.
    `filled` are columns that the one that stays takes from the other where it says nothing.
    """

    same: tuple[str, ...]
    other_stays: Callable[[Row, Row], bool] = lambda _kept, _merged: False
    counts: Callable[[Row], bool] = lambda _row: True
    filled: tuple[str, ...] = ()


def _is_better_scouted(kept: Row, merged: Row) -> bool:
    """What was decided before what is open; of two the earlier one."""
    return (merged["decision"] == ScoutDecision.OPEN, merged["scouted_on"]) < (
        kept["decision"] == ScoutDecision.OPEN,
        kept["scouted_on"],
    )


# One entry for each unique constraint that holds a company; a test looks that none is missing.
CLASHES: Mapping[str, Clash] = {
    # The number that the card which stays has for the day.
    "headcount": Clash(("valid_from",)),
    # One agreement: files and seats go to it.
    "agreement": Clash(
        ("number",),
        filled=("signed_on", "starts_on", "ends_on", "deposit", "deposit_paid_on", "deposit_returned_on", "note"),
    ),
    # The later word, as when one company reports twice.
    "evacuation_count": Clash(("evacuation_id",), lambda kept, merged: merged["told_at"] > kept["told_at"]),
    "scouting": Clash((), _is_better_scouted, filled=("score", "source_note", "note")),
    # Whoever has waited longer keeps the place.
    "waiting_entry": Clash(
        (), lambda kept, merged: merged["since_on"] < kept["since_on"], lambda row: row["closed_on"] is None, ("note",)
    ),
}


def settle(work: Work, keep_id: int, merge_id: int) -> None:
    """Leaves one of each two rows that cannot both belong to the company that stays."""
    for name, clash in CLASHES.items():
        kept, merged = (_by_key(work, name, company_id, clash) for company_id in (keep_id, merge_id))
        for key in kept.keys() & merged.keys():
            stays, goes = kept[key], merged[key]
            if clash.other_stays(stays, goes):
                stays, goes = goes, stays
            _fill(work, name, stays, goes, clash.filled)
            redirect(work, name, goes["id"], stays["id"])
            work.delete_many(TABLES[name], [goes["id"]])


def _by_key(work: Work, name: str, company_id: int, clash: Clash) -> dict[tuple[Any, ...], Row]:
    table = TABLES[name]
    keys = list(work.session.execute(select(table.c.id).where(table.c.company_id == company_id)).scalars())
    rows = work.stored_rows(table, keys).values()
    return {tuple(row[column] for column in clash.same): row for row in rows if clash.counts(row)}


def _fill(work: Work, name: str, stays: Row, goes: Row, columns: tuple[str, ...]) -> None:
    table, dialect = TABLES[name], work.session.get_bind().dialect
    taken = {
        column: loaded(table.c[column], goes[column], dialect)
        for column in columns
        if stays[column] in (None, "") and goes[column] not in (None, "")
    }
    if taken:
        work.update_many(table, [{"id": stays["id"], **taken}])
