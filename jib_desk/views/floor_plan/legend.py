"""The legend that counts and filters: one chip for each way that units, rooms or signs look."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QPushButton, QWidget

from jib_desk.services.rows.seats import UnitCounts
from jib_desk.views.floor_plan.look import Look, Style, styles_of
from jib_desk.views.floor_plan.unit_ink import paint_swatch
from jib_desk.views.item_models.unit_faces import Facet
from jib_desk.views.texts import Texts
from jib_desk.views.theme import PlanSize, Radius, Size, Space, Theme, Tokens
from jib_desk.views.widgets.basics import button
from jib_desk.views.widgets.flow import FlowLayout

FACETS = (Facet.OCCUPIED, Facet.ENDING, Facet.OVERSTAYED, Facet.HELD, Facet.VACANT, Facet.OUT_OF_SERVICE)

_ICON = QSize(Size.ICON + Space.XS, Size.ICON)  # with the gap to the text


MarkKind = Literal["room", "disc", "pill", "diamond"]


class Mark(NamedTuple):
    """A swatch that looks like what stands on the plan: a room with its edge, or what is put over the plan."""

    fill: str  # names of tokens
    edge: str
    kind: MarkKind = "room"


Swatch = Callable[[Look], "Style | Mark | str"]  # a style, a mark, or the name of a token


class Entry(NamedTuple):
    """A chip: by what it is chosen, what it says, and how its swatch looks."""

    key: str
    text: str
    swatch: Swatch
    tip: str = ""


def facet_swatch(facet: Facet) -> Swatch:
    """As units of a facet look."""
    return lambda look: styles_of(look)[facet]


def token_swatch(name: str) -> Swatch:
    """A plain colour of the theme."""
    return lambda _look: name


def mark_swatch(fill: str, edge: str = "", kind: MarkKind = "room") -> Swatch:
    """A mark in colours of the theme."""
    return lambda _look: Mark(fill, edge or fill, kind)


class Legend(QWidget):
    """Chips that say how many are what; pressed ones are shown alone."""

    keys_chosen = Signal(object)  # frozenset[str], empty = all

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()
        self._chips: dict[str, QPushButton] = {}
        self._row = FlowLayout(self, spacing=Space.XS)
        self._texts = Texts(self)
        self._texts.bind(self._say_tips, lambda: self.tr("Show only these; press again to show all"))
        theme.changed.connect(self._draw_icons)

    def chip(self, key: str) -> QPushButton:
        """The chip of a look."""
        return self._chips[key]

    def chips(self) -> Sequence[QPushButton]:
        """All chips in order."""
        return tuple(self._chips.values())

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Shows these; where they are the same looks as before, only texts change and what is pressed stays."""
        keys = [entry.key for entry in entries]
        is_other = keys != [entry.key for entry in self._entries]
        was, self._entries = self._entries, tuple(entries)
        if is_other:
            self._make_chips(keys)
        for entry in entries:
            chip = self._chips[entry.key]
            chip.setText(entry.text)
            chip.setToolTip(entry.tip or self.tr("Show only these; press again to show all"))
            chip.setAccessibleName(entry.text)
        if is_other or len(was) != len(entries):
            self._draw_icons()
            self.updateGeometry()

    def status_entries(self, counts: UnitCounts) -> tuple[Entry, ...]:
        """The legend of the units' states."""
        words = {
            Facet.OCCUPIED: (self.tr("Occupied {count}"), counts.occupied),
            Facet.ENDING: (self.tr("{count} end ≤ 30 d"), counts.ending),
            Facet.OVERSTAYED: (self.tr("Overstayed {count}"), counts.overstayed),
            Facet.HELD: (self.tr("Held {count}"), counts.held),
            Facet.VACANT: (self.tr("Vacant {count}"), counts.vacant),
            Facet.OUT_OF_SERVICE: (self.tr("Out of service {count}"), counts.out_of_service),
        }
        return tuple(
            Entry(facet, words[facet][0].format(count=words[facet][1]), facet_swatch(facet)) for facet in FACETS
        )

    def clear(self) -> None:
        """Shows everything again."""
        for chip in self._chips.values():
            chip.setChecked(False)

    def chosen(self) -> frozenset[str]:
        """The pressed chips."""
        return frozenset(key for key, chip in self._chips.items() if chip.isChecked())

    def _make_chips(self, keys: Sequence[str]) -> None:
        for chip in self._chips.values():
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for key in keys:
            chip = button("chip")
            chip.setCheckable(True)
            chip.setIconSize(_ICON)
            chip.toggled.connect(self._tell)
            chip.setToolTip(self.tr("Show only these; press again to show all"))
            self._row.addWidget(chip)
            self._chips[key] = chip
            chip.show()

    def _say_tips(self, text: str) -> None:
        for chip in self._chips.values():
            chip.setToolTip(text)

    def _tell(self) -> None:
        self.keys_chosen.emit(self.chosen())

    def _draw_icons(self) -> None:
        look = Look(self._theme.tokens, self._theme.is_dark, self._theme.font)
        ratio = self.devicePixelRatioF()
        for entry in self._entries:
            picture = QPixmap(_ICON * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint(painter, entry.swatch(look), look.tokens)
            painter.end()
            self._chips[entry.key].setIcon(QIcon(picture))


def _paint(painter: QPainter, swatch: Style | Mark | str, tokens: Tokens) -> None:
    box = QRectF(1, 1, Size.ICON - 2, Size.ICON - 2)
    if isinstance(swatch, str):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, swatch)))
        painter.drawRoundedRect(box, Radius.UNIT / 2, Radius.UNIT / 2)
    elif isinstance(swatch, Mark):
        painter.setPen(QPen(QColor(getattr(tokens, swatch.edge)), PlanSize.STRONG_EDGE))
        painter.setBrush(QColor(getattr(tokens, swatch.fill)))
        middle = box.center()
        if swatch.kind == "disc":
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        elif swatch.kind == "pill":
            quarter = box.height() / 4
            painter.drawRoundedRect(box.adjusted(0, quarter, 0, -quarter), quarter, quarter)
        elif swatch.kind == "diamond":
            tips = (QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y()))
            painter.drawPolygon(QPolygonF([*tips, *(middle + (middle - tip) for tip in tips)]))
        else:
            painter.drawRect(box.adjusted(1, 1, -1, -1))
    else:
        paint_swatch(painter, swatch, box)
