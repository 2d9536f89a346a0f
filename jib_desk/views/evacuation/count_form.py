"""The line in which reports are written as they are called out: company, `3/5`, Enter, next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.heads_out import heads_out
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.evacuations import CompanyCall
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.calls import CallsModel
from jib_desk.views.item_models.offers import Offer, Offers
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, label
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.suggest_field import SuggestField
from jib_desk.views.widgets.tab_order import lead_to

_LINES = 6


class CountForm(QWidget):
    """Stays filled until a report is kept; then it is empty and the keys are on the company again."""

    reported = Signal(int, int, int, str)  # company, people out, people in, who told

    def __init__(self, desk: DeskContext, model: CallsModel) -> None:
        super().__init__()
        self._desk = desk
        self._model = model
        self._call: CompanyCall | None = None
        self.company = SuggestField(desk.theme, self._look_up)
        self.company.offer_taken.connect(lambda offer, _how: self.choose(offer.subject))
        self.company.textEdited.connect(self._forget)
        self.count, self.told_by = QLineEdit(), QLineEdit()
        self.count.setFixedWidth(Size.COLUMN)
        self.told_by.setFixedWidth(Size.COLUMN_NAME)
        self.keep = button("primary")
        self.keep.clicked.connect(self.commit)
        self.fields = {
            "company": FormField(self.company, lambda: self.tr("Company, seat or person")),
            "people_out": FormField(self.count, lambda: self.tr("Out of those in")),
            "told_by": FormField(self.told_by, lambda: self.tr("Told by")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.fields["company"], 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fields["people_out"], 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fields["told_by"], 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()  # the button stands beside the fields, below where their labels are
        beside.setSpacing(Space.XS)
        beside.addWidget(label("field", " "))
        beside.addWidget(self.keep)
        beside.addStretch(1)
        row.addLayout(beside)
        lead_to(self, self.company)
        say = Texts(self).bind
        say(self.count.setPlaceholderText, lambda: self.tr("3/5, 5 or all"))
        say(self.told_by.setPlaceholderText, lambda: self.tr("may stay empty"))
        say(self.keep.setText, lambda: self.tr("Note  Enter"))
        say(self.keep.setAccessibleName, lambda: self.tr("Note the report"))

    def choose(self, call: object) -> None:
        """The company that reports; the keys go to the number."""
        if isinstance(call, CompanyCall):
            self._call = call
            self.company.setText(" ".join((*call.units[:1], self._model.name(call))))
            self.fields["company"].set_error(None)
            hint = self.tr("{people} people are known.")
            self.fields["people_out"].set_hint(lambda: hint.format(people=call.people) if call.people else "")
            self.count.setFocus()
            self.count.selectAll()

    def clear(self) -> None:
        """Ready for the next report."""
        self._call = None
        for field in (self.company, self.count, self.told_by):
            field.setText("")  # not clear(): Ctrl+Z would bring the report before back into the fields
        self.fields["people_out"].set_hint(lambda: "")
        self._clear_errors()
        self.company.setFocus()

    def commit(self) -> None:
        """Hands the report on, or says at its field what is missing."""
        self._clear_errors()
        call = self._call or next(iter(self._model.found(self.company.text())), None)
        if call is None:
            self._say_wrong("company", self.tr("Which company reports?"))
            return
        self._call = call
        counted = heads_out(self.count.text(), call.people)
        if counted is None:
            self._say_wrong("people_out", self.tr("Write 3/5: three of five are out."))
            return
        self.reported.emit(call.company_id, *counted, self.told_by.text())

    def show_error(self, error: DeskError) -> None:
        """What the service refused, at the number."""
        lang, zone = self._desk.lang, self._desk.zone
        self.fields["people_out"].set_error(lambda: phrases.sentence(error, lang, zone))
        self.count.setFocus()

    def _say_wrong(self, name: str, text: str) -> None:
        self.fields[name].set_error(lambda: text)
        self.fields[name].setFocus()

    def _clear_errors(self) -> None:
        for field in self.fields.values():
            field.set_error(None)

    def _forget(self, _text: str) -> None:
        self._call = None

    def _look_up(self, text: str) -> Offers:
        lines = tuple(
            Offer(self._model.name(call), call, beside=", ".join(call.units), mark=self._model.state(call))
            for call in self._model.found(text)[:_LINES]
        )
        return Offers(lines, 0 if lines else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the report from any field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.commit()
        else:
            super().keyPressEvent(event)
