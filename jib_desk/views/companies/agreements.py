"""The agreements of a company with their files, and the form of one."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jib_desk.rules.words import AttachmentOf
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.agreements import AgreementRow
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.views.companies.lacks import LackWords
from jib_desk.views.companies.tabs import CardPart
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.theme import Space
from jib_desk.views.widgets.badges import StateBadge
from jib_desk.views.widgets.basics import button, label, row_of, rule
from jib_desk.views.widgets.file_list import FileList
from jib_desk.views.widgets.form_inputs import LinesInput, NumberInput, OpenDayInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot

_MORE = ("deposit_paid_on", "deposit_returned_on", "note")
_MOST_YUAN = 1_000_000_000


class AgreementsPart(CardPart):
    """Agreements, the newest first, each with what it lacks and its files."""

    def fill(self, detail: CompanyDetail) -> None:
        company_id = detail.company.id
        rows = self.desk.read(lambda: self.desk.services.agreements.of(company_id))
        for row in rows:
            self.box.addWidget(self._agreement(detail, row))
            self.box.addWidget(rule())
        if not rows:
            self.box.addWidget(label("dim", self.tr("No agreement is written down yet."), wrap=True))
        if self.host.may_write():
            add = button("", self.tr("Add agreement"))
            add.setAccessibleName(add.text())
            add.clicked.connect(lambda: self._open(detail, None))
            self.box.addLayout(row_of(add))

    def _agreement(self, detail: CompanyDetail, row: AgreementRow) -> QWidget:
        shown = QWidget()
        box = QVBoxLayout(shown)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(label("strong" if row.is_current else "dim", row.number))
        if row.is_current and row.lacks:
            badge = StateBadge()
            badge.show_state("ends_soon", LackWords().of(row.lacks))
            head.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        if self.host.may_write():
            edit = button("link", self.tr("Edit"))
            edit.setAccessibleName(self.tr("Edit agreement {number}").format(number=row.number))
            edit.clicked.connect(lambda: self._open(detail, row))
            head.addWidget(edit)
        box.addLayout(head)
        for text in self._facts(row):
            box.addWidget(label("dim", text, wrap=True))
        files = FileList(self.desk)
        files.show_files_of(AttachmentOf.AGREEMENT, row.id, may_write=self.host.may_write())
        files.add_button.setAccessibleName(self.tr("Add a file to agreement {number}").format(number=row.number))
        box.addWidget(files)
        return shown

    def _facts(self, row: AgreementRow) -> list[str]:
        lines = [self._span(row)]
        if row.units:
            lines.append(self.tr("Seats {units}").format(units=", ".join(row.units)))
        if row.units and row.seats_until != row.ends_on:
            until = self._day(row.seats_until) if row.seats_until else self.tr("open end")
            lines[-1] += self.tr(" – taken until {day}").format(day=until)
        if row.deposit:
            lines.append(self._deposit(row, row.deposit))
        return [*lines, *([row.note] if row.note else [])]

    def _span(self, row: AgreementRow) -> str:
        start = self._day(row.starts_on) if row.starts_on else self.tr("start not known")
        end = self._day(row.ends_on) if row.ends_on else self.tr("open end")
        text = self.tr("{start} – {end}").format(start=start, end=end)
        if row.signed_on is None:
            return text
        return self.tr("{span}, signed {day}").format(span=text, day=self._day(row.signed_on))

    def _deposit(self, row: AgreementRow, deposit: int) -> str:
        if row.deposit_returned_on is not None:
            text, day = self.tr("Deposit {amount}, returned {day}"), row.deposit_returned_on
        elif row.deposit_paid_on is not None:
            text, day = self.tr("Deposit {amount}, paid {day}"), row.deposit_paid_on
        else:
            text, day = self.tr("Deposit {amount}, not paid"), None
        return text.format(amount=f"¥{deposit:,}", day=self._day(day) if day else "")

    def _day(self, day: date) -> str:
        return short_day_text(day, self.desk.lang)

    def _open(self, detail: CompanyDetail, row: AgreementRow | None) -> None:
        company = detail.company

        def title() -> str:
            return self.tr("Agreement of {company}").format(company=self.desk.name(company.name_en, company.name_zh))

        self.host.open_form(AgreementForm(self.desk, detail, row), title)


class AgreementForm(RecordForm):
    """Five fields, three more once a deposit is agreed on."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"end": ("ends_on",), "agreement": ("number",)}

    def __init__(self, desk: DeskContext, detail: CompanyDetail, row: AgreementRow | None = None) -> None:
        self._company_id = detail.company.id
        self._row = row
        bare = next((item for item in detail.assignments if not item.agreement and item.vacated_on is None), None)
        start = row.starts_on if row else bare.starts_on if bare else desk.today()
        end = row.ends_on if row else bare.ends_on if bare else None

        def day(value: date | None, says: Callable[[], str]) -> OpenDayInput:
            return OpenDayInput(value, desk.today(), desk.locale, says)

        slots = (
            Slot("number", lambda: self.tr("Number"), TextInput(row.number if row else "")),
            Slot(
                "signed_on",
                lambda: self.tr("Signed"),
                day(row.signed_on if row else desk.today(), lambda: self.tr("Not yet")),
            ),
            Slot("starts_on", lambda: self.tr("First day"), day(start, lambda: self.tr("Not known"))),
            Slot("ends_on", lambda: self.tr("Last day"), day(end, lambda: self.tr("Open end"))),
            Slot("deposit", lambda: self.tr("Deposit (yuan)"), NumberInput(row.deposit if row else None, _MOST_YUAN)),
            Slot(
                "deposit_paid_on",
                lambda: self.tr("Deposit paid"),
                day(row.deposit_paid_on if row else None, lambda: self.tr("Not yet")),
            ),
            Slot(
                "deposit_returned_on",
                lambda: self.tr("Deposit returned"),
                day(row.deposit_returned_on if row else None, lambda: self.tr("Not yet")),
            ),
            Slot("note", lambda: self.tr("Remarks"), LinesInput(row.note if row else "")),
        )
        super().__init__(desk, slots, lambda: self.tr("Save") if row else self.tr("Add agreement"))
        self.more = button("link")
        self.more.clicked.connect(self._show_more)
        self.box.insertWidget(self.box.count() - 2, self.more)
        self.say(self.more.setText, lambda: self.tr("More: deposit paid and returned, remarks"))
        QWidget.setTabOrder(self.field("deposit").control, self.more)
        for name in _MORE:
            self.field(name).hide()
        if row is not None and (row.deposit or row.note):
            self._show_more()

    def _show_more(self) -> None:
        self.more.hide()
        for name in _MORE:
            self.field(name).show()

    def stand(self) -> None:
        """The number."""
        self.field("number").setFocus()

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by = self.values(), self._desk.actor()
        agreements, row = self._desk.services.agreements, self._row
        if row is None:
            return lambda: agreements.add(by=by, company_id=self._company_id, token=self.token, **values)
        key, version = row.id, row.version
        return lambda: agreements.edit(by=by, agreement_id=key, version=version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: AgreementRow = outcome.row
        return self.tr("Agreement {number} saved").format(number=row.number)
