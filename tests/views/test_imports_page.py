"""The import wizard: from a dropped file to one entry in the journal, with every question answered by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.services.errors import DeskError, HeaderNotFound, WorkbookRefused
from jib_desk.views.context import DeskContext
from jib_desk.views.imports.page import ImportPage
from jib_desk.views.imports.presenter import ImportPresenter, Step
from jib_desk.views.item_models.preview_rows import PreviewModel
from jib_desk.views.languages import Languages

LEDGER = Path(__file__).parents[1] / "fixtures" / "workbooks" / "tenant-ledger-2023-11.xlsx"
MakeLedger = Callable[..., Path]


@pytest.fixture
def ledger(tmp_path: Path) -> MakeLedger:
    """A ledger with a title row, a header and the rows given, once for each sheet named."""

    def write(*rows: tuple[object, ...], header: tuple[str, ...], sheets: tuple[str, ...] = ("台账",)) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name in sheets:
            sheet = book.create_sheet(name)
            for line in (("截至日期：2023-11-30",), header, *rows):
                sheet.append(list(line))
        path = tmp_path / "ledger.xlsx"
        book.save(path)
        return path

    return write


@pytest.fixture
def doubtful(ledger: MakeLedger) -> Path:
    """One company by its name alone with another code, one that is plainly new, one that is the same."""
    return ledger(
        ("月熊猫电池（示例）有限公司", "91000000FAKE00099X", "", ""),
        ("全新团队（示例）", "", "A11", "2024-02-01"),
        ("纸鹤地图（示例）有限公司", "91000000FAKE00002J", "", ""),
        header=("企业名称", "统一社会信用代码", "席位号", "入驻日期"),
    )


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> ImportPage:
    Languages(desk).use("en")  # for the plural forms
    made = ImportPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def read(page: ImportPage, path: Path) -> ImportPresenter:
    page.desk.file_offered.emit(str(path))
    assert page.desk.tasks.wait()
    return page.presenter


def chips(page: ImportPage) -> list[str]:
    return [chip.text() for chip in page.check.findChildren(QPushButton) if chip.isCheckable() and chip.isVisible()]


def test_a_ledger_opens_at_the_check_with_counts_that_sum(page: ImportPage) -> None:
    presenter = read(page, LEDGER)
    assert presenter.step is Step.CHECK
    assert page.stack.currentWidget() is page.check
    numbers = {text.rsplit(" ", 1)[0]: int(text.rsplit(" ", 1)[1]) for text in chips(page)}
    assert numbers.pop("All") == 24 == sum(numbers.values())
    assert numbers["Refused"] == 4


def test_the_rows_say_what_would_change_and_why_not(page: ImportPage) -> None:
    read(page, LEDGER)
    model = page.check.model
    place = model.place_of(9)
    texts = [model.index(place, column).data() for column in range(model.columnCount())]
    assert texts[PreviewModel.ROW] == "9"
    assert texts[PreviewModel.VERDICT] == "Refused"
    assert "lost its digits" in texts[PreviewModel.DETAIL]


def test_a_chip_shows_only_its_verdict(page: ImportPage, doubtful: Path) -> None:
    read(page, doubtful)
    model = page.check.model
    assert model.rowCount() == 3
    chip = next(chip for chip in page.check.findChildren(QPushButton) if chip.text().startswith("New"))
    chip.click()
    assert [model.row(place).verdict for place in range(model.rowCount())] == ["new"]  # type: ignore[union-attr]


def test_it_opens_at_the_first_question_and_a_key_answers_it(page: ImportPage, doubtful: Path, qtbot: QtBot) -> None:
    presenter = read(page, doubtful)
    assert presenter.next_question == 3
    assert page.check.card.isVisible()
    assert page.apply.text() == "Apply 1 row"
    qtbot.keyClick(page.check.table, Qt.Key.Key_3)
    assert page.desk.tasks.wait()
    assert presenter.count("ask") == 0
    assert presenter.count("skipped") == 1
    qtbot.keyClick(page.check.table, Qt.Key.Key_3)
    assert page.desk.tasks.wait()
    assert presenter.count("ask") == 1, "the same key again takes the answer back"
    qtbot.keyClick(page.check.table, Qt.Key.Key_1)
    assert page.desk.tasks.wait()
    assert presenter.count("changed") == 1
    assert page.apply.text() == "Apply 2 rows"


def test_what_is_applied_is_what_was_shown_and_one_undo_takes_it_back(page: ImportPage, doubtful: Path) -> None:
    presenter = read(page, doubtful)
    before = page.desk.services.journal.last_number()
    page.primary_action()
    assert page.desk.tasks.wait()
    assert presenter.step is Step.DONE
    assert page.done.says.text() == "1 row imported, 1 left out."
    journal = page.desk.services.journal
    assert journal.last_number() == before + 1
    assert journal.entries(limit=1)[0].action == "import.companies"
    journal.undo(by=page.desk.actor(), number=before + 1)
    assert len(page.desk.services.companies.all(page.desk.today())) == 27


def test_one_sheet_for_each_month_is_asked_for(page: ImportPage, ledger: MakeLedger) -> None:
    path = ledger(("新（示例）", "A11"), header=("企业名称", "席位号"), sheets=("10月", "11月"))
    presenter = read(page, path)
    assert presenter.step is Step.SHEET
    assert page.sheet.list.count() == 2
    page.sheet.list.setCurrentRow(1)
    page.sheet.take.click()
    assert page.desk.tasks.wait()
    assert (presenter.step, presenter.sheet) == (Step.CHECK, "11月")


def test_a_column_can_be_told_what_it_means(page: ImportPage, ledger: MakeLedger, qtbot: QtBot) -> None:
    path = ledger(
        ("纸鹤地图（示例）有限公司", "91000000FAKE00002J", "seen"), header=("企业名称", "统一社会信用代码", "说明文字")
    )
    presenter = read(page, path)
    assert presenter.count("same") == 1
    page.step_buttons[Step.COLUMNS].click()
    assert page.stack.currentWidget() is page.columns
    columns = page.columns
    assert columns.model.headerData(0, Qt.Orientation.Horizontal) == "Company"
    assert columns.model.headerData(2, Qt.Orientation.Horizontal) == "–"
    columns.table.setCurrentIndex(columns.model.index(1, 2))
    place = columns.field.findData("remarks")
    columns.field.setCurrentIndex(place)
    columns.field.activated.emit(place)
    assert page.desk.tasks.wait()
    assert columns.model.headerData(2, Qt.Orientation.Horizontal) == "Remarks"
    assert presenter.step is Step.COLUMNS
    page.step_buttons[Step.CHECK].click()
    assert presenter.count("changed") == 1


def test_a_file_that_cannot_be_read_says_why_and_offers_to_begin_again(page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"a,b\n")
    refused: list[DeskError] = []
    page.presenter.failed.connect(refused.append)
    presenter = read(page, path)
    assert isinstance(refused[0], WorkbookRefused)
    assert presenter.step is Step.FILE
    assert not presenter.is_busy
    assert page._error is not None
    assert "x.xlsx" in page._error.label.text()


def test_a_sheet_without_a_header_leads_to_the_sheets(page: ImportPage, tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "x.xlsx")
    refused: list[DeskError] = []
    page.presenter.failed.connect(refused.append)
    assert read(page, tmp_path / "x.xlsx").step is Step.SHEET
    assert isinstance(refused[0], HeaderNotFound)


def test_a_change_of_companies_elsewhere_makes_the_check_anew(page: ImportPage, doubtful: Path) -> None:
    presenter = read(page, doubtful)
    before = presenter.preview
    desk = page.desk
    desk.run(lambda: desk.services.companies.add(by=desk.actor(), name_zh="插队（示例）"))
    assert desk.tasks.wait()
    assert presenter.preview is not before
    page.primary_action()
    assert desk.tasks.wait()
    assert presenter.step is Step.DONE


def test_the_refused_rows_are_written_with_their_reasons(page: ImportPage, tmp_path: Path) -> None:
    presenter = read(page, LEDGER)
    told: list[str] = []
    page.desk.toast_requested.connect(lambda text, _entry: told.append(text))
    presenter.write_refused(tmp_path / "refused.xlsx")
    assert page.desk.tasks.wait()
    assert (tmp_path / "refused.xlsx").exists()
    assert told
    assert "refused.xlsx" in told[0]


def test_steps_that_are_not_ready_cannot_be_opened(page: ImportPage, doubtful: Path) -> None:
    assert [step for step, made in page.step_buttons.items() if made.isEnabled()] == [Step.FILE]
    presenter = read(page, doubtful)
    assert not page.step_buttons[Step.DONE].isEnabled()
    presenter.go_to(Step.FILE)
    assert page.stack.currentWidget() is page.file
    presenter.start_over()
    assert presenter.preview is None


def test_the_presenter_knows_no_widget() -> None:
    source = (Path(__file__).parents[2] / "jib_desk/views/imports/presenter.py").read_text(encoding="utf-8")
    assert "QtWidgets" not in source


def test_an_empty_template_is_offered_and_is_a_ledger_that_can_be_read(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "mine"), ""))
    page.file.template.click()
    assert page.desk.tasks.wait()
    presenter = read(page, tmp_path / "mine.xlsx")
    assert presenter.preview is not None
    assert presenter.preview.rows == ()
