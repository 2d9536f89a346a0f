"""What an import is matched against: the companies and seats as they are, as drafts that rows then change.

A draft remembers what is kept and what a sheet states; only accepted rows state anything. Nothing here writes.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment, until
from jib_desk.models.company import Agreement, Company, Contact, Headcount
from jib_desk.models.plan import Unit, UnitLayout
from jib_desk.rules.identity import same_phone
from jib_desk.rules.names import matching
from jib_desk.rules.words import AssignmentKind, CompanyStage, EndedAs
from jib_desk.services.company.company_reads import company_rows, standing

# The columns of a company that a ledger can change.
FIELDS = ("name_zh", "name_en", "uscc", "sector", "notes")


@dataclass(eq=False)
class ContactDraft:
    """A contact; `id` None = new. `said` is what rows of this sheet stated."""

    id: int | None
    name_zh: str
    name_en: str
    phone: str
    is_changed: bool = False
    said: dict[str, str] = field(default_factory=dict[str, str])

    def is_named(self, name: str) -> bool:
        """Whether a written name means this person, in either script or both."""
        wanted = matching(name)
        return wanted in {matching(self.name_zh), matching(self.name_en), matching(self.name_zh + self.name_en)}

    @property
    def name(self) -> str:
        return self.name_zh or self.name_en


@dataclass(eq=False)
class SeatDraft:
    """An assignment; `id` None = new. Days inclusive, `ends_on` None = open; `said` as of a contact."""

    id: int | None
    unit: "UnitDraft"
    company: "CompanyDraft | None"
    kind: AssignmentKind
    starts_on: date
    ends_on: date | None
    vacated_on: date | None = None
    ended_as: EndedAs | None = None
    agreement: str = ""
    note: str = ""
    live: bool = True
    is_changed: bool = False
    said: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def until_on(self) -> date:
        """The last day on which the unit is taken."""
        return until(self.vacated_on, self.ends_on)

    def shares_days(self, start: date, last: date) -> bool:
        """Whether the unit is taken on any day from `start` to `last`, both included."""
        return self.live and self.starts_on <= last and start <= self.until_on


@dataclass(eq=False)
class UnitDraft:
    """A unit with everything that holds it, in order of first days; what is live never overlaps."""

    id: int
    code: str
    desks: int
    area_m2: float
    seats: list[SeatDraft] = field(default_factory=list[SeatDraft])

    def add(self, seat: SeatDraft) -> None:
        """One more, in its place."""
        insort(self.seats, seat, key=_first_day)

    def put_in_order(self) -> None:
        """After a first day was changed."""
        self.seats.sort(key=_first_day)

    def taken(self, start: date, last: date) -> list[SeatDraft]:
        """What holds the unit on any day from `start` to `last`, both included; the latest first.

        What is live lies one after the other, so the look back ends at the first that is over by `start`.
        """
        found: list[SeatDraft] = []
        for at in range(bisect_right(self.seats, last, key=_first_day) - 1, -1, -1):
            seat = self.seats[at]
            if not seat.live:
                continue
            if seat.until_on < start:
                break
            found.append(seat)
        return found


def _first_day(seat: SeatDraft) -> date:
    return seat.starts_on


@dataclass(eq=False)
class CompanyDraft:
    """A company; `id` None = new. `kept` is what the database holds, `stated` what this sheet says anew.

    `said` is what rows of this sheet stated, in the form in which it is compared.
    """

    id: int | None
    uid: str
    version: int
    code: str
    kept: Mapping[str, Any]
    stage: CompanyStage | None = None
    stated: dict[str, Any] = field(default_factory=dict[str, Any])
    said: dict[str, str] = field(default_factory=dict[str, str])
    contacts: list[ContactDraft] = field(default_factory=list[ContactDraft])
    people: list[tuple[date, int]] = field(default_factory=list[tuple[date, int]])  # in order of days
    stated_people: int | None = None
    seats: list[SeatDraft] = field(default_factory=list[SeatDraft])
    former: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])  # cards merged into this one

    def value(self, name: str) -> Any:
        """A column as it will be."""
        return self.stated.get(name, self.kept.get(name))

    @property
    def name(self) -> str:
        return self.value("name_zh") or self.value("name_en") or self.code

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called, its own name last, and before it what cards merged into it were called."""
        former = (name for card in self.former for name in (card["name_en"], card["name_zh"]) if name)
        return (*former, self.name)

    def is_former(self, name: str, value: Any, plain: Callable[[Any], str]) -> bool:
        """Whether a card that was merged into this one says so: a ledger that repeats it states nothing anew."""
        return any(card[name] is not None and plain(card[name]) == plain(value) for card in self.former)

    @property
    def is_touched(self) -> bool:
        """Whether this sheet changes the company, its people or its contacts."""
        touched = any(contact.id is None or contact.is_changed for contact in self.contacts)
        return touched or bool(self.stated) or self.stated_people is not None

    def people_on(self, day: date) -> int | None:
        """The head-count valid on a day; before the first known one, the first."""
        before = [people for valid_from, people in self.people if valid_from <= day]
        return before[-1] if before else self.people[0][1] if self.people else None

    def contact(self, name: str | None, phone: str | None) -> ContactDraft | None:
        """The contact meant by a name, else by a phone."""
        if name is not None:
            found = next((item for item in self.contacts if item.is_named(name)), None)
            if found is not None:
                return found
        if phone is None:
            return None
        return next((item for item in self.contacts if same_phone(item.phone, phone)), None)

    def first_day(self) -> date | None:
        """The first day of the company's first occupancy."""
        days = (seat.starts_on for seat in self.seats if seat.live and seat.kind is AssignmentKind.OCCUPANCY)
        return min(days, default=None)


class Book:
    """Everything that rows of a ledger can mean, looked up by uid, credit code, name and seat."""

    def __init__(self, companies: Iterable[CompanyDraft], units: Iterable[UnitDraft]) -> None:
        self.companies = list(companies)
        self.units = {unit.code: unit for unit in units}
        self._by_uid = {company.uid: company for company in self.companies if company.uid}
        self._by_uscc: dict[str, CompanyDraft] = {}
        self._by_name: defaultdict[str, dict[int, CompanyDraft]] = defaultdict(dict)
        for company in self.companies:
            self.index(company)

    def index(self, company: CompanyDraft) -> None:
        """Makes a company found by what it is now called; also by what it was called before."""
        if company.value("uscc"):
            self._by_uscc[company.value("uscc")] = company
        for name in (company.value("name_zh"), company.value("name_en")):
            if name:
                self._by_name[matching(name)][id(company)] = company

    def also(self, company: CompanyDraft, card: Mapping[str, Any]) -> None:
        """Makes a company found by what a card that was merged into it is called."""
        company.former.append(card)
        self._by_uid[card["uid"]] = company
        if card["uscc"]:
            self._by_uscc.setdefault(card["uscc"], company)
        for name in (card["name_zh"], card["name_en"]):
            if name:
                self._by_name[matching(name)][id(company)] = company

    def add(self, company: CompanyDraft) -> None:
        """A company that a row of the sheet brings."""
        self.companies.append(company)
        self.index(company)

    def by_uid(self, uid: str) -> CompanyDraft | None:
        return self._by_uid.get(uid)

    def by_uscc(self, uscc: str) -> CompanyDraft | None:
        return self._by_uscc.get(uscc)

    def by_name(self, name: str) -> list[CompanyDraft]:
        return list(self._by_name.get(matching(name), {}).values())


def read_book(session: Session, today: date, on: date) -> Book:
    """The centre as it is. `on` is the day for which a company's stage is told; seats are those of `today`."""
    units = _units(session, today)
    companies = _companies(session, today, on)
    _contacts(session, companies)
    for row in session.execute(
        select(Headcount.company_id, Headcount.valid_from, Headcount.people).order_by(Headcount.valid_from)
    ):
        companies[row.company_id].people.append((row.valid_from, row.people))
    _seats(session, units, companies)
    book = Book(companies.values(), units.values())
    merged = select(Company.uid, Company.merged_into_id, *(getattr(Company, name) for name in FIELDS))
    merged = merged.where(Company.merged_into_id.is_not(None)).order_by(Company.id)
    for card in session.execute(merged).mappings():
        book.also(companies[card["merged_into_id"]], {str(name): value for name, value in card.items()})
    return book


def seat_codes(session: Session, today: date) -> tuple[str, ...]:
    """The numbers that seats have on a day, or will have when there is none before."""
    return tuple(unit.code for unit in _units(session, today).values())


def _units(session: Session, today: date) -> dict[int, UnitDraft]:
    query = (
        select(UnitLayout.unit_id, UnitLayout.code, UnitLayout.desks, UnitLayout.area_m2, UnitLayout.valid_from)
        .join(Unit, Unit.id == UnitLayout.unit_id)
        .where((Unit.retired_on.is_(None)) | (Unit.retired_on > today))
        .order_by(UnitLayout.valid_from)
    )
    units: dict[int, UnitDraft] = {}
    for row in session.execute(query):
        if row.valid_from <= today or row.unit_id not in units:
            units[row.unit_id] = UnitDraft(row.unit_id, row.code, row.desks, row.area_m2)
    return units


def _companies(session: Session, today: date, on: date) -> dict[int, CompanyDraft]:
    stages = {row.id: row.stage for row in company_rows(session, standing(session, on, today))}
    columns = (Company.id, Company.uid, Company.version, Company.code, *(getattr(Company, name) for name in FIELDS))
    found: dict[int, CompanyDraft] = {}
    for row in session.execute(select(*columns).where(Company.merged_into_id.is_(None)).order_by(Company.id)):
        kept = {name: getattr(row, name) for name in FIELDS}
        found[row.id] = CompanyDraft(row.id, row.uid, row.version, row.code, kept, stages[row.id])
    return found


def _contacts(session: Session, companies: Mapping[int, CompanyDraft]) -> None:
    columns = (Contact.id, Contact.company_id, Contact.name_zh, Contact.name_en, Contact.phone)
    query = select(*columns).where(Contact.company_id.is_not(None), Contact.active.is_(True)).order_by(Contact.id)
    for row in session.execute(query):
        companies[row.company_id].contacts.append(ContactDraft(row.id, row.name_zh, row.name_en, row.phone))


def _seats(session: Session, units: Mapping[int, UnitDraft], companies: Mapping[int, CompanyDraft]) -> None:
    columns = (
        Assignment.id, Assignment.unit_id, Assignment.company_id, Assignment.kind, Assignment.starts_on,
        Assignment.ends_on, Assignment.vacated_on, Assignment.ended_as, Assignment.note, Agreement.number,
    )  # fmt: skip
    query = select(*columns).outerjoin(Agreement, Agreement.id == Assignment.agreement_id)
    for row in session.execute(query.where(Assignment.live.is_(True)).order_by(Assignment.starts_on)):
        unit = units.get(row.unit_id)
        if unit is None:  # retired
            continue
        company = companies.get(row.company_id)
        seat = SeatDraft(
            row.id, unit, company, row.kind, row.starts_on, row.ends_on, row.vacated_on, row.ended_as,
            row.number or "", row.note,
        )  # fmt: skip
        unit.add(seat)
        if company is not None:
            company.seats.append(seat)
