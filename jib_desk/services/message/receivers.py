"""Who is told, and through which channel: the host, his deputy while he is away, the centre's first channel."""

from dataclasses import dataclass
from datetime import date

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.desk_words import ChannelKind

_CHANNELS = "SELECT id, uid, kind FROM channel WHERE active = 1 ORDER BY position, id"
_CONTACT = "SELECT active, away_until, deputy_id, channel_id, email FROM contact WHERE id = ?"
_HOST_OF_COMPANY = """SELECT id FROM contact WHERE company_id = ? AND active = 1 AND is_host = 1
  ORDER BY away_until IS NOT NULL AND away_until >= ?, id LIMIT 1"""
_MOST_DEPUTIES = 3  # a deputy of a deputy of a deputy; further, or in a circle, nobody is there


@dataclass(frozen=True, slots=True)
class Way:
    """A channel in use. Its address is kept in the keyring under `uid`."""

    channel_id: int
    uid: str
    kind: ChannelKind


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who is told. `mailbox` is his own e-mail, which only mail goes to."""

    contact_id: int
    way: Way
    mailbox: str


def ways(source: Source) -> tuple[Way, ...]:
    """The channels in use, the centre's first one first."""
    return tuple(Way(key, uid, ChannelKind(kind)) for key, uid, kind in direct.fetch(source, _CHANNELS))


def receiver_of(source: Source, contact_id: int | None, today: date, known: tuple[Way, ...]) -> Receiver | None:
    """Who is told in place of a host on a day; None when nobody can be."""
    for _hop in range(_MOST_DEPUTIES):
        found = None if contact_id is None else direct.first(source, _CONTACT, (contact_id,))
        if found is None or contact_id is None:
            return None
        active, away_until, deputy_id, channel_id, mailbox = found
        if active and (away_until is None or away_until < today.isoformat()):
            way = next((way for way in known if way.channel_id == channel_id), known[0] if known else None)
            return None if way is None else Receiver(contact_id, way, mailbox)
        contact_id = deputy_id
    return None


def host_of_company(source: Source, company_id: int | None, today: date) -> int | None:
    """Who hears of a company's parcels, and of visitors who name nobody: its first host, rather one who is not away."""
    if company_id is None:
        return None
    return direct.scalar(source, _HOST_OF_COMPANY, (company_id, today.isoformat()))
