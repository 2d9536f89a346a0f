"""An evacuation counted from the keyboard, over whichever page was open."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import Role
from jib_desk.services.rows.evacuations import EvacuationReport
from jib_desk.views.context import DeskContext
from jib_desk.views.evacuation.view import EvacuationView
from jib_desk.views.item_models.calls import CallsModel
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from tests.views.spoken import unnamed_controls

TODAY = date(2023, 11, 30)


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> Iterator[EvacuationView]:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("bookings")
    window.actions_.trigger("evacuation")
    shown = window.findChild(EvacuationView)
    assert shown is not None
    yield shown
    window.desk.tasks.wait() if window.desk is not None else None


@pytest.fixture
def drill(view: EvacuationView, desk: DeskContext) -> EvacuationView:
    view.drill_button.click()
    assert desk.tasks.wait()
    QApplication.processEvents()
    return view


def report(desk: DeskContext) -> EvacuationReport:
    found = desk.services.evacuations.current()
    assert found is not None
    return found


def told(desk: DeskContext, company: str) -> tuple[int | None, int | None]:
    return next((call.people_out, call.people_in) for call in report(desk).companies if call.name_en == company)


def type_keys(*texts: str | Qt.Key) -> None:
    for text in texts:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, text) if isinstance(text, Qt.Key) else QTest.keyClicks(widget, text)


def test_before_it_starts_the_call_list_is_there_without_reports(view: EvacuationView) -> None:
    assert view.drill_button.hasFocus()
    assert view.model.rowCount() == 23
    assert view.table.isColumnHidden(CallsModel.REPORT)
    assert view.form.isHidden()
    assert "12000000001" in view.model.index(0, CallsModel.CALL).data()


def test_reports_are_typed_one_after_the_other_without_the_mouse(drill: EvacuationView, desk: DeskContext) -> None:
    assert drill.form.company.hasFocus()
    type_keys("turtle", Qt.Key.Key_Return, "3/5", Qt.Key.Key_Return)
    assert desk.tasks.wait()
    assert told(desk, "TurtleDrive") == (3, 5)
    assert drill.form.company.hasFocus()
    assert drill.form.company.text() == ""
    type_keys("B01", Qt.Key.Key_Return, "all", Qt.Key.Key_Return)
    assert desk.tasks.wait()
    assert told(desk, "SilkRoute Cockpit") == (9, 9)
    first = drill.model.call(drill.model.index(0, 0))
    assert first is not None
    assert (first.name_en, drill.model.state(first)) == ("TurtleDrive", "▲ 2 missing")
    assert drill.totals.text().startswith("12 of 14 out · 2 missing")


@pytest.mark.parametrize("typed", ["yuexiongmao", "yxm", "月熊猫", "a01", "赵示一"])
def test_a_company_is_found_by_pinyin_initials_seat_or_person(
    drill: EvacuationView, desk: DeskContext, typed: str
) -> None:
    drill.form.company.setText(typed)
    drill.form.count.setText("2")
    drill.form.count.setFocus()
    type_keys(Qt.Key.Key_Return)
    assert desk.tasks.wait()
    assert told(desk, "MoonPanda Battery") == (2, 4)


def test_what_is_no_report_is_said_at_its_field_and_stays(drill: EvacuationView, desk: DeskContext) -> None:
    drill.form.company.setText("no such company")
    drill.form.commit()
    assert drill.form.fields["company"].is_wrong
    drill.form.company.setText("turtle")
    drill.form.count.setText("some")
    drill.form.commit()
    assert "3/5" in drill.form.fields["people_out"].below()
    drill.form.count.setText("6/5")
    drill.form.commit()
    assert desk.tasks.wait()
    QApplication.processEvents()
    assert "More people are out than were in" in drill.form.fields["people_out"].below()
    assert drill.form.count.text() == "6/5"
    assert report(desk).reported == ()


def test_a_row_is_taken_into_the_line_by_enter(drill: EvacuationView) -> None:
    drill.table.setFocus()
    drill.table.setCurrentIndex(drill.model.index(4, 0))
    call = drill.model.call(drill.model.index(4, 0))
    assert call is not None
    drill.table.activated.emit(drill.model.index(4, 0))
    assert call.name_en in drill.form.company.text()
    assert drill.form.count.hasFocus()


def test_the_all_clear_asks_about_the_missing_and_then_shows_the_report(
    drill: EvacuationView, window: MainWindow, desk: DeskContext
) -> None:
    type_keys("turtle", Qt.Key.Key_Return, "3/5", Qt.Key.Key_Return)
    assert desk.tasks.wait()
    drill.clear_button.click()
    assert desk.tasks.wait()
    QApplication.processEvents()
    assert "2 people are still reported missing (龟速智驾 TurtleDrive)" in drill.note_field.below()
    assert not drill.form.company.isUndoAvailable(), "Ctrl+Z brings no report back into the fields"
    assert drill.note.hasFocus()
    type_keys("on a business trip", Qt.Key.Key_Return)
    assert desk.tasks.wait()
    QApplication.processEvents()
    assert desk.services.evacuations.current() is None
    assert drill.title.text() == "Drill of 30 Nov 2023 10:00–10:00"
    assert drill.said.text() == "on a business trip"
    assert window.bars.bar("evacuation") is None
    QTest.keyClick(drill, Qt.Key.Key_Escape)
    assert drill.start_card.isVisible()
    assert [item.text() for item in drill.findChildren(QPushButton) if item.text().startswith("Drill of")]


def test_while_one_is_running_every_window_says_so_and_leads_to_it(
    drill: EvacuationView, window: MainWindow, desk: DeskContext
) -> None:
    bar = window.bars.bar("evacuation")
    assert bar is not None
    assert "10:00" in bar.label.text()
    QTest.keyClick(drill, Qt.Key.Key_Escape)
    QApplication.processEvents()
    window.show_page("journal")
    bar.findChild(QPushButton).click()  # type: ignore[union-attr]
    page = window.pages.page("journal")
    assert isinstance(page.over, EvacuationView)
    assert page.over.form.company.hasFocus()


def test_escape_leads_back_to_the_page_and_a_second_wish_opens_no_second_view(
    view: EvacuationView, window: MainWindow
) -> None:
    window.foot.evacuation.trigger()
    assert len([item for item in window.findChildren(EvacuationView) if item.isVisible()]) == 1
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert window.pages.page("bookings").over is None


def test_f12_still_prints_at_once(window: MainWindow) -> None:
    assert window.actions_.shortcut_text("muster") == "F12"
    assert "evacuation" in {command.id for command in window.actions_.offered()}


def test_an_auditor_starts_and_counts_nothing(view: EvacuationView, desk: DeskContext) -> None:
    desk._actor = replace(desk.actor(), role=Role.AUDITOR)
    view.refresh()
    assert view.drill_button.isHidden()
    assert view.alarm_button.isHidden()
    assert view.model.rowCount() == 23


def test_the_view_follows_the_language(drill: EvacuationView, desk: DeskContext) -> None:
    languages = Languages()
    try:
        desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert drill.title.text() == "演练进行中，始于10:00"
        assert drill.model.index(0, CallsModel.COMPANY).data() == "月熊猫电池"
    finally:
        languages.use("en")


def test_the_model_of_the_companies_speaks_each_row_whole(desk: DeskContext, qtbot: QtBot) -> None:
    model = CallsModel("en", desk.zone)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows(desk.services.evacuations.call_list())
    spoken = model.index(0, CallsModel.STATE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("○ no word, A01, MoonPanda Battery, 4")


def test_every_control_can_be_named_and_all_fits_a_small_window(drill: EvacuationView, window: MainWindow) -> None:
    drill.clear_button.click()
    window.resize(1024, 768)
    QApplication.processEvents()
    assert unnamed_controls(drill) == []
    assert (window.width(), window.height()) == (1024, 768)
    for widget in (drill.back_button, drill.form.keep, drill.table):
        assert widget.mapTo(drill, widget.rect().bottomRight()).x() <= drill.width()
