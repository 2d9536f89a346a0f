"""Hosts and companies who were to be told and were not: lines under Attention, and what can be done about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from jib_desk.rules.desk_words import MessageKind, MessageState
from jib_desk.rules.words import Role, word
from jib_desk.views.item_models.agenda import AgendaLine

if TYPE_CHECKING:
    from jib_desk.services.rows.messages import MessageRow
    from jib_desk.views.context import DeskContext

KIND = "message"  # of a line that asks what to do rather than leads somewhere


class Untold(QObject):
    """Messages that somebody has to see to."""

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[int, MessageRow] = {}

    def lines(self) -> list[AgendaLine]:
        """One line a message, the oldest first."""
        self._rows = {row.id: row for row in self._desk.read(self._desk.services.messages.stuck)}
        return [self._line(row) for row in self._rows.values()]

    def _line(self, row: MessageRow) -> AgendaLine:
        lang = self._desk.lang
        is_arrival = row.kind is MessageKind.ARRIVAL
        what = self.tr("Host not told") if is_arrival else self.tr("Not told")
        state = MessageState.EXPIRED if row.state is MessageState.EXPIRED else None
        why = word("send_fault", row.fault).said(lang) if row.fault else ""
        why = why or (word("message_state", state).said(lang) if state else "")
        title = f"{row.about} → {row.told}" if row.told else row.about
        return AgendaLine(None, "", what, title, why, "overstayed", "visitors", KIND, row.id)

    def ask(self, message_id: int, place: QPoint, parent: QWidget) -> None:
        """What is to be done about a message: a menu at its line."""
        row = self._rows.get(message_id)
        if row is None:
            return
        menu = QMenu(parent)
        if self._desk.actor().role is not Role.AUDITOR:
            menu.addAction(self.tr("Retry now"), lambda: self.retry(row))
            menu.addAction(self.tr("Told otherwise"), lambda: self.settle(row))
        if row.kind is MessageKind.ARRIVAL:
            menu.addAction(self.tr("Copy message"), lambda: self.copy_line(row))
            menu.addAction(self.tr("Show the visit"), lambda: self._desk.go_to("visitors", "visit", row.ref_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def retry(self, row: MessageRow) -> None:
        """Sends it again at once."""
        by, messages = self._desk.actor(), self._desk.services.messages
        self._desk.run(lambda: messages.retry(by=by, message_id=row.id), text=self.tr("Sending again"))

    def settle(self, row: MessageRow) -> None:
        """Somebody told them by word or phone."""
        by, messages = self._desk.actor(), self._desk.services.messages
        self._desk.run(lambda: messages.settle(by=by, message_id=row.id), text=self.tr("Noted: told otherwise"))

    def copy_line(self, row: MessageRow) -> None:
        """The words of the message to the clipboard."""
        text = self._desk.read(lambda: self._desk.services.messages.ready_line(row.ref_id))
        if text is not None:
            QGuiApplication.clipboard().setText(text.body)
            self._desk.toast(self.tr("Message copied"))
