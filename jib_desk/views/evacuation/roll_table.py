"""The muster roll as a table: Space, Enter or a click ticks, + and − count a party, letters go to the line above."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from jib_desk.services.rows.muster import RollLine
from jib_desk.views.item_models.roll import RollModel
from jib_desk.views.theme import Size, Theme
from jib_desk.views.widgets.state_delegate import Face, StateDelegate
from jib_desk.views.widgets.tables import Table

_TICKS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class RollTable(Table):
    """What a tick does is for whoever listens; the line changes when it was carried out."""

    tick_wanted = Signal(object, int)  # RollLine, how many of it are safe
    typed = Signal(str)  # a letter that belongs to the line above

    def __init__(self, theme: Theme, model: RollModel) -> None:
        widths = {
            RollModel.STATE: Size.COLUMN,
            RollModel.BADGE: Size.COLUMN_NARROW,
            RollModel.NAME: Size.COLUMN_NAME,
            RollModel.PLACE: Size.COLUMN_WIDE,
            RollModel.WHEN: Size.COLUMN,
        }
        super().__init__(model, "muster-roll", RollModel.WHO, widths)
        self._roll = model
        self.may_tick = True
        self.setItemDelegateForColumn(RollModel.STATE, StateDelegate(theme, _face, self))
        self.doubleClicked.connect(lambda index: self.toggle(index) if index.column() != RollModel.STATE else None)

    def toggle(self, index: QModelIndex, heads: int | None = None) -> None:
        """Everybody of a line is safe, or none of them after all; or so many as are given."""
        line = self._roll.line(index)
        if line is not None and self.may_tick:
            self.tick_wanted.emit(line, toggled(line) if heads is None else max(0, min(heads, line.heads)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick, + and − count, whatever else is written is looked for."""
        key, text = Qt.Key(event.key()), event.text()
        line = self._roll.line(self.currentIndex())
        if key in _TICKS:
            self.toggle(self.currentIndex())
        elif key in _STEPS and line is not None:
            self.toggle(self.currentIndex(), line.safe + _STEPS[key])
        elif text.strip() and text.isprintable() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the state ticks."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == RollModel.STATE:
            self.toggle(index)


def toggled(line: RollLine) -> int:
    """How many are safe after a tick: all, or nobody where all were."""
    return 0 if line.is_safe else line.heads


def _face(index: QModelIndex | QPersistentModelIndex) -> Face | None:
    line = index.data(RollModel.RecordRole)
    if not isinstance(line, RollLine):
        return None
    ink = "vacant_text" if line.is_safe else "overstayed_text" if line.safe else "held_text"
    return Face(ink, is_quiet=line.is_safe or line.is_contact)
