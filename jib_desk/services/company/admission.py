"""Before a seat: companies that were scouted, that apply, and that wait (FEATURES B12, B14)."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.admission import Scouting, WaitingEntry
from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.rules.texts import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT
from jib_desk.rules.words import ScoutDecision, ScoutSource, Sector, UnitState, WaitOutcome
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.company.admission_reads import (
    best_offers,
    offers_of_unit,
    open_waits,
    pipeline_rows,
    scouting_rows,
    unserved,
    waiting_rows,
)
from jib_desk.services.company.companies import company_codes
from jib_desk.services.company.company_reads import company_rows, standing
from jib_desk.services.company.company_stages import company_subject, touched
from jib_desk.services.rows.admission import PipelineRow, ScoutingRow, SeatOffer, WaitingRow
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_book import company_names, seat_book
from jib_desk.services.seat.seat_writes import cleaned

_MOST_DESKS = 999
_MOST_POINTS = 100


class AdmissionService(Service):
    """Reads and writes the waiting list and scoutings; that a seat ends a wait is told in `waiting`."""

    # --- reading ----------------------------------------------------------------------------

    def waiting(self) -> tuple[WaitingRow, ...]:
        """Who waits for a seat, whoever has waited longest first."""
        return self._read(open_waits)

    def waits_of(self, company_id: int) -> tuple[WaitingRow, ...]:
        """A company's waits, the open one first, then the latest."""
        rows = self._read(lambda session: waiting_rows(session, WaitingEntry.company_id == company_id))
        return tuple(sorted(rows, key=lambda row: (row.closed_on is None, row.since_on), reverse=True))

    def scouting_of(self, company_id: int) -> ScoutingRow | None:
        """How a company was found; None when nobody scouted it."""
        rows = self._read(lambda session: scouting_rows(session, Scouting.company_id == company_id))
        return rows[0] if rows else None

    def matching(self, unit_id: int, on: date) -> tuple[SeatOffer, ...]:
        """Whom a unit that is vacant on a day would serve, the longest wait first; nobody when it is taken.

        Who has another unit held already is not offered a second one.
        """

        def reading(session: Session) -> tuple[SeatOffer, ...]:
            waits = open_waits(session)
            if not waits:
                return ()
            book = seat_book(session, self._today(session))
            unit = book.unit_row(unit_id, on)
            if unit is None or unit.state is not UnitState.VACANT:
                return ()
            return offers_of_unit(book, unserved(book, waits, on), unit, on)

        return self._read(reading)

    def offers(self, on: date) -> tuple[SeatOffer, ...]:
        """For everybody who waits and has none held the free unit that fits best, in turn; no unit twice."""

        def reading(session: Session) -> tuple[SeatOffer, ...]:
            waits = open_waits(session)
            if not waits:
                return ()
            book = seat_book(session, self._today(session))
            offered = best_offers(book, unserved(book, waits, on), on)
            return tuple(offered[wait.company_id] for wait in waits if wait.company_id in offered)

        return self._read(reading)

    def pipeline(self, on: date) -> tuple[PipelineRow, ...]:
        """Every company on its way to a seat, residents last; in order of steps, then of days."""
        return self._read(lambda session: pipeline_rows(session, on, self._today(session)))

    # --- the waiting list -------------------------------------------------------------------

    def add_waiting(
        self,
        *,
        by: Actor,
        company_id: int,
        desks: int,
        since_on: date | None = None,
        wanted_on: date | None = None,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[WaitingRow]:
        """A company waits for so many desks, from today unless said otherwise, and not before `wanted_on`.

        Raises WaitsAlready, ValueRefused, ValueMissing, NotFound.
        """
        text = cleaned("note", note, NOTE_LIMIT)
        _check_desks(desks)

        def do(work: Work) -> int:
            session = work.session
            found(session, Company, company_id)
            since = self._past("since_on", since_on, session)
            known = session.execute(_open_of(company_id)).scalar()
            if known is not None:
                raise errors.WaitsAlready(company_names(session)[company_id].both, known.since_on)
            _check_wanted(since, wanted_on)
            entry = WaitingEntry(company_id=company_id, desks=desks, since_on=since, wanted_on=wanted_on, note=text)
            session.add(entry)
            work.subject = touched(session, company_id)
            session.flush()
            return entry.id

        return self._commit(by, "waiting.add", do, _waiting_row, token=token)

    def edit_waiting(
        self,
        *,
        by: Actor,
        entry_id: int,
        version: int,
        desks: int,
        wanted_on: date | None = None,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[WaitingRow]:
        """What is waited for from now on; since when stays. Raises WaitingClosed, Stale, ValueRefused."""
        text = cleaned("note", note, NOTE_LIMIT)
        _check_desks(desks)

        def do(work: Work) -> int:
            entry = _open(work.session, entry_id, version)
            _check_wanted(entry.since_on, wanted_on)
            entry.desks, entry.wanted_on, entry.note = desks, wanted_on, text
            work.subject = touched(work.session, entry.company_id)
            return entry_id

        return self._commit(by, "waiting.edit", do, _waiting_row, token=token)

    def close_waiting(
        self, *, by: Actor, entry_id: int, version: int, outcome: WaitOutcome, token: str | None = None
    ) -> Outcome[WaitingRow]:
        """The wait is over today: placed otherwise, withdrawn, or refused. Raises WaitingClosed, Stale."""

        def do(work: Work) -> int:
            entry = _open(work.session, entry_id, version)
            entry.closed_on = max(self._today(work.session), entry.since_on)
            entry.outcome = WaitOutcome(outcome)
            work.subject = touched(work.session, entry.company_id)
            return entry_id

        return self._commit(by, "waiting.close", do, _waiting_row, token=token)

    # --- scouting ---------------------------------------------------------------------------

    def add_scouted(
        self,
        *,
        by: Actor,
        source: ScoutSource,
        name_zh: str = "",
        name_en: str = "",
        sector: Sector = Sector.OTHER,
        source_note: str = "",
        scouted_on: date | None = None,
        score: int | None = None,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[CompanyRow]:
        """A company that was found: its card and its scouting in one step. It is no applicant yet.

        Raises ValueMissing(name_zh), ValueRefused.
        """
        names = {name: cleaned(name, text, NAME_LIMIT) for name, text in (("name_zh", name_zh), ("name_en", name_en))}
        if not any(names.values()):
            raise errors.ValueMissing("name_zh")
        values = _scouting_values(source, source_note, score, note)

        def do(work: Work) -> int:
            company = Company(code=company_codes(work, 1)[0], sector=Sector(sector), **names)
            work.session.add(company)
            work.session.flush()
            day = self._past("scouted_on", scouted_on, work.session)
            work.session.add(Scouting(company_id=company.id, scouted_on=day, **values))
            work.subject = company_subject(company)
            return company.id

        return self._commit(by, "scouting.add", do, self._company_row, token=token)

    def scout(
        self,
        *,
        by: Actor,
        company_id: int,
        source: ScoutSource,
        source_note: str = "",
        scouted_on: date | None = None,
        score: int | None = None,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[ScoutingRow]:
        """How a company was found, said for the first time or anew; what was decided on it stays."""
        values = _scouting_values(source, source_note, score, note)

        def do(work: Work) -> int:
            session = work.session
            found(session, Company, company_id)
            row = session.execute(select(Scouting).where(Scouting.company_id == company_id)).scalar()
            if row is None:
                row = Scouting(
                    company_id=company_id, scouted_on=self._past("scouted_on", scouted_on, session), **values
                )
                session.add(row)
            else:
                for name, value in values.items():
                    setattr(row, name, value)
                if scouted_on is not None:
                    row.scouted_on = self._past("scouted_on", scouted_on, session)
            work.subject = touched(session, company_id)
            session.flush()
            return row.id

        return self._commit(by, "scouting.edit", do, _scouting_row, token=token)

    def decide(
        self,
        *,
        by: Actor,
        scouting_id: int,
        version: int,
        decision: ScoutDecision,
        on: date | None = None,
        token: str | None = None,
    ) -> Outcome[ScoutingRow]:
        """What was decided on a scouted company, and when (today unless said); `open` takes the decision back."""

        def do(work: Work) -> int:
            row = found(work.session, Scouting, scouting_id)
            check_version("scouting", row, version)
            row.decision = ScoutDecision(decision)
            is_open = row.decision is ScoutDecision.OPEN
            row.decided_on = None if is_open else self._past("decided_on", on, work.session)
            work.subject = touched(work.session, row.company_id)
            return scouting_id

        return self._commit(by, "scouting.decide", do, _scouting_row, token=token)

    def applied(
        self, *, by: Actor, company_id: int, version: int, on: date | None = None, token: str | None = None
    ) -> Outcome[CompanyRow]:
        """The company has applied, today unless said: from then on it is an applicant."""

        def do(work: Work) -> int:
            company = found(work.session, Company, company_id)
            check_version("company", company, version, ("applied_on",))
            company.applied_on = self._past("applied_on", on, work.session)
            work.subject = company_subject(company)
            return company_id

        return self._commit(by, "company.apply", do, self._company_row, token=token)

    # --- helpers ----------------------------------------------------------------------------

    def _past(self, name: str, day: date | None, session: Session) -> date:
        """A day on which something happened. Raises ValueRefused for one to come."""
        today = self._today(session)
        if day is not None and day > today:
            raise errors.ValueRefused(name, "in_the_future", day.isoformat())
        return day or today

    def _company_row(self, session: Session, key: int) -> CompanyRow:
        session.flush()
        today = self._today(session)
        return company_rows(session, standing(session, today, today), Company.id == key)[0]


def _open_of(company_id: int) -> Any:
    return select(WaitingEntry).where(WaitingEntry.company_id == company_id, WaitingEntry.closed_on.is_(None))


def _open(session: Session, entry_id: int, version: int) -> WaitingEntry:
    """An open wait. Raises NotFound, WaitingClosed, Stale."""
    entry = found(session, WaitingEntry, entry_id)
    if entry.closed_on is not None:
        raise errors.WaitingClosed(entry.closed_on)
    check_version("waiting_entry", entry, version)
    return entry


def _check_wanted(since: date, wanted_on: date | None) -> None:
    if wanted_on is not None and wanted_on < since:
        raise errors.ValueRefused("wanted_on", "before_waiting", wanted_on.isoformat())


def _check_desks(desks: int | None) -> None:
    if desks is None:
        raise errors.ValueMissing("desks")
    if not 1 <= desks <= _MOST_DESKS:
        raise errors.ValueRefused("desks", "out_of_range", str(desks))


def _scouting_values(source: ScoutSource, source_note: str, score: int | None, note: str) -> dict[str, Any]:
    if score is not None and not 0 <= score <= _MOST_POINTS:
        raise errors.ValueRefused("score", "out_of_range", str(score))
    return {
        "source": ScoutSource(source),
        "source_note": cleaned("source_note", source_note, LINE_LIMIT),
        "score": score,
        "note": cleaned("note", note, NOTE_LIMIT),
    }


def _waiting_row(session: Session, key: int) -> WaitingRow:
    session.flush()
    return waiting_rows(session, WaitingEntry.id == key)[0]


def _scouting_row(session: Session, key: int) -> ScoutingRow:
    session.flush()
    return scouting_rows(session, Scouting.id == key)[0]
