"""The journal and the search index. As of revision 1, frozen."""

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types


def create() -> None:
    """Tables and indexes."""
    _journal_entry()
    _journal_line()
    _search_key()


def _journal_entry() -> None:
    op.create_table(
        "journal_entry",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("workstation", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reason_salt", sa.LargeBinary(), nullable=True),
        sa.Column("reason_hash", sa.Text(), nullable=False),
        sa.Column("request_token", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_journal_entry_staff_id"),
        sa.PrimaryKeyConstraint("number", name="pk_journal_entry"),
        sa.UniqueConstraint("request_token", name="uq_journal_entry_request_token"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_journal_entry_at", "journal_entry", ["at"], unique=False)
    op.create_index("ix_journal_entry_undoes", "journal_entry", ["undoes"], unique=False)


def _journal_line() -> None:
    op.create_table(
        "journal_line",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("personal", sa.Text(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("personal_hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["journal_entry.number"], name="fk_journal_line_entry"),
        sa.PrimaryKeyConstraint("id", name="pk_journal_line"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_journal_line_entry", "journal_line", ["entry", "position"], unique=True)
    op.create_index("ix_journal_line_row", "journal_line", ["kind", "key"], unique=False)


def _search_key() -> None:
    op.create_table(
        "search_key",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("ref_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_key"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_search_key_find", "search_key", ["kind", "key", "ref_id"], unique=False)
    op.create_index("ix_search_key_ref", "search_key", ["kind", "ref_id"], unique=False)
