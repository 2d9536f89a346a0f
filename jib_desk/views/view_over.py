"""What stands over a page: its title, its verbs and the way back; Esc leads back, too."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jib_desk.services.changes import Changes
from jib_desk.views.page import Page
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label


class ViewOver(QWidget):
    """Subclasses fill `box` below the header, answer `refresh`, and call `begin` once everything is built.

    Whoever can hold work that is not saved is a `Keeper` besides.
    """

    # Tables whose changes concern this view.
    tables: ClassVar[tuple[str, ...]] = ()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._over, self._desk = page, page.desk
        self._say = Texts(self).bind
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self.box.setSpacing(Space.M)
        self.title = label("title")
        self.close_button = button()
        self.close_button.clicked.connect(self.close_view)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.close_button)
        self.box.addLayout(self.head)
        self._say(self.close_button.setText, lambda: self.tr("Close  Esc"))

    def add_verbs(self, *verbs: QPushButton) -> None:
        """Buttons of the header, left of the way back."""
        for verb in verbs:
            self.head.insertWidget(self.head.count() - 1, verb)

    def begin(self) -> None:
        """Reads for the first time, then with every change of its tables and of the language."""
        self._desk.notifier.changed.connect(self._on_changed)
        self._say(lambda _text: self.refresh(), lambda: "")

    def refresh(self) -> None:
        """Reads what is shown anew, in the language in use."""
        raise NotImplementedError

    def close_view(self) -> None:
        """Back to the page, unless something is not saved."""
        self._over.come_forward()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*self.tables):
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_view()
        else:
            super().keyPressEvent(event)
