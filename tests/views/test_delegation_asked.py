"""A pasted list and what the door will ask of it: who is expected already with whom, and what all have in common."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jib_desk.rules.categories import CategoryAsks, Field
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.guests import GuestsModel
from jib_desk.views.visitors.delegation_view import DelegationView, open_delegation
from jib_desk.views.visitors.page import VisitorsPage

PARTY = "张三 12000000001\n李四 12000000002\nAnna Schmidt 12000000003"


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    made = VisitorsPage(desk)
    qtbot.addWidget(made)
    made.resize(1376, 840)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    desk.tasks.wait()
    made.hide()


def open_list(page: VisitorsPage, text: str) -> DelegationView:
    view = open_delegation(page)
    assert view is not None
    view.text.setPlainText(text)
    return view


def come_as(view: DelegationView, way: str) -> None:
    view.way.setCurrentIndex(view.way.findData(way))
    view.way.activated.emit(view.way.currentIndex())


def save(view: DelegationView, desk: DeskContext, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.wrote):
        view.save()


def planned(desk: DeskContext) -> dict[str, VisitRow]:
    rows = desk.services.visitors.expected(desk.today())
    return {row.name_zh or row.name_latin: row for row in rows if row.category is VisitorCategory.DELEGATION}


# --- the same list again -----------------------------------------------------------------------


def test_a_list_that_is_pasted_again_says_with_whom_each_is_expected(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot
) -> None:
    before = set(planned(desk))
    view = open_list(page, "一行8人\n" + PARTY)
    assert view.way.currentData() == "party"
    save(view, desk, qtbot)
    again = open_list(page, "一行8人\n" + PARTY + "\n王五")
    said = [again.model.index(row, GuestsModel.STATE).data() for row in range(again.model.rowCount())]
    assert said[1:] == [
        "Expected already",
        "Expected with 张三",
        "Expected with 张三",
        "New",
    ]
    tip = again.model.index(2, GuestsModel.STATE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == said[2]  # in a narrow window the column is cut
    assert [guest.name_zh for guest in again.model.taken] == ["王五"]
    assert (again.way.currentData(), again.invite.text()) == ("single", "Expect 1 person")  # the others come already
    save(again, desk, qtbot)
    now = planned(desk)
    assert set(now) - before == {"张三", "王五"}
    assert (now["张三"].party_size, now["王五"].party_size) == (8, 1)


def test_another_of_the_name_of_a_member_is_taken_by_a_tick(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot
) -> None:
    view = open_list(page, PARTY)
    come_as(view, "party")
    save(view, desk, qtbot)
    again = open_list(page, "李四")
    assert again.model.taken == ()
    again.table.setCurrentIndex(again.model.index(0, GuestsModel.NAME))
    again.table.setFocus()
    qtbot.waitUntil(again.table.hasFocus)
    QTest.keyClick(again.table, Qt.Key.Key_Space)
    assert again.model.index(0, GuestsModel.STATE).data() == "New"
    again.refresh()  # another desk has written something
    save(again, desk, qtbot)
    assert planned(desk)["李四"].party_size == 1


def test_who_is_expected_by_a_visit_of_his_own_cannot_be_ticked(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot
) -> None:
    view = open_list(page, PARTY)
    save(view, desk, qtbot)
    again = open_list(page, PARTY + "\n王五")
    for row in range(3):
        again.model.toggle(row)
    assert [guest.name_zh for guest in again.model.taken] == ["王五"]
    assert again.invite.text() == "Expect 1 person"


def test_phones_that_a_party_does_not_keep_are_told_of(page: VisitorsPage) -> None:
    view = open_list(page, PARTY)
    kept_by_name = "Of a party the others are kept by name alone: 2 phones are not kept."
    assert kept_by_name not in view.counted.text()
    come_as(view, "party")
    assert kept_by_name in view.counted.text()
    view.model.toggle(1)
    assert "1 phone is not kept." in view.counted.text()
    view.model.toggle(2)
    assert "not kept" not in view.counted.text()


# --- what the door asks for --------------------------------------------------------------------


def test_an_organisation_is_asked_for_once_for_all_who_have_none(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot
) -> None:
    known = desk.services.visitors.expect(
        by=desk.actor(),
        expected_at=desk.clock.now() + timedelta(days=9),
        name_zh="单雄信",
        organisation="示例研究院",
        phone="12000000009",
    ).row
    view = open_list(page, "张三\n李四（示例汽车有限公司）\n单雄信 12000000009")
    assert view.asked.isVisible()
    assert "At the door this will be asked for: Organisation (1 person)." in view.counted.text()
    view.text.setFocus()
    qtbot.waitUntil(view.text.hasFocus)
    QTest.keyClick(view.text, Qt.Key.Key_Tab)
    qtbot.waitUntil(view.asked.organisation.hasFocus)
    QTest.keyClicks(view.asked.organisation, "Sample Lights")
    assert [view.model.index(row, GuestsModel.ORGANISATION).data() for row in range(3)] == [
        "Sample Lights",
        "示例汽车有限公司",
        "",
    ]
    assert "At the door" not in view.counted.text()
    assert view.asked.isVisible()
    save(view, desk, qtbot)
    made = planned(desk)
    assert [made[name].organisation for name in ("张三", "李四", "单雄信")] == [
        "Sample Lights",
        "示例汽车有限公司",
        "示例研究院",
    ]
    assert made["单雄信"].visitor_id == known.visitor_id
    desk.services.visitors.check_in(by=desk.actor(), visit_id=made["张三"].id)  # nothing more is asked


def test_a_list_with_organisations_asks_for_none(page: VisitorsPage) -> None:
    view = open_list(page, "示例大学参观团\n张三\n李四")
    assert not view.asked.isVisible()
    assert "At the door" not in view.counted.text()


def test_of_a_party_only_the_leader_is_asked(page: VisitorsPage) -> None:
    view = open_list(page, "张三\n李四\n团长：王五（示例大学）")
    assert "Organisation (2 people)" in view.counted.text()
    come_as(view, "party")
    assert "At the door" not in view.counted.text()
    assert not view.asked.isVisible()


def test_what_a_centre_asks_of_delegations_is_said_before_the_door(page: VisitorsPage, desk: DeskContext) -> None:
    asks = CategoryAsks((Field.PHONE, Field.PURPOSE, Field.HOST), needs_escort=True)
    desk.services.categories.set_rule(by=desk.actor(), category=VisitorCategory.DELEGATION, version=0, asks=asks)
    view = open_list(page, "张三 12000000001\n李四")
    assert not view.asked.isVisible()
    asked = (
        "At the door this will be asked for: Phone (1 person), Purpose (2 people), Host (2 people), Escort (2 people)."
    )
    assert asked in view.counted.text()
    view.subject.setText("参观")
    assert "Purpose" not in view.counted.text()


def test_what_was_typed_for_all_stays_with_a_longer_list(page: VisitorsPage) -> None:
    view = open_list(page, "张三")
    view.asked.organisation.setText("Sample Lights")
    view.text.setPlainText("张三\n李四\n王五（示例大学）")
    assert [guest.organisation for guest in view.model.taken] == ["Sample Lights", "Sample Lights", "示例大学"]
    view.asked.organisation.setText("")
    assert [guest.organisation for guest in view.model.taken] == ["", "", "示例大学"]


def test_one_line_that_is_left_out_is_one(page: VisitorsPage) -> None:
    view = open_list(page, "示例大学\n张三\n谢谢")
    assert view.counted.text().startswith("1 line is left out: it says why.")


def test_a_number_that_was_typed_stays_while_the_list_goes_on_and_goes_with_the_list(page: VisitorsPage) -> None:
    view = open_list(page, "张三\n李四\n王五")
    come_as(view, "party")
    assert view.party.heads == 3
    view.party.box.setFocus()
    view.party.box.selectAll()
    QTest.keyClicks(view.party.box, "12")
    view.text.setFocus()
    view.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(view.text, Qt.Key.Key_Return)
    QTest.keyClicks(view.text, "Anna Schmidt")
    assert [guest.name_latin for guest in view.model.taken][-1] == "Anna Schmidt"
    assert (view.party.heads, view.invite.text()) == (12, "Expect 12 people")
    view.text.clear()
    view.text.setPlainText("张三\n李四")
    assert view.party.heads == 2


def test_a_line_that_seems_to_name_more_than_its_guest_is_told_of(page: VisitorsPage) -> None:
    view = open_list(page, "王芳的司机李强")
    assert [view.words.state(guest) for guest in view.model.guests if guest.why] == ["More people here?"]
    assert view.invite.text() == "Expect 1 person"
