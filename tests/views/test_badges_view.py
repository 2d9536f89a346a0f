"""Where the badges are, what is done about missing ones, and printing them beforehand, all by keys."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.badges import BadgePaper, BadgeState
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.page import Page
from jib_desk.views.printing.badge_paper import BadgePreview
from jib_desk.views.visitors import badges_opening
from jib_desk.views.visitors.badges import BadgesView
from jib_desk.views.visitors.badges_exchange import ExchangeDialog
from jib_desk.views.visitors.badges_opening import open_badges
from jib_desk.views.visitors.badges_print import PreprintDialog, print_badges
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.pass_scans import ScanTaker
from tests.views.shown import shown
from tests.views.spoken import unnamed_controls

Key = Qt.Key


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[Page]:
    yield from shown(Page(desk), qtbot)


@pytest.fixture
def view(page: Page) -> BadgesView:
    open_badges(page)
    assert isinstance(page.over, BadgesView)
    QApplication.processEvents()
    return page.over


def press(*keys: str | Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, key) if isinstance(key, str) else QTest.keyClick(widget, key)


def settle(page: Page) -> None:
    assert page.desk.tasks.wait()
    QApplication.processEvents()


def come(page: Page, name: str, badge: str) -> VisitRow:
    return page.desk.services.visitors.check_in(by=page.desk.actor(), name_zh=name, badge=badge).row


def previews(page: Page) -> list[BadgePreview]:
    settle(page)
    return page.findChildren(BadgePreview)


def close(*dialogs: QWidget) -> None:
    for dialog in dialogs:
        dialog.close()


def test_a_badge_that_is_missing_is_listed_and_taken_back(page: Page, view: BadgesView) -> None:
    visit = come(page, "林一", "31")
    page.desk.services.visitors.check_out(by=page.desk.actor(), visit_ids=[visit.id], badge_is_out=True)
    view.refresh()
    view.choose(BadgeState.OUT)
    assert "Not returned 2" in view.chips[BadgeState.OUT].text()
    view.search.setText("林一")
    (row,) = view.model.rows()
    assert row.number == "31"
    view.back_button.click()
    settle(page)
    view.search.clear()
    view.refresh()
    assert [row.number for row in view.model.rows()] == ["23"]


def test_a_worn_badge_cannot_be_put_on_the_shelf_but_can_be_lost(page: Page, view: BadgesView) -> None:
    come(page, "林一", "31")
    view.refresh()
    view.select("31")
    assert not view.back_button.isEnabled()
    view.lost_button.click()
    settle(page)
    assert {row.number for row in page.desk.services.badges.pool() if row.state is BadgeState.LOST} == {"17", "31"}


def test_a_number_that_is_typed_is_noted_as_lost_by_keys(page: Page, view: BadgesView) -> None:
    view.setFocus()
    press("44")
    assert view.lost_button.isEnabled()
    view.lost_button.setFocus()
    press(Key.Key_Space)
    settle(page)
    view.refresh()
    assert [row.number for row in view.model.rows()] == ["44"]


def test_numbers_are_printed_beforehand_and_a_wrong_range_is_said_at_its_field(page: Page) -> None:
    dialog = PreprintDialog(page.desk, page)
    dialog.open()
    dialog.for_numbers.setChecked(True)
    for first, last, says in (
        ("x", "", "must be a number"),
        ("9", "3", "ends before it begins"),
        ("1", "900", "too many"),
    ):
        dialog.first.setText(first)
        dialog.last.setText(last)
        dialog.save()
        assert says in dialog.first_field.below() + dialog.last_field.below()
        dialog.first_field.set_error(None)
        dialog.last_field.set_error(None)
    dialog.first.setText("8")
    dialog.last.setText("11")
    dialog.save()
    (shown_preview,) = previews(page)
    assert page.desk.services.facts.centre().reception.centre_tag
    close(shown_preview)


def test_who_is_expected_gets_a_number_set_aside_before_the_badge_is_printed(page: Page) -> None:
    desk = page.desk
    now = desk.clock.now()
    visit = desk.services.visitors.expect(by=desk.actor(), name_zh="林一", expected_at=now + timedelta(minutes=5)).row
    print_badges(desk, [visit], page, BadgePaper.CARD)
    (shown_preview,) = previews(page)
    badge = desk.services.visitors.visit(visit.id).badge
    assert badge
    assert badge != desk.services.visitors.free_badge()
    close(shown_preview)


def test_the_verbs_stand_where_they_apply(page: Page) -> None:
    visit = come(page, "林一", "31")
    assert badges_opening.is_printable((visit,))
    assert not badges_opening.may_be_missing((visit,))
    page.desk.services.visitors.check_out(by=page.desk.actor(), visit_ids=[visit.id])
    gone = page.desk.services.visitors.visit(visit.id)
    assert badges_opening.may_be_missing((gone,))
    assert not badges_opening.is_printable((gone,))


def test_every_control_is_named(page: Page, view: BadgesView) -> None:
    assert unnamed_controls(view) == []
    dialog = PreprintDialog(page.desk, page)
    dialog.open()
    assert unnamed_controls(dialog) == []
    close(dialog)


def test_the_form_offers_whoever_is_expected_the_badge_that_was_printed(desk: DeskContext, qtbot: QtBot) -> None:
    visitors, by = desk.services.visitors, desk.actor()
    known = visitors.check_in(by=by, name_zh="林示一", badge="40").row
    visitors.check_out(by=by, visit_ids=[known.id])
    at = desk.clock.now() + timedelta(minutes=5)
    planned = visitors.expect(by=by, visitor_id=known.visitor_id, expected_at=at).row
    desk.services.badges.reserve(by=by, visit_ids=[planned.id])
    printed = visitors.visit(planned.id).badge
    for page in shown(VisitorsPage(desk), qtbot):
        offered = page.form.badge.text()
        assert offered != printed
        page.form.fields.fill_from(visitors.visitor(known.visitor_id))
        assert page.form.badge.text() == printed
        page.form.start_again()
        assert page.form.badge.text() == offered


def test_a_missing_badge_that_is_scanned_is_back(page: Page) -> None:
    taker = ScanTaker(page.desk, page)
    taker.take("JIB::B17")
    settle(page)
    assert "17" not in {row.number for row in page.desk.services.badges.pool()}


def test_a_badge_that_is_scanned_lets_its_wearer_out(page: Page) -> None:
    visit = come(page, "林一", "31")
    (face,) = page.desk.services.badges.faces([visit.id])
    ScanTaker(page.desk, page).take(face.code)
    settle(page)
    assert page.desk.services.visitors.visit(visit.id).left_at is not None


def test_somebody_inside_gets_another_badge_by_keys_and_the_old_one_is_listed_as_lost(
    desk: DeskContext, qtbot: QtBot
) -> None:
    for page in shown(VisitorsPage(desk), qtbot):
        visit, other = come(page, "林一", "31"), come(page, "林二", "32")
        page.refresh(None)
        page.list.show_visit(desk.services.visitors.visit(visit.id))
        page.list.table.setFocus()
        press(Key.Key_X)
        (dialog,) = page.findChildren(ExchangeDialog)
        assert "林一" in dialog.windowTitle()
        assert unnamed_controls(dialog) == []
        dialog.badge.selectAll()
        QTest.keyClicks(dialog.badge, "32")
        QTest.keyClick(dialog.badge, Key.Key_Return)
        settle(page)
        assert "林二" in dialog.badge_field.below()
        dialog.badge.selectAll()
        QTest.keyClicks(dialog.badge, "33")
        QTest.keyClick(dialog.is_lost, Key.Key_Space)
        QTest.keyClick(dialog.badge, Key.Key_Return)
        settle(page)
        badges = {row.number: row.state for row in desk.services.badges.pool()}
        assert (badges["31"], badges["33"]) == (BadgeState.LOST, BadgeState.WORN)
        assert [desk.services.visitors.visit(key).badge for key in (visit.id, other.id)] == ["33", "32"]


def test_whoever_has_no_badge_is_not_asked_about_an_old_one(page: Page) -> None:
    visit = come(page, "林一", "")
    assert badges_opening.may_be_exchanged((visit,))
    dialog = ExchangeDialog(page.desk, visit, page)
    dialog.open()
    assert dialog.is_lost.isHidden()
    dialog.save()
    settle(page)
    gone = page.desk.services.visitors.visit(visit.id)
    assert gone.badge
    page.desk.services.visitors.check_out(by=page.desk.actor(), visit_ids=[visit.id])
    assert not badges_opening.may_be_exchanged((page.desk.services.visitors.visit(visit.id),))
