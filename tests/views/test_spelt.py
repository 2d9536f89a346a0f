"""At the check-in page, by keys alone: whoever is known is in by Enter, in every way that he is spelt.

What may be the name of somebody new takes a ↓ before.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk.services.clock import FixedClock
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.page import VisitorsPage
from tests.spelt import SPELT, Spelt
from tests.views.shown import shown


@pytest.fixture
def page(desk: DeskContext, clock: FixedClock, qtbot: QtBot) -> Iterator[VisitorsPage]:
    """Everybody of the table was here yesterday, with a host."""
    services, by = desk.services, desk.actor()
    inside = [row.id for row in services.visitors.on_site()]
    services.visitors.check_out(by=by, visit_ids=inside)
    host = services.companies.hosts("赵示一")[0].contact_id
    for person in SPELT:
        row = services.visitors.check_in(
            by=by, name_zh=person.name_zh, name_latin=person.name_latin, host_id=host, is_unplanned=True
        ).row
        services.visitors.check_out(by=by, visit_ids=[row.id])
    clock.at += timedelta(hours=20)
    for made in shown(VisitorsPage(desk), qtbot):
        made.form.fields.name.setFocus()
        yield made


def type_in(text: str) -> None:
    """Letters one by one; what no keyboard has comes from an input method."""
    widget = QApplication.focusWidget()
    assert widget is not None
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QCoreApplication.sendEvent(widget, event)


@pytest.mark.parametrize("person", SPELT, ids=lambda person: person.name)
def test_each_is_in_by_enter_in_every_way_he_is_spelt(page: VisitorsPage, person: Spelt, qtbot: QtBot) -> None:
    visitors, by = page.desk.services.visitors, page.desk.actor()
    known = {row.visitor_id for row in visitors.left(page.desk.today() - timedelta(days=1))}
    for typed in (*person.typed, *person.begun):
        assert page.form.fields.name.hasFocus(), typed
        type_in(typed)
        if typed in person.begun:
            QTest.keyClick(page.form.fields.name, Qt.Key.Key_Down)
        QTest.keyClick(page.form.fields.name, Qt.Key.Key_Return)
        page.desk.tasks.wait()
        qtbot.waitUntil(lambda: not page.form.fields.name.text(), timeout=2000)
        (came,) = visitors.on_site()
        assert came.visitor_id in known, typed
        assert (came.name_zh, came.name_latin) == (person.name_zh, person.name_latin), typed
        visitors.check_out(by=by, visit_ids=[came.id])


@pytest.mark.parametrize("typed", ["王伟", "wangwei", "ww", "Wang Wei", "王 偉"])
def test_two_of_one_name_are_told_apart_by_the_phone_that_is_shown_in_part(
    page: VisitorsPage, typed: str, qtbot: QtBot
) -> None:
    visitors, by, name = page.desk.services.visitors, page.desk.actor(), page.form.fields.name
    two: dict[str, int] = {}
    for phone in ("12000000881", "12000000882"):
        row = visitors.check_in(by=by, name_zh="王伟", phone=phone, is_unplanned=True).row
        visitors.check_out(by=by, visit_ids=[row.id])
        two[f"120****{phone[-4:]}"] = row.visitor_id
    type_in(typed)
    QTest.keyClick(name, Qt.Key.Key_Return)
    page.desk.tasks.wait()
    assert visitors.on_site() == (), "nobody of several is taken unseen"
    model = name.offers()
    assert model is not None
    lines = [model.offer(model.index(row, 0)) for row in range(model.rowCount())]
    seen = [mask for line in lines if line is not None for mask in two if mask in line.detail]
    assert sorted(seen) == sorted(two)
    for _line in lines:
        chosen = name.chosen()
        if chosen is not None and "120****0881" in chosen.detail:
            break
        QTest.keyClick(name, Qt.Key.Key_Down)
    QTest.keyClick(name, Qt.Key.Key_Tab)
    assert page.form.fields.hit is not None
    assert page.form.fields.hit.visitor_id == two["120****0881"]
