"""A group at the door: whoever of it is known by name is looked at with its leader, before anybody of it goes in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Table

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import WatchOutcome, WatchStage
from jib_desk.rules.recognition import Described
from jib_desk.rules.watch import MATCH
from jib_desk.services import errors
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.watch import WatchDecision, WatchHit
from jib_desk.services.visit.watch_screen import Screening, WatchScreen

_MEMBER: Table = TABLES["party_member"]
_WATCH_MATCH: Table = TABLES["watch_match"]
_MEMBERS = """SELECT m.id, m.name_zh, m.name_latin, p.organisation FROM party_member m
  JOIN visit v ON v.id = m.visit_id JOIN visitor p ON p.id = v.visitor_id
  WHERE m.visit_id = ? AND m.left_at IS NULL ORDER BY m.position"""
_NAMES = "SELECT id, name FROM watch_match WHERE id IN ({})"
_UNDECIDED = """SELECT id FROM watch_match
  WHERE visit_id = ? AND visitor_id IS NULL AND stage = ? AND outcome IS NULL AND score >= ?"""


class PartyToAsk(Exception):
    """Whoever walked in turned out to be expected with others, about whom nobody was asked yet."""

    def __init__(self, visit_id: int) -> None:
        super().__init__(visit_id)
        self.visit_id = visit_id


@dataclass(frozen=True, slots=True)
class PartyScreening:
    """What the arrival of a group writes about those who come along; mostly nothing."""

    visit_id: int | None = None
    members: Mapping[int, Screening] = field(default_factory=dict[int, Screening])  # by the id of the member

    def settle(self, work: Work, visit_id: int) -> int:
        """Writes what was decided, and takes out of the group who stays out; how many these are.

        Raises PartyToAsk for a group about which nothing was asked.
        """
        if visit_id != self.visit_id and members_of(work.session, visit_id):
            raise PartyToAsk(visit_id)
        out = [member for member, screening in self.members.items() if screening.is_kept_out]
        for screening in self.members.values():
            screening.settle(work, None, visit_id)
        if out:
            work.delete_many(_MEMBER, out)
        return len(out)


class PartyScreen(WatchScreen):
    """Looks at a group."""

    def to_ask(self, visit_ids: Sequence[int]) -> tuple[int, ...]:
        """Those of some expected visits about which the desk is asked: of who comes, or comes along. Writes nothing."""

        def reading(source: Source) -> tuple[int, ...]:
            return tuple(visit_id for visit_id in visit_ids if any(hit.is_match for hit in hits(source, visit_id)))

        def hits(source: Source, visit_id: int) -> Iterator[WatchHit]:
            yield from self._hits(source, Described(), None, visit_id)[1]
            for _member, person in members_of(source, visit_id):
                yield from self._hits(source, person, None, None, visit_id)[1]

        return self._quick_read(reading)

    def screen_party(
        self, *, by: Actor, visit_id: int, decisions: Sequence[WatchDecision] = (), token: str | None = None
    ) -> PartyScreening:
        """Everybody who comes along, each match written down at once. Raises PartyWatched about the first undecided.

        And what `screen` raises of a decision.
        """
        people = self._quick_read(lambda source: members_of(source, visit_id))
        names = self._quick_read(lambda source: _names(source, decisions)) if people else {}
        members: dict[int, Screening] = {}
        asked: list[tuple[str, errors.Watched]] = []
        taken: frozenset[int] = frozenset()  # two of a group may have one name
        for member, person in people:
            name = person.name_zh or person.name_latin
            free = (one for one in decisions if not taken.intersection(one.match_ids))
            decision = next((one for one in free if all(names.get(key) == name for key in one.match_ids)), None)
            try:
                members[member] = self.screen(
                    by=by,
                    stage=WatchStage.ARRIVAL,
                    person=person,
                    party_of=visit_id,
                    decision=decision,
                    besides=taken,
                    token=token,
                )
            except errors.Watched as found:
                asked.append((name, found))
                taken |= frozenset(found.match_ids)
            taken |= frozenset(() if decision is None else decision.match_ids)
        if asked:
            (name, first), *others = asked
            raise errors.PartyWatched(first.match_ids, first.kind, name, tuple(other for other, _found in others))
        return PartyScreening(visit_id, members)


def members_of(source: Source, visit_id: int) -> list[tuple[int, Described]]:
    """Who comes along, by the id of the member: from where the leader comes."""
    rows = direct.fetch(source, _MEMBERS, (visit_id,))
    return [(member, Described(zh, latin, organisation)) for member, zh, latin, organisation in rows]


def turned_away(work: Work, by: Actor, visit_id: int, now: datetime) -> None:
    """The whole group does not go in: what was asked about those who come along is decided by that."""
    asked = (visit_id, WatchStage.ARRIVAL, MATCH)
    decided = {"outcome": WatchOutcome.REFUSED, "decided_at": now, "staff_id": by.id}
    found = direct.fetch(work.session, _UNDECIDED, asked)
    work.update_many(_WATCH_MATCH, [{"id": key, **decided} for (key,) in found])


def _names(source: Source, decisions: Sequence[WatchDecision]) -> dict[int, str]:
    """The name of each match that was decided about."""
    keys = [key for decision in decisions for key in decision.match_ids]
    found = direct.fetch(source, _NAMES.format(", ".join("?" * len(keys))), keys) if keys else []
    return dict(found)  # type: ignore[arg-type]
