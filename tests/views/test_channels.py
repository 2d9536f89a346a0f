"""Channels in Settings, and how a contact is reached in the company's card."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.desk_words import ChannelKind
from jib_desk.rules.words import Role
from jib_desk.services.rows.companies import ReachFields
from jib_desk.services.rows.staff import Actor
from jib_desk.views.companies.forms import ContactForm
from jib_desk.views.companies.tabs import Tab
from jib_desk.views.context import DeskContext
from jib_desk.views.languages import Languages
from jib_desk.views.settings.channels import ChannelsCard
from jib_desk.views.settings.page import SettingsPage
from tests.receiving import SECRET, MemoryKeyring, Receiver, keyring_in_memory, receiving
from tests.views.spoken import unnamed_controls


@pytest.fixture
def memory() -> Iterator[MemoryKeyring]:
    with keyring_in_memory() as kept:
        yield kept


@pytest.fixture
def receiver(memory: MemoryKeyring) -> Iterator[Receiver]:
    with receiving() as opened:
        yield opened


@pytest.fixture
def card(desk: DeskContext, receiver: Receiver, qtbot: QtBot) -> Iterator[ChannelsCard]:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1376, 2000)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page.channels
    desk.tasks.wait()
    page.hide()


def texts(shown: QWidget) -> str:
    return " | ".join(label.text() for label in shown.findChildren(QLabel) if label.isVisibleTo(shown))


def verb(card: QWidget, name: str) -> QPushButton:
    (found,) = [one for one in card.findChildren(QPushButton) if one.accessibleName() == name and one.isVisibleTo(card)]
    return found


def add(card: ChannelsCard, desk: DeskContext, receiver: Receiver, name: str = "Group") -> None:
    """A webhook, by keys alone."""
    card.add_button.setFocus()
    QTest.keyClick(card.add_button, Qt.Key.Key_Space)
    assert card.form is not None
    card.form.kind.choose_code(ChannelKind.WEBHOOK)
    name_field = card.form.field("name").control
    name_field.setFocus()
    QTest.keyClicks(name_field, name)
    QTest.keyClick(name_field, Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), receiver.address)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.tasks.wait()


def test_a_channel_is_added_and_tried_by_keys(card: ChannelsCard, desk: DeskContext, receiver: Receiver) -> None:
    add(card, desk, receiver)
    assert card.form is None
    assert card.add_button.hasFocus()
    test = verb(card, "Test Group")
    test.setFocus()
    QTest.keyClick(test, Qt.Key.Key_Space)
    assert desk.tasks.wait()
    assert "the test message was taken" in texts(card)
    assert verb(card, "Test Group").hasFocus()
    receiver.answers = [404]
    verb(card, "Test Group").click()
    assert desk.tasks.wait()
    assert "Test: refused by the service" in texts(card)
    assert SECRET not in texts(card)


def test_without_a_keyring_the_form_says_so_and_stays_filled(
    card: ChannelsCard, desk: DeskContext, receiver: Receiver, memory: MemoryKeyring
) -> None:
    keyring.set_keyring(NoKeyring())
    add(card, desk, receiver)
    keyring.set_keyring(memory)
    assert card.form is not None
    assert "This computer has no keyring" in card.form.field("address").below()
    assert card.form.values()["address"] == receiver.address
    assert not desk.services.messages.channels()


def test_a_keyring_that_asks_for_its_password_first_holds_up_nobody_s_check_in(
    card: ChannelsCard, desk: DeskContext, receiver: Receiver, memory: MemoryKeyring, qtbot: QtBot
) -> None:
    opened, put = threading.Event(), memory.set_password

    def ask_first(*what: str) -> None:
        assert opened.wait(30)
        put(*what)

    memory.set_password = ask_first  # type: ignore[method-assign]
    card.open_form(None)
    assert card.form is not None
    card.form.kind.choose_code(ChannelKind.WEBHOOK)
    card.form.field("name").control.setText("Group")  # type: ignore[attr-defined]
    card.form.address.setText(receiver.address)
    card.form.save()
    visitors, by = desk.services.visitors, desk.actor()
    with qtbot.waitSignal(desk.wrote):
        desk.run(lambda: visitors.check_in(by=by, name_zh="王伟"))
    assert not desk.services.messages.channels()
    with qtbot.waitSignal(desk.wrote):
        opened.set()
    assert [channel.name for channel in desk.services.messages.channels()] == ["Group"]
    assert card.form is None


def test_a_wrong_address_is_said_at_its_field_without_repeating_it(
    card: ChannelsCard, desk: DeskContext, receiver: Receiver
) -> None:
    card.open_form(None)
    assert card.form is not None
    card.form.field("name").control.setText("Group")  # type: ignore[attr-defined]
    card.form.address.setText(f"ftp://{SECRET}")
    card.form.save()
    assert desk.tasks.wait()
    below = card.form.field("address").below()
    assert "WeCom" in below
    assert SECRET not in below


def test_the_kept_address_is_never_shown_and_an_empty_field_keeps_it(
    card: ChannelsCard, desk: DeskContext, receiver: Receiver, memory: MemoryKeyring
) -> None:
    add(card, desk, receiver)
    verb(card, "Edit Group").click()
    assert card.form is not None
    assert card.form.address.text() == ""
    assert not card.form.kind.isEnabled()
    name = card.form.field("name").control
    name.setFocus()
    QTest.keyClicks(name, " 2")
    card.form.save()
    assert desk.tasks.wait()
    assert [row.name for row in desk.services.messages.channels()] == ["Group 2"]
    assert SECRET in str(memory.kept)


def test_channels_change_places_retire_and_come_back(card: ChannelsCard, desk: DeskContext, receiver: Receiver) -> None:
    add(card, desk, receiver, "A")
    add(card, desk, receiver, "B")
    verb(card, "Put B first").click()
    assert desk.tasks.wait()
    assert [row.name for row in desk.services.messages.channels()] == ["B", "A"]
    verb(card, "Retire B").click()
    assert desk.tasks.wait()
    assert [row.name for row in desk.services.messages.channels()] == ["A"]
    verb(card, "Use B again").click()
    assert desk.tasks.wait()
    assert [row.name for row in desk.services.messages.channels()] == ["B", "A"]


def test_a_computer_that_lacks_the_address_says_so(
    card: ChannelsCard, desk: DeskContext, receiver: Receiver, memory: MemoryKeyring, qtbot: QtBot
) -> None:
    add(card, desk, receiver)
    memory.kept.clear()
    card.refresh()
    qtbot.waitUntil(lambda: "not kept on this computer" in texts(card))


def test_the_rules_of_messages_are_saved(card: ChannelsCard, desk: DeskContext) -> None:
    card.rules.minutes.setText("25")
    card.rules.asks.setChecked(True)
    card.rules.save()
    assert desk.tasks.wait()
    reception = desk.centre().reception
    assert (reception.message_minutes, reception.asks_host) == (25, True)
    card.rules.minutes.setText("x")
    card.rules.save()
    assert card.rules.field("message_minutes").is_wrong
    assert desk.centre().reception.message_minutes == 25


def test_an_auditor_sees_no_channels(desk: DeskContext, receiver: Receiver, qtbot: QtBot) -> None:
    desk._actor = Actor(desk.actor().id, "x", "X", Role.AUDITOR, "tests")
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.refresh(None)
    assert page.channels.isHidden()


def test_every_control_of_the_card_has_a_name(card: ChannelsCard, desk: DeskContext, receiver: Receiver) -> None:
    add(card, desk, receiver)
    card.open_form(None)
    assert unnamed_controls(card) == []


def test_the_card_follows_the_language(card: ChannelsCard, desk: DeskContext, receiver: Receiver) -> None:
    add(card, desk, receiver)
    verb(card, "Retire Group").click()
    assert desk.tasks.wait()
    languages = Languages()
    try:
        desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert "网络回调 · 已停用" in texts(card)
        assert card.add_button.text() == "添加渠道"
    finally:
        languages.use("en")


# --- contacts --------------------------------------------------------------------------------


def test_a_contacts_absence_deputy_and_channel_are_kept_in_one_save(
    desk: DeskContext, receiver: Receiver, qtbot: QtBot
) -> None:
    by, companies = desk.actor(), desk.services.companies
    company = companies.all(desk.today())[0].id
    host = companies.add_contact(by=by, company_id=company, name_zh="李明", name_en="Li Ming").row
    deputy = companies.add_contact(by=by, company_id=company, name_zh="赵云", name_en="Zhao Yun").row
    channel = desk.services.messages.add(by=by, kind=ChannelKind.WEBHOOK, name="Group", address=receiver.address).row
    form = ContactForm(desk, company, host, others=companies.detail(company, desk.today()).contacts)
    qtbot.addWidget(form)
    slots = {name: form.slot(name) for name in ("deputy_id", "away_until", "channel_id")}
    assert slots["deputy_id"].input.value() == 0  # type: ignore[union-attr]
    form.slot("deputy_id").input.choose_code(deputy.id)  # type: ignore[union-attr]
    form.slot("channel_id").input.choose_code(channel.id)  # type: ignore[union-attr]
    form.slot("away_until").input.is_open.setChecked(False)  # type: ignore[union-attr]
    form.save()
    assert desk.tasks.wait()
    (row,) = [one for one in companies.detail(company, desk.today()).contacts if one.id == host.id]
    assert row.reach == ReachFields(deputy.id, desk.today(), channel.id)
    again = ContactForm(desk, company, row, others=companies.detail(company, desk.today()).contacts)
    qtbot.addWidget(again)
    again.slot("deputy_id").input.choose_code(0)  # type: ignore[union-attr]
    again.slot("away_until").input.is_open.setChecked(True)  # type: ignore[union-attr]
    again.save()
    assert desk.tasks.wait()
    (row,) = [one for one in companies.detail(company, desk.today()).contacts if one.id == host.id]
    assert row.reach == ReachFields(None, None, channel.id)


def test_where_nobody_else_and_no_channel_is_known_nothing_of_them_is_asked(desk: DeskContext, qtbot: QtBot) -> None:
    by, companies = desk.actor(), desk.services.companies
    company = companies.add(by=by, name_zh="新公司").row.id
    host = companies.add_contact(by=by, company_id=company, name_zh="李明").row
    form = ContactForm(desk, company, host, others=(host,))
    qtbot.addWidget(form)
    assert form.slot("deputy_id") is None
    assert form.slot("channel_id") is None
    assert ContactForm(desk, company, others=(host,)).slot("away_until") is None


def test_the_card_says_who_is_away_and_who_is_told(desk: DeskContext, qtbot: QtBot) -> None:
    from jib_desk.views.companies.page import CompaniesPage

    by, companies = desk.actor(), desk.services.companies
    company = companies.all(desk.today())[0].id
    deputy = companies.add_contact(by=by, company_id=company, name_zh="赵云", name_en="Zhao Yun").row
    until = desk.today() + timedelta(days=3)
    reach = ReachFields(deputy.id, until)
    companies.add_contact(by=by, company_id=company, name_zh="李明", name_en="Li Ming", reach=reach)
    page = CompaniesPage(desk)
    qtbot.addWidget(page)
    page.refresh(None)
    page.show_record("contact", deputy.id)
    page.card.tabs.open_tab(Tab.PEOPLE)
    assert "away until 3 Dec · Zhao Yun is told" in " ".join(label.text() for label in page.findChildren(QLabel))
