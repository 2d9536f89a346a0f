"""What a line of the journal says: which record, what was done to it, and its values before → after."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk import phrases
from jib_desk.rules.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jib_desk.services.rows.journal import LineRow
    from jib_desk.views.context import DeskContext

_QUIET = {
    "id",
    "uid",
    "version",
    "is_open",
    "closed_at",
    "live",
    "blocks_from",
    "blocks_until",
}  # of the program, not of the desk
_CODED = {
    "category": "visitor_category",
    "closed_by": "closed_by",
    "ended_as": "ended_as",
    "layout": "layout",
    "sector": "sector",
    "kind": "assignment_kind",
    "state": "booking_state",
    "type": "event_type",
    "result": "census_result",
    "resolution": "census_resolution",
}
# What a record is known by, the best first; a name in the language of the window comes before the other.
_NAMES = ("code", "reference", "number", "badge", "subject", "what")
_BY_LANG = {"en": ("short_en", "name_en", "name_latin"), "zh_CN": ("short_zh", "name_zh")}
_BLANK = "\u2013"


class LineWords(QObject):
    """Writes a `LineRow` in the present language."""

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def title(self, line: LineRow) -> str:
        """Which record, and whether it was made, changed or taken away."""
        if line.before is None:
            what = self.tr("{record} no. {key}: made")
        elif line.after is None:
            what = self.tr("{record} no. {key}: taken away")
        else:
            what = self.tr("{record} no. {key}: changed")
        return what.format(record=self.word(line.table), key=line.key)

    def changes(self, line: LineRow) -> Iterator[tuple[str, str]]:
        """Each value that says something: its name, and what it is or was → is."""
        before, after = line.before or {}, line.after or {}
        for name in (key for key in {**before, **after} if key not in _QUIET):
            old, new = self._shown(name, before.get(name)), self._shown(name, after.get(name))
            if line.before is None and new == _BLANK:
                continue
            yield self.word(name), new if line.before is None else old if line.after is None else f"{old} → {new}"

    def brief(self, line: LineRow) -> str:
        """The line on one line: of what was made or taken away the name, of what was changed the values."""
        known = self._known_as(line.after or line.before or {})
        is_changed = line.before is not None and line.after is not None
        values = [f"{name}: {value}" for name, value in self.changes(line)] if is_changed or not known else []
        return " · ".join(text for text in (self.title(line), known, *values) if text)

    def word(self, code: str) -> str:
        """The name of a table or of a column, as it begins a line."""
        said = phrases.field_name(code, self._desk.lang)
        return said[:1].upper() + said[1:]

    def _known_as(self, values: Mapping[str, object]) -> str:
        own = _BY_LANG[self._desk.lang]
        other = (name for lang, names in _BY_LANG.items() if lang != self._desk.lang for name in names)
        found = (values.get(name) for name in (*own, *other, *_NAMES))
        return next((str(value) for value in found if value), "")

    def _shown(self, name: str, value: object) -> str:
        """A stored value as people read it."""
        if value is None or value == "":
            return _BLANK
        if name.endswith("_at") and isinstance(value, int):
            local = self._desk.local(datetime.fromtimestamp(value, UTC))
            return f"{self._desk.day_text(local.date())} {local:%H:%M}"
        if name in _CODED and isinstance(value, str):
            return word(_CODED[name], value).said(self._desk.lang)
        if name.endswith("_on") and isinstance(value, str):
            return self._desk.day_text(date.fromisoformat(value))
        return str(value)
