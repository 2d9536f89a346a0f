"""From a filled form to the one call of the seat service, and what is said when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AssignmentKind
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import ValueMissing, ValueRefused
from jib_desk.views.floor_plan.seat_fields import CLEARING
from jib_desk.views.floor_plan.verbs import Verb

if TYPE_CHECKING:
    from datetime import date

    from jib_desk.services.centre import Services
    from jib_desk.services.rows.seats import AssignmentRow
    from jib_desk.services.rows.staff import Actor
    from jib_desk.views.context import DeskContext
    from jib_desk.views.floor_plan.seat_fields import Subject

Work = Callable[[], Outcome[Any]]
_NEEDS_UNIT = {Verb.ASSIGN, Verb.FURTHER, Verb.HOLD, Verb.CLOSE}
_ASKS_WHO_LEFT = {Verb.ASSIGN, Verb.FURTHER, Verb.TAKE_UP, Verb.MOVE, Verb.SWAP, Verb.BEGIN, Verb.CLOSE}
ENDS = "ends"  # the choice that whoever has a unit that is closed ends the day before


def work_of(
    services: Services,
    by: Actor,
    verb: Verb,
    subject: Subject,
    values: Mapping[str, Any],
    *,
    token: str,
    vacate_overstay: bool = False,
) -> Work:
    """The call that carries a form out, for the writer thread. Raises ValueMissing, ValueRefused for a choice."""
    given: dict[str, Any] = {"by": by, "token": token, **values}
    given |= _of_unit(verb, subject, given) if verb in _NEEDS_UNIT else _of_current(verb, subject, given)
    if verb in _ASKS_WHO_LEFT:
        given["vacate_overstay"] = vacate_overstay
    if verb is Verb.CLOSE:
        given |= _cleared(given.pop(CLEARING)) | {"for_repair": subject.repair_id}
    seats = services.seats
    if verb is Verb.SWAP:
        return _swap(services, given)
    method: Callable[..., Outcome[Any]] = {
        Verb.ASSIGN: seats.assign,
        Verb.FURTHER: seats.assign,
        Verb.HOLD: seats.hold,
        Verb.TAKE_UP: seats.take_up,
        Verb.MOVE: seats.move,
        Verb.EXTEND: seats.extend,
        Verb.NOTICE: seats.give_notice,
        Verb.END: seats.end,
        Verb.BEGIN: seats.begin,
        Verb.CALL_OFF: seats.call_off,
        Verb.RELEASE: seats.release_hold,
        Verb.CLOSE: seats.out_of_service,
        Verb.REOPEN: seats.back_in_service,
    }[verb]
    return lambda: method(**given)


def _of_unit(verb: Verb, subject: Subject, given: Mapping[str, Any]) -> dict[str, Any]:
    """Which unit, and for whom where somebody has to be named."""
    unit_id = given.get("unit_id", subject.unit.id if subject.unit else None)
    if unit_id is None:
        raise ValueMissing("unit")
    if verb not in {Verb.ASSIGN, Verb.FURTHER}:
        return {"unit_id": unit_id}
    company_id = given.get("company_id")
    if verb is Verb.FURTHER and subject.unit is not None:
        company_id = subject.unit.company_id
    if company_id is None:
        raise ValueMissing("company")
    return {"unit_id": unit_id, "company_id": company_id}


def _of_current(verb: Verb, subject: Subject, given: Mapping[str, Any]) -> dict[str, Any]:
    """Which assignment, as it was read."""
    if subject.current is None:
        raise ValueMissing("assignment")
    if verb in {Verb.MOVE, Verb.SWAP} and given["to_unit_id"] is None:
        raise ValueMissing("unit")
    return {"assignment_id": subject.current.id, "version": subject.current.version}


def _cleared(choice: object) -> dict[str, Any]:
    """What becomes of whoever has the unit: they end, or go on in another; nothing is chosen while nobody has it."""
    return {"end_stays": choice == ENDS, "move_to_unit_id": choice if isinstance(choice, int) else None}


def _swap(services: Services, given: dict[str, Any]) -> Work:
    """The other company's assignment is looked up on the day of the swap."""
    other_unit = given.pop("to_unit_id")
    detail = services.plans.unit_detail(other_unit, given["on"])
    other = detail.current
    if other is None:
        raise ValueRefused("unit", "nobody_there", detail.unit.code)
    given |= {"with_assignment_id": other.id, "with_version": other.version}
    return lambda: services.seats.swap(**given)


class SeatDone(QObject):
    """What is said of each verb when it is done; a QObject because translations belong to a class."""

    def template(self, verb: Verb, kind: AssignmentKind, *, has_company: bool) -> str:
        """The sentence with places for unit, other unit and company."""
        is_hold = kind is AssignmentKind.HOLD
        return {
            Verb.ASSIGN: self.tr("{unit} assigned to {company}"),
            Verb.HOLD: self.tr("{unit} held for {company}") if has_company else self.tr("{unit} held"),
            Verb.FURTHER: self.tr("{company} has {unit}, too"),
            Verb.TAKE_UP: self.tr("{company} takes up {unit}"),
            Verb.MOVE: self.tr("{company} moved from {unit} to {other}"),
            Verb.SWAP: self.tr("{unit} and {other} swapped"),
            Verb.EXTEND: self.tr("Hold on {unit} extended") if is_hold else self.tr("{unit} extended"),
            Verb.NOTICE: self.tr("Notice noted for {unit}"),
            Verb.END: self.tr("{company} moved out of {unit}"),
            Verb.BEGIN: self.tr("{unit}: another first day"),
            Verb.CALL_OFF: self.tr("Called off for {unit}"),
            Verb.RELEASE: self.tr("Hold on {unit} released"),
            Verb.CLOSE: self.tr("{unit} is out of service"),
            Verb.REOPEN: self.tr("{unit} is back in service"),
        }[verb]

    def dated(self, verb: Verb, *, has_company: bool, is_past: bool) -> str | None:
        """The sentence of a deed that is of another day than today, with a place for the day; None = without one."""
        return {
            Verb.ASSIGN: self.tr("{unit} assigned to {company} from {day}"),
            Verb.HOLD: (
                self.tr("{unit} held for {company} from {day}") if has_company else self.tr("{unit} held from {day}")
            ),
            Verb.FURTHER: self.tr("{company} has {unit}, too, from {day}"),
            Verb.TAKE_UP: self.tr("{company} takes up {unit} from {day}"),
            Verb.MOVE: (
                self.tr("{company} moved from {unit} to {other} on {day}")
                if is_past
                else self.tr("{company} moves from {unit} to {other} on {day}")
            ),
            Verb.SWAP: self.tr("{unit} and {other} swapped from {day}"),
            Verb.NOTICE: self.tr("Notice of {day} noted for {unit}"),
            Verb.BEGIN: self.tr("{unit}: first day {day}"),
            Verb.CALL_OFF: self.tr("Called off for {unit}: nothing begins on {day}"),
            Verb.RELEASE: self.tr("Hold on {unit} released from {day}"),
            Verb.CLOSE: (
                self.tr("{unit} is out of service since {day}")
                if is_past
                else self.tr("{unit} is out of service from {day}")
            ),
            Verb.REOPEN: (
                self.tr("{unit} is back in service since {day}")
                if is_past
                else self.tr("{unit} is back in service from {day}")
            ),
            Verb.END: (
                self.tr("{company} left {unit}, last day {day}")
                if is_past
                else self.tr("{company} leaves {unit}, last day {day}")
            ),
        }.get(verb)

    def extended(self, row: AssignmentRow, company: str) -> str:
        """Until when somebody stays now."""
        if row.kind is AssignmentKind.HOLD:
            return self.tr("Hold on {unit} extended to {day}")
        if not company:
            return self.tr("{unit} extended to {day}")
        if row.ends_on is None:
            return self.tr("{company} stays in {unit} without an agreed end")
        return self.tr("{company} stays in {unit}, last day {day}")


def done_text(verb: Verb, outcome: Outcome[Any], desk: DeskContext) -> str:
    """What the toast says, from the rows that came back; the day is told unless it is today."""
    rows: list[AssignmentRow] = [*outcome.row] if isinstance(outcome.row, tuple) else [outcome.row]
    first, last, said = rows[0], rows[-1], SeatDone()
    company = desk.name(first.company_en, first.company_zh)
    other = rows[1].unit_code if verb is Verb.SWAP else last.unit_code
    day = _day_of(verb, first, last)
    text = said.template(verb, first.kind, has_company=bool(company))
    if verb is Verb.EXTEND and (day or company):
        text = said.extended(first, company)
    elif day is not None and day != desk.today():
        text = said.dated(verb, has_company=bool(company), is_past=day < desk.today()) or text
    return text.format(unit=first.unit_code, other=other, company=company, day=_day(day, desk))


def _day_of(verb: Verb, first: AssignmentRow, last: AssignmentRow) -> date | None:
    """The day of the deed; None where it has none of its own."""
    if verb in {Verb.RELEASE, Verb.REOPEN}:  # one that has not begun by then never was
        return first.vacated_on + ONE_DAY if first.vacated_on is not None else None
    if verb is Verb.CALL_OFF:
        return None if first.live else first.starts_on
    days = {Verb.EXTEND: first.ends_on, Verb.END: first.vacated_on, Verb.NOTICE: first.notice_on}
    return days.get(verb, last.starts_on)


def _day(day: date | None, desk: DeskContext) -> str:
    if day is None:
        return ""
    return desk.day_text(day, "brief" if day.year == desk.today().year else "day")
