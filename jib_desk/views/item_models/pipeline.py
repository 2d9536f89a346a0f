"""Companies on their way to a seat, as a table that can be narrowed to a step."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from jib_desk.rules.words import Lang, PipelineStep, word
from jib_desk.services.rows.admission import PipelineRow
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.records import RecordsModel


class PipelineModel(RecordsModel[PipelineRow]):
    """One row a company; residents, who have arrived, are shown only when asked for."""

    NAME, STEP, SINCE, SOURCE, WISH, NEXT = range(6)
    COLUMNS = 6

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._all: tuple[PipelineRow, ...] = ()
        self._step: PipelineStep | None = None

    def set_rows(self, rows: Sequence[PipelineRow]) -> None:
        """Everybody on the way, in order."""
        self._all = tuple(rows)
        self._narrow()

    def set_step(self, step: PipelineStep | None) -> None:
        """Narrows to a step; None to all that have no seat yet."""
        self._step = step
        self._narrow()

    def count(self, step: PipelineStep | None) -> int:
        """How many a step would show."""
        return sum(self._belongs(row, step) for row in self._all)

    def name(self, row: PipelineRow) -> str:
        """The name in the language shown, or in the other one."""
        return (row.name_zh or row.name_en) if self._lang == "zh_CN" else (row.name_en or row.name_zh)

    # --- words -------------------------------------------------------------------------------

    def source(self, row: PipelineRow) -> str:
        """Who found it, and its score."""
        if row.scouting is None:
            return ""
        said = word("scout_source", row.scouting.source).said(self._lang)
        return said if row.scouting.score is None else f"{said} · {row.scouting.score}"

    def wish(self, row: PipelineRow) -> str:
        """What it waits for."""
        wait = row.waiting
        if wait is None:
            return ", ".join(row.units)
        desks = self.tr("1 desk") if wait.desks == 1 else self.tr("{count} desks").format(count=wait.desks)
        if wait.wanted_on is None:
            return desks
        return self.tr("{desks} from {day}").format(desks=desks, day=short_day_text(wait.wanted_on, self._lang))

    def next_step(self, row: PipelineRow) -> str:
        """What happens next."""
        if row.step is PipelineStep.WAITING and row.held is not None:
            return self.tr("Take up {unit}").format(unit=row.held[1])
        if row.step is PipelineStep.WAITING and row.offer is not None:
            return self.tr("Hold {unit}").format(unit=row.offer.unit_code)
        return {
            PipelineStep.SCOUTED: self.tr("Invite"),
            PipelineStep.INVITED: self.tr("Await the application"),
            PipelineStep.APPLIED: self.tr("Put on the waiting list"),
            PipelineStep.WAITING: self.tr("No seat is free"),
            PipelineStep.RESIDENT: "",
        }[row.step]

    # --- Qt ----------------------------------------------------------------------------------

    def heads(self) -> Sequence[str]:
        return (
            self.tr("Company"),
            self.tr("Step"),
            self.tr("Since"),
            self.tr("Found by"),
            self.tr("Seat"),
            self.tr("Next"),
        )

    def text(self, row: PipelineRow, column: int) -> str:
        return (
            self.name(row),
            word("pipeline_step", row.step).said(self._lang),
            short_day_text(row.since, self._lang) if row.since else "",
            self.source(row),
            self.wish(row),
            self.next_step(row),
        )[column]

    def details(self, row: PipelineRow) -> str:
        notes = [row.scouting.source_note, row.scouting.note] if row.scouting else []
        notes += [row.waiting.note] if row.waiting else []
        return "\n".join(part for part in (f"{row.code} {self.name(row)}", *notes) if part)

    def spoken(self, row: PipelineRow) -> str:
        return " ".join(text for column in range(self.COLUMNS) if (text := self.text(row, column)))

    def spoken_cell(self, row: PipelineRow, column: int) -> str | None:
        """The whole company before its first cell, the others by themselves."""
        return self.spoken(row) if column == self.NAME else None

    # --- helpers -----------------------------------------------------------------------------

    def _narrow(self) -> None:
        self._show([row for row in self._all if self._belongs(row, self._step)])

    def _belongs(self, row: PipelineRow, step: PipelineStep | None) -> bool:
        return row.step is step if step is not None else row.step is not PipelineStep.RESIDENT
