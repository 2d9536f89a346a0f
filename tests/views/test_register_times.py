"""Times in the desk's register: when a thing was found, and a due time that the clocks are put over."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.register import LoanRow, LostRow
from jib_desk.services.rows.staff import Actor
from jib_desk.views.context import DeskContext
from jib_desk.views.page import Page
from jib_desk.views.register.loans import LoansPane
from jib_desk.views.register.lost import LostPane
from jib_desk.views.register.opening import open_register
from jib_desk.views.register.view import RegisterView
from tests.views.shown import shown

Key = Qt.Key


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[Page]:
    yield from shown(Page(desk), qtbot)


def book(page: Page, name: str) -> RegisterView:
    open_register(page)
    assert isinstance(page.over, RegisterView)
    page.over.segments.choose(name)
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


@pytest.fixture
def lost(page: Page) -> LostPane:
    pane = book(page, "lost").pane
    assert isinstance(pane, LostPane)
    pane.what.setFocus()
    return pane


def thing(page: Page, what: str) -> LostRow:
    return next(row for row in page.desk.services.lost_items.unsettled() if row.what == what)


def lent(page: Page, item: str) -> LoanRow | None:
    return next((row for row in page.desk.services.loans.out() if row.item == item), None)


def test_a_thing_is_found_just_now_unless_somebody_says_when(page: Page, lost: LostPane, clock: FixedClock) -> None:
    clock.at += timedelta(hours=2)  # the form has been open for so long
    press("blue scarf", Key.Key_Return)
    settle(page)
    assert thing(page, "blue scarf").seen_at == clock.now()
    assert not lost.seen.moment.isVisible()
    press("grey hat", Key.Key_Tab, "hall", Key.Key_Tab, Key.Key_Space)  # Where, then no longer just now
    assert lost.seen.moment.isVisible()
    lost.seen.moment.day.setDate(QDate(2023, 11, 29))
    lost.seen.moment.at.setTime(QTime(17, 40))
    press(Key.Key_Return)
    settle(page)
    row = thing(page, "grey hat")
    assert page.desk.local(row.seen_at).strftime("%Y-%m-%d %H:%M") == "2023-11-29 17:40"
    assert not lost.seen.moment.isVisible()  # the next one is found just now again


def test_a_thing_that_will_be_found_is_refused_at_its_time(page: Page, lost: LostPane) -> None:
    press("grey hat")
    lost.seen.instead.setChecked(False)
    lost.seen.moment.day.setDate(QDate(2023, 12, 24))
    press(Key.Key_Return)
    settle(page)
    assert "future" in lost.fields["seen_at"].below()
    assert lost.what.text() == "grey hat"


def test_the_time_of_a_thing_is_set_right_and_stays_to_the_second_where_nobody_does(
    page: Page, lost: LostPane, clock: FixedClock
) -> None:
    clock.at += timedelta(seconds=41)
    press("blue scarf", Key.Key_Return)
    settle(page)
    row = thing(page, "blue scarf")
    clock.at += timedelta(days=1)
    lost.change(row)
    assert lost.seen.moment.isVisible()
    lost.kept_in.setText("drawer 2")
    lost.save()
    settle(page)
    kept = thing(page, "blue scarf")
    assert (kept.seen_at, kept.kept_in) == (row.seen_at, "drawer 2")
    lost.change(kept)
    lost.seen.moment.day.setDate(QDate(2023, 11, 28))
    lost.save()
    settle(page)
    assert page.desk.local(thing(page, "blue scarf").seen_at).day == 28


@pytest.fixture
def in_berlin(qapp: QApplication, services: Services, actor: Actor, qtbot: QtBot) -> Iterator[Page]:
    """A desk in a centre whose clocks are put forward and back."""
    services.settings.change(by=actor, zone="Europe/Berlin")
    desk = DeskContext(services, workstation="tests")
    yield from shown(Page(desk), qtbot)
    desk.tasks.close()
    desk.deleteLater()


def test_a_due_time_that_never_is_or_is_twice_is_no_guess(in_berlin: Page, clock: FixedClock) -> None:
    page = in_berlin
    clock.at = datetime(2024, 3, 29, 9, tzinfo=UTC)
    loans = book(page, "loans").pane
    assert isinstance(loans, LoansPane)
    loans.item.setText("umbrella")
    loans.whom.setText("Lin")
    loans.due.moment.day.setDate(QDate(2024, 3, 31))
    loans.due.moment.at.setTime(QTime(2, 30))  # the clocks go from two to three
    loans.save()
    settle(page)
    assert loans.fields["due_at"].is_wrong
    assert "does not exist" in loans.fields["due_at"].below()
    assert lent(page, "umbrella") is None
    loans.due.moment.day.setDate(QDate(2024, 10, 27))  # from three back to two
    assert loans.due.moment.which.isVisible()
    loans.due.moment.which.setCurrentIndex(1)
    loans.save()
    settle(page)
    row = lent(page, "umbrella")
    assert row is not None
    assert row.due_at == datetime(2024, 10, 27, 1, 30, tzinfo=UTC)
