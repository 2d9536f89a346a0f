"""What the floor plan page is made of and where it stands; what it does is told in `page`."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTableView

from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.checks import FireChecks
from jib_desk.views.floor_plan.coming import ComingChanges
from jib_desk.views.floor_plan.company_list import CompanyList
from jib_desk.views.floor_plan.curve import OccupancyCurve
from jib_desk.views.floor_plan.day_notice import DayNotice
from jib_desk.views.floor_plan.editor.opening import open_editor
from jib_desk.views.floor_plan.hover_card import HoverCard
from jib_desk.views.floor_plan.more import MANAGERS, new_more_button
from jib_desk.views.floor_plan.plan_view import PlanView
from jib_desk.views.floor_plan.room_card import RoomCard
from jib_desk.views.floor_plan.side import Side
from jib_desk.views.floor_plan.tools import TABLE, PlanTools
from jib_desk.views.floor_plan.unit_table import new_unit_table
from jib_desk.views.floor_plan.verbs import Verb, verb_text
from jib_desk.views.floor_plan.viewing import PlanViewing
from jib_desk.views.item_models.companies import CompaniesModel
from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.page import Page
from jib_desk.views.repairs.opening import report_repair
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, restyle
from jib_desk.views.widgets.date_bar import DateBar
from jib_desk.views.widgets.drawer import Drawer
from jib_desk.views.widgets.empty import EmptyState
from jib_desk.views.widgets.tab_order import lead_to

D = TypeVar("D", bound=Drawer)
_CURVE_SHARE, _COMING_SHARE = 5, 3


class FloorPlanParts(Page):
    """Header with the day, legend, plan or table beside the panel, curve and coming changes below."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.units = UnitsModel(desk.lang, self)
        self.companies = CompaniesModel(desk.lang, self)
        self.set_title(lambda: self.tr("Floor plan"))
        self._make_header()
        self.notice = DayNotice(desk.lang)
        self.bars.addWidget(self.notice)
        self.body.addWidget(self.tools)
        self._make_middle()
        self._make_foot()
        self.viewing = PlanViewing(self.desk, self.units, self.plan, self.legend)
        self.tools.connect_to(self.viewing, self.plan)
        self.checks = FireChecks(self.desk, self.viewing, self)
        self.plan.sign_chosen.connect(self.checks.show_menu)
        self.tools.checks_menu.aboutToShow.connect(lambda: self.checks.fill(self.tools.checks_menu))
        rooms = RoomCard(self.desk, self.viewing)
        self.hover_card = HoverCard(self.plan, self.viewing.unit_lines, self.viewing.sign_lines, rooms.lines)
        lead_to(self, self.plan)

    def _make_header(self) -> None:
        self.date_bar = DateBar(self.desk.today, lambda: self.desk.locale)
        self.tools = PlanTools(self.desk)
        self.legend, self.rate = self.tools.legend, self.tools.rate
        self.table_button = self.tools.segments.segment(TABLE)
        self.companies_button = button()
        self.companies_button.setCheckable(True)
        self.more_button = new_more_button(self)
        self.assign_button = button("primary")
        self.header.addSpacing(Space.L)
        self.header.addWidget(self.date_bar)
        self.header.addStretch(1)
        for widget in (self.tools.find_field, self.companies_button, self.more_button, self.assign_button):
            self.header.addWidget(widget)
        self.say(self.companies_button.setText, lambda: self.tr("Companies"))
        self.say(self.more_button.setText, lambda: self.tr("More"))
        self.say(self.assign_button.setText, lambda: verb_text(Verb.ASSIGN))

    def _make_middle(self) -> None:
        self.plan = PlanView(self.units, self.desk.theme)
        self.table: QTableView = new_unit_table(self.units)
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            lambda: self.tr("There are no seats and no rooms on this plan yet."), lambda: self.tr("Draw the plan")
        )
        self.empty.verb.setVisible(self.desk.actor().role in MANAGERS)
        self.empty.chosen.connect(lambda: open_editor(self))
        for widget in (self.plan, self.table, self.empty):
            self.stack.addWidget(widget)
        card = Card(padding=Space.S)
        card.body.addWidget(self.stack)
        self.side = Side(self.desk)
        self.side.card.report_wanted.connect(lambda key: report_repair(self, key))
        self.company_list = CompanyList(self.desk, self.companies)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(card, 1)
        row.addWidget(self.company_list)
        row.addWidget(self.side)
        self._middle = row
        self._drawers: dict[object, Drawer] = {}
        for shown in (self.side, self.company_list):
            shown.installEventFilter(self)
        self.body.addLayout(row, 1)
        self.say(self.plan.setAccessibleName, lambda: self.tr("Floor plan"))
        self.say(self.table.setAccessibleName, lambda: self.tr("Seats"))

    def show_beside(self, drawer_of: Callable[[DeskContext], D]) -> D:
        """Another drawer beside the plan, made at its first showing. It gives way to a unit, and keeps what it held.

        One thing stands beside the plan at a time.
        """
        drawer = self._drawers.get(drawer_of)
        if drawer is None:
            drawer = self._drawers[drawer_of] = drawer_of(self.desk)
            drawer.closed.connect(self._hide_drawers)
            drawer.installEventFilter(self)
            self._middle.addWidget(drawer)
        self.side.drop_form()
        self.side.close_drawer()
        self.companies_button.setChecked(False)
        self._hide_drawers()
        restyle(self.assign_button, "kind", "")  # the drawer has the one filled button
        drawer.show()
        return cast("D", drawer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The panel and the companies take the place of other drawers."""
        if event.type() == QEvent.Type.Show and watched in {self.side, self.company_list}:
            self._hide_drawers()
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            beside = (self.side, self.company_list, *self._drawers.values())
            self.plan.set_narrowed(is_narrowed=any(not drawer.isHidden() for drawer in beside))
        if watched is self.side and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._end_search_by(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc anywhere on the page ends the search."""
        self._end_search_by(event)
        super().keyPressEvent(event)

    def _end_search_by(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.tools.end_search()

    def _hide_drawers(self) -> None:
        for drawer in self._drawers.values():
            drawer.hide()
        if self._drawers and self.side.isHidden():
            restyle(self.assign_button, "kind", "primary")

    def _make_foot(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.curve = OccupancyCurve(self.desk.theme, self.desk.lang)
        self.coming = ComingChanges(self.desk.lang)
        self.curve.set_sentences(self.coming.sentences)
        for widget, share in ((self.curve, _CURVE_SHARE), (self.coming, _COMING_SHARE)):
            card = Card(padding=Space.S)
            card.body.addWidget(widget)
            row.addWidget(card, share)
        self.body.addLayout(row)
        self.say(self.curve.setAccessibleName, lambda: self.tr("Occupancy over time; the day shown"))
