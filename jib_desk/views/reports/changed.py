"""What changed: from the occupied seats of one day to those of another, every step named, their sum exact."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk.rules.words import EndedAs, word
from jib_desk.views.item_models.figures import Figure
from jib_desk.views.reports.answers import Answer
from jib_desk.views.widgets.charts import Bar

if TYPE_CHECKING:
    from jib_desk.services.rows.reports import ChangePart, ChangeReport
    from jib_desk.views.context import DeskContext

_NAMED = 4  # steps that the sentence names; the table has them all
_TOLD = {EndedAs.GRADUATED, EndedAs.LEFT, EndedAs.GIVEN_UP}  # ends that say more than that somebody moved out
_MINUS = "\u2212"


class WhatChanged(QObject):
    """Writes a `ChangeReport` as an answer: 25 → 24, and why."""

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def answer(self, report: ChangeReport) -> Answer:
        """The sentence, a bridge of bars, and every movement in order of days."""
        return Answer(self._sentence(report), self._bars(report), self._figures(report))

    def _sentence(self, report: ChangeReport) -> str:
        steps = [part for part in report.parts if part.change]
        told = self.tr(", ").join(
            f"{_sign(part.change)}{part.unit_code} {self._deed(part).lower()} {self._desk.day_text(part.on, 'brief')}"
            for part in steps[:_NAMED]
        )
        if len(steps) > _NAMED:
            told = self.tr("{steps} and %n more", "", len(steps) - _NAMED).format(steps=told)
        return self.tr("{before} → {after} occupied seats since {day}: {steps}.").format(
            before=report.before.occupied,
            after=report.after.occupied,
            day=self._desk.day_text(report.since),
            steps=told or self.tr("nobody came or went"),
        )

    def _bars(self, report: ChangeReport) -> tuple[Bar, ...]:
        """The two days, and between them one step for each kind of movement."""
        whole = max(report.before.usable, report.after.usable)
        before, after = report.before.occupied, report.after.occupied
        bars = [Bar(self._desk.day_text(report.since), before, whole, str(before))]
        level = before
        kinds: Counter[tuple[int, str]] = Counter()
        for part in report.parts:
            if part.change:
                kinds[part.change, self._deed(part)] += part.change
        for (_change, deed), sum_ in sorted(kinds.items()):
            ink = "vacant_edge" if sum_ > 0 else "ends_soon_edge"
            bars.append(Bar(deed, level + sum_, whole, _signed(sum_), start=level, ink=ink))
            level += sum_
        return (*bars, Bar(self._desk.day_text(report.until), after, whole, str(after)))

    def _figures(self, report: ChangeReport) -> tuple[Figure, ...]:
        usable = self.tr("of {usable} usable seats")
        came = sum(part.change for part in report.parts if part.change > 0)
        went = -sum(part.change for part in report.parts if part.change < 0)
        total = f"{report.before.occupied} + {came} {_MINUS} {went}"
        return (
            Figure(
                self._desk.day_text(report.since),
                str(report.before.occupied),
                usable.format(usable=report.before.usable),
            ),
            *(self._figure(part) for part in report.parts),
            Figure(
                self._desk.day_text(report.until),
                str(report.after.occupied),
                f"{total} · {usable.format(usable=report.after.usable)}",
            ),
        )

    def _figure(self, part: ChangePart) -> Figure:
        units = f"{part.from_unit_code} → {part.unit_code}" if part.from_unit_code else part.unit_code
        company = self._desk.name(part.company_en, part.company_zh)
        name = " · ".join(text for text in (units, company) if text)
        deed = self.tr("{deed} on {day}").format(deed=self._deed(part), day=self._desk.day_text(part.on))
        return Figure(name, _signed(part.change), " · ".join(text for text in (deed, part.note) if text))

    def _deed(self, part: ChangePart) -> str:
        """What was done: of who went, why, where it is known."""
        if part.what == "move_out" and part.ended_as is not None and part.ended_as in _TOLD:
            return word("ended_as", part.ended_as).said(self._desk.lang)
        return {
            "move_in": self.tr("Moved in"),
            "move_out": self.tr("Moved out"),
            "transfer": self.tr("Moved"),
            "hold_starts": self.tr("Hold began"),
            "hold_ends": self.tr("Hold ended"),
            "closed": self.tr("Taken out of service"),
            "reopened": self.tr("Back in service"),
        }[part.what]


def _sign(change: int) -> str:
    return "+" if change > 0 else _MINUS


def _signed(change: int) -> str:
    return f"{_sign(change)}{abs(change)}" if change else "0"
