"""The bookings page under real keys and a real mouse, on the sample centre of 30 November 2023, ten o'clock."""

import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTime
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import BookingState, Layout, Role
from jib_desk.services import errors
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.bookings import BookingRow
from jib_desk.services.rows.staff import Actor
from jib_desk.views.bookings.facts import Verb
from jib_desk.views.bookings.page import BookingsPage
from jib_desk.views.context import DeskContext

Key = Qt.Key
DAY = date(2023, 12, 5)  # a Tuesday that the sample leaves empty
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[BookingsPage]:
    made = BookingsPage(desk)
    qtbot.addWidget(made)
    made.resize(1376, 872)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.set_day(DAY)
    made.grid.setFocus()
    yield made
    made.hide()


def wall(hour: float, day: date = DAY) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=hour)


def room(page: BookingsPage, code: str) -> int:
    return next(row.id for row in page.desk.services.bookings.rooms() if row.code == code)


def book(page: BookingsPage, start: float, end: float, code: str = "R-M1", **fields: object) -> BookingRow:
    """As another desk would: the page hears of it."""
    made = page.desk.services.bookings.book(
        by=page.desk.actor(), room_id=room(page, code), starts_at=wall(start), ends_at=wall(end),
        subject=str(fields.pop("subject", "Review")), **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    page.desk.notifier.publish(made.changes)
    return made.row


def shown(page: BookingsPage) -> list[tuple[str, str, str, str]]:
    """Subject, room, times and state of what the day holds."""
    model = page.bookings
    return [
        (row.subject, row.room_code, model.times(row.starts_at, row.ends_at), row.state.value) for row in model.rows()
    ]


def point(page: BookingsPage, code: str, hour: float, down: float = 0.5) -> QPoint:
    """Where a time of the day lies in a room's lane."""
    grid = page.grid
    strip = grid.layout_.strips[room(page, code)]
    x = grid.axis.x(wall(hour).replace(tzinfo=page.desk.zone))
    found = grid.to_viewport(QRectF(x, strip.top + strip.height * down, 0, 0)).topLeft()
    return QPoint(math.ceil(found.x()), round(found.y()))


def press(page: BookingsPage, at: QPoint) -> None:
    QTest.mousePress(page.grid.viewport(), LEFT, NONE, at)


def move(page: BookingsPage, to: QPoint) -> None:
    """With the button held: QTest's own moves hold none."""
    view = page.grid.viewport()
    place = QPointF(view.mapToGlobal(to))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), place, Qt.MouseButton.NoButton, LEFT, NONE)
    QApplication.sendEvent(view, event)


def drop(page: BookingsPage, at: QPoint) -> None:
    QTest.mouseRelease(page.grid.viewport(), LEFT, NONE, at)
    page.desk.tasks.wait()


def drag(page: BookingsPage, start: QPoint, end: QPoint) -> None:
    press(page, start)
    move(page, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    move(page, end)
    drop(page, end)


def keys(page: BookingsPage, *pressed: Key | tuple[Key, Qt.KeyboardModifier]) -> None:
    for key in pressed:
        code, held = key if isinstance(key, tuple) else (key, NONE)
        QTest.keyClick(page.grid, code, held)
    page.desk.tasks.wait()


def cursor_to(page: BookingsPage, code: str, hour: float) -> None:
    lane = page.grid.layout_.lane_of(room(page, code))
    assert lane is not None
    page.grid.move_cursor(lane, wall(hour).replace(tzinfo=page.desk.zone))


# --- which day -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2023, 11, 30, 17, 59), date(2023, 11, 30)),  # noqa: DTZ001 - made aware below
        (datetime(2023, 11, 30, 18, 0), date(2023, 12, 1)),  # noqa: DTZ001
        (datetime(2023, 12, 1, 20, 0), date(2023, 12, 4)),  # noqa: DTZ001 - Friday evening: Monday
        (datetime(2023, 9, 28, 20, 0), date(2023, 10, 7)),  # noqa: DTZ001 - a make-up Saturday after the holidays
    ],
)
def test_the_default_day_is_today_before_closing_else_the_next_open_day(
    desk: DeskContext, clock: FixedClock, qtbot: QtBot, now: datetime, day: date
) -> None:
    clock.at = now.replace(tzinfo=desk.zone)
    page = BookingsPage(desk)
    qtbot.addWidget(page)
    page.refresh(None)
    assert page.dates.day == day


@pytest.mark.parametrize(("hour", "day"), [(9, 9), (14.5, 9), (15, 11)])
def test_a_closed_day_is_shown_while_a_booking_of_it_runs_or_is_to_come(
    desk: DeskContext, clock: FixedClock, qtbot: QtBot, hour: float, day: int
) -> None:
    saturday, bookings = date(2023, 12, 9), desk.services.bookings
    room_id = next(row.id for row in bookings.rooms() if row.code == "R-M1")
    bookings.book(
        by=desk.actor(), room_id=room_id, starts_at=wall(14, saturday), ends_at=wall(15, saturday), subject="Open day"
    )
    clock.at = wall(hour, saturday).replace(tzinfo=desk.zone)
    page = BookingsPage(desk)
    qtbot.addWidget(page)
    page.refresh(None)
    assert page.dates.day == date(2023, 12, day)


def test_an_empty_day_says_what_to_do_and_a_closed_one_why(page: BookingsPage) -> None:
    assert page.board.empty.isVisible()
    assert "<b>B</b>" in page.board.empty.text()
    assert not page.closed.isVisible()
    page.set_day(date(2023, 12, 9))
    assert page.closed.text() == "Closed: Saturday"
    page.set_day(date(2024, 1, 1))
    assert page.closed.text().startswith("Closed: New Year")


def test_a_closure_of_the_whole_day_gives_its_reason(page: BookingsPage) -> None:
    closed = page.desk.services.bookings.close(
        by=page.desk.actor(), room_id=None, starts_at=wall(0), ends_at=wall(24), reason="Fumigation"
    )
    page.desk.notifier.publish(closed.changes)
    assert page.closed.text() == "Closed: Fumigation"


def test_page_keys_step_through_the_days(page: BookingsPage) -> None:
    keys(page, Key.Key_PageDown)
    assert page.dates.day == DAY + timedelta(days=1)
    keys(page, Key.Key_PageUp, Key.Key_PageUp)
    assert page.dates.day == DAY - timedelta(days=1)


# --- by mouse --------------------------------------------------------------------------------


def test_a_drag_over_free_time_says_free_and_becomes_a_form(page: BookingsPage) -> None:
    press(page, point(page, "R-M1", 14.02))
    move(page, point(page, "R-M1", 14.5))
    move(page, point(page, "R-M1", 15.4))
    assert page.grid.verdict(page.grid.proposal) == "14:00–15:30 · free"  # type: ignore[arg-type]
    drop(page, point(page, "R-M1", 15.4))
    fields = page.drawer.form.fields
    assert fields.subject.hasFocus()
    assert (fields.room_id(), fields.start(), fields.end()) == (room(page, "R-M1"), wall(14), wall(15.5))
    QTest.keyClicks(fields.subject, "Board meeting")
    QTest.keyClick(fields.subject, Key.Key_Return)
    page.desk.tasks.wait()
    assert shown(page) == [("Board meeting", "R-M1", "14:00–15:30", "confirmed")]
    assert page.drawer.facts.isVisible()
    assert page.drawer.title.text() == "Board meeting"


def test_esc_lets_go_of_a_drag_and_nothing_is_asked(page: BookingsPage) -> None:
    row = book(page, 10, 11)
    press(page, point(page, "R-M1", 10.5))
    move(page, point(page, "R-M2", 13.5))
    assert page.grid.proposal is not None
    QTest.keyClick(page.grid, Key.Key_Escape)
    assert page.grid.proposal is None
    drop(page, point(page, "R-M2", 13.5))
    assert page.desk.services.bookings.booking(row.id) == row


def test_a_drag_moves_across_rooms_and_times_and_undo_brings_it_back(page: BookingsPage, qtbot: QtBot) -> None:
    row = book(page, 10, 11, setup_min=15)
    with qtbot.waitSignal(page.desk.toast_requested) as toast:
        drag(page, point(page, "R-M1", 10.25), point(page, "R-S2", 14.25))
    assert shown(page) == [("Review", "R-S2", "14:00–15:00", "confirmed")]
    text, entry = toast.args  # type: ignore[misc]
    assert text == "Moved Review: Meeting room S2, 14:00–15:00"
    undone = page.desk.services.journal.undo(by=page.desk.actor(), number=entry)
    page.desk.notifier.publish(undone.changes)
    assert shown(page) == [("Review", "R-M1", "10:00–11:00", "confirmed")]
    assert page.bookings.booking(row.id) is not None


@pytest.mark.parametrize(("edge", "to", "times"), [(11.98, 13.5, "10:00–13:30"), (10.02, 9.25, "09:15–12:00")])
def test_an_edge_resizes(page: BookingsPage, edge: float, to: float, times: str) -> None:
    book(page, 10, 12)
    drag(page, point(page, "R-M1", edge), point(page, "R-M1", to))
    assert shown(page) == [("Review", "R-M1", times, "confirmed")]


def test_a_conflict_is_said_while_dragging_and_answered_beside_the_slot(page: BookingsPage) -> None:
    book(page, 14, 16, subject="Roadshow", setup_min=30)
    press(page, point(page, "R-M1", 12.5))
    move(page, point(page, "R-M1", 13))
    move(page, point(page, "R-M1", 14.4))
    assert page.grid.proposal is not None
    assert page.grid.verdict(page.grid.proposal) == "12:30–14:30 · conflicts with Roadshow, 13:30–16:00"
    drop(page, point(page, "R-M1", 14.4))
    assert page.card.isVisible()
    assert QApplication.activeModalWidget() is None
    assert not page.drawer.form.isVisible()
    offered = [button.text() for button in page.card.list.buttons]
    assert "11:30–13:30 · Meeting room M1" in offered
    assert "12:30–14:30 · Meeting room M2" in offered
    page.card.list.buttons[offered.index("12:30–14:30 · Meeting room M2")].click()
    assert page.drawer.form.fields.room_id() == room(page, "R-M2")


def test_a_booking_dropped_on_another_goes_where_a_suggestion_says(page: BookingsPage) -> None:
    book(page, 14, 16, subject="Roadshow")
    row = book(page, 10, 11, code="R-M2")
    drag(page, point(page, "R-M2", 10.5), point(page, "R-M1", 15))
    assert page.card.isVisible()
    QTest.keyClick(page.card.list.buttons[0], Key.Key_Space)
    page.desk.tasks.wait()
    moved = page.desk.services.bookings.booking(row.id)
    assert (moved.room_code, page.bookings.times(moved.starts_at, moved.ends_at)) == ("R-M1", "16:00–17:00")


def test_esc_closes_the_suggestions_and_the_keys_go_back_to_the_grid(page: BookingsPage) -> None:
    book(page, 14, 16)
    drag(page, point(page, "R-M1", 13), point(page, "R-M1", 14.5))
    QTest.keyClick(page.card.list.buttons[0], Key.Key_Escape)
    assert not page.card.isVisible()
    assert page.grid.hasFocus()


def test_a_place_taken_meanwhile_by_another_desk_offers_others(page: BookingsPage) -> None:
    row = book(page, 10, 11, code="R-M2")
    page.desk.services.bookings.book(
        by=page.desk.actor(), room_id=room(page, "R-M1"), starts_at=wall(14), ends_at=wall(15), subject="Unseen"
    )
    drag(page, point(page, "R-M2", 10.5), point(page, "R-M1", 14.5))
    assert page.card.isVisible()
    assert "Unseen" in page.card.accessibleName()
    assert page.desk.services.bookings.booking(row.id) == row


def test_a_click_selects_and_opens_the_drawer_only_when_let_go(page: BookingsPage) -> None:
    book(page, 10, 11, booked_by="OwlEye")
    press(page, point(page, "R-M1", 10.5))
    assert not page.drawer.isVisible()  # the grid must not move under the hand
    drop(page, point(page, "R-M1", 10.5))
    assert page.drawer.isVisible()
    assert page.drawer.title.text() == "Review"
    drop(page, point(page, "R-M1", 10.5))
    press(page, point(page, "R-S3", 16))
    drop(page, point(page, "R-S3", 16))
    assert not page.drawer.isVisible()


def test_what_is_over_is_not_dragged(page: BookingsPage, clock: FixedClock) -> None:
    row = book(page, 10, 11)
    clock.at = row.ends_at + timedelta(hours=1)
    page.refresh(None)
    drag(page, point(page, "R-M1", 10.5), point(page, "R-M1", 15))
    assert shown(page) == [("Review", "R-M1", "10:00–11:00", "completed")]


def test_the_title_of_the_booths_unfolds_them_and_a_folded_lane_books_a_free_one(page: BookingsPage) -> None:
    book(page, 14, 15, code="PB1", subject="Call")
    drag(page, point(page, "PB4", 14), point(page, "PB4", 14.6))
    assert page.drawer.form.fields.room_id() == room(page, "PB2")
    page.drawer.close_drawer()
    lane = page.grid.layout_.lane_of(room(page, "PB1"))
    assert lane is not None
    title = page.grid.to_viewport(page.grid.layout_.rect(lane, 10)).center().toPoint()
    press(page, QPoint(20, title.y()))
    assert page.lanes.booths_open()
    assert page.grid.layout_.lane_of(room(page, "PB4")) == len(page.lanes.lanes()) - 1


def test_the_wheel_with_ctrl_zooms_at_the_pointer(page: BookingsPage) -> None:
    before, x = page.grid.axis.per_hour, point(page, "R-M1", 14).x()
    wheel = QWheelEvent(
        QPointF(x, 200), page.grid.viewport().mapToGlobal(QPointF(x, 200)), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.grid.viewport(), wheel)
    assert page.grid.axis.per_hour > before
    assert abs(point(page, "R-M1", 14).x() - x) <= 1
    keys(page, (Key.Key_0, Qt.KeyboardModifier.ControlModifier))
    assert page.grid.axis.per_hour == before


def test_the_heads_stay_while_the_rest_scrolls(page: BookingsPage) -> None:
    page.resize(900, 500)
    page.grid.verticalScrollBar().setValue(120)
    page.grid.horizontalScrollBar().setValue(400)
    assert page.grid.hit(QPointF(10, 200)) is None
    assert page.grid.hit(QPointF(400, 10)) is None
    grabbed = page.grid.viewport().grab().toImage()
    page.grid.verticalScrollBar().setValue(0)
    again = page.grid.viewport().grab().toImage()
    head = (0, 0, grabbed.width(), int(page.grid.head_height))
    assert grabbed.copy(*head) == again.copy(*head)


# --- by keyboard -----------------------------------------------------------------------------


def test_arrows_walk_the_grid_and_say_where_they_are(page: BookingsPage) -> None:
    book(page, 10, 11)
    cursor_to(page, "R-M1", 9.5)
    assert page.grid.accessibleDescription() == "Meeting room M1, 09:30, free"
    keys(page, Key.Key_Right, Key.Key_Right)
    assert page.grid.accessibleDescription() == "Review, Meeting room M1, 10:00–11:00, Confirmed"
    assert page.drawer.title.text() == "Review"
    keys(page, Key.Key_Right)  # over the whole booking in one step
    assert page.grid.accessibleDescription() == "Meeting room M1, 11:00, free"
    keys(page, Key.Key_Down)
    assert page.grid.accessibleDescription() == "Meeting room M2, 11:00, free"


def test_b_books_at_the_cursor_and_delete_cancels_with_undo(page: BookingsPage, qtbot: QtBot) -> None:
    cursor_to(page, "R-M2", 11)
    keys(page, Key.Key_B)
    fields = page.drawer.form.fields
    assert (fields.room_id(), fields.start(), fields.end()) == (room(page, "R-M2"), wall(11), wall(12))
    QTest.keyClicks(fields.subject, "bob")  # B is a letter where text is typed
    QTest.keyClick(fields.subject, Key.Key_Return)
    page.desk.tasks.wait()
    assert page.grid.hasFocus()
    with qtbot.waitSignal(page.desk.toast_requested) as toast:
        keys(page, Key.Key_Delete)
    assert shown(page) == [("bob", "R-M2", "11:00–12:00", "cancelled")]
    assert toast.args[1] > 0  # type: ignore[index]
    assert QApplication.activeModalWidget() is None
    assert page.board.empty.isVisible()


def test_enter_opens_a_booking_and_esc_closes_the_drawer(page: BookingsPage) -> None:
    book(page, 10, 11)
    cursor_to(page, "R-M1", 10)
    keys(page, Key.Key_Return)
    change = page.drawer.facts.verb_buttons[Verb.CHANGE]
    assert change.hasFocus()
    QTest.keyClick(change, Key.Key_Escape)
    assert not page.drawer.isVisible()
    assert page.grid.hasFocus()


def test_every_drag_has_its_keys(page: BookingsPage) -> None:
    book(page, 10, 11)
    cursor_to(page, "R-M1", 10)
    keys(page, (Key.Key_Right, Qt.KeyboardModifier.AltModifier))
    assert shown(page)[0][2] == "10:15–11:15"
    keys(page, (Key.Key_Right, Qt.KeyboardModifier.ShiftModifier))
    assert shown(page)[0][2] == "10:15–11:30"
    keys(page, (Key.Key_Down, Qt.KeyboardModifier.AltModifier))
    assert shown(page)[0][1] == "R-M2"


def test_ctrl_goes_from_booking_to_booking(page: BookingsPage) -> None:
    book(page, 10, 11, subject="First")
    book(page, 15, 16, subject="Second")
    cursor_to(page, "R-M1", 9)
    ctrl = Qt.KeyboardModifier.ControlModifier
    keys(page, (Key.Key_Right, ctrl))
    assert page.drawer.title.text() == "First"
    keys(page, (Key.Key_Right, ctrl))
    assert page.drawer.title.text() == "Second"
    keys(page, (Key.Key_Left, ctrl))
    assert page.drawer.title.text() == "First"


# --- the form --------------------------------------------------------------------------------


def test_five_fields_at_first_and_the_rest_on_demand(page: BookingsPage) -> None:
    page.primary_action()
    form = page.drawer.form
    visible = {name for name, field in form.fields.all_fields().items() if field.isVisible()}
    assert visible == {"subject", "room", "room_id", "start", "end", "starts_at", "ends_at", "headcount", "layout"}
    form.fields.more_button.click()
    assert form.fields.contact_field.isVisible()
    assert form.save.isVisible()


def test_a_refusal_stands_under_its_field_and_nothing_typed_is_lost(page: BookingsPage) -> None:
    book(page, 14, 16, subject="Roadshow", booked_by="Centre")
    cursor_to(page, "R-M1", 11)
    keys(page, Key.Key_B)
    form = page.drawer.form
    QTest.keyClick(form.fields.subject, Key.Key_Return)
    page.desk.tasks.wait()
    assert form.fields.subject_field.is_wrong
    QTest.keyClicks(form.fields.subject, "Ours")
    form.fields.headcount.setValue(6)
    form.fields.put_place(room(page, "R-M1"), wall(15), wall(17))
    form.submit()
    page.desk.tasks.wait()
    assert form.fields.room_field.is_wrong
    assert form.fields.room_field.below().startswith("Meeting room M1 is taken by “Roadshow” (Centre)")
    assert form.places.isVisible()
    assert (form.fields.subject.text(), form.fields.people()) == ("Ours", 6)
    form.places.buttons[0].click()
    form.submit()
    page.desk.tasks.wait()
    assert ("Ours", "R-M1", "16:00–18:00", "confirmed") in shown(page)


def test_the_form_says_free_or_not_while_it_is_filled(page: BookingsPage) -> None:
    book(page, 14, 16)
    cursor_to(page, "R-M1", 11)
    keys(page, Key.Key_B)
    form = page.drawer.form
    assert form.fields.when_field.below() == "Free"
    form.fields.put_place(room(page, "R-M1"), wall(15), wall(17))
    form.look()
    assert form.fields.when_field.below() == "Not free at this time"
    form.fields.put_place(room(page, "R-M1"), wall(23), wall(25))
    form.look()
    assert form.fields.when_field.below() == "Free · ends Wednesday, 6 December 2023"
    assert form.fields.end() == wall(25)


def test_the_end_goes_along_with_the_start(page: BookingsPage) -> None:
    cursor_to(page, "R-M1", 11)
    keys(page, Key.Key_B)
    fields = page.drawer.form.fields
    fields.starts.stepBy(4)
    assert (fields.start(), fields.end()) == (wall(12), wall(13))


def test_a_crowd_is_warned_of_and_the_fire_limit_asks_a_manager_for_a_reason(page: BookingsPage) -> None:
    cursor_to(page, "R-HALL", 11)
    keys(page, Key.Key_B)
    form = page.drawer.form
    QTest.keyClicks(form.fields.subject, "Gala")
    form.fields.choose_layout(Layout.BANQUET)
    form.fields.headcount.setValue(120)
    assert form.fields.people_field.below() == "100 places in this layout"
    form.fields.headcount.setValue(200)
    assert "fire limit" in form.fields.people_field.below()
    form.submit()
    page.desk.tasks.wait()
    assert form.fields.people_field.is_wrong
    assert form.fields.override_field.isVisible()
    QTest.keyClicks(form.fields.override, "doors open, marshals")
    form.submit()
    page.desk.tasks.wait()
    assert [row.headcount for row in page.bookings.rows()] == [200]


def test_a_company_in_booked_by_is_recognised(page: BookingsPage) -> None:
    company = page.desk.services.companies.all(page.desk.today())[0]
    cursor_to(page, "R-M1", 11)
    keys(page, Key.Key_B)
    form = page.drawer.form
    QTest.keyClicks(form.fields.subject, "Review")
    form.fields.booked_by.setText(company.short_en)
    form.submit()
    page.desk.tasks.wait()
    assert [row.company_id for row in page.bookings.rows()] == [company.id]


def test_a_booking_of_days_keeps_its_length_when_it_is_changed(page: BookingsPage) -> None:
    row = book(page, 10, 10 + 49)
    page.open_booking(row.id)
    page.drawer.facts.verb_buttons[Verb.CHANGE].click()
    form = page.drawer.form
    assert (form.fields.start(), form.fields.end()) == (wall(10), wall(59))
    QTest.keyClicks(form.fields.subject, "Fair")
    form.submit()
    page.desk.tasks.wait()
    changed = page.desk.services.bookings.booking(row.id)
    assert (changed.subject, changed.starts_at, changed.ends_at) == ("Fair", row.starts_at, row.ends_at)


def test_a_change_over_somebody_elses_is_refused_and_the_form_stays(page: BookingsPage) -> None:
    row = book(page, 10, 11)
    page.open_booking(row.id)
    page.drawer.facts.verb_buttons[Verb.CHANGE].click()
    page.desk.services.bookings.change(by=page.desk.actor(), booking_id=row.id, version=row.version, subject="Theirs")
    form = page.drawer.form
    QTest.keyClicks(form.fields.subject, "Ours")
    form.submit()
    page.desk.tasks.wait()
    assert form.general.isVisible()
    assert form.fields.subject.text() == "Ours"


def test_what_is_being_typed_is_not_taken_away_by_a_click_or_a_refresh(page: BookingsPage) -> None:
    book(page, 14, 16)
    cursor_to(page, "R-M2", 11)
    keys(page, Key.Key_B)
    QTest.keyClicks(page.drawer.form.fields.subject, "Half")
    press(page, point(page, "R-M1", 15))
    drop(page, point(page, "R-M1", 15))
    book(page, 9, 10, code="R-S1")
    assert page.drawer.form.isVisible()
    assert page.drawer.form.fields.subject.text() == "Half"


# --- the drawer ------------------------------------------------------------------------------


def test_a_better_slot_drawn_meanwhile_takes_what_is_written_along(page: BookingsPage) -> None:
    drag(page, point(page, "R-M1", 10.02), point(page, "R-M1", 10.9))
    fields = page.drawer.form.fields
    QTest.keyClicks(fields.subject, "Half")
    fields.headcount.setValue(4)
    drag(page, point(page, "R-M2", 14.02), point(page, "R-M2", 14.9))
    assert (fields.subject.text(), fields.people()) == ("Half", 4)
    assert (fields.room_id(), fields.start(), fields.end()) == (room(page, "R-M2"), wall(14), wall(15))
    assert fields.subject.hasFocus()
    page.book_button.click()
    assert (fields.subject.text(), fields.people()) == ("Half", 4)


def test_a_half_changed_booking_is_not_dropped_for_a_new_one(page: BookingsPage) -> None:
    row = book(page, 10, 11, subject="Review")
    page.open_booking(row.id)
    page.drawer.facts.verb_buttons[Verb.CHANGE].click()
    fields = page.drawer.form.fields
    QTest.keyClicks(fields.subject, "Half")
    drag(page, point(page, "R-M2", 14.02), point(page, "R-M2", 14.9))
    assert (fields.subject.text(), fields.room_id(), fields.start()) == ("Half", room(page, "R-M1"), wall(10))
    assert page.drawer.form.general.text() == "This is not saved yet. Save it first, or give it up with Esc."
    assert fields.subject.hasFocus()
    QTest.keyClick(fields.subject, Key.Key_Escape)
    assert page.drawer.isHidden()
    drag(page, point(page, "R-M2", 14.02), point(page, "R-M2", 14.9))
    assert (fields.subject.text(), fields.start()) == ("", wall(14))
    assert page.drawer.form.general.isHidden()


def test_the_drawer_offers_what_fits_the_state(page: BookingsPage, clock: FixedClock) -> None:
    row = book(page, 10, 11, tentative=True)
    page.open_booking(row.id)
    verbs = page.drawer.facts.verb_buttons
    assert list(verbs) == [Verb.CONFIRM, Verb.CHANGE, Verb.CANCEL]
    verbs[Verb.CONFIRM].click()
    page.desk.tasks.wait()
    assert shown(page)[0][3] == "confirmed"
    clock.at = row.starts_at + timedelta(minutes=20)
    page.refresh(None)
    page.drawer.facts.verb_buttons[Verb.NO_SHOW].click()
    page.desk.tasks.wait()
    assert shown(page)[0][3] == "no_show"
    page.drawer.facts.verb_buttons[Verb.REINSTATE].click()
    page.desk.tasks.wait()
    assert shown(page)[0][3] == "in_use"


def test_one_filled_button_a_page(page: BookingsPage) -> None:
    row = book(page, 10, 11)
    assert page.book_button.property("kind") == "primary"
    page.open_booking(row.id)
    assert page.book_button.property("kind") == ""
    page.drawer.close_drawer()
    assert page.book_button.property("kind") == "primary"


def test_an_auditor_sees_no_dead_buttons_and_drags_nothing(page: BookingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    row = book(page, 10, 11)
    auditor = Actor(page.desk.actor().id, "auditor", "Auditor", Role.AUDITOR, "tests")
    monkeypatch.setattr(page.desk, "actor", lambda: auditor)
    page.refresh(None)
    page.open_booking(row.id)
    assert page.drawer.facts.verb_buttons == {}
    assert not page.book_button.isVisible()
    drag(page, point(page, "R-M1", 10.5), point(page, "R-M1", 14.5))
    keys(page, Key.Key_Delete)
    assert page.desk.services.bookings.booking(row.id) == row


# --- elsewhere -------------------------------------------------------------------------------


def test_a_booking_found_elsewhere_is_shown_on_its_day(page: BookingsPage) -> None:
    roadshow = next(
        row for row in page.desk.services.events.between(date(2023, 11, 1), date(2023, 11, 30)) if row.booking_id
    )
    page.show_record("event", roadshow.id)
    assert page.dates.day == page.desk.local(roadshow.starts_at).date()
    assert page.drawer.title.text() == page.desk.services.bookings.booking(roadshow.booking_id or 0).subject


def test_the_agenda_lists_the_day_in_order_cancelled_ones_too(page: BookingsPage) -> None:
    row = book(page, 15, 16, subject="Later")
    book(page, 9, 10, subject="Earlier")
    page.deeds.do(Verb.CANCEL, row)
    page.desk.tasks.wait()
    page.as_agenda.click()
    assert page.agenda.isVisible()
    model = page.agenda.model()
    assert [model.index(place, 2).data() for place in range(model.rowCount())] == ["Earlier", "Later"]
    QTest.keyClick(page.agenda, Key.Key_Down)
    assert page.drawer.title.text() == "Later"
    assert list(page.drawer.facts.verb_buttons) == [Verb.REINSTATE]


def test_the_now_line_and_states_follow_the_clock(page: BookingsPage, clock: FixedClock) -> None:
    row = book(page, 10, 11)
    clock.at = row.starts_at + timedelta(minutes=30)
    page.refresh(None)
    assert page.grid.now == clock.at
    assert page.bookings.rows()[0].state is BookingState.IN_USE
    assert "Rooms free now: 8 of 9" in page.summary.text()


def test_blocks_speak(page: BookingsPage) -> None:
    book(page, 10, 11)
    grid = QAccessible.queryAccessibleInterface(page.grid)
    assert grid.childCount() == 1
    block = grid.child(0)
    assert block.text(QAccessible.Text.Name) == "Review, Meeting room M1, 10:00–11:00, Confirmed"
    assert page.grid.viewport().rect().contains(page.grid.viewport().mapFromGlobal(block.rect().center()))
    assert grid.indexOfChild(block) == 0


def test_every_input_of_the_form_has_a_name(page: BookingsPage) -> None:
    page.primary_action()
    page.drawer.form.fields.unfold(is_open=True)
    fields = page.drawer.form.fields
    for field in fields.all_fields().values():
        assert field.control.accessibleName()
    assert all(line.accessibleName() for line in (fields.override, fields.subject) if isinstance(line, QLineEdit))


def test_an_error_without_a_field_is_said_above_the_form(page: BookingsPage) -> None:
    page.primary_action()
    assert page.drawer.form.fields.field_of(errors.DatabaseBusy(10)) is None


def test_enter_in_the_time_books_too(page: BookingsPage) -> None:
    page.primary_action()
    fields = page.drawer.form.fields
    fields.subject.setText("Stand-up")
    fields.ends.setFocus()
    QTest.keyClick(fields.ends, Key.Key_Return)
    assert page.desk.tasks.wait()
    assert [row[0] for row in shown(page)] == ["Stand-up"]


def test_the_keys_go_on_from_where_a_booking_was_dropped(page: BookingsPage) -> None:
    row = book(page, 10, 11)
    drag(page, point(page, "R-M1", 10.5), point(page, "R-S1", 14.5))
    under = page.grid.booking_at_cursor()
    assert under is not None
    assert under.id == row.id


def test_where_a_booking_is_already_is_no_other_place_for_it(page: BookingsPage) -> None:
    book(page, 10, 11)
    book(page, 10, 11, "R-M2", subject="In the way")
    drag(page, point(page, "R-M1", 10.5), point(page, "R-M2", 10.5))
    offered = [item.text() for item in page.card.list.buttons]
    assert offered
    assert not any("10:00–11:00" in text and "M1" in text for text in offered)


def test_an_empty_agenda_says_what_to_do(page: BookingsPage) -> None:
    page.show_view(1)
    assert page.board.no_lines.isVisible()
    book(page, 10, 11)
    assert not page.board.no_lines.isVisible()


def test_an_end_before_the_start_is_the_same_night_or_a_slip(page: BookingsPage) -> None:
    page.primary_action()
    form = page.drawer.form
    form.fields.subject.setText("Late party")
    form.fields.starts.setTime(QTime(18, 0))
    form.fields.ends.setTime(QTime(2, 0))
    form.look()
    assert "Wednesday, 6 December 2023" in form.fields.when_field.below()
    form.fields.ends.setTime(QTime(7, 0))
    form.look()
    assert form.fields.when_field.below().startswith("The end (5 Dec 2023 07:00) lies before the start")
    form.submit()
    assert page.desk.tasks.wait()
    assert form.fields.when_field.is_wrong
    assert form.fields.subject.text() == "Late party"
    assert shown(page) == []


def test_a_time_that_was_seen_is_still_seen_beside_the_open_drawer(page: BookingsPage, qtbot: QtBot) -> None:
    page.resize(1024, 700)
    grid = page.grid
    qtbot.waitUntil(lambda: grid.width() > 800)
    grid.move_cursor(0, grid.frame.span.start + timedelta(hours=15), select=False)
    whole = grid.width()
    page.primary_action()
    qtbot.waitUntil(lambda: grid.width() < whole)
    cell = grid.cursor_rect()
    assert cell is not None
    assert grid.head_width <= cell.left()
    assert cell.left() + grid.axis.per_hour <= grid.viewport().width(), "the hour that is being booked, whole"
