"""The desk's register as tables: what waits at the desk and what is over."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt

from jib_desk.rules.words import Lang, word
from jib_desk.services.rows.register import LoanRow, LostRow, ParcelRow, Telling, VehicleRow
from jib_desk.views.item_models.days import brief_day_text
from jib_desk.views.item_models.records import Index, R, RecordsModel

BelowRole = int(Qt.ItemDataRole.UserRole) + 2  # the second line of a cell, "" for none


class RegisterModel(RecordsModel[R]):
    """Rows that are narrowed by any part of what they say.

    What has no column of its own in a narrow window stands below the words of the widest one.
    """

    WIDEST: ClassVar[int] = 0

    def __init__(self, lang: Lang, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._zone = zone
        self._all: tuple[R, ...] = ()
        self._text = ""
        self._below: tuple[int, ...] = ()

    def set_below(self, columns: Sequence[int]) -> None:
        """Columns that have no room of their own."""
        if tuple(columns) != self._below:
            self._below = tuple(columns)
            self._all_changed()

    def set_rows(self, rows: Sequence[R]) -> None:
        """All there are."""
        self._all = tuple(rows)
        self._narrow()

    def set_filter(self, text: str) -> None:
        """Shows those that hold what was typed."""
        self._text = text.strip().casefold()
        self._narrow()

    def _narrow(self) -> None:
        self._show([row for row in self._all if self._text in self.spoken(row).casefold()])

    def cells(self, row: R, /) -> tuple[str, ...]:
        """What the cells of a row say, in the order of the columns."""
        raise NotImplementedError

    def text(self, row: R, column: int, /) -> str:
        """What a cell says."""
        return self.cells(row)[column]

    def below(self, row: R, columns: Sequence[int], /) -> str:
        """What these columns say, in one line."""
        cells = self.cells(row)
        return " · ".join(cells[column] for column in columns if cells[column])

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role == BelowRole:
            is_two = index.isValid() and index.column() == self.WIDEST and self._below
            return self.below(self._rows[index.row()], self._below) if is_two else ""
        return super().data(index, role)

    def details(self, row: R, /) -> str:
        """All of it, where a column is too narrow."""
        return self.spoken(row)

    def spoken(self, row: R, /) -> str:
        """All of it."""
        return ", ".join(text for text in self.cells(row) if text)

    def spoken_cell(self, row: R, column: int) -> str | None:
        """The whole at its first cell; the others say what they show."""
        return self.spoken(row) if column == 0 else None

    def named(self, en: str, zh: str) -> str:
        """A name in the language that is shown, as far as there is one."""
        return (zh or en) if self._lang == "zh_CN" else (en or zh)

    def moment(self, at: datetime | None) -> str:
        """30 Nov 11:20; "" for none."""
        if at is None:
            return ""
        local = at.astimezone(self._zone)
        return f"{brief_day_text(local.date(), self._lang)} {local:%H:%M}"


class ParcelsModel(RegisterModel[ParcelRow]):
    """Parcels: whose, which, how many, where, since when, and whether somebody knows."""

    COLUMNS = 6
    WHOM, NUMBER, PIECES, PLACE, SINCE, STATE = range(6)
    WIDEST = WHOM

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return (
            self.tr("For"),
            self.tr("Number"),
            self.tr("Pieces"),
            self.tr("Place"),
            self.tr("Received"),
            self.tr("State"),
        )

    def cells(self, row: ParcelRow, /) -> tuple[str, ...]:
        """What the cells of a row say."""
        whom = (self.named(row.company_en, row.company_zh), row.addressee)
        return (
            " · ".join(part for part in whom if part),
            " · ".join(part for part in (row.number, row.carrier) if part),
            str(row.pieces),
            row.place,
            self.moment(row.received_at),
            self.state_text(row),
        )

    def below(self, row: ParcelRow, columns: Sequence[int], /) -> str:
        """First where it lies; a number of pieces alone would be a riddle, and one is no news."""
        many = self.tr("%n piece(s)", "", row.pieces) if row.pieces > 1 else ""
        said = {self.PLACE: row.place, self.PIECES: many, self.NUMBER: self.cells(row)[self.NUMBER]}
        rest = super().below(row, [column for column in columns if column not in said])
        return " · ".join(part for part in (*(said[column] for column in said if column in columns), rest) if part)

    def state_text(self, row: ParcelRow) -> str:
        """Who has it, or whether those it waits for know of it."""
        if row.collected_at is not None:
            return self.tr("Collected by {name}, {at}").format(name=row.collected_by, at=self.moment(row.collected_at))
        if row.returned_at is not None:
            return self.tr("Sent back {at}").format(at=self.moment(row.returned_at))
        return {
            Telling.NOBODY: self.tr("Not told"),
            Telling.UNDERWAY: self.tr("Message underway"),
            Telling.TOLD: self.tr("Told"),
            Telling.FAILED: self.tr("Message failed"),
        }[row.telling]


class LoansModel(RegisterModel[LoanRow]):
    """Loans: what, who has it, since when and until when."""

    COLUMNS = 5
    ITEM, WHOM, PHONE, SINCE, STATE = range(5)
    WIDEST = WHOM

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return self.tr("Thing"), self.tr("With whom"), self.tr("Phone"), self.tr("Lent"), self.tr("State")

    def cells(self, row: LoanRow, /) -> tuple[str, ...]:
        """What the cells of a row say."""
        whom = (row.holder, self.named(row.company_en, row.company_zh))
        return (
            f"{row.item} {row.number}".strip(),
            " · ".join(part for part in whom if part),
            row.phone,
            self.moment(row.lent_at),
            self._state(row),
        )

    def _state(self, row: LoanRow) -> str:
        if row.returned_at is not None:
            return self.tr("Back {at}").format(at=self.moment(row.returned_at))
        if row.due_at is None:
            return ""
        said = self.tr("Overdue since {at}") if row.is_overdue else self.tr("Due {at}")
        return said.format(at=self.moment(row.due_at))


class VehiclesModel(RegisterModel[VehicleRow]):
    """Cars: plate, whose, from when until when, and whether the gate knows."""

    COLUMNS = 5
    PLATE, WHOM, FROM, UNTIL, GATE = range(5)
    WIDEST = WHOM

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return self.tr("Plate"), self.tr("Whose"), self.tr("From"), self.tr("Until"), self.tr("Gate")

    def cells(self, row: VehicleRow, /) -> tuple[str, ...]:
        """What the cells of a row say."""
        whose = (row.holder, self.named(row.company_en, row.company_zh))
        until = brief_day_text(row.valid_until, self._lang) if row.valid_until else self.tr("further notice")
        gate = (
            self.tr("Told {at}").format(at=self.moment(row.told_gate_at)) if row.told_gate_at else self.tr("Not told")
        )
        return (
            row.plate,
            " · ".join(part for part in whose if part),
            brief_day_text(row.valid_from, self._lang),
            until,
            gate,
        )

    def below(self, row: VehicleRow, columns: Sequence[int], /) -> str:
        """The days as one span."""
        if not {self.FROM, self.UNTIL} <= set(columns):
            return super().below(row, columns)
        cells = self.cells(row)
        return " – ".join((cells[self.FROM], cells[self.UNTIL]))


class LostModel(RegisterModel[LostRow]):
    """Lost and found: which of both, what, where, since when, and what it may be or became of it."""

    COLUMNS = 6
    KIND, WHAT, PLACE, PERSON, SINCE, STATE = range(6)
    WIDEST = WHAT

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return (
            self.tr("Kind"),
            self.tr("What"),
            self.tr("Where"),
            self.tr("Who"),
            self.tr("When"),
            self.tr("State"),
        )

    def cells(self, row: LostRow, /) -> tuple[str, ...]:
        """What the cells of a row say."""
        places = " · ".join(part for part in (row.place, row.kept_in) if part)
        who = " ".join(part for part in (row.person, row.phone) if part)
        kind = word("lost_kind", row.kind).said(self._lang)
        return kind, row.what, places, who, self.moment(row.seen_at), self._state(row)

    def _state(self, row: LostRow) -> str:
        if row.outcome is not None:
            said = word("lost_outcome", row.outcome).said(self._lang)
            return " · ".join(part for part in (said, row.given_to, self.moment(row.closed_at)) if part)
        return self.tr("May be: {things}").format(things=", ".join(row.likely)) if row.likely else ""
