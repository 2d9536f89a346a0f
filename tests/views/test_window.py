"""The window: pages, commands, undo, language, look, and what it survives."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import Role
from jib_desk.services.errors import DatabaseBusy, DatabaseReplaced, NotAllowed
from jib_desk.views import window_state
from jib_desk.views.help import HelpDialog
from jib_desk.views.main_window import MainWindow
from jib_desk.views.page_list import PAGES

ORDER = [
    "today", "floor_plan", "visitors", "bookings", "companies", "programme", "reports", "journal", "settings",
]  # fmt: skip


def check_in(window: MainWindow, name: str = "示例访客") -> int:
    """One visitor through the front door; the number of the journal entry."""
    desk = window.desk
    assert desk is not None
    entries: list[int] = []
    desk.run(
        lambda: desk.services.visitors.check_in(
            by=desk.actor(), name_zh=name, badge=desk.services.visitors.free_badge()
        ),
        lambda outcome: entries.append(outcome.changes.entry),
        text="in",
    )
    assert desk.tasks.wait()
    return entries[0]


def inside(window: MainWindow) -> list[str]:
    assert window.desk is not None
    return [row.name_zh for row in window.desk.services.visitors.on_site()]


# --- pages -----------------------------------------------------------------------------------


def test_the_pages_stand_in_their_order_for_good() -> None:
    assert [spec.id for spec in PAGES] == ORDER


def test_nothing_is_built_before_it_is_opened(window: MainWindow) -> None:
    assert window.pages.built() == ()
    window.show_page("today")
    assert [page.page_id for page in window.pages.built()] == ["today"]


@pytest.mark.parametrize("place", range(9))
def test_ctrl_and_a_number_open_the_page_of_that_place(window: MainWindow, place: int) -> None:
    action = window.actions_.action(f"go.{ORDER[place]}")
    assert action.shortcut() == QKeySequence(f"Ctrl+{place + 1}")
    action.trigger()
    assert window.pages.current == ORDER[place]
    assert window.preferences.settings.last_page == ORDER[place]


def test_a_hidden_page_hears_of_a_change_when_it_is_shown(window: MainWindow) -> None:
    window.show_page("today")
    today = window.pages.page("today")
    before = int(today.inside.number)
    window.show_page("programme")
    check_in(window)
    assert int(today.inside.number) == before
    window.show_page("today")
    assert int(today.inside.number) == before + 1


def test_a_visible_page_and_the_foot_hear_of_it_at_once(window: MainWindow) -> None:
    window.show_page("today")
    today = window.pages.page("today")
    before = int(today.inside.number)
    check_in(window)
    assert int(today.inside.number) == before + 1
    assert f"Inside {before + 1}" in window.foot.inside.text()
    visitors = window.sidebar.findChildren(QAbstractButton)[ORDER.index("visitors")]
    assert visitors.counter == str(len(inside(window)))


def test_the_numbers_of_pages_show_while_ctrl_is_held(window: MainWindow, qtbot: QtBot) -> None:
    first = window.sidebar.findChildren(QAbstractButton)[0]
    qtbot.keyPress(window, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: first.hint == "1")
    qtbot.keyRelease(window, Qt.Key.Key_Control)
    assert first.hint == ""


# --- commands --------------------------------------------------------------------------------


def test_no_two_commands_have_the_same_keys(window: MainWindow) -> None:
    keys = Counter(
        shortcut.toString()
        for command in window.actions_.commands()
        for shortcut in window.actions_.action(command.id).shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_has_a_text_and_is_in_the_help(window: MainWindow, qtbot: QtBot) -> None:
    dialog = HelpDialog(window.actions_, window)
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text") and callable(label.text)}
    for command in window.actions_.commands():
        assert command.text()
        assert (command.text() in shown) is command.is_on()


def test_the_palette_finds_a_command_by_reordered_parts_and_runs_it(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.trigger("edit.commands")
    palette = window.findChild(QWidget, "palette")
    assert palette is not None
    qtbot.keyClicks(palette.field, "dar the")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.preferences.settings.theme == "dark"
    assert palette.isHidden()


def test_escape_closes_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.trigger("edit.commands")
    palette = window.findChild(QWidget, "palette")
    assert palette is not None
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()


@pytest.mark.parametrize("typed", ["月熊猫", "yxm", "moonpanda"])
def test_search_finds_a_company_by_hanzi_initials_and_latin(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    window.actions_.trigger("edit.find")
    palette = window.findChild(QWidget, "palette")
    assert palette is not None
    palette.field.setText(typed)
    palette.look()
    assert palette.model.rowCount()
    assert "MoonPanda" in palette.model.index(0).data()


def test_an_auditor_is_offered_no_command_that_writes(window: MainWindow) -> None:
    window.actions_.allow_for(Role.AUDITOR)
    offered = {command.id for command in window.actions_.offered()}
    assert "visit.check_in" not in offered
    assert "edit.undo" not in offered
    assert {"go.journal", "edit.find", "muster"} <= offered


# --- undo ------------------------------------------------------------------------------------


def test_undo_and_redo_go_through_the_journal(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    check_in(window)
    assert "示例访客" in inside(window)
    window.actions_.trigger("edit.undo")
    assert desk.tasks.wait()
    assert "示例访客" not in inside(window)
    window.actions_.trigger("edit.redo")
    assert desk.tasks.wait()
    assert "示例访客" in inside(window)
    assert desk.services.journal.entries(limit=1)[0].action == "undo"


def test_undo_takes_the_newest_first_and_stops_at_the_beginning(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    check_in(window, "示例甲")
    check_in(window, "示例乙")
    for gone in ("示例乙", "示例甲"):
        window.actions_.trigger("edit.undo")
        assert desk.tasks.wait()
        assert gone not in inside(window)
    number = desk.services.journal.last_number()
    window.actions_.trigger("edit.undo")
    assert desk.tasks.wait()
    assert desk.services.journal.last_number() == number


def test_a_toast_takes_back_what_it_speaks_of(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.desk
    assert desk is not None
    check_in(window)
    assert window.toasts.text == "in"
    qtbot.mouseClick(window.toasts.undo_button, Qt.MouseButton.LeftButton)
    assert desk.tasks.wait()
    assert "示例访客" not in inside(window)
    assert window.toasts.text.startswith("Undone: Checked in")
    assert window.toasts.undo_button.isHidden()


def test_what_was_undone_by_keys_is_no_longer_offered_to_be_undone(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    check_in(window)
    window.actions_.trigger("edit.undo")
    assert desk.tasks.wait()
    deed = window.toasts.text.removeprefix("Undone: ")
    assert deed.startswith("Checked in")
    assert window.toasts.undo_button.isHidden()
    window.actions_.trigger("edit.redo")
    assert desk.tasks.wait()
    assert (window.toasts.text, window.toasts.undo_button.isHidden()) == (f"Done again: {deed}", True)


def test_a_click_on_undo_leaves_the_keys_in_the_field(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("companies")
    window.activateWindow()
    window.pages.page("companies").setFocus()
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    check_in(window)
    qtbot.mouseClick(window.toasts.undo_button, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is field


@pytest.mark.parametrize("page_id", ["today", "programme", "reports", "journal", "settings"])
def test_a_page_opens_without_a_chosen_looking_button(window: MainWindow, page_id: str) -> None:
    window.show_page("companies")
    window.pages.page("companies").setFocus()
    window.show_page(page_id)
    assert not isinstance(window.focusWidget(), QAbstractButton | QComboBox)


def test_an_undo_that_can_no_longer_be_says_why_and_lets_the_one_before_go(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    check_in(window, "示例甲")
    second = check_in(window, "示例乙")
    desk.services.journal.undo(by=desk.actor(), number=second)  # by somebody else
    window.actions_.trigger("edit.undo")
    assert desk.tasks.wait()
    assert "error" in window.bars.keys()  # noqa: SIM118 - its own method
    window.actions_.trigger("edit.undo")
    assert desk.tasks.wait()
    assert "示例甲" not in inside(window)


def test_another_person_cannot_undo_what_the_one_before_did(window: MainWindow) -> None:
    assert window.history is not None
    check_in(window)
    window.change_staff("front_desk")
    assert not window.history.stack.canUndo()


# --- errors ----------------------------------------------------------------------------------


def test_a_refusal_that_no_form_takes_stays_as_a_bar(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None

    def refuse() -> object:
        raise DatabaseBusy(10.0)

    desk.run(refuse)  # type: ignore[arg-type]
    assert desk.tasks.wait()
    bar = window.bars.bar("error")
    assert bar is not None
    assert bar.label.text()
    bar.close_button.click()
    assert window.bars.isHidden()


def test_the_bar_speaks_the_language_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.tell_error(NotAllowed("seat.assign", Role.AUDITOR))
    bar = window.bars.bar("error")
    assert bar is not None
    english = bar.label.text()
    speak(window, "zh_CN")
    qtbot.waitUntil(lambda: bar.label.text() != english)


def test_a_lost_database_offers_to_be_opened_again(window: MainWindow, qtbot: QtBot) -> None:
    assert window.watch is not None
    window.watch.failed.emit(DatabaseReplaced("centre.db"))
    bar = window.bars.bar("database")
    assert bar is not None
    verb = next(button for button in bar.findChildren(QPushButton) if button.text() == "Open again")
    with qtbot.waitSignal(window.reopen_requested):
        verb.click()
    window.watch.recovered.emit()
    assert window.bars.bar("database") is None


# --- language and look -----------------------------------------------------------------------


def speak(window: MainWindow, lang: str) -> None:
    """As app.py does when a person chooses a language."""
    assert window.desk is not None
    window.desk.set_lang(lang)  # type: ignore[arg-type]
    window.languages.use(lang)  # type: ignore[arg-type]


def test_the_language_changes_everywhere_without_a_restart(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("today")
    speak(window, "zh_CN")
    button = window.pages.page("today").check_in
    qtbot.waitUntil(lambda: button.text() == "访客签到")
    assert window.actions_.action("go.journal").text() == "变更记录"
    assert "星期四" in window.pages.page("today").title.text()
    speak(window, "en")
    qtbot.waitUntil(lambda: button.text() == "Check in visitor")


def test_qts_own_buttons_follow_the_language(window: MainWindow, qtbot: QtBot) -> None:
    speak(window, "zh_CN")
    dialog = HelpDialog(window.actions_, window)
    qtbot.addWidget(dialog)
    assert "关闭" in [button.text().split("(")[0] for button in dialog.findChildren(QPushButton)]


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("page", ORDER)
def test_every_page_opens_in_every_language(window: MainWindow, page: str, lang: str) -> None:
    speak(window, lang)
    window.show_page(page)
    assert window.pages.page(page).title.text()


@pytest.mark.parametrize("page", ORDER)
def test_every_control_has_a_name_that_can_be_spoken(window: MainWindow, page: str) -> None:
    window.show_page(page)
    shown = window.pages.page(page)
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for control in shown.findChildren(kind):
            inner = control.parentWidget()
            if control.isHidden():
                continue  # not offered now
            if control.objectName().startswith("qt_") or isinstance(inner, QComboBox):
                continue  # the inside of one of Qt's own controls, which speaks for it
            text = control.text() if isinstance(control, QAbstractButton) else ""
            buddy = control.accessibleName() or text or control.toolTip()
            if isinstance(control, QLineEdit) and inner is not None:
                buddy = buddy or inner.accessibleName()
            assert buddy, f"{control!r} in {inner!r} on {page}"


def test_the_look_follows_the_choice_at_once(window: MainWindow) -> None:
    light = window.theme.tokens
    window.theme.set_mode("dark")
    assert window.theme.tokens != light
    window.theme.set_mode("light")


# --- the window itself -----------------------------------------------------------------------


def test_the_window_remembers_its_place_and_its_rail(window: MainWindow, tmp_path: Path) -> None:
    state = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    window.resize(960, 700)
    window.sidebar.set_wide(True)
    window_state.keep(window, state)
    window.resize(960, 650)
    window.sidebar.set_wide(False)
    again = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    window_state.restore(window, again)
    assert (window.width(), window.height()) == (960, 700)
    assert window.sidebar.is_wide


def test_a_window_kept_off_screen_comes_back_into_view(window: MainWindow) -> None:
    window.move(QPoint(9000, 9000))
    window_state.bring_into_view(window)
    screen = window.screen().availableGeometry()
    assert screen.intersects(window.geometry())
    assert window.geometry().top() >= screen.top()


def test_a_workbook_dropped_anywhere_opens_the_import(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.desk is not None
    ledger = tmp_path / "ledger.xlsx"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ledger))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.desk.file_offered) as offered:
        window.dropEvent(event)
    assert offered.args == [str(ledger)]
    assert window.pages.current == "imports"


def test_the_window_fits_a_small_screen(window: MainWindow) -> None:
    for page in ORDER:
        window.show_page(page)
    window.resize(1024, 768)
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 768


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("page_id", ORDER)
def test_nothing_is_cut_off_at_the_side_of_a_small_window(window: MainWindow, page_id: str, lang: str) -> None:
    assert window.desk is not None
    window.desk.set_lang("zh_CN" if lang == "zh_CN" else "en")
    window.languages.use("zh_CN" if lang == "zh_CN" else "en")
    window.resize(1024, 768)
    window.show_page(page_id)
    QApplication.processEvents()
    for area in window.pages.page(page_id).findChildren(QScrollArea):
        if area.isVisible():
            assert area.widget().width() <= area.viewport().width()


def test_one_visitor_is_not_called_visitors(window: MainWindow) -> None:
    assert window.desk is not None
    desk = window.desk
    window.languages.use("en")
    there = [row.id for row in desk.services.visitors.on_site()]
    desk.run(lambda: desk.services.visitors.check_out(by=desk.actor(), visit_ids=there[1:]))
    assert desk.tasks.wait()
    assert "1 visitor ·" in window.foot.inside.text()
    assert "· 0 event guests ·" in window.foot.inside.text()
