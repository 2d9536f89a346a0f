"""What is kept about people, and what of it is due to go."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from jib_desk.rules.words import VisitorCategory, Word


@dataclass(frozen=True, slots=True)
class Noted:
    """What a record said at one time: columns with their values."""

    said: tuple[tuple[Word, str], ...] = ()


KeptValue: TypeAlias = "str | int | date | datetime | bool | Word | Noted | None"


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
class KeptMention:
    """A record that names an erased person still: its table, by what it is known (its uid, else its key), and why.

    `why`: watched (a watch list entry in force), out (something of the register that is not over), namesake (somebody
    else of this name or phone may be meant), called_so (the record's own name), sealed (a
    part of the journal that cannot be taken out; the record is the entry's number).
    """

    kind: str
    ref: str
    why: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where a person is named besides his own records: in how many texts by table, and which records keep the name."""

    texts: tuple[tuple[str, int], ...]
    kept: tuple[KeptMention, ...]


@dataclass(frozen=True, slots=True)
class ErasedRow:
    """What an erasure or a purge took: people made anonymous, their visits (which stay, without names), files.

    `is_clean` is False when the file could not be written anew, since another process or a full disk was in the way.
    `texts` of other records say a mark instead of the name; `kept` name the person still. A purge that was stopped
    left `left` people who are due; what it took before stays taken. `register` are things of the desk's register
    that name nobody any more because their time is over.
    """

    people: int
    visits: int
    files: int
    is_clean: bool = True
    texts: int = 0
    kept: tuple[KeptMention, ...] = ()
    left: int = 0
    register: int = 0


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
    settings no longer allow them. `register` are parcels, loans, things found, cars and keys that have been over for
    long enough: who had to do with them is not known any more.
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
    register: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is due."""
        return not (self.count or self.id_numbers or self.photos or self.register)


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """Two times of the journal, one after the other, that a clock which is right would hardly have noted.

    `after` is that of the clock where no entry followed; it lies before `before` where the clock was set back.
    """

    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the centre forgets by itself: `is_daily` None while nobody has decided whether it does.

    `due` people and `things` of the register are due today and were left: none, unless there is a `doubt`
    about the clock. `coming` more people will be due by `next_on`, the next opening.
    """

    is_daily: bool | None
    due: int
    things: int
    next_on: date
    coming: int
    doubt: ClockDoubt | None = None
