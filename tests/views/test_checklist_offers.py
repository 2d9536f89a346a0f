"""Where the list of a move is offered: the line after a seat was given, and To do on Today."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jib_desk.rules.words import ChecklistKind
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.views.companies.page import CompaniesPage
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.agenda import AgendaLine
from jib_desk.views.main_window import MainWindow
from jib_desk.views.today.page import TodayPage

TODAY = date(2023, 11, 30)


def assign(desk: DeskContext, on: date) -> None:
    unit = desk.services.plans.free_units(on)[0]
    company = next(row for row in desk.services.companies.all(TODAY) if not row.units)
    by, seats = desk.actor(), desk.services.seats
    desk.run(
        lambda: seats.assign(by=by, unit_id=unit.id, company_id=company.id, starts_on=on),
        text="assigned",
    )
    assert desk.tasks.wait()
    QApplication.processEvents()


def to_do(window: MainWindow) -> TodayPage:
    page = window.pages.show_page("today")
    assert isinstance(page, TodayPage)
    QApplication.processEvents()
    return page


def lines(page: TodayPage) -> list[AgendaLine]:
    model = page.to_do.lines.lines
    found = [model.line(model.index(row)) for row in range(model.rowCount())]
    return [line for line in found if line is not None]


def test_after_a_seat_was_given_its_list_is_one_click_away(window: MainWindow, desk: DeskContext) -> None:
    assign(desk, TODAY + timedelta(days=40))
    offer = window.toasts.offer_button
    assert offer.text() == "Open the move-in list"
    offer.click()
    assert desk.tasks.wait()
    QApplication.processEvents()
    row = desk.services.checklists.still_open()[-1]
    assert (row.kind, row.due_on) == (ChecklistKind.MOVE_IN, TODAY + timedelta(days=40))
    page = window.pages.page("companies")
    assert isinstance(page, CompaniesPage)
    assert window.pages.current == "companies"
    assert page.card.detail is not None
    assert page.card.detail.company.id == row.company_id


def test_what_another_desk_assigned_is_not_offered_here(window: MainWindow, desk: DeskContext) -> None:
    unit = desk.services.plans.free_units(TODAY)[0]
    company = next(row for row in desk.services.companies.all(TODAY) if not row.units)
    outcome = desk.services.seats.assign(by=desk.actor(), unit_id=unit.id, company_id=company.id, starts_on=TODAY)
    desk.toast("something else")
    desk.notifier.publish(outcome.changes)
    assert window.toasts.offer_button.isHidden()


def test_a_move_without_a_list_stands_in_to_do_and_enter_opens_it(window: MainWindow, desk: DeskContext) -> None:
    page = to_do(window)
    missing = [line for line in lines(page) if line.detail == "no list yet"]
    assert "C01 MossTextile" in {line.title for line in missing}
    place = next(row for row, line in enumerate(lines(page)) if line in missing and "C01" in line.title)
    page.to_do.lines.setFocus()
    page.to_do.lines.setCurrentIndex(page.to_do.lines.lines.index(place))
    QTest.keyClick(page.to_do.lines, Qt.Key.Key_Return)
    assert desk.tasks.wait()
    QApplication.processEvents()
    assert window.pages.current == "companies"
    after = lines(to_do(window))
    assert ("C01 MossTextile", "0 of 7") in {(line.title, line.detail) for line in after}


def seat_of(desk: DeskContext, code: str) -> AssignmentRow:
    unit = next(unit for unit in desk.services.plans.plan(TODAY).units if unit.code == code)
    current = desk.services.plans.unit_detail(unit.id, TODAY).current
    assert current is not None
    return current


@pytest.mark.parametrize(("days", "tone"), [(-1, "overstayed"), (0, "ends_soon"), (1, "accent")])
def test_a_list_past_its_day_is_told_by_its_tone_and_leads_to_its_company(
    window: MainWindow, desk: DeskContext, days: int, tone: str
) -> None:
    seat = seat_of(desk, "A01")
    outcome = desk.services.checklists.open_list(
        by=desk.actor(), kind=ChecklistKind.MOVE_IN, assignment_id=seat.id, due_on=TODAY + timedelta(days=days)
    )
    desk.notifier.publish(outcome.changes)
    page = to_do(window)
    line = next(line for line in lines(page) if line.key == outcome.row.id and line.kind == "checklist")
    assert line.tone == tone
    page.to_do.lines.line_opened.emit(line)
    companies = window.pages.page("companies")
    assert isinstance(companies, CompaniesPage)
    assert companies.card.detail is not None
    assert companies.card.detail.company.code == "ST-001"
