"""The right side of the visitors' page: who is inside, expected, has left; chips with counts above the table."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QDateTime, QPoint, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QWidget

from jib_desk.rules.desk_words import MessageKind
from jib_desk.rules.words import VisitState
from jib_desk.services.rows.visitors import InsideNow, PeakOfDay, VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.visits import VisitTableModel
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.visitors.more import VisitEntry
from jib_desk.views.visitors.visit_table import VisitTable
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.date_bar import DateBar
from jib_desk.views.widgets.elided import ElidedLink
from jib_desk.views.widgets.empty import EmptyState
from jib_desk.views.widgets.flow import FlowLayout

_OVER = "▲"


class Which(StrEnum):
    """The lists of the page."""

    INSIDE = "inside"
    EXPECTED = "expected"
    LEFT = "left"
    ALL = "all"


class VisitList(Card):
    """One list at a time, with what can be done to the chosen rows below it."""

    check_in_wanted = Signal(object)  # tuple of VisitRow that are expected
    check_out_wanted = Signal(object)  # tuple of VisitRow
    refuse_wanted = Signal(object)
    correct_wanted = Signal(object)
    print_wanted = Signal()
    list_wanted = Signal()
    entry_wanted = Signal(object, object)  # VisitEntry, tuple of VisitRow

    def __init__(
        self,
        desk: DeskContext,
        offered: Callable[[tuple[VisitRow, ...]], tuple[VisitEntry, ...]] = lambda _visits: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding=0)
        self._desk = desk
        self._offered = offered
        self._which = Which.INSIDE
        self.model = VisitTableModel(desk.zone, desk.lang, desk.clock.now(), self)
        self.table = VisitTable(desk.theme, self.model)
        self.days = DateBar(desk.today, lambda: desk.locale)  # the page puts it beside its title
        self.chips = {which: button("chip") for which in Which}
        self._inside: InsideNow | None = None
        self._peak: PeakOfDay | None = None
        self._rows: dict[Which, tuple[VisitRow, ...]] = dict.fromkeys(Which, ())
        self._build()
        self._wire()

    def _build(self) -> None:
        self.body.setContentsMargins(0, Space.M, 0, 0)
        head = FlowLayout()  # in a narrow window the line of figures stands below the chips, whole
        group = QButtonGroup(self)
        for chip in self.chips.values():
            chip.setCheckable(True)
            group.addButton(chip)
            head.addWidget(chip)
        self.chips[Which.INSIDE].setChecked(True)
        self.count = ElidedLink(kind="line")
        self.count.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head.addWidget(self.count)
        indented = QHBoxLayout()
        indented.setContentsMargins(Space.M, 0, Space.M, 0)
        indented.addLayout(head)
        self.body.addLayout(indented)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = {
            Which.INSIDE: EmptyState(lambda: self.tr("Nobody is inside. Type a name on the left.")),
            Which.EXPECTED: EmptyState(
                lambda: self.tr("Nobody else is expected that day. A list can be dropped here."),
                lambda: self.tr("Paste a list"),
            ),
            Which.LEFT: EmptyState(lambda: self.tr("Nobody left that day.")),
            Which.ALL: EmptyState(lambda: self.tr("No visits that day.")),
        }
        for state in self._empty.values():
            self._stack.addWidget(state)
        middle = QHBoxLayout()
        middle.setContentsMargins(Space.XS, 0, Space.XS, 0)
        middle.addWidget(self._stack)
        self.body.addLayout(middle, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.M, 0, Space.M, Space.S)
        foot.setSpacing(Space.S)
        self.hint = label("caption", wrap=True)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # gives way to the verbs
        self.verb = button()
        self.refuse = button("quiet")
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.refuse)
        foot.addWidget(self.verb)
        self.body.addLayout(foot)
        say = Texts(self).bind
        say(self.refuse.setText, lambda: self.tr("Turn away…"))
        say(self.table.setAccessibleName, lambda: self.tr("Visits"))
        say(self._say_all, lambda: "")

    def _wire(self) -> None:
        self.count.clicked.connect(lambda: self.show_list(Which.INSIDE))
        for which, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, which=which: self.show_list(which))
        self._empty[Which.EXPECTED].chosen.connect(self.list_wanted)
        self.table.verb_wanted.connect(self._do_verb)
        self.table.check_out_wanted.connect(self._check_out)
        self.table.print_wanted.connect(self.print_wanted)
        self.table.correct_wanted.connect(self._correct)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.key_pressed.connect(self._do_entry)
        self.table.selectionModel().selectionChanged.connect(self._say_foot)
        self.table.selectionModel().currentRowChanged.connect(self._say_foot)
        self.verb.clicked.connect(self._press_verb)
        self.refuse.clicked.connect(self._refuse)
        self.days.day_chosen.connect(self._day_chosen)

    # --- for the page ------------------------------------------------------------------------

    @property
    def which(self) -> Which:
        """The list that is shown."""
        return self._which

    def refresh(self) -> None:
        """Reads the lists anew; inside is always now, the others are of the day shown."""
        day, visitors = self.days.day, self._desk.services.visitors
        if self._which is Which.INSIDE and day != self._desk.today():
            day = self._desk.today()
            self.days.set_day(day)
        self.model.set_now(self._desk.clock.now(), day)
        self.model.set_planned(self._which is Which.EXPECTED)
        self.model.set_passes(frozenset(self._desk.read(lambda: self._desk.services.passes.of_day(day))))
        self._rows = {
            Which.INSIDE: self._desk.read(visitors.on_site),
            Which.EXPECTED: self._desk.read(lambda: visitors.expected(day)),
            Which.LEFT: self._desk.read(lambda: visitors.left(day)),
            Which.ALL: self._desk.read(lambda: visitors.visits(day, day)),
        }
        self._inside, self._peak = (
            self._desk.read(visitors.inside),
            self._desk.read(lambda: visitors.peak(self._desk.today())),
        )
        self._show_rows()

    def tick(self) -> None:
        """The clock went on: lengths are counted anew, nothing is read."""
        self.model.set_now(self._desk.clock.now(), self.days.day)

    def show_list(self, which: Which) -> None:
        """Shows one of the lists."""
        self._which = which
        self.chips[which].setChecked(True)
        self.days.setVisible(which is not Which.INSIDE)
        self.table.clearSelection()
        self.refresh()

    def show_visit(self, visit: VisitRow) -> None:
        """Brings one visit into view, on its day."""
        when = visit.arrived_at or visit.expected_at
        which = {VisitState.INSIDE: Which.INSIDE, VisitState.EXPECTED: Which.EXPECTED}.get(visit.state, Which.ALL)
        if when is not None and which is not Which.INSIDE:
            self.days.set_day(self._desk.local(when).date())
        self.show_list(which)
        self.table.show_visit(visit.id)
        self.table.setFocus()

    # --- showing -----------------------------------------------------------------------------

    def _show_rows(self) -> None:
        rows = self._rows[self._which]
        inside = [row.id for row in rows if row.state is VisitState.INSIDE]
        self.model.set_notices(self._desk.read(lambda: self._desk.services.messages.about(MessageKind.ARRIVAL, inside)))
        self.model.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty[self._which])
        self._say_chips()
        self._say_count()
        self._say_foot()

    def _say_all(self, _text: str = "") -> None:
        self.model.set_language(self._desk.lang)
        self.days.setVisible(self._which is not Which.INSIDE)
        self._say_chips()
        self._say_count()
        self._say_foot()

    def _say_count(self) -> None:
        """Everybody inside beside what the site may hold, the most visitors at once today, and whose time is shown."""
        inside, peak = self._inside, self._peak
        if inside is None or peak is None:
            return
        total = self.tr("Site %1 of %2").replace("%2", str(inside.fire_limit)).replace("%1", str(inside.total))
        parts = [f"{_OVER} {total}" if inside.total > inside.fire_limit else total]
        if peak.at is not None:
            at = f"{self._desk.local(peak.at):%H:%M}"
            parts.append(self.tr("most visitors today %1 at %2").replace("%2", at).replace("%1", str(peak.heads)))
        if self._is_elsewhere():
            parts.append(self.tr("times of %1").replace("%1", self._desk.zone.key))
        self.count.say(" · ".join(parts))

    def _is_elsewhere(self) -> bool:
        """Whether this workstation's clock shows another hour than the centre's."""
        now = self._desk.clock.now()
        here = QTimeZone.systemTimeZone().offsetFromUtc(QDateTime.fromSecsSinceEpoch(int(now.timestamp())))
        centre = self._desk.local(now).utcoffset()
        return centre is not None and int(centre.total_seconds()) != here

    def _say_chips(self) -> None:
        words = {
            Which.INSIDE: self.tr("Inside"),
            Which.EXPECTED: self.tr("Expected"),
            Which.LEFT: self.tr("Left"),
            Which.ALL: self.tr("All"),
        }
        for which, chip in self.chips.items():
            chip.setText(f"{words[which]} {len(self._rows[which])}")

    def _say_foot(self) -> None:
        chosen = self.table.chosen() if self._rows[self._which] else ()
        inside = [visit for visit in chosen if visit.state is VisitState.INSIDE]
        waiting = [visit for visit in chosen if visit.state is VisitState.EXPECTED]
        selected = len(self.table.selectionModel().selectedRows())
        is_arrival = not inside and (bool(waiting) or self._which is Which.EXPECTED)
        self.hint.setText(self._keys_said(selected, is_arrival) if self._rows[self._which] else "")
        self.verb.setText(self.tr("Check in") if is_arrival else self.tr("Check out (O)"))
        self.verb.setEnabled(bool(inside or waiting))
        self.verb.setVisible(bool(self._rows[self._which]) and self._which is not Which.LEFT)
        self.refuse.setVisible(is_arrival and len(waiting) == 1)

    def _keys_said(self, selected: int, is_arrival: bool) -> str:
        """Which key does what with the rows of this list."""
        if selected:
            return self.tr("%1 selected · D prints badges · P the day's list").replace("%1", str(selected))
        if is_arrival:
            return self.tr("Enter checks in · D prints the badge · P the day's list")
        if self._which is Which.LEFT:
            return self.tr("T corrects times · B lets back in · P prints the day's list")
        return self.tr("Space selects · O checks out · T corrects times · D prints the badge · P the day's list")

    def _day_chosen(self) -> None:
        self.table.clearSelection()
        self.refresh()

    # --- doing -------------------------------------------------------------------------------

    def _of_state(self, state: VisitState) -> tuple[VisitRow, ...]:
        return tuple(visit for visit in self.table.chosen() if visit.state is state)

    def _press_verb(self) -> None:
        if self._of_state(VisitState.INSIDE):
            self._check_out()
        else:
            self._do_verb()

    def _do_verb(self) -> None:
        """Enter lets expected visitors in; checking out has its own key, so that no slip sends anybody away."""
        waiting = self._of_state(VisitState.EXPECTED)
        if waiting:
            self.check_in_wanted.emit(waiting)

    def _check_out(self) -> None:
        inside = self._of_state(VisitState.INSIDE)
        if inside:
            self.check_out_wanted.emit(inside)

    def _refuse(self) -> None:
        waiting = self._of_state(VisitState.EXPECTED)
        if len(waiting) == 1:
            self.refuse_wanted.emit(waiting[0])

    def _correct(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) == 1 and chosen[0].arrived_at is not None:
            self.correct_wanted.emit(chosen[0])

    def _do_entry(self, key: Qt.Key) -> None:
        visits = self.table.chosen()
        for entry in self._offered(visits):
            if entry.key == key:
                self.entry_wanted.emit(entry, visits)

    def _open_menu(self, place: QPoint) -> None:
        chosen = self.table.chosen()
        if not chosen:
            return
        menu = QMenu(self)
        arrive = menu.addAction(self.tr("Check in"), self._do_verb)
        waiting = len(self._of_state(VisitState.EXPECTED))
        arrive.setEnabled(waiting > 0)
        leave = menu.addAction(self.tr("Check out (O)"), self._check_out)
        leave.setEnabled(bool(self._of_state(VisitState.INSIDE)))
        away = menu.addAction(self.tr("Turn away…"), self._refuse)
        away.setEnabled(waiting == 1)
        menu.addSeparator()
        correct = menu.addAction(self.tr("Correct the times… (T)"), self._correct)
        correct.setEnabled(len(chosen) == 1 and chosen[0].arrived_at is not None)
        menu.addAction(self.tr("Print the day's visitors (P)"), self.print_wanted.emit)
        for entry in self._offered(chosen):
            action = menu.addAction(entry.text())
            action.setObjectName(entry.id)
            action.triggered.connect(lambda _checked=False, entry=entry: self.entry_wanted.emit(entry, chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
