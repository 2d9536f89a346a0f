"""The tab Services of a company's card: recorded, corrected and cancelled at the desk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import CompanyStage, Lang, Role, ServiceProvider, ServiceType
from jib_desk.views.companies.more import CARD_ENTRIES
from jib_desk.views.companies.page import CompaniesPage
from jib_desk.views.companies.record_lines import WINDOW
from jib_desk.views.companies.service_forms import CancelServiceForm, ServiceForm
from jib_desk.views.companies.services import ServicesPart
from jib_desk.views.companies.tabs import Tab
from jib_desk.views.context import DeskContext
from jib_desk.views.languages import Languages
from jib_desk.views.widgets.form_inputs import DayInput
from jib_desk.views.widgets.record_form import RecordForm
from tests.views.shown import shown
from tests.views.test_company_card import button_of, form_of, press, save, says, settle, show, texts, undo, write

TODAY = date(2023, 11, 30)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[CompaniesPage]:
    yield from shown(CompaniesPage(desk), qtbot)


@pytest.fixture
def applicant(page: CompaniesPage) -> str:
    """The code of a company that has nothing yet."""
    rows = page.desk.services.companies.all(TODAY)
    return next(row.code for row in rows if row.stage is CompanyStage.APPLICANT)


def service_form(page: CompaniesPage) -> ServiceForm:
    form = form_of(page, ServiceForm)
    assert isinstance(form, ServiceForm)
    return form


def choose(form: RecordForm, name: str, keys: str) -> None:
    """By the keyboard: the first letters of a word of the list."""
    control = form.field(name).control
    assert isinstance(control, QComboBox)
    control.setFocus()
    QTest.keyClicks(control, keys)


def recorded(page: CompaniesPage, company_id: int, **about: object) -> None:
    said = {"served_on": TODAY, "kind": ServiceType.TRAINING, "provider": ServiceProvider.BMW, **about}
    page.desk.run(
        lambda: page.desk.services.service_records.add(by=page.desk.actor(), company_id=company_id, **said)  # type: ignore[arg-type]
    )
    assert page.desk.tasks.wait()


def test_a_service_is_recorded_by_the_keyboard_and_the_company_is_supported(
    page: CompaniesPage, applicant: str
) -> None:
    key = show(page, applicant, Tab.SERVICES)
    assert says(page.card, "It makes the company supported, also without a seat.")
    press(page.card, "Record service")
    form = service_form(page)
    assert form.field("kind").control.hasFocus()
    QTest.keyClicks(form.field("kind").control, "cloud")
    write(form, "need", "Test servers")
    form.field("need").control.setFocus()
    QTest.keyClick(form.field("need").control, Qt.Key.Key_Tab)
    assert form.more.hasFocus()
    QTest.keyClick(form.more, Qt.Key.Key_Space)
    assert form.field("outcome").control.hasFocus()
    QTest.keyClicks(form.field("outcome").control, "Running")
    write(form, "amount_yuan", "12,500")
    save(page, form)
    (row,) = page.desk.services.service_records.of_company(key)
    assert (row.type, row.provider, row.served_on) == (ServiceType.CLOUD_CREDIT, ServiceProvider.ALIBABA_CLOUD, TODAY)
    assert (row.need, row.outcome, row.amount_yuan) == ("Test servers", "Running", 12_500)
    assert says(page.card, "Test servers → Running")
    assert "¥12,500" in texts(page.card)
    assert "Supported" in texts(page.card)
    settle(lambda: getattr(QApplication.focusWidget(), "text", str)() == "Record service")
    assert getattr(QApplication.focusWidget(), "text", str)() == "Record service"
    undo(page)
    assert says(page.card, "No service is written down yet.")


def test_what_is_missing_is_said_at_its_field_with_nothing_lost(page: CompaniesPage, applicant: str) -> None:
    show(page, applicant, Tab.SERVICES)
    press(page.card, "Record service")
    form = service_form(page)
    write(form, "need", "Test cells")
    save(page, form)
    assert form.field("kind").is_wrong
    choose(form, "kind", "mentor")
    save(page, form)
    assert form.field("provider").is_wrong
    choose(form, "provider", "another")
    assert form.field("partner").below() == "Who provided it? Name it here."
    save(page, form)
    assert form.field("partner").below() == "Please fill in: partner."
    write(form, "partner", "Sample University")
    slot = form.slot("served_on")
    assert slot is not None
    assert isinstance(slot.input, DayInput)
    slot.input.setDate(QDate(2023, 12, 1))
    save(page, form)
    assert form.field("served_on").below() == "Day of the service lies in the future."
    slot.input.setDate(QDate(2023, 11, 30))
    form.more.click()
    write(form, "amount_yuan", "-5")
    save(page, form)
    assert form.field("amount_yuan").below() == "“-5” is no whole number from 0 to 1,000,000,000."
    assert form.values()["need"] == "Test cells"


def test_a_service_is_corrected_and_an_older_form_refused(page: CompaniesPage) -> None:
    key = show(page, "ST-001", Tab.SERVICES)
    recorded(page, key, partner="Lab 3", evidence="Protocol")
    press(page.card, "Edit the service Training, 30 Nov 2023")
    form = service_form(page)
    assert form.field("evidence").isVisible()
    assert not form.more.isVisible()
    (row,) = page.desk.services.service_records.of_company(key)
    page.desk.services.service_records.edit(
        by=page.desk.actor(), service_id=row.id, version=row.version, served_on=TODAY, kind=row.type,
        provider=row.provider, partner="Lab 4",
    )  # fmt: skip
    write(form, "partner", "Lab 5")
    save(page, form)
    assert form.isVisible()
    assert page.desk.services.service_records.of_company(key)[0].partner == "Lab 4"
    QTest.keyClick(form, Qt.Key.Key_Escape)
    page.refresh(None)
    press(page.card, "Edit the service Training, 30 Nov 2023")
    form = service_form(page)
    write(form, "partner", "Lab 5")
    save(page, form)
    assert says(page.card, "BMW Startup Garage · Lab 5")


def test_a_mistake_is_cancelled_with_a_reason_and_stays_to_be_read(page: CompaniesPage, applicant: str) -> None:
    key = show(page, applicant, Tab.SERVICES)
    recorded(page, key)
    press(page.card, "Cancel the service Training, 30 Nov 2023")
    form = form_of(page, CancelServiceForm)
    save(page, form)
    assert form.field("reason").is_wrong
    write(form, "reason", "Another team")
    save(page, form)
    assert says(page.card, "Cancelled: Another team")
    assert button_of(page.card, "Edit the service Training, 30 Nov 2023") is None
    assert page.desk.services.companies.detail(key, TODAY).company.stage is CompanyStage.APPLICANT


def test_an_application_still_waits_for_its_answer_after_a_service(page: CompaniesPage) -> None:
    row = page.desk.services.companies.add(by=page.desk.actor(), name_en="Sample Team", applied_on=TODAY).row
    page.refresh(None)
    show(page, row.code, Tab.SERVICES)
    recorded(page, row.id)
    assert says(page.card, "Applied on 30 November 2023 and waits for an answer.")
    assert "Supported" in texts(page.card)


def test_an_auditor_reads_services_and_finds_no_verb(
    page: CompaniesPage, applicant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = show(page, applicant, Tab.SERVICES)
    recorded(page, key, need="Test cells")
    auditor = replace(page.desk.actor(), role=Role.AUDITOR)
    monkeypatch.setattr(page.desk, "actor", lambda: auditor)
    page.refresh(None)
    assert says(page.card, "Test cells")
    (part,) = page.findChildren(ServicesPart)
    assert [item.text() for item in part.findChildren(QPushButton) if item.isVisible()] == []


def test_the_newest_services_come_first_and_the_older_ones_when_asked_for(page: CompaniesPage) -> None:
    key = show(page, "ST-001", Tab.SERVICES)
    services, by = page.desk.services.service_records, page.desk.actor()
    for number in range(WINDOW + 1):
        services.add(
            by=by, company_id=key, served_on=date(2023, 10, 1), kind=ServiceType.CONSULTING,
            provider=ServiceProvider.BMW, need=f"Question {number}",
        )  # fmt: skip
    page.refresh(None)
    assert says(page.card, "Question 30")
    assert "Question 0" not in texts(page.card).split("\n")
    press(page.card, "Show older services")
    assert says(page.card, "Question 0")


def test_the_menu_of_the_card_records_a_service_of_the_company_in_hand(page: CompaniesPage) -> None:
    show(page, "ST-002")
    entry = next(entry for entry in CARD_ENTRIES if entry.id == "serve")
    assert page.card.detail is not None
    entry.run(page, page.card.detail)
    assert page.card.tabs.tab is Tab.SERVICES
    assert "PaperCrane Maps" in service_form(page).title()


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_all_tabs_have_room_on_the_smallest_window(page: CompaniesPage, lang: Lang) -> None:
    show(page, "ST-001")
    languages = Languages()
    languages.use(lang)
    try:
        page.resize(960, 700)
        tabs = page.card.tabs
        settle(lambda: 0 < tabs.bar.sizeHint().width() <= tabs.width() < 450)
        assert tabs.width() < 450
        assert tabs.bar.sizeHint().width() <= tabs.width()
        said = [tabs.bar.tabToolTip(place) or tabs.bar.tabText(place) for place in range(tabs.bar.count())]
        wanted = {"en": "Agreements and files", "zh_CN": "协议与文件"}
        assert wanted[lang] in said
    finally:
        languages.use("en")
        QApplication.processEvents()
