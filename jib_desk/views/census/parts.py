"""What the view of a seat census is made of and where it stands; what it does is told in `view`."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from jib_desk.views.census.differences import Differences
from jib_desk.views.census.seat_panel import SeatPanel
from jib_desk.views.census.walk_table import WalkTable
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.census import CensusesModel, CensusModel
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.bars import Bars
from jib_desk.views.widgets.basics import Card, button, label, row_of, rule
from jib_desk.views.widgets.empty import EmptyState
from jib_desk.views.widgets.file_list import FileList
from jib_desk.views.widgets.tables import Table


class CensusParts(Page):
    """Header with progress and verbs, the list on the left, one column of cards on the right."""

    left = Signal()  # back to the plan

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.walk = CensusModel(desk.lang, self)
        self.censuses = CensusesModel(desk.lang, self)
        self.set_title(self._title)
        self._make_header()
        self.asked = Bars()
        self.bars.addWidget(self.asked)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self._new_left(), 1)
        row.addWidget(self._new_right())
        self.body.addLayout(row, 1)

    def _title(self) -> str:
        return self.tr("Seat census")

    def _make_header(self) -> None:
        self.progress = label("dim")
        self.plan_button, self.all_button, self.print_button = button("quiet"), button(), button()
        self.close_button = button("primary")
        self.header.addSpacing(Space.M)
        self.progress.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.header.addWidget(self.progress, 1)
        self.header.addStretch(0)
        for widget in (self.plan_button, self.all_button, self.print_button, self.close_button):
            self.header.addWidget(widget)
        self.say(self.plan_button.setText, lambda: self.tr("‹ Floor plan"))
        self.say(self.all_button.setText, lambda: self.tr("All censuses"))
        self.say(self.print_button.setText, lambda: self.tr("Print…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the verbs go before the counts, which the list tells too."""
        super().resizeEvent(event)
        is_narrow = self.width() < 2 * Size.FORM + Size.DRAWER
        self.progress.setVisible(not is_narrow)
        self.list.setColumnHidden(CensusesModel.BY, is_narrow)  # its tool tip and the sheet say it

    def _new_left(self) -> Card:
        self.table = WalkTable(self.desk.theme, self.walk)
        widths = {
            CensusesModel.CODE: Size.COLUMN,
            CensusesModel.DAY: Size.COLUMN,
            CensusesModel.BY: Size.COLUMN_NAME,
        }
        self.list = Table(self.censuses, "census-all", CensusesModel.RESULT, widths)
        self.nothing = EmptyState(
            lambda: self.tr(
                "No census has been made yet. It compares what is recorded of every seat with what is found there."
            )
        )
        self.stack = QStackedWidget()
        self.no_seats = EmptyState(lambda: self.tr("There were no seats on the plan of that day."))
        for widget in (self.table, self.list, self.nothing, self.no_seats):
            self.stack.addWidget(widget)
        card = Card(padding=Space.S)
        card.body.addWidget(self.stack)
        self.keys = label("caption", wrap=True)
        self.keys.setContentsMargins(Space.S, 0, Space.S, 0)
        card.body.addWidget(self.keys)
        self.say(
            self.keys.setText,
            lambda: self.tr("↑↓ seat · 1–5 what differs · 0 as recorded · Enter next · N note · Ctrl+V photo"),
        )
        self.say(self.table.setAccessibleName, lambda: self.tr("Seats in walking order"))
        self.say(self.list.setAccessibleName, lambda: self.tr("Censuses"))
        return card

    def _new_right(self) -> QScrollArea:
        """One column that scrolls: the form that is open, or the seat, the differences and the signed sheet."""
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, Space.XS, 0)
        self._column.setSpacing(Space.M)
        self.form_card = Card(padding=Space.M)
        self.form_title = label("heading", wrap=True)
        self.form_card.body.addWidget(self.form_title)
        self.panel = SeatPanel(self.desk)
        self.differences = Differences(self.desk)
        self.signed = Card(padding=Space.M)
        heading = label("heading")
        self.say(heading.setText, lambda: self.tr("Signed sheet"))
        self.about = label("dim", wrap=True)
        self.edit_button = button("link")
        self.say(self.edit_button.setText, lambda: self.tr("Edit…"))
        self.say(self.edit_button.setAccessibleName, lambda: self.tr("Edit day, people and note of the census"))
        self.scans = FileList(self.desk)
        self.signed.body.addWidget(heading)
        self.signed.body.addWidget(self.scans)
        self.signed.body.addWidget(rule())
        self.signed.body.addWidget(self.about)
        self.signed.body.addLayout(row_of(self.edit_button))
        for card in (self.form_card, self.panel, self.differences, self.signed):
            self._column.addWidget(card)
        self._column.addStretch(1)
        self.right = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(Size.FORM + Space.L)
        area.setWidget(inner)
        return area
