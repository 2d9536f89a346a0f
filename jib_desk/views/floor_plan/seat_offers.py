"""A way on beside a refusal: units that are free, or a last day that is, each one press away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from jib_desk.services.errors import SeatTaken, UnitRetires
from jib_desk.services.rows.seats import FreeUnit
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.packing import in_rows
from jib_desk.views.floor_plan.seat_fields import Subject
from jib_desk.views.floor_plan.seat_wishes import Values, first_day, last_day
from jib_desk.views.floor_plan.verbs import Verb, verb_text
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, clear, label, row_of
from jib_desk.views.widgets.form_inputs import OpenDayInput

_ONE_DAY = timedelta(days=1)
_MOST_IN_A_ROW = 3
_UNIT_FIELDS = ("to_unit_id", "unit_id")


@dataclass(frozen=True, slots=True)
class Offer:
    """What a button says, and what it fills into which fields, or which verb it leads to."""

    text: Callable[[], str]
    fills: dict[str, Any] = field(default_factory=dict[str, Any])
    verb: Verb | None = None  # that comes first: its form is opened instead


class Offers(QObject):
    """Finds the ways round a conflict."""

    def __init__(self, desk: DeskContext, verb: Verb, subject: Callable[[], Subject], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._verb = verb
        self._subject = subject

    def first(self) -> list[Offer]:
        """What who is past the end has to agree on before anything else."""
        verbs = (Verb.EXTEND, Verb.END)
        return [Offer(lambda verb=verb: verb_text(verb), verb=verb) for verb in verbs]

    def around(self, error: SeatTaken | UnitRetires, values: Values) -> list[Offer]:
        """What else could be had: the same unit until somebody comes or it goes, then others with desks enough."""
        start, end = first_day(values), last_day(values)
        offers: list[Offer] = []
        name = next((name for name in ("ends_on", "expires_on") if name in values), None)
        subject = self._subject()
        earliest = start or (subject.current.starts_on if subject.current else subject.on)
        gone = error.start if isinstance(error, SeatTaken) else error.on
        if name is not None and gone > earliest:
            last = gone - _ONE_DAY
            offers.append(Offer(lambda: self._until(error.unit, last), {name: last}))
        unit_field = next((name for name in _UNIT_FIELDS if name in values), None)
        if unit_field is None or start is None or self._verb is Verb.SWAP:
            return offers
        current = subject.current if self._verb is Verb.MOVE else None
        free = self._desk.services.seats.next_free(
            start,
            current.ends_on if current is not None else end,
            unit_id=values[unit_field],
            company_id=self._company(values),
            besides=frozenset({current.id}) if current is not None else frozenset(),
        )
        left = subject.unit.id if current is not None and subject.unit is not None else None  # nobody moves to there
        return [*offers, *(self._of(unit, unit_field, values) for unit in free if unit.unit_id != left)]

    def suiting(self, values: Values) -> list[Offer]:
        """Where the company would find desks enough, while no unit is chosen yet."""
        start, unit_field = first_day(values), next((name for name in _UNIT_FIELDS if name in values), None)
        company_id = self._company(values)
        if start is None or unit_field is None or company_id is None or values[unit_field] is not None:
            return []
        free = self._desk.services.seats.next_free(start, last_day(values), company_id=company_id)
        return [self._of(unit, unit_field, values) for unit in free]

    def _company(self, values: Values) -> int | None:
        if "company_id" in values:
            return values["company_id"]
        unit = self._subject().unit
        return unit.company_id if unit else None

    def _of(self, unit: FreeUnit, unit_field: str, values: Values) -> Offer:
        start, end = first_day(values), last_day(values)
        fills: dict[str, Any] = {unit_field: unit.unit_id}
        if start is None or unit.first == start:
            return Offer(lambda: self._size(unit), fills)
        fills["starts_on" if "starts_on" in values else "on"] = unit.first
        if end is not None:
            fills["ends_on" if "ends_on" in values else "expires_on"] = end + (unit.first - start)
        return Offer(lambda: self._from(unit), fills)

    def _size(self, unit: FreeUnit) -> str:
        text = self.tr("{unit} · 1 desk") if unit.desks == 1 else self.tr("{unit} · {count} desks")
        return text.format(unit=unit.code, count=unit.desks)

    def _from(self, unit: FreeUnit) -> str:
        day = short_day_text(unit.first, self._desk.lang)
        return self.tr("{unit} from {day}").format(unit=unit.code, day=day)

    def _until(self, code: str, last: Any) -> str:
        return self.tr("{unit} until {day}").format(unit=code, day=short_day_text(last, self._desk.lang))


class OfferRow(QWidget):
    """The offers as buttons below a field; hidden when there are none."""

    offer_chosen = Signal(object)  # Offer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.XS)
        self._offers: tuple[Offer, ...] = ()
        self._is_instead = True
        self._before: QWidget | None = None
        self._buttons: list[QPushButton] = []
        Texts(self).bind(self._say, lambda: "")

    def show_offers(self, offers: Sequence[Offer], *, is_instead: bool) -> None:
        """Shows these and no others; `is_instead` of something that cannot be had, or before it can be."""
        self._offers, self._is_instead = tuple(offers), is_instead
        self._say()

    def follow(self, widget: QWidget) -> None:
        """Tab leads here from the control above."""
        self._before = widget.is_open if isinstance(widget, OpenDayInput) else widget

    def _say(self, _text: str = "") -> None:
        clear(self._box)
        if self._offers:
            self._box.addWidget(label("caption", self._caption()))
        made = self._buttons = [self._button(offer) for offer in self._offers]
        for row in in_rows(made, _MOST_IN_A_ROW):
            self._box.addLayout(row_of(*row))
        self.setVisible(bool(self._offers))
        self._chain()

    def _caption(self) -> str:
        if self._offers[0].verb is not None:
            return self.tr("First:")
        return self.tr("Free instead:") if self._is_instead else self.tr("Would suit:")

    def showEvent(self, event: QShowEvent) -> None:
        """In its window, Tab goes through it as the eye does."""
        super().showEvent(event)
        self._chain()

    def _chain(self) -> None:
        if self._before is None or self._before.window() is not self.window():
            return
        for before, after in pairwise((self._before, *self._buttons)):
            self.setTabOrder(before, after)

    def _button(self, offer: Offer) -> QPushButton:
        made = button("chip", offer.text())
        made.clicked.connect(lambda: self.offer_chosen.emit(offer))
        return made
