"""What saving would do, from which day, and what is in the way: seen all the time, not asked at the end."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jib_desk import phrases
from jib_desk.rules.plan_changes import Change, What
from jib_desk.rules.plan_draft import Kind, Ref
from jib_desk.services.errors import DeskError
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.editor.session import EditSession
from jib_desk.views.floor_plan.editor.words import EditorWords, fault_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.form_inputs import TextInput

_Policy = QSizePolicy.Policy
_KEPT = frozenset({Kind.UNIT, Kind.SPACE})  # what somebody may have, or have used
_ALL = 100  # of the height, as long as there is a list


class _WholeLines(QStyledItemDelegate):
    """Lines as high as their text needs: a style sheet lets Qt forget that it wraps."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        view = self.parent()
        if not isinstance(view, QListWidget):
            return hint
        room = QRect(0, 0, view.viewport().width() - 2 * Space.L, 0)
        text = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return hint.expandedTo(QSize(0, text.height() + Space.M))


class Review(QWidget):
    """Faults first, then changes, then what was faulty before; a click goes to the place.

    A day in the past asks for a reason.
    """

    place_chosen = Signal(object, int)  # refs, floor

    def __init__(self, desk: DeskContext, session: EditSession) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._targets: list[tuple[tuple[Ref, ...], int]] = []
        self._asked: tuple[tuple[Ref, ...], date] = ((), date.min)
        self._told: tuple[DeskError, ...] = ()
        self.summary = label("strong", wrap=True)
        self.lines = QListWidget()
        self.lines.setWordWrap(True)
        self.lines.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.lines.setItemDelegate(_WholeLines(self.lines))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reason = TextInput()
        self.reason_field = FormField(self.reason, lambda: self.tr("Reason for changing the past"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        box.addWidget(self.summary)
        box.addWidget(self.lines, _ALL)
        box.addWidget(self.reason_field)
        box.addStretch(1)
        self.lines.itemClicked.connect(self._go)
        self.lines.itemActivated.connect(self._go)
        Texts(self).bind(self.lines.setAccessibleName, lambda: self.tr("Changes before saving"))
        session.drawn.connect(self.show_changes)
        self.show_changes()

    @property
    def is_in_past(self) -> bool:
        """Whether the changes would begin before today."""
        return self._session.draft.on < self._desk.today()

    def show_changes(self) -> None:
        """What saving would do now."""
        words, lang, session = EditorWords(), self._desk.lang, self._session
        listed, faults = session.changes(), session.faults()
        self.summary.setText(words.summary(listed, session.draft.on, lang))
        self.lines.clear()
        self._targets = []
        for fault in faults:
            self._add(fault_text(fault, lang), fault.refs, fault.floor_id, is_fault=True)
        for error in self._obstacles(listed):
            self._add(phrases.sentence(error, lang, self._desk.zone), (), session.floor_id, is_fault=True)
        floors = {item.ref: item.floor_id for item in (*session.base.items, *session.draft.items)}
        for change in listed:
            self._add(words.change(change, lang), (change.ref,), floors.get(change.ref, change.ref.id))
        for fault in session.old_faults():
            said = self.tr("{fault} It was so before.").format(fault=fault_text(fault, lang))
            self._add(said, fault.refs, fault.floor_id)
        has_lines = self.lines.count() > 0
        self.lines.setVisible(has_lines)
        self.setSizePolicy(_Policy.Preferred, _Policy.Expanding if has_lines else _Policy.Maximum)
        self.reason_field.setVisible(self.is_in_past)

    def _obstacles(self, listed: Sequence[Change]) -> tuple[DeskError, ...]:
        """Who or what keeps a piece that goes: it went on another day, or a plan file left it out. Read once."""
        gone = tuple(change.ref for change in listed if change.what is What.RETIRED and change.ref.kind in _KEPT)
        asked = (gone, self._session.draft.on)
        if self._asked != asked:
            edits = self._desk.services.plan_edits
            self._asked, self._told = asked, self._desk.read(lambda: edits.obstacles(*asked)) if gone else ()
        return self._told

    def _add(self, text: str, refs: tuple[Ref, ...], floor_id: int, *, is_fault: bool = False) -> None:
        line = QListWidgetItem(f"⚠ {text}" if is_fault else text)
        if is_fault:
            line.setForeground(self._desk.theme.color("overstayed_text"))
        self.lines.addItem(line)
        self._targets.append((refs, floor_id))

    def _go(self, line: QListWidgetItem) -> None:
        self.place_chosen.emit(*self._targets[self.lines.row(line)])

    def changeEvent(self, event: QEvent) -> None:
        """Said anew in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_changes()
