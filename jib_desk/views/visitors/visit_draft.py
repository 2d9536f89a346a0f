"""What the fields of the visitor form hold: for the services to take, and for the form to hold again."""

from dataclasses import dataclass
from typing import Any

from jib_desk.rules.walk_in import WalkIn
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.rows.visitors import VisitorHit
from jib_desk.views.visitors.offers import HostChoice

_UNTOUCHED = {"party_size": 1, "category": VisitorCategory.GUEST, "purpose": "", "note": ""}


@dataclass(frozen=True, slots=True)
class Draft:
    """What the fields hold, in the words of `visitors.check_in` and `visitors.expect`."""

    visitor_id: int | None
    visit_id: int | None
    walk_in: WalkIn
    category: VisitorCategory
    purpose: str
    host: HostChoice | None
    party_size: int
    note: str

    def arguments(self) -> dict[str, Any]:
        """As keyword arguments of the service.

        What nobody touched is not said where no visit is named: who turns out to be expected comes as was planned.
        """
        about: dict[str, Any] = {
            "party_size": self.party_size,
            "category": self.category,
            "purpose": self.purpose,
            "note": self.note,
        }
        if self.visit_id is None:
            about = {name: value for name, value in about.items() if value != _UNTOUCHED[name]}
        return {
            "visitor_id": self.visitor_id,
            "name_zh": self.walk_in.name_zh,
            "name_latin": self.walk_in.name_latin,
            "organisation": self.walk_in.organisation,
            "phone": self.walk_in.phone,
            "company_id": self.host.company_id if self.host else None,
            "host_id": self.host.host_id if self.host else None,
            **about,
        }


@dataclass(frozen=True, slots=True)
class Filled:
    """All that was chosen and typed, whether it can be saved or not."""

    hit: VisitorHit | None
    is_one: bool
    host: HostChoice | None
    texts: tuple[str, ...]
    people: int
    category: str
    is_unfolded: bool
