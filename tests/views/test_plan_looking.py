"""How the plan is looked at: layers, colours, floors, the search and the card beside a unit – by mouse and by keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from jib_desk.rules.plan_colours import ColourMode
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.safety import Due
from jib_desk.rules.words import EventType, Role
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.sample import sample as centres
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.floor_ink import FloorInk
from jib_desk.views.floor_plan.look import Faces, Look
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.item_models.plan_layers import Layer, Tone

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
TODAY = date(2023, 11, 30)
HOUR = timedelta(hours=1)


def shown(desk: DeskContext, qtbot: QtBot) -> FloorPlanPage:
    made = FloorPlanPage(desk)
    qtbot.addWidget(made)
    made.resize(1376, 872)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.plan.setFocus()
    return made


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[FloorPlanPage]:
    made = shown(desk, qtbot)
    yield made
    desk.tasks.wait()
    made.hide()


def unit(page: FloorPlanPage, code: str) -> UnitRow:
    return next(row for row in page.units.rows() if row.code == code)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def bright(page: FloorPlanPage) -> set[str]:
    """The codes of the units that are not dimmed."""
    kept = page.plan.bright
    return {row.code for row in page.units.rows() if kept is None or row.id in kept}


def legend(page: FloorPlanPage) -> list[str]:
    return [chip.text() for chip in page.legend.chips()]


def hover(page: FloorPlanPage, code: str) -> None:
    QTest.mouseMove(page.plan, page.plan.tile(unit(page, code).id).center().toPoint())


# --- colours -------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [ColourMode.SECTOR, ColourMode.LEASE_END, ColourMode.CROWDING])
def test_every_way_to_colour_has_a_legend_that_counts_each_unit_once_and_filters(
    page: FloorPlanPage, mode: ColourMode
) -> None:
    page.tools.mode_actions[mode].trigger()
    counts = [int(text.rsplit(" ", 1)[1]) for text in legend(page)]
    assert sum(counts) == 30
    for place, count in enumerate(counts):
        chip = page.legend.chips()[place]
        chip.click()
        assert len(bright(page)) == count
        chip.click()
    assert len(bright(page)) == 30


def test_the_legend_is_that_of_the_states_again_when_one_goes_back(page: FloorPlanPage) -> None:
    before = legend(page)
    picture = page.plan.grab().toImage()
    page.tools.mode_actions[ColourMode.SECTOR].trigger()
    page.legend.chips()[0].click()
    assert page.plan.grab().toImage() != picture
    page.tools.mode_actions[ColourMode.STATUS].trigger()
    assert legend(page) == before
    assert page.plan.grab().toImage() == picture
    assert page.rate.isVisible()


def test_a_lease_that_ends_on_another_day_has_another_colour_that_day(page: FloorPlanPage) -> None:
    page.tools.mode_actions[ColourMode.LEASE_END].trigger()
    ends_today = next(row for row in page.units.rows() if row.days_left == 0)
    page.legend.chip("today").click()
    assert bright(page) == {ends_today.code}
    page.set_day(TODAY - timedelta(days=1))
    assert ends_today.code not in bright(page)


def test_names_can_be_switched_off_and_numbers_stay(page: FloorPlanPage) -> None:
    with_names = page.plan.grab().toImage()
    press(Key.Key_L)
    assert not page.tools.labels_action.isChecked()
    assert page.plan.grab().toImage() != with_names
    press(Key.Key_L)
    assert page.plan.grab().toImage() == with_names


def test_another_day_paints_anew_only_the_units_that_look_different(page: FloorPlanPage, qtbot: QtBot) -> None:
    page.set_day(TODAY - timedelta(days=40))
    QApplication.processEvents()
    painted: list[QRegion] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.region())
            return False

    watch = Watch()
    page.plan.installEventFilter(watch)
    before = {row.id: page.plan.face_of(row.id) for row in page.units.rows()}
    page.set_day(TODAY - timedelta(days=41))
    QApplication.processEvents()
    changed = {key for key, face in before.items() if page.plan.face_of(key) != face}
    for row in page.units.rows():
        is_painted = any(region.contains(page.plan.tile(row.id).center().toPoint()) for region in painted)
        assert is_painted == (row.id in changed), row.code
    page.plan.removeEventFilter(watch)


# --- layers --------------------------------------------------------------------------------------


def test_keys_go_through_the_layers(page: FloorPlanPage) -> None:
    for key, layer in ((Key.Key_N, Layer.NOW), (Key.Key_F, Layer.SAFETY), (Key.Key_S, Layer.SEATS)):
        press(key)
        assert page.viewing.layer is layer
        assert page.tools.segments.current == layer
    press(Key.Key_T)
    assert page.table.isVisible()
    page.tools.segments.segment(Layer.SEATS).click()
    assert page.plan.isVisible()


def test_now_says_of_rooms_until_when_and_of_units_how_many_visitors(page: FloorPlanPage, clock: FixedClock) -> None:
    services, by = page.desk.services, page.desk.actor()
    press(Key.Key_N)
    room = next(row for row in services.bookings.rooms() if row.code == "R-S3")
    space = next(space for space in services.plans.plan(TODAY).spaces if space.room_id == room.id)
    company = unit(page, "A06").company_id
    first = page.plan.content.notes[space.id]
    assert first.tone is Tone.FREE
    page.desk.run(
        lambda: services.bookings.book(
            by=by, room_id=room.id, starts_at=clock.at, ends_at=clock.at + timedelta(minutes=30), subject="Talk",
            booked_by="OwlEye Vision", company_id=company,
        )
    )  # fmt: skip
    page.desk.run(lambda: services.visitors.check_in(by=by, name_latin="Ann", party_size=2, company_id=company))
    assert page.desk.tasks.wait()
    note = page.plan.content.notes[space.id]
    assert (note.texts[0], note.tone) == ("until 10:30 · OwlEye Vision", Tone.BUSY)
    assert [badge.text for badge in page.plan.content.badges[unit(page, "A06").id]] == ["2"]
    clock.at += timedelta(minutes=31)
    page.viewing.refresh_layer()
    assert page.plan.content.notes[space.id].tone is Tone.FREE


def test_a_booth_that_has_room_for_one_line_keeps_its_name_and_says_how_it_is(page: FloorPlanPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    booth = next(row for row in services.bookings.rooms() if row.code == "PB2")
    start = page.desk.clock.now()
    services.bookings.book(
        by=by, room_id=booth.id, starts_at=start, ends_at=start + timedelta(minutes=30), subject="Call", booked_by="Owl"
    )
    press(Key.Key_N)

    def written(scale: float) -> list[str]:
        row = services.plans.plan(TODAY)
        look = Look(page.desk.theme.tokens, False, page.desk.theme.font)
        ink = FloorInk(row.floors[0], (), row.spaces, (), look, Faces(look.font), "en", scale, page.plan.content.notes)
        return sorted(text for text in ink.texts() if text.startswith("PB"))

    assert written(28) == ["PB1", "PB2", "PB3", "PB4"]  # with a second line for how they are
    assert written(17) == ["PB1○", "PB2●", "PB3○", "PB4○"]
    assert [text[:3] for text in written(14)] == ["PB1", "PB2", "PB3", "PB4"]


def test_a_room_in_use_says_until_when_and_by_whom_on_a_small_screen_too(page: FloorPlanPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    room = next(row for row in services.bookings.rooms() if row.code == "R-M1")
    company = next(row for row in services.companies.all(TODAY) if row.code == "ST-001")
    start = page.desk.clock.now()
    services.bookings.book(
        by=by, room_id=room.id, starts_at=start, ends_at=start + HOUR, subject="Data", company_id=company.id
    )
    press(Key.Key_N)
    row = services.plans.plan(TODAY)
    look = Look(page.desk.theme.tokens, False, page.desk.theme.font)
    for scale in (14.6, 15.0, 17.0, 24.0):  # 1024x768 is the first
        ink = FloorInk(row.floors[0], (), row.spaces, (), look, Faces(look.font), "en", scale, page.plan.content.notes)
        texts = " ".join(ink.texts())
        assert "until 11:00 MoonPanda Battery" in texts.replace(" · ", " ")
        assert "Meeting room M1" in texts


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_two_chips_of_the_moment_have_the_same_swatch_even_without_colour(
    page: FloorPlanPage, clock: FixedClock, scheme: Literal["light", "dark"]
) -> None:
    services, by = page.desk.services, page.desk.actor()
    start = clock.at - timedelta(hours=1)
    services.events.add(by=by, title="Fair", type=EventType.DEMO_DAY, starts_at=start, ends_at=start + 3 * HOUR)
    page.desk.theme.set_mode(scheme)
    press(Key.Key_N)
    chips = page.legend.chips()
    assert len(chips) == 5
    grey = QImage.Format.Format_Grayscale8
    swatches = [chip.icon().pixmap(chip.iconSize()).toImage().convertToFormat(grey) for chip in chips]
    for one, other in combinations(swatches, 2):
        differing = [
            (x, y)
            for x in range(one.width())
            for y in range(one.height())
            if abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 40
        ]
        assert len(differing) > 20


def test_a_narrow_room_is_named_upright(page: FloorPlanPage) -> None:
    row = page.desk.services.plans.plan(TODAY)
    look = Look(page.desk.theme.tokens, False, page.desk.theme.font)
    for scale in (13.0, 17.0, 19.6, 21.0, 24.0):
        ink = FloorInk(row.floors[0], (), row.spaces, (), look, Faces(look.font), "en", scale, {})
        assert "Storage" in ink.texts()


def test_the_card_of_a_room_says_how_it_is_what_comes_and_how_many_it_takes(
    page: FloorPlanPage, clock: FixedClock, qtbot: QtBot
) -> None:
    services, by = page.desk.services, page.desk.actor()
    room = next(row for row in services.bookings.rooms() if row.code == "R-S3")
    space = next(space for space in services.plans.plan(TODAY).spaces if space.room_id == room.id)
    for hours, subject in ((0, "Talk"), (4, "Pitch")):
        start = clock.at + timedelta(hours=hours)
        services.bookings.book(
            by=by, room_id=room.id, starts_at=start, ends_at=start + HOUR / 2, subject=subject, booked_by="Owl"
        )
    press(Key.Key_N)
    QTest.mouseMove(page.plan, page.plan.room_tile(space.id).center().toPoint())
    qtbot.waitUntil(page.hover_card.isVisible)
    assert page.hover_card.lines() == (
        "Meeting room S3",
        "in use · until 10:30 · Owl · Talk",
        "next 14:00–14:30 · Pitch · Owl",
        "up to 6 people",
    )
    page.set_day(TODAY + timedelta(days=9))  # another day has no moment
    page.hover_card.leave()
    QTest.mouseMove(page.plan, QPoint(2, 2))
    QTest.mouseMove(page.plan, page.plan.room_tile(space.id).center().toPoint())
    qtbot.waitUntil(page.hover_card.isVisible)
    assert page.hover_card.lines() == ("Meeting room S3", "up to 6 people")


def test_a_screen_reader_hears_rooms_while_the_moment_is_looked_at_and_every_chip(
    page: FloorPlanPage, clock: FixedClock
) -> None:
    services, by = page.desk.services, page.desk.actor()
    room = next(row for row in services.bookings.rooms() if row.code == "PB1")
    services.bookings.book(
        by=by, room_id=room.id, starts_at=clock.at, ends_at=clock.at + HOUR, subject="Call", booked_by="Owl"
    )
    services.repairs.report(
        by=by, what="Lamp", space_id=next(s.id for s in services.plans.plan(TODAY).spaces if s.room_id == room.id)
    )
    heard = QAccessible.queryAccessibleInterface(page.plan)
    assert heard.childCount() == 30
    press(Key.Key_N)
    items = [heard.child(place) for place in range(heard.childCount())]
    booth = next(item for item in items if item.text(QAccessible.Text.Name).startswith("Phone booth 1"))
    assert booth.text(QAccessible.Text.Name) == "Phone booth 1, in use, until 11:00, Owl"
    assert booth.text(QAccessible.Text.Description) == "1 repair open"
    assert page.plan.rect().translated(page.plan.mapToGlobal(QPoint())).contains(booth.rect())
    assert len(items) == 30 + len(page.plan.content.notes) > 40
    for layer in (Key.Key_S, Key.Key_N, Key.Key_F):
        press(layer)
        for chip in page.legend.chips():
            spoken = QAccessible.queryAccessibleInterface(chip)
            assert spoken.text(QAccessible.Text.Name) == chip.text() != ""


def test_an_event_in_a_room_goes_by_its_title_and_has_a_chip(page: FloorPlanPage, clock: FixedClock) -> None:
    services, by = page.desk.services, page.desk.actor()
    room = next(row for row in services.bookings.rooms() if row.code == "R-HALL")
    until = clock.at + timedelta(hours=1)
    booked = services.bookings.book(
        by=by, room_id=room.id, starts_at=clock.at, ends_at=until, subject="Demo day", booked_by="Owl"
    ).row
    services.events.add(by=by, title="Demo day", type=EventType.DEMO_DAY, booking_id=booked.id)
    press(Key.Key_N)
    assert "Events running 1" in legend(page)
    page.legend.chip("events").click()
    (note,) = page.plan.content.notes.values()
    assert note.texts[0] == "until 11:00 · Demo day"


def test_two_units_of_one_company_count_its_visitors_once(page: FloorPlanPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    company = unit(page, "B01").company_id
    assert company == unit(page, "B02").company_id
    press(Key.Key_N)
    page.desk.run(lambda: services.visitors.check_in(by=by, name_latin="Ann", party_size=3, company_id=company))
    assert page.desk.tasks.wait()
    assert page.plan.content.badges[unit(page, "B01").id][0].text == "3"
    assert unit(page, "B02").id not in page.plan.content.badges


def test_this_moment_is_today_and_another_day_has_no_moment(page: FloorPlanPage) -> None:
    page.set_day(TODAY - timedelta(days=9))
    press(Key.Key_N)
    assert page.date_bar.day == TODAY
    assert page.viewing.layer is Layer.NOW
    page.set_day(TODAY - timedelta(days=9))
    assert page.viewing.layer is Layer.SEATS
    assert page.tools.segments.current == Layer.SEATS


def test_only_the_moment_keeps_time_and_only_while_it_is_seen(page: FloorPlanPage) -> None:
    assert not page.viewing.is_keeping_time
    press(Key.Key_N)
    assert page.viewing.is_keeping_time
    page.hide()
    assert not page.viewing.is_keeping_time
    page.show()
    assert page.viewing.is_keeping_time
    page.tools.segments.choose(Layer.SEATS)
    assert not page.viewing.is_keeping_time


def test_a_check_in_reads_nothing_anew_while_seats_are_seen(page: FloorPlanPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    rows = page.units.rows()
    page.desk.run(lambda: services.visitors.check_in(by=by, name_latin="Ann", company_id=rows[0].company_id))
    assert page.desk.tasks.wait()
    assert page.units.rows() is rows


def test_safety_says_what_is_due_in_words_and_filters_it(page: FloorPlanPage) -> None:
    press(Key.Key_F)
    signs = page.plan.content.signs
    assert [sign.text for sign in signs if sign.due is Due.OVERDUE] == ["12 d over"]
    assert sorted(sign.text for sign in signs if sign.due is Due.SOON) == ["in 25 d", "in 8 d"]
    assert "Overdue 1" in legend(page)
    page.legend.chip(Due.OVERDUE).click()
    assert [sign.due for sign in page.plan.content.signs] == [Due.OVERDUE]
    page.set_day(TODAY + timedelta(days=10))
    assert "Overdue 2" in legend(page)


def test_a_check_is_marked_from_the_menu_and_can_be_undone(page: FloorPlanPage) -> None:
    press(Key.Key_F)
    page.checks.fill(page.tools.checks_menu)
    first = page.tools.checks_menu.actions()[0]
    assert first.text() == "F02 · Extinguisher · 12 d over"
    first.trigger()
    assert page.desk.tasks.wait()
    assert "Overdue 0" in legend(page)
    number = page.desk.services.journal.last_number()
    page.desk.run(lambda: page.desk.services.journal.undo(by=page.desk.actor(), number=number))
    assert page.desk.tasks.wait()
    assert "Overdue 1" in legend(page)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no popups
def test_a_click_on_a_sign_offers_its_check_and_an_auditor_only_looks(page: FloorPlanPage) -> None:
    press(Key.Key_F)
    sign = next(sign for sign in page.plan.content.signs if sign.due is Due.OVERDUE)
    QTest.mouseClick(page.plan, LEFT, Mod.NoModifier, page.plan.sign_tile(sign.id).center().toPoint())
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    offered = menu.actions()[-1]
    assert offered.text() == "Checked today"
    assert offered.isEnabled() == (page.desk.actor().role is not Role.AUDITOR)
    assert page.plan.selected == 0
    menu.close()


def test_what_is_broken_has_a_mark_on_both_layers(page: FloorPlanPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    key = unit(page, "A03").id
    services.repairs.report(by=by, what="Lamp", unit_id=key, is_hazard=True)
    for layer in (Key.Key_N, Key.Key_F):
        press(layer)
        assert any(badge.tone is Tone.HAZARD for badge in page.plan.content.badges[key])
        page.legend.chip("repairs").click()
        assert "A03" in bright(page)
        assert page.plan.spoken_description(key) == "1 urgent repair open"


# --- the search ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("owl", {"A06"}), ("xiaomu", {"A06"}), ("枭目", {"A06"}), ("xmsj", {"A06"}), ("zhao shiyi", {"A01"}),
        ("c07", {"C07"}), ("silkroute", {"B01", "B02"}),
    ],
)  # fmt: skip
def test_what_is_typed_stays_bright(page: FloorPlanPage, typed: str, codes: set[str]) -> None:
    QTest.keyClick(page.plan, Key.Key_Slash)
    assert page.tools.find_field.hasFocus()
    if typed.isascii():
        QTest.keyClicks(page.tools.find_field, typed)
    else:
        page.tools.find_field.insert(typed)  # as an input method commits
    assert bright(page) == codes
    press(Key.Key_Escape)
    assert len(bright(page)) == 30
    press(Key.Key_Escape)
    assert page.plan.hasFocus()


def test_a_sector_is_found_in_either_language(page: FloorPlanPage) -> None:
    for typed in ("sustain", "可持续", "kechixu"):
        page.tools.find_field.setText(typed)
        sectors = {row.sector for row in page.units.rows() if row.code in bright(page)}
        assert sectors == {"sustainability"}


def test_enter_goes_to_the_first_that_is_found(page: FloorPlanPage) -> None:
    QTest.keyClick(page.plan, Key.Key_F, Mod.ControlModifier | Mod.ShiftModifier)
    assert page.tools.find_field.hasFocus()
    QTest.keyClicks(page.tools.find_field, "silkroute")
    press(Key.Key_Return)
    assert page.plan.selected == unit(page, "B01").id
    assert page.side.isVisible()


def test_what_is_found_out_of_sight_is_brought_into_view_and_what_is_in_view_moves_nothing(page: FloorPlanPage) -> None:
    page.plan.zoom(3, QPointF(0, 0))
    page.plan.reveal(unit(page, "B10").id)
    assert not page.plan.sees(unit(page, "A01").id)
    before = page.plan.camera
    page.tools.find_field.setText("B10")
    assert page.plan.camera == before
    page.tools.find_field.setText("moonpanda")
    assert page.plan.sees(unit(page, "A01").id)
    before = page.plan.camera
    page.tools.find_field.setText("qqqqqq")
    page.tools.find_field.clear()
    assert page.plan.camera == before


@pytest.mark.parametrize("place", ["card", "plan", "plan with a unit", "table"])
def test_escape_anywhere_beside_the_plan_ends_the_search(page: FloorPlanPage, place: str) -> None:
    QTest.keyClick(page.plan, Key.Key_Slash)
    QTest.keyClicks(page.tools.find_field, "silkroute")
    if place == "card":
        press(Key.Key_Return)
        assert page.side.isVisible()
    elif place == "table":
        page.table_button.click()
        page.table.setFocus()
    else:
        page.plan.set_selected(unit(page, "B01").id if place == "plan with a unit" else 0)
        page.plan.setFocus()
    assert bright(page) == {"B01", "B02"}
    press(Key.Key_Escape)
    assert page.tools.find_field.text() == ""
    assert len(bright(page)) == 30
    assert page.side.isHidden()
    assert page.plan.selected == 0


def test_a_closed_card_leaves_the_search_to_the_next_that_was_found(page: FloorPlanPage) -> None:
    page.tools.find_field.setText("silkroute")
    page.open_unit(unit(page, "B01").id)
    page.side.close_button.click()
    assert bright(page) == {"B01", "B02"}


def test_the_key_that_leads_to_the_search_is_not_searched(page: FloorPlanPage) -> None:
    QTest.keyClick(page.plan, Key.Key_Slash)
    QTest.keyClicks(page.tools.find_field, "/owl")
    assert page.tools.find_field.text() == "owl"
    page.tools.go_to_find()
    QTest.keyClicks(page.tools.find_field, "/")
    assert page.tools.find_field.text() == "owl"  # chosen to be typed over, not typed over yet
    QTest.keyClicks(page.tools.find_field, "c/")
    assert page.tools.find_field.text() == "c/"


def test_a_search_that_finds_nobody_says_so(page: FloorPlanPage) -> None:
    page.tools.find_field.setText("qqqqqq")
    assert page.tools.find_field.property("wrong") is True
    assert bright(page) == set()
    page.tools.find_field.clear()
    assert page.tools.find_field.property("wrong") is False


# --- the card beside a unit ----------------------------------------------------------------------


def test_the_card_names_company_contact_dates_and_desks_and_follows_at_once(page: FloorPlanPage, qtbot: QtBot) -> None:
    hover(page, "A01")
    qtbot.waitUntil(page.hover_card.isVisible)
    lines = page.hover_card.lines()
    assert lines[0] == "A01 · MoonPanda Battery"
    said = "\n".join(lines)
    for part in ("Occupied", "Zhao Shiyi", "30 November 2024", "366 days left", "4 desks", "4 people"):
        assert part in said
    hover(page, "A02")
    assert page.hover_card.lines()[0] == "A02 · PaperCrane Maps"
    QTest.mouseMove(page.plan, QPoint(2, 2))
    assert not page.hover_card.isVisible()


def test_the_card_never_covers_its_unit(page: FloorPlanPage, qtbot: QtBot) -> None:
    for code in ("A01", "A12", "B10", "C08"):
        page.plan.current_walked.emit(unit(page, code).id)
        assert page.hover_card.isVisible()
        assert not page.hover_card.geometry().intersects(page.plan.tile(unit(page, code).id).toRect())
        assert page.plan.rect().contains(page.hover_card.geometry())


def test_arrow_keys_bring_the_card_along(page: FloorPlanPage) -> None:
    press(Key.Key_Right)
    assert page.hover_card.lines()[0] == "A02 · PaperCrane Maps"
    page.tools.find_field.setFocus()
    assert not page.hover_card.isVisible()


def test_a_sign_has_a_card_too(page: FloorPlanPage, qtbot: QtBot) -> None:
    press(Key.Key_F)
    sign = next(sign for sign in page.plan.content.signs if sign.due is Due.OVERDUE)
    QTest.mouseMove(page.plan, page.plan.sign_tile(sign.id).center().toPoint())
    qtbot.waitUntil(page.hover_card.isVisible)
    assert page.hover_card.lines()[:2] == ("F02 · Extinguisher", "Overdue · 12 d over")


# --- floors --------------------------------------------------------------------------------------


@pytest.fixture
def two_floors(tmp_path: Path, clock: FixedClock, qapp: object, qtbot: QtBot) -> Iterator[FloorPlanPage]:
    services = centres.init(tmp_path / "court.db", clock=clock, plan="courtyard")
    desk = DeskContext(services)
    made = shown(desk, qtbot)
    yield made
    desk.tasks.wait()
    made.hide()
    desk.close()
    services.close()


def test_floors_are_chosen_by_keys_and_counts_are_of_all(two_floors: FloorPlanPage) -> None:
    page = two_floors
    first = page.plan.floor_id
    assert page.tools.floors.isVisible()
    assert page.tools.floors.count() == 2
    assert "all floors" in page.rate.text()
    assert sum(int(text.rsplit(" ", 1)[1]) for text in legend(page) if text.startswith("Vacant")) == 30
    press(Key.Key_PageUp)
    assert page.plan.floor_id != first
    assert page.tools.floors.currentIndex() == 1
    press(Key.Key_PageUp)
    assert page.tools.floors.currentIndex() == 1
    press(Key.Key_PageDown)
    assert page.plan.floor_id == first


def test_going_to_a_unit_goes_to_its_floor(two_floors: FloorPlanPage) -> None:
    page = two_floors
    above = next(row for row in page.units.rows() if row.floor_id != page.plan.floor_id)
    page.open_unit(above.id)
    assert page.plan.floor_id == above.floor_id
    assert page.plan.selected == above.id
    assert not page.plan.tile(above.id).isEmpty()


def test_what_is_found_on_another_floor_alone_is_shown_there(two_floors: FloorPlanPage) -> None:
    page = two_floors
    below = page.plan.floor_id
    above = next(row for row in page.units.rows() if row.floor_id != below)
    page.tools.find_field.setText(above.code)
    assert page.plan.floor_id == above.floor_id
    assert page.plan.sees(above.id)
    page.tools.find_field.setText("A0")
    assert page.plan.floor_id in {row.floor_id for row in page.units.rows() if row.id in (page.viewing.matches() or ())}


def test_one_floor_needs_no_chooser(page: FloorPlanPage) -> None:
    assert not page.tools.floors.isVisible()
    assert "floors" not in page.rate.text()


# --- a thousand units ----------------------------------------------------------------------------


@pytest.fixture
def thousand(page: FloorPlanPage) -> FloorPlanPage:
    """The sample's first unit a thousand times on one floor, seen at 100 %."""
    first = unit(page, "A01")
    rows = [
        replace(first, id=number, code=f"U{number:04d}", shape=Shape(number % 50 * 4.0, number // 50 * 6.0, 4, 6))
        for number in range(1, 1001)
    ]
    floor = replace(page.desk.services.plans.plan(TODAY).floors[0], width_m=204, height_m=132)
    page.units.set_rows(rows, TODAY)
    page.plan.set_ground((floor,), ())
    page.plan.show_full_size()
    page.plan.settle()
    page.plan.grab()
    return page


def test_of_a_thousand_units_only_the_seen_ones_are_made_ready(thousand: FloorPlanPage) -> None:
    plan = thousand.plan
    seen = {row.id for row in plan.units() if plan.tile(row.id).intersects(QRectF(plan.rect()))}
    thousand.units.set_language("zh_CN")
    plan.restyle()
    plan.grab()
    assert len(seen) < 250
    assert plan.made_ready >= len(seen)
    assert plan.made_ready < 400


def test_while_one_zooms_a_large_floor_nothing_is_made_anew_until_the_wheel_rests(thousand: FloorPlanPage) -> None:
    plan = thousand.plan
    under = plan.camera.to_plan((300.0, 200.0))
    for _ in range(5):
        plan.zoom(1.1, QPointF(300, 200))
        plan.grab()
        assert plan.is_zooming
    assert plan.camera.to_plan((300.0, 200.0)) == pytest.approx(under, abs=0.1)
    assert plan.unit_at(QPointF(300, 200)) is not None  # who asks where something is gets the sharp answer
    assert not plan.is_zooming


def test_the_picture_of_a_zoom_settles_by_itself_and_when_the_plan_is_hidden(
    thousand: FloorPlanPage, qtbot: QtBot
) -> None:
    plan = thousand.plan
    plan.zoom(1.2)
    qtbot.waitUntil(lambda: not plan.is_zooming)
    plan.zoom(1.2)
    thousand.hide()
    assert not plan.is_zooming


def test_thirty_units_are_sharp_at_every_turn_of_the_wheel(page: FloorPlanPage) -> None:
    page.plan.zoom(1.2)
    assert not page.plan.is_zooming


# --- beside the units ------------------------------------------------------------------------


def test_the_arrow_keys_walk_to_the_rooms_of_the_moment_and_back(page: FloorPlanPage) -> None:
    press(Key.Key_N)
    while page.plan.current != unit(page, "A12").id:
        press(Key.Key_Right)
    press(Key.Key_Right)
    room = next(row for row in page.desk.services.plans.plan(TODAY).spaces if row.name_en == "Training room")
    assert page.plan.current_item() == -room.id
    assert page.plan.spoken_name(-room.id).startswith("Training room")
    assert page.hover_card.lines()[0].startswith("Training room")
    press(Key.Key_Left)
    assert page.plan.current_item() == unit(page, "A12").id
    press(Key.Key_Right, Key.Key_S)
    assert page.plan.current_item() == unit(page, "A12").id, "the layer of seats tells of no rooms"


def test_fire_items_are_walked_to_spoken_and_opened_by_keys(page: FloorPlanPage, qtbot: QtBot) -> None:
    press(Key.Key_F)
    signs = [item for item in page.plan.spoken_items() if item < 0]
    assert len(signs) == len(page.plan.content.signs) > 10
    assert all(page.plan.spoken_name(item) and not page.plan.spoken_place(item).isEmpty() for item in signs)
    for _ in range(6):
        if page.plan.current_item() not in signs:
            press(Key.Key_Down)
    assert page.plan.current_item() in signs
    with qtbot.waitSignal(page.plan.sign_chosen):
        press(Key.Key_Return)
