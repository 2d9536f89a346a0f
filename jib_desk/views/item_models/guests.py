"""The rows of a pasted delegation as a table that can be corrected before anything is written."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from jib_desk.rules.walk_in import split_scripts
from jib_desk.services.rows.invitations import Guest
from jib_desk.services.rows.watch import WatchDecision

Index = QModelIndex | QPersistentModelIndex
_Flag = Qt.ItemFlag


class GuestsModel(QAbstractTableModel):
    """Who is taken is ticked; name, organisation, phone and role can be typed over. `say` writes what is known."""

    NAME, STATE, ORGANISATION, PHONE, ROLE, LINE = range(6)
    _FIELDS: Mapping[int, str] = {ORGANISATION: "organisation", PHONE: "phone", ROLE: "role"}

    changed = Signal()  # who is taken, or what is written of somebody
    edited = Signal()  # somebody may be another person now

    def __init__(self, say: Callable[[Guest], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._guests: list[Guest] = []
        self._taken: set[int] = set()
        self._touched: set[int] = set()  # rows that a person has ticked or typed over
        self._shared = ""  # where those are from of whom no line says it
        self._headers: Sequence[str] = ("",) * 6

    def set_headers(self, headers: Sequence[str]) -> None:
        """The words above the columns."""
        self._headers = tuple(headers)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.LINE)
        self.refresh_words()

    def refresh_words(self) -> None:
        """What is known is said anew. Only that: whoever types over a row meanwhile types on."""
        if self._guests:
            self.dataChanged.emit(self.index(0, self.STATE), self.index(len(self._guests) - 1, self.STATE))

    def set_guests(self, guests: Sequence[Guest]) -> None:
        """Another list: everybody who was understood is taken. What a person did with a line stays with that line."""
        mine = {
            key: (self._guests[place], place in self._taken)
            for key, place in _by_line(self._guests).items()
            if place in self._touched
        }
        self.beginResetModel()
        self._guests = list(guests)
        self._taken = {place for place, guest in enumerate(guests) if not guest.why}
        self._touched = set()
        for key, place in _by_line(guests).items():
            if key in mine:
                known, is_taken = mine[key]
                self._guests[place] = replace(known, line=guests[place].line)
                (self._taken.add if is_taken else self._taken.discard)(place)
                self._touched.add(place)
        self.endResetModel()
        self.changed.emit()

    def recognised(self, guests: Sequence[Guest]) -> None:
        """The same rows, with who is known and who is expected anyway; whoever is expected now is not taken."""
        own = [guest.organisation for guest in self._guests]
        self._guests = [replace(guest, organisation=said) for guest, said in zip(guests, own, strict=True)]
        gone = {place for place in self._taken if guests[place].why == "expected"}
        self._taken -= gone
        self.refresh_words()
        for place in gone:
            self.dataChanged.emit(self.index(place, 0), self.index(place, self.LINE))
        self.changed.emit()

    @property
    def guests(self) -> tuple[Guest, ...]:
        """All rows."""
        return tuple(map(self._seen, range(len(self._guests))))

    @property
    def taken(self) -> tuple[Guest, ...]:
        """Who is ticked, in order of the lines."""
        return tuple(map(self._seen, self.places))

    @property
    def places(self) -> tuple[int, ...]:
        """The rows that are ticked, as `taken` has them."""
        return tuple(sorted(self._taken))

    @property
    def unnamed(self) -> int:
        """How many come without a name with those who are expected already."""
        return sum({guest.awaited.visit_id: guest.awaited.unnamed for guest in self._guests if guest.awaited}.values())

    def share_organisation(self, organisation: str) -> None:
        """Where everybody is from who is taken and of whom neither a line nor an earlier visit says it."""
        self._shared = organisation.strip()
        if self._guests:
            self.dataChanged.emit(self.index(0, self.STATE), self.index(len(self._guests) - 1, self.ORGANISATION))
        self.changed.emit()

    def decide(self, place: int, decision: WatchDecision | None) -> None:
        """What was said about somebody who may be on the watch list."""
        self._guests[place] = replace(self._guests[place], decision=decision)

    def tell(self, place: int, noted: tuple[int, ...]) -> None:
        """What was written down of somebody, so that to save again is the same question."""
        self._guests[place] = replace(self._guests[place], told=noted)

    def leave_out(self, place: int, why: str) -> None:
        """Somebody is not taken, and it is said why."""
        self._guests[place] = replace(self._guests[place], why=why)
        self._touched.add(place)
        self._tick(place, is_taken=False)

    def doubt(self, places: Collection[int]) -> None:
        """Of whom an organisation or a phone is to be asked for."""
        self._guests = [replace(guest, is_doubted=place in places) for place, guest in enumerate(self._guests)]
        self.refresh_words()

    def place_of(self, line: int) -> int:
        """Where the row of a line stands, -1 where there is none."""
        return next((place for place, guest in enumerate(self._guests) if guest.line == line), -1)

    # --- what Qt asks ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._guests)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self.LINE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable
        if index.column() == self.NAME and self._guests[index.row()].is_named:
            flags |= _Flag.ItemIsUserCheckable
        if index.column() in (self.NAME, *self._FIELDS):
            flags |= _Flag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        guest, column = self._seen(index.row()), index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == self.NAME:
            if not guest.is_named:
                return None
            return Qt.CheckState.Checked if index.row() in self._taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._say(guest) if column == self.STATE else guest.text
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if column == self.NAME:
            names = " ".join(part for part in (guest.name_zh, guest.name_latin) if part)
            return names or ("" if role == Qt.ItemDataRole.EditRole else guest.text)
        if column == self.LINE:
            return str(guest.line)
        return self._say(guest) if column == self.STATE else getattr(guest, self._FIELDS[column])

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        place = index.row()
        if role == Qt.ItemDataRole.CheckStateRole:
            self._choose(place, is_taken=Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        before, text = self._seen(place), str(value).strip()
        if index.column() == self.NAME:
            name_zh, name_latin = split_scripts(text)
            guest = replace(before, name_zh=name_zh, name_latin=name_latin)
        else:
            guest = replace(before, **{self._FIELDS[index.column()]: text})
        if guest == before:
            return False
        self._guests[place] = replace(
            guest, why="", known=None, awaited=None, another="", told=(), decision=None
        )  # a person has looked at it
        self._touched.add(place)
        self._tick(place, is_taken=guest.is_named)
        self.edited.emit()
        return True

    def toggle(self, place: int) -> None:
        """Takes somebody, or leaves him out."""
        if self._guests[place].is_named:
            self._choose(place, is_taken=place not in self._taken)

    def _choose(self, place: int, *, is_taken: bool) -> None:
        """What a person decides of a row holds against why it was left out; nobody comes twice for that.

        Who comes with a party is known by his name alone: ticked, he is another of that name.
        """
        guest = self._guests[place]
        is_member = guest.awaited is not None and guest.awaited.is_member
        if is_taken and guest.why == "expected" and not is_member:
            self._tick(place, is_taken=False)
            return
        self._touched.add(place)
        left_out = is_taken and bool(guest.why)
        if left_out:
            self._guests[place] = replace(guest, why="", awaited=None, another="said" if is_member else guest.another)
        self._tick(place, is_taken=is_taken)
        if left_out:
            self.edited.emit()

    def _seen(self, place: int) -> Guest:
        """A row as it would be written."""
        guest = self._guests[place]
        has_one = guest.organisation or (guest.known is not None and guest.known.organisation)
        takes_it = self._shared and not has_one and place in self._taken
        return replace(guest, organisation=self._shared) if takes_it else guest

    def _tick(self, place: int, *, is_taken: bool) -> None:
        (self._taken.add if is_taken else self._taken.discard)(place)
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.LINE))
        self.changed.emit()


def _by_line(guests: Sequence[Guest]) -> dict[tuple[str, int], int]:
    """Where the people stand whom a line of the text names: by the line, and which of its people."""
    found: dict[tuple[str, int], int] = {}
    counted: Counter[str] = Counter()
    for place, guest in enumerate(guests):
        found[guest.text, counted[guest.text]] = place
        counted[guest.text] += 1
    return found
