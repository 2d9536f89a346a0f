"""What can be done with a unit on a day, the likeliest first; and how each verb is called."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject

from jib_desk.rules.words import AssignmentKind, Lang, UnitState
from jib_desk.services.rows.seats import AssignmentRow, UnitDetail, UnitRow
from jib_desk.views.item_models.days import brief_day_text, short_day_text


class Verb(StrEnum):
    """One thing done with a seat; the service has a method for each."""

    ASSIGN = "assign"
    HOLD = "hold"
    TAKE_UP = "take_up"
    FURTHER = "further"
    MOVE = "move"
    SWAP = "swap"
    EXTEND = "extend"
    NOTICE = "notice"
    END = "end"
    BEGIN = "begin"
    CALL_OFF = "call_off"
    RELEASE = "release"
    CLOSE = "close"
    REOPEN = "reopen"


_FROM = frozenset({Verb.ASSIGN, Verb.HOLD, Verb.TAKE_UP, Verb.MOVE, Verb.RELEASE, Verb.CLOSE, Verb.REOPEN})
_ON = frozenset({Verb.SWAP, Verb.END})


class VerbWords(QObject):
    """Says verbs; a QObject of its own, because translations belong to a class."""

    def of(self, verb: Verb) -> str:
        return {
            Verb.ASSIGN: self.tr("Assign"),
            Verb.HOLD: self.tr("Hold"),
            Verb.TAKE_UP: self.tr("Take up"),
            Verb.FURTHER: self.tr("Also give …"),
            Verb.MOVE: self.tr("Move"),
            Verb.SWAP: self.tr("Swap"),
            Verb.EXTEND: self.tr("Extend"),
            Verb.NOTICE: self.tr("Notice"),
            Verb.END: self.tr("Move out"),
            Verb.BEGIN: self.tr("Other first day"),
            Verb.CALL_OFF: self.tr("Call off"),
            Verb.RELEASE: self.tr("Release"),
            Verb.CLOSE: self.tr("Out of service"),
            Verb.REOPEN: self.tr("Back in service"),
        }[verb]

    def dated(self, verb: Verb, day: str) -> str:
        """The verb with its day: what is done from a day on, on it, or with what is there on it."""
        if verb in _FROM:
            template = self.tr("{verb} from {day}")
        elif verb in _ON:
            template = self.tr("{verb} on {day}")
        else:
            template = self.tr("{verb} as of {day}")
        if verb is Verb.FURTHER:
            template = self.tr("Also give from {day} …")
        return template.format(verb=self.of(verb), day=day)

    def saved(self, verb: Verb, day: str) -> str:
        """What saving does on a day, of verbs whose own day is another than the one that is looked at."""
        template = self.tr("First day {day}") if verb is Verb.BEGIN else self.tr("Notice of {day}")
        return template.format(day=day)


def verb_text(verb: Verb, day: date | None = None, today: date | None = None, lang: Lang = "en") -> str:
    """The verb on its button, in the window's language; with its day where that is not today."""
    if day is None or day == today:
        return VerbWords().of(verb)
    return VerbWords().dated(verb, _day(day, today, lang))


def save_text(verb: Verb, day: date | None, on: date, today: date, lang: Lang) -> str:
    """What the form of a verb saves: with its own `day` where it has one, else with the day `on` looked at."""
    if verb in {Verb.BEGIN, Verb.NOTICE} and day is not None:
        return VerbWords().of(verb) if day == today else VerbWords().saved(verb, _day(day, today, lang))
    return verb_text(verb, on if day is None else day, today, lang)


def _day(day: date, today: date | None, lang: Lang) -> str:
    is_near = today is not None and day.year == today.year
    return brief_day_text(day, lang) if is_near else short_day_text(day, lang)


def verbs_for(
    unit: UnitRow, current: AssignmentRow | None, today: date | None = None, waiting: AssignmentRow | None = None
) -> tuple[Verb, ...]:
    """The verbs of a unit, the likeliest first. What is arranged can be called off, what is over offers none.

    `waiting` is a hold for when somebody who is past their end has left.
    """
    if current is not None and current.vacated_on is not None:
        return (Verb.CALL_OFF,) if today is not None and current.vacated_on >= today else ()
    if unit.state is UnitState.VACANT:
        return Verb.ASSIGN, Verb.HOLD, Verb.CLOSE
    if current is not None and today is not None and current.starts_on > today:
        return _COMING[current.kind]
    if unit.state is UnitState.HELD:
        return Verb.TAKE_UP, Verb.EXTEND, Verb.MOVE, Verb.RELEASE
    if unit.state is UnitState.OUT_OF_SERVICE:
        return Verb.REOPEN, Verb.EXTEND
    if unit.state is not UnitState.OCCUPIED:
        return ()
    if unit.is_overstayed:
        return (Verb.END, Verb.EXTEND, *(_WAITING if waiting is not None else ()))
    others = (Verb.MOVE, Verb.SWAP, Verb.FURTHER, Verb.EXTEND, Verb.NOTICE, Verb.END, Verb.CLOSE)
    likeliest = (
        Verb.EXTEND if unit.is_ending and not unit.notice_given else Verb.END if unit.notice_given else Verb.MOVE
    )
    return (likeliest, *(verb for verb in others if verb is not likeliest))


_WAITING = (Verb.TAKE_UP, Verb.RELEASE)
_COMING = {
    AssignmentKind.OCCUPANCY: (Verb.BEGIN, Verb.CALL_OFF, Verb.MOVE, Verb.EXTEND),
    AssignmentKind.HOLD: (Verb.TAKE_UP, Verb.BEGIN, Verb.EXTEND, Verb.RELEASE),
    AssignmentKind.OUT_OF_SERVICE: (Verb.BEGIN, Verb.EXTEND, Verb.CALL_OFF),
}


def waiting_hold(detail: UnitDetail, on: date) -> AssignmentRow | None:
    """The hold that waits until who is past their end in its unit has left; None when none does."""
    return next((item for item in detail.coming if item.starts_on <= on), None)


def acts_on(verb: Verb, detail: UnitDetail, on: date) -> AssignmentRow | None:
    """The assignment that a verb of a unit changes: what holds it, or the hold that waits."""
    waiting = waiting_hold(detail, on)
    return waiting if verb in _WAITING and waiting is not None else detail.current


def unit_to_show(rows: Sequence[AssignmentRow], on: date) -> int:
    """Of what a verb changed, the unit that is held on the day looked at: the old one while a move is to come."""
    for row in rows:
        last = row.vacated_on or row.ends_on
        if row.live and row.starts_on <= on and (last is None or on <= last):
            return row.unit_id
    return rows[-1].unit_id


def years_on(day: date, years: int) -> date:
    """The same day of a later year; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
