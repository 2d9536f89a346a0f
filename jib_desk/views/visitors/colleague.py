"""Somebody comes instead of who was planned: asked about as anybody at the form is, before he goes in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QWidget

from jib_desk.rules.walk_in import parse_walk_in
from jib_desk.views.visitors.checks import CHECKS
from jib_desk.views.visitors.desk_dialog import DeskDialog
from jib_desk.views.visitors.visit_draft import Draft
from jib_desk.views.visitors.visit_name import NameNotes
from jib_desk.views.widgets.form_field import FormField

if TYPE_CHECKING:
    from jib_desk.rules.walk_in import WalkIn
    from jib_desk.services.changes import Outcome
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext


class ColleagueDialog(DeskDialog):
    """On the same visit, with the same pass. What the category, the terms or the watch list ask stands below."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visit = visit
        self.setWindowTitle(self.tr("Who comes instead of %1?").replace("%1", visit.name_zh or visit.name_latin))
        self.verb.setText(self.tr("Check in"))
        self.name = QLineEdit()
        self.name_field = FormField(self.name, lambda: self.tr("Visitor"))
        self.name_field.set_hint(lambda: self.tr("Name, organisation, phone"))
        self.badge = QLineEdit(desk.read(lambda: desk.services.visitors.free_badge(visit.id)))
        self.badge_field = FormField(self.badge, lambda: self.tr("Badge"))
        self.purpose = QLineEdit(visit.purpose)
        self.purpose_field = FormField(self.purpose, lambda: self.tr("Purpose"))
        self.purpose_field.hide()  # until a category asks for it that the plan does not say
        for field in (self.name_field, self.badge_field, self.purpose_field):
            self.body.addWidget(field)
        self._notes = NameNotes(self, takes_lists=False)
        self.checks = tuple(make(desk) for make in CHECKS)
        for check in self.checks:
            self.body.addWidget(check)
            check.settled.connect(self.save)
            check.finished.connect(self.reject)  # turned away: who was planned may come yet
        self.name.editingFinished.connect(self._look)
        by_name = dict.fromkeys(("name", "name_zh", "name_latin", "phone", "organisation"), self.name_field)
        self.fields_by_name = {**by_name, "badge": self.badge_field, "purpose": self.purpose_field}
        self._look()
        self.name.setFocus()

    def save(self) -> None:
        """Checks the colleague in, from the same organisation unless another is typed."""
        wrong = self._notes.wrong(parse_walk_in(self.name.text()), self.name.text(), is_one=False)
        if wrong is not None:
            self.name_field.set_error(wrong)
            self.name.setFocus()
            return
        draft = self._draft()
        if not self.verb.isEnabled() or not all(check.may_save(draft) for check in self.checks):
            return
        visit, typed, badge = self._visit, draft.walk_in, self.badge.text().strip()
        by, visitors = self.desk.actor(), self.desk.services.visitors
        said: dict[str, Any] = {}
        for check in self.checks:
            said |= check.arguments()
        text = self.tr("%1 is in instead of %2").replace("%2", visit.name_zh or visit.name_latin)

        def come(token: str) -> Outcome[VisitRow]:
            return visitors.check_in(
                by=by,
                visit_id=visit.id,
                stands_in=True,
                name_zh=typed.name_zh,
                name_latin=typed.name_latin,
                organisation=typed.organisation,
                phone=typed.phone,
                purpose=draft.purpose,
                badge=badge,
                token=token,
                **said,
            )

        self.run(come, text.replace("%1", self.name.text().strip()))

    def _saved(self, outcome: Outcome[Any]) -> None:
        for check in self.checks:
            check.saved(outcome.row)

    def _refused(self, error: DeskError) -> None:
        self.verb.setEnabled(True)
        if not any(check.takes(error) for check in self.checks):
            super()._refused(error)
            self.purpose_field.setVisible(self.purpose_field.isVisible() or self.purpose_field.is_wrong)

    def _look(self) -> None:
        draft = self._draft()
        for check in self.checks:
            check.look(draft)

    def _draft(self) -> Draft:
        return Draft(None, None, self._walk_in(), self._visit.category, self.purpose.text().strip(), None, 1, "")

    def _walk_in(self) -> WalkIn:
        typed = parse_walk_in(self.name.text())
        return replace(typed, organisation=typed.organisation or self._visit.organisation)
