"""Undo and redo through the journal: the stack holds entry numbers, the journal does the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from jib_desk import phrases
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.errors import DeskError, UndoRefused
from jib_desk.views.undo_keys import UndoKeys

if TYPE_CHECKING:
    from jib_desk.services.rows.journal import EntryRow
    from jib_desk.views.context import DeskContext

_DEPTH = 200


class EntryCommand(QUndoCommand):
    """One journal entry. Undoing it writes another entry; redoing undoes that one."""

    def __init__(self, entry: int) -> None:
        super().__init__()
        self.entry = entry
        self.first: EntryRow | None = None  # the deed itself, known once it was taken back


class UndoHistory(QObject):
    """What this person did in this window, newest last.

    The stack moves only after the journal has agreed: a refused undo leaves everything as it was.
    """

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_DEPTH)
        self._is_busy = False
        desk.notifier.own_changed.connect(self._remember)
        UndoKeys(self)

    def undo(self) -> None:
        """Takes back the newest change of this window."""
        if self.stack.canUndo():
            self._turn(self._at(self.stack.index() - 1), self.stack.undo, self._undone)

    def redo(self) -> None:
        """Does again what was taken back last."""
        if self.stack.canRedo():
            self._turn(self._at(self.stack.index()), self.stack.redo, self._done_again)

    def undo_entry(self, number: int) -> None:
        """Takes back one entry, such as the one a toast speaks of."""
        last = self._at(self.stack.index() - 1) if self.stack.canUndo() else None
        if last is not None and last.entry == number:
            self.undo()
            return
        self._desk.run(
            lambda: self._desk.services.journal.undo(by=self._desk.actor(), number=number),
            text=lambda outcome: self._undone(outcome.row),
        )

    def forget(self) -> None:
        """Another person has taken the desk."""
        self.stack.clear()

    def _at(self, place: int) -> EntryCommand | None:
        command = self.stack.command(place)
        return command if isinstance(command, EntryCommand) else None

    def _undone(self, entry: EntryRow) -> str:
        return self.tr("Undone: {what}").format(what=self._what(entry))

    def _done_again(self, entry: EntryRow) -> str:
        return self.tr("Done again: {what}").format(what=self._what(entry))

    def _what(self, entry: EntryRow) -> str:
        return phrases.action(entry.action, entry.subject, self._desk.lang)

    def _turn(self, command: EntryCommand | None, move: Callable[[], None], said: Callable[[EntryRow], str]) -> None:
        # Said in the place of the line that still offers to undo it.
        if command is None or self._is_busy:
            return
        self._is_busy = True

        def done(outcome: Outcome[EntryRow]) -> None:
            self._is_busy = False
            command.first = command.first or outcome.row  # a redo takes back the undo, but does again the deed
            command.entry = outcome.changes.entry
            move()
            self._desk.toast(said(command.first))

        def failed(error: DeskError) -> None:
            self._is_busy = False
            if isinstance(error, UndoRefused):
                command.setObsolete(True)  # it will never go; the one below it still may
                move()
            self._desk.show_error(error)

        entry = command.entry
        self._desk.run(lambda: self._desk.services.journal.undo(by=self._desk.actor(), number=entry), done, failed)

    def _remember(self, changes: Changes) -> None:
        # An undo of this stack announces itself too; its entry belongs to the command at hand.
        is_ours = self._is_busy and changes.action == "undo"
        if changes.undoable and not is_ours:
            self.stack.push(EntryCommand(changes.entry))
