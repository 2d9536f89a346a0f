"""Workbooks out, read back by another library: what stands in them, who is left out, and what a failure leaves."""

import errno
import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from sqlalchemy import event

from jib_desk.excel import saving
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor

AS_OF = date(2023, 11, 30)
NOVEMBER = (date(2023, 11, 1), AS_OF)
ORACLE: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "oracle-2023-11.json").read_text(encoding="utf-8")
)
PHONE = "1200000"


def figure(book: Workbook, key: str) -> Any:
    """The value of the cell that carries a figure's name."""
    ((sheet, cell),) = book.defined_names[f"jib_{key}"].destinations
    return book[sheet][cell].value


def lines(path: Path) -> list[dict[str, Any]]:
    """The first sheet's rows below its header, by the Chinese part of the header."""
    sheet = load_workbook(path).worksheets[0]
    headers = [str(cell.value or "").split(" ")[0] for cell in sheet[3]]
    return [dict(zip(headers, row, strict=False)) for row in sheet.iter_rows(min_row=4, values_only=True) if any(row)]


def texts(path: Path) -> str:
    """Everything written anywhere in a workbook."""
    return "\n".join(
        str(cell)
        for sheet in load_workbook(path).worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    )


@pytest.fixture
def workbook(sample: Services, actor: Actor, tmp_path: Path) -> Workbook:
    path = tmp_path / "occupancy.xlsx"
    sample.exports.occupancy(by=actor, path=path, as_of=AS_OF)
    return load_workbook(path, data_only=True)


def test_the_months_workbook_has_all_its_sheets(workbook: Workbook) -> None:
    english = [name.split(" ")[-1] for name in workbook.sheetnames]
    wanted = ["Summary", "Seats", "Occupied", "Vacant", "Movements", "Expiring", "Rooms", "Visitors", "Programme"]
    assert [name for name in english if name in wanted] == wanted
    assert english[-1] == "Definitions"


def test_its_cells_give_every_figure_of_the_oracle(workbook: Workbook) -> None:
    assert figure(workbook, "residents") == ORACLE["residents"]
    assert figure(workbook, "resident_headcount") == ORACLE["resident_headcount"]
    for sector, count in ORACLE["residents_by_sector"].items():
        assert figure(workbook, f"residents_by_sector_{sector}") == count
    for state, count in ORACLE["units"].items():
        assert figure(workbook, f"units_{state}") == count
    rates = dict(ORACLE["month_end"])
    rates["average_seat_occupancy"] = ORACLE["month_average"]["seat_occupancy"]
    rates["average_desk_occupancy"] = ORACLE["month_average"]["desk_occupancy"]
    for name, (numerator, denominator) in rates.items():
        assert [figure(workbook, f"{name}_num"), figure(workbook, f"{name}_den")] == [numerator, denominator]
        assert figure(workbook, name) == pytest.approx(numerator / denominator)
    for days, codes in ORACLE["expiring"].items():
        assert figure(workbook, f"expiring_{days}_codes") == "、".join(codes)
    assert figure(workbook, "crowded_codes") == "、".join(ORACLE["crowded"])
    for name, count in ORACLE["events"].items():
        assert figure(workbook, f"events_{name}") == count


def test_its_rooms_and_its_pace_are_the_oracles_too(workbook: Workbook) -> None:
    rooms = dict(ORACLE["rooms"])
    assert figure(workbook, "workdays") == rooms.pop("workdays")
    assert figure(workbook, "open_hours") == rooms.pop("open_hours")
    for room, hours in rooms.items():
        for name, value in hours.items():
            assert figure(workbook, f"rooms_{room.replace('-', '_')}_{name}") == value
    pace = dict(ORACLE["pace"])
    assert [figure(workbook, "elapsed_days_num"), figure(workbook, "elapsed_days_den")] == pace.pop("elapsed_days")
    for target, fraction in pace.items():
        assert [figure(workbook, f"pace_{target}_num"), figure(workbook, f"pace_{target}_den")] == fraction


def test_last_month_stands_beside_this_one(workbook: Workbook, sample: Services) -> None:
    october = sample.reports.occupancy(date(2023, 10, 31)).units.occupied
    summary = workbook.worksheets[0]
    row = next(row for row in summary.iter_rows() if row[1].value == 24)
    assert row[4].value == october


def test_the_months_workbook_reads_the_seats_once(sample: Services, actor: Actor, tmp_path: Path) -> None:
    asked: list[str] = []
    event.listen(sample.database.engine, "checkout", lambda driver, *_: driver.set_trace_callback(asked.append))
    sample.exports.occupancy(by=actor, path=tmp_path / "occupancy.xlsx", as_of=AS_OF)
    assert sum("FROM unit_layout" in statement for statement in asked) == 1


def test_what_moved_in_november_is_told(sample: Services, actor: Actor, tmp_path: Path) -> None:
    path = tmp_path / "occupancy.xlsx"
    sample.exports.occupancy(by=actor, path=path, as_of=AS_OF)
    book = load_workbook(path)
    sheet = next(sheet for sheet in book.worksheets if sheet.title.endswith("Movements"))
    told = [tuple(str(value or "") for value in row[:5]) for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert any("Moves here" in what and seat == "A10" and "C07 → A10" in remark for _, what, seat, _, remark in told)
    assert any("2023-11-17" in day and seat == "A12" for day, _, seat, _, _ in told)


def test_the_workbook_without_personal_data_names_nobody(sample: Services, actor: Actor, tmp_path: Path) -> None:
    before = sample.journal.last_number()
    for name, write in {
        "occupancy": lambda path: sample.exports.occupancy(by=actor, path=path, as_of=AS_OF),
        "companies": lambda path: sample.exports.companies(by=actor, path=path, on=AS_OF),
        "visits": lambda path: sample.exports.visits(by=actor, path=path, start=NOVEMBER[0], end=AS_OF),
        "bookings": lambda path: sample.exports.bookings(by=actor, path=path, start=NOVEMBER[0], end=AS_OF),
        "seats": lambda path: sample.exports.seats(by=actor, path=path, on=AS_OF),
    }.items():
        path = tmp_path / f"{name}.xlsx"
        assert not write(path).row.has_personal_data
        written = texts(path)
        assert PHONE not in written, name
        assert "赵示一" not in written, name
        assert "柳访一" not in written, name
    assert sample.journal.last_number() == before, "nothing to log"


def test_personal_data_are_written_when_asked_for_and_the_journal_says_by_whom(
    sample: Services, actor: Actor, tmp_path: Path
) -> None:
    path = tmp_path / "visits.xlsx"
    outcome = sample.exports.visits(by=actor, path=path, start=NOVEMBER[0], end=AS_OF, personal_data=True)
    assert "柳访一" in texts(path)
    assert "12000005001" in texts(path)
    entry = sample.journal.entries(limit=1)[0]
    assert (entry.number, entry.action, entry.subject) == (outcome.changes.entry, "export.personal", "visits.xlsx")
    assert not entry.is_undoable


def test_a_receptionist_may_not_take_personal_data_out(sample: Services, actor: Actor, tmp_path: Path) -> None:
    path = tmp_path / "visits.xlsx"
    receptionist = Actor(actor.id, actor.code, actor.name, Role.RECEPTIONIST, actor.workstation)
    with pytest.raises(errors.NotAllowed):
        sample.exports.visits(by=receptionist, path=path, start=NOVEMBER[0], end=AS_OF, personal_data=True)
    assert not path.exists()


def test_the_visitor_log_is_in_the_centres_time_and_invents_no_departure(
    sample: Services, actor: Actor, tmp_path: Path
) -> None:
    path = tmp_path / "visits.xlsx"
    outcome = sample.exports.visits(by=actor, path=path, start=NOVEMBER[0], end=AS_OF, personal_data=True)
    found = lines(path)
    assert outcome.row.rows == len(found) == sample.reports.occupancy(AS_OF).visits.visits
    delegation = next(line for line in found if line["人数"] == 18)
    assert (delegation["日期"].date(), delegation["进入时间"]) == (date(2023, 11, 3), time(9, 50))
    forgotten = next(line for line in found if line["签离方式"] and "System" in line["签离方式"])
    assert forgotten["离开时间"] is None
    assert [line["日期"] for line in found] == sorted(line["日期"] for line in found)


def test_bookings_are_listed_as_they_stand(sample: Services, actor: Actor, tmp_path: Path) -> None:
    path = tmp_path / "bookings.xlsx"
    sample.exports.bookings(by=actor, path=path, start=NOVEMBER[0], end=date(2023, 11, 29))
    found = lines(path)
    assert len(found) == 15, "sixteen events, one of them without a room"
    states = {line["主题"].split(" ")[0]: line["状态"] for line in found}
    assert "Cancelled" in next(line["状态"] for line in found if "cancelled" in line["主题"])
    assert "No-show" in next(line["状态"] for line in found if "no-show" in line["主题"])
    assert "Completed" in states["Autumn"]
    roadshow = next(line for line in found if line["主题"].startswith("Autumn"))
    assert (roadshow["开始"], roadshow["结束"], roadshow["布场(分)"]) == (time(13, 30), time(17, 30), 60)


def test_the_seat_ledger_says_what_every_unit_is(sample: Services, actor: Actor, tmp_path: Path) -> None:
    path = tmp_path / "seats.xlsx"
    sample.exports.seats(by=actor, path=path, on=AS_OF)
    found = {line["席位号"]: line for line in lines(path)}
    assert len(found) == 30
    assert found["C08"]["备注"] == "ceiling repair"
    assert found["A11"]["企业名称"] == "港狐物流（示例）有限公司"
    assert (found["C01"]["到期日期"].date(), found["C01"]["剩余天数"]) == (AS_OF, 0)


def test_a_text_that_begins_like_a_formula_stays_text(sample: Services, actor: Actor, tmp_path: Path) -> None:
    sample.companies.add(by=actor, name_zh="=HYPERLINK(1)", notes="+1\n@x")
    path = tmp_path / "companies.xlsx"
    sample.exports.companies(by=actor, path=path, on=AS_OF)
    cell = next(
        cell for row in load_workbook(path).worksheets[0].iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"
    )
    assert cell.data_type == "s"


def test_a_company_with_an_open_end_is_exported_as_long_term(
    services: Services, actor: Actor, tmp_path: Path, clock: FixedClock
) -> None:
    company = services.companies.add(by=actor, name_en="Sample Labs Ltd.").row
    unit = services.plans.plan(AS_OF).units[0]
    services.seats.assign(by=actor, unit_id=unit.id, company_id=company.id, starts_on=date(2023, 1, 1), reason="Late")
    path = tmp_path / "companies.xlsx"
    services.exports.companies(by=actor, path=path, on=AS_OF)
    (line,) = lines(path)
    assert (line["企业名称"], line["到期日期"]) == ("Sample Labs Ltd.", "长期")
    assert services.imports.preview_companies(path).count("same") == 1


@pytest.mark.parametrize(
    ("failure", "error"),
    [(errno.ENOSPC, errors.DiskFull), (errno.EACCES, errors.NotWritable), (errno.EIO, errors.SystemRefused)],
)
def test_a_failed_export_leaves_the_old_file_as_it_was(
    sample: Services,
    actor: Actor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: int,
    error: type[Exception],
) -> None:
    path = tmp_path / "seats.xlsx"
    path.write_bytes(b"the old one")

    def full(_sink: saving.Sink) -> None:
        raise OSError(failure, "no")

    monkeypatch.setattr(saving.Sink, "finish", full)
    with pytest.raises(error):
        sample.exports.seats(by=actor, path=path, on=AS_OF)
    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir() if "jib-desk" in file.name or file.suffix == ".xlsx"] == [
        "seats.xlsx"
    ]


def test_a_folder_that_is_not_there_is_named(sample: Services, actor: Actor, tmp_path: Path) -> None:
    with pytest.raises(errors.NotWritable) as refused:
        sample.exports.seats(by=actor, path=tmp_path / "no" / "seats.xlsx", on=AS_OF)
    assert refused.value.path.endswith("seats.xlsx")


def test_a_workbook_never_takes_the_place_of_the_database_or_a_backup(
    sample: Services, actor: Actor, tmp_path: Path
) -> None:
    backup = sample.backups.make().path
    for path in (sample.database.path, sample.database.path.with_name("centre.db-wal"), backup):
        content = path.read_bytes() if path.suffix == ".jibbackup" else b""
        with pytest.raises(errors.NotWritable):
            sample.exports.seats(by=actor, path=path, on=AS_OF)
        assert not content or path.read_bytes() == content
    assert sample.reports.occupancy(AS_OF).residents == 23
