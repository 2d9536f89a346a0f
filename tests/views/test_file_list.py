"""The files of a record: dropped, pasted, opened, taken away and brought back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import AttachmentOf
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.file_list import FileList


@pytest.fixture
def files(desk: DeskContext, qtbot: QtBot) -> Iterator[FileList]:
    made = FileList(desk)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show_files_of(AttachmentOf.COMPANY, 1, may_write=True)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    desk.tasks.wait()
    made.hide()


def names(files: FileList) -> list[str]:
    return [row.name for row in files.files]


def drop(files: FileList, data: QMimeData) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(files, QDragEnterEvent(QPoint(10, 10), copy, data, left, none))
    QApplication.sendEvent(files, QDropEvent(QPointF(10, 10), copy, data, left, none))


def test_a_dropped_file_is_kept_with_the_record(files: FileList, desk: DeskContext, tmp_path: Path) -> None:
    scan = tmp_path / "入驻协议.pdf"
    scan.write_bytes(b"%PDF-1.7 sample")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    drop(files, data)
    assert desk.tasks.wait()
    assert names(files) == ["入驻协议.pdf"]
    assert desk.services.attachments.content(files.files[0].id) == b"%PDF-1.7 sample"


def test_a_picture_is_pasted_by_the_keys(files: FileList, desk: DeskContext) -> None:
    picture = QImage(8, 6, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    files.add_button.setFocus()
    QTest.keyClick(files.add_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.tasks.wait()
    assert names(files) == ["Picture 2023-11-30 10.00.00.png"]
    kept = QImage.fromData(desk.services.attachments.content(files.files[0].id))
    assert (kept.width(), kept.height()) == (8, 6)


def test_a_file_taken_away_comes_back_by_undo(files: FileList, desk: DeskContext, tmp_path: Path, qtbot: QtBot) -> None:
    note = tmp_path / "note.txt"
    note.write_text("who has the spare key")
    files.add_files([note])
    assert desk.tasks.wait()
    line = next(item for item in files.findChildren(QPushButton) if item.accessibleName() == "Open note.txt")
    with qtbot.waitSignal(desk.toast_requested) as told:
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_Delete)
    assert names(files) == []
    assert told.args is not None
    text, entry = told.args
    assert text == "note.txt taken away"
    desk.notifier.publish(desk.services.journal.undo(by=desk.actor(), number=entry).changes)
    assert names(files) == ["note.txt"]


def test_a_file_opens_as_a_copy_under_its_own_name(
    files: FileList, desk: DeskContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []  # what the system was asked to open
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    note = tmp_path / "note.txt"
    note.write_text("who has the spare key")
    files.add_files([note])
    assert desk.tasks.wait()
    files.open_file(files.files[0])
    assert desk.tasks.wait()
    assert [path.name for path in opened] == ["note.txt"]
    assert opened[0] != note
    assert opened[0].read_text() == "who has the spare key"


def test_whoever_only_reads_finds_no_verbs(files: FileList, desk: DeskContext, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("who has the spare key")
    files.add_files([note])
    assert desk.tasks.wait()
    files.show_files_of(AttachmentOf.COMPANY, 1, may_write=False)
    QApplication.processEvents()
    shown = [item.accessibleName() for item in files.findChildren(QPushButton) if item.isVisible()]
    assert [name for name in shown if name] == ["Open note.txt"]
    assert not files.acceptDrops()
    assert not files.paste()


def test_a_name_keeps_its_ampersand_and_the_end_that_says_its_kind(
    files: FileList, desk: DeskContext, tmp_path: Path
) -> None:
    for name in ("R&D.txt", f"{'long ' * 30}.pdf"):
        (tmp_path / name).write_text("x")
        files.add_files([tmp_path / name])
    assert desk.tasks.wait()
    QApplication.processEvents()
    shown = {item.accessibleName()[-7:]: item.text() for item in files.findChildren(QPushButton) if item.isVisible()}
    assert shown["R&D.txt"] == "R&&D.txt"  # as Qt writes an ampersand that is no key
    assert "…" in shown["ng .pdf"]
    assert shown["ng .pdf"].endswith(".pdf")


def test_an_empty_file_is_refused_and_nothing_is_kept(files: FileList, desk: DeskContext, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    refused: list[object] = []
    desk.error_raised.connect(refused.append)
    files.add_files([empty])
    assert desk.tasks.wait()
    assert [getattr(error, "why", "") for error in refused] == ["empty"]
    assert names(files) == []
