"""How the plan page opens its editor, and how the menu calls it. Light: the menu asks before anything is edited."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jib_desk.views.floor_plan.parts import FloorPlanParts


class OpeningWords(QObject):
    """A QObject of its own, because translations belong to a class."""

    def menu(self) -> str:
        return self.tr("Edit plan…")


def menu_text() -> str:
    """The line in the menu."""
    return OpeningWords().menu()


def open_editor(page: "FloorPlanParts") -> None:
    """The editor over the page, from the day that the page shows; leaving it gives the page back.

    A second wish leads to the one that is open.
    """
    from jib_desk.views.floor_plan.editor.editor import PlanEditor

    if isinstance(page.over, PlanEditor):
        page.over.setFocus()
        return
    if not page.come_forward():
        return
    editor = PlanEditor(page.desk, page.date_bar.day)
    editor.left.connect(page.leave_over)
    page.show_over(editor)
