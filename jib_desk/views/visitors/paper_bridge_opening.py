"""The ways to the paper bridge: entering lines, and printing a kit by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jib_desk.views.visitors.paper_bridge_kits import BridgeWords

if TYPE_CHECKING:
    from jib_desk.views.page import Page


def enter_text() -> str:
    """The entry in the window's language."""
    return BridgeWords().enter()


def print_text() -> str:
    """The entry in the window's language."""
    return BridgeWords().make()


def open_bridge(page: Page, kit_id: int = 0) -> None:
    """Lets the lines of a kit take the page's place, until they are left."""
    from jib_desk.views.visitors.paper_bridge import PaperBridgeView

    view = PaperBridgeView(page)
    if page.show_over(view):
        if kit_id:
            view.show_kit(kit_id)
        view.focus_first()
