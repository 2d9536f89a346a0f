"""The end of a walk: closing it, asking once more while differences are open, going on with a closed one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk import phrases
from jib_desk.services.errors import CensusUnsettled, DeskError

if TYPE_CHECKING:
    from jib_desk.services.rows.census import CensusRow
    from jib_desk.views.census.view import CensusView

_BAR = "close"


class Closing(QObject):
    """Closes the census of a view; the question stands as long as the census is as it was when it was asked."""

    def __init__(self, view: CensusView) -> None:
        super().__init__(view)
        self._view = view
        self._asked_of: CensusRow | None = None

    def close(self, census: CensusRow, *, leave_open: bool = False) -> None:
        """With differences open it is asked once more; they stay listed."""
        desk = self._view.desk
        by = desk.actor()
        desk.run(
            lambda: desk.services.census.close(
                by=by, census_id=census.id, version=census.version, leave_open=leave_open
            ),
            lambda _outcome: self._view.focus_first(),
            partial(self._ask, census),
            self.tr("Seat census {code} closed").format(code=census.code),
        )

    def look(self, census: CensusRow | None) -> None:
        """Takes the question away where it is about something else than what is shown now."""
        if census != self._asked_of:
            self._asked_of = None
            self._view.asked.solve(_BAR)

    def _ask(self, census: CensusRow, error: DeskError) -> None:
        desk = self._view.desk
        if not isinstance(error, CensusUnsettled):
            desk.show_error(error)
            return
        self._asked_of = census
        bar = self._view.asked.tell(_BAR, "warning", lambda: phrases.sentence(error, desk.lang))
        bar.offer(lambda: self.tr("Close all the same"), lambda: self.close(census, leave_open=True))
