"""Channels and messages as the desk sees them: set up, tried, looked at, tried again, or told by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Table, func, select, update
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.base import new_uid
from jib_desk.models.database import Database
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.outbox import Channel
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import ChannelKind, MessageKind, MessageState, SendFault
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.messages import MessageText, trial_text
from jib_desk.rules.texts import NAME_LIMIT, clean_text
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.clock import Clock
from jib_desk.services.message import outbox, receivers
from jib_desk.services.message.secrets import Secrets, SystemKeyring
from jib_desk.services.message.sending import ApprisePost, Post
from jib_desk.services.rows.messages import ChannelRow, MessageRow, WayRow
from jib_desk.services.rows.staff import Actor

_OUTBOX: Table = TABLES["outbox_message"]
ADDRESS_LIMIT = 2000
_ROWS = """SELECT m.id, m.kind, m.ref_id, m.contact_id, m.channel_id, m.state, m.created_at, m.next_at, m.expires_at,
    m.sent_at, m.attempts, m.fault, h.name_zh, h.name_en, n.name
  FROM outbox_message m LEFT JOIN contact h ON h.id = m.contact_id LEFT JOIN channel n ON n.id = m.channel_id"""
_NAMES = """SELECT h.name_zh, h.name_en, n.name FROM contact h JOIN channel n ON n.id = ? WHERE h.id = ?"""
_ABOUT_VISIT = """SELECT p.name_zh, p.name_latin FROM visit v JOIN visitor p ON p.id = v.visitor_id
  WHERE v.id = ? AND v.is_open = 1"""
_ABOUT_PARCEL = """SELECT coalesce(nullif(c.short_zh, ''), c.name_zh, ''),
    coalesce(nullif(c.short_en, ''), c.name_en, '')
  FROM parcel p JOIN parcel q ON q.company_id IS p.company_id AND (p.company_id IS NOT NULL OR q.id = p.id)
    LEFT JOIN company c ON c.id = p.company_id
  WHERE p.id = ? AND q.collected_at IS NULL AND q.returned_at IS NULL AND q.told_at IS NULL LIMIT 1"""
_LAST_ABOUT_VISIT = "WHERE m.kind = 'arrival' AND m.ref_id = ? ORDER BY m.id DESC LIMIT 1"
_OVER = frozenset({MessageState.SENT, MessageState.CANCELLED})
_ANY_CHANNEL = "SELECT 1 FROM channel WHERE active = 1 LIMIT 1"
_NEWEST = "SELECT id, kind, ref_id, state, fault FROM outbox_message ORDER BY id DESC LIMIT 100"


class MessagesService(Service):
    """What the desk does about messages; sending them is the sender's."""

    def __init__(
        self, database: Database, clock: Clock, *, post: Post | None = None, secrets: Secrets | None = None
    ) -> None:
        super().__init__(database, clock)
        self._post = post or ApprisePost()
        self._secrets = secrets or SystemKeyring()

    # --- channels ----------------------------------------------------------------------------

    def channels(self, *, retired: bool = False) -> tuple[ChannelRow, ...]:
        """The channels in use in their order, or those that were retired; the first serves hosts without their own."""
        return self._read(lambda session: _channels(session, Channel.active.is_(not retired)))

    def without_address(self) -> frozenset[int]:
        """Ids of channels in use whose address is not kept on this computer. Asks the system: not for the GUI thread.

        Raises NoKeyring.
        """
        rows = self._read(lambda session: session.execute(select(Channel.id, Channel.uid).where(Channel.active)).all())
        return frozenset(key for key, uid in rows if not self._secrets.get(uid))

    def add(
        self, *, by: Actor, kind: ChannelKind, name: str, address: str, token: str | None = None
    ) -> Outcome[ChannelRow]:
        """A new channel, the last in the order. Its address goes to the keyring of this computer alone.

        Raises ValueMissing, ValueRefused, AddressRefused, NoKeyring: then nothing is kept at all.
        """
        called = _name(name)
        if by.role not in MANAGERS:
            raise errors.NotAllowed("channel.add", by.role)
        self._refuse_address(kind, address)
        uid = new_uid()
        self._secrets.put(uid, address.strip())

        def do(work: Work) -> int:
            last = work.session.execute(select(func.max(Channel.position))).scalar()
            channel = Channel(uid=uid, kind=kind, name=called, position=0 if last is None else last + 1)
            work.session.add(channel)
            work.session.flush()
            work.subject = called
            return channel.id

        try:
            outcome = self._commit(by, "channel.add", do, _channel, token=token, roles=MANAGERS)
        except errors.DeskError:
            self._secrets.forget(uid)
            raise
        if outcome.repeated:
            self._secrets.forget(uid)
        return outcome

    def edit(
        self,
        *,
        by: Actor,
        channel_id: int,
        version: int,
        name: str,
        address: str = "",
        token: str | None = None,
    ) -> Outcome[ChannelRow]:
        """Another name; with an `address`, that one from now on, on this computer.

        Raises what `add` raises, Stale and NotFound.
        """
        called = _name(name)
        if by.role not in MANAGERS:
            raise errors.NotAllowed("channel.edit", by.role)
        if address.strip():
            uid, kind = self._read(lambda session: _uid_and_kind(session, channel_id, version))
            self._refuse_address(kind, address)
            self._secrets.put(uid, address.strip())

        def do(work: Work) -> int:
            channel = found(work.session, Channel, channel_id)
            check_version("channel", channel, version, ("name",))
            channel.name = called
            work.subject = called
            return channel_id

        return self._commit(by, "channel.edit", do, _channel, token=token, roles=MANAGERS)

    def put_first(
        self, *, by: Actor, channel_id: int, version: int, token: str | None = None
    ) -> Outcome[tuple[ChannelRow, ...]]:
        """The channel that serves hosts without their own; the others keep their order behind it."""

        def do(work: Work) -> int:
            channel = found(work.session, Channel, channel_id)
            check_version("channel", channel, version)
            first = work.session.execute(select(func.min(Channel.position))).scalar() or 0
            channel.position = first - 1
            work.subject = channel.name
            return channel_id

        return self._commit(
            by, "channel.order", do, lambda s, _key: _channels(s, Channel.active), token=token, roles=MANAGERS
        )

    def retire(self, *, by: Actor, channel_id: int, version: int, token: str | None = None) -> Outcome[ChannelRow]:
        """Use a channel no longer; its address stays in the keyring, so that this can be undone."""
        return self._use(by, channel_id, version, token, is_active=False)

    def use_again(self, *, by: Actor, channel_id: int, version: int, token: str | None = None) -> Outcome[ChannelRow]:
        """Use a retired channel again."""
        return self._use(by, channel_id, version, token, is_active=True)

    def test(self, *, by: Actor, channel_id: int) -> SendFault | None:
        """Send a test message now; None when it was taken. Waits for the network: not for the GUI or writer thread.

        Raises NotAllowed, NotFound.
        """
        if by.role not in MANAGERS:
            raise errors.NotAllowed("channel.test", by.role)
        uid, kind = self._read(lambda session: _uid_and_kind(session, channel_id))
        try:
            address = self._secrets.get(uid)
        except errors.NoKeyring:
            address = None
        return self._post.send(kind, address, trial_text()) if address else SendFault.NO_SECRET

    # --- messages ----------------------------------------------------------------------------

    def about(self, kind: MessageKind, ref_ids: Sequence[int]) -> dict[int, MessageRow]:
        """The last message about each of these visits or parcels; those without one are left out."""
        if not ref_ids:
            return {}

        def read(source: Source) -> dict[int, MessageRow]:
            marks = ", ".join("?" * len(ref_ids))
            query = f"{_ROWS} WHERE m.kind = ? AND m.ref_id IN ({marks}) ORDER BY m.id"
            rows = direct.fetch(source, query, (kind.value, *ref_ids))
            return {row.ref_id: row for row in map(_row, rows)}

        return self._quick_read(read)

    def stuck(self) -> tuple[MessageRow, ...]:
        """Messages that somebody has to see to: what they tell is true still, and nobody was told."""
        since = int((self._clock.now() - outbox.STUCK_FOR).timestamp())

        def read(source: Source) -> tuple[MessageRow, ...]:
            query = f"{_ROWS} WHERE m.state IN ('waiting', 'failed', 'expired') AND m.created_at >= ? ORDER BY m.id"
            rows = (row for row in map(_row, direct.fetch(source, query, (since,))) if row.is_stuck)
            named = ((row, _about(source, row)) for row in rows)
            return tuple(replace(row, about=about) for row, about in named if about)

        return self._quick_read(read)

    def has_channel(self) -> bool:
        """Whether any channel is in use."""
        return self._quick_read(lambda source: bool(direct.scalar(source, _ANY_CHANNEL)))

    def way_to(self, contact_id: int | None, company_id: int | None = None) -> WayRow | None:
        """Who would be told of a visitor of this host, or of this company, today; None where nobody can be."""

        def read(source: Source) -> WayRow | None:
            known = receivers.ways(source)
            today = self._today(source)
            host_id = contact_id or receivers.host_of_company(source, company_id, today)
            to = receivers.receiver_of(source, host_id, today, known) if known else None
            if to is None:
                return None
            names = direct.first(source, _NAMES, (to.way.channel_id, to.contact_id)) or ("", "", "")
            return WayRow(to.contact_id, names[0] or names[1], names[2])

        return self._quick_read(read)

    def ready_line(self, visit_id: int) -> MessageText | None:
        """What the host of a visitor inside, or the company, would be told, to be copied; None for other visits."""
        told = self._quick_read(lambda source: outbox.arrived(source, visit_id, self._today(source)))
        return None if told is None else told[1]

    def states(self) -> dict[int, tuple[MessageKind, int, MessageState, SendFault | None]]:
        """The newest messages with their states: two answers compared tell what went out meanwhile, from any desk."""
        rows = self._quick_read(lambda source: direct.fetch(source, _NEWEST))
        return {
            key: (MessageKind(kind), ref, MessageState(state), SendFault(fault) if fault else None)
            for key, kind, ref, state, fault in rows
        }

    def retry(self, *, by: Actor, message_id: int) -> Outcome[MessageRow]:
        """Send it at the next pass, as new. Raises NotFound, MessageSettled (sent, or called off)."""

        def do(work: Work) -> int:
            return self._renew(work, _waiting_or_stuck(work.session, message_id))

        return self._commit(by, "message.retry", do, _one)

    def tell(self, *, by: Actor, visit_id: int) -> Outcome[MessageRow]:
        """Tell the host of a visitor inside now, whether he was told before or not.

        Raises NotTellable where nobody can be told: no host, nobody who stands in for him, no channel in use.
        """

        def do(work: Work) -> int:
            last = direct.first(work.session, f"{_ROWS} {_LAST_ABOUT_VISIT}", (visit_id,))
            if last is not None and _row(last).state not in _OVER:
                return self._renew(work, _row(last))
            arrival = outbox.arrived(work.session, visit_id, self._today(work.session))
            kind = MessageKind.ARRIVAL
            if arrival is None or not outbox.enqueue(work, kind=kind, ref_id=visit_id, contact_id=arrival[0]):
                raise errors.NotTellable
            return _row(direct.fetch(work.session, f"{_ROWS} {_LAST_ABOUT_VISIT}", (visit_id,))[0]).id

        return self._commit(by, "message.retry", do, _one)

    def settle(self, *, by: Actor, message_id: int) -> Outcome[MessageRow]:
        """Somebody told them otherwise: no further attempt. Raises NotFound, MessageSettled."""
        kind = self._read(lambda session: _one(session, message_id).kind)

        def do(work: Work) -> int:
            row = _waiting_or_stuck(work.session, message_id)
            # Without an end it is none of those that were called off and may be true again.
            values = {"state": MessageState.CANCELLED, "expires_at": None}
            work.session.execute(update(_OUTBOX).where(_OUTBOX.c.id == message_id).values(**values))
            if row.kind is MessageKind.PARCEL:
                outbox.mark_told(work, row.ref_id, self._clock.now())
            return message_id

        return self._commit(by, "parcel.told" if kind is MessageKind.PARCEL else "message.settle", do, _one)

    # --- steps -------------------------------------------------------------------------------

    def _renew(self, work: Work, row: MessageRow) -> int:
        """The message waits as if it were new."""
        now = self._clock.now()
        is_news = row.kind is MessageKind.ARRIVAL
        expires = now + outbox.news_for(work.session) if is_news else row.expires_at
        values = {"attempts": 0, "next_at": now, "expires_at": expires, "fault": "", "state": MessageState.WAITING}
        work.session.execute(update(_OUTBOX).where(_OUTBOX.c.id == row.id).values(**values))
        return row.id

    def _use(
        self, by: Actor, channel_id: int, version: int, token: str | None, *, is_active: bool
    ) -> Outcome[ChannelRow]:
        def do(work: Work) -> int:
            channel = found(work.session, Channel, channel_id)
            check_version("channel", channel, version, ("name",))
            channel.active = is_active
            work.subject = channel.name
            return channel_id

        action = "channel.use" if is_active else "channel.retire"
        return self._commit(by, action, do, _channel, token=token, roles=MANAGERS)

    def _refuse_address(self, kind: ChannelKind, address: str) -> None:
        written = address.strip()
        if not written:
            raise errors.ValueMissing("channel_address")
        plain = written.isprintable() and not any(sign.isspace() for sign in written)
        if len(written) > ADDRESS_LIMIT or not plain or not self._post.is_address(kind, written):
            raise errors.AddressRefused(kind.value)


def _name(name: str) -> str:
    try:
        called = clean_text(name, NAME_LIMIT)
    except RuleFault as fault:
        raise errors.ValueRefused("name", fault.code.removeprefix("text_"), fault.detail) from fault
    if not called:
        raise errors.ValueMissing("name")
    return called


def _uid_and_kind(session: Session, channel_id: int, version: int | None = None) -> tuple[str, ChannelKind]:
    channel = found(session, Channel, channel_id)
    if version is not None:
        check_version("channel", channel, version, ("name",))
    return channel.uid, channel.kind


def _channel(session: Session, key: int) -> ChannelRow:
    return _channels(session, Channel.id == key)[0]


def _channels(session: Session, *conditions: Any) -> tuple[ChannelRow, ...]:
    query = select(Channel).where(*conditions).order_by(Channel.position, Channel.id)
    return tuple(
        ChannelRow(row.id, row.version, row.kind, row.name, row.active, row.position)
        for row in session.execute(query).scalars()
    )


def _one(source: Source, message_id: int) -> MessageRow:
    row = direct.first(source, f"{_ROWS} WHERE m.id = ?", (message_id,))
    if row is None:
        raise errors.NotFound("message", str(message_id))
    return _row(row)


def _waiting_or_stuck(session: Session, message_id: int) -> MessageRow:
    row = _one(session, message_id)
    if row.state in _OVER:
        raise errors.MessageSettled
    return row


def _row(values: Sequence[Any]) -> MessageRow:
    message = outbox.messages((values[:12],))[0]
    told_zh, told_en, channel = values[12:]
    return MessageRow(
        message.id,
        message.kind,
        message.ref_id,
        message.state,
        message.fault,
        message.created_at,
        message.next_at,
        message.expires_at,
        message.sent_at,
        message.attempts,
        told_zh or told_en or "",
        channel or "",
    )


def _about(source: Source, row: MessageRow) -> str:
    """Whom or what a message is about, "" when that is over."""
    query = _ABOUT_VISIT if row.kind is MessageKind.ARRIVAL else _ABOUT_PARCEL
    found = direct.first(source, query, (row.ref_id,))
    return "" if found is None else found[0] or found[1] or "–"
