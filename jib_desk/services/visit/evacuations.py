"""Evacuations and drills: whom to call, what each company reports, and when all are out (DOMAIN §3.8)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.company import Company
from jib_desk.models.facility import Evacuation, EvacuationCount
from jib_desk.models.faults import GuardRefused
from jib_desk.models.journal import Work
from jib_desk.rules.desk_words import MusterKind
from jib_desk.rules.texts import NAME_LIMIT, NOTE_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.evacuations import CompanyCall, EvacuationReport, EvacuationRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import both, cleaned
from jib_desk.services.visit import muster
from jib_desk.services.visit.muster_ticks import as_row, running_one, sheet_of

_MOST_PEOPLE = 9_999


class EvacuationsService(Service):
    """Reads the call list; writes what the companies report, one evacuation at a time."""

    # --- reading ----------------------------------------------------------------------------

    def call_list(self) -> tuple[CompanyCall, ...]:
        """Every resident company of today with its people, wardens first, in order of seats."""
        return self._quick_read(lambda source: muster.call_list(source, self._today(source)))

    def current(self) -> EvacuationReport | None:
        """The evacuation that is running, None when there is none."""

        def reading(session: Session) -> EvacuationReport | None:
            key = session.execute(select(Evacuation.id).where(Evacuation.is_open.is_(True))).scalar()
            return None if key is None else self._report(session, key)

        return self._read(reading)

    def report(self, evacuation_id: int) -> EvacuationReport:
        """Who reported what, and who is missing. Raises NotFound."""
        return self._read(lambda session: self._report(session, evacuation_id))

    def all(self) -> tuple[EvacuationRow, ...]:
        """Every evacuation and drill, the newest first."""
        query = select(Evacuation).order_by(Evacuation.started_at.desc(), Evacuation.id.desc())
        return self._read(lambda session: tuple(as_row(row) for row in session.execute(query).scalars()))

    # --- writing ----------------------------------------------------------------------------

    def start(
        self, *, by: Actor, is_drill: bool = False, note: str = "", token: str | None = None
    ) -> Outcome[EvacuationReport]:
        """The alarm, now. Raises EvacuationRunning: one at a time."""
        text = cleaned("note", note, NOTE_LIMIT, lines=True)

        def do(work: Work) -> int:
            row = Evacuation(started_at=self._clock.now(), is_drill=is_drill, note=text)
            work.session.add(row)
            work.session.flush()
            return row.id

        action = "evacuation.drill" if is_drill else "evacuation.start"
        return self._commit(by, action, do, self._report, token=token, explain=_running)

    def count(
        self,
        *,
        by: Actor,
        evacuation_id: int,
        company_id: int,
        people_out: int,
        people: int,
        told_by: str = "",
        token: str | None = None,
    ) -> Outcome[EvacuationReport]:
        """A company reports: `people_out` of `people` who were in are out. A later word takes the place of an earlier.

        Raises ValueRefused (out_of_range, more_out_than_in), EvacuationOver, NotFound.
        """
        name = cleaned("told_by", told_by, NAME_LIMIT)
        for field, value in (("people_out", people_out), ("people", people)):
            if not 0 <= value <= _MOST_PEOPLE:
                raise errors.ValueRefused(field, "out_of_range", str(value))
        if people_out > people:
            raise errors.ValueRefused("people_out", "more_out_than_in", f"{people_out}/{people}")

        def do(work: Work) -> int:
            session = work.session
            evacuation = running_one(session, evacuation_id)
            company = found(session, Company, company_id)
            query = select(EvacuationCount).where(
                EvacuationCount.evacuation_id == evacuation.id, EvacuationCount.company_id == company_id
            )
            row = session.execute(query).scalar()
            told = {"people_out": people_out, "people": people, "told_at": self._clock.now(), "told_by": name}
            if row is None:
                session.add(EvacuationCount(evacuation_id=evacuation.id, company_id=company_id, **told))
            else:
                for key, value in told.items():
                    setattr(row, key, value)
            names = dict.fromkeys((company.short_zh or company.name_zh, company.short_en or company.name_en))
            work.subject = f"{' '.join(part for part in names if part)} {people_out}/{people}"
            return evacuation.id

        return self._commit(by, "evacuation.count", do, self._report, token=token)

    def all_clear(
        self, *, by: Actor, evacuation_id: int, version: int, note: str = "", token: str | None = None
    ) -> Outcome[EvacuationReport]:
        """Nobody is missed any more, now.

        While people are reported missing, visitors are not ticked or companies have not been heard of, a note must say
        what is known of them.

        Raises PeopleMissing, EvacuationOver, Stale.
        """
        text = cleaned("note", note, NOTE_LIMIT, lines=True)

        def do(work: Work) -> int:
            row = running_one(work.session, evacuation_id)
            check_version("evacuation", row, version)
            report = self._report(work.session, evacuation_id)
            if not text:
                self._refuse_unfinished(work.session, report)
            row.cleared_at, row.is_open = max(self._clock.now(), row.started_at), False
            row.note = "\n".join(part for part in (row.note, text) if part)
            return row.id

        return self._commit(by, "evacuation.all_clear", do, self._report, token=token)

    # --- helpers ----------------------------------------------------------------------------

    def _refuse_unfinished(self, session: Session, report: EvacuationReport) -> None:
        """Raises PeopleMissing while somebody is missed, not ticked, or not heard of."""
        roll = sheet_of(session, report.evacuation.id, self._clock.now())
        silent = tuple(line for line in roll.of(MusterKind.RESIDENT) if not line.is_heard and not line.is_safe)
        if report.people_missing or roll.unticked or silent:
            names = tuple(both(call.name_zh, call.name_en) for call in report.missing)
            kind = "unfinished" if roll.unticked or silent else ""
            raise errors.PeopleMissing(report.people_missing, names, roll.unticked, len(silent), kind)

    def _report(self, session: Session, evacuation_id: int) -> EvacuationReport:
        session.flush()
        row = found(session, Evacuation, evacuation_id)
        on = row.started_at.astimezone(self._zone(session)).date()
        query = select(EvacuationCount).where(EvacuationCount.evacuation_id == evacuation_id)
        counts = {count.company_id: count for count in session.execute(query).scalars()}
        calls = muster.call_list(session, on)
        return EvacuationReport(as_row(row), (*_told(calls, counts), *_others(session, calls, counts)))


def _told(calls: Sequence[CompanyCall], counts: Mapping[int, EvacuationCount]) -> list[CompanyCall]:
    return [_with_count(call, counts.get(call.company_id)) for call in calls]


def _others(session: Session, calls: Sequence[CompanyCall], counts: Mapping[int, EvacuationCount]) -> list[CompanyCall]:
    """Companies that reported without being resident on the day, such as one that only had a meeting."""
    known = {call.company_id for call in calls}
    found_calls: list[CompanyCall] = []
    for key, count in counts.items():
        company = session.get(Company, key)
        if key not in known and company is not None:
            name_en, name_zh = company.short_en or company.name_en, company.short_zh or company.name_zh
            found_calls.append(_with_count(CompanyCall(key, name_en, name_zh, (), 0, ()), count))
    return found_calls


def _with_count(call: CompanyCall, count: EvacuationCount | None) -> CompanyCall:
    if count is None:
        return call
    return replace(
        call, people_out=count.people_out, people_in=count.people, told_at=count.told_at, told_by=count.told_by
    )


def _running(session: Session, _refusal: GuardRefused) -> errors.DeskError | None:
    since: datetime | None = session.execute(select(Evacuation.started_at).where(Evacuation.is_open.is_(True))).scalar()
    return None if since is None else errors.EvacuationRunning(since)
