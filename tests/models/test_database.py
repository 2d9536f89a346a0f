"""Opening looks before it touches, and nothing but a centre of this program is opened."""

import hashlib
import os
import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import inspect

from jib_desk.models import files, fingerprint
from jib_desk.models.base import Base
from jib_desk.models.company import Company
from jib_desk.models.database import Database
from jib_desk.models.faults import DatabaseFault
from jib_desk.models.library import READ_WAIT_MS
from jib_desk.models.shares import refuse_network_share
from jib_desk.models.tables import METADATA, ROOMS
from tests.models.conftest import Write

ALWAYS = {"foreign_keys": 1, "trusted_schema": 0, "secure_delete": 1, "cell_size_check": 1}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    with database.engine.connect() as connection:
        found = inspect(connection)
        for name, table in METADATA.tables.items():
            made = {column["name"]: (str(column["type"]), column["nullable"]) for column in found.get_columns(name)}
            said = {
                column.name: (
                    str(column.type.dialect_impl(connection.dialect).compile(connection.dialect)),
                    bool(column.nullable),
                )
                for column in table.columns
            }
            assert made == said, name
            assert {index["name"] for index in found.get_indexes(name)} == {index.name for index in table.indexes}, name
            assert {c["name"] for c in found.get_check_constraints(name)} == {
                c.name for c in table.constraints if type(c).__name__ == "CheckConstraint"
            }, name


def test_every_journalled_table_is_strict_and_never_uses_a_key_again(database: Database) -> None:
    raw = files.connect(database.path, "ro")
    for name, sql in raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ):
        if name != "schema_revision":
            assert sql.rstrip().endswith("STRICT"), name
            assert "AUTOINCREMENT" in sql, name
    raw.close()
    assert len(ROOMS) > 5
    assert len(Base.registry.mappers) == len(METADATA.tables)


def test_the_fingerprint_is_that_of_the_migrations(database: Database) -> None:
    raw = files.connect(database.path, "ro")
    assert fingerprint.of(raw) == fingerprint.EXPECTED[files.HEAD]
    assert raw.execute("PRAGMA user_version").fetchone()[0] == files.HEAD
    raw.close()


def test_a_lost_trigger_opens_read_only(database: Database) -> None:
    path = database.path
    database.close()
    raw = files.connect(path, "rw")
    raw.execute("DROP TRIGGER booking_room_free_insert")
    raw.close()
    opened = Database.open(path)
    try:
        assert (opened.read_only, opened.fault) == (True, "altered")
    finally:
        opened.close()


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(os.urandom(8192)), "damaged"),
        (lambda path: path.write_text("not a database at all, but a letter\n" * 99), "damaged"),
        (lambda path: _foreign(path), "foreign"),
        (lambda path: _newer(path), "newer_schema"),
        (lambda path: _truncated(path), "damaged"),
    ],
)
def test_what_is_no_centre_is_refused_and_not_touched(tmp_path: Path, made: object, why: str) -> None:
    path = tmp_path / "centre.db"
    made(path)  # type: ignore[operator]
    before = digest(path)
    with pytest.raises(DatabaseFault) as refused:
        Database.open(path)
    assert refused.value.why == why
    assert digest(path) == before
    assert list(tmp_path.iterdir()) == [path]


def _foreign(path: Path) -> None:
    raw = files.connect(path, "rwc")
    raw.execute("CREATE TABLE person (name TEXT)")
    raw.close()


def _newer(path: Path) -> None:
    Database.create(path).close()
    raw = files.connect(path, "rw")
    raw.execute(f"PRAGMA user_version = {files.HEAD + 1}")
    raw.close()


def _truncated(path: Path) -> None:
    Database.create(path).close()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def test_a_missing_file_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseFault, match="missing"):
        Database.open(tmp_path / "nobody.db")
    assert list(tmp_path.iterdir()) == []


def test_a_new_centre_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("dear all")
    with pytest.raises(DatabaseFault, match="exists"):
        Database.create(path)
    assert path.read_text() == "dear all"


def test_commits_survive_a_power_cut_by_the_pragmas(database: Database) -> None:
    with database.engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "trusted_schema",
                "secure_delete",
                "cell_size_check",
            )
        }
    wanted = {"foreign_keys": 1, "trusted_schema": 0, "secure_delete": 1, "cell_size_check": 1}
    mode = (
        {"journal_mode": "wal", "synchronous": 2} if files.WAL_IS_SAFE else {"journal_mode": "delete", "synchronous": 3}
    )
    assert values == wanted | mode


def test_a_copy_made_while_the_centre_is_open_is_whole(database: Database, write: Write, tmp_path: Path) -> None:
    with write() as writing:
        writing.session.add(Company(code="ST-001", name_en="Kept"))
    target = tmp_path / "copy.db"
    database.copy_to(target)
    copy = Database.open(target, read_only=True)
    try:
        assert copy.findings() == []
        with copy.read() as session:
            assert session.get_one(Company, 1).name_en == "Kept"
    finally:
        copy.close()


def test_a_file_written_anew_holds_no_byte_of_what_was_erased(database: Database) -> None:
    keys = [f"{n * 7919 % 4000:04}erased{'x' * (n % 13)}" for n in range(4000)]
    chance = random.Random(2)
    chance.shuffle(keys)
    connection = files.connect(database.path, "rw")
    for pragma in files.pragmas():
        connection.execute(f"PRAGMA {pragma}")
    insert = "INSERT INTO search_key (kind, key, ref_id) VALUES ('visitor', ?, 1)"
    gone = chance.sample(keys, 1000)
    for statement, rows in ((insert, keys), ("DELETE FROM search_key WHERE key = ?", gone)):
        connection.execute("BEGIN")
        connection.executemany(statement, [(key,) for key in rows])
        connection.execute("COMMIT")
    connection.close()
    assert database.rewrite()
    kept = [file.read_bytes() for file in (database.path, *files.companions(database.path)) if file.exists()]
    assert [key for key in gone for content in kept if key.encode() in content] == []


def test_the_windows_first_look_at_a_file_waits_no_longer_than_a_window_may(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    connected = database._connected
    monkeypatch.setattr(database, "_connected", lambda wait_ms=0: asked.append(wait_ms) or connected(wait_ms))
    with database.quick_read():
        pass
    assert asked == [READ_WAIT_MS]
    connection = connected(READ_WAIT_MS)
    assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == READ_WAIT_MS
    connection.close()


def test_a_file_that_has_settled_is_whole_without_its_log(database: Database, write: Write, tmp_path: Path) -> None:
    with write() as writing:
        writing.session.add(Company(code="ST-900", name_zh="示例"))
    database.settle()
    shutil.copyfile(database.path, tmp_path / "moved.db")
    moved = Database.open(tmp_path / "moved.db")
    with moved.read() as session:
        assert session.query(Company).count() == 1
    moved.close()


def test_a_file_is_not_written_anew_under_another_who_writes(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jib_desk.models.database.WRITE_WAIT_MS", 10)
    other = files.connect(database.path, "rw")
    other.execute("BEGIN IMMEDIATE")
    assert not database.rewrite()
    other.execute("ROLLBACK")
    other.close()
    assert database.rewrite()


def test_a_file_replaced_under_the_program_takes_no_more_writes(
    database: Database, write: Write, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    database.copy_to(other)
    shutil.move(other, database.path)
    with pytest.raises(DatabaseFault, match="replaced"), write():
        pass


def test_another_process_is_heard_of(database: Database) -> None:
    before = database.data_version()
    assert database.data_version() == before
    raw = files.connect(database.path, "rw")
    raw.execute("UPDATE staff SET name = 'Reception' WHERE code = 'front_desk'")
    raw.close()
    assert database.data_version() != before


def test_whether_anything_changed_is_asked_of_the_file_as_it_is(database: Database) -> None:
    database.data_version()
    raw = files.connect(database.path, "rw")
    raw.execute("UPDATE staff SET name = 'Reception' WHERE code = 'front_desk'")
    raw.close()
    database.settle()
    whole = database.path.read_bytes()
    with database.path.open("r+b") as file:
        file.write(b"no database at all\n" * 100)
    with pytest.raises(DatabaseFault, match="damaged"):
        database.data_version()
    with database.path.open("r+b") as file:
        file.write(whole)
    assert database.data_version() == database.data_version()


def test_a_network_path_is_refused() -> None:
    with pytest.raises(DatabaseFault, match="network_share"):
        refuse_network_share(Path("//server/share/centre.db"))


def test_a_write_that_outlives_the_database_leaves_no_connection_open(database: Database, write: Write) -> None:
    with write() as writing:
        writing.session.add(Company(code="ST-901", name_zh="示例"))
        database.close()
    assert database._idle_writers == []
