"""Ground for the tests of the command line: run in this process, with a home of its own."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jib_desk import cli
from tests.conftest import copy_centre

FIXTURES = Path(__file__).parents[1] / "fixtures"
LEDGER = FIXTURES / "workbooks" / "tenant-ledger-2023-11.xlsx"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on stdout."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for settings and logs, and English whatever the machine speaks."""
    path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("JIB_DESK_HOME", str(path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*words: object) -> Ran:
        code = cli.main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


def _copy(template: Path, folder: Path) -> Path:
    return copy_centre(template, folder / "centre.db")


@pytest.fixture
def empty(init_template: Path, tmp_path: Path) -> Path:
    """The file of a centre made by `init`."""
    return _copy(init_template, tmp_path)


@pytest.fixture
def demo(sample_template: Path, tmp_path: Path) -> Path:
    """The file of the sample centre as of 2023-11-30."""
    return _copy(sample_template, tmp_path)


def one_sentence(text: str) -> bool:
    """One line, not empty, no traceback."""
    lines: Sequence[str] = text.strip().splitlines()
    return len(lines) == 1 and "Traceback" not in text
