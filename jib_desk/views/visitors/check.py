"""What may stand under the check-in form before it is saved; the form knows no more of it than this."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from jib_desk.services.errors import DeskError, HostGone, TermsNotAccepted, ValueMissing, Watched, WorkPassOver
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext

if TYPE_CHECKING:
    from jib_desk.views.visitors.visit_draft import Draft

ASKED = (HostGone, Watched, TermsNotAccepted, WorkPassOver, ValueMissing)  # refusals that the form has a question for


class Check(QFrame):
    """Hidden until it has something to say. It never takes the focus by itself but in `may_save`."""

    settled = Signal()  # what was asked is answered: the form saves, as if Enter had been pressed again
    finished = Signal()  # this visitor is dealt with otherwise: the form is emptied

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self.desk = desk
        self.hide()

    def look(self, draft: "Draft") -> None:
        """Another person, host or category is filled in: shows what is to be said of it, or hides. Under 10 ms.

        The draft may lack everything; it is what the fields hold when one of them is left.
        """

    def may_save(self, draft: "Draft") -> bool:
        """Whether this visitor may be checked in as things stand. If not, it has asked, and emits `settled` in time."""
        return True

    def takes(self, error: DeskError) -> bool:
        """Whether this refusal is its own: it asks then, and emits `settled` or `finished` in time."""
        return False

    def arguments(self) -> dict[str, Any]:
        """What `check_in` is told besides the draft."""
        return {}

    def saved(self, row: VisitRow) -> None:
        """The visit is written: what belongs to it can be kept now."""

    def forget(self) -> None:
        """The form is empty again, for the next visitor."""
        self.hide()
