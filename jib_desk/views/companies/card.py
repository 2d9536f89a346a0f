"""A company's card: state, seats, tags, what to mind, the next step; below them its tabs."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jib_desk.rules.words import CompanyStage, word
from jib_desk.services.rows.companies import CompanyDetail, CompanyRow
from jib_desk.views.companies.admission_step import DOES as BEFORE_SEAT
from jib_desk.views.companies.admission_step import AdmissionSteps
from jib_desk.views.companies.merging import same_company_bar
from jib_desk.views.companies.more import new_card_menu
from jib_desk.views.companies.next_step import NextStep, NextSteps
from jib_desk.views.companies.tabs import CardTabs, Tab
from jib_desk.views.context import DeskContext
from jib_desk.views.theme import Space
from jib_desk.views.widgets.badges import StateBadge, Tone
from jib_desk.views.widgets.basics import button, clear, label, row_of
from jib_desk.views.widgets.elided import plain
from jib_desk.views.widgets.instruction_list import InstructionList
from jib_desk.views.widgets.tab_order import follow_layout

if TYPE_CHECKING:
    from jib_desk.views.companies.page import CompaniesPage

_TONES: dict[CompanyStage, Tone] = {
    CompanyStage.SCOUTED: "plain",
    CompanyStage.RESIDENT: "occupied",
    CompanyStage.SUPPORTED: "plain",
    CompanyStage.APPLICANT: "held",
    CompanyStage.GRADUATED: "vacant",
    CompanyStage.LEFT: "out_of_service",
}
_MOST_SHOWN = 6  # tags; the form has all of them


class CompanyCard(QWidget):
    """Filled anew by `show_detail`; keeps the tab that was open."""

    edit_wanted = Signal()
    tag_wanted = Signal(str)

    def __init__(self, page: "CompaniesPage", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._desk: DeskContext = page.desk
        self.detail: CompanyDetail | None = None
        self.has_next_step = False  # and with it the page's filled button
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        self._head = QVBoxLayout()
        self._head.setSpacing(Space.S)
        self._due = QVBoxLayout()
        self._due.setSpacing(Space.S)
        self.instructions = InstructionList(self._desk, offers=False)
        self.tabs = CardTabs(self._desk, page)
        box.addLayout(self._head)
        box.addWidget(self.instructions)
        box.addLayout(self._due)
        box.addWidget(self.tabs, 1)

    def show_detail(self, detail: CompanyDetail, on: date) -> None:
        """Shows a company as it stands on a day, in the present language."""
        self.detail = detail
        company_id, services = detail.company.id, self._desk.services
        clear(self._head)
        clear(self._due)
        bar = same_company_bar(self._page, detail.company)
        if bar is not None:
            self._head.addWidget(bar)
        self._add_names(detail.company)
        self.instructions.show_for(company_id=company_id, may_write=self._page.may_write())
        agreements = self._desk.read(lambda: services.agreements.of(company_id))
        step = NextSteps(self._desk).of(detail, agreements, on) or AdmissionSteps(self._desk, self._page).of(detail)
        self._add_due(step)
        self.tabs.show_company(detail)

    def event(self, event: QEvent) -> bool:
        """Whenever something was filled anew, Tab follows what is seen."""
        if event.type() == QEvent.Type.LayoutRequest:
            follow_layout(self)
        return super().event(event)

    def title(self) -> str:
        """The company's name in the window's language."""
        return self._desk.name(self.detail.company.name_en, self.detail.company.name_zh) if self.detail else ""

    # --- head --------------------------------------------------------------------------------

    def _add_names(self, row: CompanyRow) -> None:
        lang = self._desk.lang
        other = row.name_en if lang == "zh_CN" else row.name_zh
        if other and other != self.title():
            self._head.addWidget(label("dim", other, wrap=True))
        badges = QHBoxLayout()
        badges.setSpacing(Space.XS)
        stage = StateBadge()
        stage.show_state(_TONES[row.stage], word("company_stage", row.stage).said(lang))
        badges.addWidget(stage, 0, Qt.AlignmentFlag.AlignVCenter)
        for code in row.units:
            seat = button("link", code)
            seat.setAccessibleName(self.tr("Seat {code} on the plan").format(code=code))
            seat.clicked.connect(lambda: self._desk.go_to("floor_plan", "company", row.id))
            badges.addWidget(seat)
        badges.addStretch(1)
        self._head.addLayout(badges)
        if row.tags:
            self._head.addLayout(row_of(*(self._tag(tag) for tag in row.tags[:_MOST_SHOWN]), spacing=Space.XS))

    def _tag(self, tag: str) -> QWidget:
        chip = button("chip", plain(tag))
        chip.setAccessibleName(self.tr("List companies with the tag {tag}").format(tag=tag))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self.tag_wanted.emit(tag))
        return chip

    def _add_due(self, step: NextStep | None) -> None:
        if step is not None:
            self._due.addWidget(label("strong", step.text, wrap=True))
        if not self._page.may_write():
            return
        verbs: list[QWidget] = []
        self.has_next_step = step is not None
        if step is not None:
            do = button("primary", step.verb)
            do.clicked.connect(lambda: self._do(step))
            verbs.append(do)
        edit = button("", self.tr("Edit"))
        edit.clicked.connect(self.edit_wanted)
        more = new_card_menu(self._page, lambda: self.detail)
        more.setText(self.tr("More"))
        self._due.addLayout(row_of(*verbs, edit, more))

    def _do(self, step: NextStep) -> None:
        detail = self.detail
        if detail is None:
            return
        key = detail.company.id
        go = self._desk.go_to
        do: dict[str, Callable[[], object]] = {
            "open_seat": lambda: go("floor_plan", "unit", step.key),
            "extend": lambda: go("floor_plan", "extend", step.key),
            "end": lambda: go("floor_plan", "end", step.key),
            "assign": lambda: go("floor_plan", "assign", key),
            "approve": self._page.approve,
            "agreement": self._page.add_agreement,
            "agreements": self._open_agreements,
            "contact": self._page.add_contact,
            BEFORE_SEAT: lambda: AdmissionSteps(self._desk, self._page).run(detail),
        }
        do[step.does]()

    def _open_agreements(self) -> None:
        """The keys go along: Tab leads on to what is missing."""
        self.tabs.open_tab(Tab.AGREEMENTS)
        self.tabs.bar.setFocus()
