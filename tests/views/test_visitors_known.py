"""Planned visitors, hosts, groups and odd times at the visitors' page, with the keys alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import VisitorCategory, VisitState
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.companies import ReachFields
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.theme import Space, Type
from jib_desk.views.visitors.colleague import ColleagueDialog
from jib_desk.views.visitors.deeds import (
    CallOffDialog,
    GroupDialog,
    HistoryDialog,
    LeftAtDialog,
    PartDialog,
)
from jib_desk.views.visitors.delegation_view import DelegationView
from jib_desk.views.visitors.dialogs import TimesDialog
from jib_desk.views.visitors.more import offered
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.visit_list import Which
from tests.views.shown import shown
from tests.views.spoken import unnamed_controls

Key = Qt.Key
D = TypeVar("D", bound=QWidget)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    visitors = desk.services.visitors
    inside = [row.id for row in visitors.on_site()]
    if inside:
        visitors.check_out(by=desk.actor(), visit_ids=inside)
    for made in shown(VisitorsPage(desk), qtbot):
        made.form.fields.name.setFocus()
        yield made


def press(*keys: Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def fill(page: VisitorsPage, name: str) -> None:
    """As pasted: no offers open."""
    page.form.fields.name.setText(name)
    page.form.fields.name.close_offers()


def expect(page: VisitorsPage, name: str, **about: Any) -> VisitRow:
    at = page.desk.clock.now() + timedelta(hours=1)
    return page.desk.services.visitors.expect(by=page.desk.actor(), name_zh=name, expected_at=at, **about).row


def come(page: VisitorsPage, name: str, **about: Any) -> VisitRow:
    row = page.desk.services.visitors.check_in(by=page.desk.actor(), name_zh=name, is_unplanned=True, **about).row
    page.refresh(None)
    return row


def at_row(page: VisitorsPage, which: Which, visit: VisitRow) -> None:
    page.list.show_list(which)
    assert page.list.table.show_visit(visit.id)
    page.list.table.setFocus()


def opened(kind: type[D]) -> D:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible())


def now(page: VisitorsPage, visit: VisitRow) -> VisitRow:
    return page.desk.services.visitors.visit(visit.id)


# --- a queue ---------------------------------------------------------------------------------


def test_a_queue_of_eight_is_in_by_few_keys_and_no_name_is_typed_twice(
    page: VisitorsPage, clock: FixedClock, qtbot: QtBot
) -> None:
    services, by = page.desk.services, page.desk.actor()
    host = services.companies.hosts("赵示一")[0].contact_id
    for name, phone in (("王小明", "12000001111"), ("王伟", "12000002222"), ("王伟", "12000003333")):
        came = services.visitors.check_in(by=by, name_zh=name, phone=phone, host_id=host).row
        services.visitors.check_out(by=by, visit_ids=[came.id])
    latin = services.visitors.check_in(by=by, name_latin="Anna Schmidt", host_id=host).row
    services.visitors.check_out(by=by, visit_ids=[latin.id])
    expect(page, "欧阳娜", host_id=host)
    expect(page, "林示例", host_id=host, party_size=6)
    out = come(page, "顾示例", badge="31")
    services.visitors.check_out(by=by, visit_ids=[out.id], badge_is_out=True)
    clock.at += timedelta(minutes=30)
    queue = {
        "a returning visitor": ("wxm\n", "王小明"),
        "one of two of a name": ("3333\n", "王伟"),
        "somebody expected": ("oyn\n", "欧阳娜"),
        "somebody new": ("Quentin Sample\nzsy\n", "Quentin Sample"),
        "somebody new with firm and phone": ("Jo Sample, Sample Corp 13900000000\nzsy\n", "Jo Sample"),
        "the leader of a group": ("lsl\n", "林示例"),
        "back with the badge": ("31\n", "顾示例"),
        "a Latin name": ("anna\n", "Anna Schmidt"),
    }
    for who, (keys, name) in queue.items():
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClick(widget, Key.Key_Return) if key == "\n" else QTest.keyClicks(widget, key)
        page.desk.tasks.wait()
        qtbot.waitUntil(lambda: not page.form.fields.name.text())
        came = services.visitors.on_site()
        assert name in {row.name_zh or row.name_latin for row in came}, who
        assert page.form.fields.name.hasFocus(), who
    inside = {row.name_zh or row.name_latin: row for row in services.visitors.on_site()}
    assert len(inside) == 8
    assert inside["林示例"].party_size == 6
    assert inside["顾示例"].badge == "31"
    assert inside["Jo Sample"].organisation == "Sample Corp"
    assert all(row.host for name, row in inside.items() if name != "顾示例")


# --- planned ---------------------------------------------------------------------------------


def test_whoever_may_be_planned_is_asked_about_and_enter_takes_the_likeliest(page: VisitorsPage, qtbot: QtBot) -> None:
    planned = expect(page, "麦示例", organisation="示例车灯")
    fill(page, "迈示例")
    page.form.fields.note.setText("carries a model")
    press(Key.Key_Return, Key.Key_Return)
    qtbot.waitUntil(page.form.planned.isVisible)
    assert "麦示例" in page.form.planned.buttons[0].text()
    with qtbot.waitSignal(page.form.checked_in):
        press(Key.Key_Return)
    assert (now(page, planned).state, now(page, planned).note) == (VisitState.INSIDE, "carries a model")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Zimmermann", "Peter Zimmermann"),
        ("Sven", "Sven Oerstedt"),
        ("Ms Schmidt", "Anna Schmidt"),
        ("Mr Kan", "阚示范"),
        ("kan shi", "阚示范"),
    ],
)
def test_enter_makes_nobody_new_of_one_word_of_who_is_expected(
    page: VisitorsPage, qtbot: QtBot, typed: str, name: str
) -> None:
    planned = expect(page, "" if name.isascii() else name, name_latin=name if name.isascii() else "")
    QTest.keyClicks(page.form.fields.name, typed)
    press(Key.Key_Return, Key.Key_Return)
    assert page.desk.services.visitors.on_site() == ()
    assert page.form.fields.name.text() == typed
    press(Key.Key_Down)
    with qtbot.waitSignal(page.form.checked_in):
        press(Key.Key_Return, Key.Key_Return)
    assert now(page, planned).state is VisitState.INSIDE


def test_nobody_of_them_is_a_visit_of_its_own_and_what_was_typed_is_kept(page: VisitorsPage, qtbot: QtBot) -> None:
    planned = expect(page, "麦示例")
    fill(page, "迈示例")
    press(Key.Key_Return, Key.Key_Return)
    qtbot.waitUntil(page.form.planned.isVisible)
    assert page.form.fields.name.text() == "迈示例"
    with qtbot.waitSignal(page.form.checked_in) as came:
        press(Key.Key_Down, Key.Key_Return)
    assert came.args is not None
    assert came.args[0].name_zh == "迈示例"
    assert now(page, planned).state is VisitState.EXPECTED


def test_whoever_types_on_without_looking_up_answers_nothing(page: VisitorsPage, qtbot: QtBot) -> None:
    planned = expect(page, "麦示例")
    fill(page, "迈示例")
    press(Key.Key_Return, Key.Key_Return)
    qtbot.waitUntil(page.form.planned.isVisible)
    for letter in "Anna Schmidt":
        QTest.keyClicks(QApplication.focusWidget(), letter)
    page.desk.tasks.wait()
    assert page.form.planned.isVisible()
    assert now(page, planned).state is VisitState.EXPECTED


def test_who_turns_out_to_be_expected_comes_as_was_planned(page: VisitorsPage, qtbot: QtBot) -> None:
    planned = expect(page, "麦示例", party_size=6, purpose="Tour", category=VisitorCategory.MENTOR_EXPERT)
    fill(page, "迈示例")
    press(Key.Key_Return, Key.Key_Return)
    qtbot.waitUntil(page.form.planned.isVisible)
    with qtbot.waitSignal(page.form.checked_in):
        press(Key.Key_Return)
    came = now(page, planned)
    assert (came.party_size, came.purpose, came.category) == (6, "Tour", VisitorCategory.MENTOR_EXPERT)


def test_an_answer_does_not_hold_for_the_next_name(page: VisitorsPage, qtbot: QtBot) -> None:
    expect(page, "麦示例")
    fill(page, "迈示例")
    press(Key.Key_Return, Key.Key_Return)
    qtbot.waitUntil(page.form.planned.isVisible)
    page.form.fields.name.setFocus()
    QTest.keyClicks(page.form.fields.name, "x")
    assert not page.form.planned.isVisible()


def test_a_colleague_comes_instead_and_the_list_says_so(page: VisitorsPage, qtbot: QtBot) -> None:
    planned = expect(page, "麦示例", organisation="示例车灯")
    at_row(page, Which.EXPECTED, planned)
    press(Key.Key_C)
    dialog = opened(ColleagueDialog)
    dialog.save()
    qtbot.waitUntil(lambda: dialog.name_field.is_wrong)
    for written in ("482913 李示例", "李示例、王示三"):
        dialog.name.setText(written)
        dialog.save()
        assert dialog.name_field.is_wrong
        assert dialog.name.text() == written
    dialog.name.setText("李示例")
    with qtbot.waitSignal(dialog.accepted):
        dialog.verb.click()
    came = now(page, planned)
    assert (came.name_zh, came.organisation, came.instead_of) == ("李示例", "示例车灯", "麦示例")
    page.list.show_list(Which.INSIDE)
    index = page.list.model.place_of(planned.id)
    assert "麦示例" in str(index.data(page.list.model.DetailRole))


def test_several_who_come_together_are_let_in_at_once_each_with_a_badge(page: VisitorsPage, qtbot: QtBot) -> None:
    planned = [expect(page, name) for name in ("麦示例", "李示范", "王示三")]
    at_row(page, Which.EXPECTED, planned[0])
    page.list.table.selectAll()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: all(now(page, visit).state is VisitState.INSIDE for visit in planned))
    assert len({now(page, visit).badge for visit in planned}) == 3


def test_a_day_on_which_nobody_is_expected_offers_to_paste_a_list(page: VisitorsPage) -> None:
    page.list.show_list(Which.EXPECTED)
    page.list.days.set_day(page.desk.today() + timedelta(days=300))
    page.list.refresh()
    offer = next(button for button in page.list.findChildren(QPushButton) if button.text() == "Paste a list")
    offer.click()
    assert isinstance(page.over, DelegationView)
    page.leave_over()


def test_an_expected_visit_is_called_off_from_the_list(page: VisitorsPage, qtbot: QtBot) -> None:
    planned = expect(page, "麦示例")
    at_row(page, Which.EXPECTED, planned)
    page.open_dialog(CallOffDialog(page.desk, planned, page))
    dialog = opened(CallOffDialog)
    assert (dialog.cancel.text(), dialog.verb.text()) == ("Not yet", "Call off")
    with qtbot.waitSignal(dialog.accepted):
        dialog.verb.click()
    assert now(page, planned).state is VisitState.CANCELLED
    page.refresh(None)
    assert planned.id not in [row.id for row in page.list.model.rows()]
    page.list.show_list(Which.ALL)
    assert planned.id in [row.id for row in page.list.model.rows()]


def test_enter_on_the_way_out_of_a_question_does_not_do_what_was_asked(page: VisitorsPage, qtbot: QtBot) -> None:
    planned = expect(page, "麦示例")
    page.open_dialog(CallOffDialog(page.desk, planned, page))
    dialog = opened(CallOffDialog)
    qtbot.waitUntil(dialog.reason.hasFocus)
    QTest.keyClick(dialog.reason, Key.Key_Tab)
    assert dialog.cancel.hasFocus()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.cancel, Key.Key_Return)
    assert page.desk.tasks.wait()
    assert now(page, planned).state is VisitState.EXPECTED


# --- hosts -----------------------------------------------------------------------------------


def host_of(page: VisitorsPage) -> Any:
    services = page.desk.services
    hit = next(hit for hit in services.companies.hosts("a", 8) if hit.contact_id and hit.company_id)
    card = services.companies.detail(hit.company_id or 0, page.desk.today())
    return next(person for person in card.contacts if person.id == hit.contact_id)


def test_an_absent_host_and_his_deputy_stand_beside_him(page: VisitorsPage) -> None:
    services, by, host = page.desk.services, page.desk.actor(), host_of(page)
    deputy = services.companies.add_contact(
        by=by, company_id=host.company_id, name_zh="戴示例", name_en="", role="", phone="12000000777", email=""
    ).row
    reach = ReachFields(deputy.id, page.desk.today() + timedelta(days=3), None)
    services.companies.edit_contact(by=by, contact_id=host.id, version=host.version, reach=reach)
    visit = come(page, "麦示例", host_id=host.id)
    services.visitors.check_out(by=by, visit_ids=[visit.id])
    page.show_record("visitor", visit.visitor_id)
    said = page.form.fields.host_field.below()
    assert "3 Dec" in said
    assert "戴示例 12000000777" in said


def test_a_host_who_left_is_said_at_his_field_and_enter_goes_there_first(page: VisitorsPage, qtbot: QtBot) -> None:
    services, by, host = page.desk.services, page.desk.actor(), host_of(page)
    visit = come(page, "麦示例", host_id=host.id)
    services.visitors.check_out(by=by, visit_ids=[visit.id])
    services.companies.edit_contact(by=by, contact_id=host.id, version=host.version, is_active=False)
    page.show_record("visitor", visit.visitor_id)
    page.form.fields.name.setFocus()
    assert page.form.fields.host_field.is_wrong
    press(Key.Key_Return)
    assert QApplication.focusWidget() is page.form.fields.host
    with qtbot.waitSignal(page.form.checked_in) as came:
        press(Key.Key_Return)
    assert came.args is not None
    assert came.args[0].host_id is None


# --- badges and groups -----------------------------------------------------------------------


def test_a_badge_that_was_kept_leads_back_to_its_visit(page: VisitorsPage, clock: FixedClock, qtbot: QtBot) -> None:
    visit = come(page, "麦示例", badge="57")
    at_row(page, Which.INSIDE, visit)
    press(Key.Key_N)
    qtbot.waitUntil(lambda: now(page, visit).badge_is_out)
    clock.at += timedelta(minutes=20)
    page.form.fields.name.setFocus()
    QTest.keyClicks(page.form.fields.name, "57")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: now(page, visit).state is VisitState.INSIDE)
    assert now(page, visit).away_min == 20
    assert page.form.fields.name.text() == ""


def test_who_stepped_out_with_his_badge_and_is_typed_by_name_goes_on_with_his_visit(
    page: VisitorsPage, clock: FixedClock, qtbot: QtBot
) -> None:
    visit = come(page, "麦示例", badge="61")
    visitors = page.desk.services.visitors
    visitors.check_out(by=page.desk.actor(), visit_ids=[visit.id], badge_is_out=True)
    clock.at += timedelta(minutes=40)
    QTest.keyClicks(page.form.fields.name, "msl")
    with qtbot.waitSignal(page.form.checked_in):
        press(Key.Key_Return)
    back = now(page, visit)
    assert (back.state, back.badge, back.away_min) == (VisitState.INSIDE, "61", 40)


def test_part_of_a_group_leaves_and_the_row_says_who_is_inside(page: VisitorsPage, qtbot: QtBot) -> None:
    visit = come(page, "麦示例", party_size=12)
    at_row(page, Which.INSIDE, visit)
    press(Key.Key_L)
    dialog = opened(PartDialog)
    QTest.keyClicks(dialog.heads, "5")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.heads, Key.Key_Return)
    page.refresh(None)
    index = page.list.model.place_of(visit.id)
    assert "7 of 12 in" in str(index.data(page.list.model.DetailRole))


def test_as_many_of_a_group_leave_as_are_ticked_by_name(page: VisitorsPage, qtbot: QtBot) -> None:
    visit = come(page, "麦示例", party_size=5)
    visitors = page.desk.services.visitors
    visitors.set_party(
        by=page.desk.actor(), visit_id=visit.id, version=visit.version, people=5, names=["李娜", "陈示例"]
    )
    at_row(page, Which.INSIDE, visit)
    press(Key.Key_L)
    dialog = opened(PartDialog)
    for box in dialog.members.values():
        box.click()
    dialog.heads.setFocus()
    dialog.heads.selectAll()
    QTest.keyClicks(dialog.heads, "1")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.heads, Key.Key_Return)
    assert now(page, visit).heads_inside == 3


def test_the_number_that_was_typed_stays_while_names_are_ticked(page: VisitorsPage, qtbot: QtBot) -> None:
    group = come(page, "王伟", party_size=8)
    page.desk.services.visitors.set_party(
        by=page.desk.actor(), visit_id=group.id, version=group.version, people=8, names=["李娜", "陈示例"]
    )
    at_row(page, Which.INSIDE, group)
    press(Key.Key_L)
    dialog = opened(PartDialog)
    QTest.keyClicks(dialog.heads, "5")
    QTest.keyClick(dialog.members[1], Key.Key_Space)
    assert dialog.heads.value() == 5
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.heads, Key.Key_Return)
    assert now(page, group).heads_inside == 3
    gone = [who.name_zh for who in page.desk.services.visitors.party(group.id) if who.left_at is not None]
    assert gone == ["李娜"]


def test_who_is_alone_has_no_part_that_could_leave(page: VisitorsPage) -> None:
    visit = come(page, "麦示例")
    at_row(page, Which.INSIDE, visit)
    press(Key.Key_L)
    assert not any(isinstance(widget, PartDialog) for widget in QApplication.topLevelWidgets())


def test_the_size_and_names_of_a_group_are_set_and_a_wrong_name_is_told_at_its_field(
    page: VisitorsPage, qtbot: QtBot
) -> None:
    visit = come(page, "麦示例", party_size=3)
    at_row(page, Which.INSIDE, visit)
    press(Key.Key_G)
    dialog = opened(GroupDialog)
    dialog.names.setPlainText("李" * 300)
    dialog.verb.click()
    qtbot.waitUntil(lambda: dialog.names_field.is_wrong)
    dialog.names.setPlainText("李示例\nAnna Schmidt\n郑示例")
    with qtbot.waitSignal(dialog.accepted):
        dialog.verb.click()
    assert now(page, visit).party_size == 4
    assert len(page.desk.services.visitors.party(visit.id)) == 3


def test_the_names_of_a_group_say_who_of_them_has_left(page: VisitorsPage, qtbot: QtBot) -> None:
    """To take his line away leaves those who are inside as they are."""
    visitors, by = page.desk.services.visitors, page.desk.actor()
    visit = come(page, "麦示例", party_size=4)
    names = ["李示例", "Anna Schmidt", "郑示例"]
    visitors.set_party(by=by, visit_id=visit.id, version=visit.version, people=4, names=names)
    visitors.depart(by=by, visit_id=visit.id, heads=1, members=[1])
    at_row(page, Which.INSIDE, visit)
    press(Key.Key_G)
    dialog = opened(GroupDialog)
    assert dialog.names_field.below() == "Left already: 李示例"
    for _ in range(4):
        QTest.keyClick(dialog.names, Key.Key_Delete)
    assert dialog.names.toPlainText() == "Anna Schmidt\n郑示例"
    with qtbot.waitSignal(dialog.accepted):
        dialog.verb.click()
    assert [who.left_at for who in visitors.party(visit.id)] == [None, None]


# --- times -----------------------------------------------------------------------------------


def test_a_group_that_is_still_expected_is_planned_anew_by_the_same_key(page: VisitorsPage, qtbot: QtBot) -> None:
    group = expect(page, "单雄信", party_size=12)
    at_row(page, Which.EXPECTED, group)
    press(Key.Key_G)
    dialog = opened(GroupDialog)
    assert "12" not in dialog.people_field.below()
    QTest.keyClicks(dialog.people, "15")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.people, Key.Key_Return)
    row = now(page, group)
    assert (row.party_planned, row.party_size, row.arrived_at) == (15, 15, None)


def test_after_the_clock_was_set_back_the_time_is_asked_for_and_the_list_says_why(
    page: VisitorsPage, clock: FixedClock, qtbot: QtBot
) -> None:
    visit = come(page, "麦示例")
    clock.at -= timedelta(hours=1)
    page.list.tick()
    at_row(page, Which.INSIDE, visit)
    index = page.list.model.place_of(visit.id)
    assert index.siblingAtColumn(page.list.model.LONG).data() == "clock set back"
    press(Key.Key_O)
    qtbot.waitUntil(lambda: any(isinstance(widget, LeftAtDialog) for widget in QApplication.topLevelWidgets()))
    dialog = opened(LeftAtDialog)
    assert not dialog.verb.isEnabled()  # no time is suggested
    dialog.left.at.setTime(dialog.left.at.time().addSecs(1800))
    with qtbot.waitSignal(dialog.accepted):
        dialog.verb.click()
    assert visit.arrived_at is not None
    assert now(page, visit).left_at == visit.arrived_at + timedelta(minutes=30)


def test_a_visit_cannot_be_open_beside_a_later_one_and_the_form_says_so_at_its_field(
    page: VisitorsPage, clock: FixedClock, qtbot: QtBot
) -> None:
    visit = come(page, "麦示例", badge="61")
    clock.at += timedelta(hours=1)
    visitors = page.desk.services.visitors
    visitors.check_out(by=page.desk.actor(), visit_ids=[visit.id])
    clock.at += timedelta(hours=3)
    visitors.check_in(by=page.desk.actor(), visitor_id=visit.visitor_id, badge="62")
    dialog = TimesDialog(page.desk, now(page, visit), page)
    dialog.show()
    dialog.has_left.click()
    dialog.reason.setText("seen inside")
    dialog.verb.click()
    qtbot.waitUntil(lambda: dialog.out_field.is_wrong)
    assert "badge 62" in dialog.out_field.below()
    assert dialog.error.isHidden()
    assert dialog.has_left.hasFocus()
    dialog.reject()


def test_the_history_of_a_visit_shows_corrected_times_beside_the_old_ones(
    page: VisitorsPage, clock: FixedClock
) -> None:
    visit = come(page, "麦示例")
    assert visit.arrived_at is not None
    clock.at += timedelta(minutes=5)
    page.desk.services.visitors.correct_times(
        by=page.desk.actor(), visit_id=visit.id, version=visit.version,
        arrived_at=visit.arrived_at - timedelta(minutes=15), left_at=None, reason="was on paper",
    )  # fmt: skip
    at_row(page, Which.INSIDE, visit)
    press(Key.Key_H)
    dialog = opened(HistoryDialog)
    said = "\n".join(line.text() for line in dialog.findChildren(QLabel))
    was, became = page.desk.local(visit.arrived_at), page.desk.local(visit.arrived_at - timedelta(minutes=15))
    assert f"{was:%H:%M} → " in said
    assert f"{became:%H:%M}" in said
    assert "was on paper" in said
    dialog.reject()


@pytest.fixture
def berlin(qapp: QApplication, services: Services, actor: Actor) -> Iterator[DeskContext]:
    """A desk in a centre whose clocks are put forward and back."""
    services.settings.change(by=actor, zone="Europe/Berlin")
    made = DeskContext(services, workstation="tests")
    yield made
    made.tasks.close()
    made.deleteLater()


def test_a_wall_time_that_never_was_is_refused_and_of_one_that_was_twice_it_is_asked_which(
    berlin: DeskContext, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.at = datetime(2023, 10, 29, 3, 30, tzinfo=UTC)
    visit = berlin.services.visitors.check_in(by=berlin.actor(), name_zh="麦示例").row
    dialog = TimesDialog(berlin, visit)
    dialog.show()
    assert not dialog.arrived.which.isVisible()
    assert unnamed_controls(dialog) == []
    dialog.reason.setText("seen by the guard")
    dialog.arrived.day.setDate(QDate(2023, 3, 26))
    dialog.arrived.at.setTime(QTime(2, 30))
    dialog.save()
    assert "does not exist" in dialog.in_field.below()
    dialog.arrived.day.setDate(QDate(2023, 10, 29))
    assert dialog.arrived.which.isVisible()
    assert dialog.arrived.instant() == datetime(2023, 10, 29, 0, 30, tzinfo=UTC)
    dialog.arrived.which.choose(1)
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    corrected = berlin.services.visitors.visit(visit.id)
    assert corrected.arrived_at == datetime(2023, 10, 29, 1, 30, tzinfo=UTC)


def test_a_badge_number_typed_in_the_list_goes_to_the_field(page: VisitorsPage) -> None:
    come(page, "麦示例", badge="61")
    press(Key.Key_Down, Key.Key_6, Key.Key_1)
    assert QApplication.focusWidget() is page.form.fields.name
    assert page.form.fields.name.text() == "61"
    assert page.form.fields.name.is_offering


def test_the_menu_of_a_visit_opens_by_keys_and_holds_what_suits_it(page: VisitorsPage, qtbot: QtBot) -> None:
    visit = come(page, "麦示例", badge="61", party_size=3)
    at_row(page, Which.INSIDE, visit)
    table = page.list.table
    table.menu_wanted.disconnect()  # no popup is shown here
    with qtbot.waitSignal(table.menu_wanted):
        QTest.keyClick(table, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    ids = {entry.id for entry in offered(page.desk, table.chosen())}
    assert {"visit.keeps_badge", "visit.part_leaves", "visit.group", "visit.history"} <= ids
    assert not {"visit.colleague", "visit.back"} & ids


def test_down_in_the_empty_field_leads_to_the_list_and_esc_back(page: VisitorsPage) -> None:
    come(page, "麦示例", badge="61")
    come(page, "李示例", badge="62")
    press(Key.Key_Down)
    assert QApplication.focusWidget() is page.list.table
    assert [visit.name_zh for visit in page.list.table.chosen()] == ["李示例"]
    press(Key.Key_Down, Key.Key_Escape)
    assert QApplication.focusWidget() is page.form.fields.name


# --- whom to tell ----------------------------------------------------------------------------


def test_without_a_channel_the_message_to_the_host_is_copied_after_the_arrival(
    page: VisitorsPage, qtbot: QtBot
) -> None:
    host = page.desk.services.companies.hosts("赵示一")[0]
    planned = expect(page, "麦示例", host_id=host.contact_id)
    page.list.show_list(Which.EXPECTED)
    page.list.check_in_wanted.emit((planned,))
    note = page.form.arrival
    qtbot.waitUntil(note.isVisible)
    assert "麦示例" in note.text.text()
    assert host.phone in note.text.text()
    note.copy.click()
    assert "麦示例" in QApplication.clipboard().text()
    assert not note.isVisible()


def test_who_visits_nobody_leaves_no_message_to_be_copied(page: VisitorsPage, qtbot: QtBot) -> None:
    fill(page, "麦示例")
    with qtbot.waitSignal(page.form.checked_in):
        press(Key.Key_Return, Key.Key_Return)
    assert not page.form.arrival.isVisible()


# --- what is typed ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["王" * 10_000, "\u202e麦示例", "麦\u200f示例", "麦\x07示例"], ids=["long", "override", "rtl", "bell"]
)
def test_a_name_that_cannot_be_is_told_at_its_field_and_stays(page: VisitorsPage, qtbot: QtBot, name: str) -> None:
    height = page.form.height()
    fill(page, name)
    press(Key.Key_Return, Key.Key_Return)
    qtbot.waitUntil(lambda: page.form.fields.name_field.is_wrong)
    assert page.form.fields.name.text() == name
    assert page.form.height() <= height
    assert len(page.form.fields.name_field.below()) < 200


def test_the_strip_is_whole_in_a_narrow_window_too(page: VisitorsPage, qtbot: QtBot) -> None:
    come(page, "麦示例")
    count, chip = page.list.count, page.list.chips[Which.ALL]
    for width, is_below in ((560, True), (1376, False)):
        page.list.resize(width, 600)
        qtbot.waitUntil(lambda is_below=is_below: (count.y() > chip.geometry().bottom()) is is_below)
        assert count.text() == count.toolTip()
        assert count.geometry().right() <= width


def test_what_is_odd_about_a_visit_is_not_cut_off_in_a_narrow_window(page: VisitorsPage, clock: FixedClock) -> None:
    kept, forgotten = come(page, "麦示例", badge="61"), come(page, "李示范", badge="62")
    clock.at += timedelta(hours=4, minutes=5)
    visitors, by = page.desk.services.visitors, page.desk.actor()
    visitors.check_out(by=by, visit_ids=[kept.id], badge_is_out=True)
    visitors.close_day(by=by, visit_ids=[forgotten.id])
    page.list.resize(560, 600)
    page.list.show_list(Which.LEFT)
    table = page.list.table
    metrics = QFontMetrics(page.desk.theme.font(Type.BODY))
    room = table.columnWidth(page.list.model.LONG) - Space.S - Space.XS
    for visit in (kept, forgotten):
        text = page.list.model.place_of(visit.id).siblingAtColumn(page.list.model.LONG).data()
        assert metrics.horizontalAdvance(f"▲ {text}") <= room, text


def test_the_strip_says_what_the_site_may_hold_and_the_most_of_the_day(page: VisitorsPage) -> None:
    come(page, "麦示例", party_size=9)
    said = page.list.count.toolTip()
    limit = page.desk.services.heads.inside().fire_limit
    assert f"of {limit}" in said
    assert "most visitors today" in said
