"""What is said of a pasted list: of each row, and below them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.rows.invitations import Guest
    from jib_desk.views.visitors.offers import VisitOffers


class GuestWords(QObject):
    """The words, in the language in use."""

    def __init__(self, offers: VisitOffers, parent: QObject) -> None:
        super().__init__(parent)
        self._offers = offers

    def state(self, guest: Guest) -> str:
        """What is known of a row, or why it is left out."""
        reasons: dict[str, Callable[[], str]] = {
            "no_name": lambda: self.tr("No name found"),
            "sentence": lambda: self.tr("A sentence, no person"),
            "too_long": lambda: self.tr("Too long for a person"),
            "control_character": lambda: self.tr("Holds signs that cannot be shown"),
            "signature": lambda: self.tr("Writes or signs the mail"),
            "twice": lambda: self.tr("Named before in this list"),
            "more": lambda: self.tr("More people here?"),
            "whose_phone": lambda: self.tr("Whose phone this is was not said"),
            "cut_phone": lambda: self.tr("The phone is cut short"),
            "too_many": lambda: self.tr("More people than can be expected at once"),
            "expected": lambda: self.tr("Expected already"),
            "not_invited": lambda: self.tr("Not invited"),
        }
        if guest.why == "expected" and guest.awaited is not None and guest.awaited.is_member:
            return self.tr("Expected with %1").replace("%1", guest.awaited.leader)
        if guest.why in reasons:
            return reasons[guest.why]()
        if guest.is_doubted:
            return self.tr("Phone?") if guest.organisation else self.tr("Organisation or phone?")
        parts = [self.tr("Leader")] if guest.is_leader else []
        known = guest.known
        if known is not None:
            parts.append(self.tr("Known, %1").replace("%1", self._offers.visits(known.visits)))
        elif guest.is_named:
            parts.append(self.tr("New"))
        return " · ".join(parts)

    def counted(self, left_out: int, unnamed: int, phones: int, asked: str) -> str:
        """How many lines are left out, and what else is to be known of the list before it is taken."""
        told: list[str] = []
        if unnamed:
            told.append(self.tr("%n more come, as the list says, whom it does not name.", "", unnamed))
        if phones:
            told.append(self.tr("Of a party the others are kept by name alone: %n phones are not kept.", "", phones))
        if asked:
            told.append(asked)
        if left_out:
            told.append(
                self.tr(
                    "%n lines are left out: each says why. Tick who is named, or type a name over a line, to take it.",
                    "",
                    left_out,
                )
            )
        return "\n".join(told)

    def verb(self, heads: int) -> str:
        """What the button does."""
        return self.tr("Expect %n people", "", heads)
