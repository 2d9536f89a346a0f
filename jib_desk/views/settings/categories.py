"""What each category of visitors is asked for: a table, and the form of the one that is selected beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from jib_desk.rules.categories import MOST_DAYS, CategoryAsks, Field
from jib_desk.rules.words import Role, word
from jib_desk.services.rows.categories import CategoryRow
from jib_desk.views.item_models.categories import CategoriesModel
from jib_desk.views.settings.retention import ask_first, is_shorter
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, label, row_of
from jib_desk.views.widgets.flow import FlowLayout
from jib_desk.views.widgets.form_inputs import CheckInput, NumberInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot, Work
from jib_desk.views.widgets.tab_order import lead_to
from jib_desk.views.widgets.tables import Table

if TYPE_CHECKING:
    from jib_desk.services.changes import Changes, Outcome
    from jib_desk.views.context import DeskContext

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})
_M = CategoriesModel
_WIDTHS = {_M.CATEGORY: Size.COLUMN_WIDE, _M.PASS: Size.COLUMN, _M.KEPT: Size.COLUMN}


class FieldsInput(QWidget):
    """Which fields must be filled in."""

    def __init__(self, model: CategoriesModel, chosen: tuple[Field, ...]) -> None:
        super().__init__()
        flow = FlowLayout(self, spacing=Space.M)
        say = Texts(self).bind
        self.boxes: dict[Field, QCheckBox] = {}
        for field in Field:
            box = QCheckBox()
            box.setChecked(field in chosen)
            say(box.setText, lambda field=field: model.field_name(field))
            self.boxes[field] = box
            flow.addWidget(box)
        lead_to(self, self.boxes[Field.ORGANISATION])

    def value(self) -> tuple[Field, ...]:
        """Those that are ticked, in their order."""
        return tuple(field for field, box in self.boxes.items() if box.isChecked())

    def widget(self) -> QWidget:
        """Itself."""
        return self


class RuleForm(RecordForm):
    """The rule of one category. Empty days are none: no pass that ends, data kept as everybody's."""

    def __init__(self, desk: DeskContext, model: CategoriesModel, row: CategoryRow) -> None:
        self._row = row
        asks = row.asks
        along = CheckInput(lambda: self.tr("Somebody goes along"), is_checked=asks.needs_escort)
        slots = (
            Slot("required", lambda: self.tr("Must be filled in"), FieldsInput(model, asks.required)),
            Slot("needs_escort", lambda: self.tr("Inside"), along),
            Slot("notice_en", lambda: self.tr("Notice at the desk, English"), TextInput(asks.notice_en)),
            Slot("notice_zh", lambda: self.tr("Notice at the desk, Chinese"), TextInput(asks.notice_zh)),
            Slot("pass_days", lambda: self.tr("A pass is good for days"), NumberInput(asks.pass_days, MOST_DAYS)),
            Slot(
                "retention_days", lambda: self.tr("Days that data is kept"), NumberInput(asks.retention_days, MOST_DAYS)
            ),
        )
        super().__init__(desk, slots, lambda: self.tr("Save this category"))
        self.field("pass_days").set_hint(lambda: self.tr("Empty: no pass that ends"))
        self.field("retention_days").set_hint(lambda: self.tr("Empty: as long as everybody's"))
        self.cancel_button.hide()  # Esc gives up, as everywhere
        self._filled = self.values()

    @property
    def row(self) -> CategoryRow:
        """The category as it was when the form was filled."""
        return self._row

    def save(self) -> None:
        """Where data would be kept for a shorter time, says first how many people that concerns."""
        days = self.values()["retention_days"]
        if not self.save_button.isEnabled() or not self._is_shorter(days):
            super().save()
            return
        self.save_button.setEnabled(False)
        shorter = {"rules": {self._row.category: days}}
        ask_first(self, self._desk, shorter, self._save_now, self._refused, lambda: self.save_button.setEnabled(True))

    def _is_shorter(self, days: int | None) -> bool:
        return is_shorter(self._desk, self._row.asks.retention_days, days)

    def _save_now(self) -> None:
        self.save_button.setEnabled(True)
        super().save()

    def work(self) -> Work:
        """Keeps the rule."""
        values: dict[str, Any] = self.values()
        asks = replace(CategoryAsks(), **values)
        by, token, row, categories = self._desk.actor(), self.token, self._row, self._desk.services.categories
        return lambda: categories.set_rule(by=by, category=row.category, version=row.version, asks=asks, token=token)

    def done_text(self, outcome: Outcome[Any]) -> str:
        """Which one is saved."""
        del outcome
        name = word("visitor_category", self._row.category).said(self._desk.lang)
        return self.tr("Saved: {category}").format(category=name)


class CategoriesCard(Card):
    """What is typed stays until it is saved; another category is shown only when nothing would be lost."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.XL)
        self._desk = desk
        self.form: RuleForm | None = None
        self.body.setSpacing(Space.M)
        heading, hint = label("heading"), label("dim", wrap=True)
        self.model = CategoriesModel(desk.lang, self)
        self.table = Table(self.model, "visitor-categories", _M.ASKS, _WIDTHS)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self.restore_button = button("link")
        self.restore_button.clicked.connect(self.restore)
        self._side = QVBoxLayout()
        self._side.setSpacing(Space.S)
        self._title = label("strong")
        self._side.addWidget(self._title)
        self._side.addLayout(row_of(self.restore_button))
        self._side.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(Space.L)
        beside.addWidget(self.table, 3, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(self._side, 2)
        for widget in (heading, hint):
            self.body.addWidget(widget)
        self.body.addLayout(beside)
        say = Texts(self).bind
        say(heading.setText, lambda: self.tr("Categories of visitors"))
        say(
            hint.setText,
            lambda: self.tr("What is asked for besides the name, when the category is chosen at the desk."),
        )
        say(self.restore_button.setText, lambda: self.tr("Back to the program's own rule"))
        say(self.table.setAccessibleName, lambda: self.tr("Categories of visitors"))
        say(lambda _text: self._relabel(), lambda: "")
        desk.notifier.changed.connect(self._on_changed)

    # --- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the rules as they are kept, unless something typed would be lost."""
        self.model.set_rows(self._desk.read(self._desk.services.categories.all))
        self.table.setFixedHeight(self.table.horizontalHeader().height() + Size.ROW * self.model.rowCount() + Space.S)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        row = self._row()
        if self.form is None or (row is not None and row != self.form.row and not self.form.is_touched):
            self._show_form()
        self._allow()

    def _relabel(self) -> None:
        self.model.set_language(self._desk.lang)
        self._say_title()

    def _choose(self) -> None:
        row, form = self._row(), self.form
        if row is None or form is None or row.category is form.row.category:
            return
        if form.stays():
            self.table.setCurrentIndex(self.model.place_of(form.row.id))
            return
        self._show_form()
        self._allow()

    def _show_form(self) -> None:
        row = self._row()
        if self.form is not None:
            self._side.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if row is None:
            return
        self.form = RuleForm(self._desk, self.model, row)
        self.form.save_button.setProperty("kind", "")  # the page's one filled button is the centre's
        self.form.saved.connect(lambda _outcome: self._saved())
        self.form.cancelled.connect(self._give_up)
        self._side.insertWidget(1, self.form)
        self._say_title()

    def _say_title(self) -> None:
        row = self.form.row if self.form is not None else None
        self._title.setText(word("visitor_category", row.category).said(self._desk.lang) if row else "")

    def _row(self) -> CategoryRow | None:
        row = self.table.currentIndex().data(CategoriesModel.RecordRole)
        return row if isinstance(row, CategoryRow) else None

    def _allow(self) -> None:
        row, is_manager = self._row(), self._desk.actor().role in _MANAGERS
        if self.form is not None:
            self.form.setEnabled(is_manager)
            self.form.buttons.setVisible(is_manager)
        self.restore_button.setVisible(is_manager and row is not None and not row.is_default)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow table what is asked for comes first; the form says the days, too."""
        super().resizeEvent(event)
        room = self.table.viewport().width() - sum(_WIDTHS.values())
        for column in (_M.KEPT, _M.PASS):
            is_hidden = room < Size.COLUMN_NAME
            self.table.setColumnHidden(column, is_hidden)
            room += _WIDTHS[column] if is_hidden else 0

    # --- changing ----------------------------------------------------------------------------

    def restore(self) -> None:
        """The program's own rule again."""
        row, by, categories = self._row(), self._desk.actor(), self._desk.services.categories
        if row is None:
            return

        def restore() -> None:
            self._desk.run(
                lambda: categories.restore(by=by, category=row.category, version=row.version),
                lambda _outcome: self._give_up(),
                text=self.tr("The program's own rule is back"),
            )

        if is_shorter(self._desk, row.asks.retention_days, None):
            ask_first(self, self._desk, {"rules": {row.category: None}}, restore, self._desk.show_error)
        else:
            restore()

    def _saved(self) -> None:
        self._give_up()
        self.table.setFocus()

    def _give_up(self) -> None:
        """The rule as it is kept."""
        self.model.set_rows(self._desk.read(self._desk.services.categories.all))
        self._show_form()
        self._allow()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("category_rule") and self.isVisible():
            self.refresh()
