"""The disk fills while something is written: refused by name, nothing half written, and it works once there is room."""

import sys
from pathlib import Path

import pytest

from bench.faults.full_disk import SCENARIOS
from bench.faults.small_disk import small_disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no way to fill a small disk there")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_on_a_disk_that_fills_all_is_done_or_nothing(scenario: str, tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        starved = SCENARIOS[scenario](disk)
    assert starved.findings == ()
    assert starved.refused > 0, "the disk was never too small: nothing was tried"
    assert starved.succeeded, "it never worked, however much room there was"


@pytest.mark.parametrize("scenario", ["save", "export"])
def test_where_nothing_can_be_mounted_files_that_may_not_grow_stand_for_a_full_disk(
    scenario: str, tmp_path: Path
) -> None:
    with small_disk(tmp_path, may_mount=False) as disk:
        starved = SCENARIOS[scenario](disk)
    assert starved.findings == ()
    assert starved.refused > 0
    assert starved.succeeded
