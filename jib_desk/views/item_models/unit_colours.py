"""What a drawn unit says in each way of colouring the plan: its bucket, and the small line beside the colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jib_desk.rules.plan_colours import NOT_OCCUPIED, ColourMode, bucket, buckets, desks_of_companies
from jib_desk.rules.words import Lang, UnitState, word
from jib_desk.services.rows.seats import UnitRow
from jib_desk.views.item_models.days import month_text
from jib_desk.views.item_models.unit_faces import Facet, belongs_to, facet_of, mark, marks_of, name_of

_NEAR_DAYS = 90  # so long the days are counted; later a date says more


class Face(NamedTuple):
    """Everything that a drawn unit shows: two units of one face at one place look the same."""

    key: str
    code: str
    name: str
    marks: tuple[str, ...]
    desks: int
    people: int | None
    is_crowded: bool


@dataclass(frozen=True, slots=True)
class Colouring:
    """A way to colour all units of a day."""

    mode: ColourMode = ColourMode.STATUS
    desks: Mapping[int, int] = field(default_factory=dict[int, int])

    @classmethod
    def of(cls, mode: ColourMode, units: Sequence[UnitRow]) -> "Colouring":
        """For these units; crowding counts the desks of a company wherever they stand."""
        return cls(mode, desks_of_companies(units) if mode is ColourMode.CROWDING else {})

    def key(self, unit: UnitRow) -> str:
        """What a unit is coloured as."""
        if self.mode is ColourMode.STATUS:
            return facet_of(unit)
        return bucket(unit, self.mode, self.desks)

    def has(self, unit: UnitRow, key: str) -> bool:
        """Whether the legend counts a unit under a key: what ends soon is occupied, too."""
        if self.mode is ColourMode.STATUS:
            return belongs_to(unit, Facet(key))
        return self.key(unit) == key

    def marks(self, unit: UnitRow, lang: Lang) -> tuple[str, ...]:
        """The line beside the colour, and shorter ways to say it."""
        if self.mode is ColourMode.STATUS:
            return marks_of(unit, lang)
        if self.mode is ColourMode.PLAIN or unit.state is not UnitState.OCCUPIED:
            return ()
        if self.mode is ColourMode.LEASE_END:
            return (_lease(unit, lang),)
        if self.mode is ColourMode.SECTOR:
            return (word("sector", unit.sector).said(lang),)
        desks = self.desks.get(unit.company_id or 0, 0)
        if unit.headcount is None or not desks:
            return ()
        return (mark("share", lang, share=round(100 * unit.headcount / desks)),)

    def face(self, unit: UnitRow, people: int | None, lang: Lang) -> Face:
        """A unit as it is drawn; `people` at its desks, None when nobody is known to sit there."""
        is_plain = self.mode is ColourMode.PLAIN  # desks are no subject there
        return Face(
            key=self.key(unit),
            code=unit.code,
            name=name_of(unit, lang),
            marks=self.marks(unit, lang),
            desks=0 if is_plain else unit.desks,
            people=None if is_plain else people,
            is_crowded=unit.is_crowded and not is_plain,
        )

    def counts(self, units: Sequence[UnitRow]) -> Mapping[str, int]:
        """How many units are in each bucket, in the order of the legend; not for the status."""
        counts = dict.fromkeys(buckets(self.mode), 0)
        for unit in units:
            key = self.key(unit)
            if unit.state is not UnitState.RETIRED and key in counts:
                counts[key] += 1
        return counts


def bucket_word(mode: ColourMode, key: str, lang: Lang) -> str:
    """The name of a bucket."""
    kind = "sector" if mode is ColourMode.SECTOR and key != NOT_OCCUPIED else "plan_bucket"
    return word(kind, key).said(lang)


def _lease(unit: UnitRow, lang: Lang) -> str:
    left = unit.days_left
    if left is None or unit.until is None:
        return mark("no_end", lang)
    if left < 0:
        return mark("days_over", lang, days=-left)
    if left == 0:
        return mark("today", lang)
    return mark("days_left", lang, days=left) if left <= _NEAR_DAYS else month_text(unit.until, lang)
