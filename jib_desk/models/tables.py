"""All tables in one import, for the schema and for code that walks over them."""

from sqlalchemy import Table

from jib_desk.models import (
    admission,
    assignment,
    attachment,
    booking,
    centre,
    company,
    facility,
    invitation,
    journal_tables,
    outbox,
    plan,
    privacy,
    programme,
    register,
    search_key,
    task,
    visit,
    watch,
)
from jib_desk.models.base import Base

ROOMS = (
    admission,
    assignment,
    attachment,
    booking,
    centre,
    company,
    facility,
    invitation,
    journal_tables,
    outbox,
    plan,
    privacy,
    programme,
    register,
    search_key,
    task,
    visit,
    watch,
)
METADATA = Base.metadata
TABLES: dict[str, Table] = dict(METADATA.tables)
JOURNALLED: frozenset[str] = frozenset(name for name, table in TABLES.items() if table.info.get("journalled"))
