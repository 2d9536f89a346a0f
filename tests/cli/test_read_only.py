"""A centre that may only be read is read, and one that may not even be read says so."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jib_desk.services.centre import open_centre
from jib_desk.services.clock import SystemClock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="rights are those of Linux")
_PROGRAM = "import sys; from jib_desk import cli; sys.exit(cli.main(sys.argv[1:]))"

Reading = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def centre(empty: Path, tmp_path: Path) -> Iterator[Path]:
    """A centre with somebody inside, in a folder of its own where nothing may be written."""
    folder = tmp_path / "kept"
    folder.mkdir()
    path = folder / "centre.db"
    empty.rename(path)
    services = open_centre(path, SystemClock())
    services.visitors.check_in(by=services.staff.actor("front_desk"), name_zh="王蔚岚")
    services.close()
    for companion in folder.glob("centre.db-[ws]*"):
        companion.unlink()  # emptied when it was closed
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)


@pytest.fixture
def run_bound() -> Reading:
    """Runs a command as somebody whom the rights of files bind, which root is not."""
    bound: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root is bound by no rights, and nothing here takes that from it")
        bound = ("setpriv", "--inh-caps=-all", "--bounding-set=-all")

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        command = [*bound, sys.executable, "-c", _PROGRAM, *map(str, words)]
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize(
    "words", [("privacy", "find", "王"), ("privacy", "purge", "--dry-run"), ("muster", "-o", "{}")]
)
def test_what_only_reads_works_where_nothing_may_be_written(
    run_bound: Reading, centre: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    ran = run_bound(*(word.format(tmp_path / "roll.pdf") for word in words), "--data", centre)
    assert (ran.returncode, ran.stderr.count("read_only")) == (0, 0), ran.stderr
    assert sorted(path.name for path in centre.parent.glob("centre.db*")) == ["centre.db"]
    if words[1] == "find":
        assert "王蔚岚" in ran.stdout


def test_what_writes_is_refused_where_nothing_may_be_written(run_bound: Reading, centre: Path, tmp_path: Path) -> None:
    (person,) = json.loads(run_bound("privacy", "find", "王", "--data", centre, "--json").stdout)
    out = tmp_path / "copy.xlsx"
    ran = run_bound("privacy", "export", person["uid"], "--data", centre, "-o", out, "--json")
    assert (ran.returncode, json.loads(ran.stdout)["error"]["code"]) == (4, "database_read_only")
    assert not out.exists(), "nobody can write down that it was handed over"


@pytest.mark.parametrize("of", ["file", "folder"])
def test_what_may_not_be_read_is_not_said_to_be_unwritable(run_bound: Reading, centre: Path, of: str) -> None:
    (centre if of == "file" else centre.parent).chmod(0)
    ran = run_bound("privacy", "find", "王", "--data", centre, "--lang", "en")
    assert ran.returncode == 4
    assert "cannot be read" in ran.stderr
