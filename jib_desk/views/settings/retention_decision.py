"""The question of a centre from before: whether it forgets by itself. Gone once somebody has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from jib_desk import phrases
from jib_desk.rules.words import Role
from jib_desk.views.texts import Texts
from jib_desk.views.widgets.basics import Card, button, label, row_of

if TYPE_CHECKING:
    from jib_desk.services.errors import DeskError
    from jib_desk.views.context import DeskContext

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class Decision(Card):
    """What either answer costs, and a verb for each."""

    def __init__(self, desk: DeskContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        asks, costs = label("heading", wrap=True), label("", wrap=True)
        self.error = label("error", wrap=True)
        self.yes, self.no = button("primary"), button()
        self.yes.clicked.connect(lambda: self.decide(is_daily=True))
        self.no.clicked.connect(lambda: self.decide(is_daily=False))
        for widget in (asks, costs, self.error):
            self.body.addWidget(widget)
        self.body.addLayout(row_of(self.yes, self.no))
        say = Texts(self).bind
        say(asks.setText, lambda: self.tr("Does the centre forget by itself who is due?"))
        say(costs.setText, self._costs)
        say(self.yes.setText, lambda: self.tr("Yes, with the day's first opening"))
        say(self.no.setText, lambda: self.tr("No, somebody does it here"))
        self.refresh()

    def refresh(self) -> None:
        """Asks whoever may answer, until it is answered; nobody of the sample is real."""
        centre, role = self._desk.centre(), self._desk.actor().role
        is_open = centre.reception.purges_daily is None and not centre.is_sample
        self.setVisible(is_open and role in _MANAGERS and not self._desk.services.database.read_only)
        self.error.hide()

    def decide(self, *, is_daily: bool) -> None:
        """Stores the answer."""
        by, settings = self._desk.actor(), self._desk.services.settings
        said = self.tr("From the next day on it is done by itself") if is_daily else self.tr("Somebody does it here")

        def done(_outcome: object) -> None:
            self.refresh()

        self._desk.run(lambda: settings.change(by=by, purges_daily=is_daily), done, self._refused, said)

    def _costs(self) -> str:
        return self.tr(
            "By itself: nobody has to think of it; Today says the day before who is next, and a person is asked first "
            "where the clock cannot be right. Whoever is forgotten is not recognised any more, “who was inside” loses "
            "the name, and it cannot be undone. By hand: names stay until somebody sees to it."
        )

    def _refused(self, error: DeskError) -> None:
        self.error.setText(phrases.sentence(error, self._desk.lang, self._desk.zone))
        self.error.show()
