"""Who else is named in what is kept about one person: a copy that is handed over says a mark in their place.

A note of a visit may say who came along, a purpose whom it was for: that is kept about the other one, too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.identity import normal_phone
from jib_desk.rules.kept_words import COLUMNS
from jib_desk.rules.mentions import Mention, mention
from jib_desk.rules.names import has_han
from jib_desk.services.rows.privacy import KeptPart, KeptValue, Noted
from jib_desk.services.staff import COMMAND_LINE, FRONT_DESK, SYSTEM
from jib_desk.services.visit.privacy_rows import Person

# In these anybody may have written anything; the others hold what is the person's own.
_FREE = frozenset(COLUMNS[name] for name in ("purpose", "note", "refused_reason", "what", "before", "after"))
_OTHERS = """SELECT name_zh, name_latin, phone FROM visitor WHERE anonymised_at IS NULL AND id <> ?1
  UNION ALL SELECT name_zh, name_en, phone FROM contact
  UNION ALL SELECT name_zh, name_latin, '' FROM party_member
  UNION ALL SELECT name, '', '' FROM staff WHERE code NOT IN (?2, ?3, ?4)"""
_TAIL = 7  # digits by which a phone is met in a text, whatever stands before them


def without_others(source: Source, person: Person, parts: Sequence[KeptPart]) -> tuple[KeptPart, ...]:
    """The same parts, in whose free texts nobody else is named who is known here. Reads everybody's names."""
    written = [value for part in parts for row in part.rows for value in _free(part, row)]
    wanted = _wanted(source, person, "\n".join(written)) if written else None
    return tuple(parts) if wanted is None else tuple(_part(part, wanted) for part in parts)


def _wanted(source: Source, person: Person, text: str) -> Mention | None:
    """The others who may be named in a text. A namesake is not told from the person, whose name stays."""
    plain, digits, own = _plain(text), re.sub(r"\D", "", text), {_plain(name) for name in person.names}
    names: list[str] = []
    phones: list[str] = []
    for name_zh, name_latin, phone in direct.fetch(source, _OTHERS, (person.id, SYSTEM, COMMAND_LINE, FRONT_DESK)):
        names += (name for name in (name_zh, name_latin) if name and _plain(name) not in own and _may_be(name, plain))
        if phone and (number := normal_phone(phone)).lstrip("+")[-_TAIL:] in digits:
            phones.append(number)
    known = {normal_phone(phone) for phone in person.phones}
    return mention(names, (phone for phone in phones if phone not in known), person.names)


def _may_be(name: str, plain: str) -> bool:
    return _plain(name) in plain if has_han(name) else all(word in plain for word in name.casefold().split())


def _plain(text: str) -> str:
    return re.sub(r"[\s·]", "", text).casefold()


def _free(part: KeptPart, row: Sequence[KeptValue]) -> Iterator[str]:
    for column, value in zip(part.columns, row, strict=False):  # one person's own facts have no columns
        if column in _FREE and isinstance(value, Noted):
            yield from (said for _name, said in value.said)
        elif column in _FREE and isinstance(value, str):
            yield value


def _part(part: KeptPart, wanted: Mention) -> KeptPart:
    if not _FREE.intersection(part.columns):
        return part
    return replace(part, rows=tuple(tuple(_cells(part, row, wanted)) for row in part.rows))


def _cells(part: KeptPart, row: Iterable[KeptValue], wanted: Mention) -> Iterator[KeptValue]:
    for column, value in zip(part.columns, row, strict=True):
        if column in _FREE and isinstance(value, Noted):
            yield Noted(tuple((name, wanted.without(said)) for name, said in value.said))
        else:
            yield wanted.without(value) if column in _FREE and isinstance(value, str) else value
