"""What the palette offers: every command, and every record that has a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk.views.item_models.hits import Hit, matching
from jib_desk.views.palette import Palette

if TYPE_CHECKING:
    from jib_desk.services.rows.search import Found
    from jib_desk.views.main_window import MainWindow

# Where a record of each kind is shown.
_PLACES = {
    "company": "companies",
    "contact": "companies",
    "unit": "floor_plan",
    "room": "bookings",
    "booking": "bookings",
    "visitor": "visitors",
    "visit": "visitors",
    "parcel": "visitors",
    "vehicle": "visitors",
}


class Finder(QObject):
    """Opens the palette on commands or on records, and goes where a person chose."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._found: dict[str, Found] = {}
        self.palette = Palette(window, window.theme)
        self.palette.taken.connect(self._take)

    def open_commands(self) -> None:
        """Ctrl+K."""
        self.palette.ask(self._commands, self.tr("Type a command"), lambda: self.tr("No command has these words."))

    def open_search(self) -> None:
        """Ctrl+F."""
        hint = self.tr("Company, person, seat, room, booking, badge …")
        self.palette.ask(self._records, hint, lambda: self.tr("Nothing found."))

    def _commands(self, text: str) -> Sequence[Hit]:
        actions = self._window.actions_
        hits = [
            Hit(command.text(), aside=actions.shortcut_text(command.id), kind="command", key=command.id)
            for command in actions.offered()
            if command.id != "edit.commands"
        ]
        return matching(text, hits)

    def _records(self, text: str) -> Sequence[Hit]:
        desk = self._window.desk
        if desk is None or not text:
            return []
        found = desk.services.search.find(text)
        self._found = {f"{row.kind}:{row.id}:{place}": row for place, row in enumerate(found)}
        return [
            Hit(
                desk.name(row.name_en, row.name_zh),
                desk.name(row.detail_en, row.detail_zh),
                self._kind(row.kind),
                row.kind,
                key,
            )
            for key, row in self._found.items()
        ]

    def _kind(self, kind: str) -> str:
        return {
            "company": self.tr("Company"),
            "contact": self.tr("Contact"),
            "unit": self.tr("Seat"),
            "room": self.tr("Room"),
            "booking": self.tr("Booking"),
            "visitor": self.tr("Visitor"),
            "visit": self.tr("Badge"),
            "access_item": self.tr("Card or key"),
            "parcel": self.tr("Parcel"),
            "vehicle": self.tr("Car"),
        }.get(kind, kind)

    def _take(self, hit: Hit) -> None:
        if hit.kind == "command":
            self._window.actions_.trigger(hit.key)
            return
        row = self._found[hit.key]
        if row.kind == "access_item":  # shown on its company's card; the centre's own cards have none
            self._window.open_record("companies", "access_item" if row.company_id else "", row.id)
            return
        self._window.open_record(_PLACES[row.kind], row.kind, row.id)
