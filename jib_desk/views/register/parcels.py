"""Parcels: scan the number, type the company, Enter, and the next one; handed out to whoever comes for them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from jib_desk import phrases
from jib_desk.rules.parcels import MOST_PIECES, carrier_of, is_like_number
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import ParcelHere
from jib_desk.services.rows.register import AddresseeHit, ParcelRow, Telling
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.register import ParcelsModel
from jib_desk.views.register.asking import ask
from jib_desk.views.register.pane import OVER, Pane
from jib_desk.views.register.whom import WhomField
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.form_inputs import CheckInput, TextInput
from jib_desk.views.widgets.inputs import NumberBox
from jib_desk.views.widgets.record_form import RecordForm, Slot

_M = ParcelsModel


class NumberLine(QLineEdit):
    """Takes what a scanner types; its Enter leads to the next field and saves nothing."""

    def __init__(self, go_on: Callable[[], object]) -> None:
        super().__init__()
        self._go_on = go_on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on()
        else:
            super().keyPressEvent(event)


class ParcelsPane(Pane):
    """The place stays from one parcel to the next, everything else is new."""

    name = "parcels"
    tables = ("parcel", "company", "contact", "outbox_message")
    places = {"addressee": "company", "contact": "company"}  # noqa: RUF012 - as in Pane
    stretch = _M.WHOM
    widths = {  # noqa: RUF012 - as in Pane
        _M.NUMBER: Size.COLUMN + Size.COLUMN_WIDE,  # with the carrier
        _M.PIECES: Size.COLUMN_NARROW,
        _M.PLACE: Size.COLUMN,
        _M.SINCE: Size.COLUMN,
        _M.STATE: Size.COLUMN + Space.M,  # "Message underway" goes in
    }
    # Who collected it, and when.
    widths_over = {_M.STATE: Size.COLUMN_WIDE + Size.COLUMN_NARROW}  # noqa: RUF012 - as in Pane
    yielding = (_M.PIECES, _M.PLACE, _M.NUMBER, _M.STATE)

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, ParcelsModel(desk.lang, desk.zone), parent)
        self.model.setParent(self)
        self.number = NumberLine(self._to_whom)
        self.whom = WhomField(desk, self.save)
        self.carrier, self.place, self.pieces = QLineEdit(), QLineEdit(), NumberBox(1, MOST_PIECES)
        self.number.textChanged.connect(self._name_carrier)
        self.add_field("number", self.number, lambda: self.tr("Number"))
        self.add_field("company", self.whom, lambda: self.tr("For whom"))
        self.add_field("carrier", self.carrier, lambda: self.tr("Carrier"))
        self.add_field("pieces", self.pieces, lambda: self.tr("Pieces"))
        self.add_field("place", self.place, lambda: self.tr("Where it lies"))
        self.say(self.number.setPlaceholderText, lambda: self.tr("Scan, or type and Enter"))
        self.say(self.whom.setPlaceholderText, lambda: self.tr("Company or person"))
        self.whom.set_footer(lambda: self.tr("Enter takes it and saves the parcel"))
        self.say(self.heading.setText, self._heading)
        self.say(self.save_button.setText, lambda: self.tr("Save (Enter)"))
        self.add_verb(lambda: self.tr("Collected…"), self.act, _wait)
        self.add_verb(lambda: self.tr("Told"), self.note_told, _untold)
        self.add_verb(lambda: self.tr("Sent back"), self.send_back, _wait)
        self.add_verb(lambda: self.tr("Edit"), lambda rows: self.change(rows[0]), _one_waits)
        self.begin(self.number)

    # --- words ---------------------------------------------------------------------------------

    def _heading(self) -> str:
        return self.tr("Receive a parcel") if self.row is None else self.tr("Change the parcel")

    def open_text(self) -> str:
        return self.tr("Waiting")

    def over_text(self) -> str:
        return self.tr("Gone")

    def nothing_text(self) -> str:
        if self.search.text().strip():
            return self.tr("No parcel has these words.")
        if self.which.current == OVER:
            return self.tr("No parcel was collected or sent back yet.")
        return self.tr("No parcel waits. Scan one: its number, then the company and Enter.")

    def done_text(self) -> str:
        number, name = self.number.text().strip(), self.whom.text().strip()
        if not number:
            return self.tr("Parcel saved for {name}").format(name=name)
        return self.tr("Parcel {number} saved for {name}").format(number=number, name=name)

    # --- the form ------------------------------------------------------------------------------

    def read(self, is_over: bool, /) -> Sequence[ParcelRow]:
        parcels = self.desk.services.parcels
        return parcels.done() if is_over else parcels.waiting()

    def work(self, token: str, /) -> Callable[[], Outcome[Any]]:
        parcels, by, row = self.desk.services.parcels, self.desk.actor(), self.row
        values: dict[str, Any] = {
            "number": self.number.text(),
            "company_id": self.whom.company_id,
            "contact_id": self.whom.contact_id,
            "addressee": self.whom.written,
            "carrier": self.carrier.text(),
            "pieces": self.pieces.value(),
            "place": self.place.text(),
        }
        if row is None:
            return lambda: parcels.receive(by=by, token=token, **values)
        values["note"] = row.note
        return lambda: parcels.edit(by=by, token=token, parcel_id=row.id, version=row.version, **values)

    def clear(self) -> None:
        self.number.setText("")  # unlike clear(), it leaves nothing for Ctrl+Z: that is of the parcel
        self.whom.choose(None)
        self.whom.close_offers()
        self.carrier.setText("")
        self.pieces.setValue(1)
        self.heading.setText(self._heading())

    def is_written(self) -> bool:
        return bool(self.number.text().strip() or self.whom.text().strip())

    def change(self, row: object) -> None:
        assert isinstance(row, ParcelRow)  # of this pane's table
        super().change(row)
        known = row.company_id is not None or row.contact_id is not None
        name = row.addressee if row.contact_id is not None else ""
        hit = AddresseeHit(row.company_id, row.company_zh, row.company_en, row.contact_id, name, name)
        self.number.setText(row.number)
        self.whom.choose(hit if known else None, row.addressee)
        self.carrier.setText(row.carrier)
        self.pieces.setValue(row.pieces)
        self.place.setText(row.place)
        self.heading.setText(self._heading())

    def save(self) -> None:
        """A second scan while somebody's name is asked for is nobody's name."""
        if not is_like_number(self.whom.written):
            super().save()
            return
        self.clear_errors()
        self.show_error(
            lambda: self.tr("This reads like the number of another parcel. Whom is this one for?"), "company"
        )

    def _to_whom(self) -> None:
        """On to the name; a parcel that lies here already is said at once, and ↓ leads to it."""
        self.clear_errors()
        here = self.desk.read(lambda: self.desk.services.parcels.here(self.number.text()))
        if here is None or (self.row is not None and here.id == self.row.id):
            self.whom.setFocus()
            return
        whose = self.desk.name(here.company_en, here.company_zh) or here.addressee
        refused = ParcelHere(here.number, whose, here.received_at)
        self.point_to(here.id)
        QApplication.beep()  # whoever scans looks at the parcels

        def said() -> str:
            return " ".join((phrases.sentence(refused, self.desk.lang, self.desk.zone), self.tr("↓ leads to it.")))

        self.show_error(said, "number")

    def _name_carrier(self, number: str) -> None:
        """Written by itself where it is sure, and never over what somebody typed."""
        if self.row is None and not self.carrier.isModified():
            self.carrier.setText(carrier_of(number))

    # --- what is done with them ----------------------------------------------------------------

    def act(self, rows: Sequence[ParcelRow], /) -> None:
        """Somebody comes for them: asks who."""
        if _wait(rows):
            whose = {self.desk.name(row.company_en, row.company_zh) or row.addressee for row in rows}
            title = whose.pop() if len(whose) == 1 else self.tr("%n parcel(s)", "", len(rows))
            ask(CollectForm(self.desk, rows), title, self)

    def note_told(self, rows: Sequence[ParcelRow]) -> None:
        """They were told by word or phone."""
        keys, by, parcels = [row.id for row in rows], self.desk.actor(), self.desk.services.parcels
        self.desk.run(partial(parcels.told, by=by, parcel_ids=keys, token=uuid4().hex), text=self.tr("Noted: told"))

    def send_back(self, rows: Sequence[ParcelRow]) -> None:
        """They go back to their senders."""
        keys, by, parcels = [row.id for row in rows], self.desk.actor(), self.desk.services.parcels
        text = self.tr("%n parcel(s) sent back", "", len(keys))
        self.desk.run(partial(parcels.send_back, by=by, parcel_ids=keys, token=uuid4().hex), text=text)


class CollectForm(RecordForm):
    """Who takes them along; all that wait for the same company are offered together."""

    def __init__(self, desk: DeskContext, rows: Sequence[ParcelRow], parent: QWidget | None = None) -> None:
        self._given = tuple(rows)
        company = rows[0].company_id
        is_one = company is not None and all(row.company_id == company for row in rows)
        self._theirs = desk.read(lambda: desk.services.parcels.waiting(company)) if is_one else ()
        slots = [Slot("collected_by", lambda: self.tr("Collected by"), TextInput(rows[0].addressee))]
        if len(self._theirs) > len(rows):
            everything = CheckInput(
                lambda: self.tr("All %n of the company", "", len(self._theirs)), is_checked=len(rows) == 1
            )
            slots.append(Slot("everything", lambda: self.tr("Parcels"), everything))
        super().__init__(desk, slots, lambda: self.tr("Hand out"), parent)

    def stand(self) -> None:
        """A name that stands there may be another's: what is typed takes its place."""
        who = self.field("collected_by").control
        who.setFocus()
        if isinstance(who, QLineEdit):
            who.selectAll()

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, token, parcels = self.values(), self._desk.actor(), self.token, self._desk.services.parcels
        keys = [row.id for row in (self._theirs if values.get("everything") else self._given)]
        who = values["collected_by"]
        return lambda: parcels.collect(by=by, parcel_ids=keys, collected_by=who, token=token)

    def done_text(self, outcome: Outcome[Any]) -> str:
        return self.tr("%n parcel(s) collected", "", len(outcome.row))


def _wait(rows: Sequence[ParcelRow]) -> bool:
    return bool(rows) and all(row.is_waiting for row in rows)


def _untold(rows: Sequence[ParcelRow]) -> bool:
    return _wait(rows) and any(row.telling is not Telling.TOLD for row in rows)


def _one_waits(rows: Sequence[ParcelRow]) -> bool:
    return len(rows) == 1 and _wait(rows)
