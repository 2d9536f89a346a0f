"""Cards, keys and remote controls, and who has them."""

from dataclasses import dataclass
from datetime import date

from jib_desk.rules.words import AccessKind, AccessState


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One handing-out of a card or key. `holder` is the contact's name, or the one that was typed.

    An item that was lost and turned up again is `returned`, and `lost_on` still tells.
    """

    id: int
    uid: str
    version: int
    kind: AccessKind
    number: str
    company_id: int | None
    company_en: str
    company_zh: str
    contact_id: int | None
    holder_zh: str
    holder_en: str
    holder_phone: str
    issued_on: date
    returned_on: date | None
    lost_on: date | None
    note: str
    state: AccessState


@dataclass(frozen=True, slots=True)
class CardAllowance:
    """How many access cards a company has out and how many it may have; the limit is its own or the centre's.

    Keys and remote controls are not counted.
    """

    out: int
    limit: int
    is_own: bool
