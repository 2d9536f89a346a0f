"""What staff have to remember: templates, check-lists with their items, and lists that nobody opened yet."""

from dataclasses import dataclass
from datetime import date, datetime

from jib_desk.rules.checklists import TemplateItem
from jib_desk.rules.words import ChecklistKind


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """The items that new lists of a kind get. Version 0 = the program's own, nobody wrote another."""

    kind: ChecklistKind
    version: int
    items: tuple[TemplateItem, ...]

    @property
    def is_default(self) -> bool:
        """Whether the centre left it as the program brings it."""
        return self.version == 0


@dataclass(frozen=True, slots=True)
class ChecklistItemRow:
    """One thing to do. `is_signed` asks for two names; `done_by` is the member of staff who ticked it."""

    id: int
    version: int
    position: int
    text_en: str
    text_zh: str
    is_signed: bool
    done_at: datetime | None
    done_by: str
    signed_for_company: str
    signed_for_centre: str
    note: str

    @property
    def is_done(self) -> bool:
        """Whether it is ticked."""
        return self.done_at is not None


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One list. `closed_at` with an empty `close_reason`: every item was done.

    `cards_out` are the numbers of cards and keys that the company still has, told by a move-out.
    """

    id: int
    uid: str
    version: int
    kind: ChecklistKind
    company_id: int | None
    company_en: str
    company_zh: str
    assignment_id: int | None
    unit_code: str
    due_on: date
    opened_at: datetime
    closed_at: datetime | None
    close_reason: str
    items: tuple[ChecklistItemRow, ...]
    cards_out: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.closed_at is None

    @property
    def done(self) -> int:
        """How many items are ticked."""
        return sum(item.is_done for item in self.items)


@dataclass(frozen=True, slots=True)
class DueChecklist:
    """A move-in or move-out that has no list; `on` is the first or the last day in the unit."""

    kind: ChecklistKind
    assignment_id: int
    company_id: int
    company_en: str
    company_zh: str
    unit_code: str
    on: date
