"""To do: the open check-lists by due day, the moves that have none yet, and paper kits half entered.

Gone when there is nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jib_desk.rules.checklists import days_over
from jib_desk.rules.words import Role, word
from jib_desk.views.checklist_offers import open_and_show
from jib_desk.views.item_models.agenda import AgendaLine
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, label
from jib_desk.views.widgets.line_list import LineList

if TYPE_CHECKING:
    from datetime import date

    from jib_desk.services.rows.paper_kits import KitRow
    from jib_desk.services.rows.tasks import ChecklistRow, DueChecklist
    from jib_desk.views.context import DeskContext

_KIT = "paper_kit"
_NO_LIST = "due"  # kind of a line that opens a list rather than leads to one


class ToDoCard(Card):
    """One line a list; Enter goes to it, or opens the one that is missing."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.S)
        self._desk = desk
        self._due: dict[int, DueChecklist] = {}
        heading = label("heading")
        heading.setContentsMargins(Space.M, Space.XS, Space.S, 0)
        self.lines = LineList(desk.theme)
        self.lines.delegate.is_narrow = True
        self.lines.hug()
        self.lines.line_opened.connect(self._open)
        self.body.addWidget(heading)
        self.body.addWidget(self.lines)
        say = Texts(self).bind
        say(heading.setText, lambda: self.tr("To do"))
        say(self.lines.setAccessibleName, lambda: self.tr("To do"))

    def refresh(self) -> None:
        """Reads what is open and what is missing."""
        lists, today = self._desk.services.checklists, self._desk.today()
        may_write = self._desk.actor().role is not Role.AUDITOR
        missing = lists.due() if may_write else ()
        self._due = dict(enumerate(missing, start=1))
        dated = [(row.due_on, self._line(row, today)) for row in lists.still_open()]
        dated += [(due.on, self._missing(place, due)) for place, due in self._due.items()]
        kits = self._desk.services.paper_kits.unfinished() if may_write else ()
        dated += [(self._desk.local(kit.printed_at).date(), self._kit(kit)) for kit in kits]
        self.lines.show_lines([line for _, line in sorted(dated, key=lambda item: item[0])])
        self.setVisible(bool(dated))

    def _line(self, row: ChecklistRow, today: date) -> AgendaLine:
        over = days_over(row.due_on, today)
        tone = "overstayed" if over > 0 else "ends_soon" if over == 0 else "accent"
        detail = self.tr("{done} of {all}").format(done=row.done, all=len(row.items))
        return AgendaLine(
            None,
            self._desk.day_text(row.due_on, "brief"),
            word("checklist_kind", row.kind).said(self._desk.lang),
            self._title(row),
            detail,
            tone,
            "companies",
            "checklist",
            row.id,
        )

    def _missing(self, place: int, due: DueChecklist) -> AgendaLine:
        return AgendaLine(
            None,
            self._desk.day_text(due.on, "brief"),
            word("checklist_kind", due.kind).said(self._desk.lang),
            self._title(due),
            self.tr("no list yet"),
            "held",
            "companies",
            _NO_LIST,
            place,
        )

    def _kit(self, kit: KitRow) -> AgendaLine:
        """What is on paper and not entered: those people are not on the muster roll."""
        day = self._desk.day_text(self._desk.local(kit.printed_at).date(), "brief")
        left = self.tr("%n line(s) to enter", "", kit.lines - kit.entered)
        return AgendaLine(None, day, self.tr("Paper kit"), kit.code, left, "ends_soon", "visitors", _KIT, kit.id)

    def _title(self, row: ChecklistRow | DueChecklist) -> str:
        return " ".join(part for part in (row.unit_code, self._desk.name(row.company_en, row.company_zh)) if part)

    def _open(self, line: AgendaLine) -> None:
        due = self._due.get(line.key) if line.kind == _NO_LIST else None
        if due is not None:
            open_and_show(self._desk, due)
        else:
            self._desk.go_to(line.page, line.kind, line.key)
