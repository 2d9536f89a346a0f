"""Every command of the window, registered once; menu, palette and help are made from here."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QWidget

from jib_desk.rules.words import Role
from jib_desk.views.icons import Icons
from jib_desk.views.texts import Texts

Shortcut = str | QKeySequence.StandardKey | None


@dataclass(frozen=True)
class Command:
    """One command: what it is called, what it does, who may and how it is reached.

    `group` orders the help: go, desk, edit, view, file.
    """

    id: str
    text: Callable[[], str]
    run: Callable[[], object]
    icon: str = ""
    shortcut: Shortcut = None
    group: str = "desk"
    roles: frozenset[Role] = field(default_factory=lambda: frozenset({Role.RECEPTIONIST, Role.MANAGER, Role.AUDITOR}))
    is_on: Callable[[], bool] = lambda: True  # what a setting turned off is not offered
    is_urgent: bool = False  # its key works over an open menu, too


class UrgentAction(QAction):
    """Its key reaches past a menu or a list that hangs open, whatever else listens to it there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)

    def event(self, event: QEvent) -> bool:
        """Over a menu in a dialog Qt finds the dialog's key and this one, and would do nothing."""
        if isinstance(event, QShortcutEvent) and event.isAmbiguous():
            self.trigger()
            return True
        return super().event(event)


class Actions(QObject):
    """The registered commands as QActions of one window."""

    ran = Signal(str)

    def __init__(self, window: QWidget, icons: Icons) -> None:
        super().__init__(window)
        self._window = window
        self._icons = icons
        self._texts = Texts(window)
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def register(self, command: Command) -> QAction:
        """Makes the command reachable; the same id twice is a defect."""
        if command.id in self._commands:
            raise ValueError(command.id)
        action = UrgentAction(self._window) if command.is_urgent else QAction(self._window)
        action.setObjectName(command.id)
        if command.shortcut is not None:
            action.setShortcuts(
                QKeySequence.keyBindings(command.shortcut)
                if isinstance(command.shortcut, QKeySequence.StandardKey)
                else [QKeySequence(command.shortcut)]
            )
        action.triggered.connect(lambda _checked=False: self._run(command))
        self._texts.bind(action.setText, command.text)
        if command.icon:
            self._icons.show(action.setIcon, command.icon, "text")
        self._window.addAction(action)
        self._commands[command.id] = command
        self._actions[command.id] = action
        return action

    def _run(self, command: Command) -> None:
        command.run()
        self.ran.emit(command.id)

    def action(self, id_: str) -> QAction:
        """The action of a command."""
        return self._actions[id_]

    def trigger(self, id_: str) -> None:
        """Runs a command by its id."""
        self._actions[id_].trigger()

    def commands(self) -> tuple[Command, ...]:
        """All commands, in the order of their registration."""
        return tuple(self._commands.values())

    def shortcut_text(self, id_: str) -> str:
        """The command's keys as the system writes them; empty without any."""
        return self._actions[id_].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def offered(self) -> tuple[Command, ...]:
        """The commands that can be run now."""
        enabled = (command for command in self._commands.values() if self._actions[command.id].isEnabled())
        return tuple(command for command in enabled if command.is_on())

    def allow_for(self, role: Role) -> None:
        """Enables what a role may do. The services check again."""
        for command in self._commands.values():
            self._actions[command.id].setEnabled(role in command.roles or role is Role.SYSTEM)
