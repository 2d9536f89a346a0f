"""The seat census: begun, walked, its exceptions entered, differences corrected or explained, closed.

Only what differs is written; a unit without a finding fits. A correction goes through the seat verbs as of the day
of the census and settles its findings in the same transaction, so that one undo takes both back.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.company import Company
from jib_desk.models.facility import Census, CensusFinding
from jib_desk.models.journal import Work
from jib_desk.rules import census as rules
from jib_desk.rules.texts import LINE_LIMIT, NAME_LIMIT
from jib_desk.rules.words import CensusResolution, CensusResult, EndedAs
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.care.census_corrections import Corrector, Wish
from jib_desk.services.care.census_reads import census_row, census_rows, census_sheet, place_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.census import CensusRow, CensusSheet, FindingRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_book import seat_book
from jib_desk.services.seat.seat_writes import cleaned, code_of
from jib_desk.services.seat.seats_inside import SeatsInside

_MOST_DESKS = 999


class CensusService(Service):
    """Reads and writes censuses; at most one is open at a time."""

    # --- reading ----------------------------------------------------------------------------

    def all(self) -> tuple[CensusRow, ...]:
        """All censuses with how many differences they found, the newest first."""
        return self._read(census_rows)

    def running(self) -> CensusRow | None:
        """The census that is being walked."""
        return next((row for row in self.all() if row.is_open), None)

    def sheet(self, census_id: int) -> CensusSheet:
        """Every unit in walking order as recorded on the day of the census, with its finding. Raises NotFound."""
        return self._read(lambda session: census_sheet(session, census_id, self._today(session)))

    # --- the census itself ------------------------------------------------------------------

    def start(
        self, *, by: Actor, counted_on: date, counted_by: str, note: str = "", token: str | None = None
    ) -> Outcome[CensusRow]:
        """Begin one. Raises CensusRunning, ValueMissing, ValueRefused (in_the_future)."""
        who, text = self._who(counted_by), cleaned("note", note, LINE_LIMIT)

        def do(work: Work) -> int:
            self._refuse_future(work.session, counted_on)
            _refuse_second(work.session)
            census = Census(code=_next_code(work.session, counted_on), counted_on=counted_on, counted_by=who, note=text)
            work.session.add(census)
            work.session.flush()
            work.subject = census.code
            return census.id

        return self._commit(by, "census.start", do, census_row, token=token)

    def edit(
        self,
        *,
        by: Actor,
        census_id: int,
        version: int,
        counted_on: date,
        counted_by: str,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[CensusRow]:
        """Another day or other people; the code stays. Raises what `start` raises of them."""
        who, text = self._who(counted_by), cleaned("note", note, LINE_LIMIT)

        def do(work: Work) -> int:
            census = _running(work.session, census_id)
            check_version("census", census, version, ("counted_on", "counted_by"))
            self._refuse_future(work.session, counted_on)
            census.counted_on, census.counted_by, census.note = counted_on, who, text
            work.subject = census.code
            return census_id

        return self._commit(by, "census.edit", do, census_row, token=token)

    def close(
        self, *, by: Actor, census_id: int, version: int, leave_open: bool = False, token: str | None = None
    ) -> Outcome[CensusRow]:
        """The walk is over. Raises CensusUnsettled, unless differences may stay listed (`leave_open`)."""

        def do(work: Work) -> int:
            census = _running(work.session, census_id)
            check_version("census", census, version)
            unsettled = census_row(work.session, census_id).unsettled
            if unsettled and not leave_open:
                raise errors.CensusUnsettled(census.code, unsettled)
            census.is_open, census.closed_at = False, self._clock.now()
            work.subject = census.code
            return census_id

        return self._commit(by, "census.close", do, census_row, token=token)

    def reopen(
        self, *, by: Actor, census_id: int, version: int, reason: str, token: str | None = None
    ) -> Outcome[CensusRow]:
        """Go on with a closed one. Raises NeedsReason, CensusRunning."""
        why = _reason(reason)

        def do(work: Work) -> int:
            if not why:
                raise errors.NeedsReason("census.reopen")
            census = found(work.session, Census, census_id)
            check_version("census", census, version)
            _refuse_second(work.session)
            census.is_open, census.closed_at = True, None
            work.subject = census.code
            return census_id

        return self._commit(by, "census.reopen", do, census_row, token=token, reason=why)

    # --- findings ---------------------------------------------------------------------------

    def find(
        self,
        *,
        by: Actor,
        census_id: int,
        unit_id: int,
        result: CensusResult,
        company_id: int | None = None,
        desks: int | None = None,
        note: str = "",
        version: int | None = None,
        token: str | None = None,
    ) -> Outcome[FindingRow]:
        """Note a difference, or say the unit's one otherwise (then with its `version`).

        More or fewer desks follow from the number. Raises ValueRefused (over, fits, settled), NotFound, Stale.
        """
        text = cleaned("note", note, LINE_LIMIT)
        if desks is not None and not 0 <= desks <= _MOST_DESKS:
            raise errors.ValueRefused("desks", "out_of_range", str(desks))

        def do(work: Work) -> int:
            session = work.session
            census = _running(session, census_id)
            item = session.execute(
                select(CensusFinding).where(CensusFinding.census_id == census_id, CensusFinding.unit_id == unit_id)
            ).scalar()
            unit = seat_book(session, self._today(session)).unit_row(unit_id, census.counted_on)
            if unit is None:
                raise errors.NotFound("unit", str(unit_id))
            if company_id is not None:
                found(session, Company, company_id)
            said = rules.result_of(place_of(unit, None), result, company_id, desks)
            if said is None:
                raise errors.ValueRefused("result", "fits", unit.code)
            if item is None:
                item = CensusFinding(census_id=census_id, unit_id=unit_id, result=said)
                session.add(item)
            else:
                _refuse_settled(item, unit.code)
                check_version("census_finding", item, version if version is not None else item.version)
            item.result, item.company_id, item.desks, item.note = said, company_id, desks, text
            session.flush()
            work.subject = f"{census.code} · {unit.code}"
            return item.id

        return self._commit(by, "census.find", do, self._finding, token=token)

    def remove(self, *, by: Actor, finding_id: int, version: int, token: str | None = None) -> Outcome[CensusRow]:
        """It fits after all. Raises ValueRefused (over, settled), Stale."""

        def do(work: Work) -> int:
            item = self._unsettled(work, finding_id, version)
            census = _running(work.session, item.census_id)
            work.session.delete(item)
            return census.id

        return self._commit(by, "census.fits", do, census_row, token=token)

    def correct(
        self,
        *,
        by: Actor,
        finding_id: int,
        version: int,
        reason: str = "",
        ended_as: EndedAs | None = None,
        ends_on: date | None = None,
        agreement: str = "",
        company_id: int | None = None,
        token: str | None = None,
    ) -> Outcome[FindingRow]:
        """Put the record right as of the day of the census, as the finding's `correction` says.

        `company_id` is who was found, where nobody knew it during the walk. A day that is past needs a reason. Raises
        NeedsReason, ValueRefused (settled, no_correction, fits), and what the verbs of the seat service raise.
        """
        why = _reason(reason)
        seats = SeatsInside(self._database, self._clock)

        def do(work: Work) -> int:
            item = self._unsettled(work, finding_id, version)
            census = found(work.session, Census, item.census_id)
            today = self._today(work.session)
            if census.counted_on < today and not why:
                raise errors.NeedsReason("census.correct")
            if company_id is not None:
                self._name(work.session, item, company_id, census.counted_on)
            wish = Wish(by, why, ended_as, ends_on, agreement)
            units = Corrector(work, seats.within(work), item, today, wish).run(self._clock.now())
            work.subject = f"{census.code} · {', '.join(units)}"
            return finding_id

        return self._commit(by, "census.correct", do, self._finding, token=token, reason=why, explain=seats.explain)

    def explain(
        self, *, by: Actor, finding_id: int, version: int, text: str, token: str | None = None
    ) -> Outcome[FindingRow]:
        """The record is right, and why something else was found. Raises ValueMissing, ValueRefused (settled)."""
        said = cleaned("explanation", text, LINE_LIMIT)
        if not said:
            raise errors.ValueMissing("explanation")

        def do(work: Work) -> int:
            item = self._unsettled(work, finding_id, version)
            item.resolved_at, item.resolution = self._clock.now(), CensusResolution.EXPLAINED
            item.explanation = said
            return finding_id

        return self._commit(by, "census.explain", do, self._finding, token=token)

    # --- helpers ----------------------------------------------------------------------------

    def _name(self, session: Session, item: CensusFinding, company_id: int, on: date) -> None:
        """Who was found is known now."""
        found(session, Company, company_id)
        unit = seat_book(session, self._today(session)).unit_row(item.unit_id, on)
        if unit is None or rules.result_of(place_of(unit, None), item.result, company_id, item.desks) is None:
            raise errors.ValueRefused("company_id", "fits", "" if unit is None else unit.code)
        item.company_id = company_id
        session.flush()

    def _finding(self, session: Session, finding_id: int) -> FindingRow:
        item = found(session, CensusFinding, finding_id)
        line = census_sheet(session, item.census_id, self._today(session)).line(item.unit_id)
        if line is None or line.finding is None:
            raise errors.NotFound("census_finding", str(finding_id))
        return line.finding

    def _unsettled(self, work: Work, finding_id: int, version: int) -> CensusFinding:
        """A finding that waits for somebody; the entry is about its unit."""
        item = found(work.session, CensusFinding, finding_id)
        census = found(work.session, Census, item.census_id)
        unit = code_of(work.session, item.unit_id, census.counted_on)
        _refuse_settled(item, unit)
        check_version("census_finding", item, version)
        work.subject = f"{census.code} · {unit}"
        return item

    def _refuse_future(self, session: Session, day: date) -> None:
        if day > self._today(session):
            raise errors.ValueRefused("counted_on", "in_the_future", day.isoformat())

    def _who(self, counted_by: str) -> str:
        who = cleaned("counted_by", counted_by, NAME_LIMIT)
        if not who:
            raise errors.ValueMissing("counted_by")
        return who


def _reason(text: str) -> str:
    return cleaned("reason", text, LINE_LIMIT)


def _running(session: Session, census_id: int) -> Census:
    census = found(session, Census, census_id)
    if not census.is_open:
        raise errors.ValueRefused("census", "over", census.code)
    return census


def _refuse_second(session: Session) -> None:
    running = session.execute(select(Census.code).where(Census.is_open.is_(True)).limit(1)).scalar()
    if running is not None:
        raise errors.CensusRunning(running)


def _refuse_settled(item: CensusFinding, unit: str) -> None:
    if item.resolution is not None:
        raise errors.ValueRefused("census_finding", "settled", unit)


def _next_code(session: Session, day: date) -> str:
    stem = rules.code_stem(day)
    known = session.execute(select(Census.code).where(Census.code.startswith(stem, autoescape=True))).scalars()
    return rules.code(day, max((int(code[len(stem) :]) for code in known), default=0) + 1)
