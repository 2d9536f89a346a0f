"""Alembic's entry: runs the migrations on the connection that migrate.py hands in."""

from alembic import context
from sqlalchemy import Connection


def run(connection: Connection) -> None:
    """Each migration in its own transaction, so that revision and schema change together or not at all."""
    context.configure(connection=connection, transaction_per_migration=True, version_table="schema_revision")
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
