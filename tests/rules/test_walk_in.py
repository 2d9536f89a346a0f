"""One line typed at the desk about somebody new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.walk_in import WalkIn, parse_walk_in, people_in, split_scripts


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
        ("0001", WalkIn(number="0001")),
        ("482913 张三", WalkIn(name_zh="张三", number="482913")),
        ("Wang Wei ４２ 王伟", WalkIn("王伟", "Wang Wei", number="４２")),
        ("王伟 示例车灯", WalkIn("王伟", "", "示例车灯")),
        ("欧阳娜 Ouyang Na 示例 基金 12000000001", WalkIn("欧阳娜", "Ouyang Na", "示例 基金", "12000000001")),
        ("王 伟", WalkIn("王 伟")),
        ("欧阳 娜", WalkIn("欧阳 娜")),
        ("王伟 李娜", WalkIn("王伟 李娜")),
        ("王伟 先生", WalkIn("王伟 先生")),
        ("买买提 艾力", WalkIn("买买提 艾力")),
        ("田中 太郎", WalkIn("田中 太郎")),
        ("佐藤 さくら, 示例电机", WalkIn("佐藤 さくら", organisation="示例电机")),
        ("王伟2 12000000001", WalkIn(name_zh="王伟2", phone="12000000001")),
        ("   ", WalkIn()),
    ],
)
def test_one_line_holds_name_organisation_and_phone(written: str, read: WalkIn) -> None:
    assert parse_walk_in(written) == read


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("张三、李四、王五", 3),
        ("张三,李四", 2),
        ("王伟 李娜", 2),
        ("王伟和李娜", 2),
        ("王伟\n李娜\n", 2),
        ("迈示范\nxyz\n", 2),
        ("Anna Schmidt\nBen Miller", 2),
        ("张三 13800000000 李四 13900000000", 2),
        ("1. 王伟\n" * 900 + "2. 李娜", 901),
        ("王伟", 1),
        ("王 伟", 1),
        ("王伟，示例车灯", 1),
        ("王伟 Wang Wei 12000000001", 1),
        ("Wang Wei 王伟，示例车灯", 1),
        ("Anna Sample, Sample Lights", 1),
        ("Schmidt, Anna", 1),
        ("买买提·艾力 / 示例 3 厂", 1),
        ("482913 张三", 1),
        ("和与及", 1),
        ("", 1),
    ],
)
def test_several_names_in_one_field_are_several_people(written: str, people: int) -> None:
    assert people_in(written) == people


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
