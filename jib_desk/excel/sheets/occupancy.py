"""入驻率月报: the month's workbook of DOMAIN §4, from Summary to Definitions."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter is typed, but not to the last argument.

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter.workbook import Workbook

from jib_desk.excel.lists import Imprint, Saved, write_definitions, write_notices
from jib_desk.excel.saving import new_workbook
from jib_desk.excel.sheets import occupancy_summary, occupancy_tables, plan_drawing
from jib_desk.excel.sheets.events import EventLine
from jib_desk.excel.sheets.figures import Figure
from jib_desk.excel.sheets.occupancy_lines import DayLine, ExpiringLine, MovementLine, PlanSpaceLine, RoomLine, UnitLine
from jib_desk.excel.sheets.visitor_log import VisitLine
from jib_desk.excel.styles import Styles
from jib_desk.excel.writer import Notice, SheetWriter
from jib_desk.rules.metric_words import PHRASES
from jib_desk.rules.sheet_words import SHEETS


@dataclass(frozen=True)
class OccupancyBook:
    """Everything that the month's workbook shows.

    `figures` and `last_month` are `figures_of` a report, `last_month` None when there is none. `units` are all units
    of the plan in its order. `plan_picture` is a PNG; without one the plan is drawn in cells from the shapes.
    """

    imprint: Imprint
    figures: Mapping[str, Figure]
    last_month: Mapping[str, Figure] | None
    units: tuple[UnitLine, ...]
    days: tuple[DayLine, ...] = ()
    movements: tuple[MovementLine, ...] = ()
    expiring: tuple[ExpiringLine, ...] = ()
    rooms: tuple[RoomLine, ...] = ()
    visits: tuple[VisitLine, ...] = ()
    events: tuple[EventLine, ...] = ()
    plan_picture: bytes | None = None
    spaces: tuple[PlanSpaceLine, ...] = ()


def write_occupancy(path: Path, content: OccupancyBook, *, personal_data: bool = False) -> Saved:
    """Write the month's workbook. Raises OSError; the old file then stands as it was."""
    with new_workbook(path) as book:
        _properties(book, content.imprint)
        styles = Styles(book)
        notices: list[Notice] = []
        tables = occupancy_tables.Tables(book, styles, notices, content.imprint)
        summary = tables.sheet("summary")
        plan = SheetWriter.added(book, PHRASES["plan"].both(), styles, notices)
        seats = tables.units("seats", content.units)
        occupancy_summary.write(
            summary, content.imprint, content.figures, content.last_month, content.days, seats, len(content.units)
        )
        plan_drawing.write(plan, content.imprint, content.units, content.spaces, content.plan_picture)
        tables.occupied(content.units)
        tables.vacant(content.units)
        tables.movements(content.movements)
        tables.expiring(content.expiring)
        tables.rooms(content.rooms)
        tables.visitors(content.figures, content.visits, personal_data=personal_data)
        tables.programme(content.figures, content.events)
        write_definitions(SheetWriter.added(book, SHEETS["definitions"].both(), styles, notices), content.imprint)
        write_notices(book, styles, notices)
    return Saved(path, len(content.units), tuple(notices))


def _properties(book: Workbook, imprint: Imprint) -> None:
    title = SHEETS["occupancy"].both()
    book.set_properties(
        {
            "title": f"{title} {imprint.as_of:%Y-%m}",
            "subject": imprint.centre_zh,
            "company": imprint.centre_en,
            "comments": f"JIB Desk {imprint.version}",
            "created": imprint.made_at.replace(tzinfo=None),
        }
    )
