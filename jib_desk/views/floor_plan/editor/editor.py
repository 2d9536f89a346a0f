"""The editor that takes the plan page's place: sheet, tools, form and the list of changes; one *Save plan*."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu

from jib_desk import phrases
from jib_desk.rules.plan_changes import Fault
from jib_desk.rules.plan_draft import Kind, Ref
from jib_desk.rules.plan_geometry import Plan
from jib_desk.rules.plan_taken import taken
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.errors import DeskError, NeedsReason, Stale
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.editor.picture_work import PictureWork
from jib_desk.views.floor_plan.editor.session import Tool
from jib_desk.views.floor_plan.editor.words import EditorWords, fault_text
from jib_desk.views.widgets.basics import restyle

T = TypeVar("T")


class PlanEditor(PictureWork):
    """Edits a draft of the plan; `left` is the wish to go back to the page."""

    left = Signal()

    def __init__(self, desk: DeskContext, on: date | None = None) -> None:
        super().__init__(desk, desk.read(lambda: desk.services.plan_edits.draft(on or desk.today())))
        self._is_saving = False
        self._told_of = self.session.draft  # what the bars speak of
        self._connect_header()
        self._connect_sheet()
        self.session.drawn.connect(self._show_state)
        self.session.selected.connect(lambda: self.bars.solve("obstacle"))
        desk.notifier.changed.connect(self._take_news)
        self._read_holders()
        self._show_state()
        self.read_pictures()

    def _connect_header(self) -> None:
        self.day.dateChanged.connect(self._take_day)
        self.floors.activated.connect(lambda _at: self.session.show_floor(int(self.floors.currentData())))
        self.undo_button.clicked.connect(self.session.undo)
        self.redo_button.clicked.connect(self.session.redo)
        self.leave_button.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)

    def _connect_sheet(self) -> None:
        self.sheet.remove_wanted.connect(self.remove)
        self.sheet.facts_wanted.connect(self.facts.focus_first)
        self.sheet.leave_wanted.connect(self.leave)
        self.sheet.menu_wanted.connect(self._show_menu)
        self.sheet.picture_dropped.connect(self.place_picture)
        self.sheet.measured.connect(self.facts.focus_first)
        self.facts.remove_wanted.connect(self.remove)
        self.facts.picture_wanted.connect(self.choose_picture)
        self.facts.measure_wanted.connect(self.measure)
        self.review.place_chosen.connect(self._go_to)
        self.session.tool_changed.connect(self.stop_measuring)

    # --- what is seen ------------------------------------------------------------------------

    def _show_state(self) -> None:
        session = self.session
        self.undo_button.setEnabled(bool(session.history.past))
        self.redo_button.setEnabled(bool(session.history.future))
        self.save_button.setEnabled(session.is_changed and not self._is_saving)
        restyle(self.save_button, "kind", "" if session.faults() else "primary")
        if session.draft is not self._told_of:
            self._told_of = session.draft
            for said in ("obstacle", "faults", "leave"):
                self.bars.solve(said)
        self.show_floors()

    def _read_holders(self) -> None:
        units = self.desk.read(lambda: self.desk.services.plans.plan(self.session.draft.on)).units
        self.sheet.holders = {
            unit.id: self.desk.name(unit.company_en, unit.company_zh) for unit in units if unit.company_id is not None
        }
        self.sheet.update()

    def _take_news(self, changes: Changes) -> None:
        """Somebody moved in or out meanwhile."""
        if changes.touches("assignment", "company"):
            self._read_holders()

    def _go_to(self, refs: tuple[Ref, ...], floor_id: int) -> None:
        """From a line of the list to its place."""
        if any(floor.id == floor_id for floor in self.session.draft.floors):
            self.session.show_floor(floor_id)
        self.session.use(Tool.PICTURE if refs and refs[0].kind is Kind.PICTURE else Tool.SELECT)
        self.session.select(tuple(ref for ref in refs if self.session.draft.item(ref) is not None))
        for item in self.session.chosen()[:1]:
            self.sheet.reveal(item.shape)
        self.sheet.setFocus()

    # --- from which day ----------------------------------------------------------------------

    def _take_day(self, day: QDate) -> None:
        """The same changes, made to the plan of another day."""
        on = date(day.year(), day.month(), day.day())
        if on != self.session.draft.on:
            self.session.begin_from(self.desk.read(lambda: self.desk.services.plan_edits.draft(on)))
            self._read_holders()

    # --- from a file -------------------------------------------------------------------------

    def take_plan(self, plan: Plan, name: str) -> None:
        """The plan of a file as one step: to be compared in the list, mended, and saved or left."""
        session = self.session
        session.do(taken(session.draft, plan))
        is_other = session.is_changed

        def said() -> str:
            drawn = self.tr("{file} is drawn here. Compare the changes, then save the plan.")
            same = self.tr("{file} says what the plan says already.")
            return (drawn if is_other else same).format(file=name)

        self.bars.tell("file", "info", said)

    # --- taking away -------------------------------------------------------------------------

    def remove(self) -> None:
        """Takes away what is selected; what somebody has, or had, stays, and it is said who and until when."""
        session = self.session
        kept = [ref for ref in session.selection if not ref.is_new]
        services = self.desk.services
        obstacles = self.desk.read(lambda: services.plan_edits.obstacles(kept, session.draft.on)) if kept else ()
        if not obstacles:
            self.bars.solve("obstacle")
            session.remove()
            return

        def sentence() -> str:
            said = phrases.sentence(obstacles[0], self.desk.lang, self.desk.zone)
            more = self.tr("And %n more.", "", len(obstacles) - 1) if len(obstacles) > 1 else ""
            return f"{said} {more}".strip()

        self.bars.tell("obstacle", "warning", sentence)

    def _show_menu(self, place: QPoint) -> None:
        """The verbs of what is selected, at the pointer or by the Menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, run in (
            (self.tr("Facts"), self.facts.focus_first),
            (self.tr("Duplicate"), self.session.duplicate),
            (self.tr("Take away"), self.remove),
        ):
            action = menu.addAction(text)
            action.setEnabled(bool(self.session.selection))
            action.triggered.connect(lambda _checked=False, run=run: run())
        menu.addAction(self.tr("Select all")).triggered.connect(self.session.select_all)
        menu.popup(place)

    # --- saving and leaving ------------------------------------------------------------------

    def save(self) -> None:
        """One entry with everything. The draft stays until the answer, and after a refusal."""
        self.facts.take_open_field()
        session = self.session
        if not session.is_changed or self._is_saving:
            return
        faults = session.faults()
        if faults:
            self._go_to(faults[0].refs, faults[0].floor_id)
            self.bars.tell("faults", "error", lambda: self._hindrance(faults))
            return
        self.review.reason_field.set_error(None)
        self._is_saving = True
        self._show_state()
        by, edits = self.desk.actor(), self.desk.services.plan_edits
        base, draft, reason, token = session.base, session.draft, self.review.reason.value(), str(uuid4())
        said = EditorWords().summary(session.changes(), draft.on, self.desk.lang)
        self.desk.run(
            lambda: edits.save(by=by, base=base, draft=draft, reason=reason, token=token),
            self.while_open(self._saved),
            self.while_open(self._refused),
            said,
        )

    def _hindrance(self, faults: tuple[Fault, ...]) -> str:
        said = self.tr("Not saved: %n error(s) in the plan. {first}", "", len(faults))
        return said.format(first=fault_text(faults[0], self.desk.lang))

    def _saved(self, _outcome: Outcome[object]) -> None:
        self._is_saving = False
        self.left.emit()

    def _refused(self, error: DeskError) -> None:
        self._is_saving = False
        self._show_state()

        def sentence() -> str:
            return phrases.sentence(error, self.desk.lang, self.desk.zone)

        if isinstance(error, NeedsReason):
            self.review.reason_field.set_error(sentence)
            self.review.reason.setFocus()
            return
        bar = self.bars.tell("refused", "error", sentence)
        if isinstance(error, Stale):
            bar.offer(lambda: self.tr("Make my changes to the new plan"), self._take_theirs)

    def _take_theirs(self) -> None:
        """What somebody else saved lies underneath from now on, with the own changes on top."""
        self.bars.solve("refused")
        on = self.session.draft.on
        self.session.begin_from(self.desk.read(lambda: self.desk.services.plan_edits.draft(on)))
        self._read_holders()

    def leave(self) -> None:
        """Back to the page; with changes that are not saved, after asking in a bar."""
        if self.may_leave():
            self.left.emit()

    def may_leave(self) -> bool:
        """Whether nothing is lost; else the bar asks what shall become of the changes."""
        self.facts.take_open_field()
        if not self.session.is_unsaved:
            return True
        changes = len(self.session.changes())
        bar = self.bars.tell("leave", "warning", lambda: self.tr("%n change(s) are not saved.", "", changes))
        for text, run in self._ways_out():
            bar.offer(text, run)
        return False

    def _ways_out(self) -> tuple[tuple[Callable[[], str], Callable[[], None]], ...]:
        def save() -> None:
            self.bars.solve("leave")
            self.save()

        # A bar puts each further verb before the last one.
        return (lambda: self.tr("Discard them"), self.left.emit), (lambda: self.tr("Save and leave"), save)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.window() is not self:
            self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window asks once before it closes over changes that are not saved; asked again, it closes."""
        is_closing = event.type() == QEvent.Type.Close and watched is self.window()
        if not is_closing or not self.session.is_unsaved or self.bars.bar("leave") is not None:
            return False
        event.ignore()
        self.desk.go_to("floor_plan")
        self.leave()
        return True

    # --- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The editor's own undo comes before the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._verb(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z, Ctrl+Y and Ctrl+S anywhere in the editor; Esc in the form goes back to the sheet."""
        verb = self._verb(event)
        if verb is not None:
            verb()
        else:
            super().keyPressEvent(event)

    def _verb(self, event: QKeyEvent) -> Callable[[], object] | None:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Undo):
            return self.session.undo
        if event.matches(keys.Redo) or _is_ctrl_y(event):
            return self.session.redo
        if event.matches(keys.Save):
            return self.save
        if event.matches(keys.Cancel) and not self.sheet.hasFocus():
            return self.sheet.setFocus
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Names in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.sheet.set_lang(self.desk.lang)
            self._read_holders()


def _is_ctrl_y(event: QKeyEvent) -> bool:
    """Redo by the other of its usual keys, which not every system counts."""
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
