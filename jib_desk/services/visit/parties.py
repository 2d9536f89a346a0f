"""Groups: how many come, who of them is known by name, and who leaves before the others (DOMAIN §2)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Table

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import WatchStage
from jib_desk.rules.recognition import Described
from jib_desk.rules.texts import NAME_LIMIT
from jib_desk.rules.walk_in import split_scripts
from jib_desk.rules.words import VisitState
from jib_desk.services import errors
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import PartyName, VisitRow
from jib_desk.services.visit import visit_reads
from jib_desk.services.visit.visit_fields import MAX_PARTY, VisitFields, cleaned
from jib_desk.services.visit.visit_steps import VISIT, VisitSteps, refuse_closed
from jib_desk.services.visit.watch_screen import Screening, WatchScreen

_DEPARTURE: Table = TABLES["departure"]
_MEMBER: Table = TABLES["party_member"]
_MEMBERS = "SELECT position, name_zh, name_latin, left_at FROM party_member WHERE visit_id = ? ORDER BY position"
_MEMBER_IDS = "SELECT position, id FROM party_member WHERE visit_id = ?"
_INVITED_TO = "SELECT booking_id, invitation_id FROM visit WHERE id = ?"


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody of a group, as he is written down."""

    id: int
    position: int
    name: tuple[str, str]  # in both scripts
    left_at: int | None


class PartyDeeds(VisitSteps):
    """What is done with groups at the desk. The leader is the visit's visitor and counts."""

    def depart(
        self, *, by: Actor, visit_id: int, heads: int, members: Sequence[int] = (), token: str | None = None
    ) -> Outcome[VisitRow]:
        """Some of a group leave while others stay; with the last of them the visit ends.

        `members` are positions of those known by name, each of whom is one of the `heads` and leaves once. Raises
        ValueRefused (more_than_inside, not_positive, fewer_than_named, member_left), VisitClosed, NotFound,
        ClockSetBack.
        """

        def do(work: Work) -> int:
            row = self._one(work.session, visit_id)
            refuse_closed(row)
            if heads < 1:
                raise errors.ValueRefused("heads", "not_positive", str(heads))
            if heads > row.heads_inside:
                raise errors.ValueRefused("heads", "more_than_inside", str(row.heads_inside))
            if heads < len(set(members)):
                raise errors.ValueRefused("heads", "fewer_than_named", str(len(set(members))))
            leaving = self._leaving_now(row, badge_is_out=False)
            self._members_leave(work, row, members, leaving["left_at"])
            if heads == row.heads_inside:
                work.update_many(VISIT, [{"id": visit_id, "is_open": False, **leaving}])
            else:
                (key,) = work.next_ids(_DEPARTURE, 1)
                gone = {"id": key, "version": 1, "visit_id": visit_id, "heads": heads, "left_at": leaving["left_at"]}
                work.write_many(_DEPARTURE, [gone])
                work.update_many(VISIT, [{"id": visit_id, "heads_left": row.heads_left + heads}])
            work.subject = row.badge
            return visit_id

        return self._commit(by, "visit.depart", do, self._one, token=token)

    def set_party(
        self,
        *,
        by: Actor,
        visit_id: int,
        version: int,
        people: int,
        names: Sequence[str] | None = None,
        token: str | None = None,
    ) -> Outcome[VisitRow]:
        """How many really came, with the leader, and the names of those besides him; None leaves the names alone.

        Of a group that is still expected it is what is planned that changes. Raises
        ValueRefused (out_of_range, fewer_than_left, too_long, control_character), Stale, NotFound.
        """
        if not 1 <= people <= MAX_PARTY:
            raise errors.ValueRefused("party_size", "out_of_range", str(people))
        wanted = None if names is None else [split_scripts(cleaned("name", name, NAME_LIMIT)) for name in names]
        if wanted is not None and len(wanted) > people - 1:
            raise errors.ValueRefused("party_size", "out_of_range", str(people))
        is_planned = self._read(lambda session: self._one(session, visit_id)).state is VisitState.EXPECTED
        stage = WatchStage.INVITATION if is_planned else WatchStage.ARRIVAL
        noticed = self._notice(by, visit_id, wanted or (), stage)

        def do(work: Work) -> int:
            row = self._one(work.session, visit_id)
            if people <= row.heads_left:
                raise errors.ValueRefused("party_size", "fewer_than_left", str(row.heads_left))
            planned = {"party_planned": people} if row.state is VisitState.EXPECTED else {}
            work.update_many(VISIT, [{"id": visit_id, "version": version, "party_size": people, **planned}])
            if wanted is not None:
                self._write_members(work, visit_id, wanted)
            for screening in noticed:
                screening.settle(work, None, visit_id)
            work.subject = row.badge
            return visit_id

        return self._commit(by, "visit.party", do, self._one, token=token)

    def _notice(self, by: Actor, visit_id: int, names: Sequence[tuple[str, str]], stage: WatchStage) -> list[Screening]:
        """Writes down who of these is on the watch list, each by a match of his own."""
        screen = WatchScreen(self._database, self._clock)
        noticed: list[Screening] = []
        for zh, latin in names:
            taken = frozenset(key for one in noticed for key in one.noted)
            noticed.append(
                screen.notice(by=by, stage=stage, person=Described(zh, latin), party_of=visit_id, besides=taken)
            )
        return noticed

    def party(self, visit_id: int) -> tuple[PartyName, ...]:
        """Those of a group who are known by name, in their order; the leader is not among them."""

        def reading(source: Any) -> tuple[PartyName, ...]:
            rows = _names(source, visit_id)
            return tuple(PartyName(place, zh, latin, visit_reads.instant(left)) for place, zh, latin, left in rows)

        return self._quick_read(reading)

    def _ahead(
        self,
        work: Work,
        of_party: tuple[int, int],
        visitor_id: int | None,
        fields: VisitFields,
        said: frozenset[str],
        by: Actor,
        now: datetime,
    ) -> int:
        """Somebody of a party that is still to come is here: a visit of its own."""
        visit_id, position = of_party
        row = self._waiting(work.session, visit_id)
        fields, linked = out_of_party(work, row, position, fields, said, is_known=visitor_id is not None)
        person = self._person(work, visitor_id, fields, comes=True)
        return self._new_visit(work, person, fields, by, arrived_at=now, is_open=True, **linked)

    def _write_members(self, work: Work, visit_id: int, names: Sequence[tuple[str, str]]) -> None:
        """A name is somebody, whatever his place in the list: who has left stays gone, and nobody else has."""
        ids = _member_ids(work.session, visit_id)
        there = [
            _Member(ids[place], place, (zh, latin), left) for place, zh, latin, left in _names(work.session, visit_id)
        ]
        same = _same_people(there, names)
        kept = {member.id for member in same.values()}
        needless = [member.id for member in there if member.id not in kept]
        if needless:
            work.delete_many(_MEMBER, needless)
        moved: list[dict[str, Any]] = []
        fresh: list[dict[str, Any]] = []
        for position, name in enumerate(names, start=1):
            said = {"position": position, "name_zh": name[0], "name_latin": name[1]}
            member = same.get(position)
            if member is None:
                fresh.append({"version": 1, "visit_id": visit_id, **said})
            elif (member.position, member.name) != (position, name):
                moved.append({"id": member.id, **said})
        if moved:
            work.replace_many(_MEMBER, moved)
        keys = work.next_ids(_MEMBER, len(fresh))
        work.write_many(_MEMBER, [{"id": key, **row} for key, row in zip(keys, fresh, strict=True)])

    def _members_leave(self, work: Work, row: VisitRow, members: Sequence[int], left_at: Any) -> None:
        there = _member_ids(work.session, row.id)
        gone = {place: zh or latin for place, zh, latin, left in _names(work.session, row.id) if left is not None}
        for position in members:
            if position not in there:
                raise errors.NotFound("party_member", str(position))
            if position in gone:
                raise errors.ValueRefused("members", "member_left", gone[position])
        if members:
            work.update_many(
                _MEMBER, [{"id": there[position], "left_at": left_at} for position in dict.fromkeys(members)]
            )


def out_of_party(
    work: Work, row: VisitRow, position: int, fields: VisitFields, said: frozenset[str], *, is_known: bool
) -> tuple[VisitFields, dict[str, int | None]]:
    """Somebody of a party that is still to come comes by himself, as was planned, and one less comes with it.

    Gives what is told of him and what his visit is linked to: it stays with the booking and the invitation of the
    party, so that nobody is a guest of an event beside himself. Raises NotFound.
    """
    member = _member_ids(work.session, row.id).get(position)
    if member is None:
        raise errors.NotFound("party_member", str(position))
    if not is_known and not fields.organisation:
        fields = replace(fields, organisation=row.organisation)
    if fields.company_id is None and fields.host_id is None:
        fields = replace(fields, company_id=row.company_id, host_id=row.host_id)
    planned = {"purpose": row.purpose, "category": row.category}
    fields = replace(fields, **{name: value for name, value in planned.items() if name not in said})
    work.delete_many(_MEMBER, [member])
    work.update_many(VISIT, [{"id": row.id, "party_size": max(1, row.party_size - 1)}])
    booking_id, invitation_id = direct.first(work.session, _INVITED_TO, (row.id,)) or (None, None)
    return fields, {"booking_id": booking_id, "invitation_id": invitation_id}


def _line(name: tuple[str, str]) -> str:
    """A name as it is read and written, in whichever of the two scripts a part of it was put."""
    return " ".join(filter(None, name))


def _same_people(there: Sequence[_Member], names: Sequence[tuple[str, str]]) -> dict[int, _Member]:
    """Place of a name → who that is: of one name whoever is inside first, and one that was spelt right at its place."""
    same: dict[int, _Member] = {}
    lines = [_line(name) for name in names]
    for line in dict.fromkeys(lines):
        places = [place for place, said in enumerate(lines, start=1) if said == line]
        called = sorted((one for one in there if _line(one.name) == line), key=lambda one: one.left_at is not None)
        same |= zip(places, sorted(called[: len(places)], key=lambda one: one.position), strict=False)
    if len(names) == len(there):
        known = {member.id for member in same.values()}
        for member in there:
            if member.id not in known and member.left_at is None and member.position <= len(names):
                same.setdefault(member.position, member)
    return same


def _member_ids(source: Source, visit_id: int) -> dict[int, int]:
    return dict(direct.fetch(source, _MEMBER_IDS, (visit_id,)))  # type: ignore[arg-type]


def _names(source: Source, visit_id: int) -> list[tuple[int, str, str, int | None]]:
    return [(place, zh, latin, left) for place, zh, latin, left in direct.fetch(source, _MEMBERS, (visit_id,))]
