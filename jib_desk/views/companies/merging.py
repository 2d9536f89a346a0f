"""A card that may be the same company as another: told by a bar, compared in two columns, merged."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from jib_desk import phrases
from jib_desk.rules.merging import Side
from jib_desk.rules.words import word
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError, MergeUndecided, SeatsAtOnce
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.merging import Comparison, FieldPair
from jib_desk.views.item_models.days import day_text
from jib_desk.views.theme import Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.widgets.bars import InlineBar
from jib_desk.views.widgets.basics import Card, button, clear, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.form_inputs import ChoiceInput

if TYPE_CHECKING:
    from jib_desk.views.companies.page import CompaniesPage


class SameCompanyBar(InlineBar):
    """Above a card: another one that may be the same company, and the way to compare them."""

    def __init__(self, page: "CompaniesPage", company: CompanyRow, other: CompanyRow) -> None:
        super().__init__("warning", closable=False)
        name = page.desk.name(other.name_en, other.name_zh)
        text = self.tr("{code} {name} may be the same company.")
        self.tell(lambda: text.format(code=other.code, name=name))
        self._page, self._company, self._other = page, company, other
        if page.may_write():
            self.offer(lambda: self.tr("Two companies"), self._keep_apart)
            self.offer(lambda: self.tr("Compare"), lambda: open_comparison(page, company.id, other.id))

    def _keep_apart(self) -> None:
        """They only sound alike: the bar does not come back."""
        desk, one, other = self._page.desk, self._company.id, self._other.id
        by, merging = desk.actor(), desk.services.merging
        text = self.tr("{one} and {other} are two companies").format(one=self._company.code, other=self._other.code)
        desk.run(
            lambda: merging.keep_apart(by=by, company_id=one, other_id=other),
            lambda _outcome: self.hide(),
            text=text,
        )


def same_company_bar(page: "CompaniesPage", company: CompanyRow) -> SameCompanyBar | None:
    """The bar of a card; None where no other card is called alike."""
    likely = page.desk.read(lambda: page.desk.services.merging.likely(company.id, limit=1))
    return SameCompanyBar(page, company, likely[0]) if likely else None


def open_comparison(page: "CompaniesPage", company_id: int, other_id: int = 0) -> "MergeView":
    """Two cards side by side over the companies page; without the other one it is chosen there."""
    if not other_id:
        likely = page.desk.read(lambda: page.desk.services.merging.likely(company_id, limit=1))
        other_id = likely[0].id if likely else 0
    view = MergeView(page, company_id, other_id)
    if page.show_over(view):
        view.focus_first()
    return view


class ValueChoice(QWidget):
    """One of two values: a radio button with a text that may be long; a click on the text chooses it too."""

    chosen = Signal()

    def __init__(self, text: str, spoken: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.radio = QRadioButton()
        self.radio.setAccessibleName(spoken)
        self.radio.toggled.connect(lambda is_on: self.chosen.emit() if is_on else None)
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label("", text, wrap=True), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The text is as good as the button."""
        self.radio.setChecked(True)
        self.radio.setFocus()
        event.accept()


class MergeView(ViewOver):
    """Which card stays, which value of each field stays, and what moves; then one step that can be undone."""

    tables = ("company", "assignment")

    def __init__(self, page: "CompaniesPage", keep_id: int, other_id: int) -> None:
        super().__init__(page)
        self._page = page
        self._keep_id, self._other_id = keep_id, other_id
        self._comparison: Comparison | None = None
        self.sides: dict[str, Side] = {}
        self.choices: dict[tuple[str, Side], ValueChoice] = {}
        self._groups: list[QButtonGroup] = []
        self._error: Callable[[], str] = lambda: ""
        self.swap_button = button()
        self.swap_button.clicked.connect(self.swap)
        self.add_verbs(self.swap_button)
        self._add_middle()
        self._add_foot()
        self._say(self.title.setText, lambda: self.tr("One company, two cards"))
        self._say(self.swap_button.setText, lambda: self.tr("Let the other card stay"))
        self.begin()

    # --- parts -------------------------------------------------------------------------------

    def _add_middle(self) -> None:
        today, services = self._desk.today(), self._desk.services
        rows = [row for row in self._desk.read(lambda: services.companies.all(today)) if row.id != self._keep_id]
        items: list[tuple[str, object]] = [
            (f"{row.code} {self._desk.name(row.name_en, row.name_zh)}", row.id) for row in rows
        ]
        self.other = ChoiceInput(items, self._other_id, is_typed=True)
        self.other.currentIndexChanged.connect(lambda _place: self._choose_other())
        self._other_field = FormField(self.other, lambda: self.tr("The other card"))
        self.box.addWidget(self._other_field)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(Space.L)
        self.grid.setVerticalSpacing(Space.M)
        for column in (1, 2):
            self.grid.setColumnStretch(column, 1)
        inner = Card()
        inner.body.addLayout(self.grid)
        inner.body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.box.addWidget(area, 1)

    def _add_foot(self) -> None:
        self.moves = label("dim", wrap=True)
        self.both_seats = QCheckBox()
        self.error = label("error", wrap=True)
        self.merge_button = button("primary")
        self.merge_button.clicked.connect(self.merge)
        for widget in (self.moves, self.both_seats, self.error):
            self.box.addWidget(widget)
        self.box.addLayout(row_of(self.merge_button))
        self._say(self.both_seats.setText, lambda: self.tr("Both seats are right: it is one company"))

    # --- what it shows -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Compares the cards as they are; choices that were made stay."""
        try:
            self._comparison = self._read()
        except DeskError:  # undone or merged elsewhere: there is nothing to compare any more
            self._comparison = None
        self.error.setText(self._error())
        self.error.setVisible(bool(self.error.text()))
        self._show_fields()
        self._show_moves()

    def _read(self) -> Comparison | None:
        if not self._other_id:
            return None
        return self._desk.read(lambda: self._desk.services.merging.compare(self._keep_id, self._other_id))

    def _show_fields(self) -> None:
        clear(self.grid)
        self.choices, self._groups = {}, []
        both = self._comparison
        self.swap_button.setEnabled(both is not None)
        if both is None:
            self.grid.addWidget(label("dim", self.tr("Choose the card to compare with.")), 0, 0, 1, 3)
            return
        heads = ((both.kept, self.tr("{code} stays")), (both.merged, self.tr("{code} is merged into it")))
        for column, (row, text) in enumerate(heads, start=1):
            self.grid.addWidget(label("heading", text.format(code=row.code), wrap=True), 0, column)
        shown = [pair for pair in both.fields if not _is_empty(pair.kept) or not _is_empty(pair.merged)]
        for place, pair in enumerate(shown, start=1):
            self._add_pair(place, pair)

    def _add_pair(self, place: int, pair: FieldPair) -> None:
        name = phrases.field_name(pair.name, self._desk.lang)
        name = name[:1].upper() + name[1:]
        middle = Qt.AlignmentFlag.AlignVCenter
        asked = self.tr("{field}: choose").format(field=name)  # only a person knows
        self.grid.addWidget(label("strong", asked) if pair.offered is None else label("dim", name), place, 0, middle)
        if not pair.differs:
            self.grid.addWidget(label("", self._shown(pair.name, pair.kept), wrap=True), place, 1, 1, 2, middle)
            return
        group = QButtonGroup(self)
        self._groups.append(group)
        chosen = self.sides.get(pair.name, pair.offered)
        for column, side in enumerate(Side, start=1):
            text = self._shown(pair.name, pair.kept if side is Side.KEPT else pair.merged)
            choice = ValueChoice(text, f"{name}: {text}")
            group.addButton(choice.radio)
            choice.radio.setChecked(side is chosen)
            choice.chosen.connect(lambda side=side: self._choose(pair.name, side))
            self.choices[pair.name, side] = choice
            self.grid.addWidget(choice, place, column, middle)

    def _shown(self, name: str, value: Any) -> str:
        if _is_empty(value):
            return self.tr("nothing")
        if isinstance(value, date):
            return day_text(value, self._desk.lang)
        return word("sector", value).said(self._desk.lang) if name == "sector" else str(value)

    def _show_moves(self) -> None:
        both = self._comparison
        self.merge_button.setEnabled(both is not None and self._page.may_write())
        self.both_seats.setVisible(both is not None and bool(both.seats_at_once[0]))
        if both is None:
            self.merge_button.setText(self.tr("Merge"))
            self.moves.hide()
            return
        text = self.tr("Merge {gone} into {stays}")
        self.merge_button.setText(text.format(gone=both.merged.code, stays=both.kept.code))
        counts = [f"{self._thing(table)} {count}" for table, count in both.moves.items()]
        moves = self.tr("Moves to {code}: {what}").format(code=both.kept.code, what=" · ".join(counts))
        self.moves.setText(
            moves if counts else self.tr("Nothing else belongs to {code}.").format(code=both.merged.code)
        )
        self.moves.show()

    def _thing(self, table: str) -> str:
        """What the rows of a table are; as the name of a field some are called otherwise."""
        own = {
            "agreement": self.tr("agreement"),
            "company": self.tr("merged card"),
            "headcount": self.tr("head-count"),
            "service_record": self.tr("service"),
        }
        return own.get(table) or phrases.field_name(table, self._desk.lang)

    # --- choosing ----------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The other card where it is still to be chosen, else the verb."""
        (self.other if self._comparison is None else self.merge_button).setFocus()

    def may_leave(self) -> bool:
        """Whether nothing was chosen; else it says how to go on, and has the keys."""
        if not self.sides and not self.both_seats.isChecked():
            return True
        self._error = lambda: self.tr("The cards are not merged yet. Merge them first, or give it up with Esc.")
        self.error.setText(self._error())
        self.error.show()
        self.merge_button.setFocus()
        return False

    def close_view(self) -> None:
        """Back to the companies; nothing was written."""
        self._page.leave_over()

    def swap(self) -> None:
        """The other card stays; what was chosen is offered anew."""
        if self._comparison is None:
            return
        self._keep_id, self._other_id = self._other_id, self._keep_id
        self.sides.clear()
        self._error = lambda: ""
        self._other_field.hide()  # it lists the cards besides the first one
        self.refresh()

    def _choose_other(self) -> None:
        key = self.other.value()
        if isinstance(key, int) and key != self._other_id:
            self._other_id = key
            self.sides.clear()
            self._error = lambda: ""
            self.refresh()

    def _choose(self, name: str, side: Side) -> None:
        self.sides[name] = side
        self._error = lambda: ""
        self.error.hide()

    # --- doing -------------------------------------------------------------------------------

    def merge(self) -> None:
        """One entry; refused, everything stays as it was chosen."""
        both = self._comparison
        if both is None:
            return
        by, services = self._desk.actor(), self._desk.services
        sides, is_right = dict(self.sides), self.both_seats.isChecked()
        text = self.tr("{gone} merged into {stays}").format(gone=both.merged.code, stays=both.kept.code)
        self.merge_button.setEnabled(False)
        self._desk.run(
            lambda: services.merging.merge(
                by=by,
                keep_id=both.kept.id,
                keep_version=both.kept.version,
                merge_id=both.merged.id,
                merge_version=both.merged.version,
                choices=sides,
                both_seats=is_right,
            ),
            self._done,
            self._refused,
            text,
        )

    def _done(self, outcome: Outcome[CompanyRow]) -> None:
        page = self._page
        page.leave_over()
        page.show_record("company", outcome.row.id)

    def _refused(self, error: DeskError) -> None:
        self._error = lambda: phrases.sentence(error, self._desk.lang, self._desk.zone)
        self.refresh()
        if isinstance(error, SeatsAtOnce):
            self.both_seats.setFocus()
        elif isinstance(error, MergeUndecided) and (error.name, Side.KEPT) in self.choices:
            self.choices[error.name, Side.KEPT].radio.setFocus()


def _is_empty(value: Any) -> bool:
    return value is None or value == ""
