"""A half filled check-in stays what it was when somebody else has to go first."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import VisitorCategory
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.visit_list import Which
from tests.views.shown import shown

Key = Qt.Key
HALF = ("Half A. Name", "Meeting about x", "12000007777", 3, VisitorCategory.CONTRACTOR, "42")


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    for made in shown(VisitorsPage(desk), qtbot):
        made.form.fields.name.setFocus()
        yield made


def press(*keys: Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def type_in(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def half_fill(page: VisitorsPage) -> None:
    form = page.form
    type_in(HALF[0])
    form.fields.name.close_offers()
    form.fields.more.click()
    for field, text in ((form.fields.phone, HALF[2]), (form.badge, HALF[5])):
        field.selectAll()
        QTest.keyClicks(field, text)
    form.fields.party.setValue(HALF[3])
    form.fields.category.choose(HALF[4].value)
    form.fields.purpose.setFocus()
    type_in(HALF[1])


def written(page: VisitorsPage) -> tuple[object, ...]:
    fields = page.form.fields
    texts = (fields.name.text(), fields.purpose.text(), fields.phone.text())
    return (*texts, fields.party.value(), fields.category.category, page.form.badge.text())


def asked_first(page: VisitorsPage) -> VisitRow:
    """Enter in the list on somebody of whom something is to be asked at the form."""
    visitors, by = page.desk.services.visitors, page.desk.actor()
    at = page.desk.clock.now() + timedelta(hours=1)
    visit = visitors.expect(by=by, name_zh="麦示例", expected_at=at, category=VisitorCategory.DELEGATION).row
    page.list.show_list(Which.EXPECTED)
    assert page.list.table.show_visit(visit.id)
    page.list.table.setFocus()
    press(Key.Key_Return)
    assert page.desk.tasks.wait()
    assert page.desk.tasks.wait()
    assert page.form.fields.name.text() == "麦示例"
    return visit


def test_who_is_asked_first_leaves_the_half_filled_form_as_it_was(page: VisitorsPage) -> None:
    told: list[str] = []
    page.desk.toast_requested.connect(lambda text, _entry: told.append(text))
    half_fill(page)
    visit = asked_first(page)
    assert told == ["Half A. Name stands here again afterwards."]
    page.form.fields.organisation.setFocus()
    type_in("Drehfunke")
    press(Key.Key_Return)
    assert page.desk.tasks.wait()
    assert page.desk.services.visitors.visit(visit.id).arrived_at is not None
    assert written(page) == HALF
    assert QApplication.focusWidget() is page.form.fields.purpose


def test_whoever_is_asked_first_and_goes_away_leaves_it_too(page: VisitorsPage) -> None:
    half_fill(page)
    asked_first(page)
    page.form.fields.name.setFocus()
    page.form.fields.name.selectAll()
    press(Key.Key_Delete)
    assert written(page) == HALF


def test_a_number_typed_in_the_list_waits_beside_a_half_filled_form(page: VisitorsPage) -> None:
    half_fill(page)
    page.list.show_list(Which.ALL)
    page.list.table.setFocus()
    type_in("5")
    assert QApplication.focusWidget() is page.form.fields.name
    assert page.form.fields.name.text() == "5"
    press(Key.Key_Backspace)
    assert written(page) == HALF


def test_a_number_typed_in_the_list_lets_out_and_what_was_half_filled_is_back(page: VisitorsPage, qtbot: QtBot) -> None:
    visitors = page.desk.services.visitors
    worn = visitors.check_in(by=page.desk.actor(), name_zh="麦示例", badge="57").row
    page.refresh(None)
    half_fill(page)
    page.list.table.setFocus()
    type_in("5")
    type_in("7")  # in the field by now
    press(Key.Key_Return)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: visitors.visit(worn.id).left_at is not None)
    qtbot.waitUntil(lambda: written(page) == HALF)


def test_a_form_that_nobody_typed_in_is_not_kept(page: VisitorsPage) -> None:
    told: list[str] = []
    page.desk.toast_requested.connect(lambda text, _entry: told.append(text))
    asked_first(page)
    page.list.table.setFocus()
    page.form.fields.name.setFocus()
    page.form.fields.name.selectAll()
    press(Key.Key_Delete)
    assert page.form.fields.name.text() == ""
    assert told == []
