"""The forms of what comes before a seat: a scouted company, a place on the waiting list, and a seat held for it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from jib_desk.rules.words import ScoutSource, Sector, WaitOutcome, word
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.admission import ScoutingRow, SeatOffer, WaitingRow
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import day_text
from jib_desk.views.widgets.form_inputs import ChoiceInput, DayInput, NumberInput, OpenDayInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot

_HELD_DAYS = timedelta(days=14)


class WaitingForm(RecordForm):
    """A place on the waiting list, new or changed."""

    def __init__(self, desk: DeskContext, company_id: int, entry: WaitingRow | None = None) -> None:
        self._company_id = company_id
        self._entry = entry
        today = desk.today()
        wanted = OpenDayInput(
            entry.wanted_on if entry else None, today, desk.locale, lambda: self.tr("As soon as there is one")
        )
        slots = [
            Slot("desks", lambda: self.tr("Desks wanted"), NumberInput(entry.desks if entry else None, 999)),
            Slot("wanted_on", lambda: self.tr("Not before"), wanted),
            Slot("note", lambda: self.tr("Note"), TextInput(entry.note if entry else "")),
        ]
        if entry is None:
            slots.insert(1, Slot("since_on", lambda: self.tr("Waiting since"), DayInput(today, desk.locale)))
        super().__init__(desk, slots, self._verb)

    def _verb(self) -> str:
        return self.tr("Save") if self._entry else self.tr("Put on the list")

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, entry = self.values(), self._desk.actor(), self._entry
        admission, key = self._desk.services.admission, self._company_id
        if entry is None:
            return lambda: admission.add_waiting(by=by, company_id=key, token=self.token, **values)
        return lambda: admission.edit_waiting(
            by=by, entry_id=entry.id, version=entry.version, token=self.token, **values
        )

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: WaitingRow = outcome.row
        text = self.tr("{company} waits for 1 desk") if row.desks == 1 else self.tr("{company} waits for {count} desks")
        return text.format(company=self._desk.name(row.company_en, row.company_zh), count=row.desks)


class EndWaitForm(RecordForm):
    """How a wait ended."""

    def __init__(self, desk: DeskContext, entry: WaitingRow) -> None:
        self._entry = entry
        chosen = ChoiceInput(
            lambda: [(word("wait_outcome", code).said(desk.lang), code) for code in WaitOutcome], WaitOutcome.WITHDRAWN
        )
        slot = Slot("outcome", lambda: self.tr("How did it end?"), chosen)
        super().__init__(desk, (slot,), lambda: self.tr("Take off the list"))

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, entry = self.values(), self._desk.actor(), self._entry
        admission = self._desk.services.admission
        return lambda: admission.close_waiting(
            by=by, entry_id=entry.id, version=entry.version, token=self.token, **values
        )

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: WaitingRow = outcome.row
        return self.tr("{company} does not wait any more").format(
            company=self._desk.name(row.company_en, row.company_zh)
        )


class HoldForm(RecordForm):
    """A free unit held for who waits, for a fortnight unless said otherwise."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "unit": ("unit_id",), "end": ("expires_on",), "start": ("starts_on",)
    }  # fmt: skip

    def __init__(self, desk: DeskContext, wait: WaitingRow, offers: Sequence[SeatOffer]) -> None:
        self._wait = wait
        first = offers[0]
        items: list[tuple[str, object]] = [(self._offer_text(desk, offer), offer.unit_id) for offer in offers]
        slots = (
            Slot("unit_id", lambda: self.tr("Seat"), ChoiceInput(items, first.unit_id)),
            Slot("starts_on", lambda: self.tr("From"), DayInput(first.free_on, desk.locale)),
            Slot("expires_on", lambda: self.tr("Held until"), DayInput(first.free_on + _HELD_DAYS, desk.locale)),
        )
        super().__init__(desk, slots, lambda: self.tr("Hold the seat"))

    def _offer_text(self, desk: DeskContext, offer: SeatOffer) -> str:
        text = self.tr("{unit} · 1 desk") if offer.desks == 1 else self.tr("{unit} · {count} desks")
        said = text.format(unit=offer.unit_code, count=offer.desks)
        if offer.free_on > desk.today():
            said = self.tr("{seat} · from {day}").format(seat=said, day=day_text(offer.free_on, desk.lang))
        if offer.until_on is not None:
            said = self.tr("{seat} · until {day}").format(seat=said, day=day_text(offer.until_on, desk.lang))
        return said

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, key = self.values(), self._desk.actor(), self._wait.company_id
        seats = self._desk.services.seats
        return lambda: seats.hold(by=by, company_id=key, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: AssignmentRow = outcome.row
        company = self._desk.name(row.company_en, row.company_zh)
        return self.tr("{unit} held for {company}").format(unit=row.unit_code, company=company)


class ScoutingForm(RecordForm):
    """How a company was found: of one that has a card, or of a new one (`company_id` None) together with its card."""

    def __init__(self, desk: DeskContext, company_id: int | None, scouting: ScoutingRow | None = None) -> None:
        self._company_id = company_id
        row = scouting
        sources = ChoiceInput(
            lambda: [(word("scout_source", code).said(desk.lang), code) for code in ScoutSource],
            row.source if row else ScoutSource.BMW,
        )
        slots = [
            Slot("source", lambda: self.tr("Found by"), sources),
            Slot("source_note", lambda: self.tr("Where, by whom"), TextInput(row.source_note if row else "")),
            Slot(
                "scouted_on",
                lambda: self.tr("Found on"),
                DayInput(row.scouted_on if row else desk.today(), desk.locale),
            ),
            Slot("score", lambda: self.tr("Score, 0 to 100"), NumberInput(row.score if row else None, 999)),
            Slot("note", lambda: self.tr("Note"), TextInput(row.note if row else "")),
        ]
        if company_id is None:
            sectors = ChoiceInput(
                lambda: [(word("sector", code).said(desk.lang), code) for code in Sector], Sector.OTHER
            )
            slots[:0] = [
                Slot("name_zh", lambda: self.tr("Chinese name"), TextInput()),
                Slot("name_en", lambda: self.tr("English name"), TextInput()),
                Slot("sector", lambda: self.tr("Sector"), sectors),
            ]
        super().__init__(desk, slots, self._verb)

    def _verb(self) -> str:
        return self.tr("Add company") if self._company_id is None else self.tr("Save")

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, key = self.values(), self._desk.actor(), self._company_id
        admission = self._desk.services.admission
        if key is None:
            return lambda: admission.add_scouted(by=by, token=self.token, **values)
        return lambda: admission.scout(by=by, company_id=key, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: CompanyRow | ScoutingRow = outcome.row
        if isinstance(row, ScoutingRow):
            return self.tr("Scouting saved")
        name = self._desk.name(row.name_en, row.name_zh)
        return self.tr("{company} added as {code}").format(company=name, code=row.code)


class AppliedForm(RecordForm):
    """The day on which a company applied."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"applied_on": ("on",)}

    def __init__(self, desk: DeskContext, company_id: int, version: int) -> None:
        self._key = company_id, version
        day = Slot("on", lambda: self.tr("Applied on"), DayInput(desk.today(), desk.locale))
        super().__init__(desk, (day,), lambda: self.tr("Note the application"))

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, (key, version) = self.values(), self._desk.actor(), self._key
        admission = self._desk.services.admission
        return lambda: admission.applied(by=by, company_id=key, version=version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: CompanyRow = outcome.row
        return self.tr("{company} has applied").format(company=self._desk.name(row.name_en, row.name_zh))
