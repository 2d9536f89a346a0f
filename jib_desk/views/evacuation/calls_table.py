"""The companies of an evacuation as a table: the state in its colour, whom to call as far as there is room."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from jib_desk.services.rows.evacuations import CompanyCall
from jib_desk.views.item_models.calls import CallsModel
from jib_desk.views.theme import Size, Space, Theme
from jib_desk.views.widgets.state_delegate import Face, StateDelegate
from jib_desk.views.widgets.tables import Table


class CallsTable(Table):
    """Enter or a double click takes a company into the line above."""

    def __init__(self, theme: Theme, model: CallsModel) -> None:
        widths = {
            CallsModel.STATE: Size.COLUMN,
            CallsModel.UNITS: Size.COLUMN_NARROW + Space.XL,
            CallsModel.COMPANY: Size.COLUMN_NAME,
            CallsModel.PEOPLE: Size.COLUMN_NARROW,
            CallsModel.REPORT: Size.COLUMN_NAME,
        }
        super().__init__(model, "evacuation-calls", CallsModel.CALL, widths)
        self.setItemDelegateForColumn(CallsModel.STATE, StateDelegate(theme, _face, self))


def _face(index: QModelIndex | QPersistentModelIndex) -> Face | None:
    """Missing people stand out, silence is amber, who is out is green; the model's sign says it without the colour."""
    call = index.data(CallsModel.RecordRole)
    if not isinstance(call, CompanyCall):
        return None
    return Face("overstayed_text" if call.missing else "vacant_text" if call.has_reported else "held_text")
