"""Backups are whole, verified, kept by age, and can take a restore back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from jib_desk.models import files
from jib_desk.models.company import Company
from jib_desk.models.database import Database
from jib_desk.models.journal import Stamp
from jib_desk.services import errors
from jib_desk.services.clock import FixedClock
from jib_desk.services.files.backups import BackupRow, BackupService, to_prune, verified
from jib_desk.services.journal import JournalService
from jib_desk.services.restoring import restore


@pytest.fixture
def backups(database: Database, clock: FixedClock) -> BackupService:
    return BackupService(database, clock)


def name_a_company(database: Database, name: str) -> None:
    stamp = Stamp(at=datetime(2023, 11, 30, tzinfo=UTC), staff_id=3, workstation="d", program="0", action="company.add")
    with database.write(stamp) as writing:
        writing.session.add(Company(code=f"ST-{name}", name_en=name))


def companies(path: Path) -> list[str]:
    opened = Database.open(path, read_only=True)
    try:
        with opened.read() as session:
            return [row[0] for row in session.execute(text("SELECT name_en FROM company ORDER BY id"))]
    finally:
        opened.close()


def test_a_backup_made_while_the_centre_is_open_holds_everything(database: Database, backups: BackupService) -> None:
    name_a_company(database, "Moon")
    row = backups.make()
    assert companies(row.path) == ["Moon"]
    assert verified(row.path) == 1
    assert backups.all() == (row,)
    assert row.why == "asked"


def test_the_start_of_day_makes_one_backup_a_day(backups: BackupService, clock: FixedClock) -> None:
    assert backups.make_if_due() is not None
    clock.at += timedelta(hours=3)
    assert backups.make_if_due() is None
    clock.at += timedelta(hours=24)
    assert backups.make_if_due() is not None


def test_two_backups_of_one_second_do_not_replace_each_other(backups: BackupService) -> None:
    assert backups.make().path != backups.make().path
    assert len(backups.all()) == 2


def test_a_restore_keeps_what_was_there(database: Database, backups: BackupService, clock: FixedClock) -> None:
    name_a_company(database, "Moon")
    old = backups.make()
    name_a_company(database, "Paper")
    path = database.path
    database.close()
    kept = restore(old.path, path, clock)
    assert companies(path) == ["Moon"]
    assert kept is not None
    assert companies(kept.path) == ["Moon", "Paper"]
    restore(kept.path, path, clock)
    assert companies(path) == ["Moon", "Paper"]


def test_the_journal_goes_on_past_the_one_that_a_restore_replaced(
    database: Database, backups: BackupService, clock: FixedClock
) -> None:
    name_a_company(database, "Moon")
    old = backups.make()
    for name in ("Paper", "Tea"):
        name_a_company(database, name)
    path, replaced = database.path, JournalService(database, clock).head()
    database.close()
    restore(old.path, path, clock)
    opened = Database.open(path)
    try:
        journal = JournalService(opened, clock)
        (entry, before) = journal.entries()
        assert (entry.action, entry.number, before.number) == ("backup.restore", 4, 1)
        assert journal.verify().findings == ()
        assert journal.verify(head=replaced).findings == ()  # the restore names it
        assert journal.verify(head="3:" + "0" * 64).findings == ("other_head:3",)
        assert journal.verify(head="2:" + "0" * 64).findings == ("other_head:2",)
        assert not entry.is_undoable
        name_a_company(opened, "Snail")
        assert journal.last_number() == 5
    finally:
        opened.close()


def test_a_restore_brings_back_a_lost_file(database: Database, backups: BackupService, clock: FixedClock) -> None:
    name_a_company(database, "Moon")
    row = backups.make()
    path = database.path
    database.close()
    path.unlink()
    assert restore(row.path, path, clock) is None
    assert companies(path) == ["Moon"]


def test_a_damaged_backup_is_refused_and_the_centre_stays(
    database: Database, backups: BackupService, clock: FixedClock
) -> None:
    name_a_company(database, "Moon")
    row = backups.make()
    content = bytearray(row.path.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    row.path.write_bytes(bytes(content))
    path = database.path
    database.close()
    with pytest.raises(errors.BackupRefused):
        restore(row.path, path, clock)
    assert companies(path) == ["Moon"]


def test_damage_in_a_large_file_is_found_beside_the_work(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    BackupService(database, clock).refuse_damage()  # sound: nothing to say
    path = database.path
    database.close()
    content = bytearray(path.read_bytes())
    content[20 * 4096 : 21 * 4096] = b"\xff" * 4096  # a page of data, not of the schema
    path.write_bytes(bytes(content))
    monkeypatch.setattr(files, "CHECKED_AT_ONCE", 0)
    opened = Database.open(path)
    try:
        with pytest.raises(errors.DatabaseRefused, match="damaged"):
            BackupService(opened, clock).refuse_damage()
    finally:
        opened.close()


def test_a_folder_that_cannot_be_made_is_named(backups: BackupService, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(errors.NotWritable) as refused:
        backups.make(tmp_path / "file" / "backups")
    assert "backups" in refused.value.path


def test_old_backups_thin_out_and_the_newest_always_stays() -> None:
    now = datetime(2023, 11, 30, 12, tzinfo=UTC)
    rows = [BackupRow(Path(f"{hours}"), now - timedelta(hours=hours), "day", 1) for hours in range(0, 24 * 400, 6)]
    gone = set(to_prune(rows, now))
    kept = [row for row in rows if row not in gone]
    ages = [(now - row.made_at) / timedelta(days=1) for row in kept]
    assert sum(age <= 2 for age in ages) == 9
    assert 10 <= sum(2 < age <= 12 for age in ages) <= 13
    assert max(ages) < 31 * 9 + 1
    assert len(kept) < 45
    assert to_prune(rows[-1:], now) == ()
