"""What can be done with a unit on a day, the likeliest first; and how each verb is called."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject

from jib_desk.rules.words import UnitState
from jib_desk.services.rows.seats import AssignmentRow, UnitRow


class Verb(StrEnum):
    """One thing done with a seat; the service has a method for each."""

    ASSIGN = "assign"
    HOLD = "hold"
    TAKE_UP = "take_up"
    MOVE = "move"
    SWAP = "swap"
    EXTEND = "extend"
    NOTICE = "notice"
    END = "end"
    RELEASE = "release"
    CLOSE = "close"
    REOPEN = "reopen"


class VerbWords(QObject):
    """Says verbs; a QObject of its own, because translations belong to a class."""

    def of(self, verb: Verb) -> str:
        return {
            Verb.ASSIGN: self.tr("Assign"),
            Verb.HOLD: self.tr("Hold"),
            Verb.TAKE_UP: self.tr("Take up"),
            Verb.MOVE: self.tr("Move"),
            Verb.SWAP: self.tr("Swap"),
            Verb.EXTEND: self.tr("Extend"),
            Verb.NOTICE: self.tr("Notice"),
            Verb.END: self.tr("Move out"),
            Verb.RELEASE: self.tr("Release"),
            Verb.CLOSE: self.tr("Out of service"),
            Verb.REOPEN: self.tr("Back in service"),
        }[verb]


def verb_text(verb: Verb) -> str:
    """The verb on its button, in the window's language."""
    return VerbWords().of(verb)


def verbs_for(unit: UnitRow, current: AssignmentRow | None) -> tuple[Verb, ...]:
    """The verbs of a unit, the likeliest first. An assignment that is over offers none."""
    if current is not None and current.vacated_on is not None:
        return ()
    if unit.state is UnitState.VACANT:
        return Verb.ASSIGN, Verb.HOLD, Verb.CLOSE
    if unit.state is UnitState.HELD:
        first = (Verb.TAKE_UP,) if unit.company_id is not None else ()
        return (*first, Verb.EXTEND, Verb.MOVE, Verb.RELEASE)
    if unit.state is UnitState.OUT_OF_SERVICE:
        return Verb.REOPEN, Verb.EXTEND
    if unit.state is not UnitState.OCCUPIED:
        return ()
    if unit.is_overstayed:
        return Verb.END, Verb.EXTEND
    others = (Verb.MOVE, Verb.SWAP, Verb.EXTEND, Verb.NOTICE, Verb.END)
    likeliest = (
        Verb.EXTEND if unit.is_ending and not unit.notice_given else Verb.END if unit.notice_given else Verb.MOVE
    )
    return (likeliest, *(verb for verb in others if verb is not likeliest))


def years_on(day: date, years: int) -> date:
    """The same day of a later year; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
