"""One line typed at the desk about somebody new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.walk_in import WalkIn, parse_walk_in, split_scripts


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("王伟", WalkIn(name_zh="王伟")),
        ("Anna Sample", WalkIn(name_latin="Anna Sample")),
        ("王伟 Wang Wei", WalkIn(name_zh="王伟", name_latin="Wang Wei")),
        ("Wang Wei 王伟，示例车灯", WalkIn("王伟", "Wang Wei", "示例车灯")),
        ("王伟 12000000001", WalkIn(name_zh="王伟", phone="12000000001")),
        ("王伟 120 0000 0001, Sample Lights", WalkIn("王伟", "", "Sample Lights", "120 0000 0001")),
        ("王伟 １２００００００００１", WalkIn(name_zh="王伟", phone="12000000001")),
        ("+49 89 1234567 Sample", WalkIn(name_latin="Sample", phone="+49 89 1234567")),
        ("买买提·艾力 / 示例 3 厂", WalkIn(name_zh="买买提·艾力", organisation="示例 3 厂")),
        ("O'Sample-Jones @ Sample", WalkIn(name_latin="O'Sample-Jones", organisation="Sample")),
        ("0001", WalkIn(name_latin="0001")),
        ("   ", WalkIn()),
    ],
)
def test_one_line_holds_name_organisation_and_phone(written: str, read: WalkIn) -> None:
    assert parse_walk_in(written) == read


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing_and_nothing_is_invented(written: str) -> None:
    read = parse_walk_in(written)
    for part in (read.name_zh, read.name_latin, read.organisation):
        assert part == part.strip()
        assert all(word in written for word in part.split())


@given(st.text(alphabet="王伟Wa ·'", max_size=40))
def test_no_character_of_a_name_is_lost(name: str) -> None:
    han, latin = split_scripts(name)
    assert sorted((han + latin).replace(" ", "")) == sorted("".join(name.split()))
