"""Ledgers in: every row gets its verdict, what is shown is what is written, and one undo takes it all back."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.imports import Preview, PreviewRow
from jib_desk.services.rows.staff import Actor

FIXTURES = Path(__file__).parents[1] / "fixtures" / "workbooks"
LEDGER = FIXTURES / "tenant-ledger-2023-11.xlsx"
EXPECTED: dict[str, Any] = json.loads((FIXTURES / "tenant-ledger-2023-11.expected.json").read_text(encoding="utf-8"))
CENTRE = Path(__file__).parents[2] / "resources" / "sample" / "centre.json"
AS_OF = date(2023, 11, 30)

HEADERS = ("企业名称", "统一社会信用代码", "席位号", "员工人数", "入驻日期", "到期日期", "联系人", "联系电话", "备注")
MakeLedger = Callable[..., Path]


@pytest.fixture
def ledger(tmp_path: Path) -> MakeLedger:
    """Writes a small ledger: rows as mappings from header to value."""

    def write(*rows: Mapping[str, Any], name: str = "ledger.xlsx", as_of: str = "2023-11-30") -> Path:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "台账"
        sheet.append([f"截至日期：{as_of}"])
        headers = [header for header in HEADERS if any(header in row for row in rows)]
        headers += [header for row in rows for header in row if header not in headers]
        sheet.append(headers)
        for row in rows:
            sheet.append([row.get(header) for header in headers])
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def row(company: str = "新企业（示例）", **more: Any) -> dict[str, Any]:
    return {"企业名称": company, "席位号": "A01", "入驻日期": "2023-01-01", "到期日期": "2024-12-31", **more}


def only(preview: Preview) -> PreviewRow:
    assert len(preview.rows) == 1
    return preview.rows[0]


def codes(found: PreviewRow) -> list[tuple[str, str]]:
    return [(item.column, item.code) for item in found.findings]


# --- the shared ledger ------------------------------------------------------------------------


def accepted(services: Services) -> list[dict[str, Any]]:
    """What the centre holds, in the form of the expectation, by unit."""
    code_of = {item["uscc"]: item["code"] for item in json.loads(CENTRE.read_text(encoding="utf-8"))["companies"]}
    companies = {company.id: company for company in services.companies.all(AS_OF)}
    found: list[dict[str, Any]] = []
    for unit in services.plans.plan(AS_OF).units:
        current = services.plans.unit_detail(unit.id, AS_OF).current
        if current is None or current.company_id is None:
            continue
        company = companies[current.company_id]
        found.append(
            {
                "company": code_of[company.uscc],
                "units": [unit.code],
                "start": current.starts_on.isoformat(),
                "end": None if current.ends_on is None else current.ends_on.isoformat(),
                "headcount": company.headcount,
            }
        )
    return found


def test_the_shared_ledger_gives_exactly_what_is_expected(services: Services, actor: Actor) -> None:
    preview = services.imports.preview_companies(LEDGER)
    refused = [
        {"sheet": item.sheet, "row": item.row, "column": item.column}
        for found in preview.rows
        for item in found.findings
    ]
    assert refused == [{key: item[key] for key in ("sheet", "row", "column")} for item in EXPECTED["refused"]]
    assert [found.row for found in preview.rows if found.verdict == "new"] == [
        item["row"] for item in EXPECTED["accepted"]
    ]
    services.imports.apply(by=actor, preview=preview, skip_refused=True)
    expected = [{key: value for key, value in item.items() if key != "row"} for item in EXPECTED["accepted"]]
    assert accepted(services) == sorted(expected, key=lambda item: item["units"])


def test_its_refusals_say_why(services: Services) -> None:
    preview = services.imports.preview_companies(LEDGER)
    assert [item.code for found in preview.rows for item in found.findings] == [
        "phone_lost_digits",
        "code_lost_digits",
        "date_without_year",
        "no_such_seat",
    ]
    assert [item for found in preview.rows for item in found.warnings] == []
    assert preview.as_of_text == "截至日期：2023年11月30日"
    assert [(sheet.name, sheet.is_hidden) for sheet in preview.sheets] == [("入驻企业台账", False), ("10月", True)]


def test_a_second_import_changes_nothing(services: Services, actor: Actor) -> None:
    services.imports.apply(by=actor, preview=services.imports.preview_companies(LEDGER), skip_refused=True)
    before = services.journal.last_number()
    again = services.imports.preview_companies(LEDGER)
    assert (again.count("same"), again.count("refused")) == (20, 4)
    outcome = services.imports.apply(by=actor, preview=again, skip_refused=True)
    assert outcome.changes.entry == 0
    assert services.journal.last_number() == before


def test_one_undo_takes_all_of_it_back(services: Services, actor: Actor) -> None:
    outcome = services.imports.apply(by=actor, preview=services.imports.preview_companies(LEDGER), skip_refused=True)
    services.journal.undo(by=actor, number=outcome.changes.entry)
    assert services.companies.all(AS_OF) == ()
    assert {unit.assignment_id for unit in services.plans.plan(AS_OF).units} == {None}
    assert services.journal.verify().findings == ()


def test_a_refused_row_keeps_everything_from_being_written(services: Services, actor: Actor) -> None:
    preview = services.imports.preview_companies(LEDGER)
    before = services.journal.last_number()
    with pytest.raises(errors.RowsRefused) as refusal:
        services.imports.apply(by=actor, preview=preview)
    assert refusal.value.count == 4
    assert services.journal.last_number() == before


def test_the_centre_is_backed_up_before_an_import(services: Services, actor: Actor) -> None:
    services.imports.apply(by=actor, preview=services.imports.preview_companies(LEDGER), skip_refused=True)
    assert [backup.why for backup in services.backups.all()] == ["import"]


def test_the_same_preview_twice_is_one_import(services: Services, actor: Actor) -> None:
    preview = services.imports.preview_companies(LEDGER)
    first = services.imports.apply(by=actor, preview=preview, skip_refused=True)
    second = services.imports.apply(by=actor, preview=preview, skip_refused=True)
    assert second.repeated
    assert second.changes.entry == first.changes.entry
    assert len(services.companies.all(AS_OF)) == 19


def test_the_refused_rows_come_back_mended_and_are_imported(services: Services, actor: Actor, tmp_path: Path) -> None:
    preview = services.imports.preview_companies(LEDGER)
    services.imports.apply(by=actor, preview=preview, skip_refused=True)
    back = tmp_path / "refused.xlsx"
    assert services.imports.write_refused(preview, back, lambda found: found.code) == 4
    book = load_workbook(back)
    sheet = book[EXPECTED["sheet"]]
    comments = [cell.comment.text for rows in sheet.iter_rows() for cell in rows if cell.comment]
    assert comments == ["phone_lost_digits", "code_lost_digits", "date_without_year", "no_such_seat"]
    mended = {"phone_lost_digits": "12000000005", "code_lost_digits": "91000000FAKE000098",
              "date_without_year": "2023-02-01", "no_such_seat": "C04"}  # fmt: skip
    for rows in sheet.iter_rows():
        for cell in rows:
            if cell.comment:
                cell.value = mended[cell.comment.text]
    book.save(back)
    again = services.imports.preview_companies(back)
    assert [found.verdict for found in again.rows] == ["new"] * 4
    services.imports.apply(by=actor, preview=again)
    assert len(services.companies.all(AS_OF)) == 23


# --- an edited export -------------------------------------------------------------------------


def edited(path: Path, changes: Mapping[tuple[str, str], Any]) -> None:
    """Changes cells of an export: (value in the seat column, header) → new value."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    headers = {str(cell.value).split(" ")[0]: cell.column for cell in sheet[3] if cell.value}
    for (seat, header), value in changes.items():
        line = next(line for line in range(4, sheet.max_row + 1) if sheet.cell(line, headers["席位号"]).value == seat)
        sheet.cell(line, headers[header]).value = value
    book.save(path)


@pytest.fixture
def exported(sample: Services, actor: Actor, tmp_path: Path) -> Path:
    path = tmp_path / "companies.xlsx"
    sample.exports.companies(by=actor, path=path, on=AS_OF, personal_data=True)
    return path


def test_an_export_read_again_changes_nothing(sample: Services, exported: Path) -> None:
    preview = sample.imports.preview_companies(exported)
    assert preview.count("same") == len(preview.rows) == 28
    assert not any(found.warnings for found in preview.rows)


def test_an_edited_export_imports_as_changes_and_touches_nothing_else(
    sample: Services, actor: Actor, exported: Path
) -> None:
    edited(
        exported,
        {
            ("A04", "到期日期"): date(2024, 6, 30),
            ("A01", "员工人数"): 6,
            ("A02", "联系电话"): "12000009999",
            ("C01", "企业名称"): "苔织新材料（示例）有限公司",
        },
    )
    preview = sample.imports.preview_companies(exported)
    changed = {
        found.company: [(c.column, c.old, c.new) for c in found.changes] for found in preview.rows if found.changes
    }
    assert list(changed.values()) == [
        [("员工人数Headcount", "4", "6")],
        [("联系电话Phone", "12000000002", "12000009999")],
        [("到期日期End", "2023-12-31", "2024-06-30")],
        [("企业名称Company", "苔织材料（示例）有限公司", "苔织新材料（示例）有限公司")],
    ]
    outcome = sample.imports.apply(by=actor, preview=preview)
    assert {kind: len(ids) for kind, ids in outcome.changes.ids.items()} == {
        "company": 1,
        "contact": 1,
        "headcount": 1,
        "assignment": 1,
    }
    companies = {company.code: company for company in sample.companies.all(AS_OF)}
    assert companies["ST-018"].name_zh == "苔织新材料（示例）有限公司"
    assert companies["ST-004"].until == date(2024, 6, 30)
    history = sample.companies.detail(companies["ST-001"].id, AS_OF).headcounts
    assert [(item.valid_from, item.people) for item in history] == [(AS_OF, 6), (date(2022, 12, 1), 4)]
    assert sample.imports.preview_companies(exported).count("same") == 28


def test_an_export_without_personal_data_leaves_contacts_alone(sample: Services, actor: Actor, tmp_path: Path) -> None:
    path = tmp_path / "companies.xlsx"
    sample.exports.companies(by=actor, path=path, on=AS_OF)
    preview = sample.imports.preview_companies(path)
    assert preview.count("same") == 28
    assert not {"contact", "phone"} & {key for _, key in preview.columns}


def test_a_record_changed_since_its_export_asks_before_it_is_overwritten(
    sample: Services, actor: Actor, exported: Path
) -> None:
    company = next(item for item in sample.companies.all(AS_OF) if item.code == "ST-018")
    sample.companies.edit(by=actor, company_id=company.id, version=company.version, notes="seen at the desk")
    edited(exported, {("C01", "企业名称"): "另一名称（示例）有限公司"})
    asked = next(found for found in sample.imports.preview_companies(exported).rows if found.units == ("C01",))
    assert asked.verdict == "ask"
    assert asked.choices == ("take", "skip")


# --- which company -----------------------------------------------------------------------------


def test_a_company_is_the_same_when_its_code_is_whatever_it_is_called(sample: Services, ledger: MakeLedger) -> None:
    path = ledger({"企业名称": "月熊猫新能源（示例）", "统一社会信用代码": "91000000fake00001f"})
    found = only(sample.imports.preview_companies(path))
    assert found.verdict == "changed"
    assert [change.new for change in found.changes] == ["月熊猫新能源（示例）"]


def test_a_name_in_other_widths_is_the_same_name(sample: Services, ledger: MakeLedger) -> None:
    found = only(sample.imports.preview_companies(ledger({"企业名称": " 月熊猫电池(示例) 有限公司 ", "备注": None})))
    assert found.verdict == "same"


def test_a_name_alone_with_another_code_is_for_a_person(sample: Services, ledger: MakeLedger) -> None:
    path = ledger({"企业名称": "月熊猫电池（示例）有限公司", "统一社会信用代码": "91000000FAKE000098"})
    # That code is another company's, so the two disagree.
    assert codes(only(sample.imports.preview_companies(path))) == [("企业名称", "needs_person")]
    path = ledger({"企业名称": "月熊猫电池（示例）有限公司", "统一社会信用代码": "91000000FAKE00099X"})
    asked = only(sample.imports.preview_companies(path))
    assert asked.verdict == "ask"
    assert asked.choices == ("take", "new", "skip")


@pytest.mark.parametrize(("decision", "verdict"), [("take", "changed"), ("new", "new"), ("skip", "skipped")])
def test_a_person_decides_what_a_doubtful_row_is(
    sample: Services, actor: Actor, ledger: MakeLedger, decision: Any, verdict: str
) -> None:
    path = ledger({"企业名称": "月熊猫电池（示例）有限公司", "统一社会信用代码": "91000000FAKE00099X"})
    asked = only(sample.imports.preview_companies(path))
    preview = sample.imports.preview_companies(path, decisions={asked.row: decision})
    assert only(preview).verdict == verdict
    sample.imports.apply(by=actor, preview=preview)
    companies = sample.companies.all(AS_OF)
    assert len(companies) == (28 if decision == "new" else 27)
    assert sum(company.uscc == "91000000FAKE00099X" for company in companies) == (decision != "skip")


def test_the_same_company_with_another_legal_form_is_for_a_person(sample: Services, ledger: MakeLedger) -> None:
    found = only(sample.imports.preview_companies(ledger({"企业名称": "月熊猫电池（示例）", "备注": None})))
    assert codes(found) == [("企业名称", "needs_person")]


def test_a_team_without_a_code_is_legal_and_found_again_by_its_name(
    services: Services, actor: Actor, ledger: MakeLedger
) -> None:
    path = ledger(row("星火团队"), row("星火团队", 席位号="A02"))
    preview = services.imports.preview_companies(path)
    assert [found.verdict for found in preview.rows] == ["new", "new"]
    services.imports.apply(by=actor, preview=preview)
    (team,) = services.companies.all(AS_OF)
    assert (team.uscc, team.units) == ("", ("A01", "A02"))
    assert services.imports.preview_companies(path).count("same") == 2


def test_a_wrong_check_digit_warns_and_does_not_refuse(services: Services, ledger: MakeLedger) -> None:
    found = only(services.imports.preview_companies(ledger(row(统一社会信用代码="91000000FAKE00001A"))))
    assert found.verdict == "new"
    assert [item.code for item in found.warnings] == ["uscc_check_digit"]


def test_a_new_company_needs_a_name(services: Services, ledger: MakeLedger) -> None:
    found = only(services.imports.preview_companies(ledger(row("", 统一社会信用代码="91000000FAKE00001F"))))
    assert codes(found) == [("企业名称", "missing_value")]


# --- seats -------------------------------------------------------------------------------------


def test_a_seat_of_somebody_else_is_taken_and_says_by_whom(sample: Services, ledger: MakeLedger) -> None:
    found = only(sample.imports.preview_companies(ledger(row())))
    assert codes(found) == [("席位号", "seat_taken")]
    assert "月熊猫电池（示例）有限公司" in found.findings[0].detail
    assert "2024-11-30" in found.findings[0].detail


def test_two_rows_of_one_sheet_cannot_share_a_seat(services: Services, ledger: MakeLedger) -> None:
    preview = services.imports.preview_companies(ledger(row("甲（示例）"), row("乙（示例）")))
    assert [found.verdict for found in preview.rows] == ["new", "refused"]


def test_a_refused_row_does_not_stand_in_the_way_of_the_rows_below_it(services: Services, ledger: MakeLedger) -> None:
    preview = services.imports.preview_companies(ledger(row("甲（示例）", 联系电话="1.38E+10"), row("乙（示例）")))
    assert [found.verdict for found in preview.rows] == ["refused", "new"]


def test_several_seats_in_one_cell_are_several_assignments(
    services: Services, actor: Actor, ledger: MakeLedger
) -> None:
    preview = services.imports.preview_companies(ledger(row(席位号="A01、A02-A03", 工位数=12)))
    assert only(preview).units == ("A01", "A02", "A03")
    assert only(preview).warnings == ()
    services.imports.apply(by=actor, preview=preview)
    assert services.companies.all(AS_OF)[0].units == ("A01", "A02", "A03")


def test_what_is_only_compared_warns_and_is_not_written(services: Services, actor: Actor, ledger: MakeLedger) -> None:
    preview = services.imports.preview_companies(ledger(row(**{"面积(㎡)": "25㎡", "工位数": 5, "状态": "毕业"})))
    assert [(item.column, item.code) for item in only(preview).warnings] == [
        ("面积(㎡)", "differs"),
        ("工位数", "differs"),
        ("状态", "differs"),
    ]
    services.imports.apply(by=actor, preview=preview)
    unit = services.plans.plan(AS_OF).units[0]
    assert (unit.area_m2, unit.desks) == (24, 4)


def test_an_assignment_in_the_past_is_vacated_on_its_end(services: Services, actor: Actor, ledger: MakeLedger) -> None:
    path = ledger(row(到期日期="2023-10-31"), row("后来者（示例）", 入驻日期="2023-11-01"))
    preview = services.imports.preview_companies(path)
    assert preview.count("new") == 2
    services.imports.apply(by=actor, preview=preview)
    first, second = (
        sorted(
            (item for item in services.plans.unit_detail(services.plans.plan(AS_OF).units[0].id, AS_OF).history),
            key=lambda item: item.starts_on,
        )[0],
        services.plans.unit_detail(services.plans.plan(AS_OF).units[0].id, AS_OF).current,
    )
    assert first.vacated_on == date(2023, 10, 31)
    assert second is not None
    assert second.company_zh == "后来者（示例）"


def test_a_hold_of_the_company_itself_is_taken_up(sample: Services, actor: Actor, ledger: MakeLedger) -> None:
    path = ledger(
        {"企业名称": "港狐物流（示例）有限公司", "席位号": "A11", "入驻日期": "2023-12-04", "到期日期": "长期"}
    )
    preview = sample.imports.preview_companies(path)
    assert only(preview).verdict == "new"
    sample.imports.apply(by=actor, preview=preview)
    unit = next(unit for unit in sample.plans.plan(date(2023, 12, 4)).units if unit.code == "A11")
    assert (unit.company_code, unit.state, unit.until) == ("ST-025", "occupied", None)
    before = next(unit for unit in sample.plans.plan(date(2023, 12, 3)).units if unit.code == "A11")
    assert before.state == "held"


def test_an_empty_cell_and_an_absent_column_change_nothing(sample: Services, ledger: MakeLedger) -> None:
    path = ledger({"企业名称": "月熊猫电池（示例）有限公司", "席位号": "A01", "到期日期": None, "备注": " "})
    assert only(sample.imports.preview_companies(path)).verdict == "same"


def test_a_seat_without_a_start_needs_one_when_it_is_new(services: Services, ledger: MakeLedger) -> None:
    found = only(services.imports.preview_companies(ledger(row(入驻日期=None))))
    assert codes(found) == [("入驻日期", "missing_value")]


def test_neighbours_who_shift_their_common_border_are_written_at_once(
    sample: Services, actor: Actor, exported: Path
) -> None:
    path = exported
    sample_before = sample.imports.preview_companies(path)
    assert sample_before.count("same") == 28
    # A04 ends earlier and its company renews from the day after: two rows of one unit.
    edited(path, {("A04", "到期日期"): date(2023, 12, 15)})
    preview = sample.imports.preview_companies(path)
    sample.imports.apply(by=actor, preview=preview)
    unit = next(unit for unit in sample.plans.plan(AS_OF).units if unit.code == "A04")
    assert unit.until == date(2023, 12, 15)


# --- people --------------------------------------------------------------------------------------


def test_a_first_head_count_holds_from_the_first_assignment_on(
    services: Services, actor: Actor, ledger: MakeLedger
) -> None:
    path = ledger(row(员工人数=7), row(席位号="A02", 员工人数=7, 入驻日期="2022-05-01"))
    services.imports.apply(by=actor, preview=services.imports.preview_companies(path))
    (company,) = services.companies.all(AS_OF)
    history = services.companies.detail(company.id, AS_OF).headcounts
    assert [(item.valid_from, item.people) for item in history] == [(date(2022, 5, 1), 7)]


def test_a_later_head_count_holds_from_the_day_of_the_sheet_on(
    sample: Services, actor: Actor, ledger: MakeLedger
) -> None:
    path = ledger({"企业名称": "月熊猫电池（示例）有限公司", "员工人数": 8}, as_of="2023-11-15")
    sample.imports.apply(by=actor, preview=sample.imports.preview_companies(path))
    company = sample.companies.all(AS_OF)[0]
    assert [(item.valid_from, item.people) for item in sample.companies.detail(company.id, AS_OF).headcounts] == [
        (date(2023, 11, 15), 8),
        (date(2022, 12, 1), 4),
    ]


def test_one_company_with_two_head_counts_in_one_sheet_is_for_a_person(services: Services, ledger: MakeLedger) -> None:
    preview = services.imports.preview_companies(ledger(row(员工人数=4), row(席位号="A02", 员工人数=5)))
    assert [found.verdict for found in preview.rows] == ["new", "ask"]


def test_a_new_contact_is_added_and_a_known_one_gets_the_new_phone(
    sample: Services, actor: Actor, ledger: MakeLedger
) -> None:
    path = ledger(
        {
            "企业名称": "月熊猫电池（示例）有限公司",
            "统一社会信用代码": "91000000FAKE00001F",
            "联系人": "赵示一",
            "联系电话": "12000008888",
        },
        {
            "企业名称": "纸鹤地图（示例）有限公司",
            "统一社会信用代码": "91000000FAKE00002J",
            "联系人": "新示人",
            "联系电话": 12000007777,
        },
    )
    sample.imports.apply(by=actor, preview=sample.imports.preview_companies(path))
    one, two = (sample.companies.detail(company.id, AS_OF).contacts for company in sample.companies.all(AS_OF)[:2])
    assert [(item.name_zh, item.phone) for item in one] == [("赵示一", "12000008888")]
    assert ("新示人", "12000007777") in [(item.name_zh, item.phone) for item in two]
    assert len(two) == 3


# --- as a whole ------------------------------------------------------------------------------------


def test_a_centre_changed_since_the_preview_is_not_written_over(
    services: Services, actor: Actor, ledger: MakeLedger
) -> None:
    preview = services.imports.preview_companies(ledger(row()))
    services.companies.add(by=actor, name_zh="插队（示例）")
    with pytest.raises(errors.PreviewOutdated):
        services.imports.apply(by=actor, preview=preview)
    assert [company.name_zh for company in services.companies.all(AS_OF)] == ["插队（示例）"]


def test_a_visitor_at_the_desk_does_not_outdate_a_preview(services: Services, actor: Actor, ledger: MakeLedger) -> None:
    preview = services.imports.preview_companies(ledger(row()))
    services.visitors.check_in(by=actor, name_zh="王访", badge="3")
    services.imports.apply(by=actor, preview=preview)
    assert len(services.companies.all(AS_OF)) == 1


def test_progress_is_told_and_a_cancelled_preview_writes_nothing(services: Services) -> None:
    seen: list[tuple[int, int]] = []
    services.imports.preview_companies(LEDGER, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 24)]
    with pytest.raises(errors.Cancelled):
        services.imports.preview_companies(LEDGER, cancelled=lambda: True)


def test_columns_that_a_person_chose_go_before_what_is_recognised(services: Services, ledger: MakeLedger) -> None:
    path = ledger(row(单位="x", 备注="note"))
    preview = services.imports.preview_companies(path, columns={"备注": None, "单位": "remarks"})
    assert dict(preview.columns)["备注"] is None
    assert dict(preview.columns)["单位"] == "remarks"


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "empty"), (b"\xd0\xcf\x11\xe0" + b"\0" * 600, None), (b"a,b\n1,2\n", "csv"), (b"PK\x03\x04junk", "damaged")],
)
def test_a_file_that_is_no_workbook_is_refused_with_its_reason(
    services: Services, tmp_path: Path, content: bytes, why: str | None
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(errors.WorkbookRefused) as refusal:
        services.imports.preview_companies(path)
    assert why is None or refusal.value.why == why


def test_a_wrong_path_sheet_or_header_is_named(services: Services, tmp_path: Path) -> None:
    with pytest.raises(errors.FileMissing):
        services.imports.preview_companies(tmp_path / "nowhere.xlsx")
    with pytest.raises(errors.SheetNotFound) as missing:
        services.imports.preview_companies(LEDGER, sheet="12月")
    assert missing.value.sheets == ("入驻企业台账", "10月")
    book = Workbook()
    book.save(tmp_path / "blank.xlsx")
    with pytest.raises(errors.HeaderNotFound):
        services.imports.preview_companies(tmp_path / "blank.xlsx")


def test_one_sheet_for_each_month_is_for_a_person_to_choose(services: Services, ledger: MakeLedger) -> None:
    path = ledger(row())
    book = load_workbook(path)
    book.copy_worksheet(book.worksheets[0]).title = "12月"
    book.save(path)
    with pytest.raises(errors.SheetsUnclear) as unclear:
        services.imports.preview_companies(path)
    assert unclear.value.sheets == ("台账", "12月")
    assert services.imports.preview_companies(path, sheet="12月").count("new") == 1


def test_the_rows_seen_are_the_sum_of_all_verdicts(services: Services) -> None:
    preview = services.imports.preview_companies(LEDGER)
    counts = [preview.count(verdict) for verdict in ("new", "changed", "same", "ask", "refused", "skipped")]
    assert sum(counts) == len(preview.rows) == 24


def test_the_refused_rows_never_replace_the_ledger_itself(services: Services, ledger: MakeLedger) -> None:
    path = ledger(row(联系电话="1.38E+10"))
    content = path.read_bytes()
    with pytest.raises(errors.NotWritable):
        services.imports.write_refused(services.imports.preview_companies(path), path, lambda found: found.code)
    assert path.read_bytes() == content


def test_rows_that_contradict_each_other_are_for_a_person_and_never_take_turns(
    sample: Services, actor: Actor, ledger: MakeLedger
) -> None:
    """Otherwise the sheet would change the record back and forth with every import of it."""
    uscc = {"企业名称": "月熊猫电池（示例）有限公司", "统一社会信用代码": "91000000FAKE00001F"}
    seat = {"席位号": "A01", "入驻日期": "2022-12-01"}
    path = ledger(
        {**uscc, **seat, "员工人数": 4, "到期日期": "2024-11-30", "联系人": "赵示一", "联系电话": "12000000001"},
        {**uscc, "员工人数": 5},
        {**uscc, **seat, "到期日期": "2025-11-30"},
        {**uscc, "联系人": "赵示一", "联系电话": "12000000009"},
        {**uscc, "企业名称": "另一名称（示例）"},
    )
    preview = sample.imports.preview_companies(path)
    assert [found.verdict for found in preview.rows] == ["same", "ask", "ask", "ask", "ask"]
    assert [column for found in preview.rows for column, _ in codes(found)] == [
        "员工人数",
        "到期日期",
        "联系电话",
        "企业名称",
    ]


def test_one_row_of_two_may_be_edited_in_an_export(sample: Services, actor: Actor, exported: Path) -> None:
    edited(exported, {("B02", "员工人数"): 11})
    preview = sample.imports.preview_companies(exported)
    assert (preview.count("changed"), preview.count("same")) == (1, 27)
    sample.imports.apply(by=actor, preview=preview)
    company = next(item for item in sample.companies.all(AS_OF) if item.code == "ST-011")
    assert company.headcount == 11
    again = sample.imports.preview_companies(exported)
    assert (again.count("changed"), again.count("ask")) == (0, 1), "the other row is older than the record by now"
