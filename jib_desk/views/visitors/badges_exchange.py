"""Another badge for somebody who is inside: what he had is damaged or cannot be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from jib_desk.views.visitors.desk_dialog import DeskDialog
from jib_desk.views.widgets.form_field import FormField

if TYPE_CHECKING:
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext


class ExchangeDialog(DeskDialog):
    """The next free number, and whether the one he had is given out again."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visit = visit
        self._name = visit.name_zh or visit.name_latin
        self.setWindowTitle(self.tr("Another badge for %1").replace("%1", self._name))
        self.verb.setText(self.tr("Give out"))
        self.badge = QLineEdit(desk.read(lambda: desk.services.badges.free(1))[0])
        self.badge_field = FormField(self.badge, lambda: self.tr("Badge"))
        kept = self.tr("Keep badge %1 back: it is lost or damaged").replace("%1", visit.badge)
        self.is_lost = QCheckBox(kept)
        self.is_lost.setVisible(bool(visit.badge))
        self.body.addWidget(self.badge_field)
        self.body.addWidget(self.is_lost)
        self.fields_by_name = {"badge": self.badge_field}
        self.badge.setFocus()
        self.badge.selectAll()

    def save(self) -> None:
        """The number is his from now on; the one he had lies on the shelf, or is listed as lost."""
        visit, badge, is_lost = self._visit, self.badge.text().strip(), self.is_lost.isChecked()
        by, badges = self.desk.actor(), self.desk.services.badges
        self.run(
            lambda token: badges.exchange(
                by=by, visit_id=visit.id, version=visit.version, badge=badge, is_lost=is_lost, token=token
            ),
            self.tr("%1 has badge %2 now").replace("%2", badge).replace("%1", self._name),
        )
