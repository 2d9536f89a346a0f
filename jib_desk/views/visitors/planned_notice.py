"""Whoever stands at the desk may be one of those planned for today: a person says which; what was typed stays."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from jib_desk.services.rows.visitors import PlannedMatch
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, clear, label


class BlanksLeftOut(QObject):
    """A blank in a name that somebody types on, without looking up, answers no question: only Enter and a click do."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space


_MOST = 5  # the likeliest; more of one name on one day are told apart by the phone


class PlannedNotice(QFrame):
    """The planned visits as buttons, the likeliest first and in focus: Enter takes it, arrows go on."""

    chosen = Signal(object)  # PlannedMatch, or None for nobody of them

    def __init__(self, desk: DeskContext, parent: QWidget | None = None, *, is_invited: bool = False) -> None:
        """`is_invited`: somebody is to be expected, not here."""
        super().__init__(parent)
        self._desk = desk
        self._is_invited = is_invited
        self._matches: tuple[PlannedMatch, ...] = ()
        self._blanks = BlanksLeftOut(self)
        self.setProperty("kind", "bar")
        self.setProperty("tone", "info")
        self._text = label("", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        box.setSpacing(Space.S)
        box.addWidget(self._text)
        box.addLayout(self._lines)
        Texts(self).bind(lambda _text: self._say(), lambda: "")
        self.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be chosen, in order."""
        found = (self._lines.itemAt(place) for place in range(self._lines.count()))
        widgets = (item.widget() for item in found if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, QPushButton))

    def ask(self, matches: Sequence[PlannedMatch]) -> None:
        """Shows the candidates and puts the keys on the likeliest."""
        self._matches = tuple(matches[:_MOST])
        self._say()
        self.show()
        self.buttons[0].setFocus()

    def _say(self) -> None:
        clear(self._lines)
        here, coming = self.tr("Expected today. Is it this visitor?"), self.tr("Expected that day already:")
        another = self.tr("Another visit on that day")
        self._text.setText(coming if self._is_invited else here)
        for match in self._matches:
            self._add(self._line(match), match)
        self._add(another if self._is_invited else self.tr("Somebody else: a visit of its own"), None)

    def _add(self, text: str, match: PlannedMatch | None) -> None:
        line = button("line")
        line.installEventFilter(self._blanks)
        width = Size.FORM - 2 * (Space.L + Space.M + Space.L)
        line.setText(line.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width).replace("&", "&&"))
        line.setToolTip(text)
        line.setAccessibleName(text)
        line.clicked.connect(lambda: self._choose(match))
        self._lines.addWidget(line)

    def _line(self, match: PlannedMatch) -> str:
        visit = match.visit
        at = f"{self._desk.local(visit.expected_at):%H:%M}" if visit.expected_at else ""
        host = visit.host or self._desk.name(visit.company_en, visit.company_zh)
        name = " ".join(part for part in (visit.name_zh, visit.name_latin) if part)
        if match.member is not None:
            group = self.tr("of the group of %1").replace("%1", name)
            return " · ".join(part for part in (at, match.member_name, group, visit.organisation) if part)
        said = " · ".join(part for part in (at, name, visit.masked_phone, visit.organisation) if part)
        return f"{said} → {host}" if host else said

    def _choose(self, match: PlannedMatch | None) -> None:
        self.hide()
        self.chosen.emit(match)
