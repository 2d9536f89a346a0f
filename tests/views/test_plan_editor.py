"""The plan editor under mouse and keys: drawn, moved, numbered, taken back, saved; and what it refuses."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.models.files import connect
from jib_desk.rules import plan_edit
from jib_desk.rules.plan_draft import Item, Kind
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import Layout, Role, SafetyKind, SpaceKind
from jib_desk.services.centre import create_centre
from jib_desk.services.clock import FixedClock
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.editor.editor import PlanEditor
from jib_desk.views.floor_plan.editor.fields import ChoiceField, NumberField, TextField
from jib_desk.views.floor_plan.editor.floor_forms import PictureForm
from jib_desk.views.floor_plan.editor.opening import open_editor
from jib_desk.views.floor_plan.editor.piece_forms import SeveralForm
from jib_desk.views.floor_plan.editor.session import Tool
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.theme import Space, stylesheet

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TODAY = date(2023, 11, 30)


@pytest.fixture
def editor(desk: DeskContext, qtbot: QtBot) -> Iterator[PlanEditor]:
    yield from shown(desk, qtbot)


def shown(desk: DeskContext, qtbot: QtBot) -> Iterator[PlanEditor]:
    made = PlanEditor(desk)
    qtbot.addWidget(made)
    made.resize(1376, 872)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.sheet.setFocus()
    yield made
    desk.tasks.wait()
    made.hide()


def item(editor: PlanEditor, code: str) -> Item:
    return next(item for item in editor.session.draft.items if item.code == code)


def codes(editor: PlanEditor) -> list[str]:
    return [item.code for item in editor.session.chosen()]


def at(editor: PlanEditor, x: float, y: float) -> QPoint:
    """A place of the floor in the sheet."""
    return editor.sheet.to_view((x, y)).toPoint()


def drag(
    editor: PlanEditor, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mousePress(editor.sheet, LEFT, keys, start)
    QTest.mouseMove(editor.sheet, (start + end) / 2)
    QTest.mouseMove(editor.sheet, end)
    QTest.mouseRelease(editor.sheet, LEFT, keys, end)


def empty_demo_area(editor: PlanEditor) -> None:
    """Room to draw in: the demo area, 12 × 8 m at (0, 14), goes from the draft."""
    editor.session.do(plan_edit.removed(editor.session.draft, {item(editor, "R-DEMO").ref}))


def type_into(field: object, text: str) -> None:
    assert isinstance(field, TextField)
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, text)
    QTest.keyClick(field.edit, Key.Key_Return)


# --- the mouse -------------------------------------------------------------------------------


def test_a_seat_is_drawn_from_corner_to_corner_on_the_grid(editor: PlanEditor) -> None:
    empty_demo_area(editor)
    QTest.keyClick(editor.sheet, Key.Key_U)
    drag(editor, at(editor, 1.1, 15.1), at(editor, 5.9, 20.1))
    (made,) = editor.session.chosen()
    assert (made.code, made.shape, made.desks) == ("C09", Shape(1, 15, 5, 5), 4)
    assert editor.review.summary.text().startswith("1 seat")
    editor.session.do(plan_edit.removed(editor.session.draft, {made.ref}))
    assert editor.review.summary.text().startswith("At once: 1 ")


def test_a_mere_click_puts_a_room_of_the_usual_size(editor: PlanEditor) -> None:
    empty_demo_area(editor)
    QTest.mouseClick(editor.tools.tools[Tool.SPACE], LEFT)
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 2, 15))
    (made,) = editor.session.chosen()
    assert (made.ref.kind, made.space_kind, made.shape) == (Kind.SPACE, SpaceKind.MEETING, Shape(2, 15, 6, 5))


def test_a_dragged_seat_snaps_to_its_neighbours_and_shows_what_would_overlap(editor: PlanEditor) -> None:
    empty_demo_area(editor)
    drag(editor, at(editor, 2, 3), at(editor, 2.2, 17.1))
    assert (item(editor, "A01").shape, codes(editor)) == (Shape(0, 14, 4, 6), ["A01"])
    assert editor.session.faults() == ()
    drag(editor, at(editor, 2, 17), at(editor, 6, 3))
    assert [fault.code for fault in editor.session.faults()] == ["overlap"]
    assert "A01, A02" in editor.review.lines.item(0).text()


def test_a_handle_pulls_its_edge_only(editor: PlanEditor) -> None:
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 54, 3))
    drag(editor, at(editor, 54, 6), at(editor, 54, 5))
    assert item(editor, "R-TRN").shape == Shape(48, 0, 12, 5)


def test_a_piece_is_drawn_and_a_door_made_where_the_last_piece_has_its_handles(editor: PlanEditor) -> None:
    empty_demo_area(editor)
    QTest.keyClick(editor.sheet, Key.Key_U)
    drag(editor, at(editor, 0, 14), at(editor, 4, 20))
    drag(editor, at(editor, 4, 14), at(editor, 8, 20))
    assert [(item(editor, code).shape.x, item(editor, code).shape.w) for code in ("C09", "C10")] == [(0, 4), (4, 4)]
    QTest.keyClick(editor.sheet, Key.Key_D)
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 6, 14.1))
    assert item(editor, "C10").doors[-1] == (6, 14)


def test_a_rubber_band_selects_what_it_touches_and_ctrl_adds(editor: PlanEditor) -> None:
    empty_demo_area(editor)
    drag(editor, at(editor, 6, 20), at(editor, 8.6, 25))
    assert codes(editor) == ["LOBBY", "STORE", "COR-S"]
    QTest.mouseClick(editor.sheet, LEFT, CTRL, at(editor, 2, 3))
    assert "A01" in codes(editor)
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 6, 18))
    assert codes(editor) == []


def test_a_door_is_made_and_taken_away_by_a_click_at_the_wall(editor: PlanEditor) -> None:
    before = item(editor, "R-HALL").doors
    QTest.keyClick(editor.sheet, Key.Key_D)
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 29.8, 15))
    assert item(editor, "R-HALL").doors == (*before, (30, 15))
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 29.8, 15))
    assert item(editor, "R-HALL").doors == before


@pytest.mark.parametrize("width", [1_024, 1_177, 1_330, 1_501])
def test_a_door_stands_on_the_grid_whatever_a_pixel_is_worth(editor: PlanEditor, width: int) -> None:
    editor.resize(width, 777)
    QApplication.processEvents()
    QTest.keyClick(editor.sheet, Key.Key_D)
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 29.8, 15.1))
    assert item(editor, "R-HALL").doors[-1] == (30, 15)


def test_a_mark_of_the_chosen_kind_is_put_where_one_clicks(editor: PlanEditor) -> None:
    QTest.keyClick(editor.sheet, Key.Key_M)
    editor.tools.kinds.setCurrentIndex(editor.tools.kinds.findData(SafetyKind.ASSEMBLY_POINT))
    editor.tools.kinds.activated.emit(0)
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 20, 7))
    (mark,) = editor.session.chosen()
    assert (mark.safety_kind, mark.shape) == (SafetyKind.ASSEMBLY_POINT, Shape(20, 7, 0, 0))


# --- the keys --------------------------------------------------------------------------------


def test_arrows_walk_then_push_by_the_grid_and_shift_pulls(editor: PlanEditor) -> None:
    editor.session.select((item(editor, "A11").ref,))
    QTest.keyClick(editor.sheet, Key.Key_Right, CTRL)
    assert codes(editor) == ["A12"]
    for _ in range(3):
        QTest.keyClick(editor.sheet, Key.Key_Down)
    assert item(editor, "A12").shape == Shape(44, 1.5, 4, 6)
    QTest.keyClick(editor.sheet, Key.Key_Up, SHIFT)
    assert item(editor, "A12").shape == Shape(44, 1.5, 4, 5.5)
    QTest.keyClick(editor.sheet, Key.Key_Z, CTRL)
    QTest.keyClick(editor.sheet, Key.Key_Z, CTRL)
    assert not editor.session.is_changed
    QTest.keyClick(editor.sheet, Key.Key_Y, CTRL)
    assert item(editor, "A12").shape == Shape(44, 1.5, 4, 6)


def test_a_plan_is_drawn_by_keys_alone(editor: PlanEditor) -> None:
    empty_demo_area(editor)
    QTest.keyClick(editor.sheet, Key.Key_U)
    QTest.keyClick(editor.sheet, Key.Key_Return)
    QTest.keyClick(editor.sheet, Key.Key_D, CTRL)
    assert [item(editor, code).shape for code in ("C09", "C10")] == [Shape(0, 14, 4, 6), Shape(4, 14, 4, 6)]
    assert editor.session.faults() == ()
    QTest.keyClick(editor.sheet, Key.Key_Escape)
    QTest.keyClick(editor.sheet, Key.Key_Return)
    assert isinstance(editor.focusWidget(), QLineEdit)
    QTest.keyClick(editor.focusWidget(), Key.Key_Escape)
    assert editor.focusWidget() is editor.sheet
    QTest.keyClick(editor.sheet, Key.Key_Delete)
    assert [item.code for item in editor.session.draft.items if item.ref.is_new] == ["C09"]


def test_ctrl_a_takes_everything_and_escape_lets_go_before_it_leaves(editor: PlanEditor, qtbot: QtBot) -> None:
    QTest.keyClick(editor.sheet, Key.Key_A, CTRL)
    assert len(codes(editor)) == len(editor.session.draft.items)
    QTest.keyClick(editor.sheet, Key.Key_Escape)
    assert codes(editor) == []
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(editor.sheet, Key.Key_Escape)


def test_what_lies_on_another_floor_is_never_in_the_hand(editor: PlanEditor) -> None:
    session = editor.session
    draft, other = plan_edit.floor_added(session.draft)
    draft, far = plan_edit.added(draft, plan_edit.new_unit(draft, other, Shape(0, 0, 4, 6)))
    session.do(plan_edit.changed(draft, {far}, code="A01"))
    (fault,) = session.faults()
    editor.review.lines.itemClicked.emit(editor.review.lines.item(0))
    assert fault.refs == (item(editor, "A01").ref, far)
    assert (session.floor_id, session.selection) == (other, (far,))
    assert editor.floors.isVisible()
    assert editor.floors.currentText() == "F2"


def test_escape_drops_what_is_in_the_hand(editor: PlanEditor) -> None:
    QTest.mousePress(editor.sheet, LEFT, pos=at(editor, 2, 3))
    QTest.mouseMove(editor.sheet, at(editor, 8, 12))
    assert editor.sheet.gesture is not None
    QTest.keyClick(editor.sheet, Key.Key_Escape)
    QTest.mouseRelease(editor.sheet, LEFT, pos=at(editor, 8, 12))
    assert not editor.session.is_changed


def test_what_would_lie_on_something_is_shown_while_it_is_in_the_hand(editor: PlanEditor) -> None:
    QTest.mousePress(editor.sheet, LEFT, pos=at(editor, 2, 3))
    QTest.mouseMove(editor.sheet, at(editor, 4, 3))
    QTest.mouseMove(editor.sheet, at(editor, 5, 3))
    gesture = editor.sheet.gesture
    assert gesture is not None
    assert gesture.clashing() == {item(editor, "A01").ref, item(editor, "A02").ref}
    assert gesture.note == "3, 0 m"
    assert not editor.sheet.grab().isNull()
    QTest.mouseRelease(editor.sheet, LEFT, pos=at(editor, 2, 3))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no popups
def test_the_menu_offers_the_verbs_of_what_is_under_the_pointer(editor: PlanEditor, qtbot: QtBot) -> None:
    place = at(editor, 2, 3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, editor.sheet.mapToGlobal(place))
    QApplication.sendEvent(editor.sheet, event)
    menu = next(menu for menu in editor.findChildren(QMenu) if menu.isVisible())
    assert codes(editor) == ["A01"]
    next(action for action in menu.actions() if action.text() == "Duplicate").trigger()
    menu.close()
    assert codes(editor) == ["A13"]


# --- the form --------------------------------------------------------------------------------


def test_what_is_typed_in_the_form_is_a_step_of_its_own(editor: PlanEditor) -> None:
    editor.session.select((item(editor, "A01").ref,))
    for name, text in (("code", "X1"), ("desks", "7"), ("area", "25,5"), ("w", "3.5")):
        type_into(editor.facts.field(name), text)
    made = item(editor, "X1")
    assert (made.desks, made.area_m2, made.shape) == (7, 25.5, Shape(0, 0, 3.5, 6))
    assert len(editor.session.history.past) == 4
    type_into(editor.facts.field("area"), " ")
    assert item(editor, "X1").area_m2 == 21


def test_the_form_turns_to_another_piece_and_no_longer_means_the_first(editor: PlanEditor) -> None:
    editor.session.select((item(editor, "A01").ref,))
    form = editor.facts.form
    type_into(editor.facts.field("desks"), "none")
    editor.session.select((item(editor, "B01").ref,))
    field = editor.facts.field("desks")
    assert isinstance(field, NumberField)
    assert (editor.facts.form, field.edit.text(), field.is_wrong) == (form, "5", False)
    type_into(field, "6")
    assert (item(editor, "A01").desks, item(editor, "B01").desks) == (4, 6)
    assert item(editor, "A01").code == "A01"


def test_what_is_no_number_is_refused_below_the_field_and_stays_to_be_mended(editor: PlanEditor) -> None:
    editor.session.select((item(editor, "A01").ref,))
    field = editor.facts.field("desks")
    assert isinstance(field, NumberField)
    type_into(field, "four")
    assert (field.is_wrong, field.edit.text(), editor.session.is_changed) == (True, "four", False)
    type_into(field, "5")
    assert (field.is_wrong, item(editor, "A01").desks) == (False, 5)


def test_what_is_being_typed_counts_when_another_piece_is_clicked(editor: PlanEditor) -> None:
    editor.session.select((item(editor, "A01").ref,))
    field = editor.facts.field("code")
    assert isinstance(field, TextField)
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "X1")
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 6, 3))
    assert item(editor, "X1").shape == Shape(0, 0, 4, 6)
    assert codes(editor) == ["A02"]


def test_what_is_being_typed_is_saved_by_ctrl_s(editor: PlanEditor, desk: DeskContext, qtbot: QtBot) -> None:
    editor.session.select((item(editor, "A01").ref,))
    field = editor.facts.field("code")
    assert isinstance(field, TextField)
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "X1")
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(field.edit, Key.Key_S, CTRL)
    assert "X1" in {unit.code for unit in desk.services.plans.plan(TODAY).units}


def test_what_a_room_holds_is_typed_for_each_layout(editor: PlanEditor) -> None:
    editor.session.select((item(editor, "R-HALL").ref,))
    before = dict(item(editor, "R-HALL").capacity)
    type_into(editor.facts.field("theatre"), "77")
    type_into(editor.facts.field("tour"), "")
    after = {**before, Layout.THEATRE: 77}
    after.pop(Layout.TOUR, None)
    assert dict(item(editor, "R-HALL").capacity) == after
    type_into(editor.facts.field("theatre"), "none")
    assert dict(item(editor, "R-HALL").capacity) == after
    editor.session.select((item(editor, "A01").ref,))
    assert "theatre" not in editor.facts.form.fields


def test_pieces_are_taken_to_another_floor_in_the_form(editor: PlanEditor) -> None:
    session, ground = editor.session, editor.session.floor_id
    session.select((item(editor, "A01").ref, item(editor, "A02").ref))
    assert "floor" not in editor.facts.form.fields
    draft, attic = plan_edit.floor_added(session.draft, 40, 30)
    session.do(draft)
    field = editor.facts.field("floor")
    assert isinstance(field, ChoiceField)
    field.box.choose(attic)
    field.box.activated.emit(field.box.currentIndex())
    assert (session.floor_id, codes(editor)) == (attic, ["A01", "A02"])
    assert {item.code for item in session.draft.on_floor(attic)} == {"A01", "A02"}
    QTest.keyClick(editor.sheet, Key.Key_Z, CTRL)
    assert session.draft.on_floor(attic) == ()
    assert item(editor, "A01").floor_id == ground


def test_with_seats_and_rooms_selected_only_seats_are_numbered(editor: PlanEditor) -> None:
    rooms = {known.ref: known.code for known in editor.session.items if known.ref.kind is not Kind.UNIT}
    editor.session.select_all()
    form = editor.facts.form
    assert isinstance(form, SeveralForm)
    type_into(editor.facts.field("first"), "U01")
    form.number_button.click()
    assert {known.code for known in editor.session.items if known.ref.kind is Kind.UNIT} == {
        f"U{number:02}" for number in range(1, 31)
    }
    assert {ref: item.code for ref, item in editor.session.draft.by_ref().items() if ref in rooms} == rooms


def test_what_was_refused_is_no_longer_said_of_another_piece(editor: PlanEditor) -> None:
    editor.session.select((item(editor, "A01").ref,))
    QTest.keyClick(editor.sheet, Key.Key_Delete)
    assert editor.bars.bar("obstacle") is not None
    QTest.keyClick(editor.sheet, Key.Key_Right, CTRL)
    assert editor.bars.bar("obstacle") is None


def test_escape_leads_from_any_part_of_the_form_back_to_the_sheet(editor: PlanEditor) -> None:
    editor.session.select_all()
    form = editor.facts.form
    assert isinstance(form, SeveralForm)
    for part in (form.number_button, editor.tools.grids, editor.facts.field("first")):
        part.setFocus()
        focused = QApplication.focusWidget()
        assert focused is not None, part
        QTest.keyClick(focused, Key.Key_Escape)
        assert editor.sheet.hasFocus()
    assert len(codes(editor)) > 30, "and nothing was let go"


def test_several_are_numbered_in_reading_order(editor: PlanEditor) -> None:
    editor.session.select([item(editor, code).ref for code in ("B01", "A03", "A01", "A02")])
    type_into(editor.facts.field("first"), "Z08")
    form = editor.facts.form
    assert isinstance(form, SeveralForm)
    QTest.mouseClick(form.number_button, LEFT)
    assert [(item.code, item.shape.x) for item in editor.session.chosen()] == [
        ("Z08", 0),
        ("Z09", 4),
        ("Z10", 8),
        ("Z11", 10),
    ]


# --- saving and leaving ----------------------------------------------------------------------


def test_the_plan_is_saved_from_a_day_and_the_editor_goes(editor: PlanEditor, desk: DeskContext, qtbot: QtBot) -> None:
    editor.day.setDate(QDate(2023, 12, 1))
    editor.session.select((item(editor, "A01").ref,))
    type_into(editor.facts.field("code"), "X1")
    assert editor.review.summary.text() == "1 renumbered, from 1 Dec 2023"
    with qtbot.waitSignal(editor.left):
        QTest.mouseClick(editor.save_button, LEFT)
    plans = desk.services.plans
    assert "X1" not in {unit.code for unit in plans.plan(TODAY).units}
    assert "X1" in {unit.code for unit in plans.plan(date(2023, 12, 1)).units}


def test_a_seat_in_use_is_not_retired_and_its_holder_is_named(editor: PlanEditor) -> None:
    editor.session.select((item(editor, "A01").ref,))
    QTest.keyClick(editor.sheet, Key.Key_Delete)
    bar = editor.bars.bar("obstacle")
    assert bar is not None
    assert "MoonPanda" in bar.label.text()
    assert not editor.session.is_changed
    editor.session.select((item(editor, "A12").ref,))
    QTest.keyClick(editor.sheet, Key.Key_Delete)
    assert editor.bars.bar("obstacle") is None
    assert editor.review.lines.item(0).text() == "Seat A12 · retired"


def lines(editor: PlanEditor) -> list[str]:
    listed = editor.review.lines
    return [listed.item(row).text() for row in range(listed.count())]


def test_who_has_a_seat_that_goes_is_in_the_list_of_changes(editor: PlanEditor, desk: DeskContext) -> None:
    session = editor.session
    session.do(plan_edit.removed(session.draft, {item(editor, "A01").ref}))
    assert any(line.startswith("⚠ A01 is in use by ") for line in lines(editor))


def test_what_was_faulty_before_is_listed_and_keeps_nothing_else_from_being_saved(
    desk: DeskContext, qtbot: QtBot
) -> None:
    with closing(connect(desk.services.database.path, "rw")) as connection:
        connection.execute("UPDATE space SET shape = '[44.0, 0.0, 16.0, 6.0]', doors = '[]' WHERE code = 'R-TRN'")
    for editor in shown(desk, qtbot):
        session = editor.session
        assert [line for line in lines(editor) if "A12, R-TRN" in line and line.endswith("It was so before.")]
        session.do(plan_edit.changed(session.draft, {item(editor, "A01").ref}, desks=6))
        assert not session.faults()
        with qtbot.waitSignal(editor.left):
            editor.save()
    assert next(row for row in desk.services.plans.plan(TODAY).units if row.code == "A01").desks == 6


def test_saving_with_a_fault_goes_to_its_place_instead(editor: PlanEditor) -> None:
    editor.session.do(plan_edit.moved(editor.session.draft, {item(editor, "A01").ref}, 2, 0))
    QTest.keyClick(editor.sheet, Key.Key_S, CTRL)
    assert codes(editor) == ["A01", "A02"]


def test_errors_are_in_the_way_of_saving_and_it_is_said_which(editor: PlanEditor, qtbot: QtBot) -> None:
    assert editor.save_button.property("kind") == "primary"
    editor.session.do(plan_edit.moved(editor.session.draft, {item(editor, "A01").ref}, 2, 0))
    assert editor.save_button.property("kind") != "primary"
    QTest.mouseClick(editor.save_button, LEFT)
    bar = editor.bars.bar("faults")
    assert bar is not None
    assert bar.label.text().startswith("Not saved: 1 error")
    assert "A02" in bar.label.text()
    editor.session.undo()
    assert editor.bars.bar("faults") is None
    assert editor.save_button.property("kind") == "primary"


def test_the_list_says_all_of_what_is_wrong(editor: PlanEditor) -> None:
    editor.review.lines.setStyleSheet(stylesheet(editor.desk.theme.tokens))  # under which Qt forgets that lines wrap
    twins = {item(editor, "A01").ref, item(editor, "A02").ref}
    editor.session.do(
        plan_edit.changed(
            editor.session.draft, twins, code="Corner of the northern annex, over the bicycle stand by the gate 1"
        )
    )
    lines = editor.review.lines
    QApplication.processEvents()
    first = lines.item(0)
    needed = lines.fontMetrics().boundingRect(
        QRect(0, 0, lines.viewport().width() - 2 * Space.M, 1_000), Qt.TextFlag.TextWordWrap, first.text()
    )
    assert needed.height() > 2 * lines.fontMetrics().height(), "the text needs three lines"
    assert lines.visualItemRect(first).height() >= needed.height() + Space.S


def test_what_was_said_of_the_plan_before_goes_with_the_next_step(editor: PlanEditor) -> None:
    editor.session.select((item(editor, "A01").ref,))
    QTest.keyClick(editor.sheet, Key.Key_Delete)
    assert editor.bars.bar("obstacle") is not None
    editor.session.do(plan_edit.changed(editor.session.draft, {item(editor, "A02").ref}, desks=5))
    assert editor.bars.bar("obstacle") is None
    QTest.mouseClick(editor.leave_button, LEFT)
    assert editor.bars.bar("leave") is not None
    editor.session.undo()
    assert editor.bars.bar("leave") is None


def test_a_bar_moves_neither_the_tools_nor_the_plan_under_the_pointer(editor: PlanEditor) -> None:
    tool = editor.tools.tools[Tool.SPACE]
    QApplication.processEvents()
    tools, sheet = tool.mapTo(editor, QPoint(0, 0)), editor.sheet.geometry()
    editor.session.select((item(editor, "A01").ref,))
    QTest.keyClick(editor.sheet, Key.Key_Delete)
    QApplication.processEvents()
    bar = editor.bars.bar("obstacle")
    assert bar is not None
    assert bar.isVisible()
    assert (tool.mapTo(editor, QPoint(0, 0)), editor.sheet.geometry()) == (tools, sheet)
    assert editor.bars.geometry().bottom() <= sheet.bottom()
    assert editor.bars.height() < sheet.height() / 4


def test_the_past_asks_for_a_reason_at_its_field(editor: PlanEditor, desk: DeskContext, qtbot: QtBot) -> None:
    assert editor.review.reason_field.isHidden()
    editor.day.setDate(QDate(2023, 11, 1))
    editor.session.do(plan_edit.changed(editor.session.draft, {item(editor, "A01").ref}, desks=5))
    assert not editor.review.reason_field.isHidden()
    QTest.mouseClick(editor.save_button, LEFT)
    qtbot.waitUntil(lambda: editor.review.reason_field.is_wrong)
    editor.review.reason.setText("measured anew")
    with qtbot.waitSignal(editor.left):
        QTest.mouseClick(editor.save_button, LEFT)


def test_what_somebody_else_saved_is_told_and_the_own_changes_go_on_top(
    editor: PlanEditor, desk: DeskContext, qtbot: QtBot
) -> None:
    base = editor.session.base
    theirs = plan_edit.changed(base, {item(editor, "A02").ref}, desks=9)
    desk.services.plan_edits.save(by=desk.actor(), base=base, draft=theirs)
    editor.session.do(plan_edit.changed(editor.session.draft, {item(editor, "A01").ref}, desks=5))
    QTest.mouseClick(editor.save_button, LEFT)
    qtbot.waitUntil(lambda: editor.bars.bar("refused") is not None)
    bar = editor.bars.bar("refused")
    assert bar is not None
    assert "A02" in bar.label.text()
    (offer,) = bar.findChildren(QPushButton)
    QTest.mouseClick(offer, LEFT)
    assert (item(editor, "A01").desks, item(editor, "A02").desks) == (5, 9)
    with qtbot.waitSignal(editor.left):
        QTest.mouseClick(editor.save_button, LEFT)


def test_leaving_with_changes_asks_in_a_bar(editor: PlanEditor, qtbot: QtBot) -> None:
    editor.session.do(plan_edit.changed(editor.session.draft, {item(editor, "A01").ref}, desks=5))
    QTest.mouseClick(editor.leave_button, LEFT)
    bar = editor.bars.bar("leave")
    assert bar is not None
    assert [verb.text() for verb in bar.findChildren(QPushButton) if verb.text()]
    discard = next(verb for verb in bar.findChildren(QPushButton) if verb.text() == "Discard them")
    with qtbot.waitSignal(editor.left):
        QTest.mouseClick(discard, LEFT)


def test_another_day_keeps_the_changes_and_their_steps(editor: PlanEditor) -> None:
    editor.session.do(plan_edit.changed(editor.session.draft, {item(editor, "A01").ref}, desks=5))
    editor.day.setDate(QDate(2024, 1, 1))
    assert (editor.session.draft.on, item(editor, "A01").desks) == (date(2024, 1, 1), 5)
    editor.session.undo()
    assert not editor.session.is_changed


def test_a_plan_begins_from_nothing(qapp: object, qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> None:
    centre = create_centre(tmp_path / "new.db", clock)
    desk = DeskContext(centre, workstation="tests")
    for editor in shown(desk, qtbot):
        with qtbot.waitSignal(editor.left):  # nothing was done yet: nothing is asked
            QTest.keyClick(editor.sheet, Key.Key_Escape)
        QTest.keyClick(editor.sheet, Key.Key_U)
        drag(editor, at(editor, 0, 0), at(editor, 4, 6))
        QTest.keyClick(editor.sheet, Key.Key_D, CTRL)
        with qtbot.waitSignal(editor.left):
            QTest.mouseClick(editor.save_button, LEFT)
    assert [unit.code for unit in centre.plans.plan(TODAY).units] == ["A01", "A02"]
    desk.tasks.close()
    desk.deleteLater()
    centre.close()


# --- the picture underneath ------------------------------------------------------------------


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "architect.png"
    head = struct.pack(">IIBBBBB", 60, 30, 8, 0, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(61 * 30)))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b""))
    return path


def test_a_picture_is_placed_scaled_by_two_points_and_faded(editor: PlanEditor, picture: Path, qtbot: QtBot) -> None:
    editor.place_picture(picture)
    qtbot.waitUntil(lambda: editor.session.picture is not None)
    placed = editor.session.picture
    assert placed is not None
    assert placed.shape == Shape(0, 0, 60, 30)
    assert editor.sheet.image() is not None
    form = editor.facts.form
    assert isinstance(form, PictureForm)
    QTest.mouseClick(form.measure_button, LEFT)
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 0, 0))
    QTest.mouseClick(editor.sheet, LEFT, pos=at(editor, 30, 0))
    type_into(editor.facts.field("distance"), "15")
    scaled = editor.session.picture
    assert scaled is not None
    assert (round(scaled.shape.w), round(scaled.shape.h)) == (30, 15)
    QTest.keyClick(editor.sheet, Key.Key_Right)
    moved = editor.session.picture
    assert moved is not None
    assert round(moved.shape.x - scaled.shape.x, 3) == 0.5
    assert len(editor.session.draft.items) == len(editor.session.base.items)


def test_a_picture_is_dropped_on_the_sheet(editor: PlanEditor, picture: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, none)
    QApplication.sendEvent(editor.sheet, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(editor.sheet, QDropEvent(QPointF(9, 9), copy, data, LEFT, none))
    qtbot.waitUntil(lambda: editor.session.picture is not None)


def test_a_saved_picture_is_there_when_the_editor_opens_again(
    editor: PlanEditor, desk: DeskContext, picture: Path, qtbot: QtBot
) -> None:
    editor.place_picture(picture)
    qtbot.waitUntil(lambda: editor.session.picture is not None)
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(editor.sheet, Key.Key_S, CTRL)
    for again in shown(desk, qtbot):
        qtbot.waitUntil(lambda again=again: again.sheet.image() is not None)


def test_a_bad_picture_is_refused_in_a_bar(editor: PlanEditor, picture: Path, qtbot: QtBot) -> None:
    picture.write_bytes(picture.read_bytes()[:-10])
    editor.place_picture(picture)
    qtbot.waitUntil(lambda: editor.bars.bar("picture") is not None)
    bar = editor.bars.bar("picture")
    assert bar is not None
    assert "architect.png is damaged" in bar.label.text()
    assert not editor.session.is_changed


# --- for everybody ---------------------------------------------------------------------------


def test_a_screen_reader_hears_each_piece_with_its_place_and_company(editor: PlanEditor) -> None:
    heard = QAccessible.queryAccessibleInterface(editor.sheet)
    names = [heard.child(place).text(QAccessible.Text.Name) for place in range(heard.childCount())]
    assert "Seat A01, 4 by 6 m at 0, 0 m, MoonPanda Battery" in names
    assert any(name.startswith("Roadshow hall R-HALL") or "R-HALL" in name for name in names)


def test_the_editor_follows_the_language_while_it_is_open(editor: PlanEditor, desk: DeskContext) -> None:
    editor.session.do(plan_edit.changed(editor.session.draft, {item(editor, "A01").ref}, code="X1"))
    editor.session.select((item(editor, "R-HALL").ref,))
    languages = Languages()
    desk.set_lang("zh_CN")
    languages.use("zh_CN")
    QApplication.processEvents()
    texts = (editor.save_button.text(), editor.tools.tools[Tool.UNIT].text(), editor.review.summary.text())
    kind = editor.facts.field("kind")
    chosen = kind.box.currentText() if isinstance(kind, ChoiceField) else ""
    languages.use("en")
    assert texts == ("保存平面图", "席位", "1个改编号，自2023年11月30日起")
    assert chosen == "路演厅"


def test_every_control_of_the_editor_has_a_name(editor: PlanEditor) -> None:
    for tool in Tool:
        editor.session.use(tool)
        for child in editor.findChildren(QWidget):
            is_inner = child.objectName().startswith("qt_")
            if child.isVisible() and not is_inner and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                heard = QAccessible.queryAccessibleInterface(child)
                assert heard.text(QAccessible.Text.Name), child


def test_the_wheel_and_the_keys_look_closer_and_a_fit_shows_the_whole_floor(editor: PlanEditor) -> None:
    fitted = editor.sheet.scale
    QTest.keyClick(editor.sheet, Key.Key_Plus)
    assert editor.sheet.scale > fitted
    assert editor.sheet.item_at(QPointF(at(editor, 2, 3))) == item(editor, "A01")
    QTest.keyClick(editor.sheet, Key.Key_0)
    assert editor.sheet.scale == fitted


# --- from the plan page ----------------------------------------------------------------------


def test_the_plan_page_opens_the_editor_and_shows_what_was_saved(desk: DeskContext, qtbot: QtBot) -> None:
    page = FloorPlanPage(desk)
    qtbot.addWidget(page)
    page.resize(1376, 872)
    with qtbot.waitExposed(page):
        page.show()
    menu = page.more_button.menu()
    menu.aboutToShow.emit()
    (entry,) = (action for action in menu.actions() if action.objectName() == "plan.edit")
    assert entry.isEnabled()
    entry.trigger()
    editor = page.over
    assert isinstance(editor, PlanEditor)
    editor.session.do(plan_edit.changed(editor.session.draft, {item(editor, "A01").ref}, code="X1"))
    QTest.keyClick(editor.sheet, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: page.over is None)
    assert "X1" in {unit.code for unit in page.units.rows()}
    desk.tasks.wait()
    page.hide()


def test_the_window_asks_before_it_closes_over_changes_that_are_not_saved(
    window: MainWindow, desk: DeskContext
) -> None:
    window.show_page("floor_plan")
    QApplication.processEvents()
    page = window.pages.page("floor_plan")
    assert isinstance(page, FloorPlanPage)
    open_editor(page)
    editor = page.over
    assert isinstance(editor, PlanEditor)
    editor.session.do(plan_edit.changed(editor.session.draft, {item(editor, "A01").ref}, desks=5))
    window.show_page("today")
    window.close()
    assert window.isVisible()
    assert editor.isVisible()
    assert editor.bars.bar("leave") is not None
    window.close()
    assert not window.isVisible()


def test_in_the_window_ctrl_z_takes_back_a_step_of_the_editor_first(window: MainWindow, desk: DeskContext) -> None:
    before = desk.services.news.last_number()
    window.show_page("floor_plan")
    QApplication.processEvents()
    page = window.pages.page("floor_plan")
    assert isinstance(page, FloorPlanPage)
    open_editor(page)
    editor = page.over
    assert isinstance(editor, PlanEditor)
    window.activateWindow()
    editor.sheet.setFocus()
    editor.session.select((item(editor, "A12").ref,))
    QTest.keyClick(editor.sheet, Key.Key_Right)
    assert editor.session.is_changed
    QTest.keyClick(editor.sheet, Key.Key_Z, CTRL)
    desk.tasks.wait()
    assert not editor.session.is_changed
    assert desk.services.news.last_number() == before


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.AUDITOR])
def test_only_managers_are_offered_the_editor(
    desk: DeskContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    actor = replace(desk.actor(), role=role)
    monkeypatch.setattr(desk, "actor", lambda: actor)
    page = FloorPlanPage(desk)
    qtbot.addWidget(page)
    menu = page.more_button.menu()
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions() if action.objectName() == "plan.edit"] == [False]
