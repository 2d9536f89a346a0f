"""A page by itself on the screen, as wide and high as in the window, until its test is over."""

from collections.abc import Iterator
from typing import TypeVar

from pytestqt.qtbot import QtBot

from jib_desk.views.page import Page

P = TypeVar("P", bound=Page)


def shown(page: P, qtbot: QtBot) -> Iterator[P]:
    """For fixtures, which yield from it; afterwards nothing runs any more and the page is gone."""
    qtbot.addWidget(page)
    page.resize(1376, 872)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page
    page.desk.tasks.wait()
    page.hide()
