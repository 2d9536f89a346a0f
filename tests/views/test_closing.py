"""Closing the day from the keyboard; and the one question after a night, a crash, an outage."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.models.database import Database
from jib_desk.rules.words import ClosedBy
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.still_open import StillOpenModel
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.visitors.closing import ClosingView
from jib_desk.views.visitors.closing_watch import ClosingWatch
from jib_desk.views.widgets.bars import Bars
from tests.conftest import ZONE, copy_centre
from tests.views.spoken import unnamed_controls


@pytest.fixture
def sample(init_template: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    """A centre with three visitors inside, on a workstation that remembers what it asked."""
    database = Database.open(copy_centre(init_template, tmp_path / "centre.db"))
    services = open_services(database, clock, muster_folder=tmp_path / "state" / "muster")
    by = services.staff.actor("front_desk")
    for name, badge in (("周示例", "11"), ("吴示例", "12"), ("郑示例", "13")):
        services.visitors.check_in(by=by, name_zh=name, badge=badge, phone="13800000000")
    yield services
    database.close()


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot, clock: FixedClock) -> ClosingView:
    clock.at += timedelta(hours=8)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_.trigger("visitors.closing")
    found = window.findChild(ClosingView)
    assert found is not None
    return found


def settled(desk: DeskContext) -> None:
    assert desk.tasks.wait()
    QApplication.processEvents()


def visit(desk: DeskContext, badge: str) -> VisitRow:
    day = datetime(2023, 11, 30, tzinfo=ZONE).date()
    return next(row for row in desk.services.visitors.visits(day, day) if row.badge == badge)


def test_the_list_says_whom_to_call_with_the_visitors_phone_masked(view: ClosingView) -> None:
    texts = [view.model.text(row, StillOpenModel.CALL) for row in view.model.rows()]
    assert len(texts) == 3
    assert all("138****0000" in text for text in texts)
    assert "13800000000" not in repr(view.model.rows())


def test_space_leaves_one_open_and_the_others_are_closed_without_a_time(view: ClosingView, desk: DeskContext) -> None:
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(0, 0))
    assert view.close_visits.text() == "Close 3 visits"
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert view.close_visits.text() == "Close 2 visits"
    view.close_visits.click()
    settled(desk)
    assert [row.visit.badge for row in view.model.rows()] == ["11"]
    assert (visit(desk, "12").closed_by, visit(desk, "12").left_at) == (ClosedBy.SYSTEM, None)
    back = [button.text() for button in view.findChildren(QPushButton) if "is back" in button.text()]
    assert back == ["Badge 12 is back", "Badge 13 is back"]


def test_a_badge_that_lies_on_the_desk_is_taken_back_from_here(view: ClosingView, desk: DeskContext) -> None:
    view.close_visits.click()
    settled(desk)
    assert view.says.text() == "Nobody is inside: the day is closed."
    next(button for button in view.findChildren(QPushButton) if button.text() == "Badge 12 is back").click()
    settled(desk)
    assert [badge.number for badge in desk.services.badges.out()] == ["11", "13"]


def test_who_is_known_to_have_left_leaves_at_that_time(view: ClosingView, desk: DeskContext) -> None:
    view.model.choose([visit(desk, "11").id])
    view.left_at.setTime(QTime(17, 15))
    view.leave_button.click()
    settled(desk)
    assert visit(desk, "11").left_at == datetime(2023, 11, 30, 17, 15, tzinfo=ZONE)
    assert visit(desk, "12").closed_by is None


def test_a_time_that_has_not_come_is_refused_and_what_was_chosen_stays(view: ClosingView, desk: DeskContext) -> None:
    view.model.choose([visit(desk, "11").id])
    view.left_at.setTime(QTime(23, 15))
    view.leave_button.click()
    settled(desk)
    assert view.error.isVisible()
    assert view.left_at.time() == QTime(23, 15)
    assert [row.visit.badge for row in view.model.chosen()] == ["11"]
    assert visit(desk, "11").closed_by is None


@pytest.fixture
def night(view: ClosingView, desk: DeskContext) -> ClosingView:
    """The list again, while an event is running that one of the visits belongs to."""
    by, now = desk.actor(), desk.clock.now()
    room = desk.services.bookings.rooms()[0].id
    event = desk.services.bookings.book(
        by=by,
        room_id=room,
        starts_at=now,
        ends_at=now + timedelta(hours=6),
        subject="夜间马拉松",
        override_reason="an event of the night",
    ).row
    with desk.services.database.engine.connect() as connection:
        connection.info["door"] = True
        connection.exec_driver_sql("UPDATE visit SET booking_id = ? WHERE badge = '13'", (event.id,))
        connection.commit()
    view.close_view()
    QApplication.processEvents()
    assert desk.services.closing.day_end().running[0].title == "夜间马拉松"
    return _again(view)


def badges(view: ClosingView) -> list[str]:
    """Of the visits that would be closed."""
    return [row.visit.badge for row in view.model.chosen()]


def close_all_but_those_of(view: ClosingView, place: int) -> None:
    """By the keys, as a person does."""
    view.keep.setFocus()
    step = Qt.Key.Key_Up if place < view.keep.currentIndex() else Qt.Key.Key_Down
    while view.keep.currentIndex() != place:
        QTest.keyClick(view.keep, step)


def test_visits_of_a_running_event_stay_unless_they_are_chosen(night: ClosingView) -> None:
    assert badges(night) == ["11", "12"]
    assert "夜间马拉松" in night.keep.currentText()
    close_all_but_those_of(night, 0)
    assert badges(night) == ["11", "12", "13"]


def test_what_another_desk_does_changes_nothing_of_what_was_chosen_here(night: ClosingView, desk: DeskContext) -> None:
    close_all_but_those_of(night, 0)
    changed = desk.services.visitors.check_in(by=desk.actor(), name_latin="Came This Second", badge="99")
    desk.notifier.publish(changed.changes)
    assert [row.visit.badge for row in night.model.rows()] == ["11", "12", "13", "99"]
    assert night.keep.currentText() == "nobody"
    assert badges(night) == ["11", "12", "13"], "who came this second is closed by nobody but a person"
    assert night.close_visits.text() == "Close 3 visits"
    night.table.setFocus()
    night.table.setCurrentIndex(night.model.index(3, 0))
    QTest.keyClick(night.table, Qt.Key.Key_Space)
    desk.notifier.publish(desk.services.visitors.check_in(by=desk.actor(), name_latin="Later", badge="98").changes)
    assert badges(night) == ["11", "12", "13", "99"]


def _again(view: ClosingView) -> ClosingView:
    window = view.window()
    assert isinstance(window, MainWindow)
    window.actions_.trigger("visitors.closing")
    return next(each for each in window.findChildren(ClosingView) if each.isVisible())


def test_every_control_is_named_and_all_fits_a_small_window(view: ClosingView, window: MainWindow) -> None:
    window.resize(1024, 768)
    QApplication.processEvents()
    assert unnamed_controls(view) == []
    assert (window.width(), window.height()) == (1024, 768)
    assert view.close_button.mapTo(view, view.close_button.rect().bottomRight()).x() <= view.width()


def test_a_box_says_who_is_chosen_and_what_is_closed_are_visits_not_the_view(view: ClosingView) -> None:
    boxes = [view.model.index(row, StillOpenModel.CHOSEN) for row in range(3)]
    view.model.toggle(boxes[1])
    states = [Qt.CheckState(box.data(Qt.ItemDataRole.CheckStateRole)) for box in boxes]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.Checked]
    assert view.model.index(0, StillOpenModel.NAME).data(Qt.ItemDataRole.CheckStateRole) is None
    assert (view.close_visits.text(), view.close_button.text()) == ("Close 3 visits", "Back  Esc")


def test_the_model_speaks_each_line_whole(desk: DeskContext, qtbot: QtBot) -> None:
    model = StillOpenModel("en", desk.zone)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_end(desk.services.closing.day_end())
    spoken = model.index(0, StillOpenModel.CHOSEN).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("to be closed, 周示例, 11, 10:00")


# --- still here? ------------------------------------------------------------------------------


class Question:
    """A window's watch on a desk, without the window."""

    def __init__(self, desk: DeskContext, qtbot: QtBot) -> None:
        self.languages = Languages()
        self.languages.use("en")
        self.bars = Bars()
        qtbot.addWidget(self.bars)
        self.opened = 0
        self.watch = ClosingWatch(desk, lambda: self.bars, self._open)
        self.watch.ask()

    def _open(self) -> None:
        self.opened += 1

    @property
    def text(self) -> str:
        bar = self.bars.bar("still-here")
        return "" if bar is None else bar.label.text()


def uids(desk: DeskContext) -> frozenset[str]:
    return frozenset(line.visit.uid for line in desk.services.closing.day_end().lines)


def test_after_a_clean_end_todays_visits_are_no_question(desk: DeskContext, qtbot: QtBot) -> None:
    Question(desk, qtbot).watch.stop()
    second = Question(desk, qtbot)
    assert second.text == ""
    second.watch.stop()


def test_after_a_crash_it_is_asked_once_about_all_that_are_open(desk: DeskContext, qtbot: QtBot) -> None:
    crashed = Question(desk, qtbot)
    crashed.watch._timer.stop()  # and nothing else: it did not close by itself
    second = Question(desk, qtbot)
    assert second.text.startswith("The program did not close by itself. 3 visits")
    second.watch.note_answered(uids(desk))
    assert second.text == ""
    second.watch._timer.stop()
    third = Question(desk, qtbot)
    assert third.text == "", "asked once"
    third.watch.stop()


def test_visits_of_an_earlier_day_are_asked_about_at_the_next_start(
    desk: DeskContext, qtbot: QtBot, clock: FixedClock
) -> None:
    Question(desk, qtbot).watch.stop()
    clock.at += timedelta(days=1)
    second = Question(desk, qtbot)
    assert second.text == "3 visits of an earlier day are still open."
    second.watch.stop()


def test_at_four_in_the_morning_the_window_closes_who_was_forgotten(
    desk: DeskContext, qtbot: QtBot, clock: FixedClock
) -> None:
    clock.at = datetime(2023, 12, 1, 3, 59, 30, tzinfo=ZONE)
    night = Question(desk, qtbot)
    night.watch.note_answered(frozenset())
    night.watch.look()
    settled(desk)
    assert len(desk.services.closing.day_end().lines) == 3
    clock.at += timedelta(minutes=1)
    night.watch.look()
    settled(desk)
    assert desk.services.closing.day_end().lines == ()
    assert visit(desk, "11").closed_by is ClosedBy.SYSTEM
    night.watch.stop()


def test_a_computer_that_slept_through_the_night_asks_rather_than_closes(
    desk: DeskContext, qtbot: QtBot, clock: FixedClock
) -> None:
    slept = Question(desk, qtbot)
    clock.at += timedelta(days=2)
    slept.watch.look()
    settled(desk)
    assert len(desk.services.closing.day_end().lines) == 3
    assert slept.text == "3 visits of an earlier day are still open."
    clock.at -= timedelta(days=4)  # the clock is set back: nothing is closed by that either
    slept.watch.look()
    settled(desk)
    assert len(desk.services.closing.day_end().lines) == 3
    slept.watch.stop()


def test_the_bar_of_the_window_leads_to_the_list_and_looking_is_answering(
    window: MainWindow, clock: FixedClock, qtbot: QtBot
) -> None:
    from jib_desk.views.visitors.closing_opening import StillHere

    qtbot.waitUntil(lambda: window.findChild(StillHere) is not None)
    found = window.findChild(StillHere)
    assert found is not None
    clock.at += timedelta(days=1)
    found.watch._ask(was_unclean=False)
    bar = window.bars.bar("still-here")
    assert bar is not None
    bar.findChild(QPushButton).click()  # type: ignore[union-attr]
    view = window.findChild(ClosingView)
    assert view is not None
    assert view.title.text() == "Still here?"
    view.close_view()
    QApplication.processEvents()
    assert window.bars.bar("still-here") is None
    found.watch._ask(was_unclean=False)
    assert window.bars.bar("still-here") is None
