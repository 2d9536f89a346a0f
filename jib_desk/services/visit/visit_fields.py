"""What is said about a visit, checked once for arriving, expecting and refusing alike."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypedDict

from jib_desk.rules.badges import badge_number, is_badge_number
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.recognition import Described
from jib_desk.rules.texts import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, clean_text
from jib_desk.rules.words import VisitorCategory
from jib_desk.services import errors
from jib_desk.services.rows.watch import WatchDecision

MAX_PARTY = 999
_LIMITS = {
    "name_zh": NAME_LIMIT,
    "name_latin": NAME_LIMIT,
    "organisation": LINE_LIMIT,
    "phone": CODE_LIMIT,
    "purpose": LINE_LIMIT,
    "badge": CODE_LIMIT,
    "note": NOTE_LIMIT,
    "escort": NAME_LIMIT,
}


class AboutVisit(TypedDict, total=False):
    """The keywords that say who comes, to whom and why. `party_size` counts the leader.

    `escort` is who goes along, `watch_decision` answers Watched, `watch_told` are the matches that it named of this
    very arrival, decided or not, `party_decisions` answer PartyWatched, one by one, `accepted_terms` are ids of
    versions of the terms, `source` is where it is said (visit.source; empty is the desk).
    """

    name_zh: str
    name_latin: str
    organisation: str
    phone: str
    party_size: int
    category: VisitorCategory
    purpose: str
    company_id: int | None
    host_id: int | None
    note: str
    escort: str
    id_checked: bool
    watch_decision: WatchDecision | None
    watch_told: tuple[int, ...]
    party_decisions: tuple[WatchDecision, ...]
    accepted_terms: tuple[int, ...]
    source: str


@dataclass(frozen=True, slots=True)
class VisitFields:
    """The same with a badge; empty means that nothing was said."""

    name_zh: str = ""
    name_latin: str = ""
    organisation: str = ""
    phone: str = ""
    party_size: int = 1
    category: VisitorCategory = VisitorCategory.GUEST
    purpose: str = ""
    company_id: int | None = None
    host_id: int | None = None
    badge: str = ""
    note: str = ""
    escort: str = ""
    id_checked: bool = False
    watch_decision: WatchDecision | None = None
    watch_told: tuple[int, ...] = ()
    party_decisions: tuple[WatchDecision, ...] = ()
    accepted_terms: tuple[int, ...] = ()
    source: str = ""

    def checked(self) -> "VisitFields":
        """The fields as they are kept. Raises ValueRefused with the name of the field."""
        if not 1 <= self.party_size <= MAX_PARTY:
            raise errors.ValueRefused("party_size", "out_of_range", str(self.party_size))
        texts: dict[str, Any] = {
            name: cleaned(name, getattr(self, name), limit) for name, limit in _LIMITS.items() if getattr(self, name)
        }
        if "badge" in texts:
            texts["badge"] = checked_badge(texts["badge"])
        return replace(self, **texts) if texts else self

    def about_person(self) -> Mapping[str, Any]:
        """The columns of the visitor that are said here."""
        return {
            "name_zh": self.name_zh,
            "name_latin": self.name_latin,
            "organisation": self.organisation,
            "phone": self.phone,
            "category": self.category,
        }

    def about_visit(self) -> Mapping[str, Any]:
        """The columns of the visit that are said here."""
        return {
            "party_size": self.party_size,
            "category": self.category,
            "purpose": self.purpose,
            "badge": self.badge,
            "note": self.note,
            "escort": self.escort,
            "id_checked": self.id_checked,
            **({"source": self.source} if self.source else {}),
        }

    def described(self) -> Described:
        """Who it is, as far as it was said."""
        return Described(self.name_zh, self.name_latin, self.organisation, self.phone)


def cleaned(name: str, text: str, limit: int) -> str:
    """A text as it is kept. Raises ValueRefused with the name of its field."""
    try:
        return clean_text(text, limit, lines=name == "note")
    except RuleFault as fault:
        why = "too_long" if fault.code == "text_too_long" else fault.code
        raise errors.ValueRefused(name, why, fault.detail) from fault


def checked_badge(written: str) -> str:
    """A badge's number as it is kept, "" for none. Raises ValueRefused for what can be no number of a badge."""
    number = badge_number(cleaned("badge", written, _LIMITS["badge"]))
    if number and not is_badge_number(number):
        raise errors.ValueRefused("badge", "not_a_badge", number)
    return number
