"""Paper kits for an outage, and the lines of them that were entered."""

from dataclasses import dataclass
from datetime import datetime

from jib_desk.services.rows.evacuations import CompanyCall


@dataclass(frozen=True, slots=True)
class KitRow:
    """A printed kit. `entered` counts its lines that were entered, crossed-out ones too."""

    id: int
    uid: str
    version: int
    code: str
    printed_at: datetime
    lines: int
    badges: tuple[str, ...]
    entered: int
    closed_at: datetime | None

    @property
    def is_begun(self) -> bool:
        """Whether some of it was entered and some not, and nobody said that this is all."""
        return self.closed_at is None and 0 < self.entered < self.lines


@dataclass(frozen=True, slots=True)
class KitLineRow:
    """A line that was entered: a visit, or crossed out."""

    line: int
    is_void: bool
    entered_at: datetime
    entered_by: str
    visit_id: int | None = None
    name_zh: str = ""
    name_latin: str = ""
    organisation: str = ""
    host: str = ""
    company_en: str = ""
    company_zh: str = ""
    badge: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KitSheet:
    """A kit with what was entered of it, in the order of the lines."""

    kit: KitRow
    entered: tuple[KitLineRow, ...]

    def line(self, number: int) -> KitLineRow | None:
        """What was entered of a line, None when nothing was yet."""
        return next((row for row in self.entered if row.line == number), None)


@dataclass(frozen=True, slots=True)
class KitPaper:
    """What a kit's sheets tell besides its lines: whom to call of each company."""

    kit: KitRow
    companies: tuple[CompanyCall, ...]
