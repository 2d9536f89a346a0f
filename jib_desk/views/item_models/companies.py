"""The companies of the centre as a list: filtered by stage and by what is typed, draggable onto the plan."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from jib_desk.rules.words import CompanyStage, Lang, word
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.records import Index, RecordsModel

COMPANY_MIME = "application/x-jib-desk-company"
ENDING_DAYS = 30


class Chip(StrEnum):
    """What the list can be narrowed to: the stages, and what needs looking at."""

    ALL = "all"
    SCOUTED = "scouted"
    RESIDENT = "resident"
    SUPPORTED = "supported"
    APPLICANT = "applicant"
    GRADUATED = "graduated"
    LEFT = "left"
    ATTENTION = "attention"


class CompaniesModel(RecordsModel[CompanyRow]):
    """One row a company; `set_filter` narrows what is shown without asking anybody."""

    CODE, NAME, OTHER_NAME, UNITS, UNTIL, STAGE, WARNING = range(7)
    COLUMNS = 7
    CompanyRole = RecordsModel.RecordRole

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._all: tuple[CompanyRow, ...] = ()
        self._on = date.min
        self._chip = Chip.ALL
        self._text = ""
        self._tag = ""
        self._notes: Mapping[int, str] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] = (self.CODE, Qt.SortOrder.AscendingOrder)

    # --- what is shown -----------------------------------------------------------------------

    def set_rows(self, rows: Sequence[CompanyRow], on: date) -> None:
        """All companies as they stand on a day."""
        self._all = tuple(rows)
        self._on = on
        self._narrow()

    def set_filter(self, chip: Chip | None = None, text: str | None = None) -> None:
        """Narrows to a chip, to what is typed, or both; None leaves either as it is."""
        self._chip = chip if chip is not None else self._chip
        self._text = _plain(text) if text is not None else self._text
        self._narrow()

    def set_tag(self, tag: str) -> None:
        """Narrows to companies with a tag; an empty one to all of them."""
        self._tag = tag
        self._narrow()

    def set_only(self, notes: Mapping[int, str] | None) -> None:
        """Narrows to some companies, each with what is said of it instead of its warning; None = all of them."""
        self._notes = notes
        self._narrow()

    def set_language(self, lang: Lang) -> None:
        """Words, names and dates in another language from now on."""
        super().set_language(lang)
        self._narrow()  # names are in another order

    def counts(self) -> dict[Chip, int]:
        """How many companies each chip would show."""
        return {chip: sum(self._belongs(row, chip) for row in self._all) for chip in Chip}

    def total(self) -> int:
        """All companies there are, shown or not."""
        return len(self._all)

    def company(self, company_id: int) -> CompanyRow | None:
        """A company by its id, shown or not."""
        return next((row for row in self._all if row.id == company_id), None)

    # --- words -------------------------------------------------------------------------------

    def name(self, row: CompanyRow) -> str:
        """The company's full name in the language shown, or in the other one."""
        return (row.name_zh or row.name_en) if self._lang == "zh_CN" else (row.name_en or row.name_zh)

    def other_name(self, row: CompanyRow) -> str:
        """The full name in the other language, empty where there is one name only."""
        if not row.name_zh or not row.name_en:
            return ""
        return row.name_en if self._lang == "zh_CN" else row.name_zh

    def short(self, row: CompanyRow) -> str:
        """The short name, or the full one."""
        ordered = (row.short_zh, row.short_en) if self._lang == "zh_CN" else (row.short_en, row.short_zh)
        return next((name for name in ordered if name), self.name(row))

    def warning(self, row: CompanyRow) -> str:
        """The one thing that is said beside a company; empty where all is as agreed."""
        return (self._notes or {}).get(row.id) or self._due(row)

    def _due(self, row: CompanyRow) -> str:
        if row.is_overstayed:
            return self.tr("Past its end")
        if row.until is not None and 0 <= (row.until - self._on).days <= ENDING_DAYS:
            days = (row.until - self._on).days
            soon = {0: self.tr("Ends today"), 1: self.tr("Ends tomorrow")}
            return soon.get(days) or self.tr("Ends in {days} days").format(days=days)
        return ""

    # --- Qt ----------------------------------------------------------------------------------

    def heads(self) -> Sequence[str]:
        return (
            self.tr("Code"),
            self.tr("Company"),
            self.tr("Other name"),
            self.tr("Seats"),
            self.tr("Until"),
            self.tr("Stage"),
            self.tr("Attention"),
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Companies can be dragged onto a unit."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [COMPANY_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The first company dragged: its id, and its short name as text."""
        data = QMimeData()
        row = self._rows[indexes[0].row()]
        data.setData(COMPANY_MIME, str(row.id).encode())
        data.setText(self.short(row))
        return data

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; companies without a value there come last."""
        self._sorted_by = (column, order)
        self._narrow()

    # --- helpers -----------------------------------------------------------------------------

    def _belongs(self, row: CompanyRow, chip: Chip) -> bool:
        if chip is Chip.ALL:
            return True
        if chip is Chip.ATTENTION:
            return bool(self._due(row))
        return row.stage is CompanyStage(chip)

    def _narrow(self) -> None:
        found = [row for row in self._all if self._belongs(row, self._chip) and self._is_meant(row)]
        found = [row for row in found if self._notes is None or row.id in self._notes]
        new = self._ordered(found)
        is_same = [row.id for row in new] == [row.id for row in self._rows]
        self._show(new)
        if is_same:
            self._all_changed()  # the day may be another, and with it the warnings

    def _is_meant(self, row: CompanyRow) -> bool:
        if self._tag and self._tag not in row.tags:
            return False
        names = (row.code, row.name_zh, row.name_en, row.short_zh, row.short_en, row.uscc)
        names += (*row.former, *row.units, *row.tags)
        return not self._text or any(self._text in _plain(name) for name in names)

    def _ordered(self, rows: Sequence[CompanyRow]) -> tuple[CompanyRow, ...]:
        column, order = self._sorted_by
        keys: dict[int, Callable[[CompanyRow], object]] = {
            self.CODE: lambda row: row.code,
            self.NAME: lambda row: self.name(row).casefold(),
            self.OTHER_NAME: lambda row: self.other_name(row).casefold(),
            self.UNITS: lambda row: " ".join(row.units),
            self.UNTIL: lambda row: row.until or "",
            self.STAGE: lambda row: str(list(CompanyStage).index(row.stage)),
            self.WARNING: lambda row: (row.until or date.max).isoformat() if self.warning(row) else "",
        }
        key = keys[column]
        there = [row for row in rows if key(row) != ""]
        absent = [row for row in rows if key(row) == ""]
        is_down = order == Qt.SortOrder.DescendingOrder
        return (*sorted(there, key=lambda row: (str(key(row)), row.code), reverse=is_down), *absent)

    def text(self, row: CompanyRow, column: int) -> str:
        return self._texts(row)[column]

    def details(self, row: CompanyRow) -> str:
        return "\n".join(part for part in (self.name(row), self.other_name(row), row.uscc) if part)

    def spoken(self, row: CompanyRow) -> str:
        texts = self._texts(row)
        return " ".join(text for text in (*texts[:2], *texts[3:]) if text)

    def spoken_cell(self, row: CompanyRow, column: int) -> str | None:
        """The whole company before its first cell, the others by themselves."""
        return self.spoken(row) if column == self.CODE else None

    def _texts(self, row: CompanyRow) -> tuple[str, ...]:
        return (
            row.code,
            self.name(row),
            self.other_name(row),
            ", ".join(row.units),
            short_day_text(row.until, self._lang) if row.until else "",
            word("company_stage", row.stage).said(self._lang),
            self.warning(row),
        )


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
