"""The files of a record: dropped, pasted or chosen; opened with Enter, taken away with Undo."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from jib_desk.rules.words import AttachmentOf
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.rows.attachments import AttachmentRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, clear, label, row_of
from jib_desk.views.widgets.elided import plain

Work = Callable[[], Outcome[AttachmentRow]]


class FileList(QFrame):
    """Files of one record; nothing until `show_files_of` says of which. Whoever only reads can open them."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind = AttachmentOf.COMPANY
        self._key = 0
        self._may_write = False
        self._files: tuple[AttachmentRow, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # for Ctrl+V; Tab goes to what is in it
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        box.addLayout(self._lines)
        self.add_button = button()
        self.add_button.clicked.connect(self.choose)
        self._hint = label("caption", wrap=True)
        box.addLayout(row_of(self.add_button))
        box.addWidget(self._hint)
        say = Texts(self).bind
        say(self.add_button.setText, lambda: self.tr("Add file…"))
        say(self._hint.setText, lambda: self.tr("Files can be dropped here, pictures pasted with Ctrl+V."))
        say(self.setAccessibleName, lambda: self.tr("Files"))
        desk.notifier.changed.connect(self._on_changed)

    @property
    def files(self) -> tuple[AttachmentRow, ...]:
        """The files shown."""
        return self._files

    def show_files_of(self, kind: AttachmentOf, key: int, *, may_write: bool) -> None:
        """Shows the files of a record; they stay fresh from now on."""
        self._kind, self._key, self._may_write = kind, key, may_write
        self.setAcceptDrops(may_write)
        self.add_button.setVisible(may_write)
        self._hint.setVisible(may_write)
        self._read()

    # --- adding ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Asks which files."""
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"))
        self.add_files(Path(path) for path in paths)

    def add_files(self, paths: Iterable[Path]) -> None:
        """Attaches files, one entry each."""
        for path in paths:
            self._add(lambda path=path: self._desk.services.attachments.attach(**self._target(), path=path))

    def paste(self) -> bool:
        """Attaches what the clipboard holds: files, or else a picture. False when it holds neither."""
        return self._take(_pasted())

    def take_from(self, *fields: QWidget) -> None:
        """Ctrl+V in these fields attaches what no field of words can hold: files, and pictures without words."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at Ctrl+V before the field does."""
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return False
        if not event.matches(QKeySequence.StandardKey.Paste):
            return False
        data = _pasted()
        is_for_field = data.hasText() and not _local_files(data)
        return not is_for_field and self._take(data)

    def _take(self, data: QMimeData) -> bool:
        if not self._may_write:
            return False
        paths = _local_files(data)
        if paths:
            self.add_files(paths)
            return True
        image = data.imageData() if data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        name = self.tr("Picture {when}.png").format(when=f"{self._now():%Y-%m-%d %H.%M.%S}")
        content = _png(image)
        self._add(lambda: self._desk.services.attachments.attach_bytes(**self._target(), name=name, content=content))
        return True

    def _target(self) -> dict[str, Any]:
        return {"by": self._desk.actor(), "kind": self._kind, "key": self._key}

    def _now(self) -> datetime:
        return self._desk.local(self._desk.clock.now())

    def _add(self, work: Work) -> None:
        self._desk.run(work, text=lambda outcome: self.tr("{name} attached").format(name=outcome.row.name))

    # --- opening and taking away -------------------------------------------------------------

    def open_file(self, row: AttachmentRow) -> None:
        """Hands a copy to the program that the system has for it; the kept content cannot be changed by it."""
        self._desk.run_long(
            self.tr("Opening {name}").format(name=row.name),
            lambda _job: self._desk.services.attachments.copy_to_open(row.id),
            _open,
        )

    def take_away(self, row: AttachmentRow) -> None:
        """Takes a file from the record; the toast can bring it back."""
        by = self._desk.actor()
        self._desk.run(
            lambda: self._desk.services.attachments.remove(by=by, attachment_id=row.id, version=row.version),
            text=self.tr("{name} taken away").format(name=row.name),
        )

    # --- showing -----------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if self._key and changes.touches("attachment"):
            self._read()

    def _read(self) -> None:
        self._files = self._desk.read(lambda: self._desk.services.attachments.of(self._kind, self._key))
        clear(self._lines)
        for row in self._files:
            self._lines.addWidget(_FileLine(self, row, self._about(row), may_write=self._may_write))
        if not self._files and not self._may_write:
            self._lines.addWidget(label("dim", self.tr("No files.")))

    def _about(self, row: AttachmentRow) -> str:
        size = self._desk.locale.formattedDataSize(row.size, 0)
        return f"{size} · {short_day_text(self._desk.local(row.added_at).date(), self._desk.lang)}"

    # --- Qt ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.paste()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and pictures."""
        if _local_files(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attaches what is dropped."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()


class _FileLine(QWidget):
    """One file: its name opens it, Delete takes it away."""

    def __init__(self, files: FileList, row: AttachmentRow, about: str, *, may_write: bool) -> None:
        super().__init__()
        self._files = files
        self._row = row
        self._may_write = may_write
        self._name = button("link")
        self._name.setToolTip(row.name)
        self._name.setAccessibleName(self.tr("Open {name}").format(name=row.name))
        self._name.setAccessibleDescription(about)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name.clicked.connect(lambda: files.open_file(row))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self._name, 1)
        line.addWidget(label("caption", about))
        if may_write:
            away: QPushButton = button("link", self.tr("Take away"))
            away.setAccessibleName(self.tr("Take {name} away").format(name=row.name))
            away.clicked.connect(lambda: files.take_away(row))
            line.addWidget(away)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The end of a name says which kind of file it is, so the middle gives way."""
        super().resizeEvent(event)
        width = self._name.width() - 2 * Space.S
        metrics = QFontMetrics(self._name.font())
        shown = metrics.elidedText(self._row.name, Qt.TextElideMode.ElideMiddle, width)
        self._name.setText(plain(shown))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes it away."""
        if self._may_write and event.key() == Qt.Key.Key_Delete:
            self._files.take_away(self._row)
        else:
            super().keyPressEvent(event)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _pasted() -> QMimeData:
    """What is on the clipboard; of an empty one some platforms say nothing at all."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data if data is not None else QMimeData()


def _local_files(data: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)  # both kept until it is written: Qt does not own them
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.write(image)
    return bytes(content.data())
