"""A line of a paper kit that is entered: its values under the heads of the fields, as they stand on the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import label

if TYPE_CHECKING:
    from jib_desk.services.rows.paper_kits import KitLineRow
    from jib_desk.views.context import DeskContext

NAME_SHARE, HOST_SHARE = 5, 4  # of the width that badge and times leave


class EnteredLine(QWidget):
    """Read only; who entered it stands quietly behind the host."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self._desk = desk
        self.badge, self.came, self.left = label(), label(), label()
        self.name, self.host = _Cell(""), _Cell("")
        self.by = label("dim")
        self.by.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        beside = QHBoxLayout()
        beside.setSpacing(Space.S)
        beside.addWidget(self.host, 1)
        beside.addWidget(self.by)
        beside.addSpacing(Space.M)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for cell in (self.badge, self.came, self.left):
            cell.setFixedWidth(Size.WHEN_NARROW)
        row.addWidget(self.badge)
        row.addWidget(self.name, NAME_SHARE)
        row.addLayout(beside, HOST_SHARE)
        row.addWidget(self.came)
        row.addWidget(self.left)
        self.setMinimumHeight(Size.CONTROL)
        self.hide()

    def show_row(self, row: KitLineRow) -> None:
        """What was entered, in the language in use; a line that is crossed out has no more than that."""
        desk, local = self._desk, self._desk.local(row.entered_at)
        day = "" if local.date() == desk.today() else f"{desk.day_text(local.date(), 'brief')} "
        by = self.tr("{who}, {at}").format(who=desk.staff_name(row.entered_by), at=f"{day}{local:%H:%M}")
        company = desk.name(row.company_en, row.company_zh)
        name = self.tr("Crossed out") if row.is_void else row.name_zh or row.name_latin
        came, left = (f"{desk.local(at):%H:%M}" if at else "…" for at in (row.arrived_at, row.left_at))
        self.badge.setText(row.badge)
        self.name.say(name)
        self.host.say(" · ".join(part for part in (row.host, company) if part))
        self.came.setText("" if row.is_void else came)
        self.left.setText("" if row.is_void else left)
        self.by.setText(by)
        self.by.setToolTip(self.tr("entered by {who}").format(who=by))
        said = (row.badge, name, self.host.whole, self.came.text(), self.left.text(), self.by.toolTip())
        self.setAccessibleName(", ".join(part for part in said if part))


class _Cell(QLabel):
    """One line, elided to the width that is there."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Shows another text."""
        self.whole = text
        self.setToolTip(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width()))
