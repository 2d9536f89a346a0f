"""What today holds, from what the services already know: the day's lines, and what needs attention."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk.rules.words import BookingState, UnitState, VisitState, word
from jib_desk.views.item_models.agenda import AgendaLine, with_now
from jib_desk.views.item_models.repair_words import RepairWords, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jib_desk.services.rows.bookings import BookingRow, RoomRow
    from jib_desk.services.rows.repairs import RepairRow
    from jib_desk.services.rows.seats import ComingChange, PlanRow, UnitRow, UnnotedEnd
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext

_OVER = {BookingState.COMPLETED, BookingState.NO_SHOW, BookingState.CANCELLED}
_COMING_DAYS = 14
HOLD_WARN_DAYS = 7


class Agenda(QObject):
    """Turns rows into lines."""

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def of_day(
        self, bookings: Sequence[BookingRow], expected: Sequence[VisitRow], on_site: Sequence[VisitRow]
    ) -> list[AgendaLine]:
        """Arrivals and bookings of today in order of time, with the present among them."""
        now = self._desk.clock.now()
        lines = [self._booking(row, now) for row in bookings if row.state is not BookingState.CANCELLED]
        lines += [self._setup(row) for row in bookings if row.live and row.setup_min and row.blocks_from > now]
        lines += [self._visit(row) for row in (*expected, *on_site)]
        return with_now(lines, AgendaLine(now, self._time(now), "", "", tone="now"))

    def coming(self, changes: Sequence[ComingChange], since: date) -> list[AgendaLine]:
        """Moves of the next two weeks."""
        until = since + timedelta(days=_COMING_DAYS)
        lang = self._desk.lang
        return [
            AgendaLine(
                None,
                self._day(change.on),
                word("coming_change", change.what).said(lang),
                " ".join((change.unit_code, self._desk.name(change.company_en, change.company_zh))).strip(),
                tone="accent",
                page="floor_plan",
                kind="office_unit",
                key=change.unit_id,
            )
            for change in changes
            if since <= change.on <= until
        ]

    def attention(
        self,
        plan: PlanRow,
        on_site: Sequence[VisitRow],
        repairs: Sequence[RepairRow] = (),
        unnoted: Sequence[UnnotedEnd] = (),
    ) -> list[AgendaLine]:
        """What is not as it should be: the worst first. Of open repairs the overdue ones and the hazards."""
        lines: list[AgendaLine] = []
        overstayed = [unit for unit in plan.units if unit.is_overstayed]
        holds = [
            unit
            for unit in plan.units
            if unit.state is UnitState.HELD and unit.days_left is not None and unit.days_left <= HOLD_WARN_DAYS
        ]
        ending = [unit for unit in plan.units if unit.is_ending and not unit.is_overstayed]
        for unit in sorted(overstayed, key=_days_left):
            days = self.tr("%n day(s) past its end", "", -(unit.days_left or 0))
            lines.append(self._unit(unit, "overstayed", self.tr("Overstayed"), days))
        lines += [self._unnoted(end) for end in unnoted]
        lines += [self._repair(row) for row in repairs if row.is_hazard]
        for row in on_site:
            if row.arrived_at is not None and self._desk.local(row.arrived_at).date() < self._desk.today():
                since = self.tr("not checked out since {day}").format(
                    day=self._day(self._desk.local(row.arrived_at).date())
                )
                title = self._desk.name(row.name_latin, row.name_zh)
                lines.append(
                    AgendaLine(
                        None, "", self.tr("Still inside"), title, since, "ends_soon", "visitors", "visit", row.id
                    )
                )
        for unit in sorted(holds, key=_days_left):
            lines.append(self._unit(unit, "held", self.tr("Hold expires"), self._left(unit)))
        for unit in sorted(ending, key=_days_left):
            what = self.tr("Notice given") if unit.notice_given else self.tr("Agreement ends")
            lines.append(self._unit(unit, "ends_soon", what, self._left(unit)))
        lines += [self._repair(row) for row in repairs if row.is_overdue and not row.is_hazard]
        return lines

    def rooms(self, rooms: Sequence[RoomRow], bookings: Sequence[BookingRow]) -> list[AgendaLine]:
        """Each room now: free until when, or taken by what until when."""
        now = self._desk.clock.now()
        return [
            self._room(room, [row for row in bookings if row.live and row.room_id == room.id], now) for room in rooms
        ]

    # --- one line ------------------------------------------------------------------------

    def _unit(self, unit: UnitRow, tone: str, what: str, detail: str) -> AgendaLine:
        title = f"{unit.code} {self._desk.name(unit.company_en, unit.company_zh)}".strip()
        return AgendaLine(None, "", what, title, detail, tone, "floor_plan", "office_unit", unit.id)

    def _unnoted(self, end: UnnotedEnd) -> AgendaLine:
        """Past the end until somebody else came: leads to the day on which their leaving is noted."""
        title = f"{end.unit_code} {self._desk.name(end.company_en, end.company_zh)}".strip()
        until = self.tr("past its end until {day}").format(day=self._day(end.last))
        return AgendaLine(
            None, "", self.tr("Left unnoted"), title, until, "overstayed", "floor_plan", "unnoted_end", end.id
        )

    def _repair(self, row: RepairRow) -> AgendaLine:
        due = RepairWords(self).due(row, self._desk.lang) if row.is_overdue else ""
        detail = " · ".join(part for part in (row.what, due) if part)
        what = self.tr("Hazard") if row.is_hazard else self.tr("Repair late")
        tone = "overstayed" if row.is_hazard else "ends_soon"
        return AgendaLine(None, "", what, place_of(row, self._desk.lang), detail, tone, "floor_plan", "repair", row.id)

    def _left(self, unit: UnitRow) -> str:
        days = unit.days_left or 0
        if days == 0:
            return self.tr("today")
        return self.tr("in %n day(s)", "", days)

    def _booking(self, row: BookingRow, now: datetime) -> AgendaLine:
        tone = "accent" if row.starts_at <= now < row.ends_at else "plain"
        if row.state in _OVER or row.ends_at <= now:
            tone = "past"
        elif row.state is BookingState.TENTATIVE:
            tone = "held"
        detail = " · ".join(part for part in (row.booker(self._desk.lang), self._heads(row.headcount)) if part)
        return AgendaLine(
            row.starts_at,
            f"{self._time(row.starts_at)}–{self._time(row.ends_at)}",
            row.room_code,
            row.subject,
            detail,
            tone,
            "bookings",
            "booking",
            row.id,
        )

    def _room(self, room: RoomRow, bookings: Sequence[BookingRow], now: datetime) -> AgendaLine:
        name = self._desk.name(room.name_en, room.name_zh) or room.code
        taken = next((row for row in bookings if row.blocks_from <= now < row.blocks_until), None)
        if taken is not None:
            detail = self.tr("until {time}").format(time=self._time(taken.blocks_until))
            return AgendaLine(None, "", self.tr("Taken"), name, detail, "accent", "bookings", "booking", taken.id)
        following = min((row.blocks_from for row in bookings if row.blocks_from > now), default=None)
        detail = self.tr("until {time}").format(time=self._time(following)) if following else self.tr("rest of the day")
        return AgendaLine(None, "", self.tr("Free"), name, detail, "vacant", "bookings")

    def _setup(self, row: BookingRow) -> AgendaLine:
        what = self.tr("Set up {room}").format(room=row.room_code)
        layout = word("layout", row.layout).said(self._desk.lang) if row.layout else ""
        detail = " · ".join(part for part in (layout, row.equipment, row.catering) if part)
        return AgendaLine(
            row.blocks_from,
            self._time(row.blocks_from),
            what,
            row.subject,
            detail,
            "plain",
            "bookings",
            "booking",
            row.id,
        )

    def _visit(self, row: VisitRow) -> AgendaLine:
        is_inside = row.state is VisitState.INSIDE
        at = row.arrived_at if is_inside else row.expected_at
        what = word("visit_state", row.state).said(self._desk.lang)
        host = self._desk.name(row.company_en, row.company_zh)
        party = self._heads(row.party_size) if row.party_size > 1 else ""
        way = f"{row.organisation} → {host}".strip() if host else row.organisation
        detail = " · ".join(part for part in (way, party) if part)
        return AgendaLine(
            at,
            self._when(at) if at else "",
            what,
            self._desk.name(row.name_latin, row.name_zh),
            detail,
            "vacant" if is_inside else "plain",
            "visitors",
            "visit",
            row.id,
        )

    def _heads(self, number: int | None) -> str:
        return self.tr("%n people", "", number) if number else ""

    def _when(self, at: datetime) -> str:
        """The time, or the day of what is left over from an earlier one."""
        local = self._desk.local(at).date()
        return self._time(at) if local == self._desk.today() else self._day(local)

    def _time(self, at: datetime) -> str:
        return f"{self._desk.local(at):%H:%M}"

    def _day(self, day: date) -> str:
        return self._desk.day_text(day, "brief")


def _days_left(unit: UnitRow) -> int:
    return unit.days_left if unit.days_left is not None else 0
