"""The plain steps of the import: which file, which sheet, which columns, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QTableView, QVBoxLayout, QWidget

from jib_desk.rules.sheet_words import COLUMNS, HEADERS
from jib_desk.views.item_models.sheet_cells import SheetCellsModel
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, label, row_of
from jib_desk.views.widgets.empty import EmptyState
from jib_desk.views.widgets.inputs import Choice

if TYPE_CHECKING:
    from jib_desk.views.context import DeskContext
    from jib_desk.views.imports.presenter import ImportPresenter

FIELDS = tuple(key for key in COLUMNS["tenant_ledger"] if key != "no")


class FileStep(EmptyState):
    """A workbook is dropped anywhere on the window, or chosen here."""

    def __init__(self) -> None:
        super().__init__(
            lambda: self.tr("Drop the centre's ledger here: an Excel workbook with one row for each company and seat."),
            lambda: self.tr("Choose a file…"),
        )
        self.verb.setProperty("kind", "primary")
        self.template = button("link")
        Texts(self).bind(self.template.setText, lambda: self.tr("An empty template to fill in…"))
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(box.count() - 1, self.template, 0, Qt.AlignmentFlag.AlignHCenter)

    def refresh(self) -> None:
        """Always the same."""


class SheetStep(QWidget):
    """The sheets of the workbook; hidden ones are offered, but never chosen by themselves."""

    chosen = Signal(str)

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        say = Texts(self).bind
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._says = label("dim", wrap=True)
        say(self._says.setText, lambda: self.tr("Which sheet holds the ledger?"))
        self.list = QListWidget()
        say(self.list.setAccessibleName, lambda: self.tr("Sheets of the workbook"))
        self.list.itemActivated.connect(self._take)
        self.take = button("primary")
        say(self.take.setText, lambda: self.tr("Take this sheet"))
        self.take.clicked.connect(lambda: self._take(self.list.currentItem()))
        card = Card()
        card.body.addWidget(self._says)
        card.body.addWidget(self.list, 1)
        card.body.addLayout(row_of(self.take))
        box.addWidget(card)
        say(lambda _text: self.refresh(), lambda: "")

    def refresh(self) -> None:
        """Shows the sheets of the workbook at hand."""
        self.list.clear()
        hidden = self.tr("hidden")
        for sheet in self._presenter.sheets:
            text = self.tr("{name} – %n row(s)", "", sheet.rows).format(name=sheet.name)
            item = QListWidgetItem(f"{text} · {hidden}" if sheet.is_hidden else text)
            item.setData(Qt.ItemDataRole.UserRole, sheet.name)
            self.list.addItem(item)
            if sheet.name == self._presenter.sheet or self.list.currentItem() is None:
                self.list.setCurrentItem(item)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class ColumnsStep(QWidget):
    """The sheet as it is, with our field above each column; the field of the selected column can be changed."""

    column_chosen = Signal(str, object)  # header as written, field key or None

    def __init__(self, desk: DeskContext, presenter: ImportPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        say = Texts(self).bind
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        self.model = SheetCellsModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setDefaultSectionSize(Size.CONTROL)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        say(self.table.setAccessibleName, lambda: self.tr("The sheet as it is"))
        self.table.selectionModel().currentColumnChanged.connect(lambda _now, _before: self._show_choice())
        self._header = label("strong")
        self.field = Choice()
        self.field.setMinimumWidth(Size.COLUMN_NAME)
        say(self.field.setAccessibleName, lambda: self.tr("What this column means"))
        self.field.activated.connect(self._chosen)
        self._hint = label("dim")
        say(self._hint.setText, lambda: self.tr("is"))
        box.addLayout(row_of(self._header, self._hint, self.field))
        card = Card(padding=Space.XS)
        card.body.addWidget(self.table)
        box.addWidget(card, 1)
        say(lambda _text: self.refresh(), lambda: "")

    def refresh(self) -> None:
        """Shows the head of the sheet with the fields as they are taken now."""
        preview = self._presenter.preview
        kept = max(self.table.currentIndex().column(), 0)
        self._say_fields()
        if preview is None:
            return
        lang = self._desk.lang
        fields = {
            place: HEADERS[key].said(lang)
            for place, (_, key) in zip(preview.places, preview.columns, strict=True)
            if key in HEADERS
        }
        self.model.set_rows(*self._presenter.head, fields)
        self._share_out()
        if self.model.columnCount():
            self.table.setCurrentIndex(self.model.index(0, min(kept, self.model.columnCount() - 1)))
        self._show_choice()

    def _share_out(self) -> None:
        """Each column as wide as what stands in it, within reason; what it means is never cut."""
        heads = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            words = min(self.table.sizeHintForColumn(column), Size.COLUMN_NAME)
            heads.resizeSection(column, max(words, heads.sectionSizeHint(column), Size.COLUMN_NARROW))

    def _say_fields(self) -> None:
        self.field.clear()
        self.field.addItem(self.tr("not imported"), None)
        for key in FIELDS:
            self.field.addItem(HEADERS[key].said(self._desk.lang), key)

    def _column(self) -> tuple[str, str | None] | None:
        """Header and field of the selected column, None where no header stands."""
        preview, place = self._presenter.preview, self.table.currentIndex().column()
        if preview is None or place not in preview.places:
            return None
        return preview.columns[preview.places.index(place)]

    def _show_choice(self) -> None:
        column = self._column()
        self.field.setEnabled(column is not None and not self._presenter.is_busy)
        self._header.setText(column[0] if column else "–")
        self.field.choose(column[1] if column else None)

    def _chosen(self, _place: int) -> None:
        column = self._column()
        if column is not None and self.field.currentData() != column[1]:
            self.column_chosen.emit(column[0], self.field.currentData())


class DoneStep(QWidget):
    """What was imported, and where to go from here."""

    companies_wanted = Signal()
    more_wanted = Signal()
    refused_wanted = Signal()

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        say = Texts(self).bind
        box = QVBoxLayout(self)
        box.addStretch(1)
        self.says = label("heading", wrap=True)
        self.says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self.says)
        self.companies, self.more, self.refused = button("primary"), button(), button()
        say(self.companies.setText, lambda: self.tr("Show the companies"))
        say(self.more.setText, lambda: self.tr("Import another file"))
        say(self.refused.setText, lambda: self.tr("Save the refused rows…"))
        self.companies.clicked.connect(self.companies_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.refused.clicked.connect(self.refused_wanted)
        row = row_of(self.companies, self.more, self.refused)
        row.insertStretch(0, 1)
        box.addLayout(row)
        box.addStretch(1)
        say(lambda _text: self.refresh(), lambda: "")

    def refresh(self) -> None:
        """Says the counts."""
        left_out = sum(self._presenter.count(verdict) for verdict in ("refused", "ask", "skipped"))
        text = self.tr("%n row(s) imported, {left} left out.", "", self._presenter.to_write)
        self.says.setText(text.format(left=left_out))
        self.refused.setVisible(self._presenter.count("refused") + self._presenter.count("ask") > 0)
