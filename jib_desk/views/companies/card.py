"""A company's card: state, seats, the next step; below them its tabs."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jib_desk.rules.words import CompanyStage, word
from jib_desk.services.rows.companies import CompanyDetail, CompanyRow
from jib_desk.views.companies.more import CARD_ENTRIES, new_card_menu
from jib_desk.views.companies.tabs import CardTabs
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import day_text
from jib_desk.views.theme import Space
from jib_desk.views.widgets.badges import StateBadge, Tone
from jib_desk.views.widgets.basics import button, clear, label, row_of

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
_ENDING_DAYS = 30


class CompanyCard(QWidget):
    """Filled anew by `show_detail`; keeps the tab that was open."""

    edit_wanted = Signal()
    seat_wanted = Signal()

    def __init__(self, page: "CompaniesPage", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._desk: DeskContext = page.desk
        self.detail: CompanyDetail | None = None
        self._on = date.min
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        self._head = QVBoxLayout()
        self._head.setSpacing(Space.S)
        self.tabs = CardTabs(self._desk, page)
        box.addLayout(self._head)
        box.addWidget(self.tabs, 1)

    def show_detail(self, detail: CompanyDetail, on: date) -> None:
        """Shows a company as it stands on a day, in the present language."""
        self.detail, self._on = detail, on
        clear(self._head)
        self._add_names(detail.company)
        self._add_next_step(detail.company)
        self._add_verbs()
        self.tabs.show_company(detail)

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
            seat.clicked.connect(self.seat_wanted)
            badges.addWidget(seat)
        badges.addStretch(1)
        self._head.addLayout(badges)

    def _add_verbs(self) -> None:
        if not self._page.may_write():
            return
        edit = button("", self.tr("Edit"))
        edit.clicked.connect(self.edit_wanted)
        more = new_card_menu(self._page, lambda: self.detail)
        more.setText(self.tr("More"))
        more.setVisible(bool(CARD_ENTRIES))
        self._head.addLayout(row_of(edit, more))

    def _add_next_step(self, row: CompanyRow) -> None:
        step = self._next_step(row)
        if step is None:
            return
        text, verb, do = step
        self._head.addWidget(label("strong", text, wrap=True))
        if self._page.may_write():
            chosen = button("primary", verb)
            chosen.clicked.connect(do)
            self._head.addWidget(chosen, 0, Qt.AlignmentFlag.AlignLeft)

    def _next_step(self, row: CompanyRow) -> tuple[str, str, Callable[[], object]] | None:
        """What is due, the verb, and what it does; None where nothing is."""
        if row.is_overstayed and row.until is not None:
            text = self.tr("The agreement ended on {day} and nobody noted that they left.")
            said = text.format(day=day_text(row.until, self._desk.lang))
            return said, self.tr("Open the seat"), self.seat_wanted.emit
        if row.until is not None and 0 <= (row.until - self._on).days <= _ENDING_DAYS:
            days = (row.until - self._on).days
            soon = {0: self.tr("Agreement ends today."), 1: self.tr("Agreement ends tomorrow.")}
            text = soon.get(days) or self.tr("Agreement ends in {days} days.").format(days=days)
            return text, self.tr("Extend"), self.seat_wanted.emit
        if row.stage is CompanyStage.APPLICANT:
            return self.tr("Waits for a seat."), self.tr("Assign a seat"), self.seat_wanted.emit
        return None
