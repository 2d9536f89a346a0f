"""Somebody comes back on the badge that he had, and more is typed than before: all of it is written down."""

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jib_desk.services.clock import FixedClock
from jib_desk.views.visitors.page import VisitorsPage
from tests.views.test_visitors_page import page, press, type_in  # noqa: F401 - a fixture

Key = Qt.Key


def test_two_colleagues_who_come_along_are_on_the_roll(
    page: VisitorsPage,  # noqa: F811
    qtbot: QtBot,
    clock: FixedClock,
) -> None:
    fields, visitors, tasks = page.form.fields, page.desk.services.visitors, page.desk.tasks
    type_in("Solo Returner")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert tasks.wait()
    (first,) = [row for row in visitors.on_site() if row.name_latin == "Solo Returner"]
    clock.at += timedelta(minutes=20)
    visitors.check_out(by=page.desk.actor(), visit_ids=[first.id])
    clock.at += timedelta(minutes=20)
    page.form.start_again()
    fields.name.setFocus()
    type_in("solo")
    press(Key.Key_Tab)
    assert page.form.badge.text() == first.badge
    fields.more.setChecked(True)
    fields.party.setFocus()
    fields.party.selectAll()
    type_in("3")
    fields.purpose.setFocus()
    fields.purpose.selectAll()
    type_in("Contract signing")
    fields.note.setFocus()
    type_in("two colleagues along")
    press(Key.Key_Return)
    assert tasks.wait()
    (now,) = [row for row in visitors.on_site() if row.name_latin == "Solo Returner"]
    assert (now.heads_inside, now.purpose, now.note) == (3, "Contract signing", "two colleagues along")
    assert next(line.heads for line in visitors.muster().lines if line.name == "Solo Returner") == 3
