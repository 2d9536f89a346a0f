"""Answers to the questions of the Reports page: one sentence, then the figures behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject

from jib_desk.rules.words import Lang, word
from jib_desk.services.rows.reports import OccupancyReport
from jib_desk.services.rows.seats import ComingChange
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.figures import Figure


class Question(StrEnum):
    """The reports, by what a manager asks."""

    HOW_FULL = "how_full"
    WHO_CAME = "who_came"
    ROOMS_USED = "rooms_used"
    ON_TARGET = "on_target"
    WHAT_CHANGED = "what_changed"


@dataclass(frozen=True, slots=True)
class Answer:
    """One sentence and its lines."""

    sentence: str
    lines: tuple[Figure, ...]


class Answers(QObject):
    """Puts a report into words of the window's language."""

    def ask(
        self,
        question: Question,
        report: OccupancyReport,
        changes: Sequence[ComingChange],
        room_names: Mapping[str, str],
        lang: Lang,
    ) -> Answer:
        """The answer to one question for the month of a report."""
        match question:
            case Question.HOW_FULL:
                return self._how_full(report, lang)
            case Question.WHO_CAME:
                return self._who_came(report, lang)
            case Question.ROOMS_USED:
                return self._rooms_used(report, room_names)
            case Question.ON_TARGET:
                return self._on_target(report, lang)
            case Question.WHAT_CHANGED:
                return self._what_changed(changes, lang)

    def _of(self, part: float, whole: float) -> str:
        return self.tr("{part} of {whole}").format(part=f"{part:,g}", whole=f"{whole:,g}")

    def _fraction(self, what: str, fraction: tuple[float, float], detail: str = "") -> Figure:
        part, whole = fraction
        share = part / whole if whole else None
        written = self._of(part, whole) + ("" if share is None else f" = {share:.1%}")
        return Figure(what, written, share, detail)

    def _how_full(self, report: OccupancyReport, lang: Lang) -> Answer:
        occupied, usable = report.seat_occupancy
        sentence = self.tr("{occupied} of {usable} usable seats are occupied = {share}; {held} held, {vacant} vacant.")
        share = f"{occupied / usable:.1%}" if usable else "–"
        said = sentence.format(
            occupied=occupied, usable=usable, share=share, held=report.units.held, vacant=report.units.vacant
        )
        lines = [
            self._fraction(self.tr("Seat occupancy"), report.seat_occupancy, self.tr("a hold does not occupy")),
            self._fraction(self.tr("Committed"), report.committed, self.tr("occupied and held")),
            self._fraction(self.tr("Desks"), report.desk_occupancy, self.tr("desks of occupied seats")),
            self._fraction(self.tr("Area, m²"), report.area_occupancy),
            self._fraction(
                self.tr("Desk utilisation"), report.desk_utilisation, self.tr("head-count of residents on their desks")
            ),
            self._fraction(
                self.tr("Average of the month"),
                report.average_seat_occupancy,
                self.tr("over its days so far"),
            ),
            *(
                Figure(self.tr("Ending within {days} days").format(days=days), str(len(codes)), None, " · ".join(codes))
                for days, codes in report.expiring.items()
            ),
            Figure(self.tr("Crowded"), str(len(report.crowded)), None, " · ".join(report.crowded)),
        ]
        total = max(report.residents, 1)
        lines += [
            Figure(word("sector", code).said(lang), str(count), count / total, self.tr("residents of this sector"))
            for code, count in sorted(report.residents_by_sector.items(), key=lambda item: -item[1])
        ]
        return Answer(said, tuple(lines))

    def _who_came(self, report: OccupancyReport, lang: Lang) -> Answer:
        visits = report.visits
        sentence = self.tr("{visits} visits brought {heads} heads; {persons} persons are known.")
        said = sentence.format(visits=visits.visits, heads=visits.heads, persons=visits.persons)
        dwell = "–" if visits.median_dwell_min is None else self.tr("{n} min").format(n=visits.median_dwell_min)
        lines = [
            Figure(self.tr("Most at one time"), str(visits.peak_heads), None, self.tr("heads of open visits")),
            Figure(self.tr("Median stay"), dwell, None, self.tr("visits closed by the system left out")),
            Figure(self.tr("Closed by the system"), str(visits.system_closed), None, self.tr("no departure known")),
        ]
        total = max(visits.heads, 1)
        lines += [
            Figure(word("visitor_category", code).said(lang), str(heads), heads / total, self.tr("heads"))
            for code, heads in sorted(visits.by_category.items(), key=lambda item: -item[1])
        ]
        return Answer(said, tuple(lines))

    def _rooms_used(self, report: OccupancyReport, names: Mapping[str, str]) -> Answer:
        sentence = self.tr("{workdays} workdays give {hours} opening hours a room.")
        said = sentence.format(workdays=report.workdays, hours=f"{report.open_hours:g}")
        hours = report.open_hours or 1
        gross = self.tr("{hours} h with setup and teardown = {share}")
        lines = [
            Figure(
                names.get(code, code),
                self.tr("{hours} h").format(hours=f"{use.net_h:g}") + f" = {use.net_h / hours:.1%}",
                use.net_h / hours,
                gross.format(hours=f"{use.gross_h:g}", share=f"{use.gross_h / hours:.1%}"),
            )
            for code, use in sorted(report.rooms.items(), key=lambda item: -item[1].net_h)
        ]
        return Answer(said, tuple(lines))

    def _on_target(self, report: OccupancyReport, lang: Lang) -> Answer:
        passed, days = report.elapsed_days
        elapsed = passed / days if days else 1.0
        behind = [target for target, (actual, goal) in report.pace.items() if goal and actual / goal < elapsed]
        sentence = self.tr("Day {passed} of {days}: {on} of {all} targets are on pace.")
        said = sentence.format(passed=passed, days=days, on=len(report.pace) - len(behind), all=len(report.pace))
        lines = [
            self._fraction(
                word("target", target).said(lang),
                fraction,
                self.tr("behind the pace of {share}").format(share=f"{elapsed:.1%}")
                if target in behind
                else self.tr("on pace"),
            )
            for target, fraction in report.pace.items()
        ]
        return Answer(said, tuple(lines))

    def _what_changed(self, changes: Sequence[ComingChange], lang: Lang) -> Answer:
        said = self.tr("{count} changes of seats in this month.").format(count=len(changes))
        lines = [
            Figure(
                f"{short_day_text(change.on, lang)} · {change.unit_code}",
                word("coming_change", change.what).said(lang),
                None,
                change.company_zh if lang == "zh_CN" else change.company_en,
            )
            for change in changes
        ]
        return Answer(said, tuple(lines))
