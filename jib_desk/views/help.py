"""F1: every command with its keys, made from the registered actions."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from jib_desk.views.actions import Actions
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import label

_GROUPS = ("go", "desk", "edit", "view", "file")


class HelpDialog(QDialog):
    """The list of commands by group."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and commands"))
        self.setMinimumWidth(Size.DIALOG)
        self.resize(Size.DIALOG, Size.PALETTE)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, Space.L, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setColumnStretch(0, 1)
        titles = {
            "go": self.tr("Pages"),
            "desk": self.tr("At the desk"),
            "edit": self.tr("Undo and find"),
            "view": self.tr("Look and language"),
            "file": self.tr("Files"),
        }
        row = 0
        for group in _GROUPS:
            heading = label("heading", titles[group])
            heading.setContentsMargins(0, Space.M if row else 0, 0, 0)
            grid.addWidget(heading, row, 0, 1, 2)
            row += 1
            for command in actions.commands():
                if command.group == group and command.is_on():
                    grid.addWidget(label("", command.text()), row, 0)
                    grid.addWidget(label("dim", actions.shortcut_text(command.id)), row, 1)
                    row += 1
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())  # buttons are verbs, in words
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        box.setSpacing(Space.M)
        box.addWidget(label("dim", self.tr("Ctrl+K finds each of them by any part of its words."), wrap=True))
        box.addWidget(area, 1)
        box.addWidget(buttons)
