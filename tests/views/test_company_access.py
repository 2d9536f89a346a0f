"""Cards and keys on the company's card: handed out, taken back, lost, replaced, within the limit."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import AccessKind, AccessState
from jib_desk.services.rows.access import AccessRow
from jib_desk.views.companies.access import AccessPart
from jib_desk.views.companies.access_forms import HolderInput, IssueForm, LimitForm, ReplaceForm
from jib_desk.views.companies.page import CompaniesPage
from jib_desk.views.companies.tabs import Tab
from jib_desk.views.context import DeskContext
from tests.views.shown import shown
from tests.views.spoken import unnamed_controls

TODAY = date(2023, 11, 30)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[CompaniesPage]:
    for made in shown(CompaniesPage(desk), qtbot):
        made.select(company(made))
        made.card.tabs.open_tab(Tab.PEOPLE)
        QApplication.processEvents()
        yield made


def company(page: CompaniesPage) -> int:
    return next(row.id for row in page.desk.services.companies.all(TODAY) if row.code == "ST-002")


def items(page: CompaniesPage) -> tuple[AccessRow, ...]:
    return page.desk.services.access.of_company(company(page))


def click(page: CompaniesPage, name: str) -> None:
    QApplication.processEvents()
    next(item for item in page.findChildren(QPushButton) if item.accessibleName() == name and item.isVisible()).click()
    page.desk.tasks.wait()
    QApplication.processEvents()


def issue(page: CompaniesPage, number: str, holder: str = "") -> IssueForm:
    click(page, "Hand out a card or key")
    form = page.findChild(IssueForm)
    assert form is not None
    QTest.keyClicks(QApplication.focusWidget(), number)
    field = form.findChild(HolderInput)
    assert field is not None
    field.setText(holder)
    form.save()
    assert page.desk.tasks.wait()
    QApplication.processEvents()
    return form


def said(page: CompaniesPage) -> str:
    part = next(part for part in page.findChildren(AccessPart) if part.isVisible())  # not one that is on its way out
    return "\n".join(item.text() for item in part.findChildren(QLabel) if item.isVisible())


def test_a_card_is_handed_out_to_a_contact_by_name_and_to_anybody_else(page: CompaniesPage) -> None:
    contact = page.desk.services.companies.detail(company(page), TODAY).contacts[0]
    issue(page, "c-901", contact.name_zh)
    issue(page, "c-902", "Cleaner")
    cards = {row.number: row for row in items(page)}
    assert cards["C-901"].contact_id == contact.id
    assert (cards["C-902"].contact_id, cards["C-902"].holder_en) == (None, "Cleaner")
    assert "C-902" in said(page)


def test_a_number_that_is_out_is_refused_at_its_field_and_nothing_typed_is_lost(page: CompaniesPage) -> None:
    issue(page, "c-901", "Cleaner")
    form = issue(page, "c-901", "Somebody")
    assert "C-901 has been with Cleaner" in form.field("number").below()
    assert form.values()["holder"] == "Somebody"


def test_more_than_the_limit_asks_a_manager_for_a_reason(page: CompaniesPage) -> None:
    desk = page.desk
    detail = desk.services.companies.detail(company(page), TODAY)
    held = desk.services.access.allowance(company(page)).out
    desk.services.access.set_limit(
        by=desk.actor(), company_id=company(page), version=detail.company.version, limit=held
    )
    form = issue(page, "c-901", "Cleaner")
    assert form.field("number").is_wrong
    assert f"{held} access cards out of {held}" in form.field("number").below()
    reason = form.field("override_reason")
    assert reason.isVisible()
    reason.control.setFocus()
    QTest.keyClicks(reason.control, "a visiting team")
    QTest.keyClick(reason.control, Qt.Key.Key_Return)
    assert desk.tasks.wait()
    assert "C-901" in {row.number for row in items(page)}


def test_a_card_comes_back_gets_lost_and_is_replaced(page: CompaniesPage) -> None:
    issue(page, "c-901", "Cleaner")
    click(page, "Lost · C-901")
    assert next(row.state for row in items(page) if row.number == "C-901") is AccessState.LOST
    click(page, "Replace · C-901")
    form = page.findChild(ReplaceForm)
    assert form is not None
    QTest.keyClicks(QApplication.focusWidget(), "c-950")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.desk.tasks.wait()
    click(page, "Returned · C-950")
    states = {row.number: row.state for row in items(page)}
    assert (states["C-901"], states["C-950"]) == (AccessState.LOST, AccessState.RETURNED)
    assert "C-950" not in said(page)
    click(page, "What came back")
    assert "C-950" in said(page)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_after_a_card_was_handed_out_or_not_the_keys_are_at_the_button_again(
    page: CompaniesPage, qtbot: QtBot, end: Qt.Key
) -> None:
    def focused() -> str:
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None else ""

    name = "Hand out a card or key"
    QApplication.processEvents()
    next(item for item in page.findChildren(QPushButton) if item.accessibleName() == name).setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "c-911")
    QTest.keyClick(QApplication.focusWidget(), end)
    assert page.desk.tasks.wait()
    qtbot.waitUntil(lambda: focused() == name)


def test_the_limit_is_changed_and_emptied(page: CompaniesPage, qtbot: QtBot) -> None:
    click(page, "Most access cards")
    form = page.findChild(LimitForm)
    assert form is not None
    assert "Empty: as many as the centre allows, 10." in form.field("card_limit").below()
    QTest.keyClicks(QApplication.focusWidget(), "7")
    form.save()
    assert page.desk.tasks.wait()
    assert page.desk.services.access.allowance(company(page)).limit == 7
    qtbot.waitUntil(lambda: "of at most 7 access cards" in said(page))


def test_what_another_desk_hands_out_appears(page: CompaniesPage) -> None:
    desk = page.desk
    outcome = desk.services.access.issue(by=desk.actor(), kind=AccessKind.KEY, number="K77", company_id=company(page))
    desk.notifier.publish(outcome.changes)
    QApplication.processEvents()
    assert "Key K77" in said(page)


def test_every_control_of_the_card_can_be_named(page: CompaniesPage) -> None:
    assert unnamed_controls(page) == []
