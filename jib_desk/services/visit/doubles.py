"""Two records of one visitor: noticed, made one in one entry, and undone by one (as two cards of one company).

The record that goes keeps nothing but its number, as somebody whom the centre has forgotten; what it said stays in
the journal for undo, and goes with the person when he is erased. Which record it went into is kept as a setting.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, TypeAlias

from sqlalchemy import Table
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.models.types import loaded
from jib_desk.rules.identity import national_phone
from jib_desk.rules.names import latin_words, query_key, usual_sound
from jib_desk.rules.recognition import SURE, Described, score
from jib_desk.services import errors
from jib_desk.services.changes import Outcome
from jib_desk.services.redirecting import redirect
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitorHit
from jib_desk.services.visit import recognition, visit_search
from jib_desk.services.visit.privacy_rows import merged_into
from jib_desk.services.visit.visit_reads import MERGED
from jib_desk.services.visit.visit_steps import VISIT, VisitSteps

_VISITOR: Table = TABLES["visitor"]
_ACCEPTANCE: Table = TABLES["acceptance"]
_SETTING: Table = TABLES["setting"]
_TWO = "two_visitors:"  # settings of that key, each of two records that a person told apart
_FILLED = ("name_zh", "name_latin", "organisation", "phone", "id_number")
_LATEST = ("agreed_on", "remembered_until", "pass_until")
_EMPTIED = {**dict.fromkeys(_FILLED, ""), **dict.fromkeys(_LATEST)}
_PEOPLE = "SELECT id, name_zh, name_latin, organisation, phone FROM visitor WHERE anonymised_at IS NULL"
_TWICE = """SELECT other.id, own.id FROM acceptance other
  JOIN acceptance own ON own.terms_id = other.terms_id AND own.visitor_id = ? WHERE other.visitor_id = ?"""
_MOBILE = 11  # digits
_MOST_OF_ONE_KEY = 40  # people of one name whom nobody could go through pair by pair

Known: TypeAlias = "tuple[int, str, str, str, str]"  # id, name_zh, name_latin, organisation, phone


class Doubles(VisitSteps):
    """Finds and merges records of visitors that are one person's."""

    def likely_doubles(self, visitor_id: int) -> tuple[VisitorHit, ...]:
        """Other records that are likely of the same person, the surest first; a person decides. Raises NotFound."""

        def reading(source: Source) -> tuple[VisitorHit, ...]:
            who = recognition.described(source, visitor_id)
            if who is None:
                raise errors.NotFound("visitor", str(visitor_id))
            keys = [key for key, match in recognition.known(source, who) if match.score >= SURE and key != visitor_id]
            two = _told_apart(source)
            found = (
                visit_search.hit(source, key, self._clock.now()) for key in keys if _pair(visitor_id, key) not in two
            )
            return tuple(hit for hit in found if hit is not None)

        return self._quick_read(reading)

    def with_doubles(self, limit: int = 100) -> tuple[int, ...]:
        """The earlier of each two records that are likely one person's. Looks at everybody: not between keys."""

        def reading(source: Source) -> tuple[int, ...]:
            people = {row[0]: row for row in direct.fetch(source, _PEOPLE)}
            two = _told_apart(source)
            found: dict[int, None] = {}
            for one, other in alike(people):
                who, also = Described(*people[one][1:]), Described(*people[other][1:])
                if _pair(one, other) not in two and score(who, also).score >= SURE:
                    found[min(one, other)] = None
                if len(found) >= limit:
                    break
            return tuple(found)[:limit]

        return self._quick_read(reading)

    def keep_apart(self, *, by: Actor, visitor_id: int, other_id: int, token: str | None = None) -> Outcome[VisitorHit]:
        """Two records that look like one person are two people: they are not offered any more. Raises NotFound."""

        def do(work: Work) -> int:
            _both(work.session, visitor_id, other_id)
            name = _pair(visitor_id, other_id)
            if name not in _told_apart(work.session):
                _note(work, name, True)
            return visitor_id

        return self._commit(by, "visitor.two", do, self._hit, token=token)

    def merge(self, *, by: Actor, keep_id: int, merge_id: int, token: str | None = None) -> Outcome[VisitorHit]:
        """Two records become one: visits, acceptances and files move; what the one that stays does not say is filled.

        Raises NotFound, ValueRefused (same_visitor), and AlreadyInside when both are inside.
        """

        def do(work: Work) -> int:
            kept, merged = _both(work.session, keep_id, merge_id)
            if visit_of(work.session, keep_id) is not None:
                self._refuse_if_inside(work.session, merge_id)
            _once_each(work, keep_id, merge_id)
            redirect(work, "visitor", merge_id, keep_id)
            _nobodys_stead(work, keep_id)
            stored = work.stored_rows(_VISITOR, [keep_id, merge_id])
            now = self._clock.now()
            taken = _taken(work, stored[kept], stored[merged])
            work.update_many(_VISITOR, [{"id": merge_id, **_EMPTIED, "anonymised_at": now}])
            if taken:
                work.update_many(_VISITOR, [{"id": keep_id, **taken}])
            _note_merged(work, merge_id, keep_id)
            return keep_id

        return self._commit(by, "visitor.merge", do, self._hit, token=token)

    def _hit(self, session: Session, visitor_id: int) -> VisitorHit:
        found = visit_search.hit(session, visitor_id, self._clock.now())
        if found is None:
            raise errors.NotFound("visitor", str(visitor_id))
        return found


def visit_of(source: Source, visitor_id: int) -> int | None:
    """The open visit of a visitor."""
    return direct.scalar(source, "SELECT id FROM visit WHERE visitor_id = ? AND is_open = 1", (visitor_id,))


# --- who is alike -----------------------------------------------------------------------------


def alike(people: Mapping[int, Known]) -> Iterator[tuple[int, int]]:
    """Pairs who share a phone, or a name however it is written and not two phones: nobody else can be one person.

    Of everybody, which may be very many: names are only compared with those of whom no phone is known.
    """
    by_phone: dict[str, list[int]] = {}
    for key, _name_zh, _name_latin, _organisation, written in people.values():
        phone = _reached_at(written) if written else ""
        if phone:
            by_phone.setdefault(phone, []).append(key)
    for keys in by_phone.values():
        if len(keys) <= _MOST_OF_ONE_KEY:
            yield from combinations(keys, 2)
    unreachable = {key: _names(who) for key, who in people.items() if not who[4]}
    by_name: dict[str, list[int]] = {name: [] for names in unreachable.values() for name in names}
    for key, who in people.items() if by_name else ():
        for name in unreachable.get(key) or _names(who):
            if name in by_name:
                by_name[name].append(key)
    for keys in sorted(by_name.values()):  # by the earliest of each
        if len(keys) <= _MOST_OF_ONE_KEY:
            yield from ((one, other) for one in keys if one in unreachable for other in keys if one != other)


def _reached_at(written: str) -> str:
    """`national_phone`, which of a mobile as it is kept says the same."""
    is_kept = len(written) == _MOBILE and written[0] == "1" and written.isascii() and written.isdigit()
    return written if is_kept else national_phone(written)


def _names(who: Known) -> tuple[str, ...]:
    """A name's pinyin, its Latin words in any order, and as they are written; each once."""
    _key, name_zh, name_latin, _organisation, _phone = who
    if not name_latin:
        return (sound,) if name_zh and (sound := usual_sound(name_zh)) else ()
    words = "".join(sorted(latin_words(name_latin)))
    letters = usual_sound(name_zh) if name_zh else ""
    return tuple(name for name in dict.fromkeys((letters, words, query_key(name_latin))) if name)


def _pair(one: int, other: int) -> str:
    return f"{_TWO}{min(one, other)}:{max(one, other)}"


def _told_apart(source: Source) -> frozenset[str]:
    found = direct.fetch(source, "SELECT key FROM setting WHERE key LIKE ?", (f"{_TWO}%",))
    return frozenset(name for (name,) in found)


# --- steps of merging -------------------------------------------------------------------------


def _both(source: Source, keep_id: int, merge_id: int) -> tuple[int, int]:
    """Both records, still known. Raises NotFound, ValueRefused for the same one twice."""
    if keep_id == merge_id:
        raise errors.ValueRefused("visitor", "same_visitor")
    for key in (keep_id, merge_id):
        query = "SELECT 1 FROM visitor WHERE id = ? AND anonymised_at IS NULL"
        if direct.scalar(source, query, (key,)) is None:
            raise errors.NotFound("visitor", str(key))
    return keep_id, merge_id


def _once_each(work: Work, keep_id: int, merge_id: int) -> None:
    """Terms that both accepted were accepted by one person: the other time goes, and what belongs to it moves."""
    for goes, stays in direct.fetch(work.session, _TWICE, (keep_id, merge_id)):
        redirect(work, "acceptance", goes, stays)
        work.delete_many(_ACCEPTANCE, [goes])


def _nobodys_stead(work: Work, keep_id: int) -> None:
    """Nobody comes in his own stead."""
    query = "SELECT id FROM visit WHERE visitor_id = ?1 AND planned_visitor_id = ?1"
    keys = [key for (key,) in direct.fetch(work.session, query, (keep_id,))]
    work.update_many(VISIT, [{"id": key, "planned_visitor_id": None} for key in keys])


def _taken(work: Work, kept: dict[str, Any], merged: dict[str, Any]) -> dict[str, Any]:
    """What the record that stays takes over: what it does not say, and the later of each day."""
    dialect = work.session.get_bind().dialect
    taken = {name: merged[name] for name in _FILLED if not kept[name] and merged[name]}
    later = {name: merged[name] for name in _LATEST if (merged[name] or "") > (kept[name] or "")}
    return taken | {name: loaded(_VISITOR.c[name], value, dialect) for name, value in later.items()}


def _note_merged(work: Work, merge_id: int, keep_id: int) -> None:
    """Where a record went; those that had gone into it went on with it: there are no chains."""
    earlier = [f"{MERGED}{key}" for key in merged_into(work.session, [merge_id])]
    for name in earlier:
        key = direct.scalar(work.session, "SELECT id FROM setting WHERE key = ?", (name,))
        work.update_many(_SETTING, [{"id": key, "value": keep_id}])
    _note(work, f"{MERGED}{merge_id}", keep_id)


def _note(work: Work, name: str, value: object) -> None:
    (key,) = work.next_ids(_SETTING, 1)
    work.write_many(_SETTING, [{"id": key, "version": 1, "key": name, "value": value}])
