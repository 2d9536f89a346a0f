"""Ground for the short fault runs: the same code as `python -m bench.faults`, for two seconds."""

import shutil
from pathlib import Path

import pytest

from bench.ground import new_centre


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre with plan and rooms, closed; copied for each test."""
    return new_centre(tmp_path_factory.mktemp("founded") / "centre.db")


@pytest.fixture
def centre(founded: Path, tmp_path: Path) -> Path:
    """A centre's file that no one has open."""
    path = tmp_path / "centre.db"
    shutil.copyfile(founded, path)
    return path
