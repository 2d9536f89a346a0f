"""Companies, their contacts and their head-counts: what the desk writes down about who is in the centre."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.company import Company, Contact, Headcount
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.company_names import similar
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.identity import normal_uscc
from jib_desk.rules.names import matching
from jib_desk.rules.tags import clean_tags
from jib_desk.rules.texts import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT
from jib_desk.rules.words import Sector
from jib_desk.services import errors, search_index
from jib_desk.services.base import check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.company.company_reads import (
    company_detail,
    company_rows,
    contact_rows,
    host_hits,
    related,
    standing,
)
from jib_desk.services.company.company_stages import CompanyStages, company_subject, touched
from jib_desk.services.company.contact_reach import set_reach
from jib_desk.services.company.merged_cards import standing_id
from jib_desk.services.rows.companies import CompanyDetail, CompanyRow, ContactRow, HostHit, ReachFields, VisitCounts
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.seat.seat_writes import cleaned
from jib_desk.services.visit import visit_reads

_SHOWN = ("name_zh", "name_en", "uscc", "sector", "notes")
_LIMITS = {
    "name_zh": NAME_LIMIT,
    "name_en": NAME_LIMIT,
    "short_zh": NAME_LIMIT,
    "short_en": NAME_LIMIT,
    "notes": NOTE_LIMIT,
    "role": LINE_LIMIT,
    "phone": CODE_LIMIT,
    "email": LINE_LIMIT,
}
_MOST_PEOPLE = 9_999
_A_YEAR = timedelta(days=364)  # with today, 365 days
AS_IT_IS: Any = object()  # a day that is not given, where None takes it away


class CompaniesService(CompanyStages):
    """Reads and writes company cards; approving and taking leave are told in `company_stages`."""

    # --- reading ----------------------------------------------------------------------------

    def all(self, on: date) -> tuple[CompanyRow, ...]:
        """Every company as it stands on a day, in order of code."""
        return self._read(lambda session: company_rows(session, standing(session, on, self._today(session))))

    def detail(self, company_id: int, on: date) -> CompanyDetail:
        """One company's card on a day. Raises NotFound."""
        return self._read(lambda session: company_detail(session, company_id, on, self._today(session)))

    def hosts(self, text: str, limit: int = 8) -> tuple[HostHit, ...]:
        """Who can be visited, by name, phone or company: people first, then their companies' other hosts."""

        def reading(session: Session) -> tuple[HostHit, ...]:
            people = search_index.found_ids(session, "contact", text)[: 2 * limit]
            companies = search_index.found_ids(session, "company", text)[:limit]
            if not people and not companies:
                return ()  # who sits where is most of the time of an answer
            today = self._today(session)
            seen = standing(session, today, today)
            query = select(Contact.id).where(Contact.company_id.in_(companies)).order_by(Contact.id)
            theirs = [key for key in session.execute(query).scalars() if key not in people]
            return tuple(host_hits(session, [*people, *theirs], companies, seen)[:limit])

        return self._read(reading) if text.strip() else ()

    def company_of(self, contact_id: int) -> int | None:
        """The company of a contact; None for the centre's own staff and for nobody."""
        query = select(Contact.company_id).where(Contact.id == contact_id)
        return self._read(lambda session: session.execute(query).scalar())

    def tags(self) -> tuple[str, ...]:
        """Every tag that any company has, in order."""

        def reading(session: Session) -> tuple[str, ...]:
            kept = session.execute(select(Company.tags).where(Company.merged_into_id.is_(None))).scalars()
            return tuple(sorted({tag for tags in kept for tag in tags}, key=matching))

        return self._read(reading)

    def visits(self, company_id: int, limit: int = 50, offset: int = 0) -> tuple[VisitRow, ...]:
        """Some of the company's visits, planned and refused ones too, the newest first."""
        now = self._clock.now()
        place = (company_id, limit, offset)
        return self._quick_read(lambda source: visit_reads.read_visits(source, visit_reads.OF_COMPANY, place, now))

    def visit_counts(self, company_id: int) -> VisitCounts:
        """Arrivals of the last 365 days, and how many heads they were."""

        def reading(source: Source) -> VisitCounts:
            today = self._today(source)
            start, end = visit_reads.day_bounds(today - _A_YEAR, today, self._zone(source))
            query = """SELECT count(*), coalesce(sum(party_size), 0) FROM visit
WHERE company_id = ? AND arrived_at >= ? AND arrived_at < ?"""
            return VisitCounts(*(direct.first(source, query, (company_id, start, end)) or (0, 0)))

        return self._quick_read(reading)

    def related(self, company_id: int) -> Mapping[str, Sequence[int]]:
        """The company's row and all that belong to it, by table, for its history."""
        return self._read(lambda session: related(session, company_id))

    def likely_duplicates(self, name: str, uscc: str = "") -> tuple[CompanyRow, ...]:
        """Companies that may be the same: by credit code, else by a like name. A person decides."""

        def reading(session: Session) -> tuple[CompanyRow, ...]:
            today = self._today(session)
            rows = company_rows(session, standing(session, today, today))
            code = normal_uscc(uscc)
            same = [row for row in rows if code and row.uscc == code]
            names = {row.id: (row.name_zh, row.name_en, row.short_zh, row.short_en) for row in rows}
            like = similar(name, names) if matching(name) else ()
            by_id = {row.id: row for row in rows}
            return tuple(dict.fromkeys([*same, *(by_id[key] for key in like)]))

        return self._read(reading)

    # --- companies --------------------------------------------------------------------------

    def add(
        self,
        *,
        by: Actor,
        sector: Sector = Sector.OTHER,
        name_zh: str = "",
        name_en: str = "",
        short_zh: str = "",
        short_en: str = "",
        uscc: str = "",
        headcount: int | None = None,
        founded_on: date | None = None,
        applied_on: date | None = None,
        notes: str = "",
        tags: Sequence[str] = (),
        token: str | None = None,
    ) -> Outcome[CompanyRow]:
        """A new company with a code of its own. Raises ValueMissing, ValueRefused (days to come, too), CompanyKnown."""
        texts = _texts(name_zh=name_zh, name_en=name_en, short_zh=short_zh, short_en=short_en, notes=notes)
        _refuse_nameless(texts)
        _check_people(headcount)
        kept_tags = _tags(tags)

        def do(work: Work) -> int:
            _refuse_days_to_come(self._today(work.session), founded_on=founded_on, applied_on=applied_on)
            company = Company(
                code=company_codes(work, 1)[0],
                uscc=_own_uscc(work.session, uscc, None),
                sector=Sector(sector),
                founded_on=founded_on,
                applied_on=applied_on,
                tags=kept_tags,
                **texts,
            )
            work.session.add(company)
            work.session.flush()
            if headcount is not None:
                _set_people(work.session, company.id, self._today(work.session), headcount)
            work.subject = company_subject(company)
            return company.id

        return self._commit(by, "company.add", do, self._row, token=token)

    def edit(
        self,
        *,
        by: Actor,
        company_id: int,
        version: int,
        sector: Sector | None = None,
        name_zh: str | None = None,
        name_en: str | None = None,
        short_zh: str | None = None,
        short_en: str | None = None,
        uscc: str | None = None,
        headcount: int | None = None,
        founded_on: date | None = AS_IT_IS,
        applied_on: date | None = AS_IT_IS,
        approved_on: date | None = AS_IT_IS,
        notes: str | None = None,
        tags: Sequence[str] | None = None,
        token: str | None = None,
    ) -> Outcome[CompanyRow]:
        """Change what is given; None leaves a text as it is and takes a day away. A head-count is valid from today."""
        texts = _texts(name_zh=name_zh, name_en=name_en, short_zh=short_zh, short_en=short_en, notes=notes)
        _check_people(headcount)
        kept_tags = None if tags is None else _tags(tags)

        def do(work: Work) -> int:
            company = found(work.session, Company, company_id)
            check_version("company", company, version, _SHOWN)
            days = {"founded_on": founded_on, "applied_on": applied_on, "approved_on": approved_on}
            given = {name: day for name, day in days.items() if day is not AS_IT_IS and day != getattr(company, name)}
            _refuse_days_to_come(self._today(work.session), **given)
            for name, value in {**texts, **given}.items():
                setattr(company, name, value)
            if given and company.applied_on and company.approved_on and company.approved_on < company.applied_on:
                raise errors.ValueRefused("applied_on", "after_approval", company.approved_on.isoformat())
            if kept_tags is not None:
                company.tags = kept_tags
            _refuse_nameless({"name_zh": company.name_zh, "name_en": company.name_en})
            if sector is not None:
                company.sector = Sector(sector)
            if uscc is not None:
                company.uscc = _own_uscc(work.session, uscc, company_id)
            if headcount is not None:
                _set_people(work.session, company_id, self._today(work.session), headcount)
            work.subject = company_subject(company)
            return company_id

        return self._commit(by, "company.edit", do, self._row, token=token)

    def set_headcount(
        self,
        *,
        by: Actor,
        company_id: int,
        valid_from: date,
        people: int,
        reason: str = "",
        token: str | None = None,
    ) -> Outcome[CompanyRow]:
        """How many people the company has from a day on; the days before keep what they had.

        A past day changes reports that were made already. Raises NeedsReason for it without a reason, ValueRefused.
        """
        _check_people(people)
        why = cleaned("reason", reason, LINE_LIMIT)

        def do(work: Work) -> int:
            if valid_from < self._today(work.session) and not why:
                raise errors.NeedsReason("company.headcount")
            _set_people(work.session, company_id, valid_from, people)
            work.subject = touched(work.session, company_id)
            return company_id

        return self._commit(by, "company.headcount", do, self._row, token=token, reason=why)

    # --- contacts ---------------------------------------------------------------------------

    def add_contact(
        self,
        *,
        by: Actor,
        company_id: int | None,
        name_zh: str = "",
        name_en: str = "",
        role: str = "",
        phone: str = "",
        email: str = "",
        is_host: bool = True,
        is_warden: bool = False,
        reach: ReachFields | None = None,
        token: str | None = None,
    ) -> Outcome[ContactRow]:
        """A person of a company, or of the centre's own staff without one."""
        texts = _texts(name_zh=name_zh, name_en=name_en, role=role, phone=phone, email=email)
        _refuse_nameless(texts)

        def do(work: Work) -> int:
            if company_id is not None:
                work.subject = touched(work.session, company_id)
            contact = Contact(company_id=company_id, is_host=is_host, is_warden=is_warden, **texts)
            work.session.add(contact)
            work.session.flush()
            set_reach(work.session, contact, reach)
            return contact.id

        return self._commit(by, "contact.add", do, _contact_row, token=token)

    def edit_contact(
        self,
        *,
        by: Actor,
        contact_id: int,
        version: int,
        name_zh: str | None = None,
        name_en: str | None = None,
        role: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        is_host: bool | None = None,
        is_warden: bool | None = None,
        is_active: bool | None = None,
        reach: ReachFields | None = None,
        token: str | None = None,
    ) -> Outcome[ContactRow]:
        """Change what is given; a person who has gone is set inactive, not deleted."""
        texts = _texts(name_zh=name_zh, name_en=name_en, role=role, phone=phone, email=email)

        def do(work: Work) -> int:
            contact = found(work.session, Contact, contact_id)
            check_version("contact", contact, version)
            flags = {"is_host": is_host, "is_warden": is_warden, "active": is_active}
            for name, value in {**texts, **flags}.items():
                if value is not None:
                    setattr(contact, name, value)
            _refuse_nameless({"name_zh": contact.name_zh, "name_en": contact.name_en})
            set_reach(work.session, contact, reach)
            if contact.company_id is not None:
                work.subject = touched(work.session, contact.company_id)
            return contact_id

        return self._commit(by, "contact.edit", do, _contact_row, token=token)


def company_codes(work: Work, count: int) -> list[str]:
    """The next codes, ST-nnn. None is ever given twice, not even after its company's entry was undone."""
    codes = work.session.execute(select(Company.code)).scalars()
    numbers = (int(match.group(1)) for code in codes if (match := re.fullmatch(r"ST-(\d+)", code)))
    first = max([0, *numbers]) + 1
    first = max(first, work.next_ids(TABLES["company"], 1)[0])  # keys are never used again either
    return [f"ST-{number:03d}" for number in range(first, first + count)]


def _contact_row(session: Session, key: int) -> ContactRow:
    session.flush()
    return contact_rows(session, Contact.id == key)[0]


def _texts(**values: str | None) -> dict[str, Any]:
    """Texts as they are kept; those that were not given stay away."""
    return {
        name: cleaned(name, value, _LIMITS[name], lines=name == "notes")
        for name, value in values.items()
        if value is not None
    }


def _refuse_days_to_come(today: date, **days: date | None) -> None:
    for name, day in days.items():
        if day is not None and day > today:
            raise errors.ValueRefused(name, "in_the_future", day.isoformat())


def _refuse_nameless(texts: dict[str, Any]) -> None:
    if not texts.get("name_zh") and not texts.get("name_en"):
        raise errors.ValueMissing("name_zh")


def _tags(tags: Sequence[str]) -> list[str]:
    try:
        return list(clean_tags(tags))
    except RuleFault as fault:
        raise errors.ValueRefused("tags", fault.code.removeprefix("text_"), fault.detail) from fault


def _check_people(people: int | None) -> None:
    if people is not None and not 0 <= people <= _MOST_PEOPLE:
        raise errors.ValueRefused("headcount", "out_of_range", str(people))


def _own_uscc(session: Session, text: str, company_id: int | None) -> str | None:
    """The credit code as it is kept, None without one; another company's is refused. A wrong check digit is not."""
    code = normal_uscc(cleaned("uscc", text, CODE_LIMIT))
    if not code:
        return None
    known = session.execute(select(Company).where(Company.uscc == code)).scalar()
    if known is not None and known.id != company_id:
        known = found(session, Company, standing_id(session, known.id))
        raise errors.CompanyKnown(code, known.name_zh or known.name_en)
    return code


def _set_people(session: Session, company_id: int, valid_from: date, people: int) -> None:
    query = select(Headcount).where(Headcount.company_id == company_id, Headcount.valid_from == valid_from)
    row = session.execute(query).scalar()
    if row is None:
        session.add(Headcount(company_id=company_id, valid_from=valid_from, people=people))
    else:
        row.people = people
    session.flush()
