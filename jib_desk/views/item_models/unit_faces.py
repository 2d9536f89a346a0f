"""What a unit shows of itself: which look, which name, which mark, how many of its desks are taken.

Said once for the drawn plan, the seat table, the counts and the picture in the workbook.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from jib_desk.rules.words import Lang, UnitState, word
from jib_desk.services.rows.seats import UnitCounts, UnitRow
from jib_desk.views.item_models.days import brief_day_text, figures_day_text


class Facet(StrEnum):
    """How a unit looks, and what the legend counts and filters by. ENDING and OVERSTAYED are occupied."""

    OCCUPIED = "occupied"
    ENDING = "ending"
    OVERSTAYED = "overstayed"
    HELD = "held"
    VACANT = "vacant"
    OUT_OF_SERVICE = "out_of_service"
    RETIRED = "retired"

    def word(self, lang: Lang) -> str:
        """The facet's name."""
        return word("unit_state", self).said(lang)


def facet_of(unit: UnitRow) -> Facet:
    """The one look of a unit; the exception goes before the state."""
    if unit.state is UnitState.OCCUPIED:
        if unit.is_overstayed:
            return Facet.OVERSTAYED
        return Facet.ENDING if unit.is_ending else Facet.OCCUPIED
    return Facet(unit.state)


def belongs_to(unit: UnitRow, facet: Facet) -> bool:
    """Whether a unit is counted under a facet: the ending and the overstayed are occupied too."""
    if facet is Facet.OCCUPIED:
        return unit.state is UnitState.OCCUPIED
    return facet_of(unit) is facet


def company_of(unit: UnitRow, lang: Lang) -> str:
    """Short name of the company in a language, or in the other where it is missing."""
    if lang == "zh_CN":
        return unit.company_zh or unit.company_en
    return unit.company_en or unit.company_zh


def name_of(unit: UnitRow, lang: Lang) -> str:
    """The main word on a unit: its company, or what it is instead."""
    return company_of(unit, lang) or word("unit_state", unit.state).said(lang)


def mark_of(unit: UnitRow, lang: Lang) -> str:
    """The small line at the foot of a unit: what needs looking at, nothing where all is as agreed."""
    return next(iter(marks_of(unit, lang)), "")


def marks_of(unit: UnitRow, lang: Lang) -> tuple[str, ...]:
    """The same line, and shorter ways to say it where there is little room."""
    facet, left = facet_of(unit), unit.days_left
    if facet is Facet.OVERSTAYED and left is not None:
        return mark("days_over", lang, days=-left), mark("days_left", lang, days=left)
    if facet is Facet.ENDING and left is not None:
        return (mark("today", lang) if left == 0 else mark("days_left", lang, days=left),)
    if facet is Facet.HELD and unit.until is not None:
        days = (brief_day_text(unit.until, lang), figures_day_text(unit.until, lang))
        said = tuple(mark("until", lang, day=day) for day in dict.fromkeys(days))
        return said if lang == "zh_CN" else (*said, *days[:1])  # 至 is a sign; "to" may go
    if facet is Facet.VACANT:
        return (mark("desks", lang, desks=unit.desks),)  # a bare number would be a riddle; the dots say it
    if facet is Facet.OCCUPIED and unit.notice_given:
        return (word("unit_state", "notice").said(lang),)
    return ()


def mark(code: str, lang: Lang, **values: object) -> str:
    """A short word of the plan with its numbers."""
    return word("plan_mark", code).said(lang).format(**values)


def people_in(units: Sequence[UnitRow]) -> Mapping[int, int]:
    """Unit id → people sitting there: a company fills its units in order, what is too many sits in the last."""
    left: dict[int, int] = {}
    last: dict[int, int] = {}
    for unit in units:
        if unit.state is UnitState.OCCUPIED and unit.company_id is not None and unit.headcount is not None:
            left[unit.company_id] = unit.headcount
            last[unit.company_id] = unit.id
    people: dict[int, int] = {}
    for unit in units:
        if unit.company_id in left and unit.state is UnitState.OCCUPIED:
            rest = left[unit.company_id]
            people[unit.id] = rest if last[unit.company_id] == unit.id else min(rest, unit.desks)
            left[unit.company_id] = rest - people[unit.id]
    return people


def counts_of(units: Iterable[UnitRow]) -> UnitCounts:
    """How many units there are of each kind; retired ones are outside the total."""
    present = [unit for unit in units if unit.state is not UnitState.RETIRED]
    facets = [facet_of(unit) for unit in present]
    out = facets.count(Facet.OUT_OF_SERVICE)
    return UnitCounts(
        total=len(present),
        usable=len(present) - out,
        occupied=sum(unit.state is UnitState.OCCUPIED for unit in present),
        overstayed=facets.count(Facet.OVERSTAYED),
        ending=facets.count(Facet.ENDING),
        held=facets.count(Facet.HELD),
        vacant=facets.count(Facet.VACANT),
        out_of_service=out,
    )


def since_day(unit: UnitRow) -> date | None:
    """Since when the unit is what it is."""
    return unit.vacant_since if unit.state is UnitState.VACANT else unit.since
