"""The report of an evacuation or drill on paper: when, who reported what, who was missing, and who signs for it."""

from collections.abc import Callable
from datetime import datetime

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.sheet_words import HEADERS
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.rows.evacuations import CompanyCall, EvacuationReport
from jib_desk.views.printing.sheet import Cell, Column, Section, Sheet


def evacuation_report(report: EvacuationReport, centre: CentreRow) -> Sheet:
    """Missing people first, then companies of which nobody heard, then those that were out."""
    row = report.evacuation

    def wall(at: datetime) -> str:
        return f"{at.astimezone(centre.zone):%H:%M}"

    columns = (
        Column(PAPER["units"], 26),
        Column(HEADERS["company"], share=2),
        Column(PAPER["people_in"], 20),
        Column(PAPER["people_out"], 20),
        Column(PAPER["missing"], 20),
        Column(PAPER["told"], 18),
        Column(PAPER["told_by"], share=1),
    )
    calls = sorted(report.companies, key=lambda call: (-call.missing, call.has_reported))
    day = row.started_at.astimezone(centre.zone).date()
    end = wall(row.cleared_at) if row.cleared_at is not None else "–"
    figures = (
        f"{PAPER['people_out'].both()} {report.people_out} / {report.people_in}",
        f"{PAPER['missing'].both()} {report.people_missing}",
        f"{PAPER['no_word'].both()} {len(report.silent)} / {len(report.companies)}",
    )
    return Sheet(
        title=PAPER["drill_report" if row.is_drill else "evacuation_report"],
        centre=centre.name_zh,
        lines=("   ·   ".join(figures), f"{day:%Y-%m-%d} {wall(row.started_at)} – {end}", *row.note.splitlines()),
        sections=(Section(HEADERS["company"].both(), columns, tuple(_cells(call, wall) for call in calls)),),
        sign=(PAPER["counted_by"], PAPER["all_clear_at"]),
    )


def _cells(call: CompanyCall, wall: Callable[[datetime], str]) -> tuple[Cell, ...]:
    names = " ".join(dict.fromkeys(part for part in (call.name_zh, call.name_en) if part))
    silent = PAPER["no_word"].both() if not call.has_reported else ""
    return (
        Cell(" ".join(call.units)),
        Cell(names, silent, is_strong=True),
        Cell(str(call.people_in if call.people_in is not None else call.people)),
        Cell("" if call.people_out is None else str(call.people_out)),
        Cell(str(call.missing) if call.missing else "", is_strong=True),
        Cell(wall(call.told_at) if call.told_at is not None else ""),
        Cell(call.told_by),
    )
