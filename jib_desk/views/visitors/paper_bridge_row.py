"""How a line of a paper kit stands on the sheet: its fields or what was entered, and below what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.paper_bridge_entered import HOST_SHARE, NAME_SHARE, EnteredLine
from jib_desk.views.visitors.paper_bridge_fields import TimeField
from jib_desk.views.widgets.basics import label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.paper_kits import KitLineRow, KitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.visitors.paper_bridge_fields import NameField


class LineRow(QWidget):
    """The fields of a line; once it was entered, what was entered."""

    def __init__(self, desk: DeskContext, kit: KitRow, number: int, name: NameField, host: NameField) -> None:
        super().__init__()
        self.desk, self.kit, self.number = desk, kit, number
        self.entered: KitLineRow | None = None
        self.is_waiting = False  # it is being saved
        self.badge = QLineEdit(kit.badges[number - 1] if number <= len(kit.badges) else "")
        self.badge.setFixedWidth(Size.WHEN_NARROW)
        self.badge.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # as printed; Tab does not stop here
        self.name, self.host = name, host
        self.came, self.left = TimeField(), TimeField(is_last=True)
        self._fields = (self.name, self.host, self.came, self.left, self.badge)
        self._wrong: QLineEdit | None = None
        self._why: Callable[[], str] = lambda: ""
        self._lay_out()

    def _lay_out(self) -> None:
        self.no = label("strong", str(self.number))
        self.no.setFixedWidth(Size.CONTROL)
        self._typed = QWidget()
        row = QHBoxLayout(self._typed)
        self.done = EnteredLine(self.desk)
        self.error = label("error", wrap=True)
        self.error.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)  # a line is as wide as all
        self.error.hide()
        for field, share in (
            (self.badge, 0),
            (self.name, NAME_SHARE),
            (self.host, HOST_SHARE),
            (self.came, 0),
            (self.left, 0),
        ):
            row.addWidget(field, share)
        first = QHBoxLayout()
        first.addWidget(self.no)
        first.addWidget(self._typed, 1)
        first.addWidget(self.done, 1)
        for part in (row, first):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(Space.S)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        box.addLayout(first)
        box.addWidget(self.error)
        self.error.setContentsMargins(Size.CONTROL + Space.S, 0, 0, Space.XS)
        say = Texts(self).bind
        names: tuple[tuple[QLineEdit, Callable[[], str]], ...] = (
            (self.badge, lambda: self.tr("Badge, line {line}")),
            (self.name, lambda: self.tr("Name, line {line}")),
            (self.host, lambda: self.tr("Host, line {line}")),
            (self.came, lambda: self.tr("In, line {line}")),
            (self.left, lambda: self.tr("Out, line {line}")),
        )
        for field, text in names:
            say(field.setAccessibleName, lambda text=text: text().format(line=self.number))
        say(lambda _text: self._say(), lambda: "")

    def wait(self) -> None:
        """It is being saved, until it is entered or refused."""
        self.is_waiting = True
        self._typed.setEnabled(False)

    def explain(self, field: QLineEdit, error: DeskError) -> None:
        self.tell(field, lambda: phrases.sentence(error, self.desk.lang, self.desk.zone))

    def tell(self, field: QLineEdit, why: Callable[[], str]) -> None:
        """What is wrong with a field; the caret goes there unless somebody types elsewhere by now."""
        self._forget_error()
        self._wrong, self._why = field, why
        restyle(field, "wrong", "true")
        self._say()

    def _forget_error(self) -> None:
        if self._wrong is not None:
            restyle(self._wrong, "wrong", "false")
        self._wrong, self._why = None, lambda: ""
        self._say()

    def _say(self) -> None:
        """The fields, or what was entered; below them what is wrong."""
        is_done = self.entered is not None
        self._typed.setVisible(not is_done)
        self.done.setVisible(is_done)
        if self.entered is not None:
            self.done.show_row(self.entered)
        self.error.setText(self._why())
        self.error.setVisible(self._wrong is not None and not is_done)
        if self._wrong is not None:
            self._wrong.setAccessibleDescription(self._why())
