"""The small forms of a check-list: two signatures, a note, another due day, a reason to close."""

from collections.abc import Callable
from typing import Any

from jib_desk.services.changes import Outcome
from jib_desk.services.rows.tasks import ChecklistItemRow, ChecklistRow
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.form_inputs import DayInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot


class ChecklistForm(RecordForm):
    """A form about one item, or about the list as a whole; what it is about stands above the fields."""

    def __init__(self, desk: DeskContext, slots: tuple[Slot, ...], save: Callable[[], str], about: str) -> None:
        super().__init__(desk, slots, save)
        self.box.insertWidget(0, label("dim", about, wrap=True))

    def item_text(self, item: ChecklistItemRow) -> str:
        """An item in the window's language."""
        return self._desk.name(item.text_en, item.text_zh)


class SignForm(ChecklistForm):
    """Both names under what was accepted together, as on the paper."""

    def __init__(self, desk: DeskContext, item: ChecklistItemRow) -> None:
        self._item = item
        slots = (
            Slot("signed_for_company", lambda: self.tr("Signed for the company"), TextInput(item.signed_for_company)),
            Slot(
                "signed_for_centre",
                lambda: self.tr("Signed for the centre"),
                TextInput(item.signed_for_centre or desk.staff_name(desk.actor().name)),
            ),
        )
        super().__init__(desk, slots, lambda: self.tr("Done, both signed"), desk.name(item.text_en, item.text_zh))

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, item = self.values(), self._desk.actor(), self._item
        tick = self._desk.services.checklists.tick
        return lambda: tick(by=by, item_id=item.id, version=item.version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("Done: {item}").format(item=self.item_text(self._item))


class NoteForm(ChecklistForm):
    """What is to be remembered of an item, such as the numbers of keys."""

    def __init__(self, desk: DeskContext, item: ChecklistItemRow) -> None:
        self._item = item
        slots = (Slot("note", lambda: self.tr("Note"), TextInput(item.note)),)
        super().__init__(desk, slots, lambda: self.tr("Save note"), desk.name(item.text_en, item.text_zh))

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, item = self.values(), self._desk.actor(), self._item
        note = self._desk.services.checklists.note
        return lambda: note(by=by, item_id=item.id, version=item.version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("Note saved")


class DueForm(ChecklistForm):
    """Another day on which everything is to be done."""

    def __init__(self, desk: DeskContext, row: ChecklistRow, about: str) -> None:
        self._row = row
        slots = (Slot("due_on", lambda: self.tr("Due"), DayInput(row.due_on, desk.locale)),)
        super().__init__(desk, slots, lambda: self.tr("Change due day"), about)

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, row = self.values(), self._desk.actor(), self._row
        move = self._desk.services.checklists.move_due
        return lambda: move(by=by, checklist_id=row.id, version=row.version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("Due on {day}").format(day=self._desk.day_text(outcome.row.due_on))


class CloseForm(ChecklistForm):
    """Why no more is done although items are open."""

    def __init__(self, desk: DeskContext, row: ChecklistRow, about: str) -> None:
        self._row = row
        slots = (Slot("reason", lambda: self.tr("Why is the rest not done?"), TextInput()),)
        super().__init__(desk, slots, lambda: self.tr("Close the list"), about)

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, row = self.values(), self._desk.actor(), self._row
        close = self._desk.services.checklists.close
        return lambda: close(by=by, checklist_id=row.id, version=row.version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("List closed")
