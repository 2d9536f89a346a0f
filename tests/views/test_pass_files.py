"""Passes as files: under names that Windows, macOS and Linux take, none of which hides another."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from jib_desk.rules.pass_texts import PassFace
from jib_desk.views.visitors.pass_files import file_name, file_names, write_files

AT = datetime(2023, 11, 30, 14, 0, tzinfo=UTC)
NO_FILE = set('\\/:*?"<>|')


def of(name: str) -> PassFace:
    return PassFace("uid", "Sample Centre", "示例中心", name, "", AT, "012345", "JIB:A:B")


@pytest.mark.parametrize(
    "name", ["王" * 200, "😀" * 100, "é" * 160, "e\u0301" * 80, "𠮷" * 120, "A" * 300, "王" * 40 + "A" * 160]
)
def test_the_longest_name_fits_into_every_file_system(tmp_path: Path, name: str) -> None:
    names = file_names("访客证 Pass", [of(name), of(name)], ".png")
    assert len(set(names)) == 2
    assert all(len(each.encode()) <= 140 for each in names)  # an encrypted folder takes 143
    assert all(each.endswith(".png") for each in names)
    write_files([(tmp_path / each, lambda: b"pass") for each in names])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [("WANG Wei", "wang wei"), ("王伟", "王伟"), ("José", "Jose\u0301"), ("STRASSE", "straße"), ("A/B", "A:B")],
)
def test_no_file_takes_the_place_of_another_where_capitals_are_not_told_apart(one: str, other: str) -> None:
    first, second = file_names("Pass", [of(one), of(other)], ".png")
    assert second.startswith("Pass 2 ")
    assert not first.startswith("Pass 2 ")


@pytest.mark.parametrize("name", ["A/B\\C:*?", "CON", "..", "", "a\nb", "x. ", "\u202egnp.exe", "\ud800"])
def test_what_no_system_takes_is_in_no_name(tmp_path: Path, name: str) -> None:
    made = file_name("Pass", of(name), ".png")
    assert not NO_FILE & set(made)
    assert all(sign.isprintable() for sign in made)
    assert not made.removesuffix(".png").endswith((" ", "."))
    write_files([(tmp_path / made, lambda: b"pass")])
    assert [path.name for path in tmp_path.iterdir()] == [made]


@pytest.mark.parametrize("word", ["con", "NUL", "Lpt1", "CON.x"])
def test_no_device_of_windows_is_a_file(word: str) -> None:
    assert file_name(word, None, ".pdf").startswith("_")


def test_a_name_is_read_in_the_name_of_its_file() -> None:
    names = file_names("Pass", [of("山田　花子"), of("Beacon, O'Neil")], ".png")
    assert names[0].endswith(" 山田 花子.png")
    assert names[1].endswith(" Beacon, O'Neil.png")
