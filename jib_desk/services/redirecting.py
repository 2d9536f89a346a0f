"""What refers to one row refers to another from now on: the better part of making two records one."""

from sqlalchemy import select

from jib_desk.models.journal import Work
from jib_desk.models.references import references_to
from jib_desk.models.tables import TABLES

Ids = dict[str, set[int]]


def redirect(work: Work, name: str, from_id: int, to_id: int) -> Ids:
    """Everything that refers to one row of a table refers to another from now on. Gives the moved ids by table."""
    moved: Ids = {}
    for item in references_to(name):
        table = TABLES[item.table]
        query = select(table.c.id).where(table.c[item.column] == from_id)
        if item.of_kind:
            query = query.where(table.c.kind == item.of_kind)
        keys = list(work.session.execute(query).scalars())
        work.update_many(table, [{"id": key, item.column: to_id} for key in keys])
        if keys:
            moved.setdefault(item.table, set()).update(keys)
    return moved
