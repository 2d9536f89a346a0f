"""The quieter half of a unit's panel: facts, what is broken, whom it would suit, what is to come, what was."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AccessState, AssignmentKind, EndedAs, UnitState, word
from jib_desk.services.rows.seats import AssignmentRow, UnitDetail
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.landing import free_until
from jib_desk.views.floor_plan.verbs import Verb, verb_text
from jib_desk.views.item_models.days import day_text, short_day_text
from jib_desk.views.item_models.unit_faces import since_day
from jib_desk.views.repairs.opening import RepairsMenu
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label, row_of, rule

_SHOWN_NUMBERS = 4
_SHOWN_WAITING = 3


class UnitSection(QWidget):
    """A part of the panel that is built once for what it shows; empty ones are left out."""

    def __init__(self, desk: DeskContext, detail: UnitDetail, on: date) -> None:
        super().__init__()
        self.desk = desk
        self.detail = detail
        self.on = on
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(Space.S)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self.box.count() == 0

    def head(self, text: str) -> None:
        """A heading below a hairline."""
        self.box.addWidget(rule())
        self.box.addWidget(label("field", text))


class UnitFacts(UnitSection):
    """Since when, until when, how large, by which agreement, with which cards."""

    company_wanted = Signal(int)

    def __init__(self, desk: DeskContext, detail: UnitDetail, on: date) -> None:
        super().__init__(desk, detail, on)
        unit, lang = detail.unit, desk.lang
        is_taken = unit.state is not UnitState.VACANT
        since = since_day(unit)
        size = self.tr("{area} m² · 1 desk") if unit.desks == 1 else self.tr("{area} m² · {count} desks")
        names = {
            UnitState.VACANT: self.tr("Vacant since"),
            UnitState.HELD: self.tr("Held from"),
            UnitState.OUT_OF_SERVICE: self.tr("Out of service from"),
        }
        facts = [
            (names.get(unit.state, self.tr("Since")), day_text(since, lang) if since else ""),
            (self.tr("Until"), self._until() if is_taken else ""),
            (self.tr("Free until"), self._free_until()),
            (self.tr("Retired from"), day_text(unit.retires_on, lang) if unit.retires_on else ""),
            (self.tr("Space"), size.format(area=f"{unit.area_m2:g}", count=unit.desks)),
            (self.tr("Also in"), ", ".join(detail.also_in)),
            (self.tr("Agreement"), detail.current.agreement if detail.current else ""),
            (self.tr("Notice given"), self._notice()),
            (self.tr("Cards and keys"), self._cards()),
            (self.tr("Note"), self._note()),
        ]
        self.box.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate((name, value) for name, value in facts if value):
            grid.addWidget(label("dim", name), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label("", value, wrap=True), place, 1)
        self.box.addLayout(grid)
        if unit.company_id is not None:
            company_id = unit.company_id
            card = button("link", self.tr("Company card"))
            card.clicked.connect(lambda: self.company_wanted.emit(company_id))
            self.box.addWidget(card, 0, Qt.AlignmentFlag.AlignLeft)

    def _until(self) -> str:
        unit = self.detail.unit
        if unit.until is None:
            return self.tr("open end")
        day, left = day_text(unit.until, self.desk.lang), unit.days_left or 0
        if left < 0:
            return day
        text = {0: self.tr("{day} (the last day)"), 1: self.tr("{day} (1 day left)")}
        return text.get(left, self.tr("{day} ({days} days left)")).format(day=day, days=left)

    def _free_until(self) -> str:
        """The last day before somebody comes or the unit is retired."""
        last = free_until(self.detail)
        return day_text(last, self.desk.lang) if last is not None else ""

    def _notice(self) -> str:
        current = self.detail.current
        if current is None or current.notice_on is None or current.notice_on > self.on:
            return ""
        return day_text(current.notice_on, self.desk.lang)

    def _note(self) -> str:
        current = self.detail.current
        if self.detail.unit.state is UnitState.HELD:
            return self.detail.unit.reason
        return current.note if current is not None and current.kind is AssignmentKind.OCCUPANCY else ""

    def _cards(self) -> str:
        """What the company has out today; of other days nobody asks."""
        company_id = self.detail.unit.company_id
        if company_id is None or self.on != self.desk.today():
            return ""
        rows = self.desk.read(lambda: self.desk.services.access.of_company(company_id))
        out = [row for row in rows if row.state is AccessState.ISSUED]
        kinds = {kind: [row.number for row in out if row.kind is kind] for kind in {row.kind for row in out}}
        parts: list[str] = []
        for kind in sorted(kinds):
            numbers = sorted(kinds[kind])
            more = "" if len(numbers) <= _SHOWN_NUMBERS else " …"
            text = self.tr("{count} × {what} ({numbers})")
            said = word("access_kind", kind).said(self.desk.lang)
            parts.append(text.format(count=len(numbers), what=said, numbers=", ".join(numbers[:_SHOWN_NUMBERS]) + more))
        return "; ".join(parts)


class UnitRepairs(UnitSection):
    """What is open today in the unit: what, who mends it, until when; and the way to report something new."""

    report_wanted = Signal()

    def __init__(self, desk: DeskContext, detail: UnitDetail, on: date, *, may_write: bool) -> None:
        super().__init__(desk, detail, on)
        if on == desk.today():
            self._add_open()
        if may_write:
            report = button("link", RepairsMenu().report())
            report.clicked.connect(self.report_wanted)
            self.box.addWidget(report, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_open(self) -> None:
        desk, unit_id = self.desk, self.detail.unit.id
        rows = desk.read(lambda: desk.services.repairs.open_for(unit_id=unit_id))
        if rows:
            self.head(self.tr("Open repairs"))
        for row in rows:
            due = short_day_text(row.due_on, desk.lang) if row.due_on else ""
            parts = (
                self.tr("Hazard") if row.is_hazard else "",
                row.what,
                row.assigned_to,
                self.tr("late since {day}").format(day=due) if row.is_overdue else due,
            )
            is_pressing = row.is_overdue or row.is_hazard
            self.box.addWidget(
                label("error" if is_pressing else "", " · ".join(part for part in parts if part), wrap=True)
            )


def _free_on(detail: UnitDetail, on: date) -> date | None:
    """From when the unit can be offered: vacant now, or from the day after an end that is noted or announced."""
    current = detail.current
    if detail.unit.state is UnitState.VACANT:
        return on
    if current is None or current.kind is not AssignmentKind.OCCUPANCY:
        return None
    last = current.vacated_on or (current.ends_on if current.notice_on is not None else None)
    return None if last is None or last < on else last + ONE_DAY


class UnitWaiting(UnitSection):
    """Whom a unit would suit of those who wait: vacant, each is assigned with one press; else from when it is free."""

    company_chosen = Signal(int)
    day_wanted = Signal(object)  # datetime.date

    def __init__(self, desk: DeskContext, detail: UnitDetail, on: date, *, may_write: bool) -> None:
        super().__init__(desk, detail, on)
        free_on = _free_on(detail, on)
        if free_on is None or on < desk.today():
            return
        offers = desk.read(lambda: desk.services.admission.matching(detail.unit.id, free_on))
        if not offers:
            return
        self.head(self.tr("Would suit who waits"))
        if free_on > on:
            day = self.tr("Free from {day}").format(day=short_day_text(free_on, desk.lang))
            go = button("link", day)
            go.setAccessibleName(self.tr("{day}: show the plan of that day").format(day=day))
            go.clicked.connect(lambda: self.day_wanted.emit(free_on))
            self.box.addLayout(row_of(go))
        until = offers[0].until_on
        if until is not None:
            is_retired = until + ONE_DAY == detail.unit.retires_on
            said = (
                self.tr("Only until {day}: the seat is retired then.")
                if is_retired
                else self.tr("Only until {day}: somebody comes then.")
            )
            text = said.format(day=short_day_text(until, desk.lang))
            self.box.addWidget(label("caption", text, wrap=True))
        for offer in offers[:_SHOWN_WAITING]:
            waiting = offer.waiting
            name = desk.name(waiting.company_en, waiting.company_zh)
            text = self.tr("{company} · {count} desks · since {day}").format(
                company=name, count=waiting.desks, day=short_day_text(waiting.since_on, desk.lang)
            )
            line = row_of(label("", text, wrap=True), stretch=False)
            line.setStretch(0, 1)
            self.box.addLayout(line)
            if may_write and free_on == on:
                verb = verb_text(Verb.ASSIGN, on, desk.today(), desk.lang)
                give = button("link", verb)
                give.setAccessibleName(self.tr("{verb}: {company}").format(verb=verb, company=name))
                give.clicked.connect(lambda _checked=False, key=waiting.company_id: self.company_chosen.emit(key))
                line.addWidget(give)


class UnitTimes(UnitSection):
    """What is to come, when it was out of service, and who was in it."""

    day_wanted = Signal(object)  # datetime.date

    def __init__(self, desk: DeskContext, detail: UnitDetail, on: date) -> None:
        super().__init__(desk, detail, on)
        self._add_coming()
        closures = [item for item in detail.history if item.kind is AssignmentKind.OUT_OF_SERVICE]
        if closures:
            self.head(self.tr("Out of service"))
            for item in closures:
                self.box.addWidget(self._line(item))
        self.head(self.tr("History"))
        for item in detail.history:
            if item.kind is not AssignmentKind.OUT_OF_SERVICE:
                self.box.addWidget(self._line(item))
        opened = self.tr("{day} · Seat opened").format(day=short_day_text(detail.opened_on, desk.lang))
        self.box.addWidget(label("dim", opened, wrap=True))

    def _add_coming(self) -> None:
        retires_on = self.detail.unit.retires_on
        if not self.detail.coming and retires_on is None:
            return
        self.head(self.tr("Coming"))
        for item in self.detail.coming:
            self.box.addWidget(self._line(item))
            if item.starts_on <= self.on:  # a hold that waits until who is past the end has left
                continue
            day = short_day_text(item.starts_on, self.desk.lang)
            go = button("link", self.tr("Show {day}").format(day=day))
            go.clicked.connect(lambda _checked=False, day=item.starts_on: self.day_wanted.emit(day))
            self.box.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        if retires_on is not None:
            day = short_day_text(retires_on, self.desk.lang)
            self.box.addWidget(label("", self.tr("{day} · Seat retired").format(day=day), wrap=True))

    def _line(self, item: AssignmentRow) -> QLabel:
        lang = self.desk.lang
        end = item.vacated_on or item.ends_on
        days = self.tr("{start} – {end}").format(
            start=short_day_text(item.starts_on, lang),
            end=short_day_text(end, lang) if end else self.tr("open end"),
        )
        who = self.desk.name(item.company_en, item.company_zh) or item.note
        what = word("assignment_kind", item.kind).said(lang) if item.kind is AssignmentKind.HOLD else ""
        ended = word("ended_as", item.ended_as).said(lang) if item.ended_as else ""
        parts = (days, who, what, ended if item.ended_as is not EndedAs.EXPIRED else "")
        return label("", " · ".join(part for part in parts if part), wrap=True)
