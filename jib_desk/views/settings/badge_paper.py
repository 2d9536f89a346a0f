"""What badges are printed on, and when the paper kit for an outage is printed and how long it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from jib_desk import phrases
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.paper_kit import written_time
from jib_desk.services.errors import DeskError, ValueRefused
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.visitors.badges_print import fill_papers
from jib_desk.views.widgets.basics import Card, button, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice, NumberBox

if TYPE_CHECKING:
    from jib_desk.views.context import DeskContext

_MOST_LINES = 99
_BETWEEN = re.compile(r"[,，、;；/\s]+")


class BadgePaperCard(Card):
    """Saved with one verb; what is typed stays until then."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.XL)
        self._desk = desk
        self._is_filling = self._is_edited = False
        self.paper, self.times, self.lines = Choice(), QLineEdit(), NumberBox(1, _MOST_LINES)
        self.body.setSpacing(Space.M)
        heading = label("heading")
        self.body.addWidget(heading)
        self._fields = {
            "badge_paper": FormField(self.paper, lambda: self.tr("Badges are printed on")),
            "kit_times": FormField(self.times, lambda: self.tr("The paper kit is printed at")),
            "kit_lines": FormField(self.lines, lambda: self.tr("Lines of a kit")),
        }
        self._fields["kit_times"].set_hint(
            lambda: self.tr("Such as 08:30, 13:00. Empty: only when somebody asks for it.")
        )
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for field in self._fields.values():
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.error = label("error", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)
        self.save = button()
        self.save.clicked.connect(self.commit)
        self.body.addLayout(row_of(self.save))
        self.paper.activated.connect(self._on_edit)
        self.times.textEdited.connect(self._on_edit)
        self.lines.valueChanged.connect(self._on_edit)
        say = Texts(self).bind
        say(heading.setText, lambda: self.tr("Badges and paper kit"))
        say(self.save.setText, lambda: self.tr("Save"))
        say(lambda _text: fill_papers(self.paper), lambda: "")
        self._mark(is_edited=False)

    @property
    def is_edited(self) -> bool:
        """Whether something was chosen that is not saved."""
        return self._is_edited

    def fill(self) -> None:
        """Shows the settings as they are, unless something typed would be lost."""
        if self._is_edited:
            return
        self._is_filling = True
        reception = self._desk.centre().reception
        self.paper.choose(reception.badge_paper)
        self.times.setText(", ".join(reception.kit_times))
        self.lines.setValue(reception.kit_lines)
        self._is_filling = False

    def commit(self) -> None:
        """Saves what is chosen; what is wrong is said at its field."""
        for field in self._fields.values():
            field.set_error(None)
        self.error.hide()
        try:
            values = self._values()
        except RuleFault as fault:
            self._refused(ValueRefused("kit_times", fault.code, fault.detail))
            return
        self.save.setEnabled(False)
        by = self._desk.actor()
        self._desk.run(
            lambda: self._desk.services.settings.change(by=by, **values),
            lambda _outcome: self._saved(),
            self._refused,
            self.tr("Badges and paper kit: saved"),
        )

    def _values(self) -> dict[str, Any]:
        """The choices by the names of the settings. Raises RuleFault."""
        moments = [written_time(text) for text in _BETWEEN.split(self.times.text().strip()) if text]
        times = tuple(moment.isoformat("minutes") for moment in moments if moment is not None)
        return {"badge_paper": self.paper.currentData(), "kit_times": times, "kit_lines": self.lines.value()}

    def _saved(self) -> None:
        self._mark(is_edited=False)
        self.fill()

    def _refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        field = self._fields.get(error.name) if isinstance(error, ValueRefused) else None
        if field is not None:
            field.set_error(lambda: phrases.sentence(error, self._desk.lang))
            field.setFocus()
        else:
            self.error.setText(phrases.sentence(error, self._desk.lang))
            self.error.show()

    def _on_edit(self, *_values: object) -> None:
        if not self._is_filling:
            self._mark(is_edited=True)

    def _mark(self, *, is_edited: bool) -> None:
        self._is_edited = is_edited
        self.save.setEnabled(is_edited)
