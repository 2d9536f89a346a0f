"""What of the desk's register belongs on Today: how much waits, and what waits for too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk.views.item_models.agenda import AgendaLine

if TYPE_CHECKING:
    from jib_desk.services.rows.register import LoanRow
    from jib_desk.views.context import DeskContext


class Registered(QObject):
    """Reads the register for the page."""

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def tile(self) -> tuple[str, str]:
        """How many parcels wait, and how many of them for long."""
        count = self._desk.read(self._desk.services.parcels.count)
        old = self.tr("%n for more than 3 days", "", count.old) if count.old else ""
        return str(count.parcels), old

    def lines(self) -> list[AgendaLine]:
        """What needs attention: parcels that nobody collects, then things that are not given back, the oldest first."""
        return [*self._parcels(), *self._loans()]

    def _loans(self) -> list[AgendaLine]:
        return [
            AgendaLine(
                None,
                "",
                self.tr("Not given back"),
                " · ".join(part for part in (f"{row.item} {row.number}".strip(), self._holder(row)) if part),
                self.tr("due {at}").format(at=self._when(row)),
                "ends_soon",
                "visitors",
                "loan",
                row.id,
            )
            for row in self._desk.read(self._desk.services.loans.overdue)
        ]

    def _holder(self, row: LoanRow) -> str:
        return row.holder or self._desk.name(row.company_en, row.company_zh)

    def _when(self, row: LoanRow) -> str:
        local = self._desk.local(row.due_at or row.lent_at)
        return f"{self._desk.day_text(local.date(), 'brief')} {local:%H:%M}"

    def _parcels(self) -> list[AgendaLine]:
        return [
            AgendaLine(
                None,
                "",
                self.tr("Parcel waits"),
                self._desk.name(row.company_en, row.company_zh) or row.addressee,
                self.tr("%n day(s) here", "", row.days),
                "ends_soon",
                "visitors",
                "parcel",
                row.id,
            )
            for row in self._desk.read(self._desk.services.parcels.old)
        ]
