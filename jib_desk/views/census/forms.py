"""The forms of a census: begin one, look at a correction first, explain a difference, go on with a closed one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt

from jib_desk.rules.census import Step
from jib_desk.rules.words import EndedAs, UnitState, word
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import ValueMissing
from jib_desk.views.census.words import CensusWords, capital
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.form_inputs import ChoiceInput, DayInput, OpenDayInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jib_desk.services.rows.census import CensusLine, CensusRow
    from jib_desk.views.context import DeskContext

Work = Callable[[], Outcome[Any]]
_STEPS_OF_UNKNOWN = frozenset({Step.END, Step.ASSIGN})
_ENDS = (EndedAs.LEFT, EndedAs.GRADUATED, EndedAs.GIVEN_UP)


class StartForm(RecordForm):
    """On which day, and by whom; of a census that has begun, what is said of it otherwise."""

    def __init__(self, desk: DeskContext, census: CensusRow | None = None, parent: QWidget | None = None) -> None:
        self._census = census
        day = census.counted_on if census else desk.today()
        counted_by = census.counted_by if census else desk.staff_name(desk.actor().name)
        slots = (
            Slot("counted_on", lambda: self.tr("Day"), DayInput(day, desk.locale)),
            Slot("counted_by", lambda: self.tr("Counted by"), TextInput(counted_by)),
            Slot("note", lambda: self.tr("Note"), TextInput(census.note if census else "")),
        )
        save = (lambda: self.tr("Save")) if census else (lambda: self.tr("Begin the census"))
        super().__init__(desk, slots, save, parent)
        self.cancel_button.setVisible(census is not None)

    def stand(self) -> None:
        """A new one is filled already: a look, and Enter begins."""
        super().stand()
        if self._census is None:
            self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def work(self) -> Work:
        values, by, token, census = self.values(), self._desk.actor(), self.token, self._census
        censuses = self._desk.services.census
        if census is None:
            return lambda: censuses.start(by=by, token=token, **values)
        return lambda: censuses.edit(by=by, token=token, census_id=census.id, version=census.version, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        said = self.tr("Seat census {code} saved") if self._census else self.tr("Seat census {code} has begun")
        return said.format(code=outcome.row.code)


class CorrectionForm(RecordForm):
    """What a correction decides besides: how a stay ended, until when a new one runs, and why."""

    def __init__(
        self,
        desk: DeskContext,
        census: CensusRow,
        line: CensusLine,
        companies: Sequence[tuple[str, object]] = (),
        parent: QWidget | None = None,
    ) -> None:
        assert line.finding is not None
        self._line, self._finding = line, line.finding
        offered = self._finding.correction
        steps = offered.all_steps if offered else _STEPS_OF_UNKNOWN
        slots: list[Slot] = []
        if offered is None:
            slots.append(Slot("company_id", lambda: self.tr("Who was found"), ChoiceInput(companies, is_typed=True)))
        if Step.END in steps and (offered is not None or line.unit.state is UnitState.OCCUPIED):
            known = self._finding.ends_as
            kinds = tuple(dict.fromkeys((*_ENDS, known)))
            ends = ChoiceInput(lambda: [(word("ended_as", code).said(desk.lang), code) for code in kinds], known)
            slots.append(Slot("ended_as", lambda: self.tr("Why the stay ends"), ends))
        if {Step.ASSIGN, Step.TAKE_UP} & steps:
            until = offered.ends_on if offered else None
            last = OpenDayInput(until, _year_on(census.counted_on), desk.locale)
            slots.append(Slot("ends_on", lambda: self.tr("Last day"), last))
            number = TextInput("", lambda: self.tr("Number, if there is one"))
            slots.append(Slot("agreement", lambda: self.tr("Agreement"), number))
        self._words = words = CensusWords()
        slots.append(Slot("reason", lambda: self.tr("Reason"), TextInput(words.reason(census, line.finding.note))))
        super().__init__(desk, slots, lambda: self.tr("Correct"), parent)
        about = label("strong", wrap=True)
        about.setVisible(offered is not None)
        self.box.insertWidget(0, about)
        self.say(about.setText, lambda: capital(words.correction(line, census.counted_on, desk.lang)))

    def stand(self) -> None:
        """It is filled already but for who was found where nobody knew: a look, and Enter."""
        asked = self.slot("company_id")
        (asked.input.widget() if asked else self.save_button).setFocus()

    def work(self) -> Work:
        values, by, token, finding = self.values(), self._desk.actor(), self.token, self._finding
        if finding.correction is None and values["company_id"] is None:
            raise ValueMissing("company_id")
        return lambda: self._desk.services.census.correct(
            by=by, token=token, finding_id=finding.id, version=finding.version, **values
        )

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self._words.done(self._line, outcome.row, self._desk.lang)


class ExplainForm(RecordForm):
    """Why something else was found although the record is right."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"explanation": ("text",)}

    def __init__(self, desk: DeskContext, line: CensusLine, parent: QWidget | None = None) -> None:
        assert line.finding is not None
        self._finding = line.finding
        self._unit = line.unit.code
        slots = (Slot("text", lambda: self.tr("Why the record is right all the same"), TextInput()),)
        super().__init__(desk, slots, lambda: self.tr("Explain"), parent)

    def work(self) -> Work:
        values, by, token, finding = self.values(), self._desk.actor(), self.token, self._finding
        return lambda: self._desk.services.census.explain(
            by=by, token=token, finding_id=finding.id, version=finding.version, **values
        )

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("{unit} explained").format(unit=self._unit)


class ReopenForm(RecordForm):
    """Why a closed census goes on."""

    def __init__(self, desk: DeskContext, census: CensusRow, parent: QWidget | None = None) -> None:
        self._census = census
        slots = (Slot("reason", lambda: self.tr("Reason"), TextInput()),)
        super().__init__(desk, slots, lambda: self.tr("Go on with it"), parent)

    def work(self) -> Work:
        values, by, token, census = self.values(), self._desk.actor(), self.token, self._census
        return lambda: self._desk.services.census.reopen(
            by=by, token=token, census_id=census.id, version=census.version, **values
        )

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("Seat census {code} is open again").format(code=outcome.row.code)


def _year_on(day: date) -> date:
    """The same day of the next year; of 29 February the 28th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28) if is_leap_day else day.replace(year=day.year + 1)
