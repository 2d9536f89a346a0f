"""A group at the desk with somebody of the watch list: asked about at the form, one after the other, by keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.desk_words import WatchAction, WatchOutcome
from jib_desk.rules.words import Role, VisitState
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.languages import Languages
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.visit_list import Which
from jib_desk.views.visitors.watch_check import WatchCheck
from tests.views.shown import shown

Key = Qt.Key
LIST = "示例大学参观团\n团长：单看雄\n欧阳看看\n李看娜\n司马看看\n"


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    for made in shown(VisitorsPage(desk), qtbot):
        made.form.fields.name.setFocus()
        yield made


@pytest.fixture
def manager(desk: DeskContext) -> Actor:
    return replace(desk.actor(), role=Role.MANAGER)


@pytest.fixture
def group(page: VisitorsPage, desk: DeskContext) -> VisitRow:
    guests = desk.services.invitations.preview(LIST, desk.today()).taken
    at = desk.clock.now() + timedelta(hours=1)
    invited = desk.services.invitations.invite(by=desk.actor(), guests=guests, expected_at=at, as_party=True)
    page.refresh(None)
    return invited.row.visits[0]


def watch(desk: DeskContext, manager: Actor, *names: str) -> None:
    for name in names:
        desk.services.watch.add(by=manager, name_zh=name, action=WatchAction.TELL, reason="took a key along")


def asks(page: VisitorsPage) -> WatchCheck:
    return next(found for found in page.form.checks if isinstance(found, WatchCheck))


def press(widget: QWidget | None, key: Key = Key.Key_Return) -> None:
    assert widget is not None
    widget.setFocus()
    QTest.keyClick(widget, key)


def settle(page: VisitorsPage) -> None:
    for _ in range(3):
        page.desk.tasks.wait()
        QApplication.processEvents()


def let_in(page: VisitorsPage, *visits: VisitRow) -> None:
    """Enter on the marked rows of the list."""
    page.list.show_list(Which.EXPECTED)
    assert page.list.table.show_visit(visits[0].id)
    page.list.table.setFocus()
    if len(visits) > 1:
        page.list.table.selectAll()
    press(page.list.table)
    settle(page)


def now(page: VisitorsPage, visit: VisitRow) -> VisitRow:
    return page.desk.services.visitors.visit(visit.id)


def outcomes(desk: DeskContext, manager: Actor) -> dict[str, WatchOutcome | None]:
    return {match.name: match.outcome for match in desk.services.watch.matches(by=manager) if "看" in match.name}


def test_each_of_a_group_who_is_noticed_is_decided_about_before_any_goes_in(
    page: VisitorsPage, desk: DeskContext, manager: Actor, group: VisitRow
) -> None:
    watch(desk, manager, "欧阳看看", "司马看看")
    let_in(page, group)
    check = asks(page)
    assert check.isVisible()
    assert "欧阳看看, of this group" in check.text.text()
    assert check.text.text().endswith("Afterwards: 司马看看")
    assert not [word for word in ("watch", "list", "key along") if word in check.text.text()]
    assert check.refuse.text() == "Let the others in"
    assert now(page, group).state is VisitState.EXPECTED
    assert QApplication.focusWidget() is check.note
    QTest.keyClicks(check.note, "known to us")
    press(check.note)
    assert now(page, group).state is VisitState.EXPECTED, "Enter in the note decides nothing"
    press(check.let_in)
    settle(page)
    assert "司马看看, of this group" in check.text.text()
    assert "Afterwards" not in check.text.text()
    assert check.note.text() == ""
    press(check.refuse)
    settle(page)
    came = now(page, group)
    assert (came.state, came.party_size) == (VisitState.INSIDE, 3)
    assert outcomes(desk, manager) == {"欧阳看看": WatchOutcome.LET_IN, "司马看看": WatchOutcome.REFUSED}
    assert not check.isVisible()
    assert page.form.fields.name.text() == ""


def test_a_note_that_cannot_be_is_refused_and_the_one_asked_about_stays(
    page: VisitorsPage, desk: DeskContext, manager: Actor, group: VisitRow
) -> None:
    watch(desk, manager, "欧阳看看")
    let_in(page, group)
    check = asks(page)
    check.note.setText("odd \x07 note")
    press(check.let_in)
    settle(page)
    assert check.note_field.is_wrong
    assert now(page, group).state is VisitState.EXPECTED
    check.note.setText("known to us")
    press(check.other)
    settle(page)
    assert now(page, group).state is VisitState.INSIDE
    assert outcomes(desk, manager) == {"欧阳看看": WatchOutcome.SOMEONE_ELSE}


def test_the_question_follows_the_language(
    page: VisitorsPage, desk: DeskContext, manager: Actor, group: VisitRow
) -> None:
    watch(desk, manager, "欧阳看看", "司马看看")
    let_in(page, group)
    languages = Languages()
    try:
        desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert asks(page).text.text() == "同行人员欧阳看看：请先告知经理，再继续办理。\n之后：司马看看"
        assert asks(page).refuse.text() == "其他人进入"
    finally:
        languages.use("en")


def test_of_several_at_once_who_is_to_be_asked_about_comes_first_and_the_others_follow(
    page: VisitorsPage, desk: DeskContext, manager: Actor, qtbot: QtBot
) -> None:
    visitors, at = desk.services.visitors, desk.clock.now() + timedelta(hours=1)
    for row in visitors.expected(desk.today()):
        visitors.call_off(by=desk.actor(), visit_id=row.id)
    names = ("麦看例", "欧阳看看", "王看三")
    planned = [visitors.expect(by=desk.actor(), name_zh=name, expected_at=at).row for name in names]
    watch(desk, manager, "欧阳看看")
    page.refresh(None)
    told: list[str] = []
    desk.toast_requested.connect(lambda text, _number: told.append(text))
    let_in(page, *planned)
    assert [now(page, visit).state for visit in planned] == [VisitState.EXPECTED] * 3
    assert any("欧阳看看 first" in text for text in told)
    press(asks(page).let_in)
    qtbot.waitUntil(lambda: all(now(page, visit).state is VisitState.INSIDE for visit in planned))
    assert len({now(page, visit).badge for visit in planned}) == 3


def test_the_others_wait_when_the_desk_has_gone_on_with_somebody_else(
    page: VisitorsPage, desk: DeskContext, manager: Actor, qtbot: QtBot
) -> None:
    visitors, at = desk.services.visitors, desk.clock.now() + timedelta(hours=1)
    planned = [visitors.expect(by=desk.actor(), name_zh=name, expected_at=at).row for name in ("麦看例", "欧阳看看")]
    watch(desk, manager, "欧阳看看")
    page.refresh(None)
    page.list.check_in_wanted.emit(tuple(planned))
    settle(page)
    page.form.start_again()
    page.form.fields.name.setText("赵看一")
    page.form.badge.setFocus()
    page.form.submit()
    settle(page)
    assert [now(page, visit).state for visit in planned] == [VisitState.EXPECTED] * 2


def test_two_of_one_name_typed_one_after_the_other_are_two_questions(
    page: VisitorsPage, desk: DeskContext, manager: Actor
) -> None:
    watch(desk, manager, "欧阳看看")
    fields = page.form.fields
    for again in (False, True):
        fields.name.setText("欧阳看看")
        fields.host.setFocus()
        page.form.submit()
        settle(page)
        if again:
            page.form.submit()  # the same question
            settle(page)
        page.form.start_again()  # he went away for a moment
    found = [match for match in desk.services.watch.matches(by=manager) if match.name == "欧阳看看"]
    assert len(found) == 2


def test_another_phone_is_another_person_of_that_name(page: VisitorsPage, desk: DeskContext, manager: Actor) -> None:
    watch(desk, manager, "欧阳看看")
    fields = page.form.fields
    seen: list[int] = []
    for phone in ("12000007001", "12000007001", "+86 120 0000 7001", "12000007002"):
        fields.name.setText(f"欧阳看看 {phone}")
        fields.host.setFocus()
        fields.settled.emit()
        page.form.submit()
        settle(page)
        seen.append(len([match for match in desk.services.watch.matches(by=manager) if match.name == "欧阳看看"]))
    assert seen == [1, 1, 1, 2]
