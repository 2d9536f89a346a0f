"""The floor plan page: wires plan, legend, day, curve, panel and forms; holds no rule of its own."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from jib_desk.rules.words import Role, UnitState
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.rows.seats import AssignmentRow, ComingChange, PlanRow, UnitDetail
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.coming import DAYS
from jib_desk.views.floor_plan.landing import Deed, following
from jib_desk.views.floor_plan.parts import FloorPlanParts
from jib_desk.views.floor_plan.repair_seat import show_repair
from jib_desk.views.floor_plan.seat_fields import term_end
from jib_desk.views.floor_plan.unit_menu import UnitMenu
from jib_desk.views.floor_plan.verbs import Verb, unit_to_show, verb_text, years_on
from jib_desk.views.item_models.plan_layers import Layer
from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.repairs.kinds import REPAIR_KINDS
from jib_desk.views.widgets.basics import restyle


class FloorPlanPage(FloorPlanParts):
    """The plan as of a day, and everything done with seats."""

    page_id = "floor_plan"
    seat_tables = (
        "assignment",
        "unit",
        "unit_layout",
        "company",
        "headcount",
        "contact",
        "agreement",
        "floor",
        "space",
        "room",
        "repair",
        "access_item",
        "waiting_entry",
    )
    tables = (*seat_tables, "booking", "closure", "event", "visit", "safety_item")

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self._on = desk.today()
        self._changes: tuple[ComingChange, ...] = ()
        self._is_empty = False
        self._picked = 0  # the unit that an open form has chosen
        self._connect_views()
        self._connect_side()
        self._let_write()
        desk.staff_changed.connect(self._let_write)
        for keys, deed in (
            ("Ctrl+Left", lambda: self.go_to_change(forth=False)),
            ("Ctrl+Right", lambda: self.go_to_change(forth=True)),
            ("Ctrl+Shift+F", self.tools.go_to_find),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _connect_views(self) -> None:
        self.date_bar.day_chosen.connect(self.set_day)
        self.notice.back_wanted.connect(lambda: self.set_day(self.desk.today()))
        self.curve.day_chosen.connect(self.set_day)
        self.curve.change_wanted.connect(lambda forth: self.go_to_change(forth=forth))
        self.coming.change_chosen.connect(self._go_to_coming)
        self.tools.table_toggled.connect(self._show_table)
        self.tools.unit_wanted.connect(self.open_unit)
        self.viewing.layer_changed.connect(self._layer_changed)
        self.plan.unit_selected.connect(self._select)
        self.plan.unit_opened.connect(self.open_unit)
        self.plan.menu_wanted.connect(self._show_menu)
        self.plan.company_dropped.connect(self._company_dropped)
        self.plan.unit_dropped.connect(self._unit_dropped)
        self.plan.landings.next_of = lambda unit_id: following(self._detail(unit_id))
        self.plan.landings.term_end = lambda: term_end(self._on)
        self.table.activated.connect(lambda index: self.open_unit(index.data(UnitsModel.UnitRole).id))
        self.table.clicked.connect(lambda index: self._select(index.data(UnitsModel.UnitRole).id))

    def _connect_side(self) -> None:
        self.assign_button.clicked.connect(self.primary_action)
        self.companies_button.toggled.connect(self._show_companies)
        self.company_list.closed.connect(lambda: self.companies_button.setChecked(False))
        self.company_list.company_chosen.connect(lambda key: self.open_form(Verb.ASSIGN, is_free=False, company_id=key))
        self.side.closed.connect(self._side_closed)
        self.side.saved.connect(self._saved)
        self.side.form_closed.connect(self._show_primary)
        self.side.unit_chosen.connect(self._form_chose)
        self.side.verb_chosen.connect(lambda verb: self.open_form(Verb(verb)))
        self.side.day_wanted.connect(self.set_day)
        self.side.company_chosen.connect(lambda key: self.open_form(Verb.ASSIGN, company_id=key))
        self.side.company_wanted.connect(lambda key: self.desk.go_to("companies", "company", key))

    # --- staying fresh -----------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Reads the plan of the day, and the curve of all days; or only what its layer shows."""
        if changes is not None and not changes.touches(*self.seat_tables):
            self.viewing.refresh_layer()
            return
        if changes is None:
            for model in (self.units, self.companies):
                model.set_language(self.desk.lang)
            self.curve.set_language(self.desk.lang)
            self.plan.restyle()
        plans, today = self.desk.services.plans, self.desk.today()
        start = min(self.desk.read(plans.opened_on), today)
        end = max(years_on(today, 1), start)
        points = self.desk.read(lambda: plans.curve(start, end))
        self._changes = self.desk.read(lambda: plans.coming_changes(start, (end - start).days + 1 + DAYS))
        self.curve.set_curve(start, end, today, points, [change for change in self._changes if change.on <= end])
        self._read_day()
        if self.company_list.isVisible():
            self._read_companies()

    def set_day(self, day: date) -> None:
        """Shows the plan as of a day; recolours only, the curve stays."""
        if day != self._on:
            self._on = day
            if self.viewing.layer is Layer.NOW:
                self.viewing.set_layer(Layer.SEATS)
            self._read_day()

    def _read_day(self) -> None:
        plans, on, today = self.desk.services.plans, self._on, self.desk.today()
        plan = self.desk.read(lambda: plans.plan(on))
        self.units.set_rows(plan.units, on)
        self.viewing.show_plan(plan)
        self.tools.show_floors(plan.floors, self.desk.lang)
        self.date_bar.set_day(on)
        self.assign_button.setText(verb_text(Verb.ASSIGN, on, today, self.desk.lang))
        self.curve.set_day(on)
        self._show_counts(plan)
        last = on + timedelta(days=DAYS - 1)
        self.coming.set_changes([change for change in self._changes if on <= change.on <= last], self.desk.lang)
        events = self.coming.sentences(self.curve.changes_on(on))
        self.notice.show_day(on, today, events, self.desk.lang)
        if self.plan.selected:
            self._show_unit(self.plan.selected)

    def _show_counts(self, plan: PlanRow) -> None:
        counts = self.units.counts()
        self.tools.show_rate(counts, is_of_many=len(plan.floors) > 1)
        self.assign_button.setEnabled(bool(plan.units) and self._may_write())
        self._is_empty = not plan.units and not plan.spaces
        self._show_table(self.table_button.isChecked())

    def _read_companies(self) -> None:
        on = self._on
        self.companies.set_rows(self.desk.read(lambda: self.desk.services.companies.all(on)), on)

    # --- choosing ----------------------------------------------------------------------------

    def show_record(self, kind: str, key: int) -> None:
        """A unit, the first seat of a company, a repair; or the form of a verb: of a unit, to assign of a company."""
        if not self.come_forward():
            return
        if self._on != self.desk.today():
            self.set_day(self.desk.today())
        if kind in {"unit", "office_unit"}:
            self.open_unit(key)
        elif kind == "company":
            seats = [unit.id for unit in self.units.rows() if unit.company_id == key]
            if seats:
                self.open_unit(seats[0])
        elif kind == "unnoted_end":
            self._show_unnoted(key)
        elif kind in REPAIR_KINDS:
            show_repair(self, kind, key)
        elif kind == Verb.ASSIGN:
            self.open_form(Verb.ASSIGN, is_free=False, company_id=key)
        elif kind in {Verb.EXTEND, Verb.END}:
            self.open_unit(key)
            self.open_form(Verb(kind))

    def _show_unnoted(self, assignment_id: int) -> None:
        """The last day of somebody whose leaving nobody noted, where it is noted."""
        for end in self.desk.read(self.desk.services.plans.unnoted_ends):
            if end.id == assignment_id:
                self.set_day(end.last)
                self.open_unit(end.unit_id)

    def open_unit(self, unit_id: int) -> None:
        """Selects a unit and goes to its likeliest verb."""
        self.side.drop_form()
        self.plan.set_selected(unit_id)
        self._select(unit_id)
        self.side.take_focus()

    def primary_action(self) -> None:
        """Assign: the selected unit where it is free, else any."""
        unit = self.units.unit(self.plan.selected)
        self.open_form(Verb.ASSIGN, is_free=unit is not None and unit.state is UnitState.VACANT)

    def go_to_change(self, *, forth: bool) -> None:
        """The next day on which a seat changes hands, named in the bar, today too; past the last one that is said."""
        day = self.curve.next_change(self._on, forth=forth)
        if day is None:
            self.notice.say_no_more(forth=forth)
        else:
            self.set_day(day)
            self.notice.name_events()

    def _select(self, unit_id: int) -> None:
        form = self.side.form
        if form is not None and unit_id and form.wants_unit:
            if not form.pick_unit(unit_id):
                self.plan.set_selected(self._picked)
            return
        if not unit_id:
            self.side.drop_form()
            self.side.close_drawer()
            return
        self.side.drop_form()
        self.plan.set_selected(unit_id)
        self.companies_button.setChecked(False)
        self._show_unit(unit_id)

    def _form_chose(self, unit_id: int) -> None:
        self._picked = unit_id
        self.plan.set_selected(unit_id)

    def _show_unit(self, unit_id: int) -> None:
        if self.units.unit(unit_id) is None:
            self.plan.set_selected(0)
            self.side.close_drawer()
            return
        self.side.show_unit(self._detail(unit_id), self._on)
        self._show_primary()

    def _detail(self, unit_id: int) -> UnitDetail:
        return self.desk.read(lambda: self.desk.services.plans.unit_detail(unit_id, self._on))

    def _side_closed(self) -> None:
        self.plan.set_selected(0)
        self._show_primary()
        (self.table if self.table_button.isChecked() else self.plan).setFocus()

    def _show_primary(self) -> None:
        """One filled button: the form's, else the selected unit's, else *Assign*."""
        has_form = self.side.form is not None
        has_verbs = not self.side.isHidden() and bool(self.side.card.verb_buttons)
        restyle(self.assign_button, "kind", "" if has_form or has_verbs else "primary")
        self.side.card.set_primary(is_primary=not has_form)

    # --- doing -------------------------------------------------------------------------------

    def open_form(self, verb: Verb, *, is_free: bool = True, company_id: int | None = None, to_unit: int = 0) -> None:
        """The form of a verb for the selected unit (`is_free` False: for none in particular)."""
        from jib_desk.views.floor_plan.seat_fields import subject_of

        detail = self._detail(self.plan.selected) if self.plan.selected and is_free else None
        subject = subject_of(verb, detail, self._on, self.desk.today(), company_id, to_unit or None)
        self.companies_button.setChecked(False)
        self._picked = detail.unit.id if detail else 0
        self.plan.set_selected(self._picked)
        self.side.open_form(verb, subject)
        self._show_primary()

    def _saved(self, outcome: Outcome[AssignmentRow | tuple[AssignmentRow, ...]]) -> None:
        rows = outcome.row if isinstance(outcome.row, tuple) else (outcome.row,)
        self.side.drop_form()
        unit_id = unit_to_show(rows, self._on)
        if self.units.unit(unit_id) is not None:
            self.plan.set_selected(unit_id)
            self._show_unit(unit_id)
        self.plan.setFocus()

    def _show_menu(self, unit_id: int, place: QPoint) -> None:
        if self._may_write():
            menu = UnitMenu(self, self._detail(unit_id), self._on)
            menu.verb_chosen.connect(self.open_form)
            menu.popup(place)

    def _company_dropped(self, company_id: int, unit_id: int) -> None:
        unit = self.units.unit(unit_id)
        if unit is None:
            return
        self._select(unit_id)
        is_own_hold = unit.state is UnitState.HELD and unit.company_id in {None, company_id}
        self.open_form(Verb.TAKE_UP if is_own_hold else Verb.ASSIGN, company_id=company_id)

    def _unit_dropped(self, from_id: int, to_id: int, deed: str) -> None:
        self._select(from_id)
        self.open_form(Verb.SWAP if deed == Deed.SWAP else Verb.MOVE, to_unit=to_id)

    def _go_to_coming(self, unit_id: int, day: date) -> None:
        self.set_day(day)
        if self.units.unit(unit_id) is not None:
            self._select(unit_id)

    # --- showing -----------------------------------------------------------------------------

    def _show_table(self, is_table: bool) -> None:
        shown = self.empty if self._is_empty else self.table if is_table else self.plan
        self.stack.setCurrentWidget(shown)

    def _layer_changed(self, layer: str) -> None:
        if layer == Layer.NOW and self._on != self.desk.today():
            self._on = self.desk.today()  # this moment is today
            self._read_day()

    def _show_companies(self, is_shown: bool) -> None:
        if is_shown:
            self.side.drop_form()
            self.side.close_drawer()
            self._read_companies()
            self.company_list.show()
            self.company_list.search.setFocus()
        else:
            self.company_list.hide()

    def _let_write(self) -> None:
        may_write = self._may_write()
        self.plan.set_editable(is_editable=may_write)
        self.side.card.set_may_write(may_write=may_write)
        self.assign_button.setEnabled(may_write and bool(self.units.rows()))

    def _may_write(self) -> bool:
        return self.desk.actor().role is not Role.AUDITOR
