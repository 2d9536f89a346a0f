"""The pages in their order for good, as names: a page's code is imported when it is first opened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

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

# What a page's code stands on, in pieces: one piece at a time keeps the window answering while it opens.
_PARTS: Final[dict[str, tuple[str, ...]]] = {
    "floor_plan": (
        "jib_desk.views.item_models.unit_faces",
        "jib_desk.views.context",
        "jib_desk.views.floor_plan.unit_ink",
        "jib_desk.views.item_models.plan_layers",
        "jib_desk.views.floor_plan.drawing",
        "jib_desk.views.floor_plan.plan_view",
        "jib_desk.views.floor_plan.tools",
        "jib_desk.views.floor_plan.company_list",
        "jib_desk.views.floor_plan.side",
    )
}


def pieces(page_id: str) -> tuple[Callable[[], object], ...]:
    """Small steps that import the code of a page, the last one all that is left of it."""
    return (*(partial(import_module, part) for part in _PARTS.get(page_id, ())), partial(load, page_id))


def load(page_id: str) -> type[Page]:
    """The class of a page, its code imported. Raises KeyError for an unknown one."""
    spec = {known.id: known for known in (*PAGES, *MORE_PAGES)}[page_id]
    found: type[Page] = getattr(import_module(spec.module), spec.name)
    return found
