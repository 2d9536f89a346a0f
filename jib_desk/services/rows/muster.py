"""The muster roll while it is worked with: who was inside at the alarm, who is safe; and the roll as it is kept.

Heads are people. A contact of a resident company and a member of a party who is known by name can be ticked by name,
and are counted with the company or the party only.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.rules.desk_words import MusterKind
from jib_desk.services.rows.evacuations import EvacuationRow
from jib_desk.services.rows.visitors import InsideNow, MusterLine, MusterRoll

_ORDER = tuple(MusterKind)
_GROUPS = {MusterKind.VISITOR: "visitor", MusterKind.EVENT: "event", MusterKind.RESIDENT: "resident"}


@dataclass(frozen=True, slots=True)
class RollLine:
    """A person or a group: `safe` of `heads` are known to be out.

    `uid` is that of the visit, the event, the company, the contact, or of the tick that added somebody. `ref_id` is
    its key in the database, negative while it has none. `at` is when something was last heard of this line.
    `is_contact`: somebody of a company or, with `party` (the uid of the visit), of a party, whose heads count there;
    `member` is then the key of the party's member, 0 of who leads it. `by_name` are members who were ticked so.
    """

    kind: MusterKind
    ref_id: int
    uid: str
    name_zh: str
    name_en: str
    heads: int
    detail: str = ""
    place: str = ""
    since: datetime | None = None
    badge: str = ""
    calls: tuple[str, ...] = ()
    is_contact: bool = False
    is_heard: bool = False  # of a company: it has reported; of a party's member: somebody told how many are safe
    safe: int = 0
    at: datetime | None = None
    note: str = ""
    party: str = ""
    member: int = 0
    by_name: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        """What it is known by among the lines of one roll."""
        place = _ORDER.index(self.kind) * 2 + self.is_contact
        return (place << 40) + self.ref_id if self.ref_id >= 0 else -((place << 40) - self.ref_id)

    @property
    def is_safe(self) -> bool:
        """Whether nobody of this line is missed."""
        return self.safe >= self.heads and (self.heads > 0 or self.is_heard)

    @property
    def missing(self) -> int:
        """Heads of whom nothing is known."""
        return max(0, self.heads - self.safe)

    @property
    def counts(self) -> bool:
        """Whether its heads are added up: those of a contact or member are in the company's or party's."""
        return not self.is_contact

    @property
    def name(self) -> str:
        """Both names, each once."""
        return " ".join(dict.fromkeys(part for part in (self.name_zh, self.name_en) if part))

    def with_tick(self, safe: int, at: datetime, note: str = "", by_name: Sequence[int] = ()) -> "RollLine":
        """The same line after a tick."""
        return replace(self, safe=safe, at=at, note=note or self.note, is_heard=True, by_name=tuple(by_name))

    def after_member(self, member: int, members: Sequence[int], *, is_safe: bool) -> tuple[int, tuple[int, ...]]:
        """Heads and names of a party once one of its members was ticked, or was not safe after all.

        A number that was told counts on: whoever is ticked by name may have been among them.
        """
        known = set(members if self.is_safe else self.by_name)
        if is_safe:
            known.add(member)
            return max(self.safe, len(known)), tuple(sorted(known))
        if member not in known:
            return self.safe, tuple(sorted(known))
        known.remove(member)
        return max(self.safe - 1, len(known)), tuple(sorted(known))


@dataclass(frozen=True, slots=True)
class MusterSheet:
    """Everybody who was inside at the alarm and has come since, with what was heard of each; without `evacuation` now.

    Lines of somebody who was not on the roll have the kind UNKNOWN and count as safe.
    """

    evacuation: EvacuationRow | None
    at: datetime
    lines: tuple[RollLine, ...]
    fire_limit: int = 0

    def of(self, kind: MusterKind) -> tuple[RollLine, ...]:
        """The lines of one kind whose heads count."""
        return tuple(line for line in self.lines if line.kind is kind and line.counts)

    @property
    def heads(self) -> int:
        """Everybody on the roll."""
        return sum(line.heads for line in self.lines if line.counts)

    @property
    def safe(self) -> int:
        """Everybody known to be out."""
        return self.heads - self.missing

    @property
    def missing(self) -> int:
        """Heads of whom nothing is known."""
        return sum(line.missing for line in self.lines if line.counts)

    @property
    def unticked(self) -> int:
        """Visitors and guests of events among them."""
        return sum(line.missing for kind in (MusterKind.VISITOR, MusterKind.EVENT) for line in self.of(kind))

    @property
    def inside(self) -> InsideNow:
        """The numbers of the foot, from these lines."""
        visitors, guests, residents = (sum(line.heads for line in self.of(kind)) for kind in _GROUPS)
        return InsideNow(visitors, guests, residents, self.fire_limit)

    def roll(self) -> MusterRoll:
        """The same as it is printed, with what was ticked."""
        lines = tuple(_printed(line) for line in self.lines if line.counts or line.member)
        is_ticked = self.evacuation is not None or any(line.safe for line in self.lines)
        return MusterRoll(self.at, self.inside, lines, self.missing if is_ticked else None)

    def members(self, line: RollLine) -> tuple[RollLine, ...]:
        """Those of a party who are known by name, who leads it first; nobody where nobody else is."""
        return tuple(one for one in self.lines if one.party == line.uid) if line.kind is MusterKind.VISITOR else ()

    def tick(self, line: RollLine, heads: int, uid: str, at: datetime, note: str = "") -> "TickEntry":
        """The tick that makes `heads` of a line safe; that of somebody of a party is one of the party."""
        if not line.party:
            kept = line.by_name if len(line.by_name) <= heads < line.heads else ()
            about = (line.name, line.is_contact, note, kept)
            return TickEntry(uid, line.kind, line.uid, heads, line.heads, at, *about)
        party = next(one for one in self.lines if one.uid == line.party and one.counts)
        members = [one.member for one in self.members(party)]
        safe, names = party.after_member(line.member, members, is_safe=heads > 0)
        return TickEntry(uid, party.kind, party.uid, safe, party.heads, at, party.name, note=note, by_name=names)

    def after(self, entries: "Iterable[TickEntry]") -> "MusterSheet":
        """The roll once these ticks are on it, in the order in which they were made."""
        lines = {(line.kind, line.uid): line for line in self.lines}
        for entry in entries:
            known = lines.get((entry.kind, entry.ref))
            if entry.kind is MusterKind.UNKNOWN and not entry.heads:
                lines.pop((entry.kind, entry.ref), None)
            elif known is not None:
                lines[entry.kind, entry.ref] = known.with_tick(entry.heads, entry.at, entry.note, entry.by_name)
            elif entry.kind is MusterKind.UNKNOWN:
                lines[entry.kind, entry.ref] = RollLine(
                    entry.kind, -len(lines) - 1, entry.ref, entry.name, "", entry.heads, safe=entry.heads, at=entry.at
                )
        return replace(self, lines=counted_by_name(tuple(lines.values())))


@dataclass(frozen=True, slots=True)
class TickEntry:
    """One tick: `heads` of the line whose uid is `ref` are safe, none of them when it is taken back.

    `uid` is the tick's own. Of somebody not on the roll `ref` is the uid of the tick that added the person. The name
    goes with it, so that nobody is lost where the line is not known any more. `of` is how many the line had;
    `by_name` are the members of a party who are known to be among `heads`.
    """

    uid: str
    kind: MusterKind
    ref: str
    heads: int
    of: int
    at: datetime
    name: str = ""
    is_contact: bool = False
    note: str = ""
    by_name: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleared:
    """The all-clear that was given without the database, and what is known of whoever is missing."""

    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The roll as it was kept beside the database, with the ticks that were made on it since.

    `cleared` is the all-clear that was given on it, until somebody is ticked after it.
    """

    sheet: MusterSheet
    name_en: str
    name_zh: str
    zone: ZoneInfo
    ticks: tuple[TickEntry, ...] = ()
    cleared: Cleared | None = None

    @property
    def is_evacuating(self) -> bool:
        """Whether an evacuation or drill was running, or began with a tick."""
        return self.sheet.evacuation is not None or bool(self.ticks)

    @property
    def now(self) -> MusterSheet:
        """The roll with the ticks on it."""
        return self.sheet.after(self.ticks)


def counted_by_name(lines: Sequence[RollLine]) -> tuple[RollLine, ...]:
    """Of a company that has not reported as many are safe as were ticked by name; its own word is the better one.

    Of a party those are safe by name who were ticked so, and all of them once all its heads are.
    """
    safe = Counter((line.detail, line.place) for line in lines if line.is_contact and line.is_safe)
    parties = {line.uid: line for line in lines if line.kind is MusterKind.VISITOR and not line.party}

    def with_people(line: RollLine) -> RollLine:
        if line.party:
            party = parties[line.party]
            is_safe = party.is_safe or line.member in party.by_name
            is_heard = is_safe or party.safe > len(party.by_name)  # perhaps one of those who were told as a number
            return replace(line, safe=int(is_safe), at=party.at if is_safe else None, is_heard=is_heard)
        if line.kind is not MusterKind.RESIDENT or line.is_contact or line.is_heard:
            return line
        return replace(line, safe=min(safe[line.name, line.place], line.heads))

    return tuple(with_people(line) for line in lines)


def _printed(line: RollLine) -> MusterLine:
    out: dict[str, Any] = {"safe": line.safe, "is_safe": line.is_safe}
    if line.kind is MusterKind.RESIDENT:
        first, second = line.name_zh or line.name_en, line.name_en if line.name_zh else ""
        return MusterLine("resident", first, second, line.place, line.heads, None, "", line.calls, **out)
    if line.kind is MusterKind.UNKNOWN:
        return MusterLine("unknown", line.name, line.note, "", line.heads, None, "", **out)
    if line.party:
        return MusterLine(_GROUPS[line.kind], f"– {line.name}", "", "", 0, None, "", **out)
    about = (line.name, line.detail, line.place, line.heads, line.since, line.badge)
    return MusterLine(_GROUPS[line.kind], *about, **out)
