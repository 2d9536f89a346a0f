"""Who is expected on a day with others: the members of parties, who are known by their names alone."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.recognition import SURE, Described, name_keys, score
from jib_desk.services.base import zone_of
from jib_desk.services.rows.invitations import AwaitedWith
from jib_desk.services.visit import visit_reads

_MEMBERS = """SELECT v.id, v.party_size, coalesce(nullif(p.name_zh, ''), p.name_latin), p.organisation,
    m.name_zh, m.name_latin
  FROM visit v JOIN visitor p ON p.id = v.visitor_id
  LEFT JOIN party_member m ON m.visit_id = v.id AND m.left_at IS NULL
  WHERE v.expected_at >= ? AND v.expected_at < ? AND v.arrived_at IS NULL AND v.refused_at IS NULL
    AND v.cancelled_at IS NULL AND v.party_size > 1
  ORDER BY v.expected_at, v.id, m.position"""


@dataclass(slots=True)
class _Member:
    visit_id: int
    who: Described
    is_found: bool = False


class AwaitedParties:
    """Read once for a list: each member is recognised in one line of it, so that two of one name are two."""

    def __init__(self, source: Source, day: date) -> None:
        self._parties: dict[int, AwaitedWith] = {}
        self._by_name: dict[str, list[_Member]] = defaultdict(list)
        named: dict[int, int] = defaultdict(lambda: 1)
        rows = direct.fetch(source, _MEMBERS, visit_reads.day_bounds(day, day, zone_of(source)))
        for visit_id, size, leader, organisation, name_zh, name_latin in rows:
            if name_zh or name_latin:
                member = _Member(visit_id, Described(name_zh, name_latin, organisation))
                named[visit_id] += 1
                for key in name_keys(member.who):
                    self._by_name[key].append(member)
            self._parties[visit_id] = AwaitedWith(visit_id, leader, max(0, size - named[visit_id]))

    def led_by(self, visit_id: int) -> AwaitedWith:
        """Whom somebody who is expected by a visit of his own brings along."""
        return self._parties.get(visit_id, AwaitedWith(visit_id))

    def take(self, who: Described) -> AwaitedWith | None:
        """With whom somebody comes, if a member who was not found before is surely he."""
        scored = [pair for pair in self._named(who) if not pair[1].is_found]
        best, member = max(scored, key=lambda pair: pair[0], default=(0, None))
        if member is None or best < SURE:
            return None
        member.is_found = True
        return replace(self._parties[member.visit_id], is_member=True)

    def was_found(self, who: Described) -> bool:
        """Whether a member of this name stands in an earlier line."""
        return any(points >= SURE and member.is_found for points, member in self._named(who))

    def _named(self, who: Described) -> list[tuple[int, _Member]]:
        near = {id(member): member for key in name_keys(who) for member in self._by_name.get(key, ())}
        return [(score(who, member.who).score, member) for member in near.values()]
