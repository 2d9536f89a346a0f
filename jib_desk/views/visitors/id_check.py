"""Under the check-in form, only where the centre allows ID numbers to be kept: one more field."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from jib_desk.rules.texts import CODE_LIMIT
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.privacy import KeptPerson
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.check import Check
from jib_desk.views.widgets.form_field import FormField


class IdCheck(Check):
    """Kept with the visitor once the visit is written; nothing of it is there while the setting is off."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.number = QLineEdit()
        self.number.setMaxLength(CODE_LIMIT)
        self.number.returnPressed.connect(self.settled)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(FormField(self.number, lambda: self.tr("ID number (optional)")))
        desk.centre_changed.connect(self._follow)
        self._follow()

    def saved(self, row: VisitRow) -> None:
        """The number goes to the person, as an entry of its own."""
        typed = self.number.text().strip()
        if not typed:
            return
        by, privacy, visitor_id = self.desk.actor(), self.desk.services.privacy, row.visitor_id

        def keep() -> Outcome[KeptPerson]:
            version = privacy.kept(visitor_id).version
            return privacy.set_id_number(by=by, visitor_id=visitor_id, version=version, id_number=typed)

        self.desk.run(keep)

    def forget(self) -> None:
        """Empty for the next visitor."""
        self.number.clear()
        self._follow()

    def _follow(self) -> None:
        self.setVisible(self.desk.centre().reception.keeps_id_numbers)
