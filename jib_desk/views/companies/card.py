"""A company's card: state, seats, the next step, then overview, people and history."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.words import AssignmentKind, CompanyStage, EndedAs, word
from jib_desk.services.rows.companies import CompanyDetail, CompanyRow, ContactRow
from jib_desk.services.rows.journal import EntryRow
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import day_text, short_day_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.badges import StateBadge, Tone
from jib_desk.views.widgets.basics import button, clear, label, rule

_TONES: dict[CompanyStage, Tone] = {
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
    contact_wanted = Signal(int)  # 0 = a new one
    seat_wanted = Signal()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.detail: CompanyDetail | None = None
        self._entries: tuple[EntryRow, ...] = ()
        self._on = date.min
        self._may_write = True
        self._tab = 0
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.S)
        Texts(self).bind(self._say, lambda: "")

    def show_detail(self, detail: CompanyDetail, entries: tuple[EntryRow, ...], on: date, *, may_write: bool) -> None:
        """Shows a company as it stands on a day, with what the journal knows of it."""
        self.detail, self._entries, self._on, self._may_write = detail, entries, on, may_write
        self._say()

    def title(self) -> str:
        """The company's name in the window's language."""
        return self._desk.name(self.detail.company.name_en, self.detail.company.name_zh) if self.detail else ""

    # --- head --------------------------------------------------------------------------------

    def _say(self, _text: str = "") -> None:
        clear(self._box)
        if self.detail is None:
            return
        row, lang = self.detail.company, self._desk.lang
        other = row.name_en if lang == "zh_CN" else row.name_zh
        if other and other != self.title():
            self._box.addWidget(label("dim", other, wrap=True))
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
        self._box.addLayout(badges)
        self._add_next_step(row)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self._overview(self.detail), self.tr("Overview"))
        tabs.addTab(self._people(self.detail), self.tr("Contacts"))
        tabs.addTab(self._history(), self.tr("History"))
        tabs.setCurrentIndex(self._tab)
        tabs.currentChanged.connect(self._keep_tab)
        self._box.addWidget(tabs, 1)

    def _keep_tab(self, place: int) -> None:
        self._tab = place

    def _add_next_step(self, row: CompanyRow) -> None:
        text, verb = self._next_step(row)
        if not text:
            return
        self._box.addWidget(label("strong", text, wrap=True))
        if self._may_write:
            do = button("primary", verb)
            do.clicked.connect(self.seat_wanted if row.units or verb != self.tr("Add contact") else self._add_contact)
            self._box.addWidget(do, 0, Qt.AlignmentFlag.AlignLeft)

    def _next_step(self, row: CompanyRow) -> tuple[str, str]:
        """What is due, and the verb that does it; empty where nothing is."""
        if row.is_overstayed and row.until is not None:
            text = self.tr("The agreement ended on {day} and nobody noted that they left.")
            return text.format(day=day_text(row.until, self._desk.lang)), self.tr("Open the seat")
        if row.until is not None and 0 <= (row.until - self._on).days <= _ENDING_DAYS:
            days = (row.until - self._on).days
            soon = {0: self.tr("Agreement ends today."), 1: self.tr("Agreement ends tomorrow.")}
            text = soon.get(days) or self.tr("Agreement ends in {days} days.").format(days=days)
            return text, self.tr("Extend")
        if row.stage is CompanyStage.APPLICANT:
            return self.tr("Waits for a seat."), self.tr("Assign a seat")
        return "", ""

    def _add_contact(self) -> None:
        self.contact_wanted.emit(0)

    # --- tabs --------------------------------------------------------------------------------

    def _overview(self, detail: CompanyDetail) -> QWidget:
        row, lang = detail.company, self._desk.lang
        tab, box = _tab()
        facts = [
            (self.tr("Code"), row.code),
            (self.tr("Credit code"), row.uscc),
            (self.tr("Sector"), word("sector", row.sector).said(lang)),
            (self.tr("People"), "" if row.headcount is None else str(row.headcount)),
            (self.tr("Until"), day_text(row.until, lang) if row.until else ""),
            (self.tr("Remarks"), row.notes),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(fact for fact in facts if fact[1]):
            grid.addWidget(label("dim", name), place, 0, Qt.AlignmentFlag.AlignTop)
            shown = label("", value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, place, 1)
        box.addLayout(grid)
        if self._may_write:
            edit = button("", self.tr("Edit"))
            edit.clicked.connect(self.edit_wanted)
            box.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(rule())
        box.addWidget(label("field", self.tr("Time line")))
        for line in self._time_line(detail):
            box.addWidget(label("", line, wrap=True))
        if len(detail.headcounts) > 1:
            box.addWidget(label("field", self.tr("People over time")))
            for count in detail.headcounts:
                text = self.tr("{count} from {day}")
                box.addWidget(label("", text.format(count=count.people, day=short_day_text(count.valid_from, lang))))
        box.addStretch(1)
        return tab

    def _time_line(self, detail: CompanyDetail) -> list[str]:
        """Milestones and seats, newest first."""
        dated: list[tuple[date, str]] = [(item.starts_on, self._seat_line(item)) for item in detail.assignments]
        milestones = (
            (detail.applied_on, self.tr("Applied")),
            (detail.approved_on, self.tr("Approved")),
            (detail.graduated_on, word("company_stage", "graduated").said(self._desk.lang)),
            (detail.left_on, word("company_stage", "left").said(self._desk.lang)),
        )
        for day, what in milestones:
            if day is not None:
                reason = detail.end_reason if day in {detail.graduated_on, detail.left_on} else ""
                parts = (short_day_text(day, self._desk.lang), what, reason)
                dated.append((day, " · ".join(part for part in parts if part)))
        return [line for _, line in sorted(dated, key=lambda item: item[0], reverse=True)]

    def _seat_line(self, item: AssignmentRow) -> str:
        lang = self._desk.lang
        end = item.vacated_on or item.ends_on
        span = self.tr("{start} – {end}").format(
            start=short_day_text(item.starts_on, lang),
            end=short_day_text(end, lang) if end else self.tr("open end"),
        )
        kind = word("assignment_kind", item.kind).said(lang) if item.kind is not AssignmentKind.OCCUPANCY else ""
        quiet = item.ended_as is None or item.ended_as is EndedAs.EXPIRED
        ended = "" if quiet else word("ended_as", item.ended_as or "").said(lang)
        return " · ".join(part for part in (span, item.unit_code, kind, ended, item.agreement) if part)

    def _people(self, detail: CompanyDetail) -> QWidget:
        tab, box = _tab()
        for contact in detail.contacts:
            box.addWidget(self._contact(contact))
            box.addWidget(rule())
        if not detail.contacts:
            box.addWidget(label("dim", self.tr("Nobody is known yet. Whom does the desk call?"), wrap=True))
        if self._may_write:
            add = button("", self.tr("Add contact"))
            add.clicked.connect(self._add_contact)
            box.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return tab

    def _contact(self, contact: ContactRow) -> QWidget:
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
        if self._may_write:
            edit = button("link", self.tr("Edit"))
            edit.setAccessibleName(self.tr("Edit {name}").format(name=names))
            edit.clicked.connect(lambda: self.contact_wanted.emit(contact.id))
            grid.addWidget(edit, 0, 2, 2, 1)
        return line

    def _history(self) -> QWidget:
        tab, box = _tab()
        for entry in self._entries:
            when = self._desk.local(entry.at)
            said = phrases.action(entry.action, entry.subject, self._desk.lang)
            day = short_day_text(when.date(), self._desk.lang)
            parts = (f"{day} {when:%H:%M}", said, entry.staff, entry.reason)
            box.addWidget(label("", " · ".join(part for part in parts if part), wrap=True))
        if not self._entries:
            box.addWidget(label("dim", self.tr("Nothing was changed yet.")))
        box.addStretch(1)
        return tab


def _tab() -> tuple[QWidget, QVBoxLayout]:
    tab = QWidget()
    box = QVBoxLayout(tab)
    box.setContentsMargins(0, Space.S, 0, 0)
    box.setSpacing(Space.S)
    return tab, box
