"""Gives every row of a ledger its verdict (DOMAIN §4 "Verdicts"), row by row, on the drafts of `import_book`.

A row is looked at wholly before it states anything: a row with a finding leaves the drafts as they were, and
rows below it are matched as if it were not there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from jib_desk.excel.ledger import Ledger, LedgerRow
from jib_desk.rules.identity import normal_phone
from jib_desk.rules.names import company_core, matching
from jib_desk.rules.words import AssignmentKind, CompanyStage, EndedAs, Sector, word
from jib_desk.rules.written import OPEN
from jib_desk.services.import_book import Book, CompanyDraft, ContactDraft, SeatDraft, UnitDraft
from jib_desk.services.rows.imports import CellChange, Decision, Finding, PreviewRow, Verdict

ONE_DAY = timedelta(days=1)
LONG_TERM = "长期"
_NAME_DETAILS = ("uscc", "english_name", "sector", "contact", "phone")


@dataclass
class _Thought:
    """What a row would do: carried out only when nothing speaks against it."""

    findings: list[Finding] = field(default_factory=list[Finding])
    warnings: list[Finding] = field(default_factory=list[Finding])
    changes: list[CellChange] = field(default_factory=list[CellChange])
    steps: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    is_new: bool = False
    choices: tuple[Decision, ...] = ()


Found = tuple[CompanyDraft | None, Literal["uid", "uscc", "name", "new", "unclear"]]


class Matcher:
    """Matches the rows of one sheet. `day` is the sheet's 截至 date, else today."""

    def __init__(self, book: Book, ledger: Ledger, today: date, decisions: Mapping[int, Decision]) -> None:
        self._book = book
        self._ledger = ledger
        self._today = today
        self._day = ledger.as_of or today
        self._decisions = decisions
        self._cores = {company_core(item.name): item for item in book.companies}

    def row(self, row: LedgerRow) -> PreviewRow:
        """The verdict of the next row, in the order of the sheet."""
        if self._decisions.get(row.number) == "skip":
            return self._told(row, "skipped", _Thought(), None)
        thought = _Thought(
            [Finding(self._ledger.sheet, row.number, item.column, item.code, item.detail) for item in row.findings],
            [Finding(self._ledger.sheet, row.number, item.column, item.code, item.detail) for item in row.warnings],
        )
        draft: CompanyDraft | None = None
        if not thought.findings:
            draft, how = self._company(row, thought)
            if draft is not None:
                self._think(row, draft, how, thought)
        if thought.findings:
            asks = all(item.code == "needs_person" for item in thought.findings)
            return self._told(row, "ask" if asks else "refused", thought, draft)
        for step in thought.steps:
            step()
        return self._told(row, "new" if thought.is_new else "changed" if thought.steps else "same", thought, draft)

    def _told(self, row: LedgerRow, verdict: Verdict, thought: _Thought, draft: CompanyDraft | None) -> PreviewRow:
        return PreviewRow(
            row=row.number,
            verdict=verdict,
            company=row.company or (draft.name if draft else "") or row.uscc or "",
            units=row.units,
            changes=tuple(thought.changes),
            findings=tuple(thought.findings),
            warnings=tuple(thought.warnings),
            choices=thought.choices if verdict == "ask" else (),
        )

    def _find(self, row: LedgerRow, key: str, code: str, detail: str = "") -> Finding:
        return Finding(self._ledger.sheet, row.number, self._ledger.column(key), code, detail)

    def _ask(self, row: LedgerRow, thought: _Thought, key: str, detail: str, *, may_be_new: bool = False) -> bool:
        """Ask a person, unless they said to take the row as it is. Gives whether it was asked."""
        if self._decisions.get(row.number) == "take":
            return False
        thought.findings.append(self._find(row, key, "needs_person", detail))
        thought.choices = ("take", "new", "skip") if may_be_new else ("take", "skip")
        return True

    # --- which company ----------------------------------------------------------------------

    def _company(self, row: LedgerRow, thought: _Thought) -> Found:
        """By uid, then USCC, then name; a person decides where these do not agree."""
        wants_new = self._decisions.get(row.number) == "new"
        by_code = self._book.by_uscc(row.uscc) if row.uscc else None
        by_uid = self._book.by_uid(row.identity.uid) if row.identity else None
        if by_uid is not None:
            if by_code is not None and by_code is not by_uid:
                thought.findings.append(self._find(row, "uscc", "needs_person", f"{row.uscc} · {by_code.name}"))
                thought.choices = ("skip",)
                return None, "unclear"
            return by_uid, "uid"
        same_name = self._book.by_name(row.company) if row.company else []
        if by_code is not None:
            if same_name and by_code not in same_name:
                self._ask(row, thought, "company", f"{row.uscc} · {by_code.name} · {same_name[0].code}")
            return by_code, "uscc"
        if wants_new:
            return self._new(row, thought), "new"
        if len(same_name) > 1:
            thought.findings.append(self._find(row, "company", "needs_person", _listed(same_name)))
            thought.choices = ("new", "skip")
            return None, "unclear"
        if same_name:
            return same_name[0], "name"
        alike = self._cores.get(company_core(row.company)) if row.company else None
        if alike is not None and not (row.uscc and alike.value("uscc")):
            if self._ask(row, thought, "company", f"{alike.code} {alike.name}", may_be_new=True):
                return None, "unclear"
            return alike, "uscc"
        return self._new(row, thought), "new"

    def _new(self, row: LedgerRow, thought: _Thought) -> CompanyDraft | None:
        if not row.company and not row.english_name:
            thought.findings.append(self._find(row, "company", "missing_value"))
            return None
        thought.is_new = True
        return CompanyDraft(None, "", 0, "", {})

    def _add(self, draft: CompanyDraft) -> None:
        self._book.add(draft)
        self._cores.setdefault(company_core(draft.name), draft)

    # --- what it says of the company --------------------------------------------------------

    def _think(self, row: LedgerRow, draft: CompanyDraft, how: str, thought: _Thought) -> None:
        before = len(thought.steps)
        self._fields(row, draft, thought)
        self._contact(row, draft, thought)
        if how == "name":
            self._doubt_the_name(row, draft, thought)
        company_changes = len(thought.steps) > before
        if row.identity and how == "uid" and draft.version != row.identity.version and company_changes:
            self._ask(row, thought, "company", f"{draft.code} v{row.identity.version} → v{draft.version}")
        self._people(row, draft, thought)
        self._seats(row, draft, thought)
        self._compare(row, draft, thought)
        if how == "new":
            thought.changes.clear()
            thought.steps.append(lambda: self._add(draft))

    def _doubt_the_name(self, row: LedgerRow, draft: CompanyDraft, thought: _Thought) -> None:
        """Only the name matches: the same company when nothing else that is told apart differs (DOMAIN §2)."""
        told = {
            change.column for change in thought.changes if change.old or change.column == self._ledger.column("uscc")
        }
        different = [key for key in _NAME_DETAILS if self._ledger.column(key) in told]
        other_contact = row.contact is not None and draft.contacts and draft.contact(row.contact, None) is None
        if different or other_contact:
            columns = "、".join(self._ledger.column(key) for key in different or ["contact"])
            self._ask(row, thought, "company", f"{draft.code} {draft.name} · {columns}", may_be_new=True)

    def _fields(self, row: LedgerRow, draft: CompanyDraft, thought: _Thought) -> None:
        name = _name_column(row, draft)
        values: list[tuple[str, str, Any, Callable[[Any], Any]]] = [
            ("company", name, row.company, matching),
            ("uscc", "uscc", row.uscc, str),
            ("sector", "sector", row.sector, str),
            ("remarks", "notes", row.remarks, str),
        ]
        if name != "name_en":
            values.insert(1, ("english_name", "name_en", row.english_name, matching))
        for key, column, value, plain in values:
            if value is None:
                continue
            kept = draft.kept.get(column)
            if kept is not None and plain(kept) == plain(value):
                continue
            told = draft.stated.get(column)
            if told is not None and plain(told) == plain(value):
                continue
            if told is not None and not self._ask_twice(row, thought, key, told, value):
                continue
            thought.changes.append(CellChange(self._ledger.column(key), _shown(kept), _shown(value)))
            thought.steps.append(lambda column=column, value=value: self._state(draft, column, value))

    def _ask_twice(self, row: LedgerRow, thought: _Thought, key: str, told: Any, value: Any) -> bool:
        """Two rows of one sheet say different things of one company. Gives whether this one may be taken."""
        return not self._ask(row, thought, key, f"{_shown(told)} / {_shown(value)}")

    def _state(self, draft: CompanyDraft, column: str, value: Any) -> None:
        draft.stated[column] = value
        if draft.id is not None:  # a new company is indexed when it is added
            self._book.index(draft)

    def _contact(self, row: LedgerRow, draft: CompanyDraft, thought: _Thought) -> None:
        if row.contact is None and row.phone is None:
            return
        known = draft.contact(row.contact, row.phone)
        if known is None and row.contact is None and len(draft.contacts) == 1:
            known = draft.contacts[0]
        if known is None:
            if row.contact is None:
                thought.findings.append(self._find(row, "contact", "missing_value", row.phone or ""))
                return
            name, phone = row.contact, row.phone or ""
            thought.changes.append(CellChange(self._ledger.column("contact"), "", name))
            thought.steps.append(lambda: draft.contacts.append(_new_contact(name, phone)))
            return
        if row.contact is not None and not known.is_named(row.contact):
            thought.changes.append(CellChange(self._ledger.column("contact"), known.name, row.contact))
            thought.steps.append(lambda: _rename(known, row.contact or ""))
        if row.phone is not None and normal_phone(row.phone) != normal_phone(known.phone):
            thought.changes.append(CellChange(self._ledger.column("phone"), known.phone, row.phone))
            thought.steps.append(lambda: _give_phone(known, row.phone or ""))

    def _people(self, row: LedgerRow, draft: CompanyDraft, thought: _Thought) -> None:
        if row.headcount is None:
            return
        people = row.headcount
        kept = draft.people_on(self._day)
        if people == kept or people == draft.stated_people:
            return
        if draft.stated_people is not None and not self._ask_twice(
            row, thought, "headcount", draft.stated_people, people
        ):
            return

        def state() -> None:
            draft.stated_people = people

        thought.changes.append(CellChange(self._ledger.column("headcount"), _shown(kept), str(people)))
        thought.steps.append(state)

    # --- what it says of the seats ----------------------------------------------------------

    def _seats(self, row: LedgerRow, draft: CompanyDraft, thought: _Thought) -> None:
        for code in row.units:
            self._seat(row, draft, self._book.units[code], thought)
        if not row.units and (row.start or row.end or row.agreement):
            thought.warnings.append(self._find(row, "seat", "no_seat_given"))

    def _seat(self, row: LedgerRow, draft: CompanyDraft, unit: UnitDraft, thought: _Thought) -> None:
        own = [seat for seat in draft.seats if seat.unit is unit and seat.kind is AssignmentKind.OCCUPANCY]
        if row.start is None:
            meant = [seat for seat in own if seat.shares_days(self._day, self._day)] or own[-1:]
        else:
            last = row.end if isinstance(row.end, date) else date.max
            meant = [seat for seat in own if seat.shares_days(row.start, last)]
        if len(meant) > 1:
            meant = [seat for seat in meant if seat.starts_on == row.start] or meant
        if len(meant) > 1:
            thought.findings.append(
                self._find(row, "seat", "needs_person", f"{unit.code}: {len(meant)} × {draft.code}")
            )
            thought.choices = ("skip",)
            return
        if not meant and row.start is None:
            thought.findings.append(self._find(row, "start", "missing_value", unit.code))
            return
        start = row.start or meant[0].starts_on
        end = (meant[0].ends_on if meant else None) if row.end is None else None if row.end is OPEN else row.end
        assert not isinstance(end, type(OPEN))
        if end is not None and end < start:
            detail = f"{end.isoformat()} < {start.isoformat()}"
            thought.findings.append(self._find(row, "end", "end_before_start", detail))
            return
        if meant:
            self._change_seat(row, meant[0], start, end, thought)
        else:
            self._add_seat(row, draft, unit, start, end, thought)

    def _add_seat(
        self, row: LedgerRow, draft: CompanyDraft, unit: UnitDraft, start: date, end: date | None, thought: _Thought
    ) -> None:
        vacated = end if end is not None and end < self._today else None
        seat = SeatDraft(
            None, unit, draft, AssignmentKind.OCCUPANCY, start, end, vacated, agreement=row.agreement or ""
        )
        if not self._is_free(row, seat, thought):
            return

        def add() -> None:
            _cut_holds(seat)
            unit.add(seat)
            draft.seats.append(seat)

        thought.is_new = True
        thought.changes.append(CellChange(self._ledger.column("seat"), "", unit.code))
        thought.steps.append(add)

    def _change_seat(self, row: LedgerRow, seat: SeatDraft, start: date, end: date | None, thought: _Thought) -> None:
        agreement = seat.agreement if row.agreement is None else row.agreement
        told = (
            ("start", seat.starts_on.isoformat(), start.isoformat()),
            ("end", _shown_end(seat.ends_on), _shown_end(end)),
            ("agreement", seat.agreement, agreement),
        )
        changes = [CellChange(self._ledger.column(key), old, new) for key, old, new in told if old != new]
        if not changes:
            return
        vacated = seat.vacated_on
        # Vacated on its end by an import, not because anybody was seen to leave: the new end says it anew.
        if seat.ended_as is None and vacated == seat.ends_on:
            vacated = end if end is not None and end < self._today else None
        wanted = SeatDraft(seat.id, seat.unit, seat.company, seat.kind, start, end, vacated, seat.ended_as)
        if wanted.until_on < start:
            thought.findings.append(self._find(row, "start", "end_before_start", f"{wanted.until_on.isoformat()}"))
            return
        if not self._is_free(row, wanted, thought, besides=seat):
            return

        def change() -> None:
            seat.starts_on, seat.ends_on, seat.vacated_on, seat.agreement = start, end, vacated, agreement
            seat.is_changed = True
            seat.unit.put_in_order()
            _cut_holds(seat)

        thought.changes.extend(changes)
        thought.steps.append(change)

    def _is_free(self, row: LedgerRow, wanted: SeatDraft, thought: _Thought, besides: SeatDraft | None = None) -> bool:
        """Whether nothing but the company's own hold is in the way; a finding says who is."""
        for other in wanted.unit.taken(wanted.starts_on, wanted.until_on):
            if other is besides:
                continue
            if other.company is wanted.company and other.kind is AssignmentKind.HOLD:
                continue
            holder = other.company.name if other.company else other.note
            detail = f"{wanted.unit.code} · {holder} · {other.starts_on.isoformat()} – {_shown_end(other.ends_on)}"
            thought.findings.append(self._find(row, "seat", "seat_taken", detail))
            return False
        return True

    # --- what is only compared --------------------------------------------------------------

    def _compare(self, row: LedgerRow, draft: CompanyDraft, thought: _Thought) -> None:
        units = [self._book.units[code] for code in row.units]
        pairs: list[tuple[str, float | None, float]] = [
            ("area", row.area, sum(unit.area_m2 for unit in units)),
            ("desks", row.desks, sum(unit.desks for unit in units)),
        ]
        for key, told, known in pairs if units else ():
            if told is not None and round(told, 2) != round(known, 2):
                thought.warnings.append(self._find(row, key, "differs", f"{told:g} ≠ {known:g}"))
        stage = self._stage(row, draft)
        if row.status is not None and stage is not None and row.status is not stage:
            told_stage, known_stage = (word("company_stage", code).zh for code in (row.status, stage))
            thought.warnings.append(self._find(row, "status", "differs", f"{told_stage} ≠ {known_stage}"))

    def _stage(self, row: LedgerRow, draft: CompanyDraft) -> CompanyStage | None:
        """What the company is on the sheet's day once the row is taken; None where nothing is known."""
        last = row.end if isinstance(row.end, date) else date.max
        if row.units and row.start is not None and row.start <= self._day <= last:
            return CompanyStage.RESIDENT
        return draft.stage


def _new_contact(name: str, phone: str) -> ContactDraft:
    return ContactDraft(None, name, "", phone) if _is_han(name) else ContactDraft(None, "", name, phone)


def _rename(contact: ContactDraft, name: str) -> None:
    if _is_han(name):
        contact.name_zh = name
    else:
        contact.name_en = name
    contact.is_changed = True


def _give_phone(contact: ContactDraft, phone: str) -> None:
    contact.phone = phone
    contact.is_changed = True


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


def _name_column(row: LedgerRow, draft: CompanyDraft) -> str:
    """Where a company's name goes: Latin names without a Chinese one have a column of their own."""
    if draft.value("name_zh") or row.english_name or row.company is None or _is_han(row.company):
        return "name_zh"
    return "name_en"


def _is_han(text: str) -> bool:
    return any("\u2e80" <= character <= "\u9fff" or character >= "\U00020000" for character in text)


def _listed(companies: list[CompanyDraft]) -> str:
    return "、".join(f"{item.code} {item.name}" for item in companies[:3])


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Sector):
        return word("sector", value).zh
    return value.isoformat() if isinstance(value, date) else str(value)


def _shown_end(value: date | None) -> str:
    return LONG_TERM if value is None else value.isoformat()
