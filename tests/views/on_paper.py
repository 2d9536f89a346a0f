"""What tests of the paper bridge have in common: hands that count their keys, and what they entered."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jib_desk.services.rows.paper_kits import KitLineRow, KitRow
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.page import Page
from jib_desk.views.visitors.paper_bridge import PaperBridgeView
from jib_desk.views.visitors.paper_bridge_line import PaperLine

ZONE = ZoneInfo("Asia/Shanghai")
Key = Qt.Key


def at(hour: int, minute: int) -> datetime:
    return datetime(2023, 12, 1, hour, minute, tzinfo=ZONE)


class Hands:
    """Presses keys on whatever has the focus, and counts them: letters of names, and all others."""

    def __init__(self) -> None:
        self.names = 0
        self.others = 0

    def name(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._focused(), letter)
            self.names += 1

    def keys(self, *keys: str | Key) -> None:
        for key in keys:
            if isinstance(key, str):
                for letter in key:
                    QTest.keyClicks(self._focused(), letter)
                    self.others += 1
            else:
                QTest.keyClick(self._focused(), key)
                self.others += 1

    def _focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


def line_of(bridge: PaperBridgeView, number: int) -> PaperLine:
    return bridge.lines[number - 1]


def settle(page: Page) -> None:
    assert page.desk.tasks.wait()
    QApplication.processEvents()


def entered(page: Page, kit: KitRow) -> tuple[KitLineRow, ...]:
    settle(page)
    return page.desk.services.paper_kits.sheet(kit.id).entered


def visit(page: Page, row: KitLineRow) -> VisitRow:
    assert row.visit_id is not None
    return page.desk.services.visitors.visit(row.visit_id)


def commit(text: str) -> None:
    """An input method writes what was composed."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, event)
