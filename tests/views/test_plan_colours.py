"""Every way to colour the plan can be told apart without colour, and be read."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from jib_desk.rules.labels import MOST_ROWS
from jib_desk.rules.plan_colours import CHOICES, ColourMode
from jib_desk.rules.plan_geometry import Shape
from jib_desk.views.floor_plan.hues import styles_for
from jib_desk.views.floor_plan.look import Faces, Look
from jib_desk.views.floor_plan.unit_ink import UnitInk, UnitPainter
from jib_desk.views.floor_plan.unit_maker import UnitMaker
from jib_desk.views.item_models.unit_colours import Face
from jib_desk.views.item_models.unit_faces import Facet
from jib_desk.views.theme import DARK, LIGHT, PlanSize, Tokens, face

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
MODES = pytest.mark.parametrize("mode", CHOICES)
_GONE = {Facet.RETIRED.value}  # never drawn


def tile(key: str, mode: ColourMode, tokens: Tokens) -> tuple[UnitInk, QImage]:
    """A unit without any text, painted."""
    look = Look(tokens, tokens is DARK, face)
    maker = UnitMaker(Faces(look.font), styles_for(look, mode))
    bare = Face(key=key, code="", name="", marks=(), desks=0, people=None, is_crowded=False)
    ink = maker.make(1, bare, Shape(0, 0, 4, 6), 20.0, has_labels=False)
    image = QImage(80, 120, QImage.Format.Format_RGB32)
    image.fill(ink.style.fill.color())  # what is around it is no part of its pattern
    painter = QPainter(image)
    UnitPainter(tokens).paint(painter, [ink])
    painter.end()
    return ink, image


def pattern_of(image: QImage) -> frozenset[tuple[int, int]]:
    """The pixels that stand out from the unit's own ground, in greyscale."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    values = {(x, y): grey.pixelColor(x, y).value() for x in range(grey.width()) for y in range(grey.height())}
    ground = sorted(values.values())[len(values) // 2]
    return frozenset(place for place, value in values.items() if abs(value - ground) > 12)


@SCHEMES
@MODES
def test_every_bucket_has_a_pattern_that_survives_greyscale(qapp: object, mode: ColourMode, tokens: Tokens) -> None:
    keys = [key for key in styles_for(Look(tokens, tokens is DARK, face), mode) if key not in _GONE]
    patterns = {key: pattern_of(tile(key, mode, tokens)[1]) for key in keys}
    for one, other in combinations(keys, 2):
        assert len(patterns[one] ^ patterns[other]) > 150, f"{one} and {other} look alike in grey"


@SCHEMES
def test_the_repeated_cell_of_dots_stands_where_its_points_do(qapp: object, tokens: Tokens) -> None:
    ink, image = tile(Facet.VACANT, ColourMode.STATUS, tokens)
    assert ink.points
    inside = {(round(point.x() + x), round(point.y() + y)) for point in ink.points for x in (-1, 0) for y in (-1, 0)}
    assert pattern_of(image) >= inside


@MODES
@SCHEMES
def test_a_bucket_has_one_style_whatever_the_scheme(qapp: object, mode: ColourMode, tokens: Tokens) -> None:
    styles = styles_for(Look(tokens, tokens is DARK, face), mode)
    light = styles_for(Look(LIGHT, False, face), mode)
    assert [(key, style.pattern) for key, style in styles.items()] == [
        (key, style.pattern) for key, style in light.items()
    ]


def at_width(width: float, unit: Face) -> UnitInk:
    """A tall unit of that width in pixels."""
    look = Look(LIGHT, False, face)
    maker = UnitMaker(Faces(look.font), styles_for(look, ColourMode.STATUS))
    return maker.make(1, unit, Shape(0, 0, width + 5, 150), 1.0)


@pytest.mark.parametrize("width", [18, 22, 25, 28, 32])
@pytest.mark.parametrize(("name", "mark"), [("Vacant", "5 desks"), ("MoonPanda Battery", ""), ("月熊猫电池", "15天")])
def test_a_narrow_unit_says_its_number_and_its_whole_name_upright(
    qapp: object, width: int, name: str, mark: str
) -> None:
    unit = Face("vacant", "A12", name, (mark,) if mark else (), 0, None, is_crowded=False)
    said = "".join(text.text.text() for text in at_width(width, unit).texts).replace(" ", "")
    assert "A12" in said
    assert name.replace(" ", "") in said
    assert "…" not in said


NAMES = (
    "MoonPanda Battery",
    "PaperCrane Maps",
    "CloudNoodle Data",
    "KiteSignal V2X",
    "Lotus Core Storage",
    "月熊猫电池",
)


@pytest.mark.parametrize("name", [*NAMES, "A company with a very long name of its own"])
@pytest.mark.parametrize("mark", ["", "to 31 Dec"])
def test_a_name_takes_two_rows_at_the_most_at_every_width(qapp: object, name: str, mark: str) -> None:
    unit = Face("occupied", "A01", name, (mark,) if mark else (), 4, 4, is_crowded=False)
    for width in range(18, 200, 3):
        ink = at_width(width, unit)
        rows = {
            (text.is_upright, text.at.x() if text.is_upright else text.at.y())
            for text in ink.texts
            if not text.text.text().startswith(("A01", "to "))
        }
        assert len(rows) <= MOST_ROWS, (width, [text.text.text() for text in ink.texts])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scale", [12.0, 12.87, 13.5, 14.6, 15.0, 18.0, 24.0, 48.0])
def test_a_seat_of_four_by_six_metres_says_all_of_a_name_with_its_number_upright_or_not(
    qapp: object, name: str, scale: float
) -> None:
    look = Look(LIGHT, False, face)
    maker = UnitMaker(Faces(look.font), styles_for(look, ColourMode.STATUS))
    unit = Face("occupied", "A01", name, (), 4, 4, is_crowded=False)
    ink = maker.make(1, unit, Shape(0, 0, 4, 6), scale)
    said = "".join(text.text.text() for text in ink.texts).replace(" ", "")
    assert said == "A01" + name.replace(" ", "")
    assert not ink.is_elided
    boxes = [text.box.adjusted(0.5, 0.5, -0.5, -0.5) for text in ink.texts]
    assert all(ink.rect.contains(box) for box in boxes)
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_a_crowded_seat_keeps_its_ring_where_the_dots_give_way_to_the_name(qapp: object) -> None:
    look = Look(LIGHT, False, face)
    maker = UnitMaker(Faces(look.font), styles_for(look, ColourMode.STATUS))
    crowded = Face("occupied", "A07", "InkDragon Twin", (), 4, 5, is_crowded=True)
    ink = maker.make(1, crowded, Shape(0, 0, 4, 6), 12.87)
    assert "".join(text.text.text() for text in ink.texts).replace(" ", "") == "A07InkDragonTwin"
    assert ink.over is not None
    dot = PlanSize.DOT / 2 + 1
    ring = QRectF(ink.over.x() - dot, ink.over.y() - dot, 2 * dot, 2 * dot)
    assert ink.rect.contains(ring)
    assert not any(text.box.intersects(ring) for text in ink.texts)


def test_what_stands_upright_stays_inside_its_unit(qapp: object) -> None:
    unit = Face("occupied", "A12", "MoonPanda Battery", ("15 d",), 4, 3, is_crowded=False)
    for width in range(18, 60):
        ink = at_width(width, unit)
        assert all(ink.rect.contains(text.box.adjusted(0, 0, -1, -1)) for text in ink.texts), width
