"""The legend that counts and filters: one chip per look of a unit, with its colour and pattern."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from jib_desk.services.rows.seats import UnitCounts
from jib_desk.views.floor_plan.look import Look, styles_of
from jib_desk.views.floor_plan.unit_ink import paint_swatch
from jib_desk.views.item_models.unit_faces import Facet
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space, Theme
from jib_desk.views.widgets.basics import button

FACETS = (Facet.OCCUPIED, Facet.ENDING, Facet.OVERSTAYED, Facet.HELD, Facet.VACANT, Facet.OUT_OF_SERVICE)

_ICON = QSize(Size.ICON + Space.XS, Size.ICON)  # with the gap to the text


class Legend(QWidget):
    """Chips that say how many units are what; pressed ones are shown alone."""

    facets_chosen = Signal(object)  # frozenset[Facet], empty = all

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: Mapping[Facet, int] = dict.fromkeys(FACETS, 0)
        self._chips: dict[Facet, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for facet in FACETS:
            chip = button("chip")
            chip.setCheckable(True)
            chip.setIconSize(_ICON)
            chip.toggled.connect(self._tell)
            row.addWidget(chip)
            self._chips[facet] = chip
        self._texts = Texts(self)
        self._texts.bind(self._say, lambda: "")
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def chip(self, facet: Facet) -> QPushButton:
        """The chip of a look."""
        return self._chips[facet]

    def set_counts(self, counts: UnitCounts) -> None:
        """Shows how many units are what."""
        self._counts = {
            Facet.OCCUPIED: counts.occupied,
            Facet.ENDING: counts.ending,
            Facet.OVERSTAYED: counts.overstayed,
            Facet.HELD: counts.held,
            Facet.VACANT: counts.vacant,
            Facet.OUT_OF_SERVICE: counts.out_of_service,
        }
        self._say()

    def clear(self) -> None:
        """Shows every unit again."""
        for chip in self._chips.values():
            chip.setChecked(False)

    def chosen(self) -> frozenset[Facet]:
        """The pressed chips."""
        return frozenset(facet for facet, chip in self._chips.items() if chip.isChecked())

    def _say(self, _text: str = "") -> None:
        words = {
            Facet.OCCUPIED: self.tr("Occupied {count}"),
            Facet.ENDING: self.tr("{count} end ≤ 30 d"),
            Facet.OVERSTAYED: self.tr("Overstayed {count}"),
            Facet.HELD: self.tr("Held {count}"),
            Facet.VACANT: self.tr("Vacant {count}"),
            Facet.OUT_OF_SERVICE: self.tr("Out of service {count}"),
        }
        for facet, chip in self._chips.items():
            text = words[facet].format(count=self._counts[facet])
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setToolTip(self.tr("Show only these; press again to show all"))

    def _tell(self) -> None:
        self.facets_chosen.emit(self.chosen())

    def _draw_icons(self) -> None:
        styles = styles_of(Look(self._theme.tokens, self._theme.is_dark, self._theme.font))
        ratio = self.devicePixelRatioF()
        for facet, chip in self._chips.items():
            picture = QPixmap(_ICON * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_swatch(painter, styles[facet], QRectF(1, 1, Size.ICON - 2, Size.ICON - 2))
            painter.end()
            chip.setIcon(QIcon(picture))
