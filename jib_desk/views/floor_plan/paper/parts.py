"""What stands around a plan on paper and in a picture: heading, legend with counts, scale bar, names that were cut.

Everything is in device-independent pixels; whoever paints on paper scales the painter. Paper is always light.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

from jib_desk.rules.labels import label_lines
from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.plan_colours import ColourMode
from jib_desk.rules.plan_paper import ScaleBar, scale_bar
from jib_desk.rules.safety import Due
from jib_desk.rules.words import Lang, SafetyKind, word
from jib_desk.services.rows.repairs import OpenPlaces
from jib_desk.services.rows.safety import SafetyRow
from jib_desk.services.rows.seats import FloorRow, PlanRow, UnitRow
from jib_desk.views.floor_plan.drawing import PlanDrawing
from jib_desk.views.floor_plan.layer_ink import glyph_in, sign_colour
from jib_desk.views.floor_plan.look import Look, styles_of
from jib_desk.views.floor_plan.unit_ink import paint_swatch
from jib_desk.views.item_models.days import day_text
from jib_desk.views.item_models.plan_layers import safety_content
from jib_desk.views.item_models.unit_faces import Facet, company_of, counts_of, mark
from jib_desk.views.theme import LIGHT, PlanSize, Radius, Size, Space, Type, Weight, face, install_faces

MOST_NOTE_LINES = 8  # of names that did not fit into their units, below the plan
_ALL = Qt.AlignmentFlag
_kept: list[QGuiApplication] = []
_AT_ONCE = 25  # units made ready between two looks at whether somebody wants to stop


def _unheeded(_done: int, _of: int) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """A plan of a day as it goes out of the house: which, in which language, of which centre.

    With `is_safety` it is about the fire check: signs and what is due, seats only as numbers and names.
    `heed` is told how many units of how many are drawn, in whatever thread draws; what it raises ends the drawing.
    """

    plan: PlanRow
    lang: Lang
    centre: str = ""
    is_safety: bool = False
    heed: Callable[[int, int], None] = _unheeded

    def name_of(self, floor: FloorRow) -> str:
        """A floor's name in the language, or what there is."""
        names = (floor.name_zh, floor.name_en) if self.lang == "zh_CN" else (floor.name_en, floor.name_zh)
        return next((name for name in (*names, floor.code) if name), "")

    def title_of(self, floor: FloorRow) -> str:
        """What the drawing of a floor is."""
        return f"{self.title} · {self.name_of(floor)}"

    @property
    def title(self) -> str:
        """What all of it is."""
        return PAPER["safety_plan" if self.is_safety else "floor_plan"].said(self.lang)

    @property
    def day(self) -> str:
        """As of which day it is drawn."""
        return f"{PAPER['as_of'].said(self.lang)} {day_text(self.plan.on, self.lang)}"

    def units_of(self, floor: FloorRow) -> tuple[UnitRow, ...]:
        """The units of a floor."""
        return tuple(unit for unit in self.plan.units if unit.floor_id == floor.id)

    def drawing_of(self, floor: FloorRow, look: Look, px_per_m: float) -> PlanDrawing:
        """A floor ready to be painted."""
        drawing = PlanDrawing(look, self.lang)
        drawing.set_plan(self.plan, floor.id)
        if self.is_safety:
            drawing.set_mode(ColourMode.PLAIN)
            drawing.set_layer(safety_content(self.plan.marks, OpenPlaces(), self.plan.on, self.lang))
        drawing.set_scale(px_per_m)
        self._make_ready(drawing)
        return drawing

    def _make_ready(self, drawing: PlanDrawing) -> None:
        """Unit by unit, which is nearly all of the work."""
        places = {unit.id: place for place, unit in enumerate(self.plan.units)}
        for unit in drawing.units:
            if places[unit.id] % _AT_ONCE == 0:
                self.heed(places[unit.id], len(places))
            drawing.ink(unit.id)

    def marks_of(self, floor: FloorRow) -> tuple[SafetyRow, ...]:
        """The fire items of a floor."""
        return tuple(item for item in self.plan.marks if item.floor_id == floor.id)


def paint_floor(painter: QPainter, drawing: PlanDrawing) -> None:
    """All of a floor, from (0, 0)."""
    width, height = (side * drawing.scale for side in drawing.size)
    around = PlanSize.WALL  # a wall on the very edge is rounded to a pixel that may lie beyond it
    drawing.paint_ground(painter, QRectF(-around, -around, width + 2 * around, height + 2 * around))
    drawing.paint_units(painter)
    drawing.paint_layer(painter)


def ensure_application() -> None:
    """Where no Qt application runs (command line), an offscreen one is made and kept."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QGuiApplication(["jib-desk"]))
        install_faces()


def paper_look() -> Look:
    """The light colours, with letters that scale evenly."""
    return Look(LIGHT, is_dark=False, font=paper_face)


def paper_face(size: int, weight: int = Weight.REGULAR) -> QFont:
    """A face of the program without what ties it to a screen, each sign in its plain form.

    A PDF has no Unicode for others: it could not be searched.
    """
    font = face(size, weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("tnum", "calt"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


# --- heading ---------------------------------------------------------------------------------


def head_height(look: Look) -> float:
    """What a heading takes."""
    title = QFontMetricsF(look.font(Type.TITLE, Weight.BOLD)).height()
    return title + QFontMetricsF(look.font(Type.BODY, Weight.REGULAR)).height() + Space.M


def paint_head(painter: QPainter, box: QRectF, look: Look, paper: PlanPaper, floor: FloorRow) -> None:
    """Title and day on the left, the centre's name on the right of the second line."""
    title, small = look.font(Type.TITLE, Weight.BOLD), look.font(Type.BODY, Weight.REGULAR)
    painter.setPen(QColor(look.tokens.text))
    painter.setFont(title)
    painter.drawText(box, _ALL.AlignLeft | _ALL.AlignTop, paper.title_of(floor))
    painter.setFont(small)
    line = box.adjusted(0, QFontMetricsF(title).height(), 0, 0)
    painter.drawText(line, _ALL.AlignLeft | _ALL.AlignTop, paper.day)
    painter.setPen(QColor(look.tokens.dim))
    painter.drawText(line, _ALL.AlignRight | _ALL.AlignTop, paper.centre)


# --- legend ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One look with its count; `at` is its left edge, `line` counts from 0."""

    look: Facet | SafetyKind
    text: str
    at: float
    line: int


def legend_entries(
    paper: PlanPaper, look: Look, width: float, floor: FloorRow | None = None
) -> tuple[LegendEntry, ...]:
    """What each look means and how often it is there, of one floor or all, over as many lines as the width asks for."""
    metrics = QFontMetricsF(_legend_font(look))
    entries: list[LegendEntry] = []
    left, line = 0.0, 0
    for kind, text in _legend_texts(paper, floor):
        needs = Size.ICON + Space.S + metrics.horizontalAdvance(text)
        if left and left + needs > width:
            left, line = 0.0, line + 1
        entries.append(LegendEntry(kind, text, left, line))
        left += needs + Space.XL
    return tuple(entries)


def _legend_texts(paper: PlanPaper, floor: FloorRow | None) -> Iterator[tuple[Facet | SafetyKind, str]]:
    lang = paper.lang
    if paper.is_safety:
        kinds = [item.kind for item in (paper.plan.marks if floor is None else paper.marks_of(floor))]
        for kind in SafetyKind:
            if kind in kinds:
                yield kind, f"{word('safety_kind', kind).said(lang)} {kinds.count(kind)}"
        return
    counts = counts_of(paper.plan.units if floor is None else paper.units_of(floor))
    numbers = {
        Facet.OCCUPIED: counts.occupied,
        Facet.ENDING: counts.ending,
        Facet.OVERSTAYED: counts.overstayed,
        Facet.HELD: counts.held,
        Facet.VACANT: counts.vacant,
        Facet.OUT_OF_SERVICE: counts.out_of_service,
    }
    for facet, number in numbers.items():
        # Who ends soon is occupied, and no state beside it: the states alone add up.
        is_state = facet is not Facet.ENDING
        yield facet, f"{facet.word(lang)} {number}" if is_state else mark("ending", lang, count=number)


def legend_height(entries: Sequence[LegendEntry]) -> float:
    """What a legend takes."""
    return (entries[-1].line + 1) * (Size.ICON + Space.S) if entries else 0.0


def paint_legend(painter: QPainter, at: QPointF, entries: Sequence[LegendEntry], look: Look) -> None:
    """Swatches with their patterns, and words with numbers."""
    styles = styles_of(look)
    for entry in entries:
        top = at.y() + entry.line * (Size.ICON + Space.S)
        swatch = QRectF(at.x() + entry.at, top, Size.ICON, Size.ICON)
        if isinstance(entry.look, Facet):
            paint_swatch(painter, styles[entry.look], swatch)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(sign_colour(look.tokens, entry.look, Due.IN_ORDER)))
            painter.drawRoundedRect(swatch, Radius.UNIT - 1, Radius.UNIT - 1)
            painter.fillPath(glyph_in(entry.look, swatch), QColor(look.tokens.surface))
        painter.setFont(_legend_font(look))
        painter.setPen(QColor(look.tokens.text))
        room = swatch.translated(Size.ICON + Space.S, 0)
        room.setWidth(Size.DIALOG)
        painter.drawText(room, _ALL.AlignLeft | _ALL.AlignVCenter, entry.text)


def _legend_font(look: Look) -> QFont:
    return look.font(Type.CAPTION, Weight.MEDIUM)


# --- scale bar -------------------------------------------------------------------------------

BAR_HEIGHT = Size.ICON + Space.L  # with its figures below


def bar_of(px_per_m: float) -> ScaleBar:
    """A bar of round metres, about as long as a card is wide."""
    return scale_bar(px_per_m, Size.FORM)


def paint_bar(painter: QPainter, at: QPointF, px_per_m: float, look: Look, words: str = "") -> None:
    """Alternating parts with their metres below; `words` stand behind it."""
    bar = bar_of(px_per_m)
    part = bar.part_m * px_per_m
    ink = QColor(look.tokens.text)
    small = look.font(Type.SMALL, Weight.REGULAR)
    painter.setPen(QPen(ink, PlanSize.EDGE))
    for place in range(bar.parts):
        box = QRectF(at.x() + place * part, at.y(), part, Space.S)
        painter.setBrush(ink if place % 2 == 0 else QColor(look.tokens.surface))
        painter.drawRect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(small)
    for place, text in bar_figures(bar):
        x = at.x() + place * part
        painter.drawLine(QLineF(x, at.y() + Space.S, x, at.y() + Space.M))
        room = QRectF(x - Space.XXL, at.y() + Space.M, 2 * Space.XXL, Space.L)
        room = room.translated(Space.XXL, 0) if place == 0 else room
        painter.drawText(room, (_ALL.AlignLeft if place == 0 else _ALL.AlignHCenter) | _ALL.AlignTop, text)
    if words:
        painter.setFont(look.font(Type.BODY, Weight.MEDIUM))
        room = QRectF(at.x() + bar.parts * part + Space.XXL, at.y() - Space.S, Size.FORM, Size.ICON + Space.S)
        painter.drawText(room, _ALL.AlignLeft | _ALL.AlignVCenter, words)


def bar_figures(bar: ScaleBar) -> Iterator[tuple[int, str]]:
    """At which part of a bar which figure stands."""
    for place in (0, 1, bar.parts):
        yield place, f"{place * bar.part_m:g}" + (" m" if place == bar.parts else "")


# --- names that did not fit ------------------------------------------------------------------


def cut_names(paper: PlanPaper, drawing: PlanDrawing) -> str:
    """Code and company of each unit in which the name had to be cut: paper has no tooltip."""
    found: list[str] = []
    for unit in drawing.units:
        ink = drawing.ink(unit.id)
        name = company_of(unit, paper.lang)
        if ink is not None and ink.is_elided and name:
            found.append(f"{unit.code} {name}")
    return "  ·  ".join(found)


def note_lines(text: str, look: Look, width: float) -> tuple[str, ...]:
    """The cut names as lines of a width, all of them. They break at blanks, so that each word is measured once."""
    metrics = QFontMetricsF(look.font(Type.SMALL, Weight.REGULAR))
    widths = {part: metrics.horizontalAdvance(part) for part in {*text.split()}}
    if max(widths.values(), default=0.0) > width:
        return label_lines(text, width, len(text), metrics.horizontalAdvance)
    blank = metrics.horizontalAdvance("  ") - metrics.horizontalAdvance(" ")
    lines: list[list[str]] = []
    room = 0.0
    for part in text.split():
        room -= widths[part] + blank
        if not lines or room < 0:
            lines.append([])
            room = width - widths[part]
        lines[-1].append(part)
    return tuple(" ".join(parts) for parts in lines)


def note_height(lines: Sequence[str], look: Look) -> float:
    """What these lines take."""
    line = QFontMetricsF(look.font(Type.SMALL, Weight.REGULAR)).height()
    return len(lines) * line + Space.S if lines else 0.0


def paint_note(painter: QPainter, box: QRectF, lines: Sequence[str], look: Look) -> None:
    """The cut names, one line below the other."""
    painter.setFont(look.font(Type.SMALL, Weight.REGULAR))
    painter.setPen(QColor(look.tokens.dim))
    painter.drawText(box, _ALL.AlignLeft | _ALL.AlignTop, "\n".join(lines))
