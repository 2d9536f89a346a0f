"""What the search over everything finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One record.

    `kind` is a table's name: company, contact, unit, room, booking, visitor, visit (a worn badge), access_item (a
    card or key that is out), parcel or vehicle.
    `company_id` leads to the company of a contact or card, `visit_id` to the latest visit of a visitor.
    """

    kind: str
    id: int
    name_zh: str
    name_en: str
    detail_zh: str = ""
    detail_en: str = ""
    company_id: int | None = None
    visit_id: int | None = None
