"""What else can be done with companies, behind two buttons: the page's and the card's. A line here for each entry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton

from jib_desk.rules.words import ChecklistKind, CompanyStage, PipelineStep, Role
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.views.checklist_offers import open_for_company
from jib_desk.views.widgets.basics import button

if TYPE_CHECKING:
    from jib_desk.views.companies.page import CompaniesPage

WRITERS = frozenset({Role.RECEPTIONIST, Role.MANAGER})
EVERYBODY = frozenset({*WRITERS, Role.AUDITOR})


@dataclass(frozen=True)
class PageEntry:
    """One line of the page's menu. `run` imports what it shows."""

    id: str
    text: Callable[["MoreWords"], str]
    run: Callable[["CompaniesPage"], object]
    roles: frozenset[Role] = EVERYBODY


@dataclass(frozen=True)
class CardEntry:
    """One line of the menu of a card; left out where it does not apply to the company."""

    id: str
    text: Callable[["MoreWords"], str]
    run: Callable[["CompaniesPage", CompanyDetail], object]
    applies: Callable[[CompanyDetail], bool] = lambda _detail: True
    roles: frozenset[Role] = WRITERS


class MoreWords(QObject):
    """The texts of the entries; translations belong to a class."""

    def serve(self) -> str:
        return self.tr("Record a service…")

    def approve(self) -> str:
        return self.tr("Approve…")

    def instruct(self) -> str:
        return self.tr("Add an instruction…")

    def graduate(self) -> str:
        return self.tr("Graduate…")

    def leave(self) -> str:
        return self.tr("Leave…")

    def merge(self) -> str:
        return self.tr("Merge with another card…")

    def pipeline(self) -> str:
        return self.tr("On the way to a seat…")

    def waiting(self) -> str:
        return self.tr("Waiting list…")

    def cards(self) -> str:
        return self.tr("Cards and keys…")

    def move_in(self) -> str:
        return self.tr("Open a move-in list")

    def move_out(self) -> str:
        return self.tr("Open a move-out list")


def _is_gone(detail: CompanyDetail) -> bool:
    """Whether its leaving is written down, also on its last day; who moved in again afterwards is not gone."""
    last = max((day for day in (detail.graduated_on, detail.left_on) if day is not None), default=None)
    if last is not None:
        return all(item.starts_on <= last for item in detail.assignments)
    return detail.company.stage in {CompanyStage.GRADUATED, CompanyStage.LEFT}


def _pipeline(page: "CompaniesPage", step: PipelineStep | None = None) -> None:
    from jib_desk.views.companies.pipeline import open_pipeline

    open_pipeline(page, step)


def _compare(page: "CompaniesPage", detail: CompanyDetail) -> None:
    from jib_desk.views.companies.merging import open_comparison

    open_comparison(page, detail.company.id)


def _serve(page: "CompaniesPage", detail: CompanyDetail) -> None:
    from jib_desk.views.companies.services import open_service_form
    from jib_desk.views.companies.tabs import Tab

    page.card.tabs.open_tab(Tab.SERVICES)  # where it will be seen
    open_service_form(page.desk, page, detail)


def _show_cards(page: "CompaniesPage") -> None:
    from jib_desk.views.companies.access_list import AccessListView

    page.show_over(AccessListView(page))


def _open_list(kind: ChecklistKind) -> Callable[["CompaniesPage", CompanyDetail], object]:
    return lambda page, detail: open_for_company(page.desk, detail.company, kind)


PAGE_ENTRIES: tuple[PageEntry, ...] = (
    PageEntry("cards", MoreWords.cards, _show_cards),
    PageEntry("pipeline", MoreWords.pipeline, _pipeline),
    PageEntry("waiting", MoreWords.waiting, lambda page: _pipeline(page, PipelineStep.WAITING)),
)
CARD_ENTRIES: tuple[CardEntry, ...] = (
    CardEntry("serve", MoreWords.serve, _serve),
    CardEntry("instruct", MoreWords.instruct, lambda page, _detail: page.card.instructions.edit(None)),
    CardEntry(
        "approve",
        MoreWords.approve,
        lambda page, _detail: page.approve(),
        lambda detail: detail.approved_on is None and not _is_gone(detail),
    ),
    CardEntry(
        "graduate",
        MoreWords.graduate,
        lambda page, _detail: page.take_leave("graduate"),
        lambda detail: not _is_gone(detail),
    ),
    CardEntry(
        "leave",
        MoreWords.leave,
        lambda page, _detail: page.take_leave("leave"),
        lambda detail: not _is_gone(detail),
    ),
    CardEntry("merge", MoreWords.merge, _compare),
    CardEntry("move_in", MoreWords.move_in, _open_list(ChecklistKind.MOVE_IN)),
    CardEntry("move_out", MoreWords.move_out, _open_list(ChecklistKind.MOVE_OUT)),
)


def new_page_menu(page: "CompaniesPage") -> QPushButton:
    """The page's button with its menu, made anew at each opening."""
    more = button()
    menu = QMenu(more)
    more.setMenu(menu)

    def fill() -> None:
        menu.clear()
        for entry in PAGE_ENTRIES:
            action = menu.addAction(entry.text(MoreWords()))
            action.setObjectName(entry.id)
            action.setEnabled(page.desk.actor().role in entry.roles)
            action.triggered.connect(lambda _checked=False, entry=entry: entry.run(page))

    menu.aboutToShow.connect(fill)
    return more


def new_card_menu(page: "CompaniesPage", detail: Callable[[], CompanyDetail | None]) -> QPushButton:
    """The card's button with what applies to its company; hidden from those who may do none of it."""
    more = button()
    menu = QMenu(more)
    more.setMenu(menu)

    def fill() -> None:
        menu.clear()
        shown = detail()
        for entry in CARD_ENTRIES:
            if shown is None or not entry.applies(shown) or page.desk.actor().role not in entry.roles:
                continue
            action = menu.addAction(entry.text(MoreWords()))
            action.setObjectName(entry.id)
            action.triggered.connect(lambda _checked=False, entry=entry, shown=shown: entry.run(page, shown))

    menu.aboutToShow.connect(fill)
    return more
