"""A company's card at work: agreements, head-counts, taking leave, what to mind; and the tiles above the list."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QDeadlineTimer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import AttachmentOf, CompanyStage, Role
from jib_desk.services.centre import Services
from jib_desk.views.companies.agreements import AgreementForm
from jib_desk.views.companies.filters import Concern
from jib_desk.views.companies.forms import CompanyForm
from jib_desk.views.companies.page import CompaniesPage
from jib_desk.views.companies.stage_forms import ApproveForm, HeadcountForm, LeaveForm
from jib_desk.views.companies.tabs import Tab
from jib_desk.views.companies.visits import VisitsPart
from jib_desk.views.context import DeskContext
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.widgets.form_inputs import DayInput, OpenDayInput
from jib_desk.views.widgets.record_form import RecordForm
from tests.views.shown import shown

TODAY = date(2023, 11, 30)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[CompaniesPage]:
    yield from shown(CompaniesPage(desk), qtbot)


def key_of(services: Services, code: str) -> int:
    return next(row.id for row in services.companies.all(TODAY) if row.code == code)


def show(page: CompaniesPage, code: str, tab: Tab = Tab.OVERVIEW) -> int:
    key = key_of(page.desk.services, code)
    page.select(key)
    page.card.tabs.open_tab(tab)
    settle(lambda: bool(texts(page.card)))
    return key


def settle(until: Callable[[], bool]) -> None:
    """Qt shows what was added to a layout a moment later."""
    deadline = QDeadlineTimer(2000)
    while not until() and not deadline.hasExpired():
        QApplication.processEvents()


def texts(widget: QWidget) -> str:
    return "\n".join(item.text() for item in widget.findChildren(QLabel) if item.isVisible())


def says(widget: QWidget, text: str) -> bool:
    settle(lambda: text in texts(widget))
    return text in texts(widget)


def press(widget: QWidget, name: str) -> None:
    """A visible button by its text or accessible name, pressed by the keyboard once it is there."""
    settle(lambda: button_of(widget, name) is not None)
    found = button_of(widget, name)
    assert found is not None, name
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def button_of(widget: QWidget, name: str) -> QPushButton | None:
    buttons = (item for item in widget.findChildren(QPushButton) if item.isVisible())
    return next((item for item in buttons if name in {item.text(), item.accessibleName()}), None)


def form_of(page: CompaniesPage, kind: type[RecordForm]) -> RecordForm:
    return next(form for form in page.findChildren(kind) if form.isVisible())


def write(form: RecordForm, name: str, text: str) -> None:
    slot = form.slot(name)
    assert slot is not None
    control = slot.input.widget()
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(control, text)


def paste(form: RecordForm, name: str, text: str) -> None:
    """What keys of a test cannot write comes by the clipboard."""
    slot = form.slot(name)
    assert slot is not None
    control = slot.input.widget()
    assert isinstance(control, QLineEdit)
    control.setFocus()
    control.selectAll()
    QGuiApplication.clipboard().setText(text)
    control.paste()


def save(page: CompaniesPage, form: RecordForm) -> None:
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert page.desk.tasks.wait()
    QApplication.processEvents()


def undo(page: CompaniesPage) -> None:
    journal = page.desk.services.journal
    page.desk.notifier.publish(journal.undo(by=page.desk.actor(), number=journal.last_number()).changes)
    QApplication.processEvents()


# --- the tiles -------------------------------------------------------------------------------


def test_a_tile_opens_the_companies_behind_its_number(page: CompaniesPage) -> None:
    tiles = page.filters.tiles
    assert [tiles.tiles[concern].number for concern in Concern] == ["2", "3", "4", "0", "3"]
    tiles.tiles[Concern.ENDS_30].setFocus()
    QTest.keyClick(tiles.tiles[Concern.ENDS_30], Qt.Key.Key_Return)
    assert [row.code for row in page.model.rows()] == ["ST-018", "ST-020"]
    QTest.keyClick(tiles.tiles[Concern.ENDS_30], Qt.Key.Key_Return)
    assert len(page.model.rows()) == page.model.total()


def test_the_list_says_what_is_missing_and_forgets_it_once_it_is_there(page: CompaniesPage, tmp_path: Path) -> None:
    page.filters.tiles.choose(Concern.LACKING)
    said = {row.code: page.model.warning(row) for row in page.model.rows()}
    assert said == {"ST-004": "no file", "ST-019": "no file", "ST-023": "deposit not paid"}
    services = page.desk.services
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7")
    agreement = services.agreements.of(key_of(services, "ST-019"))[0]
    page.desk.run(
        lambda: services.attachments.attach(
            by=page.desk.actor(), kind=AttachmentOf.AGREEMENT, key=agreement.id, path=scan
        )
    )
    assert page.desk.tasks.wait()
    assert [row.code for row in page.model.rows()] == ["ST-004", "ST-023"]
    assert page.filters.tiles.tiles[Concern.LACKING].number == "2"


def test_a_tag_of_a_card_lists_those_that_share_it(page: CompaniesPage) -> None:
    show(page, "ST-007")
    press(page.card, "宝马试点 BMW pilot")
    assert [row.code for row in page.model.rows()] == ["ST-001", "ST-006", "ST-007"]
    page.show_record("company", key_of(page.desk.services, "ST-002"))
    assert len(page.model.rows()) == page.model.total()


def test_a_tag_is_found_by_typing(page: CompaniesPage) -> None:
    QTest.keyClicks(page.search, "simul")
    assert [row.code for row in page.model.rows()] == ["ST-007"]


# --- the card --------------------------------------------------------------------------------


def test_tabs_are_built_when_they_are_looked_at(page: CompaniesPage) -> None:
    show(page, "ST-003")
    assert page.findChildren(VisitsPart) == []
    page.card.tabs.open_tab(Tab.VISITS)
    assert len(page.findChildren(VisitsPart)) == 1


def test_tab_goes_through_the_card_as_the_eye_does(page: CompaniesPage) -> None:
    show(page, "ST-007", Tab.PEOPLE)
    page.card.instructions.show_for(company_id=key_of(page.desk.services, "ST-007"), may_write=True)  # filled anew
    settle(lambda: button_of(page.card, "Seat A07 on the plan") is not None)
    QApplication.processEvents()
    page.table.setFocus()
    walked: list[str] = []
    for _ in range(14):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused.accessibleName() or getattr(focused, "text", str)())
    wanted = ("Close", "Seat A07 on the plan", "Edit", "More", "Parts of the card", "Add contact")
    places = [walked.index(name) for name in wanted]
    assert places == sorted(places)
    minded = next(place for place, name in enumerate(walked) if name.startswith("Edit the instruction"))
    assert places[1] < minded < places[2]


def test_the_time_line_tells_what_happened_and_what_is_coming(page: CompaniesPage) -> None:
    show(page, "ST-007")
    said = texts(page.card)
    assert "First day of agreement JIB-2023-007 · Into A07 · 4 people" in said
    spoken = {item.accessibleName() for item in page.card.findChildren(QLabel)}
    assert "8 Jan 2024: coming: 6 people, 4 before" in spoken


def test_extend_leads_to_the_form_on_the_plan(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("companies")
    page = window.findChild(CompaniesPage)
    assert page is not None
    qtbot.waitUntil(page.isVisible)
    show(page, "ST-020")
    assert says(page.card, "Agreement ends in 15 days.")
    press(page.card, "Extend")
    QApplication.processEvents()
    plan = window.pages.currentWidget()
    form = getattr(plan, "side").form  # noqa: B009 - of whichever page came
    assert form is not None
    assert form.subject.unit.code == "C03"


def test_an_agreement_without_a_file_is_completed_from_the_next_step(page: CompaniesPage) -> None:
    show(page, "ST-004")
    assert says(page.card, "Agreement JIB-2022-004: no file.")
    press(page.card, "Complete it")
    assert page.card.tabs.tab is Tab.AGREEMENTS
    assert page.card.tabs.bar.hasFocus()


def test_an_agreement_is_written_down_by_keyboard_for_a_company_without_a_seat(page: CompaniesPage) -> None:
    key = show(page, "ST-025", Tab.AGREEMENTS)
    press(page.card, "Add agreement")
    form = form_of(page, AgreementForm)
    QTest.keyClicks(QApplication.focusWidget(), "JIB-2023-025")
    write(form, "deposit", "8000")
    save(page, form)
    (row,) = page.desk.services.agreements.of(key)
    assert (row.number, row.deposit, row.signed_on) == ("JIB-2023-025", 8000, TODAY)
    assert says(page.card, "Deposit ¥8,000, not paid")
    undo(page)
    assert says(page.card, "No agreement is written down yet.")


def test_a_known_number_is_refused_under_its_field_with_nothing_lost(page: CompaniesPage) -> None:
    show(page, "ST-001", Tab.AGREEMENTS)
    press(page.card, "Add agreement")
    form = form_of(page, AgreementForm)
    write(form, "number", "JIB-2022-001")
    write(form, "deposit", "123")
    save(page, form)
    assert "JIB-2022-001" in form.field("number").below()
    assert form.values()["deposit"] == 123


@pytest.mark.parametrize("typed", ["-5", "NaN", "6000.50", "1e400", "²", "9" * 400])
def test_what_is_no_number_is_said_at_the_deposit_and_never_read_as_another_one(
    page: CompaniesPage, typed: str
) -> None:
    key = show(page, "ST-025", Tab.AGREEMENTS)
    press(page.card, "Add agreement")
    form = form_of(page, AgreementForm)
    write(form, "number", "JIB-2023-025")
    paste(form, "deposit", typed)
    save(page, form)
    assert form.field("deposit").below() == f"“{typed[:40]}” is no whole number from 0 to 1,000,000,000."
    slot = form.slot("deposit")
    assert slot is not None
    assert slot.input.widget().property("text") == typed
    assert page.desk.services.agreements.of(key) == ()


@pytest.mark.parametrize("typed", ["6000", " 6000 ", "6,000", "6 000", "６０００"])
def test_a_deposit_may_be_written_in_groups(page: CompaniesPage, typed: str) -> None:
    key = show(page, "ST-025", Tab.AGREEMENTS)
    press(page.card, "Add agreement")
    form = form_of(page, AgreementForm)
    write(form, "number", "JIB-2023-025")
    paste(form, "deposit", typed)
    save(page, form)
    assert [row.deposit for row in page.desk.services.agreements.of(key)] == [6000]


def test_a_number_of_an_agreement_that_is_too_long_is_said_at_its_field(page: CompaniesPage) -> None:
    show(page, "ST-001", Tab.AGREEMENTS)
    press(page.card, "Add agreement")
    form = form_of(page, AgreementForm)
    paste(form, "number", "9" * 10_000)
    save(page, form)
    assert form.field("number").is_wrong


def test_a_day_that_was_folded_away_unfolds_when_it_is_wrong(page: CompaniesPage) -> None:
    key = show(page, "ST-024")
    press(page.card, "Edit")
    form = form_of(page, CompanyForm)
    slot = form.slot("applied_on")
    assert slot is not None
    assert isinstance(slot.input, OpenDayInput)
    slot.input.day.setDate(QDate(2024, 2, 1))
    save(page, form)
    assert form.field("applied_on").below() == "Applied lies in the future."
    slot.input.day.setDate(QDate(2022, 2, 1))
    save(page, form)
    assert form.field("applied_on").isVisible()
    assert form.field("applied_on").below() == "Applied lies after the approval on 2021-11-04."
    assert page.desk.services.companies.detail(key, TODAY).applied_on == date(2021, 10, 7)


def test_a_head_count_of_a_past_day_asks_why_in_the_form(page: CompaniesPage) -> None:
    key = show(page, "ST-002")
    press(page.card, "Set head-count…")
    form = form_of(page, HeadcountForm)
    assert not form.field("reason").isVisible()
    write(form, "people", "7")
    slot = form.slot("valid_from")
    assert slot is not None
    assert isinstance(slot.input, DayInput)
    slot.input.setDate(QDate(2023, 11, 1))
    assert form.field("reason").isVisible()
    save(page, form)
    assert form.field("reason").is_wrong
    write(form, "reason", "Told late")
    save(page, form)
    detail = page.desk.services.companies.detail(key, TODAY)
    assert next((count.valid_from, count.people) for count in detail.headcounts) == (date(2023, 11, 1), 7)


def test_graduating_asks_about_the_seat_and_one_undo_gives_all_back(page: CompaniesPage) -> None:
    key = show(page, "ST-009")
    page.take_leave("graduate")
    form = form_of(page, LeaveForm)
    write(form, "reason", "Own offices in Jinqiao")
    save(page, form)
    assert "A09" in form.field("end_seats").below()
    QTest.keyClick(form.field("end_seats").control, Qt.Key.Key_Space)
    save(page, form)
    detail = page.desk.services.companies.detail(key, TODAY)
    assert (detail.graduated_on, detail.assignments[0].vacated_on) == (TODAY, TODAY)
    assert says(page.card, "Graduated: Own offices in Jinqiao")
    assert not {"graduate", "leave"} & set(offered(page))
    undo(page)
    assert page.desk.services.companies.detail(key, TODAY).graduated_on is None


def test_an_applicant_is_approved_from_the_card(page: CompaniesPage) -> None:
    services = page.desk.services
    added = services.companies.add(by=page.desk.actor(), name_en="Lark (Sample)", applied_on=date(2023, 11, 1)).row
    page.refresh(None)
    page.select(added.id)
    assert says(page.card, "Applied on 1 November 2023 and waits for an answer.")
    press(page.card, "Approve")
    save(page, form_of(page, ApproveForm))
    assert services.companies.detail(added.id, TODAY).company.stage is CompanyStage.SUPPORTED


def test_a_doubtful_credit_code_is_said_and_kept(page: CompaniesPage) -> None:
    page.primary_action()
    form = form_of(page, CompanyForm)
    assert isinstance(form, CompanyForm)
    write(form, "name_en", "Odd Code (Sample)")
    write(form, "uscc", "91000000FAKE00099X")
    form.look_for_duplicates()
    assert form.field("uscc").below() == "The check digit does not fit. It can be kept as it is."
    save(page, form)
    assert page.side.title.text() == "Odd Code (Sample)"


def test_the_phone_of_a_contact_is_copied(page: CompaniesPage) -> None:
    show(page, "ST-020", Tab.PEOPLE)
    press(page.card, "Copy")
    assert QGuiApplication.clipboard().text() == "12000000020"


def test_visits_are_counted_and_lead_to_the_visitors(page: CompaniesPage, qtbot: QtBot) -> None:
    key = show(page, "ST-003", Tab.VISITS)
    counts = page.desk.services.companies.visit_counts(key)
    lines = page.findChild(VisitsPart).lines
    assert lines.above.text() == f"In the last twelve months: visits {counts.visits}, heads {counts.heads}"
    assert len(lines.list.lines.rows()) == len(page.desk.services.companies.visits(key))
    lines.list.setCurrentIndex(lines.list.lines.index(0, 0))
    with qtbot.waitSignal(page.desk.open_requested) as asked:
        QTest.keyClick(lines.list, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[:2] == ["visitors", "visit"]


def test_the_history_has_what_was_done_to_its_contacts_too(page: CompaniesPage) -> None:
    key = show(page, "ST-002")
    services = page.desk.services
    contact = services.companies.detail(key, TODAY).contacts[0]
    services.companies.edit_contact(by=page.desk.actor(), contact_id=contact.id, version=contact.version, role="CTO")
    show(page, "ST-001")
    show(page, "ST-002", Tab.HISTORY)
    assert "Edited a contact of ST-002 · 纸鹤地图 PaperCrane Maps" in [
        line.title
        for part in page.card.tabs.findChildren(QWidget)
        for line in getattr(getattr(part, "lines", None), "rows", tuple)()
    ]


def test_the_card_changes_its_language_while_it_is_open(page: CompaniesPage) -> None:
    show(page, "ST-007", Tab.OVERVIEW)
    languages = Languages()
    try:
        page.desk.set_lang("zh_CN")
        languages.use("zh_CN")
        assert says(page.card, "协议JIB-2023-007开始 · 入驻A07 · 4人")
        assert "Founded" not in texts(page.card)
        assert page.card.tabs.bar.tabText(0) == "概览"
        assert page.filters.tag.itemText(0) == "全部标签"
    finally:
        languages.use("en")


# --- what to mind ----------------------------------------------------------------------------


def test_an_instruction_is_pinned_ended_and_brought_back(page: CompaniesPage, qtbot: QtBot) -> None:
    show(page, "ST-002")
    pinned = page.card.instructions
    assert not pinned.isVisible()
    pinned.edit(None)
    QTest.keyClicks(QApplication.focusWidget(), "Ring twice")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.desk.tasks.wait()
    assert pinned.texts() == ["Ring twice"]
    QApplication.processEvents()
    with qtbot.waitSignal(page.desk.toast_requested):
        press(pinned, "End the instruction: Ring twice")
    assert pinned.texts() == []
    undo(page)
    assert pinned.texts() == ["Ring twice"]


def test_an_empty_instruction_is_refused_in_place_and_escape_gives_it_up(page: CompaniesPage) -> None:
    show(page, "ST-002")
    pinned = page.card.instructions
    pinned.edit(None)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.desk.tasks.wait()
    assert says(pinned, "Please fill in")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not pinned.isVisible()
    assert page.side.isVisible()


def test_what_is_minded_for_a_host_stands_beside_him_at_the_desk(window: MainWindow, sample: Services) -> None:
    window.show_page("visitors")
    form = getattr(window.pages.currentWidget(), "form")  # noqa: B009 - of whichever page came
    form.fields.host.setFocus()
    QTest.keyClicks(form.fields.host, "chushiyi")
    QTest.keyClick(form.fields.host, Qt.Key.Key_Tab)
    assert form.fields.minded.texts() == ["会议中请联系副手 During meetings call the deputy"]
    assert form.fields.minded.isVisible()
    form.start_again()
    assert not form.fields.minded.isVisible()


# --- who may only read -----------------------------------------------------------------------


def test_an_auditor_reads_everything_and_finds_no_dead_buttons(
    page: CompaniesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    auditor = replace(page.desk.actor(), role=Role.AUDITOR)
    monkeypatch.setattr(page.desk, "actor", lambda: auditor)
    page.refresh(None)
    for tab in Tab:
        show(page, "ST-007", tab)
        shown = {item.text() for item in page.card.findChildren(QPushButton) if item.isVisible()}
        assert not shown & {"Edit", "More", "End", "Add contact", "Add agreement", "Add file…", "Take away"}, tab
    assert page.card.instructions.isVisible()


def offered(page: CompaniesPage) -> list[str]:
    settle(lambda: button_of(page.card, "More") is not None)
    more = button_of(page.card, "More")
    assert more is not None
    menu = more.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return [action.objectName() for action in menu.actions()]


def test_the_menu_of_a_card_offers_what_applies(page: CompaniesPage) -> None:
    show(page, "ST-001")
    assert {"graduate", "leave", "instruct"} <= set(offered(page))
    assert "approve" not in offered(page)
    show(page, "ST-024")
    assert not {"graduate", "leave"} & set(offered(page))
