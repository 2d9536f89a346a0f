"""The check: every row with its verdict, counts that sum to the rows seen, and the questions one by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.views.item_models.preview_rows import PreviewModel
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, label, row_of
from jib_desk.views.widgets.tab_order import lead_to
from jib_desk.views.widgets.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.rows.imports import Decision, PreviewRow, Verdict
    from jib_desk.views.context import DeskContext
    from jib_desk.views.imports.presenter import ImportPresenter

VERDICTS: Final[tuple[Verdict, ...]] = ("ask", "new", "changed", "same", "refused", "skipped")
KEYS: Final[dict[int, Decision]] = {Qt.Key.Key_1: "take", Qt.Key.Key_2: "new", Qt.Key.Key_3: "skip"}


class CheckStep(QWidget):
    """Chips filter, the table shows, the card below asks; keys 1, 2, 3 answer."""

    decided = Signal(int, str)  # row number, decision

    def __init__(self, desk: DeskContext, presenter: ImportPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        self._seen: tuple[PreviewRow, ...] = ()
        say = Texts(self).bind
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        self._chips: dict[Verdict | None, QPushButton] = {}
        box.addLayout(self._chip_row())
        self.model = PreviewModel(self._detail, self)
        widths = {
            PreviewModel.ROW: Size.COLUMN_NARROW,
            PreviewModel.VERDICT: Size.COLUMN,
            PreviewModel.COMPANY: Size.COLUMN_NAME,
            PreviewModel.UNITS: Size.COLUMN,
        }
        self.table = Table(self.model, "import", PreviewModel.DETAIL, widths)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.installEventFilter(self)
        lead_to(self, self.table)
        say(self.table.setAccessibleName, lambda: self.tr("Rows of the sheet"))
        card = Card(padding=Space.XS)
        card.body.addWidget(self.table)
        box.addWidget(card, 1)
        box.addWidget(self._question_card(say))
        say(lambda _text: self._say_words(), lambda: "")

    def _chip_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        group = QButtonGroup(self)
        verdicts: tuple[Verdict | None, ...] = (None, *VERDICTS)
        for verdict in verdicts:
            chip = button("chip")
            chip.setCheckable(True)
            chip.setChecked(verdict is None)
            chip.clicked.connect(partial(self._filter, verdict))
            group.addButton(chip)
            self._chips[verdict] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _question_card(self, say: Callable[..., None]) -> Card:
        self.card = Card()
        self._asked = label("strong", wrap=True)
        self._why = label("dim", wrap=True)
        self.card.body.addWidget(self._asked)
        self.card.body.addWidget(self._why)
        self.answers: dict[Decision, QPushButton] = {"take": button(), "new": button(), "skip": button()}
        texts: dict[Decision, Callable[[], str]] = {
            "take": lambda: self.tr("1  It is this company, the sheet is right"),
            "new": lambda: self.tr("2  It is another company"),
            "skip": lambda: self.tr("3  Leave the row out"),
        }
        for decision, made in self.answers.items():
            say(made.setText, texts[decision])
            made.clicked.connect(partial(self._clicked, decision))
        self.card.body.addLayout(row_of(*self.answers.values()))
        return self.card

    def _filter(self, verdict: Verdict | None, _checked: bool = False) -> None:
        self.model.set_filter(verdict)

    # --- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the presenter's preview; a new one opens at its first question."""
        preview = self._presenter.preview
        rows = preview.rows if preview else ()
        if rows is not self._seen:
            kept = self._current()
            self._seen = rows
            self.model.set_rows(rows)
            self.show_row(self._presenter.next_question or (kept.row if kept else 0))
        self._say_counts()
        self._show_question()

    def show_row(self, number: int) -> None:
        """Brings a row into view."""
        place = max(self.model.place_of(number), 0)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(place, 0))

    def _say_words(self) -> None:
        headers = {
            PreviewModel.ROW: self.tr("Row"),
            PreviewModel.VERDICT: self.tr("Verdict"),
            PreviewModel.COMPANY: self.tr("Company"),
            PreviewModel.UNITS: self.tr("Seats"),
            PreviewModel.DETAIL: self.tr("What changes, or why not"),
        }
        self.model.set_words(headers, self._words())
        self._say_counts()
        self._show_question()

    def _words(self) -> dict[str, str]:
        return {
            "new": self.tr("New"),
            "changed": self.tr("Changed"),
            "same": self.tr("Same"),
            "ask": self.tr("Ask"),
            "refused": self.tr("Refused"),
            "skipped": self.tr("Left out"),
        }

    def _say_counts(self) -> None:
        words, every = self._words(), self.tr("All")
        for verdict, chip in self._chips.items():
            count = len(self._seen) if verdict is None else self._presenter.count(verdict)
            chip.setText(f"{every if verdict is None else words[verdict]} {count}")
            chip.setVisible(verdict is None or count > 0)

    def _detail(self, row: PreviewRow) -> str:
        """What a row would change, or why it is refused, and what is odd about it."""
        lang = self._desk.lang
        parts = [f"{item.column}: {phrases.finding(item, lang)}" for item in row.findings]
        parts += [f"{change.column}: {change.old or '–'} → {change.new}" for change in row.changes]
        parts += [f"⚠ {item.column}: {phrases.finding(item, lang)}" for item in row.warnings]
        return "   ".join(parts)

    def _current(self) -> PreviewRow | None:
        return self.model.row(self.table.currentIndex().row())

    def _on_row(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_question()

    def _show_question(self) -> None:
        row = self._current()
        decision = None if row is None else self._presenter.decisions.get(row.row)
        self.card.setVisible(row is not None and (row.verdict == "ask" or decision is not None))
        if row is None:
            return
        self._asked.setText(self.tr("Row {row}: {company}").format(row=row.row, company=row.company))
        self._why.setText(self._detail(row))
        for choice, made in self.answers.items():
            made.setVisible(choice in row.choices or choice == decision)
            made.setEnabled(not self._presenter.is_busy)

    # --- answering -------------------------------------------------------------------------

    def _clicked(self, decision: Decision, _checked: bool = False) -> None:
        self._answer(decision)

    def _answer(self, decision: Decision) -> None:
        row = self._current()
        if row is None:
            return
        if self._presenter.decisions.get(row.row) == decision:
            self._presenter.take_back(row.row)
        else:
            self.decided.emit(row.row, decision)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """1, 2 and 3 answer the question of the selected row; the table would take them for a search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            decision = KEYS.get(event.key())
            if decision is not None and self.answers[decision].isVisible():
                self._answer(decision)
                return True
        return super().eventFilter(watched, event)
