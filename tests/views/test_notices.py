"""Whether hosts were told, where the desk sees it: in the list, under Attention, and as a line to be copied."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from jib_desk.rules.desk_words import ChannelKind, HostAnswer, MessageKind, MessageState
from jib_desk.rules.words import Role, VisitState
from jib_desk.services.clock import FixedClock
from jib_desk.services.message.secrets import SystemKeyring
from jib_desk.services.message.sender import SenderService
from jib_desk.services.message.sending import ApprisePost
from jib_desk.services.rows.companies import ReachFields
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.visits import VisitTableModel
from jib_desk.views.today.page import TodayPage
from jib_desk.views.visitors.more import offered
from jib_desk.views.visitors.notices import AnswerDialog, NoticeDeeds
from jib_desk.views.visitors.page import VisitorsPage
from tests.receiving import Receiver, keyring_in_memory, receiving

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no popups


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with keyring_in_memory(), receiving() as opened:
        yield opened


@pytest.fixture
def channel(desk: DeskContext, receiver: Receiver) -> int:
    messages = desk.services.messages
    kind = ChannelKind.WEBHOOK
    return messages.add(by=desk.actor(), kind=kind, name="Group", address=receiver.address).row.id


@pytest.fixture
def visit(desk: DeskContext) -> VisitRow:
    """王伟 of 蓝鲸 is inside to see 李明."""
    return _comes(desk)


def _comes(desk: DeskContext) -> VisitRow:
    by, services = desk.actor(), desk.services
    company = services.companies.all(desk.today())[0]
    host = services.companies.add_contact(by=by, company_id=company.id, name_zh="李明").row
    about = {"name_zh": "王伟", "organisation": "蓝鲸", "host_id": host.id, "badge": "77"}
    return services.visitors.check_in(by=by, **about).row  # type: ignore[arg-type]


@pytest.fixture
def told(desk: DeskContext, channel: int) -> VisitRow:
    return _comes(desk)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> VisitorsPage:
    made = VisitorsPage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.refresh(None)
    return made


def test_a_host_whom_a_channel_tells_leaves_nothing_to_be_copied_by_hand(page: VisitorsPage, told: VisitRow) -> None:
    page.form.arrival.show_for(told)
    assert not page.form.arrival.isVisible()


def test_a_company_that_no_channel_tells_has_its_line_copied_at_a_click(page: VisitorsPage, desk: DeskContext) -> None:
    company = desk.services.companies.all(desk.today())[0]
    row = desk.services.visitors.check_in(by=desk.actor(), name_zh="王伟", company_id=company.id).row
    page.form.arrival.show_for(row)
    assert page.form.arrival.isVisible()
    assert company.short_en in page.form.arrival.text.text()
    page.form.arrival.copy.click()
    assert "王伟" in QGuiApplication.clipboard().text()
    assert "visit.copy_message" in _entries(desk, row)


def _send(desk: DeskContext) -> None:
    post, secrets = ApprisePost(1, 0.2), SystemKeyring()
    SenderService(desk.services.database, desk.clock, post=post, secrets=secrets, chance=lambda: 0.0).send_due()


def _host_cell(page: VisitorsPage, visit: VisitRow) -> str:
    index = page.list.model.place_of(visit.id).siblingAtColumn(VisitTableModel.HOST)
    return str(index.data(VisitTableModel.DetailRole))


def _entries(desk: DeskContext, visit: VisitRow) -> set[str]:
    return {entry.id for entry in offered(desk, [desk.services.visitors.visit(visit.id)])}


# --- the list --------------------------------------------------------------------------------


def test_the_list_says_telling_then_told(
    desk: DeskContext, told: VisitRow, page: VisitorsPage, receiver: Receiver
) -> None:
    assert _host_cell(page, told).startswith("… telling · ")
    receiver.answers = [500]
    _send(desk)
    page.refresh(None)
    assert _host_cell(page, told).startswith("… telling: refused by the service · ")
    desk.services.messages.tell(by=desk.actor(), visit_id=told.id)
    _send(desk)
    page.refresh(None)
    assert _host_cell(page, told).startswith("✓ told · ")
    assert "✓ told" in page.list.model.spoken(desk.services.visitors.visit(told.id))


def test_what_came_too_late_is_said_with_its_reason(
    desk: DeskContext, told: VisitRow, page: VisitorsPage, clock: FixedClock
) -> None:
    clock.at += timedelta(minutes=11)
    _send(desk)
    page.refresh(None)
    assert _host_cell(page, told).startswith("▲ not told: too late to send")
    host = page.list.model.place_of(told.id).siblingAtColumn(VisitTableModel.HOST)
    assert host.data(VisitTableModel.AlertRole)


def test_without_a_channel_the_list_says_nothing_of_it(desk: DeskContext, visit: VisitRow, page: VisitorsPage) -> None:
    assert "tell" not in _host_cell(page, visit)
    assert "told" not in _host_cell(page, visit)


def test_the_form_says_beside_the_host_who_will_be_told(
    desk: DeskContext, visit: VisitRow, page: VisitorsPage, receiver: Receiver
) -> None:
    form = page.form.fields

    def beside() -> str:
        page.form.start_again()
        form.fill_from(desk.services.visitors.visitor(visit.visitor_id))
        return form.host_field.below()

    assert "told" not in beside()
    desk.services.messages.add(by=desk.actor(), kind=ChannelKind.WEBHOOK, name="G", address=receiver.address)
    assert beside().endswith("told by G")
    host = desk.services.companies.detail(visit.company_id or 0, desk.today()).contacts[-1]
    away = ReachFields(away_until=desk.today())
    desk.services.companies.edit_contact(by=desk.actor(), contact_id=host.id, version=host.version, reach=away)
    assert beside().endswith("nobody can be told")


# --- a line to copy --------------------------------------------------------------------------


def test_the_message_about_who_came_last_is_copied_while_the_next_name_is_typed(
    desk: DeskContext, visit: VisitRow, page: VisitorsPage
) -> None:
    page.form.fields.name.setFocus()
    QTest.keyClicks(page.form.fields.name, "zh")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, keys)
    copied = QGuiApplication.clipboard().text()
    assert "王伟（蓝鲸）" in copied
    assert "arrived at the front desk at 10:00" in copied


def test_the_message_about_the_chosen_visitor_is_copied_by_m(
    desk: DeskContext, visit: VisitRow, page: VisitorsPage
) -> None:
    desk.services.visitors.check_in(by=desk.actor(), name_zh="后来", host_id=visit.host_id)
    page.refresh(None)
    page.list.show_visit(visit)
    QTest.keyClick(page.list.table, Qt.Key.Key_M)
    assert "王伟" in QGuiApplication.clipboard().text()


def test_when_nobody_visits_anybody_that_is_said(desk: DeskContext, page: VisitorsPage, qtbot: QtBot) -> None:
    inside = [row.id for row in desk.services.visitors.on_site()]
    if inside:
        desk.services.visitors.check_out(by=desk.actor(), visit_ids=inside)
    with qtbot.waitSignal(desk.toast_requested) as said:
        NoticeDeeds().copy_last(page)
    assert said.args is not None
    assert "Nobody inside" in said.args[0]


# --- verbs -----------------------------------------------------------------------------------


def test_telling_again_is_offered_only_where_a_channel_is(
    desk: DeskContext, visit: VisitRow, page: VisitorsPage, receiver: Receiver
) -> None:
    assert "visit.tell_host" not in _entries(desk, visit)
    desk.services.messages.add(by=desk.actor(), kind=ChannelKind.WEBHOOK, name="G", address=receiver.address)
    assert "visit.tell_host" in _entries(desk, visit)
    page.list.show_visit(visit)
    QTest.keyClick(page.list.table, Qt.Key.Key_R)
    assert desk.tasks.wait()
    _send(desk)
    assert len(receiver.taken) == 1


def test_hosts_answers_leave_no_trace_until_the_centre_asks_them(
    desk: DeskContext, visit: VisitRow, page: VisitorsPage
) -> None:
    assert "visit.host_answer" not in _entries(desk, visit)
    desk.services.settings.change(by=desk.actor(), asks_host=True)
    desk._centre = None
    assert "visit.host_answer" in _entries(desk, visit)


@pytest.fixture
def asking(desk: DeskContext) -> None:
    desk.services.settings.change(by=desk.actor(), asks_host=True)


def _dialog(page: VisitorsPage, qtbot: QtBot) -> AnswerDialog:
    (found,) = [dialog for dialog in page.findChildren(AnswerDialog) if dialog.isVisible()]
    found.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is found.answers.segment("yes"))
    return found


def test_a_yes_is_noted_by_two_keys(
    desk: DeskContext, asking: None, visit: VisitRow, page: VisitorsPage, qtbot: QtBot
) -> None:
    page.list.show_visit(visit)
    QTest.keyClick(page.list.table, Qt.Key.Key_A)
    dialog = _dialog(page, qtbot)
    assert not dialog.reason_field.isVisible()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert desk.tasks.wait()
    row = desk.services.visitors.visit(visit.id)
    assert (row.host_answer, row.state) == (HostAnswer.YES, VisitState.INSIDE)
    page.refresh(None)
    assert _host_cell(page, row).startswith("host: Yes, please")


def test_a_no_wants_a_reason_and_turns_the_visitor_away(
    desk: DeskContext, asking: None, visit: VisitRow, page: VisitorsPage, qtbot: QtBot
) -> None:
    page.list.show_visit(visit)
    QTest.keyClick(page.list.table, Qt.Key.Key_A)
    dialog = _dialog(page, qtbot)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert dialog.answers.current == HostAnswer.NO
    dialog.verb.click()
    assert desk.tasks.wait()
    assert dialog.reason_field.is_wrong
    dialog.reason.setFocus()
    QTest.keyClicks(dialog.reason, "No appointment")
    dialog.verb.click()
    assert desk.tasks.wait()
    row = desk.services.visitors.visit(visit.id)
    assert (row.state, row.refused_reason) == (VisitState.REFUSED, "No appointment")


# --- today -----------------------------------------------------------------------------------


@pytest.fixture
def today(desk: DeskContext, qtbot: QtBot, told: VisitRow, clock: FixedClock) -> TodayPage:
    """Eleven minutes later nobody has been told."""
    clock.at += timedelta(minutes=11)
    _send(desk)
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh(None)
    return page


def _menu(today: TodayPage) -> QMenu:
    today.attention.setCurrentIndex(today.attention.lines.index(0))
    QTest.keyClick(today.attention, Qt.Key.Key_Return)
    (menu,) = [menu for menu in today.findChildren(QMenu) if menu.isVisible()]
    return menu


def _choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.hide()


def test_a_host_who_was_not_told_is_under_attention_with_retry(
    desk: DeskContext, today: TodayPage, told: VisitRow, receiver: Receiver
) -> None:
    line = today.attention.lines.rows()[0]
    assert (line.what, line.title, line.detail) == ("Host not told", "王伟 → 李明", "Too late to send")
    _choose(_menu(today), "Retry now")
    assert desk.tasks.wait()
    _send(desk)
    assert len(receiver.taken) == 1
    today.refresh(None)
    assert today.attention.lines.rows()[0].what != "Host not told"


def test_told_by_phone_is_noted_and_the_line_goes(desk: DeskContext, today: TodayPage, told: VisitRow) -> None:
    _choose(_menu(today), "Told otherwise")
    assert desk.tasks.wait()
    row = desk.services.messages.about(MessageKind.ARRIVAL, [told.id])[told.id]
    assert row.state is MessageState.CANCELLED
    today.refresh(None)
    assert today.attention.lines.rows()[0].what != "Host not told"


def test_the_line_of_a_visitor_who_has_left_goes(desk: DeskContext, today: TodayPage, told: VisitRow) -> None:
    desk.services.visitors.check_out(by=desk.actor(), visit_ids=[told.id])
    today.refresh(None)
    assert today.attention.lines.rows()[0].what != "Host not told"


def test_an_auditor_can_only_look(desk: DeskContext, today: TodayPage) -> None:
    desk._actor = Actor(desk.actor().id, "x", "X", Role.AUDITOR, "tests")
    menu = _menu(today)
    assert [action.text() for action in menu.actions()] == ["Copy message", "Show the visit"]
    menu.hide()
