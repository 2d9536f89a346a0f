"""Cards that were merged into another: what leads from them to the one that stays, and what keeps them as they are."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Line, Work
from jib_desk.models.references import Reference, references_to
from jib_desk.services import errors

_MERGED = """SELECT m.code, trim(m.name_zh || ' ' || m.name_en), k.code, trim(k.name_zh || ' ' || k.name_en)
  FROM company m JOIN company k ON k.id = m.merged_into_id WHERE m.id IN ({marks}) LIMIT 1"""


def standing_id(source: Source, company_id: int) -> int:
    """The company that stands for a card: the one it was merged into, else itself. There are no chains."""
    return direct.scalar(source, "SELECT merged_into_id FROM company WHERE id = ?", (company_id,)) or company_id


def merged_ids(session: Session, company_id: int) -> tuple[int, ...]:
    """The cards that were merged into a company, in the order in which they were made."""
    rows = direct.fetch(session, "SELECT id FROM company WHERE merged_into_id = ? ORDER BY id", (company_id,))
    return tuple(key for (key,) in rows)


def former_names(source: Source) -> dict[int, tuple[str, ...]]:
    """Company → code and names of each card that was merged into it: what it was also known by."""
    query = """SELECT merged_into_id, code || ' ' || trim(name_zh || ' ' || name_en) FROM company
  WHERE merged_into_id IS NOT NULL ORDER BY id"""
    found: dict[int, tuple[str, ...]] = {}
    for key, said in direct.fetch(source, query):
        found[key] = (*found.get(key, ()), said)
    return found


def refuse_writes(work: Work, lines: Sequence[Line]) -> None:
    """A hook of the database: no entry writes on a merged card or adds to it, not even from a form opened before.

    Merging itself and its undo pass: they set into what the card is merged. Raises CompanyMerged.
    """
    columns = _columns()
    meant: set[int] = set()
    for line in lines:
        after = line.after or {}
        if line.kind == "company" and "merged_into_id" not in after:
            meant.add(line.key)
        for item in columns.get(line.kind, ()):
            if after.get(item.column) is not None and (not item.of_kind or after.get("kind") == item.of_kind):
                meant.add(after[item.column])
    if not meant:
        return
    found = direct.first(work.session, _MERGED.format(marks=", ".join("?" * len(meant))), tuple(meant))
    if found is not None:
        code, name, into_code, into_name = found
        raise errors.CompanyMerged(f"{code} {name}", f"{into_code} {into_name}")


@lru_cache(maxsize=1)
def _columns() -> Mapping[str, tuple[Reference, ...]]:
    """Table → its columns that may hold a company's id."""
    found: dict[str, tuple[Reference, ...]] = {}
    for item in references_to("company"):
        if item.table != "company":
            found[item.table] = (*found.get(item.table, ()), item)
    return found
