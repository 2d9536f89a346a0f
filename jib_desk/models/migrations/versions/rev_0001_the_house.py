"""The house: plan, companies, assignments, visits, bookings, events, settings, journal, and their guards."""

import sqlalchemy as sa
from alembic import op

from jib_desk.models import files, guards
from jib_desk.models.migrations.house_0001 import occasions, people, places, record

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Everything of revision 1."""
    places.create()
    people.create()
    occasions.create()
    record.create()
    for statement in guards.statements(op.get_bind().dialect.name, 1):
        op.execute(statement)
    _staff()
    op.execute(f"PRAGMA application_id = {files.APPLICATION_ID}")
    op.execute("PRAGMA user_version = 1")


def _staff() -> None:
    """The three who act before there are accounts. Their uids are the same in every centre."""
    staff = sa.table(
        "staff",
        sa.column("uid"),
        sa.column("version"),
        sa.column("code"),
        sa.column("name"),
        sa.column("role"),
        sa.column("active"),
    )
    rows = (
        ("system", "System", "system"),
        ("command_line", "Command line", "manager"),
        ("front_desk", "Front desk", "manager"),
    )
    op.bulk_insert(
        staff,
        [
            {
                "uid": f"00000000-0000-4000-8000-00000000000{n}",
                "version": 1,
                "code": code,
                "name": name,
                "role": role,
                "active": 1,
            }
            for n, (code, name, role) in enumerate(rows, start=1)
        ],
    )
