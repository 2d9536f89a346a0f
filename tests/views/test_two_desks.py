"""The form at one desk while another desk, or the program itself, does what nobody at this one foresaw."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import VisitState
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.pass_scans import ScanTaker
from jib_desk.views.visitors.visit_list import Which
from tests.views.shown import shown

Key = Qt.Key


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


def expect(page: VisitorsPage, name: str = "麦示例", **about: Any) -> VisitRow:
    at = page.desk.clock.now() + timedelta(hours=1)
    return page.desk.services.visitors.expect(by=page.desk.actor(), name_zh=name, expected_at=at, **about).row


def fill_in(page: VisitorsPage, visit: VisitRow) -> None:
    """As chosen with Tab, and a purpose typed over what was planned."""
    form = page.form
    form.fields.fill_from(page.desk.services.visitors.visitor(visit.visitor_id))
    form.fields.purpose.setText("Interview")
    form.badge.setFocus()


def save(page: VisitorsPage) -> None:
    press(Key.Key_Return)
    assert page.desk.tasks.wait()


def inside(page: VisitorsPage) -> list[VisitRow]:
    return [row for row in page.desk.services.visitors.on_site() if row.name_zh == "麦示例"]


def test_a_visit_called_off_meanwhile_is_said_and_enter_goes_on_without_it(page: VisitorsPage) -> None:
    visit = expect(page)
    fill_in(page, visit)
    page.desk.services.visitors.call_off(by=page.desk.actor(), visit_id=visit.id)
    save(page)
    form = page.form
    assert "called off" in form.fields.name_field.below()
    assert (form.fields.name.text(), form.fields.purpose.text()) == ("麦示例", "Interview")
    assert form.button.isEnabled()
    assert not inside(page)
    save(page)  # the keys are at the name
    (row,) = inside(page)
    assert (row.visitor_id, row.purpose) == (visit.visitor_id, "Interview")
    assert row.id != visit.id
    assert page.desk.services.visitors.visit(visit.id).state is VisitState.CANCELLED


def test_whoever_was_turned_away_meanwhile_does_not_come_in_by_enter(page: VisitorsPage) -> None:
    visit = expect(page)
    fill_in(page, visit)
    page.desk.services.visitors.refuse(by=page.desk.actor(), visit_id=visit.id, reason="unwanted")
    for _again in range(2):
        page.form.badge.setFocus()
        save(page)
        assert "turned away" in page.form.fields.name_field.below()
        assert not inside(page)
    assert page.form.fields.purpose.text() == "Interview"


def test_whoever_came_and_went_at_another_desk_has_a_new_visit(page: VisitorsPage) -> None:
    visit = expect(page)
    fill_in(page, visit)
    visitors = page.desk.services.visitors
    visitors.check_in(by=page.desk.actor(), visit_id=visit.id)
    visitors.check_out(by=page.desk.actor(), visit_ids=[visit.id])
    save(page)
    assert "left at" in page.form.fields.name_field.below()
    save(page)
    (row,) = inside(page)
    assert (row.visitor_id, row.purpose) == (visit.visitor_id, "Interview")


def test_after_a_defect_the_form_is_as_it_was_and_saves(
    page: VisitorsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    fill_in(page, expect(page))
    form, visitors = page.form, page.desk.services.visitors

    def break_down(*_args: object, **_about: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken, qtbot.capture_exceptions() as caught:
        broken.setattr(visitors, "check_in", break_down)
        save(page)
    assert [kind for kind, *_rest in caught] == [ZeroDivisionError]
    assert form.button.isEnabled()
    assert "made a mistake" in form.error.text()
    assert form.fields.purpose.text() == "Interview"
    form.fields.purpose.setFocus()
    type_in(" room")
    assert form.fields.purpose.text() == "Interview room"
    form.badge.setFocus()
    save(page)
    assert [row.purpose for row in inside(page)] == ["Interview room"]


def test_whoever_was_erased_meanwhile_is_written_down_anew_by_the_very_next_enter(page: VisitorsPage) -> None:
    visitors, by = page.desk.services.visitors, page.desk.actor()
    known = visitors.check_in(by=by, name_zh="麦示例").row
    visitors.check_out(by=by, visit_ids=[known.id])
    fill_in(page, known)
    page.form.fields.name.setFocus()
    (found,) = page.desk.services.privacy.find("麦示例")
    page.desk.services.privacy.erase(by=by, uid=found.uid)
    save(page)
    form = page.form
    assert "erased" in form.fields.name_field.below()
    assert (form.fields.name.text(), form.fields.purpose.text()) == ("麦示例", "Interview")
    assert not inside(page)
    save(page)
    (row,) = inside(page)
    assert row.visitor_id != known.visitor_id
    assert row.purpose == "Interview"


def leave(page: VisitorsPage, visit: VisitRow) -> None:
    """The host of a planned visit leaves his company."""
    companies = page.desk.services.companies
    card = companies.detail(visit.company_id or 0, page.desk.today())
    contact = next(person for person in card.contacts if person.id == visit.host_id)
    companies.edit_contact(by=page.desk.actor(), contact_id=contact.id, version=contact.version, is_active=False)


def test_enter_in_the_list_does_not_let_in_to_a_host_who_left(page: VisitorsPage, qtbot: QtBot) -> None:
    host = next(hit for hit in page.desk.services.companies.hosts("赵示一") if hit.contact_id is not None)
    visit = expect(page, host_id=host.contact_id)
    leave(page, visit)
    page.list.show_list(Which.EXPECTED)
    assert page.list.table.show_visit(visit.id)
    page.list.table.setFocus()
    save(page)
    assert not inside(page)
    host_field = page.form.fields.host_field
    qtbot.waitUntil(lambda: "no longer here" in host_field.below())
    page.form.fields.host.setFocus()
    save(page)
    (row,) = inside(page)
    assert (row.id, row.host_id, row.company_id) == (visit.id, None, visit.company_id)


def test_after_a_scan_too_it_is_said_who_came_to_see_whom(page: VisitorsPage, qtbot: QtBot) -> None:
    host = next(hit for hit in page.desk.services.companies.hosts("赵示一") if hit.contact_id is not None)
    visit = expect(page, host_id=host.contact_id)
    scanned = page.desk.services.passes.issue(by=page.desk.actor(), visit_id=visit.id).row.qr_text
    page.form.fields.name.setText("Half A. Name")
    taker = ScanTaker(page.desk, page)
    taker.take(scanned)
    assert page.desk.tasks.wait()
    assert len(inside(page)) == 1
    assert page.form.arrival.isVisible()
    assert page.form.arrival.text.text().startswith("麦示例 came to see 赵示一")
    assert page.form.fields.name.text() == "Half A. Name"
    taker.deleteLater()
