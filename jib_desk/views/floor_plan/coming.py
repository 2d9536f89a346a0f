"""*Coming changes*: the next of them beside the curve, all of them in a menu; each leads to its unit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from jib_desk.rules.words import Lang, word
from jib_desk.services.rows.seats import ComingChange
from jib_desk.views.item_models.days import brief_day_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label
from jib_desk.views.widgets.elided import ElidedLink, plain

SHOWN = 2
DAYS = 90
_SEATS = frozenset({"opened", "retired", "renumbered"})
_NAMED = 3  # of seats that change alike on one day


class ComingChanges(QWidget):
    """A caption with the number, and the first few lines."""

    change_chosen = Signal(int, object)  # unit, day

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._changes: tuple[ComingChange, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        self._caption = label("field")
        self._all = button("line")
        self._all.clicked.connect(self._show_all)
        top.addWidget(self._caption)
        top.addStretch(1)
        top.addWidget(self._all)
        box.addLayout(top)
        self._lines = [ElidedLink(kind="line") for _ in range(SHOWN)]
        for place, line in enumerate(self._lines):
            line.clicked.connect(lambda _checked=False, place=place: self._choose(place))
            box.addWidget(line)
        box.addStretch(1)
        Texts(self).bind(self._say, lambda: "")

    def set_changes(self, changes: Sequence[ComingChange], lang: Lang) -> None:
        """The changes of the next 90 days, in order."""
        self._changes, self._lang = tuple(changes), lang
        self._say()

    def lines(self) -> tuple[QPushButton, ...]:
        """The lines that are seen."""
        return tuple(line for line in self._lines if not line.isHidden())

    def sentence(self, change: ComingChange, *, has_day: bool = True) -> str:
        """8 Dec · B09 · QuietComet · Hold lapses."""
        company = change.company_zh or change.company_en
        if self._lang != "zh_CN":
            company = change.company_en or change.company_zh
        where = f"{change.from_code} → {change.unit_code}" if change.from_code else change.unit_code
        parts = (
            brief_day_text(change.on, self._lang) if has_day else "",
            where,
            company or change.reason,
            word("coming_change", change.what).said(self._lang),
        )
        return " · ".join(part for part in parts if part)

    def sentences(self, changes: Sequence[ComingChange]) -> list[str]:
        """What happens on one day. A floor that opens or is numbered anew is one sentence, not forty."""
        said: list[str] = []
        alike: dict[str, list[ComingChange]] = {}
        for change in changes:
            if change.what in _SEATS:
                alike.setdefault(change.what, []).append(change)
            else:
                said.append(self.sentence(change, has_day=False))
        for what, seats in reversed(alike.items()):
            if len(seats) <= _NAMED:
                said[:0] = [self.sentence(change, has_day=False) for change in seats]
            else:
                codes = ", ".join(change.unit_code for change in seats[:_NAMED])
                text = self.tr("{codes} and {count} more").format(codes=codes, count=len(seats) - _NAMED)
                said.insert(0, f"{text} · {word('coming_change', what).said(self._lang)}")
        return said

    def _say(self, _text: str = "") -> None:
        self._caption.setText(self.tr("Coming changes"))
        self._all.setText(self.tr("All {count}").format(count=len(self._changes)))
        self._all.setVisible(len(self._changes) > SHOWN)
        for place, line in enumerate(self._lines):
            if place < len(self._changes):
                line.say(self.sentence(self._changes[place]))
            elif place == 0:
                line.say(self.tr("Nothing in the next {days} days").format(days=DAYS))
            line.setEnabled(place < len(self._changes))
            line.setVisible(place < max(1, len(self._changes)))

    def _choose(self, place: int) -> None:
        if place < len(self._changes):
            change = self._changes[place]
            self.change_chosen.emit(change.unit_id, change.on)

    def _show_all(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, change in enumerate(self._changes):
            menu.addAction(plain(self.sentence(change))).triggered.connect(
                lambda _checked=False, at=place: self._choose(at)
            )
        menu.popup(self._all.mapToGlobal(self._all.rect().bottomLeft()))
