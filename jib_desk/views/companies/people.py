"""The people of a company: whom the desk calls, who can be visited, who counts at an evacuation."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from jib_desk.services.rows.companies import CompanyDetail, ContactRow
from jib_desk.views.companies.forms import ContactForm
from jib_desk.views.companies.tabs import CardPart
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label, row_of, rule
from jib_desk.views.widgets.instruction_list import InstructionList


class PeoplePart(CardPart):
    """One line a person, the phone to copy; below, what is to be minded when somebody visits."""

    def fill(self, detail: CompanyDetail) -> None:
        for contact in detail.contacts:
            self.box.addWidget(self._line(detail, contact))
            self.box.addWidget(rule())
        if not detail.contacts:
            self.box.addWidget(label("dim", self.tr("Nobody is known yet. Whom does the desk call?"), wrap=True))
        if self.host.may_write():
            add = button("", self.tr("Add contact"))
            add.setAccessibleName(add.text())
            add.clicked.connect(lambda: self._open(detail, None))
            self.box.addLayout(row_of(add))
        if detail.former:
            self.box.addWidget(label("field", self.tr("No longer here")))
            for contact in detail.former:
                self.box.addWidget(self._line(detail, contact))

    def _line(self, detail: CompanyDetail, contact: ContactRow) -> QWidget:
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        names = " ".join(name for name in (contact.name_zh, contact.name_en) if name)
        grid.addWidget(label("strong" if contact.is_active else "dim", names, wrap=True), 0, 0)
        host = self.tr("host") if contact.is_host else self.tr("not to be visited")
        warden = self.tr("warden") if contact.is_warden else ""
        about = " · ".join(part for part in (contact.role, host, warden) if part)
        reach = " · ".join(part for part in (contact.phone, contact.email) if part)
        about = " · ".join(part for part in (about, self._absence(detail, contact)) if part)
        for place, text in enumerate((about, reach), start=1):
            if text:
                grid.addWidget(label("dim", text, wrap=True), place, 0)
        verbs = QHBoxLayout()
        verbs.setSpacing(Space.XS)
        grid.addLayout(verbs, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        if contact.phone:
            copy = button("link", self.tr("Copy"))
            copy.setAccessibleName(self.tr("Copy the phone of {name}").format(name=names))
            copy.clicked.connect(lambda: self._copy(contact.phone))
            verbs.addWidget(copy)
        if self.host.may_write():
            edit = button("link", self.tr("Edit"))
            edit.setAccessibleName(self.tr("Edit {name}").format(name=names))
            edit.clicked.connect(lambda: self._open(detail, contact))
            verbs.addWidget(edit)
        if contact.is_active:
            minded = InstructionList(self.desk, offers=False)
            minded.setContentsMargins(0, Space.XS, 0, 0)
            grid.addWidget(minded, 3, 0, 1, 2)
            minded.show_for(contact_id=contact.id, may_write=self.host.may_write())  # in its place, not as a window
            if self.host.may_write():
                mind = button("link", self.tr("Instruct"))
                mind.setAccessibleName(self.tr("Add an instruction for {name}").format(name=names))
                mind.setToolTip(mind.accessibleName())
                mind.clicked.connect(lambda: minded.edit(None))
                verbs.addWidget(mind)
        return line

    def _absence(self, detail: CompanyDetail, contact: ContactRow) -> str:
        """Until when somebody is away, and who is told instead."""
        until = contact.reach.away_until
        if until is None or until < self.desk.today():
            return ""
        deputy = next((other for other in detail.contacts if other.id == contact.reach.deputy_id), None)
        away = self.tr("away until {day}").format(day=self.desk.day_text(until, "brief"))
        if deputy is None:
            return away
        instead = self.tr("{name} is told").format(name=self.desk.name(deputy.name_en, deputy.name_zh))
        return f"{away} · {instead}"

    def _copy(self, phone: str) -> None:
        QGuiApplication.clipboard().setText(phone)
        self.desk.toast(self.tr("{phone} copied").format(phone=phone))

    def _open(self, detail: CompanyDetail, contact: ContactRow | None) -> None:
        row = detail.company
        form = ContactForm(self.desk, row.id, contact, others=detail.contacts)

        def title() -> str:
            return self.tr("Contact of {company}").format(company=self.desk.name(row.name_en, row.name_zh))

        self.host.open_form(form, title)
