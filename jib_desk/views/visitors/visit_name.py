"""What stands in the field of the name and lets nobody in: no name, a number beside one, several names."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from jib_desk.rules.walk_in import WalkIn, people_in


class NameNotes(QObject):
    """What is said at the field; what was typed stays. `takes_lists` where several names can be looked through."""

    def __init__(self, parent: QObject, *, takes_lists: bool) -> None:
        super().__init__(parent)
        self._takes_lists = takes_lists

    def wrong(self, read: WalkIn, written: str, *, is_one: bool) -> Callable[[], str] | None:
        """Why nobody comes in by this name; None when nothing is wrong. `is_one` where a person said it is one name."""
        if not any(character.isalpha() for character in read.name_zh + read.name_latin):
            return self.unknown_number if read.phone or read.number else self.missing
        if read.number:
            return lambda: self.number(read.number)
        people = 1 if is_one else people_in(written)
        return (lambda: self.several(people)) if people > 1 else None

    def unknown_number(self) -> str:
        return self.tr("Nobody is known by this number. Type the name.")

    def missing(self) -> str:
        return self.tr("Type a name, a phone or a badge number.")

    def number(self, digits: str) -> str:
        said = self.tr("“%1” is no part of a name: a pass is typed alone, a badge and a phone in their own fields.")
        return said.replace("%1", digits)

    def several(self, people: int) -> str:
        if self._takes_lists:
            return self.tr("%n people are named here: press ↓ and look through the list.", "", people)
        return self.tr("%n people are named here. More, “Paste a list of visitors…” takes them all.", "", people)
