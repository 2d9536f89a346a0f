"""Numbers of cards and keys, and what their days say of them."""

import unicodedata
from datetime import date

from jib_desk.rules.words import AccessState


def access_number(written: str) -> str:
    """A number as it is kept and compared: half width, capital letters, single blanks. Zeros in front count."""
    return " ".join(unicodedata.normalize("NFKC", written).upper().split())


def state_of(returned_on: date | None, lost_on: date | None) -> AccessState:
    """Where a card or key is: one that was lost and turned up again is returned."""
    if returned_on is not None:
        return AccessState.RETURNED
    return AccessState.LOST if lost_on is not None else AccessState.ISSUED
