"""The card's overview: what a company is, how many people it has, and its way through the centre."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from jib_desk.rules.identity import uscc_fault
from jib_desk.rules.words import word
from jib_desk.services.rows.companies import CompanyDetail, CompanyRow
from jib_desk.views.companies.tabs import CardPart
from jib_desk.views.companies.time_line import TimeLine
from jib_desk.views.companies.uscc import UsccWords
from jib_desk.views.item_models.days import day_text, short_day_text
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label, row_of, rule


class OverviewPart(CardPart):
    """Facts, head-count by date, then the time line."""

    def fill(self, detail: CompanyDetail) -> None:
        self.box.addWidget(self._facts(detail.company))
        self.box.addWidget(rule())
        self._add_people(detail)
        self.box.addWidget(rule())
        self.box.addWidget(label("field", self.tr("Time line")))
        if detail.moments:
            self.box.addWidget(TimeLine(self.desk, detail.moments))
        else:
            self.box.addWidget(label("dim", self.tr("No day is known yet: when did they apply?"), wrap=True))

    def _facts(self, row: CompanyRow) -> QWidget:
        lang = self.desk.lang
        fault = uscc_fault(row.uscc) if row.uscc else None
        facts = [
            (self.tr("Code"), row.code),
            (self.tr("Credit code"), row.uscc),
            ("", UsccWords().of(fault) if fault is not None else ""),
            (self.tr("Sector"), word("sector", row.sector).said(lang)),
            (self.tr("Founded"), day_text(row.founded_on, lang) if row.founded_on else ""),
            (self.tr("Until"), day_text(row.until, lang) if row.until else ""),
            (self.tr("Merged cards"), "\n".join(row.former)),
            (self.tr("Remarks"), row.notes),
        ]
        shown = QWidget()
        grid = QGridLayout(shown)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(fact for fact in facts if fact[1]):
            grid.addWidget(label("dim", name), place, 0, Qt.AlignmentFlag.AlignTop)
            fact = label("" if name else "caption", value, wrap=True)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(fact, place, 1)
        return shown

    def _add_people(self, detail: CompanyDetail) -> None:
        today, lang = self.desk.today(), self.desk.lang
        self.box.addWidget(label("field", self.tr("People")))
        current = next((count for count in detail.headcounts if count.valid_from <= today), None)
        for count in detail.headcounts:
            text = self.tr("{count} from {day}").format(count=count.people, day=short_day_text(count.valid_from, lang))
            if count.valid_from > today:
                text = self.tr("{text} (coming)").format(text=text)
            self.box.addWidget(label("strong" if count is current else "dim", text))
        if not detail.headcounts:
            self.box.addWidget(label("dim", self.tr("Nobody has counted them yet.")))
        if self.host.may_write():
            change = button("", self.tr("Set head-count…"))
            change.setAccessibleName(self.tr("Set head-count"))
            change.clicked.connect(lambda: self._set_people(detail))
            self.box.addLayout(row_of(change))

    def _set_people(self, detail: CompanyDetail) -> None:
        from jib_desk.views.companies.stage_forms import HeadcountForm

        row = detail.company
        self.host.open_form(
            HeadcountForm(self.desk, row),
            lambda: self.tr("People of {company}").format(company=self.desk.name(row.name_en, row.name_zh)),
        )
