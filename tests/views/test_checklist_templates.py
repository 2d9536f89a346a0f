"""The items of move lists, edited in Settings."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk.rules.checklists import TemplateItem
from jib_desk.rules.words import ChecklistKind, Role
from jib_desk.views.context import DeskContext
from jib_desk.views.languages import Languages
from jib_desk.views.settings.checklist_templates import ChecklistTemplates
from jib_desk.views.settings.page import SettingsPage
from tests.views.spoken import unnamed_controls

MOVE_IN = ChecklistKind.MOVE_IN


@pytest.fixture
def card(desk: DeskContext, qtbot: QtBot) -> Iterator[ChecklistTemplates]:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1376, 1600)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page.templates
    desk.tasks.wait()
    page.hide()


def kept(desk: DeskContext, kind: ChecklistKind = MOVE_IN) -> list[str]:
    return [item.en for item in desk.services.checklists.template(kind).items]


def test_an_item_is_added_moved_and_taken_away(card: ChecklistTemplates, desk: DeskContext) -> None:
    before = kept(desk)
    assert not card.save_button.isEnabled()
    card.add_button.click()
    QTest.keyClicks(QApplication.focusWidget(), "Plants watered")
    card.lines[-1].up.click()
    card.lines[0].away.click()
    card.save_button.click()
    assert desk.tasks.wait()
    assert kept(desk) == [*before[1:-1], "Plants watered", before[-1]]
    assert not card.save_button.isEnabled()


def test_after_saving_the_keys_stay_in_the_list(card: ChecklistTemplates, desk: DeskContext) -> None:
    card.add_button.click()
    QTest.keyClicks(QApplication.focusWidget(), "Plants watered")
    card.save_button.setFocus()
    QTest.keyClick(card.save_button, Qt.Key.Key_Space)
    assert desk.tasks.wait()
    assert card.add_button.hasFocus()


def test_the_first_item_cannot_go_up_nor_the_last_down(card: ChecklistTemplates) -> None:
    assert [line.up.isEnabled() for line in card.lines] == [False, *[True] * 7]
    assert [line.down.isEnabled() for line in card.lines] == [*[True] * 7, False]
    assert card.lines[2].en.accessibleName() == "Item 3 in English"


def test_a_list_without_items_is_refused_and_what_is_typed_stays(card: ChecklistTemplates, desk: DeskContext) -> None:
    while len(card.lines) > 1:
        card.lines[0].away.click()
    card.lines[0].en.setText("")
    card.lines[0].zh.setText(" ")
    card.save_button.click()
    assert desk.tasks.wait()
    assert card.error.isVisible()
    assert "items" in card.error.text()
    assert len(card.lines) == 1
    assert len(kept(desk)) == 8


def test_the_other_kind_has_items_of_its_own_and_the_programs_can_be_had_back(
    card: ChecklistTemplates, desk: DeskContext
) -> None:
    card.choose("move_out")
    assert card.lines[1].en.text() == "Access cards returned"
    card.lines[1].signed.setChecked(True)
    card.save()
    assert desk.tasks.wait()
    assert desk.services.checklists.template(ChecklistKind.MOVE_OUT).items[1].signed
    assert desk.services.checklists.template(MOVE_IN).is_default
    card.restore_button.click()
    assert desk.tasks.wait()
    assert desk.services.checklists.template(ChecklistKind.MOVE_OUT).is_default
    assert not card.lines[1].signed.isChecked()


def test_what_another_desk_saves_does_not_write_over_what_is_typed(card: ChecklistTemplates, desk: DeskContext) -> None:
    card.lines[0].en.setFocus()
    QTest.keyClicks(card.lines[0].en, "!")
    outcome = desk.services.checklists.set_template(
        by=desk.actor(), kind=MOVE_IN, version=0, items=(TemplateItem("One", "一"),)
    )
    desk.notifier.publish(outcome.changes)
    assert len(card.lines) == 8
    card.save_button.click()
    assert desk.tasks.wait()
    assert "Somebody else changed" in card.error.text()
    assert kept(desk) == ["One"]


def test_only_a_manager_changes_templates(card: ChecklistTemplates, desk: DeskContext) -> None:
    desk._actor = replace(desk.actor(), role=Role.RECEPTIONIST)
    card.refresh()
    assert card.save_button.isHidden()
    assert not card.lines[0].en.isEnabled()


def test_the_card_follows_the_language(card: ChecklistTemplates, desk: DeskContext) -> None:
    languages = Languages()
    try:
        desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert card.lines[2].en.accessibleName() == "第3项，英文"
        assert card.save_button.text() == "保存此清单"
    finally:
        languages.use("en")


def test_every_control_of_the_card_can_be_named(card: ChecklistTemplates) -> None:
    assert unnamed_controls(card) == []
