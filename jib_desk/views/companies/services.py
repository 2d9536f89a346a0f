"""The services that a company was given, and the forms by which one is recorded, corrected or cancelled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jib_desk.rules.words import word
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.services.rows.service_records import ServiceRow
from jib_desk.views.companies.record_lines import WINDOW
from jib_desk.views.companies.service_forms import CancelServiceForm, ServiceForm
from jib_desk.views.companies.tabs import CardHost, CardPart
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.theme import Space
from jib_desk.views.widgets.badges import StateBadge
from jib_desk.views.widgets.basics import button, label, row_of, rule


class ServicesPart(CardPart):
    """Services, the newest first, in windows; cancelled ones are shown as such."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__(desk, host)
        self._company_id = 0
        self._windows = 1

    def fill(self, detail: CompanyDetail) -> None:
        if detail.company.id != self._company_id:
            self._company_id, self._windows = detail.company.id, 1
        key, wanted = self._company_id, self._windows * WINDOW
        rows = self.desk.read(lambda: self.desk.services.service_records.of_company(key, wanted + 1))
        if self.host.may_write():
            add = button("", self.tr("Record service"))
            add.setAccessibleName(add.text())
            add.clicked.connect(lambda: open_service_form(self.desk, self.host, detail))
            self.box.addLayout(row_of(add))
        if not rows:
            self.box.addWidget(label("dim", self._empty(), wrap=True))
        for place, row in enumerate(rows[:wanted]):
            if place:
                self.box.addWidget(rule())
            self.box.addWidget(self._service(detail, row))
        if len(rows) > wanted:
            self.box.addLayout(row_of(self._more(detail)))

    def _empty(self) -> str:
        if not self.host.may_write():
            return self.tr("No service is written down yet.")
        return self.tr(
            "No service is written down yet. Record the first: a training, a cloud credit, a matching, a docking. "
            "It makes the company supported, also without a seat."
        )

    def _service(self, detail: CompanyDetail, row: ServiceRow) -> QWidget:
        lang = self.desk.lang
        kind, day = word("service_type", row.type).said(lang), short_day_text(row.served_on, lang)
        shown = QWidget()
        box = QVBoxLayout(shown)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(label("dim" if row.is_cancelled else "strong", kind))
        head.addWidget(label("dim", day))
        if row.is_cancelled:
            badge = StateBadge()
            badge.show_state("plain", self.tr("Cancelled"))
            head.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        if self.host.may_write() and not row.is_cancelled:
            self._add_verbs(head, detail, row, f"{kind}, {day}")
        box.addLayout(head)
        for text in self._facts(row):
            box.addWidget(label("dim", text, wrap=True))
        return shown

    def _add_verbs(self, head: QHBoxLayout, detail: CompanyDetail, row: ServiceRow, called: str) -> None:
        edit = button("link", self.tr("Edit"))
        edit.setAccessibleName(self.tr("Edit the service {service}").format(service=called))
        edit.clicked.connect(lambda: open_service_form(self.desk, self.host, detail, row))
        cancel = button("link", self.tr("Cancel…"))
        cancel.setAccessibleName(self.tr("Cancel the service {service}").format(service=called))
        cancel.clicked.connect(lambda: self._cancel(row, called))
        head.addWidget(edit)
        head.addWidget(cancel)

    def _facts(self, row: ServiceRow) -> list[str]:
        provider = word("service_provider", row.provider).said(self.desk.lang)
        amount = "" if row.amount_yuan is None else f"¥{row.amount_yuan:,}"
        evidence = self.tr("Evidence: {text}").format(text=row.evidence) if row.evidence else ""
        lines = [
            " · ".join(part for part in (provider, row.partner) if part),
            " → ".join(part for part in (row.need, row.outcome) if part),
            " · ".join(part for part in (amount, evidence) if part),
            self.tr("Cancelled: {reason}").format(reason=row.cancel_reason) if row.is_cancelled else "",
        ]
        return [line for line in lines if line]

    def _more(self, detail: CompanyDetail) -> QWidget:
        more = button("", self.tr("Show older services"))
        more.setAccessibleName(more.text())

        def show() -> None:
            self._windows += 1
            self.show_company(detail)

        more.clicked.connect(show)
        return more

    def _cancel(self, row: ServiceRow, called: str) -> None:
        self.host.open_form(
            CancelServiceForm(self.desk, row), lambda: self.tr("Cancel the service {service}").format(service=called)
        )


def open_service_form(desk: DeskContext, host: CardHost, detail: CompanyDetail, row: ServiceRow | None = None) -> None:
    """The form of a service of a company, a new one unless a row is given."""
    form = ServiceForm(desk, detail.company, row)
    host.open_form(form, form.title)
