"""Reports: questions on the left; the answer in one sentence, its figures, and the month's workbook on the right."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QToolButton,
)

from jib_desk.services.changes import Changes
from jib_desk.services.rows.reports import OccupancyReport
from jib_desk.services.rows.seats import ComingChange
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import day_text, month_text
from jib_desk.views.item_models.figures import FigureColumn, FiguresModel
from jib_desk.views.page import Page
from jib_desk.views.reports.answers import Answers, Question
from jib_desk.views.tasks import Job
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.meter import MeterDelegate

PICTURE_WIDTH = 1600  # of the plan in the workbook, in pixels of the picture itself


class ReportsPage(Page):
    """Answers by question for one month, as of its last day or of today while it runs."""

    page_id = "reports"

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self._month = desk.today().replace(day=1)
        self._answers = Answers(self)
        self._report: OccupancyReport | None = None
        self._changes: tuple[ComingChange, ...] = ()
        self.set_title(lambda: self.tr("Reports"))
        self._build_header()
        self._build_body()

    # --- building ------------------------------------------------------------------------

    def _build_header(self) -> None:
        self.back, self.forth = QToolButton(), QToolButton()
        self.back.setArrowType(Qt.ArrowType.LeftArrow)
        self.forth.setArrowType(Qt.ArrowType.RightArrow)
        self.month_shown = label("strong")
        self.month_shown.setMinimumWidth(Size.PROGRESS)
        self.month_shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.workbook = button("primary")
        self.header.addSpacing(Space.L)
        for widget in (self.back, self.month_shown, self.forth):
            self.header.addWidget(widget)
        self.header.addStretch(1)
        self.header.addWidget(self.workbook)
        self.back.clicked.connect(lambda: self.show_month(self._month - timedelta(days=1)))
        self.forth.clicked.connect(lambda: self.show_month(self._month + timedelta(days=31)))
        self.workbook.clicked.connect(self.primary_action)
        self.say(self.back.setAccessibleName, lambda: self.tr("The month before"))
        self.say(self.forth.setAccessibleName, lambda: self.tr("The month after"))
        self.say(self.back.setToolTip, lambda: self.tr("The month before"))
        self.say(self.forth.setToolTip, lambda: self.tr("The month after"))
        self.say(self.workbook.setText, lambda: self.tr("Monthly workbook …"))

    def _build_body(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.questions = QListWidget()
        self.questions.setFixedWidth(Size.RAIL_WIDE)
        for _question in Question:
            item = QListWidgetItem(self.questions)
            item.setSizeHint(QSize(0, Size.ROW))
        self.questions.setCurrentRow(0)
        self.questions.currentRowChanged.connect(lambda _row: self._show())
        self.say(self.questions.setAccessibleName, lambda: self.tr("Questions"))
        self.say(self._name_questions, lambda: "")
        left = Card(padding=Space.S)
        left.body.addWidget(self.questions)
        right = Card()
        self.sentence = label("heading", wrap=True)
        self.as_of = label("caption", wrap=True)
        self.model = FiguresModel(self)
        self.table = QTableView()
        self._dress_table()
        right.body.addWidget(self.sentence)
        right.body.addWidget(self.as_of)
        right.body.addWidget(self.table, 1)
        row.addWidget(left)
        row.addWidget(right, 1)
        self.body.addLayout(row, 1)

    def _dress_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(FigureColumn.SHARE, MeterDelegate(self.desk.theme, self.table))
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(Size.ROW)
        self.table.horizontalHeader().hide()
        head = self.table.horizontalHeader()
        for column in (FigureColumn.WHAT, FigureColumn.FIGURE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(FigureColumn.SHARE, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(FigureColumn.SHARE, Size.RAIL_WIDE)
        head.setSectionResizeMode(FigureColumn.DETAIL, QHeaderView.ResizeMode.Stretch)
        self.say(self.table.setAccessibleName, lambda: self.tr("Figures"))
        self.table.doubleClicked.connect(self._open_line)
        self.table.activated.connect(self._open_line)

    def _name_questions(self, _text: str) -> None:
        for row, text in enumerate(
            (
                self.tr("How full?"),
                self.tr("Who came?"),
                self.tr("Are rooms used?"),
                self.tr("On target?"),
                self.tr("What changed?"),
            )
        ):
            self.questions.item(row).setText(text)

    # --- showing -------------------------------------------------------------------------

    @property
    def day(self) -> date:
        """The day that the month is reported as of: its last, or today while it runs."""
        last = (self._month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return min(last, self.desk.today()) if self._month <= self.desk.today() else last

    def show_month(self, day: date) -> None:
        """Report on the month of a day."""
        self._month = day.replace(day=1)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Compute the month's figures anew."""
        self._report = self.desk.read(lambda: self.desk.services.reports.occupancy(self.day))
        span = (self.day - self._month).days + 1
        self._changes = self.desk.read(lambda: self.desk.services.plans.coming_changes(self._month, span))
        self._show()

    def _show(self) -> None:
        if self._report is None:
            return
        lang = self.desk.lang
        self.month_shown.setText(month_text(self._month, lang))
        question = tuple(Question)[max(self.questions.currentRow(), 0)]
        rooms = self.desk.read(self.desk.services.bookings.rooms)
        names = {room.code: self.desk.name(room.name_en, room.name_zh) for room in rooms}
        answer = self._answers.ask(question, self._report, self._changes, names, lang)
        self.sentence.setText(answer.sentence)
        self.as_of.setText(self.tr("As of {day}").format(day=day_text(self.day, lang)))
        self.model.set_rows(answer.lines)

    def _open_line(self, _index: QModelIndex) -> None:
        """The rows behind a figure are on the page of its kind."""
        pages = ("floor_plan", "visitors", "bookings", "programme", "journal")
        self.desk.open(pages[max(self.questions.currentRow(), 0)])

    # --- the month's workbook --------------------------------------------------------------

    def primary_action(self) -> None:
        """Ask where to, and write the month's workbook there."""
        suggested = f"jib-occupancy-{self._month:%Y-%m}.xlsx"
        title, kinds = self.tr("Monthly workbook"), self.tr("Excel workbooks (*.xlsx)")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, suggested, kinds)
        if chosen:
            self.write_workbook(Path(chosen))

    def write_workbook(self, path: Path) -> None:
        """Write the workbook with the plan's picture; the window stays usable meanwhile."""
        from jib_desk.views.floor_plan.picture import plan_png

        path = path if path.suffix else path.with_suffix(".xlsx")
        desk, day, by = self.desk, self.day, self.desk.actor()
        picture = plan_png(desk.services.plans.plan(day), desk.lang, PICTURE_WIDTH)

        def write(_job: Job) -> Path:
            desk.services.exports.occupancy(by, path, day, plan_picture=picture)
            return path

        said = self.tr("Workbook written: {name}")
        desk.run_long(said.format(name=path.name), write, lambda done: desk.toast(said.format(name=done.name)))
