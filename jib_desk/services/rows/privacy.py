"""What is kept about people, and what of it is due to go."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from jib_desk.rules.words import VisitorCategory, Word

KeptValue: TypeAlias = "str | int | date | datetime | bool | Word | None"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody about whom something is kept; `uid` is what export and erasure ask for. The phone is masked."""

    visitor_id: int
    uid: str
    name_zh: str
    name_latin: str
    organisation: str
    masked_phone: str
    visits: int
    last_on: date | None  # of the visits that took place

    @property
    def name(self) -> str:
        """The name in the script that it is kept in, Chinese before Latin."""
        return self.name_zh or self.name_latin


@dataclass(frozen=True, slots=True)
class KeptPart:
    """One kind of things kept about a person, as a table. Times are wall times of the centre."""

    code: str
    title: Word
    columns: tuple[Word, ...]
    rows: tuple[tuple[KeptValue, ...], ...]


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """All that is kept about one person and nobody else; empty parts are left out.

    `due_on` is the first day on which it goes by itself; None while something lies ahead of it.
    """

    person: PersonRow
    version: int
    phone: str
    id_number: str
    agreed_on: date | None
    due_on: date | None
    is_inside: bool
    photo_id: int | None  # the attachment
    parts: tuple[KeptPart, ...]


@dataclass(frozen=True, slots=True)
class ErasedRow:
    """What an erasure or a purge took: people made anonymous, their visits (which stay, without names), files.

    `is_clean` is False while another process kept the database from emptying its log; it is when that one closes.
    """

    people: int
    visits: int
    files: int
    is_clean: bool = True


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody whose data is due. `why`: period_over, memory_over (had agreed to be remembered)."""

    person: PersonRow
    category: VisitorCategory
    last_on: date
    due_on: date
    why: str


@dataclass(frozen=True, slots=True)
class PurgePreview:
    """What a purge on a day would do, and what it costs.

    `people` are the first to be shown of `count`. `returning` came more than once: they are no longer recognised.
    Who was inside is without these names from `first_on` to `last_on`. `id_numbers` and `photos` go because
    settings no longer allow them.
    """

    on: date
    count: int
    visits: int
    returning: int
    agreed: int
    first_on: date | None
    last_on: date | None
    id_numbers: int
    photos: int
    people: tuple[DuePerson, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is due."""
        return not (self.count or self.id_numbers or self.photos)
