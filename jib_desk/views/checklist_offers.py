"""Opening the list of a move from wherever its lack is seen: the card, Today, the line after a seat was assigned."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject

from jib_desk.rules.words import ChecklistKind

if TYPE_CHECKING:
    from jib_desk.services.changes import Changes, Outcome
    from jib_desk.services.rows.companies import CompanyRow
    from jib_desk.services.rows.tasks import DueChecklist
    from jib_desk.views.context import DeskContext


class ChecklistWords(QObject):
    """What is said of lists; a QObject because translations belong to a class."""

    def open_list(self, kind: ChecklistKind) -> str:
        """The verb that opens a list."""
        if kind is ChecklistKind.MOVE_IN:
            return self.tr("Open the move-in list")
        return self.tr("Open the move-out list")

    def opened(self, kind: ChecklistKind, company: str) -> str:
        """What the toast says."""
        if kind is ChecklistKind.MOVE_IN:
            return self.tr("Move-in list of {company} opened").format(company=company)
        return self.tr("Move-out list of {company} opened").format(company=company)


def open_list(desk: DeskContext, due: DueChecklist, done: Callable[[Outcome[Any]], None] | None = None) -> None:
    """Opens the list of a move that has none."""
    by, words = desk.actor(), ChecklistWords()
    company = desk.name(due.company_en, due.company_zh)
    desk.run(
        lambda: desk.services.checklists.open_list(by=by, kind=due.kind, assignment_id=due.assignment_id),
        done=done,
        text=words.opened(due.kind, company),
    )


def open_and_show(desk: DeskContext, due: DueChecklist) -> None:
    """Opens the list and goes to it."""
    open_list(desk, due, lambda outcome: desk.go_to("companies", "checklist", outcome.row.id))


def open_for_company(desk: DeskContext, company: CompanyRow, kind: ChecklistKind) -> None:
    """Opens a list on a person's own wish: of the move that lacks one, else of the company as such."""
    due = next((row for row in desk.services.checklists.due(company.id) if row.kind is kind), None)
    if due is not None:
        open_and_show(desk, due)
        return
    by, name = desk.actor(), desk.name(company.name_en, company.name_zh)
    desk.run(
        lambda: desk.services.checklists.open_list(by=by, kind=kind, company_id=company.id),
        done=lambda outcome: desk.go_to("companies", "checklist", outcome.row.id),
        text=ChecklistWords().opened(kind, name),
    )


class ChecklistOffer(QObject):
    """After a seat was given or given up at this desk, its list is one click away in the line that says so."""

    ACTIONS: ClassVar[frozenset[str]] = frozenset({"seat.assign", "seat.take_up", "seat.notice", "seat.end"})

    def __init__(self, desk: DeskContext, offer: Callable[[str, Callable[[], None]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._offer = offer
        desk.wrote.connect(self._look)

    def _look(self, changes: Changes) -> None:
        if changes.action not in self.ACTIONS:
            return
        desk = self._desk
        due = desk.services.checklists.due_of(changes.ids.get("assignment", frozenset()))
        if due:
            self._offer(ChecklistWords().open_list(due[0].kind), lambda: open_and_show(desk, due[0]))
