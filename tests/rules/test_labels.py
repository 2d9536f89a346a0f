"""Names of companies in the narrow labels of the plan; one character is one unit of width here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.labels import ELLIPSIS, MOST_ROWS, Face, Fit, elided, fitted, label_lines


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


# --- the name of a unit ----------------------------------------------------------------------

LARGE, SMALL, LEAST = Face(lambda text: 1.2 * len(text), 12), Face(len, 11), Face(lambda text: 0.9 * len(text), 10)


@pytest.mark.parametrize(
    ("name", "width", "face", "lines"),
    [
        ("OwlEye Vision", 8, 0, ("OwlEye", "Vision")),
        ("KiteSignal V2X", 10, 1, ("KiteSignal", "V2X")),
        ("MoonPanda Battery", 9, 1, ("MoonPanda", "Battery")),
        ("GreenPebble Carbon", 10, 2, ("GreenPebble", "Carbon")),
        ("TurtleDrive", 8, 0, ("Turtle", "Drive")),
        ("梅雨热管理", 4, 0, ("梅雨热", "管理")),
    ],
)
def test_a_name_is_written_smaller_before_it_takes_a_third_row(
    name: str, width: int, face: int, lines: tuple[str, ...]
) -> None:
    assert fitted(name, width, 40, (LARGE, SMALL, LEAST)) == Fit(face, lines, is_cut=False)


def test_a_name_that_fits_in_no_face_is_cut_in_the_smallest_on_its_second_row() -> None:
    assert fitted("MoonPanda Battery", 5, 40, (LARGE, SMALL)) == Fit(1, ("Moon…",), is_cut=True)
    assert fitted("MoonPanda Battery", 6, 40, (LARGE, SMALL)) == Fit(1, ("Moon", "Panda…"), is_cut=True)


def test_a_low_place_has_one_row_or_none() -> None:
    assert fitted("OwlEye Vision", 8, 13, (SMALL,)) == Fit(0, ("OwlEye…",), is_cut=True)
    assert fitted("OwlEye Vision", 8, 9, (SMALL,)) == Fit(0, (), is_cut=True)


@given(
    st.text(max_size=40), st.integers(2, 30), st.integers(0, 60), st.lists(st.integers(8, 14), min_size=1, max_size=4)
)
def test_a_name_never_takes_more_than_its_rows_or_its_width(
    name: str, width: int, height: int, heights: list[int]
) -> None:
    faces = [Face(lambda text, high=high: high / 10 * len(text), high) for high in heights]
    found = fitted(name, width, height, faces)
    face = faces[found.face]
    assert len(found.lines) <= min(MOST_ROWS, height // face.height)
    assert all(face.measure(line) <= width for line in found.lines)
    if not found.is_cut:
        kept = "".join(found.lines).replace(" ", "")
        assert kept == "".join(name.split())
