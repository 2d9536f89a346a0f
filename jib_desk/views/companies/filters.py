"""What the list of companies is narrowed by: tiles of what needs looking at, chips of stages, and a tag."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jib_desk.rules.words import word
from jib_desk.services.rows.agreements import AttentionRow, EndingRow, LackingRow
from jib_desk.views.companies.lacks import LackWords
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.companies import Chip, CompaniesModel
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, restyle
from jib_desk.views.widgets.inputs import Choice
from jib_desk.views.widgets.tiles import NumberTile


class Concern(StrEnum):
    """What a tile counts and, chosen, narrows the list to."""

    ENDS_30 = "ends_30"
    ENDS_60 = "ends_60"
    ENDS_90 = "ends_90"
    OVERSTAYED = "overstayed"
    LACKING = "lacking"


_DAYS = {Concern.ENDS_30: 30, Concern.ENDS_60: 60, Concern.ENDS_90: 90}


class AttentionTiles(QWidget):
    """Five figures about agreements; choosing one lists the companies behind it, choosing it again lists all."""

    chosen = Signal()

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self._desk = desk
        self._attention = AttentionRow((), (), ())
        self.concern: Concern | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.tiles: dict[Concern, NumberTile] = {}
        for concern in Concern:
            tile = NumberTile(lambda concern=concern: self._title(concern))
            tile.opened.connect(lambda concern=concern: self.choose(None if concern is self.concern else concern))
            self.tiles[concern] = tile
            row.addWidget(tile)

    def refresh(self) -> None:
        """Reads the figures anew."""
        self._attention = self._desk.read(self._desk.services.agreements.attention)
        for concern, tile in self.tiles.items():
            rows = self._rows(concern)
            companies = len({row.company_id for row in rows})
            of = (
                self.tr("of one company") if companies == 1 else self.tr("of {count} companies").format(count=companies)
            )
            detail = of if len(rows) != companies else ""
            tile.show_number(str(len(rows)), detail)

    def choose(self, concern: Concern | None) -> None:
        """Narrows to what a tile counts; None to everything."""
        self.concern = concern
        for own, tile in self.tiles.items():
            restyle(tile, "chosen", "true" if own is concern else "false")
            tile.setAccessibleDescription(self.tr("The list shows these.") if own is concern else "")
        self.chosen.emit()

    def notes(self) -> Mapping[int, str] | None:
        """The companies behind the chosen tile, each with what is to be said of it; None when none is chosen."""
        if self.concern is None:
            return None
        notes: dict[int, list[str]] = {}
        for row in self._rows(self.concern):
            notes.setdefault(row.company_id, []).append(self._note(row))
        return {key: "; ".join(said) for key, said in notes.items()}

    def _rows(self, concern: Concern) -> tuple[EndingRow, ...] | tuple[LackingRow, ...]:
        if concern is Concern.LACKING:
            return self._attention.lacking
        if concern is Concern.OVERSTAYED:
            return self._attention.overstayed
        return self._attention.ending_within(_DAYS[concern])

    def _note(self, row: EndingRow | LackingRow) -> str:
        if isinstance(row, LackingRow):
            return LackWords().of(row.lacks)
        return self.tr("{unit} until {day}").format(
            unit=row.unit_code, day=short_day_text(row.ends_on, self._desk.lang)
        )

    def _title(self, concern: Concern) -> str:
        if concern is Concern.OVERSTAYED:
            return self.tr("Overstayed")
        if concern is Concern.LACKING:
            return self.tr("Missing documents")
        return self.tr("End in {days} days").format(days=_DAYS[concern])


class CompanyFilters(QWidget):
    """Everything that narrows the list but the typing."""

    def __init__(self, desk: DeskContext, model: CompaniesModel) -> None:
        super().__init__()
        self._desk = desk
        self._model = model
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        self.tiles = AttentionTiles(desk)
        self.tiles.chosen.connect(lambda: model.set_only(self.tiles.notes()))
        box.addWidget(self.tiles)
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        self.chips: dict[Chip, QPushButton] = {}
        for chip in Chip:
            made = button("chip")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setChecked(chip is Chip.ALL)
            made.toggled.connect(lambda is_on, chip=chip: model.set_filter(chip=chip) if is_on else None)
            row.addWidget(made)
            self.chips[chip] = made
        row.addStretch(1)
        self.tag = Choice()
        self.tag.currentIndexChanged.connect(lambda _place: model.set_tag(str(self.tag.currentData() or "")))
        row.addWidget(self.tag)
        box.addLayout(row)
        say = Texts(self).bind
        say(lambda _text: self.say(), lambda: "")
        say(self.tag.setAccessibleName, lambda: self.tr("Tag"))

    def refresh(self) -> None:
        """Figures, counts and tags anew; what is chosen stays chosen."""
        self.tiles.refresh()
        self.tiles.setVisible(bool(self._model.total()))
        self._model.set_only(self.tiles.notes())
        self._show_tags()
        self.say()

    def show_all(self) -> None:
        """Nothing is narrowed any more."""
        self.chips[Chip.ALL].setChecked(True)
        self.tag.setCurrentIndex(0)
        if self.tiles.concern is not None:
            self.tiles.choose(None)

    def choose_tag(self, tag: str) -> None:
        """Narrows to a tag."""
        place = self.tag.findData(tag)
        if place >= 0:
            self.tag.setCurrentIndex(place)

    def say(self) -> None:
        """The chips with their numbers."""
        counts = self._model.counts()
        own = {Chip.ALL: self.tr("All {count}"), Chip.ATTENTION: self.tr("Attention {count}")}
        for chip, made in self.chips.items():
            text = own.get(chip, "{word} {count}")
            name = "" if chip in own else word("company_stage", chip).said(self._desk.lang)
            made.setText(text.format(word=name, count=counts[chip]))

    def _show_tags(self) -> None:
        tags = self._desk.read(self._desk.services.companies.tags)
        chosen = self.tag.currentData() or ""
        was = self.tag.blockSignals(True)
        self.tag.clear()
        self.tag.addItem(self.tr("Any tag"), "")
        for tag in tags:
            self.tag.addItem(tag, tag)
        self.tag.setCurrentIndex(max(0, self.tag.findData(chosen)))
        self.tag.blockSignals(was)
        if chosen and chosen not in tags:
            self._model.set_tag("")
        self.tag.setVisible(bool(tags))
