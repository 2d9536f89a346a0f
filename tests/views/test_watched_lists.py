"""A pasted list with somebody of the watch list: asked about quietly under the list, one row at a time."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jib_desk.rules.desk_words import WatchAction, WatchOutcome
from jib_desk.rules.words import Role
from jib_desk.services.rows.staff import Actor
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.guests import GuestsModel
from jib_desk.views.visitors.deeds import GroupDialog
from jib_desk.views.visitors.delegation_view import DelegationView, open_delegation
from jib_desk.views.visitors.invite_dialog import InviteDialog
from jib_desk.views.visitors.page import VisitorsPage

LIST = "示例大学参观团\n王伟\n欧阳示例 12000007001\n司马示例\n"


@pytest.fixture
def manager(desk: DeskContext) -> Actor:
    return replace(desk.services.staff.actor("front_desk", "tests"), role=Role.MANAGER)


@pytest.fixture
def view(desk: DeskContext, manager: Actor, qtbot: QtBot) -> Iterator[DelegationView]:
    for name, action in (("欧阳示例", WatchAction.TELL), ("司马示例", WatchAction.TELL)):
        desk.services.watch.add(by=manager, name_zh=name, action=action, reason="took a key along")
    desk.services.watch.add(by=manager, name_zh="王伟", organisation="示例物流", reason="sample")
    page = VisitorsPage(desk)
    qtbot.addWidget(page)
    page.resize(1376, 840)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    opened = open_delegation(page)
    assert opened is not None
    opened.text.setPlainText(LIST)
    yield opened
    desk.tasks.wait()
    page.hide()


def outcomes(desk: DeskContext, manager: Actor) -> dict[str, WatchOutcome | None]:
    return {match.name: match.outcome for match in desk.services.watch.matches(by=manager) if not match.is_hint}


def test_a_common_name_is_asked_about_in_its_row(view: DelegationView, qtbot: QtBot) -> None:
    state = view.model.index(0, GuestsModel.STATE)
    qtbot.waitUntil(lambda: state.data() == "Phone?")
    assert view.model.index(1, GuestsModel.STATE).data() == "New"
    assert not view.watch.isVisible()


def test_whoever_invites_one_visitor_is_asked_for_more_of_a_common_name(view: DelegationView, qtbot: QtBot) -> None:
    page = view.parent()
    while not isinstance(page, VisitorsPage):
        assert page is not None
        page = page.parent()
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.fields.name.setText("王伟")
    dialog.fields.settled.emit()
    assert dialog.watch.isVisible()
    assert "organisation or the phone" in dialog.watch.text.text()
    assert not dialog.watch.let_in.isVisible()
    dialog.fields.name.setText("李娜")
    dialog.fields.settled.emit()
    assert not dialog.watch.isVisible()
    dialog.reject()


def test_each_who_may_be_on_the_list_is_decided_about_by_keys(
    view: DelegationView, desk: DeskContext, manager: Actor, qtbot: QtBot
) -> None:
    view.save()
    qtbot.waitUntil(view.watch.isVisible)
    assert "欧阳示例" in view.watch.text.text()
    assert "key along" not in view.watch.text.text()
    assert view.table.currentIndex().row() == 1
    qtbot.waitUntil(view.watch.note.hasFocus)
    QTest.keyClicks(view.watch.note, "known to us")
    view.watch.let_in.setFocus()
    QTest.keyClick(view.watch.let_in, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "司马示例" in view.watch.text.text())
    assert view.watch.note.text() == ""
    assert desk.services.visitors.expected(desk.today()) == ()
    view.watch.refuse.click()
    qtbot.waitUntil(lambda: not view.watch.isVisible())
    assert [guest.name_zh for guest in view.model.taken] == ["王伟", "欧阳示例"]
    assert view.model.index(2, GuestsModel.STATE).data() == "Not invited"
    with qtbot.waitSignal(desk.wrote):
        view.save()
    qtbot.waitUntil(lambda: len(desk.services.visitors.expected(desk.today())) == 2)
    assert outcomes(desk, manager) == {"欧阳示例": WatchOutcome.LET_IN, "司马示例": WatchOutcome.REFUSED}
    asked = [match for match in desk.services.watch.matches(by=manager) if match.name in {"欧阳示例", "司马示例"}]
    assert len(asked) == 2, "to save again is the same question"


def test_another_list_forgets_what_was_asked(view: DelegationView, qtbot: QtBot) -> None:
    view.save()
    qtbot.waitUntil(view.watch.isVisible)
    view.text.setPlainText("李娜\n")
    assert not view.watch.isVisible()
    assert view.invite.isEnabled()


def test_a_day_that_is_over_is_said_at_its_field(view: DelegationView, desk: DeskContext, qtbot: QtBot) -> None:
    view.text.setPlainText("李娜\n")
    view.day.set_day(view.day.date().addDays(-1))
    view.save()
    qtbot.waitUntil(lambda: "over" in view.day_field.below())
    assert view.text.toPlainText() == "李娜\n"
    assert desk.services.visitors.expected(desk.today()) == ()


def test_whoever_writes_the_names_of_a_group_is_told_what_to_do(
    view: DelegationView, desk: DeskContext, qtbot: QtBot
) -> None:
    visit = desk.services.visitors.check_in(by=desk.actor(), name_zh="赵示例", party_size=3).row
    dialog = GroupDialog(desk, visit, view)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    dialog.names.setPlainText("李娜\n欧阳示例")
    qtbot.waitUntil(dialog.watch.isVisible)
    assert dialog.watch.text() == "Please tell the manager before you go on."
    dialog.names.setPlainText("李娜\n王伟")
    qtbot.waitUntil(lambda: not dialog.watch.isVisible())
    dialog.names.clear()
    assert not dialog.watch.isVisible()
    dialog.reject()
