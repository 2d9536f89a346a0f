"""The forms of a service that a company was given."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from jib_desk.rules.words import ServiceProvider, ServiceType, word
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import ValueMissing
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.service_records import ServiceRow
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.basics import button
from jib_desk.views.widgets.form_inputs import ChoiceInput, DayInput, LinesInput, NumberInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot

_MORE = ("outcome", "amount_yuan", "evidence")
_MOST_YUAN = 1_000_000_000
# Whose services these are by nature; what is chosen already stays.
_USUAL = {
    ServiceType.CLOUD_CREDIT: ServiceProvider.ALIBABA_CLOUD,
    ServiceType.BMW_MATCHING: ServiceProvider.BMW,
}


class ServiceForm(RecordForm):
    """Five fields; what came of it, the amount and the evidence are asked for when they are known."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"type": ("kind",)}

    def __init__(self, desk: DeskContext, company: CompanyRow, row: ServiceRow | None = None) -> None:
        self._company = company
        self._row = row
        self._kind = ChoiceInput(
            lambda: [(word("service_type", code).said(desk.lang), code) for code in ServiceType],
            row.type if row else None,
        )
        self._provider = ChoiceInput(
            lambda: [(word("service_provider", code).said(desk.lang), code) for code in ServiceProvider],
            row.provider if row else None,
        )
        day = DayInput(row.served_on if row else desk.today(), desk.locale)
        amount = NumberInput(row.amount_yuan if row else None, _MOST_YUAN)
        slots = (
            Slot("served_on", lambda: self.tr("Day"), day),
            Slot("kind", lambda: self.tr("Type"), self._kind),
            Slot("provider", lambda: self.tr("Provider"), self._provider),
            Slot("partner", lambda: self.tr("Partner"), TextInput(row.partner if row else "")),
            Slot("need", lambda: self.tr("Need"), LinesInput(row.need if row else "")),
            Slot("outcome", lambda: self.tr("Result"), LinesInput(row.outcome if row else "")),
            Slot("amount_yuan", lambda: self.tr("Amount (yuan)"), amount),
            Slot("evidence", lambda: self.tr("Evidence"), LinesInput(row.evidence if row else "")),
        )
        super().__init__(desk, slots, lambda: self.tr("Save") if row else self.tr("Record service"))
        self.more = button("link")
        self.more.clicked.connect(self._show_more)
        self.box.insertWidget(self.box.count() - 2, self.more)
        self.say(self.more.setText, lambda: self.tr("More: result, amount, evidence"))
        QWidget.setTabOrder(self.field("need").control, self.more)
        self.field("partner").set_hint(self._partner_hint)
        self._kind.currentIndexChanged.connect(self._suggest_provider)
        self._provider.currentIndexChanged.connect(lambda: self.field("partner").set_hint(self._partner_hint))
        for name in _MORE:
            self.field(name).hide()
        if row is not None and (row.outcome or row.amount_yuan is not None or row.evidence):
            self._show_more()

    def _suggest_provider(self) -> None:
        kind = self._kind.value()
        if self._provider.value() is None and isinstance(kind, ServiceType) and kind in _USUAL:
            self._provider.choose_code(_USUAL[kind])

    def _partner_hint(self) -> str:
        if self._provider.value() == ServiceProvider.OTHER:
            return self.tr("Who provided it? Name it here.")
        return ""

    def _show_more(self) -> None:
        has_keys = self.more.hasFocus()
        self.more.hide()
        for name in _MORE:
            self.field(name).show()
        if has_keys:
            self.field(_MORE[0]).setFocus()

    def title(self) -> str:
        """What stands above the form."""
        name = self._desk.name(self._company.name_en, self._company.name_zh)
        return self.tr("Service for {company}").format(company=name)

    def stand(self) -> None:
        """A new one begins with the type: today is the likeliest day."""
        self.field("kind" if self._row is None else "served_on").setFocus()

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, row = self.values(), self._desk.actor(), self._row
        for name in ("kind", "provider"):
            if values[name] is None:
                raise ValueMissing(name)
        services = self._desk.services.service_records
        if row is None:
            return lambda: services.add(by=by, company_id=self._company.id, token=self.token, **values)
        return lambda: services.edit(by=by, service_id=row.id, version=row.version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: ServiceRow = outcome.row
        text = self.tr("{service} recorded") if self._row is None else self.tr("{service} saved")
        return text.format(service=word("service_type", row.type).said(self._desk.lang))


class CancelServiceForm(RecordForm):
    """Why a service counts no more."""

    def __init__(self, desk: DeskContext, row: ServiceRow) -> None:
        self._row = row
        reason = TextInput("", lambda: self.tr("Such as: given to another company"))
        slot = Slot("reason", lambda: self.tr("Reason"), reason)
        super().__init__(desk, (slot,), lambda: self.tr("Cancel the service"))
        self.say(self.cancel_button.setText, lambda: self.tr("Keep it"))

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, row = self.values(), self._desk.actor(), self._row
        services = self._desk.services.service_records
        return lambda: services.cancel(by=by, service_id=row.id, version=row.version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: ServiceRow = outcome.row
        return self.tr("{service} cancelled").format(service=word("service_type", row.type).said(self._desk.lang))
