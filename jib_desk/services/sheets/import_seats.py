"""What a row of a ledger says of seats: an assignment is found by company, unit and overlapping dates.

Area, desks and status are compared with what is recorded and never written (DOMAIN §4 "Verdicts").
"""

from datetime import date, timedelta

from jib_desk.excel.ledger import LedgerRow
from jib_desk.rules.words import AssignmentKind, CompanyStage, EndedAs, word
from jib_desk.rules.written import End
from jib_desk.services.sheets.import_book import Book, CompanyDraft, SeatDraft, UnitDraft
from jib_desk.services.sheets.import_thought import Thought

ONE_DAY = timedelta(days=1)
LONG_TERM = "长期"


class SeatMatcher:
    """`day` is the sheet's 截至 date, else today; what ends before `today` is vacated on its end."""

    def __init__(self, book: Book, day: date, today: date) -> None:
        self._book = book
        self._day = day
        self._today = today

    def think(self, draft: CompanyDraft, thought: Thought) -> None:
        """Everything that the row says of seats."""
        row = thought.row
        for code in row.units:
            self._seat(draft, self._book.units[code], thought)
        if not row.units and (row.start or row.end or row.agreement):
            thought.warn("seat", "no_seat_given")
        self._compare(draft, thought)

    def _seat(self, draft: CompanyDraft, unit: UnitDraft, thought: Thought) -> None:
        row = thought.row
        meant = self._meant(draft, unit, thought)
        if len(meant) > 1:
            thought.put_to_a_person("seat", f"{unit.code}: {len(meant)} × {draft.code}", "skip")
            return
        if not meant and row.start is None:
            thought.refuse("start", "missing_value", unit.code)
            return
        start = row.start or meant[0].starts_on
        end = row.end
        if end is None:
            end = meant[0].ends_on if meant else None
        elif isinstance(end, End):
            end = None
        if end is not None and end < start:
            thought.refuse("end", "end_before_start", f"{end.isoformat()} < {start.isoformat()}")
        elif meant:
            self._change(meant[0], start, end, thought)
        else:
            self._add(draft, unit, start, end, thought)

    def _meant(self, draft: CompanyDraft, unit: UnitDraft, thought: Thought) -> list[SeatDraft]:
        """The company's own assignments of the unit that the row can mean."""
        row = thought.row
        own = [seat for seat in draft.seats if seat.unit is unit and seat.kind is AssignmentKind.OCCUPANCY]
        if row.start is None:
            return [seat for seat in own if seat.shares_days(self._day, self._day)] or own[-1:]
        last = row.end if isinstance(row.end, date) else date.max
        meant = [seat for seat in own if seat.shares_days(row.start, last)]
        if len(meant) > 1:
            return [seat for seat in meant if seat.starts_on == row.start] or meant
        return meant

    def _add(self, draft: CompanyDraft, unit: UnitDraft, start: date, end: date | None, thought: Thought) -> None:
        number = thought.row.agreement or ""
        seat = SeatDraft(None, unit, draft, AssignmentKind.OCCUPANCY, start, end, self._vacated(end), agreement=number)

        def add() -> None:
            _cut_holds(seat)
            unit.add(seat)
            draft.seats.append(seat)
            seat.said.update(_stated(thought.row))

        if self._is_free(seat, thought):
            thought.is_new = True
            thought.change("seat", "", unit.code, add)

    def _change(self, seat: SeatDraft, start: date, end: date | None, thought: Thought) -> None:
        known = {"start": seat.starts_on.isoformat(), "end": _shown_end(seat.ends_on), "agreement": seat.agreement}
        for key, value in _stated(thought.row).items():
            if thought.contradicts(seat.said, key, value, value, known[key]):
                return
        number = seat.agreement if thought.row.agreement is None else thought.row.agreement
        told = {"start": start.isoformat(), "end": _shown_end(end), "agreement": number}
        changes = [(key, known[key], value) for key, value in told.items() if known[key] != value]
        if not changes:
            return
        vacated = seat.vacated_on
        # Vacated on its end by an import, not because anybody was seen to leave: the new end says it anew.
        if seat.ended_as is None and vacated == seat.ends_on:
            vacated = self._vacated(end)
        wanted = SeatDraft(seat.id, seat.unit, seat.company, seat.kind, start, end, vacated, seat.ended_as)
        if wanted.until_on < start:
            thought.refuse("start", "end_before_start", f"{wanted.until_on.isoformat()} < {start.isoformat()}")
            return
        if not self._is_free(wanted, thought, besides=seat):
            return

        def carry_out() -> None:
            seat.starts_on, seat.ends_on, seat.vacated_on, seat.agreement = start, end, vacated, number
            seat.is_changed = True
            seat.unit.put_in_order()
            _cut_holds(seat)

        for at, (key, old, new) in enumerate(changes):
            thought.change(key, old, new, carry_out if at == 0 else _nothing_more)

    def _vacated(self, end: date | None) -> date | None:
        return end if end is not None and end < self._today else None

    def _is_free(self, wanted: SeatDraft, thought: Thought, besides: SeatDraft | None = None) -> bool:
        """Whether nothing but the company's own hold is in the way; a finding says who is."""
        for other in wanted.unit.taken(wanted.starts_on, wanted.until_on):
            if other is besides or (other.company is wanted.company and other.kind is AssignmentKind.HOLD):
                continue
            holder = other.company.name if other.company else other.note
            days = f"{other.starts_on.isoformat()} – {_shown_end(other.ends_on)}"
            thought.refuse("seat", "seat_taken", f"{wanted.unit.code} · {holder} · {days}")
            return False
        return True

    # --- what is only compared --------------------------------------------------------------

    def _compare(self, draft: CompanyDraft, thought: Thought) -> None:
        row = thought.row
        units = [self._book.units[code] for code in row.units]
        pairs: list[tuple[str, float | None, float]] = [
            ("area", row.area, sum(unit.area_m2 for unit in units)),
            ("desks", row.desks, sum(unit.desks for unit in units)),
        ]
        for key, told, known in pairs if units else ():
            if told is not None and round(told, 2) != round(known, 2):
                thought.warn(key, "differs", f"{told:g} ≠ {known:g}")
        stage = self._stage(draft, thought)
        if row.status is not None and stage is not None and row.status is not stage:
            told_stage, known_stage = (word("company_stage", code).zh for code in (row.status, stage))
            thought.warn("status", "differs", f"{told_stage} ≠ {known_stage}")

    def _stage(self, draft: CompanyDraft, thought: Thought) -> CompanyStage | None:
        """What the company is on the sheet's day once the row is taken; None where nothing is known."""
        row = thought.row
        last = row.end if isinstance(row.end, date) else date.max
        if row.units and row.start is not None and row.start <= self._day <= last:
            return CompanyStage.RESIDENT
        return draft.stage


def _stated(row: LedgerRow) -> dict[str, str]:
    """What a row says in so many words of an assignment."""
    said = {"start": row.start.isoformat() if row.start else "", "agreement": row.agreement or ""}
    said["end"] = LONG_TERM if isinstance(row.end, End) else row.end.isoformat() if row.end else ""
    return {key: value for key, value in said.items() if value}


def _cut_holds(seat: SeatDraft) -> None:
    """The company's own hold ends where its occupancy begins."""
    for hold in seat.unit.taken(seat.starts_on, seat.until_on):
        if hold.kind is AssignmentKind.HOLD and hold.company is seat.company:
            hold.is_changed = True
            hold.ended_as = EndedAs.TAKEN_UP
            if hold.starts_on < seat.starts_on:
                hold.vacated_on = seat.starts_on - ONE_DAY
            else:
                hold.live = False


def _nothing_more() -> None:
    """The first change of an assignment carries out all of them."""


def _shown_end(value: date | None) -> str:
    return LONG_TERM if value is None else value.isoformat()
