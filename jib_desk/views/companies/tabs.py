"""The tabs of a company's card, each built when it is first looked at.

What a tab shows is made of parts: a line in PARTS for each, nothing else changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Final, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QTabBar, QVBoxLayout, QWidget

from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import clear, rule
from jib_desk.views.widgets.record_form import RecordForm


class Tab(StrEnum):
    """The tabs in their order."""

    OVERVIEW = "overview"
    PEOPLE = "people"
    AGREEMENTS = "agreements"
    SERVICES = "services"
    VISITS = "visits"
    HISTORY = "history"


class CardHost(Protocol):
    """What a part may ask of the page that holds the card."""

    def may_write(self) -> bool:
        """Whether the person at the desk may change anything; parts leave their verbs out otherwise."""
        ...

    def open_form(self, form: RecordForm, title: Callable[[], str]) -> None:
        """Shows a form in the card's place; saved or given up, the card comes back as it was."""
        ...


class CardPart(QWidget):
    """One part of a tab. Built once, filled anew by `fill` for every company and after every change of its tables.

    Texts need no binding: a change of language fills it anew. The keys stay where they were, as far as what had
    them is still there under the same accessible name.
    """

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__()
        self.desk = desk
        self.host = host
        self.has_something = True  # a part that has nothing to say leaves no trace
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(Space.S)

    def fill(self, detail: CompanyDetail) -> None:
        """Adds to `box`, which is empty, what the part shows of a company."""
        raise NotImplementedError

    def show_company(self, detail: CompanyDetail) -> None:
        """Shows a company as it stands now."""
        focused = QApplication.focusWidget()
        before = set(self.findChildren(QWidget))
        clear(self.box)
        self.fill(detail)
        if focused in before:
            self._focus_again(focused.accessibleName(), before)

    def stand_at(self, kind: str, key: int) -> bool:
        """Gives the keys to what shows a record, for parts that show records of their own; False when it has none."""
        del kind, key
        return False

    def _focus_again(self, name: str, before: set[QWidget]) -> None:
        made = [child for child in self.findChildren(QWidget) if child not in before]
        takers = [child for child in made if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled()]
        same = (child for child in takers if name and child.accessibleName() == name)
        chosen = next(same, takers[0] if takers else None)
        if chosen is not None:  # Qt shows what was added to a layout a moment later, and only then it takes the keys
            QTimer.singleShot(0, chosen, chosen.setFocus)


@dataclass(frozen=True, slots=True)
class PartSpec:
    """One part: its tab, where its class lives, and the tables whose changes concern it besides the company's own."""

    tab: Tab
    module: str
    name: str
    tables: tuple[str, ...] = ()


# In the order in which they stand in their tabs.
PARTS: Final = (
    PartSpec(
        Tab.OVERVIEW,
        "jib_desk.views.companies.checklists",
        "ChecklistsPart",
        ("checklist", "checklist_item", "access_item"),
    ),
    PartSpec(Tab.OVERVIEW, "jib_desk.views.companies.overview", "OverviewPart"),
    PartSpec(Tab.OVERVIEW, "jib_desk.views.companies.admission", "AdmissionPart", ("scouting", "waiting_entry")),
    PartSpec(Tab.PEOPLE, "jib_desk.views.companies.people", "PeoplePart", ("contact",)),
    PartSpec(Tab.PEOPLE, "jib_desk.views.companies.access", "AccessPart", ("access_item", "setting")),
    PartSpec(Tab.AGREEMENTS, "jib_desk.views.companies.agreements", "AgreementsPart", ("agreement", "attachment")),
    PartSpec(Tab.AGREEMENTS, "jib_desk.views.companies.files", "FilesPart"),
    PartSpec(Tab.SERVICES, "jib_desk.views.companies.services", "ServicesPart", ("service_record",)),
    PartSpec(Tab.VISITS, "jib_desk.views.companies.visits", "VisitsPart", ("visit",)),
    PartSpec(Tab.HISTORY, "jib_desk.views.companies.history", "HistoryPart"),
)
PART_TABLES: Final = tuple(dict.fromkeys(table for part in PARTS for table in part.tables))


class CardTabs(QWidget):
    """A bar of tabs and, below it, the parts of the one that is open: as high as they are, not as the highest."""

    def __init__(self, desk: DeskContext, host: CardHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._host = host
        self._detail: CompanyDetail | None = None
        self._parts: dict[Tab, list[CardPart]] = {}
        self._rules: dict[CardPart, QFrame] = {}
        self._fresh: set[Tab] = set()
        self._tabs = tuple(tab for tab in Tab if any(part.tab is tab for part in PARTS))
        self.bar = QTabBar()
        self.bar.setProperty("kind", "card")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(self.bar)
        self._pages: dict[Tab, QWidget] = {}
        for tab in self._tabs:
            self.bar.addTab("")
            self._pages[tab] = self._new_page()
            box.addWidget(self._pages[tab])
        box.addStretch(1)
        self.bar.currentChanged.connect(lambda _place: self._show_tab())
        say = Texts(self).bind
        say(self._say_tabs, lambda: "")
        say(self.bar.setAccessibleName, lambda: self.tr("Parts of the card"))

    @property
    def tab(self) -> Tab:
        """The tab that is open."""
        return self._tabs[self.bar.currentIndex()]

    def open_tab(self, tab: Tab) -> None:
        """Opens a tab."""
        self.bar.setCurrentIndex(self._tabs.index(tab))

    def stand_at(self, kind: str, key: int) -> None:
        """The keys go to a record that the open tab shows."""
        any(part.stand_at(kind, key) for part in self._parts_of(self.tab))

    def show_company(self, detail: CompanyDetail) -> None:
        """Shows a company in the tab that is open; the others follow when they are looked at."""
        self._detail = detail
        self._fresh.clear()
        self._show_tab()

    def _show_tab(self) -> None:
        for tab, page in self._pages.items():
            page.setVisible(tab is self.tab)
        if self._detail is None or self.tab in self._fresh:
            return
        self._fresh.add(self.tab)
        is_below_another = False
        for part in self._parts_of(self.tab):
            part.show_company(self._detail)
            part.setVisible(part.has_something)
            self._rules[part].setVisible(part.has_something and is_below_another)
            is_below_another = is_below_another or part.has_something

    def _parts_of(self, tab: Tab) -> list[CardPart]:
        if tab not in self._parts:
            box = self._pages[tab].layout()
            self._parts[tab] = []
            for spec in PARTS:
                if spec.tab is tab and box is not None:
                    part: CardPart = getattr(import_module(spec.module), spec.name)(self._desk, self._host)
                    self._rules[part] = rule()
                    box.addWidget(self._rules[part])
                    box.addWidget(part)
                    self._parts[tab].append(part)
        return self._parts[tab]

    @staticmethod
    def _new_page() -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        return page

    def _say_tabs(self, _text: str = "") -> None:
        long = {
            Tab.OVERVIEW: self.tr("Overview"),
            Tab.PEOPLE: self.tr("People and cards"),
            Tab.AGREEMENTS: self.tr("Agreements and files"),
            Tab.SERVICES: self.tr("Services"),
            Tab.VISITS: self.tr("Visits"),
            Tab.HISTORY: self.tr("History"),
        }
        short = {**long, Tab.PEOPLE: self.tr("People"), Tab.AGREEMENTS: self.tr("Agreements")}
        for titles in (long, short, {**short, Tab.AGREEMENTS: self.tr("Files")}):
            self._set_titles(titles, long)
            if self.bar.sizeHint().width() <= self.width():
                return

    def _set_titles(self, titles: Mapping[Tab, str], long: Mapping[Tab, str]) -> None:
        for place, tab in enumerate(self._tabs):
            self.bar.setTabText(place, titles[tab])
            self.bar.setTabToolTip(place, long[tab] if titles[tab] != long[tab] else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Short titles rather than arrows, where there is no room for long ones."""
        super().resizeEvent(event)
        self._say_tabs()
