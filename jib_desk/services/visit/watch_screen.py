"""The watch list at an invitation and at the door: noticed, written down, decided; and nobody is told who is on it.

A match is written in a transaction of its own before anything else happens: it stays when the visitor is refused,
walks away, or the check-in fails for another reason. What was decided is written together with the visit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import WatchAction, WatchOutcome, WatchStage
from jib_desk.rules.names import prefix_range
from jib_desk.rules.recognition import Described
from jib_desk.rules.texts import LINE_LIMIT, NAME_LIMIT
from jib_desk.rules.watch import Likeness, Sought, likeness, sought
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.watch import WatchDecision, WatchHit
from jib_desk.services.seat.seat_writes import cleaned
from jib_desk.services.visit import recognition
from jib_desk.services.visit.visit_reads import day_bounds

_MATCH: Table = TABLES["watch_match"]
_LIVE = """SELECT e.id, e.action, e.name_zh, e.name_latin, e.organisation, e.phone FROM watch_entry e
  WHERE e.ended_on IS NULL AND (e.until_on IS NULL OR e.until_on >= ?)"""
_FOUND = "SELECT ref_id FROM search_key WHERE kind = 'watch_entry' AND key IN ({})"
_BEGUN = "SELECT ref_id FROM search_key WHERE kind = 'watch_entry' AND key >= ? AND key < ?"
# Whoever was told apart from an entry is not stopped again for what was said then; more that is said is a new question.
_TOLD_APART = """SELECT watch_entry_id, max(score) FROM watch_match WHERE visitor_id = ? AND outcome = ?
  GROUP BY watch_entry_id"""
# What was asked about another visitor or visit of that name is another match, and so is a hint of somebody who is in.
# Of whom nothing but a name is known, each who comes is another one, unless it is said that he was asked about before.
_OPEN = """SELECT watch_entry_id, id, score, id IN ({told}) FROM watch_match
  WHERE outcome IS NULL AND stage = ? AND name = ? AND watch_entry_id IN ({entries}) AND (id IN ({told})
    OR coalesce(visitor_id, visit_id) IS NOT NULL AND visitor_id IS ? AND visit_id IS ? AND seen_at >= ?)"""
# Of a group nobody but the leader is a visitor of his own.
_TOLD_APART_OF_PARTY = """SELECT watch_entry_id, max(score) FROM watch_match
  WHERE visit_id = ? AND visitor_id IS NULL AND name = ? AND outcome = ? GROUP BY watch_entry_id"""
_DONE = "SELECT 1 FROM journal_entry WHERE request_token = ?"
_NAMED = "SELECT id, watch_entry_id, name, outcome IS NULL, visitor_id, visit_id FROM watch_match WHERE id IN ({})"


@dataclass(frozen=True, slots=True)
class Screening:
    """What a check-in writes about the watch list in its own transaction; mostly nothing."""

    by: Actor | None = None
    at: datetime | None = None
    stage: WatchStage = WatchStage.ARRIVAL
    name: str = ""
    visitor_id: int | None = None  # as they were known when it was asked
    visit_id: int | None = None
    decision: WatchDecision | None = None
    asked: tuple[WatchHit, ...] = ()
    hints: tuple[WatchHit, ...] = ()
    noted: tuple[int, ...] = ()  # matches that are written down already, about whom nobody was asked
    told: tuple[int, ...] = ()  # what was asked about this very arrival before
    besides: frozenset[int] = frozenset()  # matches of others of the same group and name

    @property
    def is_kept_out(self) -> bool:
        """Whether somebody of a group does not go in with it."""
        return self.decision is not None and self.decision.outcome is WatchOutcome.REFUSED

    def settle(self, work: Work, visitor_id: int | None, visit_id: int | None) -> None:
        """Writes what was decided, and the hints that stopped nobody, with whom and which visit they were about."""
        if self.by is None or self.at is None:
            return
        about: dict[str, Any] = {"visitor_id": visitor_id, "visit_id": visit_id}
        if self.decision is not None:
            decided = {"outcome": self.decision.outcome, "decided_at": self.at, "note": self.decision.note, **about}
            there = self.covered(work.session)
            scores = {hit.entry_id: hit.score for hit in self.asked}  # with what was said since it was asked
            ids: dict[bool, list[dict[str, Any]]] = {True: [], False: []}  # by whether he is like the entry still
            for key, entry in there.items():
                score = {"score": scores[entry]} if entry in scores else {}
                ids[entry in scores].append({"id": key, **score, **decided, "staff_id": self.by.id})
            for rows in ids.values():
                work.update_many(_MATCH, rows)
            # Where it was decided otherwise in the meantime, this arrival has a match of its own.
            own = [hit for hit in self.asked if hit.entry_id not in there.values()]
            _insert(work, self, own, decided)
        work.update_many(_MATCH, [{"id": key, **about} for key in self.noted])
        _insert(work, self, self.hints, about)

    def covered(self, source: Source) -> dict[int, int]:
        """Match → entry of what the decision is about: undecided, of this name, and of nobody else who was known."""
        found = () if self.decision is None else _named(source, self.decision)
        return {
            key: entry
            for key, entry, name, is_undecided, visitor_id, visit_id in found
            if name == self.name
            and key not in self.besides
            and is_undecided
            and visitor_id in (None, self.visitor_id)
            and visit_id in (None, self.visit_id)
        }


class WatchScreen(Service):
    """Whether somebody is on the watch list, as the desk gets to know it."""

    def look(
        self, person: Described, *, visitor_id: int | None = None, visit_id: int | None = None
    ) -> tuple[WatchHit, ...]:
        """What to do about somebody, the weightiest first; writes nothing. What is known of a visitor is added."""
        return self._quick_read(lambda source: self._hits(source, person, visitor_id, visit_id)[1])

    def screen(
        self,
        *,
        by: Actor,
        stage: WatchStage,
        person: Described,
        visitor_id: int | None = None,
        visit_id: int | None = None,
        party_of: int | None = None,
        decision: WatchDecision | None = None,
        told: tuple[int, ...] = (),
        besides: frozenset[int] = frozenset(),
        is_refused: bool = False,
        may_be_planned: bool = False,
        token: str | None = None,
    ) -> Screening:
        """Asked before somebody is checked in, expected or refused; the result is settled with the visit.

        Whoever nobody chose is looked for as he will be taken: as the visitor that he surely is, and where he
        `may_be_planned` as the one expected today. Writes every match down at once, in a transaction of its own, and
        raises Watched unless `decision` is about all of them. `told` is what Watched named of this very arrival
        before: to ask again is no second match. A request whose `token` is done already asks nothing. With
        `is_refused` the desk has decided already. Of somebody in the group of the visit `party_of` it may be decided
        that he alone stays out, and `besides` are matches of others in it. Raises NotAllowed and NeedsReason where
        only a manager lets in, with a reason, and ValueRefused (reason).
        """
        visitor_id, name, hits = self._quick_read(
            lambda source: self._met(source, person, visitor_id, visit_id, party_of, is_planned=may_be_planned)
        )
        if not hits and decision is None:
            return Screening()
        if token is not None and self._quick_read(lambda source: direct.first(source, _DONE, (token,))) is not None:
            return Screening()
        if decision is not None:
            decision = replace(decision, note=cleaned("reason", decision.note, LINE_LIMIT))
        hints = tuple(hit for hit in hits if not hit.is_match)
        asked = tuple(hit for hit in hits if hit.is_match)
        about = Screening(
            by, self._clock.now(), stage, name, visitor_id, visit_id if party_of is None else party_of, decision, asked,
            hints, told=told, besides=besides,
        )  # fmt: skip
        covered = self._quick_read(about.covered).values()
        if any(hit.entry_id not in covered for hit in asked):
            keys = self._note(about)
            if not is_refused:
                raise errors.Watched(keys, _weightiest(asked))
            decision = WatchDecision(keys, WatchOutcome.REFUSED)
        if decision is not None:
            _refuse_unallowed(decision, asked, by, is_refused=is_refused, is_one_of_party=party_of is not None)
        return replace(about, decision=decision)

    def notice(
        self, *, by: Actor, stage: WatchStage, person: Described, party_of: int, besides: frozenset[int] = frozenset()
    ) -> Screening:
        """Of somebody who is in already, in the group of a visit: written down at once, and nobody is stopped.

        `besides` are matches of others in it.
        """
        name, hits = self._quick_read(lambda source: self._hits(source, person, None, None, party_of))
        if not hits:
            return Screening()
        hints = tuple(hit for hit in hits if not hit.is_match)
        asked = tuple(hit for hit in hits if hit.is_match)
        about = Screening(by, self._clock.now(), stage, name, None, party_of, None, asked, hints, besides=besides)
        return replace(about, noted=self._note(about))

    def came(self, work: Work, by: Actor, person: Described, visitor_id: int | None, visit_id: int) -> None:
        """Of somebody who came while nobody could ask: written down with his visit, from paper; nobody is stopped.

        Without `visitor_id` it is somebody of the group.
        """
        party_of = visit_id if visitor_id is None else None
        name, hits = self._hits(work.session, person, visitor_id, visit_id, party_of)
        about = Screening(by, self._clock.now(), WatchStage.ARRIVAL, name, hints=hits)
        about.settle(work, visitor_id, visit_id)

    def turn_away(
        self, *, by: Actor, match_ids: Sequence[int], note: str = "", token: str | None = None
    ) -> Outcome[int]:
        """Somebody is not invited, or went away: what nobody has decided yet is refused. How many that were."""
        text = cleaned("reason", note, LINE_LIMIT)
        decision = WatchDecision(tuple(match_ids), WatchOutcome.REFUSED, text)

        def do(work: Work) -> int:
            keys = [key for key, _entry, _name, is_open, *_who in _named(work.session, decision) if is_open]
            decided = {"outcome": decision.outcome, "decided_at": self._clock.now(), "note": text, "staff_id": by.id}
            work.update_many(_MATCH, [{"id": key, **decided} for key in keys])
            return len(keys)

        return self._commit(by, "watch.turn_away", do, lambda _session, count: count, token=token)

    # --- steps -------------------------------------------------------------------------------

    def _met(
        self,
        source: Source,
        person: Described,
        visitor_id: int | None,
        visit_id: int | None,
        party_of: int | None,
        *,
        is_planned: bool,
    ) -> tuple[int | None, str, tuple[WatchHit, ...]]:
        """Who comes, also where the visit says it alone, and what `_hits` says of him."""
        if not _has_entries(source):
            return visitor_id, "", ()
        if visitor_id is None and party_of is None:
            if visit_id is None:
                visitor_id = self._whose(source, person, is_planned=is_planned)
            else:
                visitor_id = _of_visit(source, visit_id)
        return visitor_id, *self._hits(source, person, visitor_id, visit_id, party_of)

    def _whose(self, source: Source, person: Described, *, is_planned: bool) -> int | None:
        """The visitor as whom somebody comes beyond doubt, though nobody chose him."""
        known = recognition.same_person(source, person)
        if not is_planned:
            return known
        who = (recognition.described(source, known) if known is not None else None) or person
        best = recognition.beyond_doubt(recognition.planned(source, who, known, self._clock.now()))
        return known if best is None else best.visit.visitor_id

    def _hits(
        self,
        source: Source,
        person: Described,
        visitor_id: int | None,
        visit_id: int | None,
        party_of: int | None = None,
    ) -> tuple[str, tuple[WatchHit, ...]]:
        """The name that is written down, and whom of the list it looks like."""
        if not _has_entries(source):
            return "", ()
        if visitor_id is None and visit_id is not None and party_of is None:
            visitor_id = _of_visit(source, visit_id)
        known = recognition.described(source, visitor_id) if visitor_id is not None else None
        given = person if known is None else _with_known(person, known)
        # What is on record of him counts, too, where something else is said now.
        faces = tuple(dict.fromkeys((given, known or given)))
        name = (given.name_zh or given.name_latin or given.phone)[:NAME_LIMIT]
        today = self._today(source)
        live = list(dict.fromkeys(row for face in faces for row in _likely(source, sought(face), today)))
        apart = _told_apart(source, name, visitor_id, party_of) if live else {}
        hits: list[WatchHit] = []
        for key, action, *about in live:
            found = max((likeness(Described(*about), face) for face in faces), key=_by_likeness)
            if found.score > apart.get(key, 0) and (found.is_match or found.is_hint):
                hits.append(WatchHit(key, WatchAction(action), found.score, found.is_match))
        hits.sort(key=lambda hit: (hit.is_match, hit.action is WatchAction.REFUSE, hit.score), reverse=True)
        return name, tuple(hits)

    def _note(self, about: Screening) -> tuple[int, ...]:
        """Writes matches down before anything else happens; the very same question is the same match."""
        by, hits = about.by, about.asked
        if by is None or not hits:
            return ()
        there = self._quick_read(lambda source: self._open(source, about))
        new = [hit for hit in hits if hit.entry_id not in there]
        scores = {hit.entry_id: hit.score for hit in hits}
        likelier = [
            {"id": key, "score": scores[entry]} for entry, (key, score) in there.items() if score != scores[entry]
        ]
        known = tuple(key for key, _score in there.values())
        if not new and not likelier:
            return known

        def do(work: Work) -> list[int]:
            work.update_many(_MATCH, likelier)
            return _insert(work, about, new, {"visitor_id": about.visitor_id, "visit_id": about.visit_id})

        outcome: Outcome[list[int]] = self._commit(by, "watch.match", do, lambda _session, keys: keys)
        return (*known, *outcome.row)

    def _open(self, source: Source, about: Screening) -> dict[int, tuple[int, int]]:
        """Entry → its undecided match of this arrival, and how likely that was by then.

        Of somebody known it is of today and as likely: with more that is said about him it is another question.
        """
        today = self._today(source)
        since, _until = day_bounds(today, today, self._zone(source))
        scores = {hit.entry_id: hit.score for hit in about.asked}
        told = ", ".join(str(int(key)) for key in about.told)
        query = _OPEN.format(told=told, entries=", ".join("?" * len(scores)))
        rows = direct.fetch(source, query, (about.stage, about.name, *scores, about.visitor_id, about.visit_id, since))
        return {
            entry: (key, score)
            for entry, key, score, is_told in rows
            if key not in about.besides and (is_told or scores[entry] == score)
        }


def _has_entries(source: Source) -> bool:
    return direct.first(source, "SELECT 1 FROM watch_entry") is not None


def _of_visit(source: Source, visit_id: int) -> int | None:
    found: int | None = direct.scalar(source, "SELECT visitor_id FROM visit WHERE id = ?", (visit_id,))
    return found


def _told_apart(source: Source, name: str, visitor_id: int | None, party_of: int | None) -> dict[int, int]:
    """Entry → how likely he was at most when he was told apart from it."""
    if visitor_id is not None:
        found = direct.fetch(source, _TOLD_APART, (visitor_id, WatchOutcome.SOMEONE_ELSE))
    elif party_of is not None:
        found = direct.fetch(source, _TOLD_APART_OF_PARTY, (party_of, name, WatchOutcome.SOMEONE_ELSE))
    else:
        found = []
    return dict(found)  # type: ignore[arg-type]


def _likely(source: Source, wanted: Sought, today: date) -> list[tuple[Any, ...]]:
    """The live entries that somebody may be, as many as are like him, however many there are."""
    about = (today.isoformat(),)
    if direct.first(source, "SELECT 1 FROM search_key WHERE kind = 'watch_entry'") is None:
        return direct.fetch(source, _LIVE, about)  # from before entries had keys; all of them are ended, or a few
    found = direct.fetch(source, _FOUND.format(", ".join("?" * len(wanted.keys))), tuple(wanted.keys))
    if wanted.beginning:
        found += direct.fetch(source, _BEGUN, prefix_range(wanted.beginning))
    ids = {ref for (ref,) in found}
    return direct.fetch(source, f"{_LIVE} AND e.id IN ({', '.join('?' * len(ids))})", (*about, *ids)) if ids else []


def _named(source: Source, decision: WatchDecision) -> list[tuple[Any, ...]]:
    """Of each match: its id, its entry, the name given, whether nobody has decided it yet, whose it is, which visit."""
    return direct.fetch(source, _NAMED.format(", ".join("?" * len(decision.match_ids))), decision.match_ids)


def _insert(work: Work, about: Screening, hits: Sequence[WatchHit], person: Mapping[str, Any]) -> list[int]:
    if about.by is None or about.at is None or not hits:
        return []
    keys = work.next_ids(_MATCH, len(hits))
    rows = [
        {
            "id": key, "version": 1, "watch_entry_id": hit.entry_id, "stage": about.stage, "score": hit.score,
            "seen_at": about.at, "name": about.name, "staff_id": about.by.id, **person,
        }
        for key, hit in zip(keys, hits, strict=True)
    ]  # fmt: skip
    work.write_many(_MATCH, rows)
    return keys


def _with_known(person: Described, known: Described) -> Described:
    """What is said now, and what is known of a returning visitor besides."""
    return Described(
        person.name_zh or known.name_zh,
        person.name_latin or known.name_latin,
        person.organisation or known.organisation,
        person.phone or known.phone,
    )


def _by_likeness(found: Likeness) -> tuple[bool, bool, int]:
    return found.is_match, found.is_hint, found.score


def _weightiest(hits: Sequence[WatchHit]) -> str:
    return (WatchAction.REFUSE if any(hit.action is WatchAction.REFUSE for hit in hits) else WatchAction.TELL).value


def _refuse_unallowed(
    decision: WatchDecision, hits: Sequence[WatchHit], by: Actor, *, is_refused: bool, is_one_of_party: bool
) -> None:
    if is_one_of_party and decision.outcome is WatchOutcome.REFUSED:
        return
    if (decision.outcome is WatchOutcome.REFUSED) is not is_refused:
        raise errors.ValueRefused("outcome", "unknown_code", decision.outcome)
    if decision.outcome is WatchOutcome.LET_IN and _weightiest(hits) == WatchAction.REFUSE:
        if by.role not in MANAGERS:
            raise errors.NotAllowed("watch.let_in", by.role)
        if not decision.note:
            raise errors.NeedsReason("watch.let_in")
