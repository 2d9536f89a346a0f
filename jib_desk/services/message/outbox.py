"""The outbox: messages are put in inside the transaction of what they tell of, and go out later, or not at all.

Nothing here knows a network. A message has no words; they are made of what is true when it is sent.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Table

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import MessageKind, MessageState, SendFault
from jib_desk.rules.messages import GATHERED, LONGEST_PAUSE, ArrivedFacts, MessageText, arrival_text, parcel_text
from jib_desk.services.base import zone_of
from jib_desk.services.message import receivers
from jib_desk.services.message.receivers import Receiver, Way
from jib_desk.services.rows.centre import ReceptionRow

_PARCEL: Table = TABLES["parcel"]
_INSERT = """INSERT OR IGNORE INTO outbox_message
  (uid, kind, ref_id, contact_id, channel_id, state, created_at, next_at, expires_at, attempts, fault)
  VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, 0, '')"""
_WAITING = """SELECT id, kind, ref_id, contact_id, channel_id, state, created_at, next_at, expires_at, sent_at,
  attempts, fault FROM outbox_message WHERE state = 'waiting' ORDER BY next_at, id"""
# Called off, not settled by the desk (then it has no end any more), and the last one about who is inside.
_TAKEN_BACK = """SELECT m.id, m.kind, m.ref_id, m.contact_id, m.channel_id, m.state, m.created_at, m.next_at,
    m.expires_at, m.sent_at, m.attempts, m.fault
  FROM visit v JOIN outbox_message m ON m.kind = 'arrival' AND m.ref_id = v.id
  WHERE v.is_open = 1 AND v.arrived_at IS NOT NULL AND m.state = 'cancelled' AND m.expires_at IS NOT NULL
    AND m.created_at >= ?
    AND NOT EXISTS (SELECT 1 FROM outbox_message n WHERE n.kind = m.kind AND n.ref_id = m.ref_id AND n.id > m.id)"""
_PARCELS_WAIT = """SELECT m.id FROM outbox_message m JOIN parcel p ON p.id = m.ref_id
  WHERE m.kind = 'parcel' AND m.state = 'waiting' AND p.company_id IS ? LIMIT 1"""
_COMPANY_OF_PARCEL = "SELECT company_id, contact_id FROM parcel WHERE id = ?"
_ARRIVED = """SELECT v.host_id, v.company_id, v.arrived_at, v.party_size, p.name_zh, p.name_latin, p.organisation,
    c.short_zh, c.name_zh, c.short_en, c.name_en
  FROM visit v JOIN visitor p ON p.id = v.visitor_id LEFT JOIN company c ON c.id = v.company_id
  WHERE v.id = ? AND v.is_open = 1 AND v.arrived_at IS NOT NULL AND v.refused_at IS NULL"""
_PARCELS = """SELECT sum(q.told_at IS NULL), sum(q.pieces),
    max(c.short_zh), max(c.name_zh), max(c.short_en), max(c.name_en)
  FROM parcel p JOIN parcel q ON q.company_id IS p.company_id AND (p.company_id IS NOT NULL OR q.id = p.id)
  LEFT JOIN company c ON c.id = p.company_id
  WHERE p.id = ? AND q.collected_at IS NULL AND q.returned_at IS NULL"""

STUCK_FOR = timedelta(hours=12)  # how long a message that did not go out stays in view


@dataclass(frozen=True, slots=True)
class Message:
    """One row of the outbox."""

    id: int
    kind: MessageKind
    ref_id: int
    contact_id: int | None
    channel_id: int | None
    state: MessageState
    created_at: datetime
    next_at: datetime
    expires_at: datetime | None
    sent_at: datetime | None
    attempts: int
    fault: SendFault | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a message says now, and to whom; `receiver` None when nobody can be told any more."""

    text: MessageText
    receiver: Receiver | None


# --- putting in ------------------------------------------------------------------------------


def enqueue(work: Work, *, kind: MessageKind, ref_id: int, contact_id: int | None = None) -> bool:
    """Put a message about a visit or parcel in, as a part of the transaction that made it.

    For an arrival `contact_id` is the host; without one, or where nobody can be told, nothing is put in. Of
    parcels a company has one waiting message at most. Asked for twice in one instant it is put in once.
    Six small statements at most, and one where no channel is in use. Returns whether a message waits.
    """
    session = work.session
    session.flush()
    known = receivers.ways(session)
    if not known:
        return False
    now = work.stamp.at
    today = now.astimezone(zone_of(session)).date()
    if kind is MessageKind.PARCEL:
        if _has_waiting(session, ref_id):
            return True
        contact_id = _of_parcel(session, ref_id, contact_id, today)
    receiver = receivers.receiver_of(session, contact_id, today, known)
    if receiver is None:
        return False
    first, expires = now, None
    if kind is MessageKind.ARRIVAL:
        expires = now + news_for(session)
        if expires <= now:
            return False
    elif kind is MessageKind.PARCEL:
        first = now + GATHERED
    uid = str(uuid5(NAMESPACE_OID, f"{kind}:{ref_id}:{contact_id}:{_seconds(now)}"))
    values = (uid, kind.value, ref_id, receiver.contact_id, receiver.way.channel_id, _seconds(now), _seconds(first))
    direct.run_many(session, _INSERT, [(*values, None if expires is None else _seconds(expires))])
    return True


def tell_host(work: Work, visit_id: int, now: datetime) -> None:
    """A step of an arrival: whoever is visited is told. Coming back after stepping out is no news."""
    work.session.flush()
    query = "SELECT host_id, company_id FROM visit WHERE id = ? AND arrived_at = ?"
    host_id, company_id = direct.first(work.session, query, (visit_id, _seconds(now))) or (None, None)
    if host_id is None and company_id is not None:
        today = now.astimezone(zone_of(work.session)).date()
        host_id = receivers.host_of_company(work.session, company_id, today)
    if host_id is not None:
        enqueue(work, kind=MessageKind.ARRIVAL, ref_id=visit_id, contact_id=host_id)


def news_for(source: Source) -> timedelta:
    """How long an arrival is news; a setting. None at all means that nobody is told of arrivals."""
    kept = direct.scalar(source, "SELECT value FROM setting WHERE key = 'message_minutes'")
    return timedelta(minutes=int(json.loads(kept)) if kept else ReceptionRow().message_minutes)


def _has_waiting(source: Source, parcel_id: int) -> bool:
    found = direct.first(source, _COMPANY_OF_PARCEL, (parcel_id,))
    if found is None or found[0] is None:
        return False
    return direct.first(source, _PARCELS_WAIT, (found[0],)) is not None


def _of_parcel(source: Source, parcel_id: int, contact_id: int | None, today: date) -> int | None:
    company_id, addressed = direct.first(source, _COMPANY_OF_PARCEL, (parcel_id,)) or (None, None)
    return contact_id or addressed or receivers.host_of_company(source, company_id, today)


# --- looking ---------------------------------------------------------------------------------


def waiting(source: Source) -> tuple[Message, ...]:
    """Every message that waits, the next one first."""
    return messages(direct.fetch(source, _WAITING))


def true_again(source: Source, now: datetime) -> tuple[Message, ...]:
    """Messages that were called off because somebody had left, who is inside again: nobody was told of him."""
    known, since = receivers.ways(source), _seconds(now - STUCK_FOR)
    rows = messages(direct.fetch(source, _TAKEN_BACK, (since,)))
    return tuple(row for row in rows if told(source, row, now, known) is not None)


def due(rows: Iterable[Message], now: datetime) -> tuple[Message, ...]:
    """Those whose time has come; also those that a clock which was set back would let wait for hours."""
    return tuple(row for row in rows if _is_due(row, now) and not is_late(row, now))


def _is_due(row: Message, now: datetime) -> bool:
    is_of_another_clock = row.next_at - now > LONGEST_PAUSE or (row.attempts == 0 and row.created_at > now)
    return row.next_at <= now or is_of_another_clock


def is_late(row: Message, now: datetime) -> bool:
    """Whether what it tells is no news any more."""
    return row.expires_at is not None and row.expires_at <= now


def messages(rows: Iterable[Sequence[Any]]) -> tuple[Message, ...]:
    """Stored values, in the order of `Message`, as messages."""
    return tuple(_message(row) for row in rows)


def told(source: Source, row: Message, now: datetime, known: tuple[Way, ...]) -> Told | None:
    """What a message says at this instant; None when what it tells of is not true any more.

    Nobody hears of a visitor who has left, was refused, or whose check-in was undone, nor of parcels that are gone or
    that somebody told of by word. A parcel is told of to whom it is for now.
    """
    today = now.astimezone(zone_of(source)).date()
    if row.kind is MessageKind.ARRIVAL:
        found = arrived(source, row.ref_id, today)
        if found is None or found[0] is None:
            return None
        return Told(found[1], receivers.receiver_of(source, found[0], today, known))
    if row.kind is MessageKind.PARCEL:
        text, contact_id = parcels(source, row.ref_id), _of_parcel(source, row.ref_id, None, today)
        return None if text is None else Told(text, receivers.receiver_of(source, contact_id, today, known))
    return None


def arrived(source: Source, visit_id: int, today: date) -> tuple[int | None, MessageText] | None:
    """Who is visited by somebody inside, and what he is told; None for any other visit or where nobody is visited.

    Of a company of which nobody is named it is its first host; None where it has no host, and the words remain.
    """
    found = direct.first(source, _ARRIVED, (visit_id,))
    if found is None or found[:2] == (None, None):
        return None
    host_id, company_id, at, heads, name_zh, name_latin, organisation, short_zh, zh, short_en, en = found
    local = datetime.fromtimestamp(at, UTC).astimezone(zone_of(source)).time()
    company = short_zh or zh or "", short_en or en or ""
    host_id = host_id or receivers.host_of_company(source, company_id, today)
    return host_id, arrival_text(ArrivedFacts(name_zh, name_latin, organisation, heads, local, *company))


def parcels(source: Source, parcel_id: int) -> MessageText | None:
    """What a company is told of all its parcels; None when none of them waits that it has not heard of."""
    found = direct.first(source, _PARCELS, (parcel_id,))
    if found is None or not found[0]:
        return None
    _untold, pieces, short_zh, zh, short_en, en = found
    return parcel_text(pieces, short_zh or zh or "", short_en or en or "")


def mark_told(work: Work, parcel_id: int, now: datetime) -> None:
    """All parcels of the company that wait were told of at once."""
    query = """SELECT q.id FROM parcel p JOIN parcel q
      ON q.company_id IS p.company_id AND (p.company_id IS NOT NULL OR q.id = p.id)
      WHERE p.id = ? AND q.collected_at IS NULL AND q.returned_at IS NULL AND q.told_at IS NULL"""
    keys = [row[0] for row in direct.fetch(work.session, query, (parcel_id,))]
    work.update_many(_PARCEL, [{"id": key, "told_at": now} for key in keys])


def _message(values: Sequence[Any]) -> Message:
    key, kind, ref, contact, channel, state, created, next_at, expires, sent, attempts, fault = values
    return Message(
        key, MessageKind(kind), ref, contact, channel, MessageState(state), _at(created), _at(next_at),
        None if expires is None else _at(expires), None if sent is None else _at(sent), attempts,
        SendFault(fault) if fault else None,
    )  # fmt: skip


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
