"""Colours can be read, and are said in one place only."""

from dataclasses import fields

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from jib_desk.views.theme import DARK, FAMILIES, LIGHT, Theme, Tokens, Type, Weight, face, stylesheet

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])

# (ink, ground): everything that is written somewhere in the window.
WRITTEN = [
    *((ink, ground) for ink in ("text", "dim") for ground in ("background", "surface", "hover", "accent_soft")),
    ("accent", "surface"),
    ("accent", "background"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "occupied_edge"),
    ("on_shade", "shade"),
    ("occupied_text", "surface"),
    ("occupied_text", "accent_soft"),
    ("dim", "line"),
    *((f"{state}_text", f"{state}_fill") for state in ("held", "vacant", "ends_soon", "overstayed", "out_of_service")),
    *((f"{state}_text", "surface") for state in ("held", "vacant", "ends_soon", "overstayed", "out_of_service")),
    *(("text", f"{hue}_fill") for hue in ("orange", "sky", "green", "yellow", "blue", "purple", "held", "overstayed")),
]
# Edges, walls, marks and bars: seen, not read.
DRAWN = [
    ("wall", "surface"),
    ("accent", "line"),
    ("accent", "surface"),
    ("accent", "background"),
    ("occupied_edge", "surface"),
    *((f"{state}_edge", f"{state}_fill") for state in ("held", "vacant", "ends_soon", "overstayed", "out_of_service")),
    *((f"{hue}_edge", f"{hue}_fill") for hue in ("orange", "sky", "green", "yellow", "blue", "purple")),
]


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance."""
    channels = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@SCHEMES
@pytest.mark.parametrize(("ink", "ground"), WRITTEN)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize(("mark", "ground"), DRAWN)
def test_lines_and_marks_can_be_seen(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


@SCHEMES
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    for field in fields(tokens):
        assert QColor(getattr(tokens, field.name)).isValid(), field.name


@SCHEMES
def test_the_style_sheet_is_filled_and_its_signs_are_there(qapp: object, tokens: Tokens) -> None:
    sheet = stylesheet(tokens)
    assert "$" not in sheet
    assert tokens.accent in sheet


def test_the_scheme_changes_while_the_window_is_open(qtbot: QtBot) -> None:
    theme = Theme()
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.is_dark
    assert theme.tokens is DARK
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("light")
    assert theme.tokens is LIGHT


@SCHEMES
def test_the_sign_that_clears_a_field_stands_in_the_middle_of_it(qtbot: QtBot, tokens: Tokens) -> None:
    field = QLineEdit("赵")
    field.setClearButtonEnabled(True)
    field.setStyleSheet(stylesheet(tokens))
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    sign = field.findChild(QToolButton)
    assert sign is not None
    assert abs(sign.geometry().center().y() - field.rect().center().y()) <= 1
    assert field.rect().contains(sign.geometry())


def test_the_font_is_latin_first_and_simplified_chinese_after_it(qapp: object) -> None:
    font = Theme().font(Type.BODY)
    assert font.families() == FAMILIES
    assert font.families()[0] == "Inter"
    assert "Noto Sans CJK SC" in font.families()
    assert font.pixelSize() == 13


def ink(text: str, weight: int) -> float:
    """How black a text is, as a share of its place."""
    image = QImage(400, 60, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(face(Type.HERO, weight))
    painter.drawText(QRectF(image.rect()), text)
    painter.end()
    return sum(255 - level for level in bytes(image.constBits())) / (255 * 400 * 60)


@pytest.mark.parametrize("heading", ["现在与接下来", "Now and next"])
def test_a_heading_is_thicker_than_a_text_in_either_script(qapp: object, heading: str) -> None:
    assert ink(heading, Weight.BOLD) > 1.15 * ink(heading, Weight.REGULAR)
