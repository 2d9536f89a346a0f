"""Two cards of one company: told by a bar, compared in two columns, merged, and taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.merging import Side
from jib_desk.rules.words import Role
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.companies.merging import MergeView, SameCompanyBar, open_comparison
from jib_desk.views.companies.more import CARD_ENTRIES
from jib_desk.views.companies.page import CompaniesPage
from jib_desk.views.context import DeskContext
from jib_desk.views.languages import Languages
from tests.views.shown import shown

TODAY = date(2023, 11, 30)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[CompaniesPage]:
    yield from shown(CompaniesPage(desk), qtbot)


def by_code(page: CompaniesPage, code: str) -> CompanyRow:
    return next(row for row in page.desk.services.companies.all(TODAY) if row.code == code)


@pytest.fixture
def twin(page: CompaniesPage) -> CompanyRow:
    """A second card of ST-001, with a contact and a remark."""
    companies, by = page.desk.services.companies, page.desk.actor()
    row = companies.add(by=by, name_zh="月熊猫电池", name_en="MoonPanda Battery Ltd", notes="Old list").row
    companies.add_contact(by=by, company_id=row.id, name_zh="翟小燕")
    page.mark_stale()
    return row


def texts(view: MergeView) -> list[str]:
    return [choice.radio.accessibleName() for choice in view.choices.values()]


def test_a_bar_above_the_card_leads_to_the_comparison(page: CompaniesPage, twin: CompanyRow) -> None:
    page.select(by_code(page, "ST-002").id)
    assert page.findChild(SameCompanyBar) is None
    page.select(twin.id)
    bar = page.findChild(SameCompanyBar)
    assert bar is not None
    assert bar.label.text() == "ST-001 MoonPanda Battery (Sample) Ltd. may be the same company."
    verb = next(child for child in bar.findChildren(QPushButton) if child.text() == "Compare")
    verb.click()
    assert isinstance(page.over, MergeView)
    assert page.over.merge_button.text() == "Merge ST-001 into ST-028"


def test_cards_that_only_sound_alike_are_told_apart_in_the_bar(
    page: CompaniesPage, twin: CompanyRow, qtbot: QtBot
) -> None:
    page.select(twin.id)
    bar = page.findChild(SameCompanyBar)
    assert bar is not None
    with qtbot.waitSignal(page.desk.toast_requested) as said:
        next(child for child in bar.findChildren(QPushButton) if child.text() == "Two companies").click()
    assert said.args is not None
    assert said.args[0] == "ST-028 and ST-001 are two companies"
    page.select(by_code(page, "ST-001").id)
    assert not [bar for bar in page.findChildren(SameCompanyBar) if bar.isVisible()]


def test_the_fuller_value_is_chosen_and_a_click_on_the_text_chooses_the_other(
    page: CompaniesPage, twin: CompanyRow
) -> None:
    view = open_comparison(page, by_code(page, "ST-001").id, twin.id)
    assert view.choices["notes", Side.MERGED].radio.isChecked()
    assert view.choices["name_en", Side.KEPT].radio.isChecked()
    assert "Remarks: Old list" in texts(view)
    QTest.mouseClick(view.choices["name_en", Side.MERGED], Qt.MouseButton.LeftButton)
    assert view.sides == {"name_en": Side.MERGED}
    assert not view.choices["name_en", Side.KEPT].radio.isChecked()


def test_merging_shows_the_card_that_stays_and_undo_brings_the_other_back(
    page: CompaniesPage, twin: CompanyRow, qtbot: QtBot
) -> None:
    desk, key = page.desk, by_code(page, "ST-001").id
    view = open_comparison(page, key, twin.id)
    view.choices["name_en", Side.MERGED].radio.setChecked(True)
    assert "contact 1" in view.moves.text()
    view.swap()
    assert "agreement 1" in view.moves.text()
    assert "head-count 1" in view.moves.text()
    view.swap()
    view.choices["name_en", Side.MERGED].radio.setChecked(True)
    with qtbot.waitSignal(desk.toast_requested) as said:
        view.merge_button.click()
    assert said.args is not None
    assert said.args[0] == "ST-028 merged into ST-001"
    assert page.over is None
    detail = page.card.detail
    assert detail is not None
    assert (detail.company.id, detail.company.name_en, detail.company.notes) == (
        key,
        "MoonPanda Battery Ltd",
        "Old list",
    )
    assert twin.id not in {row.id for row in page.model.rows()}
    page.show_record("company", twin.id)  # from an old entry of the journal, say
    assert page.card.detail is not None
    assert page.card.detail.company.id == key
    page.mark_stale()
    assert page.side.isVisible()
    undone = desk.services.journal.undo(by=desk.actor(), number=said.args[1])
    desk.notifier.publish(undone.changes)
    assert twin.id in {row.id for row in page.model.rows()}


def test_two_credit_codes_are_asked_about_and_the_choices_stay(page: CompaniesPage, qtbot: QtBot) -> None:
    first, second = by_code(page, "ST-001"), by_code(page, "ST-025")
    view = open_comparison(page, first.id, second.id)
    view.choices["name_zh", Side.MERGED].radio.setChecked(True)
    assert not any(view.choices["uscc", side].radio.isChecked() for side in Side)
    assert any(child.text() == "Unified credit code: choose" for child in view.findChildren(QLabel))
    view.merge_button.click()
    qtbot.waitUntil(lambda: not view.error.isHidden())
    assert "unified credit code" in view.error.text()
    assert view.choices["uscc", Side.KEPT].radio.hasFocus()
    assert view.choices["name_zh", Side.MERGED].radio.isChecked()
    view.choices["uscc", Side.KEPT].radio.setChecked(True)
    assert view.error.isHidden()
    view.merge_button.click()
    qtbot.waitUntil(lambda: page.over is None)


def test_seats_on_the_same_days_need_a_tick(page: CompaniesPage, qtbot: QtBot) -> None:
    view = open_comparison(page, by_code(page, "ST-001").id, by_code(page, "ST-002").id)
    view.choices["uscc", Side.KEPT].radio.setChecked(True)
    assert view.both_seats.isVisible()
    view.merge_button.click()
    qtbot.waitUntil(lambda: not view.error.isHidden())
    assert "A01" in view.error.text()
    view.both_seats.setChecked(True)
    view.merge_button.click()
    qtbot.waitUntil(lambda: page.over is None)


def test_the_other_card_can_stay_instead(page: CompaniesPage, twin: CompanyRow) -> None:
    view = open_comparison(page, by_code(page, "ST-001").id, twin.id)
    view.swap_button.click()
    assert view.merge_button.text() == "Merge ST-001 into ST-028"
    assert view.choices["name_en", Side.MERGED].radio.isChecked()  # the fuller one, wherever it stands


def test_without_a_likely_one_the_other_card_is_chosen_from_all(page: CompaniesPage, twin: CompanyRow) -> None:
    page.select(by_code(page, "ST-005").id)
    entry = next(entry for entry in CARD_ENTRIES if entry.id == "merge")
    assert page.card.detail is not None
    entry.run(page, page.card.detail)
    view = page.over
    assert isinstance(view, MergeView)
    assert not view.merge_button.isEnabled()
    assert view.other.choose_code(twin.id)
    assert view.merge_button.text() == "Merge ST-028 into ST-005"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert page.over is None


def test_an_auditor_compares_nothing(page: CompaniesPage, twin: CompanyRow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page.desk, "_actor", replace(page.desk.actor(), role=Role.AUDITOR))
    page.select(twin.id)
    bar = page.findChild(SameCompanyBar)
    assert bar is not None
    assert not [child for child in bar.findChildren(QPushButton) if child.text() == "Compare"]


def test_the_comparison_speaks_chinese_at_once(page: CompaniesPage, twin: CompanyRow, qtbot: QtBot) -> None:
    languages = Languages()
    view = open_comparison(page, by_code(page, "ST-001").id, twin.id)
    languages.use("zh_CN")
    page.desk.set_lang("zh_CN")
    try:
        qtbot.waitUntil(lambda: view.merge_button.text() == "将ST-028并入ST-001")
        assert any(text.startswith("备注") for text in texts(view))
    finally:
        languages.use("en")


@pytest.mark.parametrize("chosen", ["name", "seats"])
def test_choices_wait_until_the_cards_are_merged_or_given_up(
    page: CompaniesPage, twin: CompanyRow, chosen: str
) -> None:
    view = open_comparison(page, by_code(page, "ST-001").id, by_code(page, "ST-002").id)
    if chosen == "name":
        QTest.mouseClick(view.choices["name_en", Side.MERGED], Qt.MouseButton.LeftButton)
    else:
        view.both_seats.click()
    open_comparison(page, twin.id)
    page.show_record("company", twin.id)
    assert page.over is view
    assert view.error.text() == "The cards are not merged yet. Merge them first, or give it up with Esc."
    assert view.merge_button.hasFocus()
    assert view.sides == ({"name_en": Side.MERGED} if chosen == "name" else {})
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert page.over is None


def test_a_comparison_in_which_nothing_was_chosen_gives_way(page: CompaniesPage, twin: CompanyRow) -> None:
    open_comparison(page, by_code(page, "ST-001").id, twin.id)
    page.show_record("company", twin.id)
    assert page.over is None
