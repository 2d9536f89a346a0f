"""What an import did is read row by row in the journal, with the mouse and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from jib_desk.services.centre import Services
from jib_desk.views.context import DeskContext
from jib_desk.views.journal.page import JournalPage
from jib_desk.views.theme import Size

LEDGER = Path(__file__).parents[1] / "fixtures" / "workbooks" / "tenant-ledger-2023-11.xlsx"


@pytest.fixture
def desk(qapp: object, services: Services) -> Iterator[DeskContext]:
    """An empty centre's desk: all of a ledger is new to it."""
    context = DeskContext(services, workstation="tests")
    yield context
    context.tasks.close()
    context.deleteLater()


@pytest.fixture
def journal(qtbot: QtBot, desk: DeskContext) -> JournalPage:
    """The journal after an import of a ledger."""
    services = desk.services
    by = desk.actor()
    services.imports.apply(by=by, preview=services.imports.preview_companies(LEDGER), skip_refused=True)
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def imported(journal: JournalPage) -> QModelIndex:
    return journal.model.index(0, 0)


def test_an_import_unfolds_into_its_rows_by_keyboard(journal: JournalPage, qtbot: QtBot) -> None:
    QAbstractItemModelTester(journal.model, QAbstractItemModelTester.FailureReportingMode.Fatal, journal)
    entry = journal.model.entry(0)
    assert entry is not None
    assert entry.action.startswith("import.")
    assert entry.lines > 20
    journal.primary_action()
    journal.table.select_row(0)
    qtbot.keyClick(journal.table, Qt.Key.Key_Right)
    assert journal.table.isExpanded(imported(journal))
    assert journal.model.rowCount(imported(journal)) == entry.lines
    qtbot.keyClick(journal.table, Qt.Key.Key_Down)
    assert journal.table.currentIndex().parent() == imported(journal)
    qtbot.keyClick(journal.table, Qt.Key.Key_Left)
    qtbot.keyClick(journal.table, Qt.Key.Key_Left)
    assert not journal.table.isExpanded(imported(journal))


def test_every_row_of_an_import_says_which_record_and_what_it_holds(journal: JournalPage) -> None:
    model, top = journal.model, imported(journal)
    for row in range(model.rowCount(top)):
        record, _dot, what = model.index(row, model.SENTENCE, top).data().partition(" · ")
        assert record.endswith(": made")
        assert what
    said = [model.index(row, model.SENTENCE, top).data() for row in range(model.rowCount(top))]
    assert "Company no. 1: made · MoonPanda Battery (Sample) Ltd." in said


def test_a_row_that_is_chosen_stands_alone_in_the_drawer(journal: JournalPage) -> None:
    model = journal.model
    journal.table.expand(imported(journal))
    entry, line = model.entry(0), model.line_at(model.index(3, 0, imported(journal)))
    assert entry is not None
    assert line is not None
    journal.table.setCurrentIndex(model.index(3, 0, imported(journal)))
    shown = [text.text() for text in journal.drawer.findChildren(QLabel)]
    assert sum(f"no. {line.key}" in text for text in shown) == 1
    assert any(f"and {entry.lines - 1} more" in text for text in shown)
    assert journal.drawer.undo.isVisible(), "the import is taken back as a whole"


def test_what_stands_open_stays_open_when_somebody_writes(journal: JournalPage, desk: DeskContext) -> None:
    journal.table.expand(imported(journal))
    desk.run(lambda: desk.services.visitors.check_in(by=desk.actor(), name_zh="示例访客", badge="91"))
    assert desk.tasks.wait()
    assert journal.table.isExpanded(journal.model.index(1, 0))
    assert not journal.table.isExpanded(journal.model.index(0, 0))


def test_the_rows_of_an_entry_are_read_in_parts(journal: JournalPage, desk: DeskContext) -> None:
    entry = journal.model.entry(0)
    assert entry is not None
    whole = desk.services.journal.lines(entry.number)
    assert len(whole) == entry.lines
    assert desk.services.journal.lines(entry.number, 5, 10) == whole[5:15]


def test_beside_its_drawer_what_was_done_stays_readable(journal: JournalPage, qtbot: QtBot) -> None:
    head, model = journal.table.header(), journal.model
    assert not head.isSectionHidden(model.REASON)
    journal.table.select_row(0)
    journal.resize(900, 700)
    qtbot.waitUntil(lambda: head.isSectionHidden(model.REASON))
    assert head.sectionSize(model.SENTENCE) >= Size.COLUMN_NAME
    journal.drawer.hide()
    qtbot.waitUntil(lambda: not head.isSectionHidden(model.REASON))
