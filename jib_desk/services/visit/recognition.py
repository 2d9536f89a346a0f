"""Who of the people in the database is meant by a description: the index finds a few, the rule tells how surely.

As fast after ten years: only people whose keys begin with the name or the phone are looked at, and of planned
visits only today's.
"""

from datetime import datetime

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.identity import national_phone
from jib_desk.rules.names import LONGEST_TAIL, romanised
from jib_desk.rules.recognition import LIKELY, SAME, SURE, Described, Match, score
from jib_desk.rules.titles import without_titles
from jib_desk.services import search_index
from jib_desk.services.rows.visitors import PlannedMatch
from jib_desk.services.visit import visit_reads

_LOOKED_AT = 64  # people of one name, or of one end of a phone
_CLEARLY = 10  # points that the likeliest must be ahead of the next to be taken unasked
_PERSON = "SELECT name_zh, name_latin, organisation, phone FROM visitor WHERE id = ?"
_PLANNED = """SELECT v.id, v.visitor_id, v.party_size, p.name_zh, p.name_latin, p.organisation, p.phone
  FROM visit v JOIN visitor p ON p.id = v.visitor_id
  WHERE v.expected_at >= ? AND v.expected_at < ? AND v.arrived_at IS NULL AND v.refused_at IS NULL
    AND v.cancelled_at IS NULL ORDER BY abs(v.expected_at - ?), v.id"""

_OF_PARTY = "SELECT position, name_zh, name_latin FROM party_member WHERE visit_id = ? AND left_at IS NULL"


def described(source: Source, visitor_id: int) -> Described | None:
    """What is known of a visitor."""
    row = direct.first(source, _PERSON, (visitor_id,))
    return None if row is None else Described(*row)


def known(source: Source, who: Described) -> list[tuple[int, Match]]:
    """Visitors who may be this person, the surest first."""
    names = (without_titles(who.name_zh), without_titles(who.name_latin))
    typed = (national_phone(who.phone)[-LONGEST_TAIL:], *names, romanised(names[0]))
    found: dict[int, Match] = {}
    for text in dict.fromkeys(text for text in typed if text):
        for key in search_index.found_ids(source, "visitor", text, _LOOKED_AT):
            if key not in found:
                other = described(source, key)
                found[key] = score(who, other) if other is not None else Match(0, ())
    likely = [(key, match) for key, match in found.items() if match.score >= LIKELY]
    return sorted(likely, key=lambda pair: (-pair[1].score, pair[0]))


def same_person(source: Source, who: Described) -> int | None:
    """The visitor who is this person beyond doubt: a name, however it is spelt, and the phone."""
    phone = national_phone(who.phone)
    if not phone:
        return None  # a name alone, and even its organisation, may be two people's
    # Without the phone nobody is the same, so nobody else is looked for: this is part of every check-in.
    found: list[tuple[int, int]] = []
    for key in search_index.found_ids(source, "visitor", phone[-LONGEST_TAIL:], _LOOKED_AT, guesses=False):
        other = described(source, key)
        if other is not None:
            found.append((score(who, other).score, -key))
    best = max(found, default=(0, 0))
    return -best[1] if best[0] >= SAME else None


def planned(source: Source, who: Described, visitor_id: int | None, now: datetime) -> tuple[PlannedMatch, ...]:
    """Visits planned for today that may be this person's: the surest first, then the one nearest in time.

    Also of the evening before, as long as they are awaited, and those in whose party somebody is named so.
    """
    rows = direct.fetch(source, _PLANNED, (*visit_reads.awaited_bounds(source, now), int(now.timestamp())))
    found: list[tuple[int, Match, int | None, str]] = []
    for visit_id, person, size, *about in rows:
        match = Match(100, ()) if person == visitor_id else score(who, Described(*about))
        if match.score >= LIKELY:
            found.append((visit_id, match, None, ""))
        for position, name_zh, name_latin in direct.fetch(source, _OF_PARTY, (visit_id,)) if size > 1 else ():
            match = score(who, Described(name_zh, name_latin, about[2]))
            if match.score >= LIKELY:
                found.append((visit_id, match, position, name_zh or name_latin))
    found.sort(key=lambda each: -each[1].score)
    visits = visit_reads.visits_by_id(source, [each[0] for each in found], now)
    return tuple(
        PlannedMatch(visit, *match, member, name)
        for visit, (_id, match, member, name) in zip(visits, found, strict=True)
    )


def beyond_doubt(matches: tuple[PlannedMatch, ...]) -> PlannedMatch | None:
    """The one that may be taken without asking: sure by itself, and nobody else is nearly as likely.

    Whether somebody comes ahead of his party is always asked.
    """
    if not matches or matches[0].score < SURE or matches[0].member is not None:
        return None
    best = matches[0]
    others = (match for match in matches[1:] if match.visit.visitor_id != best.visit.visitor_id)
    return best if all(best.score - other.score >= _CLEARLY for other in others) else None
