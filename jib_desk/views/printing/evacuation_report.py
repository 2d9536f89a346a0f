"""The report of an evacuation or drill on paper: when, who reported what, who was missing, and who signs for it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from jib_desk.rules.desk_words import MusterKind
from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.sheet_words import HEADERS
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.rows.evacuations import CompanyCall, EvacuationReport
from jib_desk.services.rows.muster import MusterSheet, RollLine
from jib_desk.views.printing.sheet import Cell, Column, Section, Sheet

_PEOPLE = {
    MusterKind.VISITOR: "visitors",
    MusterKind.EVENT: "event_guests",
    MusterKind.UNKNOWN: "also_found",
}


def evacuation_report(report: EvacuationReport, centre: CentreRow, sheet: MusterSheet | None = None) -> Sheet:
    """Missing people first, then companies of which nobody heard, then those that were out.

    With the roll its visitors, guests, and who was found besides come before the companies, each with the time.
    """
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
        sections=(
            *(_people(title, lines, wall, sheet) for title, lines in _told(sheet) if lines),
            Section(HEADERS["company"].both(), columns, tuple(_cells(call, wall) for call in calls)),
        ),
        sign=(PAPER["counted_by"], PAPER["all_clear_at"]),
    )


def _told(sheet: MusterSheet | None) -> Iterator[tuple[str, Sequence[RollLine]]]:
    """Visitors, guests, who was found besides, and people of residents who were ticked by name."""
    if sheet is not None:
        yield from ((title, sheet.of(kind)) for kind, title in _PEOPLE.items())
        contacts = [line for line in sheet.lines if line.is_contact and line.kind is MusterKind.RESIDENT]
        yield "residents", [line for line in contacts if line.at is not None]


def _about(line: RollLine, sheet: MusterSheet | None) -> str:
    """What was noted of a line; of a party who of its members was ticked."""
    members = sheet.members(line) if sheet is not None else ()
    party = " · ".join(f"{'●' if one.is_safe else '○'} {one.name}" for one in members)
    return "\n".join(part for part in (party, line.note) if part)


def _people(
    title: str, people: Sequence[RollLine], wall: Callable[[datetime], str], sheet: MusterSheet | None
) -> Section:
    lines = sorted(people, key=lambda line: line.is_safe)
    columns = (
        Column(PAPER["badge"], 16),
        Column(PAPER["name"], share=1.4),
        Column(HEADERS["organisation"], share=1),
        Column(PAPER["heads"], 16),
        Column(PAPER["safe"], 16),
        Column(PAPER["missing"], 20),
        Column(PAPER["told"], 18),
    )
    rows = tuple(
        (
            Cell(line.badge),
            Cell(line.name, _about(line, sheet), is_strong=True),
            Cell(line.detail or line.place),
            Cell(str(line.heads)),
            Cell(str(line.safe)),
            Cell(str(line.missing) if line.missing else "", is_strong=True),
            Cell(wall(line.at) if line.at is not None else ""),
        )
        for line in lines
    )
    counted = f"{sum(line.safe for line in lines)} / {sum(line.heads for line in lines)}"
    return Section(f"{PAPER[title].both()}  {counted}", columns, rows)


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
