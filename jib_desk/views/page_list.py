"""The pages in their order for good, as names: a page's code is imported when it is first opened."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jib_desk.views.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: where its class lives and which icon it has."""

    id: str
    module: str
    name: str
    icon: str


PAGES: Final = (
    PageSpec("today", "jib_desk.views.today.page", "TodayPage", "view-dashboard-outline"),
    PageSpec("floor_plan", "jib_desk.views.floor_plan.page", "FloorPlanPage", "floor-plan"),
    PageSpec("visitors", "jib_desk.views.visitors.page", "VisitorsPage", "badge-account-outline"),
    PageSpec("bookings", "jib_desk.views.bookings.page", "BookingsPage", "calendar-month-outline"),
    PageSpec("companies", "jib_desk.views.companies.page", "CompaniesPage", "domain"),
    PageSpec("programme", "jib_desk.views.programme.page", "ProgrammePage", "bullseye-arrow"),
    PageSpec("reports", "jib_desk.views.reports.page", "ReportsPage", "chart-line"),
    PageSpec("journal", "jib_desk.views.journal.page", "JournalPage", "history"),
    PageSpec("settings", "jib_desk.views.settings.page", "SettingsPage", "cog-outline"),
)
# Reached by a command, not by the rail.
MORE_PAGES: Final = (PageSpec("imports", "jib_desk.views.imports.page", "ImportPage", "file-import-outline"),)


def load(page_id: str) -> type[Page]:
    """The class of a page, its code imported. Raises KeyError for an unknown one."""
    spec = {known.id: known for known in (*PAGES, *MORE_PAGES)}[page_id]
    found: type[Page] = getattr(import_module(spec.module), spec.name)
    return found
