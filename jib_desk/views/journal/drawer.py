"""One entry beside the journal: what each row was before and is after, and Undo or why not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from jib_desk import phrases
from jib_desk.rules.words import word
from jib_desk.services.errors import UndoRefused
from jib_desk.views.item_models.entries import EntryText
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, clear, label, restyle, rule
from jib_desk.views.widgets.drawer import Drawer

if TYPE_CHECKING:
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.journal import EntryRow, LineRow
    from jib_desk.views.context import DeskContext

_QUIET = {
    "id",
    "uid",
    "version",
    "is_open",
    "closed_at",
    "live",
    "blocks_from",
    "blocks_until",
}  # of the program, not of the desk
_CODED = {
    "category": "visitor_category",
    "closed_by": "closed_by",
    "ended_as": "ended_as",
    "layout": "layout",
    "sector": "sector",
    "kind": "assignment_kind",
    "state": "booking_state",
    "type": "event_type",
}
_MOST = 40  # lines shown of one entry; an import has thousands


class EntryDrawer(Drawer):
    """Before → after of the selected entry."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self._desk = desk
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

    def show_entry(self, entry: EntryRow, text: EntryText) -> None:
        """Shows an entry."""
        self._entry = entry
        self.title.setText(text.sentence)
        clear(self._lines)
        who = self.tr("{person} at {workstation}, {time}").format(
            person=text.person, workstation=entry.workstation or "–", time=text.time
        )
        self._lines.addWidget(label("caption", who, wrap=True))
        if entry.reason:
            self._lines.addWidget(label("", self.tr("Reason: {reason}").format(reason=entry.reason), wrap=True))
        lines = self._desk.services.journal.lines(entry.number)
        for line in lines[:_MOST]:
            self._add_line(line)
        if len(lines) > _MOST:
            self._lines.addWidget(label("dim", self.tr("and %n more row(s)", "", len(lines) - _MOST)))
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
        if line.before is None:
            what = self.tr("{record} no. {key}: made")
        elif line.after is None:
            what = self.tr("{record} no. {key}: taken away")
        else:
            what = self.tr("{record} no. {key}: changed")
        said = what.format(record=self._word(line.table), key=line.key)
        self._lines.addWidget(label("strong", said, wrap=True))
        before, after = line.before or {}, line.after or {}
        for name in (key for key in {**before, **after} if key not in _QUIET):
            old, new = self._shown(name, before.get(name)), self._shown(name, after.get(name))
            if line.before is None and new == "–":
                continue
            change = new if line.before is None else old if line.after is None else f"{old} → {new}"
            self._lines.addWidget(label("field", self._word(name)))
            self._lines.addWidget(label("", change, wrap=True))
        if line.is_redacted:
            self._lines.addWidget(label("dim", self.tr("Personal data was erased."), wrap=True))

    def _word(self, code: str) -> str:
        said = phrases.field_name(code, self._desk.lang)
        return said[:1].upper() + said[1:]

    def _shown(self, name: str, value: object) -> str:
        """A stored value as people read it."""
        if value is None or value == "":
            return "–"
        if _is_instant(name, value) and isinstance(value, int):
            local = self._desk.local(datetime.fromtimestamp(value, UTC))
            return f"{self._desk.day_text(local.date())} {local:%H:%M}"
        if name in _CODED and isinstance(value, str):
            return word(_CODED[name], value).said(self._desk.lang)
        if name.endswith("_on") and isinstance(value, str):
            return self._desk.day_text(date.fromisoformat(value))
        return str(value)

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


def _is_instant(name: str, value: object) -> bool:
    return name.endswith("_at") and isinstance(value, int)
