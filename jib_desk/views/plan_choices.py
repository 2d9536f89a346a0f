"""The choice of a plan at the first start: each drawn small, with what is on it, or any plan file."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from jib_desk.rules.plan_geometry import Plan, PlanFloor, Shape, walls
from jib_desk.rules.words import SpaceKind
from jib_desk.services.errors import DeskError
from jib_desk.views.texts import Texts
from jib_desk.views.theme import PlanSize, Radius, Size, Space, Type, Weight, face
from jib_desk.views.widgets.basics import button, label

Role = QPalette.ColorRole

_UNIT_TINT = 0.22  # of the accent, in a drawn unit


class Shelf(Protocol):
    """Where plans come from."""

    def plans(self) -> tuple[str, ...]: ...

    def read_shipped_plan(self, name: str) -> Plan: ...

    def read_plan_file(self, path: Path) -> Plan: ...


class PlanChoice(QAbstractButton):
    """One plan: drawn small, its name, its facts. In a group the arrow keys go from one to the next."""

    def __init__(self, plan: Plan, name: Callable[[], str], facts: Callable[[Plan], str]) -> None:
        super().__init__()
        self.plan = plan
        self._facts = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say = Texts(self).bind
        say(self.setText, name)
        say(self._say_facts, lambda: facts(plan))
        say(self.setAccessibleName, lambda: f"{name()}, {facts(plan)}")

    def _say_facts(self, text: str) -> None:
        self._facts = text
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its place allows; a thumbnail and two lines high."""
        return QSize(Size.COLUMN_WIDE, Size.OFFER)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the step's verb, not for choosing what is chosen."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        is_strong = self.isChecked() or self.hasFocus()
        width = Size.STRONG if is_strong else Size.HAIRLINE
        edge = palette.color(Role.Highlight if is_strong else Role.Mid)
        painter.setPen(
            QPen(edge, width, Qt.PenStyle.SolidLine if self.isChecked() or not is_strong else Qt.PenStyle.DotLine)
        )
        painter.setBrush(palette.color(Role.Base))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), Radius.CARD, Radius.CARD)
        name, facts = face(Type.EMPHASIS, Weight.BOLD), face(Type.CAPTION, Weight.REGULAR)
        lines = QFontMetrics(name).height() + QFontMetrics(facts).height()
        inside = QRectF(self.rect()).adjusted(Space.M, Space.M, -Space.M, -Space.M)
        paint_thumbnail(painter, inside.adjusted(0, 0, 0, -lines - Space.S), self.plan, palette)
        text = inside.adjusted(0, inside.height() - lines, 0, 0)
        for font, said in ((name, self.text()), (facts, self._facts)):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(palette.color(Role.Text))
            shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(text.width()))
            painter.drawText(text, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)
            text.adjust(0, metrics.height(), 0, 0)


def paint_thumbnail(painter: QPainter, box: QRectF, plan: Plan, palette: QPalette) -> None:
    """The floors of a plan side by side, as large as they fit: walls, rooms, and units in the accent."""
    width = sum(floor.width_m for floor in plan.floors)
    height = max(floor.height_m for floor in plan.floors)
    gaps = Space.S * (len(plan.floors) - 1)
    scale = max(0.01, min((box.width() - gaps) / width, box.height() / height))
    left = box.left() + (box.width() - gaps - width * scale) / 2
    for floor in plan.floors:
        painter.save()
        painter.translate(QPointF(left, box.top() + (box.height() - floor.height_m * scale) / 2))
        _paint_floor(painter, floor, scale, palette)
        painter.restore()
        left += floor.width_m * scale + Space.S


def _paint_floor(painter: QPainter, floor: PlanFloor, scale: float, palette: QPalette) -> None:
    tint = QColor(palette.color(Role.Highlight))
    tint.setAlphaF(_UNIT_TINT)

    def fill(shape: Shape, colour: QColor) -> None:
        painter.fillRect(QRectF(shape.x * scale, shape.y * scale, shape.w * scale, shape.h * scale), colour)

    fill(Shape(0, 0, floor.width_m, floor.height_m), palette.color(Role.Window))
    for space in floor.spaces:
        if space.kind is not SpaceKind.CORRIDOR:
            fill(space.shape, palette.color(Role.Base))
    for unit in floor.units:
        fill(unit.shape, tint)
    painter.setPen(QPen(palette.color(Role.Dark), PlanSize.EDGE))
    for wall in walls(floor):
        painter.drawLine(QPointF(wall.x1 * scale, wall.y1 * scale), QPointF(wall.x2 * scale, wall.y2 * scale))


class PlanChoices(QWidget):
    """The step itself. What is chosen is `plan`; `begun` asks for a centre on it."""

    begun = Signal()
    left = Signal()
    refused = Signal(DeskError)

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._say = Texts(self).bind
        self._group = QButtonGroup(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.L)
        title, intro = label("hero", wrap=True), label("dim", wrap=True)
        self._say(title.setText, lambda: self.tr("Which plan?"))
        self._say(intro.setText, lambda: self.tr("It can be changed at any time in the plan editor."))
        box.addWidget(title)
        box.addWidget(intro)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.M)
        box.addLayout(self._row)
        self.next = label("dim", wrap=True)
        box.addWidget(self.next)
        box.addLayout(self._verbs())
        self._file: PlanChoice | None = None

    def _verbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.back, self.from_file, self.begin = button("quiet"), button(), button("primary")
        self._say(self.back.setText, lambda: self.tr("Back"))
        self._say(self.from_file.setText, lambda: self.tr("From a file…"))
        self._say(self.begin.setText, lambda: self.tr("Begin with this plan"))
        self.back.clicked.connect(self.left)
        self.from_file.clicked.connect(self._ask_file)
        self.begin.clicked.connect(self.begun)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.from_file)
        row.addWidget(self.begin)
        return row

    # --- choosing ----------------------------------------------------------------------------

    @property
    def choices(self) -> tuple[PlanChoice, ...]:
        """The plans in their order."""
        return tuple(choice for choice in self._group.buttons() if isinstance(choice, PlanChoice))

    @property
    def plan(self) -> Plan:
        """The chosen one."""
        chosen = self._group.checkedButton()
        assert isinstance(chosen, PlanChoice)  # one is, since the step was opened
        return chosen.plan

    def prepare(self, ledger: Path | None) -> None:
        """Makes the step ready to be shown; with a ledger it says what follows."""
        if not self.choices:
            names = {"jinqiao": 0, "courtyard": 1}
            for name in sorted(self._shelf.plans(), key=lambda name: (names.get(name, len(names)), name)):
                self._add(self._shelf.read_shipped_plan(name), lambda name=name: self._name_of(name))
            self.choices[0].setChecked(True)
        file = "" if ledger is None else ledger.name
        self.next.setVisible(bool(file))
        self._say(self.next.setText, lambda: self.tr("Then {file} is looked at, row by row.").format(file=file))

    def take(self, path: Path) -> None:
        """A plan file beside the others, chosen at once; `refused` when it cannot be one."""
        try:
            plan = self._shelf.read_plan_file(path)
        except DeskError as error:
            self.refused.emit(error)
            return
        if self._file is not None:
            self._group.removeButton(self._file)
            self._row.removeWidget(self._file)
            self._file.deleteLater()
        self._file = self._add(plan, lambda: path.stem)
        self._file.setChecked(True)
        self._file.setFocus()

    def _add(self, plan: Plan, name: Callable[[], str]) -> PlanChoice:
        choice = PlanChoice(plan, name, self._facts_of)
        self._group.addButton(choice)
        self._row.addWidget(choice, 1)
        QWidget.setTabOrder(choice, self.from_file)
        return choice

    def _ask_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose a plan file"), str(Path.home()), self.tr("Plan files (*.json)")
        )
        if path:
            self.take(Path(path))

    # --- words -------------------------------------------------------------------------------

    def _name_of(self, name: str) -> str:
        known = {
            "jinqiao": self.tr("Jinqiao base"),
            "courtyard": self.tr("Courtyard house"),
            "blank": self.tr("Blank floor"),
        }
        return known.get(name, name)

    def _facts_of(self, plan: Plan) -> str:
        units = sum(len(floor.units) for floor in plan.floors)
        if not units and not any(floor.spaces for floor in plan.floors):
            return self.tr("to be drawn in the editor")
        seats = self.tr("%n seat(s)", "", units)
        floors = self.tr("%n floor(s)", "", len(plan.floors))
        return f"{seats} · {floors}"

    # --- keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins, Esc goes back."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.begin.isEnabled():
            self.begun.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for choice in self.choices:
            if choice.isChecked():
                choice.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for choice in self.choices:
                choice.update()
