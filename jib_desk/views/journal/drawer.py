"""One entry beside the journal: what each row was before and is after, and Undo or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from jib_desk import phrases
from jib_desk.services.errors import UndoRefused
from jib_desk.views.item_models.entries import EntryText
from jib_desk.views.journal.line_words import LineWords
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, clear, label, restyle, rule
from jib_desk.views.widgets.drawer import Drawer

if TYPE_CHECKING:
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.journal import EntryRow, LineRow
    from jib_desk.views.context import DeskContext

_MOST = 40  # lines shown of one entry; an import has thousands, and unfolds in the list


class EntryDrawer(Drawer):
    """Before → after of the selected entry."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self._desk = desk
        self._words = LineWords(desk, self)
        self._entry: EntryRow | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self._why_not = label("error", wrap=True)
        self._why_not.hide()
        self.undo = button("", self.tr("Undo"))
        self.undo.clicked.connect(self._undo)
        self.foot.addWidget(self._why_not)
        self.foot.addWidget(self.undo)
        self.closed.connect(self._forget)

    @property
    def number(self) -> int:
        """The entry shown, 0 without one."""
        return self._entry.number if self._entry is not None else 0

    def show_entry(self, entry: EntryRow, text: EntryText, line: LineRow | None = None) -> None:
        """Shows an entry with its first lines, or with the one line that was chosen of it."""
        self._entry = entry
        self.title.setText(text.sentence)
        clear(self._lines)
        who = self.tr("{person} at {workstation}, {time}").format(
            person=text.person, workstation=entry.workstation or "–", time=text.time
        )
        self._lines.addWidget(label("caption", who, wrap=True))
        if entry.reason:
            self._lines.addWidget(label("", self.tr("Reason: {reason}").format(reason=entry.reason), wrap=True))
        shown = (line,) if line else self._desk.services.journal.lines(entry.number, limit=_MOST)
        for one in shown:
            self._add_line(one)
        if entry.lines > len(shown):
            self._lines.addWidget(label("dim", self.tr("and %n more row(s)", "", entry.lines - len(shown))))
        self._offer_undo(entry)
        self.show()

    def _offer_undo(self, entry: EntryRow) -> None:
        self.undo.setText(self.tr("Redo") if entry.undoes is not None else self.tr("Undo"))
        self.undo.setVisible(entry.is_undoable)
        why = ""
        if entry.undone_by is not None:
            why = self.tr("Undone by no. {number}.").format(number=entry.undone_by)
        elif not entry.is_undoable:
            why = phrases.sentence(UndoRefused(entry.number, "not_undoable"), self._desk.lang)
        restyle(self._why_not, "role", "caption")
        self._why_not.setText(why)
        self._why_not.setVisible(bool(why))

    def _add_line(self, line: LineRow) -> None:
        self._lines.addWidget(rule())
        self._lines.addWidget(label("strong", self._words.title(line), wrap=True))
        for name, value in self._words.changes(line):
            field = QVBoxLayout()
            field.setContentsMargins(0, Space.XS, 0, 0)
            field.setSpacing(0)
            field.addWidget(label("field", name))
            field.addWidget(label("", value, wrap=True))
            self._lines.addLayout(field)
        if line.is_redacted:
            self._lines.addWidget(label("dim", self.tr("Personal data was erased."), wrap=True))

    def _undo(self) -> None:
        if self._entry is None:
            return
        number = self._entry.number
        self._desk.run(
            lambda: self._desk.services.journal.undo(by=self._desk.actor(), number=number),
            failed=self._refused,
            text=self.tr("Undid no. {number}").format(number=number),
        )

    def _refused(self, error: DeskError) -> None:
        restyle(self._why_not, "role", "error")
        self._why_not.setText(phrases.sentence(error, self._desk.lang))
        self._why_not.show()

    def _forget(self) -> None:
        self._entry = None
