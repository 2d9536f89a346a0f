"""Lost and found: what was found or is missed, what may be the same thing, and how it ended."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from jib_desk.rules.desk_words import LostKind, LostOutcome
from jib_desk.rules.words import word
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.register import LostRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.register import LostModel
from jib_desk.views.register.asking import ask
from jib_desk.views.register.due import MomentOr
from jib_desk.views.register.pane import OVER, Pane
from jib_desk.views.theme import Size
from jib_desk.views.widgets.form_inputs import ChoiceInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot

_M = LostModel
_TEXTS = ("what", "place", "kept_in", "person", "phone")


class LostPane(Pane):
    """When it was found, or missed: just now, unless somebody says otherwise."""

    name = "lost"
    tables = ("lost_item",)
    places = {"start": "seen_at"}  # noqa: RUF012 - as in Pane
    stretch = _M.WHAT
    widths = {  # noqa: RUF012 - as in Pane
        _M.KIND: Size.COLUMN_NARROW,
        _M.PLACE: Size.COLUMN_WIDE,
        _M.PERSON: Size.COLUMN_WIDE,
        _M.SINCE: Size.COLUMN,
        _M.STATE: Size.COLUMN_NAME,
    }
    yielding = (_M.SINCE, _M.PERSON, _M.PLACE)

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, LostModel(desk.lang, desk.zone), parent)
        self.model.setParent(self)
        self.what, self.place, self.kept_in, self.person, self.phone = (QLineEdit() for _ in _TEXTS)
        kinds = [kind.value for kind in LostKind]
        self.kind = ChoiceInput(
            lambda: [(word("lost_kind", kind).said(desk.lang), kind) for kind in kinds], LostKind.FOUND.value
        )
        self.add_field("kind", self.kind, lambda: self.tr("Found or missed"))
        self.add_field("what", self.what, lambda: self.tr("What"))
        self.add_field("place", self.place, lambda: self.tr("Where"))
        self.seen = MomentOr(desk, lambda: self.tr("Just now"))
        self.add_field("seen_at", self.seen, lambda: self.tr("When"))
        self.add_field("kept_in", self.kept_in, lambda: self.tr("Where it is kept"))
        self.add_field("person", self.person, lambda: self.tr("Who found or misses it"))
        self.add_field("phone", self.phone, lambda: self.tr("Phone"))
        self.say(self.what.setPlaceholderText, lambda: self.tr("Such as: black umbrella"))
        self.say(self.heading.setText, self._heading)
        self.say(self.save_button.setText, lambda: self.tr("Save (Enter)"))
        self.add_verb(lambda: self.tr("Settle…"), self.act, _one_open)
        self.add_verb(lambda: self.tr("Edit"), lambda rows: self.change(rows[0]), _one_open)
        self.begin(self.what)

    def _heading(self) -> str:
        return self.tr("Found, or missed") if self.row is None else self.tr("Change the entry")

    def open_text(self) -> str:
        return self.tr("Open")

    def over_text(self) -> str:
        return self.tr("Settled")

    def nothing_text(self) -> str:
        if self.search.text().strip():
            return self.tr("Nothing has these words.")
        if self.which.current == OVER:
            return self.tr("Nothing was settled yet.")
        return self.tr("Nothing was found and nothing is missed.")

    def done_text(self) -> str:
        return self.tr("Noted: {what}").format(what=self.what.text().strip())

    def read(self, is_over: bool, /) -> Sequence[LostRow]:
        things = self.desk.services.lost_items
        return things.settled() if is_over else things.unsettled()

    def work(self, token: str, /) -> Callable[[], Outcome[Any]]:
        things, by, row = self.desk.services.lost_items, self.desk.actor(), self.row
        kind = LostKind(str(self.kind.value()))
        values: dict[str, Any] = {name: getattr(self, name).text() for name in _TEXTS}
        values["seen_at"] = self.seen.value()
        if row is None:
            return lambda: things.note(by=by, token=token, kind=kind, **values)
        values |= {"note": row.note, "seen_at": values["seen_at"] or self.desk.clock.now()}
        return lambda: things.edit(by=by, token=token, item_id=row.id, version=row.version, kind=kind, **values)

    def clear(self) -> None:
        for name in _TEXTS:
            getattr(self, name).setText("")
        self.kind.choose_code(LostKind.FOUND.value)
        self.seen.begin()
        self.heading.setText(self._heading())

    def change(self, row: object) -> None:
        assert isinstance(row, LostRow)  # of this pane's table
        super().change(row)
        for name in _TEXTS:
            getattr(self, name).setText(getattr(row, name))
        self.kind.choose_code(row.kind.value)
        self.seen.begin(row.seen_at)
        self.heading.setText(self._heading())

    def is_written(self) -> bool:
        return bool(self.what.text().strip() or self.person.text().strip())

    def act(self, rows: Sequence[LostRow], /) -> None:
        """Asks how it ended."""
        if _one_open(rows):
            ask(SettleForm(self.desk, rows[0]), rows[0].what, self)


class SettleForm(RecordForm):
    """How it ended, and who got it."""

    def __init__(self, desk: DeskContext, row: LostRow, parent: QWidget | None = None) -> None:
        self._row = row
        codes = [outcome.value for outcome in LostOutcome]
        choices = ChoiceInput(
            lambda: [(word("lost_outcome", code).said(desk.lang), code) for code in codes], LostOutcome.GIVEN_BACK.value
        )
        given_to = TextInput(row.person if row.kind is LostKind.MISSED else "")
        slots = (
            Slot("outcome", lambda: self.tr("How it ended"), choices),
            Slot("given_to", lambda: self.tr("Given to"), given_to),
        )
        super().__init__(desk, slots, lambda: self.tr("Settle"), parent)

    def stand(self) -> None:
        """Most things are given back: the name is what is typed."""
        self.field("given_to").setFocus()

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, token, row = self.values(), self._desk.actor(), self.token, self._row
        outcome, who, things = LostOutcome(str(values["outcome"])), values["given_to"], self._desk.services.lost_items
        return lambda: things.settle(
            by=by, token=token, item_id=row.id, version=row.version, outcome=outcome, given_to=who
        )

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("Settled: {what}").format(what=outcome.row.what)


def _one_open(rows: Sequence[LostRow]) -> bool:
    return len(rows) == 1 and rows[0].closed_at is None
