"""Where the list is pasted: as a text, or as the file that it came in."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from jib_desk.rules.delegation_columns import SHEET_FILES, TEXT_FILES


def file_in(data: QMimeData) -> Path | None:
    """The first file that may hold a list."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix.lower() in SHEET_FILES | TEXT_FILES), None)


class ListEdit(QPlainTextEdit):
    """A file that is pasted is told of; one that is dropped is left to the page around it."""

    file_given = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return file_in(source) is None and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        file = file_in(source)
        if file is None:
            super().insertFromMimeData(source)
        else:
            self.file_given.emit(file)
