"""The kiosk's part of the settings page: a switch, and only with it PINs and a screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jib_desk.settings import Settings
from jib_desk.views.context import DeskContext
from jib_desk.views.preferences import Preferences
from jib_desk.views.settings.kiosk import KioskCard


@pytest.fixture
def card(desk: DeskContext, qtbot: QtBot) -> Iterator[KioskCard]:
    desk.preferences = Preferences(Settings())
    made = KioskCard(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    desk.tasks.wait()
    made.hide()


@pytest.fixture
def turned_on(card: KioskCard, desk: DeskContext) -> KioskCard:
    QTest.keyClick(card.switch, Qt.Key.Key_Space)
    desk.tasks.wait()
    return card


def test_while_it_is_off_there_is_a_switch_and_nothing_else(card: KioskCard) -> None:
    assert not card.switch.isChecked()
    assert not card.more.isVisible()


def test_turned_on_it_asks_for_pins_and_a_screen(turned_on: KioskCard, desk: DeskContext) -> None:
    assert desk.centre().reception.has_kiosk
    assert turned_on.more.isVisible()


def test_a_pin_is_set_and_taken_away(turned_on: KioskCard, desk: DeskContext) -> None:
    turned_on.staff.choose(desk.actor().id)
    QTest.keyClicks(turned_on.pin, "4711")
    QTest.keyClick(turned_on.pin, Qt.Key.Key_Return)
    desk.tasks.wait()
    assert desk.services.pins.holders() == {desk.actor().id}
    assert turned_on.pin.text() == ""
    turned_on.take_away.click()
    desk.tasks.wait()
    assert not desk.services.pins.has_any()


def test_what_is_no_pin_stays_and_is_explained_at_its_field(turned_on: KioskCard, desk: DeskContext) -> None:
    QTest.keyClicks(turned_on.pin, "12a")
    turned_on.set_pin.click()
    desk.tasks.wait()
    assert turned_on.pin.text() == "12a"
    assert "4 to 8" in turned_on._pin_field.below()


def test_the_screen_belongs_to_the_workstation(turned_on: KioskCard, desk: DeskContext) -> None:
    place = turned_on.screen_choice.count() - 1
    turned_on.screen_choice.setCurrentIndex(place)
    turned_on.screen_choice.activated.emit(place)
    assert desk.preferences is not None
    assert desk.preferences.settings.kiosk_screen == turned_on.screen_choice.itemData(place)


def test_turned_off_again_it_leaves_no_trace(turned_on: KioskCard, desk: DeskContext) -> None:
    turned_on.switch.click()
    desk.tasks.wait()
    assert not turned_on.more.isVisible()
