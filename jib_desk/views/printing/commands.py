"""What the window's printing commands do: read the rows, build the document, open the preview."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from jib_desk.views.printing import documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from jib_desk.services.rows.access import AccessRow
    from jib_desk.services.rows.evacuations import EvacuationReport
    from jib_desk.services.rows.muster import MusterSheet, Snapshot
    from jib_desk.views.context import DeskContext
    from jib_desk.views.printing.preview import SheetPreview
    from jib_desk.views.printing.sheet import Sheet


def print_muster(desk: DeskContext, parent: QWidget) -> SheetPreview:
    """F12 from anywhere: who is inside, now; in an evacuation that is running, with what was ticked."""
    roll = desk.read(desk.services.muster_snapshots.now).now.roll()
    return _preview(documents.muster_roll(roll, desk.centre()), parent)


def print_kept(kept: Snapshot, parent: QWidget) -> SheetPreview:
    """The roll that was kept, when the database does not answer."""
    return _preview(documents.muster_roll(kept.now.roll(), kept), parent)


def print_evacuation(
    desk: DeskContext, report: EvacuationReport, sheet: MusterSheet | None, parent: QWidget
) -> SheetPreview:
    """Who was ticked and who reported what at an evacuation."""
    from jib_desk.views.printing.evacuation_report import evacuation_report

    return _preview(evacuation_report(report, desk.centre(), sheet), parent)


def print_access_items(desk: DeskContext, rows: Sequence[AccessRow], parent: QWidget) -> SheetPreview:
    """Cards and keys, as they are shown."""
    from jib_desk.views.printing.access_items import access_items

    return _preview(access_items(rows, desk.today(), desk.centre()), parent)


def print_visitors(desk: DeskContext, day: date, parent: QWidget) -> SheetPreview:
    """The visitors of one day."""
    rows = desk.read(lambda: desk.services.visitors.visits(day, day))
    return _preview(documents.visitors_of_the_day(day, rows, desk.centre()), parent)


def print_day_sheet(desk: DeskContext, day: date, parent: QWidget) -> SheetPreview:
    """The bookings of one day."""
    bookings = desk.services.bookings
    start = datetime.combine(day, time(), desk.zone).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(), desk.zone).astimezone(UTC)
    sheet = documents.day_sheet(
        day,
        desk.read(lambda: bookings.day(day)),
        desk.read(bookings.rooms),
        desk.read(lambda: bookings.closures(start, end)),
        desk.centre(),
    )
    return _preview(sheet, parent)


def _preview(sheet: Sheet, parent: QWidget) -> SheetPreview:
    from jib_desk.views.printing.preview import SheetPreview  # Qt's printing takes time to load: not at start

    dialog = SheetPreview(sheet, parent)
    dialog.open()
    return dialog
