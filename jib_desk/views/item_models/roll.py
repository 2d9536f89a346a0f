"""The muster roll as a table: who is safe, who is missed; found by name in either script, badge, seat or host."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from functools import lru_cache

from PySide6.QtCore import QObject

from jib_desk.rules.desk_words import MusterKind
from jib_desk.rules.names import query_key, search_keys
from jib_desk.rules.words import Lang
from jib_desk.services.rows.muster import RollLine
from jib_desk.views.item_models.records import Index, RecordsModel

_ORDER = (MusterKind.VISITOR, MusterKind.EVENT, MusterKind.UNKNOWN, MusterKind.RESIDENT)


class RollModel(RecordsModel[RollLine]):
    """Visitors first, then guests, who was found besides, and residents. Ticks move no line."""

    STATE, BADGE, NAME, WHO, PLACE, WHEN = range(6)
    COLUMNS = 6

    def __init__(self, lang: Lang, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._zone = zone
        self._lines: tuple[RollLine, ...] = ()
        self._wanted = ""
        self._hides_safe = False

    # --- what is shown -----------------------------------------------------------------------

    def set_rows(self, lines: Sequence[RollLine]) -> None:
        """Shows these lines, as far as they are wanted."""
        self._lines = tuple(sorted(lines, key=lambda line: _ORDER.index(line.kind)))
        self._filter()

    def look_for(self, text: str, *, hides_safe: bool) -> None:
        """Only lines that fit what is typed, and only those that are missed where the safe are hidden."""
        self._wanted, self._hides_safe = text, hides_safe
        self._filter()

    def line(self, index: Index) -> RollLine | None:
        """The line of a row, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def _filter(self) -> None:
        key, plain = query_key(self._wanted), self._wanted.strip().casefold()
        shown = [line for line in self._lines if not (self._hides_safe and line.is_safe)]
        if plain:
            ranked = [(_fit(line, key, plain), line) for line in shown]
            shown = [line for fit, line in sorted(ranked, key=lambda item: item[0]) if fit]
        self._show(shown)

    # --- what a row says ---------------------------------------------------------------------

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return (
            self.tr("State"),
            self.tr("Badge"),
            self.tr("Name"),
            self.tr("From"),
            self.tr("Where"),
            self.tr("At"),
        )

    def state(self, line: RollLine) -> str:
        """Safe, missed, or how many of them; never by colour alone."""
        if line.is_safe:
            return self.tr("● safe") if line.heads == 1 else self.tr("● %n safe", "", line.heads)
        if line.safe:
            return self.tr("▲ {safe} of {heads}").format(safe=line.safe, heads=line.heads)
        if line.party and line.is_heard:
            return self.tr("○ not known")  # so many of the party are safe: nobody said who
        if line.heads == 1:
            return self.tr("○ missing")
        return self.tr("○ %n missing", "", line.heads) if line.heads else self.tr("○ no word")

    def name(self, line: RollLine) -> str:
        """In the language in use, or in the other one."""
        return (line.name_zh or line.name_en) if self._lang == "zh_CN" else (line.name_en or line.name_zh)

    def details(self, row: RollLine) -> str:
        """What may be cut off in its cell."""
        return "\n".join(part for part in (row.name, row.detail, row.place, *row.calls, row.note) if part)

    def spoken(self, row: RollLine) -> str:
        """All of it."""
        return ", ".join(text for column in range(self.COLUMNS) if (text := self.text(row, column)))

    def spoken_cell(self, row: RollLine, column: int) -> str | None:
        """The whole at its state; the other cells say what they show."""
        return self.spoken(row) if column == self.STATE else None

    def text(self, row: RollLine, column: int) -> str:
        """What a cell says."""
        match column:
            case self.STATE:
                return self.state(row)
            case self.BADGE:
                return "" if row.party else row.badge  # it is found by it, with its party
            case self.NAME:
                return self._named(row)
            case self.WHO:
                return row.detail or " · ".join(row.calls)
            case self.PLACE:
                return row.place
            case _:
                return self._when(row)

    def _named(self, line: RollLine) -> str:
        others = f" × {line.heads}" if line.heads > 1 else ""
        if line.is_contact:  # under their company or party, which may be called by the other name
            return f"– {line.name}"
        return f"{self.name(line)}{others}"

    def _when(self, line: RollLine) -> str:
        if line.at is not None:
            return self.tr("ticked {time}").format(time=self._hour(line.at))
        return self.tr("in {time}").format(time=self._hour(line.since)) if line.since is not None else ""

    def _hour(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%H:%M}"


def _fit(line: RollLine, key: str, plain: str) -> int:
    """1 a badge or the beginning of a name, 2 something else that holds the text, 0 nothing."""
    is_name = bool(key) and any(name.startswith(key) for name in _keys(line.name_zh, line.name_en))
    if is_name or plain == line.badge.casefold():
        return 1
    return 2 if plain in " ".join((line.name, line.detail, line.place, line.badge)).casefold() else 0


@lru_cache(maxsize=4096)
def _keys(name_zh: str, name_en: str) -> frozenset[str]:
    return frozenset(search_keys(name_zh, name_en))
