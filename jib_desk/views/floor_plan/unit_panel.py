"""The panel beside the plan, there only while a unit is selected or a form is open.

Order: company → what must be done → verbs → contact → facts → history.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AssignmentKind, EndedAs, Sector, word
from jib_desk.services.rows.seats import UnitDetail
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.packing import in_rows
from jib_desk.views.floor_plan.unit_facts import UnitFacts, UnitRepairs, UnitTimes, UnitWaiting
from jib_desk.views.floor_plan.verbs import Verb, verb_text, verbs_for, waiting_hold
from jib_desk.views.item_models.days import day_text, short_day_text
from jib_desk.views.item_models.unit_faces import Facet, company_of, facet_of
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.badges import StateBadge, Tone
from jib_desk.views.widgets.basics import button, clear, label, restyle, row_of, rule
from jib_desk.views.widgets.instruction_list import InstructionList

_TONES: dict[Facet, Tone] = {
    Facet.OCCUPIED: "occupied",
    Facet.ENDING: "ends_soon",
    Facet.OVERSTAYED: "overstayed",
    Facet.HELD: "held",
    Facet.VACANT: "vacant",
    Facet.OUT_OF_SERVICE: "out_of_service",
    Facet.RETIRED: "plain",
}
_MOST_IN_A_ROW = 3


class UnitCard(QWidget):
    """One unit on one day, as plain widgets; filled anew by `show_detail`."""

    verb_chosen = Signal(str)  # Verb
    company_wanted = Signal(int)
    company_chosen = Signal(int)  # for a vacant unit
    day_wanted = Signal(object)  # datetime.date
    report_wanted = Signal(int)  # of something broken in this unit

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: UnitDetail | None = None
        self._on = date.min
        self._may_write = True
        self.verb_buttons: dict[Verb, QPushButton] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.S)
        Texts(self).bind(self._say, lambda: "")

    def set_may_write(self, *, may_write: bool) -> None:
        """Auditors see no dead buttons."""
        if may_write != self._may_write:
            self._may_write = may_write
            self._say()

    def show_detail(self, detail: UnitDetail, on: date) -> None:
        """Shows a unit as it is on a day."""
        self._detail, self._on = detail, on
        self._say()

    @property
    def detail(self) -> UnitDetail | None:
        """What is shown."""
        return self._detail

    def title(self) -> str:
        """The company, or the unit where it has none."""
        if self._detail is None:
            return ""
        unit = self._detail.unit
        return company_of(unit, self._desk.lang) or unit.code

    # --- filling -----------------------------------------------------------------------------

    def _say(self, _text: str = "") -> None:
        focused = QApplication.focusWidget()
        has_keys = focused is not None and self.isAncestorOf(focused)
        verb = next((verb for verb, made in self.verb_buttons.items() if made is focused), None)
        clear(self._box)
        self.verb_buttons = {}
        if self._detail is None:
            return
        self._fill(self._detail)
        kept = self.verb_buttons.get(verb) if verb is not None else None
        if has_keys and self.verb_buttons:  # the keys stay where they were, whatever was filled anew
            made = kept or next(iter(self.verb_buttons.values()))
            made.show()  # at once: the keys go to what is seen only
            made.setFocus()

    def _fill(self, detail: UnitDetail) -> None:
        self._add_state(detail)
        if detail.unit.company_id is not None and self._on == self._desk.today():
            minded = InstructionList(self._desk)
            self._box.addWidget(minded)
            minded.show_for(company_id=detail.unit.company_id)
        self._add_verbs(detail)
        if detail.contact_name or detail.contact_phone:
            self._add_contact(detail)
        waiting = UnitWaiting(self._desk, detail, self._on, may_write=self._may_write)
        waiting.company_chosen.connect(self.company_chosen)
        waiting.day_wanted.connect(self.day_wanted)
        facts = UnitFacts(self._desk, detail, self._on)
        facts.company_wanted.connect(self.company_wanted)
        repairs = UnitRepairs(self._desk, detail, self._on, may_write=self._may_write)
        repairs.report_wanted.connect(lambda: self.report_wanted.emit(detail.unit.id))
        times = UnitTimes(self._desk, detail, self._on)
        times.day_wanted.connect(self.day_wanted)
        for section in (waiting, facts, repairs, times):
            if section.is_empty:
                section.deleteLater()
            else:
                self._box.addWidget(section)
        self._box.addStretch(1)

    def _add_state(self, detail: UnitDetail) -> None:
        unit, lang = detail.unit, self._desk.lang
        facet = facet_of(unit)
        about = [unit.code] if unit.company_id is not None else []
        if unit.sector:
            about.append(word("sector", Sector(unit.sector)).said(lang))
        if unit.headcount is not None:
            about.append(
                self.tr("1 person") if unit.headcount == 1 else self.tr("{count} people").format(count=unit.headcount)
            )
        if about:
            self._box.addWidget(label("dim", " · ".join(about), wrap=True))
        badges = QHBoxLayout()
        badges.setSpacing(Space.XS)
        badge = StateBadge()
        badge.show_state(_TONES[facet], self._state_text(detail, facet))
        badges.addWidget(badge)
        if unit.notice_given:
            noticed = StateBadge()
            noticed.show_state("ends_soon", word("unit_state", "notice").said(lang))
            badges.addWidget(noticed)
        if unit.is_crowded:
            crowded = StateBadge()
            crowded.show_state("overstayed", self.tr("Crowded"))
            badges.addWidget(crowded)
        badges.addStretch(1)
        self._box.addLayout(badges)
        duty = self._duty(detail, facet)
        if duty:
            self._box.addWidget(label("strong", duty, wrap=True))
        self._add_unnoted(detail)
        current = detail.current
        if detail.moves_to and current is not None and current.vacated_on is not None:
            on = current.vacated_on + ONE_DAY
            go = button("link", self.tr("Show {day}").format(day=short_day_text(on, lang)))
            go.clicked.connect(lambda: self.day_wanted.emit(on))
            self._box.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _state_text(self, detail: UnitDetail, facet: Facet) -> str:
        left = detail.unit.days_left
        if facet is Facet.ENDING and left is not None:
            soon = {0: self.tr("Ends today"), 1: self.tr("Ends tomorrow")}
            return soon.get(left) or self.tr("Ends in {days} days").format(days=left)
        if facet is Facet.OVERSTAYED and left is not None:
            past = self.tr("1 day past its end") if left == -1 else self.tr("{days} days past its end")
            return past.format(days=-left)
        return facet.word(self._desk.lang)

    def _duty(self, detail: UnitDetail, facet: Facet) -> str:
        """What must be done, in one sentence; nothing where nothing must."""
        unit, lang = detail.unit, self._desk.lang
        day = day_text(unit.until, lang) if unit.until else ""
        current = detail.current
        if current is not None and current.vacated_on is not None and current.vacated_on >= self._on:
            return self._leaving(detail, day_text(current.vacated_on, lang))
        if facet is Facet.OVERSTAYED:
            text = self.tr("The agreement ended on {day}. Note that they have left, or extend it.").format(day=day)
            return " ".join(part for part in (text, self._next(detail)) if part)
        if unit.notice_given:
            return self.tr("They leave on {day}: prepare the handover.").format(day=day)
        if facet is Facet.ENDING:
            return self.tr("The agreement ends on {day}. Extend it, or note that they leave.").format(day=day)
        if facet is Facet.HELD:
            return self.tr("The hold lapses after {day}.").format(day=day)
        if facet is Facet.OUT_OF_SERVICE:
            return unit.reason
        return ""

    def _next(self, detail: UnitDetail) -> str:
        """Who comes after somebody who is past the end."""
        coming = next((item for item in detail.coming if item.kind is not AssignmentKind.HOLD), None)
        if coming is None:
            return ""
        day = day_text(coming.starts_on, self._desk.lang)
        company = self._desk.name(coming.company_en, coming.company_zh)
        text = self.tr("{company} comes on {day}.") if company else self.tr("The seat is out of service from {day}.")
        return text.format(company=company, day=day)

    def _add_unnoted(self, detail: UnitDetail) -> None:
        """Who was past the end here until somebody else came: of the day on which their leaving can be noted."""
        for end in detail.unnoted:
            company = self._desk.name(end.company_en, end.company_zh)
            text = self.tr("Nobody noted when {company} left: their agreement ended on {day}.")
            self._box.addWidget(
                label("strong", text.format(company=company, day=day_text(end.ends_on, self._desk.lang)), wrap=True)
            )
            day = short_day_text(end.last, self._desk.lang)
            go = button("link", self.tr("Show {day}").format(day=day))
            go.clicked.connect(lambda _checked=False, day=end.last: self.day_wanted.emit(day))
            self._box.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _leaving(self, detail: UnitDetail, day: str) -> str:
        """What is arranged for who is still here."""
        if detail.moves_to:
            return self.tr("They move to {unit}; {day} is the last day here.").format(unit=detail.moves_to, day=day)
        if detail.current is not None and detail.current.ended_as is EndedAs.TAKEN_UP:
            return self.tr("The hold is taken up after {day}.").format(day=day)
        return self.tr("{day} is the last day here.").format(day=day)

    def _add_verbs(self, detail: UnitDetail) -> None:
        today = self._desk.today()
        waiting = waiting_hold(detail, self._on)
        verbs = verbs_for(detail.unit, detail.current, today, waiting) if self._may_write else ()
        if not verbs:
            return
        for place, verb in enumerate(verbs):
            made = button("primary" if place == 0 else "")
            made.setText(verb_text(verb, self._on, today, self._desk.lang))
            made.clicked.connect(lambda _checked=False, verb=verb: self.verb_chosen.emit(verb))
            self.verb_buttons[verb] = made
        first, *others = self.verb_buttons.values()
        self._box.addWidget(first)
        for row in in_rows(others, _MOST_IN_A_ROW):
            self._box.addLayout(row_of(*row, stretch=False))

    def set_primary(self, *, is_primary: bool) -> None:
        """Only one filled button a page: while a form is open, the form has it."""
        for verb in list(self.verb_buttons)[:1]:
            restyle(self.verb_buttons[verb], "kind", "primary" if is_primary else "")

    def _add_contact(self, detail: UnitDetail) -> None:
        self._box.addWidget(rule())
        self._box.addWidget(label("field", self.tr("Contact")))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        name = label("strong", detail.contact_name)
        phone = label("", detail.contact_phone)
        phone.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row.addWidget(name)
        row.addWidget(phone)
        row.addStretch(1)
        if detail.contact_phone:
            copy = button("link", self.tr("Copy"))
            copy.setAccessibleName(self.tr("Copy the phone number"))
            copy.clicked.connect(lambda: self._copy(detail.contact_phone))
            row.addWidget(copy)
        self._box.addLayout(row)

    def _copy(self, phone: str) -> None:
        QGuiApplication.clipboard().setText(phone)
        self._desk.toast(self.tr("{phone} copied").format(phone=phone))
