"""Whatever a ledger says: what was accepted changes nothing when it is read again, and one undo takes it all back."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from jib_desk.models.database import Database
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock
from tests.conftest import OPENING_MORNING

HEADERS = ("企业名称", "统一社会信用代码", "席位号", "员工人数", "入驻日期", "到期日期", "联系人", "联系电话", "备注")
FIRST = date(2023, 9, 1)
DAYS = st.integers(0, 150).map(lambda days: FIRST + timedelta(days=days))

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "企业名称": st.sampled_from(("甲（示例）", "乙（示例）", "乙(示例)", "丙 Sample", "丁")),
            "统一社会信用代码": st.sampled_from((None, None, "91000000FAKE00001F", "91000000FAKE00002J")),
            "席位号": st.sampled_from((None, "A01", "a1", "A02", "A01、A02", "A03", "Z99")),
            "员工人数": st.one_of(st.none(), st.integers(0, 12), st.just("many")),
            "入驻日期": st.one_of(st.none(), DAYS, DAYS.map(lambda day: f"{day:%Y.%m.%d}"), st.just("2月1日")),
            "到期日期": st.one_of(st.none(), DAYS, st.just("长期")),
            "联系人": st.sampled_from((None, "赵示一", "Qian Shiyi")),
            "联系电话": st.sampled_from((None, "12000000001", 12000000002, "1.2E+10")),
            "备注": st.sampled_from((None, "note", "=1+1")),
        }
    ),
    min_size=1,
    max_size=9,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ledgers")


def written(rows: list[dict[str, Any]], path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["截至日期：2023-11-30"])
    sheet.append(list(HEADERS))
    for row in rows:
        sheet.append([row[header] for header in HEADERS])
        sheet.cell(sheet.max_row, len(HEADERS)).data_type = "s" if row["备注"] else "n"
    book.save(path)
    return path


def state(services: Services) -> object:
    """Everything that an import can write, as people see it; versions only rise."""
    days = (FIRST, OPENING_MORNING.date(), date(2024, 2, 1))
    details = [services.companies.detail(company.id, days[1]) for company in services.companies.all(days[1])]
    return (
        [
            replace(
                detail,
                company=replace(detail.company, version=0),
                contacts=tuple(replace(contact, version=0) for contact in detail.contacts),
                assignments=tuple(replace(item, version=0) for item in detail.assignments),
            )
            for detail in details
        ],
        [[(unit.code, unit.company_id, unit.until) for unit in services.plans.plan(day).units] for day in days],
    )


@given(rows=ROWS, more=ROWS)
@settings(max_examples=25)
def test_accepted_rows_change_nothing_when_read_again_and_undo_takes_them_back(
    init_template: Path, folder: Path, rows: list[dict[str, Any]], more: list[dict[str, Any]]
) -> None:
    path = folder / f"{uuid4().hex}.db"
    shutil.copyfile(init_template, path)
    database = Database.open(path)
    services = open_services(database, FixedClock(OPENING_MORNING))
    try:
        by = services.staff.actor("front_desk")
        for number, ledger in enumerate((rows, more)):
            before = state(services)
            file = written(ledger, folder / f"ledger{number}.xlsx")
            preview = services.imports.preview_companies(file)
            outcome = services.imports.apply(by=by, preview=preview, skip_refused=True)
            again = {row.row: row.verdict for row in services.imports.preview_companies(file).rows}
            accepted = [row for row in preview.rows if row.verdict in {"new", "changed"}]
            assert not {again[row.row] for row in accepted} & {"new", "changed"}
            assert bool(outcome.changes.entry) == bool(accepted)
            if outcome.changes.entry:
                after = state(services)
                undone = services.journal.undo(by=by, number=outcome.changes.entry)
                assert state(services) == before
                services.journal.undo(by=by, number=undone.changes.entry)
                assert state(services) == after
        assert services.journal.verify().findings == ()
        assert database.findings() == []
    finally:
        services.close()
