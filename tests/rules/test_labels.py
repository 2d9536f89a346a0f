"""Names of companies in the narrow labels of the plan; one character is one unit of width here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.labels import ELLIPSIS, elided, label_lines


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("TurtleDrive", 11, ("TurtleDrive",)),
        ("TurtleDrive", 8, ("Turtle", "Drive")),
        ("KiteSignal V2X", 10, ("KiteSignal", "V2X")),
        ("KiteSignal V2X", 6, ("Kite", "Signal", "V2X")),
        ("LanternIoT", 8, ("Lantern", "IoT")),
        ("AbacusOTA", 7, ("Abacus", "OTA")),
        ("McLaren", 5, ("McLa…",)),
        ("梅雨热管理", 3, ("梅雨热", "管理")),
        ("月熊猫（示例）", 3, ("月熊猫", "（示", "例）")),
        ("Battery", 4, ("Bat…",)),
        ("  ", 4, ()),
    ],
)
def test_a_name_breaks_at_blanks_then_humps_then_between_chinese_characters(
    name: str, width: int, lines: tuple[str, ...]
) -> None:
    assert label_lines(name, width, 3, len) == lines


def test_what_does_not_fit_is_cut_on_the_last_line() -> None:
    assert label_lines("PlumRain Thermal Systems", 8, 2, len) == ("PlumRain", "Thermal…")


def test_a_text_that_fits_is_not_cut() -> None:
    assert elided("OwlEye", 6, len) == "OwlEye"
    assert elided("OwlEye", 5, len) == "Owl" + ELLIPSIS


@pytest.mark.parametrize(
    ("name", "width", "count", "lines"),
    [
        ("SilkRoute Cockpit", 8, 1, ("Silk…",)),
        ("SilkRoute Cockpit", 10, 1, ("SilkRoute…",)),
        ("PlumRain Thermal", 5, 3, ("Plum", "Rain…")),
        ("Dumpling Bot", 6, 3, ("Dumpl…",)),
        ("TurtleDrive · 4 d", 12, 1, ("TurtleDrive…",)),
        ("梅雨热管理", 4, 1, ("梅雨热…",)),
    ],
)
def test_a_cut_is_at_a_break_and_nothing_follows_it(name: str, width: int, count: int, lines: tuple[str, ...]) -> None:
    assert label_lines(name, width, count, len) == lines


@given(st.text(max_size=60), st.integers(2, 20), st.integers(1, 4))
def test_no_line_is_ever_wider_than_its_place(text: str, width: int, lines: int) -> None:
    found = label_lines(text, width, lines, len)
    assert len(found) <= lines
    assert all(len(line) <= width for line in found)


@given(st.text(st.characters(categories=["Lu", "Ll", "Zs", "Lo"]), max_size=40))
def test_nothing_is_lost_when_there_is_room(text: str) -> None:
    assert " ".join(label_lines(text, 100, 5, len)) == " ".join(text.split())
