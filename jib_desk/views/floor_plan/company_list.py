"""The list of companies beside the plan: type to narrow, drag one onto a unit, or Enter to assign it."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jib_desk.rules.words import word
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.companies import CompaniesModel
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Radius, Size, Space, Theme, Type, Weight
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.drawer import Drawer


class CompanyDelegate(QStyledItemDelegate):
    """Two lines: the name; below it units or stage, quietly."""

    def __init__(self, desk: DeskContext, model: CompaniesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # pyright: ignore[reportIncompatibleMethodOverride]
        return QSize(option.rect.width(), Size.ROW + Space.M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Draws one company in the theme's colours."""
        row = index.data(CompaniesModel.CompanyRole)
        if not isinstance(row, CompanyRow):
            return
        theme, tokens = self._desk.theme, self._desk.theme.tokens
        painter.save()
        box = option.rect.adjusted(0, 1, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
        text = box.adjusted(Space.S, Space.XS, -Space.S, -Space.XS)
        half = text.height() // 2
        top, low = text.adjusted(0, 0, 0, -half), text.adjusted(0, half, 0, 0)
        painter.setFont(theme.font(Type.BODY, Weight.MEDIUM))
        painter.setPen(theme.color("text"))
        name = painter.fontMetrics().elidedText(self._model.short(row), Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.setPen(tokens.dim)
        where = ", ".join(row.units) or word("company_stage", row.stage).said(self._desk.lang)
        quiet = " · ".join(part for part in (row.code, where, self._model.warning(row)) if part)
        painter.drawText(low, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, quiet)
        painter.restore()


class CompanyView(QListView):
    """The list itself. What is dragged from it is a small name above the pointer: the plan below stays in sight."""

    def __init__(self, theme: Theme, model: CompaniesModel) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setModelColumn(CompaniesModel.NAME)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)

    def startDrag(self, supported: Qt.DropAction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Carries the chosen company."""
        drag = self.new_drag()
        if drag is not None:
            drag.exec(supported)

    def new_drag(self) -> QDrag | None:
        """What is carried and how it looks; None while nothing is chosen."""
        chosen = self.selectedIndexes()
        if not chosen:
            return None
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(chosen))
        picture = self._tag(drag.mimeData().text())
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(-Space.S, round(picture.deviceIndependentSize().height()) + Space.S))
        return drag

    def _tag(self, name: str) -> QPixmap:
        font = self._theme.font(Type.CAPTION, Weight.MEDIUM)
        metrics = QFontMetrics(font)
        size = QSize(metrics.horizontalAdvance(name) + 2 * Space.S, metrics.height() + 2 * Space.XS)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("shade"))
        painter.drawRoundedRect(QRect(QPoint(), size), Radius.UNIT, Radius.UNIT)
        painter.setPen(self._theme.color("on_shade"))
        painter.setFont(font)
        painter.drawText(QRect(QPoint(), size), Qt.AlignmentFlag.AlignCenter, name)
        painter.end()
        return picture


class CompanyList(Drawer):
    """A drawer of companies to drag from."""

    company_chosen = Signal(int)  # by Enter or double click

    def __init__(self, desk: DeskContext, model: CompaniesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda text: model.set_filter(text=text))
        self.list = CompanyView(desk.theme, model)
        self.list.setItemDelegate(CompanyDelegate(desk, model, self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._choose)
        hint = label("caption", wrap=True)
        self.body.addWidget(self.search)
        self.body.addWidget(hint)
        self.body.addWidget(self.list, 1)
        say = Texts(self).bind
        say(self.title.setText, lambda: self.tr("Companies"))
        say(self.search.setPlaceholderText, lambda: self.tr("Name, code or seat"))
        say(self.search.setAccessibleName, lambda: self.tr("Find a company"))
        say(self.list.setAccessibleName, lambda: self.tr("Companies"))
        say(hint.setText, lambda: self.tr("Drag one onto a seat, or press Enter to assign it."))
        desk.theme.changed.connect(self._paint_again)

    def _paint_again(self) -> None:
        self.list.viewport().update()  # not asked for in the making: that alone costs a start 10 ms

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(CompaniesModel.CompanyRole)
        if isinstance(row, CompanyRow):
            self.company_chosen.emit(row.id)
