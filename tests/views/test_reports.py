"""Reports and Programme say the figures of the sample centre, in both languages."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.figures import FigureModel
from jib_desk.views.programme.page import ProgrammePage
from jib_desk.views.reports.page import ReportsPage


@pytest.fixture
def reports(qtbot: QtBot, desk: DeskContext) -> ReportsPage:
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def lines(page: ReportsPage) -> dict[str, str]:
    model = page.model
    return {
        model.index(row, FigureModel.NAME).data(): model.index(row, FigureModel.VALUE).data()
        for row in range(model.rowCount())
    }


def test_the_answer_comes_before_its_figures(reports: ReportsPage) -> None:
    QAbstractItemModelTester(reports.model, QAbstractItemModelTester.FailureReportingMode.Fatal, reports)
    assert reports.sentence.text() == "24 of 29 = 82.8 % of the usable seats are occupied on 30 Nov 2023."
    shown = lines(reports)
    assert shown["Committed"] == "26 of 29 = 89.7 %"
    assert shown["Average of the month"] == "725 of 870 = 83.3 %"
    assert shown["Ending within 90 days"] == "4"


def test_every_question_is_answered_by_a_click(reports: ReportsPage) -> None:
    said: list[str] = []
    for ask in reports.findChildren(QPushButton):
        if ask.property("kind") == "question":
            ask.click()
            said.append(reports.sentence.text())
            assert reports.model.rowCount() > 0
    assert len(said) == len(set(said)) == 5
    assert all(said)


def test_a_month_that_is_over_is_reported_as_of_its_last_day(reports: ReportsPage) -> None:
    assert reports.as_of == date(2023, 11, 30)
    reports.month.setCurrentIndex(1)
    assert reports.as_of == date(2023, 10, 31)


def test_the_months_workbook_is_written_where_asked(qtbot: QtBot, reports: ReportsPage, tmp_path: Path) -> None:
    target = tmp_path / "november.xlsx"
    with qtbot.waitSignal(reports.desk.toast_requested, timeout=20_000):
        reports.export(target)
    assert target.stat().st_size > 10_000


def test_the_programme_states_what_came_before_it(qtbot: QtBot, desk: DeskContext) -> None:
    page = ProgrammePage(desk)
    qtbot.addWidget(page)
    page.show()
    said = [" · ".join(text.text() for text in card.findChildren(QLabel)) for card in page.cards.values()]
    assert "247 of 300 = 82.3 %" in said[0]
    assert "223 of these are an opening balance" in said[0]
    assert "34 of 30" in said[1]
    assert "Reached." in said[1]


def test_what_changed_names_every_step_between_two_days(reports: ReportsPage) -> None:
    reports.ask("changed")
    assert reports.since.date() == QDate(2023, 10, 31), "a month is compared with the end of the one before"
    assert reports.sentence.text() == (
        "24 → 24 occupied seats since 31 Oct 2023: +C06 moved in 13 Nov, −A12 graduated 17 Nov."
    )
    reports.since.setDate(QDate(2023, 11, 15))
    assert reports.sentence.text() == "25 → 24 occupied seats since 15 Nov 2023: −A12 graduated 17 Nov."
    model = reports.model
    values = [model.index(row, FigureModel.VALUE).data() for row in range(model.rowCount())]
    assert (values[0], values[-1]) == ("25", "24")
    assert sum(int(value.replace("−", "-")) for value in values[:-1]) == 24
    assert model.index(model.rowCount() - 1, FigureModel.WHY).data() == "25 + 0 − 1 · of 29 usable seats"


def test_only_what_changed_asks_for_a_second_day(reports: ReportsPage) -> None:
    assert reports.since.isHidden()
    reports.ask("changed")
    assert reports.since.isVisible()
    reports.ask("came")
    assert reports.since.isHidden()


def test_another_month_is_compared_with_the_one_before_it(reports: ReportsPage) -> None:
    reports.ask("changed")
    reports.month.setCurrentIndex(1)
    assert reports.since.date() == QDate(2023, 9, 30)
    assert reports.since.maximumDate() == QDate(2023, 10, 31)
    assert "since 30 Sept 2023" in reports.sentence.text()
