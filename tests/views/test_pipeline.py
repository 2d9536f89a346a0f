"""On the way to a seat: scouted, invited, applied, waiting; each with its next verb, on the card too."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import CompanyStage, PipelineStep, Role, ScoutSource, UnitState, WaitOutcome
from jib_desk.services.centre import Services
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.companies.admission_forms import EndWaitForm, HoldForm, ScoutingForm, WaitingForm
from jib_desk.views.companies.more import PAGE_ENTRIES
from jib_desk.views.companies.page import CompaniesPage
from jib_desk.views.companies.pipeline import PipelineView, open_pipeline
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.pipeline import PipelineModel
from jib_desk.views.languages import Languages
from jib_desk.views.widgets.form_inputs import ChoiceInput, NumberInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm
from tests.views.shown import shown

TODAY = date(2023, 11, 30)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[CompaniesPage]:
    yield from shown(CompaniesPage(desk), qtbot)


@pytest.fixture
def lark(page: CompaniesPage) -> CompanyRow:
    """A company that somebody at BMW found."""
    admission, by = page.desk.services.admission, page.desk.actor()
    return admission.add_scouted(by=by, name_en="Lark Robotics (Sample)", source=ScoutSource.BMW, score=82).row


def names(view: PipelineView) -> list[str]:
    return [row.name_en for row in view.model.rows()]


def fill(form: RecordForm, **values: object) -> None:
    for name, value in values.items():
        slot = form.slot(name)
        assert slot is not None
        if isinstance(slot.input, ChoiceInput):
            assert slot.input.choose_code(value)
        else:
            assert isinstance(slot.input, TextInput | NumberInput)
            slot.input.setText(str(value))


def saved(qtbot: QtBot, desk: DeskContext, form: RecordForm) -> str:
    with qtbot.waitSignal(desk.toast_requested) as said:
        form.save_button.click()
    assert said.args is not None
    return said.args[0]


def form_of(view: PipelineView | CompaniesPage, kind: type[RecordForm]) -> RecordForm:
    form = next((child for child in view.findChildren(kind) if child.isVisible()), None)
    assert form is not None
    return form


def step_of(services: Services, key: int) -> PipelineStep | None:
    return next((row.step for row in services.admission.pipeline(TODAY) if row.id == key), None)


def test_the_menu_of_the_page_leads_to_the_way_and_to_the_waiting_list(page: CompaniesPage) -> None:
    for entry in (entry for entry in PAGE_ENTRIES if entry.id in {"pipeline", "waiting"}):
        entry.run(page)
        view = page.over
        assert isinstance(view, PipelineView)
        chosen = [step for step, chip in view.chips.items() if chip.isChecked()]
        assert chosen == [PipelineStep.WAITING if entry.id == "waiting" else None]
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert page.over is None


def test_chips_carry_their_numbers_and_residents_have_arrived(page: CompaniesPage, lark: CompanyRow) -> None:
    view = open_pipeline(page)
    assert view.chips[PipelineStep.SCOUTED].text() == "Scouted 1"
    assert view.chips[PipelineStep.RESIDENT].text() == "Resident 22"
    assert lark.name_en in names(view)
    assert all(row.step is not PipelineStep.RESIDENT for row in view.model.rows())
    view.chips[PipelineStep.RESIDENT].click()
    assert len(names(view)) == 22
    view.chips[PipelineStep.INVITED].click()
    assert names(view) == ["QuietComet (Sample) Ltd."]
    view.chips[PipelineStep.APPLIED].click()
    assert view.stack.currentWidget() is view.empty


def test_a_company_is_added_as_scouted_and_keeps_what_was_typed_when_refused(page: CompaniesPage, qtbot: QtBot) -> None:
    view = open_pipeline(page)
    view.add_button.click()
    form = form_of(view, ScoutingForm)
    fill(form, source=ScoutSource.EVENT, score="640", note="demo day")
    form.save_button.click()
    qtbot.waitUntil(lambda: form.field("name_zh").is_wrong)
    fill(form, name_en="Wren Sensing (Sample)")
    form.save_button.click()
    qtbot.waitUntil(lambda: form.field("score").is_wrong)
    fill(form, score="64")
    assert saved(qtbot, page.desk, form) == "Wren Sensing (Sample) added as ST-028"
    assert "Wren Sensing (Sample)" in names(view)


def test_enter_does_what_is_next_down_to_a_held_seat(page: CompaniesPage, lark: CompanyRow, qtbot: QtBot) -> None:
    desk, services = page.desk, page.desk.services
    view = open_pipeline(page)
    view.select(lark.id)
    assert next(iter(view.deeds)) == "invited"
    with qtbot.waitSignal(desk.toast_requested) as said:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert said.args is not None
    assert said.args[0] == "Lark Robotics (Sample): Invited to apply"
    assert next(iter(view.deeds)) == "apply"
    view.deeds["apply"].click()
    assert saved(qtbot, desk, form_of(view, RecordForm)) == "Lark Robotics (Sample) has applied"
    view.deeds["wait"].click()
    form = form_of(view, WaitingForm)
    fill(form, desks=4)
    assert saved(qtbot, desk, form) == "Lark Robotics (Sample) waits for 4 desks"
    view.deeds["hold"].click()
    hold = form_of(view, HoldForm)
    said_of_hold = saved(qtbot, desk, hold)
    held = [row for row in services.plans.plan(TODAY).units if row.company_id == lark.id]
    assert [row.state for row in held] == [UnitState.HELD]
    assert said_of_hold == f"{held[0].code} held for Lark Robotics (Sample)"
    assert step_of(services, lark.id) is PipelineStep.WAITING


def test_what_is_held_already_is_taken_up_on_the_plan(page: CompaniesPage, qtbot: QtBot) -> None:
    view = open_pipeline(page, PipelineStep.WAITING)
    first = view.model.rows()[0]
    assert (first.code, view.model.next_step(first)) == ("ST-025", "Take up A11")
    view.select(first.id)
    with qtbot.waitSignal(page.desk.open_requested) as asked:
        view.deeds["take_up"].click()
    assert first.held is not None
    assert asked.args == ["floor_plan", "unit", first.held[0]]


def test_a_wait_is_taken_off_the_list_with_how_it_ended(page: CompaniesPage, lark: CompanyRow, qtbot: QtBot) -> None:
    services, desk = page.desk.services, page.desk
    services.admission.add_waiting(by=desk.actor(), company_id=lark.id, desks=2)
    view = open_pipeline(page, PipelineStep.WAITING)
    view.select(lark.id)
    view.deeds["end_wait"].click()
    form = form_of(view, EndWaitForm)
    fill(form, outcome=WaitOutcome.REFUSED)
    assert saved(qtbot, desk, form) == "Lark Robotics (Sample) does not wait any more"
    assert services.admission.waits_of(lark.id)[0].outcome is WaitOutcome.REFUSED
    assert view.side.isHidden()  # it is at another step now


def test_a_declined_company_leaves_the_way_and_its_card_stays(
    page: CompaniesPage, lark: CompanyRow, qtbot: QtBot
) -> None:
    view = open_pipeline(page)
    view.select(lark.id)
    with qtbot.waitSignal(page.desk.toast_requested):
        view.deeds["declined"].click()
    assert lark.name_en not in names(view)
    assert page.desk.services.companies.detail(lark.id, TODAY).company.stage is CompanyStage.SCOUTED


def test_esc_closes_the_form_then_the_panel_then_the_view(page: CompaniesPage, lark: CompanyRow) -> None:
    view = open_pipeline(page)
    view.select(lark.id)
    view.deeds["scout"].click()
    form = form_of(view, ScoutingForm)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert view.deeds["invited"].isVisible()
    QTest.keyClick(view.side, Qt.Key.Key_Escape)
    assert view.side.isHidden()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert page.over is None


def test_the_card_says_what_was_before_the_seat_and_offers_the_verbs(
    page: CompaniesPage, lark: CompanyRow, qtbot: QtBot
) -> None:
    page.mark_stale()
    page.select(lark.id)
    shown = {button.objectName(): button for button in page.card.tabs.findChildren(QPushButton)}
    assert {"admission.invited", "admission.apply", "admission.scout"} <= shown.keys()
    assert "admission.wait" not in shown  # who has not applied does not wait
    with qtbot.waitSignal(page.desk.toast_requested):
        shown["admission.invited"].click()
    assert page.desk.services.admission.scouting_of(lark.id).decided_on == TODAY  # type: ignore[union-attr]


def test_the_head_of_the_card_says_what_is_next_before_the_seat(
    page: CompaniesPage, lark: CompanyRow, qtbot: QtBot
) -> None:
    desk, services = page.desk, page.desk.services

    def head() -> list[str]:
        return [child.text() for child in page.card.findChildren(QLabel) if child.property("role") == "strong"]

    def verb(text: str) -> QPushButton:
        return next(
            child
            for child in page.card.findChildren(QPushButton)
            if child.text() == text and child.property("kind") == "primary"
        )

    page.mark_stale()
    page.select(lark.id)
    assert "Scouted (BMW), and nothing is decided yet." in head()
    with qtbot.waitSignal(desk.toast_requested):
        verb("Invite").click()
    assert "Invited on 30 November 2023 and has not applied yet." in head()
    verb("Has applied").click()
    saved(qtbot, desk, form_of(page, RecordForm))
    detail = services.companies.detail(lark.id, TODAY).company
    services.companies.approve(by=desk.actor(), company_id=lark.id, version=detail.version, on=TODAY)
    services.admission.add_waiting(by=desk.actor(), company_id=lark.id, desks=2)
    page.mark_stale()
    assert "Waits for 2 desks since 30 Nov 2023." in head()
    unit = services.plans.free_units(TODAY, desks=2)[0].code
    verb(f"Hold {unit}").click()
    saved(qtbot, desk, form_of(page, HoldForm))
    with qtbot.waitSignal(desk.open_requested):
        verb(f"Take up {unit}").click()


def test_a_company_waits_from_its_card(page: CompaniesPage, qtbot: QtBot) -> None:
    key = next(row.id for row in page.desk.services.companies.all(TODAY) if row.code == "ST-005")
    page.select(key)
    verb = page.card.tabs.findChild(QPushButton, "admission.wait")
    assert isinstance(verb, QPushButton)
    verb.click()
    form = form_of(page, WaitingForm)
    form.save_button.click()
    qtbot.waitUntil(lambda: form.field("desks").is_wrong)
    fill(form, desks=3, note="more desks")
    saved(qtbot, page.desk, form)
    assert [row.desks for row in page.desk.services.admission.waits_of(key)] == [3]
    assert page.card.tabs.findChild(QPushButton, "admission.end_wait") is not None


def test_an_auditor_reads_only(page: CompaniesPage, lark: CompanyRow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page.desk, "_actor", replace(page.desk.actor(), role=Role.AUDITOR))
    view = open_pipeline(page)
    view.select(lark.id)
    assert list(view.deeds) == ["card"]
    assert not view.add_button.isVisible()
    view.deeds["card"].click()
    assert page.over is None
    assert page.card.detail is not None
    assert page.card.detail.company.id == lark.id
    assert page.card.tabs.findChild(QPushButton, "admission.scout") is None


def test_the_view_follows_the_language(page: CompaniesPage, lark: CompanyRow, qtbot: QtBot) -> None:
    languages = Languages()
    view = open_pipeline(page)
    view.select(lark.id)
    languages.use("zh_CN")
    page.desk.set_lang("zh_CN")
    try:
        qtbot.waitUntil(lambda: view.chips[PipelineStep.SCOUTED].text() == "寻访 1")
        assert view.deeds["invited"].text() == "邀请"
        assert view.model.heads()[PipelineModel.NEXT] == "下一步"
    finally:
        languages.use("en")


def test_the_table_keeps_the_rules_of_item_models(page: CompaniesPage, lark: CompanyRow, qtbot: QtBot) -> None:
    model = PipelineModel("en")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    services = page.desk.services
    model.set_rows(services.admission.pipeline(TODAY))
    model.set_step(PipelineStep.RESIDENT)
    assert model.rowCount(QModelIndex()) == 22
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(spoken, str)
    assert "Resident" in spoken
    model.set_step(None)
    tester.deleteLater()
    model.deleteLater()


# --- what is half written stays ------------------------------------------------------------------


def half_written(page: CompaniesPage) -> tuple[PipelineView, RecordForm]:
    """The form of a scouted company with a name in it, and nothing else yet."""
    view = open_pipeline(page)
    view.add_button.click()
    form = form_of(view, ScoutingForm)
    fill(form, name_en="Half a Name")
    return view, form


def is_kept(view: PipelineView, form: RecordForm) -> bool:
    QApplication.processEvents()
    said = "This is not saved yet. Save it first, or give it up with Esc."
    assert said in [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    return view.side.form is form and form.values()["name_en"] == "Half a Name"


def test_no_other_view_takes_the_place_of_a_half_written_form(page: CompaniesPage) -> None:
    view, form = half_written(page)
    for entry in PAGE_ENTRIES:
        entry.run(page)
        assert page.over is view
        assert is_kept(view, form)
        assert form.isAncestorOf(QApplication.focusWidget()), "the keys are where something is to be done"
    page.show_record("company", page.model.rows()[0].id)
    assert page.over is view
    assert is_kept(view, form)


def test_another_row_another_form_and_the_way_back_wait_for_a_half_written_form(
    page: CompaniesPage, lark: CompanyRow
) -> None:
    view, form = half_written(page)
    before = view.table.currentIndex().row()
    assert view.model.rows()[before].id == lark.id
    view.table.setCurrentIndex(view.model.index(before + 1, 0))
    assert is_kept(view, form)
    assert view.table.currentIndex().row() == before
    view.add()
    assert is_kept(view, form)
    view.close_button.click()
    assert is_kept(view, form)
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    assert is_kept(view, form)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert view.side.form is None
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    assert page.over is None


def test_a_form_that_was_only_opened_gives_way(page: CompaniesPage, lark: CompanyRow) -> None:
    view = open_pipeline(page)
    view.add_button.click()
    view.table.setCurrentIndex(view.model.index(1, 0))
    assert view.side.form is None
    assert view.side.title.text() == view.model.rows()[1].name_en
