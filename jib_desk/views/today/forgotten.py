"""Who is forgotten next, and whom the program would not forget by itself: lines under Attention.

Of very many visitors it takes a while to know, so it is looked up beside the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from jib_desk.services.errors import DeskError
from jib_desk.views.item_models.agenda import AgendaLine

if TYPE_CHECKING:
    from datetime import date

    from jib_desk.services.changes import Changes
    from jib_desk.services.rows.privacy import Outlook
    from jib_desk.views.context import DeskContext

DUE, NEXT = "retention", "retention_next"  # kinds of records that the settings show
_SOON_MS = 3_000  # no first page waits for it, and many changes in a row are looked at once
_TABLES = ("visitor", "visit", "setting", "category_rule", "loan", "parcel", "lost_item", "vehicle", "access_item")


class Forgotten(QObject):
    """What is known of it; `told` says that it is something else now."""

    told = Signal()

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outlook: Outlook | None = None
        self._day: date | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)

    def follow(self, changes: Changes | None) -> None:
        """Looks soon, if it is another day or what changed may concern it."""
        is_other_day = self._day != self._desk.today()
        if not self._soon.isActive() and (is_other_day or (changes is not None and changes.touches(*_TABLES))):
            self._soon.start()

    def look(self) -> None:
        """Looks now, beside the window."""
        self._soon.stop()
        self._day = self._desk.today()
        self._desk.tasks.ask(self._read, self._found)

    def stop(self) -> None:
        """The page is not seen: what changes meanwhile is looked at when it is seen again."""
        self._soon.stop()
        self._day = None

    def asked(self) -> list[AgendaLine]:
        """Those who are due and were left, because the clock is in doubt or somebody stopped it: a person decides."""
        known = self._outlook
        if known is None or not known.is_daily or not (known.due or known.things):
            return []
        what = self.tr("Due still") if known.doubt is None else self.tr("Clock right?")
        if known.due:
            title = self.tr("%n visitor(s) not forgotten", "", known.due)
        else:
            title = self.tr("%n other record(s) not forgotten", "", known.things)
        return [AgendaLine(None, "", what, title, "", "overstayed", "settings", DUE)]

    def coming(self) -> list[AgendaLine]:
        """Those of the next opening, where it is done by itself."""
        known = self._outlook
        if known is None or not known.is_daily or not known.coming:
            return []
        who, day = self.tr("%n visitor(s)", "", known.coming), self._desk.day_text(known.next_on, "brief")
        return [AgendaLine(None, "", self.tr("Forgotten next"), who, day, "held", "settings", NEXT)]

    def _read(self) -> Outlook | None:
        try:
            return self._desk.services.privacy.outlook()
        except DeskError:  # the database is busy or gone: the window says so elsewhere
            return None

    def _found(self, outlook: Outlook | None) -> None:
        if isValid(self) and outlook is not None and outlook != self._outlook:
            self._outlook = outlook
            self.told.emit()
