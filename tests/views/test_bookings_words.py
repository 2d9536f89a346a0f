"""What a booking says: who booked it, in either language, and what a folded booth has room for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF
from PySide6.QtGui import QAccessible, QFontMetricsF, QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import Lang
from jib_desk.services.rows.bookings import BookingRow
from jib_desk.views.bookings.blocks import short_text
from jib_desk.views.bookings.facts import Verb
from jib_desk.views.bookings.geometry import PlacedBooking
from jib_desk.views.bookings.page import BookingsPage
from jib_desk.views.context import DeskContext
from jib_desk.views.theme import Type

DAY = date(2023, 11, 30)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[BookingsPage]:
    """The day of the sample, with its call in a booth."""
    made = BookingsPage(desk)
    qtbot.addWidget(made)
    made.resize(1376, 872)
    with qtbot.waitExposed(made):
        made.show()
    made.set_day(DAY)
    yield made
    made.hide()


def call(page: BookingsPage) -> PlacedBooking:
    return next(placed for placed in page.grid.placed if placed.booking.room_code == "PB1")


# --- who booked ------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "name"), [("en", "InkDragon Twin"), ("zh_CN", "墨龙孪生")])
def test_a_company_that_booked_is_named_in_the_language_of_the_window(desk: DeskContext, lang: Lang, name: str) -> None:
    row = next(row for row in desk.services.bookings.day(DAY) if row.subject.startswith("Design review"))
    assert row.booker(lang) == name


def test_somebody_who_was_typed_in_stays_as_typed(desk: DeskContext) -> None:
    services = desk.services
    company = services.companies.all(DAY)[0]
    room = services.bookings.rooms()[0].id
    start = datetime.combine(DAY, time(19))
    row = services.bookings.book(
        by=desk.actor(), room_id=room, starts_at=start, ends_at=start + timedelta(hours=1), subject="Talk",
        company_id=company.id, booked_by="赵示一",
    ).row  # fmt: skip
    assert {row.booker("en"), row.booker("zh_CN")} == {"赵示一"}


def test_the_events_of_the_sample_are_the_centres_in_both_languages(desk: DeskContext) -> None:
    events = [row for row in desk.services.bookings.between(*_november()) if row.event_id is not None]
    assert events
    assert {row.booked_by for row in events} == {"阿里云创新中心 Alibaba Cloud Innovation Center"}


def _november() -> tuple[datetime, datetime]:
    return datetime.fromisoformat("2023-11-01T00:00+08:00"), datetime.fromisoformat("2023-12-01T00:00+08:00")


def test_a_booking_changed_in_a_chinese_window_keeps_its_company(page: BookingsPage) -> None:
    page.desk.set_lang("zh_CN")
    row = next(row for row in page.bookings.rows() if row.subject.startswith("Cockpit"))
    page.open_booking(row.id)
    page.drawer.facts.verb_buttons[Verb.CHANGE].click()
    assert page.drawer.form.fields.booked_by.text() == row.company_zh
    page.drawer.form.submit()
    assert page.desk.tasks.wait()
    kept = next(kept for kept in page.desk.services.bookings.day(DAY) if kept.id == row.id)
    assert kept.company_id == row.company_id


# --- a folded booth --------------------------------------------------------------------------


def test_a_folded_booth_says_which_one_it_is_and_what_for(page: BookingsPage) -> None:
    placed = call(page)
    assert placed.is_thin
    said = page.bookings.details(placed.booking).splitlines()
    assert said[:2] == ["Phone call 电话会", "Phone booth 1 · 11:00–11:30 · Confirmed"]
    heard = QAccessible.queryAccessibleInterface(page.grid)
    names = [heard.child(place).text(QAccessible.Text.Name) for place in range(heard.childCount())]
    assert "Phone call 电话会, Phone booth 1, 11:00–11:30, Confirmed" in names


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no popups
def test_pointing_at_a_folded_booth_shows_all_of_it(page: BookingsPage, qtbot: QtBot) -> None:
    at: QPoint = page.grid.to_viewport(call(page).outer).center().toPoint()
    view = page.grid.viewport()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert QToolTip.text().startswith("Phone call 电话会\nPhone booth 1")
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_folded_booth_has_words_in_it(page: BookingsPage) -> None:
    placed = call(page)
    assert _painted(page, placed) != _painted(page, replace(placed, booking=replace(placed.booking, subject="")))


def _painted(page: BookingsPage, placed: PlacedBooking) -> object:
    made = QPixmap(page.grid.viewport().size())
    made.fill()
    painter = QPainter(made)
    whole = QRectF(-10_000, -10_000, 20_000, 20_000)
    corner = placed.outer.topLeft()
    moved = replace(placed, outer=placed.outer.translated(-corner), core=placed.core.translated(-corner))
    page.grid.blocks.paint(painter, moved, whole, is_selected=False, is_hovered=False)
    painter.end()
    return made.toImage()


def test_where_a_subject_has_no_room_its_initials_stand_or_nothing(page: BookingsPage) -> None:
    metrics = QFontMetricsF(page.desk.theme.font(Type.TINY))
    width = metrics.horizontalAdvance
    whole = width("Phone call")
    assert short_text("Phone call", metrics, whole + 1) == "Phone call"
    assert short_text("Phone call", metrics, whole - 1).startswith("Phone")
    assert short_text("Phone call", metrics, width("Pc") + 1) == "Pc"
    assert short_text("Phone call", metrics, width("P")) == ""
    assert short_text("Phone call 电话会", metrics, width("Pc") + 1) == "Pc"


def test_a_row_knows_no_other_name_than_the_one_it_has(page: BookingsPage) -> None:
    row: BookingRow = replace(call(page).booking, company_zh="")
    assert row.booker("zh_CN") == row.company_en
