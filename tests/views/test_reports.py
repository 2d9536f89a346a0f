"""Reports and Programme say the figures of the sample centre, in both languages."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import Target
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.figures import FigureColumn
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
        model.index(row, FigureColumn.WHAT).data(): model.index(row, FigureColumn.FIGURE).data()
        for row in range(model.rowCount())
    }


def test_the_answer_comes_before_its_figures(reports: ReportsPage) -> None:
    assert reports.sentence.text() == "24 of 29 usable seats are occupied = 82.8%; 2 held, 3 vacant."
    shown = lines(reports)
    assert shown["Committed"] == "26 of 29 = 89.7%"
    assert shown["Average of the month"] == "725 of 870 = 83.3%"
    assert shown["Ending within 90 days"] == "4"


def test_every_question_has_an_answer(reports: ReportsPage) -> None:
    said: list[str] = []
    for row in range(reports.questions.count()):
        reports.questions.setCurrentRow(row)
        said.append(reports.sentence.text())
        assert reports.model.rowCount() > 0
    assert said[3] == "Day 925 of 1096: 4 of 5 targets are on pace."
    assert len(set(said)) == 5


def test_the_hall_was_used_for_fifteen_and_a_half_hours(reports: ReportsPage) -> None:
    reports.questions.setCurrentRow(2)
    assert lines(reports)["Roadshow hall"] == "15.5 h = 7.8%"


def test_a_month_that_is_over_is_reported_as_of_its_last_day(reports: ReportsPage) -> None:
    reports.back.click()
    assert reports.day == date(2023, 10, 31)
    reports.forth.click()
    assert reports.day == date(2023, 11, 30)


def test_the_months_workbook_is_written_where_asked(qtbot: QtBot, reports: ReportsPage, tmp_path: Path) -> None:
    target = tmp_path / "november.xlsx"
    with qtbot.waitSignal(reports.desk.toast_requested, timeout=20_000):
        reports.write_workbook(target)
    assert target.stat().st_size > 10_000


def test_the_programme_states_what_came_before_it(qtbot: QtBot, desk: DeskContext) -> None:
    page = ProgrammePage(desk)
    qtbot.addWidget(page)
    page.show()
    card = page.cards[Target.COMPANIES_SUPPORTED]
    assert card.figure.text() == "247"
    assert card.of.text() == "of 300 = 82.3%"
    assert card.words.text() == "6 behind the pace: at this rate 292 by the end."
    assert card.balance.text() == "223 of these from before the program"
    assert page.cards[Target.COMPANIES_GIVEN_OFFICE].words.text() == "Reached."
    assert "day 925 of 1,096 = 84.4%" in page.window_text.text()
