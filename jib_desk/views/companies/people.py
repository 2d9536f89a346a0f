"""The people of a company: whom the desk calls, and who can be visited."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from jib_desk.services.rows.companies import CompanyDetail, ContactRow
from jib_desk.views.companies.forms import ContactForm
from jib_desk.views.companies.tabs import CardPart
from jib_desk.views.widgets.basics import button, label, row_of, rule


class PeoplePart(CardPart):
    """One line a person, the phone to copy."""

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

    def _line(self, detail: CompanyDetail, contact: ContactRow) -> QWidget:
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        names = " ".join(name for name in (contact.name_zh, contact.name_en) if name)
        host = self.tr("host") if contact.is_host else ""
        grid.addWidget(label("strong", names, wrap=True), 0, 0)
        about = " · ".join(part for part in (contact.role, contact.phone, contact.email, host) if part)
        grid.addWidget(label("dim", about, wrap=True), 1, 0)
        if contact.phone:
            copy = button("link", self.tr("Copy"))
            copy.setAccessibleName(self.tr("Copy the phone of {name}").format(name=names))
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(contact.phone))
            grid.addWidget(copy, 0, 1, 2, 1)
        if self.host.may_write():
            edit = button("link", self.tr("Edit"))
            edit.setAccessibleName(self.tr("Edit {name}").format(name=names))
            edit.clicked.connect(lambda: self._open(detail, contact))
            grid.addWidget(edit, 0, 2, 2, 1)
        return line

    def _open(self, detail: CompanyDetail, contact: ContactRow | None) -> None:
        row = detail.company
        form = ContactForm(self.desk, row.id, contact)

        def title() -> str:
            return self.tr("Contact of {company}").format(company=self.desk.name(row.name_en, row.name_zh))

        self.host.open_form(form, title)
