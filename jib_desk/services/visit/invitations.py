"""Who is invited: one visitor, one on several dates, a delegation. Each deed is one entry, undone in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Unpack

from jib_desk.rules.desk_words import WatchStage
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.invitations import rrule_text
from jib_desk.rules.recognition import SURE, Described
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.rules.wall_time import instant_of
from jib_desk.services import errors
from jib_desk.services.base import check_version, zone_of
from jib_desk.services.visit import admittance, recognition
from jib_desk.services.visit.delegations import DelegationDeeds
from jib_desk.services.visit.invitation_steps import (
    awaited,
    booking_at,
    meeting_at,
    new_invitation,
    plan_visits,
    planned_then,
    read_invitation,
)
from jib_desk.services.visit.passes_used import revoke_pass
from jib_desk.services.visit.series_dates import dates_of
from jib_desk.services.visit.visit_fields import AboutVisit, VisitFields, cleaned
from jib_desk.services.visit.visit_reads import place_of
from jib_desk.services.visit.visit_steps import VISIT
from jib_desk.services.visit.visitors import VisitorsService
from jib_desk.services.visit.watch_screen import WatchScreen

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jib_desk.models.direct import Source
    from jib_desk.models.journal import Work
    from jib_desk.rules.recurrence import Rule
    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.invitations import InvitationRow, MeetingRow
    from jib_desk.services.rows.series import SeriesRow
    from jib_desk.services.rows.staff import Actor
    from jib_desk.services.rows.visitors import PlannedMatch, VisitRow


class InvitationsService(DelegationDeeds):
    """Expects people, moves them, calls them off."""

    def expect(
        self,
        *,
        by: Actor,
        expected_at: datetime,
        visitor_id: int | None = None,
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[VisitRow]:
        """One visitor, once: as `visitors.expect`, which links the booking it is for.

        Raises ValueRefused: is_over for a day that is over, expected_then for somebody who is expected in that very
        minute; and what `visitors.expect` raises.
        """
        self._read(lambda session: self._refuse_past(session, expected_at))
        visitors = VisitorsService(self._database, self._clock)
        return visitors.expect(by=by, expected_at=expected_at, visitor_id=visitor_id, token=token, **about)

    def recurring(
        self,
        *,
        by: Actor,
        rule: Rule,
        first: date,
        at: time,
        visitor_id: int | None = None,
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[InvitationRow]:
        """One visitor on several dates from `first` on, at a wall time of the centre; each date is a visit of its own.

        Dates on which the person is expected already are not doubled. Raises ValueMissing (name), ValueRefused (also
        no_dates, too_many_dates, too_far, is_over and what the rule refuses), EndBeforeStart, WallTimeRefused,
        NotFound, Watched.
        """
        fields = VisitFields(**about).checked()
        screen = WatchScreen(self._database, self._clock)
        screening = admittance.screened(screen, by, WatchStage.INVITATION, fields, visitor_id=visitor_id, token=token)

        def do(work: Work) -> list[int]:
            days = self._dates(work.session, rule, first, at).days
            person = self._person(work, visitor_id, fields)
            there = awaited(work.session, days)
            free = [day for day in days if person not in there[day]]
            if not free:
                raise errors.ValueRefused("first", "no_dates")
            key = new_invitation(work, "recurring", fields.purpose, rrule_text(rule, first))
            moments = [_moment(day, at, work.session) for day in free]
            visits = plan_visits(work, by, key, [(person, fields, moment) for moment in moments])
            admittance.settle(work, visits[0], screening)
            return [key, len(days) - len(free)]

        return self._commit(by, "invitation.recurring", do, self._invited, token=token)

    def call_off(
        self, *, by: Actor, visit_ids: Sequence[int], reason: str = "", token: str | None = None
    ) -> Outcome[tuple[VisitRow, ...]]:
        """These expected visits will not be; all or none. Raises NotFound, AlreadyInside, VisitClosed, VisitOff."""
        why = cleaned("reason", reason, LINE_LIMIT)

        def do(work: Work) -> list[int]:
            keys = list(dict.fromkeys(visit_ids))
            if not keys:
                raise errors.ValueRefused("visit", "nobody_chosen")
            for key in keys:
                self._waiting(work.session, key)
            now = self._clock.now()
            work.update_many(VISIT, [{"id": key, "cancelled_at": now, "staff_id": by.id} for key in keys])
            return keys

        return self._commit(by, "invitation.call_off", do, self._many, token=token, reason=why)

    def move(
        self, *, by: Actor, versions: Mapping[int, int], expected_at: datetime, token: str | None = None
    ) -> Outcome[tuple[VisitRow, ...]]:
        """These expected visits (id → version as read) are at another time; all or none.

        A pass made for another day is worth nothing then: it is taken back. Raises NotFound, Stale, AlreadyInside,
        VisitClosed, VisitOff, and ValueRefused: is_over for a time that is over, twice_at_once for one visitor's
        several visits, planned_then where another visit of his is planned for that very minute.
        """
        if expected_at < self._clock.now():
            raise errors.ValueRefused("expected_at", "is_over")

        def do(work: Work) -> list[int]:
            zone = zone_of(work.session)
            moved: set[int] = set()
            for key, version in versions.items():
                row = self._waiting(work.session, key)
                if row.visitor_id in moved:
                    raise errors.ValueRefused("visit", "twice_at_once", row.name_zh or row.name_latin)
                moved.add(row.visitor_id)
                check_version("visit", row, version, ("expected_at",))
                if planned_then(work.session, row.visitor_id, expected_at, besides=key) is not None:
                    raise errors.ValueRefused("expected_at", "planned_then", row.name_zh or row.name_latin)
                place = {"company_id": row.company_id, "host_id": row.host_id}
                linked = booking_at(work.session, place, expected_at)
                work.update_many(VISIT, [{"id": key, "expected_at": expected_at, "booking_id": linked}])
                was = row.expected_at
                if was is None or was.astimezone(zone).date() != expected_at.astimezone(zone).date():
                    revoke_pass(work, key, self._clock.now())
            return list(versions)

        return self._commit(by, "invitation.move", do, self._many, token=token)

    # --- reads -------------------------------------------------------------------------------

    def invitation(self, invitation_id: int) -> InvitationRow:
        """An invitation with all its visits. Raises NotFound."""
        return self._read(lambda session: self._invited(session, (invitation_id, 0)))

    def meeting(self, *, company_id: int | None, host_id: int | None, at: datetime) -> MeetingRow | None:
        """The booking that somebody who visits these at that time would be linked to."""
        if company_id is None and host_id is None:
            return None
        try:
            return self._quick_read(lambda source: meeting_at(source, place_of(source, company_id, host_id), at))
        except (errors.NotFound, errors.HostGone):
            return None

    def already(
        self,
        *,
        expected_at: datetime,
        visitor_id: int | None = None,
        name_zh: str = "",
        name_latin: str = "",
        organisation: str = "",
        phone: str = "",
    ) -> tuple[PlannedMatch, ...]:
        """Visits planned for the day of `expected_at` that surely are of this person, or of a party he is named in.

        The surest first, then the nearest in time.
        """
        said = Described(name_zh, name_latin, organisation, phone)

        def reading(source: Source) -> tuple[PlannedMatch, ...]:
            known = recognition.described(source, visitor_id) if visitor_id is not None else None
            matches = recognition.planned(source, known or said, visitor_id, expected_at)
            return tuple(match for match in matches if match.score >= SURE)

        return self._quick_read(reading)

    def series(self, rule: Rule, first: date, at: time) -> SeriesRow:
        """The dates that `recurring` would expect somebody on, and those that it leaves out. Raises as it does."""
        return self._read(lambda session: self._dates(session, rule, first, at))

    # --- steps -------------------------------------------------------------------------------

    def _dates(self, session: Session, rule: Rule, first: date, at: time) -> SeriesRow:
        return dates_of(session, rule, first, self._today(session), at)

    def _invited(self, session: Session, key: Sequence[int]) -> InvitationRow:
        found = read_invitation(session, key[0], self._clock.now(), key[1])
        if found is None:
            raise errors.NotFound("invitation", str(key[0]))
        return found


def _moment(day: date, at: time, session: Session) -> datetime:
    """The instant of a wall time of the centre. Raises WallTimeRefused."""
    try:
        return instant_of(datetime.combine(day, at.replace(tzinfo=None)), zone_of(session))
    except RuleFault as fault:
        raise errors.WallTimeRefused(fault.detail, fault.code) from fault
