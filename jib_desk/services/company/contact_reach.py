"""How a contact is reached: the deputy while he is away, until when, and the channel that is his own."""

from sqlalchemy.orm import Session

from jib_desk.models.company import Contact
from jib_desk.models.outbox import Channel
from jib_desk.services import errors
from jib_desk.services.base import found
from jib_desk.services.rows.companies import ReachFields


def set_reach(session: Session, contact: Contact, reach: ReachFields | None) -> None:
    """Keep what was said; None changes nothing. Raises ValueRefused (own_deputy, deputy_elsewhere), NotFound."""
    if reach is None:
        return
    if reach.deputy_id is not None and reach.deputy_id != contact.deputy_id:
        deputy = found(session, Contact, reach.deputy_id)
        if deputy.id == contact.id:
            raise errors.ValueRefused("deputy_id", "own_deputy")
        if deputy.company_id != contact.company_id or not deputy.active:
            raise errors.ValueRefused("deputy_id", "deputy_elsewhere")
    if reach.channel_id is not None and reach.channel_id != contact.channel_id:
        found(session, Channel, reach.channel_id)
    contact.deputy_id, contact.away_until, contact.channel_id = reach.deputy_id, reach.away_until, reach.channel_id
