"""The seats in walking order: arrows move, a digit says what differs, Enter goes on."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QWidget

from jib_desk.rules.words import CensusResult
from jib_desk.services.rows.census import CensusLine
from jib_desk.views.item_models.census import CensusModel
from jib_desk.views.theme import Size, Theme
from jib_desk.views.widgets.state_delegate import Face, StateDelegate
from jib_desk.views.widgets.tables import Table

# What a digit says; somebody else in a seat that nobody is recorded in is said by the rule.
DIGITS: dict[int, CensusResult] = {
    Qt.Key.Key_1: CensusResult.EMPTY,
    Qt.Key.Key_2: CensusResult.OTHER_COMPANY,
    Qt.Key.Key_3: CensusResult.EXTRA_DESKS,
    Qt.Key.Key_4: CensusResult.FEWER_DESKS,
    Qt.Key.Key_5: CensusResult.OTHER,
}
_FITS = frozenset({Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class WalkTable(Table):
    """What to do with a seat is asked for by key, never done here."""

    line_chosen = Signal()
    result_wanted = Signal(str)  # CensusResult
    fits_wanted = Signal()
    note_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, theme: Theme, model: CensusModel, parent: QWidget | None = None) -> None:
        widths = {
            CensusModel.PLACE: Size.NAV_WIDE,
            CensusModel.SEAT: Size.NAV,
            CensusModel.DESKS: Size.COLUMN_NARROW,
        }
        super().__init__(model, "census-walk", CensusModel.RECORDED, widths, parent)
        self.horizontalHeader().setSectionResizeMode(CensusModel.FOUND, QHeaderView.ResizeMode.Stretch)
        self._lines = model
        self.setItemDelegateForColumn(CensusModel.FOUND, StateDelegate(theme, _face, self))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.line_chosen.emit())

    def line(self) -> CensusLine | None:
        """The seat at which one stands."""
        found = self.currentIndex().data(CensusModel.RecordRole)
        return found if isinstance(found, CensusLine) else None

    def go_to(self, unit_id: int) -> None:
        """Stands at a seat."""
        index = self._lines.place_of(unit_id)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def go_on(self) -> None:
        """To the next seat; stays at the last."""
        below = self._lines.index(self.currentIndex().row() + 1, 0)
        if below.isValid():
            self.go_to(below.data(CensusModel.RecordRole).unit.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif plain and key in DIGITS:
            self.result_wanted.emit(DIGITS[key])
        elif plain and key in _FITS:
            self.fits_wanted.emit()
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_on()
        elif plain and key == Qt.Key.Key_N:
            self.note_wanted.emit()
        else:
            super().keyPressEvent(event)


def _face(index: QModelIndex | QPersistentModelIndex) -> Face | None:
    """What was found: with a sign while nobody settled it, quiet with a tick afterwards."""
    line = index.data(CensusModel.RecordRole)
    if not isinstance(line, CensusLine) or line.finding is None:
        return None
    return Face("vacant_text", "✓", is_quiet=True) if line.finding.is_settled else Face("ends_soon_text", "▲")
