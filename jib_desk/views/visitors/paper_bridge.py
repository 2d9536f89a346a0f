"""Entering a paper kit after an outage: the kit, and below it one row a line, by keys alone."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from jib_desk.rules.words import Role
from jib_desk.services.errors import DeskError
from jib_desk.views.theme import Size, Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.visitors.offers import VisitOffers
from jib_desk.views.visitors.paper_bridge_entered import HOST_SHARE, NAME_SHARE
from jib_desk.views.visitors.paper_bridge_line import PaperLine
from jib_desk.views.visitors.paper_bridge_names import LineNames
from jib_desk.views.visitors.paper_bridge_reading import Written
from jib_desk.views.widgets.bars import Bars
from jib_desk.views.widgets.basics import button, clear, label
from jib_desk.views.widgets.empty import EmptyState
from jib_desk.views.widgets.inputs import Choice, DateBox
from jib_desk.views.widgets.tab_order import lead_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.paper_kits import KitLineRow, KitRow
    from jib_desk.views.page import Page

_UNSAVED = "unsaved"
_CLEAR = 2 * Size.ROW  # below the line that is typed, for what is said at the window's foot


class PaperBridgeView(ViewOver):
    """The lines of one kit. What is typed and not saved is asked about before it is left."""

    tables = ("paper_kit", "paper_line", "visit", "visitor", "company", "contact")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._kit: KitRow | None = None
        self.lines: list[PaperLine] = []
        self._is_used = False  # something was entered, or a kit closed
        self._names = LineNames(self._desk, VisitOffers(self._desk, self))
        self._add_head()
        self.asked = Bars(self)
        self.box.addWidget(self.asked)
        self.empty = EmptyState(
            lambda: self.tr("No paper kit is open. What was written on one is entered here, line by line."),
            lambda: self.tr("Print a paper kit"),
        )
        self.empty.chosen.connect(self.print_kit)
        self.box.addWidget(self.empty, 1)
        self._add_lines()
        self.begin()
        self.focus_first()

    def _add_head(self) -> None:
        self.kits, self.day = Choice(), DateBox()
        self.kits.setMinimumWidth(Size.DRAWER)
        self.kits.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.kits.activated.connect(lambda _place: self._choose())
        self.day_label = label("dim")
        self.print_button, self.blank_button = button(), button()
        self.print_button.clicked.connect(self.print_kit)
        self.blank_button.clicked.connect(self.close_kit)
        self.add_verbs(self.blank_button, self.print_button)
        chosen = QHBoxLayout()
        chosen.setSpacing(Space.S)
        for widget in (self.kits, self.day_label, self.day):
            chosen.addWidget(widget)
        chosen.addStretch(1)
        self.box.addLayout(chosen)
        say = self._say
        say(self.title.setText, lambda: self.tr("Enter from paper"))
        say(self.kits.setAccessibleName, lambda: self.tr("Paper kit"))
        say(self.day_label.setText, lambda: self.tr("Day on the paper"))
        say(self.day.setAccessibleName, lambda: self.tr("Day on the paper"))
        say(self.print_button.setText, lambda: self.tr("Print a paper kit"))
        say(self.blank_button.setText, lambda: self.tr("The rest is blank"))

    def _add_lines(self) -> None:
        self.sheet = QWidget()
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        keys = label("caption", wrap=True)
        self._say(
            keys.setText,
            lambda: self.tr(
                "Name and host, 1032, 1105, and the next name; Enter after the last · a digit begins the time · "
                "“-” Enter: crossed out · who was inside before: name and Out only · Esc empties a line"
            ),
        )
        column.addWidget(keys)
        heads = self._heads()
        column.addLayout(heads)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, Space.S, _CLEAR)
        self._rows.setSpacing(Space.XS)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        bar = self.area.verticalScrollBar()  # it takes of the lines, and the heads stay above their fields

        def give_way(_least: int, most: int) -> None:
            heads.setContentsMargins(0, 0, Space.S + (bar.sizeHint().width() if most else 0), 0)

        bar.rangeChanged.connect(give_way)
        column.addWidget(self.area, 1)
        self.box.addWidget(self.sheet, 1)

    def _heads(self) -> QHBoxLayout:
        """The words above the fields, each as wide as its field."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, Space.S, 0)
        row.setSpacing(Space.S)
        heads: tuple[tuple[Callable[[], str], int, int], ...] = (
            (lambda: self.tr("Line"), Size.CONTROL, 0),
            (lambda: self.tr("Badge"), Size.WHEN_NARROW, 0),
            (lambda: self.tr("Name"), 0, NAME_SHARE),
            (lambda: self.tr("Host"), 0, HOST_SHARE),
            (lambda: self.tr("In"), Size.WHEN_NARROW, 0),
            (lambda: self.tr("Out"), Size.WHEN_NARROW, 0),
        )
        for text, width, share in heads:
            head: QLabel = label("caption")
            if width:
                head.setFixedWidth(width)
            self._say(head.setText, text)
            row.addWidget(head, share)
        return row

    # --- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the open kits and what was entered of the one shown; what is typed stays."""
        kits = self._desk.read(self._desk.services.paper_kits.open_kits)
        shown = next((kit for kit in kits if self._kit is not None and kit.id == self._kit.id), None)
        wanted = shown or next((kit for kit in reversed(kits) if kit.is_begun), kits[0] if kits else None)
        self.kits.clear()
        for kit in kits:
            self.kits.addItem(self._kit_text(kit), kit.id)
        if wanted is not None:
            self.kits.choose(wanted.id)
        self._show(wanted)

    def show_kit(self, kit_id: int) -> None:
        """One of the open kits."""
        self.kits.choose(kit_id)
        self._choose()

    def focus_first(self) -> None:
        """The first line that can be typed, else what there is to do."""
        line = next((line for line in self.lines if line.is_free), None)
        if line is not None:
            lead_to(self, line.name)
            line.begin()
        else:
            verb = self.close_button if self._is_used else self.empty.verb  # an Enter too many prints nothing
            lead_to(self, verb)
            verb.setFocus()

    def _show(self, kit: KitRow | None) -> None:
        may_write = self._desk.actor().role is not Role.AUDITOR
        is_other = kit is None or self._kit is None or kit.id != self._kit.id
        self._kit = kit
        self.empty.setVisible(kit is None)
        self.sheet.setVisible(kit is not None)
        for widget in (self.kits, self.blank_button):
            widget.setVisible(kit is not None)
        for verb in (self.blank_button, self.print_button, self.empty.verb):
            verb.setEnabled(may_write)
        self._show_days(kit)
        if is_other:
            self._make_lines(kit)
        if kit is not None:
            sheet = self._desk.read(lambda: self._desk.services.paper_kits.sheet(kit.id))
            for line in self.lines:
                line.show_entered(sheet.line(line.number))
                line.setEnabled(may_write)

    def _show_days(self, kit: KitRow | None) -> None:
        """Asked for only where the paper may be of another day than the kit was printed on."""
        today = self._desk.today()
        printed = self._desk.local(kit.printed_at).date() if kit is not None else today
        for widget in (self.day_label, self.day):
            widget.setVisible(printed != today)
        if kit is not None and self.day.property("kit") != kit.id:
            self.day.setProperty("kit", kit.id)
            self.day.setDateRange(
                QDate(printed.year, printed.month, printed.day), QDate(today.year, today.month, today.day)
            )
            self.day.set_day(QDate(printed.year, printed.month, printed.day))

    def _make_lines(self, kit: KitRow | None) -> None:
        clear(self._rows)
        self.lines = []
        for number in range(1, kit.lines + 1 if kit is not None else 1):
            if kit is not None:
                line = PaperLine(self._desk, self._names, kit, number)
                line.day = self._day
                line.save_wanted.connect(self._save)
                line.next_wanted.connect(self._go_on)
                self.lines.append(line)
                self._rows.addWidget(line)
        self._rows.addStretch(1)

    def _day(self) -> date:
        shown = self.day.date()
        return _day_of(shown)

    def _kit_text(self, kit: KitRow) -> str:
        local = self._desk.local(kit.printed_at)
        day = "" if local.date() == self._desk.today() else f"{self._desk.day_text(local.date(), 'brief')} "
        return f"{kit.code} · {day}{local:%H:%M} · {kit.entered}/{kit.lines}"

    # --- going about -------------------------------------------------------------------------

    def _choose(self) -> None:
        wanted = self.kits.currentData()
        if self._kit is not None and wanted == self._kit.id:
            return
        if not self.may_leave():
            self.kits.choose(self._kit.id if self._kit is not None else wanted)
            return
        kits = self._desk.read(self._desk.services.paper_kits.open_kits)
        self._show(next((kit for kit in kits if kit.id == wanted), None))
        self.focus_first()

    def _go_on(self, line: PaperLine, letter: str) -> None:
        """To the next line that can be typed; from the last one to the first that is left."""
        others = (*self.lines[line.number :], *self.lines[: line.number - 1])
        following = [other for other in others if other.is_free and not (letter and other.is_typed)]
        if following:
            following[0].begin(letter)
            self.area.ensureWidgetVisible(following[0], 0, _CLEAR)
        else:
            self.close_button.setFocus()

    # --- saving ------------------------------------------------------------------------------

    def _save(self, line: PaperLine, written: Written) -> None:
        kits, by, token = self._desk.services.paper_kits, self._desk.actor(), uuid4().hex
        where = {"by": by, "kit_id": line.kit.id, "line": line.number, "token": token}
        work: Callable[[], Outcome[KitLineRow]]
        if written.is_void:
            work = partial(kits.void_line, **where)
        elif written.leaves is not None:
            work = partial(kits.leave_line, **where, visit_id=written.leaves, left_at=written.left_at)
        else:
            work = partial(kits.enter_line, **where, **(written.came or {}))
        self._is_used = True
        line.wait()
        text = self.tr("Line {line} is entered").format(line=line.number)
        self._desk.run(work, partial(self._saved, line), partial(self._refused, line), text)

    def _saved(self, line: PaperLine, outcome: Outcome[KitLineRow]) -> None:
        if isValid(line):
            line.show_entered(outcome.row)

    def _refused(self, line: PaperLine, error: DeskError) -> None:
        if not isValid(line):  # the sheet was left meanwhile
            self._desk.show_error(error)
            return
        line.refuse(error)
        typing = next((other for other in self.lines if other.isAncestorOf(self.focusWidget() or self)), None)
        if typing is None or not typing.is_typed:
            line.take_caret()
        else:
            QTimer.singleShot(0, typing.name, typing.name.follow)  # its list, once the lines below have moved
        self.area.ensureWidgetVisible(line, 0, _CLEAR)

    def print_kit(self) -> None:
        """A new kit, through the preview; one is kept beside the database as well."""
        from jib_desk.views.visitors.paper_bridge_kits import print_kit

        print_kit(self._desk, self)

    def close_kit(self) -> None:
        """What was not entered is blank on the paper."""
        kit = self._kit
        if kit is None or not self.may_leave():
            return
        self._is_used = True
        by, token, kits = self._desk.actor(), uuid4().hex, self._desk.services.paper_kits
        self._desk.run(
            lambda: kits.close(by=by, kit_id=kit.id, version=kit.version, token=token),
            lambda _outcome: self.focus_first(),
            text=self.tr("{code} is closed, {count} lines are entered").format(code=kit.code, count=kit.entered),
        )

    # --- what is not saved -------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Whether no line holds what is typed and not saved; else it is asked about."""
        typed = [line for line in self.lines if line.is_typed]
        if not typed:
            self.asked.solve(_UNSAVED)
            return True
        numbers = ", ".join(str(line.number) for line in typed)
        bar = self.asked.tell(
            _UNSAVED, "warning", lambda: self.tr("Typed and not saved: line {lines}.").format(lines=numbers)
        )
        bar.offer(lambda: self.tr("Drop it"), self._drop)
        typed[0].begin()
        return False

    def stays(self) -> bool:
        """The same before the window closes."""
        return not self.may_leave()

    def _drop(self) -> None:
        for line in self.lines:
            if line.is_typed:
                line.clear()
        self.may_leave()
        self.refresh()
        self.focus_first()


def _day_of(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
