"""A repair in words: where it is, and what presses."""

from PySide6.QtCore import QObject

from jib_desk.rules.words import Lang, word
from jib_desk.services.rows.repairs import RepairRow
from jib_desk.views.item_models.days import short_day_text


def place_of(row: RepairRow, lang: Lang) -> str:
    """The unit, the room or what was written; the words come after what is drawn on the plan."""
    names = (row.space_zh, row.space_en) if lang == "zh_CN" else (row.space_en, row.space_zh)
    kind = word("space_kind", row.space_kind).said(lang) if row.space_kind is not None else ""
    drawn = row.unit_code or next((name for name in (*names, kind) if name), "")
    return " · ".join(part for part in (drawn, row.place) if part)


class RepairWords(QObject):
    """Says repairs; a QObject, because translations belong to a class."""

    def due(self, row: RepairRow, lang: Lang) -> str:
        """Until when, or for how long it is late, or since when it is mended."""
        if row.closed_on is not None:
            return self.tr("mended {day}").format(day=short_day_text(row.closed_on, lang))
        if row.is_overdue:
            return self.tr("%n day(s) overdue", "", row.days_over)
        if row.due_on is not None:
            return self.tr("until {day}").format(day=short_day_text(row.due_on, lang))
        return self.tr("no day is set")
