"""A centre that was kept with an older program opens with this one, whole."""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from jib_desk.models import files, fingerprint
from jib_desk.models.database import Database
from jib_desk.services import errors
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.files.backups import listed, make_backup
from jib_desk.services.reports import report_json
from jib_desk.services.restoring import restore
from jib_desk.services.rows.staff import Actor

FIXTURES = Path(__file__).parents[1] / "fixtures"
OLD = sorted((FIXTURES / "databases").glob("centre-revision-*.db.gz"))


@pytest.fixture(params=OLD, ids=lambda path: path.name.split(".")[0])
def old_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A sample centre as an older program left it."""
    path = tmp_path / "centre.db"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


@pytest.fixture
def revision(request: pytest.FixtureRequest) -> int:
    """Of the older program that left the file."""
    path: Path = request.node.callspec.params["old_file"]
    return int(path.name.split("-")[2].split(".")[0])


@pytest.fixture
def services(old_file: Path, clock: FixedClock) -> Iterator[Services]:
    database = Database.open(old_file)
    yield open_services(database, clock)
    database.close()


def test_there_is_a_centre_of_every_older_revision() -> None:
    assert {int(path.name.split("-")[2].split(".")[0]) for path in OLD} == set(range(1, files.HEAD))


def test_an_old_centre_gets_the_schema_of_a_new_one(old_file: Path) -> None:
    """The same tables, columns, constraints, indexes and guards, whatever order the columns came in."""
    Database.open(old_file).close()
    raw = files.connect(old_file, "ro")
    assert fingerprint.of(raw) == fingerprint.EXPECTED[files.HEAD]
    raw.close()


def test_an_old_centre_still_gives_the_figures_of_its_month(services: Services) -> None:
    oracle = json.loads((FIXTURES / "oracle-2023-11.json").read_text(encoding="utf-8"))
    assert report_json(services.reports.occupancy(date(2023, 11, 30)))["units"] == oracle["units"]


def test_an_old_centre_writes_the_names_of_its_rooms_on_the_plan(services: Services, revision: int) -> None:
    spaces = {space.code: space.name_en for space in services.plans.plan(date(2023, 11, 30)).spaces}
    assert spaces["R-HALL"] == "Roadshow hall"
    assert spaces["LOBBY"] == ("" if revision == 1 else "Lobby")  # the first revision kept it nowhere


def test_an_old_centre_keeps_its_journal_unbroken(services: Services) -> None:
    state = services.journal.verify()
    assert state.findings == ()
    assert state.head > 1


def test_a_backup_is_made_before_an_old_centre_is_changed(old_file: Path, clock: FixedClock, tmp_path: Path) -> None:
    folder = tmp_path / "before"
    Database.open(old_file, backup=lambda path: make_backup(path, folder, clock.now(), "migration") and None).close()
    (kept,) = listed(folder, "centre")
    raw = files.connect(kept.path, "ro")
    assert raw.execute("PRAGMA user_version").fetchone()[0] < files.HEAD
    raw.close()


def test_a_backup_from_before_can_be_restored_and_is_brought_up_to_date(
    old_file: Path, clock: FixedClock, revision: int
) -> None:
    backup = old_file.with_name("centre-20231130T000000Z-day.jibbackup")
    backup.write_bytes(old_file.read_bytes())
    restore(backup, old_file, clock)
    database = Database.open(old_file)
    try:
        assert not database.read_only
        assert len(open_services(database, clock).companies.all(date(2023, 11, 30))) == {1: 26, 2: 27, 3: 27}[revision]
    finally:
        database.close()


@pytest.mark.parametrize(("action", "changed_by"), [("company.edit", 2), ("visit.check_in", 3)])
def test_what_was_done_before_is_undone_unless_a_migration_since_changed_its_columns(
    services: Services, actor: Actor, revision: int, action: str, changed_by: int
) -> None:
    """The second revision changed companies, the third visits: an undo over it would put back a row that never was."""
    number = _entry(services, action)
    if revision >= changed_by:
        services.journal.undo(by=actor, number=number)
        assert services.journal.entries(limit=1)[0].undoes == number
        return
    with pytest.raises(errors.UndoRefused) as refused:
        services.journal.undo(by=actor, number=number)
    assert refused.value.why == "schema_changed"


def test_the_visits_of_an_old_centre_are_as_they_were(services: Services, revision: int) -> None:
    """What the first two did not ask is not made up: there, nobody is said to have left before the others."""
    on_site = services.visitors.on_site()
    assert on_site
    assert sum(visit.heads_left for visit in on_site) == {1: 0, 2: 0, 3: 2}[revision]
    assert services.visitors.inside().visitors == sum(visit.party_size - visit.heads_left for visit in on_site)


def test_no_row_of_an_old_centre_is_lost(old_file: Path) -> None:
    before = rows(old_file)
    Database.open(old_file).close()
    after = rows(old_file)
    assert {table: after[table] for table in before} == before
    assert {after[table] for table in after.keys() - before.keys()} <= {0}


def rows(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    raw = files.connect(path, "ro")
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    counts = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
    raw.close()
    return {name: count for name, count in counts.items() if not name.startswith("sqlite_")}


def test_what_was_done_to_a_seat_before_can_still_be_undone(services: Services, actor: Actor) -> None:
    services.journal.undo(by=actor, number=_entry(services, "seat.extend"))
    last = services.journal.entries(limit=1)[0]
    assert last.undoes == _entry(services, "seat.extend")


def _entry(services: Services, action: str) -> int:
    return next(entry.number for entry in services.journal.entries(limit=50) if entry.action == action)
