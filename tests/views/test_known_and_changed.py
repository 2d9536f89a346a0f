"""A known visitor says something new of himself: it is said at the form what it replaces, before it does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.page import VisitorsPage
from tests.views.shown import shown


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    yield from shown(VisitorsPage(desk), qtbot)


@pytest.fixture
def known(page: VisitorsPage) -> VisitRow:
    visitors, by = page.desk.services.visitors, page.desk.actor()
    row = visitors.check_in(by=by, name_zh="换示例", organisation="示例车灯有限公司", phone="12000001234").row
    visitors.check_out(by=by, visit_ids=[row.id])
    page.show_record("visitor", row.visitor_id)
    page.form.fields.more.click()
    return row


def test_another_organisation_and_phone_say_what_they_replace(page: VisitorsPage, known: VisitRow) -> None:
    fields = page.form.fields
    QTest.keyClicks(fields.organisation, "Drehfunke")
    QTest.keyClicks(fields.phone, "12000007777")
    assert fields.organisation_field.below() == "Replaces 示例车灯有限公司"
    assert fields.phone_field.below() == "Replaces 120****1234"
    page.form.button.click()
    assert page.desk.tasks.wait()
    row = page.desk.services.visitors.visitor(known.visitor_id)
    assert (row.organisation, row.masked_phone) == ("Drehfunke", "120****7777")
    assert fields.organisation_field.below() == fields.phone_field.below() == "", "the next visitor replaces nothing"


def test_the_same_in_another_way_says_nothing(page: VisitorsPage, known: VisitRow) -> None:
    fields = page.form.fields
    fields.organisation.setText("示例车灯")
    fields.organisation.textEdited.emit("示例车灯")
    QTest.keyClicks(fields.phone, "+86 120 0000 1234")
    assert fields.organisation_field.below() == fields.phone_field.below() == ""


def take(page: VisitorsPage, typed: str) -> None:
    """Types into the first field and takes the known visitor of the list below it."""
    field = page.form.fields.name
    page.form.start_again()
    field.setText(typed)
    field.textEdited.emit(typed)
    for _line in range(8):
        chosen = field.chosen()
        if chosen is not None and chosen.title == "换示例":
            break
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.desk.tasks.wait()


def test_a_phone_typed_beside_a_known_name_is_seen_before_it_replaces(page: VisitorsPage, known: VisitRow) -> None:
    take(page, "换示例 12000007777")
    fields = page.form.fields
    assert fields.phone.text() == "12000007777"
    assert fields.phone_field.below() == "Replaces 120****1234"
    assert fields.phone.isVisible()
    assert page.desk.services.visitors.visitor(known.visitor_id).inside_visit_id is None
    page.form.button.click()
    assert page.desk.tasks.wait()
    row = page.desk.services.visitors.visitor(known.visitor_id)
    assert (row.masked_phone, row.inside_visit_id is not None) == ("120****7777", True)


@pytest.mark.parametrize("typed", ["换示例", "换示例, 示例车灯", "huanshili", "换示例 12000001234"])
def test_what_only_finds_somebody_is_no_change_of_him(page: VisitorsPage, known: VisitRow, typed: str) -> None:
    take(page, typed)
    row = page.desk.services.visitors.visitor(known.visitor_id)
    assert row.inside_visit_id is not None, "one Enter is enough"
    assert (row.organisation, row.masked_phone) == ("示例车灯有限公司", "120****1234")
