"""The rows of a pasted delegation: its keys, and which columns a narrow window leaves out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from jib_desk.views.item_models.guests import GuestsModel
from jib_desk.views.theme import Size
from jib_desk.views.widgets.tables import Table

_WIDTHS = {
    GuestsModel.ORGANISATION: Size.COLUMN,
    GuestsModel.PHONE: Size.COLUMN,
    GuestsModel.ROLE: Size.COLUMN_NARROW,
    GuestsModel.STATE: Size.COLUMN_WIDE,
    GuestsModel.LINE: Size.COLUMN_NARROW,
}
# The first is the last to go: what is needed most to tell who somebody is.
_WANTED = (GuestsModel.STATE, GuestsModel.PHONE, GuestsModel.ORGANISATION, GuestsModel.ROLE, GuestsModel.LINE)


class GuestsTable(Table):
    """Space takes a row or leaves it out, Enter types over what is chosen."""

    def __init__(self, guests: GuestsModel) -> None:
        super().__init__(guests, "delegation", GuestsModel.NAME, _WIDTHS)
        self._guests = guests

    def fit(self, width: int) -> None:
        """Shows the columns that have room beside a name."""
        left = width - Size.COLUMN_NAME
        for column in _WANTED:
            left -= _WIDTHS[column]
            self.setColumnHidden(column, left < 0)

    def show_place(self, place: int) -> None:
        """Chooses a row."""
        self.setCurrentIndex(self._guests.index(place, GuestsModel.NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._guests.toggle(index.row())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            if self.state() is not Table.State.EditingState:  # Enter that ends it comes here
                self.edit(index)
        else:
            super().keyPressEvent(event)
