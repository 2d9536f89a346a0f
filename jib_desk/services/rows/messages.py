"""Channels by which people are told, and what became of each message."""

from dataclasses import dataclass
from datetime import datetime

from jib_desk.rules.desk_words import ChannelKind, MessageKind, MessageState, SendFault


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel; its address is a secret of this computer and never part of a row."""

    id: int
    version: int
    kind: ChannelKind
    name: str
    is_active: bool
    position: int


@dataclass(frozen=True, slots=True)
class WayRow:
    """Who would be told of a visitor today, and by which channel: the deputy while the host is away."""

    contact_id: int
    told: str
    channel: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message. `told` is who was or will be told: the deputy while the host is away.

    `about` is the visitor or the company with parcels; both are for the desk's eyes.
    """

    id: int
    kind: MessageKind
    ref_id: int
    state: MessageState
    fault: SendFault | None
    created_at: datetime
    next_at: datetime
    expires_at: datetime | None
    sent_at: datetime | None
    attempts: int
    told: str
    channel: str
    about: str = ""

    @property
    def is_stuck(self) -> bool:
        """Whether somebody at the desk has to do something: it failed, came too late, or this desk cannot send."""
        unsent = self.state in (MessageState.FAILED, MessageState.EXPIRED)
        waits = self.state is MessageState.WAITING
        return unsent or (waits and self.fault in (SendFault.NO_SECRET, SendFault.NO_CHANNEL))
