"""The first page of a new workstation: it asks which centre is kept here."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from jib_desk.rules.plan_geometry import Plan
from jib_desk.rules.words import Lang
from jib_desk.services.errors import DeskError
from jib_desk.views.plan_choices import PlanChoices, Shelf
from jib_desk.views.preferences import Preferences
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.bars import InlineBar
from jib_desk.views.widgets.basics import Card, Kind, button, label

_WIDEST = 2 * Size.DIALOG


class Offer(Card):
    """One way to begin: what it is, what it costs, and its verb."""

    chosen = Signal()

    def __init__(self, title: Callable[[], str], says: Callable[[], str], verb: Callable[[], str], kind: Kind) -> None:
        super().__init__(padding=Space.XL)
        name = label("heading", wrap=True)
        text = label("dim", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.verb = button(kind)
        self.verb.clicked.connect(self.chosen)
        self.body.addWidget(name)
        self.body.addWidget(text, 1)
        self.body.addWidget(self.verb)
        say = Texts(self).bind
        say(name.setText, title)
        say(text.setText, says)
        say(self.verb.setText, verb)


class FirstRunPage(QWidget):
    """Three ways to begin, then the plan, and the language on top. Each is final only once its database stands."""

    sample_chosen = Signal()
    empty_chosen = Signal(Plan)
    ledger_chosen = Signal(Path, Plan)
    refused = Signal(DeskError)  # a plan file that is none

    def __init__(self, where: Path, preferences: Preferences, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._ledger: Path | None = None
        self._bar: InlineBar | None = None
        self._say = Texts(self).bind
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        outer.setSpacing(Space.L)
        outer.addLayout(self._top())
        self._bar_place = QVBoxLayout()
        outer.addLayout(self._bar_place)
        outer.addStretch(2)
        outer.addLayout(self._middle(where, shelf))
        outer.addStretch(3)  # a little above the middle is where the eye finds it

    def _middle(self, where: Path, shelf: Shelf) -> QHBoxLayout:
        """What is asked: no wider than it reads well, in the middle of a wide window."""
        self.steps = QStackedWidget()
        self.steps.setMaximumWidth(_WIDEST)
        self.plans = PlanChoices(shelf)
        self.plans.left.connect(self._go_back)
        self.plans.begun.connect(self._begin)
        self.plans.refused.connect(self.refused)
        self.steps.addWidget(self._first_step(where))
        self.steps.addWidget(self.plans)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.steps, _WIDEST)  # all of a narrow window
        row.addStretch(1)
        return row

    def _first_step(self, where: Path) -> QWidget:
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.L)
        title, intro = label("hero", wrap=True), label("dim", wrap=True)
        self._say(title.setText, lambda: self.tr("Welcome. Which centre is kept on this workstation?"))
        self._say(
            intro.setText,
            lambda: self.tr("Everything stays on this computer, in {file}.").format(file=where),
        )
        inside.addWidget(title)
        inside.addWidget(intro)
        inside.addSpacing(Space.S)
        self._offers(inside)
        privacy = label("caption", wrap=True)
        self._say(privacy.setText, self._privacy)
        self.forgets = QCheckBox()
        self.forgets.setChecked(True)
        self._say(self.forgets.setText, lambda: self.tr("Forget them by itself, with the day's first opening"))
        self._say(self.forgets.setAccessibleDescription, self._privacy)
        inside.addWidget(privacy)
        inside.addWidget(self.forgets)
        return column

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        languages: tuple[tuple[Lang, str], ...] = (("en", "English"), ("zh_CN", "简体中文"))
        self.languages: dict[str, QPushButton] = {}
        for lang, name in languages:
            choice = self.languages[lang] = button("quiet", name)
            choice.setCheckable(True)
            choice.setAutoExclusive(True)
            choice.clicked.connect(partial(self._speak, lang))
            row.addWidget(choice)
        self._say(self._mark, lambda: QLocale().name())
        return row

    def _mark(self, spoken: str) -> None:
        """The language in use (its locale, see languages.py) stands out."""
        for code, choice in self.languages.items():
            choice.setChecked(spoken.startswith(code))

    def _speak(self, lang: Lang, _checked: bool = False) -> None:
        self._preferences.change(lang=lang)

    def _offers(self, column: QVBoxLayout) -> None:
        self.sample = Offer(
            lambda: self.tr("Look around in the sample centre"),
            lambda: self.tr(
                "30 seats, 26 fictional companies, visitors and bookings of this month. Nothing in it is real; "
                "your own centre can be begun later."
            ),
            lambda: self.tr("Open the sample"),
            "primary",
        )
        self.empty = Offer(
            lambda: self.tr("Begin with an empty centre"),
            lambda: self.tr("A plan of your choice, with seats and rooms, blank, or from a file; no companies yet."),
            lambda: self.tr("Choose the plan…"),
            "",
        )
        self.ledger = Offer(
            lambda: self.tr("Bring your ledger from Excel"),
            lambda: self.tr("An empty centre, then your workbook: every row is shown before anything is written."),
            lambda: self.tr("Choose the workbook…"),
            "",
        )
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        for offer in (self.sample, self.empty, self.ledger):
            offer.setMinimumHeight(Size.OFFER)
            row.addWidget(offer, 1)
        column.addLayout(row)
        self.sample.chosen.connect(self.sample_chosen)
        self.empty.chosen.connect(lambda: self.choose_plan(None))
        self.ledger.chosen.connect(self._choose_ledger)

    def _privacy(self) -> str:
        return self.tr(
            "Visitors: no ID numbers and no pictures are kept. Names and phones are forgotten 30 days after the last "
            "visit; a shorter time means that returning visitors are recognised less often and that “who was inside” "
            "loses its names sooner, a longer one that more is kept about people. The day before, Today says who is "
            "next; what is forgotten does not come back. It can be changed in the settings."
        )

    def _choose_ledger(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose the ledger"), "", self.tr("Excel workbooks (*.xlsx *.xlsm)")
        )
        if path:
            self.choose_plan(Path(path))

    # --- the second step ---------------------------------------------------------------------

    def choose_plan(self, ledger: Path | None) -> None:
        """The step of the plan; with a ledger, that comes after it."""
        self._ledger = ledger
        self._forget_bar()
        self.plans.prepare(ledger)
        self.steps.setCurrentWidget(self.plans)

    def _go_back(self) -> None:
        self._forget_bar()
        self.steps.setCurrentIndex(0)
        (self.empty if self._ledger is None else self.ledger).verb.setFocus()

    def _begin(self) -> None:
        self._forget_bar()
        if self._ledger is None:
            self.empty_chosen.emit(self.plans.plan)
        else:
            self.ledger_chosen.emit(self._ledger, self.plans.plan)

    # --- while it is made --------------------------------------------------------------------

    def set_busy(self, is_busy: bool) -> None:
        """While a centre is being made nothing else can be chosen."""
        for offer in (self.sample, self.empty, self.ledger):
            offer.setEnabled(not is_busy)
        self.forgets.setEnabled(not is_busy)
        self.plans.setEnabled(not is_busy)

    def tell(self, sentence: Callable[[], str]) -> None:
        """Says why it did not work; the choices stay."""
        self.set_busy(False)
        self._forget_bar()
        self._bar = InlineBar("error")
        self._bar.close_button.clicked.connect(self._forget_bar)
        self._bar.tell(sentence)
        self._bar_place.addWidget(self._bar)

    def _forget_bar(self) -> None:
        if self._bar is not None:
            self._bar.put_aside()
            self._bar = None
