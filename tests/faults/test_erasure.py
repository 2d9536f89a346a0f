"""The short form of `python -m bench.faults erasure`."""

from pathlib import Path

from bench.faults import erasure
from tests.conftest import copy_centre


def test_people_erased_at_random_are_in_no_byte_of_any_file(init_template: Path, tmp_path: Path) -> None:
    found = erasure.erase_at_random(copy_centre(init_template, tmp_path / "centre.db"), count=4)
    assert (found.erased, found.people) == (4, 80)
    assert found.findings == []
    assert found.bytes > 500_000
