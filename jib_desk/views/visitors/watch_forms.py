"""The forms of the watch list: an entry, its end, and what became of a match."""

from collections.abc import Mapping
from typing import Any, ClassVar

from jib_desk.rules.desk_words import WatchAction, WatchOutcome
from jib_desk.rules.words import word
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.watch import WatchEntryRow, WatchMatchRow
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.form_inputs import ChoiceInput, Items, OpenDayInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot, Work


class EntryForm(RecordForm):
    """Who is to be noticed, by what, why, and what to do; empty for a new one."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"name": ("name_zh",)}

    def __init__(self, desk: DeskContext, row: WatchEntryRow | None = None) -> None:
        self._row = row

        def actions() -> Items:
            return [(word("watch_action", action).said(desk.lang), action) for action in WatchAction]

        until = OpenDayInput(row.until_on if row else None, desk.today(), desk.locale, lambda: self.tr("Until ended"))
        slots = (
            Slot("name_zh", lambda: self.tr("Chinese name"), TextInput(row.name_zh if row else "")),
            Slot("name_latin", lambda: self.tr("Latin name"), TextInput(row.name_latin if row else "")),
            Slot("organisation", lambda: self.tr("Organisation"), TextInput(row.organisation if row else "")),
            Slot("phone", lambda: self.tr("Phone"), TextInput(row.phone if row else "")),
            Slot("reason", lambda: self.tr("Reason (read by managers only)"), TextInput(row.reason if row else "")),
            Slot(
                "action", lambda: self.tr("At the desk"), ChoiceInput(actions, row.action if row else WatchAction.TELL)
            ),
            Slot("until_on", lambda: self.tr("Last day"), until),
        )
        for slot in slots:
            if isinstance(slot.input, TextInput):
                slot.input.setCursorPosition(0)  # a long text is read from its beginning
        super().__init__(desk, slots, lambda: self.tr("Save") if row else self.tr("Add to the list"))

    def work(self) -> Work:
        """Adds or changes the entry."""
        by, token, watch, row = self._desk.actor(), self.token, self._desk.services.watch, self._row
        values: dict[str, Any] = self.values()
        if row is None:
            return lambda: watch.add(by=by, token=token, **values)
        return lambda: watch.edit(by=by, entry_id=row.id, version=row.version, token=token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        """Said without a name: others look at the screen."""
        del outcome
        return self.tr("The list is saved")


class EndForm(RecordForm):
    """Nobody looks for this person any more."""

    def __init__(self, desk: DeskContext, row: WatchEntryRow) -> None:
        self._row = row
        slots = (Slot("reason", lambda: self.tr("Why it ends"), TextInput("")),)
        super().__init__(desk, slots, lambda: self.tr("End the entry"))

    def work(self) -> Work:
        """Ends the entry today."""
        by, token, watch, row = self._desk.actor(), self.token, self._desk.services.watch, self._row
        reason = str(self.values()["reason"])
        return lambda: watch.end(by=by, entry_id=row.id, version=row.version, reason=reason, token=token)

    def done_text(self, outcome: Outcome[Any]) -> str:
        """Said without a name."""
        del outcome
        return self.tr("The entry is ended")


class MatchForm(RecordForm):
    """What became of somebody who was noticed, said or set right afterwards."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"reason": ("note",)}

    def __init__(self, desk: DeskContext, row: WatchMatchRow) -> None:
        self._row = row

        def outcomes() -> Items:
            return [(word("watch_outcome", outcome).said(desk.lang), outcome) for outcome in WatchOutcome]

        slots = (
            Slot("outcome", lambda: self.tr("Decided"), ChoiceInput(outcomes, row.outcome or WatchOutcome.REFUSED)),
            Slot("note", lambda: self.tr("Note"), TextInput(row.note)),
        )
        super().__init__(desk, slots, lambda: self.tr("Save"))

    def work(self) -> Work:
        """Writes what was decided."""
        by, token, watch, row = self._desk.actor(), self.token, self._desk.services.watch, self._row
        values: dict[str, Any] = self.values()
        return lambda: watch.decide(by=by, match_id=row.id, version=row.version, token=token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        """Said without a name."""
        del outcome
        return self.tr("Noted")
