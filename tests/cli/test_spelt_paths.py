"""A database is one file, whatever way its path is spelt: what is kept beside it and of it is one, too."""

import os
from pathlib import Path

import pytest

from jib_desk.services.centre import open_centre
from jib_desk.services.clock import SystemClock
from jib_desk.settings import Paths
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def drawn_with_the_application_of_the_tests(qapp: object) -> None:
    """Drawing makes an application where none runs; the window's tests would then find a lesser one."""


@pytest.fixture
def left(demo: Path) -> Path:
    """The sample centre, whose window ended at once while somebody was on the roll; he has left since."""
    services = open_centre(demo, SystemClock(), muster_folder=Paths.of_user().muster)
    by = services.staff.actor("front_desk", "tests")
    visit = services.visitors.check_in(by=by, name_latin="Zebulon Quixotic", badge="61").row
    services.muster_snapshots.write()
    services.visitors.check_out(by=by, visit_ids=[visit.id])
    services.close()
    return demo


def spellings(database: Path, folder: Path) -> list[Path]:
    """The same file by a link to it, by a link to its folder, by `..`, and from where one stands."""
    file, place = folder / "link.db", folder / "linked"
    file.symlink_to(database)
    place.symlink_to(database.parent, target_is_directory=True)
    around = database.parent / "nowhere" / ".." / database.name
    around.parent.parent.mkdir(exist_ok=True)
    return [file, place / database.name, around, Path(os.path.relpath(database))]


def test_the_roll_that_was_kept_is_found_by_every_path(
    run: Run, left: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    ways = spellings(left, folder)
    left.unlink()
    for way in ways:
        ran = run("muster", "--data", way, "-o", folder / "roll.pdf", "--json")
        assert (ran.code, ran.json.get("from")) == (0, "snapshot"), way


def test_whoever_is_erased_by_another_path_is_nowhere_any_more(
    run: Run, left: Path, tmp_path_factory: pytest.TempPathFactory, home: Path
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    link = spellings(left, folder)[0]
    (uid,) = [row["uid"] for row in run("privacy", "find", "Quixotic", "--data", link, "--json").json]
    assert run("privacy", "erase", uid, "--data", link, "--json").json["clean"]
    files = [path for place in (left.parent, folder, home) for path in place.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"Quixotic" in path.read_bytes()] == []
    assert [path.name for path in folder.iterdir() if "erased" in path.name] == [], "beside the file, not the link"
    assert left.with_name(f"{left.stem}-erased.txt").exists()


def test_what_was_erased_by_one_path_is_erased_again_after_a_restore_by_another(
    run: Run, left: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    link = spellings(left, folder)[0]
    backup = run("backup", folder / "kept", "--data", left, "--json").json["backup"]
    (uid,) = [row["uid"] for row in run("privacy", "find", "Quixotic", "--data", left, "--json").json]
    assert run("privacy", "erase", uid, "--data", left).code == 0
    left.unlink()
    assert run("restore", backup, "--data", link).code == 0
    assert run("privacy", "find", "Quixotic", "--data", link, "--json").json == []
