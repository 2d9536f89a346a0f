"""Passes of expected visits: random, valid for their day and visit only, and useless twice.

What a pass is worth follows from its visit: one that began, was called off or refused lets nobody in, however the pass
stands. So undoing any of these makes the pass good again without a word about passes.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Unpack

from sqlalchemy import select

from jib_desk.models import direct
from jib_desk.models.centre import Setting
from jib_desk.models.direct import Source
from jib_desk.rules.passes import (
    TAG_BYTES,
    TOKEN_BYTES,
    is_cut_short,
    is_scan,
    qr_text,
    random_code,
    random_text,
    read_code,
    read_scan,
)
from jib_desk.rules.words import VisitState
from jib_desk.services import errors
from jib_desk.services.base import zone_of
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.invitations import PassFound, PassRow
from jib_desk.services.visit import visit_reads
from jib_desk.services.visit.passes_used import PASS, revoke_pass
from jib_desk.services.visit.visit_steps import VisitSteps
from jib_desk.services.visit.visitors import VisitorsService

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jib_desk.models.journal import Work
    from jib_desk.services.rows.staff import Actor
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.services.visit.visit_fields import AboutVisit

_COLUMNS = "SELECT visit_id, code, token, valid_on, used_at, revoked_at FROM visit_pass"
_OF_VISIT = f"{_COLUMNS} WHERE visit_id = ? AND revoked_at IS NULL"
_OF_DAYS = f"{_COLUMNS} WHERE valid_on BETWEEN ? AND ? AND revoked_at IS NULL"
_CODES = "SELECT code FROM visit_pass WHERE valid_on BETWEEN ? AND ?"
_BY_TOKEN = f"{_COLUMNS} WHERE token = ?"
_TODAYS = f"{_COLUMNS} WHERE valid_on = ? AND code = ? AND revoked_at IS NULL"
# Six digits may have been another day's too: the nearest day's. Looked for among the passes of all years.
_BY_CODE = f"{_COLUMNS} WHERE code = ? ORDER BY abs(julianday(valid_on) - julianday(?)), revoked_at IS NOT NULL LIMIT 1"


class PassesService(VisitSteps):
    """Makes passes, tells what one is worth, and lets in whoever shows it."""

    # --- what staff do -----------------------------------------------------------------------

    def issue(self, *, by: Actor, visit_id: int, token: str | None = None) -> Outcome[PassRow]:
        """The pass of an expected visit; made if there is none. Raises as `issue_all`."""
        outcome = self.issue_all(by=by, visit_ids=(visit_id,), token=token)
        return Outcome(outcome.row[0], outcome.changes, outcome.repeated)

    def issue_all(
        self, *, by: Actor, visit_ids: Sequence[int], token: str | None = None
    ) -> Outcome[tuple[PassRow, ...]]:
        """A pass for each of these visits, in their order; one that is there stays.

        A pass may be made as long as its visitor is awaited, after midnight too. Raises NotFound, AlreadyInside,
        VisitClosed, and ValueRefused (is_over, called_off) for a visit that can be no more.
        """

        def do(work: Work) -> list[int]:
            for visit_id in visit_ids:
                if _live(work.session, visit_id) is None:
                    self._make(work, visit_id)
            return list(visit_ids)

        return self._commit(by, "visit.pass", do, _of_visits, token=token)

    def reissue(self, *, by: Actor, visit_id: int, token: str | None = None) -> Outcome[PassRow]:
        """Another pass for a visit; whoever has the old one cannot come in with it. Raises as `issue_all`."""

        def do(work: Work) -> int:
            revoke_pass(work, visit_id, self._clock.now())
            self._make(work, visit_id)
            return visit_id

        return self._commit(
            by, "visit.pass_again", do, lambda session, key: _of_visits(session, (key,))[0], token=token
        )

    def arrive(
        self,
        *,
        by: Actor,
        text: str,
        badge: str = "",
        visitor_id: int | None = None,
        stands_in: bool = False,
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[VisitRow]:
        """Whoever shows this pass comes in: the one expected, or with `stands_in` the colleague described here.

        Raises what `look` raises, and what `visitors.check_in` raises of an expected visit.
        """
        found = self.look(text)
        visitors = VisitorsService(self._database, self._clock)
        return visitors.check_in(
            by=by,
            visitor_id=visitor_id,
            visit_id=found.visit.id,
            badge=badge,
            stands_in=stands_in,
            token=token,
            **about,
        )

    # --- what a pass is worth ----------------------------------------------------------------

    def look(self, text: str) -> PassFound:
        """Whom this pass (a scan, or its six digits) lets in now; writes nothing.

        Raises PassUnknown, PassOfAnotherCentre, PassReplaced, PassCalledOff, PassUsed, PassOfAnotherDay,
        AlreadyInside.
        """

        def reading(source: Source) -> PassFound:
            row = _found(source, text, self._today(source))
            visit_id, _code, _token, valid_on, used_at, revoked_at = row
            if revoked_at is not None:
                raise errors.PassReplaced
            visit = visit_reads.visits_by_id(source, (visit_id,), self._clock.now())[0]
            self._refuse_visit(source, visit, used_at)
            today, day = self._today(source), date.fromisoformat(valid_on)
            if day != today and not self._is_late(source, visit, day, today):
                raise errors.PassOfAnotherDay(day, "past" if day < today else "coming")
            return PassFound(visit, _row(row, _tag(source)))

        return self._quick_read(reading)

    def _is_late(self, source: Source, visit: VisitRow, day: date, today: date) -> bool:
        """Whether midnight came between the time of a visit and its visitor, who is awaited still."""
        since, _until = visit_reads.awaited_bounds(source, self._clock.now())
        return day < today and visit.expected_at is not None and visit.expected_at.timestamp() >= since

    def of_visit(self, visit_id: int) -> PassRow | None:
        """The pass of a visit, used or not; None where none was made."""

        def reading(source: Source) -> PassRow | None:
            row = _live(source, visit_id)
            return None if row is None else _row(row, _tag(source))

        return self._quick_read(reading)

    def of_day(self, day: date) -> dict[int, PassRow]:
        """The passes of a day by the id of their visit; today with those of the evening before."""

        def reading(source: Source) -> dict[int, PassRow]:
            tag = _tag(source)
            first = self._first_awaited(source) if day == self._today(source) else day
            rows = direct.fetch(source, _OF_DAYS, (first.isoformat(), day.isoformat()))
            return {row[0]: _row(row, tag) for row in rows}

        return self._quick_read(reading)

    # --- steps -------------------------------------------------------------------------------

    def _first_awaited(self, source: Source) -> date:
        """The day on which the first of those was expected who may still come."""
        since, _until = visit_reads.awaited_bounds(source, self._clock.now())
        return datetime.fromtimestamp(since, zone_of(source)).date()

    def _make(self, work: Work, visit_id: int) -> None:
        """A pass for the day of the visit; with the very first one the centre gets its tag.

        No six digits are those of two passes of neighbouring days: after midnight both may let somebody in.
        """
        session = work.session
        visit = self._waiting(session, visit_id)
        name = visit.name_zh or visit.name_latin
        if visit.state is VisitState.CANCELLED or visit.expected_at is None:
            raise errors.ValueRefused("visit", "called_off", name)
        day = visit.expected_at.astimezone(zone_of(session)).date()
        if visit.state is VisitState.NO_SHOW:
            raise errors.ValueRefused("expected_at", "is_over", name)
        if not _tag(session):
            _set_tag(session)
        beside = [(day + timedelta(days=step)).isoformat() for step in (-1, 1)]
        taken = {code for (code,) in direct.fetch(session, _CODES, beside)}
        code = random_code(secrets.randbelow)
        while code in taken:
            code = random_code(secrets.randbelow)
        (key,) = work.next_ids(PASS, 1)
        made = {"valid_on": day, "made_at": self._clock.now()}
        secret = {"code": code, "token": random_text(TOKEN_BYTES, secrets.token_bytes)}
        work.write_many(PASS, [{"id": key, "version": 1, "visit_id": visit_id, **secret, **made}])

    def _refuse_visit(self, source: Source, visit: VisitRow, used_at: int | None) -> None:
        """Raises what the visit itself says against coming in."""
        name = visit.name_zh or visit.name_latin
        if visit.arrived_at is not None:
            if visit.closed_by is None:
                raise errors.AlreadyInside(name, visit.arrived_at, visit.badge)
            raise errors.PassUsed(name, visit_reads.instant(used_at) or visit.arrived_at)
        if visit.state is VisitState.CANCELLED:
            raise errors.PassCalledOff(name, "cancelled")
        if visit.state is VisitState.REFUSED:
            raise errors.PassCalledOff(name, "refused")
        inside = visit_reads.open_visit_of(source, visit.visitor_id)
        if inside is not None:
            other = visit_reads.visits_by_id(source, (inside,), self._clock.now())[0]
            raise errors.AlreadyInside(name, other.arrived_at or self._clock.now(), other.badge)


def _found(source: Source, text: str, today: date) -> tuple[Any, ...]:
    """The row of the pass that is meant. Raises PassUnknown, PassOfAnotherCentre."""
    scanned = read_scan(text)
    if scanned is not None:
        if scanned.tag != _tag(source):
            raise errors.PassOfAnotherCentre
        row = direct.first(source, _BY_TOKEN, (scanned.token,))
    else:
        row = _by_code(source, read_code(text), today.isoformat())
    if row is None:
        raise errors.PassUnknown(_kind(text))
    return row


def _by_code(source: Source, code: str, today: str) -> tuple[Any, ...] | None:
    """The pass of six digits: today's if there is one."""
    if not code:
        return None
    return direct.first(source, _TODAYS, (today, code)) or direct.first(source, _BY_CODE, (code, today))


def _kind(text: str) -> str:
    """What was shown that is no pass, as PassUnknown names it."""
    if is_cut_short(text):
        return "cut_short"
    return "" if is_scan(text) else "code"


def _live(source: Source, visit_id: int) -> tuple[Any, ...] | None:
    return direct.first(source, _OF_VISIT, (visit_id,))


def _row(row: Sequence[Any], tag: str) -> PassRow:
    visit_id, code, token, valid_on, used_at, _revoked = row
    return PassRow(visit_id, code, qr_text(tag, token), date.fromisoformat(valid_on), visit_reads.instant(used_at))


def _of_visits(session: Session, visit_ids: Sequence[int]) -> tuple[PassRow, ...]:
    tag = _tag(session)
    rows = (_live(session, visit_id) for visit_id in visit_ids)
    return tuple(_row(row, tag) for row in rows if row is not None)


def _tag(source: Source) -> str:
    return centre_of(source).reception.centre_tag


def _set_tag(session: Session) -> None:
    """What tells this centre's passes from another's: random, and made once."""
    tag = random_text(TAG_BYTES, secrets.token_bytes)
    row = session.execute(select(Setting).where(Setting.key == "centre_tag")).scalar()
    if row is None:
        session.add(Setting(key="centre_tag", value=tag))
    else:
        row.value = tag
    session.flush()
