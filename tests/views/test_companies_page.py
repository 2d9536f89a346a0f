"""The companies page: found, looked at, added, corrected; duplicates noticed while typing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import Sector
from jib_desk.services.centre import Services
from jib_desk.views.companies.forms import CompanyForm, ContactForm
from jib_desk.views.companies.page import CompaniesPage
from jib_desk.views.companies.tabs import Tab
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.companies import Chip, CompaniesModel
from jib_desk.views.languages import Languages
from jib_desk.views.widgets.form_inputs import ChoiceInput, TextInput
from tests.views.shown import shown

TODAY = date(2023, 11, 30)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[CompaniesPage]:
    yield from shown(CompaniesPage(desk), qtbot)


def key_of(page: CompaniesPage, code: str) -> int:
    return next(row.id for row in page.desk.services.companies.all(TODAY) if row.code == code)


def write(form: CompanyForm | ContactForm, name: str, text: str) -> None:
    slot = form.slot(name)
    assert slot is not None
    assert isinstance(slot.input, TextInput)
    slot.input.setText(text)


def codes(page: CompaniesPage) -> list[str]:
    return [row.code for row in page.model.rows()]


def test_chips_carry_their_numbers_and_narrow_the_list(page: CompaniesPage) -> None:
    assert page.filters.chips[Chip.RESIDENT].text() == "Resident 23"
    page.filters.chips[Chip.ATTENTION].click()
    assert codes(page) == ["ST-018", "ST-020"]
    page.filters.chips[Chip.ALL].click()
    assert len(codes(page)) == 27


def test_typing_narrows_and_nothing_found_is_said(page: CompaniesPage) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "turtle")
    assert codes(page) == ["ST-016"]
    QTest.keyClicks(page.search, "zzz")
    assert page.list.stack.currentWidget() is page.list.nothing
    page.search.clear()
    assert page.list.stack.currentWidget() is page.table


def test_a_card_that_was_merged_leads_to_the_one_that_stays_and_is_named_there(page: CompaniesPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    kept = services.companies.detail(key_of(page, "ST-016"), TODAY).company
    gone = services.companies.add(by=by, name_en="Tortoise Drive (Sample)").row
    services.merging.merge(by=by, keep_id=kept.id, keep_version=kept.version, merge_id=gone.id, merge_version=1)
    page.mark_stale()
    for typed in (gone.code.lower(), "tortoise"):
        page.search.setText(typed)
        assert codes(page) == ["ST-016"]
    page.select(gone.id)
    assert page.side.title.text() == kept.name_en
    assert "ST-028 Tortoise Drive (Sample)" in [label.text() for label in page.card.findChildren(QLabel)]


def test_the_card_says_the_next_step_and_leads_to_the_seat(page: CompaniesPage, qtbot: QtBot) -> None:
    page.select(key_of(page, "ST-020"))
    assert page.side.title.text() == "PlumRain Thermal (Sample) Ltd."
    extend = next(item for item in page.card.findChildren(QPushButton) if item.text() == "Extend")
    with qtbot.waitSignal(page.desk.open_requested) as asked:
        extend.click()
    stay = page.desk.services.companies.detail(key_of(page, "ST-020"), TODAY).assignments[0]
    assert asked.args == ["floor_plan", "extend", stay.unit_id]


def test_a_card_of_which_no_day_is_known_says_why_it_counts_as_an_applicant(page: CompaniesPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    page.select(services.companies.add(by=by, name_en="Somebody Knows (Sample)", applied_on=TODAY).row.id)
    assert not any("counts as" in label.text() for label in page.card.findChildren(QLabel))
    page.select(services.companies.add(by=by, name_en="Nobody Knows When (Sample)").row.id)
    told = [label.text() for label in page.card.findChildren(QLabel)]
    assert "Has no seat yet, and no day of applying: until one is written down it counts as an applicant." in told


def test_arrow_keys_walk_through_the_cards(page: CompaniesPage) -> None:
    page.select(key_of(page, "ST-001"))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.card.detail is not None
    assert page.card.detail.company.code == "ST-002"


def test_a_company_is_added_by_keyboard_and_shown(page: CompaniesPage) -> None:
    page.primary_action()
    QTest.keyClicks(QApplication.focusWidget(), "Lark Robotics (Sample)")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.desk.tasks.wait()
    assert page.card.detail is not None
    assert page.card.detail.company.code == "ST-028"
    assert "ST-028" in codes(page)


def test_who_may_be_there_already_is_shown_beside_what_is_typed(page: CompaniesPage, qtbot: QtBot) -> None:
    page.primary_action()
    form = page.findChild(CompanyForm)
    write(form, "name_zh", "茶叶遥测有限公司")
    qtbot.waitUntil(form.duplicates.isVisible)
    assert form.duplicates.known is not None
    assert form.duplicates.known.code == "ST-003"
    write(form, "name_zh", "毫不相干的名字")
    qtbot.waitUntil(form.duplicates.isHidden)


def test_a_known_credit_code_is_refused_under_its_field(page: CompaniesPage) -> None:
    page.primary_action()
    form = page.findChild(CompanyForm)
    write(form, "name_en", "Twin (Sample)")
    write(form, "uscc", "91000000FAKE00001F")
    form.save()
    assert page.desk.tasks.wait()
    assert "月熊猫电池" in form.field("uscc").below()
    assert form.values()["name_en"] == "Twin (Sample)"


def test_a_contact_is_added_from_the_card(page: CompaniesPage) -> None:
    page.select(key_of(page, "ST-002"))
    page.card.tabs.open_tab(Tab.PEOPLE)
    next(item for item in page.card.findChildren(QPushButton) if item.text() == "Add contact").click()
    form = page.findChild(ContactForm)
    write(form, "name_zh", "翟小燕")
    write(form, "phone", "12000009876")
    form.save()
    assert page.desk.tasks.wait()
    assert page.card.detail is not None
    assert "翟小燕" in {contact.name_zh for contact in page.card.detail.contacts}


def test_escape_leads_from_the_form_back_to_the_card(page: CompaniesPage) -> None:
    page.select(key_of(page, "ST-002"))
    page.card.edit_wanted.emit()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.card.isVisible()
    QTest.keyClick(page.side, Qt.Key.Key_Escape)
    assert page.side.isHidden()


def test_a_contact_found_by_search_opens_its_company(page: CompaniesPage) -> None:
    company = key_of(page, "ST-005")
    contact = page.desk.services.companies.detail(company, TODAY).contacts[0]
    page.show_record("contact", contact.id)
    assert page.card.detail is not None
    assert page.card.detail.company.id == company


def test_a_narrow_window_keeps_both_names_seats_the_end_and_the_warning(page: CompaniesPage) -> None:
    page.resize(960, 740)
    page.select(key_of(page, "ST-020"))
    QApplication.processEvents()
    model, table = page.model, page.table
    shown = [column for column in range(model.COLUMNS) if not table.isColumnHidden(column)]
    assert shown == [model.NAME, model.UNITS, model.UNTIL]
    row = table.currentIndex().row()
    name, end = model.index(row, model.NAME), model.index(row, model.UNTIL)
    assert [words.text for words in page.list.names.lines(name)] == [
        "PlumRain Thermal (Sample) Ltd.",
        "梅雨热管理（示例）有限公司",
    ]
    assert [words.text for words in page.list.ends.lines(end)] == ["15 Dec 2023", "◔ Ends in 15 days"]
    assert table.columnWidth(model.NAME) > 160
    assert table.columnWidth(model.UNTIL) >= page.list.ends.sizeHint(QStyleOptionViewItem(), end).width()
    assert table.verticalHeader().sectionSize(row) > QFontMetrics(table.font()).height() * 2


def test_the_company_that_is_shown_is_in_sight_in_the_narrow_list_too(page: CompaniesPage) -> None:
    page.resize(960, 740)
    for code in ("ST-027", "ST-001", "ST-020"):
        page.show_record("company", key_of(page, code))
        QApplication.processEvents()
        place = page.table.visualRect(page.table.currentIndex())
        assert not place.isEmpty()
        assert page.table.viewport().rect().contains(place.center())


def test_the_company_that_is_shown_stays_marked_when_another_comes(page: CompaniesPage) -> None:
    key = key_of(page, "ST-020")
    page.select(key)
    made = page.desk.services.companies.add(by=page.desk.actor(), name_en="Lark (Sample)")
    page.desk.notifier.publish(made.changes)
    marked = page.table.currentIndex().data(CompaniesModel.CompanyRole)
    assert marked is not None
    assert marked.id == key
    assert page.table.selectionModel().hasSelection()


def test_a_wide_window_gives_each_its_own_column(page: CompaniesPage) -> None:
    QApplication.processEvents()
    assert not any(page.table.isColumnHidden(column) for column in range(CompaniesModel.COLUMNS))
    assert not page.list.names.is_folded
    assert not page.list.ends.is_folded


def test_an_empty_centre_offers_the_ledger(services: Services, qtbot: QtBot) -> None:
    desk = DeskContext(services, workstation="tests")
    page = CompaniesPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert page.list.stack.currentWidget() is page.list.empty
    with qtbot.waitSignal(desk.command_requested) as asked:
        page.list.empty.verb.click()
    assert asked.args == ["file.import"]
    page.hide()
    desk.tasks.close()


def test_after_saving_the_keys_are_in_the_list_and_undoing_it_closes_the_card(page: CompaniesPage) -> None:
    page.primary_action()
    form = page.findChild(CompanyForm)
    assert form is not None
    write(form, "name_en", "Passing Trade")
    form.save()
    assert page.desk.tasks.wait()
    assert page.table.hasFocus()
    assert page.side.title.text() == "Passing Trade"
    journal = page.desk.services.journal
    undone = journal.undo(by=page.desk.actor(), number=journal.last_number())
    page.desk.notifier.publish(undone.changes)
    assert page.side.isHidden()


def test_the_company_that_is_known_already_can_be_opened_from_the_form(page: CompaniesPage) -> None:
    page.primary_action()
    form = page.findChild(CompanyForm)
    assert form is not None
    write(form, "name_en", "MoonPanda Battery (Sample) Ltd.")
    form.look_for_duplicates()
    next(item for item in form.findChildren(QPushButton) if item.text() == "Open ST-001").click()
    assert page.side.title.text() == "MoonPanda Battery (Sample) Ltd."
    assert page.findChild(CompanyForm) is None or page.findChild(CompanyForm).isHidden()


def test_the_title_of_a_form_follows_the_language(page: CompaniesPage) -> None:
    languages = Languages()
    page.primary_action()
    try:
        page.desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert page.side.title.text() == "新企业"
    finally:
        languages.use("en")


def test_the_sectors_of_an_open_form_follow_the_language_and_the_chosen_one_stays(page: CompaniesPage) -> None:
    languages = Languages()
    page.primary_action()
    form = page.findChild(CompanyForm)
    assert form is not None
    slot = form.slot("sector")
    assert slot is not None
    assert isinstance(slot.input, ChoiceInput)
    assert slot.input.choose_code(Sector.IOT)
    try:
        page.desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert slot.input.currentText() == "物联网"
        assert slot.input.value() is Sector.IOT
        assert slot.input.itemText(slot.input.findData(Sector.OTHER)) == "其他"
    finally:
        languages.use("en")


def test_an_end_in_one_day_is_tomorrow(page: CompaniesPage) -> None:
    row = next(row for row in page.model.rows() if row.code == "ST-020")
    page.model.set_rows([replace(row, until=TODAY + timedelta(days=1))], TODAY)
    assert page.model.index(0, CompaniesModel.WARNING).data() == "Ends tomorrow"


def test_what_is_typed_stays_when_another_row_is_clicked(page: CompaniesPage, qtbot: QtBot) -> None:
    page.select(key_of(page, "ST-003"))
    page.open_form(ContactForm(page.desk, key_of(page, "ST-003")), page.card.title)
    form = page.findChild(ContactForm)
    assert form is not None
    QTest.keyClicks(form.field("name_en").control, "Zhao Shijiu")
    other = page.model.place_of(key_of(page, "ST-005"))
    spot = page.table.visualRect(other).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert form.isVisible()
    assert form.values()["name_en"] == "Zhao Shijiu"
    qtbot.waitUntil(lambda: page.table.currentIndex().row() == page.model.place_of(key_of(page, "ST-003")).row())
    QTest.keyClick(form, Qt.Key.Key_Escape)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.side.title.text().startswith("BambooLoop")


def test_a_form_in_which_nothing_was_written_gives_way_to_the_next_row(page: CompaniesPage) -> None:
    page.select(key_of(page, "ST-003"))
    page.open_form(ContactForm(page.desk, key_of(page, "ST-003")), page.card.title)
    other = page.model.place_of(key_of(page, "ST-005"))
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(other).center())
    assert page.side.title.text().startswith("BambooLoop")


@pytest.mark.parametrize("code", ["ST-001", "ST-002", "ST-007", "ST-021"])
def test_one_button_is_filled_whichever_card_is_open(page: CompaniesPage, code: str) -> None:
    key = next(row.id for row in page.desk.services.companies.all(page.desk.today()) if row.code == code)
    page.show_record("company", key)
    filled = [item.text() for item in page.findChildren(QPushButton) if item.property("kind") == "primary"]
    assert len([text for text in filled if text]) == 1, filled
