"""What stands over a page keeps its unsaved work; and the field over the window gives the keys back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules import plan_edit
from jib_desk.views.census.view import CensusView
from jib_desk.views.companies.pipeline import PipelineView
from jib_desk.views.evacuation.view import EvacuationView
from jib_desk.views.floor_plan.editor.editor import PlanEditor
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.main_window import MainWindow
from jib_desk.views.palette import Palette
from jib_desk.views.repairs.drawer import RepairsDrawer

Key = Qt.Key


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    window.show_page("floor_plan")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    over = plan(window).over
    if isinstance(over, PlanEditor):
        over.session.undo()


def plan(window: MainWindow) -> FloorPlanPage:
    page = window.pages.page("floor_plan")
    assert isinstance(page, FloorPlanPage)
    return page


def visible(window: MainWindow, kind: type[QWidget]) -> bool:
    return any(widget.isVisible() for widget in window.findChildren(kind))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def choose(words: str) -> None:
    """A command by the palette, as a person does it."""
    window = QApplication.activeWindow()
    assert isinstance(window, MainWindow)
    window.actions_.trigger("edit.commands")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Key.Key_Return)


def half_drawn(window: MainWindow) -> PlanEditor:
    """The editor with one seat changed and not saved."""
    choose("edit plan")
    editor = plan(window).over
    assert isinstance(editor, PlanEditor)
    seat = next(item for item in editor.session.draft.items if item.code == "A01")
    editor.session.do(plan_edit.changed(editor.session.draft, {seat.ref}, desks=5))
    return editor


# --- what is not saved stays ---------------------------------------------------------------------


def test_edit_plan_chosen_again_leads_to_the_editor_that_is_open(shown: MainWindow) -> None:
    editor = half_drawn(shown)
    shown.setFocus()
    choose("edit plan")
    assert plan(shown).over is editor
    assert editor.session.is_unsaved
    assert editor.sheet.hasFocus()
    assert editor.bars.bar("leave") is None


@pytest.mark.parametrize("words", ["seat census", "repairs", "import plan", "assign a seat"])
def test_no_command_takes_the_place_of_an_editor_with_unsaved_work(shown: MainWindow, words: str) -> None:
    editor = half_drawn(shown)
    choose(words)
    assert plan(shown).over is editor
    bar = editor.bars.bar("leave")
    assert bar is not None
    assert "1 change" in bar.label.text()
    assert not shown.findChildren(CensusView)
    assert plan(shown).side.form is None


def test_a_record_on_the_plan_asks_before_the_editor_goes(shown: MainWindow) -> None:
    editor = half_drawn(shown)
    unit = next(row.id for row in plan(shown).units.rows() if row.code == "C07")
    shown.open_record("floor_plan", "unit", unit)
    assert plan(shown).over is editor
    bar = editor.bars.bar("leave")
    assert bar is not None
    next(verb for verb in bar.findChildren(QPushButton) if verb.text() == "Discard them").click()
    assert plan(shown).over is None
    shown.open_record("floor_plan", "unit", unit)
    assert plan(shown).plan.selected == unit


def test_an_evacuation_is_never_kept_waiting_by_a_plan_that_is_being_drawn(shown: MainWindow) -> None:
    editor = half_drawn(shown)
    shown.actions_.trigger("evacuation")
    assert isinstance(shown.pages.page(shown.pages.current).over, EvacuationView)
    assert visible(shown, EvacuationView)
    assert plan(shown).over is editor


# --- a command of a page is seen on the page ---------------------------------------------------------


def test_repairs_come_in_front_of_a_census(shown: MainWindow) -> None:
    choose("seat census")
    assert isinstance(plan(shown).over, CensusView)
    choose("repairs")
    assert plan(shown).over is None
    assert visible(shown, RepairsDrawer)


def test_a_record_on_the_plan_comes_in_front_of_a_census(shown: MainWindow) -> None:
    choose("seat census")
    unit = next(row.id for row in plan(shown).units.rows() if row.code == "C07")
    shown.open_record("floor_plan", "unit", unit)
    assert plan(shown).over is None
    assert plan(shown).side.isVisible()


@pytest.mark.parametrize("words", ["on the way seat", "waiting list"])
def test_the_menu_of_the_companies_is_found_by_the_palette(shown: MainWindow, words: str) -> None:
    choose(words)
    assert shown.pages.current == "companies"
    assert isinstance(shown.pages.page("companies").over, PipelineView)


# --- the keys go back to the field they came from ------------------------------------------------------


@pytest.mark.parametrize("way", ["escape", "theme dark", "language chinese"])
def test_what_is_typed_goes_on_after_the_palette(shown: MainWindow, qtbot: QtBot, way: str) -> None:
    field = plan(shown).tools.find_field
    field.setFocus()
    QTest.keyClicks(field, "ow")
    if way == "escape":
        shown.actions_.trigger("edit.commands")
        shown.actions_.trigger("edit.find")  # one after the other: still the same field
        QTest.keyClick(focused(), Key.Key_Escape)
    else:
        choose(way)
        QApplication.processEvents()
    assert QApplication.focusWidget() is field
    QTest.keyClicks(focused(), "l")
    assert field.text() == "owl"


def test_who_clicks_elsewhere_is_where_he_clicked(shown: MainWindow) -> None:
    plan(shown).tools.find_field.setFocus()
    shown.actions_.trigger("edit.commands")
    plan(shown).plan.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not visible(shown, Palette)
    assert plan(shown).plan.hasFocus()
