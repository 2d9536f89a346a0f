"""What a scan does wherever it is made: a pass lets its visitor in, a badge lets its wearer out, or a bar says why not.

No form is touched: what somebody was typing stays as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from jib_desk.rules.badges import BadgeCode, read_badge_code
from jib_desk.rules.passes import is_cut_short, read_scan
from jib_desk.services.errors import BadgeNotWorn, DeskError, PassOfAnotherCentre, PassUnknown, Watched
from jib_desk.views.kiosk.opening import takes_scan
from jib_desk.views.scanner import WedgeScanner
from jib_desk.views.visitors.check import ASKED

if TYPE_CHECKING:
    from jib_desk.services.changes import Changes
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext


class ScanTaker(QObject):
    """Takes what the scanner read, for one desk. `window` is what questions stand over."""

    def __init__(self, desk: DeskContext, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._told: DeskError | None = None  # why the last scan did nothing, while its bar stands
        desk.error_raised.connect(self._follow)
        desk.wrote.connect(self._go_on)

    def take(self, text: str) -> None:
        """A scan, in half width and capitals; the kiosk's where it asked for one."""
        self._forget()
        if takes_scan(self._window, text):
            return
        badge = None if read_scan(text) else read_badge_code(text)
        if badge is not None:
            self._let_out(badge, text)
        else:
            self._let_in(text)

    def _let_in(self, text: str) -> None:
        desk = self._desk
        try:
            found = desk.read(lambda: desk.services.passes.look(text))
        except DeskError as error:
            self._tell(error)
            return
        visit, by, token = found.visit, desk.actor(), uuid4().hex
        badge = desk.read(lambda: desk.services.visitors.free_badge(visit.id))
        said = self.tr("%1 is in, badge %2").replace("%2", badge).replace("%1", visit.name_zh or visit.name_latin)
        desk.run(
            lambda: desk.services.passes.arrive(by=by, text=text, badge=badge, token=token),
            lambda outcome: desk.arrived.emit(outcome.row),
            failed=lambda error: self._refused(visit, error),
            text=said,
        )

    def _refused(self, visit: VisitRow, error: DeskError) -> None:
        """What must be asked before somebody goes in is asked from the list, where Enter on the visit asks it.

        Of the watch list nothing is said where whoever stands at the desk may read it.
        """
        if isinstance(error, ASKED):
            self._desk.go_to("visitors", "visit", visit.id)
        if isinstance(error, Watched):
            text = self.tr("%1 is chosen in the list: Enter goes on.")
            self._desk.toast(text.replace("%1", visit.name_zh or visit.name_latin))
        else:
            self._tell(error)

    def _let_out(self, badge: BadgeCode, text: str) -> None:
        from jib_desk.views.visitors.deeds import let_out

        desk = self._desk
        if badge.tag and badge.tag != desk.read(desk.services.facts.centre).reception.centre_tag:
            self._tell(PassOfAnotherCentre("badge"))
            return
        visit = desk.read(lambda: desk.services.visitors.by_badge(badge.number))
        if visit is not None:
            let_out(desk, (visit,), self._window)
        elif any(row.number == badge.number for row in desk.read(desk.services.badges.pool)):
            self._take_back(badge.number)
        elif is_cut_short(text):  # the token of a pass may begin with a B, as a badge's number does
            self._tell(PassUnknown("cut_short"))
        else:
            self._tell(BadgeNotWorn(badge.number))

    def _take_back(self, number: str) -> None:
        """A badge that was missed or lost lies at the desk again."""
        desk, by, token = self._desk, self._desk.actor(), uuid4().hex
        desk.run(
            lambda: desk.services.badges.came_back(by=by, numbers=[number], token=token),
            text=self.tr("Badge %1 is back").replace("%1", number),
        )

    # --- the bar of a scan that did nothing ------------------------------------------------------

    def _tell(self, error: DeskError) -> None:
        self._told = error
        self._desk.show_error(error)

    def _follow(self, error: DeskError) -> None:
        """Another refusal takes the bar's place, and that one stays until it is closed."""
        if error is not self._told:
            self._told = None

    def _go_on(self, changes: Changes) -> None:
        """Somebody came or went: the desk has gone on."""
        if changes.touches("visit"):
            self._forget()

    def _forget(self) -> None:
        if self._told is not None:
            self._told = None
            self._desk.error_over.emit()


def listen_for_scans(desk: DeskContext, window: QWidget) -> WedgeScanner:
    """Scans are taken anywhere in the window, as long as this desk is open."""
    scanner = WedgeScanner(parent=desk)
    taker = ScanTaker(desk, window)
    scanner.destroyed.connect(taker.deleteLater)
    scanner.scanned.connect(taker.take)
    scanner.listen()
    return scanner
