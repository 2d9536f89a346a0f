"""An empty sheet for every list, with choices to pick from and a page that says how each column is filled in.

The example stands on that page and not among the rows: a forgotten example would be imported as a company.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter is typed, but not to the last argument.

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook

from jib_desk.excel.lists import Form
from jib_desk.excel.saving import new_workbook
from jib_desk.excel.sheets import bookings, events, safety, seat_ledger, services, tenant_ledger, visitor_log
from jib_desk.excel.styles import WIDTHS, Kind, Styles
from jib_desk.excel.writer import OutColumn, OutValue, SheetWriter
from jib_desk.rules.metric_words import HINTS, PHRASES
from jib_desk.rules.words import (
    WORDS,
    BookingState,
    ClosedBy,
    CompanyStage,
    EventType,
    Layout,
    Sector,
    ServiceType,
    UnitState,
    VisitorCategory,
)

_ROWS: Final = 2_000  # that carry formats and choices
_DAY: Final = date(2023, 11, 30)
_MORNING, _NOON = time(9), time(12)


@dataclass(frozen=True)
class Template:
    """A list, one example of its lines, and which columns are picked from which code list of WORDS."""

    form: Form[Any]
    example: object
    choices: Mapping[str, str]


TEMPLATES: Final[dict[str, Template]] = {
    template.form.key: template
    for template in (
        Template(
            tenant_ledger.FORM,
            tenant_ledger.TenantLine(
                1, "月熊猫电池（示例）有限公司", "MoonPanda Battery (Sample) Ltd.", "91000000FAKE00001F",
                Sector.ELECTRIFICATION, "A01", 24, 4, 4, date(2022, 12, 1), date(2024, 11, 30), "JIB-2022-001",
                "赵示一", "12000000001", CompanyStage.RESIDENT, "", "",
            ),
            {"sector": "sector", "status": "company_stage"},
        ),
        Template(
            seat_ledger.FORM,
            seat_ledger.SeatLine("A12", "A", 24, 4, UnitState.VACANT, "", None, None, None, ""),
            {"status": "unit_state"},
        ),
        Template(
            visitor_log.FORM,
            visitor_log.VisitLine(
                _DAY, "王示一", "示例公司", "12000000002", 1, VisitorCategory.GUEST, "洽谈", "月熊猫", "赵示一",
                _MORNING, _NOON, ClosedBy.DESK, "001", "前台",
            ),
            {"category": "visitor_category", "closed_by": "closed_by"},
        ),
        Template(
            bookings.FORM,
            bookings.BookingLine(
                _DAY, _MORNING, _NOON, "R-M1", "例会", "月熊猫", "赵示一", 6, Layout.BOARDROOM, "投影", "", 15, 15,
                BookingState.CONFIRMED,
            ),
            {"layout": "layout", "status": "booking_state"},
        ),
        Template(
            events.FORM,
            events.EventLine(
                "秋季路演", EventType.ROADSHOW, _DAY, _MORNING, _NOON, "R-HALL", "创新基地", "钱示一", 50, 42, "签到表"
            ),
            {"event_type": "event_type"},
        ),
        Template(
            services.FORM,
            services.ServiceLine(_DAY, "月熊猫", ServiceType.TRAINING, "示例机构", "市场准入", "完成", 12.5, "纪要"),
            {"service_type": "service_type"},
        ),
        Template(
            safety.FORM,
            safety.SafetyLine(_DAY, "A区走廊", "灭火器", "正常", "", None, None, "孙示一", "孙示一"),
            {},
        ),
    )
}  # fmt: skip


def write_template(path: Path, key: str) -> None:
    """Write the empty sheet of a list (a key of TEMPLATES). Raises KeyError, OSError."""
    template = TEMPLATES[key]
    columns = [column for column in template.form.columns if not column.is_hidden]
    with new_workbook(path) as book:
        styles = Styles(book)
        sheet = SheetWriter.added(book, template.form.name, styles, [])
        sheet.header_row(0, columns)
        sheet.sheet.freeze_panes(1, 0)
        sheet.print_area(_ROWS, len(columns) - 1, template.form.name)
        sheet.sheet.repeat_rows(0)
        _explain(SheetWriter.added(book, PHRASES["how"].both(), styles, []), template, columns)
        _offer_choices(book, sheet, template, columns)
        for number, column in enumerate(columns):
            width = column.width or WIDTHS[column.kind]
            sheet.sheet.set_column(number, number, width, styles.kind(column.kind))
            _check(sheet, number, column.kind)


def _explain(sheet: SheetWriter, template: Template, columns: list[OutColumn[Any]]) -> None:
    styles = sheet.styles
    for number, (key, width) in enumerate((("column", 30), ("how", 60), ("example", 36))):
        sheet.text(0, number, PHRASES[key].both(), styles.header())
        sheet.sheet.set_column(number, number, width)
    for row, column in enumerate(columns, start=1):
        sheet.text(row, 0, column.header, styles.kind(Kind.TEXT))
        hint = "choice" if column.key in template.choices else column.kind.value
        sheet.note(row, 1, HINTS[hint].both(), 60)
        sheet.text(row, 2, _shown(column.value(template.example)), styles.example())
    sheet.print_area(len(columns), 2, template.form.name)


def _shown(value: OutValue) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date | time) else f"{value}"


def _offer_choices(book: Workbook, sheet: SheetWriter, template: Template, columns: list[OutColumn[Any]]) -> None:
    """Lists to pick from stand on a hidden sheet: a list within the cell's rule ends at 255 characters."""
    if not template.choices:
        return
    name = "lists"
    lists: Any = book.add_worksheet(name)
    lists.hide()
    keys = [column.key for column in columns]
    for place, (key, kind) in enumerate(template.choices.items()):
        words = [said.both() for said in WORDS[kind].values()]
        lists.write_column(0, place, words)
        letter = xl_col_to_name(place)
        sheet.sheet.data_validation(
            1, keys.index(key), _ROWS, keys.index(key),
            {"validate": "list", "source": f"={name}!${letter}$1:${letter}${len(words)}", "error_type": "warning"},
        )  # fmt: skip


def _check(sheet: SheetWriter, number: int, kind: Kind) -> None:
    """A warning at what cannot be read; 长期 in a column of days is for a person to confirm."""
    rule: dict[str, Any] = {"error_type": "warning", "criteria": ">=", "value": 0}
    if kind in (Kind.COUNT, Kind.AREA):
        sheet.sheet.data_validation(
            1, number, _ROWS, number, rule | {"validate": "integer" if kind is Kind.COUNT else "decimal"}
        )
    elif kind is Kind.DAY:
        sheet.sheet.data_validation(1, number, _ROWS, number, rule | {"validate": "date", "value": date(1950, 1, 1)})
