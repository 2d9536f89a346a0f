"""The rules that the database itself holds, whoever writes: no overlaps, nothing rewritten in the journal.

SQLite keeps them as triggers that raise a code. They look only at the predecessor and the successor on a
covering index (14 µs an insert; a plain EXISTS over all rows takes a hundred times that), which is right
because the same triggers keep the rows before them free of overlaps. Triggers never write: the journal
would not see it. PostgreSQL will hold the same rules as `EXCLUDE USING gist`; `statements()` is the seam.
"""

# ruff: noqa: S608 - constant text, nothing of it comes from outside

from collections.abc import Mapping

# What a trigger raises, and what services turn into a typed error.
SEAT_TAKEN = "seat_taken"
UNIT_RETIRED = "unit_retired"
UNIT_IN_USE = "unit_in_use"
ROOM_TAKEN = "room_taken"
ROOM_CLOSED = "room_closed"
BOOKINGS_IN_THE_WAY = "bookings_in_the_way"
BADGE_IN_USE = "badge_in_use"
JOURNAL_IS_KEPT = "journal_is_kept"
CODES = frozenset(
    {SEAT_TAKEN, UNIT_RETIRED, UNIT_IN_USE, ROOM_TAKEN, ROOM_CLOSED, BOOKINGS_IN_THE_WAY, BADGE_IN_USE, JOURNAL_IS_KEPT}
)

_SEAT_FREE = f"""
  SELECT RAISE(ABORT, '{SEAT_TAKEN}') WHERE
    (SELECT until_on FROM assignment WHERE live = 1 AND unit_id = NEW.unit_id AND starts_on <= NEW.starts_on
       AND id IS NOT NEW.id ORDER BY starts_on DESC LIMIT 1) >= NEW.starts_on
    OR (SELECT starts_on FROM assignment WHERE live = 1 AND unit_id = NEW.unit_id AND starts_on >= NEW.starts_on
       AND id IS NOT NEW.id ORDER BY starts_on LIMIT 1) <= NEW.until_on;
  SELECT RAISE(ABORT, '{UNIT_RETIRED}') WHERE EXISTS
    (SELECT 1 FROM unit WHERE id = NEW.unit_id AND retired_on IS NOT NULL AND NEW.until_on >= retired_on);"""

_ROOM_FREE = f"""
  SELECT RAISE(ABORT, '{ROOM_TAKEN}') WHERE
    (SELECT blocks_until FROM booking WHERE live = 1 AND room_id = NEW.room_id AND blocks_from <= NEW.blocks_from
       AND id IS NOT NEW.id ORDER BY blocks_from DESC LIMIT 1) > NEW.blocks_from
    OR (SELECT blocks_from FROM booking WHERE live = 1 AND room_id = NEW.room_id AND blocks_from >= NEW.blocks_from
       AND id IS NOT NEW.id ORDER BY blocks_from LIMIT 1) < NEW.blocks_until;
  SELECT RAISE(ABORT, '{ROOM_CLOSED}') WHERE EXISTS
    (SELECT 1 FROM closure WHERE live = 1 AND (room_id IS NULL OR room_id = NEW.room_id)
       AND starts_at < NEW.blocks_until AND ends_at > NEW.blocks_from);"""

_NO_BOOKINGS = f"""
  SELECT RAISE(ABORT, '{BOOKINGS_IN_THE_WAY}') WHERE EXISTS
    (SELECT 1 FROM booking WHERE live = 1 AND (NEW.room_id IS NULL OR room_id = NEW.room_id)
       AND blocks_from < NEW.ends_at AND blocks_until > NEW.starts_at);"""

# INSERT OR REPLACE would otherwise remove the other open visit instead of being refused by the unique index.
_BADGE_FREE = f"""
  SELECT RAISE(ABORT, '{BADGE_IN_USE}') WHERE EXISTS
    (SELECT 1 FROM visit WHERE is_open = 1 AND badge <> '' AND badge = NEW.badge AND id IS NOT NEW.id);"""


def _trigger(name: str, when: str, condition: str, body: str) -> str:
    clause = f" WHEN {condition}" if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {when}{clause} BEGIN{body}\nEND"


_ENTRY_REDACTED = """NEW.reason IS NOT NULL OR NEW.reason_salt IS NOT NULL OR NEW.number IS NOT OLD.number
  OR NEW.at IS NOT OLD.at OR NEW.staff_id IS NOT OLD.staff_id OR NEW.workstation IS NOT OLD.workstation
  OR NEW.program IS NOT OLD.program OR NEW.schema IS NOT OLD.schema OR NEW.action IS NOT OLD.action
  OR NEW.subject IS NOT OLD.subject OR NEW.reason_hash IS NOT OLD.reason_hash
  OR NEW.request_token IS NOT OLD.request_token OR NEW.result IS NOT OLD.result
  OR NEW.undoes IS NOT OLD.undoes OR NEW.hash IS NOT OLD.hash"""

_LINE_REDACTED = """NEW.personal IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.id IS NOT OLD.id
  OR NEW.entry IS NOT OLD.entry OR NEW.position IS NOT OLD.position OR NEW.kind IS NOT OLD.kind
  OR NEW.key IS NOT OLD.key OR NEW.plain IS NOT OLD.plain OR NEW.personal_hash IS NOT OLD.personal_hash"""

_KEEP = f"\n  SELECT RAISE(ABORT, '{JOURNAL_IS_KEPT}');"

# An INSERT OR REPLACE over an existing number would delete it without a DELETE trigger.
_KEEP_ENTRY = (
    f"\n  SELECT RAISE(ABORT, '{JOURNAL_IS_KEPT}') WHERE NEW.number <= (SELECT max(number) FROM journal_entry);"
)
_KEEP_LINE = (
    f"\n  SELECT RAISE(ABORT, '{JOURNAL_IS_KEPT}') WHERE EXISTS"
    " (SELECT 1 FROM journal_line WHERE id = NEW.id OR (entry = NEW.entry AND position = NEW.position));"
)

SQLITE_1: Mapping[str, str] = {
    "assignment_seat_free_insert": _trigger(
        "assignment_seat_free_insert", "INSERT ON assignment", "NEW.live = 1", _SEAT_FREE
    ),
    "assignment_seat_free_update": _trigger(
        "assignment_seat_free_update",
        "UPDATE OF id, unit_id, starts_on, until_on, live ON assignment",
        "NEW.live = 1",
        _SEAT_FREE,
    ),
    "unit_in_use": _trigger(
        "unit_in_use",
        "UPDATE OF retired_on ON unit",
        "NEW.retired_on IS NOT NULL",
        f"\n  SELECT RAISE(ABORT, '{UNIT_IN_USE}') WHERE EXISTS (SELECT 1 FROM assignment WHERE live = 1"
        " AND unit_id = NEW.id AND until_on >= NEW.retired_on);",
    ),
    "booking_room_free_insert": _trigger("booking_room_free_insert", "INSERT ON booking", "NEW.live = 1", _ROOM_FREE),
    "booking_room_free_update": _trigger(
        "booking_room_free_update",
        "UPDATE OF id, room_id, blocks_from, blocks_until, live ON booking",
        "NEW.live = 1",
        _ROOM_FREE,
    ),
    "closure_no_bookings_insert": _trigger(
        "closure_no_bookings_insert", "INSERT ON closure", "NEW.live = 1", _NO_BOOKINGS
    ),
    "closure_no_bookings_update": _trigger(
        "closure_no_bookings_update",
        "UPDATE OF room_id, starts_at, ends_at, live ON closure",
        "NEW.live = 1",
        _NO_BOOKINGS,
    ),
    "visit_badge_free_insert": _trigger(
        "visit_badge_free_insert", "INSERT ON visit", "NEW.is_open = 1 AND NEW.badge <> ''", _BADGE_FREE
    ),
    "visit_badge_free_update": _trigger(
        "visit_badge_free_update",
        "UPDATE OF id, badge, is_open ON visit",
        "NEW.is_open = 1 AND NEW.badge <> ''",
        _BADGE_FREE,
    ),
    "journal_entry_insert": _trigger("journal_entry_insert", "INSERT ON journal_entry", "NEW.number > 0", _KEEP_ENTRY),
    "journal_entry_update": _trigger("journal_entry_update", "UPDATE ON journal_entry", _ENTRY_REDACTED, _KEEP),
    "journal_entry_delete": _trigger("journal_entry_delete", "DELETE ON journal_entry", "", _KEEP),
    "journal_line_insert": _trigger("journal_line_insert", "INSERT ON journal_line", "", _KEEP_LINE),
    "journal_line_update": _trigger("journal_line_update", "UPDATE ON journal_line", _LINE_REDACTED, _KEEP),
    "journal_line_delete": _trigger("journal_line_delete", "DELETE ON journal_line", "", _KEEP),
}


def statements(dialect: str, revision: int) -> tuple[str, ...]:
    """The DDL of the guards that a schema revision brings, in the dialect of the database."""
    if dialect == "sqlite":
        return tuple({1: SQLITE_1}[revision].values())
    raise NotImplementedError(f"guards of {dialect} come with its first migration")


def code_in(message: str) -> str | None:
    """The guard's code in a database error's message, if it is one of ours."""
    if message in CODES:
        return message
    if "visit.badge" in message:  # the partial unique index, should it speak before the trigger
        return BADGE_IN_USE
    return None
