"""The heads of a paper kit that is entered, in a window that is too low for its lines."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.views.context import DeskContext
from jib_desk.views.page import Page
from jib_desk.views.visitors.paper_bridge import PaperBridgeView
from jib_desk.views.visitors.paper_bridge_opening import open_bridge
from tests.views.shown import shown


@pytest.mark.parametrize("height", [640, 1400], ids=["with a scroll bar", "without one"])
def test_each_head_stands_above_its_field(desk: DeskContext, qtbot: QtBot, height: int) -> None:
    desk.services.paper_kits.make(by=desk.actor())
    for page in shown(Page(desk), qtbot):
        page.resize(960, height)
        open_bridge(page)
        bridge = page.over
        assert isinstance(bridge, PaperBridgeView)
        QApplication.processEvents()
        line = bridge.lines[0]
        heads = {each.text(): each for each in bridge.sheet.findChildren(QLabel) if each.isVisible()}

        def left(widget: QWidget, view: PaperBridgeView = bridge) -> int:
            return widget.mapTo(view, QPoint()).x()

        fields = {"Badge": line.badge, "Name": line.name, "Host": line.host, "In": line.came, "Out": line.left}
        assert {text: left(heads[text]) for text in fields} == {text: left(field) for text, field in fields.items()}
