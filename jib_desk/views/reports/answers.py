"""The answers to a manager's questions: one sentence, the bars that show it, and the figures behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk.rules.words import word
from jib_desk.views.item_models.figures import Figure
from jib_desk.views.widgets.charts import Bar

if TYPE_CHECKING:
    from jib_desk.services.rows.reports import OccupancyReport
    from jib_desk.views.context import DeskContext


@dataclass(frozen=True)
class Answer:
    """What a report page shows."""

    sentence: str
    bars: tuple[Bar, ...]
    figures: tuple[Figure, ...]


class Answers(QObject):
    """Writes an `OccupancyReport` as answers. Numbers come before adjectives, each with what it is made of."""

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def questions(self) -> tuple[tuple[str, str, Callable[[OccupancyReport], Answer]], ...]:
        """Code, question, and what answers it from a month's figures."""
        return (
            ("full", self.tr("How full?"), self.how_full),
            ("came", self.tr("Who came?"), self.who_came),
            ("rooms", self.tr("Are rooms used?"), self.rooms_used),
            ("target", self.tr("On target?"), self.on_target),
        )

    def how_full(self, report: OccupancyReport) -> Answer:
        """Seats, desks and area on the day, and the month's average."""
        units = report.units
        sentence = self.tr("{figure} of the usable seats are occupied on {day}.").format(
            figure=self._of(report.seat_occupancy), day=self._desk.day_text(report.as_of)
        )
        states = (
            ("occupied", units.occupied),
            ("held", units.held),
            ("vacant", units.vacant),
            ("out_of_service", units.out_of_service),
        )
        lang = self._desk.lang
        bars = tuple(Bar(word("unit_state", code).said(lang), n, units.total, str(n)) for code, n in states)
        figures = [
            Figure(self.tr("Seat occupancy"), self._of(report.seat_occupancy), self.tr("occupied ÷ usable seats")),
            Figure(self.tr("Committed"), self._of(report.committed), self.tr("occupied and held ÷ usable seats")),
            Figure(
                self.tr("Desk occupancy"), self._of(report.desk_occupancy), self.tr("desks of occupied seats ÷ all")
            ),
            Figure(
                self.tr("Area occupancy, m²"), self._of(report.area_occupancy), self.tr("m² of occupied seats ÷ all")
            ),
            Figure(
                self.tr("Desk utilisation"),
                self._of(report.desk_utilisation),
                self.tr("people ÷ their desks; over 100 % is crowded"),
            ),
            Figure(
                self.tr("Average of the month"),
                self._of(report.average_seat_occupancy),
                self.tr("occupied ÷ usable seat-days since {day}").format(day=self._desk.day_text(report.month_start)),
            ),
            Figure(
                self.tr("Residents"),
                str(report.residents),
                self.tr("companies with a seat, {people} people").format(people=report.resident_headcount),
            ),
        ]
        figures += [
            Figure(
                self.tr("Ending within {days} days").format(days=days),
                str(len(report.expiring.get(days, ()))),
                ", ".join(report.expiring.get(days, ())),
            )
            for days in (30, 60, 90)
        ]
        return Answer(sentence, bars, tuple(figures))

    def who_came(self, report: OccupancyReport) -> Answer:
        """Visits, heads and persons, which are three different numbers."""
        visits = report.visits
        sentence = self.tr("{visits} visits by {persons} persons brought {heads} heads since {day}.").format(
            visits=visits.visits,
            persons=visits.persons,
            heads=visits.heads,
            day=self._desk.day_text(report.month_start),
        )
        most = max(visits.by_category.values(), default=0)
        bars = tuple(
            Bar(word("visitor_category", code).said(self._desk.lang), number, most, str(number))
            for code, number in sorted(visits.by_category.items(), key=lambda item: -item[1])
        )
        dwell = self.tr("{minutes} min").format(minutes=visits.median_dwell_min) if visits.median_dwell_min else "–"
        figures = (
            Figure(self.tr("Visits"), str(visits.visits), self.tr("arrivals; the same person twice counts twice")),
            Figure(self.tr("Heads"), str(visits.heads), self.tr("sum of the parties' actual sizes")),
            Figure(self.tr("Persons"), str(visits.persons), self.tr("distinct visitors")),
            Figure(self.tr("Most at once"), str(visits.peak_heads), self.tr("heads of simultaneously open visits")),
            Figure(self.tr("Usual stay"), dwell, self.tr("median; visits closed by the system are left out")),
            Figure(self.tr("Closed by the system"), str(visits.system_closed), self.tr("forgotten check-outs")),
        )
        return Answer(sentence, bars, figures)

    def rooms_used(self, report: OccupancyReport) -> Answer:
        """Hours booked of the opening hours of the workdays, net of setup and teardown."""
        hours = report.open_hours
        used = sum(use.net_h for use in report.rooms.values())
        whole = hours * len(report.rooms)
        sentence = self.tr("{share} of the rooms' open hours were used: {used} of {whole} h.").format(
            share=self._share(used, whole), used=self._hours(used), whole=self._hours(whole)
        )
        ordered = sorted(report.rooms.items(), key=lambda item: -item[1].net_h)
        bars = tuple(
            Bar(code, use.net_h, hours, f"{self._hours(use.net_h)} h = {self._share(use.net_h, hours)}")
            for code, use in ordered
        )
        figures = [
            Figure(
                code,
                self._share(use.net_h, hours),
                self.tr("{net} h used, {gross} h with setup and teardown, of {open} h").format(
                    net=self._hours(use.net_h), gross=self._hours(use.gross_h), open=self._hours(hours)
                ),
            )
            for code, use in ordered
        ]
        events = report.events
        figures.append(
            Figure(
                self.tr("Events"),
                str(events.completed),
                self.tr("held of {all}; {attended} attended of {registered} registered").format(
                    all=events.all, attended=events.attended, registered=events.registered
                ),
            )
        )
        return Answer(sentence, bars, tuple(figures))

    def on_target(self, report: OccupancyReport) -> Answer:
        """What has been reached of each target, beside the share of time that has passed."""
        elapsed = report.elapsed_days
        passed = elapsed[0] / elapsed[1] if elapsed[1] else 0.0
        wanted = {code: pair for code, pair in report.pace.items() if pair[1]}
        ahead = sum(actual / goal >= passed for actual, goal in wanted.values())
        sentence = self.tr("{ahead} of {all} targets are on pace; {share} of the time has passed.").format(
            ahead=ahead, all=len(wanted), share=self._desk.percent(*elapsed)
        )
        lang = self._desk.lang
        bars = tuple(
            Bar(word("target", code).said(lang), actual, goal, self._of((actual, goal)), passed)
            for code, (actual, goal) in wanted.items()
        )
        figures = tuple(
            Figure(
                word("target", code).said(lang),
                self._of((actual, goal)),
                self.tr("pace {pace}").format(pace=self._share(actual / goal, passed)),
            )
            for code, (actual, goal) in wanted.items()
        )
        return Answer(sentence, bars, figures)

    # --- numbers -------------------------------------------------------------------------

    def _of(self, pair: tuple[float, float]) -> str:
        number = self._desk.locale.toString
        return self.tr("{part} of {whole} = {share}").format(
            part=number(pair[0]), whole=number(pair[1]), share=self._desk.percent(*pair)
        )

    def _share(self, part: float, whole: float) -> str:
        return f"{self._desk.locale.toString(100 * part / whole, 'f', 1)} %" if whole else "–"

    def _hours(self, hours: float) -> str:
        return self._desk.locale.toString(hours, "f", 1)
