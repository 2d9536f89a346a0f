"""Who was sent from the kiosk and waits at the desk: a line each over the visitors' page until somebody takes it.

Everywhere else a bar of the window says how many they are, so that nobody is forgotten over another form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jib_desk.services.errors import BadgeNotWorn
from jib_desk.views.kiosk import words
from jib_desk.views.kiosk.sent import Sent, Way
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.bars import InlineBar
from jib_desk.views.widgets.basics import label

if TYPE_CHECKING:
    from jib_desk.views.context import DeskContext
    from jib_desk.views.main_window import MainWindow
    from jib_desk.views.visitors.page import VisitorsPage

_BAR = "kiosk"
_SEEN = 3  # lines; further ones follow as these are taken
_QUESTIONS = {Way.PASS: words.HAVE_PASS, Way.EXPECTED: words.EXPECTED, Way.LEAVING: words.LEAVING}


class Lines(QWidget):
    """Knows whether it is seen; `changed` hears of it. `further` counts those that have no line yet."""

    def __init__(self, changed: Callable[[], None], further: Callable[[], str]) -> None:
        super().__init__()
        self._changed = changed
        self.further = label("caption")
        self._texts = Texts(self)
        self._texts.bind(self.further.setText, further)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(Space.XS)
        self.hide()

    def show_lines(self, bars: tuple[InlineBar, ...]) -> None:
        """These, and the count below them."""
        for line in (*bars, self.further):
            self.box.addWidget(line)
        self._texts.say_again()
        self.further.setVisible(bool(self.further.text()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._changed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._changed()


class WaitingAtDesk(QObject):
    """Those sent to the desk, the first first. It belongs to the desk; the window is where it is told."""

    def __init__(self, window: MainWindow, desk: DeskContext) -> None:
        super().__init__(desk)
        self._window, self._desk = window, desk
        self._sent: list[Sent] = []
        self._is_over = False
        self._lines: Lines | None = None
        self.bars: tuple[InlineBar, ...] = ()
        window.closing.connect(self._end)

    @property
    def sent(self) -> tuple[Sent, ...]:
        """Who waits."""
        return tuple(self._sent)

    def add(self, sent: Sent) -> None:
        """One more; whoever tries again is there already, with the latest reason."""
        for place, other in enumerate(self._sent):
            if other.is_same(sent):
                self._sent[place] = Sent(other.at, sent.way, sent.typed, sent.text, sent.error)
                break
        else:
            self._sent.append(sent)
        self._show()

    def take(self, sent: Sent) -> bool:
        """The desk sees to somebody: the form holds what was typed at the kiosk. False while it holds somebody else."""
        page = self._page()
        self._desk.go_to("visitors")
        if not page.come_forward():
            return False
        if isinstance(sent.error, BadgeNotWorn):  # who leaves without a badge is found in the list
            self.drop(sent)
            page.show_record("inside", 0)
            page.list.table.take_keys()
            return True
        fields = page.form.fields
        lines = (fields.name, fields.host, fields.purpose, fields.phone, fields.organisation, fields.note)
        if any(line.text().strip() for line in lines):
            self._say_busy()
            fields.name.setFocus()
            return False
        self.drop(sent)
        fields.name.setFocus()
        fields.name.setText(sent.text)
        fields.name.textEdited.emit(sent.text)
        return True

    def drop(self, sent: Sent) -> None:
        """Nobody waits there any more."""
        self._sent = [other for other in self._sent if other is not sent]
        self._show()

    # --- showing -----------------------------------------------------------------------------

    def _page(self) -> VisitorsPage:
        page: VisitorsPage = self._window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
        return page

    def _show(self) -> None:
        lines = self._lines
        if lines is None:
            lines = self._lines = Lines(self._tell_window, self._said_further)
            self._page().bars.addWidget(lines)
        for bar in self.bars:
            bar.put_aside()
        self.bars = tuple(self._line(sent) for sent in self._sent[:_SEEN])
        lines.show_lines(self.bars)
        lines.setVisible(bool(self._sent))
        self._tell_window()

    def _said_further(self) -> str:
        count = len(self._sent) - _SEEN
        return self.tr("%n more from the kiosk", "", count) if count > 0 else ""

    def _line(self, sent: Sent) -> InlineBar:
        bar = InlineBar("warning")
        bar.tell(lambda: self._said(sent))
        is_leaving = sent.way is Way.LEAVING
        bar.offer(lambda: self.tr("Check out") if is_leaving else self.tr("Check in"), lambda: self.take(sent))
        bar.close_button.clicked.connect(lambda: self.drop(sent))
        return bar

    def _said(self, sent: Sent, more: str = "") -> str:
        """When, what was chosen, what was typed, and why not; of somebody's name nothing."""
        from jib_desk import phrases

        lang, at = self._window.languages.lang, f"{self._desk.local(sent.at):%H:%M}"
        typed = sent.typed or self.tr("scanned")
        who = self.tr("From the kiosk, %1: “%2”, %3.").replace("%3", typed)
        who = who.replace("%2", _QUESTIONS[sent.way].said(lang)).replace("%1", at)
        why = phrases.sentence(sent.reason, lang, self._desk.zone) if sent.reason is not None else ""
        return " ".join(part for part in (who, why, more) if part)

    def _say_busy(self) -> None:
        for bar, sent in zip(self.bars, self._sent, strict=False):
            bar.tell(
                lambda sent=sent: self._said(sent, self.tr("The form holds somebody else: save it, or empty it first."))
            )

    def _tell_window(self) -> None:
        """The window's bar, as long as somebody waits and the lines are not seen."""
        if self._is_over:
            return
        bars, count = self._window.bars, len(self._sent)
        if not count or (self._lines is not None and self._lines.isVisible()):
            bars.solve(_BAR)
            return
        bar = bars.tell(_BAR, "warning", lambda: self.tr("%n visitor(s) came from the kiosk to the desk.", "", count))
        bar.offer(lambda: self.tr("Visitors"), self._look)

    def _look(self) -> None:
        self._desk.go_to("visitors")
        self._page().come_forward()

    def _end(self) -> None:
        self._is_over = True
