"""The card's overview: what a company is, and its time line."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from jib_desk.rules.words import AssignmentKind, EndedAs, word
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.views.companies.tabs import CardPart
from jib_desk.views.item_models.days import day_text, short_day_text
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import label, rule


class OverviewPart(CardPart):
    """Facts, then milestones and seats, newest first."""

    def fill(self, detail: CompanyDetail) -> None:
        row, lang = detail.company, self.desk.lang
        facts = [
            (self.tr("Code"), row.code),
            (self.tr("Credit code"), row.uscc),
            (self.tr("Sector"), word("sector", row.sector).said(lang)),
            (self.tr("People"), "" if row.headcount is None else str(row.headcount)),
            (self.tr("Until"), day_text(row.until, lang) if row.until else ""),
            (self.tr("Remarks"), row.notes),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(fact for fact in facts if fact[1]):
            grid.addWidget(label("dim", name), place, 0, Qt.AlignmentFlag.AlignTop)
            shown = label("", value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, place, 1)
        self.box.addLayout(grid)
        self.box.addWidget(rule())
        self.box.addWidget(label("field", self.tr("Time line")))
        for line in self._time_line(detail):
            self.box.addWidget(label("", line, wrap=True))
        if len(detail.headcounts) > 1:
            self.box.addWidget(label("field", self.tr("People over time")))
            for count in detail.headcounts:
                text = self.tr("{count} from {day}")
                shown = label("", text.format(count=count.people, day=short_day_text(count.valid_from, lang)))
                self.box.addWidget(shown)

    def _time_line(self, detail: CompanyDetail) -> list[str]:
        dated: list[tuple[date, str]] = [(item.starts_on, self._seat_line(item)) for item in detail.assignments]
        milestones = (
            (detail.applied_on, self.tr("Applied")),
            (detail.approved_on, self.tr("Approved")),
            (detail.graduated_on, word("company_stage", "graduated").said(self.desk.lang)),
            (detail.left_on, word("company_stage", "left").said(self.desk.lang)),
        )
        for day, what in milestones:
            if day is not None:
                reason = detail.end_reason if day in {detail.graduated_on, detail.left_on} else ""
                parts = (short_day_text(day, self.desk.lang), what, reason)
                dated.append((day, " · ".join(part for part in parts if part)))
        return [line for _, line in sorted(dated, key=lambda item: item[0], reverse=True)]

    def _seat_line(self, item: AssignmentRow) -> str:
        lang = self.desk.lang
        end = item.vacated_on or item.ends_on
        span = self.tr("{start} – {end}").format(
            start=short_day_text(item.starts_on, lang),
            end=short_day_text(end, lang) if end else self.tr("open end"),
        )
        kind = word("assignment_kind", item.kind).said(lang) if item.kind is not AssignmentKind.OCCUPANCY else ""
        quiet = item.ended_as is None or item.ended_as is EndedAs.EXPIRED
        ended = "" if quiet else word("ended_as", item.ended_as or "").said(lang)
        return " · ".join(part for part in (span, item.unit_code, kind, ended, item.agreement) if part)
