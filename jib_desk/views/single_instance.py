"""One window per database: a second start raises the first one and ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QByteArray, QDeadlineTimer, QDir, QLockFile, QObject, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 5_000
_AGAIN_MS = 50


class SingleInstance(QObject):
    """Holds the place for one data file, or wakes whoever holds it.

    The lock decides; the server only carries the wish to be raised. A lock left by a crash is
    recognised as stale by its process being gone.
    """

    raised = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"jib-desk-{crc32(str(data.resolve()).encode()):08x}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Takes the place; False when another window has it, which is then raised."""
        if not self._lock.tryLock(0):
            self._wake()
            return False
        return True

    def listen(self) -> None:
        """Hears of later starts. Apart from `claim`, since it is not needed before the first paint."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def release(self) -> None:
        """Gives the place up."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _wake(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        deadline = QDeadlineTimer(_PATIENCE_MS)
        while True:  # the first start hears of others only once its page stands
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(deadline.remainingTime()):
                socket.write(QByteArray(b"raise"))
                socket.waitForBytesWritten(_PATIENCE_MS)
                socket.disconnectFromServer()
                return
            if deadline.hasExpired():
                return
            QThread.msleep(_AGAIN_MS)

    def _answer(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
