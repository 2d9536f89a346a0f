"""The forms of cards and keys: hand one out, replace a lost one, say how many a company may have."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from jib_desk.rules.words import AccessKind, word
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError, TooManyCards
from jib_desk.services.rows.access import AccessRow, CardAllowance
from jib_desk.services.rows.companies import CompanyDetail, ContactRow
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.form_inputs import ChoiceInput, DayInput, NumberInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot


class HolderInput(QLineEdit):
    """A person of the company, offered while typing, or any other name."""

    def __init__(self, contacts: tuple[ContactRow, ...]) -> None:
        super().__init__()
        self._contacts: dict[str, int] = {}
        for row in contacts:
            written = " ".join(part for part in (row.name_zh, row.name_en) if part)
            for name in dict.fromkeys((written, row.name_zh, row.name_en)):
                if name:
                    self._contacts.setdefault(name.casefold(), row.id)
        names = [" ".join(part for part in (row.name_zh, row.name_en) if part) for row in contacts]
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def value(self) -> str:
        """What is written."""
        return self.text().strip()

    def contact_id(self) -> int | None:
        """The contact whose name stands there, None for anybody else."""
        return self._contacts.get(self.value().casefold())

    def widget(self) -> QWidget:
        """Itself."""
        return self


class OverLimit:
    """The field for a manager's reason, which is there once the limit was reached."""

    def __init__(self, form: RecordForm) -> None:
        self._field = form.field("override_reason")
        self._field.hide()

    def appear(self) -> None:
        """Asks for the reason from now on."""
        self._field.show()


class IssueForm(RecordForm):
    """Hands a card, a key or a remote control to somebody of a company."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"company": ("number",), "reason": ("override_reason",)}

    def __init__(self, desk: DeskContext, detail: CompanyDetail) -> None:
        self._company_id = detail.company.id
        self._holder = HolderInput(detail.contacts)
        kinds = ChoiceInput(
            lambda: [(word("access_kind", kind).said(desk.lang), kind) for kind in AccessKind], AccessKind.CARD
        )
        slots = (
            Slot("number", lambda: self.tr("Number"), TextInput()),
            Slot("kind", lambda: self.tr("What"), kinds),
            Slot("holder", lambda: self.tr("Who gets it"), self._holder),
            Slot("issued_on", lambda: self.tr("Day"), DayInput(desk.today(), desk.locale)),
            Slot("note", lambda: self.tr("Remark"), TextInput()),
            Slot("override_reason", lambda: self.tr("Why more than the limit?"), TextInput()),
        )
        super().__init__(desk, slots, lambda: self.tr("Hand out"))
        self._over = OverLimit(self)
        self.field("holder").set_hint(lambda: self.tr("Empty: the company as such."))

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, company_id = self.values(), self._desk.actor(), self._company_id
        values["contact_id"] = self._holder.contact_id()
        issue = self._desk.services.access.issue
        return lambda: issue(by=by, company_id=company_id, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: AccessRow = outcome.row
        kind = word("access_kind", row.kind).said(self._desk.lang)
        return self.tr("{kind} {number} handed out").format(kind=kind, number=row.number)

    def advice(self, error: DeskError) -> str:
        if isinstance(error, TooManyCards):
            self._over.appear()
        return ""


class ReplaceForm(RecordForm):
    """Another card or key for the same person; the old one is noted as lost."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"company": ("number",), "reason": ("override_reason",)}

    def __init__(self, desk: DeskContext, row: AccessRow) -> None:
        self._row = row
        slots = (
            Slot("number", lambda: self.tr("New number"), TextInput()),
            Slot("override_reason", lambda: self.tr("Why more than the limit?"), TextInput()),
        )
        super().__init__(desk, slots, lambda: self.tr("Replace"))
        self._over = OverLimit(self)
        about = label("dim", wrap=True)
        self.box.insertWidget(0, about)
        self.say(about.setText, self._about)

    def _about(self) -> str:
        holder = self._desk.name(self._row.holder_en, self._row.holder_zh)
        return " · ".join(part for part in (self._row.number, holder, self.tr("the old one is noted as lost")) if part)

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, row = self.values(), self._desk.actor(), self._row
        reissue = self._desk.services.access.reissue
        return lambda: reissue(by=by, item_id=row.id, version=row.version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("{old} replaced by {new}").format(old=self._row.number, new=outcome.row.number)

    def advice(self, error: DeskError) -> str:
        if isinstance(error, TooManyCards):
            self._over.appear()
        return ""


class LimitForm(RecordForm):
    """How many access cards the company may have out."""

    def __init__(self, desk: DeskContext, detail: CompanyDetail, allowed: CardAllowance) -> None:
        self._company = detail.company
        limit = NumberInput(allowed.limit if allowed.is_own else None, 999)
        super().__init__(
            desk, (Slot("card_limit", lambda: self.tr("Most access cards"), limit),), lambda: self.tr("Save")
        )
        hint = self.tr("Empty: as many as the centre allows, {limit}.")
        self.field("card_limit").set_hint(lambda: hint.format(limit=desk.centre().card_limit))

    def work(self) -> Callable[[], Outcome[Any]]:
        limit, by, company = self.values()["card_limit"], self._desk.actor(), self._company
        set_limit = self._desk.services.access.set_limit
        return lambda: set_limit(by=by, company_id=company.id, version=company.version, limit=limit, token=self.token)

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("At most {limit} access cards").format(limit=outcome.row.limit)
