"""What the plan editor is made of and where it stands; what it does is told in `editor`."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jib_desk.rules.plan_draft import Draft
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.editor.facts import Facts
from jib_desk.views.floor_plan.editor.forms import name_of
from jib_desk.views.floor_plan.editor.review import Review
from jib_desk.views.floor_plan.editor.session import EditSession
from jib_desk.views.floor_plan.editor.sheet import EditorSheet
from jib_desk.views.floor_plan.editor.tools import ToolRow
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.bars import Bars
from jib_desk.views.widgets.basics import Card, button, label, rule
from jib_desk.views.widgets.inputs import Choice, DateBox
from jib_desk.views.widgets.tab_order import lead_to

_PANEL = Size.COLUMN_WIDE + Size.COLUMN  # narrow enough for a sheet beside it at 1024
_FACTS_SHARE, _REVIEW_SHARE = 3, 2


class EditorParts(QWidget):
    """Header with day and Save, tools, the sheet beside form and changes."""

    def __init__(self, desk: DeskContext, base: Draft) -> None:
        super().__init__()
        self.desk = desk
        self.say = Texts(self).bind
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.session = EditSession(base, self)
        self.sheet = EditorSheet(self.session, desk.theme, desk.lang)
        self.tools = ToolRow(desk, self.session, self.sheet)
        self.facts = Facts(desk, self.session, self.scale_picture)
        self.review = Review(desk, self.session)
        self.bars = Bars()
        self.bars.layout().setContentsMargins(0, 0, 0, 0)  # pyright: ignore[reportOptionalMemberAccess]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.setSpacing(Space.M)
        outer.addLayout(self._new_header())
        outer.addWidget(self.tools)
        outer.addLayout(self._new_middle(), 1)
        lead_to(self, self.sheet)
        self.say(self.setAccessibleName, lambda: self.tr("Plan editor"))
        self.say(self.sheet.setAccessibleName, lambda: self.tr("Sheet of the floor"))

    def scale_picture(self, distance_m: float) -> bool:
        """The two points that were clicked are so many metres apart; False when there are none."""
        raise NotImplementedError

    def _new_header(self) -> QHBoxLayout:
        on = self.session.draft.on
        self.day = DateBox()
        self.day.set_day(QDate(on.year, on.month, on.day))
        self.floors = Choice()
        self.undo_button, self.redo_button = button("quiet"), button("quiet")
        self.leave_button, self.save_button = button(), button("primary")
        title, since = label("title"), label("dim")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(title)
        row.addSpacing(Space.M)
        row.addWidget(since)
        row.addWidget(self.day)
        row.addWidget(self.floors)
        row.addStretch(1)
        for widget in (self.undo_button, self.redo_button, self.leave_button, self.save_button):
            row.addWidget(widget)
        title.setMinimumHeight(Size.CONTROL)
        since.setBuddy(self.day)
        self.say(title.setText, lambda: self.tr("Edit plan"))
        self.say(since.setText, lambda: self.tr("from"))
        self.say(self.day.setAccessibleName, lambda: self.tr("The changes of seats hold from this day on"))
        self.say(self.day.setToolTip, lambda: self.tr("The changes of seats hold from this day on"))
        self.say(self.floors.setAccessibleName, lambda: self.tr("Floor"))
        self.say(self.undo_button.setText, lambda: self.tr("Undo"))
        self.say(self.undo_button.setToolTip, lambda: self.tr("Take back the last step (Ctrl+Z)"))
        self.say(self.redo_button.setText, lambda: self.tr("Redo"))
        self.say(self.redo_button.setToolTip, lambda: self.tr("Do it again after all (Ctrl+Y)"))
        self.say(self.leave_button.setText, lambda: self.tr("Leave"))
        self.say(self.save_button.setText, lambda: self.tr("Save plan"))
        self.say(self.save_button.setToolTip, lambda: self.tr("Save everything as one entry (Ctrl+S)"))
        return row

    def _new_middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        card = Card(padding=Space.S)
        # Bars lie over the foot of the sheet: nothing moves under the pointer when one appears.
        layers = QGridLayout()
        layers.addWidget(self.sheet, 0, 0)
        layers.addWidget(self.bars, 0, 0, Qt.AlignmentFlag.AlignBottom)
        self.bars.raise_()
        card.body.addLayout(layers)
        row.addWidget(card, 1)
        panel = Card(padding=Space.M)
        panel.setFixedWidth(_PANEL)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, Space.XS, 0)
        box.addWidget(self.facts)
        box.addStretch(1)
        area.setWidget(inner)
        panel.body.addWidget(area, _FACTS_SHARE)
        panel.body.addWidget(rule())
        panel.body.addWidget(self.review, _REVIEW_SHARE)
        row.addWidget(panel)
        return row

    def show_floors(self) -> None:
        """The floors to choose from; with one only there is nothing to choose."""
        floors = self.session.draft.floors
        self.floors.clear()
        for floor in floors:
            self.floors.addItem(name_of(floor, self.desk.lang), floor.id)
        self.floors.choose(self.session.floor_id)
        self.floors.setVisible(len(floors) > 1)
