"""What a category of visitors asks for in this centre, and the terms that visitors accept."""

from dataclasses import dataclass
from datetime import date

from jib_desk.rules.categories import CategoryAsks
from jib_desk.rules.desk_words import TermsKind
from jib_desk.rules.words import VisitorCategory


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One category; `version` 0 and `is_default` as long as the centre says nothing of its own."""

    category: VisitorCategory
    asks: CategoryAsks
    version: int = 0
    is_default: bool = True

    @property
    def id(self) -> int:
        """Its place in the usual order: tables tell rows apart by it."""
        return list(VisitorCategory).index(self.category)


@dataclass(frozen=True, slots=True)
class TermsRow:
    """One version of a text; `acceptances` counts who accepted it. It holds from `valid_from` on, until the next."""

    id: int
    version: int
    kind: TermsKind
    number: int
    body_en: str
    body_zh: str
    valid_from: date
    acceptances: int = 0
