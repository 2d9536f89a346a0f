"""Seats and companies whole: files, deposits, waiting list, check-lists, cards, census, repairs, fire items.

Columns are added by ALTER TABLE, which keeps the triggers; a batch rebuild would drop them silently.
"""

# ruff: noqa: E501 - the text of constraints is part of the schema

from alembic import op

from jib_desk.models.migrations.care_0002 import admission, facility, tasks

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COLUMNS = (
    "company ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'",
    "company ADD COLUMN card_limit INTEGER",
    "company ADD COLUMN merged_into_id INTEGER CONSTRAINT fk_company_merged_into_id REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED",
    "contact ADD COLUMN is_warden INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_contact_is_warden_flag CHECK (is_warden IN (0, 1))",
    "agreement ADD COLUMN deposit INTEGER CONSTRAINT ck_agreement_deposit CHECK (deposit >= 0)",
    "agreement ADD COLUMN deposit_paid_on TEXT CONSTRAINT ck_agreement_deposit_paid_on_day CHECK (deposit_paid_on IS NULL OR deposit_paid_on IS date(deposit_paid_on))",
    "agreement ADD COLUMN deposit_returned_on TEXT CONSTRAINT ck_agreement_deposit_returned_on_day CHECK (deposit_returned_on IS NULL OR deposit_returned_on IS date(deposit_returned_on))",
    "agreement ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "floor ADD COLUMN background TEXT",
    "space ADD COLUMN name_en TEXT NOT NULL DEFAULT ''",
    "space ADD COLUMN name_zh TEXT NOT NULL DEFAULT ''",
)


def upgrade() -> None:
    """Everything of revision 2."""
    admission.create()
    tasks.create()
    facility.create()
    for column in COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    op.execute("UPDATE space SET name_en = r.name_en, name_zh = r.name_zh FROM room AS r WHERE r.space_id = space.id")
    op.execute("PRAGMA user_version = 2")
