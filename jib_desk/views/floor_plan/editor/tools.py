"""The row of tools above the sheet: what the pointer does, what it makes, and the grid it keeps to."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from jib_desk.rules.plan_snap import GRIDS_M
from jib_desk.rules.words import SafetyKind, SpaceKind, word
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.editor.session import EditSession, Tool
from jib_desk.views.floor_plan.editor.sheet import TOOL_KEYS, EditorSheet
from jib_desk.views.floor_plan.editor.words import EditorWords
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button
from jib_desk.views.widgets.inputs import Choice


class ToolRow(QWidget):
    """One button a tool, pressed for the one in use; the kind of room or mark stands beside them when it matters."""

    def __init__(self, desk: DeskContext, session: EditSession, sheet: EditorSheet) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._sheet = sheet
        self.tools: dict[Tool, QPushButton] = {}
        self.kinds, self.grids = Choice(), Choice()
        self.fit_button = button("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        self._say = Texts(self).bind
        self._add_tools(row)
        row.addWidget(self.kinds)
        row.addStretch(1)
        row.addWidget(self.grids)
        row.addWidget(self.fit_button)
        self.fit_button.clicked.connect(sheet.fit)
        self.kinds.activated.connect(self._take_kind)
        self.grids.activated.connect(self._take_grid)
        self._say(self.fit_button.setText, lambda: self.tr("Fit"))
        self._say(self.fit_button.setToolTip, lambda: self.tr("Show the whole floor (0)"))
        self._say(self.grids.setAccessibleName, lambda: self.tr("Grid"))
        self._say(self.kinds.setAccessibleName, lambda: self.tr("Kind"))
        session.tool_changed.connect(self._show_tool)
        self._fill()

    def _add_tools(self, row: QHBoxLayout) -> None:
        group = QButtonGroup(self)
        for tool in Tool:
            made = button()
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, tool=tool: self._use(tool))
            group.addButton(made)
            row.addWidget(made)
            self.tools[tool] = made
            self._say(made.setText, lambda tool=tool: EditorWords().tool(tool))
            self._say(made.setToolTip, lambda tool=tool: self._tip(tool))

    def _tip(self, tool: Tool) -> str:
        keys = QKeySequence(TOOL_KEYS[tool]).toString(QKeySequence.SequenceFormat.NativeText)
        return f"{EditorWords().use(tool)} ({keys})"

    def _use(self, tool: Tool) -> None:
        self._session.use(tool)
        self._sheet.setFocus()

    def _show_tool(self) -> None:
        self.tools[self._session.tool].setChecked(True)
        self._fill_kinds()

    def _fill(self) -> None:
        self.grids.clear()
        for grid in GRIDS_M:
            self.grids.addItem(self.tr("Grid {size} m").format(size=f"{grid:g}"), grid)
        self.grids.addItem(self.tr("No grid"), 0.0)
        self.grids.choose(self._session.grid)
        self._show_tool()

    def _fill_kinds(self) -> None:
        tool, lang = self._session.tool, self._desk.lang
        self.kinds.setVisible(tool in {Tool.SPACE, Tool.MARK})
        self.kinds.clear()
        if tool is Tool.MARK:
            for kind in SafetyKind:
                self.kinds.addItem(word("safety_kind", kind).said(lang), kind)
            self.kinds.choose(self._session.safety_kind)
        else:
            for kind in SpaceKind:
                if kind is not SpaceKind.OFFICE:
                    self.kinds.addItem(word("space_kind", kind).said(lang), kind)
            self.kinds.choose(self._session.space_kind)

    def _take_kind(self) -> None:
        if self._session.tool is Tool.MARK:
            self._session.safety_kind = SafetyKind(self.kinds.currentData())
        else:
            self._session.space_kind = SpaceKind(self.kinds.currentData())
        self._sheet.setFocus()

    def _take_grid(self) -> None:
        self._session.grid = float(self.grids.currentData())
        self._sheet.update()
        self._sheet.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Words of lists are said anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
