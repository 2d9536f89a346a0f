"""Badges: which are worn, which did not come back, which are lost; and what is printed on them.

That a number is with one open visit at a time is the database's word; this service says who has it.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.centre import Setting
from jib_desk.models.direct import Source
from jib_desk.models.faults import GuardRefused
from jib_desk.models.guards import BADGE_IN_USE
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.models.visit import Badge
from jib_desk.rules.badges import MOST_AT_ONCE, BadgeState, badge_code, badge_number, free_numbers
from jib_desk.rules.identity import masked_phone
from jib_desk.rules.passes import TAG_BYTES, random_text
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.rules.words import VisitorCategory, VisitState
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.badges import BadgeFace, BadgeRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.seat.seat_writes import cleaned
from jib_desk.services.visit import visit_reads
from jib_desk.services.visit.categories import rules_of
from jib_desk.services.visit.visit_fields import checked_badge

_VISIT: Table = TABLES["visit"]

_ABOUT = """SELECT v.id, v.badge, v.is_open, p.name_zh, p.name_latin, p.organisation, p.phone,
  coalesce(nullif(h.name_zh, ''), h.name_en, ''), coalesce(h.phone, ''),
  coalesce(nullif(c.short_en, ''), c.name_en, ''), coalesce(nullif(c.short_zh, ''), c.name_zh, ''),
  CASE v.is_open WHEN 1 THEN v.arrived_at ELSE v.closed_at END
  FROM visit v JOIN visitor p ON p.id = v.visitor_id LEFT JOIN company c ON c.id = v.company_id
  LEFT JOIN contact h ON h.id = v.host_id"""
_WORN = "v.is_open = 1 AND v.badge <> ''"
_OUT = "v.badge_is_out = 1"
_MISSED = "SELECT id FROM visit WHERE badge_is_out = 1 AND badge = ? COLLATE NOCASE"
_LOST_SO = "SELECT id FROM badge WHERE number = ? COLLATE NOCASE AND lost_on IS NOT NULL"
_LOST = "SELECT id, number, lost_on, note FROM badge WHERE lost_on IS NOT NULL"


class BadgesService(Service):
    """Reads and writes where the badges are."""

    # --- reading ----------------------------------------------------------------------------

    def pool(self) -> tuple[BadgeRow, ...]:
        """Every badge that is not on the shelf, each once, in order of its number."""
        return self._quick_read(_pool)

    def out(self) -> tuple[BadgeRow, ...]:
        """Badges that did not come back after their visit, the longest missing first."""
        rows = (row for row in self.pool() if row.state is BadgeState.OUT)
        return tuple(sorted(rows, key=lambda row: (row.since is not None, row.since, row.number)))

    def free(self, count: int) -> tuple[str, ...]:
        """The lowest numbers on the shelf that are not set aside for anybody who is expected."""
        return self._quick_read(lambda source: free_numbers(visit_reads.taken_badges(source, self._clock.now()), count))

    def faces(self, visit_ids: Sequence[int]) -> tuple[BadgeFace, ...]:
        """What is printed on the badges of these visits, in their order. Raises NotFound."""
        now = self._clock.now()

        def reading(source: Source) -> tuple[BadgeFace, ...]:
            rows = visit_reads.visits_by_id(source, visit_ids, now)
            if len(rows) != len(visit_ids):
                missing = set(visit_ids) - {row.id for row in rows}
                raise errors.NotFound("visit", ", ".join(map(str, sorted(missing))))
            tag, escorted = centre_of(source).reception.centre_tag, _escorted(source)
            zone = visit_reads.zone_of(source)
            return tuple(
                BadgeFace(
                    number=row.badge,
                    code=badge_code(tag, row.badge) if row.badge else "",
                    name_zh=row.name_zh,
                    name_latin=row.name_latin,
                    organisation=row.organisation,
                    host=row.host,
                    company_en=row.company_en,
                    company_zh=row.company_zh,
                    category=row.category,
                    on=(row.arrived_at or row.expected_at or now).astimezone(zone).date(),
                    needs_escort=row.category in escorted,
                )
                for row in rows
            )

        return self._quick_read(reading)

    def empty_faces(self, numbers: Sequence[str]) -> tuple[BadgeFace, ...]:
        """Badges with a number and its code, for whoever will wear them."""
        tag = self._quick_read(lambda source: centre_of(source).reception.centre_tag)
        return tuple(BadgeFace(number, badge_code(tag, number)) for number in numbers)

    # --- writing ----------------------------------------------------------------------------

    def not_returned(
        self, *, by: Actor, visit_ids: Sequence[int], token: str | None = None
    ) -> Outcome[tuple[BadgeRow, ...]]:
        """The badges of these closed visits are still with their visitors.

        Raises NotFound, BadgeInUse (somebody wears the number by now), ValueRefused (still_inside, without_badge).
        """

        def do(work: Work) -> list[str]:
            rows = [self._visit(work.session, key) for key in dict.fromkeys(visit_ids)]
            for row in rows:
                if row.arrived_at is not None and row.closed_by is None:
                    raise errors.ValueRefused("badge", "still_inside", row.name_zh or row.name_latin)
                if not row.badge or row.arrived_at is None:
                    raise errors.ValueRefused("badge", "without_badge", row.name_zh or row.name_latin)
                _refuse_worn(work.session, row.badge)
            work.update_many(_VISIT, [{"id": row.id, "badge_is_out": True} for row in rows])
            return _about(work, [row.badge for row in rows])

        return self._commit(by, "badge.out", do, _of_numbers, token=token)

    def came_back(self, *, by: Actor, numbers: Sequence[str], token: str | None = None) -> Outcome[tuple[str, ...]]:
        """These badges are on the shelf again, also such as were lost.

        Raises BadgeInUse for one that is worn, ValueRefused (is_on_the_shelf) for one that was not missed.
        """
        wanted = tuple(dict.fromkeys(badge_number(number) for number in numbers))

        def do(work: Work) -> list[str]:
            for number in wanted:
                if not came_to_hand(work, number):
                    _refuse_worn(work.session, number)
                    raise errors.ValueRefused("badge", "is_on_the_shelf", number)
            return _about(work, wanted)

        return self._commit(by, "badge.back", do, lambda _session, found: tuple(found), token=token)

    def lost(self, *, by: Actor, number: str, note: str = "", token: str | None = None) -> Outcome[BadgeRow]:
        """Nobody knows where this badge is: its number is not given out until it is found.

        Raises ValueMissing, ValueRefused. Who had it last stays with it.
        """
        written, about = badge_number(cleaned("badge", number, 40)), cleaned("note", note, LINE_LIMIT)
        if not written:
            raise errors.ValueMissing("badge")

        def do(work: Work) -> list[str]:
            self._lose(work, written, about)
            return _about(work, [written])

        return self._commit(by, "badge.lost", do, lambda session, found: _of_numbers(session, found)[0], token=token)

    def exchange(
        self,
        *,
        by: Actor,
        visit_id: int,
        version: int,
        badge: str,
        is_lost: bool = False,
        token: str | None = None,
    ) -> Outcome[VisitRow]:
        """Somebody inside gets another badge; the one he had is on the shelf again, or lost.

        Raises ValueMissing, ValueRefused, BadgeInUse, VisitClosed, Stale, NotFound.
        """
        written = checked_badge(badge)
        if not written:
            raise errors.ValueMissing("badge")

        def do(work: Work) -> int:
            row = self._visit(work.session, visit_id)
            check_version("visit", row, version, ("badge",))
            if row.arrived_at is None:
                raise errors.ValueRefused("visit", "not_arrived", row.name_zh or row.name_latin)
            if row.closed_by is not None:
                raise errors.VisitClosed(row.name_zh or row.name_latin, row.left_at, row.closed_by)
            work.update_many(_VISIT, [{"id": visit_id, "badge": written}])
            put_on(work, visit_id, self._clock.now())
            if is_lost and row.badge and row.badge != written:
                self._lose(work, row.badge)
            work.subject = " → ".join(part for part in (row.badge, written) if part)
            return visit_id

        return self._commit(by, "badge.exchange", do, self._visit, token=token, explain=_holder_of(written))

    def reserve(
        self, *, by: Actor, visit_ids: Sequence[int], token: str | None = None
    ) -> Outcome[tuple[VisitRow, ...]]:
        """Sets free numbers aside for expected visits that have none, so that their badges can be printed before.

        Raises NotFound, AlreadyInside, ValueRefused (too_many_badges, not_expected).
        """
        if len(visit_ids) > MOST_AT_ONCE:
            raise errors.ValueRefused("badge", "too_many_badges", str(len(visit_ids)))

        def do(work: Work) -> list[int]:
            rows = [self._visit(work.session, key) for key in dict.fromkeys(visit_ids)]
            for row in rows:
                _refuse_come(row)
            waiting = [row for row in rows if not row.badge]
            numbers = free_numbers(visit_reads.taken_badges(work.session, self._clock.now()), len(waiting))
            pairs = list(zip(waiting, numbers, strict=True))
            work.update_many(_VISIT, [{"id": row.id, "badge": number} for row, number in pairs])
            _about(work, numbers)
            return [row.id for row in rows]

        return self._commit(by, "badge.reserve", do, self._visits, token=token)

    def mark(self, *, by: Actor, token: str | None = None) -> Outcome[str]:
        """The centre's tag, which tells its codes from another's: made once, before the first code is printed."""

        def do(work: Work) -> str:
            tag = centre_of(work.session).reception.centre_tag
            if not tag:
                tag = random_text(TAG_BYTES, secrets.token_bytes)
                row = work.session.execute(select(Setting).where(Setting.key == "centre_tag")).scalar()
                if row is None:
                    work.session.add(Setting(key="centre_tag", value=tag))
                else:
                    row.value = tag
            return tag

        return self._commit(by, "badge.tag", do, lambda _session, tag: tag, token=token)

    # --- helpers ----------------------------------------------------------------------------

    def _lose(self, work: Work, number: str, note: str = "") -> None:
        badge = work.session.execute(select(Badge).where(Badge.number.collate("NOCASE") == number)).scalar()
        if badge is None:
            badge = Badge(number=number, note="")
            work.session.add(badge)
        badge.lost_on = badge.lost_on or self._today(work.session)
        badge.note = note or badge.note

    def _visit(self, session: Session, visit_id: int) -> VisitRow:
        found = self._visits(session, (visit_id,))
        if not found:
            raise errors.NotFound("visit", str(visit_id))
        return found[0]

    def _visits(self, session: Session, visit_ids: Iterable[int]) -> tuple[VisitRow, ...]:
        return visit_reads.visits_by_id(session, visit_ids, self._clock.now())


def came_to_hand(work: Work, number: str) -> bool:
    """A badge is at the desk: whatever said that it is missing is over. Says whether anything did."""
    held = direct.fetch(work.session, _MISSED, (number,))
    work.update_many(_VISIT, [{"id": key, "badge_is_out": False} for (key,) in held])
    lost = direct.fetch(work.session, _LOST_SO, (number,))
    work.update_many(TABLES["badge"], [{"id": key, "lost_on": None} for (key,) in lost])
    return bool(held or lost)


def put_on(work: Work, visit_id: int, _at: datetime) -> None:
    """Whoever came in wears his badge: it is missing no more. Raises BadgeInUse of one that somebody else wears.

    The database refuses a number twice, and knows `v-3`, as it was kept once, for another than `V-3`: of a number with
    letters everybody inside is looked at.
    """
    badge = direct.scalar(work.session, "SELECT badge FROM visit WHERE id = ?", (visit_id,))
    if badge:
        if badge != badge.swapcase():
            _refuse_worn(work.session, badge, besides=visit_id)
        came_to_hand(work, badge)


def worn_by(source: Source, number: str, besides: int = 0) -> errors.BadgeInUse | None:
    """Who wears a badge now, as the refusal that says so; the visit `besides` is nobody."""
    query = f"{_ABOUT} WHERE {_WORN} AND v.badge = ? COLLATE NOCASE AND v.id <> ?"
    found = direct.first(source, query, (number, besides))
    row = _row(found, BadgeState.WORN) if found is not None else None
    if row is None or row.since is None:
        return None
    return errors.BadgeInUse(number, row.name_zh or row.name_latin, row.since)


def _holder_of(badge: str) -> Callable[[Session, GuardRefused], errors.DeskError | None]:
    return lambda session, refusal: worn_by(session, badge) if refusal.code == BADGE_IN_USE else None


def _pool(source: Source) -> tuple[BadgeRow, ...]:
    """Lost counts before worn, worn before out: of a number only one is true."""
    found: dict[str, BadgeRow] = {}
    for values in direct.fetch(source, f"{_ABOUT} WHERE {_OUT} ORDER BY v.closed_at"):
        found[badge_number(values[1])] = _row(values, BadgeState.OUT)
    for values in direct.fetch(source, f"{_ABOUT} WHERE {_WORN}"):
        found[badge_number(values[1])] = _row(values, BadgeState.WORN)
    for key, kept, lost_on, note in direct.fetch(source, _LOST):
        number = badge_number(kept)
        found[number] = _lost(found.get(number), key, number, lost_on, note)
    return tuple(sorted(found.values(), key=lambda row: (len(row.number), row.number)))


def _row(values: Sequence[Any], state: BadgeState) -> BadgeRow:
    key, number, _open, name_zh, name_latin, organisation, phone, host, host_phone, company_en, company_zh, since = (
        values
    )
    return BadgeRow(
        key, badge_number(number), state, key, name_zh, name_latin, organisation, masked_phone(phone), host, host_phone,
        company_en, company_zh, visit_reads.instant(since),
    )  # fmt: skip


def _lost(known: BadgeRow | None, key: int, number: str, lost_on: str, note: str) -> BadgeRow:
    row = known or BadgeRow(-key, number, BadgeState.LOST)
    return replace(row, state=BadgeState.LOST, lost_on=date.fromisoformat(lost_on), note=note)


def _escorted(source: Source) -> frozenset[VisitorCategory]:
    """Categories whose visitors are not to go about alone."""
    return frozenset(rule.category for rule in rules_of(source) if rule.asks.needs_escort)


def _of_numbers(source: Source, numbers: Sequence[str]) -> tuple[BadgeRow, ...]:
    """Rows of these numbers, in their order; a badge on the shelf has none."""
    rows = {row.number: row for row in _pool(source)}
    return tuple(rows[number] for number in map(badge_number, numbers) if number in rows)


def _refuse_worn(source: Source, number: str, besides: int = 0) -> None:
    refusal = worn_by(source, number, besides)
    if refusal is not None:
        raise refusal


def _refuse_come(row: VisitRow) -> None:
    name = row.name_zh or row.name_latin
    if row.arrived_at is not None and row.closed_by is None:
        raise errors.AlreadyInside(name, row.arrived_at, row.badge)
    if row.arrived_at is not None or row.state in {VisitState.REFUSED, VisitState.CANCELLED}:
        raise errors.ValueRefused("visit", "not_expected", name)


def _about(work: Work, numbers: Sequence[str]) -> list[str]:
    """Names the badges in the journal, and gives them back as what a repeated request is answered with."""
    work.subject = ", ".join(numbers)
    return list(numbers)
