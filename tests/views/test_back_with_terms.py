"""Who stepped out goes on with his visit when he is back, also where terms are asked and he is planned again today."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk.rules.desk_words import TermsKind
from jib_desk.rules.words import VisitState
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.visit_list import Which
from tests.views.shown import shown

Key = Qt.Key


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    yield from shown(VisitorsPage(desk), qtbot)


@pytest.fixture
def visits(desk: DeskContext, clock: FixedClock) -> tuple[VisitRow, VisitRow]:
    """A morning's visit that he stepped out of with its badge, and one that is planned for the afternoon."""
    by, visitors = desk.actor(), desk.services.visitors
    morning = visitors.check_in(by=by, name_latin="Stepper Out", badge="70", purpose="Morning").row
    visitors.check_out(by=by, visit_ids=[morning.id], badge_is_out=True)
    at = clock.at + timedelta(hours=5)
    afternoon = visitors.expect(by=by, visitor_id=morning.visitor_id, expected_at=at, purpose="Afternoon").row
    desk.services.settings.change(by=by, asks_terms=True)
    desk.services.terms.write(by=by, kind=TermsKind.NDA, body_en="Text", body_zh="正文")
    clock.at += timedelta(minutes=5)
    return morning, afternoon


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def is_back(page: VisitorsPage, visit: VisitRow) -> None:
    """B on his line."""
    page.list.show_list(Which.LEFT)
    assert page.list.table.show_visit(visit.id)
    page.list.table.setFocus()
    press(Key.Key_B)
    assert page.desk.tasks.wait()


@pytest.mark.parametrize("adds", ["", " and a tour"])
def test_he_goes_on_with_the_mornings_visit_and_the_afternoons_is_still_expected(
    page: VisitorsPage, desk: DeskContext, visits: tuple[VisitRow, VisitRow], adds: str
) -> None:
    morning, afternoon = visits
    is_back(page, morning)
    assert page.form.fields.purpose.text() == "Morning"
    if adds:  # something typed while he reads: he is the same all the same
        page.form.fields.more.click()
        page.form.fields.note.setFocus()
        QTest.keyClicks(page.form.fields.note, adds)
    terms = next(check for check in page.form.checks if getattr(check, "boxes", None))
    (box,) = terms.boxes.values()  # type: ignore[attr-defined]
    box.setFocus()
    press(Key.Key_Space)
    assert desk.tasks.wait()
    QApplication.processEvents()
    state = {row.id: row.state for row in (desk.services.visitors.visit(each.id) for each in visits)}
    assert state == {morning.id: VisitState.INSIDE, afternoon.id: VisitState.EXPECTED}
    assert desk.services.visitors.visit(morning.id).badge == "70"
