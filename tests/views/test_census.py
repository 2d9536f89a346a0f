"""The census at the keyboard: along the seats by arrows and digits, differences settled by one click, closed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QDate, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import AttachmentOf, CensusResolution, CensusResult, EndedAs, Role, UnitState
from jib_desk.services.centre import Services
from jib_desk.services.rows.census import CensusLine, FindingRow
from jib_desk.views.census.forms import CorrectionForm, ExplainForm, ReopenForm, StartForm
from jib_desk.views.census.view import CensusView
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.more import ENTRIES
from jib_desk.views.item_models.census import CensusesModel, CensusModel
from jib_desk.views.item_models.unit_faces import company_of
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.widgets.form_inputs import TextInput
from jib_desk.views.widgets.inputs import DateBox

TODAY = date(2023, 11, 30)
YESTERDAY = date(2023, 11, 29)


def shown(desk: DeskContext, qtbot: QtBot) -> CensusView:
    made = CensusView(desk)
    qtbot.addWidget(made)
    made.resize(1376, 872)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def view(desk: DeskContext, qtbot: QtBot) -> Iterator[CensusView]:
    """A census of today that has just begun, at its first seat."""
    desk.services.census.start(by=desk.actor(), counted_on=TODAY, counted_by="赵示一")
    made = shown(desk, qtbot)
    made.table.setFocus()
    yield made
    desk.tasks.wait()
    made.hide()


def press(view: CensusView, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is, and what it asks for is done."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)
    assert view.desk.tasks.wait()


def at(view: CensusView, code: str) -> CensusLine:
    """Stands at a seat."""
    assert view.sheet is not None
    line = next(line for line in view.sheet.lines if line.unit.code == code)
    view.table.go_to(line.unit.id)
    view.table.setFocus()
    return line


def finding(view: CensusView, code: str) -> FindingRow | None:
    assert view.sheet is not None
    return next(line.finding for line in view.sheet.lines if line.unit.code == code)


def noted(view: CensusView, code: str) -> FindingRow:
    found = finding(view, code)
    assert found is not None
    return found


def company_text(view: CensusView, code: str) -> str:
    return next(row.short_en for row in view.desk.services.companies.all(TODAY) if row.code == code)


def said(view: CensusView) -> list[str]:
    return [child.text() for child in view.differences.findChildren(QLabel)]


def write_company(view: CensusView, text: str) -> None:
    """Without the list that pops up, which the test's platform does not know."""
    edit = view.panel.company.lineEdit()
    assert edit is not None
    assert view.panel.company.hasFocus()
    edit.setText(text)


# --- beginning -------------------------------------------------------------------------------


def test_a_census_is_begun_by_enter_and_shows_the_seats_in_walking_order(desk: DeskContext, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    assert isinstance(view.form, StartForm)
    view.form.focus_first()
    press(view, Qt.Key.Key_Return)
    assert view.form is None
    assert view.sheet is not None
    assert view.sheet.census.counted_by == "Front desk"
    assert [line.unit.code for line in view.walk.rows()][:3] == ["B01", "B02", "B03"]
    assert view.title.text() == "C-231130-01 · 30 Nov 2023"
    view.hide()


def test_a_day_to_come_is_refused_in_the_form_and_nothing_typed_is_lost(desk: DeskContext, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    assert view.form is not None
    day, by = view.form.slot("counted_on"), view.form.slot("counted_by")
    assert day is not None
    assert by is not None
    box = day.input.widget()
    assert isinstance(box, DateBox)
    box.set_day(QDate(2023, 12, 1))
    by.input.widget().setFocus()
    QTest.keyClicks(QApplication.focusWidget(), " and Qian")
    press(view, Qt.Key.Key_Return)
    assert isinstance(view.form, StartForm)
    assert view.form.field("counted_on").is_wrong
    assert by.input.value() == "Front desk and Qian"
    view.hide()


def test_day_people_and_note_are_said_otherwise_while_it_is_open(view: CensusView) -> None:
    view.edit_button.click()
    assert isinstance(view.form, StartForm)
    note, by = view.form.slot("note"), view.form.slot("counted_by")
    assert note is not None
    assert by is not None
    assert isinstance(note.input, TextInput)
    note.input.setText("Second floor only")
    note.input.setFocus()
    press(view, Qt.Key.Key_Return)
    assert view.form is None
    assert view.about.text() == "Counted by 赵示一 · Second floor only"


def test_a_census_that_another_desk_begins_takes_the_form_away_and_is_listed(desk: DeskContext, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    assert isinstance(view.form, StartForm)
    by = desk.actor()
    desk.run(lambda: desk.services.census.start(by=by, counted_on=TODAY, counted_by="B"))
    assert desk.tasks.wait()
    assert view.form is None
    assert [row.code for row in view.censuses.rows()] == ["C-231130-01", "C-231120-01"]
    view.hide()


def test_a_plan_without_seats_says_so(services: Services, qtbot: QtBot) -> None:
    desk = DeskContext(services, workstation="tests")
    long_ago = date(2020, 1, 1)
    services.census.start(by=desk.actor(), counted_on=long_ago, counted_by="A")
    view = shown(desk, qtbot)
    assert view.stack.currentWidget() is view.no_seats
    assert not view.panel.isVisible()
    QTest.keyClick(view.table, Qt.Key.Key_1)
    assert desk.tasks.wait()
    view.hide()
    desk.close()


# --- walking ---------------------------------------------------------------------------------


def test_enter_goes_to_the_next_seat_and_arrows_move(view: CensusView) -> None:
    places: list[str] = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(view, key)
        assert view.panel.line is not None
        places.append(view.panel.line.unit.code)
    assert places == ["B02", "B03", "B02"]
    assert view.panel.heading.text() == "B02 · SilkRoute Cockpit"


def test_one_is_an_empty_seat_and_enter_goes_on_at_once(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    assert noted(view, "A05").result is CensusResult.EMPTY
    press(view, Qt.Key.Key_Return)
    assert view.panel.line is not None
    assert view.panel.line.unit.code == "A04"


def test_two_asks_who_is_there_and_enter_keeps_it_and_goes_on(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_2)
    write_company(view, "st-025")
    press(view, Qt.Key.Key_Return)
    assert noted(view, "A05").company_en == company_text(view, "ST-025")
    assert view.table.hasFocus()
    assert view.panel.line is not None
    assert view.panel.line.unit.code == "A04"


def test_somebody_who_is_in_no_list_is_said_to_be_unknown_and_stays_written(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_2)
    write_company(view, "Nobody knows Ltd")
    press(view, Qt.Key.Key_Return)
    assert "Nobody knows Ltd" in view.panel.company_field.below()
    assert view.panel.company.currentText() == "Nobody knows Ltd"
    assert view.panel.line is not None
    assert view.panel.line.unit.code == "A05"


def test_three_and_four_begin_with_one_desk_more_or_fewer(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_3)
    assert (noted(view, "A05").result, noted(view, "A05").desks) == (CensusResult.EXTRA_DESKS, 5)
    QTest.keyClicks(QApplication.focusWidget(), "7")
    press(view, Qt.Key.Key_Return)
    assert noted(view, "A05").desks == 7
    at(view, "A05")
    press(view, Qt.Key.Key_4)
    assert (noted(view, "A05").result, noted(view, "A05").desks) == (CensusResult.FEWER_DESKS, 3)


def test_a_note_is_kept_through_another_digit_and_zero_takes_all_back(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_5)
    QTest.keyClicks(QApplication.focusWidget(), "Lights on, nobody in")
    press(view, Qt.Key.Key_Escape)
    assert view.table.hasFocus()
    press(view, Qt.Key.Key_1)
    assert (noted(view, "A05").result, noted(view, "A05").note) == (CensusResult.EMPTY, "Lights on, nobody in")
    view.table.setFocus()
    press(view, Qt.Key.Key_0)
    assert finding(view, "A05") is None
    assert view.panel.fits_button.isChecked()


def test_digits_pressed_faster_than_they_are_written_end_with_the_last(view: CensusView) -> None:
    at(view, "A05")
    for key in (Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_4):
        QTest.keyClick(view.table, key)
    assert view.desk.tasks.wait()
    QApplication.processEvents()
    assert view.desk.tasks.wait()
    assert noted(view, "A05").result is CensusResult.FEWER_DESKS


def test_an_empty_seat_that_is_recorded_so_is_refused_in_words_beside_it(view: CensusView) -> None:
    at(view, "A12")
    press(view, Qt.Key.Key_1)
    assert finding(view, "A12") is None
    assert view.panel.error.isVisible()
    assert "A12" in view.panel.error.text()


def test_a_vacant_seat_with_somebody_in_it_is_said_so_on_the_digit(view: CensusView) -> None:
    at(view, "A12")
    assert "not recorded" in view.panel.chips[CensusResult.OTHER_COMPANY].text()
    press(view, Qt.Key.Key_2)
    assert noted(view, "A12").result is CensusResult.OCCUPIED


def test_a_photo_is_pasted_at_the_seat(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    picture = QImage(8, 6, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    view.table.setFocus()
    press(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    files = view.desk.services.attachments.of(AttachmentOf.CENSUS_FINDING, noted(view, "A05").id)
    assert len(files) == 1
    assert view.panel.files.files == files


def test_a_photo_is_pasted_while_the_note_is_written_and_words_stay_words(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_5)
    assert view.panel.note.hasFocus()
    QTest.keyClicks(view.panel.note, "broken ")
    picture = QImage(8, 6, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    press(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(view.panel.files.files) == 1
    QGuiApplication.clipboard().setText("lamp")
    press(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view.panel.note.text() == "broken lamp"
    assert len(view.panel.files.files) == 1


def test_a_note_that_another_desk_was_faster_with_leads_back_to_its_seat_with_what_was_typed(view: CensusView) -> None:
    line, by, census = at(view, "A05"), view.desk.actor(), view.desk.services.census
    press(view, Qt.Key.Key_5)
    QTest.keyClicks(view.panel.note, "two chairs")
    found, now = noted(view, "A05"), view.sheet
    assert now is not None
    census.find(
        by=by,
        census_id=now.census.id,
        unit_id=line.unit.id,
        result=CensusResult.EMPTY,
        note="nobody",
        version=found.version,
    )
    press(view, Qt.Key.Key_Return)
    assert view.table.line() == view.panel.line
    assert view.panel.line is not None
    assert view.panel.line.unit.code == "A05"
    assert "Somebody else" in view.panel.error.text()
    assert noted(view, "A05").note == "nobody"
    assert view.panel.note.text() == "two chairs"
    press(view, Qt.Key.Key_Return)
    assert noted(view, "A05").note == "two chairs"
    assert noted(view, "A05").result is CensusResult.EMPTY


def test_at_the_next_seat_its_name_is_in_view(view: CensusView) -> None:
    view.resize(1000, 620)
    for code in ("B01", "B02", "B03"):
        at(view, code)
        press(view, Qt.Key.Key_1)
    bar = view.right.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    press(view, Qt.Key.Key_Down)
    assert bar.value() == 0


def test_the_question_before_closing_goes_with_the_census_it_is_about(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    view.close_button.click()
    assert view.desk.tasks.wait()
    assert view.asked.keys() == ("close",)
    view.open_census(0)
    assert view.asked.keys() == ()


# --- settling --------------------------------------------------------------------------------


def test_one_click_corrects_and_the_list_says_what_was_and_what_is(view: CensusView) -> None:
    line = at(view, "A05")
    press(view, Qt.Key.Key_1)
    button = view.differences.correct_buttons[line.unit.id]
    assert button.accessibleName() == "Correct A05: End the stay on 29 Nov"
    button.click()
    assert view.desk.tasks.wait()
    assert noted(view, "A05").resolution is CensusResolution.CORRECTED
    now = next(row for row in view.desk.services.plans.plan(TODAY).units if row.code == "A05")
    assert now.state is UnitState.VACANT
    assert line.unit.id not in view.differences.correct_buttons


def test_after_a_correction_the_keyboard_is_at_the_next_difference_and_then_in_the_walk(
    view: CensusView, qtbot: QtBot
) -> None:
    first = at(view, "A05").unit.id
    press(view, Qt.Key.Key_1)
    second = at(view, "A06").unit.id
    press(view, Qt.Key.Key_1)
    qtbot.waitUntil(view.differences.correct_buttons[first].isVisible)  # a new button shows itself a turn later
    view.differences.correct_buttons[first].setFocus()
    press(view, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is view.differences.correct_buttons[second]
    press(view, Qt.Key.Key_Space)
    assert not view.differences.correct_buttons
    assert QApplication.focusWidget() is view.table


def test_what_another_desk_writes_does_not_move_the_keys_to_another_difference(view: CensusView, qtbot: QtBot) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    at(view, "A04")
    press(view, Qt.Key.Key_1)
    for verb in ("Correct A04: End the stay on 29 Nov", "Explain A04"):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was shown before is gone,
        QApplication.processEvents()  # and what is there now is seen
        next(child for child in view.findChildren(QPushButton) if child.accessibleName() == verb).setFocus()
        view.refresh(None)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == verb


def found_by_another_desk(view: CensusView, code: str, company: str, result: CensusResult) -> CensusLine:
    """Somebody notes who is in a seat; the walk stands there."""
    desk = view.desk
    assert view.sheet is not None
    line = at(view, code)
    who = next(row.id for row in desk.services.companies.all(TODAY) if row.code == company)
    desk.services.census.find(
        by=desk.actor(), census_id=view.sheet.census.id, unit_id=line.unit.id, result=result, company_id=who
    )
    view.refresh(None)
    return at(view, code)


def test_a_correction_that_is_refused_is_told_in_the_census_until_something_changes(
    view: CensusView, desk: DeskContext
) -> None:
    line = found_by_another_desk(view, "A12", "ST-025", CensusResult.OCCUPIED)
    assert line.finding is not None
    assert line.finding.version
    desk.services.census.explain(
        by=desk.actor(), finding_id=line.finding.id, version=line.finding.version, text="said at another desk"
    )
    view.correct(line.unit.id)
    assert desk.tasks.wait()
    assert view.asked.keys() == ("correct",)
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    assert view.asked.keys() == ()


def test_a_longer_stay_than_until_the_next_says_in_the_form_who_comes(view: CensusView, desk: DeskContext) -> None:
    line = found_by_another_desk(view, "A12", "ST-025", CensusResult.OCCUPIED)
    other = next(row.id for row in desk.services.companies.all(TODAY) if row.code == "ST-010")
    coming = date(2023, 12, 6)
    desk.services.seats.assign(by=desk.actor(), unit_id=line.unit.id, company_id=other, starts_on=coming)
    view.refresh(None)
    button = view.differences.correct_buttons[line.unit.id]
    company = company_text(view, "ST-025")
    then = company_text(view, "ST-010")
    said_of_it = f"Assign to {company} from 30 Nov until 5 Dec, before {then} comes"
    assert button.accessibleName() == f"Correct A12: {said_of_it}"
    found = view.walk.index(view.walk.place_of(line.unit.id).row(), CensusModel.FOUND).data()
    assert found == f"{company} · In use, not recorded"
    view.differences.details_wanted.emit(line.unit.id)
    assert isinstance(view.form, CorrectionForm)
    assert view.form.values()["ends_on"] == date(2023, 12, 5)
    last = view.form.slot("ends_on")
    assert last is not None
    last.input.widget().day.set_day(QDate(2024, 1, 31))  # type: ignore[attr-defined]
    press(view, Qt.Key.Key_Return)
    assert view.form is not None
    said_there = [child.text() for child in view.form.findChildren(QLabel) if child.isVisible()]
    assert any("A12 is taken by" in text for text in said_there)


def test_another_company_is_one_click_with_a_toast_that_says_what_was_done_and_takes_it_back(
    view: CensusView, desk: DeskContext
) -> None:
    line = found_by_another_desk(view, "A05", "ST-025", CensusResult.OTHER_COMPANY)
    was, now = company_of(line.unit, "en"), company_text(view, "ST-025")
    button = view.differences.correct_buttons[line.unit.id]
    assert button.text() == "Correct"
    assert button.accessibleName() == f"Correct A05: End the stay on 29 Nov, assign to {now} from 30 Nov"
    told: list[tuple[str, int]] = []
    desk.toast_requested.connect(lambda text, entry: told.append((text, entry)))
    button.click()
    assert desk.tasks.wait()
    assert view.form is None
    assert [text for text, _entry in told] == [f"A05 corrected: {now} instead of {was}"]
    desk.services.journal.undo(by=desk.actor(), number=told[0][1])
    view.refresh(None)
    assert not noted(view, "A05").is_settled
    assert next(row for row in desk.services.plans.plan(TODAY).units if row.code == "A05").company_id == (
        line.unit.company_id
    )


def test_a_company_that_moved_or_two_that_changed_places_are_said_so_in_the_toast(
    view: CensusView, desk: DeskContext
) -> None:
    told: list[str] = []
    desk.toast_requested.connect(lambda text, _entry: told.append(text))
    red, blue = at(view, "A05").unit, at(view, "A06").unit
    found_by_another_desk(view, "A12", red.company_code, CensusResult.OCCUPIED)
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    view.correct(red.id)
    assert desk.tasks.wait()
    assert told[-1] == f"{company_of(red, 'en')} is moved from A05 to A12"
    other = at(view, "A04").unit
    found_by_another_desk(view, "A06", other.company_code, CensusResult.OTHER_COMPANY)
    found_by_another_desk(view, "A04", blue.company_code, CensusResult.OTHER_COMPANY)
    view.correct(other.id)
    assert desk.tasks.wait()
    assert told[-1] == "A06 and A04 are swapped"


def test_who_was_found_is_asked_only_where_nobody_knew_with_all_else_filled_in(view: CensusView) -> None:
    line = at(view, "A05")
    press(view, Qt.Key.Key_2)
    view.differences.correct_buttons[line.unit.id].click()
    assert isinstance(view.form, CorrectionForm)
    assert set(view.form.values()) == {"company_id", "ended_as", "ends_on", "agreement", "reason"}
    assert view.form.values()["ended_as"] is EndedAs.LEFT
    press(view, Qt.Key.Key_Return)
    assert view.form is not None
    assert view.form.field("company_id").is_wrong
    asked = view.form.slot("company_id")
    assert asked is not None
    asked.input.choose_code(next(row.id for row in view.desk.services.companies.all(TODAY) if row.code == "ST-025"))  # type: ignore[attr-defined]
    view.form.save()
    assert view.desk.tasks.wait()
    assert view.form is None
    assert noted(view, "A05").is_settled
    assert company_text(view, "ST-025") in " ".join(said(view))


def test_a_ring_of_three_says_who_goes_where_and_one_key_puts_it_right(
    view: CensusView, desk: DeskContext, qtbot: QtBot
) -> None:
    told: list[str] = []
    desk.toast_requested.connect(lambda text, _entry: told.append(text))
    ring = (("A02", "A03"), ("A03", "A04"), ("A04", "A02"))  # who is recorded in the second is in the first
    homes = {code: at(view, code).unit for code, _other in ring}
    for code, other in ring:
        found_by_another_desk(view, code, homes[other].company_code, CensusResult.OTHER_COMPANY)
    first, second, third = (company_of(unit, "en") for unit in homes.values())
    assert f"Move {second} from A03 to A02, {first} from A02 to A04, {third} from A04 to A03" in said(view)
    button = view.differences.correct_buttons[homes["A02"].id]
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    press(view, Qt.Key.Key_Space)
    assert told == ["Corrected together: A02, A03, A04"]
    assert not view.differences.correct_buttons
    assert [at(view, code).unit.until for code, _other in ring] == [homes[other].until for _code, other in ring]


def test_a_corrected_seat_still_shows_what_was_recorded_and_says_in_words_what_was_done(view: CensusView) -> None:
    line = at(view, "A05")
    press(view, Qt.Key.Key_1)
    place = view.walk.place_of(line.unit.id)
    was = {lang: company_of(line.unit, lang) for lang in ("en", "zh_CN")}
    view.correct(line.unit.id)
    assert view.desk.tasks.wait()
    recorded = view.walk.index(place.row(), CensusModel.RECORDED)
    assert recorded.data() == was["en"]
    assert f"✓ Corrected: {was['en']} moved out" in said(view)
    languages = Languages()
    try:
        languages.use("zh_CN")
        view.desk.set_lang("zh_CN")
        QApplication.processEvents()
        view.refresh(None)
        assert recorded.data() == was["zh_CN"]
        assert any(was["zh_CN"] in text and was["en"] not in text for text in said(view) if text.startswith("✓"))
    finally:
        languages.use("en")


def test_corrected_desks_are_said_beside_those_that_were_recorded(view: CensusView) -> None:
    line = at(view, "A05")
    press(view, Qt.Key.Key_3)
    desks = line.unit.desks
    view.correct(line.unit.id)
    assert view.desk.tasks.wait()
    assert view.walk.index(view.walk.place_of(line.unit.id).row(), CensusModel.DESKS).data() == str(desks)
    assert f"✓ Corrected: {desks + 1} desks instead of {desks}" in said(view)


def test_a_past_day_is_corrected_with_the_census_as_its_reason(desk: DeskContext, qtbot: QtBot) -> None:
    desk.services.census.start(by=desk.actor(), counted_on=YESTERDAY, counted_by="赵示一")
    view = shown(desk, qtbot)
    line = at(view, "A05")
    press(view, Qt.Key.Key_1)
    view.differences.correct_buttons[line.unit.id].click()
    assert desk.tasks.wait()
    assert desk.services.journal.entries(limit=1)[0].reason == "Seat census C-231129-01"
    view.hide()


def test_with_details_a_correction_is_looked_at_first(view: CensusView) -> None:
    line = at(view, "A05")
    press(view, Qt.Key.Key_2)
    write_company(view, "st-025")
    press(view, Qt.Key.Key_Return)
    view.differences.details_wanted.emit(line.unit.id)
    assert isinstance(view.form, CorrectionForm)
    assert set(view.form.values()) == {"ended_as", "ends_on", "agreement", "reason"}
    press(view, Qt.Key.Key_Return)
    assert view.form is None
    assert noted(view, "A05").is_settled


def test_a_difference_is_explained(view: CensusView) -> None:
    line = at(view, "A05")
    press(view, Qt.Key.Key_5)
    view.differences.explain_buttons[line.unit.id].click()
    assert isinstance(view.form, ExplainForm)
    press(view, Qt.Key.Key_Return)
    assert view.form.field("text").is_wrong
    QTest.keyClicks(QApplication.focusWidget(), "All well")
    press(view, Qt.Key.Key_Return)
    assert noted(view, "A05").explanation == "All well"


def test_closing_over_differences_is_asked_in_a_bar_and_goes_on_with_a_reason(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    view.close_button.click()
    assert view.desk.tasks.wait()
    assert view.asked.keys() == ("close",)
    bar = view.asked.bar("close")
    assert bar is not None
    bar.findChild(type(view.close_button)).click()
    assert view.desk.tasks.wait()
    assert view.sheet is not None
    assert not view.sheet.census.is_open
    assert view.asked.keys() == (), "what was asked is answered"
    assert view.table.hasFocus()
    assert noted(view, "A05").result is CensusResult.EMPTY
    view.close_button.click()
    assert isinstance(view.form, ReopenForm)
    QTest.keyClicks(QApplication.focusWidget(), "A page was missing")
    press(view, Qt.Key.Key_Return)
    assert view.sheet.census.is_open


def test_escape_leads_to_all_censuses_and_then_back_to_the_plan(view: CensusView, qtbot: QtBot) -> None:
    press(view, Qt.Key.Key_Escape)
    assert view.sheet is None
    assert view.stack.currentWidget() is view.list
    index = view.list.model().index(0, 0)
    assert index.data(CensusesModel.RecordRole).code == "C-231130-01"
    view.open_census(index.data(CensusesModel.RecordRole).id)
    assert view.sheet is not None
    view.open_census(0)
    with qtbot.waitSignal(view.left):
        QTest.keyClick(view.list, Qt.Key.Key_Escape)


def test_a_beginning_that_is_undone_leads_back_to_the_list(view: CensusView) -> None:
    begun = view.desk.services.journal.entries(limit=1)[0].number
    by = view.desk.actor()
    view.desk.run(lambda: view.desk.services.journal.undo(by=by, number=begun))
    assert view.desk.tasks.wait()
    assert view.sheet is None


# --- reading ---------------------------------------------------------------------------------


def test_an_auditor_sees_the_walk_and_no_button_that_writes(
    desk: DeskContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = desk.actor()
    census = desk.services.census.start(by=by, counted_on=TODAY, counted_by="A").row
    unit = next(row for row in desk.services.plans.plan(TODAY).units if row.code == "A05")
    desk.services.census.find(by=by, census_id=census.id, unit_id=unit.id, result=CensusResult.EMPTY)
    monkeypatch.setattr(desk, "_actor", replace(by, role=Role.AUDITOR))
    view = shown(desk, qtbot)
    at(view, "A05")
    assert not view.close_button.isVisible()
    assert view.print_button.isVisible()
    assert not view.differences.correct_buttons
    press(view, Qt.Key.Key_5)
    assert noted(view, "A05").result is CensusResult.EMPTY
    view.hide()


def test_a_seat_is_read_aloud_with_what_was_found(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    spoken = view.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "26, seat A05, BambooLoop, 4 desks, Found empty"


def test_everything_is_said_in_chinese_after_a_switch(view: CensusView) -> None:
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    languages = Languages()
    languages.use("zh_CN")
    view.desk.set_lang("zh_CN")
    QApplication.processEvents()
    try:
        assert view.close_button.text() == "结束盘点"
        assert "实际空置" in view.panel.chips[CensusResult.EMPTY].text()
        assert view.table.currentIndex().siblingAtColumn(CensusModel.RECORDED).data() == "竹环再生"
    finally:
        languages.use("en")


@pytest.mark.parametrize("model", [CensusModel, CensusesModel])
def test_the_models_hold_to_the_rules_of_qt(view: CensusView, model: type[CensusModel] | type[CensusesModel]) -> None:
    made: QAbstractItemModel = view.walk if model is CensusModel else view.censuses
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    at(view, "A05")
    press(view, Qt.Key.Key_1)
    view.open_census(0)


def test_what_the_menu_of_the_plan_holds_is_found_among_all_commands(window: MainWindow) -> None:
    ids = {command.id for command in window.actions_.commands()}
    assert {entry.id for entry in ENTRIES} <= ids
    window.actions_.trigger("plan.census")
    assert window.pages.current == "floor_plan"
    assert isinstance(window.pages.page("floor_plan").over, CensusView)


def test_the_census_opens_at_what_enter_begins_and_a_running_one_at_its_walk(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_.trigger("plan.census")
    view = window.pages.page("floor_plan").over
    assert isinstance(view, CensusView)
    assert isinstance(view.form, StartForm)
    assert view.form.save_button.hasFocus()
    press(view, Qt.Key.Key_Return)
    assert view.sheet is not None
    view.left.emit()
    window.actions_.trigger("plan.census")
    again = window.pages.page("floor_plan").over
    assert isinstance(again, CensusView)
    assert again.focusWidget() is again.table
