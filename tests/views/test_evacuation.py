"""An evacuation counted from the keyboard, over whichever page was open."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.desk_words import MusterKind
from jib_desk.rules.words import Role
from jib_desk.services.centre import open_centre
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.evacuations import EvacuationReport
from jib_desk.services.rows.muster import RollLine
from jib_desk.views.context import DeskContext
from jib_desk.views.evacuation.view import EvacuationView
from jib_desk.views.item_models.calls import CallsModel
from jib_desk.views.item_models.roll import RollModel
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.printing.evacuation_report import evacuation_report
from jib_desk.views.printing.output import pdf_bytes
from jib_desk.views.visitors.desk_dialog import DeskDialog
from tests.views.printed import text_of
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
    view.part.choose("companies")
    return view


@pytest.fixture
def roll(view: EvacuationView, desk: DeskContext) -> EvacuationView:
    """A drill, with two more visitors inside: one alone, and a party of five."""
    for name, size, badge in (("周示例", 1, "11"), ("吴示例", 5, "12")):
        by = desk.actor()
        desk.services.visitors.check_in(by=by, name_zh=name, party_size=size, badge=badge, organisation="示例大学")
    view.drill_button.click()
    settled(desk)
    return view


def settled(desk: DeskContext) -> None:
    assert desk.tasks.wait()
    QApplication.processEvents()


def line_of(desk: DeskContext, badge: str) -> RollLine:
    return next(line for line in desk.services.muster.sheet().lines if line.badge == badge)


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
    assert view.companies.model.rowCount() == 23
    assert view.companies.table.isColumnHidden(CallsModel.REPORT)
    assert view.companies.form.isHidden()
    assert "12000000001" in view.companies.model.index(0, CallsModel.CALL).data()


def test_enter_on_the_button_starts_an_evacuation(view: EvacuationView, desk: DeskContext) -> None:
    type_keys(Qt.Key.Key_Tab)
    assert view.alarm_button.hasFocus()
    type_keys(Qt.Key.Key_Return)
    settled(desk)
    assert report(desk).evacuation.is_drill is False


def test_reports_are_typed_one_after_the_other_without_the_mouse(drill: EvacuationView, desk: DeskContext) -> None:
    assert drill.companies.form.company.hasFocus()
    type_keys("turtle", Qt.Key.Key_Return, "3/5", Qt.Key.Key_Return)
    assert desk.tasks.wait()
    assert told(desk, "TurtleDrive") == (3, 5)
    assert drill.companies.form.company.hasFocus()
    assert drill.companies.form.company.text() == ""
    type_keys("B01", Qt.Key.Key_Return, "all", Qt.Key.Key_Return)
    assert desk.tasks.wait()
    assert told(desk, "SilkRoute Cockpit") == (9, 9)
    first = drill.companies.model.call(drill.companies.model.index(0, 0))
    assert first is not None
    assert (first.name_en, drill.companies.model.state(first)) == ("TurtleDrive", "▲ 2 missing")
    assert drill.companies.totals.text().startswith("12 of 14 out · 2 missing")


@pytest.mark.parametrize("typed", ["yuexiongmao", "yxm", "月熊猫", "a01", "赵示一"])
def test_a_company_is_found_by_pinyin_initials_seat_or_person(
    drill: EvacuationView, desk: DeskContext, typed: str
) -> None:
    drill.companies.form.company.setText(typed)
    drill.companies.form.count.setText("2")
    drill.companies.form.count.setFocus()
    type_keys(Qt.Key.Key_Return)
    assert desk.tasks.wait()
    assert told(desk, "MoonPanda Battery") == (2, 4)


def test_what_is_no_report_is_said_at_its_field_and_stays(drill: EvacuationView, desk: DeskContext) -> None:
    drill.companies.form.company.setText("no such company")
    drill.companies.form.commit()
    assert drill.companies.form.fields["company"].is_wrong
    drill.companies.form.company.setText("turtle")
    drill.companies.form.count.setText("some")
    drill.companies.form.commit()
    assert "3/5" in drill.companies.form.fields["people_out"].below()
    drill.companies.form.count.setText("6/5")
    drill.companies.form.commit()
    assert desk.tasks.wait()
    QApplication.processEvents()
    assert "More people are out than were in" in drill.companies.form.fields["people_out"].below()
    assert drill.companies.form.count.text() == "6/5"
    assert report(desk).reported == ()


def test_a_row_is_taken_into_the_line_by_enter(drill: EvacuationView) -> None:
    drill.companies.table.setFocus()
    drill.companies.table.setCurrentIndex(drill.companies.model.index(4, 0))
    call = drill.companies.model.call(drill.companies.model.index(4, 0))
    assert call is not None
    drill.companies.table.activated.emit(drill.companies.model.index(4, 0))
    assert call.name_en in drill.companies.form.company.text()
    assert drill.companies.form.count.hasFocus()


def test_the_all_clear_asks_about_the_missing_and_then_shows_the_report(
    drill: EvacuationView, window: MainWindow, desk: DeskContext
) -> None:
    type_keys("turtle", Qt.Key.Key_Return, "3/5", Qt.Key.Key_Return)
    assert desk.tasks.wait()
    drill.clear_button.click()
    assert desk.tasks.wait()
    QApplication.processEvents()
    assert "Reported missing: 2. Visitors and guests not ticked: 4. Companies without a word: 22." in (
        drill.note_field.below()
    )
    assert not drill.companies.form.company.isUndoAvailable(), "Ctrl+Z brings no report back into the fields"
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
    QApplication.processEvents()
    assert window.bars.bar("evacuation") is None, "the roll itself is on the screen, and needs its height"
    window.show_page("journal")
    QApplication.processEvents()
    assert window.bars.bar("evacuation") is not None
    window.show_page("bookings")
    QTest.keyClick(drill, Qt.Key.Key_Escape)
    QApplication.processEvents()
    window.show_page("journal")
    bar = window.bars.bar("evacuation")
    assert bar is not None
    assert "10:00" in bar.label.text()
    bar.findChild(QPushButton).click()  # type: ignore[union-attr]
    page = window.pages.page("journal")
    assert isinstance(page.over, EvacuationView)
    assert page.over.people.search.hasFocus()


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


def test_f12_prints_from_a_question_that_stands_before_the_window_and_the_question_stays(
    window: MainWindow, desk: DeskContext, qtbot: QtBot
) -> None:
    dialog = DeskDialog(desk, "A question", "Do it", window.pages.show_page("visitors"))
    line = QLineEdit("half written")
    dialog.body.addWidget(line)
    dialog.open()
    line.setFocus()
    for widget in (line, dialog.cancel):
        dialog.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        QTest.keyClick(widget, Qt.Key.Key_F12)
        (preview,) = [each for each in dialogs() if each.inherits("QPrintPreviewDialog")]
        QTest.keyClick(preview, Qt.Key.Key_F12)
        assert [each for each in dialogs() if each.inherits("QPrintPreviewDialog")] == [preview], "one is enough"
        preview.close()
    assert (dialog.isVisible(), line.text()) == (True, "half written")
    dialog.reject()


def papers() -> list[str]:
    """The previews that are seen, by their titles in English."""
    shown = [each.windowTitle() for each in dialogs() if each.inherits("QPrintPreviewDialog")]
    return sorted("Muster roll" if "Muster roll" in title else title for title in shown)


def close_papers() -> None:
    for each in dialogs():
        if each.inherits("QPrintPreviewDialog"):
            each.close()


@pytest.mark.qt_log_ignore("does not support raise")
def test_f12_reaches_the_roll_from_the_preview_of_another_paper(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.trigger("print.visitors")
    (other,) = [each for each in dialogs() if each.inherits("QPrintPreviewDialog")]
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    press_f12()
    assert len(papers()) == 2
    assert "Muster roll" in papers()
    roll = QApplication.activeModalWidget()
    assert roll is not None
    assert "Muster roll" in roll.windowTitle(), "in front, where Enter prints it"
    press_f12()
    assert len(papers()) == 2
    close_papers()


def press_f12() -> None:
    """Where the system sends a key: what hangs open, else what has the focus."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_F12)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_f12_reaches_the_roll_while_a_menu_is_open(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("visitors")
    menu = window.foot.who.menu()
    menu.popup(window.pos())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    press_f12()
    assert QApplication.activePopupWidget() is None
    assert papers() == ["Muster roll"]
    close_papers()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
@pytest.mark.parametrize("hangs", ["a list", "a menu"])
def test_f12_reaches_the_roll_while_something_hangs_open_in_a_question(
    window: MainWindow, desk: DeskContext, qtbot: QtBot, hangs: str
) -> None:
    dialog = DeskDialog(desk, "A question", "Do it", window.pages.show_page("visitors"))
    choice = QComboBox()
    choice.addItems(["one", "two"])
    dialog.body.addWidget(choice)
    dialog.open()
    dialog.activateWindow()
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus)
    menu = QMenu(dialog)
    menu.addAction("one")
    if hangs == "a list":
        choice.showPopup()
    else:
        menu.popup(dialog.pos())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press_f12()
    assert papers() == ["Muster roll"]
    close_papers()
    assert dialog.isVisible()
    dialog.reject()


def dialogs() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_an_auditor_starts_and_counts_nothing(view: EvacuationView, desk: DeskContext) -> None:
    desk._actor = replace(desk.actor(), role=Role.AUDITOR)
    view.refresh()
    assert view.drill_button.isHidden()
    assert view.alarm_button.isHidden()
    assert view.companies.model.rowCount() == 23


def test_the_view_follows_the_language(drill: EvacuationView, desk: DeskContext) -> None:
    languages = Languages()
    try:
        desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert drill.title.text() == "演练进行中，始于10:00"
        assert drill.companies.model.index(0, CallsModel.COMPANY).data() == "月熊猫电池"
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
    for widget in (drill.back_button, drill.companies.form.keep, drill.companies.table):
        assert widget.mapTo(drill, widget.rect().bottomRight()).x() <= drill.width()


# --- people -----------------------------------------------------------------------------------


def test_people_are_ticked_by_typing_without_the_mouse(roll: EvacuationView, desk: DeskContext) -> None:
    before = desk.services.muster.sheet().missing
    assert roll.people.search.hasFocus()
    assert roll.people.missing.text() == f"Still missing {before}"
    for typed in ("zhousl", "12"):
        type_keys(typed, Qt.Key.Key_Return)
        settled(desk)
        assert roll.people.search.text() == ""
        assert roll.people.search.hasFocus()
    assert line_of(desk, "11").is_safe
    assert line_of(desk, "12").safe == 5
    assert roll.people.missing.text() == f"Still missing {before - 6}"
    assert "6 of" in roll.people.parts.text()


def test_of_a_party_a_number_behind_the_name_says_how_many(roll: EvacuationView, desk: DeskContext) -> None:
    roll.people.search.setText("吴示例 3/5")  # as an input method writes it
    type_keys(Qt.Key.Key_Return)
    settled(desk)
    assert line_of(desk, "12").safe == 3
    assert roll.people.model.state(line_of(desk, "12")) == "▲ 3 of 5"


def test_who_of_a_party_is_known_by_name_is_ticked_by_name_and_unknown_where_a_number_was_told(
    roll: EvacuationView, desk: DeskContext
) -> None:
    visit = next(row for row in desk.services.visitors.on_site() if row.badge == "12")
    desk.services.visitors.set_party(
        by=desk.actor(), visit_id=visit.id, version=visit.version, people=5, names=["陆同行", "He Tong"]
    )
    roll.refresh()

    def states() -> list[str]:
        sheet = desk.services.muster.sheet()
        return [roll.people.model.state(line) for line in sheet.lines if line.badge == "12"]

    assert states() == ["○ 5 missing", "○ missing", "○ missing", "○ missing"]
    roll.people.search.setFocus()
    type_keys("hetong", Qt.Key.Key_Return)
    settled(desk)
    assert states() == ["▲ 1 of 5", "○ missing", "○ missing", "● safe"]
    type_keys("12 4/5", Qt.Key.Key_Return)
    settled(desk)
    assert states() == ["▲ 4 of 5", "○ not known", "○ not known", "● safe"]
    type_keys("12", Qt.Key.Key_Return)
    settled(desk)
    assert states() == ["● 5 safe", "● safe", "● safe", "● safe"]


def test_in_the_table_space_ticks_and_plus_and_minus_count(roll: EvacuationView, desk: DeskContext) -> None:
    place = roll.people.model.place_of(line_of(desk, "12").id)
    roll.people.table.setFocus()
    roll.people.table.setCurrentIndex(place)
    type_keys(Qt.Key.Key_Plus)
    settled(desk)
    type_keys(Qt.Key.Key_Plus)
    settled(desk)
    type_keys(Qt.Key.Key_Minus)
    settled(desk)
    assert line_of(desk, "12").safe == 1
    type_keys(Qt.Key.Key_Space)
    settled(desk)
    assert line_of(desk, "12").is_safe
    type_keys(Qt.Key.Key_Return)
    settled(desk)
    assert line_of(desk, "12").safe == 0
    assert roll.people.table.currentIndex().row() == place.row(), "ticks move no line"
    type_keys("1")
    assert (roll.people.search.text(), roll.people.search.hasFocus()) == ("1", True)


def test_a_click_on_the_state_ticks(roll: EvacuationView, desk: DeskContext) -> None:
    place = roll.people.model.place_of(line_of(desk, "11").id)
    roll.people.table.scrollTo(place)
    middle = roll.people.table.visualRect(place).center()
    QTest.mouseClick(roll.people.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    settled(desk)
    assert line_of(desk, "11").is_safe


def test_the_safe_can_be_hidden_and_the_keys_go_to_the_next(roll: EvacuationView, desk: DeskContext) -> None:
    roll.people.hide_safe.setChecked(True)
    rows = roll.people.model.rowCount()
    roll.people.table.setFocus()
    roll.people.table.setCurrentIndex(roll.people.model.index(0, 0))
    second = roll.people.model.rows()[1]
    type_keys(Qt.Key.Key_Space)
    settled(desk)
    assert roll.people.model.rowCount() == rows - 1
    assert roll.people.model.line(roll.people.table.currentIndex()) == second


def test_who_is_on_no_list_is_added_from_the_same_line(roll: EvacuationView, desk: DeskContext) -> None:
    roll.people.search.setText("送餐员")
    type_keys(Qt.Key.Key_Return)
    assert "Ctrl+Enter" in roll.people.field.below()
    assert roll.people.search.text() == "送餐员", "what was typed stays"
    QTest.keyClick(roll.people.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(desk)
    (added,) = desk.services.muster.sheet().of(MusterKind.UNKNOWN)
    assert (added.name, added.is_safe) == ("送餐员", True)
    assert roll.people.search.text() == ""


@pytest.mark.parametrize("typed", ["\u202e\u202d", "😀" * 150, "长" * 10_000])
def test_no_name_breaks_the_line(roll: EvacuationView, desk: DeskContext, typed: str) -> None:
    roll.people.search.setText(typed)
    roll.people.tick()
    roll.people.add()
    settled(desk)
    assert roll.isVisible()
    assert roll.people.field.is_wrong or desk.services.muster.sheet().of(MusterKind.UNKNOWN)


def test_another_desks_ticks_are_seen(roll: EvacuationView, window: MainWindow, desk: DeskContext) -> None:
    other = open_centre(desk.services.database.path, desk.clock)
    try:
        key = report(desk).evacuation.id
        other.muster.tick(by=desk.actor(), evacuation_id=key, line=line_of(desk, "11"))
    finally:
        other.close()
    assert window.watch is not None
    window.watch.look()
    shown = roll.people.model.record(line_of(desk, "11").id)
    assert shown is not None
    assert shown.is_safe


def test_the_report_shows_each_tick_with_its_time_and_is_printed(
    roll: EvacuationView, desk: DeskContext, clock: FixedClock
) -> None:
    clock.at += timedelta(minutes=6)
    type_keys("11", Qt.Key.Key_Return)
    settled(desk)
    roll.people.search.setText("送餐员")
    QTest.keyClick(roll.people.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(desk)
    type_keys("zhaoshiyi", Qt.Key.Key_Return)  # somebody of a resident company
    settled(desk)
    roll.note.setText("the others were seen at the north gate")
    roll.all_clear()
    settled(desk)
    assert roll.people.isVisible()
    assert not roll.people.search.isVisible()
    shown = {row.badge: roll.people.model.text(row, roll.people.model.WHEN) for row in roll.people.model.rows()}
    assert shown["11"] == "ticked 10:06"
    sheet = desk.services.muster.sheet(desk.services.evacuations.all()[0].id)
    paper = text_of(pdf_bytes(evacuation_report(desk.services.evacuations.report(1), desk.centre(), sheet)))
    for text in ("周示例", "10:06", "送餐员", "northgate", "赵示一"):
        assert text in paper


def test_people_and_companies_fit_a_small_window_and_can_be_named(roll: EvacuationView, window: MainWindow) -> None:
    window.resize(1024, 768)
    QApplication.processEvents()
    assert unnamed_controls(roll) == []
    assert (window.width(), window.height()) == (1024, 768)
    for widget in (roll.back_button, roll.people.hide_safe, roll.people.table):
        assert widget.mapTo(roll, widget.rect().bottomRight()).x() <= roll.width()
    assert roll.people.table.viewport().height() > 5 * roll.people.table.rowHeight(0)


def test_the_model_of_the_roll_speaks_each_line_whole(desk: DeskContext, qtbot: QtBot) -> None:
    model = RollModel("en", desk.zone)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows(desk.services.muster.sheet().lines)
    spoken = model.index(0, RollModel.STATE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("○ missing, ")
    named = [model.text(line, RollModel.NAME) for line in model.rows() if line.is_contact]
    assert "– 赵示一 Zhao Shiyi" in named  # the company above them may be known by the other name
    model.look_for("nobody of this name", hides_safe=True)
    assert model.rowCount() == 0
