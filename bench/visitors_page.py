"""The visitors' page under the hand: a letter typed at a desk of many years, and the list after each change."""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from time import thread_time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.ground import many_visits
from bench.harness import Clocked, Figure, Pair
from jib_desk.models import direct
from jib_desk.models.database import Database
from jib_desk.rules.names import prefix_range
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import SystemClock
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.page import VisitorsPage

_PAGE = (1376, 872)
_ROUNDS = 200
_WARM = 20
_KEY_S = 0.016
_SCAN = "SELECT ref_id FROM search_key WHERE kind = 'visitor' AND key >= ? AND key < ? ORDER BY key LIMIT 16"
_TYPED = ("w", "wa", "wan", "wang", "z", "zh", "zha", "l", "li", "0", "00", "013", "139", "lx", "lxm")


def key(folder: Path) -> Iterator[Pair | Figure]:
    """A letter typed at the visitors' page and the list read anew, 100,000 visitors who came a million times."""
    application = QApplication.instance() or QApplication([])
    services = open_services(Database.open(many_visits(folder.parent)), SystemClock())
    desk = DeskContext(services)
    desk.theme.set_mode("light")
    page = VisitorsPage(desk)
    page.resize(*_PAGE)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    yield _letter(page, services)
    yield _list(page, services)
    page.hide()
    page.deleteLater()
    desk.close()
    services.close()
    del application


def _letter(page: VisitorsPage, services: Services) -> Pair:
    name = page.form.fields.name
    scanned, typed = cycle(_TYPED), cycle(_TYPED)

    def reference() -> None:
        with services.database.quick_read() as source:
            direct.fetch(source, _SCAN, prefix_range(next(scanned)))
        page.form.repaint()

    def own() -> None:
        text = next(typed)
        name.setText(text[:-1])
        QTest.keyClick(name, Qt.Key(ord(text[-1].upper())))
        QApplication.processEvents()  # paints the offers

    return Pair(
        "a letter in the name, offers painted",
        _busy(reference),
        _busy(own),
        limit_s=_KEY_S,
        rounds=_ROUNDS,
        warm_up=_WARM,
        against="one scan of the index, and the form painted",
    )


def _list(page: VisitorsPage, services: Services) -> Pair:
    keys = tuple(row.id for row in services.visitors.on_site())
    query = f"SELECT * FROM visit WHERE id IN ({', '.join('?' * len(keys))})"

    def reference() -> None:
        with services.database.quick_read() as source:
            direct.fetch(source, query, keys)
        page.list.repaint()

    def own() -> None:
        page.list.refresh()
        QApplication.processEvents()

    return Pair(
        "all four lists after a change",
        _busy(reference),
        _busy(own),
        limit_s=_KEY_S,
        rounds=_ROUNDS,
        warm_up=_WARM,
        against="the open visits by rowid, and the list painted",
    )


def _busy(work: Callable[[], object]) -> Clocked:
    """The processor's time of the window's thread: limits in milliseconds, which a busy neighbour would stretch."""

    def run() -> float:
        start = thread_time()
        work()
        return thread_time() - start

    return run
