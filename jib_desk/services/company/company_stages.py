"""A company is approved, graduates, or leaves; its seats end in the same step, or it is refused."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from jib_desk.models.assignment import Assignment, until
from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.rules.words import AssignmentKind, EndedAs
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.company.company_reads import company_rows, standing
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned, code_of

_SHOWN = ("applied_on", "approved_on", "graduated_on", "left_on")


class CompanyStages(Service):
    """The milestones of companies that are kept; what follows from them is derived (DOMAIN §2)."""

    def approve(
        self, *, by: Actor, company_id: int, version: int, on: date, token: str | None = None
    ) -> Outcome[CompanyRow]:
        """The application was approved on a day. Raises ValueRefused for a day to come, EndBeforeStart."""

        def do(work: Work) -> int:
            company = self._company(work, company_id, version, on)
            if company.applied_on is not None and on < company.applied_on:
                raise errors.EndBeforeStart(company.applied_on, on)
            company.approved_on = on
            return company_id

        return self._commit(by, "company.approve", do, self._row, token=token)

    def graduate(
        self,
        *,
        by: Actor,
        company_id: int,
        version: int,
        on: date,
        reason: str,
        end_seats: bool = False,
        token: str | None = None,
    ) -> Outcome[CompanyRow]:
        """The company's last day, and why it needs the centre no longer. `end_seats` ends its stays that day.

        Raises NeedsReason, ValueRefused for a day to come, StillSeated while it holds seats that are not ended,
        EndBeforeStart for a day before a stay of it began.
        """
        return self._take_leave(by, company_id, version, on, reason, EndedAs.GRADUATED, token, end_seats=end_seats)

    def leave(
        self,
        *,
        by: Actor,
        company_id: int,
        version: int,
        on: date,
        reason: str,
        end_seats: bool = False,
        token: str | None = None,
    ) -> Outcome[CompanyRow]:
        """The company left without graduating. As `graduate`."""
        return self._take_leave(by, company_id, version, on, reason, EndedAs.LEFT, token, end_seats=end_seats)

    def _take_leave(
        self,
        by: Actor,
        company_id: int,
        version: int,
        on: date,
        reason: str,
        ended_as: EndedAs,
        token: str | None,
        *,
        end_seats: bool,
    ) -> Outcome[CompanyRow]:
        action = "company.graduate" if ended_as is EndedAs.GRADUATED else "company.leave"
        why = cleaned("reason", reason, LINE_LIMIT)
        if not why:
            raise errors.NeedsReason(action)

        def do(work: Work) -> int:
            company = self._company(work, company_id, version, on)
            held = _held_after(work.session, company_id, on)
            if held and not end_seats:
                codes = sorted({code_of(work.session, item.unit_id, item.starts_on) for item in held})
                raise errors.StillSeated(", ".join(codes))
            for item in held:
                self._end(work.session, item, on, ended_as)
            work.session.flush()
            if ended_as is EndedAs.GRADUATED:
                company.graduated_on = on
            else:
                company.left_on = on
            company.end_reason = why
            return company_id

        return self._commit(by, action, do, self._row, token=token, reason=why)

    def _company(self, work: Work, company_id: int, version: int, on: date) -> Company:
        company = found(work.session, Company, company_id)
        check_version("company", company, version, _SHOWN)
        if on > self._today(work.session):
            raise errors.ValueRefused("on", "in_the_future", on.isoformat())
        work.subject = company_subject(company)
        return company

    def _end(self, session: Session, item: Assignment, on: date, ended_as: EndedAs) -> None:
        """A stay ends on the day, a hold is given up; what would begin later never does."""
        item.ended_as = ended_as if item.kind is AssignmentKind.OCCUPANCY else EndedAs.GIVEN_UP
        if item.starts_on > on:
            if item.starts_on <= self._today(session):  # what happened is not undone by a leaving before it
                raise errors.EndBeforeStart(item.starts_on, on)
            item.live, item.released_at = False, self._clock.now()
            return
        # Whoever overstayed made way for the next one, if there was one by then.
        following = select(func.min(Assignment.starts_on)).where(
            Assignment.unit_id == item.unit_id, Assignment.live.is_(True), Assignment.starts_on > item.until_on
        )
        taken = session.execute(following).scalar()
        item.vacated_on = on if taken is None else min(on, taken - ONE_DAY)
        item.until_on = until(item.vacated_on, item.ends_on)

    def _row(self, session: Session, key: int) -> CompanyRow:
        session.flush()
        today = self._today(session)
        return company_rows(session, standing(session, today, today), Company.id == key)[0]


def _held_after(session: Session, company_id: int, on: date) -> list[Assignment]:
    """What the company still holds after a day: stays that nobody ended by then, overstays too, and holds."""
    query = select(Assignment).where(
        Assignment.company_id == company_id,
        Assignment.live.is_(True),
        (Assignment.vacated_on.is_(None) & (Assignment.kind == AssignmentKind.OCCUPANCY)) | (Assignment.until_on > on),
    )
    return list(session.execute(query.order_by(Assignment.starts_on)).scalars())


def touched(session: Session, company_id: int) -> str:
    """What the journal says of a company whose version rises with what is its.

    A sheet exported before is then known as older.
    """
    company = found(session, Company, company_id)
    flag_modified(company, "code")
    return company_subject(company)


def company_subject(company: Company) -> str:
    """What the journal says that an entry was about: the code, then the short name in both languages."""
    names = dict.fromkeys((company.short_zh or company.name_zh, company.short_en or company.name_en))
    return f"{company.code} · {' '.join(name for name in names if name)}"
