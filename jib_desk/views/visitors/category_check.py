"""Under the check-in form: what the category chosen wants the desk to know, who goes along, and a pass that is over."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout

from jib_desk import phrases
from jib_desk.rules.categories import CategoryAsks
from jib_desk.rules.texts import NAME_LIMIT
from jib_desk.services.errors import DeskError, ValueMissing, ValueRefused, WorkPassOver
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.visitors.check import Check
from jib_desk.views.widgets.basics import button, label
from jib_desk.views.widgets.form_field import FormField

if TYPE_CHECKING:
    from jib_desk.views.visitors.visit_draft import Draft

_ESCORT = "escort"


class CategoryCheck(Check):
    """Hidden for a guest: the form stays as short as it is."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self._asks = CategoryAsks()
        self._over: WorkPassOver | None = None
        self.setProperty("kind", "bar")
        self.setProperty("tone", "info")
        self.notice: QLabel = label(wrap=True)
        self.escort = QLineEdit()
        self.escort.setMaxLength(NAME_LIMIT)
        self.escort_field = FormField(self.escort, lambda: self.tr("Goes along"))
        self.over: QLabel = label(wrap=True)
        self.renew = button()
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        box.setSpacing(Space.S)
        for widget in (self.notice, self.escort_field, self.over, self.renew):
            box.addWidget(widget)
        self.renew.clicked.connect(self._renew)
        self.escort.returnPressed.connect(self.settled)
        self.escort.textEdited.connect(lambda _text: self.escort_field.set_error(None))
        say = Texts(self).bind
        say(self.renew.setText, lambda: self.tr("Renew the pass"))
        say(lambda _text: self._show(), lambda: "")

    def look(self, draft: "Draft") -> None:
        """The notice of the category, and the field that it asks for besides."""
        categories = self.desk.services.categories
        self._asks = self.desk.read(lambda: categories.rule_of(draft.category)).asks
        over = self._over
        if over is not None and (draft.visitor_id, draft.category) != (over.visitor_id, over.category):
            self._over = None
        self._show()

    def may_save(self, draft: "Draft") -> bool:
        """Somebody goes along, where the category wants it."""
        self.look(draft)
        if self._asks.needs_escort and not self.escort.text().strip():
            self._miss(ValueMissing(_ESCORT))
            return False
        return True

    def takes(self, error: DeskError) -> bool:
        """Says that a pass is over and offers to renew it; and whatever is wrong with who goes along."""
        if isinstance(error, ValueMissing | ValueRefused) and error.name == _ESCORT:
            self._miss(error)
            return True
        if not isinstance(error, WorkPassOver):
            return False
        self._over = error
        self._show()
        self.renew.setFocus()
        return True

    def arguments(self) -> dict[str, Any]:
        """Who goes along."""
        escort = self.escort.text().strip() if self._asks.needs_escort else ""
        return {_ESCORT: escort} if escort else {}

    def forget(self) -> None:
        self._asks, self._over = CategoryAsks(), None
        self.escort.clear()
        self.escort_field.set_error(None)
        super().forget()

    def _miss(self, error: DeskError) -> None:
        def sentence() -> str:
            if isinstance(error, ValueMissing):
                return self.tr("Say who goes along inside.")
            return phrases.sentence(error, self.desk.lang, self.desk.zone)

        self.escort_field.set_error(sentence)
        self.show()
        self.escort.setFocus()

    def _renew(self) -> None:
        over = self._over
        if over is None:
            return
        by, token, categories = self.desk.actor(), uuid4().hex, self.desk.services.categories

        def done(_outcome: object) -> None:
            self._over = None
            self._show()
            self.settled.emit()

        self.desk.run(
            lambda: categories.renew_pass(by=by, visitor_id=over.visitor_id, category=over.category, token=token),
            done,
            text=lambda outcome: self.tr("Pass renewed until %1").replace(
                "%1", self.desk.day_text(outcome.row, "brief")
            ),
        )

    def _show(self) -> None:
        said = self.desk.name(self._asks.notice_en, self._asks.notice_zh)
        over = self._over
        self.notice.setText(said)
        self.notice.setVisible(bool(said))
        self.escort_field.setVisible(self._asks.needs_escort)
        self.over.setText(phrases.sentence(over, self.desk.lang, self.desk.zone) if over else "")
        self.over.setVisible(over is not None)
        self.renew.setVisible(over is not None)
        self.setVisible(bool(said) or self._asks.needs_escort or over is not None)
