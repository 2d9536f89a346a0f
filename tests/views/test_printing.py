"""What comes out of the printer: true to size, both languages, every figure, and nobody's phone."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import BookingState, Layout, SpaceKind, VisitorCategory
from jib_desk.services.centre import Services
from jib_desk.services.rows.bookings import BookingRow, ClosureRow, RoomRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import InsideNow, MusterLine, MusterRoll
from jib_desk.views.context import DeskContext
from jib_desk.views.printing import commands, documents
from jib_desk.views.printing.access_items import access_items
from jib_desk.views.printing.evacuation_report import evacuation_report
from jib_desk.views.printing.output import pdf_bytes, write_pdf
from tests.views.printed import font_names, page_size_mm, pages_of, plain, text_of

TODAY = date(2023, 11, 30)
pytestmark = pytest.mark.usefixtures("qapp")


def test_the_muster_roll_has_everybody_inside_on_a4(sample: Services, actor: Actor) -> None:
    sample.visitors.check_in(by=actor, name_zh="买买提·艾力", phone="12000009999", badge="42", party_size=3)
    roll = sample.visitors.muster()
    pdf = pdf_bytes(documents.muster_roll(roll, sample.settings.centre()))
    text = text_of(pdf)
    assert page_size_mm(pdf) == (210, 297)
    assert plain("疏散点名表 Muster roll") in text
    assert f"在场人数Inside{roll.inside.total}=" in text
    assert "2023-11-3010:00" in text
    for line in roll.lines:
        assert plain(line.name) in text
    assert plain("买买提·艾力") in text
    assert "12000009999" not in text


def test_the_numbers_of_the_muster_roll_stand_apart_and_add_up(sample: Services) -> None:
    inside = InsideNow(visitors=14, event_guests=4, residents=94, fire_limit=400)
    lines = (
        MusterLine("visitor", "王示例", "示例车灯", "赵示一", 14, datetime(2023, 11, 30, 1, 32, tzinfo=UTC), "17"),
        MusterLine("event", "Roadshow 路演", "", "路演厅", 4, None, ""),
        MusterLine("resident", "月熊猫电池", "MoonPanda Battery", "A01", 94, None, ""),
    )
    roll = MusterRoll(datetime(2023, 11, 30, 6, 0, tzinfo=UTC), inside, lines)
    text = text_of(pdf_bytes(documents.muster_roll(roll, sample.settings.centre())))
    assert plain("在场人数 Inside 112 = 访客 Visitors 14 + 活动来宾 Event guests 4") in text
    assert plain("入驻企业人员 Residents 94") in text
    assert "09:32" in text
    assert plain("路演厅") in text


def test_the_muster_roll_of_a_usual_day_is_one_page_with_room_to_sign(sample: Services) -> None:
    (page,) = pages_of(pdf_bytes(documents.muster_roll(sample.visitors.muster(), sample.settings.centre())))
    assert plain("另有人员 Also found") in page
    assert plain("清点完毕时间 All clear at") in page
    assert page.endswith("页Page1/1")


def test_a_roll_that_no_tighter_rows_bring_onto_one_page_keeps_its_roomy_ones(sample: Services) -> None:
    def pages(count: int) -> list[str]:
        lines = tuple(MusterLine("visitor", f"示例{number:03d}", "", "", 1, None, "") for number in range(count))
        roll = MusterRoll(datetime(2023, 11, 30, 6, 0, tzinfo=UTC), InsideNow(count, 0, 0, 400), lines)
        return pages_of(pdf_bytes(documents.muster_roll(roll, sample.settings.centre())))

    assert [len(pages(count)) for count in (10, 27, 45)] == [1, 1, 2]
    assert pages(45)[0].count("示例") < 36, "as many as at the usual height"


def test_three_hundred_visitors_fill_numbered_pages_with_a_head_on_each(sample: Services) -> None:
    lines = tuple(
        MusterLine("visitor", f"示例{number:03d}", "示例车灯", "", 1, None, str(number)) for number in range(300)
    )
    inside = InsideNow(300, 0, 0, 400)
    roll = MusterRoll(datetime(2023, 11, 30, 6, 0, tzinfo=UTC), inside, lines)
    pages = pages_of(pdf_bytes(documents.muster_roll(roll, sample.settings.centre())))
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert page.endswith(f"页Page{number}/{len(pages)}")
    for page in pages[:-1]:
        assert plain("姓名 Name") in page
    whole = "".join(pages)
    assert all(f"示例{number:03d}" in whole for number in range(300))


def test_the_visitors_of_a_day_say_when_who_and_to_whom_with_masked_phones(sample: Services, actor: Actor) -> None:
    row = sample.visitors.check_in(
        by=actor, name_zh="王示例", name_latin="Wang Shili", phone="12000009999", badge="42",
        category=VisitorCategory.VENDOR, purpose="Delivery", organisation="示例电子",
    ).row  # fmt: skip
    rows = sample.visitors.visits(TODAY, TODAY)
    pdf = pdf_bytes(documents.visitors_of_the_day(TODAY, rows, sample.settings.centre()))
    text = text_of(pdf)
    assert row in rows
    assert page_size_mm(pdf) == (297, 210)
    assert plain("当日访客登记表 Visitors of the day") in text
    assert all(plain(each.name_zh or each.name_latin) in text for each in rows)
    for said in ("王示例", "WangShili", "120****9999", "供应商Vendor", "Delivery", "10:00–"):
        assert said in text
    assert "12000009999" not in text


def test_a_visit_closed_by_the_system_prints_no_time_of_leaving(sample: Services, actor: Actor) -> None:
    row = sample.visitors.check_in(by=actor, name_zh="王示例").row
    closed = sample.visitors.close_day(by=actor, visit_ids=[row.id]).row
    text = text_of(pdf_bytes(documents.visitors_of_the_day(TODAY, closed, sample.settings.centre())))
    assert "10:00–不详unknown" in text
    assert "系统关闭System" in text


def _booking(**changed: object) -> BookingRow:
    start = datetime(2023, 11, 30, 6, 0, tzinfo=UTC)
    values: dict[str, object] = {
        "id": 1, "uid": "b-1", "version": 1, "reference": "B-231130-01", "room_id": 1, "room_code": "R-HALL",
        "subject": "Roadshow 路演", "company_id": None, "booked_by": "示例基金", "contact": "赵示一", "headcount": 60,
        "layout": Layout.THEATRE, "equipment": "2 microphones", "catering": "茶歇 60", "starts_at": start,
        "ends_at": start + timedelta(hours=2), "setup_min": 60, "teardown_min": 30,
        "blocks_from": start - timedelta(hours=1), "blocks_until": start + timedelta(minutes=150),
        "state": BookingState.CONFIRMED, "live": True, "event_id": None, "event_type": None, "note": "",
    }  # fmt: skip
    return BookingRow(**(values | changed))  # type: ignore[arg-type]


def test_the_day_sheet_says_what_must_be_ready_when(sample: Services) -> None:
    hall = RoomRow(1, 1, "R-HALL", "Roadshow hall", "路演厅", SpaceKind.HALL, {Layout.THEATRE: 150}, 180, True)
    later = {
        "starts_at": datetime(2023, 11, 30, 9, 0, tzinfo=UTC),
        "blocks_from": datetime(2023, 11, 30, 9, 0, tzinfo=UTC),
    }
    gone = _booking(id=2, subject="Called off", state=BookingState.CANCELLED)
    rows = (_booking(id=3, subject="Evening", **later), gone, _booking())
    closed = ClosureRow(1, 1, None, later["starts_at"], datetime(2023, 11, 30, 10, 0, tzinfo=UTC), "Fire drill 演练")
    sheet = documents.day_sheet(TODAY, rows, (hall,), (closed,), sample.settings.centre())
    text = text_of(pdf_bytes(sheet))
    for said in (
        "场地日程单Daysheet",
        "13:00",
        "14:00–16:00",
        "16:30",
        "路演厅",
        "剧院式",
        "2microphones",
        "茶歇60",
        "Firedrill演练",
    ):
        assert said in text
    assert "Calledoff" not in text
    assert text.index("Roadshow路演") < text.index("Evening")


def test_chinese_comes_from_a_simplified_face_and_rare_characters_survive(sample: Services, actor: Actor) -> None:
    sample.visitors.check_in(by=actor, name_zh="骨直门龘", badge="42")
    pdf = pdf_bytes(documents.muster_roll(sample.visitors.muster(), sample.settings.centre()))
    assert "骨直门龘" in text_of(pdf)
    assert not {name for name in font_names(pdf) if "JP" in name or "Jan" in name}


def test_an_endless_name_wraps_and_stays_on_its_page(sample: Services) -> None:
    line = MusterLine("visitor", "示例" * 100, "A" * 300, "", 1, None, "1")
    roll = MusterRoll(datetime(2023, 11, 30, 6, 0, tzinfo=UTC), InsideNow(1, 0, 0, 400), (line,))
    text = text_of(pdf_bytes(documents.muster_roll(roll, sample.settings.centre())))
    assert "示例" * 100 in text
    assert "A" * 300 in text


def test_a_pdf_file_takes_the_place_of_an_older_one_as_a_whole(sample: Services, tmp_path: Path) -> None:
    target = tmp_path / "muster.pdf"
    target.write_bytes(b"older")
    write_pdf(documents.muster_roll(sample.visitors.muster(), sample.settings.centre()), target)
    assert target.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".pdf", ".part"}] == ["muster.pdf"]


@pytest.mark.parametrize("which", ["muster", "visitors", "day_sheet"])
def test_printing_goes_through_a_preview(desk: DeskContext, qtbot: QtBot, which: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    opened = {
        "muster": lambda: commands.print_muster(desk, parent),
        "visitors": lambda: commands.print_visitors(desk, TODAY, parent),
        "day_sheet": lambda: commands.print_day_sheet(desk, TODAY, parent),
    }[which]()
    preview = opened.findChild(QPrintPreviewWidget)
    assert preview is not None
    preview.updatePreview()
    assert preview.pageCount() >= 1
    opened.close()


def test_the_report_of_a_drill_has_the_missing_first_and_who_told(sample: Services, actor: Actor) -> None:
    started = sample.evacuations.start(by=actor, is_drill=True).row
    last = started.companies[-1]
    sample.evacuations.count(
        by=actor,
        evacuation_id=started.evacuation.id,
        company_id=last.company_id,
        people_out=1,
        people=3,
        told_by="吕示一",
    )
    report = sample.evacuations.all_clear(
        by=actor, evacuation_id=started.evacuation.id, version=started.evacuation.version, note="two were abroad"
    ).row
    pdf = pdf_bytes(evacuation_report(report, sample.settings.centre()))
    text = text_of(pdf)
    assert plain("消防演练报告 Fire drill report") in text
    assert plain("已撤离 Out 1 / 3") in text
    assert plain("two were abroad") in text
    assert plain("吕示一") in text
    assert text.index(plain(last.name_zh)) < text.index(plain(started.companies[0].name_zh))


def test_the_list_of_cards_for_an_audit_has_a_table_for_each_state_and_is_signed(sample: Services) -> None:
    pages = pages_of(pdf_bytes(access_items(sample.access.items(), TODAY, sample.settings.centre())))
    text = "".join(pages)
    assert plain("门禁卡与钥匙清单 Access cards and keys") in text
    assert plain("在用 Issued 61") in text
    assert plain("遗失 Lost 1") in text
    assert plain("示例保洁 Cleaning (Sample)") in text
    assert plain("签字 Signed") in pages[-1]
