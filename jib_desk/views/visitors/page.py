"""The visitors' page: the form is always there, and the list beside it says who is inside."""

from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Qt, QTime, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from jib_desk.rules.names import romanised
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.page import Page
from jib_desk.views.printing import commands as printing
from jib_desk.views.register.opening import KINDS, open_register
from jib_desk.views.theme import Space
from jib_desk.views.visitors import invite_menu
from jib_desk.views.visitors.check import ASKED
from jib_desk.views.visitors.check_in_form import CheckInForm
from jib_desk.views.visitors.closing_opening import open_closing
from jib_desk.views.visitors.deeds import let_out
from jib_desk.views.visitors.dialogs import DeskDialog, RefuseDialog, TimesDialog
from jib_desk.views.visitors.more import WRITERS, new_more_button, offered
from jib_desk.views.visitors.notices import add_keys
from jib_desk.views.visitors.paper_bridge_opening import open_bridge
from jib_desk.views.visitors.visit_list import VisitList, Which
from jib_desk.views.widgets.basics import button
from jib_desk.views.widgets.tab_order import lead_to

_TICK_MS = 30_000  # lengths of stay are shown to the minute


class VisitorsPage(Page):
    """Wires the form and the list to the services; both stand on their own."""

    page_id = "visitors"
    tables = ("visit", "visitor", "visit_pass", "contact", "company", "badge", "setting", "channel", "outbox_message")

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.set_title(lambda: self.tr("Visitors"))
        self.form = CheckInForm(desk)
        self._waiting: tuple[int, tuple[VisitRow, ...]] | None = None  # who is asked about, and who comes after him
        self.list = VisitList(desk, lambda visits: offered(desk, visits))
        self.add_expected, self.close_day, self.print_day = button(), button(), button()
        self.header.addSpacing(Space.L)
        self.header.addWidget(self.list.days)
        self.header.addStretch(1)
        self.more = new_more_button(self)
        for verb in (self.add_expected, self.close_day, self.print_day, self.more):
            self.header.addWidget(verb)
        halves = QHBoxLayout()
        halves.setSpacing(Space.L)
        halves.addWidget(self.form)
        halves.addWidget(self.list, 1)
        self.body.addLayout(halves, 1)
        self.say(self.add_expected.setText, lambda: self.tr("Add an expected visitor…"))
        self.say(self.close_day.setText, lambda: self.tr("Close the day…"))
        self.say(self.print_day.setText, lambda: self.tr("Print"))
        self.say(self.print_day.setToolTip, lambda: self.tr("The visitors of the day, on paper"))
        self.say(self.more.setText, lambda: self.tr("More"))
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.list.tick)
        desk.tasks.ask(lambda: romanised("前台"), lambda _spelt: None)  # 0.1 s that no keystroke shall wait for
        self._wire()
        self.form.fields.list_written.connect(self._look_through)
        for field in self.form.findChildren(QLineEdit):
            field.installEventFilter(self)
        self.list.table.left_by_key.connect(self.primary_action)
        self.list.table.digit_typed.connect(self._type_on)
        lead_to(self, self.form.fields.name)
        self.form.start_again()
        self.setAcceptDrops(True)
        add_keys(self)

    def _wire(self) -> None:
        self.add_expected.clicked.connect(self.expect)
        self.close_day.clicked.connect(self.ask_who_is_left)
        self.print_day.clicked.connect(self.print_visitors)
        self.list.list_wanted.connect(lambda: invite_menu.paste(self))
        self.list.print_wanted.connect(self.print_visitors)
        self.list.check_in_wanted.connect(self._let_in_together)
        self.form.checked_in.connect(self._let_others_in)
        self.desk.arrived.connect(self.form.arrival.show_for)
        self.list.check_out_wanted.connect(lambda visits: let_out(self.desk, visits, self))
        self.list.entry_wanted.connect(lambda entry, visits: entry.run(self, visits))
        self.list.refuse_wanted.connect(lambda visit: self.open_dialog(RefuseDialog(self.desk, visit, self)))
        self.list.correct_wanted.connect(lambda visit: self.open_dialog(TimesDialog(self.desk, visit, self)))

    # --- what a page answers -----------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Reads the lists, and offers another badge when the one offered was taken."""
        self.list.refresh()
        if changes is None or changes.touches("visit", "badge"):
            self.form.offer_badge()

    def show_record(self, kind: str, key: int) -> None:
        """A visit in its list, a list by its name, a visitor in the form, a paper kit, or what the register holds."""
        if kind == "paper_kit":
            open_bridge(self, key)
        elif kind in KINDS:
            open_register(self, kind, key)
        elif not self.come_forward():
            return
        elif kind == "visit":
            self.list.show_visit(self.desk.read(lambda: self.desk.services.visitors.visit(key)))
        elif kind == "visitor":
            self.form.make_room()
            self.form.fields.fill_from(self.desk.read(lambda: self.desk.services.visitors.visitor(key)))
        elif kind in list(Which):
            self.list.show_list(Which(kind))

    def primary_action(self) -> None:
        """Somebody stands at the desk: the caret goes where the name is typed."""
        self.form.fields.name.setFocus()
        self.form.fields.name.selectAll()

    # --- verbs -------------------------------------------------------------------------------

    def expect(self) -> None:
        """Asks who will come, and when."""
        from jib_desk.views.visitors.invite_dialog import open_invitation  # no start waits for it

        open_invitation(self, max(self.list.days.day, self.desk.today()))

    def _look_through(self, written: str) -> None:
        """Several names were typed or pasted where one belongs: who they are is shown, and they come now."""
        from jib_desk.views.visitors.delegation_view import open_delegation

        view = open_delegation(self)
        if view is not None:
            now = self.desk.local(self.desk.clock.now())
            view.at.setTime(QTime(now.hour, now.minute))
            view.text.setPlainText(written)
            self.form.start_again()
            view.subject.setFocus()

    def ask_who_is_left(self) -> None:
        """The end of the day: who is still inside."""
        open_closing(self)

    def print_visitors(self) -> None:
        """The visitors of the day shown, through preview."""
        printing.print_visitors(self.desk, self.list.days.day, self)

    def _let_in_together(self, visits: tuple[VisitRow, ...]) -> None:
        """Who is to be asked about is asked about before the first of them goes in."""
        watch = self.desk.services.watch
        first = self.desk.read(lambda: watch.to_ask([visit.id for visit in visits])) if len(visits) > 1 else ()
        if first:
            names = ", ".join(visit.name_zh or visit.name_latin for visit in visits if visit.id in first)
            self.desk.toast(self.tr("%1 first; the others come in afterwards.").replace("%1", names))
        self._let_in(tuple(sorted(visits, key=lambda visit: visit.id not in first)))

    def _let_others_in(self, row: VisitRow) -> None:
        """Who was asked about at the form is in; whoever came with him follows, unless the desk has gone on."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting[0] == row.id and waiting[1]:
            self._let_in(waiting[1])

    def _let_in(self, visits: tuple[VisitRow, ...]) -> None:
        """One after the other, each with a badge; where something is to be asked first, the others wait."""
        visit, *others = visits

        def done(outcome: Outcome[VisitRow]) -> None:
            self.form.arrival.show_for(outcome.row)
            if others:
                self._let_in(tuple(others))

        by, token, visitors = self.desk.actor(), uuid4().hex, self.desk.services.visitors
        badge = self.desk.read(lambda: visitors.free_badge(visit.id))
        name = visit.name_zh or visit.name_latin
        self.desk.run(
            lambda: visitors.check_in(by=by, visit_id=visit.id, badge=badge, token=token),
            done,
            failed=lambda error: self._ask_first(visit, tuple(others), error),
            text=self.tr("%1 is in, badge %2").replace("%2", badge).replace("%1", name),
        )

    def _ask_first(self, visit: VisitRow, others: tuple[VisitRow, ...], error: DeskError) -> None:
        """What is to be asked before somebody goes in is asked at the form."""
        if isinstance(error, ASKED):
            self._waiting = visit.id, others
            self.show_record("visitor", visit.visitor_id)
            self.form.submit()
        else:
            self.desk.show_error(error)

    def open_dialog(self, dialog: DeskDialog) -> None:
        """Opens a question about visits; afterwards the keys are where the next name is typed."""
        dialog.finished.connect(lambda _result: self.form.fields.name.setFocus())
        dialog.open()

    def _type_on(self, digit: str) -> None:
        """A number typed in the list is meant for the field; what is half filled in there waits beside it."""
        self.form.make_room()
        name = self.form.fields.name
        name.setFocus()
        name.setText(digit)
        name.textEdited.emit(digit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↓ in the empty field goes to the list, and Esc comes back: nobody tabs through the form for that.

        A list that is dropped on a field is the page's, not a text for the field.
        """
        if isinstance(event, QDragEnterEvent) and self._list_in(event) is not None:
            event.ignore()
            return True
        is_press = event.type() is QEvent.Type.KeyPress and watched is self.form.fields.name
        is_down = is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if is_down and not self.form.fields.name.text() and self.list.table.model().rowCount():
            self.list.table.take_keys()
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A list of visitors may be dropped here; anything else is the window's."""
        if self._list_in(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """The list is seen before anybody is expected."""
        from jib_desk.views.visitors.delegation_view import takes_file

        file = self._list_in(event)
        if file is not None and takes_file(self, file):
            event.acceptProposedAction()

    def _list_in(self, event: QDropEvent) -> Path | None:
        from jib_desk.views.visitors.delegation_text import file_in
        from jib_desk.views.visitors.delegation_view import DelegationView

        is_free = self.over is None or isinstance(self.over, DelegationView)
        return file_in(event.mimeData()) if is_free and self.desk.actor().role in WRITERS else None

    # --- the clock ---------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here can type a name at once."""
        super().showEvent(event)
        self._timer.start()
        self.form.fields.name.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
