"""The panel beside the plan, there only while a unit is selected or a form is open.

Order: company → what must be done → verbs → contact → facts → history.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jib_desk.rules.words import AssignmentKind, EndedAs, Sector, UnitState, word
from jib_desk.services.rows.seats import AssignmentRow, UnitDetail
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.verbs import Verb, verb_text, verbs_for
from jib_desk.views.item_models.days import day_text, short_day_text
from jib_desk.views.item_models.unit_faces import Facet, company_of, facet_of, since_day
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.badges import StateBadge, Tone
from jib_desk.views.widgets.basics import button, clear, label, restyle, rule

_TONES: dict[Facet, Tone] = {
    Facet.OCCUPIED: "occupied",
    Facet.ENDING: "ends_soon",
    Facet.OVERSTAYED: "overstayed",
    Facet.HELD: "held",
    Facet.VACANT: "vacant",
    Facet.OUT_OF_SERVICE: "out_of_service",
    Facet.RETIRED: "plain",
}
_COLUMNS = 3


class UnitCard(QWidget):
    """One unit on one day, as plain widgets; filled anew by `show_detail`."""

    verb_chosen = Signal(str)  # Verb
    company_wanted = Signal(int)

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
        self._may_write = may_write

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
        clear(self._box)
        self.verb_buttons = {}
        if self._detail is None:
            return
        self._add_state(self._detail)
        self._add_verbs(self._detail)
        if self._detail.contact_name or self._detail.contact_phone:
            self._add_contact(self._detail)
        self._add_facts(self._detail)
        self._add_coming(self._detail)
        self._add_history(self._detail)
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
        if facet is Facet.OVERSTAYED:
            return self.tr("The agreement ended on {day}. Note that they have left, or extend it.").format(day=day)
        if unit.notice_given:
            return self.tr("They leave on {day}: prepare the handover.").format(day=day)
        if facet is Facet.ENDING:
            return self.tr("The agreement ends on {day}. Extend it, or note that they leave.").format(day=day)
        if facet is Facet.HELD:
            return self.tr("The hold lapses after {day}.").format(day=day)
        if facet is Facet.OUT_OF_SERVICE:
            return unit.reason
        return ""

    def _add_verbs(self, detail: UnitDetail) -> None:
        verbs = verbs_for(detail.unit, detail.current) if self._may_write else ()
        if not verbs:
            return
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        for place, verb in enumerate(verbs):
            made = button("primary" if place == 0 else "")
            made.setAutoDefault(True)  # Enter presses it
            made.setText(self._verb_text(verb) if place == 0 else verb_text(verb))
            made.clicked.connect(lambda _checked=False, verb=verb: self.verb_chosen.emit(verb))
            self.verb_buttons[verb] = made
            if place == 0:
                grid.addWidget(made, 0, 0, 1, _COLUMNS)
            else:
                grid.addWidget(made, 1 + (place - 1) // _COLUMNS, (place - 1) % _COLUMNS)
        self._box.addLayout(grid)

    def _verb_text(self, verb: Verb) -> str:
        """The likeliest verb says the day when it is not today."""
        text = verb_text(verb)
        if self._on == self._desk.today():
            return text
        return self.tr("{verb} · {day}").format(verb=text, day=short_day_text(self._on, self._desk.lang))

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

    def _add_facts(self, detail: UnitDetail) -> None:
        unit, lang = detail.unit, self._desk.lang
        since = since_day(unit)
        size = self.tr("{area} m² · {count} desks").format(area=f"{unit.area_m2:g}", count=unit.desks)
        is_taken = unit.state is not UnitState.VACANT
        until = day_text(unit.until, lang) if unit.until else self.tr("open end") if is_taken else ""
        since_label = self.tr("Since") if is_taken else self.tr("Vacant since")
        facts = [
            (since_label, day_text(since, lang) if since else ""),
            (self.tr("Until"), until),
            (self.tr("Space"), size),
            (self.tr("Agreement"), detail.current.agreement if detail.current else ""),
            (self.tr("Note"), unit.reason if unit.state is UnitState.HELD else ""),
        ]
        self._box.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate((name, value) for name, value in facts if value):
            grid.addWidget(label("dim", name), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label("", value, wrap=True), place, 1)
        self._box.addLayout(grid)
        if unit.company_id is not None:
            card = button("link", self.tr("Company card"))
            card.clicked.connect(lambda: self.company_wanted.emit(unit.company_id))
            self._box.addWidget(card, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_coming(self, detail: UnitDetail) -> None:
        if detail.coming:
            self._box.addWidget(rule())
            self._box.addWidget(label("field", self.tr("Coming")))
            for item in detail.coming:
                self._box.addWidget(self._line(item))

    def _add_history(self, detail: UnitDetail) -> None:
        self._box.addWidget(rule())
        self._box.addWidget(label("field", self.tr("History")))
        for item in detail.history:
            self._box.addWidget(self._line(item))
        opened = self.tr("{day} · Seat opened").format(day=short_day_text(detail.opened_on, self._desk.lang))
        self._box.addWidget(label("dim", opened, wrap=True))

    def _line(self, item: AssignmentRow) -> QLabel:
        lang = self._desk.lang
        end = item.vacated_on or item.ends_on
        days = self.tr("{start} – {end}").format(
            start=short_day_text(item.starts_on, lang),
            end=short_day_text(end, lang) if end else self.tr("open end"),
        )
        who = self._desk.name(item.company_en, item.company_zh) or item.note
        what = word("assignment_kind", item.kind).said(lang) if item.kind is not AssignmentKind.OCCUPANCY else ""
        ended = word("ended_as", item.ended_as).said(lang) if item.ended_as else ""
        quiet = {EndedAs.EXPIRED}
        parts = (days, who, what, ended if item.ended_as not in quiet else "")
        return label("", " · ".join(part for part in parts if part), wrap=True)
