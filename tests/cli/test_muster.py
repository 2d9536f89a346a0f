"""Who is inside by command line: from the database, and from the kept roll when there is none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from jib_desk.models import database, files
from jib_desk.models.library import LOOK_WAIT_MS
from jib_desk.services.centre import open_centre
from jib_desk.services.clock import SystemClock
from jib_desk.settings import Paths
from tests.cli.conftest import Run, one_sentence
from tests.views.printed import text_of


@pytest.fixture(autouse=True)
def drawn_with_the_application_of_the_tests(qapp: object) -> None:
    """Drawing makes an application where none runs; the window's tests would then find a lesser one."""


@pytest.fixture
def inside(demo: Path) -> Path:
    """The sample centre with somebody inside, now."""
    services = open_centre(demo, SystemClock(), muster_folder=Paths.of_user().muster)
    by = services.staff.actor("front_desk", "tests")
    services.visitors.check_in(by=by, name_zh="周示例", party_size=3, badge="11")
    services.muster_snapshots.write()
    services.close()
    return demo


def names(shown: dict[str, Any]) -> dict[str, int]:
    return {line["name"]: line["heads"] for line in shown["lines"] if line["kind"] == "visitor"}


def test_the_roll_is_a_pdf_and_its_numbers_are_json(run: Run, inside: Path, tmp_path: Path) -> None:
    out = tmp_path / "roll.pdf"
    ran = run("muster", "--data", inside, "-o", out, "--json")
    assert ran.code == 0
    shown = ran.json
    assert (shown["what"], shown["from"], shown["file"], shown["missing"]) == ("muster", "database", str(out), None)
    assert names(shown)["周示例"] == 3
    inside_now = shown["inside"]
    assert inside_now["total"] == inside_now["visitors"] + inside_now["event_guests"] + inside_now["residents"]
    assert sum(line["heads"] for line in shown["lines"]) == inside_now["total"]
    assert "周示例" in text_of(out.read_bytes())


@pytest.mark.parametrize("fate", ["deleted", "damaged", "emptied", "a folder"])
def test_without_the_database_the_kept_roll_is_printed_and_said_to_be_one(
    run: Run, inside: Path, tmp_path: Path, fate: str
) -> None:
    inside.unlink()
    if fate == "damaged":
        inside.write_bytes(b"no database at all" * 500)
    elif fate == "emptied":
        inside.write_bytes(b"")
    elif fate == "a folder":
        inside.mkdir()
    out = tmp_path / "roll.pdf"
    ran = run("muster", "--data", inside, "-o", out, "--json")
    assert (ran.code, ran.json["from"]) == (0, "snapshot")
    assert names(ran.json)["周示例"] == 3
    assert str(date.today().year) in ran.err  # noqa: DTZ011 - the program's own clock runs here
    assert "周示例" in text_of(out.read_bytes())


@pytest.fixture
def held(inside: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The centre while another program has its file to itself."""
    monkeypatch.setattr(database, "LOOK_WAIT_MS", 50)
    other = files.connect(inside, "rw")
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    yield inside
    other.close()


def test_while_another_program_has_the_file_to_itself_the_kept_roll_is_printed_and_that_is_said(
    run: Run, held: Path, tmp_path: Path
) -> None:
    ran = run("muster", "--data", held, "-o", tmp_path / "roll.pdf", "--json")
    assert (ran.code, ran.json["from"]) == (0, "snapshot")
    assert "has it to itself" in ran.err
    assert "saved" not in ran.err, "nothing was to be saved"


def test_with_no_roll_kept_it_is_said_who_is_in_the_way(run: Run, held: Path, tmp_path: Path) -> None:
    rmtree(Paths.of_user().muster)
    ran = run("muster", "--data", held, "-o", tmp_path / "roll.pdf", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (4, "database_locked")
    assert str(held) in ran.json["error"]["message"]


def test_no_roll_waits_long_for_a_file() -> None:
    assert LOOK_WAIT_MS <= 2_500, "with the drawing it is to be there within five seconds"


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_without_both_the_databases_own_error_is_said(run: Run, tmp_path: Path, lang: str) -> None:
    out = tmp_path / "roll.pdf"
    ran = run("muster", "--data", tmp_path / "nowhere.db", "-o", out, "--json", "--lang", lang)
    assert (ran.code, ran.json["error"]["code"]) == (2, "file_missing")
    assert one_sentence(ran.err)
    assert not out.exists()


def test_a_roll_that_cannot_be_written_and_a_wrong_use_are_said(run: Run, inside: Path, tmp_path: Path) -> None:
    for out, code in ((tmp_path / "no" / "such" / "roll.pdf", 4), (tmp_path / "roll.txt", 2)):
        ran = run("muster", "--data", inside, "-o", out)
        assert ran.code == code
        assert one_sentence(ran.err)
    assert run("muster", "--data", inside).code == 2


def test_a_folder_that_is_not_there_is_named_and_no_half_written_file(run: Run, inside: Path, tmp_path: Path) -> None:
    ran = run("muster", "--data", inside, "-o", tmp_path / "nowhere" / "m.pdf")
    assert ran.code == 4
    assert f"{tmp_path / 'nowhere' / 'm.pdf'} cannot be written: its folder is not there" in ran.err
    assert ".part" not in ran.err


@pytest.mark.parametrize("as_link", [False, True])
def test_the_roll_takes_no_place_of_the_database_itself(
    run: Run, inside: Path, tmp_path: Path, *, as_link: bool
) -> None:
    database = inside.rename(tmp_path / "centre.pdf")
    out = tmp_path / "roll.pdf" if as_link else database
    if as_link:
        out.symlink_to(database)
    content = database.read_bytes()
    ran = run("muster", "--data", database, "-o", out, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (4, "not_writable")
    assert database.read_bytes() == content
    assert run("muster", "--data", database, "-o", tmp_path / "other.pdf").code == 0
