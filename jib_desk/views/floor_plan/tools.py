"""The row above the plan: layer, colours, floor, legend and rate; and the search in the page's header."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QWidget

from jib_desk.rules.plan_colours import CHOICES, ColourMode
from jib_desk.rules.words import Lang, word
from jib_desk.services.rows.seats import FloorRow, UnitCounts
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.legend import Legend
from jib_desk.views.floor_plan.plan_view import PlanView
from jib_desk.views.floor_plan.viewing import PlanViewing
from jib_desk.views.item_models.plan_layers import Layer
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size
from jib_desk.views.widgets.basics import button, label, restyle
from jib_desk.views.widgets.flow import FlowLayout
from jib_desk.views.widgets.segments import Segments

TABLE = "table"


class PlanTools(QWidget):
    """Everything that says how the plan is looked at."""

    table_toggled = Signal(bool)
    unit_wanted = Signal(int)

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._has_rate = False
        self._say = Texts(self).bind
        self.segments = Segments(
            (
                (Layer.SEATS, lambda: self._layer(Layer.SEATS), lambda: self.tr("Who is where, and until when (S)")),
                (Layer.NOW, lambda: self._layer(Layer.NOW), lambda: self.tr("Rooms and visitors at this moment (N)")),
                (Layer.SAFETY, lambda: self._layer(Layer.SAFETY), lambda: self.tr("Exits and fire checks (F)")),
                (TABLE, lambda: self.tr("Table"), lambda: self.tr("The same seats as a table (T)")),
            )
        )
        self.view_button = button()
        self.checks_button = button()
        self.checks_menu = QMenu(self.checks_button)
        self.checks_button.setMenu(self.checks_menu)
        self.checks_button.hide()
        self.floors = QComboBox()
        self.legend = Legend(desk.theme)
        self.rate = label("heading")
        row = FlowLayout(self)
        for widget in (self.segments, self.view_button, self.checks_button, self.floors, self.legend):
            row.addWidget(widget)
        row.addWidget(self.rate)
        row.setAlignment(self.rate, Qt.AlignmentFlag.AlignRight)
        self.floors.hide()
        self._say(self.checks_button.setText, lambda: self.tr("Mark checked"))
        self._say(self.checks_button.setToolTip, lambda: self.tr("Which fire item was looked at today"))
        self._say(self.floors.setAccessibleName, lambda: self.tr("Floor"))
        self._say(self.floors.setToolTip, lambda: self.tr("Floor (Page Up, Page Down)"))
        self._make_menu()
        self._make_find()

    def connect_to(self, viewing: PlanViewing, plan: PlanView) -> None:
        """From now on these tools look at a plan."""
        self._viewing, self._plan = viewing, plan
        self.segments.chosen.connect(self._choose_layer)
        viewing.layer_changed.connect(self._show_layer)
        viewing.mode_changed.connect(lambda _mode: self._show_mode())
        viewing.mode_changed.connect(lambda _mode: self._show_or_hide())
        viewing.found.connect(self._show_found)
        plan.floor_shown.connect(self._show_floor)
        plan.wished.connect(self._grant)
        self.fit_action.triggered.connect(plan.fit)
        self.full_action.triggered.connect(plan.show_full_size)
        self.labels_action.toggled.connect(lambda is_on: viewing.set_labels(are_shown=is_on))
        self.floors.activated.connect(lambda place: viewing.set_floor(self.floors.itemData(place)))
        self.find_field.textChanged.connect(viewing.find)
        self.find_field.returnPressed.connect(self._go_to_first)

    def show_floors(self, floors: Sequence[FloorRow], lang: Lang) -> None:
        """Which floors there are; a chooser only where there are several."""
        wanted = [(_named(floor, lang), floor.id) for floor in floors]
        known = range(self.floors.count())
        if wanted != [(self.floors.itemText(place), self.floors.itemData(place)) for place in known]:
            self.floors.clear()
            for name, key in wanted:
                self.floors.addItem(name, key)
        self.floors.setVisible(len(floors) > 1)
        self._show_floor(self._plan.floor_id)

    def show_rate(self, counts: UnitCounts, *, is_of_many: bool) -> None:
        """The rate of occupancy; with several floors it says that it is of all of them."""
        self._has_rate = counts.usable > 0
        share = 100 * counts.occupied / counts.usable if counts.usable else 0.0
        written = self._desk.locale.toString(share, "f", 1)
        text = self.tr("{occupied} of {usable} = {share} %")
        said = text.format(occupied=counts.occupied, usable=counts.usable, share=written)
        self.rate.setText(self.tr("{rate}, all floors").format(rate=said) if is_of_many else said)
        self._show_or_hide()

    def go_to_find(self) -> None:
        """The search, with what was typed selected."""
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()

    def end_search(self) -> None:
        """Nothing is searched any longer; everything is bright."""
        self.find_field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the search clears it, and then goes back to the plan; the key that leads there begins no text."""
        pressed = event if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if watched is self.find_field and pressed is not None and pressed.key() == Qt.Key.Key_Escape:
            if self.find_field.text():
                self.find_field.clear()
            else:
                self._plan.setFocus()
            return True
        if watched is self.find_field and pressed is not None and pressed.text() == "/":
            field = self.find_field
            return (field.selectionStart() if field.hasSelectedText() else field.cursorPosition()) == 0
        return super().eventFilter(watched, event)

    # --- parts -------------------------------------------------------------------------------

    def _make_menu(self) -> None:
        menu = QMenu(self.view_button)
        self._modes = QActionGroup(menu)
        self.mode_actions: dict[ColourMode, QAction] = {}
        self._colour_head = menu.addSection("")
        for mode in CHOICES:
            action = menu.addAction("")
            action.setCheckable(True)
            action.setChecked(mode is ColourMode.STATUS)
            action.triggered.connect(lambda _checked=False, mode=mode: self._viewing.set_mode(mode))
            self._modes.addAction(action)
            self.mode_actions[mode] = action
            self._say(action.setText, lambda mode=mode: self._mode(mode))
        menu.addSeparator()
        self.labels_action = menu.addAction("")
        self.labels_action.setCheckable(True)
        self.labels_action.setChecked(True)
        menu.addSeparator()
        self.fit_action, self.full_action = menu.addAction(""), menu.addAction("")
        self.view_button.setMenu(menu)
        self._say(self._colour_head.setText, lambda: self.tr("Colour by"))
        self._say(self.labels_action.setText, lambda: self.tr("Names on the plan (L)"))
        self._say(self.fit_action.setText, lambda: self.tr("Whole floor (0)"))
        self._say(self.full_action.setText, lambda: self.tr("Full size (1)"))
        self._say(
            self.view_button.setToolTip, lambda: self.tr("Colours, names and size; the wheel zooms at the pointer")
        )
        self._say(lambda _text: self._show_mode(), lambda: "")

    def _make_find(self) -> None:
        self.find_field = QLineEdit()
        self.find_field.setClearButtonEnabled(True)
        self.find_field.setMinimumWidth(Size.COLUMN)
        self.find_field.setMaximumWidth(Size.OFFER)
        self.find_field.installEventFilter(self)
        keys = QKeySequence("Ctrl+Shift+F").toString(QKeySequence.SequenceFormat.NativeText)
        self._say(self.find_field.setPlaceholderText, lambda: self.tr("Find on the plan"))
        self._say(
            self.find_field.setAccessibleName, lambda: self.tr("Find a company, person, sector or seat on the plan")
        )
        self._say(
            self.find_field.setToolTip,
            lambda: self.tr("Company, person, sector or seat ({keys}, or / on the plan)").format(keys=keys),
        )

    # --- doing -------------------------------------------------------------------------------

    def _choose_layer(self, key: str) -> None:
        self.table_toggled.emit(key == TABLE)
        if key != TABLE:
            self._viewing.set_layer(Layer(key))
        for action in (self.fit_action, self.full_action, self.labels_action):
            action.setEnabled(key != TABLE)

    def _grant(self, wish: str) -> None:
        """What a key on the plan asks for."""
        if wish == "labels":
            self.labels_action.toggle()
        elif wish == "find":
            self.go_to_find()
        elif wish in {"floor_up", "floor_down"}:
            self._viewing.step_floor(1 if wish == "floor_up" else -1)
        else:
            self.segments.choose(wish)

    def _go_to_first(self) -> None:
        found = self._viewing.matches()
        if found:
            self.unit_wanted.emit(found[0])

    # --- showing -----------------------------------------------------------------------------

    def _show_layer(self, layer: str) -> None:
        self._show_or_hide()
        if self.segments.current != TABLE:
            self.segments.choose(layer)

    def _show_or_hide(self) -> None:
        """The rate sums up the states, checks are made on the layer that shows them."""
        self.rate.setVisible(self._has_rate and self._viewing.shows_status)
        self.checks_button.setVisible(self._viewing.layer is Layer.SAFETY)

    def _show_mode(self) -> None:
        mode = next((mode for mode, action in self.mode_actions.items() if action.isChecked()), ColourMode.STATUS)
        view = self.tr("View")
        self.view_button.setText(view if mode is ColourMode.STATUS else f"{view}: {self._mode(mode)}")
        self.updateGeometry()

    def _show_floor(self, floor_id: object) -> None:
        place = self.floors.findData(floor_id)
        if place >= 0:
            self.floors.setCurrentIndex(place)

    def _show_found(self, found: object) -> None:
        restyle(self.find_field, "wrong", found == ())

    def _layer(self, layer: Layer) -> str:
        return word("plan_layer", layer).said(self._desk.lang)

    def _mode(self, mode: ColourMode) -> str:
        return word("colour_by", mode).said(self._desk.lang)


def _named(floor: FloorRow, lang: Lang) -> str:
    names = (floor.name_zh, floor.name_en) if lang == "zh_CN" else (floor.name_en, floor.name_zh)
    return next((name for name in names if name), floor.code)
