"""Visitors: who comes, is inside, has left. A visit is never deleted and no time is invented."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Unpack

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.journal import Work
from jib_desk.rules.desk_words import WatchStage
from jib_desk.rules.words import ClosedBy
from jib_desk.services import errors
from jib_desk.services.base import check_version
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.rows.watch import WatchDecision
from jib_desk.services.visit import admittance, corrections, party_watch, visit_reads
from jib_desk.services.visit.doubles import Doubles
from jib_desk.services.visit.invitation_steps import plan_visits
from jib_desk.services.visit.parties import PartyDeeds
from jib_desk.services.visit.party_watch import PartyScreen
from jib_desk.services.visit.visit_fields import AboutVisit, VisitFields
from jib_desk.services.visit.visit_questions import VisitQuestions
from jib_desk.services.visit.visit_steps import VISIT, reason_of

_HELD = "SELECT badge, visitor_id FROM visit WHERE id = ?"


class VisitorsService(PartyDeeds, Doubles, VisitQuestions):
    """Checks visitors in and out, and says who is inside."""

    @property
    def _watch(self) -> PartyScreen:
        return PartyScreen(self._database, self._clock)

    # --- what staff do -----------------------------------------------------------------------

    def check_in(
        self,
        *,
        by: Actor,
        visitor_id: int | None = None,
        visit_id: int | None = None,
        badge: str = "",
        stands_in: bool = False,
        is_unplanned: bool = False,
        of_party: tuple[int, int] | None = None,
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[VisitRow]:
        """Somebody arrives: new, returning (`visitor_id`), expected (`visit_id`), or instead of who was expected.

        Whoever comes without `visit_id` and surely is one of those expected today gets that visit; ExpectedAlready
        asks where it may be, and `is_unplanned` answers that it is nobody of them, `of_party` (an expected visit, a
        position in its party) that it is somebody of a group that is still to come. Coming back on the same badge
        within the centre's hours goes on with the same visit. An expected visit keeps what it says where nothing else
        is said. Raises ValueMissing (name), ValueRefused, NotFound, HostGone, BadgeInUse, and what `_waiting` and
        `admittance.admit` raise; Watched before anything else, PartyWatched about those who come along.
        """
        fields, visitor_id = VisitFields(badge=badge, **about).checked(), self._who(visitor_id)
        explain = self._badge_holder(fields.badge)

        def come(party_of: int | None) -> Outcome[VisitRow]:
            asked = admittance.asked(
                self._watch, by, fields, visitor_id, visit_id, party_of, token, stands_in=stands_in,
                may_be_planned=not (stands_in or is_unplanned or of_party),
            )  # fmt: skip

            def do(work: Work) -> int:
                now = self._clock.now()
                key = arrives(work, now)
                admittance.admit(work, key, asked, fields.accepted_terms, now)
                return self._came(work, key, now)

            return self._commit(by, "visit.check_in", do, self._one, token=token, explain=explain)

        def arrives(work: Work, now: datetime) -> int:
            said = frozenset(about)
            if of_party is not None:
                return self._ahead(work, of_party, visitor_id, fields, said, by, now)
            if visit_id is not None:
                person = self._person(work, visitor_id, fields, comes=True) if stands_in else None
                return self._arrive(work, visit_id, fields, said, by, now, person=person, stands_in=stands_in)
            return self._walk_in(work, visitor_id, fields, said, by, now, is_unplanned=is_unplanned)

        return admittance.with_party(come, visit_id)

    def come_back(
        self,
        *,
        by: Actor,
        visit_id: int,
        watch_decision: WatchDecision | None = None,
        party_decisions: tuple[WatchDecision, ...] = (),
        accepted_terms: tuple[int, ...] = (),
        token: str | None = None,
    ) -> Outcome[VisitRow]:
        """Who stepped out is back: the same visit, and the same is asked as of everybody who goes in.

        Raises TooLongAgo, AlreadyInside, VisitClosed, VisitorForgotten, BadgeInUse; Watched before, and what
        `admittance.admit` raises.
        """
        badge, visitor_id = self._quick_read(lambda source: direct.first(source, _HELD, (visit_id,)) or ("", None))
        fields = VisitFields(watch_decision=watch_decision, party_decisions=party_decisions).checked()
        asked = admittance.asked(self._watch, by, fields, visitor_id, None, visit_id, token)

        def do(work: Work) -> int:
            row, now = self._one(work.session, visit_id), self._clock.now()
            self._refuse_if_inside(work.session, visit_reads.standing_record(work.session, row.visitor_id))
            if row.left_at is None:
                raise errors.VisitClosed(row.name_zh or row.name_latin, None, row.closed_by or "")
            if not self._is_soon(work.session, int(row.left_at.timestamp()), now):
                hours = centre_of(work.session).reentry_hours
                why = "clock_set_back" if row.left_at > now else ""
                raise errors.TooLongAgo(row.name_zh or row.name_latin, row.left_at, hours, why)
            key = self._reopen(work, row, now, fields)
            admittance.admit(work, key, asked, accepted_terms, now)
            return self._came(work, key, now)

        return self._commit(by, "visit.come_back", do, self._one, token=token, explain=self._badge_holder(badge))

    def check_out(
        self,
        *,
        by: Actor,
        visit_ids: Sequence[int],
        closed_by: ClosedBy = ClosedBy.DESK,
        badge_is_out: bool = False,
        left_at: datetime | None = None,
        token: str | None = None,
    ) -> Outcome[tuple[VisitRow, ...]]:
        """These visitors leave now, or at `left_at`, a time by hand; their badges are back unless `badge_is_out`.

        Raises NotFound, VisitClosed when one has left already, ClockSetBack when by the clock one has not come yet,
        EndBeforeStart, ValueRefused (in_the_future); then nobody leaves.
        """
        if closed_by is ClosedBy.SYSTEM:
            return self._close(by, "visit.check_out", visit_ids, self._forgotten, token)

        def closing(row: VisitRow) -> dict[str, Any]:
            return {**self._leaving_now(row, badge_is_out=badge_is_out, left_at=left_at), "closed_by": closed_by}

        return self._close(by, "visit.check_out", visit_ids, closing, token)

    def close_day(
        self, *, by: Actor, visit_ids: Sequence[int], token: str | None = None
    ) -> Outcome[tuple[VisitRow, ...]]:
        """Close forgotten visits as by the system: they are marked so, no departure is invented, badges stay out."""
        return self._close(by, "visit.close_day", visit_ids, self._forgotten, token)

    def _forgotten(self, row: VisitRow) -> dict[str, Any]:
        at = max(self._clock.now(), row.arrived_at or self._clock.now())
        return {"left_at": None, "closed_by": ClosedBy.SYSTEM, "closed_at": at, "badge_is_out": bool(row.badge)}

    def call_off(self, *, by: Actor, visit_id: int, reason: str = "", token: str | None = None) -> Outcome[VisitRow]:
        """An expected visit will not be. Raises NotFound, AlreadyInside, VisitClosed, VisitOff."""

        def do(work: Work) -> int:
            self._waiting(work.session, visit_id)
            work.update_many(VISIT, [{"id": visit_id, "cancelled_at": self._clock.now(), "staff_id": by.id}])
            return visit_id

        return self._commit(by, "visit.call_off", do, self._one, token=token, reason=reason.strip())

    def expect(
        self,
        *,
        by: Actor,
        expected_at: datetime,
        visitor_id: int | None = None,
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[VisitRow]:
        """Somebody will come at `expected_at` (aware). Raises ValueMissing (name), ValueRefused, NotFound, Watched."""
        fields = VisitFields(**about).checked()
        screening = admittance.screened(
            self._watch, by, WatchStage.INVITATION, fields, visitor_id=visitor_id, token=token
        )

        def do(work: Work) -> int:
            person = self._person(work, visitor_id, fields)
            (key,) = plan_visits(work, by, None, [(person, fields, expected_at)])
            admittance.settle(work, key, screening)
            return key

        return self._commit(by, "visit.expect", do, self._one, token=token)

    def refuse(
        self,
        *,
        by: Actor,
        reason: str,
        visit_id: int | None = None,
        visitor_id: int | None = None,
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[VisitRow]:
        """Somebody is not let in: expected (`visit_id`) or at the door.

        Raises NeedsReason, AlreadyInside, VisitClosed, VisitOff, and what `check_in` raises of a person.
        """
        why = reason_of(reason, "visit.refuse")
        fields = VisitFields(**about).checked()
        screening = admittance.screened(
            self._watch, by, WatchStage.ARRIVAL, fields, visitor_id=visitor_id, visit_id=visit_id, is_refused=True,
            token=token,
        )  # fmt: skip

        def do(work: Work) -> int:
            refused = {"refused_at": self._clock.now(), "refused_reason": why}
            if visit_id is None:
                person = self._person(work, visitor_id, fields)
                key = self._new_visit(work, person, fields, by, **refused)
            else:
                key = visit_id
                self._waiting(work.session, key)
                work.update_many(VISIT, [{"id": key, **refused, "staff_id": by.id}])
                party_watch.turned_away(work, by, key, self._clock.now())
            admittance.settle(work, key, screening)
            return key

        return self._commit(by, "visit.refuse", do, self._one, token=token)

    def correct_times(
        self,
        *,
        by: Actor,
        visit_id: int,
        version: int,
        arrived_at: datetime,
        left_at: datetime | None,
        reason: str,
        token: str | None = None,
    ) -> Outcome[VisitRow]:
        """Set right when somebody came and left; the journal keeps both values and the reason.

        Without `left_at` a visit closed at the desk is open again, one closed by the system stays closed.
        Raises NeedsReason, EndBeforeStart, ValueRefused (in_the_future, not_arrived), Stale, BadgeInUse, and what
        `corrections.refuse_impossible` raises: AlreadyInside where the person would be inside twice.
        """
        why = reason_of(reason, "visit.correct")
        now = self._clock.now()
        for name, at in (("arrived_at", arrived_at), ("left_at", left_at)):
            if at is not None and at > now:
                raise errors.ValueRefused(name, "in_the_future")
        if left_at is not None and left_at < arrived_at:
            raise errors.EndBeforeStart(arrived_at, left_at)

        def do(work: Work) -> int:
            row = self._one(work.session, visit_id)
            check_version("visit", row, version, ("arrived_at", "left_at"))
            if row.arrived_at is None:
                raise errors.ValueRefused("arrived_at", "not_arrived")
            corrections.refuse_impossible(work.session, row, arrived_at, left_at, now)
            closing: dict[str, Any] = {"left_at": left_at}
            if left_at is not None:
                closing |= {"closed_by": ClosedBy.DESK, "closed_at": left_at, "is_open": False}
            elif row.closed_by is not ClosedBy.SYSTEM:
                closing |= {"closed_by": None, "closed_at": None, "is_open": True}
            work.update_many(VISIT, [{"id": visit_id, "arrived_at": arrived_at, **closing}])
            work.subject = row.badge
            return visit_id

        badge = self._read(lambda session: _badge_of(session, visit_id))
        explain = self._badge_holder(badge)
        return self._commit(by, "visit.correct", do, self._one, token=token, reason=why, explain=explain)


def _badge_of(session: Session, visit_id: int) -> str:
    return str(direct.scalar(session, "SELECT badge FROM visit WHERE id = ?", (visit_id,)) or "")
