"""The preview before the printer, worked by keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.badges import BadgePaper
from jib_desk.views.context import DeskContext
from jib_desk.views.printing import commands
from jib_desk.views.printing.badge import BadgeStyle
from jib_desk.views.printing.badge_paper import BadgePreview
from jib_desk.views.printing.preview import PrintPreview
from tests.views.printed import plain, text_of


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(1600, 900)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def preview(desk: DeskContext, page: QWidget, qtbot: QtBot) -> Iterator[PrintPreview]:
    """The muster roll, as after F12."""
    opened = commands.print_muster(desk, page)
    qtbot.waitExposed(opened)
    opened.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield opened
    opened.close()
    opened.deleteLater()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_enter_and_ctrl_p_print_at_once(
    preview: PrintPreview, tmp_path: Path, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    printed = tmp_path / "roll.pdf"
    preview.print_to(printed)
    QTest.keyClick(focused(), key, held)
    assert plain("疏散点名表 Muster roll") in text_of(printed.read_bytes())
    assert not preview.isVisible()


def test_esc_closes_and_prints_nothing(preview: PrintPreview, tmp_path: Path) -> None:
    preview.print_to(tmp_path / "roll.pdf")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not preview.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []


def test_print_stands_first_and_tab_reaches_every_button(preview: PrintPreview) -> None:
    (bar,) = preview.findChildren(QToolBar)
    assert bar.widgetForAction(bar.actions()[0]) is preview.print_button
    assert preview.print_button.isDefault()
    reached = [focused()]
    assert reached == [preview.print_button]
    for _ in range(40):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is preview.print_button:
            break
        reached.append(focused())
    buttons = [each for each in bar.findChildren(QToolButton) if each.isVisible() and each.isEnabled()]
    assert len(buttons) >= 9
    assert set(buttons) <= set(reached)
    edges = [each.mapTo(bar, each.rect().topLeft()).x() for each in reached if bar.isAncestorOf(each)]
    assert edges == sorted(edges)


def test_enter_on_a_tool_or_in_a_field_works_there_and_prints_nothing(preview: PrintPreview, tmp_path: Path) -> None:
    preview.print_to(tmp_path / "roll.pdf")
    (landscape,) = [each for each in preview.findChildren(QToolButton) if each.text() == "Landscape"]
    (field,) = [each for each in preview.findChildren(QLineEdit) if each.accessibleName() == "Page"]
    for widget in (landscape, field):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert landscape.isChecked()
    assert preview.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_screen_reader_has_a_name_for_all_that_tab_reaches(preview: PrintPreview) -> None:
    for _ in range(25):
        said = QAccessible.queryAccessibleInterface(focused()).text(QAccessible.Text.Name)
        assert said, focused()
        QTest.keyClick(focused(), Qt.Key.Key_Tab)


def test_a_badge_cannot_be_turned_on_its_paper(desk: DeskContext, page: QWidget, qtbot: QtBot) -> None:
    faces = desk.services.badges.empty_faces(["07"])
    opened = BadgePreview(faces, BadgePaper.LABEL, BadgeStyle.of(desk.centre()), page)
    opened.open()
    qtbot.waitExposed(opened)
    seen = {each.text() for each in opened.findChildren(QToolButton) if each.isVisible()}
    assert {"Fit page", "Zoom in", "Next page", "Choose a printer"} <= seen
    assert seen.isdisjoint({"Portrait", "Landscape", "Page setup"})
    opened.close()


def test_badges_are_printed_by_enter_too(desk: DeskContext, page: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    faces = desk.services.badges.empty_faces(["07"])
    opened = BadgePreview(faces, BadgePaper.SHEET, BadgeStyle.of(desk.centre()), page)
    opened.print_to(tmp_path / "badges.pdf")
    opened.open()
    qtbot.waitExposed(opened)
    opened.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is opened.print_button)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert "07" in text_of((tmp_path / "badges.pdf").read_bytes())
