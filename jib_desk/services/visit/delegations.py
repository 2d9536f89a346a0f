"""A pasted delegation: looked at before anything is written, then expected in one entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from sqlalchemy import Table

from jib_desk.models.tables import TABLES
from jib_desk.rules.delegation import MOST_PEOPLE, lines_of, parse_delegation
from jib_desk.rules.delegation_people import Named
from jib_desk.rules.desk_words import WatchStage
from jib_desk.rules.recognition import SAME, SURE, Described
from jib_desk.rules.texts import LINE_LIMIT, NOTE_LIMIT
from jib_desk.rules.words import VisitorCategory
from jib_desk.services import errors
from jib_desk.services.rows.invitations import AwaitedWith, DelegationPreview, Guest
from jib_desk.services.visit import recognition, visit_search
from jib_desk.services.visit.awaited_parties import AwaitedParties
from jib_desk.services.visit.invitation_steps import awaited, new_invitation, plan_visits, read_invitation
from jib_desk.services.visit.visit_fields import AboutVisit, VisitFields, cleaned
from jib_desk.services.visit.visit_steps import VisitSteps
from jib_desk.services.visit.watch_screen import Screening, WatchScreen

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jib_desk.models.direct import Source
    from jib_desk.models.journal import Work
    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.invitations import InvitationRow
    from jib_desk.services.rows.staff import Actor

_MEMBER: Table = TABLES["party_member"]


@dataclass(frozen=True, slots=True)
class _Comer:
    """One of a list, and what the watch list says of him."""

    guest: Guest
    fields: VisitFields
    screening: Screening


class DelegationDeeds(VisitSteps):
    """What is done with a list of people."""

    def preview(self, text: str, day: date) -> DelegationPreview:
        """What was pasted, line by line: who would be expected on that day, and why others would not."""
        read, lines = parse_delegation(text), lines_of(text)
        guests = [_as_read(who, lines[who.line - 1].strip()[:LINE_LIMIT]) for who in read.people]
        guests += [
            replace(_as_read(left.named, left.text), why=left.why)
            if left.named is not None
            else Guest(left.line, left.text, why=left.why)
            for left in read.left_out
        ]
        guests.sort(key=lambda guest: guest.line)
        return DelegationPreview(read.organisation, self.recognise(guests, day), read.heads - len(read.people))

    def read_file(self, path: Path, is_cancelled: Callable[[], bool] | None = None) -> str:
        """What a sheet or a text file says, to be looked at as if it had been pasted. Raises as `read_list`."""
        from jib_desk.services.visit.list_files import read_list  # no start waits for what reads workbooks

        return read_list(path, is_cancelled)

    def recognise(self, guests: Sequence[Guest], day: date) -> tuple[Guest, ...]:
        """The same rows with who is known already, and who is expected on that day anyway. Rows left out stay so."""

        def reading(source: Source) -> tuple[Guest, ...]:
            there, parties = awaited(source, (day,))[day], AwaitedParties(source, day)
            unsaid = [guest if guest.another != "second" else replace(guest, another="") for guest in guests]
            return tuple(guest if guest.why else self._recognised(source, guest, there, parties) for guest in unsaid)

        return self._quick_read(reading)

    def doubted(self, guests: Sequence[Guest]) -> frozenset[int]:
        """Places in the list of whom a name alone says too little: an organisation or a phone is to be asked for.

        Reads the watch list, and writes nothing. Every guest is compared with every entry: not for the GUI thread.
        """
        screen = WatchScreen(self._database, self._clock)
        found: set[int] = set()
        for place, guest in enumerate(guests):
            if not guest.why and not (guest.organisation and guest.phone):
                hits = screen.look(_described(guest), visitor_id=_known_as(guest))
                if hits and not any(hit.is_match for hit in hits):
                    found.add(place)
        return frozenset(found)

    def invite(
        self,
        *,
        by: Actor,
        guests: Sequence[Guest],
        expected_at: datetime,
        as_party: bool = False,
        heads: int = 0,
        title: str = "",
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[InvitationRow]:
        """Expects these people, all or nobody: each by a visit of his own, or `as_party` under the leader.

        Of a party `heads` come in all, those without a name too, never fewer than are named. `about` says what
        is the same for all: host, purpose, category. Whoever is expected on that day already, also by name as one
        of a party, is not doubled.
        Everybody who matches the watch list is written down before anything else; GuestWatched asks about one
        after the other, and `decision` of a guest answers it. Raises ValueRefused (nobody_chosen,
        too_many_people, is_over), GuestRefused, NotFound, and what `watch.screen` raises of a decision.
        """
        _refuse_number(len(guests), heads)
        name = cleaned("title", title, LINE_LIMIT)
        common: AboutVisit = {"category": VisitorCategory.DELEGATION, **about}
        people = [(guest, _fields(guest, common)) for guest in _leader_first(guests)]
        self._read(lambda session: self._refuse_past(session, expected_at))
        screenings = self._screened(by, guests, people, token)

        def do(work: Work) -> list[int]:
            comers = [_Comer(*about, seen) for about, seen in zip(people, screenings, strict=True)]
            coming = self._not_awaited(work, comers, expected_at)
            key, already = new_invitation(work, "delegation", name), len(comers) - len(coming)
            if as_party:
                self._party(work, by, key, coming, max(heads - already, len(coming)), expected_at)
                return [key, already]
            return [key, already + self._each(work, by, key, coming, expected_at)]

        return self._commit(by, "invitation.delegation", do, self._delegation, token=token)

    # --- steps -------------------------------------------------------------------------------

    def _not_awaited(self, work: Work, comers: Sequence[_Comer], expected_at: datetime) -> list[_Comer]:
        """Who of them nobody expects on that day, neither by a visit of his own nor as one of a party.

        Raises ValueRefused where that is nobody.
        """
        day = expected_at.astimezone(self._zone(work.session)).date()
        there, parties = awaited(work.session, (day,))[day], AwaitedParties(work.session, day)
        coming: list[_Comer] = []
        for comer in comers:
            person = self._known(work.session, _known_as(comer.guest), comer.fields)
            if person in there:
                self._learn(work, person, comer.fields)
                comer.screening.settle(work, person, there[person])
            elif (party := _party_of(comer.guest, parties)) is not None:
                comer.screening.settle(work, None, party.visit_id)
            else:
                coming.append(comer)
        if not coming:
            raise errors.ValueRefused("guests", "nobody_chosen")
        return coming

    def _each(self, work: Work, by: Actor, key: int, coming: Sequence[_Comer], expected_at: datetime) -> int:
        """Everybody by a visit of his own; how many of them were named twice."""
        persons = [self._guest(work, comer.guest, comer.fields) for comer in coming]
        planned = dict(zip(reversed(persons), reversed([comer.fields for comer in coming]), strict=True))
        ordered = list(dict.fromkeys(persons))
        made = plan_visits(work, by, key, [(person, planned[person], expected_at) for person in ordered])
        visits = dict(zip(ordered, made, strict=True))
        for person, comer in zip(persons, coming, strict=True):
            comer.screening.settle(work, person, visits[person])
        return len(coming) - len(made)

    def _party(
        self, work: Work, by: Actor, key: int, coming: Sequence[_Comer], heads: int, expected_at: datetime
    ) -> None:
        """One visit under the first of them; the others are its members by name."""
        leader = coming[0]
        person = self._guest(work, leader.guest, leader.fields)
        whole = replace(leader.fields, party_size=heads)
        (visit_id,) = plan_visits(work, by, key, [(person, whole, expected_at)])
        names = [(comer.fields.name_zh, comer.fields.name_latin) for comer in coming[1:]]
        members = [
            {"version": 1, "visit_id": visit_id, "position": place, "name_zh": name_zh, "name_latin": name_latin}
            for place, (name_zh, name_latin) in enumerate(names, start=1)
        ]
        keys = work.next_ids(_MEMBER, len(members))
        work.write_many(_MEMBER, [{"id": own, **row} for own, row in zip(keys, members, strict=True)])
        for place, comer in enumerate(coming):
            comer.screening.settle(work, None if place else person, visit_id)

    def _screened(
        self, by: Actor, guests: Sequence[Guest], people: Sequence[tuple[Guest, VisitFields]], token: str | None
    ) -> list[Screening]:
        """Asks the watch list about everybody, so that every match is written down. Raises GuestWatched."""
        screen = WatchScreen(self._database, self._clock)
        screenings: list[Screening] = []
        asked: list[tuple[int, errors.Watched]] = []
        for guest, fields in people:
            try:
                screenings.append(
                    screen.screen(
                        by=by,
                        stage=WatchStage.INVITATION,
                        person=fields.described(),
                        visitor_id=_known_as(guest),
                        decision=guest.decision,
                        told=guest.told,
                        token=token,
                    )
                )
            except errors.Watched as found:
                asked.append((guests.index(guest), found))
        if asked:
            noted = {place: found.match_ids for place, found in asked}
            place, first = asked[0]
            every = tuple(noted.get(at, guest.told) for at, guest in enumerate(guests))
            raise errors.GuestWatched(first.match_ids, first.kind, place, guests[place].name, guests[place].line, every)
        return screenings

    def _refuse_past(self, session: Session, expected_at: datetime) -> None:
        """Of a day that is over; whoever is late today may be expected still."""
        if expected_at.astimezone(self._zone(session)).date() < self._today(session):
            raise errors.ValueRefused("expected_at", "is_over")

    def _guest(self, work: Work, guest: Guest, fields: VisitFields) -> int:
        person = self._person(work, _known_as(guest), fields)
        self._learn(work, person, fields)
        return person

    def _recognised(self, source: Source, guest: Guest, there: dict[int, int], parties: AwaitedParties) -> Guest:
        matches = recognition.known(source, _described(guest))
        sure = [key for key, match in matches if match.score >= SAME]
        # Without a phone a name with its organisation is believed only of whoever is awaited that very day.
        awaited_one = next((key for key, match in matches if key in there and match.score >= SURE), None)
        person = sure[0] if sure else awaited_one
        known = None if person is None else visit_search.hit(source, person, self._clock.now())
        own = there.get(person) if person is not None else None
        with_whom = parties.led_by(own) if own is not None else _party_of(guest, parties)
        is_second = with_whom is None and parties.was_found(_described(guest))
        another = guest.another if guest.another == "said" else "second" if is_second else ""
        return replace(guest, known=known, awaited=with_whom, another=another, why="expected" if with_whom else "")

    def _delegation(self, session: Session, key: Sequence[int]) -> InvitationRow:
        found = read_invitation(session, key[0], self._clock.now(), key[1])
        if found is None:
            raise errors.NotFound("invitation", str(key[0]))
        return found


def _as_read(who: Named, text: str) -> Guest:
    """Somebody whom a line names, before he is looked for."""
    return Guest(who.line, text, who.name_zh, who.name_latin, who.organisation, who.phone, who.role, who.is_leader)


def _refuse_number(named: int, heads: int) -> None:
    if not named:
        raise errors.ValueRefused("guests", "nobody_chosen")
    if max(named, heads) > MOST_PEOPLE:
        raise errors.ValueRefused("guests", "too_many_people", str(MOST_PEOPLE))


def _described(guest: Guest) -> Described:
    return Described(guest.name_zh, guest.name_latin, guest.organisation, guest.phone)


def _party_of(guest: Guest, parties: AwaitedParties) -> AwaitedWith | None:
    """With whom somebody is expected, unless he is another of that name."""
    return None if guest.another else parties.take(_described(guest))


def _known_as(guest: Guest) -> int | None:
    return guest.known.visitor_id if guest.known is not None else None


def _leader_first(guests: Sequence[Guest]) -> list[Guest]:
    return sorted(guests, key=lambda guest: not guest.is_leader)


def _fields(guest: Guest, common: AboutVisit) -> VisitFields:
    """What is kept of a row. Raises GuestRefused."""
    if not guest.is_named:
        raise errors.GuestRefused(guest.line, "name", "missing")
    own: AboutVisit = {**common}
    own["name_zh"], own["name_latin"] = guest.name_zh, guest.name_latin
    own["organisation"], own["phone"] = guest.organisation, guest.phone
    own["note"] = " · ".join(part for part in (guest.role, common.get("note", "")) if part)[:NOTE_LIMIT]
    try:
        return VisitFields(**own).checked()
    except errors.ValueRefused as refused:
        raise errors.GuestRefused(guest.line, refused.name, refused.why) from refused
