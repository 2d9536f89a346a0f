"""Today, the journal and the settings, as a person at the desk sees them."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jib_desk.services.clock import FixedClock
from jib_desk.views.context import DeskContext
from jib_desk.views.journal.page import JournalPage
from jib_desk.views.settings.page import SettingsPage
from jib_desk.views.today.page import TodayPage
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.inputs import NumberBox


@pytest.fixture
def today(qtbot: QtBot, desk: DeskContext) -> TodayPage:
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def journal(qtbot: QtBot, desk: DeskContext) -> JournalPage:
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def settings(qtbot: QtBot, desk: DeskContext) -> SettingsPage:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


# --- today -----------------------------------------------------------------------------------


def test_five_numbers_each_with_what_they_are_made_of(today: TodayPage, desk: DeskContext) -> None:
    inside = desk.services.visitors.inside()
    assert today.inside.number == str(inside.total)
    assert today.seats.number == "3"
    assert "24 of 29 = 82.8 %" in today.seats.accessibleName()
    assert today.parcels.number == "3"


@pytest.mark.parametrize(
    ("tile", "page"),
    [
        ("inside", "visitors"),
        ("expected", "visitors"),
        ("rooms", "bookings"),
        ("seats", "floor_plan"),
        ("parcels", "visitors"),
    ],
)
def test_every_number_opens_the_rows_behind_it(today: TodayPage, qtbot: QtBot, tile: str, page: str) -> None:
    with qtbot.waitSignal(today.desk.open_requested) as opened:
        qtbot.keyClick(getattr(today, tile), Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0] == page


def test_attention_names_what_ends_and_leads_to_its_seat(today: TodayPage, qtbot: QtBot) -> None:
    lines = today.attention.lines.rows()
    assert [(line.title, line.detail) for line in lines][:1] == [("C01 MossTextile", "today")]
    with qtbot.waitSignal(today.desk.open_requested) as opened:
        today.attention.setCurrentIndex(today.attention.lines.index(0))
        qtbot.keyClick(today.attention, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[:2] == ["floor_plan", "office_unit"]


def test_the_line_that_enter_will_open_is_seen_as_soon_as_tab_is_there(today: TodayPage, qtbot: QtBot) -> None:
    today.activateWindow()
    today.attention.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: [index.row() for index in today.attention.selectedIndexes()] == [0])


def test_a_visit_left_open_overnight_stays_in_view_until_somebody_closes_it(
    today: TodayPage, desk: DeskContext, clock: FixedClock
) -> None:
    desk.services.visitors.check_in(by=desk.actor(), name_zh="示例夜客", badge="90")
    clock.at += timedelta(days=1)
    today.refresh(None)
    still = [line for line in today.attention.lines.rows() if line.title == "示例夜客"]
    assert len(still) == 1
    assert still[0].page == "visitors"


def test_the_day_is_closed_from_here_when_it_ends(
    today: TodayPage, desk: DeskContext, clock: FixedClock, qtbot: QtBot
) -> None:
    assert today.close_day.isHidden()
    clock.at += timedelta(hours=7, minutes=30)
    today.refresh(None)
    assert not today.close_day.isHidden()
    with qtbot.waitSignal(desk.command_requested) as asked:
        today._close_the_day()
    assert asked.args == ["visitors.closing"]


def test_what_has_little_to_say_leaves_its_place_to_the_rooms(today: TodayPage, qtbot: QtBot) -> None:
    today.resize(1200, 800)
    qtbot.waitUntil(lambda: today.width() == 1200)
    for shown in (today.attention, today.coming):
        rows = shown.lines.rowCount()
        assert shown.height() == rows * shown.sizeHintForRow(0), "as high as its lines, and no higher"
    assert today.free.height() > today.attention.height()


def test_much_that_needs_attention_is_scrolled_and_the_rooms_stay(today: TodayPage, qtbot: QtBot) -> None:
    today.resize(1000, 640)
    line = today.attention.lines.rows()[0]
    today.attention.show_lines([line] * 30)
    qtbot.waitUntil(lambda: today.attention.verticalScrollBar().maximum() > 0)
    assert today.minimumSizeHint().height() <= 640
    assert today.free.height() > 2 * today.free.sizeHintForRow(0)  # with every theme, of whatever font


def test_each_room_says_whether_it_is_free_and_until_when(
    today: TodayPage, desk: DeskContext, clock: FixedClock, qtbot: QtBot
) -> None:
    said = {line.title: (line.what, line.detail) for line in today.free.lines.rows()}
    assert len(said) == 9
    assert said["Meeting room S2"] == ("Taken", "until 11:00")
    assert said["Meeting room S3"] == ("Free", "until 15:00")
    assert said["Demo area"] == ("Free", "rest of the day")
    clock.at += timedelta(hours=1)
    today.refresh(None)
    assert {line.title: line.what for line in today.free.lines.rows()}["Meeting room S2"] == "Free"


# --- the journal -----------------------------------------------------------------------------


def test_the_journal_says_who_did_what_and_takes_it_back(journal: JournalPage, desk: DeskContext, qtbot: QtBot) -> None:
    desk.run(lambda: desk.services.visitors.check_in(by=desk.actor(), name_zh="示例访客", badge="91"))
    assert desk.tasks.wait()
    journal.table.select_row(0)
    assert not journal.drawer.isHidden()
    assert journal.drawer.undo.isVisible()
    assert journal.model.index(0, journal.model.PERSON).data() == "Front desk"
    qtbot.mouseClick(journal.drawer.undo, Qt.MouseButton.LeftButton)
    assert desk.tasks.wait()
    assert desk.services.visitors.by_badge("91") is None
    assert desk.services.journal.entries(limit=1)[0].undoes is not None


def test_the_filter_reads_as_a_sentence_and_narrows(journal: JournalPage, desk: DeskContext) -> None:
    desk.run(lambda: desk.services.visitors.check_in(by=desk.actor(), name_zh="示例访客", badge="91"))
    assert desk.tasks.wait()
    everything = journal.model.rowCount()
    journal._what.setCurrentIndex(journal._what.findData("visit."))
    assert 0 < journal.model.rowCount() < everything


def test_the_chain_is_checked_and_named_by_its_last_number(journal: JournalPage, desk: DeskContext) -> None:
    journal.check.click()
    assert desk.tasks.wait()
    assert f"no. {desk.services.journal.last_number()}" in journal._chain.text()


# --- settings --------------------------------------------------------------------------------


def test_a_setting_of_the_centre_is_saved_journalled_and_undone(settings: SettingsPage, desk: DeskContext) -> None:
    form = settings.centre
    assert not form.save.isEnabled()
    form.site_fire_limit.setValue(350)
    assert form.save.isEnabled()
    form.save.click()
    assert desk.tasks.wait()
    assert desk.centre().site_fire_limit == 350
    entry = desk.services.journal.entries(limit=1)[0]
    assert entry.action == "settings.change"
    desk.run(lambda: desk.services.journal.undo(by=desk.actor(), number=entry.number))
    assert desk.tasks.wait()
    assert desk.centre().site_fire_limit == 400
    assert form.site_fire_limit.value() == 400


def test_a_refused_setting_stays_typed_with_the_reason_below(settings: SettingsPage, desk: DeskContext) -> None:
    form = settings.centre
    form.zone.setText("Mars/Olympus")
    form.zone.textEdited.emit("Mars/Olympus")
    form.save.click()
    assert desk.tasks.wait()
    assert form.zone.text() == "Mars/Olympus"
    assert form._fields["zone"].is_wrong
    assert form._fields["zone"].below()


def test_opening_the_settings_saves_nothing(settings: SettingsPage, desk: DeskContext) -> None:
    assert settings.centre.changed_values() == {}
    assert not settings.centre.is_edited


# --- shared widgets --------------------------------------------------------------------------


def test_the_wheel_over_an_unfocused_number_changes_nothing(qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    box = NumberBox(0, 100)
    qtbot.addWidget(box)
    box.setValue(7)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    box.wheelEvent(turn)
    assert box.value() == 7
    assert not turn.isAccepted()


def test_a_name_is_never_read_as_markup(qtbot: QtBot) -> None:
    shown = label("", "<b>示例</b>")
    qtbot.addWidget(shown)
    assert shown.textFormat() == Qt.TextFormat.PlainText
